/** Dates that the calendar doesn't have, and periods shorter than its days: found before anything else is said of a sentence that fits nothing. */
import { parsePartialDate, type Diagnostic } from '@servanda/base';
import type { SyntaxSentence } from '@servanda/syntax';
import { noSuchDate, shorterThanADay } from '../diagnostics.ts';
import { placeSpan } from './matching.ts';

const HOURS: Readonly<Record<string, number>> = { hour: 1, hours: 1, minute: 1 / 60, minutes: 1 / 60 };

/** What is wrong with the first such date or period; undefined where all can be. */
export function calendarProblem(sentence: SyntaxSentence): Diagnostic | undefined {
  for (const [i, token] of sentence.tokens.entries()) {
    if (token.kind === 'date') {
      const read = parsePartialDate(token.text);
      if (read.kind === 'date') continue;
      const span = placeSpan(sentence, { at: i, end: i + 1 });
      const { message, suggestion } = read;
      const fixes = suggestion === undefined ? [] : [{ title: `write \`${suggestion}\``, edits: [{ span, text: suggestion }] }];
      return noSuchDate(span, { message, ...(suggestion !== undefined && { suggestion }) }, { fixes });
    }
    const hours = HOURS[sentence.tokens[i + 1]?.value ?? ''];
    if (token.kind === 'number' && hours !== undefined) return tooShort(sentence, i, Number(token.value) * hours);
  }
  return undefined;
}

function tooShort(sentence: SyntaxSentence, at: number, hours: number): Diagnostic {
  const span = placeSpan(sentence, { at, end: at + 2 });
  const days = Math.max(1, Math.ceil(hours / 24));
  const text = days === 1 ? '1 day' : `${days} days`;
  const words = sentence.tokens.slice(at, at + 2).map((token) => token.text).join(' ');
  return shorterThanADay(span, { words, days }, { fixes: [{ title: `write \`${text}\``, edits: [{ span, text }] }] });
}
