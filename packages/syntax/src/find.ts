/** Places to sentences and tokens, for editors; and whether a sentence can be read at all. */
import type { SyntaxFile, SyntaxSection, SyntaxSentence, Token } from './syntax-tree.ts';

/** A sentence with its section. */
export interface PlacedSentence {
  readonly section: SyntaxSection;
  readonly sentence: SyntaxSentence;
}

/** Headings and sentences of a section in order. */
export function sentencesOf(section: SyntaxSection): readonly SyntaxSentence[] {
  return section.heading === null ? section.sentences : [section.heading, ...section.sentences];
}

/** The sentence that the offset is in, or right behind; null between sentences. */
export function sentenceAt(file: SyntaxFile, offset: number): PlacedSentence | null {
  const section = lastFrom(file.sections, offset, (one) => (one.heading ?? one.sentences[0]!).anchor.from);
  const sentence = section && lastFrom(sentencesOf(section), offset, (one) => one.anchor.from);
  return section && sentence && offset <= sentence.anchor.from + sentence.length ? { section, sentence } : null;
}

/** The token that the offset (in the file) is in, or right behind; of two that meet there the later one. Null between tokens. */
export function tokenAt(sentence: SyntaxSentence, offset: number): Token | null {
  const at = offset - sentence.anchor.from;
  const token = lastFrom(sentence.tokens, at, (one) => one.from);
  return token && at <= token.to ? token : null;
}

/**
 * Whether a token of the sentence is `invalid`: a syntax diagnostic says so, and what the sentence means can't be told.
 * A sentence that only lacks its end mark is not garbled.
 */
export function isGarbled(sentence: SyntaxSentence): boolean {
  return sentence.tokens.some((token) => token.kind === 'invalid');
}

/** The last of the items, which are in order, that starts at or before the offset. */
function lastFrom<T>(items: readonly T[], offset: number, startOf: (item: T) => number): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(items[middle]!) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
