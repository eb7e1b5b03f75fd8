/**
 * States that another is yet to continue (docs/semantics.md §3, continuity). What is owed by the one will be owed by the other, so that
 * laying out a question of the other has to look at both, and at the names of the law as they read today and as they will read then.
 */
import type { Program, State } from '@servanda/semantics';

/** The parties, and those they are yet to continue. */
export function withPredecessors(program: Program, state: State, parties: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(parties);
  for (const party of all) for (const c of program.model.continuities) if (c.successor === party && !state.successors.has(c.predecessor)) all.add(c.predecessor);
  return all;
}

/** The parties by the names they will have in the end. */
export function withSuccessors(program: Program, parties: readonly string[]): ReadonlySet<string> {
  const all = new Set(parties);
  for (const party of all) for (const c of program.model.continuities) if (c.predecessor === party) all.add(c.successor);
  return all;
}

/** The state with every State continued that is yet to be; undefined where none is. Only for reading names. */
export function onceContinued(program: Program, state: State): State | undefined {
  const ahead = program.model.continuities.filter((c) => !state.successors.has(c.predecessor));
  return ahead.length === 0 ? undefined : { ...state, successors: new Map([...state.successors, ...ahead.map((c) => [c.predecessor, c.successor] as const)]) };
}
