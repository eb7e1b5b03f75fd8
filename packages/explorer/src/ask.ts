/**
 * A question of the dossier, answered under one set of readings. Questions about the past and the present are timeline's; here are
 * those about what can happen, what a party can make sure of, and what waits for what. Read next: `keep.ts`, `possible.ts`.
 */
import { joinAnd } from '@servanda/base';
import type { Application, Ask, Assumption, Question, Term } from '@servanda/model';
import { current, type State } from '@servanda/semantics';
import { assume, type Assumed } from './assume.ts';
import { baseWorld, type BaseWorld } from './base-world.ts';
import { keyOf } from './canonical-key.ts';
import { findCircles, type Circle } from './circular.ts';
import { findConflict, type ConflictResult } from './conflict.ts';
import type { QuestionContext } from './context.ts';
import { ensureWorld, isThere } from './ensure.ts';
import { playGame } from './game.ts';
import { keepWorld, verdictOf } from './keep.ts';
import { leadsTo, possible } from './possible.ts';
import type { Paths, Scope, UnknownReason, Verdict } from './verdict.ts';
import { startWatch, type Watch } from './watch.ts';
import { scopeOf, worldOf, type World } from './world.ts';

/** Questions that are answered here. */
export type ExplorerAsk = Extract<Ask, { kind: 'possible' | 'leads-to' | 'keep' | 'ensure' | 'prevent' | 'conflict' | 'circular' }>;

/** Whether the question is about what may happen. */
export function isExplorerAsk(ask: Ask): ask is ExplorerAsk {
  return ['possible', 'leads-to', 'keep', 'ensure', 'prevent', 'conflict', 'circular'].includes(ask.kind);
}

/** What came of a question: a verdict, ways that lead somewhere, or circles. */
export type Outcome =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'paths'; readonly paths: Paths }
  | { readonly kind: 'circles'; readonly verdict: Verdict; readonly circles: readonly Circle[] };

/** Under which readings, and after which further acts. */
export interface AskOptions {
  readonly readings?: readonly string[];
  /** Further events on the dossier's day: `Expect …, after Russia transfers Shikotan to Japan`. */
  readonly after?: readonly Application[];
  /** Verdicts of games by what was laid out for them: readings that do not bear on a question leave its game as it is. The search adds to it. */
  readonly known?: Map<string, Verdict>;
}

/** Answers the question; never throws for what its author wrote. */
export function ask(context: QuestionContext, question: Pick<Question, 'ask' | 'assumptions'> & { readonly origin?: Question['origin'] }, options: AskOptions = {}): Outcome {
  const { readings = [], after = [], known = new Map<string, Verdict>() } = options;
  const origin = question.origin ?? { file: '', from: 0, to: 0 };
  const assumptions: readonly Assumption[] = [...question.assumptions, ...after.map((act): Assumption => ({ kind: 'happens', act, origin }))];
  const what = question.ask;
  const base = baseWorld(context, readings);
  const problem = problemOf(context, base, what, readings);
  if (problem) return { kind: 'verdict', verdict: { kind: 'unknown', scope: emptyScope(context, base, readings), reason: problem } };
  switch (what.kind) {
    case 'possible': return { kind: 'verdict', verdict: possible(context, what, assumptions, readings) };
    case 'leads-to': return { kind: 'paths', paths: leadsTo(context, what.goal, assumptions, readings) };
    case 'circular': return circular(context, base, what, readings);
    case 'keep': case 'ensure': case 'prevent': case 'conflict': return { kind: 'verdict', verdict: game(context, base, what, assumptions, known) };
    default: return { kind: 'verdict', verdict: { kind: 'unknown', scope: emptyScope(context, base, readings), reason: { kind: 'not-askable', why: `a question of the sort \`${what.kind}\` is not about the future` } } };
  }
}

function game(context: QuestionContext, base: BaseWorld, what: Extract<Ask, { kind: 'keep' | 'ensure' | 'prevent' | 'conflict' }>, assumptions: readonly Assumption[], known: Map<string, Verdict>): Verdict {
  const assumed = assume(base.program, base.state, assumptions);
  const watch = startWatch(context, 'playing the game');
  const refuse = (world: World): Verdict => ({ kind: 'unknown', scope: scopeOf(world, true, 0), reason: { kind: 'contradictory-assumptions', assumptions: assumed.contradiction ?? [] } });
  if (what.kind === 'conflict') return conflict(context, base, assumed, what, watch, refuse);
  const parties = what.parties.map((t) => termId(assumed.state, t));
  const world = what.kind === 'keep'
    ? keepWorld(context, base, assumed, { parties, assumptions, readings: base.readings }, watch)
    : ensureWorld(context, base, assumed, what.kind, parties, what.goal, watch);
  if (assumed.contradiction) return refuse(world);
  if (what.kind !== 'keep' && watch.stopped() === undefined && isThere(world)) return { kind: what.kind === 'ensure' ? 'holds' : 'fails', scope: scopeOf(world, true, 1) };
  const id = gameOf(world);
  const same = known.get(id);
  if (same) return { ...same, scope: { ...same.scope, readings: base.readings, assumptions: assumed.texts } };
  const verdict = verdictOf(world, playGame(world));
  if (verdict.kind !== 'unknown') known.set(id, verdict);
  return verdict;
}

