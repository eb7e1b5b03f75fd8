/**
 * Can a party bring something about, or see to it that it never happens, whatever the others do, and keep its word meanwhile? The
 * game of `keep.ts` with a goal besides.
 */
import type { Goal } from '@servanda/model';
import type { Program } from '@servanda/semantics';
import type { Assumed } from './assume.ts';
import type { BaseWorld } from './base-world.ts';
import type { QuestionContext } from './context.ts';
import { goalNames, goalSeeds, reaches } from './goal.ts';
import { keptAtOnce } from './kept-at-once.ts';
import type { LawEdit } from './slice.ts';
import type { Watch } from './watch.ts';
import { dutiesOf, worldOf, type World } from './world.ts';

export function ensureWorld(context: QuestionContext, base: BaseWorld, assumed: Assumed, mode: 'ensure' | 'prevent', parties: readonly string[], goal: Goal, watch: Watch, edit?: LawEdit): World {
  const own = new Set(parties);
  let program: Program = base.program;
  const norms = dutiesOf(base.program, assumed.state, own);
  const kept = keptAtOnce(base.program, norms, [...assumed.never, goal]);
  const isReached = reaches(() => program, goal);
  const world = worldOf(context, base, assumed, {
    seeds: { norms: norms.filter((n) => !kept.has(n.id)), events: [], ...goalSeeds(goal) }, keptAtOnce: kept, own, named: [...parties, ...goalNames(goal)],
    goal: { mode, isReached }, edit,
  }, watch);
  program = world.program;
  return world;
}

/** Whether the goal is so from the start: ensured at once, or past preventing. */
export function isThere(world: World): boolean {
  return world.arena.goal?.isReached(world.state, []) ?? false;
}
