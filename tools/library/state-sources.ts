/**
 * The folder `library/states/source/` and the code package → typed sources, checked on the way in. What becomes of
 * them is in `state-table.ts`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import isoCountries from 'i18n-iso-countries';
import { readTable, type Row } from './csv-table.ts';
import { statesByLanguage } from './native-languages.ts';

/**
 * One state as `source/states.csv` lists it. `iso3` is given only where ISO 3166-1 does not have the state, or no longer has it.
 * `cow` has its COW abbreviations, the one it goes by first.
 */
export type ListedState = {
  readonly short: string;
  readonly title: string;
  readonly iso2: string;
  readonly iso3: string;
  readonly cow: readonly string[];
  readonly unSince: string;
  readonly also: readonly string[];
};

/** A member of the Correlates of War state system: abbreviation, number, spells of membership as ISO intervals. */
export type CowMember = { readonly cow: string; readonly cowcode: string; readonly spells: readonly CowSpell[] };
/** Both days belong to the spell; `to` is empty when the spell was open at the end of the list (2016-12-31). */
export type CowSpell = { readonly from: string; readonly to: string };

/** A first or last day that replaces the one COW gives, with the reason. An empty `from` says that none is asserted. */
export type DateRuling = { readonly from: string; readonly to: string; readonly source: string };

export type StateSources = {
  readonly states: readonly ListedState[];
  readonly cow: ReadonlyMap<string, CowMember>;
  readonly rulings: ReadonlyMap<string, DateRuling>;
  /** Names in the code package that would make a state ambiguous, as `iso2/name`. */
  readonly leftOut: ReadonlySet<string>;
  /** Three-letter code of a two-letter code in force. */
  readonly iso3Of: (iso2: string) => string;
  /** The code package's names for a two-letter code: English, French, Spanish, then the state's own languages. */
  readonly namesOf: (iso2: string) => readonly string[];
};

/** Reads every source. `folder` is `library/states/source`. */
export function readStateSources(folder: string): StateSources {
  const table = (file: string): readonly Row[] => readTable(readFileSync(join(folder, file), 'utf8'), file);
  return {
    states: table('states.csv').map(listedState),
    cow: new Map(table('cow.csv').map((row) => [field(row, 'cow'), cowMember(row)])),
    rulings: new Map(table('dates.csv').map((row) => [field(row, 'short'), dateRuling(row)])),
    leftOut: new Set(table('ambiguous.csv').map((row) => `${field(row, 'iso2')}/${field(row, 'alias')}`)),
    iso3Of: (iso2) => isoCountries.alpha2ToAlpha3(iso2) ?? '',
    namesOf,
  };
}

function listedState(row: Row): ListedState {
  return {
    short: field(row, 'short'),
    title: field(row, 'title'),
    iso2: field(row, 'iso2'),
    iso3: field(row, 'iso3'),
    cow: list(field(row, 'cow')),
    unSince: field(row, 'un_since'),
    also: list(field(row, 'also')),
  };
}

function cowMember(row: Row): CowMember {
  const spells = list(field(row, 'spells')).map((spell) => {
    const [from = '', to = ''] = spell.split('/');
    return { from, to };
  });
  return { cow: field(row, 'cow'), cowcode: field(row, 'cowcode'), spells };
}

function dateRuling(row: Row): DateRuling {
  return { from: field(row, 'from'), to: field(row, 'to'), source: field(row, 'source') };
}

function namesOf(iso2: string): readonly string[] {
  const own = Object.keys(statesByLanguage).filter((language) => statesByLanguage[language]?.includes(iso2));
  return ['en', 'fr', 'es', ...own].flatMap((language) => namesIn(language, iso2));
}

function namesIn(language: string, iso2: string): readonly string[] {
  const names = isoCountries.getNames(language, { select: 'all' })[iso2];
  if (names === undefined) return [];
  return typeof names === 'string' ? [names] : names;
}

function field(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`no column \`${column}\` in ${JSON.stringify(row)}`);
  return value.trim();
}

function list(text: string): readonly string[] {
  return text === '' ? [] : text.split(';').map((item) => item.trim());
}
