/**
 * The table of states holds together: it is what its sources give, names and codes point at one state on any day, the
 * dates are dates, and the names that depositaries print are found.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTable, type Row } from './csv-table.ts';
import { continuityDossier, statesDossier } from './state-dossiers.ts';
import { readStateSources } from './state-sources.ts';
import { identifierOf, stateRows, stateTable } from './state-table.ts';

const folder = join(import.meta.dirname, '../../library/states');
const committed = readFileSync(join(folder, 'states.csv'), 'utf8');
const states = readTable(committed, 'states.csv');
const continuities = readTable(readFileSync(join(folder, 'continuity.csv'), 'utf8'), 'continuity.csv');
const sources = readStateSources(join(folder, 'source'));

const read = (row: Row, column: string): string => row[column] ?? '';
const namesOf = (row: Row): readonly string[] => [read(row, 'name'), read(row, 'title'), ...read(row, 'aliases').split(';').filter((alias) => alias !== '')];
const folded = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

/** Whether two rows may both exist on some day; a partial bound counts as widely as it can be read. */
function meet(a: Row, b: Row): boolean {
  const endsBefore = (x: Row, y: Row): boolean => read(x, 'to') !== '' && `${read(x, 'to')}~` < read(y, 'from');
  return !endsBefore(a, b) && !endsBefore(b, a);
}

/** The names of the states that a printed name may mean on a day, whatever its case and accents. */
function meaning(printed: string, day: string): readonly string[] {
  return states
    .filter((row) => namesOf(row).some((name) => name.localeCompare(printed, 'en', { sensitivity: 'base' }) === 0))
    .filter((row) => read(row, 'from') <= day && (read(row, 'to') === '' || `${read(row, 'to')}~` >= day))
    .map((row) => read(row, 'name'));
}

/** Pairs of rows that exist on one day and share what `keys` reads from them. */
function clashes(keys: (row: Row) => readonly string[]): readonly string[] {
  const owners = new Map<string, Row[]>();
  for (const row of states) for (const key of new Set(keys(row))) owners.set(key, [...(owners.get(key) ?? []), row]);
  return [...owners].flatMap(([key, rows]) =>
    rows.flatMap((a, i) => rows.slice(i + 1).filter((b) => meet(a, b)).map((b) => `${key}: ${read(a, 'name')} and ${read(b, 'name')}`)),
  );
}

describe('the committed table', () => {
  test('is what its sources give today', () => {
    expect(committed).toBe(stateTable(stateRows(sources)));
  });

  test('comes with the dossiers that take it in', () => {
    expect(readFileSync(join(folder, 'states.treaty'), 'utf8')).toBe(statesDossier());
    expect(readFileSync(join(folder, 'continuity.treaty'), 'utf8')).toBe(continuityDossier(continuities));
    const columns = committed.slice(0, committed.indexOf('\n')).split(',');
    const mapped = [...statesDossier().matchAll(/ "([a-z0-9_]+)"/g)].map((match) => match[1] ?? '');
    expect(mapped.filter((column) => !columns.includes(column))).toEqual([]);
  });

  test('has every member of the United Nations once', () => {
    const members = states.filter((row) => read(row, 'un_member_since') !== '' && read(row, 'to') === '');
    expect(members).toHaveLength(193);
  });

  test('has every member of the COW state system', () => {
    const used = new Set(sources.states.flatMap((state) => state.cow));
    expect([...sources.cow.keys()].filter((code) => !used.has(code))).toEqual([]);
    expect(sources.cow.size).toBe(217);
  });

  test('gives every state in existence a two-letter and a three-letter code', () => {
    const open = states.filter((row) => read(row, 'to') === '');
    expect(open.filter((row) => !/^[A-Z]{2}$/.test(read(row, 'iso2')) || !/^[A-Z]{3}$/.test(read(row, 'iso3'))).map((row) => row['name'])).toEqual([]);
  });
});

