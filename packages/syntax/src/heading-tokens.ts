/**
 * Which sentences are headings. `article 9 "Territory".` opens a section; `Article 3 is subject to article 7.` is a
 * sentence about an article. The tokenizer runs at the start of a sentence and looks at what follows the keyword: a
 * heading has a name or a title, and then stops, or goes on as headings do (`between`, `by`, `, according to` …).
 * The form of each heading is in docs/language/. Read next: `boundary-tokens.ts`.
 */
import { ExternalTokenizer } from '@lezer/lr';
import type { CharacterStream } from './character-stream.ts';
import { classOf, DIGIT, END, isWordCode, LETTER } from './characters.ts';
import { gapAt, isComment, isStop, opensString, stringAt, wordEnd } from './scan.ts';
import { HEADING_KEYWORDS, type HeadingKeyword } from './syntax-tree.ts';
import { HeadingKeyword as HeadingKeywordTerm } from './treaty-parser.terms.ts';

export const headingTokens = new ExternalTokenizer(headingToken);

/** The keyword of a heading, where one starts at the stream's position. */
export function headingToken(input: CharacterStream): void {
  const keyword = headingKeywordAt(input, 0);
  if (keyword !== null && isHeadingAt(input, 0)) input.acceptToken(HeadingKeywordTerm, keyword.length);
}

const KEYWORDS: ReadonlySet<string> = new Set(HEADING_KEYWORDS);
const MAX_KEYWORD = Math.max(...HEADING_KEYWORDS.map((keyword) => keyword.length));

/** First letters of the keywords, in lower case, so that most words are dismissed by one look. */
const INITIALS = new Set(HEADING_KEYWORDS.map((keyword) => keyword.charCodeAt(0)));

/** The heading keyword that starts at `i`, in whatever letter case; null if the word there is another. */
export function headingKeywordAt(input: CharacterStream, i: number): HeadingKeyword | null {
  if (!INITIALS.has(input.peek(i) | 32)) return null;
  const end = wordEnd(input, i);
  if (end - i > MAX_KEYWORD) return null;
  const word = wordAt(input, i, end);
  return KEYWORDS.has(word) ? (word as HeadingKeyword) : null;
}

function wordAt(input: CharacterStream, from: number, to: number): string {
  let word = '';
  for (let i = from; i < to && i < from + MAX_CONTINUATION; i += 1) word += String.fromCharCode(input.peek(i));
  return word.toLowerCase();
}

const MAX_CONTINUATION = 16;

/** How headings of treaties and the like go on after the name. */
const AGREEMENT_WORDS = [
  'between', 'among', 'open', 'protocol', 'amending', 'replacing', 'supplementing', 'superseding', 'by', 'on', 'at', 'done', 'signed',
  'adopted', 'concluded', 'under', 'in', 'of', 'to', 'from', 'with', 'for', 'as', 'according', 'assuming', 'version', 'also', 'binding',
];
const SOURCE_WORDS = ['by', 'on', 'of', 'from', 'in', 'at', 'to', 'citing', 'under', 'concerning', 'about', 'according'];

/** Words that go on with a heading directly after its name. A title, `article 9 "Territory" …`, needs none. */
const CONTINUATIONS: Readonly<Record<HeadingKeyword, ReadonlySet<string>>> = {
  dossier: new Set(['by', 'on', 'about', 'as', 'according']),
  instrument: new Set(AGREEMENT_WORDS),
  draft: new Set(AGREEMENT_WORDS),
  custom: new Set([...AGREEMENT_WORDS, 'among']),
  article: new Set(['according', 'between']),
  reading: new Set(['of', 'according', 'under', 'for', 'by', 'excluding']),
  report: new Set(SOURCE_WORDS),
  notice: new Set(SOURCE_WORDS),
  question: new Set(),
};

/** Words that are no name where they are written small, so that `Notice given by Japan …` is no heading. */
const NOT_NAMES = new Set([
  'is', 'are', 'was', 'were', 'be', 'shall', 'may', 'must', 'can', 'does', 'do', 'did', 'has', 'have', 'had', 'not', 'no', 'of', 'by', 'to',
  'and', 'or', 'in', 'on', 'at', 'from', 'with', 'under', 'for', 'that', 'which', 'the', 'given', 'received', 'sent', 'made', 'issued',
  'circulated', 'law', 'applies', 'apply', 'prevails', 'prevail',
]);

