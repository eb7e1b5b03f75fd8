/**
 * Dates as sources give them: `2018-11-14`, `2018-11`, `1956`. Text becomes a `PartialDate`, or a problem worded for the
 * author; a partial date becomes the interval of its days. What depends on where in the interval it fell is unknown.
 */
import { daysInMonth, dayOfYmd, MAX_YEAR, MIN_YEAR, ymdOfDay, type Day } from './day.ts';
import { MONTH_NAMES, monthName, plural } from './english.ts';
import type { DayInterval } from './interval.ts';

/** A year, a month of a year, or a day. Invariant: it exists (`parsePartialDate` makes no other; partial-date.test.ts). */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Why a text is no date. */
export type DateProblem =
  | { readonly kind: 'not-a-date'; readonly text: string }
  | { readonly kind: 'no-such-year'; readonly text: string; readonly year: number }
  | { readonly kind: 'no-such-month'; readonly text: string; readonly month: number }
  | { readonly kind: 'no-such-day'; readonly text: string; readonly year: number; readonly month: number; readonly day: number; readonly daysInMonth: number };

/** A date, or what is wrong with the text. `suggestion`, where there is one, is a date the author may have meant. */
export type PartialDateResult =
  | { readonly kind: 'date'; readonly date: PartialDate }
  | { readonly kind: 'problem'; readonly problem: DateProblem; readonly message: string; readonly suggestion?: string };

const ISO_SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, in the years 1000–9999. */
export function parsePartialDate(text: string): PartialDateResult {
  const match = ISO_SHAPE.exec(text);
  if (!match) return refuse({ kind: 'not-a-date', text }, guessDate(text));
  const problem = problemOf(text, numberOf(match[1]) ?? 0, numberOf(match[2]), numberOf(match[3]));
  if (problem) return refuse(problem, nearestDate(problem));
  return { kind: 'date', date: partialDate(numberOf(match[1]) ?? 0, numberOf(match[2]), numberOf(match[3])) };
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function partialDate(year: number, month?: number, day?: number): PartialDate {
  if (month === undefined) return { year };
  return day === undefined ? { year, month } : { year, month, day };
}

function refuse(problem: DateProblem, suggestion: string | undefined): PartialDateResult {
  const message = describeDateProblem(problem);
  return suggestion === undefined ? { kind: 'problem', problem, message } : { kind: 'problem', problem, message, suggestion };
}

function problemOf(text: string, year: number, month?: number, day?: number): DateProblem | undefined {
  if (year < MIN_YEAR || year > MAX_YEAR) return { kind: 'no-such-year', text, year };
  if (month === undefined) return undefined;
  if (month < 1 || month > 12) return { kind: 'no-such-month', text, month };
  if (day === undefined) return undefined;
  const last = daysInMonth(year, month);
  return day >= 1 && day <= last ? undefined : { kind: 'no-such-day', text, year, month, day, daysInMonth: last };
}

/** The problem in words: lower case, what is wrong and what is so instead. */
export function describeDateProblem(problem: DateProblem): string {
  switch (problem.kind) {
    case 'not-a-date':
      return `\`${problem.text}\` is not a date; dates are written \`2019-01-22\`, or \`2019-01\` and \`2019\` where only that much is known`;
    case 'no-such-year':
      return `\`${problem.text}\` is out of range; years run from ${MIN_YEAR} to ${MAX_YEAR}`;
    case 'no-such-month':
      return `there is no date \`${problem.text}\`: months run from 01 to 12`;
    case 'no-such-day':
      return problem.day === 0
        ? `there is no date \`${problem.text}\`: days run from 01; for the whole of ${monthName(problem.month)} write \`${isoMonth(problem.year, problem.month)}\``
        : `there is no date \`${problem.text}\`: ${monthName(problem.month)} ${problem.year} has ${plural(problem.daysInMonth, 'day')}`;
  }
}

/** The nearest date that exists, for a problem that names one: the last day of the month, the month for day 0. */
function nearestDate(problem: DateProblem): string | undefined {
  if (problem.kind !== 'no-such-day') return undefined;
  const month = isoMonth(problem.year, problem.month);
  return problem.day === 0 ? month : `${month}-${problem.daysInMonth}`;
}

const LOOSE_ISO = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const DAY_MONTH_YEAR = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i;
const MONTH_DAY_YEAR = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const MONTH_YEAR = /^([a-z]{3,9})\.?,?\s+(\d{4})$/i;

/** What a date in another style says, in ours. `01/02/2019` gets no guess: nobody knows which number is the month. */
function guessDate(text: string): string | undefined {
  const guess = (year?: string, month?: number, day?: string): string | undefined => {
    if (year === undefined || month === undefined || month < 1) return undefined;
    const date = partialDate(Number(year), month, numberOf(day));
    return problemOf(text, date.year, date.month, date.day) ? undefined : formatPartialDate(date);
  };
  let match = LOOSE_ISO.exec(text);
  if (match) return guess(match[1], numberOf(match[2]), match[3]);
  if ((match = DAY_MONTH_YEAR.exec(text))) return guess(match[3], monthOfName(match[2]), match[1]);
  if ((match = MONTH_DAY_YEAR.exec(text))) return guess(match[3], monthOfName(match[1]), match[2]);
  if ((match = MONTH_YEAR.exec(text))) return guess(match[2], monthOfName(match[1]));
  return undefined;
}

function monthOfName(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const start = word.toLowerCase();
  const index = MONTH_NAMES.findIndex((name) => name.toLowerCase().startsWith(start));
  return index < 0 ? undefined : index + 1;
}

/** The days the date may mean: one day, the days of the month, or the days of the year. */
export function intervalOf(date: PartialDate): DayInterval {
  const firstMonth = date.month ?? 1;
  const lastMonth = date.month ?? 12;
  return {
    first: dayOfYmd(date.year, firstMonth, date.day ?? 1),
    last: dayOfYmd(date.year, lastMonth, date.day ?? daysInMonth(date.year, lastMonth)),
  };
}

/** Whether the date names a single day. */
export function isFullDate(date: PartialDate): boolean {
  return date.day !== undefined;
}

/** The full date of a day. */
export function partialDateOfDay(day: Day): PartialDate {
  return ymdOfDay(day);
}

/** `2018-11-14`, `2018-11`, `1956`: as the author writes it. */
export function formatPartialDate(date: PartialDate): string {
  if (date.month === undefined) return String(date.year);
  const month = isoMonth(date.year, date.month);
  return date.day === undefined ? month : `${month}-${String(date.day).padStart(2, '0')}`;
}

function isoMonth(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** `14 November 2018`, `November 2018`, `1956`: as a memo writes it. */
export function longPartialDate(date: PartialDate): string {
  if (date.month === undefined) return String(date.year);
  const month = `${monthName(date.month)} ${date.year}`;
  return date.day === undefined ? month : `${date.day} ${month}`;
}

/** `22 January 2019`. */
export function longDate(day: Day): string {
  return longPartialDate(ymdOfDay(day));
}
