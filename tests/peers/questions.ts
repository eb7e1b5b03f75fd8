/** Questions of a dossier as problems for the other engines, beside the explorer's own answers. */
import type { Expectation, Model, Question } from '@servanda/model';
import { underReadings } from '@servanda/model';
import { ask, assume, baseWorld, contextOf, isExplorerAsk, type Verdict } from '@servanda/explorer';
import { problemOf, type PeerQuestion } from './ground.ts';
import type { Problem } from './problem.ts';
import { Beyond } from './slice.ts';

/** One question under one set of readings: a problem, or why it is outside the fragment. */
export interface Posed {
  readonly name: string;
  readonly problem: Problem | undefined;
  readonly why?: string;
  readonly verdict: Verdict['kind'];
}

/** Every question about the future, under each of the sets of readings that an answer is expected for. */
export function posed(model: Model): readonly Posed[] {
  return model.questions.flatMap((question) => (isExplorerAsk(question.ask) && question.ask.kind !== 'leads-to' && question.ask.kind !== 'circular'
    ? question.expectations.map((e) => pose(model, question, e)) : []));
}

function pose(model: Model, question: Question, expectation: Expectation): Posed {
  const { readings, after } = expectation;
  const outcome = ask(contextOf(model), question, { readings, after });
  const verdict = outcome.kind === 'paths' ? 'unknown' : outcome.verdict.kind;
  const name = `${question.id}${readings.length === 0 ? '' : ` under ${readings.join(' and ')}`}`;
  try {
    return { name, verdict, problem: problemFor(model, question, expectation) };
  } catch (error) {
    if (!(error instanceof Beyond)) throw error;
    return { name, verdict, problem: undefined, why: error.message };
  }
}

/** The question alone, without asking the explorer; throws `Beyond` outside the fragment. */
export function problemFor(model: Model, question: Question, { readings, after }: Pick<Expectation, 'readings' | 'after'>): Problem {
  const base = baseWorld(contextOf(model), readings);
  const assumptions = [...question.assumptions, ...after.map((act) => ({ kind: 'happens' as const, act, origin: question.origin }))];
  const assumed = assume(base.program, base.state, assumptions);
  if (assumed.keepers.size > 0) throw new Beyond('somebody is assumed to keep its word');
  return problemOf(underReadings(model, readings), assumed.state, { ...peerQuestion(question.ask), never: assumed.never });
}

function peerQuestion(what: Question['ask']): PeerQuestion {
  const ids = (terms: readonly { readonly kind: string; readonly id?: string }[]): readonly string[] => terms.flatMap((t) => t.id ?? []);
  switch (what.kind) {
    case 'keep': return { kind: 'keep', own: ids(what.parties) };
    case 'ensure': case 'prevent': return { kind: what.kind, own: ids(what.parties), goal: what.goal };
    case 'possible': {
      if (what.after) throw new Beyond('the goal counts only after an event');
      return { kind: 'reach', own: what.goal.kind === 'act' ? actorsOf(what.goal.act.args) : [], goal: what.goal, isWithoutBreach: what.isWithoutBreach };
    }
    default: throw new Beyond(`a question of the sort \`${what.kind}\``);
  }
}

function actorsOf(args: readonly { readonly kind: string; readonly id?: string }[]): readonly string[] {
  const first = args[0];
  return first?.kind === 'thing' && first.id !== undefined ? [first.id] : [];
}
