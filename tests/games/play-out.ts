/** A strategy against an opponent that plays at random, on the slice and on the whole dossier: what goes wrong, in words. */
import { step, type State } from '@servanda/semantics';
import type { Strategy } from '@servanda/explorer';
import { pass, tryAct, keyOf, openKeys, nextPursued, type World } from '@servanda/explorer/internals';
import type { Random } from './random.ts';

/** Plays 25 situations; nothing when the party breaches nothing. */
export function playOut(world: World, strategy: Strategy, random: Random): string | undefined {
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
