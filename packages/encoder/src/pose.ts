/** A question of a dossier → the transition systems that decide it, or what keeps it outside of the fragment. */
import type { Ask, Assumption, Model, Term } from '@servanda/model';
import { current, prepare, type Program, type State } from '@servanda/semantics';
import { startOf } from './assume.ts';
import { problemOf } from './ground.ts';
import type { Limit, Outside, Problem, Query } from './problem.ts';
import { actors, home, makeWorld, ofKind, ways, value, type World } from './world.ts';

/** What is asked, of a model in which readings are folded, in the state of the day it is asked on. */
export interface Posed {
  readonly model: Model;
  /** The log replayed to the day: `stateOn` of `packages/timeline`. */
  readonly stateOn: (program: Program) => State;
  readonly ask: Ask;
  readonly assumptions: readonly Assumption[];
}

/**
 * One system, whose winning decides the question, or for a conflict three for every party that may bear both provisions: each provision
 * alone, and both. They conflict for the party if it can keep each alone and not both (Jenks, "The Conflict of Law-Making Treaties", 1953).
 */
export type Encoding =
  | { readonly kind: 'one'; readonly problem: Problem }
  | { readonly kind: 'conflict'; readonly provisions: readonly [string, string]; readonly parties: readonly Contest[] }
  | Outside;

/** Whether a party can keep two provisions, each alone and both. */
export interface Contest {
  readonly party: string;
  readonly first: Problem;
  readonly second: Problem;
  readonly both: Problem;
}

/** Transition systems for the question; never throws for what an author wrote. */
export function encodingOf({ model, stateOn, ask, assumptions }: Posed): Encoding {
  const program = prepare(model);
  const { state, never, limits } = startOf(program, stateOn(program), assumptions);
  if (limits.length > 0) return { kind: 'outside', limits };
  if (ask.kind === 'conflict') return conflictOf(model, state, ask.a, ask.b, never);
  const query = queryOf(model, state, ask);
  if ('why' in query) return { kind: 'outside', limits: [query] };
  const problem = problemOf(model, state, { ...query, never });
  return problem.kind === 'outside' ? problem : { kind: 'one', problem };
}

function queryOf(model: Model, state: State, ask: Ask): Query | Limit {
  const ids = (terms: readonly Term[]): readonly string[] => terms.flatMap((t) => (t.kind === 'thing' ? [current(state, t.id)] : []));
  switch (ask.kind) {
    case 'keep': return { kind: 'keep', own: ids(ask.parties) };
    case 'ensure': case 'prevent': return { kind: ask.kind, own: ids(ask.parties), goal: ask.goal };
    case 'possible': {
      if (ask.after) return { why: 'a goal that counts only after an event' };
      const roles = ask.goal.kind === 'act' ? ask.goal.act : undefined;
      const own = roles ? actors(makeWorld(model, state, () => undefined), { pattern: roles.pattern, args: roles.args.map((t) => ids([t])[0] ?? '') }).filter((p) => p !== '') : [];
      return { kind: 'reach', own, goal: ask.goal, isWithoutBreach: ask.isWithoutBreach };
    }
    case 'leads-to': return { why: 'a question for all the ways that lead somewhere, which is not answered by yes or no' };
    case 'circular': return { why: 'a question for circular preconditions, which is read off the texts and needs no search' };
    default: return { why: 'a question that is not about what can happen' };
  }
}

function conflictOf(model: Model, state: State, a: string, b: string, never: Query['never']): Encoding {
  const limits: Limit[] = [];
  const system = (party: string, provisions: readonly string[]): Problem | undefined => {
    const found = problemOf(model, state, { kind: 'keep', own: [party], provisions, never });
    if (found.kind !== 'outside') return found;
    limits.push(...found.limits);
    return undefined;
  };
  const parties = bearersOf(makeWorld(model, state, () => undefined), a, b).flatMap((party): readonly Contest[] => {
    const [first, second, both] = [system(party, [a]), system(party, [b]), system(party, [a, b])];
    return first && second && both ? [{ party, first, second, both }] : [];
  });
  return limits.length > 0 ? { kind: 'outside', limits: distinct(limits) } : { kind: 'conflict', provisions: [a, b], parties };
}

function distinct(limits: readonly Limit[]): readonly Limit[] {
  return [...new Map(limits.map((l) => [`${l.why} ${l.at}`, l])).values()];
}

/** The actors that duties or prohibitions of both provisions may bind, now or once they have consented. */
function bearersOf(w: World, a: string, b: string): readonly string[] {
  const binds = (party: string, provision: string): boolean => w.model.law.some((n) => (n.kind === 'obligation' || n.kind === 'prohibition') && (n.provision === provision || home(w, n.provision)?.id === provision)
    && ways(w, n.vars, {}).some((bind) => value(w, n.bearer, bind) === party));
  return ofKind(w, 'Actor').filter((p) => binds(p, a) && binds(p, b));
}
