/**
 * Names as tables and texts write them become the things they name: by id, title, alias or code, whatever the letter case,
 * accents, spaces and punctuation. The index is built once; each distinct spelling is looked up once.
 */
import { intervalOf, nearestNames, type PartialDate } from '@servanda/base';
import type { Kind, Thing } from '../ir/terms.ts';

/** What a name was found to stand for. */
export type NameMatch =
  | { readonly kind: 'thing'; readonly thing: Thing }
  | { readonly kind: 'ambiguous'; readonly things: readonly Thing[] }
  | { readonly kind: 'unknown'; readonly nearest?: string };

/** The names of a dossier's things. */
export interface NameIndex {
  /** The thing of the kind (or of a kind below it; of any kind) that goes by this name; `on` decides between things of different times. */
  readonly find: (name: string, kind: string | undefined, on?: PartialDate) => NameMatch;
}

/** A name without what people write differently: `Côte d’Ivoire` and `cote d'ivoire` become one. */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower.normalize('NFKD').replaceAll('&', 'and').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Builds the index. Where two things share a name, one that bears it as its id goes before titles, those before aliases, codes last. */
export function indexNames(things: readonly Thing[], kinds: readonly Kind[]): NameIndex {
  const entries = entriesOf(things);
  const parents = new Map(kinds.map((kind) => [kind.id, kind.parent]));
  const isOf = (thing: Thing, kind: string): boolean => {
    let steps = 0;
    for (let at: string | undefined = thing.kind; at !== undefined && steps <= kinds.length; at = parents.get(at), steps += 1) {
      if (at === kind) return true;
    }
    return false;
  };
  const known = new Map<string, Candidates>();
  const candidates = (name: string, kind: string | undefined): Candidates => {
    const key = `${kind ?? ''}\n${name}`;
    let found = known.get(key);
    if (!found) known.set(key, (found = lookUp(name, (thing) => kind === undefined || isOf(thing, kind), entries, things)));
    return found;
  };
  return { find: (name, kind, on) => decide(candidates(name, kind), on) };
}

interface Candidates {
  readonly things: readonly Thing[];
  readonly nearest?: string;
}

interface Entry {
  readonly thing: Thing;
  readonly rank: number;
}

function entriesOf(things: readonly Thing[]): ReadonlyMap<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  const add = (name: string | undefined, thing: Thing, rank: number): void => {
    const folded = name === undefined ? '' : foldName(name);
    if (folded === '') return;
    const list = entries.get(folded);
    if (!list) entries.set(folded, [{ thing, rank }]);
    else if (!list.some((entry) => entry.thing === thing)) list.push({ thing, rank });
  };
  for (const thing of things) add(thing.id, thing, 0);
  for (const thing of things) add(thing.title, thing, 1);
  for (const thing of things) for (const alias of thing.aliases) add(alias, thing, 2);
  for (const thing of things) for (const code of Object.values(thing.codes)) add(code, thing, 3);
  return entries;
}

function lookUp(name: string, fits: (thing: Thing) => boolean, entries: ReadonlyMap<string, Entry[]>, things: readonly Thing[]): Candidates {
  for (const spelling of spellings(name)) {
    const found = entries.get(foldName(spelling))?.filter((entry) => fits(entry.thing)) ?? [];
    if (found.length === 0) continue;
    const best = Math.min(...found.map((entry) => entry.rank));
    return { things: found.filter((entry) => entry.rank === best).map((entry) => entry.thing) };
  }
  const names = things.filter(fits).flatMap((thing) => [thing.id, ...(thing.title === undefined ? [] : [thing.title]), ...thing.aliases]);
  const nearest = nearestNames(name, names, 1)[0];
  return { things: [], ...(nearest !== undefined && { nearest }) };
}

/**
 * The name, and then as the United Nations' lists vary it: `Bolivia (Plurinational State of)` turned round, the numbers of
 * footnotes dropped, a leading `the` dropped.
 */
function* spellings(name: string): Generator<string> {
  yield name;
  const plain = name.replace(/(?:[\s,]*(?:\d+|\[\w+\]|\*+))+$/, '').trim();
  if (plain !== name && plain !== '') yield plain;
  const turned = /^(.+?)\s*\(([^)]*\bof(?: the)?)\)$/i.exec(plain);
  if (turned) yield `${turned[2] ?? ''} ${turned[1] ?? ''}`;
  if (/^the\s/i.test(plain)) yield plain.slice(4);
}

function decide({ things, nearest }: Candidates, on: PartialDate | undefined): NameMatch {
  const [only, ...others] = things;
  if (!only) return { kind: 'unknown', ...(nearest !== undefined && { nearest }) };
  if (others.length === 0) return { kind: 'thing', thing: only };
  const existing = on === undefined ? [] : things.filter((thing) => mayExist(thing, on));
  return existing.length === 1 && existing[0] ? { kind: 'thing', thing: existing[0] } : { kind: 'ambiguous', things };
}

function mayExist(thing: Thing, on: PartialDate): boolean {
  const days = intervalOf(on);
  if (thing.existsFrom && intervalOf(thing.existsFrom).first > days.last) return false;
  return !(thing.existsTo && intervalOf(thing.existsTo).last < days.first);
}
