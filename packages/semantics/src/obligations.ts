/**
 * The life of an obligation: pending → active → fulfilled | breached | lapsed | discharged, suspended ⇄ active
 * (docs/semantics.md §4; breach: ARSIWA art. 12; release on termination and withdrawal: VCLT art. 70).
 */
import { addDays, DEFAULT_COUNTING, type Day } from '@servanda/base';
import type { Norm } from '@servanda/model';
import { holds } from './condition.ts';
import { dayOf, type DateContext } from './dates.ts';
import type { Because, Ground, ObligationStatus } from './effects.ts';
import { isSameAct, performanceBarredBy, type DoneAct } from './judge.ts';
import { bindingKey, current, forEachBinding, groundOf, valueOf } from './matching.ts';
import { forEachOccurred } from './occurred.ts';
import { instrumentOf } from './program.ts';
import { addTo, emit, occur, schedule, type Run } from './run.ts';
import { owedTo, standOf } from './standing.ts';
import type { Bindings, Breach, ObligationInstance } from './state.ts';

/** Makes the instances of a norm for every way to bind what is still free; returns whether any was made. */
export function createInstances(run: Run, norm: Norm, bindings: Bindings, because: Because, isStanding: boolean): void {
  const { program, state } = run;
  forEachBinding(program, state, norm.vars, bindings, (bound) => {
    const bearer = valueOf(state, norm.bearer, bound);
    if (bearer === undefined) return false;
    const named = norm.toward && valueOf(state, norm.toward, bound);
    const owed = owedTo(program, state, norm.provision, bearer, named);
    if (!owed.applies) return false;
    for (const app of norm.acts) {
      const act = groundOf(program, state, app, bound);
      if (!act) continue;
      if (isStanding) {
        const key = `${norm.id}|${bindingKey(bound)}|${act.args.join('|')}`;
        if (state.created.has(key)) continue;
        state.created.add(key);
      }
      addInstance(run, norm, bound, bearer, named === undefined ? [] : [named], act, because);
    }
    return false;
  });
}

function addInstance(run: Run, norm: Norm, bindings: Bindings, bearer: string, toward: readonly string[], act: Ground, because: Because): void {
  const { state } = run;
  const id = state.instances.length;
  const cause = emit(run, { kind: 'obligation', instance: id, to: 'pending', bearer, toward, act }, { ...because, law: [norm.id, ...because.law] });
  state.instances.push({ id, norm: norm.id, bindings, bearer, toward, act, status: 'pending', triggeredOn: state.day, cause });
  addTo(state.openByAct, act.pattern, id);
  addTo(state.openByInstrument, instrumentOf(run.program, norm.provision) ?? '', id);
  tryActivate(run, id, { law: [norm.id], effects: [cause] });
}

function put(run: Run, id: number, change: Partial<ObligationInstance>): ObligationInstance {
  const next = { ...(run.state.instances[id] as ObligationInstance), ...change };
  run.state.instances[id] = next;
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
  run.state.openByInstrument.get(instrumentOf(run.program, norm.provision) ?? '')?.delete(id);
  // A breached duty is still owed: performing it late is recorded, so it stays under its act.
  if (status !== 'breached') run.state.openByAct.get(instance.act.pattern)?.delete(id);
  return setStatus(run, id, status, because, { endedOn: run.state.day });
}

/** Pending → active once its `after` event has occurred and its `from` day has come; sets the last day. */
export function tryActivate(run: Run, id: number, because: Because): void {
  const instance = run.state.instances[id] as ObligationInstance;
  const norm = run.program.normById.get(instance.norm) as Norm;
  if (instance.status !== 'pending') return;
  const { program, state } = run;
  if (norm.after && !forEachOccurred(program, state, norm.vars, norm.after, instance.bindings, () => true)) return;
  const context = contextOf(run, norm, instance, state.day);
  if (norm.from) {
    const from = dayOf(context, norm.from);
    if (from === undefined) return;
    if (from > state.day) { schedule(run, { on: from, phase: 3, kind: 'activate', instance: id }); return; }
  }
  activate(run, id, norm, context, because);
}

function activate(run: Run, id: number, norm: Norm, context: DateContext, because: Because): void {
  const today = run.state.day;
  const lastDay = lastDayOf(context, norm, today);
  setStatus(run, id, 'active', because, { activeSince: today, lastDay });
  if (norm.every) scheduleRecurrence(run, id, norm, context, 1);
  if (lastDay !== undefined) schedule(run, { on: addDays(lastDay, 1), phase: 0, kind: 'deadline', instance: id });
}

function lastDayOf(context: DateContext, norm: Norm, activeSince: Day): Day | undefined {
  const deadline = norm.deadline;
  if (deadline?.kind === 'day') {
    const day = dayOf(context, deadline.day);
    return day === undefined ? undefined : deadline.isExclusive ? addDays(day, -1) : day;
  }
  if (!norm.every || deadline) return undefined;
  const next = dayOf({ ...context, origin: activeSince }, { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period: norm.every }] });
  return next === undefined ? undefined : addDays(next, -1);
}

/** `each year`: the next instance starts a whole number of periods after the first was activated. */
function scheduleRecurrence(run: Run, id: number, norm: Norm, context: DateContext, round: number): void {
  const every = norm.every;
  if (!every) return;
  const period = { ...every, n: every.n * round };
  const on = dayOf(context, { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period }] });
  if (on !== undefined && on > run.state.day) schedule(run, { on, phase: 3, kind: 'recur', norm: norm.id, instance: id, round });
}

