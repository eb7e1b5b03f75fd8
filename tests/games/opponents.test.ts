/**
 * Strategies against opponents that play at random: whatever they do, the party breaches nothing on the whole dossier, and what it owes
 * without deadline does not stay open. `GAMES_LONG` dossiers with 1,000 opponents each in long mode.
 */
import { expect, it } from 'vitest';
import { step, type State } from '@servanda/semantics';
import { contextOf, type Strategy } from '@servanda/explorer';
import { generateGame } from './generate.ts';
import { randomOf, type Random } from './random.ts';
import { pass, tryAct, assume, baseWorld, keyOf, playGame, keepWorld, openKeys, nextPursued, startWatch, type World } from '@servanda/explorer/internals';

const long = Number(process.env['GAMES_LONG'] ?? 0);
const dossiers = long > 0 ? long : 60;
const opponents = long > 0 ? 1000 : 25;
const first = Number(process.env['GAMES_SEED'] ?? 1);

function playOut(world: World, strategy: Strategy, random: Random): string | undefined {
  const { arena } = world;
  const table = new Map(strategy.entries.map((e) => [`${e.position}!${e.pursuing ?? 0}`, e]));
  let slice: State = world.state;
  let whole: State = world.assumed.state;
  let pursuing = 0;
  const own = world.arena.own;
  const isBreached = (): boolean => whole.breaches.slice(world.assumed.state.breaches.length).some((b) => own.has(b.by));
  for (let day = 0; day < 25; day++) {
    for (let n = random.below(3); n > 0 && arena.moves.others.length > 0; n--) {
      const act = random.pick(arena.moves.others);
      const next = tryAct(arena, slice, act);
      if (!next) continue;
      slice = next.state;
      whole = step(world.base.program, whole, slice.day, { kind: 'act', act }).state;
      if (isBreached()) return 'an act of the others is a breach';
    }
    const entry = table.get(`${keyOf(arena.plan, slice)}!${pursuing}`);
    if (!entry) return `no answer in ${keyOf(arena.plan, slice)}`;
    for (const act of entry.acts) {
      slice = tryAct(arena, slice, act)?.state ?? slice;
      whole = step(world.base.program, whole, slice.day, { kind: 'act', act }).state;
    }
    pursuing = nextPursued(openKeys(arena, slice), strategy.pursues, pursuing);
    const passing = pass(arena, slice);
    if (passing.kind === 'beyond' || passing.kind === 'ruled-out') return undefined;
    if (passing.kind === 'next') slice = passing.state;
    whole = step(world.base.program, whole, slice.day, { kind: 'pass' }).state;
    if (isBreached()) return `a breach on day ${day}`;
  }
  return undefined;
}

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
