/**
 * Checks a strategy of the party asked about, independently of how it was found: from the first situation, against everything the
 * others can do, the table has an answer, no answer is a breach, and no round of days leaves a duty without deadline
 * open for ever. Everything goes through `step`. A strategy that does not check is a bug of ours.
 */
import { groundKey, type State } from '@servanda/semantics';
import { invariant } from '@servanda/base';
import { pass, successorsOf, tryAct, type Arena } from './arena.ts';
import { keyOf } from './canonical-key.ts';
import { nextPursued } from './strategy.ts';
import type { Strategy, StrategyEntry } from './verdict.ts';

interface Node { readonly id: string; readonly open: readonly string[]; readonly next: Set<string> }

export function checkStrategy(arena: Arena, start: State, strategy: Strategy): void {
  const table = new Map(strategy.entries.map((e) => [`${e.position}!${e.pursuing ?? 0}`, e]));
  const days = new Map<string, Node>();
  const todo: { readonly state: State; readonly pursuing: number; readonly from?: Node }[] = [{ state: start, pursuing: 0 }];
  for (let at = todo.pop(); at; at = todo.pop()) {
    for (const noon of dawnTo(arena, at.state)) {
      const id = `${noon.key}!${at.pursuing}`;
      at.from?.next.add(id);
      if (days.has(id)) continue;
      const entry = table.get(id);
      invariant(entry !== undefined, `a strategy has no answer in position ${id}`);
      const { end, isGoal } = follow(arena, noon.state, entry);
      const node: Node = { id, open: isGoal ? [] : openKeys(arena, end), next: new Set() };
      days.set(id, node);
      const then = isGoal ? undefined : passChecked(arena, end);
      if (then) todo.push({ state: then, pursuing: nextPursued(node.open, strategy.pursues, at.pursuing), from: node });
    }
  }
  checkFair(days);
}

/** All the states in which the others may end their turn. */
function dawnTo(arena: Arena, state: State): readonly { readonly state: State; readonly key: string }[] {
  const found = new Map([[keyOf(arena.plan, state), state]]);
  const todo = [state];
  for (let now = todo.pop(); now; now = todo.pop()) {
    for (const next of successorsOf(arena, now, keyOf(arena.plan, now), arena.moves.others)) {
      if (next.isGoal && arena.goal?.mode === 'ensure') continue;
      invariant(next.breaches.length === 0 && !next.isGoal, `against a strategy the others force a breach by ${groundKey(next.act)}`);
      if (found.has(next.key)) continue;
      found.set(next.key, next.state);
      todo.push(next.state);
    }
  }
  return [...found].map(([key, s]) => ({ key, state: s }));
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
function checkFair(days: ReadonlyMap<string, Node>): void {
  const duties = new Set([...days.values()].flatMap((d) => d.open));
  for (const duty of duties) {
    const state = new Map<string, 'open' | 'done'>();
    for (const first of days.values()) {
      const path: { readonly node: Node; readonly next: string[] }[] = [];
      const enter = (node: Node): void => { state.set(node.id, 'open'); path.push({ node, next: [...node.next] }); };
      if (!state.has(first.id) && first.open.includes(duty)) enter(first);
      for (let top = path.at(-1); top; top = path.at(-1)) {
        const id = top.next.pop();
        const node = id === undefined ? undefined : days.get(id);
        if (id === undefined) { state.set(top.node.id, 'done'); path.pop(); continue; }
        if (!node?.open.includes(duty)) continue;
        invariant(state.get(node.id) !== 'open', `a strategy leaves a duty open for ever: ${duty}`);
        if (!state.has(node.id)) enter(node);
      }
    }
  }
}
