/** Law that events set off: constitutive rules and triggered obligations; and working off what has occurred until all is settled. */
import type { EventPattern, Formula, LegalEffect, Norm } from '@servanda/model';
import { intervalOf } from '@servanda/base';
import { forEachSolution, holds, namesIn } from './condition.ts';
import type { Because } from './effects.ts';
import { changeStand, end, leave, reviewEntry } from './final-clauses.ts';
import { bindingKey, forEachBinding, groundOf, valueOf } from './matching.ts';
import { createInstances, failObligation, lapseWhere, reviewDuties, reviewOpen, tryActivate } from './obligations.ts';
import { bindTerm, breachBindings } from './occurred.ts';
import { becomingConditions, instrumentOf, type Triggered } from './program.ts';
import { emit, own, setFact, setPair, type Occurrence, type Run } from './run.ts';
import { isBound, isInForce, standOf } from './standing.ts';
import { NO_BINDINGS, type Bindings, type ObligationInstance } from './state.ts';

/** What must hold when the law is set off. */
export function conditionOf(law: Triggered): Formula {
  const parts = [law.trigger?.condition, law.kind === 'constitutive' ? undefined : law.condition].filter((f): f is Formula => f !== undefined);
  return parts.length === 1 ? parts[0] as Formula : { kind: 'and', of: parts };
}

/** Every way to bind what the event left open, under which the law's conditions hold in this state. */
export function casesOf(run: Run, law: Triggered, bindings: Bindings): readonly Bindings[] {
  const { program, state } = run;
  const condition = conditionOf(law);
  const found: Bindings[] = [];
  forEachBinding(program, state, law.vars, bindings, (b) => {
    if (holds(program, state, law.vars, condition, b)) found.push(b);
    return false;
  });
  return found;
}

/** Cases in the order in which what they bind is declared, variable by variable: the last one has the last word. */
function inOrder({ program }: Run, { vars }: Triggered, cases: readonly Bindings[]): readonly Bindings[] {
  if (cases.length < 2) return cases;
  const placeOf = (b: Bindings, name: string): number => program.order.get(b[name] ?? '') ?? -1;
  return [...cases].sort((a, b) => vars.reduce((order, { name }) => order || placeOf(a, name) - placeOf(b, name), 0));
}

/** Sets off a law in these cases, once per happening and bindings. */
export function fire(run: Run, law: Triggered, cases: readonly Bindings[], why: Because): void {
  for (const bindings of inOrder(run, law, cases)) {
    const key = `${law.id}|${bindingKey(bindings)}`;
    if (run.fired.has(key)) continue;
    run.fired.add(key);
    if (law.kind === 'constitutive') constitute(run, law, bindings, why); else createInstances(run, law, bindings, why, false);
  }
}

function constitute(run: Run, law: Extract<Triggered, { kind: 'constitutive' }>, bindings: Bindings, why: Because): void {
  const instrument = instrumentOf(run.program, law.provision);
  if (instrument !== undefined && !isInForce(run.program, run.state, instrument)) return;
  for (const effect of law.effects) applyEffect(run, effect, bindings, why);
}

function applyEffect(run: Run, effect: LegalEffect, bindings: Bindings, why: Because): void {
  const { program, state } = run;
  if (effect.kind === 'fact') {
    const fact = groundOf(program, state, effect.fact, bindings);
    if (fact) setFact(run, fact, effect.value, why);
    return;
  }
  const instrument = valueOf(state, effect.instrument, bindings);
  const party = effect.party && valueOf(state, effect.party, bindings);
  if (instrument === undefined) return;
  if (effect.kind === 'terminate') {
    if (party === undefined) end(run, instrument, why); else leave(run, instrument, party, why);
    return;
  }
  const toward = effect.toward && valueOf(state, effect.toward, bindings);
  suspendOrResume(run, effect.kind, instrument, party, toward, why);
}

function suspendOrResume(run: Run, kind: 'suspend' | 'resume', instrument: string, party: string | undefined, toward: string | undefined, why: Because): void {
  if (party !== undefined && toward !== undefined) {
    setPair(run, instrument, party, toward, kind === 'suspend' ? 'suspended' : undefined);
    emit(run, { kind: 'relation', instrument, between: [party, toward], value: kind === 'suspend' ? 'suspended' : 'resumed' }, why);
  } else {
    const parties = (party === undefined ? run.state.participants.get(instrument) ?? [] : [party]).filter((p) => standOf(run.state, instrument, p)?.isIn);
    for (const p of parties) changeStand(run, instrument, p, { suspendedOn: kind === 'suspend' ? run.state.day : undefined }, why);
  }
  if (kind === 'suspend') reviewOpen(run, instrument, why); else reviewDuties(run, instrument, why);
}

/** Works off what has occurred until nothing more follows. Every law fires at most once per happening and bindings, so this ends. */
export function settle(run: Run): void {
  do {
    for (let next = run.queue.shift(); next; next = run.queue.shift()) occurred(run, next);
    if (!run.isDirty) break;
    run.isDirty = false;
    becoming(run);
  } while (run.queue.length > 0 || run.isDirty);
}

