/**
 * CSV text ⇄ rows keyed by the header, for the library's tables. One dialect: comma, LF, quotes only where needed,
 * a final newline; so that the same rows always give the same bytes.
 */
import Papa from 'papaparse';

export type Row = Readonly<Record<string, string>>;

/** Reads a table with a header line. Throws with the line when a row has too few or too many fields. */
export function readTable(text: string, origin: string): readonly Row[] {
  const parsed = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const problem = parsed.errors[0];
  if (problem !== undefined) throw new Error(`${origin}, row ${(problem.row ?? 0) + 2}: ${problem.message}`);
  return parsed.data;
}

/** Writes rows under the given columns, in the order given. */
export function writeTable(columns: readonly string[], rows: readonly Row[]): string {
  return Papa.unparse({ fields: [...columns], data: rows.map((row) => columns.map((column) => row[column] ?? '')) }, { newline: '\n' }) + '\n';
}
