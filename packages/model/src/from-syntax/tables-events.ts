/**
 * Tables of actions become log entries: one action a row (`as events`), always the same action (`as ratifications of X`), a
 * participant a row with a date for each action (`as participants of X`), or an act or fact of the author's. Made for exports
 * of a hundred thousand rows: applications, terms, dates and source lists are shared, spellings looked up once.
 */
import { nearestNames, type DiagnosticKind, type PartialDate, type Span } from '@servanda/base';
import type { Instrument } from '../ir/instrument.ts';
import type { LogContent, LogEntry } from '../ir/log.ts';
import type { ActPattern, Application, FactPattern, Role, Term, Thing } from '../ir/terms.ts';
import type { TreatyAct } from '../ir/treaty-acts.ts';
import { nearestAction, treatyActNamed } from './tables-actions.ts';
import {
  addProblem, cellDate, cellText, cellThing, openTable, problemsOf, reportEmpty, type Column, type RoleWords, type TableReader,
} from './tables-columns.ts';
import { cellSpan, rowSpan, type CsvRow } from './tables-csv.ts';
import { unknownAction, unknownArticle, unknownInstrument } from './tables-diagnostics.ts';
import type { CellReading, Wording } from './tables-form.ts';
import { foldName, type NameIndex } from './tables-names.ts';
import type { Table, TableResult } from './tables-things.ts';

/** What tables of actions may name. */
export interface EventContext {
  readonly names: NameIndex;
  readonly acts: readonly ActPattern[];
  readonly instruments: readonly Pick<Instrument, 'id' | 'title'>[];
  readonly hasProvision: (id: string) => boolean;
}

/** The patterns a table may name, by the act they stand for; the first of several wordings. */
type ActIds = ReadonlyMap<TreatyAct, string>;

interface Reading {
  readonly context: EventContext;
  readonly reader: TableReader;
  readonly label: string;
  readonly actIds: ActIds;
  readonly entries: LogEntry[];
  readonly contents: Map<string, LogContent>;
  readonly terms: Map<string, Term>;
  readonly sources: Map<string, readonly string[]>;
  readonly actions: Map<string, TreatyAct | 'nothing' | undefined>;
  readonly instruments: Map<string, string | undefined>;
}

const NO_SOURCE: readonly string[] = [];
const DATE: RoleWords = { words: ['date', 'on', 'day'], needed: 'date' };
const PARTY: RoleWords = { words: ['party', 'participant', 'state', 'by'], needed: 'party' };
const ACTION: RoleWords = { words: ['action', 'act', 'type'], needed: 'action' };
const INSTRUMENT: RoleWords = { words: ['instrument', 'treaty'], needed: 'instrument' };
const SOURCE: RoleWords = { words: ['source', 'according to'] };
const KNOWN: RoleWords = { words: ['known from', 'known', 'published'] };
const EFFECT: RoleWords = { words: ['with effect on', 'effect', 'effective', 'with effect'] };
const ARTICLE: RoleWords = { words: ['article', 'provision'] };
const TOWARD: RoleWords = { words: ['toward', 'towards', 'of', 'to'] };

function unneeded({ words }: RoleWords): RoleWords {
  return { words };
}

/** Rows of the treaty acts: `as events [of X]`, or `as ratifications of X` when `act` is given. */
export function readEvents(table: Table, instrument: Wording | undefined, act: TreatyAct | undefined, context: EventContext): TableResult<readonly LogEntry[]> {
  const fixed = instrument && instrumentNamed(instrument.text, context);
  if (instrument && fixed === undefined) return { diagnostics: [reportInstrument(instrument, context)] };
  const roles = [
    DATE, PARTY, act === undefined ? ACTION : unneeded(ACTION), fixed === undefined ? INSTRUMENT : unneeded(INSTRUMENT),
    SOURCE, KNOWN, EFFECT, ARTICLE, TOWARD,
  ];
  return readRows(table, context, roles, (reading, row) => {
    const date = neededDate(reading, row);
    if (!date) return;
    const done = act ?? rowAction(reading, row);
    if (done === undefined || done === 'nothing') return;
    const target = fixed ?? rowInstrument(reading, row);
    const party = target === undefined ? undefined : rowThing(reading, row, 'party', 'Actor', date);
    if (party && target !== undefined) addAct(reading, row, date, done, party, target);
  });
}

