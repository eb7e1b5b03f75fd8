/** The verdict under every set of readings, and which readings decide it: minimal sets under which it is another than under none. */
import type { Question } from '@servanda/model';
import { ask, excludedPair, type AskOptions } from './ask.ts';
import type { QuestionContext } from './context.ts';
import type { ReadingTable, ReadingVerdict, Verdict } from './verdict.ts';

/** With more readings than this, sets of at most three are tried: 2^6 verdicts are read in a moment, 2^20 are not. */
const ALL_SETS_OF = 6;

/** The verdict under every set of readings, with the minimal sets that decide it. */
export function readingTable(context: QuestionContext, question: Pick<Question, 'ask' | 'assumptions'>, options: Omit<AskOptions, 'readings'> = {}): ReadingTable {
  const readings = context.model.readings.map((r) => r.id);
  const sets = subsets(readings, readings.length <= ALL_SETS_OF ? readings.length : 3);
  const allowed = sets.filter((s) => excludedPair(context, s) === undefined);
  const begin = context.clock?.() ?? 0;
  const known = new Map<string, Verdict>();
  const rows: ReadingVerdict[] = allowed.map((set) => {
    const outcome = ask(withinRest(context, begin), question, { ...options, readings: set, known });
    return { readings: set, verdict: outcome.kind === 'paths' ? pathsVerdict(outcome.paths.runs.length > 0 || outcome.paths.isAlreadySo, outcome.paths.scope) : outcome.verdict };
  });
  return { rows, ...decide(rows), excluded: sets.length - allowed.length, notConsidered: [] };
}

/** The budget is for the whole table. */
function withinRest(context: QuestionContext, begin: number): QuestionContext {
  const { budget, clock } = context;
  if (!clock || budget?.millis === undefined) return context;
  return { ...context, budget: { ...budget, millis: Math.max(0, budget.millis - (clock() - begin)) } };
}

function pathsVerdict(isReachable: boolean, scope: Verdict['scope']): Verdict {
  return isReachable ? { kind: 'holds', scope } : { kind: 'fails', scope };
}

/** All subsets up to a size, smaller ones first. */
export function subsets(items: readonly string[], most: number): readonly (readonly string[])[] {
  let layer: (readonly string[])[] = [[]];
  const all: (readonly string[])[] = [[]];
  for (let size = 1; size <= most; size++) {
    layer = layer.flatMap((set) => items.slice(set.length === 0 ? 0 : items.indexOf(set.at(-1) as string) + 1).map((item) => [...set, item]));
    all.push(...layer);
  }
  return all;
}

function decide(rows: readonly ReadingVerdict[]): Pick<ReadingTable, 'deciding' | 'reversing'> {
  const first = rows[0]?.verdict.kind;
  // What a verdict that was not found would be, nobody knows: it decides nothing.
  if (rows[0] === undefined || isStopped(rows[0].verdict)) return { deciding: [], reversing: [] };
  const isSubset = (a: readonly string[], b: readonly string[]): boolean => a.every((x) => b.includes(x));
  const deciding: (readonly string[])[] = [];
  for (const row of rows) {
    if (row.verdict.kind !== first && !isStopped(row.verdict) && !deciding.some((d) => isSubset(d, row.readings))) deciding.push(row.readings);
  }
  const reversing: { readonly given: readonly string[]; readonly add: readonly string[] }[] = [];
  for (const given of deciding) {
    for (const row of rows) {
      if (row.verdict.kind !== first || !isSubset(given, row.readings)) continue;
      const add = row.readings.filter((r) => !given.includes(r));
      if (!reversing.some((r) => r.given === given && isSubset(r.add, add))) reversing.push({ given, add });
    }
  }
  return { deciding, reversing };
}

function isStopped(verdict: Verdict): boolean {
  return verdict.kind === 'unknown' && verdict.reason.kind === 'stopped';
}