/** `article 3 bis`: Latin ordinals that belong to the number before them. */
const NUMBER_SUFFIXES = new Set(['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies']);

/** Whether the sentence that starts at `i` with a heading keyword has the shape of a heading. */
export function isHeadingAt(input: CharacterStream, i: number): boolean {
  const keyword = headingKeywordAt(input, i);
  if (keyword === null) return false;
  const afterKeyword = i + keyword.length;
  const start = nextAt(input, afterKeyword);
  if (start === null) return true;
  if (endsHeading(input, start)) return true;
  const nameEnd = nameEndAt(input, start, keyword === 'question');
  if (nameEnd === null) return opensString(input.peek(start)) && isTitled(input, keyword, start);
  return keyword === 'question' || goesOn(input, keyword, nameEnd);
}

/** Where the next token starts, or null where the paragraph ends or a comment begins: the heading's shape stops there. */
function nextAt(input: CharacterStream, i: number): number | null {
  const gap = gapAt(input, i);
  return gap.lineBreaks > 1 || classOf(input.peek(gap.end)) === END || isComment(input, gap.end) ? null : gap.end;
}

function endsHeading(input: CharacterStream, i: number): boolean {
  return isStop(input, i);
}

/** Where the name at `i` ends, with what belongs to it: `9`, `VI`, `2(4)`, `3 bis`, `24.1`. Null if there is no name. */
function nameEndAt(input: CharacterStream, i: number, isAnyWord: boolean): number | null {
  const of = classOf(input.peek(i));
  if (of !== LETTER && of !== DIGIT) return null;
  let end = wordEnd(input, i);
  const isCapital = input.peek(i) >= 65 && input.peek(i) <= 90;
  if (of === LETTER && !isAnyWord && !isCapital && NOT_NAMES.has(wordAt(input, i, end))) return null;
  while (input.peek(end) === 46 && isWordCode(input.peek(end + 1))) end = wordEnd(input, end + 1);
  end = paragraphsEnd(input, end);
  const next = nextAt(input, end);
  if (next === null || of !== DIGIT) return end;
  const suffixEnd = wordEnd(input, next);
  return NUMBER_SUFFIXES.has(wordAt(input, next, suffixEnd)) ? suffixEnd : end;
}

/** Over `(4)` and ` (2) (b)`, numbers of paragraphs. */
function paragraphsEnd(input: CharacterStream, i: number): number {
  for (;;) {
    const open = nextAt(input, i);
    if (open === null || input.peek(open) !== 40) return i;
    const from = nextAt(input, open + 1);
    const to = from === null ? null : nextAt(input, wordEnd(input, from));
    if (to === null || to === from || input.peek(to) !== 41) return i;
    i = to + 1;
  }
}

/** What follows the name: an end, a title, or a word that headings go on with, after a comma or without. */
function goesOn(input: CharacterStream, keyword: HeadingKeyword, nameEnd: number): boolean {
  const next = nextAt(input, nameEnd);
  if (next === null || endsHeading(input, next)) return true;
  const code = input.peek(next);
  if (opensString(code)) return isTitled(input, keyword, next);
  if (code === 58) return keyword !== 'article';
  if (code === 44) return continues(input, keyword, nextAt(input, next + 1));
  return next > nameEnd && continues(input, keyword, next);
}

function continues(input: CharacterStream, keyword: HeadingKeyword, i: number | null): boolean {
  return i !== null && CONTINUATIONS[keyword].has(wordAt(input, i, wordEnd(input, i)));
}

/** After a title all goes, except that a sentence may speak of `article "Territory"` too: then a verb follows. */
function isTitled(input: CharacterStream, keyword: HeadingKeyword, i: number): boolean {
  if (keyword !== 'article') return true;
  const title = stringAt(input, i);
  if (!title.isClosed) return true;
  const next = nextAt(input, title.end);
  if (next === null || !isWordCode(input.peek(next))) return true;
  return CONTINUATIONS.article.has(wordAt(input, next, wordEnd(input, next)));
}
