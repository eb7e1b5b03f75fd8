/**
 * A table sentence and its CSV file become a reader: the column of each role, the rows that `only where` takes, the cells as
 * names, dates and numbers. What is wrong with cells is collected, twenty of a sort, and the rest counted.
 */
import { nearestNames, type Diagnostic, type DiagnosticKind, type PartialDate, type Span } from '@servanda/base';
import type { Thing } from '../ir/terms.ts';
import { cellSpan, readCsv, rowSpan, type Csv, type CsvRow } from './tables-csv.ts';
import { dateStyle, guessStyle, readDate, type DateStyle } from './tables-dates.ts';
import {
  ambiguousName, emptyCell, emptyTable, missingColumn, missingMapping, moreOfTheSame, tableSentence, unclosedQuote, unknownName, unknownRole,
  unreadableDate, unreadableNumber,
} from './tables-diagnostics.ts';
import type { ColumnUse, TableForm } from './tables-form.ts';
import { foldName, type NameIndex } from './tables-names.ts';

/** What a column may hold in a sort of table; the first of `words` is the usual one. */
export interface RoleWords {
  readonly words: readonly string[];
  /** Set when every row needs it: how a message calls it. */
  readonly needed?: string;
}

/** A column that is read. */
export interface Column {
  readonly index: number;
  readonly heading: string;
}

/** A table being read. */
export interface TableReader {
  readonly form: TableForm;
  readonly csv: Csv;
  /** The rows that the sentence takes. */
  readonly rows: readonly CsvRow[];
  /** By the first of the role's words. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly dates?: DateStyle;
  readonly problems: Problems;
  /** Known dates by their text: tables repeat them. */
  readonly knownDates: Map<string, PartialDate>;
  readonly refusedDates: { readonly text: string; readonly row: CsvRow; readonly column: Column }[];
}

const SHOWN = 20;

/** Diagnostics of a table, capped. */
export interface Problems {
  readonly list: Diagnostic[];
  readonly seen: Set<string>;
  readonly more: Map<DiagnosticKind<never>, { count: number; names: Set<string> }>;
}

function newProblems(): Problems {
  return { list: [], seen: new Set(), more: new Map() };
}

/** Notes a problem with a cell. One name's problem is shown once, however many rows have it. */
export function addProblem<D extends object>(problems: Problems, kind: DiagnosticKind<D>, where: () => Span, data: D, name?: string): void {
  const { code } = kind.definition;
  const counted = problems.more.get(kind as never);
  const isKnown = name !== undefined && problems.seen.has(`${code} ${name}`);
  if (name !== undefined) problems.seen.add(`${code} ${name}`);
  if (!isKnown && problems.list.filter((diagnostic) => diagnostic.code === code).length < SHOWN) {
    problems.list.push(kind(where(), data));
    return;
  }
  const more = counted ?? { count: 0, names: new Set<string>() };
  more.count += 1;
  if (!isKnown && name !== undefined && more.names.size < 5) more.names.add(name);
  problems.more.set(kind as never, more);
}

/** Everything found wrong with the table. To be asked when all rows have been read. */
export function problemsOf(reader: TableReader): readonly Diagnostic[] {
  const { problems, csv, form } = reader;
  reportDates(reader);
  const { list, more } = problems;
  if (csv.unclosedAt !== undefined) list.unshift(unclosedQuote(unclosedSpan(csv), { row: csv.unclosedAt }));
  else if (reader.rows.length === 0) list.push(emptyTable(form.file.span, { file: form.file.text }));
  for (const [kind, { count, names }] of more) {
    const { code, title } = kind.definition;
    list.push(moreOfTheSame(form.file.span, { code, title, count, file: form.file.text, names: [...names] }));
  }
  return list;
}

function unclosedSpan(csv: Csv): Span {
  const row = csv.rows.find(({ number }) => number === csv.unclosedAt);
  if (!row) return { file: csv.file, from: 0, to: csv.text.length };
  const start = csv.text.indexOf('"', row.from);
  return { file: csv.file, from: Math.max(row.from, start), to: Math.max(row.from, start) + 1 };
}

/** Opens a table; nothing when the sentence lacks a column that every row needs, with the reason. */
export function openTable(form: TableForm, file: string, text: string, roles: readonly RoleWords[]): { reader?: TableReader; diagnostics: readonly Diagnostic[] } {
  const csv = readCsv(file, text);
  const diagnostics: Diagnostic[] = [];
  const columns = new Map<string, Column>();
  for (const use of form.columns) {
    const role = roles.find(({ words }) => words.some((word) => foldName(word) === foldName(use.role.text)));
    const index = columnIndex(csv, use.column.text);
    if (!role) diagnostics.push(reportRole(use, roles));
    else if (index < 0 && csv.header.length === 0 && diagnostics.length > 0) continue;
    else if (index < 0) diagnostics.push(reportColumn(csv, use.column, form));
    else columns.set(role.words[0] ?? '', { index, heading: use.column.text });
  }
  for (const { words: [word = ''], needed } of roles) {
    const isNamed = form.columns.some((use) => roles.find((role) => role.words[0] === word)?.words.some((each) => foldName(each) === foldName(use.role.text)));
    if (needed !== undefined && !isNamed) diagnostics.push(missingMapping(form.file.span, { role: word, what: needed, columns: csv.header }));
  }
  const dates = form.dates && dateStyle(form.dates.text);
  if (form.dates && !dates) diagnostics.push(tableSentence(form.dates.span, { found: form.dates.text, expected: 'a style such as `DD/MM/YYYY`' }));
  const rows = takenRows(csv, form, diagnostics);
  if (diagnostics.length > 0 || rows === undefined) return { diagnostics };
  const reader: TableReader = {
    form, csv, rows, columns, ...(dates && { dates }), problems: newProblems(), knownDates: new Map(), refusedDates: [],
  };
  return { reader, diagnostics };
}

