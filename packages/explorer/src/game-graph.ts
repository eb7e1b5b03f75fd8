/**
 * The game as a graph, made as it is walked. A day has a *dawn*, where the others (and nature) act, one act at a time, as often
 * as they like, and a *noon*, where the party asked about has seen everything and answers with any number of acts; then
 * time passes to the next interesting day, whose dawn it is. The order of turns: docs/decisions/0009-turns-and-days.md.
 */
import { addDays } from '@servanda/base';
import { groundKey, type Breach, type Effect, type Ground, type State } from '@servanda/semantics';
import { pass, successorsOf, tryAct, type Arena, type Passing } from './arena.ts';
import { keyOf } from './canonical-key.ts';

export interface GameGraph {
  readonly arena: Arena;
  readonly dawns: Map<string, Dawn>;
  readonly noons: Map<string, Noon>;
  /** Some play reached the horizon. */
  isBeyondHorizon: boolean;
  /** Whether something was left out because the others had no acts left. */
  isCutShort: boolean;
  nextId: number;
}

export interface Dawn {
  readonly kind: 'dawn';
  readonly id: number;
  readonly key: string;
  readonly state: State;
  /** Acts that the others may still do; infinite when nothing bounds them. */
  readonly actsLeft: number;
  readonly noon: Noon;
  attacks?: readonly Attack[];
}

/** An act of the others: to another dawn of the same day, or at once to a breach of the party asked about. */
export interface Attack {
  readonly act: Ground;
  readonly effects: readonly Effect[];
  readonly to: Dawn | undefined;
  /** Without `to`: the breaches; none when it is the goal of the question that is reached or missed by it. */
  readonly breaches: readonly Breach[];
}

export interface Noon {
  readonly kind: 'noon';
  readonly id: number;
  readonly key: string;
  readonly state: State;
  readonly actsLeft: number;
  readonly replies: Reply[];
  /** Yields further replies into `replies`; absent once there are no more. */
  more?: Generator<Reply, undefined>;
}

/** Acts in order, none of them a breach, and what the passing of time then leads to. */
export interface Reply {
  readonly id: number;
  readonly acts: readonly Ground[];
  readonly effects: readonly (readonly Effect[])[];
  /** At the end of the day. */
  readonly end: State;
  readonly endKey: string;
  readonly then: Outcome;
}

export type Outcome =
  | { readonly kind: 'dawn'; readonly dawn: Dawn; readonly effects: readonly Effect[] }
  | { readonly kind: 'breach'; readonly state: State; readonly breaches: readonly Breach[]; readonly effects: readonly Effect[] }
  /** Nothing more can be forced: the horizon is reached, the others would have to break an assumption, or the goal is reached. */
  | { readonly kind: 'safe'; readonly why: 'horizon' | 'assumption' | 'goal' };

export function makeGraph(arena: Arena): GameGraph {
  return { arena, dawns: new Map(), noons: new Map(), isBeyondHorizon: false, isCutShort: false, nextId: 0 };
}

export function dawnOf(graph: GameGraph, state: State, actsLeft: number, key = keyOf(graph.arena.plan, state)): Dawn {
  const full = Number.isFinite(actsLeft) ? `${key}#${actsLeft}` : key;
  const known = graph.dawns.get(full);
  if (known) return known;
  const noon: Noon = { kind: 'noon', id: graph.nextId++, key: full, state, actsLeft, replies: [] };
  noon.more = makeReplies(graph, noon, key);
  const dawn: Dawn = { kind: 'dawn', id: graph.nextId++, key: full, state, actsLeft, noon };
  graph.dawns.set(full, dawn);
  graph.noons.set(full, noon);
  return dawn;
}