function readRows(table: Table, context: EventContext, roles: readonly RoleWords[], read: (reading: Reading, row: CsvRow) => void): TableResult<readonly LogEntry[]> {
  const { reader, diagnostics } = openTable(table.form, table.path, table.text, roles);
  if (!reader) return { diagnostics };
  const actIds = new Map<TreatyAct, string>();
  for (const { id, treatyAct } of context.acts) if (treatyAct !== undefined && !actIds.has(treatyAct)) actIds.set(treatyAct, id);
  const reading: Reading = {
    context, reader, label: table.label, actIds, entries: [], contents: new Map(), terms: new Map(), sources: new Map(), actions: new Map(), instruments: new Map(),
  };
  for (const row of reader.rows) read(reading, row);
  return { result: reading.entries, diagnostics: problemsOf(reader) };
}

function neededDate({ reader }: Reading, row: CsvRow): PartialDate | undefined {
  const column = reader.columns.get('date');
  if (!column) return undefined;
  if (cellText(row, column) === '') reportEmpty(reader, row, column);
  return cellDate(reader, row, column);
}

function rowThing({ reader, context }: Reading, row: CsvRow, role: string, kind: string, on: PartialDate): Thing | undefined {
  const column = reader.columns.get(role);
  return column && cellThing(reader, row, column, kind, context.names, on);
}

function rowAction(reading: Reading, row: CsvRow): TreatyAct | 'nothing' | undefined {
  const { reader, actions } = reading;
  const column = reader.columns.get('action');
  if (!column) return undefined;
  const text = cellText(row, column);
  if (text === '') {
    reportEmpty(reader, row, column);
    return undefined;
  }
  if (!actions.has(text)) actions.set(text, actionNamed(text, reader.form.readings));
  const action = actions.get(text);
  if (action === undefined) reportCell(reading, row, column, unknownAction, { text, nearest: nearestAction(text) });
  return action;
}

/** What a cell or a mark stands for: as the sentence reads it, else by its usual name. */
function actionNamed(text: string, readings: readonly CellReading[]): TreatyAct | 'nothing' | undefined {
  const exact = readings.find(({ cells }) => cells.includes(text));
  const reading = exact ?? readings.find(({ cells }) => cells.some((cell) => foldName(cell) === foldName(text)));
  if (!reading) return treatyActNamed(text);
  return foldName(reading.as.text) === 'nothing' ? 'nothing' : treatyActNamed(reading.as.text);
}

function reportCell<D extends object>(
  { reader }: Reading, row: CsvRow, column: Column, kind: DiagnosticKind<D>, data: Omit<D, 'row' | 'column'>,
): void {
  const where = (): Span => cellSpan(reader.csv, row, column.index);
  addProblem(reader.problems, kind, where, { ...data, row: row.number, column: column.heading } as unknown as D, cellText(row, column));
}

function rowInstrument(reading: Reading, row: CsvRow): string | undefined {
  const { reader, instruments, context } = reading;
  const column = reader.columns.get('instrument');
  if (!column) return undefined;
  const name = cellText(row, column);
  if (name === '') {
    reportEmpty(reader, row, column);
    return undefined;
  }
  if (!instruments.has(name)) instruments.set(name, instrumentNamed(name, context));
  const instrument = instruments.get(name);
  if (instrument === undefined) reportCell(reading, row, column, unknownInstrument, { name, nearest: nearestInstrument(name, context) });
  return instrument;
}

function instrumentNamed(name: string, { instruments }: EventContext): string | undefined {
  const folded = foldName(name);
  const found = instruments.find(({ id }) => foldName(id) === folded) ?? instruments.find(({ title }) => title !== undefined && foldName(title) === folded);
  return found?.id;
}

function nearestInstrument(name: string, { instruments }: EventContext): string | undefined {
  return nearestNames(name, instruments.flatMap(({ id, title }) => (title === undefined ? [id] : [id, title])), 1)[0];
}

function reportInstrument({ text, span }: Wording, context: EventContext) {
  const nearest = nearestNames(text, context.instruments.map(({ id }) => id), 1)[0];
  const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: nearest }] }];
  return unknownInstrument(span, { name: text, ...(nearest !== undefined && { nearest }) }, { fixes });
}

