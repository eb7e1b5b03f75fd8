/** What every question needs from outside: the model, how to get to the dossier's day, and how long the search may take. */
import type { Budget, Cancellation, Clock, Day } from '@servanda/base';
import type { Model } from '@servanda/model';
import type { Program, State } from '@servanda/semantics';

export interface QuestionContext {
  /** With all its readings and modifiers still in it. */
  readonly model: Model;
  /** Folds readings and modifiers into the law; what `prepare` takes. */
  readonly underReadings: (model: Model, readings: readonly string[]) => Model;
  /** The state at the dossier's day: its log replayed with this program. */
  readonly startState: (program: Program) => State;
  /** The dossier's day; the state is brought to it. */
  readonly day: Day;
  /** The last day looked at where the situations do not close. Default: ten years after `day`. */
  readonly horizon?: Day;
  readonly budget?: Budget;
  readonly cancellation?: Cancellation;
  /** Needed for `budget.millis` to bind and for progress to be told. */
  readonly clock?: Clock;
  readonly onProgress?: (progress: Progress) => void;
}

/** Told at most every 100 ms of the context's clock. */
export interface Progress {
  readonly doing: string;
  readonly positions: number;
  readonly steps: number;
}
