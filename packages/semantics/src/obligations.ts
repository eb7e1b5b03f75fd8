/**
 * The life of an obligation: pending → active → fulfilled | breached | lapsed | discharged, suspended ⇄ active
 * (docs/semantics.md §4; breach: ARSIWA art. 12; release on termination and withdrawal: VCLT art. 70).
 */
import { addDays, DEFAULT_COUNTING, intervalOf, type Day } from '@servanda/base';
import type { Norm } from '@servanda/model';
import { holds } from './condition.ts';
import { dayOf, type DateContext } from './dates.ts';
import { OPEN, type Because, type Ground, type ObligationStatus } from './effects.ts';
import { isSameAct, performanceBarredBy, type DoneAct } from './judge.ts';
import { bindingKey, forEachBinding, groundOf, valueOf } from './matching.ts';
import { forEachOccurred } from './occurred.ts';
import { instrumentOf } from './program.ts';
import { addTo, emit, occur, own, schedule, type Run } from './run.ts';
import { owedTo, standOf } from './standing.ts';
import { current, groundKey, type Bindings, type Breach, type ObligationInstance } from './state.ts';

/** A standing duty is made once for its bindings. */
export function standingKey(norm: string, bindings: Bindings, act: Ground): string {
  return `${norm}|${bindingKey(bindings)}|${groundKey(act)}`;
}

/** Makes the instances of a norm for every way to bind what is still free; returns whether the provision applied in every case. */
export function createInstances(run: Run, norm: Norm, bindings: Bindings, because: Because, isStanding: boolean): boolean {
  const { program, state } = run;
  let isMade = true;
  forEachBinding(program, state, norm.vars, bindings, (bound) => {
    const bearer = valueOf(state, norm.bearer, bound);
    if (bearer === undefined) return false;
    const named = norm.toward && valueOf(state, norm.toward, bound);
    const owed = owedTo(program, state, norm.provision, bearer, named);
    if (!owed.applies) { isMade = false; return false; }
    for (const app of norm.acts) {
      const act = groundOf(program, state, app, bound);
      if (!act) continue;
      if (isStanding) {
        const key = standingKey(norm.id, bound, act);
        if (state.created.has(key)) continue;
        own(run, 'created').add(key);
      } else if (!norm.trigger && isOpenAlready(run, norm, bound, act)) continue;
      addInstance(run, norm, bound, bearer, named === undefined ? [] : [named], act, because);
    }
    return false;
  });
  return isMade;
}

/** The duty of this case is open still: its condition has come true again for one whom it had never left. */
function isOpenAlready(run: Run, norm: Norm, bindings: Bindings, act: Ground): boolean {
  const key = bindingKey(bindings);
  return [...run.state.openByAct.get(act.pattern) ?? []].some((id) => {
    const other = run.state.instances[id];
    return other?.norm === norm.id && OPEN.includes(other.status) && isSameAct(other.act, act) && bindingKey(other.bindings) === key;
  });
}

function addInstance(run: Run, norm: Norm, bindings: Bindings, bearer: string, toward: readonly string[], act: Ground, because: Because): void {
  const id = push(run, norm, { norm: norm.id, bindings, bearer, toward, act }, { ...because, law: [norm.id, ...because.law] });
  tryActivate(run, id, { law: [norm.id], effects: [(run.state.instances[id] as ObligationInstance).cause] });
}

function push(run: Run, norm: Norm, duty: Pick<ObligationInstance, 'norm' | 'bindings' | 'bearer' | 'toward' | 'act'>, because: Because): number {
  const { state } = run;
  const id = state.instances.length;
  const { bearer, toward, act } = duty;
  const cause = emit(run, { kind: 'obligation', instance: id, to: 'pending', bearer, toward, act }, because);
  own(run, 'instances').push({ ...duty, id, status: 'pending', triggeredOn: state.day, cause });
  addTo(own(run, 'openByAct'), act.pattern, id);
  addTo(own(run, 'openByInstrument'), instrumentOf(run.program, norm.provision) ?? '', id);
  run.isDirty = true;
  return id;
}

function put(run: Run, id: number, change: Partial<ObligationInstance>): ObligationInstance {
  const next = { ...(run.state.instances[id] as ObligationInstance), ...change };
  own(run, 'instances')[id] = next;
  run.isDirty = true;
  return next;
}

function setStatus(run: Run, id: number, status: ObligationStatus, because: Because, change: Partial<ObligationInstance> = {}): number {
  const { bearer, toward, act, lastDay: stated } = run.state.instances[id] as ObligationInstance;
  const lastDay = change.lastDay ?? stated;
  const cause = emit(run, { kind: 'obligation', instance: id, to: status, lastDay, bearer, toward, act }, because);
  put(run, id, { ...change, status, cause });
  return cause;
}

