/**
 * A state as a string, up to a shift of the calendar: two states of one program with the same key have the same future, only
 * later or earlier. What no law will look at again (who caused what, duties long done, days gone by) is left out, so that the
 * space of situations closes. Invariant: states with equal keys stay equal under equal moves (test: canonical-key.test.ts).
 */
import type { Day } from '@servanda/base';
import type { Norm } from '@servanda/model';
import { bindingKey, groundKey, type ObligationInstance, type Program, type Stand, type State } from '@servanda/semantics';
import type { Cone } from './cone.ts';
import { weighingNorms } from './burden.ts';
import type { Relevant } from './relevance.ts';
import { isLive, longestOf, windowsOf, type Clocks } from './interesting-days.ts';

/** What of a state matters for one question. */
export interface KeyPlan {
  readonly program: Program;
  readonly cone: Cone;
  readonly clocks: Clocks;
  readonly relevant: Relevant;
  /** Parties whose duties are watched: those asked about, and those assumed to keep their word. */
  readonly bearers: ReadonlySet<string>;
  /** Of several open duties of these parties to do the same, the one due first stands for all: its breach already loses. */
  readonly own: ReadonlySet<string>;
  /** The law speaks of calendar dates up to this day, or mixes periods whose order depends on the calendar: the day itself matters. */
  readonly dayMattersThrough: number;
  readonly hasDatedBreaches: boolean;
  /** Norms whose open duties only weigh: `weighingNorms`. Their duties stand at the end of the key (`domination.ts`). */
  readonly weighing: ReadonlySet<string>;
  /** Days after which no period counted from an event is still running. */
  readonly memory: number;
  readonly initiallyCreated: number;
  /** Instruments whose conclusion may still lie ahead: which of two treaties is the later one depends on it (VCLT 30). */
  readonly undated: readonly string[];
  /** Act patterns of which it counts that they were done. */
  readonly looksBack: readonly string[];
  readonly memo: Memo;
}

/**
 * Parts of keys already worked out. A step shares with the state before it every collection that it does not write, so that most
 * parts of a key are looked up by the collection they are of.
 */
interface Memo {
  /** By facts, created or holding. */
  readonly parts: WeakMap<object, string>;
  /** By stands and instruments; `from`: on earlier days something would lie ahead. */
  readonly standing: WeakMap<object, { readonly instruments: object; readonly from: Day; readonly key: string }>;
  readonly duties: WeakMap<ObligationInstance, string>;
  /** Empty: not a duty that only weighs. */
  readonly loads: WeakMap<ObligationInstance, string>;
}

function remembered(memo: Memo, collection: object, make: () => string): string {
  let key = memo.parts.get(collection);
  if (key === undefined) memo.parts.set(collection, key = make());
  return key;
}

export function keyPlanOf(program: Program, cone: Cone, clocks: Clocks, relevant: Relevant, own: ReadonlySet<string>, bearers: ReadonlySet<string>, start: State): KeyPlan {
  const lastDate = clocks.dates.at(-1) ?? -Infinity;
  return {
    program, cone, clocks, relevant, own, bearers, dayMattersThrough: clocks.isCalendarFree ? lastDate : Infinity,
    weighing: weighingNorms(program, cone, relevant.watched),
    hasDatedBreaches: program.norms.some((n) => n.deadline?.kind === 'day' && mentionsBreach(n.deadline.day)),
    memory: longestOf(clocks, start.day) + 1,
    initiallyCreated: start.created.size,
    undated: [...cone.instruments].filter((id) => program.instruments.get(id)?.doneOn === undefined && concludedOn(start, id) === Infinity),
    // Ending a treaty by consent of all is done when the last has agreed (VCLT 54(b)): who has agreed so far counts.
    looksBack: [...new Set([...cone.remembered, ...cone.dated, ...(program.treatyAct.has('terminate') ? [program.treatyAct.get('terminate') as string] : [])])],
    memo: { parts: new WeakMap(), standing: new WeakMap(), duties: new WeakMap(), loads: new WeakMap() },
  };
}

function concludedOn(state: State, instrument: string): number {
  return state.instruments.get(instrument)?.firstActOn ?? Infinity;
}

/** Only the order of conclusions counts. */
function conclusionsKey(plan: KeyPlan, state: State): string {
  const days = plan.undated.map((id) => concludedOn(state, id));
  const order = [...new Set(days)].sort((a, b) => a - b);
  return `L${days.map((d) => (d === Infinity ? '-' : order.indexOf(d))).join(',')};`;
}

