/** Whether an act's own precondition holds, and where it does not, which part of it fails and what is so instead. */
import type { ActPattern, Formula } from '@servanda/model';
import { holds } from './condition.ts';
import type { FailedCondition, Ground } from './effects.ts';
import { groundOf } from './matching.ts';
import type { Program } from './program.ts';
import type { Bindings, State } from './state.ts';

/** Argument variables of an act's own clauses are `$0`, `$1`, … */
export function roleBindings(act: Ground): Bindings {
  return Object.fromEntries(act.args.map((value, i) => [`$${i}`, value]));
}

/** Whether the act can be done in this state. */
export function canBeDone(program: Program, state: State, { possible }: ActPattern, act: Ground): boolean {
  return !possible || holds(program, state, [], possible, roleBindings(act));
}

/** The parts of the precondition that do not hold, about the things of this act; the whole of it where its parts hang together. */
export function failedConditions(program: Program, state: State, { possible }: ActPattern, act: Ground): readonly FailedCondition[] {
  if (!possible) return [];
  const bindings = roleBindings(act);
  const parts = possible.kind === 'and' ? possible.of : [possible];
  const failed = parts.filter((part) => !holds(program, state, [], part, bindings));
  return (failed.length > 0 ? failed : [possible]).map((part): FailedCondition => {
    const instead = part.kind === 'fact' ? holderInstead(program, state, groundOf(program, state, part.fact, bindings)) : undefined;
    return { condition: about(part, bindings), ...(instead && { instead: instead.fact }) };
  });
}

/** Of a fact that is true of one at a time, the one of which it is true instead, with the effect that made it so. */
export function holderInstead(program: Program, state: State, fact: Ground | undefined): { readonly fact: Ground; readonly cause: number } | undefined {
  const role = fact && program.functionalRole.get(fact.pattern);
  if (role === undefined) return undefined;
  return [...state.facts.values()].find((r) => r.fact.pattern === fact?.pattern && r.fact.args.every((arg, i) => i === role || arg === fact.args[i]));
}

/** The condition with the act's own things in the places of its variables. */
function about(condition: Formula, bindings: Bindings): Formula {
  return JSON.parse(JSON.stringify(condition, (_, value: unknown) => {
    const name = typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'var' ? (value as { name?: unknown }).name : undefined;
    const id = typeof name === 'string' ? bindings[name] : undefined;
    return id === undefined ? value : { kind: 'thing', id };
  })) as Formula;
}
