/** The law of treaties in the oracle: final clauses, treaty acts, official dates (docs/semantics.md, §3). Read next: interpreter.ts. */
import type { PartialDate } from '@servanda/base';
import type { Instrument, PartySet, Threshold, TreatyAct } from '@servanda/model';
import { firstDay, lastDay } from './calendar.ts';
import {
  actors, countingOf, current, dayOfExpr, type Deed, find, type Happening, hasEnded, hasOccurred, holds, home, inOrder, instrument,
  isConsented, isIn, isProvisional, isReserved, isSigned, last, named, pair, type Power, put, range, tell, type Told, type World,
} from './world.ts';

// ---- Final clauses (page §3).

export function members(w: World, i: Instrument, set: PartySet): string[] {
  switch (set.kind) {
    case 'named': return named(w, set.ids);
    case 'group': return range(w, { kind: 'group', id: set.id }, {});
    case 'signatories': return actors(w).filter((p) => isSigned(w, i.id, p) && current(w, p) === p);
    case 'negotiating': return named(w, i.parties);
  }
}
const consenting = (w: World, i: string): string[] => actors(w).filter((p) => isConsented(w, i, p) && current(w, p) === p);

export function isMet(w: World, i: Instrument, t: Threshold): boolean {
  const consented = consenting(w, i.id);
  const parties = named(w, i.parties);
  const all = (ok: (p: string) => boolean): boolean => (parties.length > 0 ? parties.every(ok) : actors(w).filter(ok).length >= 2);
  switch (t.kind) {
    case 'count': { const among = t.among && members(w, i, t.among); return consented.filter((p) => (!among || among.includes(p)) && !named(w, t.except ?? []).includes(p)).length >= t.n; }
    case 'all': return members(w, i, t.among).every((p) => consented.includes(p) || named(w, t.except ?? []).includes(p));
    case 'weight': {
      const weight = w.model.weights.find((x) => x.id === t.weight);
      const share = (ps: string[]): number => ps.reduce((sum, p) => sum + (weight?.values[p] ?? 0), 0);
      const among = t.among && members(w, i, t.among);
      const percent = (share(among ? consented.filter((p) => among.includes(p)) : consented) * 100) / (among ? share(among) : weight?.total ?? 0);
      return t.isMoreThan === true ? percent > t.percent + 1e-9 : percent >= t.percent - 1e-9;
    }
    case 'and': return t.of.every((x) => isMet(w, i, x));
    case 'or': return t.of.some((x) => isMet(w, i, x));
    case 'exchange': case 'consent-of-all': return all((p) => isConsented(w, i.id, p));
    case 'signature': return all((p) => isSigned(w, i.id, p));
    case 'own-consent': return consented.length > 0;
    case 'own-signature': return actors(w).some((p) => isSigned(w, i.id, p));
    case 'date': return t.isLast === true ? w.day <= lastDay(t.date) : w.day >= firstDay(t.date);
    case 'event': return hasOccurred(w, t.event, {});
  }
}
export const entryClause = (i: Instrument, who: 'all' | 'later') => i.clauses.entry.find((e) => e.for === who);
export function hasKind(t: Threshold | undefined, kinds: readonly string[]): boolean {
  return t !== undefined && (kinds.includes(t.kind) || ((t.kind === 'and' || t.kind === 'or') && t.of.some((x) => hasKind(x, kinds))));
}
export function lookAtThreshold(w: World, i: Instrument): void {
  if (i.kind === 'custom' || last(w, ['met'], i.id) || hasEnded(w, i.id) || consenting(w, i.id).length === 0) return;
  const clause = entryClause(i, 'all');
  if (!isMet(w, i, clause?.threshold ?? { kind: 'consent-of-all' })) return;
  const day = clause ? dayOfExpr(w, clause.day, w.day, {}, countingOf(w, i.id)) : w.day;
  tell(w, 'met', { i: i.id, ...(day !== undefined && { day: Math.max(day, w.day) }) });
  if (day === undefined) return;
  if (day > w.day) put(w, day, 2, 'entry', { i: i.id }); else enterAsSuch(w, i);
}
/** The day on which the instrument is to be in force for a party whose consent stands. */
export function entryDay(w: World, i: Instrument, p: string): number | undefined {
  const met = last(w, ['met'], i.id);
  const consent = last(w, ['consent'], i.id, p);
  if (met?.day === undefined || !consent || !isConsented(w, i.id, p)) return undefined;
  const dated = w.told.findLast((e) => e.what === 'dated' && e.i === i.id && e.p === p && w.told.indexOf(e) > w.told.indexOf(consent));
  return dated?.day ?? (consent.on <= met.on ? met.day : Math.max(met.day, consent.day ?? consent.on));
}
export function enter(w: World, i: Instrument, p: string): void {
  const isDue = isIn(w, i.id) && current(w, p) === p && !isIn(w, i.id, p) && (entryDay(w, i, p) ?? Infinity) <= w.day;
  if (!isDue || (i.parent !== undefined && !isIn(w, i.parent, p))) return;
  stopProvisionally(w, i, p);
  tell(w, 'enters', { i: i.id, p });
  for (const child of w.model.instruments) if (child.parent === i.id) enter(w, child, p);
}
export function enterAsSuch(w: World, i: Instrument): void {
  if (hasEnded(w, i.id) || isIn(w, i.id)) return;
  tell(w, 'enters', { i: i.id });
  const d = i.clauses.duration;
  const end = d?.until ? lastDay(d.until) + 1 : d?.term && count(w, w.day, d.term, i.id);
  if (end !== undefined) expireOn(w, i, end);
  for (const p of inOrder(w, i.id)) enter(w, i, p);
}
export function count(w: World, from: number, period: { n: number; unit: 'day' | 'week' | 'month' | 'year' }, i: string): number {
  return dayOfExpr(w, { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period }] }, from, {}, countingOf(w, i)) ?? from;
}
export function expireOn(w: World, i: Instrument, day: number): void {
  tell(w, 'term', { i: i.id, day });
  put(w, day, 1, 'expiry', { i: i.id });
}
/** The notice, of exit or against renewal, that a party has given and not revoked. */
export function noticeOf(w: World, i: string, p: string): Told | undefined {
  const given = last(w, ['notice', 'revoked', 'enters', 'ceases'], i, p);
  return given?.what === 'notice' ? given : undefined;
}
/** The last day for notice against renewal at this expiry. */
function lastNoticeDay(w: World, i: Instrument, expiry: number): number {
  const before = i.clauses.duration?.notice;
  return before ? dayOfExpr(w, { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'before', period: before }] }, expiry, {}, countingOf(w, i.id)) ?? expiry : expiry;
}
export function expire(w: World, i: Instrument): void {
  const d = i.clauses.duration;
  if (!isIn(w, i.id) || last(w, ['term'], i.id)?.day !== w.day) return;
  if (d?.renewal === undefined) { end(w, i); return; }
  const inTime = lastNoticeDay(w, i, w.day);
  for (const p of inOrder(w, i.id)) if (isIn(w, i.id, p) && (noticeOf(w, i.id, p)?.on ?? Infinity) <= inTime) goOut(w, i, p);
  if (hasEnded(w, i.id)) return;
  const next = d.renewal === 'indefinite' ? w.day : count(w, w.day, d.renewal, i.id);
  if (next > w.day) expireOn(w, i, next); else tell(w, 'term', { i: i.id });
}
export function end(w: World, i: Instrument): void {
  if (hasEnded(w, i.id)) return;
  tell(w, 'ended', { i: i.id });
  const parties = inOrder(w, i.id).filter((p) => isIn(w, i.id, p));
  if (isIn(w, i.id)) tell(w, 'ceases', { i: i.id });
  for (const p of parties) takeOut(w, i, p);
  for (const p of actors(w)) stopProvisionally(w, i, p);
  for (const child of w.model.instruments) if (child.parent === i.id) for (const p of parties) goOut(w, child, p);
}
export function takeOut(w: World, i: Instrument, p: string): void {
  tell(w, 'ceases', { i: i.id, p });
  tell(w, 'unconsent', { i: i.id, p });
  tell(w, 'resume', { i: i.id, p });
}
export function goOut(w: World, i: Instrument, p: string): void {
  if (!isIn(w, i.id, p)) return;
  const isBetweenTwo = i.parties.length === 2 || (i.parties.length === 0 && consenting(w, i.id).length === 2 && i.clauses.entry.some((e) => e.threshold.kind === 'exchange'));
  if (isBetweenTwo) { end(w, i); return; }
  takeOut(w, i, p);
  for (const child of w.model.instruments) if (child.parent === i.id) goOut(w, child, p);
  const minimum = i.clauses.minimumParties;
  if (minimum && actors(w).filter((q) => isIn(w, i.id, q)).length < minimum.n) end(w, i);
}

