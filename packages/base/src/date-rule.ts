/**
 * The only place where days are added. A rule of a final clause ("the first day of the month after the 60th day after
 * the date of deposit") is a list of steps, applied in order to the day of the triggering event, which is day 0.
 *
 * Where "N months after" names a day that does not exist (one month after 31 January), the clause itself must say what
 * happens; unless it does, the answer is `ambiguous`, with the choices. This is what Temporal calls `overflow: 'reject'`
 * (https://tc39.es/proposal-temporal/docs/plaindate.html#add); the tests compare this file with temporal-polyfill. The
 * polyfill is not used here: importing it takes about 20 ms, the integers of day.ts take none.
 */
import { daysInMonth, dayOfYmd, isDayInRange, isoFromDay, ymdOfDay, type Day } from './day.ts';
import { joinOr, monthName, ordinal } from './english.ts';
import type { DayInterval } from './interval.ts';
import { unreachable } from './invariant.ts';
import { formatPeriod, type Period } from './period.ts';

/** One step of a date rule, applied to the day that the step before it gave. */
export type DateStep =
  /** "on the 30th day after": that many days later. */
  | { readonly kind: 'nth-day-after'; readonly n: number }
  /** "12 months after", "on the expiry of one year from". */
  | { readonly kind: 'after'; readonly period: Period }
  /** "one year before". */
  | { readonly kind: 'before'; readonly period: Period }
  /**
   * "the first day of the month after" (`n` absent or 1), "the first day of the 6th month after the month of" (`n` = 6).
   * Strictly after: from the first of a month it rolls on to the next (Rome Statute art. 126(2), Albania: deposit
   * 2003-01-31, 60th day 2003-04-01, in force 2003-05-01).
   */
  | { readonly kind: 'first-of-month-after'; readonly n?: number }
  /** The last day of the month the day lies in. */
  | { readonly kind: 'end-of-month' }
  /** That very day. */
  | { readonly kind: 'same-day' };

/** What to do when a period of months or years ends on a day that does not exist. */
export type MissingDay =
  /** The last day of that month: European Convention on the Calculation of Time-Limits (ETS 76), art. 4(2). */
  | 'last-day-of-month'
  /** The first day of the month after it. */
  | 'first-day-of-next-month'
  /** Do not guess: report the choices. */
  | 'refuse';

/**
 * When something takes effect "on the expiry of one year". `same-day`: on the same-numbered day, the practice of the
 * UN Secretary-General as depositary (Rome Statute art. 127: Burundi's withdrawal, received 2016-10-27, took effect
 * 2017-10-27; depositary notification C.N.805.2016). `day-after`: once the year is over, on the day after it (Energy
 * Charter Treaty art. 47(2): Italy's withdrawal, received 2014-12-31, took effect 2016-01-01).
 */
export type ExpiryOfYear = 'same-day' | 'day-after';

/** How a clause counts. A parameter of the clause (`Counting: …`), overridden by what the depositary in fact notified. */
export interface Counting {
  readonly missingDay: MissingDay;
  readonly expiryOfYear: ExpiryOfYear;
}

/** The engine refuses to guess, and a year expires on the same-numbered day. */
export const DEFAULT_COUNTING: Counting = { missingDay: 'refuse', expiryOfYear: 'same-day' };

/** A way of counting that the clause might adopt, and the day on which the whole rule would then come out. */
export interface CountingChoice {
  readonly counting: Counting;
  readonly day: Day;
}

/** The clause does not say: `step`, applied to `at`, ends on a day that does not exist. */
export interface AmbiguousDay {
  readonly kind: 'ambiguous';
  readonly at: Day;
  readonly step: DateStep;
  readonly choices: readonly CountingChoice[];
}

/** A day; or a choice that the clause leaves open; or a day outside the years 1000–9999. */
export type DayOutcome = { readonly kind: 'day'; readonly day: Day } | AmbiguousDay | { readonly kind: 'out-of-range' };

