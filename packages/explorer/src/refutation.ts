/**
 * How the others win: from the lost situations to what they do in each, so that the play is shortest (fewest acts of the others, then the
 * earliest breach) against a party that holds out as long as it can. Values of a game with costs, cheapest first, by Knuth's
 * generalisation of Dijkstra's algorithm (Knuth 1977): a noon is settled once all its replies are.
 */
import { isoFromDay, type Day } from '@servanda/base';
import type { Breach, Effect, Ground } from '@servanda/semantics';
import { allReplies, attacksOf, type Attack, type Dawn, type GameGraph, type Noon, type Reply } from './game-graph.ts';
import type { Solution } from './safety.ts';

/** Acts of the others, then the day of the breach. */
interface Value { readonly acts: number; readonly day: Day }

export interface Refutation {
  readonly graph: GameGraph;
  readonly root: Dawn;
  readonly value: ReadonlyMap<number, Value>;
  /** Dawn id → the act to do, or `wait`. */
  readonly attack: ReadonlyMap<number, Attack | 'wait'>;
}

interface Item { readonly value: Value; readonly dawn?: Dawn; readonly attack?: Attack | 'wait'; readonly noon?: Noon }

export function refute(solution: Solution): Refutation {
  const { graph, lost, root } = solution;
  const value = new Map<number, Value>();
  const attack = new Map<number, Attack | 'wait'>();
  const { dawns, noons } = lostPart(graph, root, lost);
  const uses = usesOf(dawns, noons);
  const queue = makeQueue<Item>((a, b) => compare(a.value, b.value));
  const open = new Map<number, number>();
  for (const noon of noons) {
    open.set(noon.id, noon.replies.filter((r) => r.then.kind === 'dawn').length);
    if (open.get(noon.id) === 0) queue.push({ value: worst(noon, value), noon });
  }
  for (const dawn of dawns) for (const a of attacksOf(graph, dawn)) if (!a.to) queue.push({ value: { acts: 1, day: dawn.state.day }, dawn, attack: a });
  for (let item = queue.pop(); item; item = queue.pop()) {
    const node = item.dawn ?? item.noon as Noon;
    if (value.has(node.id)) continue;
    value.set(node.id, item.value);
    if (item.dawn) attack.set(node.id, item.attack as Attack | 'wait');
    for (const use of uses.get(node.id) ?? []) {
      if (use.dawn) queue.push({ value: { acts: item.value.acts + (use.attack === 'wait' ? 0 : 1), day: item.value.day }, dawn: use.dawn, attack: use.attack });
      else if (use.noon) {
        const left = (open.get(use.noon.id) as number) - 1;
        open.set(use.noon.id, left);
        if (left === 0) queue.push({ value: worst(use.noon, value), noon: use.noon });
      }
    }
  }
  return { graph, root, value, attack };
}

function lostPart(graph: GameGraph, root: Dawn, lost: ReadonlySet<number>): { readonly dawns: readonly Dawn[]; readonly noons: readonly Noon[] } {
  const dawns = new Set<Dawn>();
  const noons = new Set<Noon>();
  for (const todo = [root]; ;) {
    const dawn = todo.pop();
    if (!dawn) break;
    if (dawns.has(dawn) || !lost.has(dawn.id)) continue;
    dawns.add(dawn);
    for (const a of attacksOf(graph, dawn)) if (a.to) todo.push(a.to);
    if (!lost.has(dawn.noon.id)) continue;
    noons.add(dawn.noon);
    for (const reply of allReplies(dawn.noon)) if (reply.then.kind === 'dawn') todo.push(reply.then.dawn);
  }
  return { dawns: [...dawns], noons: [...noons] };
}

interface Use { readonly dawn?: Dawn; readonly attack?: Attack | 'wait'; readonly noon?: Noon }

function usesOf(dawns: readonly Dawn[], noons: readonly Noon[]): ReadonlyMap<number, readonly Use[]> {
  const uses = new Map<number, Use[]>();
  const add = (id: number, use: Use): void => { const list = uses.get(id); if (list) list.push(use); else uses.set(id, [use]); };
  for (const dawn of dawns) {
    add(dawn.noon.id, { dawn, attack: 'wait' });
    for (const attack of dawn.attacks ?? []) if (attack.to) add(attack.to.id, { dawn, attack });
  }
  for (const noon of noons) for (const reply of noon.replies) if (reply.then.kind === 'dawn') add(reply.then.dawn.id, { noon });
  return uses;
}

