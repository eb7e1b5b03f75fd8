import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  dayFromIso, dayOfYmd, daysInMonth, FAR_FUTURE, FAR_PAST, isDayInRange, isLeapYear, isoFromDay, isValidYmd, parseIsoDay, ymdOfDay, type Day,
} from './day.ts';

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const anyDay = fc.integer({ min: FAR_PAST, max: FAR_FUTURE }).map((n) => n as Day);

describe('days as integers', () => {
  test('known days', () => {
    expect(dayFromIso('1970-01-01')).toBe(0);
    expect(dayFromIso('1969-12-31')).toBe(-1);
    expect(dayFromIso('2000-02-29')).toBe(11_016);
    expect(ymdOfDay(dayFromIso('1956-12-12'))).toEqual({ year: 1956, month: 12, day: 12 });
    expect(isoFromDay(FAR_PAST)).toBe('1000-01-01');
    expect(isoFromDay(FAR_FUTURE)).toBe('9999-12-31');
  });

  test('every day from 1000 to 9999 follows the one before it', () => {
    let day: number = FAR_PAST;
    for (let year = 1000; year <= 9999; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const last = daysInMonth(year, month);
        if (dayOfYmd(year, month, 1) !== day) expect.unreachable(`${year}-${month}`);
        const end = ymdOfDay((day + last - 1) as Day);
        if (end.year !== year || end.month !== month || end.day !== last) expect.unreachable(`end of ${year}-${month}`);
        day += last;
      }
    }
    expect(day).toBe(FAR_FUTURE + 1);
  });

  test('agrees with Temporal on every day', () => {
    fc.assert(fc.property(anyDay, (day) => {
      const date = EPOCH.add({ days: day });
      expect(ymdOfDay(day)).toEqual({ year: date.year, month: date.month, day: date.day });
      expect(isoFromDay(day)).toBe(date.toString());
      expect(dayFromIso(date.toString())).toBe(day);
      expect(daysInMonth(date.year, date.month)).toBe(date.daysInMonth);
      expect(isLeapYear(date.year)).toBe(date.inLeapYear);
    }), { numRuns: 2000 });
  });

  test('days outside the range convert both ways and print a signed year', () => {
    expect(isDayInRange((FAR_FUTURE + 1) as Day)).toBe(false);
    expect(isDayInRange((FAR_PAST - 1) as Day)).toBe(false);
    expect(isDayInRange(FAR_PAST) && isDayInRange(FAR_FUTURE)).toBe(true);
    expect(isoFromDay((FAR_FUTURE + 1) as Day)).toBe('+010000-01-01');
    expect(isoFromDay((FAR_PAST - 1) as Day)).toBe('0999-12-31');
    expect(isoFromDay(dayOfYmd(-1, 3, 4))).toBe('-000001-03-04');
    fc.assert(fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (n) => {
      const { year, month, day } = ymdOfDay(n as Day);
      expect(dayOfYmd(year, month, day)).toBe(n);
    }));
  });

  test.each(['2019-02-29', '2019-13-01', '2019-00-10', '2019-01-00', '0999-01-01', '2019-1-1', '2019-01', ' 2019-01-01', '', '2019-01-01T00'])(
    'no day: %j', (text) => {
      expect(parseIsoDay(text)).toBeUndefined();
      expect(() => dayFromIso(text)).toThrow('not a date');
    });

  test('leap years and fractions', () => {
    expect([1900, 2000, 2019, 2020, 2100].map(isLeapYear)).toEqual([false, true, false, true, false]);
    expect(isValidYmd(2020, 2, 29)).toBe(true);
    expect(isValidYmd(2020, 2, 29.5)).toBe(false);
    expect(isValidYmd(2020, 1.5, 1)).toBe(false);
    expect(isValidYmd(2020.5, 1, 1)).toBe(false);
    expect(isValidYmd(10_000, 1, 1)).toBe(false);
  });
});
