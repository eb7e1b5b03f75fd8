import { expect, test } from 'vitest';
import { formatPartialDate } from '@servanda/base';
import { load } from './load.ts';
import { compile } from './compile.ts';
import type { LogEntry } from '../ir/log.ts';
import type { ActPattern, FactPattern, Kind, Thing, VerbForms } from '../ir/terms.ts';
import type { TreatyAct } from '../ir/treaty-acts.ts';
import { readCsv, cellSpan } from './tables-csv.ts';
import { dateStyle, guessStyle, readDate } from './tables-dates.ts';
import { indexNames } from './tables-names.ts';
import { collectTables, tableEntries, tableSets, tableThings } from './tables.ts';
import { idOf, mergeThings } from './tables-things.ts';

const KINDS: Kind[] = [
  { id: 'Actor' }, { id: 'State', parent: 'Actor' }, { id: 'Organization', parent: 'Actor' }, { id: 'Instrument' }, { id: 'Territory' },
];
const state = (id: string, more: Partial<Thing> = {}): Thing => ({ id, kind: 'State', aliases: [], codes: {}, ...more });
const THINGS: Thing[] = [
  state('Japan', { codes: { iso3: 'JPN' } }),
  state('USA', { title: 'United States of America', aliases: ['US'] }),
  state('CotedIvoire', { title: "Côte d'Ivoire" }),
  state('Bolivia', { aliases: ['Plurinational State of Bolivia'] }),
  state('DRC', { title: 'Democratic Republic of the Congo' }), state('Congo'),
  state('Germany1', { aliases: ['Germany'], existsTo: { year: 1945 } }), state('Germany2', { aliases: ['Germany'], existsFrom: { year: 1949 } }),
  { id: 'Shikotan', kind: 'Territory', aliases: [], codes: {} },
];
const FORMS: VerbForms = { third: 'x', base: 'x', past: 'x', participle: 'x', gerund: 'x' };
const treatyAct = (id: string, act: TreatyAct): ActPattern =>
  ({ id, parts: [{ kind: 'verb', forms: FORMS }], roles: [{ kind: 'State' }, { kind: 'Instrument' }], actorRoles: [0], effects: [], treatyAct: act });
const ACTS: ActPattern[] = [
  treatyAct('State signs Instrument', 'sign'), treatyAct('State ratifies Instrument', 'ratify'), treatyAct('State accedes to Instrument', 'accede'),
  treatyAct('State withdraws from Instrument', 'withdraw'), treatyAct('State accepts Instrument', 'accept'), treatyAct('State reserves article', 'reserve'),
  { id: 'State transfers Territory to State', parts: [], roles: [{ name: 'giver', kind: 'State' }, { kind: 'Territory' }, { kind: 'State' }], actorRoles: [0], effects: [] },
];
const FACTS: FactPattern[] = [
  { id: 'State administers Territory', parts: [], roles: [{ kind: 'State' }, { kind: 'Territory' }], isMutual: false },
  { id: 'State and State are at war', parts: [], roles: [{ kind: 'State' }, { kind: 'State' }], isMutual: true },
];

/** Reads a table sentence against the little dossier above; tells what came of it, a line each. */
function check(sentence: string, csv: string): string[] {
  const file = `dossier "T".\n${sentence}`;
  const loaded = load('t.treaty', { read: (path) => (path === 't.treaty' ? file : path === 't.csv' ? csv : undefined) });
  const { tables, diagnostics } = collectTables(loaded);
  const things = tableThings(tables, KINDS);
  const names = indexNames(mergeThings(THINGS, things.things), KINDS);
  const sets = tableSets(tables, names);
  const context = {
    names, kinds: KINDS, facts: FACTS, acts: ACTS, instruments: [{ id: 'RomeStatute', title: 'Rome Statute of the International Criminal Court' }, { id: 'NPT' }],
    hasProvision: (id: string) => id === 'NPT.3',
  };
  const log = tableEntries(tables, context);
  const all = [...loaded.diagnostics, ...diagnostics, ...things.diagnostics, ...sets.diagnostics, ...log.diagnostics];
  return [
    ...things.things.map((thing) => JSON.stringify({ ...thing, origin: undefined })),
    ...sets.groups.map((group) => `group ${group.id}: ${group.members.join(' ')}`),
    ...sets.weights.map((weight) => `weight ${weight.id}: ${JSON.stringify(weight.values)} of ${weight.total}`),
    ...[...log.entries.values()].flat().map(line),
    ...all.map(({ code, message, span }) => `${code} ${message} <<${(span.file === 't.csv' ? csv : file).slice(span.from, span.to)}>>`),
  ];
}

