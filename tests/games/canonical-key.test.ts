/** States with equal keys stay equal under equal moves: walked at random on small dossiers. */
import { expect, it } from 'vitest';
import { generateGame } from './generate.ts';
import { randomOf } from './random.ts';
import { pass, tryAct, assume, baseWorld, keyOf, contextOf, keepWorld, startWatch } from '@servanda/explorer/internals';

it('equal keys have equal futures', () => {
  let met = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const game = generateGame(seed);
    const context = contextOf(game.model);
    const base = baseWorld(context, []);
    const world = keepWorld(context, base, assume(base.program, base.state, []), { parties: game.own, assumptions: [], readings: [] }, startWatch(context, 'walking'));
    const { arena } = world;
    const random = randomOf(seed);
    const acts = [...arena.moves.own, ...arena.moves.others];
    const after = new Map<string, string>();
    let { state } = world;
    for (let i = 0; i < 120; i++) {
      const act = acts.length > 0 && random.chance(0.6) ? random.pick(acts) : undefined;
      const key = keyOf(arena.plan, state);
      const passing = act ? undefined : pass(arena, state);
      const next = act ? tryAct(arena, state, act)?.state : passing?.kind === 'next' ? passing.state : undefined;
      const move = `${key} ${act ? `${act.pattern}${act.args.join()}` : 'time'}`;
      // Where the party has failed the play is over.
      const isLost = next?.breaches.slice(state.breaches.length).some((b) => arena.own.has(b.by)) ?? false;
      const nextKey = next === undefined ? 'none' : isLost ? 'lost' : keyOf(arena.plan, next);
      if (after.has(move)) met++;
      expect(after.get(move) ?? nextKey, `seed ${seed}: ${move}`).toBe(nextKey);
      after.set(move, nextKey);
      if (next && !isLost) state = next;
    }
  }
  expect(met).toBeGreaterThan(200);
});
