/** Days → places on a horizontal axis, and the ticks that a reader expects there. */
import { dayOfYmd, monthName, ymdOfDay, type Day } from '@servanda/base';

/** A stretch of days laid over a stretch of pixels. */
export interface TimeScale {
  readonly first: Day;
  readonly last: Day;
  /** The place of a day's start; outside days are brought to the nearer end. */
  readonly x: (day: number) => number;
}

export interface Tick {
  readonly day: Day;
  readonly label: string;
}

/** A scale from `left` to `right`. A single day is given a year around it. */
export function timeScale(first: Day, last: Day, left: number, right: number): TimeScale {
  const [from, to] = last - first < 28 ? [first - 180, last + 180] : [first, last];
  const perDay = (right - left) / (to - from);
  return { first: from as Day, last: to as Day, x: (day) => round(left + (Math.min(Math.max(day, from), to) - from) * perDay) };
}

/** Two decimals are below what a screen or a printer shows, and keep the bytes the same everywhere. */
export function round(n: number): number {
  return Math.round(n * 100) / 100;
}

/** Steps in months. */
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 300, 600, 1200, 2400, 6000];

/** At most `most` ticks at the starts of round months, years, decades. */
export function ticksOf({ first, last }: Pick<TimeScale, 'first' | 'last'>, most: number): readonly Tick[] {
  const from = monthsOf(first);
  const to = monthsOf(last);
  const step = STEPS.find((months) => (to - from) / months <= most) ?? 12_000;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) {
    const year = Math.floor(month / 12);
    const day = dayOfYmd(year, (month % 12) + 1, 1);
    if (day >= first && day <= last) ticks.push({ day, label: step >= 12 ? String(year) : `${monthName((month % 12) + 1).slice(0, 3)} ${year}` });
  }
  return ticks;
}

function monthsOf(day: Day): number {
  const { year, month } = ymdOfDay(day);
  return year * 12 + month - 1;
}