const OUT_OF_RANGE: DayOutcome = { kind: 'out-of-range' };

/** Applies the steps in order, the first to `start`. */
export function applySteps(start: Day, steps: readonly DateStep[], counting: Counting = DEFAULT_COUNTING): DayOutcome {
  let day = start;
  for (const step of steps) {
    const next = applyStep(day, step, counting);
    if (next === 'no-such-day') return ambiguity(start, steps, counting, day, step);
    if (!isDayInRange(next)) return OUT_OF_RANGE;
    day = next;
  }
  return isDayInRange(day) ? { kind: 'day', day } : OUT_OF_RANGE;
}

function ambiguity(start: Day, steps: readonly DateStep[], counting: Counting, at: Day, step: DateStep): DayOutcome {
  const choices: CountingChoice[] = [];
  for (const missingDay of ['last-day-of-month', 'first-day-of-next-month'] as const) {
    const choice: Counting = { ...counting, missingDay };
    const outcome = applySteps(start, steps, choice);
    if (outcome.kind === 'day') choices.push({ counting: choice, day: outcome.day });
  }
  return choices.length === 0 ? OUT_OF_RANGE : { kind: 'ambiguous', at, step, choices };
}

function applyStep(day: Day, step: DateStep, counting: Counting): Day | 'no-such-day' {
  switch (step.kind) {
    case 'nth-day-after': return addDays(day, step.n);
    case 'after': return expiry(day, step.period, counting);
    case 'before': return shift(day, step.period, -1, counting.missingDay);
    case 'first-of-month-after': return firstOfMonthAfter(day, step.n ?? 1);
    case 'end-of-month': return endOfMonth(day);
    case 'same-day': return day;
    default: return unreachable(step);
  }
}

function expiry(day: Day, period: Period, counting: Counting): Day | 'no-such-day' {
  const end = shift(day, period, 1, counting.missingDay);
  if (end === 'no-such-day' || counting.expiryOfYear === 'same-day') return end;
  return period.unit === 'month' || period.unit === 'year' ? addDays(end, 1) : end;
}

function shift(day: Day, { n, unit }: Period, sign: 1 | -1, missingDay: MissingDay): Day | 'no-such-day' {
  switch (unit) {
    case 'day': return addDays(day, sign * n);
    case 'week': return addDays(day, sign * 7 * n);
    case 'month': return shiftMonths(day, sign * n, missingDay);
    case 'year': return shiftMonths(day, sign * 12 * n, missingDay);
    default: return unreachable(unit);
  }
}

/** The same-numbered day so many months on or back, or what `missingDay` puts in its place. */
function shiftMonths(from: Day, months: number, missingDay: MissingDay): Day | 'no-such-day' {
  const { year, month, day } = ymdOfDay(from);
  const target = monthShifted(year, month, months);
  const last = daysInMonth(target.year, target.month);
  if (day <= last) return dayOfYmd(target.year, target.month, day);
  switch (missingDay) {
    case 'last-day-of-month': return dayOfYmd(target.year, target.month, last);
    case 'first-day-of-next-month': return addDays(dayOfYmd(target.year, target.month, last), 1);
    case 'refuse': return 'no-such-day';
    default: return unreachable(missingDay);
  }
}

function monthShifted(year: number, month: number, by: number): { year: number; month: number } {
  const count = year * 12 + (month - 1) + by;
  const shiftedYear = Math.floor(count / 12);
  return { year: shiftedYear, month: count - shiftedYear * 12 + 1 };
}

function firstOfMonthAfter(day: Day, n: number): Day {
  const { year, month } = ymdOfDay(day);
  const target = monthShifted(year, month, n);
  return dayOfYmd(target.year, target.month, 1);
}

function endOfMonth(day: Day): Day {
  const { year, month } = ymdOfDay(day);
  return dayOfYmd(year, month, daysInMonth(year, month));
}

/** The day `n` days later, or earlier for a negative `n`. Past the years 1000–9999 it still counts, but see `isDayInRange`. */
export function addDays(day: Day, n: number): Day {
  return (day + n) as Day;
}

