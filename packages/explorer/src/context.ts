/** What every question needs from outside: the model, how to get to the dossier's day, and how long the search may take. */
import { intervalOf, type Budget, type Cancellation, type Clock, type Day } from '@servanda/base';
import type { Model } from '@servanda/model';
import { initialState, stepInPlace, type Program, type State } from '@servanda/semantics';
import { entriesThatCount, happeningsOf, type Viewpoint } from '@servanda/timeline';

/** Everything a question needs besides its own words. */
export interface QuestionContext {
  /** With all its readings and modifiers still in it. */
  readonly model: Model;
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

/** What may be set when a context is made. */
export type ContextOptions = Omit<QuestionContext, 'model' | 'startState' | 'day'> & Viewpoint & { readonly day?: Day };

/**
 * The context of a dossier's questions on its own day (`as of`, or the last day of its log) or another one. Entries dated only
 * to the month or year count from the first of their days.
 */
export function contextOf(model: Model, options: ContextOptions = {}): QuestionContext {
  const { believe, knownOn, day: stated, ...rest } = options;
  const day = stated ?? dayOf(model);
  return { ...rest, model, day, startState: (program) => replayTo(program, day, { believe, knownOn }) };
}

function dayOf(model: Model): Day {
  if (model.asOf) return intervalOf(model.asOf).last;
  return model.log.reduce((last, entry) => { const on = entry.date ? intervalOf(entry.date).last : last; return on > last ? on : last; }, 0 as Day);
}

function replayTo(program: Program, day: Day, viewpoint: Viewpoint): State {
  const { state } = initialState(program);
  for (const { day: on, happening } of happeningsOf(entriesThatCount(program.model, viewpoint), (e) => e.first)) {
    if (on > day) break;
    stepInPlace(program, state, on, happening);
  }
  if (day > state.day) stepInPlace(program, state, day, { kind: 'pass' });
  return state;
}
