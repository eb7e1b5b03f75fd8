/**
 * The tables of a dossier, in the order in which the compiler needs them: things of a kind before any sentence is read, then
 * groups and weights, and log entries when all phrases are known. Read next: tables-form.ts, tables-things.ts, tables-events.ts.
 */
import { nearestNames, type Diagnostic } from '@servanda/base';
import type { SyntaxSentence } from '@servanda/syntax';
import type { LogEntry } from '../ir/log.ts';
import type { ActPattern, FactPattern, Group, Kind, Thing, Weight } from '../ir/terms.ts';
import { sentencesOf, type LoadedDossier } from './load.ts';
import { fileNameOf, resolvePath } from './load-path.ts';
import { unknownSort } from './tables-diagnostics.ts';
import { readEvents, readParticipants, readPattern, type EventContext } from './tables-events.ts';
import { isTableSentence, readTableForm, type TableForm, type Wording } from './tables-form.ts';
import { foldName, type NameIndex } from './tables-names.ts';
import { readGroup, readThings, readWeight, type Table, type TableResult } from './tables-things.ts';

export type { Table } from './tables-things.ts';

/** The table sentences of a dossier whose files are there. Missing files have been reported by `load`. */
export function collectTables(loaded: LoadedDossier): { readonly tables: readonly Table[]; readonly diagnostics: readonly Diagnostic[] } {
  const tables: Table[] = [];
  const diagnostics: Diagnostic[] = [];
  const uses = new Map<string, number>();
  for (const file of loaded.files) {
    for (const sentence of sentencesOf(file)) {
      if (!isTableSentence(sentence)) continue;
      const read = readTableForm(sentence);
      diagnostics.push(...read.diagnostics);
      const table = read.form && tableOf(read.form, file.file, loaded, uses);
      if (table) tables.push(table);
    }
  }
  return { tables, diagnostics };
}

function tableOf(form: TableForm, from: string, loaded: LoadedDossier, uses: Map<string, number>): Table | undefined {
  const resolved = resolvePath(form.file.text, from, loaded.root);
  const text = resolved.kind === 'path' ? loaded.tables.get(resolved.path) : undefined;
  if (resolved.kind !== 'path' || text === undefined) return undefined;
  const name = resolved.path.startsWith(loaded.root) ? resolved.path.slice(loaded.root.length) : fileNameOf(resolved.path);
  const use = (uses.get(name) ?? 0) + 1;
  uses.set(name, use);
  return { form, path: resolved.path, text, label: use === 1 ? `log@${name}` : `log@${name}#${use}` };
}

/** The things of the tables that are read as a kind. */
export function tableThings(tables: readonly Table[], kinds: Iterable<Kind>): { readonly things: readonly Thing[]; readonly diagnostics: readonly Diagnostic[] } {
  const things: Thing[] = [];
  const diagnostics: Diagnostic[] = [];
  const byName = new Map([...kinds].map(({ id }) => [foldName(id), id]));
  for (const table of tables) {
    const { sort } = table.form;
    const kind = sort.kind === 'named' ? byName.get(foldName(sort.name.text)) : undefined;
    if (kind === undefined) continue;
    const read = readThings(table, kind);
    for (const thing of read.result ?? []) things.push(thing);
    diagnostics.push(...read.diagnostics);
  }
  return { things, diagnostics };
}

/** The groups and weights of the tables. */
export function tableSets(
  tables: readonly Table[], names: NameIndex,
): { readonly groups: readonly Group[]; readonly weights: readonly Weight[]; readonly diagnostics: readonly Diagnostic[] } {
  const groups: Group[] = [];
  const weights: Weight[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const table of tables) {
    const { sort } = table.form;
    if (sort.kind === 'group') take(readGroup(table, sort.id, names), diagnostics, (group) => groups.push(group));
    else if (sort.kind === 'weight') take(readWeight(table, sort.id, names), diagnostics, (weight) => weights.push(weight));
  }
  return { groups, weights, diagnostics };
}

function take<T>({ result, diagnostics }: TableResult<T>, all: Diagnostic[], keep: (result: T) => void): void {
  all.push(...diagnostics);
  if (result !== undefined) keep(result);
}

/** What reading log entries from tables needs to know of the dossier. */
export interface TableContext extends EventContext {
  readonly kinds: Iterable<Kind>;
  readonly facts: readonly FactPattern[];
}

/** The log entries of each table, by its sentence, so that they keep the sentence's place in the log. */
export function tableEntries(
  tables: readonly Table[], context: TableContext,
): { readonly entries: ReadonlyMap<SyntaxSentence, readonly LogEntry[]>; readonly diagnostics: readonly Diagnostic[] } {
  const entries = new Map<SyntaxSentence, readonly LogEntry[]>();
  const diagnostics: Diagnostic[] = [];
  for (const table of tables) take(readLogTable(table, context), diagnostics, (list) => entries.set(table.form.sentence, list));
  return { entries, diagnostics };
}

function readLogTable(table: Table, context: TableContext): TableResult<readonly LogEntry[]> {
  const { sort } = table.form;
  switch (sort.kind) {
    case 'events': return readEvents(table, sort.instrument, undefined, context);
    case 'acts': return readEvents(table, sort.instrument, sort.act, context);
    case 'participants': return readParticipants(table, sort.instrument, context);
    case 'named': return readNamed(table, sort.name, context);
    case 'weight':
    case 'group':
      return { diagnostics: [] };
  }
}

function readNamed(table: Table, name: Wording, context: TableContext): TableResult<readonly LogEntry[]> {
  const folded = foldName(name.text);
  const fact = context.facts.find(({ id }) => foldName(id) === folded);
  if (fact) return readPattern(table, fact, true, context);
  const act = context.acts.find(({ id }) => foldName(id) === folded);
  if (act) return readPattern(table, act, false, context);
  const kinds = [...context.kinds].map(({ id }) => id);
  return kinds.some((kind) => foldName(kind) === folded) ? { diagnostics: [] } : { diagnostics: [reportSort(name, kinds, context)] };
}

const SORTS = ['events', 'participants', 'weight', 'group'];

function reportSort({ text, span }: Wording, kinds: readonly string[], context: TableContext): Diagnostic {
  const patterns: readonly (ActPattern | FactPattern)[] = [...context.facts, ...context.acts];
  const nearest = nearestNames(text, [...SORTS, ...kinds, ...patterns.map(({ id }) => id)], 1)[0];
  const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: nearest }] }];
  return unknownSort(span, { sort: text, ...(nearest !== undefined && { nearest }) }, { fixes });
}
