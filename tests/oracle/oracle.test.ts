/**
 * The engine against the oracle on generated dossiers: the same statuses, facts, duties, breaches and findings on every day. Some
 * hundred dossiers here; `ORACLE_LONG=100000 vitest run tests/oracle` compares so many, from `ORACLE_SEED` on. A dossier on which they
 * differ is shown by its seed and with all left out that the difference does not need.
 */
import { expect, it } from 'vitest';
import { differenceOf, dump, shrink } from './difference.ts';
import { generate, type Dossier } from './generate.ts';
import { oracleRun } from './interpreter.ts';

const long = Number(process.env['ORACLE_LONG'] ?? 0);
const count = long > 0 ? long : 800;
const first = Number(process.env['ORACLE_SEED'] ?? 1);
/** So many different dossiers are shown; one is as a rule enough to see what is wrong. */
const SHOWN = 3;

function shown(seed: number, dossier: Dossier): string {
  // The mutation tester (tools/mutation) only asks whether they differ.
  if (process.env['ORACLE_BRIEF'] !== undefined) return `seed ${seed}`;
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

/** What generated dossiers must bring about, so that agreement is not agreement on nothing. */
const WANTED = [
  ...['none', 'negotiating', 'signatory', 'contracting', 'party', 'suspended', 'withdrawn', 'ended', 'contracting provisional', 'signatory provisional'].map((x) => `stands: ${x}`),
  ...['pending', 'active', 'suspended', 'fulfilled', 'breached', 'lapsed', 'discharged'].map((x) => `duty: ${x}`),
  ...['ambiguous-day', 'impossible-act', 'no-power', 'not-a-party', 'not-eligible', 'nothing-to-revoke', 'official-date-differs', 'repeated-act',
    'reservation-not-permitted', 'unregulated-exit'].map((x) => `finding: ${x}`),
  'breach',
];

function broughtAbout({ model, log, from, to }: Dossier): readonly string[] {
  return oracleRun(model, log, from, to, false).flatMap(({ stands, duties, breaches, findings }) => [
    ...stands.map((s) => `stands: ${s.split(' ').slice(2).join(' ')}`), ...duties.map((d) => `duty: ${d.split(' ').at(-2)}`),
    ...findings.map((f) => `finding: ${f}`), ...(breaches.length > 0 ? ['breach'] : []),
  ]);
}

it('the dossiers compared bring about every status of parties and of duties, breaches and findings', () => {
  const missing = new Set(WANTED);
  for (let seed = 1; seed <= 1000 && missing.size > 0; seed++) for (const what of broughtAbout(generate(seed))) missing.delete(what);
  expect([...missing]).toEqual([]);
});
