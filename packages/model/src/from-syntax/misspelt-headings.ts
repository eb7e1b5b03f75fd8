/**
 * Sentences that are headings but for the spelling of their first word: `instrumnet X between A and B`. They are read as the heading
 * that was meant, and reported.
 */
import { editDistance, type Diagnostic } from '@servanda/base';
import { HEADING_KEYWORDS, type HeadingKeyword, type SyntaxSentence, type Token } from '@servanda/syntax';
import { unreadable } from '../diagnostics.ts';
import { placeSpan } from './matching.ts';

interface Meant {
  readonly keyword: HeadingKeyword;
  /** The sentence with the right word. */
  readonly sentence: SyntaxSentence;
  readonly diagnostic: Diagnostic;
}

const known = new WeakMap<SyntaxSentence, Meant>();
const byHeading = new WeakMap<SyntaxSentence, Diagnostic>();

/** The heading that a sentence is meant to be; undefined for one that is none. */
export function misspeltHeading(sentence: SyntaxSentence): Meant | undefined {
  const keyword = keywordOf(sentence);
  if (keyword === undefined) return undefined;
  const before = known.get(sentence);
  if (before !== undefined) return before;
  const meant = meantAs(sentence, keyword);
  known.set(sentence, meant);
  byHeading.set(meant.sentence, meant.diagnostic);
  return meant;
}

/** What was wrong with a heading that `misspeltHeading` made. */
export function spellingOf(heading: SyntaxSentence): Diagnostic | undefined {
  return byHeading.get(heading);
}

/** The keyword that the first word is meant to be. The shape tells most sentences from headings at less cost than the spelling. */
function keywordOf({ tokens, end }: SyntaxSentence): HeadingKeyword | undefined {
  const [first] = tokens;
  if (first?.kind !== 'word' || first.value.length < 4 || tokens.length < 2 || end === '?') return undefined;
  return HEADING_KEYWORDS.find((each) => each !== first.value && hasShape(each, tokens) && editDistance(first.value, each, 2) <= (each.length > 6 ? 2 : 1));
}

function meantAs(sentence: SyntaxSentence, keyword: HeadingKeyword): Meant {
  const [first, second] = sentence.tokens as readonly [Token, Token];
  const span = placeSpan(sentence, { at: 0, end: 1 });
  const diagnostic = unreadable(span, { found: first.text, stands: first.text, expected: [`\`${keyword}\``], wanted: `the heading \`${keyword}\``, nearest: `${keyword} ${second.text}` }, {
    fixes: [{ title: `write \`${keyword}\``, edits: [{ span, text: keyword }] }],
  });
  const word: Token = { ...first, text: keyword, value: keyword };
  return { keyword, sentence: { ...sentence, tokens: [word, ...sentence.tokens.slice(1)] }, diagnostic };
}

const AFTER_INSTRUMENT = new Set(['between', 'among', 'open', ',', 'done']);

/** Whether the words after the first are those of such a heading: other sentences may begin with a similar word. */
function hasShape(keyword: HeadingKeyword, tokens: readonly Token[]): boolean {
  const [, second, third] = tokens;
  const isTitled = third === undefined || third.kind === 'string';
  const isName = second?.kind === 'word' || second?.kind === 'number' || second?.kind === 'ordinal';
  switch (keyword) {
    case 'dossier': return second?.kind === 'string' && third === undefined;
    case 'instrument': case 'draft': case 'custom': return isName && (isTitled || AFTER_INSTRUMENT.has(third?.value ?? ''));
    case 'article': return isName && isTitled && tokens.length < 4;
    case 'reading': case 'question': return isName && isTitled;
    case 'report': case 'notice': return isName && third?.value === 'by';
  }
}
