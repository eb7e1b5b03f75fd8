import { expect, test } from 'vitest';
import { formatPeriod, parsePeriod, periodUnitOf, type Period } from './period.ts';

test.each<[string, Period, string]>([
  ['12 months', { n: 12, unit: 'month' }, '12 months'],
  ['one year', { n: 1, unit: 'year' }, '1 year'],
  ['Sixty Days', { n: 60, unit: 'day' }, '60 days'],
  [' 6  weeks ', { n: 6, unit: 'week' }, '6 weeks'],
])('%s', (text, period, written) => {
  expect(parsePeriod(text)).toEqual(period);
  expect(formatPeriod(period)).toBe(written);
});

test.each(['', 'months', '12', '12 moons', 'many years', '-1 day', '1.5 years', '1 year ago'])('no period: %j', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});

test('unit words', () => {
  expect(['day', 'Days', 'WEEK', 'weeks', 'month', 'months', 'year', 'years', 'decade'].map(periodUnitOf)).toEqual([
    'day', 'day', 'week', 'week', 'month', 'month', 'year', 'year', undefined,
  ]);
});
