/** Questions of the examples as a user exports them, beside the explorer's own answers. */
import { isExplorerAsk } from '@servanda/explorer';
import { encodingOf, shortened, type Problem } from '@servanda/encoder';
import { openModel, type Dossier } from '@servanda/dossier';
import { underReadings, type Expectation, type Model, type Question } from '@servanda/model';
import { ground, stateOn } from '@servanda/timeline';
import { intervalOf } from '@servanda/base';

/** One question under one set of readings: its programs, or why it has none. */
export interface Exported {
  readonly name: string;
  readonly clingo: string | undefined;
  readonly promela: string | undefined;
  readonly why: string;
  /** Of the dossier with short periods, which is what the programs are of. */
  readonly verdict: string | undefined;
}

/** Every question about the future, under each of the sets of readings that an answer is expected for. */
export function exported(dossier: Dossier): readonly Exported[] {
  return dossier.model.questions.flatMap((question) => (isExplorerAsk(question.ask) ? question.expectations.map((e) => exportOne(dossier, question, e)) : []));
}

function exportOne(dossier: Dossier, { id }: Question, { readings, after }: Expectation): Exported {
  const { teller } = dossier.lens();
  const supposed = after.length === 0 ? dossier : dossier.suppose(after.map((act) => ({ text: teller.act(ground(act)) }))).dossier;
  const [clingo, promela] = (['clingo', 'promela'] as const).map((format) => supposed.encode(id, { format, readings, shortPeriods: true }));
  const short = openModel(shortened(supposed.model));
  const name = `${id}${readings.length === 0 ? '' : ` under ${readings.join(' and ')}`}`;
  return { name, clingo: clingo?.program, promela: promela?.program, why: (clingo?.problems ?? []).map((p) => p.message).join('; '), verdict: short.ask(id, { readings, isBrief: true }).verdict?.kind };
}

/** The system of a question that has one, for the families of the bench; they have a log and a day of their own. */
export function problemFor(model: Model, question: Question, { readings }: Pick<Expectation, 'readings'>): Problem {
  const { asOf } = model;
  if (!asOf) throw new Error('the dossier has no day');
  const encoding = encodingOf({ model: underReadings(model, readings), ask: question.ask, assumptions: question.assumptions, stateOn: (program) => stateOn(program, {}, intervalOf(asOf).last) });
  if (encoding.kind !== 'one') throw new Error('the question is outside of the fragment');
  return encoding.problem;
}
