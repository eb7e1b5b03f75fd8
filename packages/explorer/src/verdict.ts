/**
 * What a question about the future is answered with: a verdict, its scope, and the run or the strategy that proves it.
 * Everything here is plain, JSON-serialisable data (days are integers, see base). Read next: `context.ts`, `ask.ts`.
 */
import type { Day, StopReason } from '@servanda/base';
import type { Answer } from '@servanda/model';
import type { Effect, Ground, ObligationStatus, PriorityRule } from '@servanda/semantics';

/** `holds` and `fails` are answers to the question as asked (yes and no); `unknown` says what stood in the way. */
export type Verdict =
  | { readonly kind: 'holds'; readonly scope: Scope; readonly strategy?: Strategy; readonly run?: Witness }
  /** Of a conflict denied: why there is none, and how a party that bears both keeps them. */
  | { readonly kind: 'fails'; readonly scope: Scope; readonly witness?: Witness; readonly note?: string; readonly strategy?: Strategy }
  | { readonly kind: 'unknown'; readonly scope: Scope; readonly reason: UnknownReason };

/** What stood in the way of an answer. */
export type UnknownReason =
  /** The budget ran out, or the question was called off. `soFar`: what had been established by then, as sentences. */
  | { readonly kind: 'stopped'; readonly by: StopReason; readonly soFar: readonly string[] }
  /** Two assumptions cannot hold together (or one cannot hold at all: then `assumptions` names it alone). */
  | { readonly kind: 'contradictory-assumptions'; readonly assumptions: readonly string[] }
  /** The readings asked for exclude each other. */
  | { readonly kind: 'excluded-readings'; readonly readings: readonly string[] }
  /** The question is about something that the dossier does not have, or is of a sort that another layer answers. */
  | { readonly kind: 'not-askable'; readonly why: string };

/** Under what a verdict holds. Printed with every verdict. */
export interface Scope {
  readonly from: Day;
  /** `closed`: every reachable situation was looked at, so the verdict has no horizon. */
  readonly time: { readonly kind: 'closed' } | { readonly kind: 'horizon'; readonly through: Day };
  readonly readings: readonly string[];
  readonly assumptions: readonly string[];
  /** Instruments, provisions and things that the question can turn on; all others were shown not to bear on it. */
  readonly instruments: readonly string[];
  readonly provisions: readonly string[];
  /** Provisions of the parties asked about that they keep by performing on the day whatever these require: not looked at further. */
  readonly keptAtOnce: readonly string[];
  readonly things: readonly string[];
  /** Each thing stands for those that the question cannot tell from it. */
  readonly standFor: Readonly<Record<string, readonly string[]>>;
  /** Who chooses which acts: parties asked about, everyone else, and both together for what needs both. */
  readonly control: Control;
  /** Situations looked at and steps of the engine taken. */
  readonly positions: number;
  readonly steps: number;
}

/** Who chooses which acts, as patterns in words. */
export interface Control {
  readonly own: readonly string[];
  readonly others: readonly string[];
  /** Act patterns that need both sides and so cannot be forced by either. */
  readonly joint: readonly string[];
}

/** A move: one act, or time passing to the start of a day. */
export type Move = { readonly kind: 'act'; readonly act: Ground } | { readonly kind: 'time'; readonly to: Day };

/** What a party answers for: a breach, and toward whom. */
export interface Cost {
  readonly party: string;
  readonly norm: string;
  readonly provision: string;
  readonly toward: readonly string[];
  readonly on: Day;
  readonly act?: Ground;
}

/** A duty that a step changed. */
export interface DutyChange {
  readonly norm: string;
  readonly provision: string;
  readonly bearer: string;
  readonly toward: readonly string[];
  readonly act: Ground;
  readonly to: ObligationStatus;
  readonly lastDay?: Day;
}

/** Something the party asked about could do at its turn, and where the others' best play leads from there. */
export interface Option {
  /** Acts in order; empty: do nothing more today. */
  readonly acts: readonly Ground[];
  /** `at-once`: the acts themselves are the breach; `later`: the others can force it; `open-duty`: a duty that is never discharged. */
  readonly outcome: 'at-once' | 'later' | 'open-duty';
  readonly costs: readonly Cost[];
}

/** One step of a run. `by` is absent for the calendar. */
export interface WitnessStep {
  readonly day: Day;
  readonly by?: string;
  readonly side: 'own' | 'others' | 'time';
  readonly move: Move;
  /** What it brought about, by replay through `step` on the whole dossier. */
  readonly effects: readonly Effect[];
  /** Of these effects, the changes of duties and the breaches, spelled out. */
  readonly duties: readonly DutyChange[];
  readonly breaches: readonly Cost[];
  /** At a turn of the party asked about: everything it could do, and what each would cost. The step's own move is one of them. */
  readonly options?: readonly Option[];
}