describe('names and codes', () => {
  test('names are identifiers, and unique', () => {
    const names = states.map((row) => read(row, 'name'));
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9_]*$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual([...names].sort());
  });

  test.each([
    ["Côte d'Ivoire", 'CotedIvoire'],
    ['Timor-Leste', 'TimorLeste'],
    ['Bosnia and Herzegovina', 'BosniaAndHerzegovina'],
    ['Türkiye', 'Turkiye'],
    ['USSR', 'USSR'],
  ])('`%s` is written `%s`', (short, name) => {
    expect(identifierOf(short)).toBe(name);
  });

  test.each(['iso2', 'iso3', 'cow', 'cowcode'])('no two states that exist together share a %s', (column) => {
    expect(clashes((row) => [read(row, column)].filter((code) => code !== ''))).toEqual([]);
  });

  test('no alias means two states that exist together, whatever its case and accents', () => {
    expect(clashes((row) => namesOf(row).map(folded))).toEqual([]);
  });

  test('a shared code is settled by the day', () => {
    const holders = (day: string): readonly string[] =>
      states.filter((row) => read(row, 'cowcode') === '365' && read(row, 'from') <= day && (read(row, 'to') === '' || read(row, 'to') >= day)).map((row) => read(row, 'name'));
    expect(holders('1905-09-05')).toEqual(['RussianEmpire']);
    expect(holders('1991-12-25')).toEqual(['USSR']);
    expect(holders('1991-12-26')).toEqual(['Russia']);
  });
});

describe('dates', () => {
  const isDay = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  const isDate = (text: string): boolean => /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) && isDay(`${text}-01-01`.slice(0, text.length > 7 ? text.length : 10));

  test('are ISO dates of days that exist, perhaps partial, and in order', () => {
    const bad = states.filter((row) => ['from', 'to'].some((column) => read(row, column) !== '' && !isDate(read(row, column))));
    expect(bad.map((row) => row['name'])).toEqual([]);
    expect(states.filter((row) => read(row, 'to') !== '' && read(row, 'from') > read(row, 'to')).map((row) => row['name'])).toEqual([]);
  });

  test('of admission to the United Nations are whole days', () => {
    expect(states.map((row) => read(row, 'un_member_since')).filter((day) => day !== '' && !(day.length === 10 && isDate(day)))).toEqual([]);
  });

  test('of COW spells do not overlap', () => {
    for (const row of states) {
      const spells = read(row, 'cow_spells').split(';').filter((spell) => spell !== '');
      const bounds = spells.flatMap((spell) => spell.split('/')).filter((bound) => bound !== '');
      expect(bounds.every(isDate), read(row, 'name')).toBe(true);
      expect(bounds, read(row, 'name')).toEqual([...bounds].sort());
    }
  });

  test('every date that replaces the one COW gives says why', () => {
    expect([...sources.rulings].filter(([, ruling]) => ruling.source.length < 10)).toEqual([]);
  });
});

describe('continuity', () => {
  test('joins two states of the table, on the day after the predecessor ends', () => {
    for (const row of continuities) {
      const successor = states.find((state) => state['name'] === row['successor']);
      const predecessor = states.find((state) => state['name'] === row['predecessor']);
      expect(successor?.['from'], read(row, 'successor')).toBe(row['date']);
      expect(new Date(Date.parse(read(predecessor ?? {}, 'to')) + 86_400_000).toISOString().slice(0, 10)).toBe(row['date']);
      expect(read(row, 'source').length).toBeGreaterThan(20);
    }
  });
});

