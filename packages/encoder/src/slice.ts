/**
 * Leaves of a transition system only what its question depends on: backwards from breaches, open duties and the goal to the variables
 * they read, the acts that write those, and what these read in turn. Variables that nothing changes become constants.
 */
import { isNever, limitsIn, NO, rewrite, variablesIn, YES, type Expr, type Limit, type Move, type Outside, type Problem, type Write } from './problem.ts';

/** `excuses`: variables of duties that may take an act out of a prohibition; to bring any other upon oneself serves no purpose. */
export function sliced(problem: Problem, excuses: ReadonlySet<number>): Problem | Outside {
  const { needed, moves } = keptMoves(problem, excuses);
  const limits = limitsOf(problem, needed, moves);
  if (limits.length > 0) return { kind: 'outside', limits };
  const all = [...problem.night.writes, ...moves.flatMap((m) => m.writes)];
  const isChanged = (v: number): boolean => {
    const { init = 0, countsDown = false } = problem.variables[v] ?? {};
    return (countsDown && init > 0) || all.some((w) => w.variable === v && w.value !== init);
  };
  const numbers = new Map([...needed].filter(isChanged).sort((a, b) => a - b).map((v, i) => [v, i]));
  const fix = (e: Expr): Expr => rewrite(e, (leaf) => {
    const to = numbers.get(leaf.variable);
    if (to !== undefined) return { ...leaf, variable: to };
    const now = problem.variables[leaf.variable]?.init ?? 0;
    return (leaf.kind === 'equals' ? now === leaf.value : now >= leaf.value) ? YES : NO;
  });
  const writes = (list: readonly Write[]): readonly Write[] => list.flatMap((w) => {
    const to = numbers.get(w.variable);
    const when = fix(w.when);
    return to === undefined || isNever(when) ? [] : [{ ...w, variable: to, when }];
  });
  return {
    kind: problem.kind, variables: [...numbers.keys()].map((v) => problem.variables[v] as Problem['variables'][number]),
    moves: moves.map((m) => ({ ...m, guard: fix(m.guard), breach: fix(m.breach), forbids: m.forbids.map((f) => ({ ...f, when: fix(f.when) })).filter((f) => !isNever(f.when)), writes: writes(m.writes) }))
      .filter((m) => !isNever(m.guard) && (m.writes.length > 0 || (m.side === 'others' && problem.kind !== 'reach' && !isNever(m.breach)))),
    night: { breach: fix(problem.night.breach), writes: writes(problem.night.writes) },
    open: problem.open.map(fix).filter((e) => !isNever(e)), goal: fix(problem.goal),
  };
}

/** Backwards from what decides the question, until nothing is added. */
function keptMoves(problem: Problem, excuses: ReadonlySet<number>): { readonly needed: ReadonlySet<number>; readonly moves: readonly Move[] } {
  const needed = new Set<number>();
  for (const e of [problem.night.breach, problem.goal, ...problem.open]) variablesIn(e, needed);
  let moves: readonly Move[] = [];
  for (let size = -1; size !== needed.size + moves.length;) {
    size = needed.size + moves.length;
    moves = problem.moves.filter((m) => isUseful(problem, m, needed, excuses));
    for (const m of moves) {
      variablesIn(m.guard, needed);
      variablesIn(m.breach, needed);
      for (const w of m.writes) if (needed.has(w.variable)) variablesIn(w.when, needed);
    }
    for (const w of problem.night.writes) if (needed.has(w.variable)) variablesIn(w.when, needed);
  }
  return { needed, moves };
}

function isUseful(problem: Problem, move: Move, needed: ReadonlySet<number>, excuses: ReadonlySet<number>): boolean {
  if (problem.kind !== 'reach' && move.side === 'others' && !isNever(move.breach)) return true;
  const isOwnBurden = (w: Write): boolean => w.isBurden === true && move.side === 'own' && !excuses.has(w.variable);
  return move.writes.some((w) => needed.has(w.variable) && !isOwnBurden(w));
}

/** What of it says more than is expressed here. */
function limitsOf(problem: Problem, needed: ReadonlySet<number>, moves: readonly Move[]): readonly Limit[] {
  const conditions = [problem.night.breach, problem.goal, ...problem.open, ...moves.flatMap((m) => [m.guard, m.breach]),
    ...[...problem.night.writes, ...moves.flatMap((m) => m.writes)].filter((w) => needed.has(w.variable)).map((w) => w.when)];
  const limits = new Map([...conditions.flatMap(limitsIn), ...[...needed].flatMap((v) => problem.variables[v]?.beyond ?? [])].map((l) => [`${l.why} ${l.at}`, l]));
  return [...limits.values()];
}
