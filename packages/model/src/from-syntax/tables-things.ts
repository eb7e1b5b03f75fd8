/** Tables of a kind (`as State`), of a group and of a weight become things, groups and weights. Read next: tables-events.ts. */
import type { Diagnostic, PartialDate } from '@servanda/base';
import type { Group, Thing, Weight } from '../ir/terms.ts';
import { cellDate, cellNumber, cellText, cellThing, openTable, problemsOf, reportEmpty, addProblem, type RoleWords, type TableReader } from './tables-columns.ts';
import { rowSpan, type CsvRow } from './tables-csv.ts';
import { repeatedRow } from './tables-diagnostics.ts';
import type { TableForm } from './tables-form.ts';
import { foldName, type NameIndex } from './tables-names.ts';

/** A table sentence, read, with its file. */
export interface Table {
  readonly form: TableForm;
  /** The path of the CSV file. */
  readonly path: string;
  readonly text: string;
  /** What the ids of its log entries begin with: `log@deposits.csv`. */
  readonly label: string;
}

/** What a table gives, and what is wrong with it. */
export interface TableResult<T> {
  readonly result?: T;
  readonly diagnostics: readonly Diagnostic[];
}

const CODES = ['iso2', 'iso3', 'cow', 'cowcode', 'code'] as const;
const THING_ROLES: readonly RoleWords[] = [
  { words: ['name', 'id'], needed: 'name' },
  { words: ['title', 'full name'] },
  { words: ['also', 'aliases', 'alias', 'other names'] },
  ...CODES.map((code) => ({ words: [code] })),
  { words: ['from', 'since'] },
  { words: ['to', 'through', 'until'] },
];

/** The rows of a table as things of a kind. A name of several words becomes one word, and the name as written its title. */
export function readThings({ form, path, text }: Table, kind: string): TableResult<readonly Thing[]> {
  const { reader, diagnostics } = openTable(form, path, text, THING_ROLES);
  if (!reader) return { diagnostics };
  const things = new Map<string, Thing>();
  const rows = new Map<string, number>();
  for (const row of reader.rows) {
    const thing = readThing(reader, row, kind);
    if (!thing) continue;
    const first = rows.get(thing.id);
    if (first === undefined) {
      rows.set(thing.id, row.number);
      things.set(thing.id, thing);
    } else {
      addProblem(reader.problems, repeatedRow, () => rowSpan(reader.csv, row), { name: thing.id, row: row.number, first });
    }
  }
  return { result: [...things.values()], diagnostics: problemsOf(reader) };
}

function readThing(reader: TableReader, row: CsvRow, kind: string): Thing | undefined {
  const { columns, csv } = reader;
  const cell = (role: string): string => cellText(row, columns.get(role));
  const name = cell('name');
  const id = idOf(name);
  const nameColumn = columns.get('name');
  if (id === '' && nameColumn) reportEmpty(reader, row, nameColumn);
  if (id === '') return undefined;
  const title = cell('title') || (id === name ? '' : name);
  const aliases = cell('also').split(/\s*[;|]\s*/).filter((alias) => alias !== '');
  if (id !== name && title !== name) aliases.unshift(name);
  const dateOf = (role: string): PartialDate | undefined => {
    const column = columns.get(role);
    return column && cellDate(reader, row, column);
  };
  const [existsFrom, existsTo] = [dateOf('from'), dateOf('to')];
  return {
    id, kind, ...(title !== '' && { title }), aliases,
    codes: Object.fromEntries(CODES.flatMap((code) => (cell(code) === '' ? [] : [[code, cell(code)]]))),
    ...(existsFrom && { existsFrom }), ...(existsTo && { existsTo }),
    origin: rowSpan(csv, row),
  };
}

