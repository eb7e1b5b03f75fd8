/**
 * The life of an instrument by its own final clauses: entry into force (VCLT art. 24), provisional application (25), term and
 * renewal, withdrawal taking effect (54–56), continuity. Each function changes the run; thresholds are in `thresholds.ts`.
 */
import { intervalOf, type Day } from '@servanda/base';
import type { Counting } from '@servanda/base';
import type { EntryClause, Instrument, PartyStatus, Threshold } from '@servanda/model';
import { dayOf, type DateContext } from './dates.ts';
import type { Because } from './effects.ts';
import type { Happening } from './happening.ts';
import { createStanding, reviewDuties, reviewOpen } from './obligations.ts';
import { emit, occur, own, putStand, report, schedule, type Run } from './run.ts';
import { NO_BINDINGS, NO_INSTRUMENT_STATE, type InstrumentState, type Stand } from './state.ts';
import { standOf, statusOf, survivalEnd } from './standing.ts';
import { consentedTo, isMet, membersOf } from './thresholds.ts';

export function instrumentState(run: Run, id: string): InstrumentState {
  return run.state.instruments.get(id) ?? NO_INSTRUMENT_STATE;
}

function putInstrument(run: Run, id: string, change: Partial<InstrumentState>): InstrumentState {
  const next = { ...instrumentState(run, id), ...change };
  own(run, 'instruments').set(id, next);
  run.isDirty = true;
  return next;
}

/** Changes a stand and records the change of status that follows, if any. Returns the effect's number (or the stand's last). */
export function changeStand(run: Run, instrument: string, party: string, change: Partial<Stand>, because: Because): number {
  const before = statusOf(run.program, run.state, instrument, party);
  putStand(run, instrument, party, change);
  return recordStatus(run, instrument, party, before, because);
}

/** Says so when the status of a party is no longer what it was. */
export function recordStatus(run: Run, instrument: string, party: string, before: PartyStatus, because: Because): number {
  const after = statusOf(run.program, run.state, instrument, party);
  if (after === before) return standOf(run.state, instrument, party)?.cause ?? -1;
  const cause = emit(run, { kind: 'status', instrument, party, from: before, to: after }, because);
  putStand(run, instrument, party, { cause });
  return cause;
}

const DEFAULT_THRESHOLD: Threshold = { kind: 'consent-of-all' };

/** The clause for initial entry into force; without one, consent of all negotiating States (VCLT 24(2)). */
function initialClause(instrument: Instrument): { threshold: Threshold; clause: EntryClause | undefined } {
  const clause = instrument.clauses.entry.find((e) => e.for === 'all');
  return { threshold: clause?.threshold ?? DEFAULT_THRESHOLD, clause };
}

function countingOf(instrument: Instrument): Counting {
  const { missingDay, expiryOfYear } = instrument.clauses.counting;
  return { missingDay, expiryOfYear };
}

function context(run: Run, instrument: Instrument, origin: Day, clause: string, because: Because): DateContext {
  return { run, vars: [], bindings: NO_BINDINGS, origin, counting: countingOf(instrument), clause: `clause:${instrument.id}:${clause}`, because };
}

/** Re-examines entry into force after anything that may bear on it; `party` when only its own consent has changed. */
export function reviewEntry(run: Run, id: string, because: Because, party?: string): void {
  const instrument = run.program.instruments.get(id);
  if (!instrument || instrument.kind === 'custom') return;
  const now = instrumentState(run, id);
  if (now.endedOn !== undefined) return;
  if (now.thresholdOn === undefined) {
    const { threshold, clause } = initialClause(instrument);
    if (now.consents === 0 || !isMet(run.program, run.state, instrument, threshold)) return;
    meetThreshold(run, instrument, clause, because);
  } else if (party !== undefined) {
    dateParty(run, instrument, party, because);
    return;
  }
  for (const other of consentedTo(run.state, id)) dateParty(run, instrument, other, because);
}