// ---- Treaty acts (page §3).

export function expresses(i: Instrument, act: TreatyAct): boolean {
  const c = i.clauses;
  if (c.entry.some((e) => e.threshold.kind === 'exchange')) return act === 'exchange' || act === 'succeed';
  const isLikeRatification = act === 'accept' || act === 'approve';
  if (c.consentBy.length > 0) return c.consentBy.includes(act) || act === 'succeed' || (isLikeRatification && c.consentBy.includes('ratify'));
  const isDated = (t: Threshold): boolean => (t.kind === 'and' || t.kind === 'or' ? t.of.every(isDated) : t.kind === 'date' || t.kind === 'event');
  if (act === 'sign') return !c.isSubjectToRatification && c.entry.some((e) => e.threshold.kind === 'signature' || (e.for === 'all' && isDated(e.threshold)));
  return ['ratify', 'accept', 'approve', 'accede', 'exchange', 'succeed', 'notify-completion'].includes(act);
}
/** Whether the clauses let the State do this: those named in the treaty always, another one only where a clause for the act admits it. */
export function isEligible(w: World, i: Instrument, p: string, act: TreatyAct): boolean {
  if (named(w, i.parties).includes(p)) return true;
  const clauses = i.clauses.eligibility.filter((e) => e.act === act || e.act === 'any');
  const isMetBy = ({ who, from, through }: (typeof clauses)[number]): boolean => (!from || w.day >= firstDay(from)) && (!through || w.day <= lastDay(through)) && (
    who.kind === 'any' || (who.kind === 'parties-to' ? isConsented(w, who.instrument, p) : who.kind === 'condition' ? holds(w, who.condition, { [who.variable]: p })
      : members(w, i, who).includes(p)));
  return clauses.every(isMetBy) && (i.parties.length === 0 || clauses.length > 0);
}
export function consentTo(w: World, i: Instrument, p: string, act: TreatyAct): void {
  if (i.kind === 'custom') { find(w, 'not-eligible'); return; }
  if (!expresses(i, act)) { if (act !== 'sign' && act !== 'ratify') find(w, 'not-eligible'); return; }
  if (isConsented(w, i.id, p)) {
    if (act === 'sign' || last(w, ['consent'], i.id, p)?.by !== 'sign') find(w, 'repeated-act');
    return;
  }
  if (hasEnded(w, i.id) || !isEligible(w, i, p, act)) { find(w, 'not-eligible'); return; }
  if (i.parent !== undefined && !isConsented(w, i.parent, p)) find(w, 'not-eligible');
  const later = act === 'succeed' ? undefined : entryClause(i, 'later');
  const day = later && last(w, ['met'], i.id) ? dayOfExpr(w, later.day, w.day, {}, countingOf(w, i.id)) ?? Infinity : undefined;
  const isMetBefore = last(w, ['met'], i.id) !== undefined;
  tell(w, 'consent', { i: i.id, p, by: act, ...(day !== undefined && { day }) });
  lookAtThreshold(w, i);
  const on = isMetBefore ? entryDay(w, i, p) : undefined;
  if (on !== undefined && (on > w.day || !isIn(w, i.id))) put(w, on, 2, 'entry-for', { i: i.id, p }); else if (on !== undefined) enter(w, i, p);
  applyProvisionally(w, i, p, false);
}
export function sign(w: World, i: Instrument, p: string): void {
  const { openForSignature: open } = i.clauses;
  if (i.kind === 'custom') { find(w, 'not-eligible'); return; }
  if (isSigned(w, i.id, p)) { find(w, 'repeated-act'); return; }
  const isLate = open && ((open.from && w.day < firstDay(open.from)) || (open.through && w.day > lastDay(open.through)));
  const isStranger = i.parties.length > 0 && !named(w, i.parties).includes(p);
  if (isLate || isStranger || (isConsented(w, i.id, p) && !expresses(i, 'sign'))) find(w, 'not-eligible');
  tell(w, 'sign', { i: i.id, p });
  applyProvisionally(w, i, p, false);
  if (expresses(i, 'sign')) consentTo(w, i, p, 'sign'); else if (i.clauses.entry.some((e) => hasKind(e.threshold, ['signature', 'own-signature']))) lookAtThreshold(w, i);
}
/** Signature or consent opens provisional application, unless the clause asks for a declaration. */
export function applyProvisionally(w: World, i: Instrument, p: string, isDeclared: boolean): void {
  const clause = i.clauses.provisional;
  if (!clause || i.kind === 'custom' || hasEnded(w, i.id) || isIn(w, i.id, p) || isProvisional(w, i.id, p) || (clause.mode === 'declaration' && !isDeclared) || (clause.by && !members(w, i, clause.by).includes(p))) return;
  const from = clause.from ? dayOfExpr(w, clause.from, w.day, {}, countingOf(w, i.id)) : w.day;
  const planned = last(w, ['to-apply', 'unprovisional'], i.id, p);
  if (from === undefined || (planned?.what === 'to-apply' && (planned.day ?? 0) <= from)) return;
  tell(w, 'to-apply', { i: i.id, p, day: from });
  if (from > w.day) put(w, from, 2, 'provisional', { i: i.id, p }); else beginProvisionally(w, i, p);
}
export function stopProvisionally(w: World, i: Instrument, p: string): void {
  if (last(w, ['to-apply', 'unprovisional'], i.id, p)?.what === 'to-apply') tell(w, 'unprovisional', { i: i.id, p });
}
export function beginProvisionally(w: World, i: Instrument, p: string): void {
  const planned = last(w, ['to-apply', 'unprovisional'], i.id, p);
  if (!isIn(w, i.id, p) && planned?.what === 'to-apply' && (planned.day ?? 0) <= w.day && !isProvisional(w, i.id, p)) tell(w, 'provisional', { i: i.id, p });
}
export function withdraw(w: World, i: Instrument, p: string, by: Power, effectiveOn?: PartialDate): void {
  if (!isIn(w, i.id, p)) {
    if (!isSigned(w, i.id, p) && !isConsented(w, i.id, p)) { find(w, 'not-a-party'); return; }
    stopProvisionally(w, i, p);
    for (const what of ['unsign', 'unconsent']) tell(w, what, { i: i.id, p });
    return;
  }
  const notice = noticeOf(w, i.id, p);
  if (notice) {
    // A day named for an exit that is on its way moves it.
    if (!by || !effectiveOn || notice.day === undefined || firstDay(effectiveOn) <= w.day || notice.day === last(w, ['term'], i.id)?.day) { find(w, 'repeated-act'); return; }
    w.told.push({ ...notice, day: firstDay(effectiveOn) });
    put(w, firstDay(effectiveOn), 1, 'exit', { i: i.id, p });
    return;
  }
  if (by) {
    const day = by.norm.effectiveOn ? dayOfExpr(w, by.norm.effectiveOn, w.day, by.bind, countingOf(w, i.id)) ?? w.day : w.day;
    const on = effectiveOn ? firstDay(effectiveOn) : day;
    if (on !== day) find(w, 'official-date-differs');
    tell(w, 'notice', { i: i.id, p, day: on });
    if (on > w.day) put(w, on, 1, 'exit', { i: i.id, p }); else goOut(w, i, p);
  } else if (i.clauses.duration?.renewal !== undefined && last(w, ['term'], i.id)?.day !== undefined) {
    // Whether it is in time is asked when it is given.
    const expiry = last(w, ['term'], i.id)?.day ?? w.day;
    const isInTime = w.day <= lastNoticeDay(w, i, expiry);
    if (effectiveOn && (!isInTime || firstDay(effectiveOn) !== expiry)) find(w, 'official-date-differs');
    tell(w, 'notice', { i: i.id, p });
  } else find(w, i.clauses.withdrawal.length > 0 ? 'no-power' : 'unregulated-exit');
}
export function revoke(w: World, i: Instrument, p: string): void {
  if (noticeOf(w, i.id, p)) tell(w, 'revoked', { i: i.id, p }); else find(w, 'nothing-to-revoke');
}
export function terminate(w: World, i: Instrument, p: string, by: Power): void {
  if (!isIn(w, i.id)) { find(w, 'not-a-party'); return; }
  if (by) {
    const day = by.norm.effectiveOn ? dayOfExpr(w, by.norm.effectiveOn, w.day, by.bind, countingOf(w, i.id)) ?? w.day : w.day;
    if (day > w.day) put(w, day, 1, 'end', { i: i.id }); else end(w, i);
    return;
  }
  const hasAgreed = (q: string): boolean => w.told.some((e) => e.what === 'act' && e.deed?.pattern === '$terminate' && e.deed.args[0] === q && e.deed.args[1] === i.id);
  if (!isIn(w, i.id, p)) find(w, 'not-a-party');
  else if (actors(w).every((q) => !isIn(w, i.id, q) || hasAgreed(q))) end(w, i);
  else find(w, 'no-power');
}
export function suspendOrResume(w: World, what: 'suspend' | 'resume', i: Instrument, p: string, q: string | undefined): void {
  if (q === undefined) { if (isIn(w, i.id, p)) tell(w, what, { i: i.id, p }); } else { const [a, b] = pair(p, q); tell(w, what, { i: i.id, p: a, q: b }); }
}
export function reserve(w: World, p: string, provision: string): void {
  const clause = instrument(w, home(w, provision))?.clauses.reservations;
  if (!clause) return;
  const isNamed = clause.provisions.includes(provision);
  const isPermitted = clause.rule === 'unspecified' || (clause.rule === 'only' && isNamed) || (clause.rule === 'except' && !isNamed);
  if (isPermitted) tell(w, 'reserve', { i: provision, p }); else find(w, 'reservation-not-permitted');
}
/** What is done about a reservation that was not made. */
function aboutReservation(w: World, by: string, provision: string, then: () => void): void {
  if (home(w, provision) !== undefined && isReserved(w, provision, by)) then(); else find(w, 'nothing-to-revoke');
}
export function treatyAct(w: World, act: Deed, by: Power, effectiveOn?: PartialDate): void {
  const kind = w.model.acts.find((a) => a.id === act.pattern)?.treatyAct;
  const [p = '', second = '', third = ''] = act.args;
  switch (kind) {
    case 'reserve': reserve(w, p, second); return;
    case 'withdraw-reservation': aboutReservation(w, p, second, () => tell(w, 'unreserve', { i: second, p })); return;
    case 'object': aboutReservation(w, second, third, () => undefined); return;
    case 'oppose': aboutReservation(w, second, third, () => { const [a, b] = pair(p, second); tell(w, 'oppose', { i: home(w, third), p: a, q: b }); }); return;
    default: break;
  }
  const i = instrument(w, second);
  if (kind === undefined || i === undefined) return;
  switch (kind) {
    case 'sign': sign(w, i, p); break;
    case 'withdraw': withdraw(w, i, p, by, effectiveOn); break;
    case 'revoke': revoke(w, i, p); break;
    case 'terminate': terminate(w, i, p, by); break;
    case 'suspend':
      if (!by) find(w, 'no-power'); else if (!isIn(w, i.id, p)) find(w, 'not-a-party'); else suspendOrResume(w, 'suspend', i, p, act.args[2]);
      break;
    case 'resume': suspendOrResume(w, 'resume', i, p, act.args[2]); break;
    case 'apply-provisionally': applyProvisionally(w, i, p, true); break;
    case 'end-provisional': stopProvisionally(w, i, p); break;
    case 'accept-reservation': break;
    default: consentTo(w, i, p, kind);
  }
}
/** The parties extend the term: through a day, by a period after its expiry, or without limit. */
export function extend(w: World, h: Extract<Happening, { kind: 'extended' }>): void {
  const i = instrument(w, h.instrument);
  if (!i || i.kind === 'custom' || !isIn(w, i.id)) { find(w, 'nothing-to-extend'); return; }
  const term = last(w, ['term'], h.instrument)?.day;
  const next = h.through ? lastDay(h.through) + 1 : h.by && term !== undefined ? count(w, term, h.by, h.instrument) : undefined;
  const isUnlimited = h.through === undefined && h.by === undefined;
  if (!isUnlimited && (next ?? 0) <= w.day) { find(w, 'nothing-to-extend'); return; }
  if (next === undefined) tell(w, 'term', { i: i.id }); else expireOn(w, i, next);
}
/** An official date is compared with the computed one, and obeyed when it is the depositary's. */
export function official(w: World, h: Extract<Happening, { kind: 'official' }>): void {
  const i = instrument(w, h.instrument);
  if (!i || i.kind === 'custom') return;
  const p = h.party;
  const isEntry = h.status === 'enters-into-force';
  const occurred = isEntry ? (isIn(w, i.id, p) ? last(w, ['enters'], i.id, p)?.on : undefined) : p === undefined ? last(w, ['ended'], i.id)?.on : isIn(w, i.id, p) ? undefined : last(w, ['ceases'], i.id, p)?.on;
  const planned = isEntry ? (p === undefined ? last(w, ['met'], i.id)?.day : entryDay(w, i, p)) : p === undefined ? last(w, ['term'], i.id)?.day : noticeOf(w, i.id, p)?.day;
  const computed = occurred ?? planned;
  if (computed !== w.day) find(w, 'official-date-differs');
  if (h.isBinding !== true || computed === w.day || hasEnded(w, i.id) || (isEntry && isIn(w, i.id, p))) return;
  if (!isEntry) { if (p === undefined) end(w, i); else goOut(w, i, p); return; }
  if (p === undefined) tell(w, 'met', { i: i.id, day: w.day });
  else if (!isConsented(w, i.id, p)) tell(w, 'consent', { i: i.id, p });
  for (const q of p === undefined ? consenting(w, i.id) : [p]) tell(w, 'dated', { i: i.id, p: q, day: w.day });
  if (p === undefined) enterAsSuch(w, i); else { lookAtThreshold(w, i); enter(w, i, p); }
}
