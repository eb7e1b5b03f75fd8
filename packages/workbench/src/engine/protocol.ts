/** What the page and the engine's worker say to each other: plain data both ways. Next: engine-worker.ts, engine-client.ts. */
import type { Span } from '@servanda/base';
import type { AnswerReport, CheckReport, ClaimRow, SurveyReport, WhyReport } from '@servanda/dossier';
import type { Completion, Hover } from '@servanda/ide';
import type { Chronicle, Difference, PlayReport, TriedRepair, WrittenAct } from './chronicle.ts';
import type { Renamable, renamed } from './ide-answers.ts';

/** From where the dossier is looked at. */
export interface EngineView {
  readonly readings: readonly string[];
  readonly knownOn?: string;
}

/** Everything the page may ask, by name: what goes in and what comes out. */
export interface Requests {
  /** Opens a dossier anew, or replaces its files; reuses what did not change. */
  open: { readonly input: { readonly files: Readonly<Record<string, string>>; readonly view: EngineView }; readonly output: Chronicle };
  chronicle: { readonly input: { readonly view: EngineView }; readonly output: Chronicle };
  why: { readonly input: { readonly statement: string; readonly on: string; readonly view: EngineView }; readonly output: WhyReport };
  ask: { readonly input: { readonly question: string; readonly on?: string; readonly view: EngineView }; readonly output: AnswerReport };
  check: { readonly input: Record<string, never>; readonly output: CheckReport };
  claims: { readonly input: { readonly view: EngineView }; readonly output: readonly ClaimRow[] };
  /** What happens when further sentences stand in the log. */
  play: { readonly input: { readonly moves: readonly Move[]; readonly on: string; readonly view: EngineView }; readonly output: PlayReport };
  /** The author's acts and the treaty acts, with what may fill their places. */
  acts: { readonly input: Record<string, never>; readonly output: readonly WrittenAct[] };
  /** The effect of another version of the text, beside the one that is open. */
  compare: { readonly input: { readonly files: Readonly<Record<string, string>>; readonly on: string; readonly view: EngineView }; readonly output: Difference };
  /** A repair that an answer offers, written into the text and the dossier asked again; nothing where no sentence makes it. */
  repair: { readonly input: { readonly line: string; readonly view: EngineView }; readonly output: TriedRepair | undefined };
  /** Trouble that nobody asked about. */
  survey: { readonly input: { readonly view: EngineView }; readonly output: SurveyReport };
  /** What fits at an offset of a file's text as it is in the editor. */
  complete: { readonly input: Spot; readonly output: readonly Completion[] };
  hover: { readonly input: Spot; readonly output: Hover | undefined };
  declaration: { readonly input: Spot; readonly output: readonly Span[] };
  /** Where the name at an offset is used. */
  references: { readonly input: Spot; readonly output: readonly Span[] };
  /** The dates that a file's clauses of entry into force lead to, each behind its clause. */
  dates: { readonly input: { readonly path: string }; readonly output: readonly { readonly at: number; readonly text: string }[] };
  renamable: { readonly input: Spot; readonly output: Renamable };
  rename: { readonly input: Spot & { readonly to: string }; readonly output: ReturnType<typeof renamed> };
  /** A file to hand on. `stamp`: the instant it is made, ISO 8601. */
  share: { readonly input: { readonly kind: 'html' | 'ics'; readonly view: EngineView; readonly on: string; readonly stamp: string }; readonly output: string };
}

/** A place in a file's text. The text comes along: the editor is ahead of the engine by what was typed last. */
export interface Spot {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
}

/** One thing that a player lets happen. */
export interface Move {
  readonly on: string;
  /** `Russia transfers Shikotan to Japan`, without a full stop. */
  readonly sentence: string;
}

export type RequestName = keyof Requests;

export interface Envelope {
  readonly id: number;
  readonly name: RequestName;
  readonly input: unknown;
}

export type Reply =
  | { readonly id: number; readonly kind: 'answer'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'failure'; readonly message: string };
