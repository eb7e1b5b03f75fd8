/**
 * Checks a witness, independently of how it was found. Its run is replayed through `step` on the whole dossier and must end in what it
 * shows. The table of the others' answers must win against every reply of the party: each play by it ends in a breach, or
 * goes round for ever with a duty open. A witness that does not check is a bug of ours.
 */
import { invariant } from '@servanda/base';
import { groundKey, step, type Program, type State } from '@servanda/semantics';
import { pass, successorsOf, tryAct, type Arena } from './arena.ts';
import { keyOf } from './canonical-key.ts';
import { knotsOf } from './knots.ts';
import type { IsReached } from './reachability.ts';
import type { Strategy, Witness } from './verdict.ts';

/** Replays the run; `own` are the parties whose breach it shows. */
export function checkRun(program: Program, start: State, witness: Witness, own: ReadonlySet<string>, isReached?: IsReached): State {
  let state = start;
  let isThere = isReached?.(start, []) ?? true;
  for (const s of witness.steps) {
    const next = step(program, state, s.move.kind === 'time' ? s.move.to : s.day, s.move.kind === 'time' ? { kind: 'pass' } : { kind: 'act', act: s.move.act });
    state = next.state;
    isThere ||= isReached?.(state, next.effects) ?? true;
  }
  invariant(isThere, 'a run does not reach what it is said to reach');
  const { shows } = witness;
  if (shows.kind === 'breach') {
    for (const cost of shows.costs) {
      invariant(own.size === 0 || own.has(cost.party), `a witness shows a breach by ${cost.party}, which was not asked about`);
      invariant(state.breaches.some((b) => b.norm === cost.norm && b.by === cost.party && b.on === cost.on), `a witness does not replay to the breach of ${cost.norm}`);
    }
    invariant(shows.costs.length > 0, 'a witness shows no breach');
  }
  if (shows.kind === 'never-discharged') {
    invariant(state.instances.some((i) => i.norm === shows.norm && i.bearer === shows.party && i.status === 'active' && groundKey(i.act) === groundKey(shows.act)),
      `a witness does not leave the duty of ${shows.norm} open`);
  }
  return state;
}

interface Node { readonly open: ReadonlySet<string>; readonly next: Set<string> }

/** Plays the others' table against everything the party can do. Returns false when it was stopped before the end. */
export function checkRefutation(arena: Arena, start: State, table: Strategy): boolean {
  const answers = new Map(table.entries.map((e) => [e.position, e.acts]));
  const isBounded = table.mostActs !== undefined;
  const left = table.mostActs ?? Infinity;
  const days = new Map<string, Node>();
  const todo: { readonly state: State; readonly left: number; readonly from?: Node }[] = [{ state: start, left }];
  for (let at = todo.pop(); at; at = todo.pop()) {
    if (arena.meter.stopped()) return false;
    const id = keyOf(arena.plan, at.state) + (isBounded ? `#${at.left}` : '');
    at.from?.next.add(id);
    if (days.has(id)) continue;
    const acts = answers.get(id);
    invariant(acts !== undefined, `a refutation has no answer in position ${id}`);
    invariant(acts.length <= at.left, 'a refutation does more than it may');
    const noon = attack(arena, at.state, acts);
    if (!noon) { days.set(id, { open: new Set(), next: new Set() }); continue; }
    // Every end of the day that the party can bring about without a breach is a day of its own.
    for (const end of endsOf(arena, noon)) {
      const day: Node = { open: openKeys(arena, end), next: new Set() };
      const dayId = `${id}/${keyOf(arena.plan, end)}`;
      const passing = pass(arena, end);
      if (passing.kind === 'next' && (passing.breaches.length > 0 || (passing.isGoal && arena.goal?.mode === 'prevent'))) continue;
      if (passing.kind === 'beyond' && arena.goal?.mode === 'ensure') continue;
      invariant(passing.kind === 'same' || passing.kind === 'next', 'against a refutation the party gets away');
      invariant(passing.kind === 'same' || !passing.isGoal, 'against a refutation the party reaches its goal');
      days.set(dayId, day);
      const node = days.get(id) ?? { open: new Set(['']), next: new Set<string>() };
      node.next.add(dayId);
      days.set(id, node);
      todo.push({ state: passing.kind === 'same' ? end : passing.state, left: at.left - acts.length, from: day });
    }
    if (!days.has(id)) days.set(id, { open: new Set(), next: new Set() });
  }
  checkRounds(days);
  return true;
}

/** The state at noon; nothing when the acts are themselves what loses. */
function attack(arena: Arena, dawn: State, acts: Strategy['entries'][number]['acts']): State | undefined {
  let now = dawn;
  for (const act of acts) {
    const next = tryAct(arena, now, act);
    invariant(next !== undefined, `a refutation does what cannot be done: ${groundKey(act)}`);
    if (next.breaches.length > 0 || (next.isGoal && arena.goal?.mode === 'prevent')) return undefined;
    now = next.state;
  }
  return now;
}

function endsOf(arena: Arena, noon: State): readonly State[] {
  const found = new Map([[keyOf(arena.plan, noon), noon]]);
  const todo = [noon];
  for (let now = todo.pop(); now; now = todo.pop()) {
    for (const next of successorsOf(arena, now, keyOf(arena.plan, now), arena.moves.own)) {
      // Reached by a breach is not reached: the party keeps its word on the way.
      if (next.breaches.length > 0) continue;
      invariant(!next.isGoal || arena.goal?.mode !== 'ensure', 'against a refutation the party reaches its goal');
      if (next.isGoal || found.has(next.key)) continue;
      found.set(next.key, next.state);
      todo.push(next.state);
    }
  }
  return [...found.values()];
}

function openKeys(arena: Arena, end: State): ReadonlySet<string> {
  const open = new Set<string>(arena.goal?.mode === 'ensure' ? ['goal'] : []);
  for (const i of end.instances) {
    const norm = arena.program.normById.get(i.norm);
    if (i.status !== 'active' || i.lastDay !== undefined || !arena.own.has(i.bearer) || norm?.deadline?.kind === 'before-event') continue;
    if (arena.counts({ id: -1, norm: i.norm, provision: norm?.provision ?? '', by: i.bearer, toward: [], on: end.day, cause: -1 })) open.add(`${i.norm}|${i.bearer}|${groundKey(i.act)}`);
  }
  return open;
}

/** In whatever rounds the party may go, one duty is open on all its days: checked for each knot of rounds as a whole. */
function checkRounds(days: ReadonlyMap<string, Node>): void {
  for (const knot of knotsOf(days)) {
    const open = knot.map((id) => days.get(id) as Node).filter((n) => !n.open.has(''));
    const [first, ...rest] = open;
    const isHeld = first !== undefined && [...first.open].some((duty) => rest.every((n) => n.open.has(duty)));
    invariant(isHeld, 'against a refutation the party can go on for ever without a breach');
  }
}
