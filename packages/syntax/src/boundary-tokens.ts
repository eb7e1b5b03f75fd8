/**
 * Where a sentence ends that has no full stop: before an empty line, at the end of the file, and before a line that
 * starts flush left with a heading or as sentences do. The grammar gets a `MissingStop` of no length there, so one forgotten full stop costs one
 * diagnostic and the next sentence is whole. Tried only inside a sentence. Read next: `heading-tokens.ts`.
 */
import { ExternalTokenizer } from '@lezer/lr';
import type { CharacterStream } from './character-stream.ts';
import { classOf, END, isBlankCode, isWordCode, LETTER } from './characters.ts';
import { headingKeywordAt, isHeadingAt } from './heading-tokens.ts';
import { gapAt } from './scan.ts';
import { startsSentence } from './sentence-starts.ts';
import { MissingStop } from './treaty-parser.terms.ts';

export const boundaryTokens = new ExternalTokenizer(boundaryToken);

/** Inside a sentence: its end, where it ends at the stream's position without an end mark. */
export function boundaryToken(input: CharacterStream): void {
  const code = input.next;
  if (code < 0) return input.acceptToken(MissingStop, 0);
  if (!isBlankCode(code)) return;
  if (code === 32 && !isBlankCode(input.peek(1)) && input.peek(1) >= 0) return;
  const gap = gapAt(input, 0);
  const isAtEnd = gap.lineBreaks > 1 || classOf(input.peek(gap.end)) === END || (gap.lineBreaks === 1 && isNextSentence(input, gap.end, gap.lineStart));
  if (isAtEnd) input.acceptToken(MissingStop, 0);
}

/**
 * Whether a line starts flush left with a heading or as sentences do, and the line before doesn't ask for more:
 * `… is subject to` / `article 7.` is a sentence that was broken there.
 */
function isNextSentence(input: CharacterStream, at: number, lineStart: number): boolean {
  if (at !== lineStart) return false;
  const isStart = headingKeywordAt(input, at) === null ? startsSentence(input, at) : isHeadingAt(input, at);
  return isStart && !asksForMore(input);
}

/** Lezer keeps no account of what lies more than 25 units back, so no more than that is looked at. */
const MAX_LOOK_BEHIND = 24;

/** Words after which a sentence has not ended. */
const OPEN_WORDS = new Set([
  'to', 'of', 'and', 'or', 'with', 'by', 'in', 'under', 'from', 'than', 'per', 'the', 'this', 'that', 'each', 'any', 'a', 'an', 'as', 'not',
  'no', 'shall', 'may', 'on', 'after', 'before', 'until', 'unless', 'if', 'when', 'while', 'for', 'affects', 'affect', 'over', 'is', 'are',
  'breach', 'breaches', 'breached', 'violates', 'violate', 'denounces', 'denounce', 'suspends', 'suspend', 'terminates', 'terminate',
  'invokes', 'invoke', 'performs', 'perform', 'keeps', 'keep', 'amends', 'amend', 'replaces', 'replace', 'through', 'concerning', 'against',
]);

/** `"`, `)`, `”`, `“` (which closes „) and `»` may end a sentence. */
const CLOSING = new Set([0x22, 0x29, 0x201d, 0x201c, 0xbb]);

function asksForMore(input: CharacterStream): boolean {
  const last = input.peek(-1);
  if (!isWordCode(last)) return !CLOSING.has(last);
  let word = '';
  for (let back = 1; back <= MAX_LOOK_BEHIND; back += 1) {
    const code = input.peek(-back);
    if (classOf(code) !== LETTER) return OPEN_WORDS.has(word.toLowerCase());
    word = String.fromCharCode(code) + word;
  }
  return false;
}
