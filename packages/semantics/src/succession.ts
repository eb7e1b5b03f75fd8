/** Continuity: a State that continues another takes its place in all treaty relations; facts and deeds stay with their names. */
import type { Because } from './effects.ts';
import { changeStand } from './final-clauses.ts';
import { emit, setPair, type Run } from './run.ts';
import { standKey, type ObligationInstance } from './state.ts';

/** The day of continuity has come: identity of the State, not succession in the sense of the Vienna Convention of 1978. */
export function succeed(run: Run, index: number): void {
  const { state, program } = run;
  const continuity = program.model.continuities[index];
  if (!continuity) return;
  const { successor, predecessor } = continuity;
  const cause = emit(run, { kind: 'continuity', successor, predecessor }, { law: [`continuity:${index}`], effects: [] });
  const why: Because = { law: [`continuity:${index}`], effects: [cause] };
  for (const [instrument, parties] of [...state.participants]) {
    if (parties.includes(predecessor)) takeOver(run, instrument, predecessor, successor, why);
  }
  state.successors.set(predecessor, successor);
  state.reservations = state.reservations.map((r) => (r.party === predecessor ? { ...r, party: successor } : r));
  state.instances = state.instances.map((i) => carryOver(run, i, predecessor, successor, why));
  run.isDirty = true;
}

function takeOver(run: Run, instrument: string, predecessor: string, successor: string, why: Because): void {
  const { state } = run;
  const old = state.stands.get(standKey(instrument, predecessor));
  const own = state.stands.get(standKey(instrument, successor));
  if (!old || old.succeededBy !== undefined) return;
  changeStand(run, instrument, predecessor, { succeededBy: successor }, why);
  if (own?.consentOn !== undefined || own?.isIn) return;
  const { party: _, cause: __, ...relations } = old;
  changeStand(run, instrument, successor, relations, why);
  for (const [key, value] of [...state.pairs]) {
    const [id, p = '', q = ''] = key.split('|');
    if (id === instrument && (p === predecessor || q === predecessor)) setPair(run, instrument, successor, p === predecessor ? q : p, value);
  }
  for (const item of state.agenda) {
    if ('party' in item && item.party === predecessor && 'instrument' in item && item.instrument === instrument) {
      state.agenda[state.agenda.indexOf(item)] = { ...item, party: successor };
    }
  }
}

/** Open duties, and breached ones still owed, pass with bearer, counterparty and whatever else names the predecessor; what is over stays as it was. */
function carryOver(run: Run, instance: ObligationInstance, predecessor: string, successor: string, why: Because): ObligationInstance {
  const swap = (id: string): string => (id === predecessor ? successor : id);
  const isOver = instance.status === 'fulfilled' || instance.status === 'lapsed' || instance.status === 'discharged';
  if (isOver || (instance.bearer !== predecessor && !instance.toward.includes(predecessor) && !instance.act.args.includes(predecessor))) return instance;
  const bearer = swap(instance.bearer);
  const toward = instance.toward.map(swap);
  const act = { pattern: instance.act.pattern, args: instance.act.args.map(swap) };
  const cause = emit(run, { kind: 'obligation', instance: instance.id, to: instance.status, lastDay: instance.lastDay, bearer, toward, act }, { law: why.law, effects: [...why.effects, instance.cause] });
  return { ...instance, bearer, toward, act, cause, bindings: Object.fromEntries(Object.entries(instance.bindings).map(([k, v]) => [k, swap(v)])) };
}
