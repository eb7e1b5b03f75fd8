import { expect, test } from 'vitest';
import { neverCancelled, startMeter, type Meter } from './cancellation.ts';

function run(meter: Meter, most: number): number {
  let steps = 0;
  while (steps < most && meter.step()) steps += 1;
  return steps;
}

test('steps', () => {
  const meter = startMeter({ steps: 10 });
  expect(run(meter, 100)).toBe(10);
  expect([meter.steps(), meter.stopped(), meter.step()]).toEqual([10, 'steps', false]);
  expect(run(startMeter({ steps: 0 }), 100)).toBe(0);
});

test('time, on the clock that is given', () => {
  let now = 100;
  const meter = startMeter({ millis: 5 }, () => now++);
  expect(run(meter, 100_000)).toBeGreaterThan(0);
  expect(meter.stopped()).toBe('time');
  expect(run(startMeter({ millis: 0 }), 1000)).toBe(1000);
});

test('a cancelled search stops soon, and stays stopped', () => {
  let cancelled = false;
  const meter = startMeter({}, undefined, { isCancelled: () => cancelled });
  expect(run(meter, 1000)).toBe(1000);
  expect(meter.stopped()).toBeUndefined();
  cancelled = true;
  expect(run(meter, 1000)).toBeLessThan(300);
  cancelled = false;
  expect([meter.step(), meter.stopped()]).toEqual([false, 'cancelled']);
});

test('without bounds there is no end', () => {
  expect(run(startMeter(), 5000)).toBe(5000);
  expect(neverCancelled.isCancelled()).toBe(false);
});
