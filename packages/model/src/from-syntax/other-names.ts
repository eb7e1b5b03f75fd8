/**
 * Other names and codes (`also "US"`, `iso3 "JPN"`), and titles written in one word (`RussianFederation`), become names that sentences may use, where they mean one thing only
 * and nothing is declared under them. Declarations that use one are rewritten to the declared name; for sentences see `nouns.ts`.
 */
import type { Instrument } from '../ir/instrument.ts';
import type { Continuity, Group, Thing, Weight } from '../ir/terms.ts';
import type { InstrumentNames } from './scope.ts';
import type { Occurrence } from './sense.ts';

/** One word that begins with a capital, as names do. */
const ONE_WORD = /^\p{Lu}[\p{L}\p{N}_]*$/u;

/** By other name, the id of the one thing that has it. */
export function otherNamesOf(things: ReadonlyMap<string, Thing>, isTaken: (name: string) => boolean): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { id, title, aliases, codes } of things.values()) {
    const long = [...(title === undefined ? [] : [title]), ...aliases].filter((name) => name.includes(' ')).map(inOneWord);
    for (const name of [...aliases, ...Object.values(codes), ...long]) {
      if (!ONE_WORD.test(name) || isTaken(name)) continue;
      const before = found.get(name);
      if (before === undefined) found.set(name, id);
      else if (before !== id) ambiguous.add(name);
    }
  }
  for (const name of ambiguous) found.delete(name);
  return found;
}

/** `Republic of Korea` as a name: `RepublicOfKorea`. */
function inOneWord(name: string): string {
  return name.split(/[\s-]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** What declarations name, as far as it concerns names. */
interface Declarations {
  readonly groups: Map<string, Group>;
  readonly weights: Map<string, Weight>;
  readonly continuities: Continuity[];
  readonly instruments: Map<string, { heading: Omit<Instrument, 'clauses' | 'sources'>; names: InstrumentNames & { articles: Set<string> } }>;
  readonly occurrences: Occurrence[];
}

/** Puts declared names for the others, in place. */
export function resolveOtherNames(to: Declarations, others: ReadonlyMap<string, string>): void {
  if (others.size === 0) return;
  const isOther = (name: string): boolean => others.has(name);
  const of = (name: string): string => others.get(name) ?? name;
  for (const group of to.groups.values()) if (group.members.some(isOther)) to.groups.set(group.id, { ...group, members: group.members.map(of) });
  for (const weight of to.weights.values()) {
    if (Object.keys(weight.values).some(isOther)) to.weights.set(weight.id, { ...weight, values: Object.fromEntries(Object.entries(weight.values).map(([who, share]) => [of(who), share])) });
  }
  to.continuities.forEach((each, i) => {
    if (isOther(each.successor) || isOther(each.predecessor)) to.continuities[i] = { ...each, successor: of(each.successor), predecessor: of(each.predecessor) };
  });
  for (const [id, { heading, names }] of to.instruments) {
    if (!names.parties.some(isOther) && !isOther(names.depositary ?? '')) continue;
    const parties = names.parties.map(of);
    to.instruments.set(id, { heading: { ...heading, parties }, names: { ...names, parties, ...(names.depositary !== undefined && { depositary: of(names.depositary) }) } });
  }
  to.occurrences.forEach((each, i) => {
    if (each.of === 'thing' && !each.isDefinition && isOther(each.id)) to.occurrences[i] = { ...each, id: of(each.id) };
  });
}
