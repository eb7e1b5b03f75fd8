/** One random dossier, answered by the solver and by force; what they may differ in without either being wrong is told apart here. */
import { contextOf, keep, type Verdict } from '@servanda/explorer';
import { baseWorld } from '@servanda/explorer/internals';
import { boardOf } from './board.ts';
import { bruteForce } from './brute-force.ts';
import type { Game } from './generate.ts';

export type Comparison =
  | { readonly kind: 'same-holds' | 'same-fails' }
  /** One of the two took too long, or the solver's play goes further than force looks. */
  | { readonly kind: 'not-told'; readonly why: 'solver-stopped' | 'force-stopped' | 'beyond' }
  | { readonly kind: 'differs'; readonly text: string };

/** Days within which the others act, where they have one act or two: every day more multiplies the work. */
const WINDOW = [3, 3, 2] as const;

export function compareGame(game: Game, options: { readonly most: number }): Comparison {
  const context = contextOf(game.model, { budget: { steps: 200_000 } });
  const verdict = keep(context, { parties: game.own, assumptions: [], readings: [] });
  if (verdict.kind === 'unknown') return verdict.reason.kind === 'stopped' ? { kind: 'not-told', why: 'solver-stopped' } : { kind: 'differs', text: JSON.stringify(verdict.reason) };
  const { state } = baseWorld(context, []);
  const theirs = actsIn(verdict);
  const isLostWith = bruteForce(boardOf(game.model, { kinds: ['withdraw', 'revoke', 'suspend', 'resume', 'ratify'], most: options.most }), state, game.own);
  for (const acts of [0, 1, 2] as const) {
    const isLost = isLostWith({ acts, window: WINDOW[acts] });
    if (isLost === undefined) return { kind: 'not-told', why: 'force-stopped' };
    if (!isLost) continue;
    if (theirs === undefined || theirs > acts) return { kind: 'differs', text: `by force the others win with ${acts} acts; the solver says ${theirs === undefined ? 'they do not' : `with ${theirs}`}` };
    return theirs < acts ? beyond(verdict, acts) : { kind: 'same-fails' };
  }
  if (theirs === undefined) return { kind: 'same-holds' };
  return beyond(verdict, Infinity);
}

/** Acts of the others in the solver's play; undefined where it says that the party keeps its word. */
function actsIn(verdict: Verdict): number | undefined {
  return verdict.kind === 'fails' ? verdict.witness?.steps.filter((s) => s.side === 'others').length ?? 0 : undefined;
}

/**
 * The solver wins with fewer acts than force: right only where its play lasts longer than force looks. A play that leaves a duty open may go on
 * for ever while the others act again and again, or keep back an act for the day on which the party performs.
 */
function beyond(verdict: Verdict, acts: number): Comparison {
  const witness = verdict.kind === 'fails' ? verdict.witness : undefined;
  const theirs = actsIn(verdict) ?? 0;
  const isEndless = witness?.shows.kind === 'never-discharged' && (witness.refutation?.mostActs ?? Infinity) > theirs;
  const last = witness?.steps.findLast((s) => s.side === 'others')?.day ?? 0;
  if (isEndless || theirs > 2 || last - verdict.scope.from > (WINDOW[theirs] ?? 0)) return { kind: 'not-told', why: 'beyond' };
  return { kind: 'differs', text: `the solver says the others win with ${theirs} acts (${witness?.shows.kind}); by force ${acts > 2 ? 'they do not' : `they need ${acts}`}` };
}
