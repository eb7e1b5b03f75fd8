/**
 * A dossier as a board for brute force: positions, every act of everyone in each of them, and the next day. All of it comes from
 * `step`; a position is stepped from once for each act and kept. Nothing here knows law, but for what a state must be told apart by.
 */
import { addDays, type Day } from '@servanda/base';
import type { Model, Norm, TreatyAct } from '@servanda/model';
import { prepare, step, type Breach, type Effect, type Ground, type InstrumentState, type ObligationInstance, type Program, type Stand, type State } from '@servanda/semantics';

export interface Board {
  readonly program: Program;
  readonly acts: readonly Ground[];
  readonly positions: Map<string, Position>;
  readonly mark: (state: State) => string;
  readonly isGoal: IsSo;
  readonly isAfter: IsSo;
  steps: number;
  /** Gives up past so many steps. */
  readonly most: number;
}

export interface Position {
  readonly id: number;
  readonly state: State;
  /** By number of the act; filled when first asked for. */
  readonly byAct: Move[];
  byNight?: Move;
}

export interface Move {
  readonly to: Position;
  readonly breaches: readonly Breach[];
  /** What the question is about is so, or has just been done; likewise what it comes after. */
  readonly isGoal: boolean;
  readonly isAfter: boolean;
}

/** Of a state and what the step into it brought about. */
export type IsSo = (state: State, effects: readonly Effect[]) => boolean;

export class TooMany extends Error {}

/** What states are told apart by besides what holds: acts that are remembered, and whether breaches are. */
export interface Memory {
  readonly acts: ReadonlySet<string>;
  readonly hasBreaches: boolean;
}

export interface BoardOptions {
  /** Treaty acts that are done. */
  readonly kinds: readonly TreatyAct[];
  readonly isGoal?: IsSo;
  readonly isAfter?: IsSo;
  /** Whatever of the question's own words looks back at acts or breaches. */
  readonly question?: unknown;
  readonly most: number;
}

export function boardOf(model: Model, { kinds, isGoal = () => false, isAfter = () => true, question, most }: BoardOptions): Board {
  const program = prepare(model);
  return { program, acts: everyAct(program, kinds), positions: new Map(), mark: markOf(memoryOf(program, question)), isGoal, isAfter, steps: 0, most };
}

export function positionOf(board: Board, state: State): Position {
  const key = `${state.day}|${board.mark(state)}`;
  let position = board.positions.get(key);
  if (!position) { position = { id: board.positions.size, state, byAct: [] }; board.positions.set(key, position); }
  return position;
}

/** The act of this number, done now. */
export function act(board: Board, from: Position, i: number): Move {
  return from.byAct[i] ??= moveBy(board, from, from.state.day, board.acts[i]);
}

/** The day ends. */
export function night(board: Board, from: Position): Move {
  return from.byNight ??= moveBy(board, from, addDays(from.state.day, 1));
}

function moveBy(board: Board, { state }: Position, day: Day, done?: Ground): Move {
  if (board.steps++ > board.most) throw new TooMany();
  const next = step(board.program, state, day, done ? { kind: 'act', act: done } : { kind: 'pass' });
  return { to: positionOf(board, next.state), breaches: next.state.breaches.slice(state.breaches.length), isGoal: board.isGoal(next.state, next.effects), isAfter: board.isAfter(next.state, next.effects) };
}

/**
 * Acts of the author's patterns, and of the treaty acts those of the kinds. Exits have no effect without a power in the treaty, and a
 * treaty between two ends with the first to leave, so that nobody can come back (docs/semantics.md §3).
 */
function everyAct(program: Program, kinds: readonly TreatyAct[]): readonly Ground[] {
  const acts: Ground[] = [];
  for (const pattern of program.model.acts) {
    const kind = pattern.treatyAct;
    if (!kind) { for (const s of program.byKind.get('State') ?? []) acts.push({ pattern: pattern.id, args: [s] }); continue; }
    if (!kinds.includes(kind)) continue;
    for (const i of program.model.instruments) {
      if (kind !== 'terminate' && !program.norms.some((n) => n.kind === 'power' && n.acts.some((a) => a.args[1]?.kind === 'thing' && a.args[1].id === i.id))) continue;
      if (kind === 'ratify' && i.parties.length === 2) continue;
      for (const s of i.parties) acts.push({ pattern: pattern.id, args: [s, i.id] });
    }
  }
  return acts;
}

/** Law that waits for an act, or applies since one, looks back; what is done otherwise sets law off there and then. */
function memoryOf(program: Program, question: unknown): Memory {
  const looks = program.norms.map((n: Norm) => [n.after, n.kind === 'obligation' ? undefined : n.trigger]);
  const text = JSON.stringify([looks, question]);
  // Ending a treaty by consent of all is done when the last has agreed.
  const acts = program.model.acts.filter((a) => text.includes(`"pattern":"${a.id}"`) || a.treatyAct === 'terminate').map((a) => a.id);
  return { acts: new Set(acts), hasBreaches: text.includes('breach') };
}

/** Everything but who caused what. Records never change, so each is written out once, and named by a number. */
function markOf(memory: Memory): (state: State) => string {
  const numbers = new Map<string, number>();
  const name = (text: string): number => { let n = numbers.get(text); if (n === undefined) { n = numbers.size; numbers.set(text, n); } return n; };
  const stand = once(({ cause: _, ...s }: Stand) => name(JSON.stringify(s)));
  const instrument = once(({ cause: _, ...i }: InstrumentState) => name(JSON.stringify(i)));
  const duty = once((i: ObligationInstance) => name(JSON.stringify([i.norm, i.bearer, i.toward, i.act, i.status, i.lastDay, i.suspendedSince, i.bindings])));
  return (state) => {
    let mark = '';
    for (const [key, s] of state.stands) mark += `${name(key)}=${stand(s)},`;
    for (const [key, i] of state.instruments) mark += `${name(key)}=${instrument(i)},`;
    const open: number[] = [];
    for (const i of state.instances) if (i.status === 'pending' || i.status === 'active' || i.status === 'suspended') open.push(duty(i));
    const done: string[] = [];
    for (const [key, d] of state.done) if (memory.acts.has(d.act.pattern)) done.push(`${key}@${d.on}`);
    const breaches = memory.hasBreaches ? state.breaches.map((b) => b.norm + b.by) : [];
    const holding = [...state.holding].flatMap(([law, keys]) => [...keys].map((k) => law + k));
    return `${mark}|${setOf(state.facts.keys())}|${setOf(open)}|${setOf(done)}|${setOf(breaches)}|${setOf([...state.pairs].map(String))}|${setOf(holding)}|${name(setOf(state.created))}`;
  };
}

function setOf(items: Iterable<string | number>): string {
  const all = [...new Set(items)];
  return all.length > 1 ? all.sort().join() : `${all[0] ?? ''}`;
}

function once<T extends object>(write: (record: T) => number): (record: T) => number {
  const known = new WeakMap<T, number>();
  return (record) => {
    let number = known.get(record);
    if (number === undefined) { number = write(record); known.set(record, number); }
    return number;
  };
}
