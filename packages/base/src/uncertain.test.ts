import { expect, test } from 'vitest';
import { all, and, any, not, or, truthOf, type Truth } from './uncertain.ts';

const TRUTHS: readonly Truth[] = ['yes', 'no', 'unknown'];

/** The classical answers that remain when each unknown may be either. */
function worlds(truth: Truth): readonly boolean[] {
  return truth === 'unknown' ? [true, false] : [truth === 'yes'];
}

function verdict(answers: readonly boolean[]): Truth {
  return answers.every(Boolean) ? 'yes' : answers.some(Boolean) ? 'unknown' : 'no';
}

test('a doubt matters only where the answer depends on it', () => {
  for (const a of TRUTHS) {
    expect(not(a)).toBe(verdict(worlds(a).map((x) => !x)));
    for (const b of TRUTHS) {
      const pairs = worlds(a).flatMap((x) => worlds(b).map((y) => [x, y] as const));
      expect(and(a, b)).toBe(verdict(pairs.map(([x, y]) => x && y)));
      expect(or(a, b)).toBe(verdict(pairs.map(([x, y]) => x || y)));
    }
  }
});

test('lists agree with pairs', () => {
  expect([all([]), any([])]).toEqual(['yes', 'no']);
  for (const a of TRUTHS) for (const b of TRUTHS) for (const c of TRUTHS) {
    expect(all([a, b, c])).toBe(and(a, and(b, c)));
    expect(any([a, b, c])).toBe(or(a, or(b, c)));
  }
});

test('what is known', () => expect([truthOf(true), truthOf(false)]).toEqual(['yes', 'no']));