/** `Marshall Islands` as a name the language takes: `MarshallIslands`. One word stays as it is. */
export function idOf(name: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_]*(?:['-][\p{L}\p{N}_]+)*$/u.test(name)) return name;
  const words = name.replace(/\([^)]*\)/g, ' ').split(/[^\p{L}\p{N}_]+/u).filter((word) => word !== '');
  const id = words.map((word) => (word[0] ?? '').toUpperCase() + word.slice(1)).join('');
  return /^\p{N}/u.test(id) ? `_${id}` : id;
}

const PARTY: RoleWords = { words: ['party', 'participant', 'state', 'member', 'name'], needed: 'party' };

/** The rows of a table as a group. Its members may be of any kind. */
export function readGroup({ form, path, text }: Table, id: string, names: NameIndex): TableResult<Group> {
  const { reader, diagnostics } = openTable(form, path, text, [PARTY]);
  if (!reader) return { diagnostics };
  const members = new Set<string>();
  for (const { thing } of partyRows(reader, names)) members.add(thing.id);
  return { result: { id, members: [...members], origin: form.span }, diagnostics: problemsOf(reader) };
}

/** The rows of a table as a weight. */
export function readWeight({ form, path, text }: Table, id: string, names: NameIndex): TableResult<Weight> {
  const { reader, diagnostics } = openTable(form, path, text, [PARTY, { words: ['value', 'share', 'weight'], needed: 'value' }]);
  const column = reader?.columns.get('value');
  if (!reader || !column) return { diagnostics };
  const values: Record<string, number> = {};
  for (const { thing, row } of partyRows(reader, names)) {
    const value = cellNumber(reader, row, column);
    if (value !== undefined) values[thing.id] = value;
  }
  const total = form.total ?? Object.values(values).reduce((sum, value) => sum + value, 0);
  return { result: { id, values, total: roundedSum(total), origin: form.span }, diagnostics: problemsOf(reader) };
}

/** Sums of decimal shares without the dust of binary fractions: 99.99999999999999 is meant as 100. */
function roundedSum(total: number): number {
  return Number(total.toPrecision(12));
}

function* partyRows(reader: TableReader, names: NameIndex): Generator<{ thing: Thing; row: CsvRow }> {
  const column = reader.columns.get('party');
  if (!column) return;
  const seen = new Map<string, number>();
  for (const row of reader.rows) {
    const thing = cellThing(reader, row, column, undefined, names);
    if (!thing) continue;
    const first = seen.get(thing.id);
    if (first === undefined) {
      seen.set(thing.id, row.number);
      yield { thing, row };
    } else {
      addProblem(reader.problems, repeatedRow, () => rowSpan(reader.csv, row), { name: thing.id, row: row.number, first });
    }
  }
}

/**
 * The dossier's own things and those of its tables as one list. Where both have one of the same name the dossier's stands, and
 * takes over what it leaves open: other names, codes, title and dates.
 */
export function mergeThings(declared: readonly Thing[], tabled: readonly Thing[]): readonly Thing[] {
  const merged = new Map(declared.map((thing) => [thing.id, thing]));
  const byFold = new Map(declared.map((thing) => [foldName(thing.id), thing.id]));
  for (const thing of tabled) {
    const own = merged.get(thing.id) ?? merged.get(byFold.get(foldName(thing.id)) ?? '');
    if (!own) merged.set(thing.id, thing);
    else if (own.kind === thing.kind) merged.set(own.id, completed(own, thing));
  }
  return [...merged.values()];
}

function completed(own: Thing, other: Thing): Thing {
  const titles = own.title !== undefined && other.title !== undefined && other.title !== own.title ? [other.title] : [];
  const title = own.title ?? other.title;
  const existsFrom = own.existsFrom ?? other.existsFrom;
  const existsTo = own.existsTo ?? other.existsTo;
  return {
    id: own.id,
    kind: own.kind,
    ...(title !== undefined && { title }),
    ...(existsFrom && { existsFrom }),
    ...(existsTo && { existsTo }),
    ...(own.origin && { origin: own.origin }),
    aliases: [...new Set([...own.aliases, ...titles, ...other.aliases])],
    codes: { ...other.codes, ...own.codes },
  };
}

