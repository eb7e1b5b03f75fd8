/**
 * Which lines begin a new sentence even where the one before has no full stop: those that start flush left the way only
 * sentences do (`On 1956-10-19 …`, `When …`, `State: …`, `Japan shall …`). A sentence that goes on below is indented, as
 * `format` does it, or goes on with a word that starts none, so little that is right is cut in two. Read next: `boundary-tokens.ts`.
 */
import type { CharacterStream } from './character-stream.ts';
import { classOf, DIGIT } from './characters.ts';
import { gapAt, isUpperCase, opensString, wordEnd } from './scan.ts';

/** Words that, with a capital, stand at the start of a sentence and nowhere else. */
const CAPITAL_STARTS = new Set([
  'When', 'Whenever', 'If', 'On', 'From', 'By', 'In', 'As', 'At', 'After', 'Before', 'Until', 'Within', 'Initially', 'Enters', 'Subject', 'Remains', 'Open',
  'Counting', 'Each', 'Either', 'Every', 'Any', 'All', 'No', 'Nothing', 'This', 'The', 'Neither', 'Expect', 'Can', 'Is', 'Are', 'Was', 'Were',
  'Does', 'Do', 'Did', 'Has', 'Have', 'What', 'Which', 'Who', 'Must', 'May', 'How', 'Why', 'Source', 'Claim', 'Kind', 'Fact', 'Act', 'Include', 'Believe',
]);

/** Small words that start declarations, by what comes next: a quotation, a name with a capital, a date, or `k1 in`. */
const QUOTED = new Set(['include', 'source']);
const NAMED = new Set(['kind', 'fact', 'act']);

const MAX_WORD = 12;

/** Whether a sentence clearly starts at `i`, the start of a line. */
export function startsSentence(input: CharacterStream, i: number): boolean {
  const end = wordEnd(input, i);
  if (end === i) return false;
  const gap = gapAt(input, end);
  const next = gap.lineBreaks > 0 ? -1 : input.peek(gap.end);
  const word = end - i <= MAX_WORD ? textAt(input, i, end) : '';
  if (!isUpperCase(input.peek(i))) return startsDeclaration(input, word, next, gap.end);
  return CAPITAL_STARTS.has(word) || next === 58 || isModal(input, gap.end);
}

function startsDeclaration(input: CharacterStream, word: string, next: number, at: number): boolean {
  if (QUOTED.has(word)) return opensString(next);
  if (NAMED.has(word)) return isUpperCase(next) || input.peek(wordEnd(input, at)) === 58;
  if (word === 'claim') return textAt(input, wordEnd(input, at), wordEnd(input, at) + 4) === ' in ';
  return word === 'as' && textAt(input, at, at + 3) === 'of ' && classOf(input.peek(at + 3)) === DIGIT;
}

/** `Japan shall …`, `USA may …` */
function isModal(input: CharacterStream, i: number): boolean {
  const end = wordEnd(input, i);
  return end - i <= 5 && ['shall', 'may'].includes(textAt(input, i, end));
}

function textAt(input: CharacterStream, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) text += String.fromCharCode(input.peek(i));
  return text;
}
