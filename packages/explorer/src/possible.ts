/**
 * `Is it possible that C?`: anyone may act. `Can P A?`: by P's own acts and the passing of time, nobody else helping.
 * Without breach: no one breaches anything on the way. `What must happen before C?`: all the minimal ways.
 */
import type { Ask, Assumption, EventPattern, Goal } from '@servanda/model';
import { groundKey, type Effect, type Ground, type Program, type State } from '@servanda/semantics';
import { assume, type Assumed } from './assume.ts';
import { baseWorld, type BaseWorld } from './base-world.ts';
import { checkRun } from './check-witness.ts';
import type { QuestionContext } from './context.ts';
import { goalNames, goalSeeds, occurs, reaches } from './goal.ts';
import { allWays, reach, stepsTo, type IsReached, type Journey } from './reachability.ts';
import { namesIn } from './representatives.ts';
import { actorsOf } from './sides.ts';
import type { Paths, Scope, Verdict, Witness } from './verdict.ts';
import { startWatch } from './watch.ts';
import { replayed } from './witness.ts';
import { scopeOf, worldOf, type World } from './world.ts';

interface Prepared { readonly world: World; readonly acts: readonly Ground[]; readonly isReached: IsReached }

/** `Can P A?` is about P's own acts; all else may come about by anybody's. `after`: what must have come about before the goal counts bears on the question as the goal does. */
interface SearchOptions { readonly isWithoutBreach: boolean; readonly isByAnyone: boolean; readonly doing: string; readonly after?: EventPattern }

function prepareSearch(context: QuestionContext, base: BaseWorld, assumed: Assumed, goal: Goal, { isWithoutBreach, isByAnyone, doing, after }: SearchOptions): Prepared {
  let program: Program = base.program;
  const isReached = reaches(() => program, goal);
  const everyone = new Set(base.program.byKind.get('Actor') ?? []);
  const restrained: Assumed = isWithoutBreach ? { ...assumed, keepers: everyone } : assumed;
  const { formulas, acts } = goalSeeds(goal);
  const seeds = {
    norms: [], events: after ? [after] : [], formulas: [...formulas, ...(after?.kind === 'becomes' ? [after.condition] : [])], acts: [...acts, ...(after?.kind === 'act' ? [after.act] : [])],
    isForbiddenToAnyone: isWithoutBreach,
  };
  const world = worldOf(context, base, restrained, {
    seeds, own: new Set(), named: [...goalNames(goal), ...(after ? namesIn(after) : [])],
  }, startWatch(context, doing));
  program = world.program;
  return { world, acts: isByAnyone ? world.arena.moves.others : ownActs(world.program, goal, world.arena.moves.others), isReached };
}

/** For an act, those who do it; for a statement, everyone. */
function ownActs(program: Program, goal: Goal, acts: readonly Ground[]): readonly Ground[] {
  if (goal.kind === 'statement') return acts;
  const actors = new Set((program.acts.get(goal.act.pattern)?.actorRoles ?? [0]).flatMap((r) => { const t = goal.act.args[r]; return t?.kind === 'thing' ? [t.id] : []; }));
  return actors.size === 0 ? acts : acts.filter((a) => actorsOf(program, a).every((p) => actors.has(p)));
}

export function possible(context: QuestionContext, ask: Extract<Ask, { kind: 'possible' }>, assumptions: readonly Assumption[], readings: readonly string[]): Verdict {
  const base = baseWorld(context, readings);
  const assumed = assume(base.program, base.state, assumptions);
  const { world, acts, isReached } = prepareSearch(context, base, assumed, ask.goal, { isWithoutBreach: ask.isWithoutBreach, isByAnyone: ask.byAnyone === true, doing: 'looking for a way', after: ask.after });
  const scope = (isClosed: boolean, positions: number): Scope => scopeOf(world, isClosed, positions);
  if (assumed.contradiction) return { kind: 'unknown', scope: scope(true, 0), reason: { kind: 'contradictory-assumptions', assumptions: assumed.contradiction } };
  const result = reach(world.arena, world.state, acts, isReached, ask.after && occurs(() => world.program, ask.after));
  switch (result.kind) {
    case 'found': return { kind: 'holds', scope: scope(true, result.positions), run: runOf(world, result.end, reaches(() => base.program, ask.goal)) };
    case 'none': return { kind: 'fails', scope: scope(result.isClosed, result.positions) };
    case 'stopped': return { kind: 'unknown', scope: scope(false, result.positions), reason: { kind: 'stopped', by: world.arena.meter.stopped() ?? 'steps', soFar: [`no way was found among ${result.positions} situations`] } };
    default: return result;
  }
}

/** A journey replayed on the whole dossier, where it must reach the goal as well. */
export function runOf(world: World, end: Journey, isReached: IsReached): Witness {
  const steps = replayed(world, stepsTo(end), () => []);
  const witness: Witness = { start: world.state.day, steps, events: steps.filter((s) => s.move.kind === 'act').length, shows: { kind: 'goal' } };
  checkRun(world.base.program, world.assumed.state, witness, new Set(), (state: State, effects: readonly Effect[]) => isReached(state, effects));
  return witness;
}

function uniqueActs(acts: readonly Ground[]): readonly Ground[] {
  return [...new Map(acts.map((a) => [groundKey(a), a])).values()];
}

/** Every minimal way to the goal, and the acts that all of them have in common. */
export function leadsTo(context: QuestionContext, goal: Goal, assumptions: readonly Assumption[], readings: readonly string[]): Paths {
  const base = baseWorld(context, readings);
  const assumed = assume(base.program, base.state, assumptions);
  const { world, acts, isReached } = prepareSearch(context, base, assumed, goal, { isWithoutBreach: false, isByAnyone: true, doing: 'looking for all ways' });
  const found = allWays(world.arena, world.state, acts, isReached);
  const ways = [...found.ways].sort((a, b) => a.acts.length - b.acts.length || a.day - b.day);
  const [first, ...rest] = ways;
  // What one of several that are alike does in the way shown, another may do as well.
  const isNobodyElses = (a: Ground): boolean => !a.args.some((id) => id in world.cast.standFor);
  const needed = first === undefined ? [] : uniqueActs(first.acts).filter((a) => isNobodyElses(a) && rest.every((w) => w.acts.some((b) => groundKey(a) === groundKey(b))));
  return {
    scope: scopeOf(world, !found.isStopped, found.positions),
    runs: ways.map((w) => runOf(world, w.end, reaches(() => base.program, goal))),
    needed, actors: [...new Set(needed.flatMap((a) => actorsOf(world.program, a)))].sort(), bound: found.bound,
    isAlreadySo: ways.length === 0 && !found.isStopped && isReached(world.state, []),
    stopped: found.isStopped ? world.arena.meter.stopped() : undefined,
    contradiction: assumed.contradiction,
  };
}