function compare(a: Value, b: Value): number {
  return a.acts - b.acts || a.day - b.day;
}

export function valueOfReply(reply: Reply, value: ReadonlyMap<number, Value>): Value | undefined {
  if (reply.then.kind === 'breach') return { acts: 0, day: reply.then.state.day };
  return reply.then.kind === 'dawn' ? value.get(reply.then.dawn.id) : undefined;
}

function worst(noon: Noon, value: ReadonlyMap<number, Value>): Value {
  let most: Value = { acts: 0, day: noon.state.day };
  for (const reply of noon.replies) { const v = valueOfReply(reply, value); if (v && compare(v, most) > 0) most = v; }
  return most;
}

/**
 * The reply that the play is shown with: of those against which the others need most acts, the one with fewest of the party's own, and
 * of these the one that holds out longest. Acts that change nothing about the outcome are no part of the shortest play.
 */
export function longestReply(refutation: Refutation, noon: Noon): Reply | undefined {
  let best: Reply | undefined;
  for (const reply of noon.replies) {
    const v = valueOfReply(reply, refutation.value);
    if (!v) continue;
    const known = best && valueOfReply(best, refutation.value);
    if (!best || !known || (v.acts - known.acts || best.acts.length - reply.acts.length || v.day - known.day) > 0) best = reply;
  }
  return best;
}

/** A play from a dawn to the breach. */
export interface PlayStep {
  readonly kind: 'others' | 'own' | 'time';
  readonly day: Day;
  readonly act?: Ground;
  readonly to?: Day;
  readonly effects: readonly Effect[];
  readonly noon?: Noon;
}

export interface Play { readonly steps: readonly PlayStep[]; readonly breaches: readonly Breach[]; readonly state: Dawn['state'] }

export function playFrom(refutation: Refutation, start: Dawn): Play {
  const steps: PlayStep[] = [];
  for (let dawn = start; ;) {
    const choice = refutation.attack.get(dawn.id);
    if (choice === undefined) throw new Error(`no way to win at ${dawn.key} on ${isoFromDay(dawn.state.day)}`);
    if (choice !== 'wait') {
      steps.push({ kind: 'others', day: dawn.state.day, act: choice.act, effects: choice.effects });
      if (!choice.to) return { steps, breaches: choice.breaches, state: dawn.state };
      dawn = choice.to;
      continue;
    }
    const reply = longestReply(refutation, dawn.noon);
    if (!reply) throw new Error(`no reply at ${dawn.key}`);
    const end = playReply(steps, dawn.noon, reply);
    if (reply.then.kind !== 'dawn') return end;
    dawn = reply.then.dawn;
  }
}

/** Adds the acts of a reply and the passing of time after it. */
export function playReply(steps: PlayStep[], noon: Noon, reply: Reply): Play {
  const { day } = noon.state;
  reply.acts.forEach((act, i) => steps.push({ kind: 'own', day, act, effects: reply.effects[i] ?? [], noon: i === 0 ? noon : undefined }));
  if (reply.then.kind === 'safe') return { steps, breaches: [], state: reply.end };
  const state = reply.then.kind === 'dawn' ? reply.then.dawn.state : reply.then.state;
  steps.push({ kind: 'time', day, to: state.day, effects: reply.then.effects, noon: reply.acts.length === 0 ? noon : undefined });
  return { steps, breaches: reply.then.kind === 'breach' ? reply.then.breaches : [], state };
}

/** A binary heap. */
export function makeQueue<T>(order: (a: T, b: T) => number): { readonly push: (item: T) => void; readonly pop: () => T | undefined } {
  const heap: T[] = [];
  const push = (item: T): void => {
    let i = heap.push(item) - 1;
    for (let up = (i - 1) >> 1; i > 0 && order(item, heap[up] as T) < 0; up = (i - 1) >> 1) { heap[i] = heap[up] as T; i = up; }
    heap[i] = item;
  };
  const pop = (): T | undefined => {
    const top = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && order(heap[child + 1] as T, heap[child] as T) < 0) child++;
      if (order(heap[child] as T, last) >= 0) break;
      heap[i] = heap[child] as T;
      i = child;
    }
    heap[i] = last;
    return top;
  };
  return { push, pop };
}
