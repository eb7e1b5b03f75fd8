/**
 * Two versions of a dossier may call the same treaty by different names. An instrument that only the first version has, and one that only the
 * second has, are taken for the same when their parties are and either their titles or most of their sentences are.
 */
import type { Instrument, Model } from '@servanda/model';

/** An instrument under its two names. */
export interface Renaming {
  readonly first: string;
  readonly second: string;
}

/** Instruments that changed their names, each matched at most once. */
export function renamingsIn(first: Model, second: Model): readonly Renaming[] {
  const gone = first.instruments.filter((i) => !second.instruments.some((j) => j.id === i.id));
  const fresh = second.instruments.filter((j) => !first.instruments.some((i) => i.id === j.id));
  const found: Renaming[] = [];
  for (const old of gone) {
    const match = fresh.find((now) => !found.some((r) => r.second === now.id) && isSame(first, old, second, now));
    if (match) found.push({ first: old.id, second: match.id });
  }
  return found;
}

function isSame(first: Model, old: Instrument, second: Model, now: Instrument): boolean {
  if (old.kind !== now.kind || old.parties.join() !== now.parties.join()) return false;
  if (old.title !== undefined && old.title === now.title) return true;
  const [before, after] = [sentencesOf(first, old.id), sentencesOf(second, now.id)];
  const common = before.filter((s) => after.includes(s)).length;
  return common > 0 && 2 * common >= Math.max(before.length, after.length);
}

/** What its law says, whatever the instrument is called. */
function sentencesOf(model: Model, id: string): readonly string[] {
  return model.law.filter((l) => l.provision === id || l.provision.startsWith(`${id}.`)).map((l) => JSON.stringify(renamed(l, id, '(here)'), (key, v: unknown) => (key === 'origin' || key === 'id' && typeof v === 'string' && v.includes('#') ? undefined : v)));
}

/** The model with an instrument, and with it all its articles, called otherwise. Keeps what is not affected. */
export function renamed<T>(value: T, from: string, to: string): T {
  if (typeof value === 'string') {
    return (value === from ? to : value.startsWith(`${from}.`) || value.startsWith(`${from}#`) ? `${to}${value.slice(from.length)}` : value) as T;
  }
  if (Array.isArray(value)) return value.map((v: unknown) => renamed(v, from, to)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]: [string, unknown]) => [key, key === 'origin' ? v : renamed(v, from, to)])) as T;
}
