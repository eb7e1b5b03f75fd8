/** A witness of the explorer → the play as dated steps, and at each of the party's turns what it could do and what that would cost. */
import { isoFromDay, joinAnd } from '@servanda/base';
import type { Cost, Option, Witness, WitnessStep } from '@servanda/explorer';
import { placeWords } from '@servanda/timeline';
import type { Lens } from './lens.ts';
import type { AnswerPart, CostRow, OptionRow, Place, RunStep } from './reports.ts';

/** The play, and at each of the party's turns its options and what each would cost. */
export function witnessParts(lens: Lens, who: string, witness: Witness): readonly AnswerPart[] {
  const run: AnswerPart = { kind: 'run', title: 'How it can come about', lines: [], steps: witness.steps.map((s) => runStep(lens, s)), places: placesOf(lens, witness) };
  const isGoal = witness.shows.kind !== 'breach' && witness.shows.kind !== 'never-discharged';
  const turns = witness.steps.flatMap((s, i): AnswerPart[] => (s.options && s.options.length > 0 ? [optionsPart(lens, who, s, i, isGoal)] : []));
  return [run, ...turns];
}

/** One step of a run in words. */
export function runStep(lens: Lens, s: WitnessStep): RunStep {
  const sentence = s.move.kind === 'act' ? `${lens.teller.act(s.move.act)}.` : s.breaches.length > 0 ? 'The last day has passed.' : 'Time passes.';
  // A duty that waits for nothing is pending and due in one step; a breach is told by itself.
  const told = s.duties.filter((d, i) => !(d.to === 'pending' && s.duties.some((e, j) => j > i && e.norm === d.norm && e.bearer === d.bearer && lens.teller.act(e.act) === lens.teller.act(d.act)))
    && !(d.to === 'breached' && s.breaches.some((b) => b.norm === d.norm && b.party === d.bearer)));
  const duties = told.map((d) => `${lens.teller.act(d.act)}: ${d.to === 'active' ? 'due' : d.to}${d.lastDay === undefined ? '' : d.to === 'active' ? ` by ${isoFromDay(d.lastDay)}` : `, last day ${isoFromDay(d.lastDay)}`} (${placeWords(d.provision)})`);
  const breaches = s.breaches.map((b) => `${b.party} is in breach of ${placeWords(b.provision)}${b.toward.length > 0 ? `, toward ${joinAnd(b.toward)}` : ''}`);
  return { on: isoFromDay(s.move.kind === 'time' ? s.move.to : s.day), sentence, by: s.by, then: [...duties, ...breaches] };
}

function optionsPart(lens: Lens, who: string, step: WitnessStep, index: number, isGoal: boolean): AnswerPart {
  const rows = (step.options ?? []).map((o) => optionRow(lens, o, step, isGoal));
  const options = rows.filter((row, i) => rows.findIndex((r) => r.sentence === row.sentence) === i);
  const on = isoFromDay(step.day);
  return { kind: 'options', title: `What ${who} could do on ${on}, and what it would cost`, lines: options.map((o) => o.sentence), steps: [], places: [], step: index, options };
}

function optionRow(lens: Lens, option: Option, step: WitnessStep, isGoal: boolean): OptionRow {
  const acts = option.acts.map(lens.teller.act);
  const costs = option.costs.map((c) => costRow(lens, c));
  const what = acts.length === 0 ? 'do nothing' : joinAnd(acts);
  const comesTo = costs.length > 0 ? joinAnd(costs.map((c) => c.sentence)) : outcomeWords(option, isGoal);
  return { acts, outcome: option.outcome, costs, isTaken: isTaken(option, step), sentence: `${what}: ${comesTo}` };
}

function outcomeWords({ outcome }: Option, isGoal: boolean): string {
  if (outcome === 'open-duty') return isGoal ? 'what is to be ensured never comes about' : 'a duty stays open for ever';
  return isGoal ? 'the others prevail later' : 'the others force a breach later';
}

function costRow(lens: Lens, { party, norm, provision, toward, on }: Cost): CostRow {
  const day = isoFromDay(on);
  const place = lens.places.ofLaw(norm);
  return {
    provision, party, toward, on: day, sentence: `${placeWords(provision)} is breached${toward.length > 0 ? ` toward ${joinAnd(toward)}` : ''}, on ${day}`, ...(place && { place }),
  };
}

/** The step's own move is among the options. */
function isTaken({ acts }: Option, { move }: WitnessStep): boolean {
  if (move.kind === 'time') return acts.length === 0;
  return acts.length === 1 && acts[0]?.pattern === move.act.pattern && acts[0].args.join('|') === move.act.args.join('|');
}

function placesOf(lens: Lens, witness: Witness): readonly Place[] {
  const norms = new Set(witness.steps.flatMap((s) => [...s.breaches.map((b) => b.norm), ...(s.options ?? []).flatMap((o) => o.costs.map((c) => c.norm))]));
  return [...norms].map((n) => lens.places.ofLaw(n)).filter((p): p is Place => p !== undefined);
}
