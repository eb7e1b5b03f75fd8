/**
 * The playing field of one question: from a state to the acts that change anything and the states they lead to, and to the next
 * day on which anything can be otherwise. Everything goes through `step`; nothing here knows law. Read next: `safety.ts`.
 */
import { addDays, type Day, type Meter } from '@servanda/base';
import type { EventPattern } from '@servanda/model';
import {
  step, isPossibleNow, type Breach, type Effect, type Ground, type Program, type State,
} from '@servanda/semantics';
import { isEvent } from './event-match.ts';
import { keyOf, watchedIn, type KeyPlan } from './canonical-key.ts';
import { nextDay } from './interesting-days.ts';
import { isIdle, type Moves } from './moves.ts';
import { isVoid, type QuietActs } from './void-acts.ts';

export interface Arena {
  readonly program: Program;
  readonly plan: KeyPlan;
  readonly moves: Moves;
  /** Acts that nothing takes notice of, with what they make so. */
  readonly quiet: QuietActs;
  readonly own: ReadonlySet<string>;
  /** Parties assumed never to breach: what would be a breach of theirs does not happen. */
  readonly keepers: ReadonlySet<string>;
  /** Events assumed never to occur. */
  readonly never: readonly EventPattern[];
  readonly horizon: Day;
  /** Which of the own parties' breaches count. */
  readonly counts: (breach: Breach) => boolean;
  readonly meter: Meter;
  /** What the own parties want to bring about (`ensure`), or must not let happen (`prevent`), besides keeping their word. */
  readonly goal?: { readonly mode: 'ensure' | 'prevent'; readonly isReached: (state: State, effects: readonly Effect[]) => boolean };
}

/** A state that an act has led to. */
export interface Successor {
  readonly act: Ground;
  readonly state: State;
  readonly key: string;
  readonly effects: readonly Effect[];
  /** Breaches, that count, of the parties asked about. */
  readonly breaches: readonly Breach[];
  readonly isGoal: boolean;
}

/** Acts of a side that are possible, allowed by the assumptions, and make a difference. */
export function successorsOf(arena: Arena, state: State, key: string, acts: readonly Ground[]): readonly Successor[] {
  const found: Successor[] = [];
  for (const act of acts) {
    if (isVoid(arena.quiet, state, act) || (state.successors.size > 0 && act.args.some((id) => state.successors.has(id)))) continue;
    const next = tryAct(arena, state, act);
    if (next && (next.key !== key || next.breaches.length > 0 || next.isGoal)) found.push(next);
  }
  return found;
}

/** Undefined where the act cannot be done, or an assumption rules it out. */
export function tryAct(arena: Arena, state: State, act: Ground): Successor | undefined {
  if (isIdle(arena.program, arena.moves, state, act) || !isPossibleNow(arena.program, state, act)) return undefined;
  arena.meter.step();
  const { state: next, effects } = step(arena.program, state, state.day, { kind: 'act', act });
  const breaches = next.breaches.slice(state.breaches.length);
  if (isRuledOut(arena, next, effects, breaches)) return undefined;
  return { act, state: next, key: keyOf(arena.plan, next), effects, breaches: ownBreaches(arena, breaches), isGoal: isGoal(arena, next, effects) };
}

function ownBreaches(arena: Arena, breaches: readonly Breach[]): readonly Breach[] {
  return breaches.length === 0 ? breaches : breaches.filter((b) => arena.own.has(b.by) && arena.counts(b));
}

export type Passing =
  /** Nothing is pending: tomorrow is like today. */
  | { readonly kind: 'same' }
  | { readonly kind: 'beyond' }
  /** Only by breaking an assumption can time go on. */
  | { readonly kind: 'ruled-out' }
  | { readonly kind: 'next'; readonly state: State; readonly effects: readonly Effect[]; readonly breaches: readonly Breach[]; readonly isGoal: boolean };

/** Time goes on to the next interesting day. */
export function pass(arena: Arena, state: State): Passing {
  const to = nextDay(arena.plan.clocks, arena.program, state, { isWatched: watchedIn(arena.plan, state), mayNotify: arena.moves.mayNotify });
  if (to === undefined) return isAgeing(arena, state) ? { kind: 'next', state: { ...state, day: addDays(state.day, 1) }, effects: [], breaches: [], isGoal: false } : { kind: 'same' };
  if (to > arena.horizon) return { kind: 'beyond' };
  arena.meter.step();
  const { state: next, effects } = step(arena.program, state, to, { kind: 'pass' });
  const breaches = next.breaches.slice(state.breaches.length);
  if (isRuledOut(arena, next, effects, breaches)) return { kind: 'ruled-out' };
  return { kind: 'next', state: next, effects, breaches: ownBreaches(arena, breaches), isGoal: isGoal(arena, next, effects) };
}

/** Nothing is pending, but it still counts how long ago something was. */
function isAgeing(arena: Arena, state: State): boolean {
  const { cone, hasDatedBreaches } = arena.plan;
  if (cone.dated.size === 0 && !hasDatedBreaches) return false;
  return keyOf(arena.plan, state) !== keyOf(arena.plan, { ...state, day: addDays(state.day, 1) });
}

function isGoal(arena: Arena, state: State, effects: readonly Effect[]): boolean {
  return arena.goal?.isReached(state, effects) ?? false;
}

function isRuledOut(arena: Arena, state: State, effects: readonly Effect[], breaches: readonly Breach[]): boolean {
  if (breaches.some((b) => arena.keepers.has(b.by))) return true;
  return arena.never.length > 0 && arena.never.some((event) => effects.some((effect) => isEvent(arena.program, state, event, effect)));
}