/** A run with real dates that replays through `step` to what it is said to show. */
export interface Witness {
  readonly start: Day;
  readonly steps: readonly WitnessStep[];
  /** Acts of anyone: the length by which runs are compared. */
  readonly events: number;
  readonly shows: Shown;
  /** In a game: what the others do in every position that the party can reach against them. */
  readonly refutation?: Strategy;
}

/** What a run shows at its end. */
export type Shown =
  | { readonly kind: 'breach'; readonly costs: readonly Cost[] }
  /** From step `loopFrom` on the run can be repeated for ever with the duty still open. */
  | { readonly kind: 'never-discharged'; readonly norm: string; readonly provision: string; readonly party: string; readonly toward: readonly string[]; readonly act: Ground; readonly loopFrom: number }
  /** What was asked for has come about. */
  | { readonly kind: 'goal' }
  /** What was to be ensured has not, and from step `loopFrom` on the run can be repeated for ever. */
  | { readonly kind: 'goal-missed'; readonly loopFrom: number };

/**
 * A finite table from positions to moves. A position is a state up to a shift of the calendar (`canonical-key.ts`) and whose
 * turn it is; checking it is `check-strategy.ts`.
 */
export interface Strategy {
  readonly for: 'own' | 'others';
  /** Duties without a deadline that the table pursues in turn; an entry's `pursuing` says which one is next. */
  readonly pursues: readonly string[];
  /** Of the others: the most acts that they do in any play; positions then end in `#` and the number of acts left. */
  readonly mostActs?: number;
  readonly entries: readonly StrategyEntry[];
}

/** What to do in one position. */
export interface StrategyEntry {
  /** Key of the position, as `canonical-key.ts` makes it. */
  readonly position: string;
  readonly pursuing?: number;
  /** A day on which the position is met when the strategy is played, for readers. */
  readonly day: Day;
  /** In words for readers: what is due, under notice or suspended in this position. */
  readonly situation: readonly string[];
  /** Acts to do in order at this turn; empty: wait. */
  readonly acts: readonly Ground[];
}

/** All the minimal runs to a goal, up to a number of acts. */
export interface Paths {
  readonly scope: Scope;
  /** Shortest first; none of them does all the acts of another. */
  readonly runs: readonly Witness[];
  /** Acts that every one of them has, and who does them. */
  readonly needed: readonly Ground[];
  readonly actors: readonly string[];
  /** Runs with up to this many acts were looked at. */
  readonly bound: number;
  readonly isAlreadySo: boolean;
  readonly stopped?: StopReason;
  readonly contradiction?: readonly string[];
}

/** A minimal set of provisions that cause a failing verdict: without any one of them it holds. */
export interface Core {
  readonly provisions: readonly string[];
  readonly norms: readonly string[];
  /** Pairs of the core's provisions for which no rule, or which rule, says who prevails. */
  readonly priorities: readonly PriorityNote[];
}

/** Which of two provisions prevails for a party, or why neither does. */
export interface PriorityNote {
  readonly a: string;
  readonly b: string;
  readonly party: string;
  readonly towardA: readonly string[];
  readonly towardB: readonly string[];
  readonly rule?: PriorityRule;
  /** `different-parties`: VCLT 30(4)(b); `same-instrument`, `same-day`, `not-between`: what else stands in the way of a rule. */
  readonly none?: 'different-parties' | 'same-instrument' | 'same-date' | 'no-instrument' | 'prevails-but-still-owed';
  readonly text: string;
}

/** An edit after which the question holds, checked by the solver before it is offered; smallest first. */
export interface Repair {
  readonly kind: 'exception' | 'priority' | 'shorter-notice' | 'longer-deadline' | 'drop';
  readonly provision: string;
  readonly text: string;
  /** How much it changes: 1 carve-out, 2 rank, 3 a period, 4 a provision lost. */
  readonly size: number;
}

/** The verdict under one set of readings. */
export interface ReadingVerdict {
  readonly readings: readonly string[];
  readonly verdict: Verdict;
}

/** The verdict under each set of readings, and which of them decide. */
export interface ReadingTable {
  readonly rows: readonly ReadingVerdict[];
  /** Minimal sets of readings under which the verdict is another than under none. */
  readonly deciding: readonly (readonly string[])[];
  /** For a deciding set, minimal further readings that bring the first verdict back. */
  readonly reversing: readonly { readonly given: readonly string[]; readonly add: readonly string[] }[];
  /** Sets left out because their readings exclude each other, and readings left out because there were too many. */
  readonly excluded: number;
  readonly notConsidered: readonly string[];
}

/** The verdict as the answer that an `expect` states. */
export function answerOf(verdict: Verdict): Extract<Answer, { kind: 'yes' | 'no' | 'unknown' }> {
  switch (verdict.kind) {
    case 'holds': return { kind: 'yes' };
    case 'fails': return { kind: 'no' };
    case 'unknown': return { kind: 'unknown' };
    default: return verdict;
  }
}