export function attacksOf(graph: GameGraph, dawn: Dawn): readonly Attack[] {
  if (dawn.attacks) return dawn.attacks;
  if (dawn.actsLeft <= 0) { graph.isCutShort = true; dawn.attacks = []; return dawn.attacks; }
  const { arena } = graph;
  const plain = keyOf(arena.plan, dawn.state);
  dawn.attacks = successorsOf(arena, dawn.state, plain, arena.moves.others).flatMap((s) => {
    // The others will not do what the party wants to see done.
    if (s.isGoal && arena.goal?.mode === 'ensure') return [];
    const isLost = s.breaches.length > 0 || s.isGoal;
    return [{ act: s.act, effects: s.effects, breaches: s.breaches, to: isLost ? undefined : dawnOf(graph, s.state, dawn.actsLeft - 1, s.key) }];
  });
  return dawn.attacks;
}

/** The `i`-th reply, made when first asked for. */
export function replyAt(noon: Noon, i: number): Reply | undefined {
  while (noon.replies.length <= i && noon.more) {
    const next = noon.more.next();
    if (next.done) noon.more = undefined; else noon.replies.push(next.value);
  }
  return noon.replies[i];
}

export function allReplies(noon: Noon): readonly Reply[] {
  for (let i = noon.replies.length; replyAt(noon, i); i++);
  return noon.replies;
}

interface Partial { readonly acts: readonly Ground[]; readonly effects: readonly (readonly Effect[])[]; readonly state: State; readonly key: string }

/** First performing whatever is due, in whatever way all of it can be, then doing nothing, then every other way to spend the day, fewest acts first. */
function* makeReplies(graph: GameGraph, noon: Noon, key: string): Generator<Reply, undefined> {
  const { arena } = graph;
  const start: Partial = { acts: [], effects: [], state: noon.state, key };
  yield* reachGoal(graph, start);
  const dutiful = performDuties(arena, start);
  const isEnded = new Set<string>();
  const clear = openOf(arena, dutiful) === 0 ? undefined : clearing(arena, start);
  if (clear) { isEnded.add(clear.key); yield endDay(graph, noon, clear); }
  if (dutiful.acts.length > 0 && !isEnded.has(dutiful.key)) { isEnded.add(dutiful.key); yield endDay(graph, noon, dutiful); }
  for (const day of exits(arena, dutiful)) if (!isEnded.has(day.key)) { isEnded.add(day.key); yield endDay(graph, noon, day); }
  const seen = new Set([key]);
  for (const queue = [start]; ;) {
    const next = queue.shift();
    if (!next) return undefined;
    if (!isEnded.has(next.key)) { isEnded.add(next.key); yield endDay(graph, noon, next); }
    for (const s of successorsOf(arena, next.state, next.key, arena.moves.own)) {
      if (s.breaches.length > 0 || (s.isGoal && arena.goal?.mode === 'prevent')) continue;
      const day: Partial = { acts: [...next.acts, s.act], effects: [...next.effects, s.effects], state: s.state, key: s.key };
      if (s.isGoal) { yield { id: graph.nextId++, acts: day.acts, effects: day.effects, end: day.state, endKey: day.key, then: { kind: 'safe', why: 'goal' } }; continue; }
      if (seen.has(s.key)) continue;
      seen.add(s.key);
      queue.push(day);
    }
    if (arena.meter.stopped()) return undefined;
  }
}

/** Ways followed in looking for one that leaves no duty open, before all are tried in turn. */
const CLEARING = 24;

/** What cannot be done at once may be done after something else: a day at whose end nothing is due any more, fewest open duties followed first. */
function clearing(arena: Arena, start: Partial): Partial | undefined {
  const seen = new Set([start.key]);
  const front = [{ day: start, open: openOf(arena, start) }];
  for (let followed = 0; followed < CLEARING && front.length > 0 && !arena.meter.stopped(); followed++) {
    const best = front.reduce((n, f, i) => { const than = front[n] as typeof f; return f.open < than.open || (f.open === than.open && f.day.acts.length < than.day.acts.length) ? i : n; }, 0);
    const [{ day }] = front.splice(best, 1) as [typeof front[number]];
    for (const s of successorsOf(arena, day.state, day.key, arena.moves.own)) {
      if (s.breaches.length > 0 || s.isGoal || seen.has(s.key)) continue;
      seen.add(s.key);
      const next = { acts: [...day.acts, s.act], effects: [...day.effects, s.effects], state: s.state, key: s.key };
      const open = openOf(arena, next);
      if (open === 0) return next;
      front.push({ day: next, open });
    }
  }
  return undefined;
}

