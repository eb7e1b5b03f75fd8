/**
 * Plays one question out: first whether breaches can be avoided, then whether duties without deadline are kept as well; if not,
 * the fewest acts with which the others win. What comes out has been checked. Read next: `safety.ts`, `buchi.ts`, `refutation.ts`.
 */
import { addDays, type StopReason } from '@servanda/base';
import { isFair, solveFair, type FairSolution } from './buchi.ts';
import { checkStrategy } from './check-strategy.ts';
import { checkRefutation, checkRun } from './check-witness.ts';
import { refute, type Refutation } from './refutation.ts';
import { solveSafety } from './safety.ts';
import { strategyOfFair, strategyOfSafety } from './strategy.ts';
import type { Strategy, Witness } from './verdict.ts';
import { witnessOfBreach, witnessOfOpenDuty } from './witness.ts';
import type { World } from './world.ts';

export type GameResult =
  | { readonly kind: 'won'; readonly strategy: Strategy; readonly isClosed: boolean; readonly positions: number }
  | { readonly kind: 'lost'; readonly witness: Witness; readonly positions: number }
  | { readonly kind: 'stopped'; readonly by: StopReason; readonly soFar: readonly string[]; readonly positions: number };

/** Whether the game is won, without saying how: for cores, repairs and readings. */
export function isWon(world: World): boolean | undefined {
  // Most conflicts take one act, and are found at once among the plays with no more.
  const short = solveSafety(world.arena, world.state, { actsLeft: 1 });
  if (short.isStopped) return undefined;
  if (short.lost.has(short.root.id)) return false;
  const solution = solveSafety(world.arena, world.state);
  if (solution.isStopped) return undefined;
  if (solution.lost.has(solution.root.id)) return false;
  if (isFair(solution)) return true;
  const fair = solveFair(solution.graph, solution.root);
  return fair.isStopped ? undefined : fair.isRootWon;
}

export function playGame(world: World): GameResult {
  const { arena, state } = world;
  const soFar: string[] = [];
  let positions = 0;
  const stopped = (): GameResult => ({ kind: 'stopped', by: arena.meter.stopped() ?? 'steps', soFar, positions });
  for (const acts of [0, 1]) {
    const result = loseWithin(world, acts, true);
    positions += result.positions;
    if (result.kind === 'lost') return shortest(world, result.witness, acts, positions);
    if (result.kind === 'stopped') return stopped();
  }
  soFar.push('with at most one act of the others, no breach can be forced');
  const whole = solveSafety(arena, state);
  positions += whole.graph.dawns.size;
  if (whole.isStopped) return stopped();
  const isLost = whole.lost.has(whole.root.id);
  if (!isLost && isFair(whole)) {
    const strategy = strategyOfSafety(whole);
    return checkStrategy(arena, state, strategy) ? { kind: 'won', strategy, isClosed: !whole.graph.isBeyondHorizon, positions } : stopped();
  }
  let fair: FairSolution | undefined;
  if (!isLost) {
    soFar.push('no breach can be forced');
    fair = solveFair(whole.graph, whole.root);
    positions = whole.graph.dawns.size;
    if (fair.isStopped) return stopped();
    if (fair.isRootWon) {
      const strategy = strategyOfFair(fair);
      if (!checkStrategy(arena, state, strategy)) return stopped();
      return { kind: 'won', strategy, isClosed: !whole.graph.isBeyondHorizon, positions };
    }
  }
  soFar.push(isLost ? 'the others can force a breach' : 'the others can keep a duty open for ever');
  // Some play wins already; are there shorter ones? Keeping a duty open may need acts without end: then no number is enough.
  const found = fair ? undefined : refute(whole);
  const most = found?.value.get(found.root.id)?.acts ?? MOST_ACTS_FOR_DUTIES;
  for (let acts = 0; acts < most; acts++) {
    const result = loseWithin(world, acts);
    positions += result.positions;
    if (result.kind === 'lost') return { kind: 'lost', witness: result.witness, positions };
    if (result.kind === 'stopped') return stopped();
  }
  const witness = checked(world, fair ? witnessOfOpenDuty(world, fair) : witnessOfBreach(world, earliest(world, found as Refutation, most)));
  return witness ? { kind: 'lost', witness, positions } : stopped();
}

/** A breach forced with so many acts; but with fewer a duty may be kept open for ever. */
function shortest(world: World, breach: Witness, acts: number, positions: number): GameResult {
  for (let fewer = 0; fewer < acts; fewer++) {
    const result = loseWithin(world, fewer);
    positions += result.positions;
    if (result.kind === 'lost') return { kind: 'lost', witness: result.witness, positions };
  }
  return { kind: 'lost', witness: breach, positions };
}

/** Plays with more acts than this are not compared by length where what is lost is a duty without deadline. */
const MOST_ACTS_FOR_DUTIES = 4;

type Bounded =
  | { readonly kind: 'lost'; readonly witness: Witness; readonly positions: number }
  | { readonly kind: 'held'; readonly positions: number }
  | { readonly kind: 'stopped'; readonly positions: number };

/** The game in which the others have so many acts; of safety only, where duties without deadline are looked at later. */
function loseWithin(world: World, acts: number, isOfSafety = false): Bounded {
  const { arena, state } = world;
  const solution = solveSafety(arena, state, { actsLeft: acts });
  const positions = solution.graph.dawns.size;
  if (solution.isStopped) return { kind: 'stopped', positions };
  if (solution.lost.has(solution.root.id)) return lostBy(checked(world, witnessOfBreach(world, earliest(world, refute(solution), acts))), positions);
  if (isOfSafety || isFair(solution)) return { kind: 'held', positions };
  const fair = solveFair(solution.graph, solution.root);
  if (fair.isStopped) return { kind: 'stopped', positions };
  if (fair.isRootWon) return { kind: 'held', positions };
  return lostBy(checked(world, witnessOfOpenDuty(world, fair)), positions);
}

function lostBy(witness: Witness | undefined, positions: number): Bounded {
  return witness ? { kind: 'lost', witness, positions } : { kind: 'stopped', positions };
}

/** The same number of acts, but an earlier end: asked for with ever nearer horizons until there is none. */
function earliest(world: World, found: Refutation, acts: number): Refutation {
  let best = found;
  // What is to be ensured is missed by waiting as well: there is no earlier day of missing it.
  while (world.arena.goal?.mode !== 'ensure') {
    const end = best.value.get(best.root.id)?.day;
    if (end === undefined || end <= world.state.day) return best;
    const sooner = solveSafety({ ...world.arena, horizon: addDays(end, -1) }, world.state, { actsLeft: acts });
    if (sooner.isStopped || !sooner.lost.has(sooner.root.id)) return best;
    best = refute(sooner);
  }
  return best;
}

/** The witness, once it has been checked; nothing when the search was stopped before that. */
function checked(world: World, witness: Witness): Witness | undefined {
  checkRun(world.base.program, world.assumed.state, witness, world.arena.own);
  return witness.refutation && !checkRefutation(world.arena, world.state, witness.refutation) ? undefined : witness;
}
