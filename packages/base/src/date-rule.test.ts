import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays, addPeriod, applySteps, applyStepsToInterval, daysBetween, DEFAULT_COUNTING, describeAmbiguity, describeStep, describeSteps,
  lastDayOf, subtractPeriod, type Counting, type DateStep, type DayOutcome,
} from './date-rule.ts';
import { dayFromIso, FAR_FUTURE, FAR_PAST, isoFromDay, type Day } from './day.ts';
import type { Period, PeriodUnit } from './period.ts';

const nth = (n: number): DateStep => ({ kind: 'nth-day-after', n });
const after = (n: number, unit: PeriodUnit): DateStep => ({ kind: 'after', period: { n, unit } });
const before = (n: number, unit: PeriodUnit): DateStep => ({ kind: 'before', period: { n, unit } });
const firstOfMonth = (n?: number): DateStep => (n === undefined ? { kind: 'first-of-month-after' } : { kind: 'first-of-month-after', n });
const endOfMonth: DateStep = { kind: 'end-of-month' };
const sameDay: DateStep = { kind: 'same-day' };

const dayAfter: Counting = { missingDay: 'refuse', expiryOfYear: 'day-after' };
const lastDay: Counting = { missingDay: 'last-day-of-month', expiryOfYear: 'same-day' };
const nextMonth: Counting = { missingDay: 'first-day-of-next-month', expiryOfYear: 'same-day' };

function show(outcome: DayOutcome): string {
  switch (outcome.kind) {
    case 'day': return isoFromDay(outcome.day);
    case 'ambiguous': return outcome.choices.map((choice) => `${choice.counting.missingDay}: ${isoFromDay(choice.day)}`).join('; ');
    case 'out-of-range': return 'out of range';
  }
}

function check(start: string, steps: readonly DateStep[], expected: string, counting: Counting = DEFAULT_COUNTING): void {
  expect(show(applySteps(dayFromIso(start), steps, counting))).toBe(expected);
}

describe('official dates', () => {
  test.each<[string, string, readonly DateStep[], string, Counting?]>([
    ['VCLT art. 84', '1979-12-28', [nth(30)], '1980-01-27'],
    ['UNCLOS art. 308', '1993-11-16', [after(12, 'month')], '1994-11-16'],
    ['Rome Statute art. 126', '2002-04-11', [nth(60), firstOfMonth()], '2002-07-01'],
    ['— Albania', '2003-01-31', [nth(60), firstOfMonth()], '2003-05-01'],
    ['— Australia', '2002-07-01', [nth(60), firstOfMonth()], '2002-09-01'],
    ['— Afghanistan', '2003-02-10', [nth(60), firstOfMonth()], '2003-05-01'],
    ['— Bangladesh', '2010-03-23', [nth(60), firstOfMonth()], '2010-06-01'],
    ['— Burundi withdraws, art. 127', '2016-10-27', [after(1, 'year')], '2017-10-27'],
    ['— Philippines withdraws', '2018-03-17', [after(1, 'year')], '2019-03-17'],
    ['Mine Ban art. 17', '1998-09-16', [firstOfMonth(6)], '1999-03-01'],
    ['Kyoto art. 25', '2004-11-18', [nth(90)], '2005-02-16'],
    ['Paris art. 21', '2016-10-05', [nth(30)], '2016-11-04'],
    ['— USA withdraws, art. 28', '2019-11-04', [after(1, 'year')], '2020-11-04'],
    ['— USA accepts again', '2021-01-20', [nth(30)], '2021-02-19'],
    ['NPT art. IX', '1970-03-05', [sameDay], '1970-03-05'],
    ['TPNW art. 15', '2020-10-24', [after(90, 'day')], '2021-01-22'],
    ['Energy Charter Treaty art. 47, Italy', '2014-12-31', [after(1, 'year')], '2016-01-01', dayAfter],
    ['Joint Declaration 1956 art. 10', '1956-12-12', [sameDay], '1956-12-12'],
    ['US–Japan 1960 art. X, ten years', '1960-06-23', [after(10, 'year')], '1970-06-23'],
    ['Neutrality Pact 1941 art. 3, five years', '1941-04-25', [after(5, 'year')], '1946-04-25'],
    ['— denounced in time until', '1946-04-25', [before(1, 'year')], '1945-04-25'],
  ])('%s: %s', (_name, start, steps, expected, counting) => check(start, steps, expected, counting));
});

