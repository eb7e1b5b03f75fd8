/**
 * Where partial dates may have fallen: the combinations of days worth replaying. An entry on which nothing else turns needs
 * its first and last day only; the others are combined, all days if they are few enough. Read next: `worlds.ts`.
 */
import type { Day } from '@servanda/base';
import type { Program } from '@servanda/semantics';
import type { PlacedEntry } from './log.ts';

/** Day by index of the entry; entries left out fall on their first day. */
export type Placement = ReadonlyMap<number, Day>;

/** The placements to try, the earliest one first, and whether they are all that can make a difference. */
export function placementsOf(
  program: Program, entries: readonly PlacedEntry[], doubtful: readonly number[], limit: number,
): { placements: readonly Placement[]; isExhaustive: boolean } {
  const apart = doubtful.filter((i) => standsApart(program, entries, i));
  const together = doubtful.filter((i) => !apart.includes(i));
  const { placements, isExhaustive } = combinations(entries, together, Math.max(2, limit - apart.length));
  return { placements: [...placements, ...extremes(entries, apart)], isExhaustive };
}

function daysOf(entry: PlacedEntry): readonly Day[] {
  return Array.from({ length: entry.last - entry.first + 1 }, (_, k) => (entry.first + k) as Day);
}

function product(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((n, list) => n * list.length, 1);
}

/** First and last day, and the days of and after other entries that fall within. */
function tellingDays(entries: readonly PlacedEntry[], index: number): readonly Day[] {
  const { first, last } = entries[index] as PlacedEntry;
  const days = new Set<Day>([first, last]);
  for (const other of entries) {
    for (const day of [other.first, other.first + 1, other.last, other.last + 1] as Day[]) if (day > first && day < last && days.size < 40) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

function combine(indexes: readonly number[], choices: readonly (readonly Day[])[]): readonly Placement[] {
  let all: Map<number, Day>[] = [new Map()];
  indexes.forEach((index, k) => {
    all = all.flatMap((placement) => (choices[k] ?? []).map((day) => new Map(placement).set(index, day)));
  });
  return all;
}

function oneAtATime(indexes: readonly number[], choices: readonly (readonly Day[])[], limit: number): readonly Placement[] {
  const all: Placement[] = [new Map(), new Map(indexes.map((index, k) => [index, choices[k]?.at(-1) as Day]))];
  for (let k = 0; k < indexes.length && all.length < limit; k++) {
    for (const day of (choices[k] ?? []).slice(1)) if (all.length < limit) all.push(new Map([[indexes[k] as number, day]]));
  }
  return all;
}

/** All combinations of days if they are few enough; else of the days that matter most; else each entry's on its own. */
function combinations(entries: readonly PlacedEntry[], doubtful: readonly number[], limit: number): { placements: readonly Placement[]; isExhaustive: boolean } {
  if (doubtful.length === 0) return { placements: [new Map()], isExhaustive: true };
  const everyDay = doubtful.map((i) => daysOf(entries[i] as PlacedEntry));
  if (product(everyDay) <= limit) return { placements: combine(doubtful, everyDay), isExhaustive: true };
  const telling = doubtful.map((i) => tellingDays(entries, i));
  if (product(telling) <= limit) return { placements: combine(doubtful, telling), isExhaustive: false };
  return { placements: oneAtATime(doubtful, telling, limit), isExhaustive: false };
}

/**
 * A fact that no law waits for, on days on which nothing else happens: on any day between the first and the last it may or may
 * not have been so, and nothing else depends on which.
 */
function standsApart(program: Program, entries: readonly PlacedEntry[], index: number): boolean {
  const { entry, first, last } = entries[index] as PlacedEntry;
  if (entry.content.kind !== 'fact' || awaitedFacts(program).has(entry.content.fact.pattern)) return false;
  const group = cellOf(program, entry);
  return entries.every((other, i) => i === index || other.last < first || other.first > last
    || (other.entry.content.kind === 'fact' && cellOf(program, other.entry) !== group && other.first < other.last));
}

/** The fact with its functional role left out: entries of one cell displace each other. */
function cellOf(program: Program, entry: PlacedEntry['entry']): string {
  if (entry.content.kind !== 'fact') return '';
  const { pattern, args } = entry.content.fact;
  const role = program.functionalRole.get(pattern);
  return [pattern, ...args.map((t, i) => (i === role ? '' : t.kind === 'var' ? t.name : t.id))].join('|');
}

const awaited = new WeakMap<Program, ReadonlySet<string>>();

/** Facts read by law that the calendar or a change of facts sets off, not only by law on acts. */
function awaitedFacts(program: Program): ReadonlySet<string> {
  const known = awaited.get(program);
  if (known) return known;
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) { for (const v of value) visit(v); return; }
    if (typeof value !== 'object' || value === null) return;
    if ('kind' in value && value.kind === 'fact' && 'fact' in value) found.add((value.fact as { pattern: string }).pattern);
    for (const [key, v] of Object.entries(value)) if (key !== 'origin') visit(v);
  };
  for (const law of program.onBecoming) visit(law);
  for (const laws of program.onEvent.values()) for (const law of laws) visit([law.trigger, 'condition' in law ? law.condition : undefined]);
  awaited.set(program, found);
  return found;
}

/** All on their last day; and, while they are few, each alone on its last day, for statements about several of them. */
function extremes(entries: readonly PlacedEntry[], apart: readonly number[]): readonly Placement[] {
  if (apart.length === 0) return [];
  const last = (i: number): readonly [number, Day] => [i, (entries[i] as PlacedEntry).last];
  const all: Placement = new Map(apart.map(last));
  return apart.length === 1 || apart.length > 12 ? [all] : [all, ...apart.map((i) => new Map([last(i)]))];
}
