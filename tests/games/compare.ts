/** One random dossier, answered by the solver and by force; what they may differ in without either being wrong is told apart here. */
import { contextOf, keep, type Verdict } from '@servanda/explorer';
import { baseWorld } from '@servanda/explorer/internals';
import { othersWin } from './brute-force.ts';
import type { Game } from './generate.ts';

export type Comparison =
  | { readonly kind: 'same-holds' | 'same-fails' }
  /** Force took too long, or looks less far than the solver's play goes. */
  | { readonly kind: 'not-told' }
  | { readonly kind: 'differs'; readonly text: string };

/** Days within which the others act, where they have one act or two: every day more multiplies the work. */
const WINDOW = [3, 3, 2] as const;
const SETTLE = 6;

export function compareGame(game: Game, options: { readonly most: number }): Comparison {
  const context = contextOf(game.model, { budget: { steps: 200_000 } });
  const verdict = keep(context, { parties: game.own, assumptions: [], readings: [] });
  if (verdict.kind === 'unknown') return verdict.reason.kind === 'stopped' ? { kind: 'not-told' } : { kind: 'differs', text: JSON.stringify(verdict.reason) };
  const { state } = baseWorld(context, []);
  const theirs = actsIn(verdict);
  for (const acts of [0, 1, 2] as const) {
    const isLost = othersWin(game.model, state, game.own, { acts, window: WINDOW[acts], settle: SETTLE, most: options.most });
    if (isLost === undefined) return { kind: 'not-told' };
    if (!isLost) continue;
    if (theirs === undefined || theirs > acts) return { kind: 'differs', text: `by force the others win with ${acts} acts; the solver says ${theirs === undefined ? 'they do not' : `with ${theirs}`}` };
    return theirs < acts ? beyond(verdict, acts) : { kind: 'same-fails' };
  }
  if (theirs === undefined) return { kind: 'same-holds' };
  return beyond(verdict, theirs);
}

/** Acts of the others in the solver's play; undefined where it says that the party keeps its word. */
function actsIn(verdict: Verdict): number | undefined {
  return verdict.kind === 'fails' ? verdict.witness?.steps.filter((s) => s.side === 'others').length ?? 0 : undefined;
}

/** The solver wins with fewer acts than force: right only where its play lasts longer than force looks, or never ends. */
function beyond(verdict: Verdict, acts: number): Comparison {
  const witness = verdict.kind === 'fails' ? verdict.witness : undefined;
  const shows = witness?.shows;
  const isEndless = shows?.kind === 'never-discharged' && (witness?.steps.slice(shows.loopFrom).some((s) => s.side === 'others') ?? false);
  const last = witness?.steps.findLast((s) => s.side === 'others')?.day ?? 0;
  if (isEndless || acts > 2 || last - verdict.scope.from > (WINDOW[acts] ?? 0)) return { kind: 'not-told' };
  return { kind: 'differs', text: `the solver says the others win with ${acts} acts (${shows?.kind}); by force they do not` };
}
