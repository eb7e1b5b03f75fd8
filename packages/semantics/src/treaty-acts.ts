/**
 * What the acts of the law of treaties bring about: signature and consent (VCLT 10–18), exit (54–56, 65–68), suspension
 * (57–60), provisional application (25), reservations and objections (19–23). An act without the power to do it has no
 * legal effect and is reported so.
 */
import { intervalOf, unreachable, type Day, type PartialDate } from '@servanda/base';
import { CONSENT_ACTS, type ActPattern, type EligibilityClause, type Instrument, type Norm, type Threshold, type TreatyAct } from '@servanda/model';
import { holds } from './condition.ts';
import { dayOf } from './dates.ts';
import type { Because, Finding, Ground } from './effects.ts';
import {
  changeStand, end, endProvisional, instrumentState, isBilateral, lastNoticeDay, leave, reviewEntry, reviewProvisional,
} from './final-clauses.ts';
import { match } from './matching.ts';
import { reviewDuties, reviewOpen } from './obligations.ts';
import { lawOn } from './program.ts';
import { forEachApplying } from './applying.ts';
import { emit, putStand, report, schedule, setPair, type Run } from './run.ts';
import { current, NO_BINDINGS, type Bindings, type Stand } from './state.ts';
import { standOf } from './standing.ts';
import { membersOf } from './thresholds.ts';

export interface TreatyActContext {
  readonly run: Run;
  readonly act: Ground;
  readonly because: Because;
  /** `with effect on D` in the log. */
  readonly effectiveOn?: PartialDate;
}

const EXIT_ACTS: readonly TreatyAct[] = ['withdraw', 'terminate', 'suspend'];

/** Whether the act is one that only a power makes effective (VCLT 54–60). */
export function needsPower(act: TreatyAct): boolean {
  return EXIT_ACTS.includes(act);
}

/** Powers are exercised on the law as it stood before the act, so they are looked up first. */
export function findPower(run: Run, pattern: ActPattern | undefined, act: Ground): PowerUse | undefined {
  if (!pattern?.treatyAct || !EXIT_ACTS.includes(pattern.treatyAct)) return undefined;
  let silent: PowerUse | undefined;
  for (const norm of lawOn(run.program.powers, act)) {
    // One that says when it takes effect is the fuller statement of the same right: it comes before one that is silent on that.
    if (silent && !norm.effectiveOn) continue;
    for (const app of norm.acts) {
      const bound = match(run.program, run.state, norm.vars, app, act, NO_BINDINGS);
      if (!bound) continue;
      let bindings: Bindings | undefined;
      forEachApplying(run, norm, bound, (a) => { bindings = a.bindings; return true; }, act.args[0] ?? '');
      if (!bindings) continue;
      if (norm.effectiveOn) return { norm, bindings };
      silent ??= { norm, bindings };
    }
  }
  return silent;
}

export interface PowerUse {
  readonly norm: Norm;
  readonly bindings: Bindings;
}

/** The day on which an exit by this power takes effect, counted from today. */
function effectDay(run: Run, { norm, bindings }: PowerUse, instrument: string): Day {
  if (!norm.effectiveOn) return run.state.day;
  const counting = run.program.instruments.get(instrument)?.clauses.counting ?? { missingDay: 'refuse', expiryOfYear: 'same-day' } as const;
  const because: Because = { law: [norm.id], effects: [] };
  return dayOf({ run, vars: norm.vars, bindings, origin: run.state.day, counting, clause: norm.id, because }, norm.effectiveOn) ?? run.state.day;
}

/** Carries out a treaty act. */
export function applyTreatyAct(c: TreatyActContext, kind: TreatyAct, power: PowerUse | undefined): void {
  const [party = '', object = '', third] = c.act.args;
  switch (kind) {
    case 'sign': sign(c, party, object); break;
    case 'ratify': case 'accept': case 'approve': case 'accede': case 'exchange': case 'succeed': case 'notify-completion':
      consent(c, party, object, kind); break;
    case 'withdraw': withdraw(c, party, object, power); break;
    case 'revoke': revoke(c, party, object); break;
    case 'suspend': suspend(c, party, object, third, power); break;
    case 'resume': resume(c, party, object, third); break;
    case 'terminate': terminate(c, party, object, power); break;
    case 'apply-provisionally': reviewProvisional(c.run, object, party, true, c.because); break;
    case 'end-provisional': endProvisional(c.run, object, party, c.because); break;
    case 'reserve': reserve(c, party, object); break;
    case 'withdraw-reservation': withdrawReservation(c, party, object); break;
    case 'object': case 'oppose': objectTo(c, kind); break;
    case 'accept-reservation': break;
    default: unreachable(kind);
  }
}

