/**
 * What a dossier answers, as plain data that survives JSON: dates are ISO texts, places carry file, line and the words of
 * the source. Every sentence is ready to be shown; every fact it rests on stands beside it. Read next: dossier.ts.
 */
import type { Diagnostic, Span, Truth } from '@servanda/base';
import type { Verdict } from '@servanda/explorer';
import type { PartyStatus } from '@servanda/model';
import type { ObligationStatus } from '@servanda/semantics';

/** `2019-01-22`; in answers about partial dates also `2018-11` and `1956`. */
export type IsoDate = string;

/** A place in the dossier: an article, a clause, an entry of the log, a claim. */
export interface Place {
  /** How a memo cites it: `JointDeclaration article 9`, `log entry of 1956-12-12`. */
  readonly label: string;
  /** Absent for rules of the kernel (`VCLT 55`), which stand in no file. */
  readonly span?: Span;
  /** From 1; absent with `span`. */
  readonly line?: number;
  readonly column?: number;
  /** The sentence as the author wrote it, on one line. */
  readonly text?: string;
}

/** One step of an explanation, with what it rests on, and the steps below it. */
export interface Because {
  readonly text: string;
  readonly on?: IsoDate;
  readonly places: readonly Place[];
  readonly because: readonly Because[];
}

/** Something in the query that names nothing: `for: 'Frace'`. The answer beside it is then empty. */
export interface QueryProblem {
  readonly kind: 'party' | 'instrument' | 'reading' | 'source' | 'date' | 'statement' | 'question' | 'code';
  readonly given: string;
  /** Lower case, names in backticks, with the nearest name where there is one. */
  readonly message: string;
  readonly nearest?: string;
  /** What exactly is wrong with a statement or question, placed in its own text (file `question`). */
  readonly diagnostics?: readonly Diagnostic[];
}

/** From where a dossier is looked at. */
export interface Viewpoint {
  /** Readings in force; each must be one of the dossier's. */
  readonly readings: readonly string[];
  /** Sources that count as fact besides those the dossier believes; `*` for all. */
  readonly believe: readonly string[];
  /** Only what was known by the end of this day. */
  readonly knownOn?: IsoDate;
}

/** The head of every answer about a day. */
export interface Report extends Viewpoint {
  readonly problems: readonly QueryProblem[];
}

/** One party's standing toward one instrument. */
export interface PartyRow {
  readonly party: string;
  readonly title?: string;
  readonly status: PartyStatus | 'unknown';
  /** What it may be, when the dates of the log leave it open. */
  readonly possible: readonly PartyStatus[];
  readonly since?: IsoDate;
  readonly isProvisional: Truth;
  /** Signed or consented, not yet in force: not to defeat its object and purpose (VCLT 18). */
  readonly hasInterimDuty: Truth;
  readonly entersOn?: IsoDate;
  readonly leavesOn?: IsoDate;
  readonly sentence: string;
}

/** An instrument on a day, with where its parties stand. */
export interface InstrumentRow {
  readonly instrument: string;
  readonly kind: 'instrument' | 'draft' | 'custom';
  readonly title?: string;
  readonly isInForce: Truth;
  /** In force, or not any more, since. */
  readonly since?: IsoDate;
  /** The end already decided. */
  readonly until?: IsoDate;
  readonly sentence: string;
  readonly parties: readonly PartyRow[];
  /** How many parties have each status. */
  readonly counts: Readonly<Partial<Record<PartyStatus | 'unknown', number>>>;
  /** Asked toward a party: in force between the two. */
  readonly isBetween?: Truth;
  readonly place?: Place;
}

/** One obligation of one bearer. */
export interface DutyRow {
  /** Stable while the dossier's text is: norm, act and number. */
  readonly id: string;
  readonly norm: string;
  readonly provision: string;
  readonly instrument?: string;
  readonly bearer: string;
  /** Empty: every other party. */
  readonly toward: readonly string[];
  readonly status: ObligationStatus | 'unknown';
  readonly possible: readonly ObligationStatus[];
  readonly since?: IsoDate;
  readonly lastDay?: IsoDate;
  /** `Russia shall transfer Shikotan to Japan`. */
  readonly sentence: string;
  /** What a pending duty waits for. */
  readonly waitsFor?: string;
  /** The act that performs it: `Russia transfers Shikotan to Japan`. */
  readonly performance: string;
  readonly place?: Place;
}