describe('steps', () => {
  test('no step is the day itself', () => check('2019-01-22', [], '2019-01-22'));
  test('the first of a month rolls on, also at the end of a year', () => {
    check('2003-04-01', [firstOfMonth()], '2003-05-01');
    check('2003-12-31', [firstOfMonth()], '2004-01-01');
    check('2003-12-01', [firstOfMonth(13)], '2005-01-01');
  });
  test('the end of a month', () => {
    check('2020-02-01', [endOfMonth], '2020-02-29');
    check('2019-12-31', [endOfMonth], '2019-12-31');
  });
  test('weeks are seven days', () => {
    check('2019-01-22', [after(2, 'week')], '2019-02-05');
    check('2019-02-05', [before(2, 'week')], '2019-01-22');
    expect(applySteps(dayFromIso('2019-01-22'), [after(2, 'week')], dayAfter)).toEqual({ kind: 'day', day: dayFromIso('2019-02-05') });
  });
  test('the day after the expiry, for months and years only', () => {
    check('2019-01-15', [after(6, 'month')], '2019-07-16', dayAfter);
    check('2019-01-15', [after(30, 'day')], '2019-02-14', dayAfter);
    check('2019-01-15', [before(1, 'month')], '2018-12-15', dayAfter);
    check('2019-01-31', [after(1, 'month')], '2019-03-01', { missingDay: 'last-day-of-month', expiryOfYear: 'day-after' });
  });
});

describe('a day that does not exist', () => {
  test('is refused, with the choices', () => {
    check('2019-01-31', [after(1, 'month')], 'last-day-of-month: 2019-02-28; first-day-of-next-month: 2019-03-01');
    check('2020-02-29', [after(1, 'year')], 'last-day-of-month: 2021-02-28; first-day-of-next-month: 2021-03-01');
    check('2020-02-29', [after(4, 'year')], '2024-02-29');
    check('2019-03-31', [before(1, 'month')], 'last-day-of-month: 2019-02-28; first-day-of-next-month: 2019-03-01');
  });
  test('the choices are carried through the steps that follow', () => {
    const outcome = applySteps(dayFromIso('2019-01-01'), [nth(30), after(1, 'month'), firstOfMonth()]);
    expect(show(outcome)).toBe('last-day-of-month: 2019-03-01; first-day-of-next-month: 2019-04-01');
    expect(outcome).toMatchObject({ at: dayFromIso('2019-01-31'), step: after(1, 'month') });
  });
  test('the clause may say', () => {
    check('2019-01-31', [after(1, 'month')], '2019-02-28', lastDay);
    check('2019-01-31', [after(1, 'month')], '2019-03-01', nextMonth);
    check('2019-12-31', [after(2, 'month')], '2020-02-29', lastDay);
  });
  test('in words', () => {
    const outcome = applySteps(dayFromIso('2019-01-31'), [after(1, 'month')]);
    expect(outcome.kind === 'ambiguous' && describeAmbiguity(outcome)).toBe(
      '1 month after 2019-01-31 would be 31 February 2019, which does not exist; depending on how the clause counts, the date is 2019-02-28 or 2019-03-01');
    const back = applySteps(dayFromIso('2020-02-29'), [before(1, 'year')]);
    expect(back.kind === 'ambiguous' && describeAmbiguity(back)).toContain('1 year before 2020-02-29 would be 29 February 2019');
  });
});

