/**
 * The names a sentence may use: kinds, things, groups, weights, instruments and their articles, the author's phrases,
 * readings, reports, claims. Made from the declarations of all files (`collect.ts`) before any sentence is read.
 * Two scopes with the same `key` mean the same to every sentence, so that what was read under one stays read under the other.
 */
import type { Span } from '@servanda/base';
import type { ActPattern, FactPattern, Group, Kind, Thing, Weight } from '../ir/terms.ts';
import { pluralOf } from './inflection.ts';

/** An instrument, draft or body of custom as sentences see it. */
export interface InstrumentNames {
  readonly id: string;
  readonly kind: 'instrument' | 'draft' | 'custom';
  /** Named in the heading; empty for an open one. */
  readonly parties: readonly string[];
  /** How its parties express consent, as far as its final clauses tell: what `concludes` means for it. */
  readonly concludedBy: 'exchange' | 'ratify' | 'sign';
  /** From `Depositary: X.` */
  readonly depositary?: string;
  /** Labels of its articles. */
  readonly articles: ReadonlySet<string>;
}

/** What sort of name: for look-up, completion, rename. */
export type NameKind =
  | 'kind' | 'thing' | 'group' | 'weight' | 'fact' | 'act' | 'instrument' | 'article' | 'reading' | 'report' | 'claim' | 'question' | 'variable';

/** A name and where it is declared. */
export interface Declared {
  readonly id: string;
  readonly of: NameKind;
  readonly span: Span;
}

/** The names of a dossier, by sort. */
export interface Scope {
  readonly key: string;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Lower-case singular and plural → kind id. */
  readonly kindWords: ReadonlyMap<string, string>;
  /** Things and, as things of kind `Instrument`, instruments. */
  readonly things: ReadonlyMap<string, Thing>;
  /** Aliases and codes that mean one thing, and its id. */
  readonly otherNames: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly weights: ReadonlyMap<string, Weight>;
  readonly instruments: ReadonlyMap<string, InstrumentNames>;
  readonly facts: ReadonlyMap<string, FactPattern>;
  readonly acts: ReadonlyMap<string, ActPattern>;
  readonly readings: ReadonlySet<string>;
  readonly reports: ReadonlySet<string>;
  readonly claims: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}

export const BUILT_IN_KINDS: readonly Kind[] = [
  { id: 'Actor' },
  { id: 'State', parent: 'Actor' },
  { id: 'Organization', parent: 'Actor' },
  { id: 'Instrument' },
];

/** Whether a thing of kind `kind` may stand where `wanted` is asked for. */
export function isKindOf(scope: Pick<Scope, 'kinds'>, kind: string, wanted: string): boolean {
  let at: string | undefined = kind;
  for (let depth = 0; at !== undefined && depth < 64; depth += 1) {
    if (at === wanted) return true;
    at = scope.kinds.get(at)?.parent;
  }
  return false;
}

/** The kind words of a set of kinds: `state`, `states`, `organisation` … */
export function kindWordsOf(kinds: Iterable<Kind>): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { id } of kinds) {
    words.set(id.toLowerCase(), id);
    const plural = pluralOf(id).toLowerCase();
    if (!words.has(plural)) words.set(plural, id);
  }
  if (!words.has('organisation')) words.set('organisation', 'Organization').set('organisations', 'Organization');
  return words;
}

/** The article a label names, with its instrument. */
export function provisionId(instrument: string, article: string): string {
  return `${instrument}.${article}`;
}

/** The thing that has the word for its title, for an alias or for a code: `USA` for `UnitedStates`. */
export function titledThing(name: string, things: Iterable<Thing>): string | undefined {
  const folded = name.toLowerCase();
  for (const { id, title, aliases, codes } of things) {
    if (title?.toLowerCase() === folded || aliases.some((alias) => alias.toLowerCase() === folded) || Object.values(codes).includes(name)) return id;
  }
  return undefined;
}
