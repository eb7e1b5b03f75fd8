/** What a generated dossier is asked about: facts, acts, duties, treaties in force and breaches on record; and a plain reading of whether it is so. */
import type { Application, Formula, Goal } from '@servanda/model';
import { groundKey, type Ground, type State } from '@servanda/semantics';
import type { IsSo } from './board.ts';
import { STATES, type Game } from './generate.ts';
import type { Random } from './random.ts';

export function generateGoal(random: Random, game: Game): Goal {
  if (random.chance(0.2)) return { kind: 'act', act: anAct(random, game) };
  const n = random.chance(0.65) ? 1 : 2;
  const of = Array.from({ length: n }, () => statement(random, game));
  return { kind: 'statement', formula: n === 1 ? of[0] as Formula : { kind: 'and', of } };
}

export function anAct(random: Random, { model }: Game): Application {
  return { pattern: random.pick(model.acts.filter((a) => !a.treatyAct)).id, args: [{ kind: 'thing', id: random.pick(STATES) }] };
}

function statement(random: Random, game: Game): Formula {
  const { model } = game;
  const maybeNot = (f: Formula): Formula => (random.chance(0.6) ? f : { kind: 'not', of: f });
  const instrument = { kind: 'thing' as const, id: random.pick(model.instruments).id };
  const duties = model.law.filter((l) => l.kind === 'obligation' || l.kind === 'prohibition');
  switch (random.pick(['fact', 'fact', 'breached', 'breached', 'shall', 'done', 'in-force'] as const)) {
    case 'fact': return maybeNot({ kind: 'fact', fact: { pattern: random.pick(model.facts).id, args: [] } });
    case 'breached': return { kind: 'breached', provision: random.pick(duties).provision, ...(random.chance(0.5) && { by: { kind: 'thing', id: random.pick(STATES) } }) };
    case 'shall': return { kind: 'modal', modal: 'shall', act: anAct(random, game) };
    case 'done': return { kind: 'done', act: anAct(random, game) };
    default: return maybeNot({ kind: 'in-force', instrument });
  }
}

export function isSo(goal: Goal): IsSo {
  if (goal.kind === 'act') { const act = ground(goal.act); return (_, effects) => effects.some((e) => e.kind === 'act' && groundKey(e.countsAs ?? e.act) === act); }
  return (state) => isTrue(state, goal.formula);
}

function ground(act: Application): string {
  const args = act.args.map((a) => (a.kind === 'thing' ? a.id : ''));
  return groundKey({ pattern: act.pattern, args } satisfies Ground);
}

/** Of the statements generated here; any other is a mistake of the generator. */
function isTrue(state: State, formula: Formula): boolean {
  switch (formula.kind) {
    case 'and': return formula.of.every((f) => isTrue(state, f));
    case 'not': return !isTrue(state, formula.of);
    case 'fact': return state.facts.has(formula.fact.pattern);
    case 'done': return state.done.has(ground(formula.act));
    case 'breached': { const { provision, by } = formula; return state.breaches.some((b) => b.provision === provision && (by === undefined || (by.kind === 'thing' && by.id === b.by))); }
    case 'modal': { const act = ground(formula.act); return state.instances.some((i) => i.status === 'active' && groundKey(i.act) === act); }
    case 'in-force': return formula.instrument.kind === 'thing' && state.instruments.get(formula.instrument.id)?.isIn === true;
    default: throw new Error(`no statement of these games: ${formula.kind}`);
  }
}
