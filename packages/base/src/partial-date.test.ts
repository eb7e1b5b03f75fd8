import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromIso, FAR_FUTURE, FAR_PAST, isoFromDay, type Day } from './day.ts';
import {
  formatPartialDate, intervalOf, isFullDate, longDate, longPartialDate, parsePartialDate, partialDateOfDay, type PartialDate,
} from './partial-date.ts';

function read(text: string): PartialDate {
  const result = parsePartialDate(text);
  if (result.kind === 'problem') throw new Error(result.message);
  return result.date;
}

describe('partial dates', () => {
  test.each<[string, PartialDate, string, string, string]>([
    ['2018-11-14', { year: 2018, month: 11, day: 14 }, '2018-11-14', '2018-11-14', '14 November 2018'],
    ['2018-11', { year: 2018, month: 11 }, '2018-11-01', '2018-11-30', 'November 2018'],
    ['2020-02', { year: 2020, month: 2 }, '2020-02-01', '2020-02-29', 'February 2020'],
    ['1956', { year: 1956 }, '1956-01-01', '1956-12-31', '1956'],
  ])('%s', (text, date, first, last, long) => {
    expect(read(text)).toEqual(date);
    expect(formatPartialDate(date)).toBe(text);
    expect(longPartialDate(date)).toBe(long);
    const interval = intervalOf(date);
    expect([isoFromDay(interval.first), isoFromDay(interval.last)]).toEqual([first, last]);
    expect(isFullDate(date)).toBe(first === last);
  });

  test('a day, long and as a partial date', () => {
    expect(longDate(dayFromIso('2019-01-22'))).toBe('22 January 2019');
    expect(partialDateOfDay(dayFromIso('2019-01-22'))).toEqual({ year: 2019, month: 1, day: 22 });
  });
});

describe('what is no date', () => {
  test.each<[string, string, string | undefined]>([
    ['2019-02-30', 'there is no date `2019-02-30`: February 2019 has 28 days', '2019-02-28'],
    ['2020-02-30', 'there is no date `2020-02-30`: February 2020 has 29 days', '2020-02-29'],
    ['2019-04-31', 'there is no date `2019-04-31`: April 2019 has 30 days', '2019-04-30'],
    ['2019-04-00', 'there is no date `2019-04-00`: days run from 01; for the whole of April write `2019-04`', '2019-04'],
    ['2019-13-01', 'there is no date `2019-13-01`: months run from 01 to 12', undefined],
    ['2019-00', 'there is no date `2019-00`: months run from 01 to 12', undefined],
    ['0956', '`0956` is out of range; years run from 1000 to 9999', undefined],
  ])('%s', (text, message, suggestion) => {
    const result = parsePartialDate(text);
    expect(result).toMatchObject({ kind: 'problem', message });
    expect(result.kind === 'problem' && result.suggestion).toBe(suggestion);
  });

  test.each<[string, string | undefined]>([
    ['2019-1-2', '2019-01-02'], ['2019/01/22', '2019-01-22'], ['2019.1', '2019-01'], ['22 January 2019', '2019-01-22'],
    ['22nd Jan. 2019', '2019-01-22'], ['January 22, 2019', '2019-01-22'], ['sept 2019', '2019-09'], ['30 February 2019', undefined],
    ['01/02/2019', undefined], ['yesterday', undefined], ['', undefined], ['22 Brumaire 1799', undefined], ['2019-0-1', undefined],
  ])('another style: %j', (text, suggestion) => {
    const result = parsePartialDate(text);
    expect(result).toMatchObject({ kind: 'problem', problem: { kind: 'not-a-date', text } });
    expect(result.kind === 'problem' && result.suggestion).toBe(suggestion);
    expect(result.kind === 'problem' && result.message).toContain('is not a date; dates are written `2019-01-22`');
  });
});

describe('laws', () => {
  test('reading what was written gives it back', () => {
    fc.assert(fc.property(fc.integer({ min: FAR_PAST, max: FAR_FUTURE }), fc.constantFrom(1, 2, 3), (n, parts) => {
      const { year, month, day } = partialDateOfDay(n as Day);
      const date: PartialDate = parts === 1 ? { year } : parts === 2 ? { year, month: month! } : { year, month: month!, day: day! };
      expect(read(formatPartialDate(date))).toEqual(date);
      const { first, last } = intervalOf(date);
      expect(first <= n && n <= last).toBe(true);
    }));
  });
  test('any text is a date or a problem, and a suggestion is a date', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{1,4}[-/. ][0-9]{0,2}[-/.]?[0-9]{0,2}$/)), (text) => {
      const result = parsePartialDate(text);
      if (result.kind === 'problem' && result.suggestion !== undefined) read(result.suggestion);
    }));
  });
});
