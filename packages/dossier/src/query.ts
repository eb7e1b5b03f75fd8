/** Names and dates in a query become ids and days, or problems that name what was probably meant. */
import { didYouMean, isoFromDay, parseIsoDay, parsePartialDate, suggestion, type Day } from '@servanda/base';
import type { Model } from '@servanda/model';
import type { Lens } from './lens.ts';
import type { QueryProblem } from './reports.ts';

/** A query being read: problems are collected, so that all of them are told at once. */
export interface Reading<T> {
  readonly value: T;
  readonly problems: readonly QueryProblem[];
}

const NO_PROBLEMS: readonly QueryProblem[] = [];

export function readDay(given: string | undefined, otherwise: Day): Reading<Day> {
  if (given === undefined) return { value: otherwise, problems: NO_PROBLEMS };
  const day = parseIsoDay(given);
  if (day !== undefined) return { value: day, problems: NO_PROBLEMS };
  return { value: otherwise, problems: [dateProblem(given)] };
}

export function readOptionalDay(given: string | undefined): Reading<Day | undefined> {
  if (given === undefined) return { value: undefined, problems: NO_PROBLEMS };
  const day = parseIsoDay(given);
  return day === undefined ? { value: undefined, problems: [dateProblem(given)] } : { value: day, problems: NO_PROBLEMS };
}

function dateProblem(given: string): QueryProblem {
  const parsed = parsePartialDate(given);
  if (parsed.kind === 'date') {
    return { kind: 'date', given, message: `\`${given}\` is not a single day; give the day too, such as \`${given}-01${parsed.date.month === undefined ? '-01' : ''}\`` };
  }
  const nearest = parsed.suggestion ?? dottedDay(given);
  const isMeantSo = /^\d{4}-/.test(given);
  const message = isMeantSo ? parsed.message : nearest === undefined ? `\`${given}\` is not a day; days are written year-month-day, such as \`2019-01-22\`` : `\`${given}\` is not written as a day`;
  return { kind: 'date', given, message: `${message}${suggestion(nearest)}`, ...(nearest !== undefined && { nearest }) };
}

/** `22.01.2019`, which can only mean one day; days and months between slashes can be either. */
function dottedDay(given: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(given) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseIsoDay(iso) === undefined ? undefined : iso;
}

/** The id of a State or organisation given by its name, title, an alias or a code, in whatever letter case. */
export function readParty(model: Model, given: string | undefined): Reading<string | undefined> {
  return readName(given, 'party', actorsOf(model));
}

export function readInstrument(model: Model, given: string | undefined): Reading<string | undefined> {
  return readName(given, 'instrument', model.instruments.map((i) => ({ id: i.id, names: i.title === undefined ? [] : [i.title] })));
}

export function readReadings(model: Model, given: readonly string[]): Reading<readonly string[]> {
  const known = model.readings.map((r) => ({ id: r.id, names: [] }));
  const read = given.map((name) => readName(name, 'reading', known));
  const value = read.flatMap((r) => (r.value === undefined ? [] : [r.value]));
  return { value: [...new Set(value)].sort(), problems: [...read.flatMap((r) => r.problems), ...exclusions(model, value)] };
}

/** Readings that say of each other that they cannot hold together. */
function exclusions(model: Model, readings: readonly string[]): readonly QueryProblem[] {
  return model.readings.filter((r) => readings.includes(r.id)).flatMap((r) => r.excludes.filter((other) => readings.includes(other))
    .map((other): QueryProblem => ({ kind: 'reading', given: other, message: `the readings \`${r.id}\` and \`${other}\` exclude each other; choose one` })));
}