function meetThreshold(run: Run, instrument: Instrument, clause: EntryClause | undefined, because: Because): InstrumentState {
  const today = run.state.day;
  const why: Because = { ...because, law: [`clause:${instrument.id}:entry`, ...because.law] };
  const day = clause ? dayOf(context(run, instrument, today, 'entry', why), clause.day) : today;
  const entryOn = day === undefined ? undefined : day < today ? today : day;
  const cause = entryOn === undefined ? -1 : emit(run, { kind: 'scheduled', what: 'entry', instrument: instrument.id, on: entryOn }, why);
  const now = putInstrument(run, instrument.id, { thresholdOn: today, entryOn, cause });
  if (entryOn === undefined) return now;
  for (const party of consentedTo(run.state, instrument.id)) putStand(run, instrument.id, party, { entryOn });
  if (entryOn > today) schedule(run, { on: entryOn, phase: 2, kind: 'entry', instrument: instrument.id });
  else enter(run, instrument.id, undefined, why);
  return instrumentState(run, instrument.id);
}

/** Sets the day on which the instrument enters into force for a party that consented after the threshold was met. */
function dateParty(run: Run, instrument: Instrument, party: string, because: Because): void {
  const stand = standOf(run.state, instrument.id, party);
  const whole = instrumentState(run, instrument.id);
  if (!stand || stand.consentOn === undefined || stand.entryOn !== undefined || whole.entryOn === undefined) return;
  const later = instrument.clauses.entry.find((e) => e.for === 'later');
  const why: Because = { ...because, law: [later ? `clause:${instrument.id}:later-entry` : 'kernel:VCLT 24(3)', ...because.law] };
  if (later && !isMet(run.program, run.state, instrument, later.threshold, party)) return;
  // A State that succeeds to a treaty stands in it from the day of succession; no clause on newcomers' deposits delays that.
  const own = later && stand.consentBy !== 'succeed' && whole.thresholdOn !== undefined && stand.consentOn > whole.thresholdOn
    ? dayOf(context(run, instrument, stand.consentOn, 'later-entry', why), later.day) : stand.consentOn;
  if (own === undefined) return;
  const today = run.state.day;
  const entryOn = [own, whole.entryOn, today].reduce((a, b) => (a > b ? a : b));
  putStand(run, instrument.id, party, { entryOn });
  emit(run, { kind: 'scheduled', what: 'entry', instrument: instrument.id, party, on: entryOn }, why);
  if (entryOn > today || !whole.isIn) schedule(run, { on: entryOn > today ? entryOn : whole.entryOn, phase: 2, kind: 'entry', instrument: instrument.id, party });
  else enter(run, instrument.id, party, why);
}

/** The day has come: the instrument enters into force, as such and for those whose day it is, or for one party. */
export function enter(run: Run, id: string, party: string | undefined, because: Because): void {
  const whole = instrumentState(run, id);
  if (whole.endedOn !== undefined) return;
  const today = run.state.day;
  let wholeCause: number | undefined;
  if (!whole.isIn) {
    if (party !== undefined) return;
    wholeCause = emit(run, { kind: 'in-force', instrument: id, value: true }, becauseEntry(because, id, whole.cause));
    putInstrument(run, id, { isIn: true, entryOn: today, enteredOn: today, cause: wholeCause });
    startTerm(run, id, { law: [`clause:${id}:duration`], effects: [wholeCause] });
  }
  const comers = (party === undefined ? consentedTo(run.state, id) : [party]).filter((p) => isDue(run, id, p));
  const causes = comers.map((p) => bringIn(run, id, p, wholeCause === undefined ? because : { ...because, effects: [...because.effects, wholeCause] }));
  if (wholeCause !== undefined) occur(run, { kind: 'enters-into-force', instrument: id, cause: wholeCause });
  comers.forEach((p, i) => occur(run, { kind: 'enters-into-force', instrument: id, party: p, cause: causes[i] as number }));
  comers.forEach((p, i) => createStanding(run, id, p, { law: [], effects: [causes[i] as number] }));
  reviewOpen(run, id, because);
  for (const earlier of replacedBy(run, id)) reviewReplaced(run, earlier, id);
  for (const child of run.program.protocols.get(id) ?? []) for (const p of comers) enter(run, child, p, { law: ['kernel:protocol'], effects: [] });
}

function replacedBy(run: Run, id: string): readonly string[] {
  const earlier = run.program.instruments.get(id)?.replaces;
  return earlier === undefined ? [] : [earlier];
}