/** How many days `to` comes after `from`; negative when it comes before. */
export function daysBetween(from: Day, to: Day): number {
  return to - from;
}

/** The day `period` after `start`: the same-numbered day for months and years. `counting.expiryOfYear` has no say here. */
export function addPeriod(start: Day, period: Period, counting: Counting = DEFAULT_COUNTING): DayOutcome {
  return applySteps(start, [{ kind: 'after', period }], { ...counting, expiryOfYear: 'same-day' });
}

/** The day `period` before `end`: the same-numbered day for months and years. */
export function subtractPeriod(end: Day, period: Period, counting: Counting = DEFAULT_COUNTING): DayOutcome {
  return applySteps(end, [{ kind: 'before', period }], counting);
}

/**
 * The last day on which what is due "within `period` after" the event of `start` is done in time. The day of the event is
 * day 0 and does not count, the last day counts to its end (ETS 76 arts 2–4); the breach is dated the day after.
 */
export function lastDayOf(period: Period, start: Day, counting: Counting = DEFAULT_COUNTING): DayOutcome {
  return addPeriod(start, period, counting);
}

/** Where the day of a rule may lie; or why the rule cannot tell. */
export type IntervalOutcome =
  | { readonly kind: 'interval'; readonly interval: DayInterval }
  | AmbiguousDay
  | { readonly kind: 'out-of-range' };

/**
 * The days on which the rule may come out when it starts on some day of `start`. Every step keeps the order of days
 * (date-rule.test.ts), so the two ends of the interval give the two ends of the answer.
 */
export function applyStepsToInterval(start: DayInterval, steps: readonly DateStep[], counting: Counting = DEFAULT_COUNTING): IntervalOutcome {
  const first = applySteps(start.first, steps, counting);
  if (first.kind !== 'day') return first;
  const last = start.last === start.first ? first : applySteps(start.last, steps, counting);
  return last.kind === 'day' ? { kind: 'interval', interval: { first: first.day, last: last.day } } : last;
}

/** One step in words, to be followed by what it counts from: `the 30th day after`. */
export function describeStep(step: DateStep): string {
  switch (step.kind) {
    case 'nth-day-after': return `the ${ordinal(step.n)} day after`;
    case 'after': return `${formatPeriod(step.period)} after`;
    case 'before': return `${formatPeriod(step.period)} before`;
    case 'first-of-month-after':
      return (step.n ?? 1) === 1 ? 'the first day of the month after' : `the first day of the ${ordinal(step.n ?? 1)} month after the month of`;
    case 'end-of-month': return 'the last day of the month of';
    case 'same-day': return 'the day of';
    default: return unreachable(step);
  }
}

/** A whole rule in words: `the first day of the month after the 60th day after the 60th ratification`. */
export function describeSteps(steps: readonly DateStep[], event: string): string {
  return steps.reduce((phrase, step) => `${describeStep(step)} ${phrase}`, event);
}

/** What is open, in words, with the choices: for the message that asks the clause for its `counting`. */
export function describeAmbiguity(ambiguous: AmbiguousDay): string {
  const days = [...new Set(ambiguous.choices.map((choice) => isoFromDay(choice.day)))];
  return `${describeStep(ambiguous.step)} ${isoFromDay(ambiguous.at)} would be ${missingDayName(ambiguous)}, which does not exist; ` +
    `depending on how the clause counts, the date is ${joinOr(days)}`;
}

/** `31 February 2019`. */
function missingDayName({ at, step }: AmbiguousDay): string {
  if (step.kind !== 'after' && step.kind !== 'before') return 'a day';
  const { year, month, day } = ymdOfDay(at);
  const months = step.period.n * (step.period.unit === 'year' ? 12 : 1) * (step.kind === 'after' ? 1 : -1);
  const target = monthShifted(year, month, months);
  return `${day} ${monthName(target.month)} ${target.year}`;
}