function openOf(arena: Arena, day: Partial): number {
  return day.state.instances.reduce((n, i) => (i.status === 'active' && arena.own.has(i.bearer) ? n + 1 : n), 0);
}

/** An act that brings about what is to be ensured ends the play: whoever looks for it first need not look at anything else. */
function* reachGoal(graph: GameGraph, start: Partial): Generator<Reply, undefined> {
  const { arena } = graph;
  if (arena.goal?.mode !== 'ensure') return undefined;
  for (const s of successorsOf(arena, start.state, start.key, arena.moves.own)) {
    if (s.isGoal && s.breaches.length === 0) yield { id: graph.nextId++, acts: [s.act], effects: [s.effects], end: s.state, endKey: s.key, then: { kind: 'safe', why: 'goal' } };
  }
  return undefined;
}

/** With a duty left that cannot be done, giving notice comes to mind before waiting. */
function exits(arena: Arena, day: Partial): readonly Partial[] {
  if (!day.state.instances.some((i) => i.status === 'active' && arena.own.has(i.bearer))) return [];
  const acts = arena.moves.own.filter((a) => { const kind = arena.program.acts.get(a.pattern)?.treatyAct; return kind === 'withdraw' || kind === 'suspend' || kind === 'terminate'; });
  return successorsOf(arena, day.state, day.key, acts).filter((s) => s.breaches.length === 0 && !s.isGoal)
    .map((s) => ({ acts: [...day.acts, s.act], effects: [...day.effects, s.effects], state: s.state, key: s.key }));
}

/** Does every active duty that can be done without a breach, in order of its last day. */
function performDuties(arena: Arena, start: Partial): Partial {
  let now = start;
  const own = new Set(arena.moves.own.map(groundKey));
  const due = start.state.instances.filter((i) => i.status === 'active' && arena.own.has(i.bearer) && own.has(groundKey(i.act)))
    .sort((a, b) => (a.lastDay ?? Infinity) - (b.lastDay ?? Infinity) || a.id - b.id);
  for (const instance of due) {
    if (now.state.instances[instance.id]?.status !== 'active') continue;
    const next = tryAct(arena, now.state, instance.act);
    if (!next || next.breaches.length > 0 || next.isGoal || next.key === now.key) continue;
    now = { acts: [...now.acts, next.act], effects: [...now.effects, next.effects], state: next.state, key: next.key };
  }
  return now;
}

function endDay(graph: GameGraph, noon: Noon, day: Partial): Reply {
  const passing = pass(graph.arena, day.state);
  return { id: graph.nextId++, acts: day.acts, effects: day.effects, end: day.state, endKey: day.key, then: outcomeOf(graph, noon, day, passing) };
}

function outcomeOf(graph: GameGraph, noon: Noon, day: Partial, passing: Passing): Outcome {
  const { arena } = graph;
  switch (passing.kind) {
    case 'same': return { kind: 'dawn', dawn: dawnOf(graph, aDayLater(day.state), noon.actsLeft, day.key), effects: [] };
    case 'beyond':
      graph.isBeyondHorizon = true;
      return arena.goal?.mode === 'ensure' ? { kind: 'breach', state: day.state, breaches: [], effects: [] } : { kind: 'safe', why: 'horizon' };
    case 'ruled-out': return { kind: 'safe', why: 'assumption' };
    case 'next':
      if (passing.isGoal && arena.goal?.mode === 'ensure') return { kind: 'safe', why: 'goal' };
      if (passing.breaches.length > 0 || passing.isGoal) return { kind: 'breach', state: passing.state, breaches: passing.breaches, effects: passing.effects };
      return { kind: 'dawn', dawn: dawnOf(graph, passing.state, noon.actsLeft), effects: passing.effects };
    default: return passing;
  }
}

function aDayLater(state: State): State {
  return { ...state, day: addDays(state.day, 1) };
}
