/** A dossier opened: the one entrance for applications. Text goes in, plain data comes out. Read next: open-dossier.ts. */
import type { Budget, Cancellation, Clock, Diagnostic } from '@servanda/base';
import type { Compiled, Model, Reading, SourceHost } from '@servanda/model';
import type { Worlds } from '@servanda/timeline';
import type { Lens } from './lens.ts';
import type {
  AnswerReport, CheckReport, ClaimRow, ComparisonReport, DueReport, DutiesReport, EncodingReport, ForecastReport, IsoDate, QueryProblem, StatusReport, SurveyReport, TimelineReport, TimelineRow, Viewpoint, WhyReport,
} from './reports.ts';

/** How a dossier is opened. */
export interface OpenOptions {
  /** The file to begin with; without it the file with a `dossier` heading, `dossier.treaty`, or the only one. */
  readonly entry?: string;
  /** Readings in force from the start. */
  readonly readings?: readonly string[];
  /** Sources that count as fact besides those the dossier believes; `*` for all. */
  readonly believe?: readonly string[];
  readonly knownOn?: IsoDate;
  /** The text of a file of the bundled library (`states.treaty`); the published API brings its own. */
  readonly library?: (path: string) => string | undefined;
  readonly libraryNames?: () => readonly string[];
}

/** A viewpoint other than the dossier's own; what is left out stays as it is. */
export interface ViewOptions {
  readonly readings?: readonly string[];
  readonly believe?: readonly string[];
  readonly knownOn?: IsoDate;
}

/** A query about a day. */
export interface DayQuery extends ViewOptions {
  /** The day asked about; without it the dossier's own (`as of`, else the last day of its log). */
  readonly on?: IsoDate;
}

/** Whose standing, toward whom, under which instrument. */
export interface StatusOptions extends DayQuery {
  readonly for?: string;
  readonly toward?: string;
  readonly instrument?: string;
}

/** Whose duties, toward whom. */
export interface DutiesOptions extends DayQuery {
  readonly for?: string;
  readonly toward?: string;
  /** Also those that are over. */
  readonly all?: boolean;
}

/** Whose last days, and how far ahead. */
export interface DueOptions extends DayQuery {
  readonly for?: string;
  readonly toward?: string;
  /** Only last days on or before this one. */
  readonly before?: IsoDate;
}

/** Which part of what happened. */
export interface TimelineOptions extends ViewOptions {
  readonly for?: string;
  readonly instrument?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** How long a question may take. Without any of these it stops at the default number of steps. */
export interface AskOptions extends DayQuery {
  readonly budget?: Budget;
  readonly clock?: Clock;
  readonly cancellation?: Cancellation;
  /** Only the answer and what shows it: without reasons, causes and remedies, which take longer to find. */
  readonly isBrief?: boolean;
  /** Called now and then with what is being done. */
  readonly progress?: (what: string) => void;
}

/** For which engine a question is written: clingo (answer set programming) or spin (Promela). */
export interface EncodeOptions extends DayQuery {
  readonly format: 'clingo' | 'promela';
  /** With the dossier's periods replaced by short ones in the same order: another dossier, for engines that count single days. */
  readonly shortPeriods?: boolean;
}

/** What a comparison looks at, and how long it may take. */
export interface CompareOptions extends Pick<AskOptions, 'budget' | 'clock' | 'cancellation' | 'on'> {
  /** Only for this party. */
  readonly for?: string;
}

/** Whose commitments are surveyed, and how long it may take. */
export interface SurveyOptions extends Pick<AskOptions, 'budget' | 'clock' | 'cancellation' | 'progress'>, ViewOptions {
  readonly for?: string;
}

/** How long checking may take, and how much is told. */
export interface CheckOptions extends Pick<AskOptions, 'budget' | 'clock' | 'cancellation' | 'progress'> {
  /** Also the reasons of answers that are as expected. */
  readonly withReasons?: boolean;
  /** Only these questions; without it all. */
  readonly questions?: readonly string[];
}

/** Something that is supposed to happen, in the dossier's own words: `Russia transfers Shikotan to Japan`. */
export interface SupposedEvent {
  /** May begin with its day: `On 2020-01-01 …`. */
  readonly text: string;
  readonly on?: IsoDate;
}

/** A dossier in which more has happened. */
export interface Supposition {
  readonly problems: readonly QueryProblem[];
  /** The dossier with the happenings at the end of its log; without those that could not be read. */
  readonly dossier: Dossier;
  /** The happenings as they were understood. */
  readonly events: readonly { readonly on: IsoDate; readonly sentence: string }[];
  /** What happens and takes effect now and did not before; what does not any more. */
  readonly follows: readonly TimelineRow[];
  readonly averted: readonly TimelineRow[];
}

/** An immutable dossier. Answers are computed when first asked for and kept. */
export interface Dossier {
  readonly entry: string;
  /** Empty where the text could not be read; `diagnostics` say why. */
  readonly model: Model;
  /** What is wrong with the text, in reading order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every file read, the entry first. */
  readonly files: readonly string[];
  /** File → text, for showing places. */
  readonly sources: ReadonlyMap<string, string>;
  readonly readings: readonly Reading[];
  readonly viewpoint: Viewpoint;
  /** The day every question is about unless it says otherwise. */
  readonly today: IsoDate;