function line({ id, date, content, according, knownFrom }: LogEntry): string {
  const what = content.kind === 'act' ? content.act : content.kind === 'fact' ? content.fact : undefined;
  return [
    id, date && formatPartialDate(date), content.kind === 'fact' && !content.value ? 'not' : '', what?.pattern,
    ...(what?.args ?? []).map((term) => (term.kind === 'var' ? term.name : term.id)),
    ...(content.kind === 'act' && content.effectiveOn ? [`with effect on ${formatPartialDate(content.effectiveOn)}`] : []),
    ...according.map((source) => `(${source})`), knownFrom && `known ${formatPartialDate(knownFrom)}`,
  ].filter((part) => part).join(' ');
}

test('events of an instrument, parties by id, title, alias and code', () => {
  expect(check(
    'table "t.csv" as events of RomeStatute: date "Date", party "Participant", action "Action", source "Source".',
    'Date,Participant,Action,Source\r\n1998-07-17,united states of AMERICA,Signature,"C.N. 1, p. 2"\r\n2000-02,JPN,Ratification(r),\r\n2002,Côte d’Ivoire,accession(a),',
  )).toEqual([
    'log@t.csv:2 1998-07-17 State signs Instrument USA RomeStatute (C.N. 1, p. 2)',
    'log@t.csv:3 2000-02 State ratifies Instrument Japan RomeStatute',
    'log@t.csv:4 2002 State accedes to Instrument CotedIvoire RomeStatute',
  ]);
});

test('a column of instruments, by id or title; only where; with effect; known from', () => {
  expect(check(
    'table "t.csv" as events: date "D", party "P", action "A", instrument "T", effect "E", known from "K", only where "S" is "Party" or "party to".',
    'D;P;A;T;E;K;S\n2000-01-01;US;Signature;Rome Statute of the International Criminal Court;;2000-02-01;Party\n2019-11-04;USA;Withdrawal;npt;2020-11-04;;PARTY TO\n2001-01-01;X;Y;Z;;;not\n',
  )).toEqual([
    'log@t.csv:2 2000-01-01 State signs Instrument USA RomeStatute known 2000-02-01',
    'log@t.csv:3 2019-11-04 State withdraws from Instrument USA NPT with effect on 2020-11-04',
  ]);
});

test('readings of cells', () => {
  expect(check(
    'table "t.csv" as events of NPT: date "D", party "P", action "A", reading "Deposit" and "Deposit at London" as ratifies, reading "Note" as nothing.',
    'D,P,A\n1970-01-01,Japan,Deposit\n1970-01-02,USA,deposit at london\n1970-01-03,USA,Note\n1970-01-04,USA,Ratificaton\n1970-01-05,USA,Zzz',
  )).toEqual([
    'log@t.csv:2 1970-01-01 State ratifies Instrument Japan NPT',
    'log@t.csv:3 1970-01-02 State ratifies Instrument USA NPT',
    'E0807 row 5, column `A`: `Ratificaton` is no known action; did you mean `ratification`? <<Ratificaton>>',
    'E0807 row 6, column `A`: `Zzz` is no known action; add `reading "Zzz" as ratifies` (or whatever it means; `as nothing` passes over it) <<Zzz>>',
  ]);
});

test('always the same action', () => {
  expect(check('table "t.csv" as ratifications of NPT: date "D", party "P".', 'P,D\nJapan,1976-06-08'))
    .toEqual(['log@t.csv:2 1976-06-08 State ratifies Instrument Japan NPT']);
});

