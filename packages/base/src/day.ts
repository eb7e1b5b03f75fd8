/**
 * Calendar days as plain integers: `1970-01-01` is 0, `1970-01-02` is 1. Comparing days is comparing numbers.
 * The calendar is the proleptic Gregorian one (the rules of 1582 applied to all time), as in ISO 8601.
 *
 * The two conversions are `days_from_civil` and `civil_from_days` of Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms" (http://howardhinnant.github.io/date_algorithms.html): years begin on 1 March, so that the leap day is
 * the last of the year, and 400 years (an era) are always 146,097 days. They are tested against temporal-polyfill, which
 * is not used here: importing it takes about 20 ms, a fifteenth of what a whole `servanda check` may take.
 *
 * Adding to days is done in date-rule.ts and nowhere else.
 */
import { invariant } from './invariant.ts';

declare const dayBrand: unique symbol;

/** A calendar day: the number of days since 1970-01-01. Compare with `<`, `<=`, `===`. */
export type Day = number & { readonly [dayBrand]: 'Day' };

/** A day by its calendar numbers; `month` and `day` count from 1. */
export interface Ymd {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The first year the program takes. */
export const MIN_YEAR = 1000;
/** The last year the program takes. */
export const MAX_YEAR = 9999;

const DAYS_PER_ERA = 146_097;
/** From 0000-03-01, where era 0 begins, to 1970-01-01. */
const EPOCH_SHIFT = 719_468;

/** The day with these calendar numbers. They are taken as they are: check foreign ones with `isValidYmd`. */
export function dayOfYmd(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = (((153 * monthFromMarch + 2) / 5) | 0) + day - 1;
  const dayOfEra = yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear;
  return (era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT) as Day;
}

/** The calendar numbers of a day. */
export function ymdOfDay(day: Day): Ymd {
  const shifted = day + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays = ((dayOfEra / 1460) | 0) - ((dayOfEra / 36_524) | 0) + ((dayOfEra / 146_096) | 0);
  const yearOfEra = ((dayOfEra - leapDays) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0));
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1,
  };
}

/** The first day the program takes, 1000-01-01. Stands for "as far back as anyone asks". */
export const FAR_PAST: Day = dayOfYmd(MIN_YEAR, 1, 1);
/** The last day the program takes, 9999-12-31. Stands for "without an end in sight". */
export const FAR_FUTURE: Day = dayOfYmd(MAX_YEAR, 12, 31);

/** Whether a day lies in the years 1000–9999. */
export function isDayInRange(day: Day): boolean {
  return day >= FAR_PAST && day <= FAR_FUTURE;
}

/** Whether the year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days a month (1–12) of a year has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether these numbers name a day that exists, in the years 1000–9999. */
export function isValidYmd(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return false;
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day an ISO 8601 date names, or nothing when the text is no full date or the day does not exist. */
export function parseIsoDay(text: string): Day | undefined {
  const match = ISO_DAY.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isValidYmd(year, month, day) ? dayOfYmd(year, month, day) : undefined;
}

/**
 * The day of an ISO date known to be good: a constant, or text that was checked. Throws otherwise;
 * foreign text goes through `parseIsoDay` or `parsePartialDate`.
 */
export function dayFromIso(text: string): Day {
  const day = parseIsoDay(text);
  invariant(day !== undefined, `not a date: ${JSON.stringify(text)}`);
  return day;
}

/** `2019-01-22`. A day outside the years 0–9999 gets ISO 8601's signed six-digit year. */
export function isoFromDay(day: Day): string {
  const { year, month, day: dayOfMonth } = ymdOfDay(day);
  return `${isoYear(year)}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

function isoYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return (year < 0 ? '-' : '+') + String(Math.abs(year)).padStart(6, '0');
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
