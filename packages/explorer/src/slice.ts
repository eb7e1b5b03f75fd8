/**
 * Cuts a dossier down to a cone and a cast: a small program and a small state on which `step` does, for everything the
 * question can turn on, what it does on the whole. Witnesses are replayed on the whole all the same (`check-witness.ts`).
 */
import type { Law, Model } from '@servanda/model';
import { prepare, type AgendaItem, type Ground, type ObligationInstance, type Program, type Stand, type State } from '@servanda/semantics';
import type { Cone } from './cone.ts';
import type { Cast } from './representatives.ts';

/** The model with only the cone's law and the cast's things. */
export function sliceModel(model: Model, cone: Cone, cast: Cast): Model {
  const provisions = new Set([...cone.law].map((law) => law.provision));
  return {
    ...model,
    things: model.things.filter((t) => cast.things.has(t.id)),
    groups: model.groups.map((g) => ({ ...g, members: g.members.filter((m) => cast.things.has(m)) })),
    facts: model.facts.filter((f) => cone.facts.has(f.id)),
    acts: model.acts.filter((a) => cone.acts.has(a.id) || (a.treatyAct !== undefined && cone.instruments.size > 0))
      .map((a) => ({ ...a, effects: a.effects.filter((e) => cone.facts.has(e.fact.pattern)) })),
    instruments: model.instruments.filter((i) => cone.instruments.has(i.id)),
    provisions: model.provisions.filter((p) => provisions.has(p.id) || (p.instrument !== undefined && cone.instruments.has(p.instrument))),
    law: model.law.filter((law) => cone.law.has(law)),
    log: [], reports: [], claims: [], beliefs: [], accepted: [], questions: [],
  };
}

/** A change to the law of a slice, for cores and repairs. */
export type LawEdit = (law: readonly Law[], program: Program) => readonly Law[];

/** The program of the slice, its law perhaps edited. */
export function sliceProgram(program: Program, cone: Cone, cast: Cast, edit?: LawEdit): Program {
  const model = sliceModel(program.model, cone, cast);
  return prepare(edit ? { ...model, law: edit(model.law, program) } : model);
}

/** The part of the state that the small program speaks of. */
export function sliceState(program: Program, state: State, cone: Cone, cast: Cast): State {
  const has = (ids: readonly string[]): boolean => ids.every((id) => cast.things.has(id));
  const keepsGround = (g: Ground): boolean => has(g.args);
  const facts = new Map([...state.facts].filter(([, r]) => cone.facts.has(r.fact.pattern) && keepsGround(r.fact)));
  const done = new Map([...state.done].filter(([, r]) => cone.acts.has(r.act.pattern) && keepsGround(r.act)));
  const stands = new Map([...state.stands].filter(([key, s]) => cone.instruments.has(key.slice(0, key.lastIndexOf('|'))) && cast.things.has(s.party)));
  const { instances, numbers } = sliceInstances(program, state, has);
  return {
    ...state,
    facts, factsByPattern: keysBy([...facts].map(([key, r]) => [r.fact.pattern, key])),
    done, doneByPattern: keysBy([...done].map(([key, r]) => [r.act.pattern, key])),
    stands,
    participants: new Map([...state.participants].filter(([i]) => cone.instruments.has(i)).map(([i, ps]) => [i, ps.filter((p) => cast.things.has(p))])),
    instruments: new Map([...state.instruments].filter(([i]) => cone.instruments.has(i))
      .map(([i, s]) => [i, { ...s, consents: consentsAmong(stands, i) }])),
    pairs: new Map([...state.pairs].filter(([key]) => { const [i = '', p = '', q = ''] = key.split('|'); return cone.instruments.has(i) && has([p, q]); })),
    reservations: state.reservations.filter((r) => cast.things.has(r.party) && program.provisions.has(r.provision)),
    successors: new Map([...state.successors].filter(([, s]) => cast.things.has(s))),
    instances,
    openByAct: indexOpen(state.openByAct, numbers), openByInstrument: indexOpen(state.openByInstrument, numbers),
    created: new Set([...state.created].filter((key) => program.normById.has(key.slice(0, key.indexOf('|'))))),
    breaches: state.breaches.filter((b) => cone.breaches.has(b.provision) && cast.things.has(b.by))
      .map((b, id) => ({ ...b, id, toward: b.toward.filter((q) => cast.things.has(q)), instance: b.instance === undefined ? undefined : numbers.get(b.instance) ?? -1 })),
    holding: new Map([...state.holding].filter(([law]) => program.onBecoming.some((l) => l.id === law)).map(([law, keys]) => [law, new Set(keys)])),
    agenda: state.agenda.flatMap((item) => sliceItem(program, item, cone, cast, numbers)),
  };
}

function consentsAmong(stands: ReadonlyMap<string, Stand>, instrument: string): number {
  let n = 0;
  for (const [key, stand] of stands) if (key === `${instrument}|${stand.party}` && stand.consentOn !== undefined && stand.succeededBy === undefined) n++;
  return n;
}

function sliceInstances(program: Program, state: State, has: (ids: readonly string[]) => boolean): { instances: ObligationInstance[]; numbers: ReadonlyMap<number, number> } {
  const instances: ObligationInstance[] = [];
  const numbers = new Map<number, number>();
  for (const instance of state.instances) {
    if (!program.normById.has(instance.norm) || !has([instance.bearer, ...instance.toward, ...instance.act.args])) continue;
    numbers.set(instance.id, instances.length);
    instances.push({ ...instance, id: instances.length });
  }
  return { instances, numbers };
}

function indexOpen(index: ReadonlyMap<string, ReadonlySet<number>>, numbers: ReadonlyMap<number, number>): Map<string, Set<number>> {
  const out = new Map<string, Set<number>>();
  for (const [key, ids] of index) {
    const kept = [...ids].flatMap((id) => numbers.get(id) ?? []);
    if (kept.length > 0) out.set(key, new Set(kept));
  }
  return out;
}

function keysBy(pairs: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const [pattern, key] of pairs) { const set = map.get(pattern); if (set) set.add(key); else map.set(pattern, new Set([key])); }
  return map;
}

function sliceItem(program: Program, item: AgendaItem, cone: Cone, cast: Cast, numbers: ReadonlyMap<number, number>): readonly AgendaItem[] {
  switch (item.kind) {
    case 'deadline': case 'activate': case 'recur': {
      const instance = numbers.get(item.instance);
      return instance === undefined ? [] : [{ ...item, instance }];
    }
    case 'continuity': case 'date': return item.kind === 'date' && program.onBecoming.length + (program.onEvent.get('date')?.length ?? 0) + program.eventThresholds.length === 0 ? [] : [item];
    case 'expiry': case 'end': return cone.instruments.has(item.instrument) ? [item] : [];
    case 'entry': return cone.instruments.has(item.instrument) && (item.party === undefined || cast.things.has(item.party)) ? [item] : [];
    case 'exit': case 'end-provisional': case 'provisional': case 'survival-ends':
      return cone.instruments.has(item.instrument) && cast.things.has(item.party) ? [item] : [];
    default: return item;
  }
}