test('a participant a row, as the United Nations list them', () => {
  expect(check(
    'table "t.csv" as participants of RomeStatute: party "Participant", signs "Signature", ratifies "Ratification, Acceptance(A), Accession(a)", dates as "D MMM YYYY".',
    'Participant,Signature,"Ratification, Acceptance(A), Accession(a)"\n"Bolivia (Plurinational State of)",17 Jul 1998,27 Jun 2002\nCongo (Democratic Republic of the),8 Sep 2000,11 Apr 2002 A\nJapan 3,,17 Jul 2007 a\nUSA,31 Dec 2000,\n',
  )).toEqual([
    'log@t.csv:2/signs 1998-07-17 State signs Instrument Bolivia RomeStatute',
    'log@t.csv:2/ratifies 2002-06-27 State ratifies Instrument Bolivia RomeStatute',
    'log@t.csv:3/signs 2000-09-08 State signs Instrument DRC RomeStatute',
    'log@t.csv:3/ratifies 2002-04-11 State accepts Instrument DRC RomeStatute',
    'log@t.csv:4/ratifies 2007-07-17 State accedes to Instrument Japan RomeStatute',
    'log@t.csv:5/signs 2000-12-31 State signs Instrument USA RomeStatute',
  ]);
});

test("the author's own acts and facts", () => {
  expect(check('table "t.csv" as State transfers Territory to State: date "D", giver "From", Territory "T", State "To".', 'D,From,T,To\n1956,USA,Shikotan,Japan'))
    .toEqual(['log@t.csv:2 1956 State transfers Territory to State USA Shikotan Japan']);
  expect(check('table "t.csv" as State administers Territory: from "F", ended on "E", State "S", Territory "T".', 'F,E,S,T\n1945,1956-01-01,USA,Shikotan'))
    .toEqual(['log@t.csv:2 1945 State administers Territory USA Shikotan', 'log@t.csv:2/end 1956-01-01 not State administers Territory USA Shikotan']);
  expect(check('table "t.csv" as State and State are at war: from "F", State 1 "A", State 2 "B".', 'F,A,B\n1941,USA,Japan'))
    .toEqual(['log@t.csv:2 1941 State and State are at war Japan USA']);
});

test('reservations name an article', () => {
  expect(check('table "t.csv" as events of NPT: date "D", party "P", action "A", article "Art".', 'D,P,A,Art\n1970,USA,Reservation,art. 3\n1970,USA,Reservation,4\n1970,USA,Reservation,'))
    .toEqual([
      'log@t.csv:2 1970 State reserves article USA NPT.3',
      'E0817 row 3, column `Art`: `NPT` has no article `4`; add the article, if only its heading <<4>>',
      'E0817 row 4: this action is about an article, and the row names none; add the column to the table sentence, such as `article "Article"` <<1970,USA,Reservation,>>',
    ]);
});

test('things, groups and weights', () => {
  expect(check('table "t.csv" as State: name "name", also "aliases", iso2 "iso2", from "from".', 'name,aliases,iso2,from\nMarshall Islands,RMI;Marshalls,MH,1986-10-21\nPalau,,PW,1994\nPalau,,,'))
    .toEqual([
      '{"id":"MarshallIslands","kind":"State","title":"Marshall Islands","aliases":["RMI","Marshalls"],"codes":{"iso2":"MH"},"existsFrom":{"year":1986,"month":10,"day":21}}',
      '{"id":"Palau","kind":"State","aliases":[],"codes":{"iso2":"PW"},"existsFrom":{"year":1994}}',
      'E0816 row 4: `Palau` is in row 3 already; the first one counts <<Palau,,,>>',
    ]);
  expect(check('table "t.csv" as group Annex1: party "P".', 'P\nJapan\nus\n')).toEqual(['group Annex1: Japan USA']);
  expect(check('table "t.csv" as weight emissions: party "P", value "V", total 100.', 'P,V\nJapan,8.5 %\nUSA,"1,036.1"\nBolivia,x'))
    .toEqual(['weight emissions: {"Japan":8.5,"USA":1036.1} of 100', 'E0808 row 4, column `V`: `x` is not a number of 0 or more, such as `36.1` <<x>>']);
  expect(check('table "t.csv" as weight w: party "P", value "V".', 'P,V\nJapan,0.1\nUSA,0.2')).toEqual(['weight w: {"Japan":0.1,"USA":0.2} of 0.3']);
});