function close(run: Run, id: number, status: 'fulfilled' | 'breached' | 'lapsed' | 'discharged', because: Because): number {
  const instance = run.state.instances[id] as ObligationInstance;
  const norm = run.program.normById.get(instance.norm) as Norm;
  own(run, 'openByInstrument').get(instrumentOf(run.program, norm.provision) ?? '')?.delete(id);
  // A breached duty is still owed: performing it late is recorded, so it stays under its act.
  if (status !== 'breached') own(run, 'openByAct').get(instance.act.pattern)?.delete(id);
  return setStatus(run, id, status, because, { endedOn: run.state.day });
}

/** Pending → active once its `after` event has occurred and its `from` day has come; sets the last day. */
export function tryActivate(run: Run, id: number, because: Because): void {
  const instance = run.state.instances[id] as ObligationInstance;
  const norm = run.program.normById.get(instance.norm) as Norm;
  if (instance.status !== 'pending') return;
  const { program, state } = run;
  if (norm.after && !forEachOccurred(program, state, norm.vars, norm.after, instance.bindings, () => true)) {
    if (norm.after.kind === 'date') schedule(run, { on: intervalOf(norm.after.date).first, phase: 3, kind: 'activate', instance: id });
    return;
  }
  const context = contextOf(run, norm, instance, state.day);
  if (norm.from) {
    const from = dayOf(context, norm.from);
    if (from === undefined) return;
    if (from > state.day) { schedule(run, { on: from, phase: 3, kind: 'activate', instance: id }); return; }
  }
  activate(run, id, norm, context, because);
  // Its day may come while the provision does not apply.
  if (!owedTo(program, state, norm.provision, instance.bearer, instance.toward[0]).applies) setStatus(run, id, 'suspended', because, { suspendedSince: state.day });
}

function activate(run: Run, id: number, norm: Norm, context: DateContext, because: Because, round = 0): void {
  const today = run.state.day;
  const first = round === 0 ? context : { ...context, origin: context.firstDay ?? today };
  const due = lastDayOf(context, norm, roundStart(first, norm, round + 1));
  // A day that had gone by before the duty was there is no day to be late for: nobody was bound then (VCLT 28).
  const lastDay = due === undefined || due < today ? undefined : due;
  setStatus(run, id, 'active', because, { activeSince: today, lastDay });
  if (lastDay !== undefined) schedule(run, { on: addDays(lastDay, 1), phase: 0, kind: 'deadline', instance: id });
  if (norm.every && round === 0) scheduleRound(run, id, norm, context, 1);
}

function lastDayOf(context: DateContext, norm: Norm, nextRound: Day | undefined): Day | undefined {
  const deadline = norm.deadline;
  if (deadline?.kind === 'before-event') return undefined;
  const day = deadline ? dayOf(context, deadline.day) : nextRound;
  return day !== undefined && (!deadline || deadline.isExclusive) ? addDays(day, -1) : day;
}

/** `each year`: a round starts a whole number of periods after the first became active. */
function roundStart(context: DateContext, norm: Norm, round: number): Day | undefined {
  if (!norm.every) return undefined;
  return dayOf(context, { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period: { ...norm.every, n: norm.every.n * round } }] });
}

function scheduleRound(run: Run, id: number, norm: Norm, context: DateContext, round: number): void {
  const on = roundStart(context, norm, round);
  if (on !== undefined && on > run.state.day) schedule(run, { on, phase: 3, kind: 'recur', norm: norm.id, instance: id, round });
}

/** The calendar has reached the start of another round of a recurring duty: left out on a day on which the provision does not apply. */
export function recur(run: Run, id: number, round: number): void {
  const { state, program } = run;
  const first = state.instances[id] as ObligationInstance;
  const norm = program.normById.get(first.norm) as Norm;
  if (first.activeSince === undefined) return;
  const bearer = current(state, first.bearer);
  const toward = first.toward.map((q) => current(state, q));
  if (owedTo(program, state, norm.provision, bearer, toward[0]).applies) {
    const act = currentGround(run, first.act);
    const next = push(run, norm, { norm: first.norm, bindings: first.bindings, bearer, toward, act }, { law: [norm.id], effects: [first.cause] });
    const cause = (state.instances[next] as ObligationInstance).cause;
    activate(run, next, norm, { ...contextOf(run, norm, first, state.day), firstDay: first.activeSince }, { law: [norm.id], effects: [cause] }, round);
  }
  const instrument = instrumentOf(program, norm.provision);
  const isOver = instrument !== undefined && state.instruments.get(instrument)?.endedOn !== undefined && !program.survivals.has(norm.provision);
  if (!isOver) scheduleRound(run, id, norm, contextOf(run, norm, first, first.activeSince), round + 1);
}

