/**
 * Series of changes in several worlds → spans of days, each with what all worlds say, or `unknown` with what they say
 * instead. What is so on a day is what is so at its end, as everywhere (docs/semantics.md §1).
 */
import { valueAt, type Series } from '@servanda/timeline';
import type { Day } from '@servanda/base';
import type { Life, Truth } from './chronicle.ts';

/** What the worlds say together: their common value, or the value that stands for doubt with all of theirs. */
export interface Agreement<V> {
  readonly value: V;
  readonly possible?: readonly V[];
}

/** The distinct days on which any of the series changes, in order. */
export function changeDays(series: readonly (Series<unknown> | undefined)[]): Day[] {
  const days = new Set<Day>();
  for (const each of series) for (const day of each?.days ?? []) days.add(day);
  return [...days].sort((a, b) => a - b);
}

/** Spans between changes. `read` says what a series' value means, none before its first change. Spans of the value `omit` are left out. */
export function livesOf<S, V>(series: readonly (Series<S> | undefined)[], read: (value: S | undefined) => V, doubt: V, omit?: V): Life<V>[] {
  const lives: { from: number; to?: number; value: V; possible?: readonly V[] }[] = [];
  for (const day of changeDays(series)) {
    const said = agree(series.map((s) => read(valueAt(s, day))), doubt);
    const last = lives.at(-1);
    if (last && isSame(last, said)) continue;
    if (last) last.to = day - 1;
    lives.push({ from: day, ...said });
  }
  return lives.filter((life) => life.value !== omit);
}

/** A series of yes and no. */
export function truthLives(series: readonly (Series<boolean> | undefined)[], omit?: Truth): Life<Truth>[] {
  return livesOf<boolean, Truth>(series, (value) => (value ? 'yes' : 'no'), 'unknown', omit);
}

function agree<V>(values: readonly V[], doubt: V): Agreement<V> {
  const possible = [...new Set(values)];
  return possible.length === 1 ? { value: possible[0] as V } : { value: doubt, possible };
}

function isSame<V>(a: Agreement<V>, b: Agreement<V>): boolean {
  return a.value === b.value && (a.possible?.length ?? 0) === (b.possible?.length ?? 0) && (a.possible ?? []).every((v) => b.possible?.includes(v));
}