describe('names as depositaries print them', () => {
  test.each([
    ['Antigua and Barbuda', 'AntiguaAndBarbuda'],
    ['Bahamas', 'Bahamas'],
    ['Bolivia (Plurinational State of)', 'Bolivia'],
    ['Bosnia and Herzegovina', 'BosniaAndHerzegovina'],
    ['Brunei Darussalam', 'Brunei'],
    ['Burkina Faso', 'BurkinaFaso'],
    ['Cabo Verde', 'CaboVerde'],
    ['Cape Verde', 'CaboVerde'],
    ['Central African Republic', 'CentralAfricanRepublic'],
    ['Congo', 'Congo'],
    ['Cook Islands', 'CookIslands'],
    ["Côte d'Ivoire", 'CotedIvoire'],
    ['Côte d’Ivoire', 'CotedIvoire'],
    ['Ivory Coast', 'CotedIvoire'],
    ['Czech Republic', 'Czechia'],
    ['Czechia', 'Czechia'],
    ["Democratic People's Republic of Korea", 'NorthKorea'],
    ['Democratic People’s Republic of Korea', 'NorthKorea'],
    ['Democratic Republic of the Congo', 'DRCongo'],
    ['Dominican Republic', 'DominicanRepublic'],
    ['Equatorial Guinea', 'EquatorialGuinea'],
    ['Eswatini', 'Eswatini'],
    ['Swaziland', 'Eswatini'],
    ['Gambia', 'Gambia'],
    ['Gambia (Republic of The)', 'Gambia'],
    ['Germany', 'Germany'],
    ['Guinea-Bissau', 'GuineaBissau'],
    ['Holy See', 'HolySee'],
    ['Iran (Islamic Republic of)', 'Iran'],
    ['Kyrgyzstan', 'Kyrgyzstan'],
    ["Lao People's Democratic Republic", 'Laos'],
    ['Libya', 'Libya'],
    ['Libyan Arab Jamahiriya', 'Libya'],
    ['Marshall Islands', 'MarshallIslands'],
    ['Micronesia (Federated States of)', 'Micronesia'],
    ['Republic of Moldova', 'Moldova'],
    ['Myanmar', 'Myanmar'],
    ['Netherlands (Kingdom of the)', 'Netherlands'],
    ['Netherlands', 'Netherlands'],
    ['New Zealand', 'NewZealand'],
    ['Niue', 'Niue'],
    ['North Macedonia', 'NorthMacedonia'],
    ['The former Yugoslav Republic of Macedonia', 'NorthMacedonia'],
    ['Republic of Korea', 'SouthKorea'],
    ['Russian Federation', 'Russia'],
    ['Saint Kitts and Nevis', 'SaintKittsAndNevis'],
    ['St. Kitts and Nevis', 'SaintKittsAndNevis'],
    ['St. Lucia', 'SaintLucia'],
    ['St. Vincent and the Grenadines', 'SaintVincentAndTheGrenadines'],
    ['Sao Tome and Principe', 'SaoTomeAndPrincipe'],
    ['São Tomé and Príncipe', 'SaoTomeAndPrincipe'],
    ['Serbia', 'Serbia'],
    ['Slovakia', 'Slovakia'],
    ['South Sudan', 'SouthSudan'],
    ['State of Palestine', 'Palestine'],
    ['Suriname', 'Suriname'],
    ['Syrian Arab Republic', 'Syria'],
    ['Timor-Leste', 'TimorLeste'],
    ['Trinidad and Tobago', 'TrinidadAndTobago'],
    ['Türkiye', 'Turkiye'],
    ['Turkey', 'Turkiye'],
    ['United Arab Emirates', 'UnitedArabEmirates'],
    ['United Kingdom of Great Britain and Northern Ireland', 'UnitedKingdom'],
    ['United Republic of Tanzania', 'Tanzania'],
    ['United States of America', 'UnitedStates'],
    ['USA', 'UnitedStates'],
    ['UK', 'UnitedKingdom'],
    ['Venezuela (Bolivarian Republic of)', 'Venezuela'],
    ['Viet Nam', 'Vietnam'],
    ['Vietnam', 'Vietnam'],
    ['Suisse', 'Switzerland'],
    ['Deutschland', 'Germany'],
  ])('`%s` is %s in 2020', (printed, name) => {
    expect(meaning(printed, '2020-01-01')).toEqual([name]);
  });

  test.each([
    ['Union of Soviet Socialist Republics', '1968-07-01', 'USSR'],
    ['German Democratic Republic', '1973-09-18', 'EastGermany'],
    ['Germany, Federal Republic of', '1973-09-18', 'Germany'],
    ['Yugoslavia', '1969-05-23', 'Yugoslavia'],
    ['Yugoslavia', '2001-03-12', 'SerbiaAndMontenegro'],
    ['Serbia and Montenegro', '2004-01-01', 'SerbiaAndMontenegro'],
    ['Czechoslovakia', '1987-01-01', 'Czechoslovakia'],
    ['Democratic Yemen', '1986-01-01', 'SouthYemen'],
    ['Yemen', '1986-01-01', 'YemenArabRepublic'],
    ['Yemen', '1996-01-01', 'Yemen'],
    ['Republic of Viet-Nam', '1973-01-27', 'SouthVietnam'],
    ['Byelorussian Soviet Socialist Republic', '1969-01-01', 'Belarus'],
    ['Zaire', '1990-01-01', 'DRCongo'],
    ['Burma', '1956-01-01', 'Myanmar'],
    ['Ceylon', '1960-01-01', 'SriLanka'],
  ])('`%s` on %s is %s', (printed, day, name) => {
    expect(meaning(printed, day)).toEqual([name]);
  });
});
