/**
 * A model under a set of readings: exactly those hold. Sentences of other readings are gone, modifiers are folded into
 * the norms they change. What the engine sees has neither readings nor modifiers left.
 */
import type { Law, LawRef, Modifier, Norm } from './ir/norm.ts';
import type { Model } from './ir/model.ts';

/** Applies the readings; unknown names are ignored (a check reports them). Modifiers of the dossier itself always apply. */
export function underReadings(model: Model, readings: readonly string[]): Model {
  const isOn = (item: { readonly reading?: string }): boolean => item.reading === undefined || readings.includes(item.reading);
  const instrumentOf = new Map(model.provisions.map((p) => [p.id, p.instrument]));
  let law: readonly Law[] = model.law.filter(isOn);
  const modifiers = law.filter((l): l is Modifier => l.kind === 'modifier');
  law = law.filter((l) => l.kind !== 'modifier');
  for (const modifier of modifiers) law = law.flatMap((l) => modified(l, modifier, instrumentOf));
  const kept = new Set(law.map((l) => l.id));
  return {
    ...model, law, readings: [],
    log: model.log.filter(isOn).map(unguarded), beliefs: model.beliefs.filter(isOn).map(unguarded),
    instruments: model.instruments.map((i) => {
      const withdrawal = i.clauses.withdrawal.filter((w) => kept.has(w.norm));
      return withdrawal.length === i.clauses.withdrawal.length ? i : { ...i, clauses: { ...i.clauses, withdrawal } };
    }),
  };
}

function unguarded<T extends { readonly reading?: string }>(item: T): T {
  if (item.reading === undefined) return item;
  const { reading: _, ...rest } = item;
  return rest as T;
}

type InstrumentOf = ReadonlyMap<string, string | undefined>;

function modified(law: Law, modifier: Modifier, instrumentOf: InstrumentOf): readonly Law[] {
  if (!isTarget(law, modifier.target, instrumentOf)) return [law];
  const change = modifier.change;
  switch (change.kind) {
    case 'disapply': return disapplied(law, change.to, instrumentOf);
    case 'exception': return law.kind === 'prohibition' ? [{ ...law, exceptions: [...law.exceptions, change.exception] }] : [law];
    case 'deadline': return law.kind === 'obligation' ? [{ ...law, deadline: change.deadline }] : [law];
    case 'survival': return isNorm(law) ? [{ ...law, survives: change.survival }] : [law];
    default: return [law];
  }
}

function isNorm(law: Law): law is Norm {
  return law.kind === 'obligation' || law.kind === 'prohibition' || law.kind === 'permission' || law.kind === 'power';
}

function isTarget(law: Law, target: LawRef, instrumentOf: InstrumentOf): boolean {
  switch (target.kind) {
    case 'provision': return law.provision === target.id;
    case 'instrument': return instrumentOf.get(law.provision) === target.id;
    case 'any': return true;
    default: return false;
  }
}

/** `X does not apply` drops the law; `… to Y` keeps it for every other instrument that its variables may stand for. */
function disapplied(law: Law, to: LawRef | undefined, instrumentOf: InstrumentOf): readonly Law[] {
  if (!to || to.kind === 'any') return [];
  const instrument = to.kind === 'instrument' ? to.id : instrumentOf.get(to.id);
  if (instrument === undefined || law.kind === 'priority' || law.kind === 'modifier') return [law];
  const not = { kind: 'thing', id: instrument } as const;
  const vars = law.vars.map((v) => (v.over.kind === 'kind' && v.over.of === 'Instrument' ? { ...v, distinctFrom: [...(v.distinctFrom ?? []), not] } : v));
  return [{ ...law, vars }];
}
