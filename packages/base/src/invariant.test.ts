import { expect, test } from 'vitest';
import { invariant, InvariantViolation, unreachable } from './invariant.ts';

test('our bugs throw, and say what was relied upon', () => {
  expect(() => invariant(1 < 2, 'numbers are ordered')).not.toThrow();
  expect(() => invariant(false, 'numbers are ordered')).toThrow(new InvariantViolation('numbers are ordered'));
  expect(() => unreachable({ kind: 'other' } as never)).toThrow('unexpected value: {"kind":"other"}');
});
