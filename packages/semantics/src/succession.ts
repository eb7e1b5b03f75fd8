/** Continuity: a State that continues another takes its place in all treaty relations; facts and deeds stay with their names. */
import type { Because } from './effects.ts';
import { recordStatus, reviewEntry } from './final-clauses.ts';
import { activateWaiting } from './law.ts';
import { createStanding, reviewDuties, standingKey } from './obligations.ts';
import { instrumentOf } from './program.ts';
import { emit, own, putStand, setPair, type Run } from './run.ts';
import { standOf, statusOf } from './standing.ts';
import { current, standKey, type ObligationInstance } from './state.ts';

/** The day of continuity has come: identity of the State, not succession in the sense of the Vienna Convention of 1978. */
export function succeed(run: Run, index: number): void {
  const { state, program } = run;
  const continuity = program.model.continuities[index];
  if (!continuity) return;
  const { successor, predecessor } = continuity;
  if (state.successors.has(predecessor)) { joinSuccessors(run, index, predecessor, successor); return; }
  const cause = emit(run, { kind: 'continuity', successor, predecessor }, { law: [`continuity:${index}`], effects: [] });
  const why: Because = { law: [`continuity:${index}`], effects: [cause] };
  // Where the successor had consented itself it stands on its own feet: the predecessor's relations end there.
  const consented = new Set(program.model.instruments.map((i) => i.id).filter((i) => state.stands.get(standKey(i, successor))?.consentOn !== undefined));
  const isOwn = (provision: string): boolean => consented.has(instrumentOf(program, provision) ?? '');
  const touched = program.model.instruments.filter((i) => state.stands.has(standKey(i.id, predecessor)) || i.parties.some((p) => current(state, p) === predecessor)).map((i) => i.id);
  const before = touched.map((i) => [predecessor, successor].map((p) => [p, statusOf(program, state, i, p)] as const));
  own(run, 'successors').set(predecessor, successor);
  for (const instrument of touched) takeOver(run, instrument, predecessor, successor, consented.has(instrument), why);
  touched.forEach((instrument, i) => { for (const [p, status] of before[i] ?? []) recordStatus(run, instrument, p, status, why); });
  state.reservations = state.reservations.map((r) => (r.party === predecessor && !isOwn(r.provision) ? { ...r, party: successor } : r));
  const staysBehind = (i: ObligationInstance): boolean => (i.bearer === predecessor || i.toward.includes(predecessor)) && isOwn(program.normById.get(i.norm)?.provision ?? '');
  state.instances = state.instances.map((i) => (staysBehind(i) ? i : carryOver(run, i, predecessor, successor, why)));
  for (const i of state.instances) if (!program.normById.get(i.norm)?.trigger) own(run, 'created').add(standingKey(i.norm, i.bindings, i.act));
  own(run, 'made').clear();
  // The law now speaks of another, and so it may where it spoke of nobody bound before.
  reviewDuties(run, '', why);
  activateWaiting(run, undefined, cause);
  for (const { id } of program.model.instruments) { reviewDuties(run, id, why); reviewEntry(run, id, why); }
  run.isDirty = true;
}

/**
 * A State that comes apart leaves several: each further one has, from its day, what the first took over in every treaty to which it has
 * not consented itself (VCST 34). Names of the predecessor in the law stand for the first.
 */
function joinSuccessors(run: Run, index: number, predecessor: string, successor: string): void {
  const { state, program } = run;
  const first = current(state, predecessor);
  const cause = emit(run, { kind: 'continuity', successor, predecessor }, { law: [`continuity:${index}`], effects: [] });
  const why: Because = { law: [`continuity:${index}`], effects: [cause] };
  const joined = program.model.instruments.map(({ id }) => id).filter((id) =>
    state.stands.get(standKey(id, predecessor))?.succeededBy !== undefined && state.stands.get(standKey(id, successor))?.consentOn === undefined);
  for (const id of joined) {
    const example = standOf(state, id, first);
    if (!example) continue;
    const before = statusOf(program, state, id, successor);
    const { party: _, cause: __, ...relations } = example;
    putStand(run, id, successor, Object.fromEntries(Object.entries(relations).filter(([, value]) => value !== undefined && value !== false)));
    for (const [key, value] of [...state.pairs]) {
      const [instrument, p = '', q = ''] = key.split('|');
      if (instrument === id && (p === first || q === first)) setPair(run, id, successor, p === first ? q : p, value);
    }
    const ofFirst = state.reservations.filter((r) => r.party === first && instrumentOf(program, r.provision) === id);
    state.reservations = [...state.reservations, ...ofFirst.map((r) => ({ ...r, party: successor }))];
    recordStatus(run, id, successor, before, why);
    createStanding(run, id, successor, why);
  }
  for (const id of joined) { reviewDuties(run, id, why); reviewEntry(run, id, why); }
  run.isDirty = true;
}

function takeOver(run: Run, instrument: string, predecessor: string, successor: string, isOwn: boolean, why: Because): void {
  const { state } = run;
  const old = state.stands.get(standKey(instrument, predecessor));
  if (!old) return;
  putStand(run, instrument, predecessor, { succeededBy: successor, isIn: false, isProvisional: false, provisionalFrom: undefined, entryOn: undefined, exitOn: undefined, noticeOn: undefined });
  if (old.isProvisional) emit(run, { kind: 'provisional', instrument, party: predecessor, value: false }, why);
  if (isOwn) return;
  const { party: _, cause: __, ...relations } = old;
  const wasProvisional = standOf(state, instrument, successor)?.isProvisional ?? false;
  const stand = putStand(run, instrument, successor, Object.fromEntries(Object.entries(relations).filter(([, value]) => value !== undefined && value !== false)));
  if (stand.isIn && stand.isProvisional) putStand(run, instrument, successor, { isProvisional: false, provisionalFrom: undefined });
  const isProvisional = stand.isProvisional && !stand.isIn;
  if (isProvisional !== wasProvisional) emit(run, { kind: 'provisional', instrument, party: successor, value: isProvisional }, why);
  for (const [key, value] of [...state.pairs]) {
    const [id, p = '', q = ''] = key.split('|');
    if (id === instrument && (p === predecessor || q === predecessor)) setPair(run, instrument, successor, p === predecessor ? q : p, value);
  }
  state.agenda = state.agenda.map((item) => ('party' in item && item.party === predecessor && item.instrument === instrument ? { ...item, party: successor } : item));
}

/** Open duties, and breached ones still owed, pass with bearer, counterparty and whatever else names the predecessor; what is over stays as it was. */
function carryOver(run: Run, instance: ObligationInstance, predecessor: string, successor: string, why: Because): ObligationInstance {
  const swap = (id: string): string => (id === predecessor ? successor : id);
  const isOver = instance.status === 'fulfilled' || instance.status === 'lapsed' || instance.status === 'discharged';
  if (isOver || ![instance.bearer, ...instance.toward, ...instance.act.args, ...Object.values(instance.bindings)].includes(predecessor)) return instance;
  const bearer = swap(instance.bearer);
  const toward = instance.toward.map(swap);
  const act = { pattern: instance.act.pattern, args: instance.act.args.map(swap) };
  const cause = emit(run, { kind: 'obligation', instance: instance.id, to: instance.status, lastDay: instance.lastDay, bearer, toward, act }, { law: why.law, effects: [...why.effects, instance.cause] });
  return { ...instance, bearer, toward, act, cause, bindings: Object.fromEntries(Object.entries(instance.bindings).map(([k, v]) => [k, swap(v)])) };
}