test('names that are not known, or not clear', () => {
  expect(check(
    'table "t.csv" as ratifications of NPT: date "D", party "P".',
    'D,P\n1950,Germany\n1940,Germany\n1947,Germany\n1970,Japn\n1971,"Japn"\n1972,Atlantis\n1973,\n',
  )).toEqual([
    'log@t.csv:2 1950 State ratifies Instrument Germany2 NPT',
    'log@t.csv:3 1940 State ratifies Instrument Germany1 NPT',
    'E0804 row 4, column `P`: `Germany` may be `Germany1` or `Germany2`; write the one that is meant <<Germany>>',
    'E0803 row 5, column `P`: no party is called `Japn`; did you mean `Japan`? <<Japn>>',
    'E0803 row 7, column `P`: no party is called `Atlantis`; declare it, or add this spelling with `also "Atlantis"` <<Atlantis>>',
    'E0806 row 8, column `P`: the cell is empty; the row is left out <<1973,>>',
    'E0810 1 more row of `t.csv` has the same problem (E0803, unknown name in a table) <<"t.csv">>',
  ]);
});

test('twenty problems of a sort, then a count', () => {
  const rows = Array.from({ length: 30 }, (_, i) => `1970,Nowhere${i}`);
  const lines = check('table "t.csv" as ratifications of NPT: date "D", party "P".', ['D,P', ...rows].join('\n'));
  expect([lines.length, lines.at(-1)]).toEqual([
    21, 'E0810 10 more rows of `t.csv` have the same problem (E0803, unknown name in a table): `Nowhere20`, `Nowhere21`, `Nowhere22`, `Nowhere23`, `Nowhere24` <<"t.csv">>',
  ]);
});

test('dates are ISO unless the sentence says how they are written', () => {
  const sentence = (more: string) => `table "t.csv" as ratifications of NPT: date "D", party "P"${more}.`;
  expect(check(sentence(''), 'D,P\n31/01/1970,Japan\n01/02/1970,USA\n2019-02-30,USA')).toEqual([
    'E0805 row 2, column `D`: `31/01/1970` is not a date <<31/01/1970>>',
    'E0805 row 3, column `D`: `01/02/1970` is not a date <<01/02/1970>>',
    'E0805 row 4, column `D`: `2019-02-30` is not a date <<2019-02-30>>',
  ]);
  expect(check(sentence(''), 'D,P\n31/01/1970,Japan\n01/02/1970,USA')[1])
    .toBe('E0805 row 3, column `D`: `01/02/1970` is not a date; if the table means it so, add `dates as "DD/MM/YYYY"` to the table sentence <<01/02/1970>>');
  expect(check(sentence(', dates as "DD/MM/YYYY"'), 'D,P\n31/01/1970,Japan')).toEqual(['log@t.csv:2 1970-01-31 State ratifies Instrument Japan NPT']);
  expect(check(sentence(', dates as "DD/MM/YYYY"'), 'D,P\n1970-01-31,Japan')[0]).toMatch(/^E0805 .* is not a date written as `DD\/MM\/YYYY`/);
  expect(check(sentence(', dates as "DD"'), 'D,P\n1970-01-31,Japan')).toEqual(['E0801 a style such as `DD/MM/YYYY` expected here, not `DD` <<"DD">>']);
});

