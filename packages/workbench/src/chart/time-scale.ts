/** A window of days on a width of pixels, and the ticks that belong to it: from centuries down to single days. */
import { dayOfYmd, ymdOfDay, type Day } from '@servanda/base';

/** The days from `from` to `to` on `width` pixels. Fractions of days are allowed: zooming is smooth. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export interface Tick {
  readonly day: number;
  readonly label: string;
}

/** How narrow a window can get: a day; and how wide: a millennium. */
const NARROWEST = 1;
const WIDEST = 365_250;
/** The least room for a tick's label, in pixels. */
const LABEL = 64;

/** How ticks are worded: a day of a month, a month, and a month where the year begins. */
export interface TickWords {
  readonly day: (day: number) => string;
  readonly month: (day: number) => string;
  readonly monthAndYear: (day: number) => string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthIn = (day: number): string => MONTHS[ymdOfDay(day as Day).month - 1] ?? '';
const ENGLISH: TickWords = {
  day: (day) => `${ymdOfDay(day as Day).day} ${monthIn(day)}`, month: monthIn, monthAndYear: (day) => `${monthIn(day)} ${ymdOfDay(day as Day).year}`,
};

/** Steps of ticks: so many years, or so many months, or so many days. */
const STEPS = [
  { days: 1, of: 'day', n: 1 }, { days: 2, of: 'day', n: 2 }, { days: 7, of: 'day', n: 7 }, { days: 30, of: 'month', n: 1 }, { days: 91, of: 'month', n: 3 },
  { days: 365, of: 'year', n: 1 }, { days: 730, of: 'year', n: 2 }, { days: 1826, of: 'year', n: 5 }, { days: 3652, of: 'year', n: 10 }, { days: 7305, of: 'year', n: 20 },
  { days: 18_262, of: 'year', n: 50 }, { days: 36_525, of: 'year', n: 100 },
] as const;

/** The pixel of a day's beginning. */
export function xOf(window: TimeWindow, width: number, day: number): number {
  return ((day - window.from) / (window.to - window.from)) * width;
}

/** The day at a pixel. */
export function dayAt(window: TimeWindow, width: number, x: number): number {
  return Math.floor(window.from + (x / width) * (window.to - window.from));
}

/** The window zoomed about a day that stays where it is; `factor` below 1 looks closer. */
export function zoomed(window: TimeWindow, about: number, factor: number): TimeWindow {
  const length = window.to - window.from;
  const wanted = Math.min(WIDEST, Math.max(NARROWEST, length * factor));
  const share = (about - window.from) / length;
  return { from: about - wanted * share, to: about + wanted * (1 - share) };
}

/** The window moved by so many days. */
export function moved(window: TimeWindow, days: number): TimeWindow {
  return { from: window.from + days, to: window.to + days };
}

/** The ticks of a window, as many as have room for their labels. */
export function ticksOf(window: TimeWindow, width: number, words: TickWords = ENGLISH): Tick[] {
  const perLabel = ((window.to - window.from) / Math.max(1, width)) * LABEL;
  const step = STEPS.find((s) => s.days >= perLabel) ?? STEPS[STEPS.length - 1]!;
  const start = ymdOfDay(Math.floor(window.from) as Day);
  const ticks: Tick[] = [];
  if (step.of === 'day') {
    for (let day = Math.ceil(window.from / step.n) * step.n; day < window.to; day += step.n) {
      ticks.push({ day, label: words.day(day) });
    }
    return ticks;
  }
  const months = step.of === 'month' ? step.n : step.n * 12;
  const first = Math.floor((start.year * 12 + start.month - 1) / months) * months;
  for (let at = first; ; at += months) {
    const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
    const day = dayOfYmd(year, month, 1);
    if (day >= window.to) return ticks;
    if (day >= window.from) ticks.push({ day, label: step.of === 'year' ? String(year) : month === 1 ? words.monthAndYear(day) : words.month(day) });
  }
}
