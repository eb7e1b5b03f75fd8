/**
 * A model made ready for `step`: law indexed by what sets it off. Built once per model and set of readings.
 * Takes a model without readings or modifiers left (`underReadings`). Read next: `state.ts`, `step.ts`.
 */
import type {
  ActPattern, Application, Constitutive, CountsAs, EventPattern, Formula, Instrument, Model, Norm, Priority, Provision,
  Quantified, Survival, TreatyAct,
} from '@servanda/model';

/** A sentence of law that waits for events: a norm or a constitutive rule. */
export type Triggered = Norm | Constitutive;

export interface Program {
  readonly model: Model;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly acts: ReadonlyMap<string, ActPattern>;
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly treatyAct: ReadonlyMap<TreatyAct, string>;
  readonly functionalRole: ReadonlyMap<string, number>;
  readonly mutual: ReadonlySet<string>;
  /** Kind of a thing with all the kinds above it. */
  readonly kindsOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly byKind: ReadonlyMap<string, readonly string[]>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly norms: readonly Norm[];
  readonly normById: ReadonlyMap<string, Norm>;
  readonly countsAs: ReadonlyMap<string, readonly CountsAs[]>;
  readonly prohibitions: ReadonlyMap<string, readonly Norm[]>;
  readonly permissions: ReadonlyMap<string, readonly Norm[]>;
  /** Powers by treaty act pattern id. */
  readonly powers: ReadonlyMap<string, readonly Norm[]>;
  readonly priorities: readonly Priority[];
  /** Survival clauses by provision. */
  readonly survivals: ReadonlyMap<string, Survival>;
  /** Law set off by an act of the pattern. */
  readonly onAct: ReadonlyMap<string, readonly Triggered[]>;
  /** Law set off by a change of status, breach, fulfilment, passed deadline or date. */
  readonly onEvent: ReadonlyMap<EventPattern['kind'], readonly Triggered[]>;
  /** Law set off by a condition becoming true. */
  readonly onBecoming: readonly Triggered[];
  /** Obligations with neither trigger nor condition, by instrument id; `''` for law outside instruments. */
  readonly standing: ReadonlyMap<string, readonly Norm[]>;
  /** Obligations with an `after` event, by instance-independent event kind; instances wait for it. */
  readonly afterNorms: ReadonlySet<string>;
  /** Whether any duty must be done `before` an event. */
  readonly hasBeforeEvents: boolean;
  /** Instrument ids whose entry or protocol status depends on another: parent → children. */
  readonly protocols: ReadonlyMap<string, readonly string[]>;
  /** Thresholds that wait for something other than a treaty act on the instrument itself. */
  readonly eventThresholds: readonly Instrument[];
  readonly quantified: (law: { readonly vars: readonly Quantified[] }, name: string) => Quantified | undefined;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) { if (!list.includes(value)) list.push(value); } else map.set(key, [value]);
}

/** Indexes the model. The model must have been through `underReadings`. */
export function prepare(model: Model): Program {
  const norms = model.law.filter((law): law is Norm => isNorm(law));
  const instruments = new Map(model.instruments.map((i) => [i.id, i]));
  return {
    model, instruments, norms,
    acts: new Map(model.acts.map((a) => [a.id, a])),
    provisions: new Map(model.provisions.map((p) => [p.id, p])),
    treatyAct: new Map(model.acts.flatMap((a) => (a.treatyAct ? [[a.treatyAct, a.id] as const] : []))),
    functionalRole: new Map(model.facts.flatMap((f) => (f.functionalRole === undefined ? [] : [[f.id, f.functionalRole] as const]))),
    mutual: new Set(model.facts.filter((f) => f.isMutual).map((f) => f.id)),
    ...kindIndex(model),
    groups: new Map(model.groups.map((g) => [g.id, g.members])),
    normById: new Map(norms.map((n) => [n.id, n])),
    survivals: new Map(norms.flatMap((n) => (n.survives ? [[n.provision, n.survives] as const] : []))),
    priorities: model.law.filter((law): law is Priority => law.kind === 'priority'),
    ...actIndex(model, norms),
    ...triggerIndex(model, norms),
    afterNorms: new Set(norms.filter((n) => n.after).map((n) => n.id)),
    hasBeforeEvents: norms.some((n) => n.deadline?.kind === 'before-event'),
    protocols: protocolIndex(model),
    eventThresholds: model.instruments.filter((i) => i.clauses.entry.some((e) => hasForeignEvent(e.threshold))),
    quantified: (law, name) => law.vars.find((v) => v.name === name),
  };
}

