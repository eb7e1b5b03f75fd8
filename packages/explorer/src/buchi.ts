/**
 * Duties without a deadline: each must in the end be done, lapse or be discharged, however long the others play. The party
 * wins a play if, for each such duty, there is no day after which it stays open at the end of every day: a generalised Büchi
 * condition on the ends of days (attractors and their nesting: Zielonka 1998; Grädel, Thomas and Wilke, LNCS 2500, ch. 2). First the
 * strategy found for safety is looked at; only if it leaves a duty open for ever is the whole game solved.
 */
import type { ObligationInstance } from '@servanda/semantics';
import { groundKey } from '@servanda/semantics';
import type { Arena } from './arena.ts';
import { allReplies, attacksOf, type Dawn, type GameGraph, type Noon, type Reply } from './game-graph.ts';
import type { Solution } from './safety.ts';

/** A duty without a deadline, by what must be done. */
export interface OpenDuty {
  readonly key: string;
  /** Absent for what a question wants to see ensured. */
  readonly instance?: ObligationInstance;
}

/** Stands beside the duties where something is to be ensured: open until it is reached. */
export const GOAL = 'goal';

export function openDuties(arena: Arena, reply: Reply): readonly OpenDuty[] {
  const found = new Map<string, OpenDuty>();
  if (arena.goal?.mode === 'ensure' && reply.then.kind !== 'safe') found.set(GOAL, { key: GOAL });
  for (const instance of reply.end.instances) {
    if (instance.status !== 'active' || instance.lastDay !== undefined || !arena.own.has(instance.bearer)) continue;
    const norm = arena.program.normById.get(instance.norm);
    if (!norm || norm.deadline?.kind === 'before-event' || !arena.counts({ id: -1, norm: norm.id, provision: norm.provision, by: instance.bearer, toward: [], on: reply.end.day, cause: -1 })) continue;
    const key = `${instance.norm}|${instance.bearer}|${groundKey(instance.act)}`;
    if (!found.has(key)) found.set(key, { key, instance });
  }
  return [...found.values()];
}

/** Whether the replies relied upon leave no duty open for ever. */
export function isFair(solution: Solution): boolean {
  const { graph, root, current } = solution;
  const duties = new Map<Reply, ReadonlySet<string>>();
  const all = new Set<string>();
  const dawns = new Set<Dawn>();
  for (const todo = [root]; ;) {
    const dawn = todo.pop();
    if (!dawn) break;
    if (dawns.has(dawn)) continue;
    dawns.add(dawn);
    for (const attack of attacksOf(graph, dawn)) if (attack.to) todo.push(attack.to);
    const reply = dawn.noon.replies[current.get(dawn.noon.id) ?? -1];
    if (!reply) continue;
    const open = new Set(openDuties(graph.arena, reply).map((d) => d.key));
    duties.set(reply, open);
    for (const key of open) all.add(key);
    if (reply.then.kind === 'dawn') todo.push(reply.then.dawn);
  }
  return [...all].every((duty) => !hasCycle(dawns, current, graph, (reply) => duties.get(reply)?.has(duty) ?? false));
}

/** A round of days on each of which the reply leaves the duty open: Tarjan's components, of which one holds a day's end. */
function hasCycle(dawns: ReadonlySet<Dawn>, current: ReadonlyMap<number, number>, graph: GameGraph, isOpen: (r: Reply) => boolean): boolean {
  const next = (dawn: Dawn): { readonly to: Dawn; readonly isDay: boolean }[] => {
    const out = attacksOf(graph, dawn).flatMap((a) => (a.to ? [{ to: a.to, isDay: false }] : []));
    const reply = dawn.noon.replies[current.get(dawn.noon.id) ?? -1];
    if (reply && reply.then.kind === 'dawn' && isOpen(reply)) out.push({ to: reply.then.dawn, isDay: true });
    return out;
  };
  const component = components([...dawns], (d) => next(d).map((n) => n.to));
  return [...dawns].some((d) => next(d).some((n) => n.isDay && component.get(n.to) === component.get(d)));
}

