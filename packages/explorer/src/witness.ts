/**
 * From the others' winning play to a witness that a reader can follow: dated steps replayed on the whole dossier, and at each turn
 * of the party what it could do and what that would cost it. Checked by `check-witness.ts`.
 */
import { addDays, invariant, type Day } from '@servanda/base';
import { groundKey, step, type Breach, type Effect, type Ground, type Program, type State } from '@servanda/semantics';
import { pass, tryAct } from './arena.ts';
import type { FairSolution } from './buchi.ts';
import { allReplies, type Dawn, type Noon, type Reply } from './game-graph.ts';
import { actorsOf } from './sides.ts';
import { playFrom, playReply, valueOfReply, type PlayStep, type Refutation } from './refutation.ts';
import { breachPath, chooseNoon, lassoFrom, pathTo } from './refute-fair.ts';
import { describeSituation } from './describe.ts';
import type { Cost, DutyChange, Move, Option, Shown, Strategy, StrategyEntry, Witness, WitnessStep } from './verdict.ts';
import type { World } from './world.ts';

export function costOf(breach: Breach): Cost {
  return { party: breach.by, norm: breach.norm, provision: breach.provision, toward: breach.toward, on: breach.on, act: breach.act };
}

/** The shortest play to a breach, with everything the party could have done instead. */
export function witnessOfBreach(world: World, refutation: Refutation): Witness {
  const steps = replayed(world, playFrom(refutation, refutation.root).steps, (noon, real) => breachOptions(world, refutation, noon, real));
  const costs = steps.at(-1)?.breaches.filter((c) => world.arena.own.has(c.party)) ?? [];
  return {
    start: world.state.day, steps, events: steps.filter((s) => s.move.kind === 'act').length,
    shows: shownAtEnd(world, costs, steps.length),
    refutation: refutationTable(world, refutation),
  };
}

/** Without a breach it is the goal that decides: reached though it was to be prevented, or missed. */
function shownAtEnd(world: World, costs: readonly Cost[], length: number): Shown {
  if (costs.length > 0) return { kind: 'breach', costs };
  invariant(world.arena.goal !== undefined, 'a lost play ends in nothing');
  return world.arena.goal.mode === 'prevent' ? { kind: 'goal' } : { kind: 'goal-missed', loopFrom: length };
}

/** A play that comes back to itself with a duty still open, or ends in a breach. */
export function witnessOfOpenDuty(world: World, solution: FairSolution): Witness {
  const lasso = lassoFrom(solution);
  const played = lasso.steps;
  const { steps, starts } = replayPlay(world, played, (noon, real) => openOptions(world, solution, noon, real));
  const loopFrom = starts[lasso.loopFrom] ?? steps.length;
  const instance = lasso.duty?.instance;
  const costs = steps.at(-1)?.breaches.filter((c) => world.arena.own.has(c.party)) ?? [];
  const shows: Shown = instance && lasso.breach === undefined
    ? { kind: 'never-discharged', norm: instance.norm, provision: provisionOf(world.program, instance.norm), party: instance.bearer, toward: instance.toward, act: instance.act, loopFrom }
    : costs.length > 0 ? { kind: 'breach', costs } : { kind: 'goal-missed', loopFrom };
  return { start: world.state.day, steps, events: steps.filter((s) => s.move.kind === 'act').length, shows, refutation: fairTable(world, solution) };
}

function provisionOf(program: Program, norm: string): string {
  return program.normById.get(norm)?.provision ?? norm;
}

/** What the party could do at a noon, which comes about in this state of the slice on the true calendar. */
type OptionsAt = (noon: Noon, real: State) => readonly Option[];

/** Replays a play on the whole dossier; days on which nothing comes about run together. */
export function replayed(world: World, played: readonly PlayStep[], optionsAt: OptionsAt): readonly WitnessStep[] {
  return replayPlay(world, played, optionsAt).steps;
}

