/** Dates that the calendar doesn't have or that are spelled out, and periods shorter than its days: found before anything else is said of a sentence that fits nothing. */
import { MONTH_NAMES, parsePartialDate, type Diagnostic } from '@servanda/base';
import type { SyntaxSentence } from '@servanda/syntax';
import { indefiniteDeadline, noSuchDate, shorterThanADay } from '../diagnostics.ts';
import { placeBetween, placeSpan } from './matching.ts';

const HOURS: Readonly<Record<string, number>> = { hour: 1, hours: 1, minute: 1 / 60, minutes: 1 / 60 };

/** What is wrong with the first such date or period; undefined where all can be. */
export function calendarProblem(sentence: SyntaxSentence): Diagnostic | undefined {
  for (const [i, token] of sentence.tokens.entries()) {
    const wrong = token.kind === 'date' ? wrongDate(sentence, i, i + 1) : dayOfEachYear(sentence, i) ?? spelledDate(sentence, i);
    if (wrong) return wrong;
    const hours = HOURS[sentence.tokens[i + 1]?.value ?? ''];
    if (token.kind === 'number' && hours !== undefined) return tooShort(sentence, i, Number(token.value) * hours);
  }
  return indefinite(sentence);
}

function wrongDate(sentence: SyntaxSentence, at: number, end: number): Diagnostic | undefined {
  const words = sentence.tokens.slice(at, end).map(({ text }) => text).join(' ').replace(/^the /, '').replace(' of ', ' ').replace(' ,', ',');
  const written = parsePartialDate(words);
  if (written.kind === 'date') return undefined;
  const iso = written.suggestion === undefined ? isoOf(words) : undefined;
  const inOrder = iso === undefined ? written : parsePartialDate(iso);
  const read = inOrder.kind === 'date' ? written : inOrder;
  const span = placeSpan(sentence, { at, end });
  const { message, suggestion } = read;
  const fixes = suggestion === undefined ? [] : [{ title: `write \`${suggestion}\``, edits: [{ span, text: suggestion }] }];
  return noSuchDate(span, { message, ...(suggestion !== undefined && { suggestion }) }, { fixes });
}

const MONTHS = new Set<string>(MONTH_NAMES);

/** `30 February 2001`, `February 30, 2001` in the order of the calendar, whether there is such a day or not. */
function isoOf(words: string): string | undefined {
  const [, early, month = '', late, year = ''] = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?(\p{L}+)(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})$/u.exec(words) ?? [];
  const day = early ?? late;
  const index = (MONTH_NAMES as readonly string[]).indexOf(month);
  return day === undefined || index < 0 ? undefined : `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `every year by 30 April`: a duty that begins anew on the day after is due by then. */
function dayOfEachYear(sentence: SyntaxSentence, at: number): Diagnostic | undefined {
  const { tokens } = sentence;
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const [day, month] = MONTHS.has(second?.text ?? '') ? [first, second] : MONTHS.has(first?.text ?? '') ? [second, first] : [];
  const n = Number.parseInt(day?.text ?? '', 10);
  const isYearly = tokens.some(({ value }, i) => /^(?:each|every)$/.test(value) && tokens[i + 1]?.value === 'year') || tokens.some(({ value }) => /^(?:annually|yearly)$/.test(value));
  if (!month || !(n >= 1 && n <= 31) || /^\d{4}$/.test(third?.text ?? '') || !isYearly) return undefined;
  const index = (MONTH_NAMES as readonly string[]).indexOf(month.text);
  const isLast = n >= [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][index]!;
  const next = `${String(isLast ? (index + 1) % 12 + 1 : index + 1).padStart(2, '0')}-${String(isLast ? 1 : n + 1).padStart(2, '0')}`;
  return noSuchDate(placeSpan(sentence, { at, end: at + 2 }), { message: `\`${first?.text ?? ''} ${second?.text ?? ''}\` has no year; what is due by then each year begins anew on the day after: \`From 2000-${next}, … shall … every year\`` });
}

/** `the 5th of May 2024`, `5 May 2024`, `May 5, 2024`, `May 2024`: the longest such date that begins here. */
function spelledDate(sentence: SyntaxSentence, at: number): Diagnostic | undefined {
  const { tokens } = sentence;
  if (!tokens.slice(at, at + 4).some(({ text }) => MONTHS.has(text))) return undefined;
  const found = [5, 4, 3, 2].filter((length) => at + length <= tokens.length).map((length) => wrongDate(sentence, at, at + length));
  // What would leave a number behind, as of `31 June 2023`, is no remedy.
  return found.find((each) => (each?.fixes?.length ?? 0) > 0) ?? (tokens[at]?.kind === 'number' && MONTHS.has(tokens[at + 1]?.text ?? '') ? wrongDate(sentence, at, Math.min(at + 3, tokens.length)) : undefined);
}

function tooShort(sentence: SyntaxSentence, at: number, hours: number): Diagnostic {
  const span = placeSpan(sentence, { at, end: at + 2 });
  const days = Math.max(1, Math.ceil(hours / 24));
  const text = days === 1 ? '1 day' : `${days} days`;
  const words = sentence.tokens.slice(at, at + 2).map((token) => token.text).join(' ');
  return shorterThanADay(span, { words, days }, { fixes: [{ title: `write \`${text}\``, edits: [{ span, text }] }] });
}

/** Behind `as soon as possible`, where the day begins that is given after all: `, but not later than …`, `and in any case within …`. */
function connectiveAfter(tokens: SyntaxSentence['tokens'], end: number): number {
  const rest = tokens.slice(end).map(({ value }) => value).join(' ');
  const [link] = /^(?:, )?(?:but|and)(?: ,)?(?: in any (?:case|event)(?: ,)?)? (?=not later|no later|within|by|before)/.exec(rest) ?? [];
  return link === undefined ? end : end + link.trim().split(' ').length;
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
    const but = connectiveAfter(tokens, end);
    if (but > end && tokens[at] && tokens[but]) {
      const spanOfBoth = placeBetween(sentence, tokens[at]?.from ?? 0, tokens[but]?.from ?? 0);
      return indefiniteDeadline(placeSpan(sentence, { at, end }), { words: words.join(' ') }, { fixes: [{ title: `leave out \`${words.join(' ')}\``, edits: [{ span: spanOfBoth, text: '' }] }] });
    }
    const comma = tokens[at - 1]?.value === ',' && (tokens[end] === undefined || tokens[end]?.value === ',') ? 1 : 0;
    const [before, first, last, next] = [tokens[at - 1 - comma], tokens[at], tokens[end - 1], tokens[end]];
    if (!first || !last) continue;
    const cut = before ? placeBetween(sentence, before.to, comma === 1 && next ? next.to : last.to) : placeBetween(sentence, first.from, next?.from ?? last.to);
    return indefiniteDeadline(placeSpan(sentence, { at, end }), { words: words.join(' ') }, { fixes: [{ title: `leave out \`${words.join(' ')}\``, edits: [{ span: cut, text: '' }] }] });
  }
  return undefined;
}
