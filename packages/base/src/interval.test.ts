import { describe, expect, test } from 'vitest';
import { dayFromIso } from './day.ts';
import { containsDay, hasComeBy, isEarlier, isSameDay, isSingleDay, singleDay } from './interval.ts';
import { intervalOf } from './partial-date.ts';

const november = intervalOf({ year: 2018, month: 11 });
const day = dayFromIso;

describe('a moment somewhere in an interval', () => {
  test.each([['2018-10-31', 'no'], ['2018-11-01', 'unknown'], ['2018-11-29', 'unknown'], ['2018-11-30', 'yes'], ['2018-12-01', 'yes']])(
    'has come by %s: %s', (on, expected) => expect(hasComeBy(november, day(on))).toBe(expected));

  test('earlier than another', () => {
    expect(isEarlier(november, singleDay(day('2018-12-01')))).toBe('yes');
    expect(isEarlier(november, singleDay(day('2018-11-30')))).toBe('unknown');
    expect(isEarlier(november, singleDay(day('2018-11-01')))).toBe('no');
    expect(isEarlier(november, november)).toBe('unknown');
    expect(isEarlier(singleDay(day('2018-11-30')), november)).toBe('no');
  });

  test('the same day as another', () => {
    const first = singleDay(day('2018-11-01'));
    expect(isSameDay(first, first)).toBe('yes');
    expect(isSameDay(first, november)).toBe('unknown');
    expect(isSameDay(november, november)).toBe('unknown');
    expect(isSameDay(november, singleDay(day('2018-12-01')))).toBe('no');
    expect(isSameDay(singleDay(day('2018-12-01')), november)).toBe('no');
  });

  test('days in it', () => {
    expect(['2018-10-31', '2018-11-01', '2018-11-30', '2018-12-01'].map((d) => containsDay(november, day(d)))).toEqual([false, true, true, false]);
    expect([isSingleDay(november), isSingleDay(singleDay(day('2018-11-01')))]).toEqual([false, true]);
  });
});