/** One entry for a treaty act, with what its roles need beyond party and instrument. */
function addAct(reading: Reading, row: CsvRow, date: PartialDate, act: TreatyAct, party: Thing, instrument: string, mark = ''): void {
  const pattern = reading.actIds.get(act);
  if (pattern === undefined) return;
  const target = targetTerm(reading, row, act, instrument);
  if (target === undefined) return;
  const args = [thingTerm(reading, party.id)];
  if (reading.reader.columns.has('toward') && hasCounterparty(act)) {
    const other = cellText(row, reading.reader.columns.get('toward')) === '' ? undefined : rowThing(reading, row, 'toward', 'Actor', date);
    if (other && act === 'suspend') args.push(target, thingTerm(reading, other.id));
    else if (other) args.push(thingTerm(reading, other.id), target);
    else args.push(target);
  } else args.push(target);
  addEntry(reading, row, date, { pattern, args }, mark);
}

function hasCounterparty(act: TreatyAct): boolean {
  return act === 'suspend' || act === 'resume' || act === 'object' || act === 'oppose' || act === 'accept-reservation';
}

const ON_PROVISIONS: ReadonlySet<TreatyAct> = new Set(['reserve', 'withdraw-reservation', 'object', 'oppose', 'accept-reservation']);

function targetTerm(reading: Reading, row: CsvRow, act: TreatyAct, instrument: string): Term | undefined {
  if (!ON_PROVISIONS.has(act)) return thingTerm(reading, instrument);
  const column = reading.reader.columns.get('article');
  const article = cellText(row, column).replace(/^(?:article|art\.?)\s*/i, '');
  const id = `${instrument}.${article}`;
  if (column && article !== '' && reading.context.hasProvision(id)) return { kind: 'provision', id };
  const heading = column?.heading ?? 'article';
  const where = (): Span => (column && article !== '' ? cellSpan(reading.reader.csv, row, column.index) : rowSpan(reading.reader.csv, row));
  addProblem(reading.reader.problems, unknownArticle, where, { article, instrument, row: row.number, column: heading });
  return undefined;
}

function thingTerm({ terms }: Reading, id: string): Term {
  let term = terms.get(id);
  if (!term) terms.set(id, (term = { kind: 'thing', id }));
  return term;
}

/** Invariant: equal applications of a table are one object (tables.test.ts), which is what keeps 100,000 rows small. */
function addEntry(reading: Reading, row: CsvRow, date: PartialDate, application: Application, mark: string, value?: boolean): void {
  const { reader, entries } = reading;
  const effective = dateIn(reading, row, 'with effect on');
  const knownFrom = dateIn(reading, row, 'known from');
  const content = sharedContent(reading, application, effective, value);
  const id = `${reading.label}:${row.number}${mark}`;
  const according = sourcesOf(reading, row);
  const origin = rowSpan(reader.csv, row);
  entries.push(knownFrom ? { id, date, content, according, knownFrom, origin } : { id, date, content, according, origin });
}

function dateIn({ reader }: Reading, row: CsvRow, role: string): PartialDate | undefined {
  const column = reader.columns.get(role);
  return column && cellDate(reader, row, column);
}

function sharedContent({ contents }: Reading, application: Application, effectiveOn: PartialDate | undefined, value: boolean | undefined): LogContent {
  if (effectiveOn) return { kind: 'act', act: application, effectiveOn };
  const key = `${value ?? ''} ${application.pattern} ${application.args.map((term) => (term.kind === 'var' ? term.name : term.id)).join(' ')}`;
  let content = contents.get(key);
  if (!content) {
    content = value === undefined ? { kind: 'act', act: application } : { kind: 'fact', fact: application, value };
    contents.set(key, content);
  }
  return content;
}

function sourcesOf({ reader, sources }: Reading, row: CsvRow): readonly string[] {
  const text = cellText(row, reader.columns.get('source'));
  if (text === '') return NO_SOURCE;
  let list = sources.get(text);
  if (!list) sources.set(text, (list = [text]));
  return list;
}

/** The marks after dates in the United Nations' lists of participants. */
const MARKS: Readonly<Record<string, TreatyAct>> = { a: 'accede', A: 'accept', AA: 'approve', d: 'succeed', s: 'sign', c: 'ratify' };

