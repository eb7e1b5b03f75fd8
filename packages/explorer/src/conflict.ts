/**
 * Do two provisions conflict? They do when some party bound by both can be brought to where it cannot keep them together although it
 * could keep each of them alone: incompatibility in performance, the narrow sense of conflict (Jenks 1953), found over whole runs.
 */
import { instrumentOf, type Program, type State } from '@servanda/semantics';
import type { Assumed } from './assume.ts';
import type { BaseWorld } from './base-world.ts';
import type { QuestionContext } from './context.ts';
import { isWon, playGame, type GameResult } from './game.ts';
import { keepWorld } from './keep.ts';
import { dutiesOf, type World } from './world.ts';
import type { Strategy } from './verdict.ts';
import type { Watch } from './watch.ts';

export interface Conflict {
  readonly party: string;
  readonly world: World;
  readonly result: Extract<GameResult, { kind: 'lost' }>;
}

export type ConflictResult =
  | { readonly kind: 'found'; readonly conflict: Conflict }
  /** `kept`: parties that can keep both; `alone`: those that others can make breach one of them even without the other. */
  | { readonly kind: 'none'; readonly world: World | undefined; readonly isClosed: boolean; readonly kept: readonly string[]; readonly alone: readonly string[]; readonly strategy?: Strategy; readonly positions: number }
  | { readonly kind: 'stopped'; readonly world: World };

/** Every party that may bear both is tried in the dossier's order. */
export function findConflict(context: QuestionContext, base: BaseWorld, assumed: Assumed, a: string, b: string, watch: Watch): ConflictResult {
  let last: World | undefined;
  let isClosed = true;
  const kept: string[] = [];
  const alone: string[] = [];
  let strategy: Strategy | undefined;
  let positions = 0;
  for (const party of bearers(base.program, assumed.state, a, b)) {
    const worldFor = (provisions: readonly string[]): World =>
      keepWorld(context, base, assumed, { parties: [party], assumptions: [], readings: base.readings, provisions }, watch);
    const both = worldFor([a, b]);
    last = both;
    const isKept = isWon(both);
    if (isKept === undefined) return { kind: 'stopped', world: both };
    if (isKept) {
      kept.push(party);
      const won = strategy ? undefined : playGame(both);
      if (won?.kind === 'won') { strategy = won.strategy; isClosed &&= won.isClosed; positions += won.positions; }
      continue;
    }
    const [aloneA, aloneB] = [isWon(worldFor([a])), a === b ? true : isWon(worldFor([b]))];
    if (aloneA === undefined || aloneB === undefined) return { kind: 'stopped', world: both };
    if (!aloneA || !aloneB) { alone.push(party); continue; }
    const result = playGame(both);
    if (result.kind === 'lost') return { kind: 'found', conflict: { party, world: both, result } };
    if (result.kind === 'stopped') return { kind: 'stopped', world: both };
    isClosed &&= result.isClosed;
  }
  return { kind: 'none', world: last, isClosed, kept, alone, strategy, positions };
}

/** Parties that norms of both provisions may bind. */
function bearers(program: Program, state: State, a: string, b: string): readonly string[] {
  const binds = (party: string, provision: string): boolean => dutiesOf(program, state, new Set([party])).some((n) => n.provision === provision || (provision === instrumentOf(program, n.provision)));
  return (program.byKind.get('Actor') ?? []).filter((p) => !state.successors.has(p) && binds(p, a) && binds(p, b));
}