/** A breach on record. */
export interface BreachRow {
  readonly provision: string;
  readonly by: string;
  readonly toward: readonly string[];
  readonly on: IsoDate;
  /** False when it depends on dates that are only partly known. */
  readonly isSure: boolean;
  readonly sentence: string;
  readonly place?: Place;
}

/** A fact that is true on the day, or may be. */
export interface FactRow {
  readonly sentence: string;
  readonly truth: Truth;
  readonly since?: IsoDate;
}

/** Who stands where on a day. */
export interface StatusReport extends Report {
  readonly on: IsoDate;
  readonly for?: string;
  readonly toward?: string;
  readonly instruments: readonly InstrumentRow[];
  readonly duties: readonly DutyRow[];
  readonly breaches: readonly BreachRow[];
  readonly facts: readonly FactRow[];
}

/** The obligations that exist on a day. */
export interface DutiesReport extends Report {
  readonly on: IsoDate;
  readonly duties: readonly DutyRow[];
}

/** Why a statement is so, is not so, or is not known. */
export interface WhyReport extends Report {
  readonly on: IsoDate;
  /** The statement as it was understood, in words. */
  readonly statement: string;
  readonly truth: Truth;
  /** The answer as a sentence. */
  readonly sentence: string;
  readonly because: readonly Because[];
}

/** A duty with a last day ahead. */
export interface DueRow extends DutyRow {
  readonly lastDay: IsoDate;
  /** From the day asked about to the last day. */
  readonly daysLeft: number;
}

/** Last days ahead, and what is owed without one. */
export interface DueReport extends Report {
  readonly on: IsoDate;
  readonly before?: IsoDate;
  /** With a last day, earliest first. */
  readonly due: readonly DueRow[];
  /** Active without a last day: to be performed in the end. */
  readonly open: readonly DutyRow[];
}

/** Something that happened or took effect. */
export interface TimelineRow {
  /** ISO; absent for what held from the start. `2018-11` or `2018` when the day is not known. */
  readonly on?: IsoDate;
  /** False when the day, or whether it came about at all, depends on dates that are known only in part. */
  readonly isSure: boolean;
  readonly kind: 'act' | 'fact' | 'status' | 'in-force' | 'obligation' | 'breach' | 'relation' | 'continuity' | 'scheduled' | 'finding' | 'other';
  /** Computed from clauses (true), or stated by the log itself. */
  readonly isComputed: boolean;
  /** After the day the dossier speaks from: it comes about if nothing else happens. */
  readonly isAhead: boolean;
  readonly sentence: string;
  readonly instrument?: string;
  readonly parties: readonly string[];
  readonly places: readonly Place[];
}

/** What happened and took effect, in order. */
export interface TimelineReport extends Report {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly for?: string;
  readonly rows: readonly TimelineRow[];
}

/** What an instrument lacks before it enters into force. */
export interface ForecastRow {
  readonly instrument: string;
  readonly title?: string;
  readonly status: 'in-force' | 'ended' | 'scheduled' | 'waiting';
  readonly on?: IsoDate;
  readonly sentence: string;
  /** What is missing, each as a clause: `3 ratifications short (32 of 35)`. */
  readonly lacking: readonly string[];
  /** Signatories or named parties whose consent is outstanding and would count. */
  readonly candidates: readonly string[];
  /** Of those that are missing by name, the ones that have signed. */
  readonly signed: readonly string[];
  /** What they would do, in the dossier's words: `Japan ratifies CTBT`. */
  readonly moves: readonly string[];
  readonly place?: Place;
}

/** What is missing, instrument by instrument. */
export interface ForecastReport extends Report {
  readonly on: IsoDate;
  readonly rows: readonly ForecastRow[];
}

/** An answer as data; `text` is the answer in a word or two. */
export interface AnswerValue {
  readonly kind: 'yes' | 'no' | 'unknown' | 'date' | 'names' | 'relation';
  readonly text: string;
  readonly date?: IsoDate;
  readonly names?: readonly string[];
  /** Of a comparison: the relation for each party. */
  readonly relations?: Readonly<Record<string, string>>;
}

