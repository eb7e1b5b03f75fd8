/** One question's meter: counts steps of the engine against the budget, listens for cancellation, tells of progress. */
import { neverCancelled, type Meter, type StopReason } from '@servanda/base';
import type { QuestionContext } from './context.ts';

/** A step takes some tens of microseconds, so that a call is heard within a few milliseconds. */
const LOOK_EVERY = 32;
const TELL_EVERY_MILLIS = 100;

export interface Watch extends Meter {
  /** Situations met so far, for progress; the search keeps it. */
  positions: number;
  doing: string;
}

export function startWatch(context: QuestionContext, doing: string): Watch {
  const { budget = {}, clock, cancellation = neverCancelled, onProgress } = context;
  const limit = budget.steps ?? Infinity;
  const begin = clock?.() ?? 0;
  let taken = 0;
  let told = begin;
  let reason: StopReason | undefined;
  const look = (): void => {
    if (cancellation.isCancelled()) { reason = 'cancelled'; return; }
    if (!clock) return;
    const now = clock();
    if (budget.millis !== undefined && now - begin >= budget.millis) reason = 'time';
    if (onProgress && now - told >= TELL_EVERY_MILLIS) { told = now; onProgress({ doing: watch.doing, positions: watch.positions, steps: taken }); }
  };
  const watch: Watch = {
    positions: 0, doing,
    step: () => {
      if (reason !== undefined) return false;
      if (taken >= limit) { reason = 'steps'; return false; }
      if (taken % LOOK_EVERY === 0) look();
      taken += 1;
      return reason === undefined;
    },
    stopped: () => reason,
    steps: () => taken,
  };
  return watch;
}
