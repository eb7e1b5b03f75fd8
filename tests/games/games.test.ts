/**
 * The game solver against brute force on random dossiers: the same verdict, and no play of the solver is longer than it need be. A few
 * hundred games here; `GAMES_LONG=20000 vitest run tests/games` plays so many, from `GAMES_SEED` on.
 */
import { expect, it } from 'vitest';
import { compareGame, type Comparison } from './compare.ts';
import { generateGame } from './generate.ts';

const long = Number(process.env['GAMES_LONG'] ?? 0);
const count = long > 0 ? long : 150;
const first = Number(process.env['GAMES_SEED'] ?? 1);
/** Seeds on which solver and force once differed. */
const ONCE_WRONG = [53, 1005365, 804175, 4259, 3454, 1065, 1495, 2261, 2892, 2962];

/** What throws is as wrong as what differs, and must name its seed too. */
function comparisonOf(seed: number): Comparison {
  try { return compareGame(generateGame(seed), { most: long > 0 ? 60_000 : 8_000 }); } catch (error) { return { kind: 'differs', text: String(error) }; }
}

it(`agrees with brute force on ${count} dossiers`, { timeout: 24 * 3_600_000 }, () => {
  const wrong: string[] = [];
  const told = { 'same-holds': 0, 'same-fails': 0, 'not-told': 0, differs: 0 };
  const seeds = Array.from({ length: count }, (_, i) => first + i);
  for (const seed of long > 0 ? seeds : [...ONCE_WRONG, ...seeds]) {
    if (wrong.length >= 5) break;
    const said = comparisonOf(seed);
    told[said.kind]++;
    if (said.kind === 'differs') wrong.push(`seed ${seed}: ${said.text}`);
  }
  expect(wrong).toEqual([]);
  // Games in which force takes too long say nothing: most must say something, and of both kinds.
  expect(told['same-holds']).toBeGreaterThan(count / 3);
  expect(told['same-fails']).toBeGreaterThan(count / 20);
});
