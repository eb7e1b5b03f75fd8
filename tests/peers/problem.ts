/**
 * A question about the future as a finite transition system: variables that hold small numbers, acts with a guard and writes, and
 * the night between two days. It is made from the model alone (`ground.ts`) and written down for other engines (`to-clingo.ts`,
 * `to-promela.ts`). Variables that count down lose one each night; everything is read in the situation before the act.
 */

/** A condition on variables; `beyond` where the model says something that is not expressed here. */
export type Expr =
  | { readonly kind: 'const'; readonly value: boolean }
  | { readonly kind: 'equals' | 'atLeast'; readonly variable: number; readonly value: number }
  | { readonly kind: 'not'; readonly of: Expr }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expr[] }
  | { readonly kind: 'beyond'; readonly why: string };

export interface Variable {
  readonly name: string;
  readonly init: number;
  readonly countsDown: boolean;
  /** Why its value cannot be followed here. */
  beyond?: string;
}

/** In one act the last write whose condition holds wins. */
export interface Write {
  readonly variable: number;
  readonly when: Expr;
  readonly value: number;
  /** Brings a duty about: of no use to the one who bears it. */
  readonly isBurden?: boolean;
}

export interface Move {
  readonly name: string;
  readonly side: 'own' | 'others';
  readonly guard: Expr;
  /** Breaches that count. */
  readonly breach: Expr;
  readonly writes: readonly Write[];
}

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

export const YES: Expr = { kind: 'const', value: true };
export const NO: Expr = { kind: 'const', value: false };
export const beyond = (why: string): Expr => ({ kind: 'beyond', why });
export const equals = (variable: number, value: number): Expr => ({ kind: 'equals', variable, value });
export const atLeast = (variable: number, value = 1): Expr => ({ kind: 'atLeast', variable, value });

export function not(of: Expr): Expr {
  if (of.kind === 'const') return of.value ? NO : YES;
  return of.kind === 'not' ? of.of : { kind: 'not', of };
}

export function and(...parts: readonly Expr[]): Expr {
  return join('and', parts);
}

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

/** The first thing in the condition that is not expressed here. */
export function beyondIn(e: Expr): string | undefined {
  switch (e.kind) {
    case 'beyond': return e.why;
    case 'not': return beyondIn(e.of);
    case 'and': case 'or': for (const part of e.of) { const why = beyondIn(part); if (why !== undefined) return why; } return undefined;
    default: return undefined;
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
