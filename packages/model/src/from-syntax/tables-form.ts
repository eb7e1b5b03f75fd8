/**
 * A `table` sentence becomes what it says: the file, what its rows are, which column holds what. Whether the file has those
 * columns is seen in tables-columns.ts.
 *
 *     table "deposits.csv" as events of RomeStatute: date "Date", party "Participant", action "Action",
 *       reading "Deposit" as ratifies, dates as "DD/MM/YYYY", only where "Treaty" is "Rome Statute".
 */
import type { Diagnostic, Span } from '@servanda/base';
import { span as tokenSpan, type SyntaxSentence, type Token } from '@servanda/syntax';
import type { TreatyAct } from '../ir/treaty-acts.ts';
import { treatyActNamed } from './tables-actions.ts';
import { tableSentence } from './tables-diagnostics.ts';

/** Words of the sentence and where they stand. */
export interface Wording {
  readonly text: string;
  readonly span: Span;
}

/** What the rows of a table are. */
export type TableSort =
  /** One action a row. */
  | { readonly kind: 'events'; readonly instrument?: Wording }
  /** One participant a row, a date in each column that is named by a verb (`signs "Signature"`). */
  | { readonly kind: 'participants'; readonly instrument: Wording }
  /** One action a row, always the same. */
  | { readonly kind: 'acts'; readonly act: TreatyAct; readonly instrument: Wording }
  | { readonly kind: 'weight' | 'group'; readonly id: string }
  /** A kind's things, or an act or fact of the author's: the dossier tells which. */
  | { readonly kind: 'named'; readonly name: Wording };

/** `party "Participant"`. */
export interface ColumnUse {
  readonly role: Wording;
  readonly column: Wording;
}

/** `reading "Deposit" and "Deposit of instrument" as ratifies`. */
export interface CellReading {
  readonly cells: readonly string[];
  readonly as: Wording;
}

/** A table sentence, read. */
export interface TableForm {
  readonly sentence: SyntaxSentence;
  readonly span: Span;
  /** The file, as the sentence names it. */
  readonly file: Wording;
  readonly sort: TableSort;
  readonly columns: readonly ColumnUse[];
  readonly readings: readonly CellReading[];
  readonly dates?: Wording;
  readonly only: readonly { readonly column: Wording; readonly cells: readonly string[] }[];
  readonly total?: number;
}

/** Whether a sentence is meant as a table sentence. */
export function isTableSentence(sentence: SyntaxSentence): boolean {
  return sentence.tokens[0]?.value === 'table' && sentence.tokens[0].kind === 'word';
}

/** Reads a table sentence; the first word that does not fit is the diagnostic's place. */
export function readTableForm(sentence: SyntaxSentence): { readonly form?: TableForm; readonly diagnostics: readonly Diagnostic[] } {
  const cursor: Cursor = { sentence, at: 1 };
  const form = tableForm(cursor);
  if (form && cursor.expected === undefined) return { form, diagnostics: [] };
  const token = sentence.tokens[cursor.at];
  const place = token ?? sentence.tokens.at(-1);
  return { diagnostics: [tableSentence(tokenSpan(sentence, place), { found: token?.text ?? '', expected: cursor.expected ?? 'something else' })] };
}

interface Cursor {
  readonly sentence: SyntaxSentence;
  at: number;
  /** Set once, by the first mistake; `at` then stays. */
  expected?: string;
}

function peek({ sentence, at }: Cursor): Token | undefined {
  return sentence.tokens[at];
}

/** Takes the next token if it is this word or mark. */
function take(cursor: Cursor, ...values: readonly string[]): boolean {
  const token = peek(cursor);
  if (cursor.expected !== undefined || !token || token.kind === 'string' || !values.includes(token.value)) return false;
  cursor.at += 1;
  return true;
}

function need(cursor: Cursor, value: string): void {
  if (!take(cursor, value)) cursor.expected ??= `\`${value}\``;
}

function string(cursor: Cursor, what: string): Wording {
  const token = peek(cursor);
  if (cursor.expected === undefined && token?.kind === 'string') {
    cursor.at += 1;
    return { text: token.value, span: tokenSpan(cursor.sentence, token) };
  }
  cursor.expected ??= `${what} in double quotes`;
  return { text: '', span: tokenSpan(cursor.sentence) };
}