/** Strongly connected components, numbered (Tarjan 1972, without recursion). */
function components<N>(nodes: readonly N[], next: (n: N) => readonly N[]): ReadonlyMap<N, number> {
  const index = new Map<N, number>();
  const low = new Map<N, number>();
  const component = new Map<N, number>();
  const path: N[] = [];
  for (const first of nodes) {
    if (index.has(first)) continue;
    const work: { readonly node: N; readonly to: readonly N[]; at: number }[] = [];
    const enter = (node: N): void => { index.set(node, index.size); low.set(node, index.size - 1); path.push(node); work.push({ node, to: next(node), at: 0 }); };
    enter(first);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const to = top.to[top.at++];
      if (to !== undefined) {
        if (!index.has(to)) enter(to);
        else if (!component.has(to)) low.set(top.node, Math.min(low.get(top.node) as number, index.get(to) as number));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low.set(parent.node, Math.min(low.get(parent.node) as number, low.get(top.node) as number));
      if (low.get(top.node) !== index.get(top.node)) continue;
      for (let node = path.pop(); node !== undefined; node = path.pop()) { component.set(node, index.get(top.node) as number); if (node === top.node) break; }
    }
  }
  return component;
}

/**
 * `order`: the others go from a noon to one of lower order, or stay among those in which they can keep the duty open, which have one
 * order: those from which they only get there come after, since the duty may be done on the way.
 */
export interface LostTo { readonly duty?: OpenDuty; readonly order: number }

/** The whole game solved: where the party wins, and how. */
export interface FairSolution {
  readonly graph: GameGraph;
  readonly root: Dawn;
  readonly duties: readonly OpenDuty[];
  /** Noons won, by id. */
  readonly won: ReadonlySet<number>;
  /** For each duty pursued, noon id → reply. */
  readonly moves: readonly ReadonlyMap<number, Reply>[];
  /** Noon id → why it is lost: a breach, or the duty that the others can keep open for ever; and as which in order. */
  readonly lostTo: ReadonlyMap<number, LostTo>;
  /** Whatever the others bring about on the first day is won. */
  readonly isRootWon: boolean;
  readonly isStopped: boolean;
}

interface Field {
  readonly graph: GameGraph;
  readonly noons: readonly Noon[];
  /** Dawn id → noons that the others can have that day. */
  readonly reach: ReadonlyMap<number, readonly Noon[] | 'breach'>;
  readonly open: ReadonlyMap<number, ReadonlySet<string>>;
  /** Noon id → replies that lead to a dawn from which it can be reached. */
  readonly into: ReadonlyMap<number, readonly { readonly noon: Noon; readonly reply: Reply }[]>;
}

export function solveFair(graph: GameGraph, root: Dawn): FairSolution {
  const { field, duties } = layOut(graph, root);
  const lostTo = new Map<number, LostTo>();
  let won = new Set(field.noons.map((n) => n.id));
  let next = 0;
  const shrink = (bad: readonly Noon[], duty: OpenDuty | undefined): void => {
    const here = next++;
    const stay = new Set(bad);
    won = removeAttracted(field, won, bad, (n) => { lostTo.set(n.id, { duty, order: stay.has(n) ? here : next++ }); });
  };
  shrink(field.noons.filter((n) => liveReplies(field, n, won).length === 0), undefined);
  let moves: ReadonlyMap<number, Reply>[] = [];
  for (let isStable = false; !isStable && !graph.arena.meter.stopped();) {
    isStable = true;
    moves = [];
    for (const duty of duties) {
      const attracted = attractOwn(field, won, (r) => !(field.open.get(r.id)?.has(duty.key) ?? false));
      const bad = field.noons.filter((n) => won.has(n.id) && !attracted.has(n.id));
      if (bad.length > 0) { shrink(bad, duty); isStable = false; break; }
      moves.push(attracted);
    }
  }
  if (duties.length === 0) moves = [attractOwn(field, won, () => true)];
  const first = field.reach.get(root.id);
  const isRootWon = first !== undefined && first !== 'breach' && first.every((n) => won.has(n.id));
  return { graph, root, duties, won, moves, lostTo, isRootWon, isStopped: graph.arena.meter.stopped() !== undefined };
}

