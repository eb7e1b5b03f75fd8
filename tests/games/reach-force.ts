/**
 * What can come about, by force: every act of everyone on every day, with nothing but `step` (`board.ts`). Runs of so many acts are
 * all tried before any with one more, and each is followed day by day.
 */
import { addDays, type Day } from '@servanda/base';
import type { Ground, State } from '@servanda/semantics';
import { act, night, positionOf, TooMany, type Board, type Move, type Position } from './board.ts';

export interface ReachOptions {
  /** Who acts. */
  readonly actors: readonly string[];
  readonly isWithoutBreach: boolean;
  readonly acts: number;
  readonly days: number;
}

/** The shortest run: fewest acts, then the earliest end. */
export interface Shortest { readonly acts: number; readonly day: Day }

/** Where a run has got to: `isAfter` says that what the question comes after has been. */
interface At { readonly position: Position; readonly isAfter: boolean }

/** Undefined when it takes too long to tell. */
export function shortestRun(board: Board, start: State, options: ReachOptions): Shortest | 'none' | undefined {
  try { return search(board, start, options); } catch (error) { if (error instanceof TooMany) return undefined; throw error; }
}

function search(board: Board, start: State, { actors, isWithoutBreach, acts, days }: ReachOptions): Shortest | 'none' {
  const last = addDays(start.day, days);
  const numbers = board.acts.flatMap((a, i) => (actors.includes(a.args[0] ?? '') ? [i] : []));
  const seen = new Set<string>();
  let found: Day | undefined;
  const follow = (from: At, move: Move): readonly At[] => {
    if (isWithoutBreach && move.breaches.length > 0) return [];
    const at = { position: move.to, isAfter: from.isAfter || move.isAfter };
    const key = `${at.position.id}${at.isAfter}`;
    if (at.isAfter && move.isGoal) found = Math.min(found ?? Infinity, at.position.state.day) as Day;
    if (seen.has(key)) return [];
    seen.add(key);
    return [at];
  };
  const first = { position: positionOf(board, start), isAfter: board.isAfter(start, []) };
  if (first.isAfter && board.isGoal(start, [])) return { acts: 0, day: start.day };
  let layer: readonly At[] = [first];
  for (let n = 0; layer.length > 0; n++) {
    const whole = [...layer];
    for (const at of whole) if (at.position.state.day < last) whole.push(...follow(at, night(board, at.position)));
    if (found !== undefined) return { acts: n, day: found };
    if (n === acts) break;
    layer = whole.flatMap((at) => numbers.flatMap((i) => follow(at, act(board, at.position, i))));
  }
  return 'none';
}

/** With which acts the goal is reached, none of them to spare, up to so many. */
export function minimalWays(board: Board, start: State, options: Omit<ReachOptions, 'isWithoutBreach'>): readonly (readonly Ground[])[] | undefined {
  try { return ways(board, start, options); } catch (error) { if (error instanceof TooMany) return undefined; throw error; }
}

/** Numbers of the acts done, in order. */
interface On { readonly position: Position; readonly done: readonly number[] }

function ways(board: Board, start: State, { actors, acts, days }: Omit<ReachOptions, 'isWithoutBreach'>): readonly (readonly Ground[])[] {
  const last = addDays(start.day, days);
  const numbers = board.acts.flatMap((a, i) => (actors.includes(a.args[0] ?? '') ? [i] : []));
  const found: (readonly number[])[] = [];
  const isSpare = (done: readonly number[]): boolean => found.some((way) => way.every((i) => count(done, i) >= count(way, i)));
  const seen = new Set<string>();
  let layer: readonly On[] = [{ position: positionOf(board, start), done: [] }];
  for (let n = 0; n <= acts; n++) {
    const reached: (readonly number[])[] = [];
    const follow = (move: Move, done: readonly number[]): readonly On[] => {
      if (move.isGoal) { reached.push(done); return []; }
      const key = `${move.to.id}:${done}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ position: move.to, done }];
    };
    const whole = n === 0 ? [...layer] : layer.flatMap(({ position, done }) => numbers.flatMap((i) => {
      const more = [...done, i].sort((a, b) => a - b);
      return isSpare(more) ? [] : follow(act(board, position, i), more);
    }));
    for (const { position, done } of whole) if (position.state.day < last) whole.push(...follow(night(board, position), done));
    for (const done of reached) if (!isSpare(done)) found.push(done);
    layer = whole;
  }
  return found.map((way) => way.flatMap((i) => board.acts[i] ?? []));
}

function count(done: readonly number[], i: number): number {
  return done.filter((j) => j === i).length;
}
