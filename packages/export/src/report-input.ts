/**
 * Everything a report says, resolved to names, words, days and places in the text: one snapshot of a dossier on a day, from
 * which all formats are written. Plain data, so that it can also be made by hand or sent to a worker.
 * Made from worlds by `from-worlds.ts`; read next: `to-html.ts`, `to-json.ts`.
 */
import type { Day, Truth } from '@servanda/base';
import type { PartyStatus } from '@servanda/model';
import type { ObligationStatus } from '@servanda/semantics';
import type { Play, StrategyRow } from './play.ts';

/** A dossier on a day. */
export interface ReportInput {
  readonly title: string;
  /** The day the report speaks of. */
  readonly on: Day;
  /** Only what was known by this day counts; absent: all of the log. */
  readonly knownOn?: Day;
  /** False when the doubtful dates allowed too many histories to try them all. */
  readonly isExhaustive: boolean;
  /** `22 January 2019` or `2019-01-22` in text for people; what a machine reads is always ISO. */
  readonly dates: 'long' | 'iso';
  readonly readings: readonly ReadingRow[];
  /** Sources that count besides those the dossier itself believes. */
  readonly believed: readonly string[];
  readonly parties: readonly PartyRow[];
  readonly instruments: readonly InstrumentRow[];
  /** Open duties first, by bearer; then those that are over. */
  readonly duties: readonly DutyRow[];
  /** Norms other than open duties that bind somebody on the day. */
  readonly rules: readonly RuleRow[];
  readonly breaches: readonly BreachRow[];
  readonly facts: readonly FactRow[];
  readonly forecast: readonly ForecastRow[];
  readonly lanes: readonly Lane[];
  readonly log: readonly LogRow[];
  readonly findings: readonly FindingRow[];
  readonly questions: readonly QuestionRow[];
  readonly sources: readonly SourceRow[];
  readonly text: readonly TextFile[];
}

/** A reading that the dossier offers, and whether this report takes it. */
export interface ReadingRow {
  readonly id: string;
  readonly title?: string;
  readonly isTaken: boolean;
}

/** A State or organisation that has to do with an instrument of the dossier. */
export interface PartyRow {
  readonly id: string;
  readonly title?: string;
}

/** Where a sentence of law, an entry or a claim stands. */
export interface Place {
  /** `article 9 of the Joint Declaration of 19 October 1956`, `entry of 12 December 1956`. */
  readonly label: string;
  /** Names the piece of `ReportInput.text` that holds it. */
  readonly anchor?: string;
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Its words. */
  readonly quote?: string;
}

/** One step of an explanation: what holds, the sentences it rests on, and what those follow from. */
export interface WhyNode {
  readonly text: string;
  readonly day?: Day;
  readonly places: readonly Place[];
  readonly children: readonly WhyNode[];
}

/** An instrument with the standing of each party. */
export interface InstrumentRow {
  readonly id: string;
  readonly title?: string;
  readonly kind: 'instrument' | 'draft';
  /** Title, parties and date of conclusion in a line. */
  readonly line: string;
  readonly depositary?: string;
  readonly sources: readonly string[];
  /** Each final clause as a sentence. */
  readonly finalClauses: readonly string[];
  readonly isInForce: Truth;
  readonly since?: Day;
  /** The end that is already decided. */
  readonly until?: Day;
  readonly standings: readonly StandingRow[];
  readonly why: readonly WhyNode[];
  readonly place?: Place;
}

/** A party's standing toward an instrument on the day. */
export interface StandingRow {
  readonly party: string;
  readonly status: PartyStatus | 'unknown';
  /** What it may be, where the dates of the log leave it open. */
  readonly possible: readonly PartyStatus[];
  readonly since?: Day;
  readonly isProvisional: Truth;
  /** Bound not to defeat object and purpose before entry into force (VCLT 18). */
  readonly hasInterimDuty: Truth;
  readonly entersOn?: Day;
  readonly leavesOn?: Day;
  readonly words: string;
  readonly why: readonly WhyNode[];
}

/** A duty of one bearer in one case. */
export interface DutyRow {
  /** Norm, bearer and act, and a number where the same duty arose more than once: the same in every report of a dossier. */
  readonly id: string;
  readonly bearer: string;
  /** Empty: owed to all other parties. */
  readonly toward: readonly string[];
  /** `transfer Shikotan to Japan` */
  readonly act: string;
  /** `Russia shall transfer Shikotan to Japan`, with state and last day. */
  readonly words: string;
  readonly status: ObligationStatus | 'unknown';
  readonly possible: readonly ObligationStatus[];
  readonly isOpen: boolean;
  readonly since?: Day;
  /** The last day on which performance is in time. */
  readonly lastDay?: Day;
  /** What a pending duty waits for. */
  readonly waiting?: string;
  readonly norm: string;
  readonly instrument?: string;
  readonly place: Place;
  readonly segments: readonly Segment<ObligationStatus>[];
  readonly why: readonly WhyNode[];
}