  /** The same dossier seen from another viewpoint; what both need is shared. */
  readonly view: (options: ViewOptions) => Dossier;
  readonly status: (options?: StatusOptions) => StatusReport;
  readonly duties: (options?: DutiesOptions) => DutiesReport;
  /** Why a statement (`Russia shall transfer Shikotan to Japan`) is so, not so, or unknown. */
  readonly why: (statement: string, options?: DayQuery) => WhyReport;
  readonly due: (options?: DueOptions) => DueReport;
  readonly timeline: (options?: TimelineOptions) => TimelineReport;
  /** What is missing before instruments enter into force; without a name, all that are not in force yet. */
  readonly forecast: (instrument?: string, options?: DayQuery) => ForecastReport;
  /** What a reader must know of the log, the clauses and the claims, as diagnostics (codes `F…`). */
  readonly findings: (options?: ViewOptions) => readonly Diagnostic[];
  readonly claims: (options?: ViewOptions) => readonly ClaimRow[];
  /** Answers a question: the id of one in the dossier, or its text (`Can Japan keep every commitment?`). */
  readonly ask: (question: string, options?: AskOptions) => AnswerReport;
  /** The question as a program that another engine answers, made without the search behind `ask`; or what in it cannot be expressed there. */
  readonly encode: (question: string, options: EncodeOptions) => EncodingReport;
  /** What if this happened, in order? Days not given: the dossier's own, or the day of the happening before. */
  readonly suppose: (events: readonly SupposedEvent[]) => Supposition;
  /** Everything at once: diagnostics, findings, and each question under each of its expectations. */
  readonly check: (options?: CheckOptions) => CheckReport;
  /** Trouble that nobody asked about: collisions, forced breaches, circles, provisions that never apply, that are redundant, that nobody can perform. */
  readonly survey: (options?: SurveyOptions) => SurveyReport;
  /** This version compared with a later one (`stricter`: the later one forbids what this one permits). Both must be from the same program. */
  readonly compareWith: (later: Dossier, options?: CompareOptions) => ComparisonReport;
  /** The dossier with one file's text replaced (`undefined`: the file is gone). Reuses what the change does not touch. */
  readonly update: (path: string, text: string | undefined) => Dossier;
  /** The page about a code (`E0203`), in Markdown. */
  readonly explainCode: (code: string) => string | undefined;
  /** The model of this viewpoint, and the replay behind its answers: for exporters and comparisons. */
  readonly lens: () => Lens;
  /** What the text compiled to, for editors: sentences, names and their uses. Absent for a model that had no text. */
  readonly compiled?: Compiled;
  /** The replayed histories behind the answers, for exporters and the explorer. */
  readonly worlds: (options?: ViewOptions) => Worlds;
}

export type { SourceHost };
