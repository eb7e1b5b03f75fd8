/**
 * Can the party asked about avoid every breach, whatever the others do? Solved locally, from the first situation outwards: a
 * dawn is lost when one act of the others leads to a lost situation, a noon when every reply does, and a reply is only
 * looked at once those before it are known to be lost (local least fixed points: Liu and Smolka 1998; on-the-fly timed games:
 * Cassez, David, Fleury, Larsen and Lime 2005). Whatever is not lost when nothing is left to look at is won.
 */
import { attacksOf, dawnOf, makeGraph, replyAt, type Dawn, type GameGraph, type Noon, type Reply } from './game-graph.ts';
import type { Arena } from './arena.ts';
import type { State } from '@servanda/semantics';

export interface Solution {
  readonly graph: GameGraph;
  readonly root: Dawn;
  /** Ids of lost dawns and noons. */
  readonly lost: ReadonlySet<number>;
  /** Noon id → number of the reply relied upon. */
  readonly current: ReadonlyMap<number, number>;
  /** The search was stopped before it was decided. */
  readonly isStopped: boolean;
}

export interface SolveOptions {
  /** The most acts the others may do. */
  readonly actsLeft?: number;
}

interface Search {
  readonly graph: GameGraph;
  readonly lost: Set<number>;
  readonly current: Map<number, number>;
  /** Situations that look at this one: dawns that it would lose, noons that rely on it. */
  readonly watchers: Map<number, (Dawn | Noon)[]>;
  readonly explored: Set<number>;
  /** First in, first out: what is lost soon is found soon. */
  readonly queue: (Dawn | Noon)[];
  next: number;
}

export function solveSafety(arena: Arena, start: State, options: SolveOptions = {}): Solution {
  const graph = makeGraph(arena);
  const root = dawnOf(graph, start, options.actsLeft ?? Infinity);
  const s: Search = { graph, lost: new Set(), current: new Map(), watchers: new Map(), explored: new Set(), queue: [root], next: 0 };
  while (s.next < s.queue.length && !arena.meter.stopped()) {
    if (s.lost.has(root.id)) break;
    const node = s.queue[s.next++] as Dawn | Noon;
    if (s.explored.has(node.id)) continue;
    s.explored.add(node.id);
    if (node.kind === 'dawn' ? exploreDawn(s, node) : !hasReply(s, node, 0)) lose(s, node);
  }
  const isDecided = s.lost.has(root.id) || s.next >= s.queue.length;
  return { graph, root, lost: s.lost, current: s.current, isStopped: arena.meter.stopped() !== undefined && !(isDecided && s.lost.has(root.id)) };
}

function watch(s: Search, node: Dawn | Noon, watcher: Dawn | Noon): void {
  const list = s.watchers.get(node.id);
  if (list) list.push(watcher); else s.watchers.set(node.id, [watcher]);
}

function visit(s: Search, node: Dawn | Noon): void {
  if (!s.explored.has(node.id)) s.queue.push(node);
}

/** Returns whether the dawn is lost already. */
function exploreDawn(s: Search, dawn: Dawn): boolean {
  watch(s, dawn.noon, dawn);
  visit(s, dawn.noon);
  let isLost = s.lost.has(dawn.noon.id);
  for (const attack of attacksOf(s.graph, dawn)) {
    if (!attack.to || s.lost.has(attack.to.id)) { isLost = true; continue; }
    watch(s, attack.to, dawn);
    visit(s, attack.to);
  }
  return isLost;
}

/** Relies on the first reply from `from` on that is not known to lose; false when there is none left. */
function hasReply(s: Search, noon: Noon, from: number): boolean {
  for (let i = from; ; i++) {
    const reply: Reply | undefined = replyAt(noon, i);
    if (!reply) return s.graph.arena.meter.stopped() !== undefined;
    if (reply.then.kind === 'breach') continue;
    if (reply.then.kind === 'dawn') {
      if (s.lost.has(reply.then.dawn.id)) continue;
      watch(s, reply.then.dawn, noon);
      visit(s, reply.then.dawn);
    }
    s.current.set(noon.id, i);
    return true;
  }
}

function lose(s: Search, first: Dawn | Noon): void {
  const queue: (Dawn | Noon)[] = [first];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (s.lost.has(node.id)) continue;
    s.lost.add(node.id);
    s.current.delete(node.id);
    for (const watcher of s.watchers.get(node.id) ?? []) {
      if (s.lost.has(watcher.id)) continue;
      if (watcher.kind === 'dawn') { queue.push(watcher); continue; }
      if (!reliesOn(s, watcher, node)) continue;
      const i = s.current.get(watcher.id) as number;
      s.current.delete(watcher.id);
      if (!hasReply(s, watcher, i + 1)) queue.push(watcher);
    }
  }
}

function reliesOn(s: Search, noon: Noon, node: Dawn | Noon): boolean {
  const i = s.current.get(noon.id);
  const then = i === undefined ? undefined : noon.replies[i]?.then;
  return then?.kind === 'dawn' && then.dawn.id === node.id;
}
