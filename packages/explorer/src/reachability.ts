/**
 * Can something come about at all? Everyone's acts and the calendar, searched together from today, cheapest first: fewest acts,
 * then the earliest day (Dijkstra 1959). Situations that were met before, but for a shift of the calendar, are not met again, nor are
 * those than which a better one has been met (`domination.ts`).
 */
import type { Day } from '@servanda/base';
import { groundKey, type Effect, type Ground, type State } from '@servanda/semantics';
import { pass, successorsOf, type Arena } from './arena.ts';
import { keyOf } from './canonical-key.ts';
import { makeFrontier, weightOf, type Frontier } from './domination.ts';
import { makeQueue, type PlayStep } from './refutation.ts';

/** Whether what is asked for is so in a state, or has just been done. */
export type IsReached = (state: State, effects: readonly Effect[]) => boolean;

export interface Journey {
  readonly state: State;
  readonly acts: number;
  readonly key: string;
  readonly step?: PlayStep;
  readonly before?: Journey;
}

export type Search =
  | { readonly kind: 'found'; readonly end: Journey; readonly positions: number }
  | { readonly kind: 'none'; readonly isClosed: boolean; readonly positions: number }
  | { readonly kind: 'stopped'; readonly positions: number };

/** `acts`: those that may be used on the way; `after`: the goal counts only once this has been reached. */
export function reach(field: Arena, start: State, acts: readonly Ground[], goal: IsReached, after?: IsReached): Search {
  // What has to come first is told from acts that change nothing, as the goal is.
  const isTold: IsReached = (state, effects) => goal(state, effects) || (after?.(state, effects) ?? false);
  const arena: Arena = { ...field, goal: { mode: 'ensure', isReached: isTold } };
  // The goal is told when its turn comes, not when it is met: with an act less it may be reached on a later day. Of equal plays the
  // one with fewer duties open comes first: it may dominate the others.
  const queue = makeQueue<Journey & Turn>((a, b) => a.acts - b.acts || a.state.day - b.state.day || Number(b.isThere) - Number(a.isThere) || a.weight - b.weight);
  // One for the situations before `after` has been reached, one for those since.
  const [before, since] = [makeFrontier(), makeFrontier()];
  const frontier = (isAfter: boolean): Frontier => (isAfter ? since : before);
  const positions = (): number => before.size() + since.size();
  const isAfterAtOnce = after === undefined || after(start, []);
  const first = { state: start, acts: 0, key: keyOf(arena.plan, start), isAfter: isAfterAtOnce, isThere: false, weight: 0 };
  if (arena.meter.stopped()) return { kind: 'stopped', positions: 0 };
  if (isAfterAtOnce && goal(start, [])) return { kind: 'found', end: first, positions: 1 };
  queue.push(first);
  let isClosed = true;
  for (let at = queue.pop(); at; at = queue.pop()) {
    if (at.isThere) return { kind: 'found', end: at, positions: positions() };
    if (arena.meter.stopped()) return { kind: 'stopped', positions: positions() };
    if (frontier(at.isAfter).isDominated(at.key)) continue;
    frontier(at.isAfter).add(at.key);
    const here = at;
    const visit = (state: State, key: string, step: PlayStep): void => {
      const isAfter = here.isAfter || (after?.(state, step.effects) ?? true);
      const isThere = isAfter && goal(state, step.effects);
      if (!isThere && frontier(isAfter).isDominated(key)) return;
      queue.push({ state, acts: here.acts + (step.kind === 'time' ? 0 : 1), key, step, before: here, isAfter, isThere, weight: weightOf(key) });
    };
    if (forward(arena, here, acts, visit) === 'beyond') isClosed = false;
  }
  return arena.meter.stopped() ? { kind: 'stopped', positions: positions() } : { kind: 'none', isClosed, positions: positions() };
}

/** When a situation's turn comes. */
interface Turn { readonly isAfter: boolean; readonly isThere: boolean; readonly weight: number }

function forward(
  arena: Arena, at: Journey, acts: readonly Ground[], visit: (state: State, key: string, step: PlayStep) => void,
): 'beyond' | undefined {
  for (const s of successorsOf(arena, at.state, at.key, acts)) visit(s.state, s.key, { kind: 'others', day: at.state.day, act: s.act, effects: s.effects });
  const passing = pass(arena, at.state);
  if (passing.kind === 'beyond') return 'beyond';
  if (passing.kind === 'next') visit(passing.state, keyOf(arena.plan, passing.state), { kind: 'time', day: at.state.day, to: passing.state.day, effects: passing.effects });
  return undefined;
}

/** The steps from the start to here. */
export function stepsTo(end: Journey): readonly PlayStep[] {
  const steps: PlayStep[] = [];
  for (let at: Journey | undefined = end; at?.step; at = at.before) steps.unshift(at.step);
  return steps;
}

