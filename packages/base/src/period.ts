/** Lengths of time as clauses state them: `30 days`, `6 weeks`, `12 months`, `one year`. Adding one to a day: date-rule.ts. */
import { parseCardinal, plural } from './english.ts';

/** What a period is counted in. A week is always seven days. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'year';

/** A number of units; `n` is a whole number, 0 or more. */
export interface Period {
  readonly n: number;
  readonly unit: PeriodUnit;
}

/** `1 year`, `12 months`. */
export function formatPeriod(period: Period): string {
  return plural(period.n, period.unit);
}

/** The unit a word names (`day`, `Days`, `months` …), or nothing. */
export function periodUnitOf(word: string): PeriodUnit | undefined {
  switch (word.toLowerCase()) {
    case 'day': case 'days': return 'day';
    case 'week': case 'weeks': return 'week';
    case 'month': case 'months': return 'month';
    case 'year': case 'years': return 'year';
    default: return undefined;
  }
}

/** `12 months`, `one year`, `sixty days` read as a period; nothing for any other text. */
export function parsePeriod(text: string): Period | undefined {
  const match = /^\s*(\S+)\s+(\S+)\s*$/.exec(text);
  const n = match?.[1] === undefined ? undefined : parseCardinal(match[1]);
  const unit = match?.[2] === undefined ? undefined : periodUnitOf(match[2]);
  return n === undefined || unit === undefined ? undefined : { n, unit };
}