function mentionsBreach(value: unknown): boolean {
  return JSON.stringify(value).includes('"kind":"breach"') || JSON.stringify(value).includes('"kind":"deadline-passes"');
}

export function keyOf(plan: KeyPlan, state: State): string {
  const today = state.day;
  const { memo } = plan;
  const open = openDuties(state);
  const isWatched = watchedAmong(plan, open);
  let key = today <= plan.dayMattersThrough ? `@${today};` : '';
  if (state.facts.size > 0) key += remembered(memo, state.facts, () => factsKey(plan, state));
  key += doneKey(plan, state) + standsKey(plan, state) + instrumentsKey(plan, state) + dutiesKey(plan, state, open, isWatched);
  if (state.pairs.size > 0) key += `P${[...state.pairs].map(([k, v]) => k + v).sort().join(',')};`;
  if (state.reservations.length > 0) key += `R${state.reservations.map((r) => `${r.provision}|${r.party}`).sort().join(',')};`;
  if (state.successors.size > 0) key += `S${state.successors.size};`;
  if (state.breaches.length > 0 || plan.cone.fulfilments.size > 0) key += breachesKey(plan, state);
  if (plan.undated.length > 0) key += conclusionsKey(plan, state);
  if (state.created.size > plan.initiallyCreated) key += remembered(memo, state.created, () => `C${[...state.created].slice(plan.initiallyCreated).sort().join(',')};`);
  if (state.holding.size > 0) key += remembered(memo, state.holding, () => holdingKey(state));
  return key + agendaKey(plan, state, isWatched) + loadKey(plan, state, open, isWatched);
}

/** Duties that are not over. */
function openDuties(state: State): readonly ObligationInstance[] {
  const open: ObligationInstance[] = [];
  for (const ids of state.openByInstrument.values()) for (const id of ids) open.push(state.instances[id] as ObligationInstance);
  return open;
}

function holdingKey(state: State): string {
  let key = '';
  for (const [law, keys] of state.holding) if (keys.size > 0) key += `H${law}=${[...keys].sort().join('/')};`;
  return key;
}

function factsKey(plan: KeyPlan, state: State): string {
  const keys: string[] = [];
  for (const key of state.facts.keys()) if (plan.relevant.facts.has(key)) keys.push(key);
  return `F${keys.sort().join(',')};`;
}

/**
 * Which duties count: not those of others, unless someone looks at their breach or performance; and of several duties of one of the
 * own parties to do the same, only the one due first.
 */
export function watchedIn(plan: KeyPlan, state: State): (instance: ObligationInstance) => boolean {
  return watchedAmong(plan, openDuties(state));
}

function watchedAmong(plan: KeyPlan, open: readonly ObligationInstance[]): (instance: ObligationInstance) => boolean {
  const first = new Map<string, ObligationInstance>();
  for (const instance of open) {
    if (instance.status !== 'active' || !plan.own.has(instance.bearer)) continue;
    const key = dutyKey(plan, instance);
    const known = first.get(key);
    if (!known || (instance.lastDay ?? Infinity) < (known.lastDay ?? Infinity)) first.set(key, instance);
  }
  return (instance) => {
    if (instance.status === 'active' && plan.own.has(instance.bearer)) return first.get(dutyKey(plan, instance)) === instance;
    return plan.bearers.size === 0 || plan.bearers.has(instance.bearer) || plan.relevant.watched.has(instance.norm);
  };
}

function doneKey(plan: KeyPlan, state: State): string {
  const { looksBack, cone } = plan;
  const parts: string[] = [];
  for (const pattern of looksBack) {
    for (const key of state.doneByPattern.get(pattern) ?? []) parts.push(cone.dated.has(pattern) ? `${key}@${age(plan, state, state.done.get(key)?.on ?? state.day)}` : key);
  }
  return parts.length === 0 ? '' : `D${parts.sort().join(',')};`;
}

/** How long ago, as far as any period at hand can still tell. */
function age(plan: KeyPlan, state: State, on: number): number {
  return Math.max(on - state.day, -plan.memory);
}

