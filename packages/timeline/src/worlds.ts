/**
 * Doubt about dates: every way to place the partial dates of the log (and to count where a clause does not say how) is a
 * world of its own, replayed through the same `step`. What all worlds agree on is known; the rest is `unknown`.
 */
import { intervalOf, type Day, type Truth } from '@servanda/base';
import type { Model } from '@servanda/model';
import { prepare, type Program } from '@servanda/semantics';
import { replayAll, type History } from './history.ts';
import { entriesThatCount, happeningOf, happeningsOf, type PlacedEntry, type Viewpoint } from './log.ts';
import { placementsOf } from './placements.ts';

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
  const { placements, isExhaustive } = placementsOf(program, entries, doubtful, Math.min(limit, 2_000));
  const happenings = entries.map((e) => happeningOf(e.entry));
  const logs = placements.map((placement) => happeningsOf(entries, (e, i) => placement.get(i) ?? e.first, happenings));
  const histories = [...replayAll(program, logs, {}, options.through)];
  const isAmbiguous = histories.some((h) => h.effects.some((e) => e.kind === 'finding' && e.finding.code === 'ambiguous-day'));
  if (isAmbiguous) histories.push(...replayAll(program, logs, { missingDay: 'first-day-of-next-month' }, options.through));
  return {
    model, program, viewpoint: { knownOn: options.knownOn, believe: options.believe }, isExhaustive,
    histories: histories as [History, ...History[]], doubtful: doubtful.map((i) => (entries[i] as PlacedEntry).entry.id),
  };
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
