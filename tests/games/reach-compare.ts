/** One random dossier and one random goal: whether, how soon and with which acts it can come about, by the solver and by force. */
import type { Ask, EventPattern, Goal, TreatyAct } from '@servanda/model';
import { ask, contextOf, type Paths, type Verdict, type Witness } from '@servanda/explorer';
import { baseWorld } from '@servanda/explorer/internals';
import { groundKey, type Ground, type State } from '@servanda/semantics';
import { boardOf, type Board } from './board.ts';
import { generateGame, STATES, type Game } from './generate.ts';
import { anAct, generateGoal, isSo } from './goals.ts';
import { randomOf } from './random.ts';
import { minimalWays, shortestRun } from './reach-force.ts';

export type ReachComparison =
  | { readonly kind: 'same-holds' | 'same-fails' | 'same-ways' }
  /** One of the two took too long, or the solver's run goes further than force looks. */
  | { readonly kind: 'not-told'; readonly why: 'solver-stopped' | 'force-stopped' | 'beyond' }
  | { readonly kind: 'differs'; readonly text: string };

const KINDS: readonly TreatyAct[] = ['withdraw', 'revoke', 'suspend', 'resume', 'ratify', 'terminate'];

/** `Is it possible that`, `Can P A`, and `How can C come about?` in turn. */
/** How far force looks: so many acts, days after the dossier's own, and steps; `budget`: steps of the solver. */
export interface Reach { readonly acts: number; readonly days: number; readonly most: number; readonly budget: number }

/** As far as a long run looks. */
export const FAR: Reach = { acts: 3, days: 5, most: 60_000, budget: 200_000 };

export function compareReach(seed: number, options: Reach): ReachComparison {
  const game = generateGame(seed);
  const random = randomOf(seed + 1_000_003);
  const goal = generateGoal(random, game);
  if (random.chance(0.2)) return compareWays(game, goal, options);
  const act = random.chance(0.2) ? anAct(random, game) : undefined;
  const after: EventPattern | undefined = act && (goal.kind === 'statement' || goal.act.pattern !== act.pattern) ? { kind: 'act', act } : undefined;
  return comparePossible(game, { kind: 'possible', goal, isWithoutBreach: random.chance(0.5), ...(after && { after }) }, options);
}

function comparePossible(game: Game, question: Extract<Ask, { kind: 'possible' }>, reach: Reach): ReachComparison {
  const { start, outcome, board, actors } = both(game, question, reach);
  if (outcome.kind !== 'verdict') return { kind: 'differs', text: outcome.kind };
  const { verdict } = outcome;
  if (verdict.kind === 'unknown') return verdict.reason.kind === 'stopped' ? { kind: 'not-told', why: 'solver-stopped' } : { kind: 'differs', text: JSON.stringify(verdict.reason) };
  const run = runOf(verdict);
  const byForce = shortestRun(board, start, { actors, isWithoutBreach: question.isWithoutBreach, acts: reach.acts, days: reach.days });
  if (byForce === undefined) return { kind: 'not-told', why: 'force-stopped' };
  if (byForce === 'none') {
    if (!run) return { kind: 'same-fails' };
    return run.events > reach.acts || endOf(run) > start.day + reach.days ? { kind: 'not-told', why: 'beyond' } : { kind: 'differs', text: `by force it cannot come about; the solver says with ${run.events} acts by ${endOf(run)}: ${JSON.stringify(question)}` };
  }
  if (run && run.events === byForce.acts && endOf(run) === byForce.day) return { kind: 'same-holds' };
  return { kind: 'differs', text: `by force it can come about with ${byForce.acts} acts by ${byForce.day}; the solver says ${run ? `with ${run.events} by ${endOf(run)}` : 'it cannot'}: ${JSON.stringify(question)}` };
}