export function readSources(model: Model, given: readonly string[]): Reading<readonly string[]> {
  const names = new Set([
    ...model.reports.flatMap((r) => [r.id, r.by]), ...model.claims.flatMap((c) => [c.id, ...c.chain.map((l) => l.who)]), ...model.log.flatMap((e) => e.according),
  ]);
  const stranger = given.find((name) => name !== '*');
  if (names.size === 0 && stranger !== undefined) {
    return { value: [], problems: [{ kind: 'source', given: stranger, message: `no source named \`${stranger}\`: the dossier has no reports and no claims, and its log cites nobody, so there is nothing to believe; name sources by \`according to\`` }] };
  }
  const known = [{ id: '*', names: [] }, ...[...names].map((id) => ({ id, names: [] }))];
  const read = given.map((name) => readName(name, 'source', known));
  return { value: [...new Set(read.flatMap((r) => (r.value === undefined ? [] : [r.value])))].sort(), problems: read.flatMap((r) => r.problems) };
}

interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

function actorsOf(model: Model): readonly Named[] {
  const kinds = actorKinds(model);
  return model.things.filter((t) => kinds.has(t.kind)).map((t) => ({ id: t.id, names: [...(t.title === undefined ? [] : [t.title]), ...t.aliases, ...Object.values(t.codes)] }));
}

/** `Actor` and every kind below it. */
export function actorKinds(model: Model): ReadonlySet<string> {
  const kinds = new Set(['Actor', 'State', 'Organization']);
  for (let size = 0; size < kinds.size;) {
    size = kinds.size;
    for (const kind of model.kinds) if (kind.parent !== undefined && kinds.has(kind.parent)) kinds.add(kind.id);
  }
  return kinds;
}

const KIND_WORDS: Readonly<Record<QueryProblem['kind'], string>> = {
  party: 'party', instrument: 'instrument', reading: 'reading', source: 'source', date: 'date', statement: 'statement', question: 'question', code: 'code',
};

function readName(given: string | undefined, kind: QueryProblem['kind'], known: readonly Named[]): Reading<string | undefined> {
  if (given === undefined) return { value: undefined, problems: NO_PROBLEMS };
  const lower = given.toLowerCase();
  const found = known.find((n) => n.id === given) ?? known.find((n) => n.id.toLowerCase() === lower || n.names.some((name) => name.toLowerCase() === lower));
  if (found) return { value: found.id, problems: NO_PROBLEMS };
  return { value: undefined, problems: [unknownName(given, kind, known)] };
}

/** ``no party named `Frace`; did you mean `France`?`` Short lists are shown whole where nothing is near. */
export function unknownName(given: string, kind: QueryProblem['kind'], known: readonly Named[]): QueryProblem {
  const near = didYouMean(given, known.flatMap((n) => [n.id, ...n.names]));
  const nearest = known.find((n) => n.id === near || n.names.includes(near ?? ''))?.id;
  const few = known.length > 0 && known.length <= 12 ? `; there ${known.length === 1 ? 'is' : 'are'} ${known.map((n) => `\`${n.id}\``).join(', ')}` : '';
  const none = known.length === 0 ? `; the dossier has none` : few;
  return { kind, given, message: `no ${KIND_WORDS[kind]} named \`${given}\`${nearest === undefined ? none : suggestion(nearest)}`, ...(nearest !== undefined && { nearest }) };
}

/** Day, party and counterparty of a query at once. */
export interface ReadQuery {
  readonly day: Day;
  readonly on: string;
  readonly party: string | undefined;
  readonly toward: string | undefined;
  readonly instrument: string | undefined;
  readonly problems: readonly QueryProblem[];
}

export function readQuery(lens: Lens, query: { readonly on?: string; readonly for?: string; readonly toward?: string; readonly instrument?: string }): ReadQuery {
  const day = readDay(query.on, lens.today);
  const party = readParty(lens.model, query.for);
  const toward = readParty(lens.model, query.toward);
  const instrument = readInstrument(lens.model, query.instrument);
  return {
    day: day.value, on: isoFromDay(day.value), party: party.value, toward: toward.value, instrument: instrument.value,
    problems: [...day.problems, ...party.problems, ...toward.problems, ...instrument.problems],
  };
}
