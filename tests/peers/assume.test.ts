/** Assumptions are brought about twice, by the explorer and by the encoder: on every question of the examples that has some, to the same state. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { assume, baseWorld, contextOf } from '@servanda/explorer';
import { startOf } from '@servanda/encoder';
import { compileText, type Assumption } from '@servanda/model';
import type { State } from '@servanda/semantics';
import { exampleModel } from './example-model.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const folders = (below: string): readonly string[] => readdirSync(EXAMPLES + below, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [`${below}${e.name}`] : []));
const examples = [...folders(''), ...folders('literature/')].filter((name) => name !== 'literature').map((name) => ({ name, model: exampleModel(name) })).filter(({ model }) => model.questions.some((q) => q.assumptions.length > 0));

const seen = ({ day, facts, done, instances, stands, instruments }: State): unknown => ({ day, facts: [...facts.keys()], done: [...done.keys()], stands: [...stands], instruments: [...instruments], duties: instances.map((i) => [i.norm, i.bearer, i.act, i.status, i.lastDay]) });

it('there are some', () => { expect(examples.length).toBeGreaterThan(1); });

it.each(examples)('$name', ({ model }) => {
  const { program, state } = baseWorld(contextOf(model), []);
  for (const { id, assumptions } of model.questions) {
    const [ours, theirs] = [startOf(program, state, assumptions), assume(program, state, assumptions)];
    expect(ours.limits.length > 0, id).toBe(theirs.contradiction !== undefined || theirs.keepers.size > 0);
    if (ours.limits.length === 0) expect(seen(ours.state), id).toEqual(seen(theirs.state));
  }
});

const LAW = `dossier "Two". as of 2020-06-01.
State: Alba, Borea, Corin.
fact State is safe.
fact State guards State, one State at a time.
act State warns State.
act State hides, possible when Alba is safe.
instrument Pact between Alba and Borea. Subject to ratification. Enters into force 30 days after exchange of ratifications.
article 1. Alba shall warn Borea within 5 days after this instrument enters into force.
instrument League open to any State. Enters into force on the 10th day after the 2nd ratification; for a later party, on the 20th day after its own ratification.
`;

it.each([
  'Pact is in force', 'League is in force for Corin', 'Alba is a party to Pact', 'Alba is safe', 'Alba is not safe', 'Alba is safe and Pact is in force', 'Alba has warned Borea', 'Alba guards Borea',
  'Alba warns Borea on 2020-07-01', 'Corin hides', 'Alba is safe and Alba is not safe', 'no State warns Borea', 'no State warns Borea, and Alba warns Borea', 'Borea keeps its commitments',
])('assuming %s', (text) => {
  const { model, diagnostics } = compileText(`${LAW}question q. Assuming ${text}. Can Alba keep every commitment?\n`);
  expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  const assumptions: readonly Assumption[] = model.questions[0]?.assumptions ?? [];
  const { program, state } = baseWorld(contextOf(model), []);
  const [ours, theirs] = [startOf(program, state, assumptions), assume(program, state, assumptions)];
  expect(assumptions.length).toBeGreaterThan(0);
  expect(ours.limits.length > 0).toBe(theirs.contradiction !== undefined || theirs.keepers.size > 0);
  if (ours.limits.length === 0) expect(seen(ours.state)).toEqual(seen(theirs.state));
});
