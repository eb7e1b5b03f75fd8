/**
 * How a long search is told to stop: by a bound on its steps, by a bound on its time, or by someone who no longer wants
 * the answer. Clocks and bounds are arguments, so that the same input gives the same bytes out. A search that is
 * stopped answers `unknown` with the reason; it never answers `holds`.
 */

/** Milliseconds since any fixed moment, as `performance.now` gives them. */
export type Clock = () => number;

/** Bounds of a search; a bound that is left out does not bind. */
export interface Budget {
  /** How many steps may be taken. What a step is, the search says. */
  readonly steps?: number;
  /** How many milliseconds may pass on the given clock. */
  readonly millis?: number;
}

/** A token that a long search polls. */
export interface Cancellation {
  readonly isCancelled: () => boolean;
}

/** The token of a search that nobody will call off. */
export const neverCancelled: Cancellation = { isCancelled: () => false };

/** Why a search had to stop. */
export type StopReason = 'steps' | 'time' | 'cancelled';

/** Counts the steps of one search against its budget. */
export interface Meter {
  /** Counts one step, and says whether the search may go on. Once `false`, always `false`. */
  readonly step: () => boolean;
  /** Why it had to stop; nothing while it may go on. */
  readonly stopped: () => StopReason | undefined;
  /** Steps counted so far, the refused ones not among them. */
  readonly steps: () => number;
}

/** Clock and token are looked at once in so many steps: a look costs more than a small step does. */
const POLL_EVERY = 256;

/** Starts counting. Without a clock, `budget.millis` does not bind. */
export function startMeter(budget: Budget = {}, clock?: Clock, cancellation: Cancellation = neverCancelled): Meter {
  const limit = budget.steps ?? Infinity;
  const deadline = clock && budget.millis !== undefined ? clock() + budget.millis : undefined;
  let taken = 0;
  let reason: StopReason | undefined;

  const poll = (): StopReason | undefined => {
    if (cancellation.isCancelled()) return 'cancelled';
    return clock && deadline !== undefined && clock() >= deadline ? 'time' : undefined;
  };
  const step = (): boolean => {
    if (reason !== undefined) return false;
    if (taken >= limit) reason = 'steps';
    else if (taken % POLL_EVERY === 0) reason = poll();
    if (reason !== undefined) return false;
    taken += 1;
    return true;
  };
  return { step, stopped: () => reason, steps: () => taken };
}