/** What has happened to a party's standing, whatever the days. */
function bitsOf(s: Stand): number {
  return (s.isIn ? 1 : 0) | (s.signedOn === undefined ? 0 : 2) | (s.consentOn === undefined ? 0 : 4) | (s.isProvisional ? 8 : 0)
    | (s.provisionalFrom === undefined ? 0 : 16) | (s.noticeOn === undefined ? 0 : 32) | (s.leftOn === undefined ? 0 : 64)
    | (s.suspendedOn === undefined ? 0 : 128) | (s.succeededBy === undefined ? 0 : 256) | (s.enteredOn === undefined ? 0 : 512);
}

function standsKey(plan: KeyPlan, state: State): string {
  const known = plan.memo.standing.get(state.stands);
  if (known && known.instruments === state.instruments && state.day >= known.from) return known.key;
  const parts: string[] = [];
  const today = state.day;
  let from = -Infinity as Day;
  for (const [id, s] of state.stands) {
    let key = `${id}:${bitsOf(s)}`;
    if (s.entryOn !== undefined && s.entryOn > today) key += `e${s.entryOn - today}`;
    if (s.exitOn !== undefined && s.exitOn > today) key += `x${s.exitOn - today}`;
    if (s.leftOn !== undefined && state.instruments.get(id.slice(0, id.lastIndexOf('|')))?.endedOn === s.leftOn) key += 'z';
    for (const day of [s.entryOn, s.exitOn]) if (day !== undefined && day > from) from = day;
    parts.push(key);
  }
  const key = parts.length === 0 ? '' : `T${parts.sort().join(',')};`;
  if (today >= from) plan.memo.standing.set(state.stands, { instruments: state.instruments, from, key });
  return key;
}

function instrumentsKey(plan: KeyPlan, state: State): string {
  const parts: string[] = [];
  const today = state.day;
  for (const [id, i] of state.instruments) {
    let key = `${id}:${i.isIn ? 1 : 0}${i.endedOn === undefined ? '' : i.enteredOn === undefined ? 'y' : 'z'}${i.thresholdOn === undefined ? '' : 't'}${i.enteredOn === undefined ? '' : 'i'}`;
    if (i.entryOn !== undefined && i.entryOn > today) key += `e${i.entryOn - today}`;
    if (i.expiryOn !== undefined) key += `x${i.expiryOn - today}${noticesKey(plan, state, id)}`;
    parts.push(key);
  }
  return parts.length === 0 ? '' : `I${parts.sort().join(',')};`;
}

/** Notice given in time for the present term, or late. */
function noticesKey(plan: KeyPlan, state: State, instrument: string): string {
  if (!plan.program.instruments.get(instrument)?.clauses.duration?.renewal) return '';
  return (state.participants.get(instrument) ?? []).map((p) => {
    const on = state.stands.get(`${instrument}|${p}`)?.noticeOn;
    return on === undefined ? '' : `n${on - state.day}`;
  }).join('');
}

function dutiesKey(plan: KeyPlan, state: State, open: readonly ObligationInstance[], isWatched: (i: ObligationInstance) => boolean): string {
  const duties = new Set<string>();
  for (const instance of open) if (!isLoad(plan, instance) && isWatched(instance)) duties.add(dutyKey(plan, instance) + remaining(instance, state.day));
  return duties.size === 0 ? '' : `O${[...duties].sort().join(',')};`;
}

function isLoad(plan: KeyPlan, instance: ObligationInstance): boolean {
  return plan.weighing.size > 0 && loadOf(plan, instance) !== '';
}

/** A duty that only weighs, without the days left for it; empty where it does more. */
function loadOf(plan: KeyPlan, instance: ObligationInstance): string {
  let key = plan.memo.loads.get(instance);
  if (key === undefined) plan.memo.loads.set(instance, key = makeLoad(plan, instance));
  return key;
}

function makeLoad(plan: KeyPlan, instance: ObligationInstance): string {
  const norm = plan.program.normById.get(instance.norm);
  if (!norm || !plan.weighing.has(norm.id) || (instance.status !== 'active' && !(instance.status === 'pending' && isWaitingOnly(norm)))) return '';
  return `${norm.id}|${instance.bearer}|${instance.toward.join('+')}|${groundKey(instance.act)}|${norm.after ? bindingKey(instance.bindings) : ''}`;
}

/** A duty that an event will make active; its last day is counted from then, and performing it before that is performing it. */
function isWaitingOnly(norm: Norm): boolean {
  return norm.after !== undefined && norm.after.kind !== 'date' && norm.from === undefined && (norm.deadline === undefined || isCountedFromAfter(norm));
}

