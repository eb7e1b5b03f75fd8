/** Lines of play: what the reader lets happen, in branches that can be compared. Kept in the browser, by workspace. */
import type { Move } from '../engine/protocol.ts';

/** One line of play. */
export interface Branch {
  readonly name: string;
  readonly moves: readonly Move[];
}

interface Play {
  readonly branches: readonly Branch[];
  readonly current: number;
}

const EMPTY: Play = { branches: [{ name: 'A', moves: [] }], current: 0 };
let play = $state.raw<Play>(EMPTY);
let past = $state.raw<readonly Play[]>([]);
let key = '';

export const scenario = {
  get branches(): readonly Branch[] { return play.branches; },
  get current(): number { return play.current; },
  get canUndo(): boolean { return past.length > 0; },
};

/** Shows the play of a workspace as it was left. */
export function openScenario(workspace: string): void {
  if (key === `servanda:play:${workspace}`) return;
  key = `servanda:play:${workspace}`;
  const kept = localStorage.getItem(key);
  play = kept === null ? EMPTY : JSON.parse(kept) as Play;
  past = [];
}

function change(next: Play): void {
  past = [...past.slice(-50), play];
  play = next;
  localStorage.setItem(key, JSON.stringify(next));
}

/** Takes the last change back. */
export function undoPlay(): void {
  const before = past.at(-1);
  if (!before) return;
  past = past.slice(0, -1);
  play = before;
  localStorage.setItem(key, JSON.stringify(before));
}

function withMoves(moves: readonly Move[]): Play {
  return { ...play, branches: play.branches.map((b, i) => (i === play.current ? { ...b, moves } : b)) };
}

/** Lets something happen; moves are kept in order of their days. */
export function addMove(move: Move): void {
  const moves = [...(play.branches[play.current]?.moves ?? []), move];
  change(withMoves(moves.map((m, i) => [m, i] as const).sort(([a, i], [b, j]) => (a.on < b.on ? -1 : a.on > b.on ? 1 : i - j)).map(([m]) => m)));
}

/** Takes a move out of the current branch. */
export function removeMove(index: number): void {
  change(withMoves((play.branches[play.current]?.moves ?? []).filter((_, i) => i !== index)));
}

/** Goes on from here in a branch of its own. */
export function branchOff(): void {
  const name = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[play.branches.length] ?? String(play.branches.length + 1);
  change({ branches: [...play.branches, { name, moves: play.branches[play.current]?.moves ?? [] }], current: play.branches.length });
}

/** Shows another branch. */
export function showBranch(index: number): void {
  play = { ...play, current: index };
}

/** Empties the play. */
export function clearPlay(): void {
  change(EMPTY);
}
