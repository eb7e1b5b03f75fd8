/**
 * The game as design and decision have it, with no cleverness at all: every day, every act of everyone, every order. Only `step` is
 * shared with the solver (`board.ts`). The others may do at most `acts` acts, all within the first `window` days; the party then
 * goes on by itself to the end of `last`, time enough for whatever it has to wait for.
 */
import { addDays, type Day } from '@servanda/base';
import { groundKey, type State } from '@servanda/semantics';
import { act, night, TooMany, type Board, type Move, type Position, positionOf } from './board.ts';

export interface BruteOptions {
  readonly acts: number;
  readonly window: number;
}

/** Days after the dossier's own until which the party, by itself again, may still be waiting for a notice, or for a prohibition to end. */
const SETTLED = 9;
/**
 * From then on a duty without deadline left open on so many nights running is left open for ever: nothing in these games takes as long to
 * wait for (a notice two days, a prohibition three). Duties that bring one another are followed for as long as any chain of them can last.
 */
const PATIENCE = 5;
const FOLLOWED = 30;

interface Field {
  readonly board: Board;
  readonly own: ReadonlySet<string>;
  readonly ownActs: readonly number[];
  readonly otherActs: readonly number[];
  readonly settled: Day;
  readonly replies: Map<Position, readonly Position[]>;
  /** Of dawns, by the acts left to the others and their last day. */
  readonly lost: Map<string, boolean>;
}

export type Lost = (options: BruteOptions) => boolean | undefined;

/** Whether the others can make the party fail; undefined when it takes too long to tell. */
export function bruteForce(board: Board, start: State, own: readonly string[]): Lost {
  const numbers = board.acts.map((_, i) => i);
  const isOwn = (i: number): boolean => own.includes(board.acts[i]?.args[0] ?? '');
  const field: Field = {
    board, own: new Set(own), ownActs: numbers.filter(isOwn), otherActs: numbers.filter((i) => !isOwn(i)),
    settled: addDays(start.day, SETTLED), replies: new Map(), lost: new Map(),
  };
  return ({ acts, window }) => {
    try { return isLostAtDawn(field, positionOf(board, start), acts, addDays(start.day, window)); } catch (error) { if (error instanceof TooMany) return undefined; throw error; }
  };
}

function isBreach(field: Field, move: Move): boolean {
  return move.breaches.some((b) => field.own.has(b.by));
}

/** The others act, one act after the other, or let it be noon. */
function isLostAtDawn(field: Field, dawn: Position, acts: number, lastAct: Day): boolean {
  if (acts === 0 || dawn.state.day > lastAct) return isLostAlone(field, dawn, NOTHING_WAITS);
  const key = `${dawn.id},${acts},${lastAct}`;
  let isLost = field.lost.get(key);
  if (isLost === undefined) {
    isLost = field.otherActs.some((i) => {
      const move = act(field.board, dawn, i);
      return isBreach(field, move) || (move.to !== dawn && isLostAtDawn(field, move.to, acts - 1, lastAct));
    }) || repliesTo(field, dawn).every((evening) => {
      const move = night(field.board, evening);
      return isBreach(field, move) || isLostAtDawn(field, move.to, acts, lastAct);
    });
    field.lost.set(key, isLost);
  }
  return isLost;
}

/** Where every sequence of acts that is no breach leads on that day; doing nothing comes first. */
function repliesTo(field: Field, noon: Position): readonly Position[] {
  let found = field.replies.get(noon);
  if (!found) {
    const seen = new Set([noon]);
    for (const position of seen) {
      for (const i of field.ownActs) { const move = act(field.board, position, i); if (!isBreach(field, move)) seen.add(move.to); }
    }
    found = [...seen];
    field.replies.set(noon, found);
  }
  return found;
}

/** Duties without deadline, and on how many nights running they have been open. */
type Waiting = ReadonlyMap<string, number>;
const NOTHING_WAITS: Waiting = new Map();

/** Nobody acts any more but the party. */
function isLostAlone(field: Field, dawn: Position, waiting: Waiting): boolean {
  if (isAtRest(field, dawn.state) || dawn.state.day > field.settled + FOLLOWED) return false;
  const key = `${dawn.id};${[...waiting].map(([duty, nights]) => `${duty}*${nights}`)}`;
  let isLost = field.lost.get(key);
  if (isLost === undefined) {
    isLost = repliesTo(field, dawn).every((evening) => {
      const now = evening.state.day < field.settled ? NOTHING_WAITS : anotherNight(field, evening.state, waiting);
      if ([...now.values()].some((nights) => nights > PATIENCE)) return true;
      const move = night(field.board, evening);
      return isBreach(field, move) || isLostAlone(field, move.to, now);
    });
    field.lost.set(key, isLost);
  }
  return isLost;
}

/** The party owes nothing and the calendar brings nothing: as nobody acts, it stays so. */
function isAtRest(field: Field, state: State): boolean {
  return state.agenda.length === 0 && !state.instances.some((i) => i.status === 'active' && field.own.has(i.bearer));
}

function anotherNight(field: Field, { instances }: State, waiting: Waiting): Waiting {
  const open = instances.filter((i) => i.status === 'active' && i.lastDay === undefined && field.own.has(i.bearer)).map((i) => `${i.norm}|${i.bearer}|${groundKey(i.act)}`);
  return new Map([...new Set(open)].sort().map((duty) => [duty, (waiting.get(duty) ?? 0) + 1]));
}
