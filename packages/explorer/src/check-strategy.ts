/**
 * Checks a strategy of the party asked about, independently of how it was found: from the first situation, against everything the
 * others can do, the table has an answer, no answer is a breach, and no round of days leaves a duty without deadline
 * open for ever. Everything goes through `step`. A strategy that does not check is a bug of ours.
 */
import { groundKey, type State } from '@servanda/semantics';
import { invariant } from '@servanda/base';
import { pass, successorsOf, tryAct, type Arena } from './arena.ts';
import { keyOf } from './canonical-key.ts';
import { knotsOf } from './knots.ts';
import { nextPursued } from './strategy.ts';
import type { Strategy, StrategyEntry } from './verdict.ts';

/** A dawn (with nothing in `open`) or the end of a day, and where the play can go from there. */
export interface Node { readonly open?: readonly string[]; readonly next: Set<string> }

/** Returns false when the search was stopped before all of it was checked. */
export function checkStrategy(arena: Arena, start: State, strategy: Strategy): boolean {
  const table = new Map(strategy.entries.map((e) => [`${e.position}!${e.pursuing ?? 0}`, e]));
  const nodes = new Map<string, Node>();
  const todo: { readonly state: State; readonly key: string; readonly pursuing: number }[] = [];
  const dawnAt = (state: State, key: string, pursuing: number): string => {
    const id = `dawn ${key}!${pursuing}`;
    if (!nodes.has(id)) { nodes.set(id, { next: new Set() }); todo.push({ state, key, pursuing }); }
    return id;
  };
  dawnAt(start, keyOf(arena.plan, start), 0);
  for (let at = todo.pop(); at; at = todo.pop()) {
    if (arena.meter.stopped()) return false;
    const { state, key, pursuing } = at;
    const dawn = nodes.get(`dawn ${key}!${pursuing}`) as Node;
    for (const next of attacks(arena, state, key)) dawn.next.add(dawnAt(next.state, next.key, pursuing));
    const id = `${key}!${pursuing}`;
    const entry = table.get(id);
    invariant(entry !== undefined, `a strategy has no answer in position ${id}`);
    const { end, isGoal } = follow(arena, state, entry);
    const day: Node = { open: isGoal ? [] : openKeys(arena, end), next: new Set() };
    dawn.next.add(id);
    nodes.set(id, day);
    const then = isGoal ? undefined : passChecked(arena, end);
    if (then) day.next.add(dawnAt(then, keyOf(arena.plan, then), nextPursued(day.open ?? [], strategy.pursues, pursuing)));
  }
  checkFair(nodes);
  return true;
}

/** What the others can make of a dawn by one act. */
function attacks(arena: Arena, state: State, key: string): readonly { readonly state: State; readonly key: string }[] {
  return successorsOf(arena, state, key, arena.moves.others).filter((next) => {
    if (next.isGoal && arena.goal?.mode === 'ensure') return false;
    invariant(next.breaches.length === 0 && !next.isGoal, `against a strategy the others force a breach by ${groundKey(next.act)}`);
    return true;
  });
}

function follow(arena: Arena, noon: State, entry: StrategyEntry): { readonly end: State; readonly isGoal: boolean } {
  let now = noon;
  for (const act of entry.acts) {
    const next = tryAct(arena, now, act);
    invariant(next !== undefined && next.breaches.length === 0, `a strategy breaches by ${groundKey(act)}`);
    if (next.isGoal) { invariant(arena.goal?.mode === 'ensure', 'a strategy does what it is to prevent'); return { end: next.state, isGoal: true }; }
    now = next.state;
  }
  return { end: now, isGoal: false };
}

function passChecked(arena: Arena, end: State): State | undefined {
  const passing = pass(arena, end);
  if (passing.kind === 'same') return end;
  if (passing.kind !== 'next') { invariant(passing.kind === 'ruled-out' || arena.goal?.mode !== 'ensure', 'a strategy runs into the horizon before its goal'); return undefined; }
  if (passing.isGoal && arena.goal?.mode === 'ensure') return undefined;
  invariant(passing.breaches.length === 0 && !passing.isGoal, 'a strategy lets a deadline pass');
  return passing.state;
}

/** Duties of the own parties that are active and have no last day, by norm, bearer and act. */
export function openKeys(arena: Arena, end: State): readonly string[] {
  const open = arena.goal?.mode === 'ensure' ? ['goal'] : [];
  for (const i of end.instances) {
    const norm = arena.program.normById.get(i.norm);
    if (i.status !== 'active' || i.lastDay !== undefined || !arena.own.has(i.bearer) || norm?.deadline?.kind === 'before-event') continue;
    if (arena.counts({ id: -1, norm: i.norm, provision: norm?.provision ?? '', by: i.bearer, toward: [], on: end.day, cause: -1 })) open.push(`${i.norm}|${i.bearer}|${groundKey(i.act)}`);
  }
  return open;
}

/** No duty may be open on every day of a round: without the days on which it is not open, no day comes back to itself. */
function checkFair(nodes: ReadonlyMap<string, Node>): void {
  const duties = new Set([...nodes.values()].flatMap((n) => n.open ?? []));
  for (const duty of duties) {
    const left = new Map([...nodes].filter(([, n]) => n.open === undefined || n.open.includes(duty)));
    for (const knot of knotsOf(left)) invariant(knot.every((id) => left.get(id)?.open === undefined), `a strategy leaves a duty open for ever: ${duty}`);
  }
}
