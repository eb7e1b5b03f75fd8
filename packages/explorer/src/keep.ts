/** Can a party, or several acting together, keep every commitment? The seeds of that game, and its verdict. */
import type { Assumption } from '@servanda/model';
import type { Breach } from '@servanda/semantics';
import { assume, type Assumed } from './assume.ts';
import { baseWorld, type BaseWorld } from './base-world.ts';
import type { QuestionContext } from './context.ts';
import { keptAtOnce } from './kept-at-once.ts';
import type { LawEdit } from './slice.ts';
import { playGame, type GameResult } from './game.ts';
import type { Verdict } from './verdict.ts';
import { startWatch, type Watch } from './watch.ts';
import { dutiesOf, scopeOf, worldOf, type World } from './world.ts';

/** Whose commitments, under which assumptions and readings. */
export interface KeepQuestion {
  readonly parties: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly readings: readonly string[];
  /** Only breaches of these provisions count; absent: of any. */
  readonly provisions?: readonly string[];
  readonly edit?: LawEdit;
}

export function keepWorld(context: QuestionContext, base: BaseWorld, assumed: Assumed, question: KeepQuestion, watch: Watch): World {
  const own = new Set(question.parties);
  const only = question.provisions && new Set(question.provisions);
  const norms = dutiesOf(base.program, assumed.state, own).filter((n) => !only || only.has(n.provision));
  const kept = keptAtOnce(base.program, norms, assumed.never);
  return worldOf(context, base, assumed, {
    seeds: { norms: norms.filter((n) => !kept.has(n.id)), formulas: [], events: [], acts: [] }, keptAtOnce: kept, own, named: question.parties,
    counts: only ? (breach: Breach) => only.has(breach.provision) : undefined, edit: question.edit,
  }, watch);
}

/** The verdict, with the strategy that keeps all of it or the play by which the others make it impossible. */
export function keep(context: QuestionContext, question: KeepQuestion): Verdict {
  const base = baseWorld(context, question.readings);
  const assumed = assume(base.program, base.state, question.assumptions);
  const watch = startWatch(context, 'playing the game');
  const world = keepWorld(context, base, assumed, question, watch);
  if (assumed.contradiction) return { kind: 'unknown', scope: scopeOf(world, true, 0), reason: { kind: 'contradictory-assumptions', assumptions: assumed.contradiction } };
  return verdictOf(world, playGame(world));
}

export function verdictOf(world: World, result: GameResult): Verdict {
  switch (result.kind) {
    case 'won': return { kind: 'holds', scope: scopeOf(world, result.isClosed, result.positions), strategy: result.strategy };
    case 'lost': return { kind: 'fails', scope: scopeOf(world, true, result.positions), witness: result.witness };
    case 'stopped': return { kind: 'unknown', scope: scopeOf(world, false, result.positions), reason: { kind: 'stopped', by: result.by, soFar: result.soFar } };
    default: return result;
  }
}