/** One event of a run, a witness or a strategy. */
export interface RunStep {
  readonly on: IsoDate;
  readonly sentence: string;
  /** Who controls it; absent for the calendar. */
  readonly by?: string;
  /** What follows from it. */
  readonly then: readonly string[];
}

/** A breach that an option leads to. */
export interface CostRow {
  /** Its id: `SecurityTreaty.5`. */
  readonly provision: string;
  readonly party: string;
  /** Empty: toward nobody in particular. */
  readonly toward: readonly string[];
  readonly on: IsoDate;
  readonly sentence: string;
  readonly place?: Place;
}

/** Something the party could do at its turn, and what the others can make of it. */
export interface OptionRow {
  /** In order, in the dossier's words; none: do nothing. */
  readonly acts: readonly string[];
  /** `at-once`: the acts themselves are the breach; `later`: the others can force it; `open-duty`: a duty that is never discharged. */
  readonly outcome: 'at-once' | 'later' | 'open-duty';
  readonly costs: readonly CostRow[];
  /** The run goes on with this one. */
  readonly isTaken: boolean;
  readonly sentence: string;
}

/** How two provisions of a cause rank: by which rule one prevails, or why none does. */
export interface PriorityRow {
  readonly provisions: readonly [string, string];
  readonly party: string;
  readonly rule?: string;
  readonly none?: string;
  readonly text: string;
}

/** A change after which the answer is another; it was tried. `text` has ids of provisions in backticks. */
export interface RepairRow {
  readonly kind: 'exception' | 'priority' | 'shorter-notice' | 'longer-deadline' | 'drop';
  readonly provision: string;
  readonly text: string;
}

/** Which readings decide an answer. */
export interface DecidingReadings {
  /** The smallest sets under which the answer is another than under none. */
  readonly deciding: readonly (readonly string[])[];
  /** What, added to a deciding set, brings the first answer back. */
  readonly reversing: readonly { readonly given: readonly string[]; readonly add: readonly string[] }[];
  /** Sets for which the budget did not suffice. */
  readonly undecided: readonly (readonly string[])[];
}

/** A list with its heading: a witness, a strategy, options, the core, repairs. `lines` and `steps` are ready to be shown; the other fields say the same as data. */
export interface AnswerPart {
  readonly kind: 'run' | 'strategy' | 'options' | 'core' | 'priority' | 'repairs' | 'readings' | 'changes' | 'list';
  readonly title: string;
  readonly lines: readonly string[];
  readonly steps: readonly RunStep[];
  readonly places: readonly Place[];
  /** Of options: at which step of the run before it, counted from 0. */
  readonly step?: number;
  readonly options?: readonly OptionRow[];
  /** Of a core: the provisions by id. */
  readonly provisions?: readonly string[];
  readonly priorities?: readonly PriorityRow[];
  readonly repairs?: readonly RepairRow[];
  readonly readings?: DecidingReadings;
}

/** The answer to one question from one viewpoint. */
export interface AnswerReport extends Report {
  /** Of a question of the dossier. */
  readonly id?: string;
  readonly title?: string;
  /** The question in words. */
  readonly question: string;
  readonly kind: string;
  readonly on: IsoDate;
  readonly assuming: readonly string[];
  readonly answer: AnswerValue;
  /** The answer as a sentence. */
  readonly sentence: string;
  readonly because: readonly Because[];
  readonly parts: readonly AnswerPart[];
  /** Horizon, bounds and assumptions under which the answer was found. */
  readonly scope: readonly string[];
  /** Why the answer is `unknown`, when it is. */
  readonly unknownBecause?: string;
  /** Of questions about the future: the verdict as the explorer gives it, with its run or strategy. Days are numbers. */
  readonly verdict?: Verdict;
}

/** A question written as a program for another engine. Where it cannot be, `problems` say what in it is not expressed there. */
export interface EncodingReport extends Report {
  readonly format: 'clingo' | 'promela';
  /** The question in words. */
  readonly question: string;
  readonly on: IsoDate;
  readonly assuming: readonly string[];
  /** Complete, with comments that say how to run it and how to read its answer; absent where there are problems. */
  readonly program?: string;
  /** Only where the question was understood and cannot be written: those of the dossier that can, by name. */
  readonly others?: readonly string[];
}