function contextOf(run: Run, norm: Norm, instance: ObligationInstance, origin: Day): DateContext {
  const instrument = instrumentOf(run.program, norm.provision);
  const counting = instrument === undefined ? DEFAULT_COUNTING : run.program.instruments.get(instrument)?.clauses.counting ?? DEFAULT_COUNTING;
  return { run, vars: norm.vars, bindings: instance.bindings, origin, counting: { missingDay: counting.missingDay, expiryOfYear: 'same-day' }, clause: norm.id, because: { law: [norm.id], effects: [instance.cause] } };
}

/** Performance: every open instance the act (or what it counts as) matches is fulfilled; early performance discharges. */
export function performObligations(run: Run, acts: readonly DoneAct[], cause: number): void {
  for (const done of acts) {
    for (const id of [...(run.state.openByAct.get(done.act.pattern) ?? [])]) {
      const instance = run.state.instances[id] as ObligationInstance;
      if (!isSameAct(currentGround(run, instance.act), done.act) && !isSameAct(instance.act, done.act)) continue;
      perform(run, id, instance, { law: [instance.norm, ...done.via], effects: [instance.cause, cause] });
    }
  }
}

function currentGround(run: Run, act: Ground): Ground {
  return run.state.successors.size === 0 ? act : { pattern: act.pattern, args: act.args.map((a) => current(run.state, a)) };
}

function perform(run: Run, id: number, instance: ObligationInstance, because: Because): void {
  switch (instance.status) {
    case 'active': case 'suspended': {
      const cause = close(run, id, 'fulfilled', because);
      const norm = run.program.normById.get(instance.norm) as Norm;
      occur(run, { kind: 'fulfilment', provision: norm.provision, by: instance.bearer, cause });
      break;
    }
    case 'pending': close(run, id, 'discharged', because); break;
    case 'breached':
      if (instance.performedLateOn !== undefined) break;
      emit(run, { kind: 'performed-late', instance: id }, because);
      put(run, id, { performedLateOn: run.state.day });
      own(run, 'openByAct').get(instance.act.pattern)?.delete(id);
      break;
    default: break;
  }
}

/** The day after the last day has begun: breached, unless a norm that prevails forbids performance, or the duty is suspended. */
export function deadlinePassed(run: Run, id: number): void {
  const instance = run.state.instances[id] as ObligationInstance;
  if (instance.status !== 'active' || instance.lastDay === undefined || addDays(instance.lastDay, 1) !== run.state.day) return;
  failObligation(run, id, { law: [instance.norm], effects: [instance.cause] });
}

/** An active obligation can no longer be performed in time. */
export function failObligation(run: Run, id: number, because: Because): void {
  const instance = run.state.instances[id] as ObligationInstance;
  const norm = run.program.normById.get(instance.norm) as Norm;
  const { toward } = owedTo(run.program, run.state, norm.provision, instance.bearer, instance.toward[0]);
  const bar = performanceBarredBy(run, norm.provision, instance.bearer, toward, instance.act);
  if (bar) { close(run, id, 'discharged', { ...because, law: [...because.law, bar.id] }); return; }
  const cause = close(run, id, 'breached', because);
  occur(run, { kind: 'deadline-passes', provision: norm.provision, cause });
  recordBreach(run, norm, { by: instance.bearer, toward: instance.toward.length > 0 ? instance.toward : toward, instance: id, act: instance.act }, { law: [norm.id], effects: [cause] });
}

export function recordBreach(run: Run, norm: Norm, breach: Pick<Breach, 'by' | 'toward' | 'act' | 'instance'>, because: Because): void {
  const id = run.state.breaches.length;
  const cause = emit(run, { kind: 'breach', breach: id }, because);
  own(run, 'breaches').push({ ...breach, id, norm: norm.id, provision: norm.provision, on: run.state.day, cause });
  occur(run, { kind: 'breach', provision: norm.provision, instrument: instrumentOf(run.program, norm.provision), by: breach.by, toward: breach.toward, cause });
}

/**
 * Standing obligations of an instrument, made from the moment the provision applies. While some case still waits for that (the
 * other party isn't in, a reservation stands), all are looked at; afterwards only those a newcomer adds.
 */
