/**
 * The text of a CSV file (RFC 4180; also with `;`, tab or `|` between cells) becomes rows of cells, each row with its place in
 * the file, so that a message can point at the cell. Read next: tables-events.ts.
 */
import type { Span } from '@servanda/base';
import Papa from 'papaparse';

/** One row below the header. `number` is the row as a spreadsheet counts it: the header is row 1. */
export interface CsvRow {
  readonly number: number;
  readonly cells: readonly string[];
  /** Where the row starts and ends in the text, line end excluded. */
  readonly from: number;
  readonly to: number;
}

/** A table as it stands in its file. */
export interface Csv {
  readonly file: string;
  readonly text: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  /** The number of the row whose opening quotation mark is never closed. */
  readonly unclosedAt?: number;
}

/** Reads a CSV file. Cells are trimmed; rows without any text are left out. */
export function readCsv(file: string, text: string): Csv {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const body = mark === 1 ? text.slice(1) : text;
  const delimiter = delimiterOf(body);
  const rows: CsvRow[] = [];
  let unclosedAt: number | undefined;
  let start = mark;
  let number = 0;
  Papa.parse<string[]>(body, {
    delimiter,
    newline: body.includes('\n') ? '\n' : '\r',
    step: ({ data, errors, meta }) => {
      number += 1;
      const end = meta.cursor + mark;
      if (unclosedAt === undefined && errors.some(({ code }) => code === 'MissingQuotes')) unclosedAt = number;
      for (let i = 0; i < data.length; i += 1) data[i] = (data[i] ?? '').trim();
      if (data.some((cell) => cell !== '')) rows.push({ number, cells: data, from: start, to: withoutLineEnd(text, start, end) });
      start = end;
    },
  });
  const [header, ...others] = rows;
  return { file, text, delimiter, header: header?.cells ?? [], rows: others, ...(unclosedAt !== undefined && { unclosedAt }) };
}

function withoutLineEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end -= 1;
  return end;
}

/** The mark that occurs most often in the first line, outside quotation marks; a comma where none does. */
function delimiterOf(text: string): string {
  const counts = new Map([[',', 0], [';', 0], ['\t', 0], ['|', 0]]);
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '\n' || character === '\r') break;
    else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** The place of a row. */
export function rowSpan(csv: Csv, row: CsvRow): Span {
  return { file: csv.file, from: row.from, to: row.to };
}

/** The place of a cell; the row's own where the row has no such cell. Found only when a message needs it. */
export function cellSpan(csv: Csv, row: CsvRow, column: number): Span {
  let at = row.from;
  for (let i = 0; at <= row.to; i += 1) {
    const end = cellEnd(csv, at, row.to);
    if (i === column) return trimmed(csv, at, end);
    at = end + 1;
  }
  return rowSpan(csv, row);
}

function cellEnd({ text, delimiter }: Csv, from: number, to: number): number {
  let isQuoted = text[from] === '"';
  for (let at = isQuoted ? from + 1 : from; at < to; at += 1) {
    if (isQuoted && text[at] === '"') {
      if (text[at + 1] === '"') at += 1;
      else isQuoted = false;
    } else if (!isQuoted && text[at] === delimiter) {
      return at;
    }
  }
  return to;
}

function trimmed({ file, text }: Csv, from: number, to: number): Span {
  let [first, end] = [from, to];
  while (end > first && /\s/.test(text[end - 1] ?? '')) end -= 1;
  while (first < end && /\s/.test(text[first] ?? '')) first += 1;
  return { file, from: first, to: end };
}
