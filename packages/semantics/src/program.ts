/**
 * A model made ready for `step`: law indexed by what sets it off. Built once per model and set of readings.
 * Takes a model without readings or modifiers left (`underReadings`). Read next: `state.ts`, `step.ts`.
 */
import type {
  ActPattern, Application, Constitutive, CountsAs, EventPattern, Formula, Instrument, Model, Norm, Priority, Provision,
  Quantified, Survival, TreatyAct,
} from '@servanda/model';
import type { Ground } from './effects.ts';

/** A sentence of law that waits for events: a norm or a constitutive rule. */
export type Triggered = Norm | Constitutive;

/** Law by the act it speaks of; law that names an instrument among the act's arguments is found by that name only. */
export interface ActIndex<L> {
  readonly free: ReadonlyMap<string, readonly L[]>;
  /** `pattern|instrument` */
  readonly anchored: ReadonlyMap<string, readonly L[]>;
  /** Places in the dossier. */
  readonly order: ReadonlyMap<L, number>;
}

const NONE: readonly never[] = [];

/** The law that may speak of a constant act, each sentence once, in the order of the dossier. */
export function lawOn<L>(index: ActIndex<L>, act: Ground): readonly L[] {
  const free = index.free.get(act.pattern) ?? NONE;
  if (index.anchored.size === 0) return free;
  const found = act.args.map((arg) => index.anchored.get(`${act.pattern}|${arg}`) ?? NONE).filter((list) => list.length > 0);
  if (found.length === 0) return free;
  if (found.length === 1 && free.length === 0) return found[0] ?? NONE;
  return [...new Set([...free, ...found.flat()])].sort((a, b) => (index.order.get(a) ?? 0) - (index.order.get(b) ?? 0));
}

/** Everything `step` needs to know of a model, indexed. */
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
  readonly countsAs: ActIndex<CountsAs>;
  readonly prohibitions: ActIndex<Norm>;
  readonly permissions: ActIndex<Norm>;
  /** Powers by treaty act pattern id. */
  readonly powers: ActIndex<Norm>;
  readonly priorities: readonly Priority[];
  /** Survival clauses by provision, and by instrument. */
  readonly survivals: ReadonlyMap<string, readonly Survival[]>;
  readonly survivalsOf: ReadonlyMap<string, readonly Survival[]>;
  /** Law set off by an act of the pattern. */
  readonly onAct: ActIndex<Triggered>;
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
  /** The place of a name among all that the model declares. */
  readonly order: ReadonlyMap<string, number>;
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
    survivals: survivalsByProvision(norms),
    survivalsOf: survivalsByInstrument(model, norms),
    priorities: model.law.filter((law): law is Priority => law.kind === 'priority'),
    ...actIndex(model, norms),
    ...triggerIndex(model),
    afterNorms: new Set(norms.filter((n) => n.after).map((n) => n.id)),
    hasBeforeEvents: norms.some((n) => n.deadline?.kind === 'before-event'),
    protocols: protocolIndex(model),
    eventThresholds: model.instruments.filter((i) => i.clauses.entry.some((e) => hasForeignEvent(e.threshold))),
    order: new Map([...model.things, ...model.instruments, ...model.provisions].map(({ id }, i) => [id, i])),
    quantified: (law, name) => law.vars.find((v) => v.name === name),
  };
}

function survivalsByProvision(norms: readonly Norm[]): ReadonlyMap<string, readonly Survival[]> {
  const map = new Map<string, Survival[]>();
  for (const norm of norms) if (norm.survives) push(map, norm.provision, norm.survives);
  return map;
}

function survivalsByInstrument(model: Model, norms: readonly Norm[]): ReadonlyMap<string, readonly Survival[]> {
  const provisions = new Map(model.provisions.map((p) => [p.id, p.instrument]));
  const map = new Map<string, Survival[]>();
  for (const norm of norms) if (norm.survives) push(map, provisions.get(norm.provision) ?? '', norm.survives);
  return map;
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

/** Builds an `ActIndex`; only instruments anchor, since a State's name may come to stand for its successor. */
function actIndexOf<L>(model: Model, pairs: readonly (readonly [Application, L])[]): ActIndex<L> {
  const instruments = new Set(model.instruments.map((i) => i.id));
  const free = new Map<string, L[]>();
  const anchored = new Map<string, L[]>();
  for (const [app, law] of pairs) {
    const anchor = app.args.find((t) => t.kind === 'thing' && instruments.has(t.id)) as { readonly id: string } | undefined;
    if (anchor) push(anchored, `${app.pattern}|${anchor.id}`, law); else push(free, app.pattern, law);
  }
  return { free, anchored, order: new Map(pairs.map(([, law], n) => [law, n])) };
}

function actIndex(model: Model, norms: readonly Norm[]): Pick<Program, 'countsAs' | 'prohibitions' | 'permissions' | 'powers'> {
  const ofKind = (kind: Norm['kind']): ActIndex<Norm> =>
    actIndexOf(model, norms.filter((n) => n.kind === kind).flatMap((n) => n.acts.map((app) => [app, n] as const)));
  return {
    countsAs: actIndexOf(model, model.law.flatMap((law) => (law.kind === 'counts-as' ? [[law.act, law] as const] : []))),
    prohibitions: ofKind('prohibition'), permissions: ofKind('permission'), powers: ofKind('power'),
  };
}

/** The instruments over whose parties a norm's variables range: a newcomer there may be one more case of it. */
function partiesSpokenOf(norm: Norm): readonly string[] {
  return norm.vars.flatMap((v) => (v.over.kind === 'parties' && v.over.instrument.kind === 'thing' ? [v.over.instrument.id] : []));
}

function triggerIndex(model: Model): Pick<Program, 'onAct' | 'onEvent' | 'onBecoming' | 'standing'> {
  const onAct: (readonly [Application, Triggered])[] = [];
  const onEvent = new Map<EventPattern['kind'], Triggered[]>();
  const onBecoming: Triggered[] = [];
  const standing = new Map<string, Norm[]>();
  const provisions = new Map(model.provisions.map((p) => [p.id, p]));
  const index = (law: Triggered, events: readonly EventPattern[]): void => {
    for (const event of events) {
      if (event.kind === 'act') onAct.push([event.act, law]);
      else if (event.kind === 'becomes') { if (!onBecoming.includes(law)) onBecoming.push(law); } else push(onEvent, event.kind, law);
    }
  };
  for (const law of model.law) {
    if (law.kind === 'constitutive') index(law, law.trigger.events);
    if (law.kind !== 'obligation') continue;
    if (law.trigger) index(law, law.trigger.events);
    else if (law.condition) onBecoming.push(law);
    else for (const instrument of [provisions.get(law.provision)?.instrument ?? '', ...partiesSpokenOf(law)]) push(standing, instrument, law);
  }
  return { onAct: actIndexOf(model, onAct), onEvent, onBecoming, standing };
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
