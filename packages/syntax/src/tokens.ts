/**
 * Text to tokens: words, numbers, dates, strings, punctuation, end marks, comments and what is none of these. A
 * tokenizer for the grammar in `treaty.grammar`, written by hand because the longest match should win (`10` is a number,
 * `10bis` a word, `10th` an ordinal) whatever the letters' script. Read next: `boundary-tokens.ts`, `heading-tokens.ts`.
 */
import { ExternalTokenizer } from '@lezer/lr';
import type { CharacterStream } from './character-stream.ts';
import {
  classOf, DIGIT, END, isBlankCode, isWordCode, LETTER, NEWLINE, OTHER, PUNCTUATION, QUESTION, QUOTE, SIGN, SPACE, STOP,
} from './characters.ts';
import { DECLARATION, KEYWORD_START, keywordRole, keywordStep, MODAL, STRUCTURE } from './keywords.ts';
import { headingKeywordAt } from './heading-tokens.ts';
import { digitsEnd, gapAt, isComment, isStop, isUpperCase, opensString, stringAt, wordEnd } from './scan.ts';
import {
  BrokenString, Date as DateTerm, DeclarationWord, Invalid, LineComment, MalformedDate, ModalWord, Number as NumberTerm, Ordinal, Percent,
  Punctuation, QuestionMark, space, StopMark, String as StringTerm, StructureWord, UnclosedString, Word,
} from './treaty-parser.terms.ts';

const FULL_STOP = 46;
const PERCENT_SIGN = 37;
const SLASH = 47;
const MAX_KEYWORD = 12;

export const textTokens = new ExternalTokenizer(textToken);

/** The token at the stream's position. */
export function textToken(input: CharacterStream): void {
  switch (classOf(input.next)) {
    case LETTER: return wordToken(input);
    case SPACE:
    case NEWLINE: return spaceToken(input);
    case DIGIT: return numberToken(input);
    case QUOTE: return quoteToken(input);
    case STOP: return stopToken(input);
    case QUESTION: return input.acceptToken(QuestionMark, 1);
    case SIGN: return input.acceptToken(Word, 1);
    case PUNCTUATION: return isComment(input, 0) ? commentToken(input) : input.acceptToken(Punctuation, 1);
    case OTHER: return invalidToken(input);
    case END: return;
  }
}

function spaceToken(input: CharacterStream): void {
  let code = input.advance();
  while (isBlankCode(code)) code = input.advance();
  input.acceptToken(space);
}

function commentToken(input: CharacterStream): void {
  let code = input.advance(2);
  while (code >= 0 && code !== 10 && code !== 13) code = input.advance();
  input.acceptToken(LineComment);
}

/** A word, recognised as a keyword while it is passed over. */
function wordToken(input: CharacterStream): void {
  let state = keywordStep(KEYWORD_START, input.next);
  let code = input.advance();
  let length = 1;
  while (isWordCode(code)) {
    state = length < MAX_KEYWORD ? keywordStep(state, code) : 0;
    code = input.advance();
    length += 1;
  }
  const end = wordEnd(input, 0);
  input.acceptToken(end === 0 ? termOfRole(keywordRole(state)) : Word, end);
}

function termOfRole(role: number): number {
  return role === MODAL ? ModalWord : role === STRUCTURE ? StructureWord : role === DECLARATION ? DeclarationWord : Word;
}

function quoteToken(input: CharacterStream): void {
  if (!opensString(input.next)) return input.acceptToken(Invalid, 1);
  const { end, isClosed } = stringAt(input, 0);
  input.acceptToken(isClosed ? StringTerm : breaksOff(input, end) ? BrokenString : UnclosedString, end);
}

/**
 * Whether an unclosed string takes its sentence's end with it: nothing more stands in its line, and the next line starts
 * as sentences do, flush left with a capital or a heading's keyword.
 */
function breaksOff(input: CharacterStream, end: number): boolean {
  const gap = gapAt(input, end);
  if (gap.lineBreaks === 0 || gap.end !== gap.lineStart) return false;
  return isUpperCase(input.peek(gap.end)) || headingKeywordAt(input, gap.end) !== null;
}

/**
 * A full stop ends a sentence before white space; before a capital too where the space was forgotten (`…force.Japan …`),
 * but not after a single letter (`U.S.`), which looks like an abbreviation.
 */
function stopToken(input: CharacterStream): void {
  if ((isStop(input, 0) && !isAbbreviation(input)) || isGluedStop(input)) return input.acceptToken(StopMark, 1);
  let end = 1;
  while (input.peek(end) === FULL_STOP && !isStop(input, end)) end += 1;
  input.acceptToken(Invalid, end);
}

