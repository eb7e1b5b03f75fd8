/** A failing verdict explained: its core, what ranks the core's provisions, and what would repair it. */
import type { Question } from '@servanda/model';
import { assume } from './assume.ts';
import { baseWorld } from './base-world.ts';
import type { AskOptions } from './ask.ts';
import type { QuestionContext } from './context.ts';
import { coreOf, type Remake } from './core.ts';
import { ensureWorld } from './ensure.ts';
import { isWon } from './game.ts';
import { keepWorld } from './keep.ts';
import { repairsOf } from './repair.ts';
import type { Core, Repair, Verdict } from './verdict.ts';
import { startWatch } from './watch.ts';
import type { World } from './world.ts';
import { current, type State } from '@servanda/semantics';

/** Why a verdict fails and what would turn it. */
export interface ExplainedFailure {
  readonly core?: Core;
  readonly repairs: readonly Repair[];
  /** The repairs were tried on the provisions of the core, not on everything that the party has to keep. */
  readonly isAlone?: boolean;
  /** The budget ran out before all of it was found. */
  readonly isPartial: boolean;
}

/** For `keep`, `ensure`, `prevent` and `conflict`; other questions have no core. */
export function explain(given: QuestionContext, question: Pick<Question, 'ask' | 'assumptions'>, verdict: Verdict, options: AskOptions = {}): ExplainedFailure {
  const { readings = [], after = [] } = options;
  const context = halved(given);
  const what = question.ask;
  const base = baseWorld(context, readings);
  const origin = { file: '', from: 0, to: 0 };
  const assumptions = [...question.assumptions, ...after.map((act) => ({ kind: 'happens' as const, act, origin }))];
  const assumed = assume(base.program, base.state, assumptions);
  if (assumed.contradiction) return { repairs: [], isPartial: false };
  const watch = startWatch(context, 'looking for the core');
  const make = (edit?: Parameters<Remake>[0]): World | undefined => {
    switch (what.kind) {
      case 'keep': return keepWorld(context, base, assumed, { parties: what.parties.map((t) => nameOf(assumed.state, t)), assumptions, readings, edit }, watch);
      case 'ensure': case 'prevent': return ensureWorld(context, base, assumed, what.kind, what.parties.map((t) => nameOf(assumed.state, t)), what.goal, watch, edit);
      case 'conflict': return keepWorld(context, base, assumed, { parties: partyOf(verdict), assumptions, readings, provisions: [what.a, what.b], edit }, watch);
      default: return undefined;
    }
  };
  const world = make();
  if (!world || world.arena.own.size === 0) return { repairs: [], isPartial: false };
  const remake: Remake = (edit) => make(edit) as World;
  const core = coreOf(world, remake, isWon, citedBy(verdict));
  if (!core) return { repairs: [], isPartial: true };
  const repairs = repairsOf(world, core, remake, isWon);
  if (watch.stopped() === undefined || repairs.length > 0 || what.kind !== 'keep') return { core, repairs, isPartial: watch.stopped() !== undefined };
  // Whether everything else can be kept as well took too long: tried on these provisions alone.
  const rest = startWatch(context, 'looking for repairs');
  const alone: Remake = (edit) => keepWorld(context, base, assumed, { parties: [...world.arena.own], assumptions, readings, provisions: core.provisions, edit }, rest);
  return { core, repairs: repairsOf(world, core, alone, isWon), isAlone: true, isPartial: rest.stopped() !== undefined };
}

function nameOf(state: State, term: { readonly kind: string; readonly id?: string }): string {
  return current(state, term.id ?? '');
}

/** The party that a conflict's run shows in breach. */
function partyOf(verdict: Verdict): readonly string[] {
  const run = verdict.kind === 'holds' ? verdict.run : undefined;
  return run?.shows.kind === 'breach' ? [...new Set(run.shows.costs.map((c) => c.party))] : run?.shows.kind === 'never-discharged' ? [run.shows.party] : [];
}

/** Provisions that the witness shows to be breached, or that its options would breach. */
function citedBy(verdict: Verdict): readonly string[] {
  const run = verdict.kind === 'fails' ? verdict.witness : verdict.kind === 'holds' ? verdict.run : undefined;
  if (!run) return [];
  const cited = new Set<string>();
  if (run.shows.kind === 'breach') for (const c of run.shows.costs) cited.add(c.provision);
  if (run.shows.kind === 'never-discharged') cited.add(run.shows.provision);
  for (const s of run.steps) for (const o of s.options ?? []) for (const c of o.costs) cited.add(c.provision);
  return [...cited];
}

/** Half of the time for the core and its repairs in full, half for what may have to be tried again. */
function halved(context: QuestionContext): QuestionContext {
  const { budget } = context;
  return budget?.millis === undefined ? context : { ...context, budget: { ...budget, millis: budget.millis / 2 } };
}