test.each([
  ['DD/MM/YYYY', '31/1/1970', '1970-01-31'], ['MMM D, YYYY', 'Jan 31, 1970', '1970-01-31'], ['D MMMM YYYY', '3 March 1970', '1970-03-03'],
  ['YYYYMMDD', '19700131', '1970-01-31'], ['MM/YYYY', '2/1970', '1970-02'], ['YYYY', '1970', '1970'],
])('the date style %s reads %s', (style, text, iso) => {
  const date = readDate(text, dateStyle(style));
  expect(date && formatPartialDate(date)).toBe(iso);
});

test('midnight is dropped from an ISO date, other times are not', () => {
  expect([readDate('2019-01-22T00:00:00Z', undefined), readDate('2019-01-22 12:30', undefined)]).toEqual([{ year: 2019, month: 1, day: 22 }, undefined]);
});

test('a style is guessed only when no other fits', () => {
  expect([guessStyle(['31/01/1970']), guessStyle(['01/02/1970']), guessStyle(['01/31/1970', '01/02/1970'])]).toEqual(['DD/MM/YYYY', undefined, 'MM/DD/YYYY']);
});

test('the sentence itself', () => {
  const csv = 'Date,Participant,Action\n1970,Japan,Ratification';
  expect(check('table "t.csv" as events of NPT: date "Dte", party "Participant", action "Action".', csv))
    .toEqual(['E0802 `t.csv` has no column `Dte`; did you mean `Date`? <<"Dte">>']);
  expect(check('table "t.csv" as events of NPT: date "When", party "Participant", action "Action".', csv))
    .toEqual(['E0802 `t.csv` has no column `When`; its columns are `Date`, `Participant`, `Action` <<"When">>']);
  expect(check('table "t.csv" as events of NPT: date "Date", action "Action".', csv))
    .toEqual(['E0812 the table sentence does not say which column holds the party; add `party "…"` with one of `Date`, `Participant` or `Action` <<"t.csv">>']);
  expect(check('table "t.csv" as events of NPT: date "Date", partty "Participant", action "Action".', csv)[0])
    .toBe('E0813 `partty` is not something a column of this table can hold; did you mean `party`? <<partty>>');
  expect(check('table "t.csv" as events of NTP: date "Date", party "Participant", action "Action".', csv))
    .toEqual(['E0809 no instrument is called `NTP`; did you mean `NPT`? <<NTP>>']);
  expect(check('table "t.csv" as Sate: name "Date".', csv)).toEqual(['E0814 `Sate` is neither a sort of table nor a kind, act or fact of the dossier; did you mean `State`? <<Sate>>']);
  expect(check('table "t.csv" events: date "Date".', csv)).toEqual(['E0801 `as` expected here, not `events` <<events>>']);
  expect(check('table "t.csv" as events: date, party "Participant".', csv)).toEqual(['E0801 the heading of a column in double quotes expected here, not `,` <<,>>']);
  expect(check('table "t.csv" as events: date "Date" party "Participant".', csv)).toEqual(['E0801 `,` or the end of the sentence expected here, not `party` <<party>>']);
  expect(check('table t as events: date "Date".', csv)).toEqual(['E0801 the name of a CSV file in double quotes expected here, not `t` <<t>>']);
});

test('files that are empty, cut off or not text', () => {
  const sentence = 'table "t.csv" as ratifications of NPT: date "D", party "P".';
  expect(check(sentence, 'D,P\n')).toEqual(['E0815 no row is taken from `t.csv`; is it the right file, and does `only where` fit its cells? <<"t.csv">>']);
  expect(check(sentence, 'D,P\n1970,Japan\n1971,"Japan\n1972,USA\n')).toEqual([
    'log@t.csv:2 1970 State ratifies Instrument Japan NPT',
    'E0811 row 3: a quotation mark opens a cell and is never closed, so the rows below are read as one cell; close it <<">>',
  ]);
  expect(check(sentence, '')).toEqual(['E0802 `t.csv` is empty; its first row must hold the headings of the columns <<"D">>']);
  expect(check(sentence, '\u0000\u0001\ufffd"').every((text) => /^E08/.test(text))).toBe(true);
});