/** A participant a row: `as participants of X: party "Participant", signs "Signature", ratifies "Ratification, Accession(a)"`. */
export function readParticipants(table: Table, instrument: Wording, context: EventContext): TableResult<readonly LogEntry[]> {
  const fixed = instrumentNamed(instrument.text, context);
  if (fixed === undefined) return { diagnostics: [reportInstrument(instrument, context)] };
  const verbs = table.form.columns.map(({ role }) => role.text).filter((role) => treatyActNamed(role) !== undefined);
  return readRows(table, context, [PARTY, SOURCE, KNOWN, ARTICLE, ...verbs.map((verb) => ({ words: [verb] }))], (reading, row) => {
    for (const verb of verbs) readDatedAct(reading, row, verb, fixed);
  });
}

function readDatedAct(reading: Reading, row: CsvRow, verb: string, instrument: string): void {
  const { reader } = reading;
  const column = reader.columns.get(verb);
  const text = cellText(row, column);
  if (!column || text === '') return;
  const marked = /^(.*\d)\s*\(?\s*(\p{L}{1,3})\s*\)?$/u.exec(text);
  const date = cellDate(reader, row, column, marked?.[1] ?? text);
  const act = marked?.[2] === undefined ? treatyActNamed(verb) : markedAct(marked[2], reader.form.readings);
  if (act === undefined) reportCell(reading, row, column, unknownAction, { text, nearest: undefined });
  if (!date || act === undefined || act === 'nothing') return;
  const party = rowThing(reading, row, 'party', 'Actor', date);
  if (party) addAct(reading, row, date, act, party, instrument, `/${foldName(verb)}`);
}

function markedAct(mark: string, readings: readonly CellReading[]): TreatyAct | 'nothing' | undefined {
  return readings.some(({ cells }) => cells.includes(mark)) ? actionNamed(mark, readings) : MARKS[mark];
}

/** An act or fact of the author's a row: `as State administers Territory: date "From", State "Who", Territory "What"`. */
export function readPattern(table: Table, pattern: ActPattern | FactPattern, isFact: boolean, context: EventContext): TableResult<readonly LogEntry[]> {
  const slots = pattern.roles.map((role, i) => ({ words: slotWords(role, i, pattern.roles), needed: `\`${role.name ?? role.kind}\` of each row` }));
  const taken = new Set(slots.flatMap(({ words }) => words.map(foldName)));
  const free = ({ words, needed }: RoleWords): RoleWords => ({ words: words.filter((word, i) => i === 0 || !taken.has(foldName(word))), ...(needed !== undefined && { needed }) });
  const dates = [free({ ...DATE, words: [...DATE.words, 'from', 'since'] }), ...(isFact ? [{ words: ENDED }] : [])];
  return readRows(table, context, [...slots, ...dates, SOURCE, KNOWN], (reading, row) => {
    const date = neededDate(reading, row);
    if (!date) return;
    const args: Term[] = [];
    for (const [i, role] of pattern.roles.entries()) {
      const thing = rowThing(reading, row, slots[i]?.words[0] ?? '', role.kind, date);
      if (!thing) return;
      args.push(thingTerm(reading, thing.id));
    }
    const application = { pattern: pattern.id, args: 'isMutual' in pattern && pattern.isMutual ? sortedPair(args) : args };
    addEntry(reading, row, date, application, '', isFact ? true : undefined);
    const end = isFact ? dateIn(reading, row, 'ended on') : undefined;
    if (end) addEntry(reading, row, end, application, '/end', false);
  });
}

/** The day from which the fact holds no longer. */
const ENDED = ['ended on', 'ended', 'no longer from'];

/** The arguments of a mutual fact, the first two in the order of their ids, as everywhere in the model. */
function sortedPair(args: readonly Term[]): readonly Term[] {
  const [a, b, ...rest] = args;
  return a?.kind === 'thing' && b?.kind === 'thing' && a.id > b.id ? [b, a, ...rest] : args;
}

/** The words for a slot: its name, else its kind; numbered where a kind comes more than once. */
function slotWords(role: Role, index: number, roles: readonly Role[]): string[] {
  if (role.name !== undefined) return [role.name];
  const isSame = (each: Role): boolean => each.name === undefined && each.kind === role.kind;
  const same = roles.filter(isSame);
  const number = roles.slice(0, index + 1).filter(isSame).length;
  return same.length === 1 ? [role.kind] : [`${role.kind} ${number}`];
}
