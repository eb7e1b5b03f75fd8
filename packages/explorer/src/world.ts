/** A question made playable: assumptions brought about, the dossier cut to what bears on it, moves and clocks laid out. */
import { instrumentOf, prepare, type Breach, type Program, type State } from '@servanda/semantics';
import type { Norm } from '@servanda/model';
import type { Arena } from './arena.ts';
import { horizonOf, type Assumed } from './assume.ts';
import type { BaseWorld } from './base-world.ts';
import { keyPlanOf } from './canonical-key.ts';
import { burdensOf } from './burden.ts';
import { coneOf, type Cone, type Seeds } from './cone.ts';
import type { QuestionContext } from './context.ts';
import { describeApplication } from './describe.ts';
import { withPredecessors } from './continuing.ts';
import { clocksOf } from './interesting-days.ts';
import { withFixedPeriods, withFixedRounds } from './fixed-calendar.ts';
import { movesOf } from './moves.ts';
import { relevantTo } from './relevance.ts';
import { castOf, namesIn, type Cast } from './representatives.ts';
import { sliceProgram, sliceState, type LawEdit } from './slice.ts';
import type { Scope } from './verdict.ts';
import { quietActs } from './void-acts.ts';
import { Stopped, type Watch } from './watch.ts';

/** A question's world: the slice to search in, and the whole to check on. */
export interface World {
  readonly base: BaseWorld;
  readonly assumed: Assumed;
  readonly cone: Cone;
  readonly cast: Cast;
  readonly program: Program;
  readonly state: State;
  readonly arena: Arena;
  /** Norms of the parties asked about that are left out, since performing at once keeps them: `kept-at-once.ts`. */
  readonly keptAtOnce: ReadonlySet<string>;
  /** The same slice on the true calendar, where the search runs on a fixed one. */
  readonly real: { readonly arena: Arena; readonly state: State };
}

export interface WorldSpec {
  readonly seeds: Seeds;
  readonly own: ReadonlySet<string>;
  readonly named: readonly string[];
  readonly keptAtOnce?: ReadonlySet<string>;
  readonly counts?: (breach: Breach) => boolean;
  readonly goal?: Arena['goal'];
  /** Changes to the law of the slice, for cores and repairs. */
  readonly edit?: LawEdit;
}

export function worldOf(context: QuestionContext, base: BaseWorld, assumed: Assumed, spec: WorldSpec, watch: Watch): World {
  try {
    watch.tick();
    return layOut(context, base, assumed, spec, watch);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    // Nothing to search in: whoever searches hears from the meter at once that there is no more time.
    const nothing: Assumed = { ...assumed, keepers: new Set(), never: [] };
    return layOut(context, base, nothing, { ...spec, seeds: { norms: [], formulas: [], events: [], acts: [] } }, { ...watch, tick: () => undefined });
  }
}

function layOut(context: QuestionContext, base: BaseWorld, assumed: Assumed, spec: WorldSpec, watch: Watch): World {
  const { program: full } = base;
  const seeds: Seeds = {
    ...spec.seeds,
    norms: [...spec.seeds.norms, ...dutiesOf(full, assumed.state, assumed.keepers)],
    events: [...spec.seeds.events, ...assumed.never],
  };
  const named = [...spec.named, ...withPredecessors(full, assumed.state, spec.own), ...assumed.keepers, ...namesIn(assumed.never)];
  const first = cut(context, base, assumed, spec, seeds, named, watch);
  // Norms that no act in play can keep or breach fall away, and with them what only they depend on.
  const used = seeds.norms.filter((n) => first.real.arena.plan.relevant.used.has(n.id));
  const { cone, cast, real } = used.length === seeds.norms.length ? first : cut(context, base, assumed, spec, { ...seeds, norms: used }, named, watch);
  const { clocks } = real.arena.plan;
  const { program } = real.arena;
  const keptAtOnce = spec.keptAtOnce ?? new Set<string>();
  if (clocks.isExact || !clocks.isCalendarFree) return { base, assumed, cone, cast, program, state: real.state, arena: real.arena, keptAtOnce, real };
  const steady = prepare(withFixedPeriods(program.model, real.state.day));
  const start = withFixedRounds(steady, real.state);
  const arena = arenaOf(context, { program: steady, state: start, cone, assumed, seeds, spec, watch, like: real.arena });
  return { base, assumed, cone, cast, program: steady, state: start, arena, keptAtOnce, real };
}

function cut(context: QuestionContext, base: BaseWorld, assumed: Assumed, spec: WorldSpec, seeds: Seeds, named: readonly string[], watch: Watch): Pick<World, 'cone' | 'cast' | 'real'> {
  const cone = coneOf(base.program, assumed.state, seeds);
  const cast = castOf(base.program, assumed.state, cone, named, spec.own, watch.tick);
  const program = sliceProgram(base.program, cone, cast, spec.edit);
  const state = sliceState(program, assumed.state, cone, cast);
  return { cone, cast, real: { arena: arenaOf(context, { program, state, cone, assumed, seeds, spec, watch }), state } };
}