/** A norm that applies on the day to those named. */
export interface RuleRow {
  readonly norm: string;
  /** `obligation`: one that arises anew when something happens. */
  readonly kind: 'obligation' | 'prohibition' | 'permission' | 'power';
  readonly words: string;
  readonly instrument?: string;
  /** Those bound, with the norm said of each; empty where it applies to everyone. */
  readonly bearers: readonly { readonly party: string; readonly words: string }[];
  readonly place: Place;
}

/** A breach dated on or before the day. */
export interface BreachRow {
  readonly by: string;
  readonly toward: readonly string[];
  readonly on: Day;
  readonly words: string;
  /** False when only some placements of the doubtful dates lead to it. */
  readonly isSure: boolean;
  readonly place: Place;
  readonly why: readonly WhyNode[];
}

/** A fact that is true, or may be, on the day. */
export interface FactRow {
  readonly words: string;
  readonly truth: Truth;
  readonly since?: Day;
}

/** What an instrument not in force still needs. */
export interface ForecastRow {
  readonly instrument: string;
  readonly status: 'ended' | 'scheduled' | 'waiting' | 'in-force';
  readonly on?: Day;
  readonly lacking: string;
  readonly candidates: readonly string[];
  readonly place?: Place;
}

/** A stretch of time in which a status holds. `to` is the first day on which it no longer does; absent: no end is known. */
export interface Segment<S extends string = string> {
  readonly from: Day;
  readonly to?: Day;
  readonly status: S | 'unknown';
  readonly possible: readonly S[];
}

/** One row of the timeline: an instrument as such (no `party`), or a party's standing toward it. */
export interface Lane {
  readonly instrument: string;
  readonly party?: string;
  readonly segments: readonly Segment<LaneStatus>[];
}

/** What a lane shows. `in-force` is said of an instrument as such. */
export type LaneStatus = PartyStatus | 'provisional' | 'in-force' | 'not-in-force';

/** An entry of the log. */
export interface LogRow {
  readonly id: string;
  /** Absent for what holds initially. */
  readonly first?: Day;
  /** Later than `first` where the date is partial. */
  readonly last?: Day;
  /** The date as the log has it: `1945-09`. */
  readonly date: string;
  readonly words: string;
  readonly according: readonly string[];
  /** False when nobody who says so is believed, or it was not known yet. */
  readonly isCounted: boolean;
  readonly instruments: readonly string[];
  readonly place: Place;
}

/** Something in the log, the clauses or the claims that a reader must know. */
export interface FindingRow {
  readonly code: string;
  readonly words: string;
  readonly day?: Day;
  readonly severity: 'error' | 'warning' | 'note';
  readonly places: readonly Place[];
  /** The reason for which the dossier accepts it. */
  readonly acceptedBecause?: string;
}

/** A question with its answer under each set of readings. */
export interface QuestionRow {
  readonly id: string;
  readonly title?: string;
  /** The question in words. */
  readonly asks?: string;
  readonly assumptions: readonly string[];
  readonly rows: readonly AnswerRow[];
  readonly place?: Place;
}

/** The answer under one set of readings (none: as the text stands). */
export interface AnswerRow {
  readonly readings: readonly string[];
  /** `after Russia transfers Shikotan to Japan` */
  readonly after?: string;
  readonly expected?: string;
  readonly got: string;
  /** Absent when nothing was expected. */
  readonly pass?: boolean;
  /** Horizon, bounds and assumptions under which the verdict holds. */
  readonly scope?: string;
  /** Sentences, in order. */
  readonly explanation: readonly string[];
  readonly why?: readonly WhyNode[];
  /** A witness or a line of a strategy, as turns. */
  readonly play?: Play;
  /** What to do in each situation, where the answer is a strategy. */
  readonly strategy?: readonly StrategyRow[];
  /** The smallest set of provisions that causes the verdict. */
  readonly core?: readonly Place[];
  /** Which of them prevails, by which rule; or why no rule says so. */
  readonly priorities?: readonly string[];
  /** Which readings decide the answer. */
  readonly deciding?: readonly string[];
  readonly repairs?: readonly string[];
}

/** A report or notice, with what is claimed in it. Claims of no report stand under a source without `id`. */
export interface SourceRow {
  readonly id?: string;
  readonly kind: 'report' | 'notice' | 'none';
  readonly line: string;
  readonly on?: string;
  readonly at?: string;
  readonly reprints?: string;
  readonly corrects?: string;
  readonly claims: readonly ClaimRow[];
  readonly place?: Place;
}

/** A claim with the chain by which it came. */
export interface ClaimRow {
  readonly id: string;
  readonly chain: readonly ChainLink[];
  readonly content: string;
  readonly isNegated: boolean;
  readonly on?: string;
  readonly place: Place;
}

/** One who says it, the first the outermost. */
export interface ChainLink {
  readonly who: string;
  readonly says: string;
  readonly citing: readonly string[];
  readonly hedge?: string;
}

/** A file of the dossier in pieces; joined, they are its text. */
export interface TextFile {
  readonly file: string;
  readonly pieces: readonly TextPiece[];
  /** Set instead of pieces where the text is not shown, with the reason. */
  readonly leftOut?: string;
}

/** A stretch of text. What has an anchor can be linked to; a piece without text marks a point. */
export interface TextPiece {
  readonly text: string;
  readonly anchor?: string;
  readonly isHeading?: boolean;
}