/** The calendar has reached the start of another round of a recurring duty. */
export function recur(run: Run, id: number, round: number): void {
  const { state, program } = run;
  const first = state.instances[id] as ObligationInstance;
  const norm = program.normById.get(first.norm) as Norm;
  const owed = owedTo(program, state, norm.provision, first.bearer, first.toward[0]);
  if (!owed.applies || first.activeSince === undefined) return;
  const next = state.instances.length;
  const because: Because = { law: [norm.id], effects: [first.cause] };
  const cause = emit(run, { kind: 'obligation', instance: next, to: 'pending', bearer: first.bearer, toward: first.toward, act: first.act }, because);
  state.instances.push({ ...first, id: next, status: 'pending', triggeredOn: state.day, lastDay: undefined, endedOn: undefined, performedLateOn: undefined, suspendedSince: undefined, activeSince: undefined, cause });
  addTo(state.openByAct, first.act.pattern, next);
  addTo(state.openByInstrument, instrumentOf(program, norm.provision) ?? '', next);
  const context = contextOf(run, norm, first, state.day);
  const lastDay = lastDayOf(context, norm, state.day);
  setStatus(run, next, 'active', { law: [norm.id], effects: [cause] }, { activeSince: state.day, lastDay });
  if (lastDay !== undefined) schedule(run, { on: addDays(lastDay, 1), phase: 0, kind: 'deadline', instance: next });
  scheduleRecurrence(run, id, norm, contextOf(run, norm, first, first.activeSince), round + 1);
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
      run.state.openByAct.get(instance.act.pattern)?.delete(id);
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
  const bar = performanceBarredBy(run, norm.provision, instance.bearer, instance.toward, instance.act);
  if (bar) { close(run, id, 'discharged', { ...because, law: [...because.law, bar.id] }); return; }
  const toward = owedTo(run.program, run.state, norm.provision, instance.bearer, instance.toward[0]).toward;
  const cause = close(run, id, 'breached', because);
  occur(run, { kind: 'deadline-passes', provision: norm.provision, cause });
  recordBreach(run, norm, { by: instance.bearer, toward: instance.toward.length > 0 ? instance.toward : toward, instance: id, act: instance.act }, { law: [norm.id], effects: [cause] });
}

export function recordBreach(run: Run, norm: Norm, breach: Pick<Breach, 'by' | 'toward' | 'act' | 'instance'>, because: Because): void {
  const id = run.state.breaches.length;
  const cause = emit(run, { kind: 'breach', breach: id }, because);
  run.state.breaches.push({ ...breach, id, norm: norm.id, provision: norm.provision, on: run.state.day, cause });
  occur(run, { kind: 'breach', provision: norm.provision, instrument: instrumentOf(run.program, norm.provision), by: breach.by, toward: breach.toward, cause });
}

/** Standing obligations of an instrument toward or by a party that has come in. */
export function createStanding(run: Run, instrument: string, party: string | undefined, because: Because): void {
  const { program, state } = run;
  for (const norm of program.standing.get(instrument) ?? []) {
    if (party === undefined) { createInstances(run, norm, {}, because, true); continue; }
    const partyVars = norm.vars.filter((v) => v.over.kind === 'parties');
    const bearer = norm.bearer;
    if (bearer.kind === 'thing') { if (owedTo(program, state, norm.provision, current(state, bearer.id), undefined).applies) createInstances(run, norm, {}, because, true); }
    for (const variable of partyVars) createInstances(run, norm, { [variable.name]: party }, because, true);
    if (bearer.kind !== 'thing' && partyVars.length === 0) createInstances(run, norm, {}, because, true);
  }
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

/** No longer bound at all, as against suspended. */
function isOver(run: Run, norm: Norm, instance: ObligationInstance, instrument: string): boolean {
  const bearer = standOf(run.state, instrument, instance.bearer);
  if (!bearer?.isIn && !bearer?.isProvisional) return true;
  const toward = instance.toward[0];
  if (toward === undefined) return false;
  const other = standOf(run.state, instrument, toward);
  return (!other?.isIn && !other?.isProvisional) || run.state.reservations.some((r) => r.provision === norm.provision && (r.party === instance.bearer || r.party === toward));
}

/** The days that were left when the duty was suspended run on from today. */
function resume(run: Run, id: number, instance: ObligationInstance, because: Because): void {
  const pause = instance.suspendedSince === undefined ? 0 : run.state.day - instance.suspendedSince;
  const lastDay = instance.lastDay === undefined ? undefined : addDays(instance.lastDay, pause);
  setStatus(run, id, 'active', because, { lastDay, suspendedSince: undefined });
  if (lastDay !== undefined) schedule(run, { on: addDays(lastDay, 1), phase: 0, kind: 'deadline', instance: id });
}

/** Conditional duties (`while C`) whose condition no longer holds lapse. */
export function lapseWhere(run: Run, norm: Norm, because: Because): void {
  for (const instance of run.state.instances) {
    if (instance.norm !== norm.id || (instance.status !== 'pending' && instance.status !== 'active' && instance.status !== 'suspended')) continue;
    if (norm.condition && holds(run.program, run.state, norm.vars, norm.condition, instance.bindings)) continue;
    close(run, instance.id, 'lapsed', because);
  }
}