/** A treaty ends once all its parties are bound by the one that replaces it (VCLT 59(1)); until then the two stand side by side (30(4)). */
function reviewReplaced(run: Run, earlier: string, by: string): void {
  if (!instrumentState(run, earlier).isIn) return;
  const isIn = (id: string, p: string): boolean => standOf(run.state, id, p)?.isIn ?? false;
  const members = (run.state.participants.get(earlier) ?? []).filter((p) => isIn(earlier, p));
  if (members.length === 0 || !members.every((p) => isIn(by, p))) return;
  end(run, earlier, { law: [by, 'kernel:VCLT 59'], effects: [instrumentState(run, by).cause].filter((cause) => cause >= 0) });
}

function becauseEntry(because: Because, id: string, cause: number): Because {
  return { ...because, law: because.law.includes(`clause:${id}:entry`) ? because.law : [`clause:${id}:entry`, ...because.law], effects: cause < 0 ? because.effects : [...because.effects, cause] };
}

/** Consented, its day reached, not in yet, and a party to the parent instrument where one is needed. */
function isDue(run: Run, id: string, party: string): boolean {
  const stand = standOf(run.state, id, party);
  if (!stand || stand.isIn || stand.consentOn === undefined || stand.entryOn === undefined || stand.entryOn > run.state.day) return false;
  const parent = run.program.instruments.get(id)?.parent;
  return parent === undefined || (standOf(run.state, parent, party)?.isIn ?? false);
}

function bringIn(run: Run, id: string, party: string, because: Because): number {
  const stand = standOf(run.state, id, party);
  const why = { ...because, effects: stand && stand.cause >= 0 ? [...because.effects, stand.cause] : because.effects };
  if (stand?.isProvisional) emit(run, { kind: 'provisional', instrument: id, party, value: false }, why);
  return changeStand(run, id, party, { isIn: true, isProvisional: false, provisionalFrom: undefined, entryOn: run.state.day, enteredOn: run.state.day, exitOn: undefined, noticeOn: undefined }, why);
}

function startTerm(run: Run, id: string, because: Because): void {
  const instrument = run.program.instruments.get(id);
  const duration = instrument?.clauses.duration;
  if (!instrument || !duration) return;
  const on = duration.until ? intervalOf(duration.until).last + 1 as Day
    : duration.term && dayOf(context(run, instrument, run.state.day, 'duration', because), { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period: duration.term }] });
  if (on === undefined) return;
  putInstrument(run, id, { expiryOn: on });
  emit(run, { kind: 'scheduled', what: 'expiry', instrument: id, on }, because);
  schedule(run, { on, phase: 1, kind: 'expiry', instrument: id });
}

/** The parties extend the term (VCLT 54(b) allows them to end it, and so to end it later). Nothing to extend: not in force, no term to add to, or a day that is over. */
export function extend(run: Run, { instrument: id, through, by }: Extract<Happening, { kind: 'extended' }>, because: Because): void {
  const instrument = run.program.instruments.get(id);
  const now = instrumentState(run, id);
  const isLimited = through !== undefined || by !== undefined;
  const on = through ? intervalOf(through).last + 1 as Day
    : instrument && by && now.expiryOn !== undefined ? dayOf(context(run, instrument, now.expiryOn, 'duration', because), { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period: by }] }) : undefined;
  if (!instrument || instrument.kind === 'custom' || !now.isIn || (isLimited && (on === undefined || on <= run.state.day))) {
    report(run, { code: 'nothing-to-extend', instrument: id }, because);
    return;
  }
  const cause = emit(run, { kind: 'renewed', instrument: id, ...(on !== undefined && { expiry: on }) }, because);
  putInstrument(run, id, { expiryOn: on, cause });
  if (on !== undefined) schedule(run, { on, phase: 1, kind: 'expiry', instrument: id });
}

/** The last day on which notice against renewal at `expiry` is in time. */
export function lastNoticeDay(run: Run, instrument: Instrument, expiry: Day): Day {
  const notice = instrument.clauses.duration?.notice;
  if (!notice) return (expiry - 1) as Day;
  return dayOf(context(run, instrument, expiry, 'duration', { law: [], effects: [] }), { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'before', period: notice }] }) ?? expiry;
}

