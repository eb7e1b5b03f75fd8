/** From a solved game to the table of what the party does in each position that can come about. Checked by `check-strategy.ts`. */
import { noonsFrom, openDuties, type FairSolution } from './buchi.ts';
import { describeSituation } from './describe.ts';
import { attacksOf, type Dawn, type Noon, type Reply } from './game-graph.ts';
import type { Solution } from './safety.ts';
import type { Strategy, StrategyEntry } from './verdict.ts';

/** The replies relied upon, in every noon that the others can bring about against them. */
export function strategyOfSafety(solution: Solution): Strategy {
  const { graph, root, current } = solution;
  const entries: StrategyEntry[] = [];
  const seen = new Set<Dawn>();
  const todo = [root];
  for (let dawn = todo.pop(); dawn; dawn = todo.pop()) {
    if (seen.has(dawn)) continue;
    seen.add(dawn);
    for (const attack of attacksOf(graph, dawn)) if (attack.to) todo.push(attack.to);
    const reply = dawn.noon.replies[current.get(dawn.noon.id) ?? -1];
    if (!reply) continue;
    entries.push(entryOf(solution.graph.arena.program, dawn.noon, reply));
    if (reply.then.kind === 'dawn') todo.push(reply.then.dawn);
  }
  return { for: 'own', pursues: [], entries };
}

function entryOf(program: Solution['graph']['arena']['program'], noon: Noon, reply: Reply, pursuing?: number): StrategyEntry {
  return { position: noon.key, pursuing, day: noon.state.day, situation: describeSituation(program, noon.state), acts: reply.acts };
}

/** The duties are pursued in turn; once the one pursued is not open at the end of a day, the next one is. */
export function strategyOfFair(solution: FairSolution): Strategy {
  const { graph, root, moves, duties } = solution;
  const entries: StrategyEntry[] = [];
  const seen = new Set<string>();
  const todo: { readonly dawn: Dawn; readonly pursuing: number }[] = [{ dawn: root, pursuing: 0 }];
  for (let at = todo.pop(); at; at = todo.pop()) {
    const near = noonsFrom(graph, at.dawn);
    for (const noon of near === 'breach' ? [] : near) {
      const key = `${noon.id}!${at.pursuing}`;
      const reply = moves[at.pursuing]?.get(noon.id);
      if (seen.has(key) || !reply) continue;
      seen.add(key);
      entries.push(entryOf(graph.arena.program, noon, reply, duties.length > 0 ? at.pursuing : undefined));
      if (reply.then.kind === 'dawn') todo.push({ dawn: reply.then.dawn, pursuing: nextPursued(openDuties(graph.arena, reply).map((d) => d.key), duties.map((d) => d.key), at.pursuing) });
    }
  }
  return { for: 'own', pursues: duties.map((d) => d.key), entries };
}

/** The first duty from the one pursued on that is still open; the one after it in turn when none is. */
export function nextPursued(open: readonly string[], duties: readonly string[], pursuing: number): number {
  if (duties.length === 0) return 0;
  const now = duties[pursuing];
  return now !== undefined && open.includes(now) ? pursuing : (pursuing + 1) % duties.length;
}
