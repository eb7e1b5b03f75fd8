/**
 * A question about the future as a finite transition system: variables that hold small numbers, acts with a guard and writes, and
 * the night between two days. It is made from the model alone (`ground.ts`) and written down for other engines (`to-clingo.ts`,
 * `to-promela.ts`). Variables that count down lose one each night; everything is read in the situation before the act.
 */
import type { EventPattern, Goal } from '@servanda/model';

/** An act or a fact with all its names filled in. */
export interface Deed {
  readonly pattern: string;
  readonly args: readonly string[];
}

/** Something that the model says and a transition system of this sort does not; `at` is the law, or the instrument, that says it. */
export interface Limit {
  readonly why: string;
  readonly at?: string;
}

/** A condition on variables; `beyond` where the model says something that is not expressed here. */
export type Expr =
  | { readonly kind: 'const'; readonly value: boolean }
  | { readonly kind: 'equals' | 'atLeast'; readonly variable: number; readonly value: number }
  | { readonly kind: 'not'; readonly of: Expr }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expr[] }
  | { readonly kind: 'beyond'; readonly limit: Limit };

/** What a variable says of a situation. Days left count today. */
export type Meaning =
  | { readonly kind: 'fact' | 'done'; readonly deed: Deed }
  /** 0: no such duty; else open, with so many days left where it has a deadline. */
  | { readonly kind: 'duty' | 'waiting'; readonly law: string; readonly provision: string; readonly bearer: string; readonly named: string | undefined; readonly deed: Deed }
  /** Days left in which a prohibition or permission applies that is counted from an act. */
  | { readonly kind: 'window'; readonly law: string; readonly provision: string; readonly bearer: string; readonly from: Deed; readonly length: number }
  /** Days until a notice of withdrawal takes effect. */
  | { readonly kind: 'notice'; readonly party: string; readonly instrument: string }
  | { readonly kind: 'in-force' | 'term'; readonly instrument: string }
  | { readonly kind: 'goal' };

export interface Variable {
  readonly means: Meaning;
  readonly init: number;
  readonly countsDown: boolean;
  /** Why its value cannot be followed here. */
  beyond?: Limit;
}

/** In one act the last write whose condition holds wins. */
export interface Write {
  readonly variable: number;
  readonly when: Expr;
  readonly value: number;
  /** The provision that makes it so; absent where the act itself does. */
  readonly by?: string;
  /** Brings a duty about: of no use to the one who bears it. */
  readonly isBurden?: boolean;
}

/** An act that somebody may do. */
export interface Move {
  readonly deed: Deed;
  readonly side: 'own' | 'others';
  readonly guard: Expr;
  /** Breaches that count. */
  readonly breach: Expr;
  /** Which provisions those breaches are of, and whose they are. */
  readonly forbids: readonly { readonly provision: string; readonly bearer: string; readonly when: Expr }[];
  readonly writes: readonly Write[];
}

/** A question as variables, acts and nights. The first situation is that of the variables' `init`. */
export interface Problem {
  /** `reach`: anyone acts, until the goal holds and nobody whose breaches count has breached. Otherwise a game of turns. */
  readonly kind: 'reach' | 'keep' | 'ensure' | 'prevent';
  readonly variables: readonly Variable[];
  readonly moves: readonly Move[];
  readonly night: { readonly breach: Expr; readonly writes: readonly Write[] };
  /** Duties without deadline: none may be open at the end of every day from some day on. */
  readonly open: readonly Expr[];
  readonly goal: Expr;
}

/** What is asked of the transition system. */
export interface Query {
  readonly kind: Problem['kind'];
  /** The parties asked about; of `reach`, those who may act (nobody named: anyone). */
  readonly own: readonly string[];
  readonly goal?: Goal;
  readonly isWithoutBreach?: boolean;
  /** Only breaches of these provisions count; absent: of any. */
  readonly provisions?: readonly string[];
  /** Events assumed not to occur. */
  readonly never?: readonly EventPattern[];
}

/** A question that is outside the fragment, with all that keeps it there. */
export interface Outside {
  readonly kind: 'outside';
  readonly limits: readonly Limit[];
}

/** Always so. */
export const YES: Expr = { kind: 'const', value: true };
/** Never so. */
export const NO: Expr = { kind: 'const', value: false };
export const isNever = (e: Expr): boolean => e.kind === 'const' && !e.value;
export const beyond = (why: string, at?: string): Expr => ({ kind: 'beyond', limit: { why, ...(at !== undefined && { at }) } });
export const equals = (variable: number, value: number): Expr => ({ kind: 'equals', variable, value });
export const atLeast = (variable: number, value = 1): Expr => ({ kind: 'atLeast', variable, value });

/** The opposite, without two negations in a row. */
export function not(of: Expr): Expr {
  if (of.kind === 'const') return of.value ? NO : YES;
  return of.kind === 'not' ? of.of : { kind: 'not', of };
}

/** All of them; what is always or never so is folded away. */
export function and(...parts: readonly Expr[]): Expr {
  return join('and', parts);
}

/** At least one of them; what is always or never so is folded away. */
export function or(...parts: readonly Expr[]): Expr {
  return join('or', parts);
}

function join(kind: 'and' | 'or', parts: readonly Expr[]): Expr {
  const ends = kind === 'or';
  const flat = parts.flatMap((p) => (p.kind === kind ? p.of : [p]));
  if (flat.some((p) => p.kind === 'const' && p.value === ends)) return ends ? YES : NO;
  const left = new Map(flat.filter((p) => p.kind !== 'const').map((p) => [JSON.stringify(p), p]));
  const of = [...left.values()];
  return of.length === 0 ? (ends ? NO : YES) : of.length === 1 ? of[0] as Expr : { kind, of };
}

export function variablesIn(e: Expr, found = new Set<number>()): Set<number> {
  switch (e.kind) {
    case 'equals': case 'atLeast': found.add(e.variable); break;
    case 'not': variablesIn(e.of, found); break;
    case 'and': case 'or': for (const part of e.of) variablesIn(part, found); break;
    default: break;
  }
  return found;
}

/** Everything in the condition that is not expressed here. */
export function limitsIn(e: Expr): readonly Limit[] {
  switch (e.kind) {
    case 'beyond': return [e.limit];
    case 'not': return limitsIn(e.of);
    case 'and': case 'or': return e.of.flatMap(limitsIn);
    default: return [];
  }
}

/** The condition with other variables, or constants, in the place of its own. */
export function rewrite(e: Expr, of: (leaf: Extract<Expr, { kind: 'equals' | 'atLeast' }>) => Expr): Expr {
  switch (e.kind) {
    case 'equals': case 'atLeast': return of(e);
    case 'not': return not(rewrite(e.of, of));
    case 'and': return and(...e.of.map((p) => rewrite(p, of)));
    case 'or': return or(...e.of.map((p) => rewrite(p, of)));
    default: return e;
  }
}
