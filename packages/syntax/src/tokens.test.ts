/** Text to tokens, kind by kind. */
import { expect, test } from 'vitest';
import { parse } from './parse.ts';

function tokensOf(text: string): readonly string[] {
  const sentences = parse('a.treaty', text).syntax.sections.flatMap((section) => section.sentences);
  return sentences.flatMap((sentence) => sentence.tokens.map(({ kind, value }) => `${kind} ${value}`));
}

test.each([
  ['Japan shall transfer PeaceTreaty_v2.', ['word japan', 'word shall', 'word transfer', 'word peacetreaty_v2']],
  ["Japan's non-party the parties' l’État.", ["word japan's", 'word non-party', 'word the', "word parties'", 'word l’état']],
  ['日本 Россия الاتحاد हिन्दी Straße.', ['word 日本', 'word россия', 'word الاتحاد', 'word हिन्दी', 'word straße']],
  ['§ 5 of 10 €.', ['word §', 'number 5', 'word of', 'number 10', 'word €']],
  ['x 35 0.5 24.1 1956.', ['word x', 'number 35', 'number 0.5', 'number 24.1', 'number 1956']],
  ['x 35th 1ST 2nd 3rd.', ['word x', 'ordinal 35', 'ordinal 1', 'ordinal 2', 'ordinal 3']],
  ['10bis 4x4 5thing 100_000 1956-1960 5-13.', ['word 10bis', 'word 4x4', 'word 5thing', 'word 100_000', 'word 1956-1960', 'word 5-13']],
  ['x 55% 55 % 2.5%.', ['word x', 'percent 55', 'percent 55', 'percent 2.5']],
  ['On 2019-01-22 2018-11 2019‑02‑30.', ['word on', 'date 2019-01-22', 'date 2018-11', 'date 2019-02-30']],
  ['x 2(4).', ['word x', 'number 2', 'punctuation (', 'number 4', 'punctuation )']],
  ['a:b, c; d=e/f.', ['word a', 'punctuation :', 'word b', 'punctuation ,', 'word c', 'punctuation ;', 'word d', 'punctuation =', 'word e', 'punctuation /', 'word f']],
  ['x "Territory" “of the” „East“ «и запад».', ['word x', 'string Territory', 'string of the', 'string East', 'string и запад']],
  ['x "two\r\n    lines" "with // no comment" "".', ['word x', 'string two lines', 'string with // no comment', 'string ']],
  ['\ufeffx\u00a0y\u2009z\t.', ['word x', 'word y', 'word z']],
])('%s', (text, expected) => {
  expect(tokensOf(text)).toEqual(expected);
});

test('offsets count from the start of the sentence, and `text` is as written', () => {
  const [first, second] = parse('a.treaty', 'A b.\nJapan SHALL "x".').syntax.sections[0]!.sentences;
  expect(first!.anchor.from).toBe(0);
  expect(second!.anchor.from).toBe(5);
  expect(second!.length).toBe(16);
  expect(second!.tokens).toEqual([
    { kind: 'word', text: 'Japan', value: 'japan', from: 0, to: 5 },
    { kind: 'word', text: 'SHALL', value: 'shall', from: 6, to: 11 },
    { kind: 'string', text: '"x"', value: 'x', from: 12, to: 15 },
  ]);
});

test('comments end with their line and stand anywhere', () => {
  expect(tokensOf('a // b. c\n d // e\n. // f')).toEqual(['word a', 'word d']);
});
