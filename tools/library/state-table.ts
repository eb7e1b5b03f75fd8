/**
 * Sources → the rows of `library/states/states.csv`, and their text. Pure, so that the test can compare the committed
 * table with what the sources say today. The columns are explained in `library/states/README.md`.
 */
import { writeTable } from './csv-table.ts';
import type { CowMember, CowSpell, ListedState, StateSources } from './state-sources.ts';

/** One row of the table. Dates are ISO, perhaps partial, and inclusive; an empty string says that nothing is asserted. */
export type StateRow = {
  readonly name: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly iso2: string;
  readonly iso3: string;
  readonly cow: string;
  readonly cowcode: string;
  readonly from: string;
  readonly to: string;
  readonly cowSpells: string;
  readonly unMemberSince: string;
};

const columns = ['name', 'title', 'aliases', 'iso2', 'iso3', 'cow', 'cowcode', 'from', 'to', 'cow_spells', 'un_member_since'];

/** The rows, in the order of their names. Throws when the sources contradict each other. */
export function stateRows(sources: StateSources): readonly StateRow[] {
  for (const short of sources.rulings.keys()) {
    if (!sources.states.some((state) => state.short === short)) throw new Error(`dates.csv names \`${short}\`, which states.csv does not list`);
  }
  return sources.states.map((state) => stateRow(state, sources)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text of `states.csv`. */
export function stateTable(rows: readonly StateRow[]): string {
  return writeTable(
    columns,
    rows.map((row) => ({
      ...row,
      aliases: row.aliases.join(';'),
      cow_spells: row.cowSpells,
      un_member_since: row.unMemberSince,
    })),
  );
}

/** A short English name as an identifier of the language: `Côte d'Ivoire` → `CotedIvoire`, `Timor-Leste` → `TimorLeste`. */
export function identifierOf(short: string): string {
  return withoutMarks(short)
    .split(/[^A-Za-z0-9']+/)
    .map((word) => (word.includes("'") ? word.replaceAll("'", '') : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

function stateRow(state: ListedState, sources: StateSources): StateRow {
  const members = cowMembersOf(state, sources);
  const spells = members.flatMap((member) => member.spells).sort((a, b) => (a.from < b.from ? -1 : 1));
  const ruling = sources.rulings.get(state.short);
  const name = identifierOf(state.short);
  const current = state.iso3 === '' || sources.iso3Of(state.iso2) === state.iso3;
  const iso3 = current ? sources.iso3Of(state.iso2) : state.iso3;
  const packageNames = current ? sources.namesOf(state.iso2).filter((alias) => !sources.leftOut.has(`${state.iso2}/${alias}`)) : [];
  const otherCodes = members.slice(1).flatMap((member) => [member.cow, member.cowcode]);
  const spoken = [state.short, ...state.also, ...packageNames].flatMap(spellings);
  const from = ruling?.from ?? spells[0]?.from ?? '';
  const to = ruling !== undefined && ruling.to !== '' ? ruling.to : (spells.at(-1)?.to ?? '');
  return {
    name,
    title: state.title,
    aliases: distinct([...spoken, ...spellings(state.title).slice(1), iso3, state.iso2, ...otherCodes], [name, state.title]),
    iso2: state.iso2,
    iso3,
    cow: members[0]?.cow ?? '',
    cowcode: members[0]?.cowcode ?? '',
    from,
    to,
    cowSpells: (sharesCode(state, sources) ? within(spells, from, to) : spells).map(({ from, to }) => `${from}/${to}`).join(';'),
    unMemberSince: state.unSince,
  };
}

function cowMembersOf(state: ListedState, sources: StateSources): readonly CowMember[] {
  return state.cow.map((code) => {
    const member = sources.cow.get(code);
    if (member === undefined) throw new Error(`\`${state.short}\` has the COW abbreviation \`${code}\`, which cow.csv does not list`);
    return member;
  });
}

/** Whether another state in the list has one of this state's COW codes, as the USSR and Russia have. */
function sharesCode(state: ListedState, sources: StateSources): boolean {
  return sources.states.some((other) => other !== state && other.cow.some((code) => state.cow.includes(code)));
}

/** The parts of the spells from `from` to `to`; an empty bound does not cut. ISO dates compare as text, partial ones too. */
function within(spells: readonly CowSpell[], from: string, to: string): readonly CowSpell[] {
  return spells
    .filter((spell) => (to === '' || spell.from <= to) && (spell.to === '' || spell.to >= from))
    .map((spell) => ({
      from: spell.from < from ? from : spell.from,
      to: to !== '' && (spell.to === '' || spell.to > to) ? to : spell.to,
    }));
}

/** A name as written, then with a typographic apostrophe. Case and accents need no spelling of their own: parties are matched without them. */
function spellings(name: string): readonly string[] {
  return [name, name.replaceAll("'", '’')];
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'");
}

function distinct(names: readonly string[], except: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== '' && !except.includes(name));
}
