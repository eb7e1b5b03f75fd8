/** What a question aims at, as a test on states and effects, and as seeds for the slice. */
import type { EventPattern, Goal } from '@servanda/model';
import { groundKey, isTrueStatement, match, NO_BINDINGS, type Effect, type Ground, type Program } from '@servanda/semantics';
import { isEvent } from './event-match.ts';
import type { Seeds } from './cone.ts';
import { namesIn } from './representatives.ts';
import type { IsReached } from './reachability.ts';

/** Reached when the statement is true, or when the act (or one that counts as it) has just been done. */
export function reaches(program: () => Program, goal: Goal): IsReached {
  if (goal.kind === 'statement') return (state) => isTrueStatement(program(), state, goal.formula);
  return (state, effects) => effects.some((e) => e.kind === 'act' && match(program(), state, [], goal.act, e.countsAs ?? e.act, NO_BINDINGS) !== undefined && !isVoid(program(), e.act, effects));
}

/** A treaty act that has no legal effect: without a power nobody can withdraw or suspend, whatever it says. */
function isVoid(program: Program, act: Ground, effects: readonly Effect[]): boolean {
  if (program.acts.get(act.pattern)?.treatyAct === undefined) return false;
  return effects.some((e) => e.kind === 'finding' && (e.finding.code === 'no-power' || e.finding.code === 'unregulated-exit') && groundKey(e.finding.act) === groundKey(act));
}

export function occurs(program: () => Program, event: EventPattern): IsReached {
  return (state, effects) => effects.some((e) => isEvent(program(), state, event, e));
}

export function goalSeeds(goal: Goal): Pick<Seeds, 'formulas' | 'acts'> {
  return goal.kind === 'statement' ? { formulas: [goal.formula], acts: [] } : { formulas: [], acts: [goal.act] };
}

export function goalNames(goal: Goal): readonly string[] {
  return namesIn(goal);
}