describe('the range of years', () => {
  test('out of it at either end', () => {
    check('9999-12-31', [nth(1)], 'out of range');
    check('9999-12-01', [firstOfMonth()], 'out of range');
    check('1000-01-01', [before(1, 'day')], 'out of range');
    check('9999-12-01', [after(1, 'month'), before(1, 'month')], 'out of range');
    check('9000-02-28', [after(2000, 'year')], 'out of range');
    expect(applySteps(addDays(FAR_FUTURE, 1), [])).toEqual({ kind: 'out-of-range' });
    check('2019-01-31', [after(1, 'month'), after(8000, 'year')], 'out of range');
  });
});

describe('deadlines', () => {
  test.each<[string, Period, string]>([
    ['2019-01-22', { n: 6, unit: 'month' }, '2019-07-22'],
    ['2019-01-22', { n: 30, unit: 'day' }, '2019-02-21'],
    ['2019-01-22', { n: 1, unit: 'year' }, '2020-01-22'],
  ])('within … after %s', (start, period, expected) => {
    expect(show(lastDayOf(period, dayFromIso(start)))).toBe(expected);
    expect(show(lastDayOf(period, dayFromIso(start), dayAfter))).toBe(expected);
  });
  test('adding and taking away', () => {
    expect(show(addPeriod(dayFromIso('2019-01-22'), { n: 1, unit: 'year' }, dayAfter))).toBe('2020-01-22');
    expect(show(subtractPeriod(dayFromIso('2019-01-22'), { n: 1, unit: 'year' }, dayAfter))).toBe('2018-01-22');
    expect(daysBetween(dayFromIso('2019-01-22'), dayFromIso('2019-02-21'))).toBe(30);
    expect(addDays(dayFromIso('2019-01-01'), -1)).toBe(dayFromIso('2018-12-31'));
  });
});

describe('intervals', () => {
  const month = { first: dayFromIso('2018-11-01'), last: dayFromIso('2018-11-30') };
  test('both ends move', () => {
    const expected = { first: dayFromIso('2018-12-01'), last: dayFromIso('2018-12-30') };
    expect(applyStepsToInterval(month, [nth(30)])).toEqual({ kind: 'interval', interval: expected });
    const january = { first: dayFromIso('2019-01-01'), last: dayFromIso('2019-01-01') };
    expect(applyStepsToInterval(month, [nth(30), firstOfMonth()])).toEqual({ kind: 'interval', interval: january });
    expect(applyStepsToInterval({ first: month.first, last: month.first }, [sameDay])).toEqual({ kind: 'interval', interval: { first: month.first, last: month.first } });
  });
  test('either end may be in doubt', () => {
    expect(applyStepsToInterval({ first: dayFromIso('2019-01-01'), last: dayFromIso('2019-01-31') }, [after(1, 'month')]).kind).toBe('ambiguous');
    expect(applyStepsToInterval({ first: dayFromIso('2019-01-31'), last: dayFromIso('2019-02-01') }, [after(1, 'month')]).kind).toBe('ambiguous');
    expect(applyStepsToInterval({ first: month.first, last: FAR_FUTURE }, [nth(1)]).kind).toBe('out-of-range');
  });
});

describe('in words', () => {
  test('a rule reads as the treaty has it', () => {
    expect(describeSteps([nth(60), firstOfMonth()], 'the 60th ratification')).toBe('the first day of the month after the 60th day after the 60th ratification');
    expect(describeSteps([firstOfMonth(6)], 'the 40th ratification')).toBe('the first day of the 6th month after the month of the 40th ratification');
    expect([after(1, 'year'), before(2, 'week'), endOfMonth, sameDay].map(describeStep)).toEqual([
      '1 year after', '2 weeks before', 'the last day of the month of', 'the day of',
    ]);
  });
});