test('rows and cells know their places, with any line ends, quotes and a byte order mark', () => {
  const text = '\ufeffa,b\r\n"x ""1""", y \n\n"two\nlines","z"\r\nlast,row';
  const csv = readCsv('t.csv', text);
  expect(csv.header).toEqual(['a', 'b']);
  expect(csv.rows.map((row) => [row.number, ...row.cells])).toEqual([[2, 'x "1"', 'y'], [4, 'two\nlines', 'z'], [5, 'last', 'row']]);
  expect(csv.rows.flatMap((row) => [0, 1, 2].map((column) => cellSpan(csv, row, column))).map(({ from, to }) => text.slice(from, to)))
    .toEqual(['"x ""1"""', 'y', '"x ""1""", y ', '"two\nlines"', '"z"', '"two\nlines","z"', 'last', 'row', 'last,row']);
});

test("the dossier's own declaration wins and takes over codes and other names", () => {
  const own = state('Japan', { title: 'Nippon', existsFrom: { year: 1600 } });
  const merged = mergeThings([own], [state('Japan', { title: 'Japan', aliases: ['Giappone'], codes: { iso3: 'JPN' }, existsFrom: { year: 1 + 1867 } }), state('Peru')]);
  expect(merged).toEqual([
    { id: 'Japan', kind: 'State', title: 'Nippon', existsFrom: { year: 1600 }, aliases: ['Japan', 'Giappone'], codes: { iso3: 'JPN' } }, state('Peru'),
  ]);
});

test.each([
  ['Japan', 'Japan'], ['Marshall Islands', 'MarshallIslands'], ["Cote d'Ivoire", 'CoteDIvoire'], ['Bolivia (Plurinational State of)', 'Bolivia'],
  ['Timor-Leste', 'Timor-Leste'], ['3M', '_3M'], ['', ''],
])('the name %j becomes %j', (name, id) => {
  expect(idOf(name)).toBe(id);
});

test('a hundred thousand rows load at once and share what they can', () => {
  const rows = ['D,P,A,S'];
  for (let i = 0; i < 100_000; i += 1) rows.push(`${1950 + (i % 70)}-0${1 + (i % 9)}-1${i % 10},${['Japan', 'USA', 'Bolivia'][i % 3]},Ratification,"C.N.${i % 500}"`);
  const csv = rows.join('\n');
  const loaded = load('t.treaty', { read: (path) => (path === 't.csv' ? csv : 'table "t.csv" as events of NPT: date "D", party "P", action "A", source "S".') });
  const { tables } = collectTables(loaded);
  const start = performance.now();
  const names = indexNames(THINGS, KINDS);
  const { entries } = tableEntries(tables, { names, kinds: KINDS, facts: [], acts: ACTS, instruments: [{ id: 'NPT' }], hasProvision: () => false });
  const took = performance.now() - start;
  const list = [...entries.values()].flat();
  expect(list).toHaveLength(100_000);
  expect(new Set(list.map((entry) => entry.content)).size).toBe(3);
  expect(new Set(list.map((entry) => entry.according)).size).toBe(500);
  // Half a second where nothing else runs; looking at each row for all others would take minutes.
  expect(took).toBeLessThan(20_000);
});

test('a State of the library that the dossier declares too keeps what the dossier says and takes over its codes', () => {
  const { model } = compile({
    read: (path) => (path === 'd.treaty' ? 'dossier "D".\ninclude "library:states".\nState: Japan "Nippon" from 1600.' : undefined),
    library: (path) => ({ 'states.treaty': 'table "states.csv" as State: name "name", title "title", iso3 "iso3", from "from".', 'states.csv': 'name,title,iso3,from\nJapan,Japan,JPN,1868\nPeru,,PER,' })[path],
  }, 'd.treaty');
  expect(model.things.map(({ id, title, codes, aliases, existsFrom }) => [id, title, codes['iso3'], aliases, existsFrom?.year])).toEqual([
    ['Japan', 'Nippon', 'JPN', ['Japan'], 1600], ['Peru', undefined, 'PER', [], undefined],
  ]);
});
