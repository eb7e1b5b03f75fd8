/** Questions about generated dossiers (tests/games): keeping every commitment, and goals of some facts or an act, with and without breach. */
import type { Ask, Formula, Goal } from '@servanda/model';
import { ask, contextOf, type Verdict } from '@servanda/explorer';
import { prepare } from '@servanda/semantics';
import { generateGame, STATES } from '../games/generate.ts';
import { randomOf } from '../games/random.ts';
import { encode, problemOf, type Problem, type Query } from '@servanda/encoder';

export interface Generated { readonly problem: Problem; readonly verdict: Verdict['kind'] }

/** Undefined where the question is outside the fragment. */
export function generated(seed: number): Generated | undefined {
  const { model, own } = generateGame(seed);
  const random = randomOf(seed + 77);
  const fact = (id: string): Formula => { const f: Formula = { kind: 'fact', fact: { pattern: id, args: [] } }; return random.chance(0.7) ? f : { kind: 'not', of: f }; };
  const statement: Goal = { kind: 'statement', formula: { kind: 'and', of: random.chance(0.5) ? [fact('f'), fact('g')] : [fact(random.pick(['f', 'g']))] } };
  const goal: Goal = random.chance(0.3) ? { kind: 'act', act: { pattern: random.pick(['a', 'b', 'c']), args: [{ kind: 'thing', id: random.pick(STATES) }] } } : statement;
  const parties = own.map((id) => ({ kind: 'thing' as const, id }));
  const isWithoutBreach = random.chance(0.7);
  const [what, question]: readonly [Ask, Query] = seed % 4 === 0 ? [{ kind: 'possible', goal, isWithoutBreach }, { kind: 'reach', own: goal.kind === 'act' ? goal.act.args.flatMap((t) => (t.kind === 'thing' ? [t.id] : [])) : [], goal, isWithoutBreach }]
    : seed % 4 === 1 ? [{ kind: seed % 8 === 1 ? 'ensure' : 'prevent', parties, goal: statement }, { kind: seed % 8 === 1 ? 'ensure' : 'prevent', own, goal: statement }]
      : [{ kind: 'keep', parties }, { kind: 'keep', own }];
  const context = contextOf(model, { budget: { steps: 20_000 } });
  const problem = problemOf(model, context.startState(prepare(model)), question);
  if (problem.kind === 'outside') return undefined;
  const outcome = ask(context, { ask: what, assumptions: [] });
  return outcome.kind === 'paths' ? undefined : { problem, verdict: outcome.verdict.kind };
}

/** Whether the first provisions of the dossier's first two treaties conflict, as a program for clingo; undefined outside of the fragment. */
export function generatedConflict(seed: number): { readonly program: string; readonly verdict: Verdict['kind'] } | undefined {
  const { model } = generateGame(seed);
  const [a, b] = model.instruments.map((i) => model.law.find((l) => (l.kind === 'obligation' || l.kind === 'prohibition') && l.provision.startsWith(`${i.id}.`))?.provision);
  if (a === undefined || b === undefined) return undefined;
  const what: Ask = { kind: 'conflict', a, b };
  const context = contextOf(model, { budget: { steps: 20_000 } });
  const written = encode({ model, stateOn: context.startState, ask: what, assumptions: [] }, { dossier: `seed ${seed}`, question: 'conflict', on: '', readings: [], assuming: [], hasShortPeriods: false }, 'clingo');
  if (written.kind === 'outside') return undefined;
  const outcome = ask(context, { ask: what, assumptions: [] });
  return outcome.kind === 'paths' ? undefined : { program: written.text, verdict: outcome.verdict.kind };
}