function isNorm(law: { readonly kind: string }): boolean {
  return law.kind === 'obligation' || law.kind === 'prohibition' || law.kind === 'permission' || law.kind === 'power';
}

function kindIndex(model: Model): Pick<Program, 'kindsOf' | 'byKind'> {
  const parent = new Map(model.kinds.map((k) => [k.id, k.parent]));
  const closure = new Map<string, ReadonlySet<string>>();
  const above = (kind: string): ReadonlySet<string> => {
    const known = closure.get(kind);
    if (known) return known;
    const all = new Set<string>();
    for (let k: string | undefined = kind; k !== undefined && !all.has(k); k = parent.get(k)) all.add(k);
    closure.set(kind, all);
    return all;
  };
  const kindsOf = new Map<string, ReadonlySet<string>>();
  const byKind = new Map<string, string[]>();
  const add = (id: string, kind: string): void => {
    if (kindsOf.has(id)) return;
    kindsOf.set(id, above(kind));
    for (const k of above(kind)) push(byKind, k, id);
  };
  for (const thing of model.things) add(thing.id, thing.kind);
  for (const instrument of model.instruments) add(instrument.id, 'Instrument');
  for (const provision of model.provisions) add(provision.id, 'Provision');
  return { kindsOf, byKind };
}

function actIndex(model: Model, norms: readonly Norm[]): Pick<Program, 'countsAs' | 'prohibitions' | 'permissions' | 'powers'> {
  const countsAs = new Map<string, CountsAs[]>();
  for (const law of model.law) if (law.kind === 'counts-as') push(countsAs, law.act.pattern, law);
  const byAct = (kind: Norm['kind']): Map<string, Norm[]> => {
    const map = new Map<string, Norm[]>();
    for (const norm of norms) if (norm.kind === kind) for (const act of norm.acts) push(map, act.pattern, norm);
    return map;
  };
  return { countsAs, prohibitions: byAct('prohibition'), permissions: byAct('permission'), powers: byAct('power') };
}

function triggerIndex(model: Model, norms: readonly Norm[]): Pick<Program, 'onAct' | 'onEvent' | 'onBecoming' | 'standing'> {
  const onAct = new Map<string, Triggered[]>();
  const onEvent = new Map<EventPattern['kind'], Triggered[]>();
  const onBecoming: Triggered[] = [];
  const standing = new Map<string, Norm[]>();
  const provisions = new Map(model.provisions.map((p) => [p.id, p]));
  const index = (law: Triggered, events: readonly EventPattern[]): void => {
    for (const event of events) {
      if (event.kind === 'act') push(onAct, event.act.pattern, law);
      else if (event.kind === 'becomes') { if (!onBecoming.includes(law)) onBecoming.push(law); } else push(onEvent, event.kind, law);
    }
  };
  for (const norm of norms) {
    if (norm.kind !== 'obligation') continue;
    if (norm.trigger) index(norm, norm.trigger.events);
    else if (norm.condition) onBecoming.push(norm);
    else push(standing, provisions.get(norm.provision)?.instrument ?? '', norm);
  }
  for (const law of model.law) if (law.kind === 'constitutive') index(law, law.trigger.events);
  return { onAct, onEvent, onBecoming, standing };
}

function protocolIndex(model: Model): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const instrument of model.instruments) if (instrument.parent !== undefined) push(map, instrument.parent, instrument.id);
  return map;
}

function hasForeignEvent(threshold: import('@servanda/model').Threshold): boolean {
  switch (threshold.kind) {
    case 'event': case 'date': return true;
    case 'and': case 'or': return threshold.of.some(hasForeignEvent);
    default: return false;
  }
}

/** The conditions that set off a law when they become true. */
export function becomingConditions(law: Triggered): readonly Formula[] {
  if (law.kind !== 'constitutive' && !law.trigger) return law.condition ? [law.condition] : [];
  return law.trigger?.events.flatMap((e) => (e.kind === 'becomes' ? [e.condition] : [])) ?? [];
}

/** The instrument a provision stands in; undefined for law of the dossier itself. */
export function instrumentOf(program: Program, provision: string): string | undefined {
  return program.provisions.get(provision)?.instrument;
}

export type { Application };
