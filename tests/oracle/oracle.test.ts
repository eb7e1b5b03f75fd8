/**
 * The engine against the oracle on generated dossiers: the same statuses, facts, duties, breaches and findings on every day. Some
 * thousand dossiers here; `ORACLE_LONG=100000 vitest run tests/oracle` compares so many, from `ORACLE_SEED` on. A dossier on which they
 * differ is shown by its seed, with all left out that the difference does not need.
 */
import { describe, expect, it } from 'vitest';
import { differenceOf, dump, shrink } from './difference.ts';
import { generate, type Dossier } from './generate.ts';
import { oracleRun } from './interpreter.ts';

const long = Number(process.env['ORACLE_LONG'] ?? 0);
const count = long > 0 ? long : 1500;
const first = Number(process.env['ORACLE_SEED'] ?? 1);
/** So many different dossiers are shown; one is as a rule enough to see what is wrong. */
const SHOWN = 3;

function shown(seed: number, dossier: Dossier): string {
  const small = shrink(dossier, (d) => differenceOf(d) !== undefined);
  return `seed ${seed}\n${dump(small, differenceOf(small))}`;
}

it(`engine and oracle agree on ${count} dossiers from seed ${first}`, { timeout: 24 * 3_600_000 }, () => {
  const wrong: string[] = [];
  for (let seed = first; seed < first + count && wrong.length < SHOWN; seed++) {
    const dossier = generate(seed);
    if (differenceOf(dossier)) wrong.push(shown(seed, dossier));
  }
  expect(wrong.join('\n\n')).toBe('');
});

describe('the comparison is worth something', () => {
  /** What the generated dossiers must bring about, so that agreement is not agreement on nothing. */
  const seen = new Map<string, number>();
  const note = (what: string): void => { seen.set(what, (seen.get(what) ?? 0) + 1); };

  it('the dossiers bring about every status of party and duty, breaches and findings', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const dossier = generate(seed);
      const last = oracleRun(dossier.model, dossier.log, dossier.from, dossier.to, false);
      for (const { stands, duties, breaches, findings } of last) {
        for (const s of stands) note(`stand ${s.split(' ')[2]}`);
        for (const d of duties) note(`duty ${d.split(' ').at(-2)}`);
        for (const _ of breaches) note('breach');
        for (const f of findings) note(`finding ${f}`);
      }
    }
    for (const status of ['none', 'negotiating', 'signatory', 'contracting', 'party', 'suspended', 'withdrawn', 'ended']) expect(seen.get(`stand ${status}`), status).toBeGreaterThan(0);
    for (const status of ['pending', 'active', 'suspended', 'fulfilled', 'breached', 'lapsed', 'discharged']) expect(seen.get(`duty ${status}`), status).toBeGreaterThan(0);
    expect(seen.get('breach')).toBeGreaterThan(0);
    expect([...seen.keys()].filter((k) => k.startsWith('finding')).length).toBeGreaterThan(8);
  });
});