/** The term has run out: the instrument ends, or is renewed, or goes on without term. */
export function expire(run: Run, id: string): void {
  const instrument = run.program.instruments.get(id);
  const now = instrumentState(run, id);
  const duration = instrument?.clauses.duration;
  if (!instrument || !now.isIn || now.expiryOn !== run.state.day) return;
  const because: Because = { law: [duration ? `clause:${id}:duration` : 'kernel:VCLT 54(b)'], effects: now.cause < 0 ? [] : [now.cause] };
  if (!duration?.renewal) { end(run, id, because); return; }
  const inTime = lastNoticeDay(run, instrument, run.state.day);
  const noticed = (run.state.participants.get(id) ?? []).map((p) => standOf(run.state, id, p))
    .filter((s): s is Stand => s !== undefined && s.isIn && s.noticeOn !== undefined && s.noticeOn <= inTime);
  const why: Because = { ...because, effects: [...because.effects, ...noticed.map((s) => s.cause).filter((c) => c >= 0)] };
  if (noticed.length > 0 && isBilateral(run, instrument)) { end(run, id, why); return; }
  for (const stand of noticed) leave(run, id, stand.party, why);
  renew(run, instrument, duration.renewal, because);
}

function renew(run: Run, instrument: Instrument, renewal: NonNullable<NonNullable<Instrument['clauses']['duration']>['renewal']>, because: Because): void {
  if (instrumentState(run, instrument.id).endedOn !== undefined) return;
  if (renewal === 'indefinite') {
    emit(run, { kind: 'renewed', instrument: instrument.id }, because);
    putInstrument(run, instrument.id, { expiryOn: undefined });
    return;
  }
  const on = dayOf(context(run, instrument, run.state.day, 'duration', because), { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period: renewal }] });
  // A renewal for no time at all would be for ever due: it leaves the instrument without term.
  if (on === undefined || on <= run.state.day) { putInstrument(run, instrument.id, { expiryOn: undefined }); return; }
  const cause = emit(run, { kind: 'renewed', instrument: instrument.id, expiry: on }, because);
  putInstrument(run, instrument.id, { expiryOn: on, cause });
  schedule(run, { on, phase: 1, kind: 'expiry', instrument: instrument.id });
}

/** Between two: it cannot outlive either's exit. */
export function isBilateral(run: Run, instrument: Instrument): boolean {
  return instrument.parties.length === 2 || (instrument.parties.length === 0 && consentedTo(run.state, instrument.id).length === 2 && instrument.clauses.entry.some((e) => e.threshold.kind === 'exchange'));
}

/** A party is out: its duties lapse, its protocols with it, and a bilateral instrument ends (VCLT 54–55, 70). */
export function leave(run: Run, id: string, party: string, because: Because): void {
  const instrument = run.program.instruments.get(id);
  const stand = standOf(run.state, id, party);
  if (!instrument || !stand?.isIn) return;
  if (isBilateral(run, instrument)) { end(run, id, because); return; }
  const cause = takeOut(run, id, party, because);
  occur(run, { kind: 'ceases', instrument: id, party, cause });
  reviewAfterExit(run, id, { law: ['kernel:VCLT 70'], effects: [cause] });
  for (const child of run.program.protocols.get(id) ?? []) leave(run, child, party, { law: ['kernel:protocol'], effects: [cause] });
  const minimum = instrument.clauses.minimumParties;
  const left = (run.state.participants.get(id) ?? []).filter((p) => standOf(run.state, id, p)?.isIn).length;
  if (minimum && left < minimum.n) end(run, id, { law: [`clause:${id}:minimum-parties`], effects: [cause] });
}

/** Duties end, but for those that survive; what was suspended may be owed again, as a survival clause asks who left and not who was suspended. */
function reviewAfterExit(run: Run, id: string, because: Because): void {
  if (run.program.survivalsOf.has(id)) reviewDuties(run, id, because); else reviewOpen(run, id, because);
}