function occurred(run: Run, occurrence: Occurrence): void {
  for (const law of run.program.onEvent.get(occurrence.kind) ?? []) {
    const bound = law.trigger?.events.flatMap((event) => matchOccurrence(run, law, event, occurrence)) ?? [];
    fire(run, law, bound.flatMap((b) => casesOf(run, law, b)), { law: [law.id], effects: occurrence.cause < 0 ? [] : [occurrence.cause] });
  }
  activateWaiting(run, occurrence, occurrence.cause);
  failBeforeEvents(run, (event, instance) => matchOccurrence(run, run.program.normById.get(instance.norm) ?? { vars: [] }, event, occurrence, instance.bindings).length > 0, occurrence.cause);
  if (run.program.eventThresholds.length > 0) for (const i of run.program.eventThresholds) reviewEntry(run, i.id, { law: [], effects: [occurrence.cause] });
}

function matchOccurrence(run: Run, law: { readonly vars: Triggered['vars'] }, event: EventPattern, o: Occurrence, start: Bindings = NO_BINDINGS): readonly Bindings[] {
  const { program, state } = run;
  if (event.kind !== o.kind) return [];
  switch (event.kind) {
    case 'enters-into-force': case 'ceases': {
      const status = o as { readonly instrument: string; readonly party?: string };
      if ((event.party === undefined) !== (status.party === undefined)) return [];
      const bound = bindTerm(program, state, law.vars, event.instrument, status.instrument, start);
      const full = bound && event.party ? bindTerm(program, state, law.vars, event.party, status.party, bound) : bound;
      return full ? [full] : [];
    }
    case 'breach': return breachBindings(program, state, law.vars, event, o as Extract<Occurrence, { kind: 'breach' }>, start);
    case 'deadline-passes': return event.provision === (o as { provision: string }).provision ? [start] : [];
    case 'fulfilment': {
      const done = o as Extract<Occurrence, { kind: 'fulfilment' }>;
      if (event.provision !== done.provision) return [];
      const bound = event.by ? bindTerm(program, state, law.vars, event.by, done.by, start) : start;
      return bound ? [bound] : [];
    }
    case 'date': return intervalOf(event.date).first === state.day ? [start] : [];
    default: return [];
  }
}

/** Pending duties whose `after` event is of this kind (of any kind, where names have changed) look again. */
export function activateWaiting(run: Run, event: { readonly kind: string } | undefined, cause: number): void {
  if (run.program.afterNorms.size === 0) return;
  for (const open of run.state.openByInstrument.values()) {
    for (const id of [...open]) {
      const instance = run.state.instances[id] as ObligationInstance;
      const after = run.program.normById.get(instance.norm)?.after;
      if (instance.status !== 'pending' || !after || (event !== undefined && after.kind !== event.kind)) continue;
      tryActivate(run, id, { law: [instance.norm], effects: cause < 0 ? [] : [cause] });
    }
  }
}

/** `before E`: E has come and the duty is undone. */
export function failBeforeEvents(run: Run, isThe: (event: EventPattern, instance: ObligationInstance) => boolean, cause: number): void {
  if (!run.program.hasBeforeEvents) return;
  for (const open of run.state.openByInstrument.values()) {
    for (const id of [...open]) {
      const instance = run.state.instances[id] as ObligationInstance;
      const deadline = run.program.normById.get(instance.norm)?.deadline;
      if (instance.status !== 'active' || deadline?.kind !== 'before-event' || !isThe(deadline.event, instance)) continue;
      failObligation(run, id, { law: [instance.norm], effects: cause < 0 ? [instance.cause] : [instance.cause, cause] });
    }
  }
}

/** Conditions that have become true set off their law; conditional duties whose condition is gone lapse. */
function becoming(run: Run): void {
  for (const law of run.program.onBecoming) {
    if (!isReady(run, law)) continue;
    const before = run.state.holding.get(law.id);
    const { now, fresh } = lookAt(run, law, before);
    if (fresh.length > 0 || now.size !== before?.size) own(run, 'holding').set(law.id, now);
    if (isConditional(law)) lapseWhere(run, law, { law: [law.id], effects: [] });
    fire(run, law, fresh.flatMap((b) => casesOf(run, law, b)), { law: [law.id], effects: [] });
  }
}

/** A duty `while C`, as against law set off by an event. */
function isConditional(law: Triggered): law is Norm {
  return law.kind !== 'constitutive' && !law.trigger;
}

/** For which values of its variables the condition holds now, and did not when last looked at. A duty `while C` asks so of each of its cases. */
function lookAt(run: Run, law: Triggered, before: ReadonlySet<string> | undefined): { now: Set<string>; fresh: readonly Bindings[] } {
  const { program, state } = run;
  const conditions = becomingConditions(law);
  const isWhole: boolean = isConditional(law);
  const said = isWhole ? law.vars : law.vars.filter((v) => conditions.some((c) => namesIn(c).has(v.name)));
  const now = new Set<string>();
  const fresh: Bindings[] = [];
  const look = (b: Bindings): boolean => {
    const key = bindingKey(b);
    if (!now.has(key) && !before?.has(key)) fresh.push(b);
    now.add(key);
    return false;
  };
  for (const condition of conditions) {
    forEachSolution(program, state, law.vars, condition, NO_BINDINGS, (found) => forEachBinding(program, state, said, found, look));
  }
  return { now, fresh };
}

/** Law of an instrument not in force waits: a condition that holds already counts as becoming true at entry into force. */
function isReady(run: Run, law: Triggered): boolean {
  const instrument = instrumentOf(run.program, law.provision);
  if (instrument === undefined) return true;
  return isInForce(run.program, run.state, instrument) || (run.state.participants.get(instrument) ?? []).some((p) => isBound(run.program, run.state, instrument, p));
}