/** One expectation of a question, compared. */
export interface ExpectationRow {
  readonly question: string;
  readonly readings: readonly string[];
  /** Further events before the question is asked, in words. */
  readonly after: readonly string[];
  readonly expected: string;
  readonly got: string;
  readonly isMet: boolean;
  readonly answer: AnswerReport;
  readonly place: Place;
}

/** A question of the dossier with its answers. */
export interface QuestionRow {
  readonly id: string;
  readonly title?: string;
  readonly question: string;
  readonly expectations: readonly ExpectationRow[];
  /** A question without expectations is answered without readings. */
  readonly answer?: AnswerReport;
  readonly place: Place;
}

/** Everything `servanda check` says. */
export interface CheckReport extends Report {
  /** What is wrong with the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the log, the clauses and the claims show that a reader must know. */
  readonly findings: readonly Diagnostic[];
  readonly questions: readonly QuestionRow[];
  readonly counts: {
    readonly errors: number;
    readonly warnings: number;
    readonly findings: number;
    readonly met: number;
    readonly failed: number;
  };
  /** No errors, and every expectation met. */
  readonly isPassed: boolean;
}

/** Trouble found without being asked. */
export interface SurveyRow {
  /** The same as long as the provisions keep their names: what `accept finding` names. */
  readonly id: string;
  readonly kind: 'collision' | 'forced-breach' | 'circular' | 'no-means' | 'never-applies' | 'redundant';
  /** 1 is gravest. */
  readonly rank: number;
  readonly text: string;
  readonly party?: string;
  /** The fewest readings, and the drafts assumed in force, under which it arises. */
  readonly readings: readonly string[];
  readonly drafts: readonly string[];
  readonly places: readonly Place[];
  /** The run that shows it, and which provision prevails. */
  readonly parts: readonly AnswerPart[];
  /** The sentence that accepts it until what it rests on changes. */
  readonly accept: string;
  readonly accepted?: { readonly because: string; readonly isStale: boolean };
}

/** Everything a survey found, gravest first, and what it looked at. */
export interface SurveyReport extends Report {
  readonly on: IsoDate;
  readonly rows: readonly SurveyRow[];
  readonly scope: readonly string[];
  readonly isPartial: boolean;
  /** Findings that the dossier accepts and that are no longer found: the sentences that accept them can go. */
  readonly idleAcceptances: readonly { readonly finding: string; readonly because: string }[];
}

/** A run that one side of a comparison permits and the other does not. */
export interface DividingRunRow {
  readonly steps: readonly RunStep[];
  /** What the other side holds against the party at its end: a breach, or a duty that this side does not impose. */
  readonly kind: 'breach' | 'duty';
  readonly burden: string;
}

/** The second side seen from the first, for one party. */
export interface ComparisonRow {
  readonly party: string;
  readonly relation: 'equivalent' | 'stricter' | 'looser' | 'incomparable';
  readonly sentence: string;
  readonly onlyFirst?: DividingRunRow;
  readonly onlySecond?: DividingRunRow;
}

/** A question whose answer is another on the second side; absent: that side does not ask it. */
export interface QuestionChange {
  readonly id: string;
  readonly question: string;
  readonly readings: readonly string[];
  readonly before?: string;
  readonly after?: string;
}

/** Two versions of a dossier by what they permit. */
export interface ComparisonReport {
  readonly on: IsoDate;
  readonly problems: readonly QueryProblem[];
  /** Over all parties. */
  readonly relation: ComparisonRow['relation'];
  /** False: runs were tried up to a bound, and `equivalent` says that none was found. */
  readonly isExhaustive: boolean;
  readonly parties: readonly ComparisonRow[];
  /** Places whose sentences differ, in words. */
  readonly provisions: readonly { readonly provision: string; readonly kind: 'added' | 'removed' | 'changed'; readonly before: readonly string[]; readonly after: readonly string[] }[];
  readonly questions: readonly QuestionChange[];
  readonly scope: readonly string[];
}

/** A claim of a report, and what speaks against it. */
export interface ClaimRow {
  readonly id: string;
  readonly sentence: string;
  readonly on?: IsoDate;
  readonly isBelieved: boolean;
  readonly contradictedBy: readonly { readonly text: string; readonly place: Place }[];
  readonly place: Place;
}
