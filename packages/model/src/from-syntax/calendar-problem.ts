/** Dates that the calendar doesn't have, and periods shorter than its days: found before anything else is said of a sentence that fits nothing. */
import { parsePartialDate, type Diagnostic } from '@servanda/base';
import type { SyntaxSentence } from '@servanda/syntax';
import { indefiniteDeadline, noSuchDate, shorterThanADay } from '../diagnostics.ts';
import { placeBetween, placeSpan } from './matching.ts';

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
  return indefinite(sentence);
}

function tooShort(sentence: SyntaxSentence, at: number, hours: number): Diagnostic {
  const span = placeSpan(sentence, { at, end: at + 2 });
  const days = Math.max(1, Math.ceil(hours / 24));
  const text = days === 1 ? '1 day' : `${days} days`;
  const words = sentence.tokens.slice(at, at + 2).map((token) => token.text).join(' ');
  return shorterThanADay(span, { words, days }, { fixes: [{ title: `write \`${text}\``, edits: [{ span, text }] }] });
}

const INDEFINITE: readonly (readonly string[])[] = [
  'forthwith', 'immediately', 'promptly', 'without delay', 'without undue delay', 'as soon as possible', 'as soon as practicable', 'as soon as feasible', 'at the earliest possible date',
  'in due course', 'within a reasonable time', 'within a reasonable period', 'at an early date',
].map((words) => words.split(' '));

/** Words for a deadline that name no day. */
function indefinite(sentence: SyntaxSentence): Diagnostic | undefined {
  const { tokens } = sentence;
  for (const words of INDEFINITE) {
    const at = tokens.findIndex((_, i) => words.every((word, k) => tokens[i + k]?.value === word && tokens[i + k]?.kind === 'word'));
    if (at < 0) continue;
    const end = at + words.length;
    const comma = tokens[at - 1]?.value === ',' && (tokens[end] === undefined || tokens[end]?.value === ',') ? 1 : 0;
    const [before, first, last, next] = [tokens[at - 1 - comma], tokens[at], tokens[end - 1], tokens[end]];
    if (!first || !last) continue;
    const cut = before ? placeBetween(sentence, before.to, comma === 1 && next ? next.to : last.to) : placeBetween(sentence, first.from, next?.from ?? last.to);
    return indefiniteDeadline(placeSpan(sentence, { at, end }), { words: words.join(' ') }, { fixes: [{ title: `leave out \`${words.join(' ')}\``, edits: [{ span: cut, text: '' }] }] });
  }
  return undefined;
}