/** The words up to one of `ends`, a string or a mark. */
function words(cursor: Cursor, what: string, ends: readonly string[] = []): Wording {
  const first = peek(cursor);
  const from = cursor.at;
  for (let token = first; token; token = peek(cursor)) {
    const isWord = token.kind === 'word' || token.kind === 'number' || token.text === '(' || token.text === ')';
    if (!isWord || (cursor.at > from && ends.includes(token.value))) break;
    cursor.at += 1;
  }
  if (cursor.at === from) cursor.expected ??= what;
  const tokens = cursor.sentence.tokens.slice(from, cursor.at);
  return { text: tokens.map((token) => token.text).join(' '), span: tokenSpan(cursor.sentence, tokens[0], tokens.at(-1)) };
}

function tableForm(cursor: Cursor): TableForm | undefined {
  const { sentence } = cursor;
  const file = string(cursor, 'the name of a CSV file');
  need(cursor, 'as');
  const sort = cursor.expected === undefined ? tableSort(cursor) : undefined;
  if (!take(cursor, ':')) cursor.expected ??= '`:` and the columns';
  if (!sort || cursor.expected !== undefined) return undefined;
  const clauses: Clauses = { columns: [], readings: [], only: [] };
  do clause(cursor, clauses); while (take(cursor, ',', ';'));
  if (peek(cursor) && peek(cursor)?.text !== '.') cursor.expected ??= '`,` or the end of the sentence';
  return { sentence, span: tokenSpan(sentence), file, sort, ...clauses };
}

const EVENTS = ['events', 'actions', 'log'];
const PARTICIPANTS = ['participants', 'parties'];

function tableSort(cursor: Cursor): TableSort | undefined {
  if (take(cursor, ...EVENTS)) return take(cursor, 'of') ? { kind: 'events', instrument: words(cursor, 'the name of an instrument') } : { kind: 'events' };
  if (take(cursor, ...PARTICIPANTS)) {
    need(cursor, 'of');
    return { kind: 'participants', instrument: words(cursor, 'the name of an instrument') };
  }
  for (const kind of ['weight', 'group'] as const) {
    if (take(cursor, kind)) return { kind, id: words(cursor, `the name of a ${kind}`).text };
  }
  return actsOrNamed(cursor);
}

/** `ratifications of X`, else the name of a kind, act or fact. */
function actsOrNamed(cursor: Cursor): TableSort {
  const start = cursor.at;
  const noun = words(cursor, 'what the rows are, such as `events`,', ['of']);
  const act = treatyActNamed(noun.text);
  if (act !== undefined && take(cursor, 'of')) return { kind: 'acts', act, instrument: words(cursor, 'the name of an instrument') };
  cursor.at = start;
  return { kind: 'named', name: words(cursor, 'what the rows are') };
}

interface Clauses {
  readonly columns: ColumnUse[];
  readonly readings: CellReading[];
  readonly only: { column: Wording; cells: string[] }[];
  dates?: Wording;
  total?: number;
}

function clause(cursor: Cursor, clauses: Clauses): void {
  const next = cursor.sentence.tokens[cursor.at + 1];
  if (peek(cursor)?.value === 'reading' && next?.kind === 'string' && take(cursor, 'reading')) {
    const cells = strings(cursor, 'a cell');
    need(cursor, 'as');
    clauses.readings.push({ cells, as: words(cursor, 'an action, such as `ratifies`,') });
  } else if (next?.value === 'as' && take(cursor, 'dates')) {
    need(cursor, 'as');
    clauses.dates = string(cursor, 'a style such as "DD/MM/YYYY"');
  } else if (next?.value === 'where' && take(cursor, 'only')) {
    need(cursor, 'where');
    const column = string(cursor, 'a column');
    need(cursor, 'is');
    clauses.only.push({ column, cells: strings(cursor, 'a cell') });
  } else if (next?.kind === 'number' && take(cursor, 'total')) {
    clauses.total = Number(next.value.replaceAll(',', ''));
    cursor.at += 1;
  } else {
    const role = words(cursor, 'what a column holds, such as `date`,');
    clauses.columns.push({ role, column: string(cursor, 'the heading of a column') });
  }
}

function strings(cursor: Cursor, what: string): string[] {
  const found = [string(cursor, `${what}'s text`).text];
  while (take(cursor, 'or', 'and')) found.push(string(cursor, `${what}'s text`).text);
  return found;
}