function isCountedFromAfter({ deadline, after }: Norm): boolean {
  if (deadline?.kind !== 'day') return false;
  const { day } = deadline;
  if (day.kind === 'date') return true;
  return day.kind === 'steps' && (day.from.kind === 'origin' || (day.from.kind === 'event' && JSON.stringify(day.from.event) === JSON.stringify(after)));
}

/** Begins the part of a key that holds duties which only weigh, and stands before each of them. */
export const LOAD = '\n';

/** Duties that only weigh, with the days left for them: for those that still wait more than for any that is due already. */
function loadKey(plan: KeyPlan, state: State, open: readonly ObligationInstance[], isWatched: (i: ObligationInstance) => boolean): string {
  if (plan.weighing.size === 0) return '';
  const duties = new Set<string>();
  for (const instance of open) {
    if (!isLoad(plan, instance) || !isWatched(instance)) continue;
    const left = instance.status === 'active' ? remaining(instance, state.day) : plan.program.normById.get(instance.norm)?.deadline ? '<Infinity' : '~';
    duties.add(loadOf(plan, instance) + left);
  }
  return [...duties].sort().map((duty) => LOAD + duty).join('');
}

/** The duty itself, without its day: the bindings count only while they can still be looked at. */
function dutyKey(plan: KeyPlan, instance: ObligationInstance): string {
  let key = plan.memo.duties.get(instance);
  if (key === undefined) plan.memo.duties.set(instance, key = makeDutyKey(plan, instance));
  return key;
}

function makeDutyKey(plan: KeyPlan, instance: ObligationInstance): string {
  const norm = plan.program.normById.get(instance.norm);
  const isBindingUsed = instance.status === 'pending' || norm?.deadline?.kind === 'before-event' || (norm?.condition !== undefined && !norm.trigger);
  return `${instance.norm}|${instance.bearer}|${instance.toward.join('+')}|${groundKey(instance.act)}|${instance.status}${isBindingUsed ? bindingKey(instance.bindings) : ''}`;
}

function remaining(instance: ObligationInstance, today: number): string {
  if (instance.lastDay === undefined) return '';
  return `<${instance.lastDay - (instance.status === 'suspended' ? instance.suspendedSince ?? today : today)}`;
}

function breachesKey(plan: KeyPlan, state: State): string {
  const parts = new Set<string>();
  for (const b of state.breaches) {
    if (!plan.cone.breaches.has(b.provision)) continue;
    parts.add(`${b.provision}|${b.by}|${b.toward.join('+')}|${b.instance === undefined ? '' : 'd'}${plan.hasDatedBreaches ? age(plan, state, b.on) : ''}`);
  }
  for (const provision of plan.cone.fulfilments) {
    if (state.instances.some((i) => i.status === 'fulfilled' && plan.program.normById.get(i.norm)?.provision === provision)) parts.add(`f${provision}`);
  }
  return parts.size === 0 ? '' : `B${[...parts].sort().join(',')};`;
}

/** What is due by itself and is not told by duties and standings. */
function agendaKey(plan: KeyPlan, state: State, isWatched: (i: ObligationInstance) => boolean): string {
  const today = state.day;
  const parts: string[] = [];
  for (const item of state.agenda) {
    if (!isLive(state, item) || ('instance' in item && !isWatched(state.instances[item.instance] as ObligationInstance))) continue;
    switch (item.kind) {
      case 'deadline': case 'exit': case 'expiry': break;
      case 'activate': parts.push(`a${item.on - today}${describe(state, item.instance)}`); break;
      case 'recur': parts.push(`r${item.on - today}${describe(state, item.instance)}`); break;
      case 'date': parts.push(`d${item.on - today}`); break;
      case 'continuity': parts.push(`c${item.on - today}.${item.index}`); break;
      case 'end': parts.push(`z${item.on - today}${item.instrument}`); break;
      default: parts.push(`${item.kind}${item.on - today}${item.instrument}|${item.party ?? ''}`); break;
    }
  }
  const windows = new Set<string>();
  for (const { day, of } of windowsOf(plan.clocks, plan.program, state)) if (day > today) windows.add(`w${day - today}@${of}`);
  parts.push(...windows);
  return parts.length === 0 ? '' : `A${parts.sort().join(',')}`;
}

function describe(state: State, id: number): string {
  const instance = state.instances[id];
  return instance ? `${instance.norm}|${instance.bearer}|${instance.toward.join('+')}|${groundKey(instance.act)}` : '';
}