/** The last stop of `U.S. may`: behind a single letter, before which stand a stop and a single letter, and before a small letter. */
function isAbbreviation(input: CharacterStream): boolean {
  const isInitials = classOf(input.peek(-1)) === LETTER && classOf(input.peek(-2)) === STOP &&
    classOf(input.peek(-3)) === LETTER && !isWordCode(input.peek(-4));
  if (!isInitials) return false;
  const gap = gapAt(input, 1);
  return gap.lineBreaks === 0 && classOf(input.peek(gap.end)) === LETTER && !isUpperCase(input.peek(gap.end));
}

function isGluedStop(input: CharacterStream): boolean {
  const before = input.peek(-1);
  const isAfterWord = (isWordCode(before) && isWordCode(input.peek(-2))) || classOf(before) === QUOTE || before === 41;
  const next = input.peek(1);
  return isAfterWord && (isUpperCase(next) || opensString(next));
}

/** One run of characters that the language has no use for. */
function invalidToken(input: CharacterStream): void {
  let code = input.advance();
  while (classOf(code) === OTHER) code = input.advance();
  input.acceptToken(Invalid);
}

/** `35`, `0.5`, `24.1`, `35th`, `55 %`, `2019-01-22`; with letters in it a word (`10bis`), in a wrong order a malformed date. */
function numberToken(input: CharacterStream): void {
  const digits = digitsEnd(input, 0);
  const date = dateEnd(input, digits);
  if (date !== null) return input.acceptToken(date.term, date.end);
  const end = decimalsEnd(input, digits);
  const word = wordEnd(input, end);
  if (word > end) return input.acceptToken(isOrdinal(input, end, word) ? Ordinal : Word, word);
  const percent = percentEnd(input, end);
  if (percent > 0) return input.acceptToken(Percent, percent);
  input.acceptToken(NumberTerm, end);
}

/** Over `.5` and `.4.1`: a full stop with a digit right behind it belongs to the number. */
function decimalsEnd(input: CharacterStream, i: number): number {
  while (input.peek(i) === FULL_STOP && classOf(input.peek(i + 1)) === DIGIT) i = digitsEnd(input, i + 1);
  return i;
}

function percentEnd(input: CharacterStream, i: number): number {
  if (input.peek(i) === PERCENT_SIGN) return i + 1;
  return classOf(input.peek(i)) === SPACE && input.peek(i + 1) === PERCENT_SIGN ? i + 2 : 0;
}

function isOrdinal(input: CharacterStream, from: number, to: number): boolean {
  if (to - from !== 2) return false;
  const suffix = String.fromCharCode(input.peek(from) | 32, input.peek(from + 1) | 32);
  return suffix === 'th' || suffix === 'st' || suffix === 'nd' || suffix === 'rd';
}

/** Hyphens of a date: the plain, the typographic and the non-breaking one. Dashes, strokes and stops make it malformed. */
const DATE_HYPHENS = new Set([0x2d, 0x2010, 0x2011]);
const DATE_SEPARATORS = new Set([...DATE_HYPHENS, 0x2013, 0x2014, SLASH, FULL_STOP]);

/** A date, whole (`2019-01-22`) or of a month (`2018-11`), or something that was meant as one (`22.1.2019`, `2019-1-5`). */
function dateEnd(input: CharacterStream, first: number): { readonly term: number; readonly end: number } | null {
  const separator = input.peek(first);
  if (!DATE_SEPARATORS.has(separator) || first > 4) return null;
  const second = digitsEnd(input, first + 1);
  if (second === first + 1) return null;
  const third = input.peek(second) === separator ? digitsEnd(input, second + 1) : second;
  const parts = third > second + 1 ? 3 : 2;
  const end = parts === 3 ? third : second;
  if (wordEnd(input, end) > end || continues(input, end, separator)) return null;
  const isIso = DATE_HYPHENS.has(separator) && first === 4 && second - first === 3 && (parts === 2 || third - second === 3);
  if (isIso) return { term: DateTerm, end };
  const last = third - second - 1;
  const hasYear = parts === 3 && second - first <= 3 && ((first === 4 && last <= 2) || (first <= 2 && last === 4));
  return hasYear ? { term: MalformedDate, end } : null;
}

/** Whether another group of digits follows, so that this is no date but, say, the number `1.2.3.4`. */
function continues(input: CharacterStream, i: number, separator: number): boolean {
  return input.peek(i) === separator && classOf(input.peek(i + 1)) === DIGIT;
}
