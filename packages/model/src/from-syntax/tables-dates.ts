/**
 * Dates in a table's own style become dates. Without `dates as "DD/MM/YYYY"` only ISO dates are taken: nobody knows which number
 * of `01/02/2019` is the month. Where a style explains all the refused cells and no other does, the message offers it.
 */
import { MONTH_NAMES, parsePartialDate, type PartialDate } from '@servanda/base';

/** A style: letters for the parts (`YYYY`, `MM` or `M`, `MMM` or `MMMM`, `DD` or `D`), anything else as it stands. */
export interface DateStyle {
  readonly text: string;
  readonly pattern: RegExp;
  readonly parts: readonly ('year' | 'month' | 'month-name' | 'day')[];
}

/** Reads a style such as `DD/MM/YYYY`; nothing unless it has a year, and no day without a month. */
export function dateStyle(text: string): DateStyle | undefined {
  const parts: DateStyle['parts'][number][] = [];
  const source = text.replace(/y{4}|m{1,4}|d{1,2}|[^ymd]+/gi, (piece) => {
    const letters = piece.toLowerCase();
    if (letters === 'yyyy') return push(parts, 'year', '(\\d{4})');
    if (/^m{3,4}$/.test(letters)) return push(parts, 'month-name', '(\\p{L}{3,9})\\.?');
    if (/^m{1,2}$/.test(letters)) return push(parts, 'month', '(\\d{1,2})');
    if (/^d{1,2}$/.test(letters)) return push(parts, 'day', '(\\d{1,2})');
    return piece.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');
  });
  const has = (part: string): boolean => parts.some((each) => each.startsWith(part));
  const isSound = has('year') && (has('month') || !has('day')) && parts.length <= 3 && new Set(parts).size === parts.length;
  return isSound ? { text, pattern: new RegExp(`^${source}$`, 'iu'), parts } : undefined;
}

function push<T>(list: T[], item: T, result: string): string {
  list.push(item);
  return result;
}

/** Reads one cell: in the style given, else as an ISO date, with or without the midnight that exports append. */
export function readDate(cell: string, style: DateStyle | undefined): PartialDate | undefined {
  const iso = style ? isoOf(cell, style) : cell.replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '');
  if (iso === undefined) return undefined;
  const result = parsePartialDate(iso);
  return result.kind === 'date' ? result.date : undefined;
}

function isoOf(cell: string, style: DateStyle): string | undefined {
  const match = style.pattern.exec(cell);
  if (!match) return undefined;
  const fields: Record<string, string> = {};
  for (const [i, part] of style.parts.entries()) {
    const text = match[i + 1] ?? '';
    if (part !== 'month-name') fields[part] = text.padStart(2, '0');
    else fields['month'] = String(monthOf(text)).padStart(2, '0');
  }
  return [fields['year'], fields['month'], fields['day']].filter((field) => field !== undefined).join('-');
}

function monthOf(name: string): number {
  const start = name.toLowerCase();
  return MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith(start)) + 1;
}

const STYLES = [
  'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY', 'DD-MM-YYYY', 'MM-DD-YYYY', 'YYYY/MM/DD', 'YYYY.MM.DD', 'YYYYMMDD', 'D MMM YYYY', 'D-MMM-YYYY', 'MMM D, YYYY',
];

/** The one style that reads all these cells; nothing when none does, or several do (`01/02/2019`). */
export function guessStyle(cells: readonly string[]): string | undefined {
  const fitting = STYLES.filter((text) => {
    const style = dateStyle(text);
    return style !== undefined && cells.every((cell) => readDate(cell, style) !== undefined);
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