function columnIndex(csv: Csv, heading: string): number {
  const exact = csv.header.indexOf(heading);
  return exact >= 0 ? exact : csv.header.findIndex((each) => foldName(each) === foldName(heading));
}

function reportRole({ role }: ColumnUse, roles: readonly RoleWords[]): Diagnostic {
  const words = roles.map((each) => each.words[0] ?? '');
  const nearest = nearestNames(role.text, roles.flatMap((each) => each.words), 1)[0];
  const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span: role.span, text: nearest }] }];
  return unknownRole(role.span, { role: role.text, roles: words, ...(nearest !== undefined && { nearest }) }, { fixes });
}

function reportColumn(csv: Csv, { text, span }: { text: string; span: Span }, form: TableForm): Diagnostic {
  const nearest = nearestNames(text, csv.header, 1)[0];
  const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: `"${nearest}"` }] }];
  return missingColumn(span, { column: text, file: form.file.text, columns: csv.header, ...(nearest !== undefined && { nearest }) }, { fixes });
}

function takenRows(csv: Csv, form: TableForm, diagnostics: Diagnostic[]): readonly CsvRow[] | undefined {
  let rows = csv.unclosedAt === undefined ? csv.rows : csv.rows.filter(({ number }) => number !== csv.unclosedAt);
  for (const { column, cells } of form.only) {
    const index = columnIndex(csv, column.text);
    if (index < 0) {
      diagnostics.push(reportColumn(csv, column, form));
      return undefined;
    }
    const wanted = new Set(cells.map(foldName));
    rows = rows.filter((row) => wanted.has(foldName(row.cells[index] ?? '')));
  }
  return rows;
}

/** The text of a cell; empty where the sentence names no such column. */
export function cellText(row: CsvRow, column: Column | undefined): string {
  return column === undefined ? '' : (row.cells[column.index] ?? '');
}

/** Notes that a cell is empty where every row needs something. */
export function reportEmpty(reader: TableReader, row: CsvRow, column: Column): void {
  addProblem(reader.problems, emptyCell, () => rowSpan(reader.csv, row), { row: row.number, column: column.heading });
}

/** The thing that a cell names; nothing, with a diagnostic, when there is none. */
export function cellThing(reader: TableReader, row: CsvRow, column: Column, kind: string | undefined, names: NameIndex, on?: PartialDate): Thing | undefined {
  const name = cellText(row, column);
  if (name === '') {
    reportEmpty(reader, row, column);
    return undefined;
  }
  const match = names.find(name, kind, on);
  if (match.kind === 'thing') return match.thing;
  const data = { name, row: row.number, column: column.heading };
  const where = (): Span => cellSpan(reader.csv, row, column.index);
  if (match.kind === 'unknown') addProblem(reader.problems, unknownName, where, { ...data, kind: kind === undefined || kind === 'Actor' ? 'party' : kind, nearest: match.nearest }, name);
  else addProblem(reader.problems, ambiguousName, where, { ...data, things: match.things.map((thing) => thing.id) }, name);
  return undefined;
}

/** The date in a cell; nothing for an empty cell, and nothing, noted for a diagnostic, for one that is no date. */
export function cellDate(reader: TableReader, row: CsvRow, column: Column, text: string = cellText(row, column)): PartialDate | undefined {
  if (text === '') return undefined;
  const known = reader.knownDates.get(text);
  if (known) return known;
  const date = readDate(text, reader.dates);
  if (date) reader.knownDates.set(text, date);
  else reader.refusedDates.push({ text, row, column });
  return date;
}

function reportDates({ refusedDates, dates, problems, csv }: TableReader): void {
  if (refusedDates.length === 0) return;
  const guess = guessStyle(refusedDates.slice(0, 2000).map(({ text }) => text));
  for (const { text, row, column } of refusedDates) {
    const data = { text, row: row.number, column: column.heading, ...(dates && { style: dates.text }), ...(guess !== undefined && { guess }) };
    addProblem(problems, unreadableDate, () => cellSpan(csv, row, column.index), data, text);
  }
  refusedDates.length = 0;
}

/** The number in a cell: `36.1`, `1,234.5`, `36.1%`. */
export function cellNumber(reader: TableReader, row: CsvRow, column: Column): number | undefined {
  const text = cellText(row, column);
  if (/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?\s*%?$/.test(text)) return Number(text.replace(/[,%\s]/g, ''));
  addProblem(reader.problems, unreadableNumber, () => cellSpan(reader.csv, row, column.index), { text, row: row.number, column: column.heading }, text);
  return undefined;
}
