/**
 * The explorer's verdicts against clingo and spin: on the examples' questions, exported as a user exports them (`servanda export --format
 * clingo`), and on generated dossiers. Where an engine is not installed its part is said to be left out; .ci/run installs both.
 * `PEERS_LONG=2000 vitest run tests/peers` asks so many generated questions of both.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '@servanda/encoder';
import { exampleDossier } from './example-model.ts';
import { generated, generatedConflict } from './generated.ts';
import { exported } from './questions.ts';
import { askClingo, askSpin, hasClingo, hasSpin, planWithClingo, runClingo, runSpin } from './run.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const folders = (below: string): readonly string[] => readdirSync(EXAMPLES + below, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [`${below}${e.name}`] : []));
const long = Number(process.env['PEERS_LONG'] ?? 0);
const forClingo = long > 0 ? long : 240;
const forSpin = long > 0 ? long : 32;
/** After so many seconds an engine has nothing to say of an example. */
const PATIENCE = 2;
const NOT_THERE = 'not installed: this comparison is left out';

const said = (verdict: string | undefined): boolean | undefined => (verdict === 'holds' ? true : verdict === 'fails' ? false : undefined);

function differences(engine: (p: Problem) => { readonly isSo: boolean | undefined }, first: number, count: number): { readonly wrong: readonly number[]; readonly asked: number } {
  const wrong: number[] = [];
  let asked = 0;
  for (let seed = first; seed < first + count; seed++) {
    const question = generated(seed);
    const ours = question && said(question.verdict);
    if (!question || ours === undefined) continue;
    const { isSo } = engine(question.problem);
    if (isSo === undefined) continue;
    asked++;
    if (isSo !== ours) wrong.push(seed);
  }
  return { wrong, asked };
}

describe('examples', () => {
  const examples = [...folders(''), ...folders('literature/')].filter((name) => name !== 'literature');
  const questions = examples.flatMap((name) => exported(exampleDossier(name)).map((q) => ({ ...q, name: `${name}: ${q.name}` })));
  const inside = questions.flatMap((q) => (q.clingo !== undefined && q.promela !== undefined ? [{ ...q, clingo: q.clingo, promela: q.promela }] : []));
  const answered = { clingo: 0, spin: 0 };
  afterAll(() => {
    process.stdout.write(`questions of the examples about what can happen: ${questions.length}; written as programs: ${inside.length}; answered in time by clingo: ${answered.clingo}, by spin: ${answered.spin}\n`);
  });

  it('fall in the fragment for the most part; others say why not', () => {
    expect(inside.length).toBeGreaterThan(questions.length * 0.8);
    expect(questions.filter((q) => (q.clingo === undefined) !== (q.promela === undefined))).toEqual([]);
    expect(questions.filter((q) => q.clingo === undefined && q.why === '')).toEqual([]);
    expect(inside.filter((q) => q.name.startsWith('kurils: promises'))).toHaveLength(5);
  });
  it.each(inside)(`$name: $verdict${hasClingo ? '' : ` (clingo ${NOT_THERE})`}${hasSpin ? '' : ` (spin ${NOT_THERE})`}`, { timeout: 120_000 }, ({ clingo, promela, verdict }) => {
    const [byClingo, bySpin] = [hasClingo ? runClingo(clingo, PATIENCE).isSo : undefined, hasSpin ? runSpin(promela, 60).isSo : undefined];
    if (byClingo !== undefined) answered.clingo++;
    if (bySpin !== undefined) answered.spin++;
    if (hasSpin) expect(bySpin).toBe(said(verdict));
    if (byClingo !== undefined) expect(byClingo).toBe(said(verdict));
  });
});

describe('generated dossiers', () => {
  it(hasClingo ? `clingo agrees on ${forClingo}` : `clingo ${NOT_THERE}`, { timeout: 24 * 3_600_000 }, () => {
    if (!hasClingo) return;
    const { wrong, asked } = differences((p) => askClingo(p, 30), 1, forClingo);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(forClingo / 2);
  });
  it(hasSpin ? `spin agrees on ${forSpin}` : `spin ${NOT_THERE}`, { timeout: 24 * 3_600_000 }, () => {
    if (!hasSpin) return;
    const { wrong, asked } = differences((p) => askSpin(p, 30, '-O0'), 290, forSpin);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(forSpin / 2);
  });
  it(hasClingo ? `clingo agrees on ${forClingo / 4} conflicts` : `clingo ${NOT_THERE}`, { timeout: 24 * 3_600_000 }, () => {
    if (!hasClingo) return;
    const found = { yes: 0, no: 0 };
    for (let seed = 600; seed < 600 + forClingo / 4; seed++) {
      const question = generatedConflict(seed);
      const ours = question && said(question.verdict);
      const theirs = question && ours !== undefined ? runClingo(question.program, 30).isSo : undefined;
      if (theirs === undefined) continue;
      expect(theirs, `seed ${seed}`).toBe(ours);
      found[theirs ? 'yes' : 'no']++;
    }
    expect(Math.min(found.yes, found.no)).toBeGreaterThan(0);
  });
  it(hasClingo ? 'where a goal can be reached, planning finds a way too' : `clingo ${NOT_THERE}`, { timeout: 600_000 }, () => {
    if (!hasClingo) return;
    for (let seed = 4; seed <= 80; seed += 4) {
      const question = generated(seed);
      if (question?.problem.kind === 'reach' && question.verdict === 'holds') expect(planWithClingo(question.problem, 30).isSo, `seed ${seed}`).toBe(true);
    }
  });
});
