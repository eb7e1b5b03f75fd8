/**
 * The game solver against brute force on random dossiers: the same verdict, and no play of the solver is longer than it need be. A few
 * hundred games here; `GAMES_LONG=20000 vitest run tests/games` plays so many, from `GAMES_SEED` on.
 */
import { expect, it } from 'vitest';
import { compareGame } from './compare.ts';
import { generateGame } from './generate.ts';

const long = Number(process.env['GAMES_LONG'] ?? 0);
const count = long > 0 ? long : 150;
const first = Number(process.env['GAMES_SEED'] ?? 1);

it(`agrees with brute force on ${count} dossiers`, { timeout: 24 * 3_600_000 }, () => {
  const wrong: string[] = [];
  const told = { 'same-holds': 0, 'same-fails': 0, 'not-told': 0, differs: 0 };
  for (let seed = first; seed < first + count && wrong.length < 5; seed++) {
    const said = compareGame(generateGame(seed), { most: long > 0 ? 60_000 : 8_000 });
    told[said.kind]++;
    if (said.kind === 'differs') wrong.push(`seed ${seed}: ${said.text}`);
  }
  expect(wrong).toEqual([]);
  // Games in which force takes too long say nothing: most must say something, and of both kinds.
  expect(told['same-holds']).toBeGreaterThan(count / 3);
  expect(told['same-fails']).toBeGreaterThan(count / 20);
});
