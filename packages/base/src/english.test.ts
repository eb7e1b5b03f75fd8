import { expect, test } from 'vitest';
import {
  cardinalWord, joinAnd, joinOr, monthName, ordinal, ordinalWord, parseCardinal, parseOrdinal, plural, quoteName, withArticle,
} from './english.ts';

test('lists', () => {
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(joinAnd)).toEqual(['', 'A', 'A and B', 'A, B and C']);
  expect(joinOr(['A', 'B', 'C'])).toBe('A, B or C');
});

test('ordinals in digits', () => {
  expect([1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 23, 30, 101, 111, 112].map(ordinal)).toEqual([
    '1st', '2nd', '3rd', '4th', '10th', '11th', '12th', '13th', '21st', '22nd', '23rd', '30th', '101st', '111th', '112th',
  ]);
});

test('numbers in words', () => {
  expect([0, 1, 12, 13, 20, 21, 40, 99, 100, -1, 1.5].map(cardinalWord)).toEqual([
    'zero', 'one', 'twelve', 'thirteen', 'twenty', 'twenty-one', 'forty', 'ninety-nine', '100', '-1', '1.5',
  ]);
  expect([1, 2, 3, 4, 5, 8, 9, 12, 20, 21, 30, 60, 90, 99, 100].map(ordinalWord)).toEqual([
    'first', 'second', 'third', 'fourth', 'fifth', 'eighth', 'ninth', 'twelfth', 'twentieth', 'twenty-first', 'thirtieth',
    'sixtieth', 'ninetieth', 'ninety-ninth', '100th',
  ]);
});

test('reading back what is written', () => {
  for (let n = 1; n <= 120; n += 1) {
    expect([parseOrdinal(ordinal(n)), parseOrdinal(ordinalWord(n)), parseCardinal(cardinalWord(n)), parseCardinal(String(n))]).toEqual([n, n, n, n]);
  }
});

test.each<[string, number | undefined]>([
  ['Thirtieth', 30], ['2th', 2], ['31ST', 31], ['0th', undefined], ['th', undefined], ['thirty', undefined], ['', undefined],
])('ordinal %j', (text, n) => expect(parseOrdinal(text)).toBe(n));

test.each<[string, number | undefined]>([
  ['10,000', 10_000], ['1,000,000', 1_000_000], ['Sixty', 60], ['1,00', undefined], ['-3', undefined], ['2.5', undefined], ['first', undefined],
])('cardinal %j', (text, n) => expect(parseCardinal(text)).toBe(n));

test('small words', () => {
  expect([plural(1, 'day'), plural(0, 'day'), plural(2, 'party', 'parties')]).toEqual(['1 day', '0 days', '2 parties']);
  expect([withArticle('party'), withArticle('instrument')]).toEqual(['a party', 'an instrument']);
  expect([monthName(1), monthName(12), monthName(13)]).toEqual(['January', 'December', 'month 13']);
  expect(quoteName('France')).toBe('`France`');
});
