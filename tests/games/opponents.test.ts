/**
 * Strategies against opponents that play at random: whatever they do, the party breaches nothing on the whole dossier, and what it owes
 * without deadline does not stay open. `GAMES_LONG` dossiers with 1,000 opponents each in long mode.
 */
import { expect, it } from 'vitest';
import { contextOf } from '@servanda/explorer';
import { generateGame } from './generate.ts';
import { playOut } from './play-out.ts';
import { randomOf } from './random.ts';
import { assume, baseWorld, playGame, keepWorld, startWatch } from '@servanda/explorer/internals';

const long = Number(process.env['GAMES_LONG'] ?? 0);
const dossiers = long > 0 ? long : 60;
const opponents = long > 0 ? 1000 : 25;
const first = Number(process.env['GAMES_SEED'] ?? 1);

it(`strategies of ${dossiers} dossiers survive ${opponents} opponents each`, { timeout: 24 * 3_600_000 }, () => {
  let played = 0;
  for (let seed = first; seed < first + dossiers; seed++) {
    const game = generateGame(seed);
    const context = contextOf(game.model, { budget: { steps: 100_000 } });
    const base = baseWorld(context, []);
    const world = keepWorld(context, base, assume(base.program, base.state, []), { parties: game.own, assumptions: [], readings: [] }, startWatch(context, 'playing'));
    const result = playGame(world);
    if (result.kind !== 'won') continue;
    played++;
    const free = { ...world, arena: { ...world.arena, meter: startWatch(contextOf(game.model), 'playing') } };
    for (let i = 0; i < opponents; i++) expect(playOut(free, result.strategy, randomOf(seed * 7919 + i)), `seed ${seed}, opponent ${i}`).toBeUndefined();
  }
  expect(played).toBeGreaterThan(0);
});
