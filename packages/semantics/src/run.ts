/**
 * The working copy that one `step` changes: a state of its own, the effects so far, and a queue of what has just occurred
 * and may set off further law. Everything here mutates; nothing outside `step` sees it happen.
 */
import type { Because, Effect, EffectContent, Finding, Ground } from './effects.ts';
import type { Program } from './program.ts';
import { normalise } from './matching.ts';
import {
  copyOf, current, groundKey, NO_INSTRUMENT_STATE, pairKey, standKey, type AgendaItem, type Collection, type Stand, type State,
  type Writable,
} from './state.ts';

/** Something that has occurred and may set off law; `cause` is the effect that recorded it. */
export type Occurrence = { readonly cause: number } & (
  | { readonly kind: 'enters-into-force' | 'ceases'; readonly instrument: string; readonly party?: string }
  | { readonly kind: 'breach'; readonly provision: string; readonly instrument?: string; readonly by: string; readonly toward: readonly string[] }
  | { readonly kind: 'deadline-passes'; readonly provision: string }
  | { readonly kind: 'fulfilment'; readonly provision: string; readonly by: string }
  | { readonly kind: 'date' }
);

export interface Run {
  readonly program: Program;
  readonly state: State;
  /** Collections of the state that nobody else sees; the others are shared with the state before the step. */
  readonly owned: Set<Collection>;
  readonly effects: Effect[];
  readonly queue: Occurrence[];
  /** law id + bindings already set off during this happening: each at most once, so that every step ends. */
  readonly fired: Set<string>;
  /** Whether anything changed that a `becomes` condition might depend on. */
  isDirty: boolean;
  /** Missing days are resolved so instead of refused, in the worlds that replay tries (timeline/worlds.ts). */
  readonly missingDay?: 'last-day-of-month' | 'first-day-of-next-month';
}

/** A collection of the state, to be written: copied when this run first writes it, so that a step costs what it changes. */
export function own<C extends Collection>({ state, owned }: Run, name: C): Writable<C> {
  if (owned.has(name)) return state[name] as unknown as Writable<C>;
  const copy = copyOf(state, name);
  state[name] = copy as unknown as State[C];
  owned.add(name);
  return copy;
}

export function emit(run: Run, content: EffectContent, because: Because): number {
  const n = run.state.nextEffect++;
  run.effects.push({ ...content, n, day: run.state.day, because });
  return n;
}

export function report(run: Run, finding: Finding, because: Because): void {
  emit(run, { kind: 'finding', finding }, because);
}

export function occur(run: Run, occurrence: Occurrence): void {
  run.queue.push(occurrence);
  run.isDirty = true;
}

type AgendaDraft = AgendaItem extends infer I ? (I extends AgendaItem ? Omit<I, 'seq'> : never) : never;

/** Puts an item on the agenda, kept sorted with the next one last. */
export function schedule(run: Run, draft: AgendaDraft): void {
  const item = { ...draft, seq: run.state.nextSeq++ } as AgendaItem;
  const agenda = own(run, 'agenda');
  let low = 0;
  for (let high = agenda.length; low < high;) {
    const middle = (low + high) >> 1;
    if (comesAfter(agenda[middle] as AgendaItem, item)) low = middle + 1; else high = middle;
  }
  agenda.splice(low, 0, item);
}

function comesAfter(a: AgendaItem, b: AgendaItem): boolean {
  return a.on !== b.on ? a.on > b.on : a.phase !== b.phase ? a.phase > b.phase : a.seq > b.seq;
}

export function setFact(run: Run, fact: Ground, value: boolean, because: Because): void {
  const { state, program } = run;
  const key = groundKey(fact);
  if (!value) {
    for (const each of recordsOf(run, fact)) removeFact(run, state.facts.get(each)?.fact ?? fact, each, because);
    return;
  }
  if (state.facts.has(key)) return;
  const role = program.functionalRole.get(fact.pattern);
  if (role !== undefined) displace(run, fact, role, because);
  const cause = emit(run, { kind: 'fact', fact, value: true }, because);
  own(run, 'facts').set(key, { fact, since: state.day, cause });
  addTo(own(run, 'factsByPattern'), fact.pattern, key);
  run.isDirty = true;
}

/** The facts on record that say this: under these names, and under that of a State which one of them continues. */
function recordsOf({ state, program }: Run, fact: Ground): readonly string[] {
  const key = groundKey(fact);
  if (state.successors.size === 0) return state.facts.has(key) ? [key] : [];
  return [...(state.factsByPattern.get(fact.pattern) ?? [])].filter((each) => {
    const known = state.facts.get(each)?.fact;
    return each === key || (known !== undefined && groundKey(normalise(program, { pattern: known.pattern, args: known.args.map((arg) => current(state, arg)) })) === key);
  });
}

function removeFact(run: Run, fact: Ground, key: string, because: Because): void {
  emit(run, { kind: 'fact', fact, value: false }, because);
  own(run, 'facts').delete(key);
  own(run, 'factsByPattern').get(fact.pattern)?.delete(key);
  run.isDirty = true;
}

/** `one State at a time`: the earlier filler of the role gives way. */
function displace(run: Run, fact: Ground, role: number, because: Because): void {
  for (const key of [...(run.state.factsByPattern.get(fact.pattern) ?? [])]) {
    const other = run.state.facts.get(key)?.fact;
    if (other && other.args.every((arg, i) => i === role || arg === fact.args[i] || current(run.state, arg) === fact.args[i])) removeFact(run, other, key, because);
  }
}

export function recordDone(run: Run, act: Ground, cause: number): void {
  const key = groundKey(act);
  own(run, 'done').set(key, { act, on: run.state.day, cause });
  addTo(own(run, 'doneByPattern'), act.pattern, key);
}

export function addTo<K>(map: Map<string, Set<K>>, key: string, value: K): void {
  const set = map.get(key);
  if (set) set.add(value); else map.set(key, new Set([value]));
}

/** Changes a stand (made if there is none) and returns the new one. */
export function putStand(run: Run, instrument: string, party: string, change: Partial<Stand>): Stand {
  const key = standKey(instrument, party);
  const old = run.state.stands.get(key);
  if (!old) own(run, 'participants').set(instrument, [...(run.state.participants.get(instrument) ?? []), party]);
  const stand: Stand = { ...(old ?? { party, isIn: false, isProvisional: false, cause: -1 }), ...change };
  own(run, 'stands').set(key, stand);
  const gained = Number(isConsenting(stand)) - Number(old !== undefined && isConsenting(old));
  const whole = run.state.instruments.get(instrument) ?? NO_INSTRUMENT_STATE;
  const firstActOn = whole.firstActOn ?? stand.signedOn ?? stand.consentOn;
  if (gained !== 0 || firstActOn !== whole.firstActOn) own(run, 'instruments').set(instrument, { ...whole, firstActOn, consents: whole.consents + gained });
  run.isDirty = true;
  return stand;
}

function isConsenting(stand: Stand): boolean {
  return stand.consentOn !== undefined && stand.succeededBy === undefined;
}

export function setPair(run: Run, instrument: string, p: string, q: string, value: 'suspended' | 'opposed' | undefined): void {
  const key = pairKey(instrument, p, q);
  // An objection that opposes entry into force between the two is not a suspension, and is not resumed from.
  if (run.state.pairs.get(key) === 'opposed') return;
  if (value === undefined) own(run, 'pairs').delete(key); else own(run, 'pairs').set(key, value);
  run.isDirty = true;
}