function instrumentAt(c: TreatyActContext, id: string): Instrument | undefined {
  return c.run.program.instruments.get(id);
}

function flag(c: TreatyActContext, code: Exclude<Finding['code'], 'not-eligible' | 'ambiguous-day' | 'official-date-differs' | 'out-of-range'>): void {
  report(c.run, { code, act: c.act } as Finding, c.because);
}

function notEligible(c: TreatyActContext, clause: Extract<Finding, { code: 'not-eligible' }>['clause']): void {
  report(c.run, { code: 'not-eligible', act: c.act, clause }, c.because);
}

function sign(c: TreatyActContext, party: string, id: string): void {
  const { run, because } = c;
  const instrument = instrumentAt(c, id);
  if (!instrument) return;
  if (instrument.kind === 'custom') { notEligible(c, 'means'); return; }
  const stand = standOf(run.state, id, party);
  if (stand?.signedOn !== undefined) { flag(c, 'repeated-act'); return; }
  if (stand?.consentOn !== undefined && !expressesConsent(instrument, 'sign')) notEligible(c, 'signature');
  const window = instrument.clauses.openForSignature;
  if (window && isOutside(run.state.day, window)) notEligible(c, 'window');
  if (!isNegotiator(run, instrument, party)) notEligible(c, 'not-negotiating');
  changeStand(run, id, party, { signedOn: run.state.day }, because);
  reviewProvisional(run, id, party, false, because);
  if (expressesConsent(instrument, 'sign')) consent(c, party, id, 'sign');
  else if (instrument.clauses.entry.some((e) => isAboutSignature(e.threshold))) reviewEntry(run, id, because);
}

/** Signature itself expresses consent: said so, or entry into force hangs on no other consent (VCLT 12): on signature, on a day, on an event. */
function isDefinitive(instrument: Instrument): boolean {
  const { consentBy, isSubjectToRatification, entry } = instrument.clauses;
  if (consentBy.length > 0) return consentBy.includes('sign');
  return !isSubjectToRatification && entry.some((e) => e.threshold.kind === 'signature' || (e.for === 'all' && isAboutNoConsent(e.threshold)));
}

function isAboutNoConsent(threshold: Threshold): boolean {
  if (threshold.kind === 'and' || threshold.kind === 'or') return threshold.of.every(isAboutNoConsent);
  return threshold.kind === 'date' || threshold.kind === 'event';
}

/** Whether a signature may be what a threshold waits for. */
function isAboutSignature(threshold: Threshold): boolean {
  if (threshold.kind === 'and' || threshold.kind === 'or') return threshold.of.some(isAboutSignature);
  return threshold.kind === 'signature' || threshold.kind === 'own-signature';
}

function isOutside(day: Day, window: { readonly from?: PartialDate; readonly through?: PartialDate }): boolean {
  return (window.from !== undefined && day < intervalOf(window.from).first) || (window.through !== undefined && day > intervalOf(window.through).last);
}

/** In a treaty between named parties, only they (or a State that continues one) take part. */
function isNegotiator(run: Run, instrument: Instrument, party: string): boolean {
  return instrument.parties.length === 0 || instrument.parties.some((id) => current(run.state, id) === party);
}

/** Whether an act of this kind establishes consent under the instrument's clauses (VCLT 11). */
export function expressesConsent(instrument: Instrument, kind: TreatyAct): boolean {
  const { consentBy, entry } = instrument.clauses;
  // Where exchange is agreed, it establishes consent; a ratification at home does not (VCLT 16(a)).
  if (entry.some((e) => e.threshold.kind === 'exchange')) return kind === 'exchange' || kind === 'succeed';
  if (consentBy.length > 0) return consentBy.includes(kind) || kind === 'succeed' || (consentBy.includes('ratify') && isLikeRatification(kind));
  if (kind === 'sign') return isDefinitive(instrument);
  return (CONSENT_ACTS as readonly TreatyAct[]).includes(kind);
}