const anyDay = fc.integer({ min: dayFromIso('1100-01-01'), max: dayFromIso('9800-12-31') }).map((n) => n as Day);
const anyPeriod = fc.record({ n: fc.integer({ min: 0, max: 1000 }), unit: fc.constantFrom<PeriodUnit>('day', 'week', 'month', 'year') })
  .map((period): Period => (period.unit === 'year' ? { ...period, n: period.n % 90 } : period));
const anyStep: fc.Arbitrary<DateStep> = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map(nth),
  anyPeriod.map((period): DateStep => ({ kind: 'after', period })),
  anyPeriod.map((period): DateStep => ({ kind: 'before', period })),
  fc.integer({ min: 1, max: 24 }).map((n) => firstOfMonth(n)),
  fc.constant(endOfMonth),
);

function temporal(start: Day, period: Period, sign: 1 | -1, overflow: 'reject' | 'constrain'): string {
  const date = Temporal.PlainDate.from(isoFromDay(start));
  const duration = { [`${period.unit}s`]: sign * period.n };
  try {
    return date.add(duration, { overflow }).toString();
  } catch {
    return 'rejected';
  }
}

describe('laws', () => {
  test('a period after or before is what Temporal says, refused where it rejects', () => {
    fc.assert(fc.property(anyDay, anyPeriod, fc.constantFrom(1, -1), (start, period, sign) => {
      const step: DateStep = { kind: sign === 1 ? 'after' : 'before', period };
      const outcome = applySteps(start, [step]);
      expect(outcome.kind === 'ambiguous' ? 'rejected' : show(outcome)).toBe(temporal(start, period, sign, 'reject'));
      expect(show(applySteps(start, [step], lastDay))).toBe(temporal(start, period, sign, 'constrain'));
    }), { numRuns: 2000 });
  });
  test('the first of the n-th month after is what Temporal says', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (start, n) => {
      const expected = Temporal.PlainDate.from(isoFromDay(start)).with({ day: 1 }).add({ months: n }).toString();
      expect(show(applySteps(start, [firstOfMonth(n)]))).toBe(expected);
    }));
  });
  test('a refused day lies between its two choices, which are neighbours', () => {
    fc.assert(fc.property(anyDay, anyPeriod, (start, period) => {
      const outcome = addPeriod(start, period);
      if (outcome.kind !== 'ambiguous') return;
      const [earlier, later] = outcome.choices;
      expect(daysBetween(earlier!.day, later!.day)).toBe(1);
    }));
  });
  test('every rule keeps the order of days', () => {
    const steps = fc.array(anyStep, { maxLength: 4 });
    const counting = fc.record({
      missingDay: fc.constantFrom<Counting['missingDay']>('last-day-of-month', 'first-day-of-next-month'),
      expiryOfYear: fc.constantFrom<Counting['expiryOfYear']>('same-day', 'day-after'),
    });
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 40 }), steps, counting, (start, later, rule, how) => {
      const a = applySteps(start, rule, how);
      const b = applySteps(addDays(start, later), rule, how);
      if (a.kind === 'day' && b.kind === 'day') expect(a.day).toBeLessThanOrEqual(b.day);
    }), { numRuns: 1000 });
  });
  test('with a counting that says, nothing is ambiguous', () => {
    fc.assert(fc.property(anyDay, fc.array(anyStep, { maxLength: 4 }), fc.constantFrom(lastDay, nextMonth), (start, steps, counting) => {
      expect(applySteps(start, steps, counting).kind).not.toBe('ambiguous');
    }));
  });
  test('the range is closed: a day that comes out lies in it', () => {
    const edge = fc.constantFrom(FAR_PAST, FAR_FUTURE, dayFromIso('1000-02-28'), dayFromIso('9999-11-30'));
    fc.assert(fc.property(edge, fc.array(anyStep, { maxLength: 3 }), (start, steps) => {
      const outcome = applySteps(start, steps, lastDay);
      if (outcome.kind === 'day') expect(outcome.day >= FAR_PAST && outcome.day <= FAR_FUTURE).toBe(true);
    }));
  });
});
