/**
 * Doubt about dates: every way to place the partial dates of the log (and to count where a clause does not say how) is a
 * world of its own, replayed through the same `step`. What all worlds agree on is known; the rest is `unknown`.
 */
import { intervalOf, type Day, type Truth } from '@servanda/base';
import type { Model } from '@servanda/model';
import { prepare, type Program, type StepOptions } from '@servanda/semantics';
import { replay, type History } from './history.ts';
import { entriesThatCount, happeningsOf, type PlacedEntry, type Viewpoint } from './log.ts';

/** Every history that the log allows. The first is the reference: earliest placements, earlier counting. */
export interface Worlds {
  readonly model: Model;
  readonly program: Program;
  readonly histories: readonly [History, ...History[]];
  readonly viewpoint: Viewpoint;
  /** False when there were too many placements to try them all: `unknown` is then still right, a plain answer may be too sure. */
  readonly isExhaustive: boolean;
  /** Entries whose date is partial. */
  readonly doubtful: readonly string[];
}

/** Viewpoint and limits of a replay. */
export interface WorldsOptions extends Viewpoint {
  /** Replays at most this many times the log's events (default 400,000). */
  readonly budget?: number;
  readonly through?: Day;
}

/** Replays the dossier from the viewpoint, in as many worlds as its doubtful dates call for. `model` has its readings applied. */
export function openWorlds(model: Model, options: WorldsOptions = {}): Worlds {
  const program = prepare(model);
  const entries = entriesThatCount(model, options);
  const doubtful = entries.flatMap((e, i) => (e.first < e.last ? [i] : []));
  const limit = Math.max(2, Math.floor((options.budget ?? 400_000) / (entries.length + 20)));
  const { placements, isExhaustive } = placementsOf(entries, doubtful, Math.min(limit, 2_000));
  const run = (placement: ReadonlyMap<number, Day>, step: StepOptions): History =>
    replay(program, happeningsOf(entries, (e, i) => placement.get(i) ?? e.first), step, options.through);
  const histories = placements.map((p) => run(p, {}));
  const isAmbiguous = histories.some((h) => h.effects.some((e) => e.kind === 'finding' && e.finding.code === 'ambiguous-day'));
  if (isAmbiguous) for (const placement of placements) histories.push(run(placement, { missingDay: 'first-day-of-next-month' }));
  return {
    model, program, viewpoint: { knownOn: options.knownOn, believe: options.believe }, isExhaustive,
    histories: histories as [History, ...History[]], doubtful: doubtful.map((i) => (entries[i] as PlacedEntry).entry.id),
  };
}

type Placement = ReadonlyMap<number, Day>;

/** All combinations of days if they are few enough; else of the days that matter most; else each entry's on its own. */
function placementsOf(entries: readonly PlacedEntry[], doubtful: readonly number[], limit: number): { placements: readonly Placement[]; isExhaustive: boolean } {
  if (doubtful.length === 0) return { placements: [new Map()], isExhaustive: true };
  const everyDay = doubtful.map((i) => daysOf(entries[i] as PlacedEntry));
  if (product(everyDay) <= limit) return { placements: combine(doubtful, everyDay), isExhaustive: true };
  const telling = doubtful.map((i) => tellingDays(entries, i));
  if (product(telling) <= limit) return { placements: combine(doubtful, telling), isExhaustive: false };
  return { placements: oneAtATime(doubtful, telling, limit), isExhaustive: false };
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

/** What all worlds say, or undefined where they differ. */
export function agreed<T>(worlds: Worlds, answer: (history: History) => T, same: (a: T, b: T) => boolean = Object.is): { value: T; isAgreed: boolean } {
  const [first, ...rest] = worlds.histories;
  const value = answer(first);
  return { value, isAgreed: rest.every((h) => same(value, answer(h))) };
}

/** A yes-or-no question over all worlds. */
export function truthIn(worlds: Worlds, isTrue: (history: History) => boolean): Truth {
  const { value, isAgreed } = agreed(worlds, isTrue);
  return isAgreed ? (value ? 'yes' : 'no') : 'unknown';
}

/** The day a dossier speaks from: its `as of`, else the day of its last entry. */
export function referenceDay(model: Model, history: History): Day {
  if (model.asOf) return intervalOf(model.asOf).last;
  return history.happenings.at(-1)?.day ?? (0 as Day);
}