export function createStanding(run: Run, instrument: string, party: string | undefined, because: Because): void {
  const { program, state } = run;
  for (const norm of program.standing.get(instrument) ?? []) {
    if (party !== undefined && state.made.has(norm.id)) {
      for (const bindings of casesOfNewcomer(run, norm, instrument, party)) {
        // One who joins the treaty that the variable ranges over may have to wait for another treaty, in which the provision stands.
        if (!createInstances(run, norm, bindings, because, true)) own(run, 'made').delete(norm.id);
      }
    } else if (createInstances(run, norm, {}, because, true) && party !== undefined) own(run, 'made').add(norm.id);
  }
}

/** The cases that a newcomer adds, in the order in which a look at all cases would come upon them: duties due on one day are taken in it. */
function casesOfNewcomer({ program, state }: Run, norm: Norm, instrument: string, party: string): readonly Bindings[] {
  const cases: Bindings[] = [];
  const places = norm.vars.map(({ over }): ((id: string) => number) => {
    const among = over.kind === 'parties' ? valueOf(state, over.instrument, {}) : undefined;
    const order = among === undefined ? program.order : new Map((state.participants.get(among) ?? []).map((id, i) => [id, i]));
    return (id) => order.get(id) ?? -1;
  });
  for (const variable of norm.vars) {
    if (variable.over.kind !== 'parties' || valueOf(state, variable.over.instrument, {}) !== instrument) continue;
    forEachBinding(program, state, norm.vars, { [variable.name]: party }, (b) => { cases.push(b); return false; });
  }
  return cases.sort((a, b) => norm.vars.reduce((order, { name }, i) => order || (places[i]?.(a[name] ?? '') ?? 0) - (places[i]?.(b[name] ?? '') ?? 0), 0));
}

/** After a change by which the provision may apply where it did not. */
export function reviewDuties(run: Run, instrument: string, because: Because): void {
  createStanding(run, instrument, undefined, because);
  reviewOpen(run, instrument, because);
}

/** Re-examines the open instances of an instrument after a change in who is bound to whom: lapse, suspension, resumption. */
export function reviewOpen(run: Run, instrument: string, because: Because): void {
  for (const id of [...(run.state.openByInstrument.get(instrument) ?? [])]) {
    const instance = run.state.instances[id] as ObligationInstance;
    const norm = run.program.normById.get(instance.norm) as Norm;
    const owed = owedTo(run.program, run.state, norm.provision, instance.bearer, instance.toward[0]);
    if (owed.applies) {
      if (instance.status === 'suspended') resume(run, id, instance, because);
    } else if (isOver(run, norm, instance, instrument)) {
      close(run, id, 'lapsed', because);
    } else if (instance.status === 'active') {
      setStatus(run, id, 'suspended', because, { suspendedSince: run.state.day });
    }
  }
}

/** No longer bound at all, or kept from it by a reservation, as against suspended. */
function isOver(run: Run, norm: Norm, instance: ObligationInstance, instrument: string): boolean {
  const isOut = (party: string): boolean => {
    const stand = standOf(run.state, instrument, party);
    return !stand?.isIn && !stand?.isProvisional;
  };
  const toward = instance.toward[0];
  return isOut(instance.bearer) || (toward !== undefined && isOut(toward)) || owedTo(run.program, run.state, norm.provision, instance.bearer, toward, []).applies;
}

/** The days that were left when the duty was suspended run on from today. */
function resume(run: Run, id: number, instance: ObligationInstance, because: Because): void {
  const pause = instance.suspendedSince === undefined ? 0 : run.state.day - instance.suspendedSince;
  const lastDay = instance.lastDay === undefined ? undefined : addDays(instance.lastDay, pause);
  setStatus(run, id, 'active', because, { lastDay, suspendedSince: undefined });
  if (lastDay !== undefined) schedule(run, { on: addDays(lastDay, 1), phase: 0, kind: 'deadline', instance: id });
}

/** Conditional duties (`while C`) whose condition no longer holds lapse, and no further round begins. */
export function lapseWhere(run: Run, norm: Norm, because: Because): void {
  const { program, state } = run;
  const isGone = (id: number): boolean => {
    const instance = state.instances[id];
    return instance?.norm === norm.id && norm.condition !== undefined && !holds(program, state, norm.vars, norm.condition, instance.bindings);
  };
  for (const id of [...state.openByInstrument.get(instrumentOf(program, norm.provision) ?? '') ?? []]) if (isGone(id)) close(run, id, 'lapsed', because);
  if (norm.every) state.agenda = state.agenda.filter((item) => item.kind !== 'recur' || !isGone(item.instance));
}