function takeOut(run: Run, id: string, party: string, because: Because): number {
  const today = run.state.day;
  const cause = changeStand(run, id, party, { isIn: false, leftOn: today, noticeOn: undefined, exitOn: undefined, consentOn: undefined, entryOn: undefined, suspendedOn: undefined }, because);
  for (const survival of run.program.survivalsOf.get(id) ?? []) {
    if (!survival.period) continue;
    schedule(run, { on: survivalEnd(run.program, id, survival, today), phase: 1, kind: 'survival-ends', instrument: id, party });
  }
  return cause;
}

/** The instrument as such ends for all (VCLT 54, 70). */
export function end(run: Run, id: string, because: Because): void {
  const whole = instrumentState(run, id);
  if (whole.endedOn !== undefined) return;
  const today = run.state.day;
  const all = run.state.participants.get(id) ?? [];
  const cause = emit(run, { kind: 'in-force', instrument: id, value: false }, because);
  const members = all.filter((p) => standOf(run.state, id, p)?.isIn);
  const before = all.map((p) => statusOf(run.program, run.state, id, p));
  putInstrument(run, id, { isIn: false, endedOn: today, expiryOn: undefined, cause });
  const why: Because = { law: because.law, effects: [cause] };
  const causes = members.map((p) => takeOut(run, id, p, why));
  // Those that had consented and were not in yet no longer wait for anything.
  all.forEach((p, i) => { if (!members.includes(p)) recordStatus(run, id, p, before[i] as PartyStatus, why); });
  for (const p of all) endProvisional(run, id, p, why);
  if (whole.isIn) occur(run, { kind: 'ceases', instrument: id, cause });
  members.forEach((p, i) => occur(run, { kind: 'ceases', instrument: id, party: p, cause: causes[i] as number }));
  reviewAfterExit(run, id, { law: ['kernel:VCLT 70'], effects: [cause] });
  for (const child of run.program.protocols.get(id) ?? []) for (const p of members) leave(run, child, p, { law: ['kernel:protocol'], effects: [cause] });
}

/** Signature or declaration opens provisional application, where the clause has it so (VCLT 25(1)). */
export function reviewProvisional(run: Run, id: string, party: string, isDeclared: boolean, because: Because): void {
  const instrument = run.program.instruments.get(id);
  const clause = instrument?.clauses.provisional;
  const stand = standOf(run.state, id, party);
  if (!instrument || !clause || instrument.kind === 'custom' || stand?.isIn || stand?.isProvisional || instrumentState(run, id).endedOn !== undefined) return;
  if (clause.by && !membersOf(run.program, run.state, instrument, clause.by).includes(party)) return;
  if (clause.mode === 'declaration' && !isDeclared) return;
  const why: Because = { ...because, law: [`clause:${id}:provisional`, ...because.law] };
  const from = clause.from ? dayOf(context(run, instrument, run.state.day, 'provisional', why), clause.from) : run.state.day;
  if (from === undefined || (stand?.provisionalFrom !== undefined && stand.provisionalFrom <= from)) return;
  putStand(run, id, party, { provisionalFrom: from });
  if (from > run.state.day) schedule(run, { on: from, phase: 2, kind: 'provisional', instrument: id, party });
  else startProvisional(run, id, party, why);
}

export function startProvisional(run: Run, id: string, party: string, because: Because): void {
  const stand = standOf(run.state, id, party);
  if (!stand || stand.isIn || stand.isProvisional || stand.provisionalFrom === undefined || stand.provisionalFrom > run.state.day) return;
  const cause = emit(run, { kind: 'provisional', instrument: id, party, value: true }, because);
  putStand(run, id, party, { isProvisional: true, cause });
  createStanding(run, id, party, { law: [], effects: [cause] });
  reviewOpen(run, id, { law: [], effects: [cause] });
}

export function endProvisional(run: Run, id: string, party: string, because: Because): void {
  const stand = standOf(run.state, id, party);
  if (!stand || stand.provisionalFrom === undefined) return;
  const was = stand.isProvisional;
  putStand(run, id, party, { isProvisional: false, provisionalFrom: undefined });
  if (!was) return;
  const cause = emit(run, { kind: 'provisional', instrument: id, party, value: false }, because);
  putStand(run, id, party, { cause });
  reviewOpen(run, id, { law: because.law, effects: [cause] });
}