/** `starts[i]`: the witness's step that the play's step `i` has gone into. */
function replayPlay(world: World, played: readonly PlayStep[], optionsAt: OptionsAt): { readonly steps: readonly WitnessStep[]; readonly starts: readonly number[] } {
  const { program } = world.base;
  const steps: WitnessStep[] = [];
  const starts: number[] = [];
  let state = world.assumed.state;
  let real = world.real.state;
  let waiting: { readonly since: Day; readonly options: readonly Option[] | undefined } | undefined;
  played.forEach((p, i) => {
    starts.push(steps.length);
    const options = p.noon && !followsSilence(played, i) ? optionsAt(p.noon, real) : undefined;
    const { day } = real;
    real = advance(world, real, p).state;
    const isTime = p.kind === 'time';
    const move: Move = isTime ? { kind: 'time', to: real.day } : { kind: 'act', act: p.act as Ground };
    const next = step(program, state, real.day, isTime ? { kind: 'pass' } : { kind: 'act', act: p.act as Ground });
    const effects = next.effects.filter((e) => !isKept(world, next.state, e));
    if (isTime && effects.length === 0 && played[i + 1]?.kind === 'time') waiting ??= { since: day, options };
    else {
      const by = isTime ? undefined : actorsOf(program, p.act as Ground).join(' and ');
      steps.push(makeStep(program, next.state, state, isTime ? waiting?.since ?? day : day, p.kind, move, effects, by, options ?? waiting?.options, (breach) => !world.keptAtOnce.has(breach.norm) || !world.arena.own.has(breach.by)));
      waiting = undefined;
    }
    state = next.state;
  });
  return { steps, starts };
}

/** What comes of duties that the party keeps by performing at once: the run is told as if it did, and leaves its acts out. */
function isKept(world: World, state: State, effect: Effect): boolean {
  if (world.keptAtOnce.size === 0) return false;
  const of = effect.kind === 'obligation' ? state.instances[effect.instance] : effect.kind === 'breach' ? state.breaches[effect.breach] : undefined;
  return of !== undefined && world.keptAtOnce.has(of.norm) && world.arena.own.has('by' in of ? of.by : of.bearer);
}

/** One step of a play on the true calendar: time goes on to its next interesting day, whatever date that has there. */
function advance(world: World, state: State, p: PlayStep): { readonly state: State; readonly breaches: readonly Breach[] } {
  const { arena } = world.real;
  if (p.kind !== 'time') {
    const next = tryAct(arena, state, p.act as Ground);
    invariant(next !== undefined, 'a play does not run on the true calendar');
    return next;
  }
  const passing = pass(arena, state);
  if (passing.kind === 'next') return passing;
  return { state: { ...state, day: addDays(state.day, 1) }, breaches: [] };
}

/** The breaches a play ends in on the true calendar. */
function realCosts(world: World, from: State, played: readonly PlayStep[]): readonly Cost[] {
  let now: { readonly state: State; readonly breaches: readonly Breach[] } = { state: from, breaches: [] };
  for (const p of played) now = advance(world, now.state, p);
  return now.breaches.map(costOf);
}

/** The turn before was passed without anything coming of it: the party's options are the same. */
function followsSilence(played: readonly PlayStep[], i: number): boolean {
  const before = played[i - 1];
  return before?.kind === 'time' && before.effects.length === 0;
}

function makeStep(
  program: Program, after: State, before: State, day: Day, side: WitnessStep['side'], move: WitnessStep['move'], effects: readonly Effect[],
  by: string | undefined, options: readonly Option[] | undefined, isTold: (breach: Breach) => boolean,
): WitnessStep {
  const duties: DutyChange[] = [];
  for (const e of effects) {
    if (e.kind !== 'obligation') continue;
    const instance = after.instances[e.instance];
    if (instance) duties.push({ norm: instance.norm, provision: provisionOf(program, instance.norm), bearer: e.bearer, toward: e.toward, act: e.act, to: e.to, lastDay: e.lastDay });
  }
  return { day, by, side, move, effects, duties, breaches: after.breaches.slice(before.breaches.length).filter(isTold).map(costOf), options };
}

/** Doing nothing, and each act that would change anything or be a breach: what it costs against the others' best play. */
function breachOptions(world: World, refutation: Refutation, noon: Noon, real: State): readonly Option[] {
  const options: Option[] = [];
  for (const reply of noon.replies) {
    if (reply.acts.length > 1 && !isDutiful(noon, reply)) continue;
    if (valueOfReply(reply, refutation.value) === undefined) continue;
    options.push({ acts: reply.acts, outcome: 'later', costs: realCosts(world, real, playAfter(refutation, noon, reply)) });
  }
  options.sort((a, b) => a.acts.length - b.acts.length);
  return [...options, ...actsThatBreach(world, real)];
}

