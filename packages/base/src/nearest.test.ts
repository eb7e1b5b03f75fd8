import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, editDistance, nearestNames, suggestion } from './nearest.ts';

const NAMES = ['France', 'Japan', 'Russia', 'USSR', 'USA', 'UK', 'Iran', 'Iraq', 'Niger', 'Nigeria', 'SecurityTreaty', 'JointDeclaration', "Côte d'Ivoire"];

test.each<[string, string | undefined]>([
  ['Frace', 'France'], ['france', 'France'], ['Japna', 'Japan'], ['Rusia', 'Russia'], ['SecurtyTraety', 'SecurityTreaty'],
  ['security_treaty', 'SecurityTreaty'], ['Joint Declaration', 'JointDeclaration'], ["Cote d'Ivoire", "Côte d'Ivoire"], ['uk', 'UK'], ['UX', undefined],
  ['Iraqq', 'Iraq'], ['Nigerria', 'Nigeria'], ['Zimbabwe', undefined], ['', undefined], ['France', undefined], ['x'.repeat(1000), undefined],
])('%s → %s', (name, expected) => expect(didYouMean(name, NAMES)).toBe(expected));

test('several, nearest first, each once; the first letter breaks ties', () => {
  expect(nearestNames('Niger1a', ['Niger', 'Nigeria', 'Algeria', 'Nigeria'])).toEqual(['Nigeria', 'Niger']);
  expect(nearestNames('Iran', ['Oran', 'Iraq'])).toEqual(['Iraq', 'Oran']);
  expect(nearestNames('abcd', ['abce', 'abcf', 'abcg', 'abch'], 2)).toEqual(['abce', 'abcf']);
});

test('the tail of a message', () => expect([suggestion('France'), suggestion(undefined)]).toEqual(['; did you mean `France`?', '']));

test('300 names take no time', () => {
  const names = Array.from({ length: 300 }, (_, i) => `Instrument${i}OfSomeLength`);
  const start = performance.now();
  for (let i = 0; i < 10; i += 1) didYouMean('Instrumnet77OfSomeLenght', names);
  expect((performance.now() - start) / 10).toBeLessThan(400);
});

describe('edit distance', () => {
  test.each<[string, string, number]>([
    ['', '', 0], ['', 'abc', 3], ['abc', '', 3], ['abc', 'acb', 1], ['ca', 'abc', 3], ['kitten', 'sitting', 3], ['ab', 'ba', 1], ['abcd', 'badc', 2],
  ])('%s %s', (a, b, d) => expect(editDistance(a, b)).toBe(d));

  /** The recurrence of the definition, without rows or limits. */
  function plainDistance(a: string, b: string): number {
    if (a === '' || b === '') return a.length + b.length;
    const same = a.at(-1) === b.at(-1) ? 0 : 1;
    const ways = [
      plainDistance(a.slice(0, -1), b) + 1, plainDistance(a, b.slice(0, -1)) + 1, plainDistance(a.slice(0, -1), b.slice(0, -1)) + same,
    ];
    if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) ways.push(plainDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
    return Math.min(...ways);
  }

  test('agrees with its definition, with and without a limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
      const expected = plainDistance(a, b);
      expect(editDistance(a, b)).toBe(expected);
      expect(editDistance(a, b, limit)).toBe(Math.min(expected, limit + 1));
    }), { numRuns: 300 });
  });
});