interface Parts {
  readonly program: Program;
  readonly state: State;
  readonly cone: Cone;
  readonly assumed: Assumed;
  readonly seeds: Seeds;
  readonly spec: WorldSpec;
  readonly watch: Watch;
  /** An arena of the same law, but for lengths of periods: who can do what is the same. */
  readonly like?: Arena;
}

function arenaOf(context: QuestionContext, { program, state, cone, assumed, seeds, spec, watch, like }: Parts): Arena {
  const { own } = spec;
  const isForAnyone = seeds.isForbiddenToAnyone ?? false;
  const isPlain = own.size > 0 && assumed.keepers.size === 0 && seeds.formulas.length === 0 && seeds.events.length === 0;
  const clocks = clocksOf(program, state, cone.dated);
  const relevant = like?.plan.relevant ?? relevantTo({ program, state, tick: watch.tick }, cone, { own, bearers: withPredecessors(program, state, own), keepers: assumed.keepers, norms: seeds.norms, formulas: seeds.formulas, acts: seeds.acts, isForAnyone });
  const bearers = isForAnyone ? new Set<string>() : new Set([...withPredecessors(program, state, own), ...withPredecessors(program, state, assumed.keepers)]);
  const moves = like?.moves ?? movesOf(program, state, assumed.state, cone, relevant, own, burdensOf(program, cone, isPlain), new Set(namesIn([seeds.formulas, seeds.events, seeds.acts])));
  const quiet = like?.quiet ?? quietActs(program, state, cone, [...moves.own, ...moves.others], seeds);
  return {
    program, plan: keyPlanOf(program, cone, clocks, relevant, own, bearers, state), moves, quiet, own,
    keepers: assumed.keepers, never: assumed.never, horizon: horizonOf(state.day, context.horizon), counts: spec.counts ?? (() => true), goal: spec.goal, meter: watch,
  };
}

/** Norms that one of the parties may come to breach without binding itself anew. */
export function dutiesOf(program: Program, state: State, asked: ReadonlySet<string>): readonly Norm[] {
  if (asked.size === 0) return [];
  const parties = withPredecessors(program, state, asked);
  return program.norms.filter((norm) => (norm.kind === 'obligation' || norm.kind === 'prohibition') && mayBind(program, state, norm, parties));
}

function mayBind(program: Program, state: State, norm: Norm, parties: ReadonlySet<string>): boolean {
  const own = instrumentOf(program, norm.provision);
  const isCustom = own === undefined || program.instruments.get(own)?.kind === 'custom';
  if (own !== undefined && state.instruments.get(own)?.endedOn !== undefined && program.survivals.get(norm.provision) === undefined) return false;
  if (!isCustom && ![...parties].some((p) => isTiedTo(state, own, p))) return false;
  const bearer = norm.bearer;
  if (bearer.kind === 'thing') return parties.has(current(state, bearer.id));
  if (bearer.kind !== 'var') return false;
  const over = norm.vars.find((v) => v.name === bearer.name)?.over;
  switch (over?.kind) {
    case undefined: return true;
    case 'kind': return [...parties].some((p) => program.kindsOf.get(p)?.has(over.of) ?? false);
    case 'group': return [...parties].some((p) => program.groups.get(over.id)?.includes(p) ?? false);
    case 'parties': return over.instrument.kind !== 'thing' || [...parties].some((p) => isTiedTo(state, (over.instrument as { id: string }).id, p));
    default: return true;
  }
}

function current(state: State, id: string): string {
  return state.successors.get(id) ?? id;
}

function isTiedTo(state: State, instrument: string, party: string): boolean {
  const stand = state.stands.get(`${instrument}|${party}`);
  return stand !== undefined && (stand.isIn || stand.consentOn !== undefined || stand.provisionalFrom !== undefined || stand.leftOn !== undefined);
}

export function scopeOf(world: World, isClosed: boolean, positions: number): Scope {
  const { arena, program } = world;
  const names = (acts: Arena['moves']['own']): readonly string[] => [...new Set(acts.map((a) => {
    const pattern = program.acts.get(a.pattern);
    return pattern ? describeApplication(program, { pattern: a.pattern, args: pattern.roles.map((r) => ({ kind: 'var', name: r.name ?? r.kind })) }) : a.pattern;
  }))].sort();
  return {
    from: world.state.day,
    time: isClosed ? { kind: 'closed' } : { kind: 'horizon', through: arena.horizon },
    readings: world.base.readings, assumptions: world.assumed.texts,
    instruments: [...world.cone.instruments].sort(), provisions: [...new Set([...world.cone.law].map((l) => l.provision))].sort(),
    keptAtOnce: [...new Set([...world.keptAtOnce].map((id) => world.base.program.normById.get(id)?.provision ?? id))].sort(),
    things: [...world.cast.things].filter((t) => program.kindsOf.has(t) && !world.cone.instruments.has(t)).sort(), standFor: world.cast.standFor,
    control: { own: names(arena.moves.own), others: names(arena.moves.others), joint: names(arena.moves.joint) },
    positions, steps: arena.meter.steps(),
  };
}
