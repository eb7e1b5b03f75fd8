/** Which sentences of law differ between two models, in their own words, place by place. */
import { finalClauseWords, lawWords, makeWordbook, speak, type Instrument, type Law, type Model } from '@servanda/model';
import type { State } from '@servanda/semantics';
import type { ProvisionChange } from './comparison.ts';

/** The article as readers know it: drafts are compared under each other's names (`security` with `security`). */
export type PlaceName = (provision: string) => string;

/** Sentences by place, each in words that don't depend on where it stands. */
function sentencesByPlace(model: Model, place: PlaceName): ReadonlyMap<string, readonly string[]> {
  const book = makeWordbook(model);
  const map = new Map<string, string[]>();
  for (const law of model.law) {
    const vars = 'vars' in law ? law.vars : [];
    const key = place(law.provision);
    const list = map.get(key) ?? [];
    list.push(lawWords(speak(book, vars, new Map(), { dates: 'iso' }), law));
    map.set(key, list);
  }
  for (const instrument of model.instruments) {
    const clauses = finalClauseWords(speak(book, [], new Map(), { dates: 'iso' }), instrument).map((sentence) => sentence.replace(/[.]$/, ''));
    if (clauses.length > 0) map.set(place(instrument.id), [...clauses, ...(map.get(place(instrument.id)) ?? [])]);
  }
  return map;
}

/** Additions, removals and changes, in the order of the first model and then of the second. */
export function provisionChanges(a: Model, b: Model, placeA: PlaceName, placeB: PlaceName): readonly ProvisionChange[] {
  const before = sentencesByPlace(a, placeA);
  const after = sentencesByPlace(b, placeB);
  const changes: ProvisionChange[] = [];
  for (const provision of new Set([...before.keys(), ...after.keys()])) {
    const old = before.get(provision) ?? [];
    const now = after.get(provision) ?? [];
    if (old.join('\n') === now.join('\n')) continue;
    changes.push({ provision, kind: old.length === 0 ? 'added' : now.length === 0 ? 'removed' : 'changed', before: old, after: now });
  }
  return changes;
}

/** The law that has no twin on the other side: only this can make a difference in effect. */
export function ownLaw(a: Model, b: Model, placeA: PlaceName, placeB: PlaceName): readonly Law[] {
  const twins = new Set(b.law.map((law) => fingerprint(b, law, placeB)));
  return a.law.filter((law) => !twins.has(fingerprint(a, law, placeA)));
}

function fingerprint(model: Model, law: Law, place: PlaceName): string {
  const instrument = model.provisions.find((p) => p.id === law.provision)?.instrument;
  const own = new Set([law.id, law.provision, ...(instrument === undefined ? [] : [instrument])]);
  return `${place(law.provision)}|${JSON.stringify(law, (key, value: unknown) => {
    if (key === 'origin' || key === 'id' || key === 'provision' || key === 'according') return undefined;
    return typeof value === 'string' && own.has(value) ? '(here)' : value;
  })}`;
}

interface Situated {
  readonly model: Model;
  readonly state: State;
}

/** Law of a side that is the same on both and yet may work otherwise: its instrument has other final clauses, powers or ranks, or other things have happened. */
export function touchedLaw(a: Situated, b: Situated, own: readonly Law[]): readonly Law[] {
  const touched = new Set(a.model.instruments.filter((i) => isTouched(i, a.state, b)).map((i) => i.id));
  const isRanked = own.some((law) => law.kind === 'priority');
  const homes = new Set(own.filter((law) => law.kind === 'power' || law.kind === 'constitutive').flatMap((law) => [a.model, b.model].flatMap((m) => instrumentOf(m, law.provision) ?? [])));
  const patterns = new Set([...differing(a.state.facts, b.state.facts), ...differing(a.state.done, b.state.done)].map((key) => key.slice(0, key.indexOf('|'))));
  return a.model.law.filter((law) => {
    const home = instrumentOf(a.model, law.provision) ?? '';
    return isRanked || touched.has(home) || homes.has(home) || (patterns.size > 0 && patternsIn(law).some((id) => patterns.has(id)));
  });
}

function instrumentOf(model: Model, provision: string): string | undefined {
  return model.provisions.find((p) => p.id === provision)?.instrument;
}

function isTouched(i: Instrument, state: State, other: Situated): boolean {
  const twin = other.model.instruments.find((j) => j.id === i.id);
  if (!twin) return false;
  const clauses = (instrument: Instrument): string => JSON.stringify(instrument.clauses, (key, v: unknown) => (key === 'origin' ? undefined : v));
  const stands = (s: State): string => [...s.stands].filter(([key]) => key.startsWith(`${i.id}|`)).map(([key, v]) => `${key}${String(v.isIn)}${String(v.exitOn)}${String(v.entryOn)}${String(v.suspendedOn)}${String(v.isProvisional)}`).sort().join();
  return clauses(i) !== clauses(twin) || stands(state) !== stands(other.state);
}

function differing(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): readonly string[] {
  return [...a.keys()].filter((key) => !b.has(key)).concat([...b.keys()].filter((key) => !a.has(key)));
}

function patternsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(patternsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'pattern' in value && typeof value.pattern === 'string' ? [value.pattern] : [];
  return [...own, ...Object.entries(value).flatMap(([key, v]) => (key === 'origin' ? [] : patternsIn(v)))];
}
