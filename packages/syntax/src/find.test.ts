/** Offsets to sentences and tokens. */
import { expect, test } from 'vitest';
import { isGarbled, sentenceAt, sentencesOf, tokenAt } from './find.ts';
import { parse } from './parse.ts';

const text = 'as of 2019.\n\narticle 9 "T".\nJapan shall go.  USA may go(x).\n\narticle 10.\n';
const { syntax } = parse('a.treaty', text);

/** The keyword of the section, the first word of the sentence, and the token, at the start of `mark` plus `plus`. */
function at(mark: string, plus = 0): readonly unknown[] | null {
  const offset = text.indexOf(mark) + plus;
  const found = sentenceAt(syntax, offset);
  return found && [found.section.keyword, found.sentence.tokens[0]!.text, tokenAt(found.sentence, offset)?.text ?? null];
}

test('what is at a place', () => {
  expect(at('as of')).toEqual([null, 'as', 'as']);
  expect(at('2019', 5)).toEqual([null, 'as', null]);
  expect(at('\n\narticle 9', 1)).toBe(null);
  expect(at('article 9')).toEqual(['article', 'article', 'article']);
  expect(at('shall', 5)).toEqual(['article', 'Japan', 'shall']);
  expect(at('  USA', 1)).toBe(null);
  expect(at('(x')).toEqual(['article', 'USA', '(']);
  expect(at('article 10', 9)).toEqual(['article', 'article', '10']);
  expect(sentenceAt(syntax, text.length)).toBe(null);
  expect(sentenceAt(parse('a.treaty', '').syntax, 0)).toBe(null);
});

test('sentences of a section, its heading first', () => {
  expect(sentencesOf(syntax.sections[1]!).map((sentence) => sentence.tokens[0]!.text)).toEqual(['article', 'Japan', 'USA']);
});

test('garbled sentences', () => {
  const sentences = parse('a.treaty', 'A b. C { d. E f').syntax.sections[0]!.sentences;
  expect(sentences.map(isGarbled)).toEqual([false, true, false]);
});