/** Acceptance and approval express consent under conditions similar to ratification (VCLT 14(2)). */
function isLikeRatification(kind: TreatyAct): boolean {
  return kind === 'accept' || kind === 'approve';
}

function consent(c: TreatyActContext, party: string, id: string, kind: TreatyAct): void {
  const { run, because } = c;
  const instrument = instrumentAt(c, id);
  if (!instrument) return;
  if (instrument.kind === 'custom' || !expressesConsent(instrument, kind)) {
    // A ratification at home before an exchange is no mistake; another means than the clauses name is.
    if (instrument.kind === 'custom' || (kind !== 'sign' && kind !== 'ratify')) notEligible(c, 'means');
    return;
  }
  const stand = standOf(run.state, id, party);
  if (stand?.consentOn !== undefined) {
    // To ratify what signature had bound to already does no harm.
    if (kind === 'sign' || stand.consentBy !== 'sign') flag(c, 'repeated-act');
    return;
  }
  if (instrumentState(run, id).endedOn !== undefined) { notEligible(c, 'window'); return; }
  if (!isAdmitted(c, instrument, party, kind)) return;
  changeStand(run, id, party, { consentOn: run.state.day, consentBy: kind, entryOn: undefined }, because);
  reviewEntry(run, id, because, party);
  if (standOf(run.state, id, party)?.isIn !== true) reviewProvisional(run, id, party, false, because);
}

/** Eligibility clauses; one that is not met is reported. Consent of a stranger to a treaty between named parties has no effect. */
function isAdmitted(c: TreatyActContext, instrument: Instrument, party: string, kind: TreatyAct): boolean {
  const { run } = c;
  const clauses = instrument.clauses.eligibility.filter((clause) => clause.act === 'any' || clause.act === kind);
  const isNamed = instrument.parties.length > 0 && isNegotiator(run, instrument, party);
  if (clauses.length === 0 && !isNegotiator(run, instrument, party)) { notEligible(c, 'not-negotiating'); return false; }
  for (const clause of isNamed ? [] : clauses) {
    if (isOutside(run.state.day, clause)) { notEligible(c, 'window'); return false; }
    if (!isEligible(c, instrument, clause, party)) { notEligible(c, clause.who.kind === 'signatories' ? 'signature' : 'eligibility'); return false; }
  }
  if (instrument.parent !== undefined && standOf(run.state, instrument.parent, party)?.consentOn === undefined) notEligible(c, 'parent');
  return true;
}

function isEligible(c: TreatyActContext, instrument: Instrument, clause: EligibilityClause, party: string): boolean {
  const { program, state } = c.run;
  const who = clause.who;
  switch (who.kind) {
    case 'any': return true;
    case 'parties-to': return standOf(state, who.instrument, party)?.consentOn !== undefined;
    case 'condition': return holds(program, state, [{ name: who.variable, over: { kind: 'kind', of: 'Actor' } }], who.condition, { [who.variable]: party });
    default: return membersOf(program, state, instrument, who).includes(party);
  }
}

function withdraw(c: TreatyActContext, party: string, id: string, power: PowerUse | undefined): void {
  const { run } = c;
  const instrument = instrumentAt(c, id);
  const stand = standOf(run.state, id, party);
  if (!instrument) return;
  if (!stand || (stand.signedOn === undefined && stand.consentOn === undefined)) { flag(c, 'not-a-party'); return; }
  if (!stand.isIn) { renounce(c, party, id); return; }
  if (stand.noticeOn !== undefined) {
    if (!power || !postpone(c, party, id, stand)) flag(c, 'repeated-act');
    return;
  }
  if (power) { giveNotice(c, party, instrument, effectDay(run, power, id), [power.norm.id]); return; }
  if (instrument.clauses.duration?.renewal !== undefined && instrumentState(run, id).expiryOn !== undefined) { noticeAgainstRenewal(c, party, instrument); return; }
  flag(c, instrument.clauses.withdrawal.length === 0 ? 'unregulated-exit' : 'no-power');
}

/** Before it is bound a State may still decline: signature or consent is undone (VCLT 18). */
function renounce(c: TreatyActContext, party: string, id: string): void {
  const { run, because } = c;
  endProvisional(run, id, party, because);
  changeStand(run, id, party, { signedOn: undefined, consentOn: undefined, entryOn: undefined }, because);
}

