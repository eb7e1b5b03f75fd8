/**
 * The same dossier with short periods in the same order: one, three, five days. It is another dossier, asked of every engine alike; those that
 * count single days get lost in a year. Where sums of periods decide a question its answer may be another.
 */
import type { Model } from '@servanda/model';

interface Period { readonly n: number; readonly unit: string }
/** Days of a unit, near enough to put periods in order. */
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4, year: 365.2 };
const lengthOf = (p: Period): number => p.n * (DAYS[p.unit] ?? 1);

/** The model with every period of its law replaced, unless all of them are short already. */
export function shortened(model: Model): Model {
  const lengths = new Set<number>();
  walk(model.law, (p) => { lengths.add(lengthOf(p)); return p; });
  const ranks = [...lengths].sort((a, b) => a - b);
  if (ranks.every((d) => d <= 10)) return model;
  return { ...model, law: walk(model.law, (p) => ({ n: 2 * ranks.indexOf(lengthOf(p)) + 1, unit: 'day' })) };
}

function walk<T>(value: T, change: (p: Period) => Period): T {
  if (Array.isArray(value)) return value.map((v: unknown) => walk(v, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]: [string, unknown]) => [key, key === 'period' && typeof v === 'object' && v !== null && 'unit' in v ? change(v as Period) : walk(v, change)])) as T;
}