function compareWays(game: Game, goal: Goal, reach: Reach): ReachComparison {
  const { start, outcome, board, actors } = both(game, { kind: 'leads-to', goal }, reach);
  if (outcome.kind !== 'paths') return { kind: 'differs', text: outcome.kind };
  const { paths } = outcome;
  const isAlreadySo = board.isGoal(start, []);
  if (isAlreadySo || paths.isAlreadySo) return isAlreadySo === paths.isAlreadySo ? { kind: 'same-ways' } : { kind: 'differs', text: `already so: ${isAlreadySo} by force, ${paths.isAlreadySo} by the solver` };
  const fewest = paths.runs[0]?.events ?? reach.acts;
  if (paths.stopped !== undefined) return { kind: 'not-told', why: 'solver-stopped' };
  if (fewest > reach.acts) return { kind: 'not-told', why: 'beyond' };
  const acts = Math.min(fewest + 1, reach.acts);
  const byForce = minimalWays(board, start, { actors, acts, days: reach.days });
  if (!byForce) return { kind: 'not-told', why: 'force-stopped' };
  const bySolver = waysOf(paths).filter((way) => way.acts <= acts);
  if (bySolver.some((way) => way.end > start.day + reach.days)) return { kind: 'not-told', why: 'beyond' };
  const classOf = classesIn(paths);
  const write = (way: readonly Ground[]): string => way.map(({ pattern, args }) => [pattern, ...args.map(classOf)].join('|')).sort().join(' + ');
  const [force, solver] = [byForce, bySolver.map((way) => way.done)].map((ways) => [...new Set(ways.map(write))].sort().join(', ')) as [string, string];
  if (force !== solver) return { kind: 'differs', text: `ways by force: ${force || 'none'}; by the solver: ${solver || 'none'}: ${JSON.stringify(goal)}` };
  const needed = [...new Set((byForce[0] ?? []).map((a) => groundKey(a)))].filter((a) => byForce.every((way) => way.some((b) => groundKey(b) === a))).sort().join(', ');
  const said = paths.needed.map((a) => groundKey(a)).sort().join(', ');
  return bySolver.length < paths.runs.length || said === needed ? { kind: 'same-ways' } : { kind: 'differs', text: `needed by force: ${needed || 'nothing'}; by the solver: ${said || 'nothing'}: ${JSON.stringify(goal)}` };
}

/** Of things that a question cannot tell apart the solver shows what one does, and says for whom it stands. */
function classesIn({ scope }: Paths): (thing: string) => string {
  const classes = new Map<string, string>();
  for (const [one, rest] of Object.entries(scope.standFor)) for (const thing of [one, ...rest]) classes.set(thing, `any of ${rest.join()}`);
  return (thing) => classes.get(thing) ?? thing;
}

function both(game: Game, question: Extract<Ask, { kind: 'possible' | 'leads-to' }>, reach: Reach): {
  readonly start: State; readonly outcome: ReturnType<typeof ask>; readonly board: Board; readonly actors: readonly string[];
} {
  const context = contextOf(game.model, { budget: { steps: reach.budget } });
  const { goal } = question;
  const after = question.kind === 'possible' ? question.after : undefined;
  const board = boardOf(game.model, { kinds: KINDS, isGoal: isSo(goal), ...(after?.kind === 'act' && { isAfter: isSo(after) }), question: [goal, after], most: reach.most });
  // `Can P A` is about P's own acts.
  const doer = goal.kind === 'act' ? goal.act.args[0] : undefined;
  return { start: baseWorld(context, []).state, outcome: ask(context, { ask: question, assumptions: [] }), board, actors: doer?.kind === 'thing' ? [doer.id] : STATES };
}

function runOf(verdict: Verdict): Witness | undefined {
  return verdict.kind === 'holds' ? verdict.run : undefined;
}

function endOf(run: Witness): number {
  const last = run.steps.at(-1);
  return last === undefined ? run.start : last.move.kind === 'time' ? last.move.to : last.day;
}

function waysOf(paths: Paths): readonly { readonly acts: number; readonly end: number; readonly done: readonly Ground[] }[] {
  return paths.runs.map((run) => ({ acts: run.events, end: endOf(run), done: run.steps.flatMap((s) => (s.move.kind === 'act' ? [s.move.act] : [])) }));
}
