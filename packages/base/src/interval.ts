/**
 * Spans of days, both ends included, and what can be said about a moment known only to lie in one. This is how the doubt
 * in a partial date (`2018-11`) becomes `unknown` for the dates in doubt, and a plain answer for all others.
 */
import type { Day } from './day.ts';
import type { Truth } from './uncertain.ts';

/** The days from `first` to `last`, both included. Invariant: `first <= last` (tests: interval.test.ts, partial-date.test.ts). */
export interface DayInterval {
  readonly first: Day;
  readonly last: Day;
}

/** The interval of one day. */
export function singleDay(day: Day): DayInterval {
  return { first: day, last: day };
}

/** Whether the interval is a single day, so that nothing about it is in doubt. */
export function isSingleDay(interval: DayInterval): boolean {
  return interval.first === interval.last;
}

/** Whether the day lies in the interval. */
export function containsDay(interval: DayInterval, day: Day): boolean {
  return interval.first <= day && day <= interval.last;
}

/** Whether a moment that fell somewhere in `when` had come by the end of `day`: on that day or earlier. */
export function hasComeBy(when: DayInterval, day: Day): Truth {
  if (when.last <= day) return 'yes';
  return when.first > day ? 'no' : 'unknown';
}

/** Whether a moment that fell somewhere in `a` came on an earlier day than one that fell somewhere in `b`. */
export function isEarlier(a: DayInterval, b: DayInterval): Truth {
  if (a.last < b.first) return 'yes';
  return a.first >= b.last ? 'no' : 'unknown';
}

/** Whether a moment somewhere in `a` and one somewhere in `b` fell on the same day. */
export function isSameDay(a: DayInterval, b: DayInterval): Truth {
  if (isSingleDay(a) && isSingleDay(b) && a.first === b.first) return 'yes';
  return a.last < b.first || b.last < a.first ? 'no' : 'unknown';
}
