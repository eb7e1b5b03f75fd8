/**
 * How the others keep a duty without deadline open for ever, from a game solved by `buchi.ts`: which noon they bring about each
 * day. In the order of what is lost (`LostTo`), they either move to what is lower or stay where the duty stays open.
 */
import { noonsFrom, type FairSolution, type OpenDuty } from './buchi.ts';
import { allReplies, attacksOf, type Attack, type Dawn, type Noon, type Reply } from './game-graph.ts';
import type { PlayStep } from './refutation.ts';
import { playReply } from './refutation.ts';

export interface Lasso {
  readonly steps: readonly PlayStep[];
  readonly loopFrom: number;
  readonly duty?: OpenDuty;
  readonly breach?: readonly { readonly norm: string; readonly provision: string; readonly by: string; readonly toward: readonly string[]; readonly on: Dawn['state']['day'] }[];
}

/** The noon for the others to bring about: of the lowest order. `breach` when an act of theirs is one at once. */
export function chooseNoon(solution: FairSolution, dawn: Dawn): Noon | undefined {
  const near = noonsFrom(solution.graph, dawn);
  if (near === 'breach') return undefined;
  let best: Noon | undefined;
  for (const noon of near) {
    const why = solution.lostTo.get(noon.id);
    const known = best && solution.lostTo.get(best.id);
    if (why && (!known || why.order < known.order)) best = noon;
  }
  return best;
}

/** Acts by which the others get from a dawn to the noon. */
export function pathTo(solution: FairSolution, from: Dawn, to: Noon): readonly Attack[] {
  const back = new Map<Dawn, { readonly dawn: Dawn; readonly attack: Attack }>();
  const seen = new Set([from]);
  for (const queue = [from]; ;) {
    const dawn = queue.shift();
    if (!dawn) return [];
    if (dawn.noon === to) {
      const path: Attack[] = [];
      for (let at = dawn; at !== from;) { const step = back.get(at) as { dawn: Dawn; attack: Attack }; path.unshift(step.attack); at = step.dawn; }
      return path;
    }
    for (const attack of attacksOf(solution.graph, dawn)) {
      if (!attack.to || seen.has(attack.to)) continue;
      seen.add(attack.to);
      back.set(attack.to, { dawn, attack });
      queue.push(attack.to);
    }
  }
}

/** A play in which the party does as little as it can, until a situation comes back. */
export function lassoFrom(solution: FairSolution): Lasso {
  const steps: PlayStep[] = [];
  const seen = new Map<string, number>();
  let duty: OpenDuty | undefined;
  for (let dawn = solution.root; ;) {
    const noon = chooseNoon(solution, dawn);
    if (!noon) {
      const end = breachPath(solution, dawn);
      for (const attack of end) steps.push({ kind: 'others', day: dawn.state.day, act: attack.act, effects: attack.effects });
      return { steps, loopFrom: steps.length, breach: (end.at(-1)?.breaches ?? []) };
    }
    for (const attack of pathTo(solution, dawn, noon)) steps.push({ kind: 'others', day: dawn.state.day, act: attack.act, effects: attack.effects });
    const before = seen.get(noon.key);
    if (before !== undefined) return { steps, loopFrom: before, duty };
    seen.set(noon.key, steps.length);
    duty = solution.lostTo.get(noon.id)?.duty ?? duty;
    const reply = leastReply(solution, noon);
    const play = playReply(steps, noon, reply);
    if (reply.then.kind !== 'dawn') return { steps, loopFrom: steps.length, duty, breach: play.breaches };
    dawn = reply.then.dawn;
  }
}

/** Acts by which the others bring about a breach at once. */
export function breachPath(solution: FairSolution, from: Dawn): readonly Attack[] {
  const queue: { readonly dawn: Dawn; readonly path: readonly Attack[] }[] = [{ dawn: from, path: [] }];
  const seen = new Set([from]);
  for (let at = queue.shift(); at; at = queue.shift()) {
    for (const attack of attacksOf(solution.graph, at.dawn)) {
      if (!attack.to) return [...at.path, attack];
      if (!seen.has(attack.to)) { seen.add(attack.to); queue.push({ dawn: attack.to, path: [...at.path, attack] }); }
    }
  }
  return [];
}

/** Prefers what avoids a breach, then fewest acts. */
export function leastReply(solution: FairSolution, noon: Noon): Reply {
  const replies = [...allReplies(noon)];
  const rank = (r: Reply): number => (r.then.kind === 'dawn' && noonsFrom(solution.graph, r.then.dawn) !== 'breach' ? 0 : 1);
  return replies.sort((a, b) => rank(a) - rank(b) || a.acts.length - b.acts.length)[0] as Reply;
}
