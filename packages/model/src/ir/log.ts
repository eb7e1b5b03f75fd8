/** What happened, who says so, and when it became known. Read next: `question.ts`. */
import type { PartialDate, Period, Span } from '@servanda/base';
import type { Formula } from './formula.ts';
import type { Application, Term } from './application.ts';

/** One entry of the log: a sentence `On D …`, `Initially …`, or a row of a table. */
export interface LogEntry {
  /** `log#12`, or `log@file.csv:7` for a table's row. */
  readonly id: string;
  /** Absent for `Initially`. Entries of one day keep their order in the dossier. */
  readonly date?: PartialDate;
  readonly content: LogContent;
  readonly according: readonly string[];
  /** Where it happened, as the sentence says it; a note. */
  readonly at?: string;
  /** Whose day of publication is when this became known; absent: known on its own day. */
  readonly knownFrom?: PartialDate;
  /** Set when the entry only happens under this reading or `believe`. */
  readonly reading?: string;
  readonly origin: Span;
}

/** What an entry says happened or was so. */
export type LogContent =
  /** Ground arguments only. `consentVia` etc. are told by the pattern's `treatyAct`. */
  | { readonly kind: 'act'; readonly act: Application; readonly effectiveOn?: PartialDate }
  | { readonly kind: 'fact'; readonly fact: Application; readonly value: boolean }
  /** The depositary's or parties' official date: compared with the computed one, never obeyed silently. `binding` when the log says `by notification of the depositary`. */
  | { readonly kind: 'official'; readonly status: 'enters-into-force' | 'ceases'; readonly instrument: string; readonly party?: string; readonly isBinding?: boolean }
  /** The parties extend its term: through a day, by a period from its expiry, or, with neither, without limit of time. */
  | { readonly kind: 'extended'; readonly instrument: string; readonly through?: PartialDate; readonly by?: Period };

/** A publication: `report` (press and the like) or `notice` (official). Reprints name the report they repeat. */
export interface Report {
  readonly id: string;
  readonly kind: 'report' | 'notice';
  readonly by: string;
  readonly on?: PartialDate;
  readonly title?: string;
  readonly at?: string;
  /** `reprints tass1`: not a source of its own. */
  readonly reprints?: string;
  /** `corrects tass1`, `replaces tass1`: the earlier one is kept, superseded from this one's day. */
  readonly corrects?: string;
  readonly origin: Span;
}

/** How a speaker stands to what is said. */
export const MODALITIES = ['states', 'says', 'reports', 'suggests', 'confirms', 'denies', 'declines-to-comment'] as const;
/** One of `MODALITIES`. */
export type Modality = (typeof MODALITIES)[number];

/** One link: who says it and how. The first link is the outermost speaker. */
export interface ClaimLink {
  readonly who: string;
  readonly modality: Modality;
  /** Unnamed or named persons the speaker relies on: `citing "diplomatic sources"`. */
  readonly citing: readonly string[];
  /** `reportedly`, `possibly`, `according to unconfirmed reports`. */
  readonly hedge?: string;
}

/** A statement with its chain of speakers. Never in the log by itself. */
export interface Claim {
  readonly id: string;
  readonly report?: string;
  readonly chain: readonly ClaimLink[];
  readonly content: ClaimContent;
  readonly isNegated: boolean;
  readonly on?: PartialDate;
  readonly origin: Span;
}

/** What is claimed. */
export type ClaimContent =
  | { readonly kind: 'statement'; readonly statement: Formula; readonly on?: PartialDate }
  | { readonly kind: 'event'; readonly content: LogContent; readonly on?: PartialDate }
  | { readonly kind: 'proposed'; readonly provision: string }
  /** `P is ready to A if C`, `P promises to A if C`, `P demands that …`: an attitude, not a fact. `isPromise`: the condition is met by promise, not performance. */
  | { readonly kind: 'attitude'; readonly party: Term; readonly attitude: 'ready' | 'demands' | 'refuses' | 'promises' | 'expects';
      readonly act: Application; readonly condition?: AttitudeCondition }
  | { readonly kind: 'text'; readonly text: string };

/** `if X does A` waits for the act; `on the promise that X does A` only for the promise of it. */
export interface AttitudeCondition {
  readonly acts: readonly Application[];
  readonly formula?: Formula;
  readonly isPromise: boolean;
}

/** `believe Kyodo.` / `disbelieve claim decl.`: a source name, report, claim or provision id. */
export interface Belief {
  readonly ref: string;
  readonly isBelieved: boolean;
  readonly reading?: string;
  readonly origin: Span;
}

/** `accept finding …, because "…"`: an acknowledged finding, stays accepted until the clauses it rests on change. */
export interface AcceptedFinding {
  readonly finding: string;
  readonly because: string;
  /** Hash of the text of the sentences it rested on when accepted. */
  readonly fingerprint?: string;
  readonly origin: Span;
}
