/** Days as the reader's language writes them, and as the address has them. The engine itself only knows ISO. */
import { isoFromDay, parseIsoDay, ymdOfDay, type Day } from '@servanda/base';

const locale = typeof navigator === 'undefined' ? 'en-GB' : navigator.language;
const inUtc = { timeZone: 'UTC' } as const;
const longFormat = formatOf({ dateStyle: 'long' });
const shortFormat = formatOf({ day: 'numeric', month: 'short', year: 'numeric' });
const monthFormat = formatOf({ month: 'short', year: 'numeric' });
const dayOfMonthFormat = formatOf({ day: 'numeric', month: 'short' });
const monthNameFormat = formatOf({ month: 'short' });

/** The reader's language, or English where the machine's is none the browser knows. */
function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, ...inUtc, calendar: 'gregory' });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, ...inUtc });
  }
}

/** `Date` counts in the same proleptic calendar as the engine, from year 1000 on. */
function asDate(day: Day): Date {
  return new Date(day * 86_400_000);
}

/** `22 January 2019` */
export function longDay(day: Day): string {
  return longFormat.format(asDate(day));
}

/** `22 Jan 2019` */
export function shortDay(day: Day): string {
  return shortFormat.format(asDate(day));
}

/** `Jan 2019` */
export function monthOf(day: Day): string {
  return monthFormat.format(asDate(day));
}

/** How the ticks of a time axis are worded in the reader's language. */
export const tickWords = {
  day: (day: number): string => dayOfMonthFormat.format(asDate(day as Day)),
  month: (day: number): string => monthNameFormat.format(asDate(day as Day)),
  monthAndYear: (day: number): string => monthOf(day as Day),
} as const;

/** A day, month or year that an answer gives as ISO text, in the reader's format. */
export function readerDate(iso: string): string {
  const day = parseIsoDay(iso);
  if (day !== undefined) return shortDay(day);
  const month = /^(\d{4})-(\d{2})$/.test(iso) ? parseIsoDay(`${iso}-01`) : undefined;
  return month === undefined ? iso : monthOf(month);
}

/** First and last day of `2018-11-14`, `2018-11` or `1956`. */
export function daysOfIso(iso: string): { first: Day; last: Day } | undefined {
  const day = parseIsoDay(iso);
  if (day !== undefined) return { first: day, last: day };
  const [year = '', month] = iso.split('-');
  const first = parseIsoDay(`${year}-${month ?? '01'}-01`);
  if (first === undefined) return undefined;
  const { year: y, month: m } = ymdOfDay(first);
  const next = month === undefined ? `${y + 1}-01-01` : m === 12 ? `${y + 1}-01-01` : `${year}-${String(m + 1).padStart(2, '0')}-01`;
  const after = parseIsoDay(next);
  return { first, last: (after === undefined ? first : after - 1) as Day };
}

export { isoFromDay, parseIsoDay, type Day };
