/**
 * The game solver against brute force on random dossiers: the same verdict, and no play of the solver is longer than it need be. A few
 * hundred games here; `GAMES_LONG=20000 vitest run tests/games` plays so many, from `GAMES_SEED` on.
 */
import { describe, expect, it } from 'vitest';
import { baseWorld } from '@servanda/explorer';
import { contextOf, keep } from '@servanda/explorer';
import { othersWin } from './brute-force.ts';
import { generateGame } from './generate.ts';

const long = Number(process.env['GAMES_LONG'] ?? 0);
const count = long > 0 ? long : 250;
const first = Number(process.env['GAMES_SEED'] ?? 1);

/** Days within which the others act, where they have one act or two: every day more multiplies the work. */
const WINDOW = { 1: 3, 2: 2 } as const;

/** The fewest acts, up to two, with which the others win by brute force. */
function fewestByForce(seed: number): { readonly acts: number | undefined; readonly isTold: boolean } {
  const game = generateGame(seed);
  const context = contextOf(game.model);
  const { state } = baseWorld(context, []);
  for (const acts of [0, 1, 2]) {
    const lost = othersWin(game.model, state, game.own, { acts, window: WINDOW[acts === 2 ? 2 : 1], settle: 6, most: long > 0 ? 60_000 : 20_000 });
    if (lost === undefined) return { acts: undefined, isTold: false };
    if (lost) return { acts, isTold: true };
  }
  return { acts: undefined, isTold: true };
}

export function compare(seed: number): string | undefined {
  const game = generateGame(seed);
  const verdict = keep(contextOf(game.model, { budget: { steps: 200_000 } }), { parties: game.own, assumptions: [], readings: [] });
  if (verdict.kind === 'unknown') return verdict.reason.kind === 'stopped' ? undefined : `seed ${seed}: ${JSON.stringify(verdict.reason)}`;
  const force = fewestByForce(seed);
  const theirs = verdict.kind === 'fails' ? verdict.witness?.steps.filter((s) => s.side === 'others').length ?? 0 : undefined;
  if (force.acts !== undefined && (theirs === undefined || theirs > force.acts)) return `seed ${seed}: by force the others win with ${force.acts} acts; the solver says ${theirs === undefined ? 'they do not' : `with ${theirs}`}`;
  // A play that goes on for longer than force looks is not contradicted by it.
  const last = verdict.kind === 'fails' ? verdict.witness?.steps.findLast((s) => s.side === 'others')?.day ?? 0 : 0;
  if (last - verdict.scope.from > WINDOW[theirs === 2 ? 2 : 1]) return undefined;
  if (force.isTold && force.acts === undefined && theirs !== undefined && theirs <= 2) return `seed ${seed}: the solver says the others win with ${theirs} acts; by force they do not`;
  return undefined;
}

describe('the game against brute force', () => {
  it(`agrees on ${count} dossiers`, { timeout: 24 * 3_600_000 }, () => {
    const wrong: string[] = [];
    for (let seed = first; seed < first + count && wrong.length < 5; seed++) {
      const said = compare(seed);
      if (said !== undefined) wrong.push(said);
    }
    expect(wrong).toEqual([]);
  });
});
