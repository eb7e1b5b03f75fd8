/** The oracle's own calendar: days since 1970-01-01 by way of `Date.UTC`, and the date rules of clauses by trial. Shares nothing with packages/base. */
import type { Counting, DateStep, PartialDate, Period } from '@servanda/base';

const MS = 86_400_000;

export function dayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getTime() / MS;
}

/** The first day of a date (the day itself when it is a full one). */
export function firstDay(date: PartialDate): number {
  return dayOf(date.year, date.month ?? 1, date.day ?? 1);
}

export function lastDay(date: PartialDate): number {
  if (date.day !== undefined) return firstDay(date);
  return date.month === undefined ? dayOf(date.year, 12, 31) : dayOf(date.year, date.month + 1, 0);
}

export function iso(day: number): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** The same-numbered day `n` months on, or what `missing` puts in the place of a day that does not exist; undefined when it refuses. */
function plusMonths(day: number, n: number, missing: Counting['missingDay']): number | undefined {
  const date = new Date(day * MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1 + n];
  const wanted = dayOf(year, month, date.getUTCDate());
  const last = dayOf(year, month + 1, 0);
  if (wanted <= last) return wanted;
  return missing === 'refuse' ? undefined : missing === 'last-day-of-month' ? last : last + 1;
}

/** `sign` periods after (or before) the day. */
export function plus(day: number, { n, unit }: Period, missing: Counting['missingDay'], sign = 1): number | undefined {
  switch (unit) {
    case 'day': return day + sign * n;
    case 'week': return day + sign * 7 * n;
    case 'month': return plusMonths(day, sign * n, missing);
    case 'year': return plusMonths(day, sign * 12 * n, missing);
  }
}

function stepFrom(day: number, step: DateStep, { missingDay, expiryOfYear }: Counting): number | undefined {
  const date = new Date(day * MS);
  switch (step.kind) {
    case 'nth-day-after': return day + step.n;
    case 'before': return plus(day, step.period, missingDay, -1);
    case 'first-of-month-after': return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1 + (step.n ?? 1), 1);
    case 'end-of-month': return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 2, 0);
    case 'same-day': return day;
    case 'after': {
      const end = plus(day, step.period, missingDay);
      const isLong = step.period.unit === 'month' || step.period.unit === 'year';
      return end !== undefined && isLong && expiryOfYear === 'day-after' ? end + 1 : end;
    }
  }
}

/** The day a rule gives; `isAmbiguous` when it met a day that does not exist and took the earlier choice. */
export function steps(from: number, rule: readonly DateStep[], counting: Counting): { day: number; isAmbiguous: boolean } {
  let day = from;
  for (const step of rule) {
    const next = stepFrom(day, step, counting);
    if (next === undefined) {
      const ways = (['last-day-of-month', 'first-day-of-next-month'] as const).map((missingDay) => steps(from, rule, { ...counting, missingDay }).day);
      return { day: Math.min(...ways), isAmbiguous: true };
    }
    day = next;
  }
  return { day, isAmbiguous: false };
}