function giveNotice(c: TreatyActContext, party: string, instrument: Instrument, computed: Day, law: readonly string[]): void {
  const { run } = c;
  const stated = c.effectiveOn && intervalOf(c.effectiveOn).first;
  const why: Because = { ...c.because, law: [...law, ...c.because.law] };
  if (stated !== undefined && stated !== computed) {
    report(run, { code: 'official-date-differs', instrument: instrument.id, party, status: 'ceases', official: stated, computed }, why);
  }
  const on = stated ?? computed;
  const cause = emit(run, { kind: 'scheduled', what: 'withdrawal', instrument: instrument.id, party, on }, why);
  putStand(run, instrument.id, party, { noticeOn: run.state.day, exitOn: on, cause });
  if (on <= run.state.day) leave(run, instrument.id, party, { law, effects: [cause] });
  else schedule(run, { on, phase: 1, kind: 'exit', instrument: instrument.id, party });
}

/** A day named for an exit that is on its way moves it there. */
function postpone(c: TreatyActContext, party: string, id: string, stand: Stand): boolean {
  const on = c.effectiveOn && intervalOf(c.effectiveOn).first;
  if (on === undefined || on <= c.run.state.day || stand.exitOn === undefined || stand.exitOn === instrumentState(c.run, id).expiryOn) return false;
  const cause = emit(c.run, { kind: 'scheduled', what: 'withdrawal', instrument: id, party, on }, { ...c.because, effects: stand.cause < 0 ? c.because.effects : [...c.because.effects, stand.cause] });
  putStand(c.run, id, party, { exitOn: on, cause });
  schedule(c.run, { on, phase: 1, kind: 'exit', instrument: id, party });
  return true;
}

/** Notice under a renewal clause: in time for this term, or else for the next (docs/semantics.md §3). */
function noticeAgainstRenewal(c: TreatyActContext, party: string, instrument: Instrument): void {
  const { run } = c;
  const expiry = instrumentState(run, instrument.id).expiryOn as Day;
  const law = [`clause:${instrument.id}:duration`];
  const isInTime = run.state.day <= lastNoticeDay(run, instrument, expiry);
  const why: Because = { ...c.because, law: [...law, ...c.because.law] };
  const cause = isInTime
    ? emit(run, { kind: 'scheduled', what: isBilateral(run, instrument) ? 'expiry' : 'withdrawal', instrument: instrument.id, party, on: expiry }, why)
    : standOf(run.state, instrument.id, party)?.cause ?? -1;
  const stated = c.effectiveOn && intervalOf(c.effectiveOn).first;
  if (stated !== undefined && (!isInTime || stated !== expiry)) {
    report(run, { code: 'official-date-differs', instrument: instrument.id, party, status: 'ceases', official: stated, ...(isInTime && { computed: expiry }) }, why);
  }
  putStand(run, instrument.id, party, { noticeOn: run.state.day, exitOn: isInTime ? expiry : undefined, cause });
}

function revoke(c: TreatyActContext, party: string, id: string): void {
  const stand = standOf(c.run.state, id, party);
  if (stand?.noticeOn === undefined) { flag(c, 'nothing-to-revoke'); return; }
  const cause = emit(c.run, { kind: 'unscheduled', what: 'withdrawal', instrument: id, party }, c.because);
  putStand(c.run, id, party, { noticeOn: undefined, exitOn: undefined, cause });
}

function terminate(c: TreatyActContext, party: string, id: string, power: PowerUse | undefined): void {
  const { run, because } = c;
  const whole = instrumentState(run, id);
  if (!whole.isIn) { flag(c, 'not-a-party'); return; }
  if (!power && !standOf(run.state, id, party)?.isIn) { flag(c, 'not-a-party'); return; }
  if (power) {
    const why: Because = { ...because, law: [power.norm.id, ...because.law] };
    const on = effectDay(run, power, id);
    if (on <= run.state.day) { end(run, id, why); return; }
    emit(run, { kind: 'scheduled', what: 'termination', instrument: id, on }, why);
    schedule(run, { on, phase: 1, kind: 'end', instrument: id });
    return;
  }
  // All parties agree, each by an act of the same day or earlier: VCLT 54(b).
  const members = (run.state.participants.get(id) ?? []).filter((p) => standOf(run.state, id, p)?.isIn);
  if (members.every((p) => p === party || run.state.done.has(`${c.act.pattern}|${p}|${id}`))) { end(run, id, { ...because, law: ['kernel:VCLT 54(b)', ...because.law] }); return; }
  flag(c, 'no-power');
}