/** A set of acts with which the goal is reached, none of them superfluous. */
export interface Way { readonly acts: readonly Ground[]; readonly end: Journey; readonly day: Day }

export interface Ways {
  readonly ways: readonly Way[];
  /** The most acts that were tried together. */
  readonly bound: number;
  readonly positions: number;
  readonly isStopped: boolean;
}

/** How many acts more than the fewest are tried, and how many ways are listed. */
const EXTRA_ACTS = 2;
const MOST_WAYS = 100;

/** All the minimal ways to the goal: no way listed does all the acts of another, as often. */
export function allWays(field: Arena, start: State, acts: readonly Ground[], goal: IsReached): Ways {
  const arena: Arena = { ...field, goal: { mode: 'ensure', isReached: goal } };
  const ways: Way[] = [];
  const found: (readonly string[])[] = [];
  // A situation that fewer of the same acts have led to is no beginning of another way.
  const reached = new Map<string, (readonly string[])[]>();
  const isSpare = (key: string, done: readonly string[]): boolean => {
    const known = reached.get(key);
    if (known?.some((less) => isAmong(less, done))) return true;
    if (known) known.push(done); else reached.set(key, [done]);
    return false;
  };
  const first: Journey = { state: start, acts: 0, key: keyOf(arena.plan, start) };
  isSpare(first.key, []);
  let layer: { readonly at: Journey; readonly done: readonly string[]; readonly grounds: readonly Ground[] }[] = [{ at: first, done: [], grounds: [] }];
  let bound = Infinity;
  let depth = 0;
  for (; layer.length > 0 && depth <= bound && !arena.meter.stopped(); depth++) {
    const next: typeof layer = [];
    for (const item of layer) {
      // Time may pass before each act and after the last: every day met on the way counts as a place to act from.
      for (const day of daysFrom(arena, item.at, goal)) {
        if (day === 'goal' || goal(day.state, day.step?.effects ?? [])) continue;
        for (const s of successorsOf(arena, day.state, day.key, acts)) {
          const done = [...item.done, groundKey(s.act)].sort();
          if (found.some((way) => isAmong(way, done)) || (!s.isGoal && isSpare(s.key, done))) continue;
          next.push({ at: { state: s.state, acts: day.acts + 1, key: s.key, step: { kind: 'others', day: day.state.day, act: s.act, effects: s.effects }, before: day }, done, grounds: [...item.grounds, s.act] });
        }
      }
    }
    layer = next.filter((item) => {
      const end = goalFrom(arena, item.at, goal);
      if (!end) return true;
      if (!found.some((way) => isAmong(way, item.done))) { found.push(item.done); ways.push({ acts: item.grounds, end, day: end.state.day }); }
      bound = Math.min(bound, depth + EXTRA_ACTS);
      return false;
    });
    if (ways.length >= MOST_WAYS) break;
  }
  return { ways, bound: depth, positions: reached.size, isStopped: arena.meter.stopped() !== undefined };
}

/** Whether each of `less` is in `more`, as often; both in order. */
function isAmong(less: readonly string[], more: readonly string[]): boolean {
  let i = 0;
  for (const id of more) if (i < less.length && less[i] === id) i++;
  return i === less.length;
}

/** The situations that waiting alone brings about, the present one first. */
function daysFrom(arena: Arena, at: Journey, goal: IsReached): readonly (Journey | 'goal')[] {
  const days: (Journey | 'goal')[] = [at];
  const seen = new Set([at.key]);
  for (let now = at; ;) {
    const passing = pass(arena, now.state);
    if (passing.kind !== 'next') return days;
    const key = keyOf(arena.plan, passing.state);
    if (seen.has(key)) return days;
    seen.add(key);
    const step: PlayStep = { kind: 'time', day: now.state.day, to: passing.state.day, effects: passing.effects };
    now = { state: passing.state, acts: at.acts, key, step, before: now };
    days.push(goal(now.state, passing.effects) ? 'goal' : now);
  }
}

/** Reached by the last act, or by waiting after it. */
function goalFrom(arena: Arena, at: Journey, goal: IsReached): Journey | undefined {
  const seen = new Set<string>();
  for (let now = at; !seen.has(now.key);) {
    if (goal(now.state, now.step?.effects ?? [])) return now;
    seen.add(now.key);
    const passing = pass(arena, now.state);
    if (passing.kind !== 'next') return undefined;
    now = { state: passing.state, acts: at.acts, key: keyOf(arena.plan, passing.state), step: { kind: 'time', day: now.state.day, to: passing.state.day, effects: passing.effects }, before: now };
  }
  return undefined;
}
