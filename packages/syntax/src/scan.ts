/**
 * Where a word, a string, a number or a gap ends. These look ahead without consuming, so that tokenizers and the test
 * for headings agree. All offsets count from the input's position. Each is linear in what it passes over.
 */
import type { CharacterStream } from './character-stream.ts';
import { classOf, DIGIT, END, isBlankCode, isWordCode, LETTER, NEWLINE, SPACE } from './characters.ts';

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const SLASH = 47;
const FULL_STOP = 46;
/** The hyphen, its non-breaking sister and the apostrophes: they join two parts of one word. */
const JOINS = new Set([0x2d, 0x2010, 0x2011, 0x27, 0x2019]);
const APOSTROPHES = new Set([0x27, 0x2019]);

/** Where the word that starts at `i` ends: `non-party`, `Japan's`, `the parties'`. */
export function wordEnd(input: CharacterStream, i: number): number {
  for (;;) {
    const code = input.peek(i);
    if (isWordCode(code)) i += 1;
    else if (JOINS.has(code) && isWordCode(input.peek(i + 1))) i += 2;
    else if (APOSTROPHES.has(code) && (input.peek(i - 1) | 32) === 0x73) return i + 1;
    else return i;
  }
}

/** Where the run of digits that starts at `i` ends. */
export function digitsEnd(input: CharacterStream, i: number): number {
  while (classOf(input.peek(i)) === DIGIT) i += 1;
  return i;
}

/** How many units the line break at `i` takes; 0 if there is none. */
export function lineBreakLength(input: CharacterStream, i: number): number {
  const code = input.peek(i);
  if (code === LINE_FEED) return 1;
  if (code !== CARRIAGE_RETURN) return 0;
  return input.peek(i + 1) === LINE_FEED ? 2 : 1;
}

/** White space from `i` on: where it ends, how many line breaks it has, and where its last line begins. */
export interface Gap {
  readonly end: number;
  readonly lineBreaks: number;
  readonly lineStart: number;
}

/** The gap at `i`. It may be empty. Comments are not part of it. */
export function gapAt(input: CharacterStream, i: number): Gap {
  let lineBreaks = 0;
  let lineStart = i;
  for (;;) {
    const of = classOf(input.peek(i));
    if (of === SPACE) i += 1;
    else if (of === NEWLINE) {
      i += lineBreakLength(input, i);
      lineBreaks += 1;
      lineStart = i;
    } else return { end: i, lineBreaks, lineStart };
  }
}

/** Whether a comment starts at `i`. */
export function isComment(input: CharacterStream, i: number): boolean {
  return input.peek(i) === SLASH && input.peek(i + 1) === SLASH;
}

/** Whether a full stop at `i` ends a sentence: white space, the end of the text or a comment follows. */
export function isStop(input: CharacterStream, i: number): boolean {
  return input.peek(i) === FULL_STOP && endsMark(input, i + 1);
}

function endsMark(input: CharacterStream, i: number): boolean {
  const code = input.peek(i);
  return code < 0 || isBlankCode(code) || isComment(input, i);
}

/** A string: where it ends and whether its closing quotation mark was found. */
export interface StringScan {
  readonly end: number;
  readonly isClosed: boolean;
}

/** Quotation marks by the one that opens: those that close it, and those of its family that may only open. */
const CLOSERS = new Map<number, { readonly close: string; readonly open: string }>([
  [0x22, { close: '"', open: '' }],
  [0x201c, { close: '”', open: '“' }],
  [0x201e, { close: '“”', open: '„' }],
  [0xab, { close: '»', open: '«' }],
]);

/** Whether a string may start with this code; `”` and `»` may not. */
export function opensString(code: number): boolean {
  return CLOSERS.has(code);
}

/**
 * The string that starts at `i`. It may run over line breaks but not over an empty line; a mark that stands where an
 * opening one would shows that the string was not closed. Such a string ends with its first line, before a final full
 * stop or a comment, so that the rest of the paragraph is read as it was meant.
 */
export function stringAt(input: CharacterStream, i: number): StringScan {
  const { close, open } = CLOSERS.get(input.peek(i))!;
  let lines = 0;
  for (let at = i + 1; ; ) {
    const code = input.peek(at);
    const of = classOf(code);
    if (of === END) break;
    if (of === NEWLINE) {
      const gap = gapAt(input, at);
      if (gap.lineBreaks > 1) break;
      lines += 1;
      at = gap.end;
      continue;
    }
    const char = String.fromCharCode(code);
    if (close.includes(char)) {
      if (lines > 0 && looksOpening(input, at)) break;
      return { end: at + 1, isClosed: true };
    }
    if (open.includes(char) && char !== '') break;
    at += 1;
  }
  return { end: unclosedEnd(input, i), isClosed: false };
}

/** A straight mark with a gap or a bracket before it and a word after it opens. */
function looksOpening(input: CharacterStream, at: number): boolean {
  const before = input.peek(at - 1);
  return (isBlankCode(before) || before === 40 || before === 91) && isWordCode(input.peek(at + 1));
}

function unclosedEnd(input: CharacterStream, i: number): number {
  let end = i + 1;
  for (let at = i + 1; ; at += 1) {
    const code = input.peek(at);
    if (code < 0 || classOf(code) === NEWLINE) break;
    if (isBlankCode(code)) continue;
    if (isComment(input, at) && isBlankCode(input.peek(at - 1))) break;
    end = at + 1;
  }
  return end > i + 1 && input.peek(end - 1) === FULL_STOP ? end - 1 : end;
}

/** Whether a letter is an upper-case one. */
export function isUpperCase(code: number): boolean {
  if (classOf(code) !== LETTER) return false;
  const char = String.fromCharCode(code);
  return char !== char.toLowerCase();
}