function isDutiful(noon: Noon, reply: Reply): boolean {
  return noon.replies[0] === reply;
}

function playAfter(refutation: Refutation, noon: Noon, reply: Reply): readonly PlayStep[] {
  const steps: PlayStep[] = [];
  playReply(steps, noon, reply);
  return reply.then.kind === 'dawn' ? [...steps, ...playFrom(refutation, reply.then.dawn).steps] : steps;
}

/** Acts that are themselves the breach. */
function actsThatBreach(world: World, real: State): readonly Option[] {
  const options: Option[] = [];
  for (const act of world.real.arena.moves.own) {
    const next = tryAct(world.real.arena, real, act);
    if (next && next.breaches.length > 0 && isToThePoint(real, act)) options.push({ acts: [act], outcome: 'at-once', costs: next.breaches.map(costOf) });
  }
  return options;
}

/** Of all the forbidden things it could do, only those that it is also obliged to do are a way out that someone may ask about. */
function isToThePoint(state: State, act: Ground): boolean {
  return state.instances.some((i) => i.status === 'active' && groundKey(i.act) === groundKey(act));
}

function openOptions(world: World, solution: FairSolution, noon: Noon, real: State): readonly Option[] {
  const options: Option[] = [];
  for (const reply of [...allReplies(noon)].sort((a, b) => a.acts.length - b.acts.length)) {
    if (reply.acts.length > 1) continue;
    if (reply.then.kind === 'breach') options.push({ acts: reply.acts, outcome: 'later', costs: realCosts(world, real, replySteps(noon, reply)) });
    else options.push({ acts: reply.acts, outcome: solution.lostTo.get(noon.id)?.duty ? 'open-duty' : 'later', costs: [] });
  }
  return [...options, ...actsThatBreach(world, real)];
}

function replySteps(noon: Noon, reply: Reply): readonly PlayStep[] {
  const steps: PlayStep[] = [];
  playReply(steps, noon, reply);
  return steps;
}

/** What the others do in every situation they may meet. */
function refutationTable(world: World, refutation: Refutation): Strategy {
  const entries: StrategyEntry[] = [];
  const seen = new Set<Dawn>();
  const todo = [refutation.root];
  for (let dawn = todo.pop(); dawn; dawn = todo.pop()) {
    if (seen.has(dawn)) continue;
    seen.add(dawn);
    const acts: Ground[] = [];
    let at = dawn;
    for (let choice = refutation.attack.get(at.id); choice !== 'wait'; choice = refutation.attack.get(at.id)) {
      invariant(choice !== undefined, 'a lost situation has no way to win it');
      acts.push(choice.act);
      if (!choice.to) break;
      at = choice.to;
    }
    entries.push({ position: dawn.key, day: dawn.state.day, situation: describeSituation(world.program, dawn.state), acts });
    if (refutation.attack.get(at.id) !== 'wait') continue;
    for (const reply of at.noon.replies) if (reply.then.kind === 'dawn') todo.push(reply.then.dawn);
  }
  return { for: 'others', pursues: [], entries, ...boundOf(refutation.root) };
}

function boundOf(root: Dawn): Pick<Strategy, 'mostActs'> {
  return Number.isFinite(root.actsLeft) ? { mostActs: root.actsLeft } : {};
}

function fairTable(world: World, solution: FairSolution): Strategy {
  const entries: StrategyEntry[] = [];
  const seen = new Set<Dawn>();
  const todo = [solution.root];
  for (let dawn = todo.pop(); dawn; dawn = todo.pop()) {
    if (seen.has(dawn)) continue;
    seen.add(dawn);
    const noon = chooseNoon(solution, dawn);
    const acts = (noon ? pathTo(solution, dawn, noon) : breachPath(solution, dawn)).map((a) => a.act);
    entries.push({ position: dawn.key, day: dawn.state.day, situation: describeSituation(world.program, dawn.state), acts });
    if (noon) for (const reply of allReplies(noon)) if (reply.then.kind === 'dawn') todo.push(reply.then.dawn);
  }
  return { for: 'others', pursues: [], entries, ...boundOf(solution.root) };
}
