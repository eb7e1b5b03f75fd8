/** Which sentences of law differ between two models, in their own words, place by place. */
import { lawWords, makeWordbook, speak, type Law, type Model } from '@servanda/model';
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
