/** One question's meter: counts steps of the engine against the budget, listens for cancellation, tells of progress. */
import { neverCancelled, type Meter, type StopReason } from '@servanda/base';
import type { QuestionContext } from './context.ts';

/** Thrown while a question is laid out, and caught where its world is made (`world.ts`): the verdict is `unknown`. */
export class Stopped extends Error {}

/** How many constant acts and facts are looked at to lay a question out, whatever the budget: they are held in memory. */
const MOST_TICKS = 4_000_000;
const LOOK_EVERY_TICKS = 1024;

/** A step takes some tens of microseconds, so that a call is heard within a few milliseconds. */
const LOOK_EVERY = 32;
const TELL_EVERY_MILLIS = 100;

export interface Watch extends Meter {
  /** Situations met so far, for progress; the search keeps it. */
  positions: number;
  doing: string;
  /** Counts a small piece of laying the question out; throws `Stopped` when that has to end. */
  readonly tick: () => void;
}

export function startWatch(context: QuestionContext, doing: string): Watch {
  const { budget = {}, clock, cancellation = neverCancelled, onProgress } = context;
  const limit = budget.steps ?? Infinity;
  const begin = clock?.() ?? 0;
  let taken = 0;
  let told = begin;
  let ticks = 0;
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
    tick: () => {
      if (ticks++ % LOOK_EVERY_TICKS === 0) look();
      if (ticks > MOST_TICKS) reason ??= 'steps';
      if (reason !== undefined) throw new Stopped();
    },
    stopped: () => reason,
    steps: () => taken,
  };
  return watch;
}