function suspend(c: TreatyActContext, party: string, id: string, toward: string | undefined, power: PowerUse | undefined): void {
  const { run } = c;
  if (!power) { flag(c, 'no-power'); return; }
  if (!standOf(run.state, id, party)?.isIn) { flag(c, 'not-a-party'); return; }
  const because: Because = { ...c.because, law: [power.norm.id, ...c.because.law] };
  if (toward !== undefined) {
    setPair(run, id, party, toward, 'suspended');
    const cause = emit(run, { kind: 'relation', instrument: id, between: [party, toward], value: 'suspended' }, because);
    reviewOpen(run, id, { law: because.law, effects: [cause] });
    return;
  }
  const cause = changeStand(run, id, party, { suspendedOn: run.state.day }, because);
  reviewOpen(run, id, { law: because.law, effects: [cause] });
}

function resume(c: TreatyActContext, party: string, id: string, toward: string | undefined): void {
  const { run, because } = c;
  if (toward !== undefined) {
    setPair(run, id, party, toward, undefined);
    const cause = emit(run, { kind: 'relation', instrument: id, between: [party, toward], value: 'resumed' }, because);
    reviewDuties(run, id, { law: [], effects: [cause] });
    return;
  }
  if (standOf(run.state, id, party)?.suspendedOn === undefined) return;
  const cause = changeStand(run, id, party, { suspendedOn: undefined }, because);
  reviewDuties(run, id, { law: [], effects: [cause] });
}

function reserve(c: TreatyActContext, party: string, provision: string): void {
  const { run } = c;
  const id = run.program.provisions.get(provision)?.instrument;
  const rule = id === undefined ? undefined : run.program.instruments.get(id)?.clauses.reservations;
  if (id === undefined || !rule) return;
  const isPermitted = rule.rule === 'unspecified' || (rule.rule === 'only' && rule.provisions.includes(provision))
    || (rule.rule === 'except' && !rule.provisions.includes(provision));
  if (!isPermitted) { flag(c, 'reservation-not-permitted'); return; }
  const cause = emit(run, { kind: 'reservation', provision, party, value: true }, c.because);
  run.state.reservations = [...run.state.reservations, { provision, party, on: run.state.day, cause }];
  run.isDirty = true;
  reviewOpen(run, id, { law: ['kernel:VCLT 21'], effects: [cause] });
}

function withdrawReservation(c: TreatyActContext, party: string, provision: string): void {
  const { run } = c;
  const id = run.program.provisions.get(provision)?.instrument;
  if (id === undefined || !run.state.reservations.some((r) => r.party === party && r.provision === provision)) { flag(c, 'nothing-to-revoke'); return; }
  run.state.reservations = run.state.reservations.filter((r) => r.party !== party || r.provision !== provision);
  const cause = emit(run, { kind: 'reservation', provision, party, value: false }, c.because);
  run.isDirty = true;
  reviewDuties(run, id, { law: ['kernel:VCLT 22'], effects: [cause] });
}

/** An objection alone leaves the treaty in force between the two; one that opposes entry into force does not (VCLT 20(4)(b)). */
function objectTo(c: TreatyActContext, kind: 'object' | 'oppose'): void {
  const { run, act } = c;
  const [party = '', reserving = '', provision = ''] = act.args;
  const id = run.program.provisions.get(provision)?.instrument;
  if (id === undefined || !run.state.reservations.some((r) => r.party === reserving && r.provision === provision)) { flag(c, 'nothing-to-revoke'); return; }
  const cause = emit(run, { kind: 'objection', provision, party, to: reserving }, c.because);
  if (kind === 'object') return;
  setPair(run, id, party, reserving, 'opposed');
  const n = emit(run, { kind: 'relation', instrument: id, between: [party, reserving], value: 'opposed' }, { law: ['kernel:VCLT 20(4)(b)'], effects: [cause] });
  reviewOpen(run, id, { law: [], effects: [n] });
}