/** What a game depends on: the law of its slice, where it starts, and who may do what. */
function gameOf({ program, state, arena }: World): string {
  return JSON.stringify([program.model.law, state.day, keyOf(arena.plan, state), arena.moves.own, arena.moves.others, [...arena.keepers], arena.never], (key, value: unknown) => (key === 'origin' ? undefined : value));
}

function conflict(context: QuestionContext, base: BaseWorld, assumed: Assumed, what: Extract<Ask, { kind: 'conflict' }>, watch: Watch, refuse: (world: World) => Verdict): Verdict {
  const found = findConflict(context, base, assumed, what.a, what.b, watch);
  if (found.kind === 'found') return { kind: 'holds', scope: scopeOf(found.conflict.world, true, found.conflict.result.positions), run: found.conflict.result.witness };
  const world = found.world ?? emptyWorld(context, base, assumed, watch);
  if (assumed.contradiction) return refuse(world);
  if (found.kind === 'stopped') return { kind: 'unknown', scope: scopeOf(world, false, 0), reason: { kind: 'stopped', by: watch.stopped() ?? 'steps', soFar: [] } };
  return { kind: 'fails', scope: scopeOf(world, found.isClosed, found.positions), note: noConflict(found), strategy: found.strategy };
}

/** Nobody bears both, or whoever does can keep both, or cannot keep one of them even alone. */
function noConflict({ kept, alone }: Extract<ConflictResult, { kind: 'none' }>): string {
  if (kept.length + alone.length === 0) return 'nobody is bound by both';
  return [...(kept.length > 0 ? [`${joinAnd(kept)} can keep both, whatever the others do`] : []), ...(alone.length > 0 ? [`${joinAnd(alone)} can be made to breach one of them even without the other`] : [])].join('; ');
}

function emptyWorld(context: QuestionContext, base: BaseWorld, assumed: Assumed, watch: Watch): World {
  return worldOf(context, base, assumed, { seeds: { norms: [], formulas: [], events: [], acts: [] }, own: new Set(), named: [] }, watch);
}

function circular(context: QuestionContext, base: BaseWorld, what: Extract<Ask, { kind: 'circular' }>, readings: readonly string[]): Outcome {
  const wanted = what.between;
  const circles = findCircles(base.program, context.model, base.state).filter((c) => wanted.every((w) => c.refs.some((r) => r === w || r.startsWith(`${w}.`) || w.startsWith(`${r}.`))));
  const scope = emptyScope(context, base, readings);
  return { kind: 'circles', circles, verdict: circles.length > 0 ? { kind: 'holds', scope } : { kind: 'fails', scope } };
}

function termId(state: State, term: Term): string {
  return term.kind === 'thing' ? current(state, term.id) : term.kind === 'provision' ? term.id : '';
}

function emptyScope(context: QuestionContext, base: BaseWorld, readings: readonly string[]): Scope {
  return {
    from: context.day, time: { kind: 'closed' }, readings, assumptions: [], instruments: [], provisions: [...new Set(base.program.model.law.map((l) => l.provision))],
    keptAtOnce: [], things: [], standFor: {}, control: { own: [], others: [], joint: [] }, positions: 0, steps: 0,
  };
}

/** Names that the dossier does not have, and readings that exclude each other. */
function problemOf(context: QuestionContext, base: BaseWorld, what: Ask, readings: readonly string[]): UnknownReason | undefined {
  const known = new Map(context.model.readings.map((r) => [r.id, r]));
  const missing = readings.find((r) => !known.has(r));
  if (missing !== undefined) return { kind: 'not-askable', why: `no reading is named \`${missing}\`` };
  const clash = excludedPair(context, readings);
  if (clash) return { kind: 'excluded-readings', readings: clash };
  const { program } = base;
  if (what.kind === 'keep' || what.kind === 'ensure' || what.kind === 'prevent') {
    const stranger = what.parties.find((t) => t.kind !== 'thing' || !program.kindsOf.has(t.id));
    if (stranger) return { kind: 'not-askable', why: `no party is named \`${stranger.kind === 'thing' ? stranger.id : stranger.kind}\`` };
  }
  if (what.kind === 'conflict') {
    const stranger = [what.a, what.b].find((p) => !program.provisions.has(p));
    if (stranger !== undefined) return { kind: 'not-askable', why: `no article is named \`${stranger}\`` };
  }
  return undefined;
}

/** Two of the readings that cannot hold together. */
export function excludedPair(context: QuestionContext, readings: readonly string[]): readonly string[] | undefined {
  for (const reading of context.model.readings) {
    if (!readings.includes(reading.id)) continue;
    const other = reading.excludes.find((r) => readings.includes(r));
    if (other !== undefined) return [reading.id, other];
  }
  return undefined;
}