/** Walks everything that can be reached. */
function layOut(graph: GameGraph, root: Dawn): { readonly field: Field; readonly duties: readonly OpenDuty[] } {
  const duties = new Map<string, OpenDuty>();
  const open = new Map<number, ReadonlySet<string>>();
  const reach = new Map<number, readonly Noon[] | 'breach'>();
  const noons: Noon[] = [];
  const into = new Map<number, { readonly noon: Noon; readonly reply: Reply }[]>();
  const seen = new Set<Noon>();
  const todo: Dawn[] = [root];
  for (let dawn = todo.pop(); dawn && !graph.arena.meter.stopped(); dawn = todo.pop()) {
    if (reach.has(dawn.id)) continue;
    const near = noonsFrom(graph, dawn);
    reach.set(dawn.id, near);
    for (const noon of near === 'breach' ? [] : near) {
      if (seen.has(noon)) continue;
      seen.add(noon);
      noons.push(noon);
      for (const reply of allReplies(noon)) {
        const here = openDuties(graph.arena, reply);
        open.set(reply.id, new Set(here.map((d) => d.key)));
        for (const duty of here) if (!duties.has(duty.key)) duties.set(duty.key, duty);
        if (reply.then.kind === 'dawn') todo.push(reply.then.dawn);
      }
    }
  }
  for (const noon of noons) for (const reply of noon.replies) {
    if (reply.then.kind !== 'dawn') continue;
    const near = reach.get(reply.then.dawn.id);
    for (const to of near === 'breach' || !near ? [] : near) { const list = into.get(to.id); if (list) list.push({ noon, reply }); else into.set(to.id, [{ noon, reply }]); }
  }
  return { field: { graph, noons, reach, open, into }, duties: [...duties.values()] };
}

/** The others must end their turn at some time, so a dawn is told by the noons it can lead to. */
export function noonsFrom(graph: GameGraph, dawn: Dawn): readonly Noon[] | 'breach' {
  const seen = new Set<Dawn>();
  for (const todo = [dawn]; ;) {
    const next = todo.pop();
    if (!next) break;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const attack of attacksOf(graph, next)) { if (!attack.to) return 'breach'; todo.push(attack.to); }
  }
  return [...seen].map((d) => d.noon);
}

function isIn(field: Field, won: ReadonlySet<number>, reply: Reply): boolean {
  if (reply.then.kind !== 'dawn') return reply.then.kind === 'safe';
  const near = field.reach.get(reply.then.dawn.id);
  return near !== undefined && near !== 'breach' && near.every((n) => won.has(n.id));
}

function liveReplies(field: Field, noon: Noon, won: ReadonlySet<number>): readonly Reply[] {
  return noon.replies.filter((r) => isIn(field, won, r));
}

/** Takes out what is bad and everything from which the others can get there. */
function removeAttracted(field: Field, won: Set<number>, bad: readonly Noon[], note: (n: Noon) => void): Set<number> {
  const left = new Set(won);
  const queue = [...bad];
  for (let noon = queue.pop(); noon; noon = queue.pop()) {
    if (!left.has(noon.id)) continue;
    left.delete(noon.id);
    note(noon);
    for (const from of field.into.get(noon.id) ?? []) if (left.has(from.noon.id) && liveReplies(field, from.noon, left).length === 0) queue.push(from.noon);
  }
  return left;
}

/** Noons from which the party can force, within `won`, a day's end that is good, with the reply to give. */
function attractOwn(field: Field, won: ReadonlySet<number>, isGood: (r: Reply) => boolean): ReadonlyMap<number, Reply> {
  const attracted = new Map<number, Reply>();
  const inside = field.noons.filter((n) => won.has(n.id));
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false;
    const ids = new Set(attracted.keys());
    for (const noon of inside) {
      if (attracted.has(noon.id)) continue;
      const reply = liveReplies(field, noon, won).find((r) => r.then.kind === 'safe' || isGood(r) || isIn(field, ids, r));
      if (reply) { attracted.set(noon.id, reply); isGrowing = true; }
    }
  }
  return attracted;
}
