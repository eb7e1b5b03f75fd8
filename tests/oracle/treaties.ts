/** The law of treaties in the oracle: final clauses, treaty acts, official dates (docs/semantics.md, §3). Read next: interpreter.ts. */
import type { PartialDate } from '@servanda/base';
import type { Instrument, PartySet, Threshold, TreatyAct } from '@servanda/model';
import { firstDay, lastDay, plus } from './calendar.ts';
import { type Deed, type Happening, type Power, type World, tell, last, isOn, find, put, instrument, home, named, pair, actors, isIn, isConsented, isSigned, isProvisional, hasEnded, isReserved, countingOf, range, holds, hasOccurred, dayOfExpr } from './world.ts';

// ---- Final clauses (page §3).

export function members(w: World, i: Instrument, set: PartySet): string[] {
  switch (set.kind) {
    case 'named': return named(w, set.ids);
    case 'group': return range(w, { kind: 'group', id: set.id }, {});
    case 'signatories': return actors(w).filter((p) => isSigned(w, i.id, p));
    case 'negotiating': return i.parties.length > 0 ? named(w, i.parties) : actors(w).filter((p) => isSigned(w, i.id, p));
  }
}
export function isMet(w: World, i: Instrument, t: Threshold): boolean {
  const consented = actors(w).filter((p) => isConsented(w, i.id, p));
  const parties = named(w, i.parties);
  const all = (ok: (p: string) => boolean): boolean => (parties.length > 0 ? parties.every(ok) : actors(w).filter(ok).length >= 2);
  switch (t.kind) {
    case 'count': { const among = t.among && members(w, i, t.among); return consented.filter((p) => (!among || among.includes(p)) && !named(w, t.except ?? []).includes(p)).length >= t.n; }
    case 'all': return members(w, i, t.among).every((p) => consented.includes(p));
    case 'weight': {
      const weight = w.model.weights.find((x) => x.id === t.weight);
      const share = (ps: string[]): number => ps.reduce((sum, p) => sum + (weight?.values[p] ?? 0), 0);
      const among = t.among && members(w, i, t.among);
      const percent = (share(among ? consented.filter((p) => among.includes(p)) : consented) * 100) / (among ? share(among) : weight?.total ?? 0);
      return t.isMoreThan === true ? percent > t.percent + 1e-9 : percent >= t.percent - 1e-9;
    }
    case 'and': return t.of.every((x) => isMet(w, i, x));
    case 'or': return t.of.some((x) => isMet(w, i, x));
    case 'exchange': return all((p) => isConsented(w, i.id, p) && last(w, ['consent'], i.id, p)?.by === 'exchange');
    case 'signature': return all((p) => isSigned(w, i.id, p));
    case 'consent-of-all': return all((p) => isConsented(w, i.id, p));
    case 'own-consent': return consented.length > 0;
    case 'own-signature': return actors(w).some((p) => isSigned(w, i.id, p));
    case 'date': return w.day >= firstDay(t.date);
    case 'event': return hasOccurred(w, t.event, {});
  }
}
export const entryClause = (i: Instrument, who: 'all' | 'later') => i.clauses.entry.find((e) => e.for === who);
export function hasKind(t: Threshold | undefined, kinds: readonly string[]): boolean {
  return t !== undefined && (kinds.includes(t.kind) || ((t.kind === 'and' || t.kind === 'or') && t.of.some((x) => hasKind(x, kinds))));
}
export function lookAtThreshold(w: World, i: Instrument): void {
  if (i.kind === 'custom' || last(w, ['met'], i.id)) return;
  const clause = entryClause(i, 'all');
  if (!isMet(w, i, clause?.threshold ?? { kind: 'consent-of-all' })) return;
  const day = clause ? dayOfExpr(w, clause.day, w.day, {}, countingOf(w, i.id)) ?? w.day : w.day;
  tell(w, 'met', { i: i.id, day: Math.max(day, w.day) });
  put(w, day, 2, 'entry', { i: i.id });
}
/** The day on which the instrument is to be in force for a party whose consent stands. */
export function entryDay(w: World, i: Instrument, p: string): number | undefined {
  const met = last(w, ['met'], i.id);
  const consent = last(w, ['consent'], i.id, p);
  if (!met || !consent) return undefined;
  return consent.on <= met.on ? met.day : Math.max(met.day ?? 0, consent.day ?? consent.on);
}
export function enter(w: World, i: Instrument, p: string): void {
  const isDue = isIn(w, i.id) && isConsented(w, i.id, p) && !isIn(w, i.id, p) && (entryDay(w, i, p) ?? Infinity) <= w.day;
  if (!isDue || (i.parent !== undefined && !isIn(w, i.parent, p))) return;
  tell(w, 'enters', { i: i.id, p });
  if (isProvisional(w, i.id, p)) tell(w, 'unprovisional', { i: i.id, p });
  for (const child of w.model.instruments) if (child.parent === i.id) enter(w, child, p);
}
export function enterAsSuch(w: World, i: Instrument): void {
  if (hasEnded(w, i.id) || isIn(w, i.id)) return;
  tell(w, 'enters', { i: i.id });
  const d = i.clauses.duration;
  const end = d?.until ? firstDay(d.until) : d?.term && count(w, w.day, d.term, i.id);
  if (end !== undefined) expireOn(w, i, end);
  for (const p of actors(w)) enter(w, i, p);
}
export function count(w: World, from: number, period: { n: number; unit: 'day' | 'week' | 'month' | 'year' }, i: string): number {
  return dayOfExpr(w, { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period }] }, from, {}, countingOf(w, i)) ?? from;
}
export function expireOn(w: World, i: Instrument, day: number): void {
  tell(w, 'term', { i: i.id, day });
  put(w, day, 1, 'expiry', { i: i.id });
}
export function expire(w: World, i: Instrument): void {
  const d = i.clauses.duration;
  if (!isIn(w, i.id) || last(w, ['term'], i.id)?.day !== w.day) return;
  if (d?.renewal === undefined) { end(w, i); return; }
  const notice = d.notice && plus(w.day, d.notice, countingOf(w, i.id).missingDay, -1);
  for (const p of actors(w)) {
    const given = last(w, ['against-renewal', 'revoked', 'enters'], i.id, p);
    if (isIn(w, i.id, p) && given?.what === 'against-renewal' && given.on <= (notice ?? w.day)) goOut(w, i, p);
  }
  if (d.renewal === 'indefinite') tell(w, 'term', { i: i.id });
  else if (isIn(w, i.id)) expireOn(w, i, count(w, w.day, d.renewal, i.id));
}
export function end(w: World, i: Instrument): void {
  if (hasEnded(w, i.id)) return;
  tell(w, 'ended', { i: i.id });
  if (isIn(w, i.id)) tell(w, 'ceases', { i: i.id });
  for (const p of actors(w)) {
    if (isIn(w, i.id, p)) goOut(w, i, p);
    if (isProvisional(w, i.id, p)) tell(w, 'unprovisional', { i: i.id, p });
  }
}
export function goOut(w: World, i: Instrument, p: string): void {
  tell(w, 'ceases', { i: i.id, p });
  tell(w, 'unconsent', { i: i.id, p });
  for (const child of w.model.instruments) if (child.parent === i.id && isIn(w, child.id, p)) goOut(w, child, p);
  const minimum = i.clauses.minimumParties;
  if (i.parties.length === 2 || (minimum && actors(w).filter((q) => isIn(w, i.id, q)).length < minimum.n)) end(w, i);
}

// ---- Treaty acts (page §3).

export function expresses(i: Instrument, act: TreatyAct): boolean {
  const c = i.clauses;
  if (c.consentBy.length > 0) return c.consentBy.includes(act) || act === 'succeed';
  if (act === 'sign') return !c.isSubjectToRatification && hasKind(entryClause(i, 'all')?.threshold, ['signature']);
  if (c.entry.some((e) => hasKind(e.threshold, ['exchange']))) return act === 'exchange' || act === 'succeed';
  return ['ratify', 'accept', 'approve', 'accede', 'exchange', 'succeed', 'notify-completion'].includes(act);
}
export function isEligible(w: World, i: Instrument, p: string, act: TreatyAct): boolean {
  if (named(w, i.parties).includes(p)) return true;
  const clauses = i.clauses.eligibility.filter((e) => e.act === act || e.act === 'any');
  const admits = clauses.filter(({ who, from, through }) => (!from || w.day >= firstDay(from)) && (!through || w.day <= lastDay(through)) && (
    who.kind === 'any' || (who.kind === 'parties-to' ? isIn(w, who.instrument, p) : who.kind === 'condition' ? holds(w, who.condition, { [who.variable]: p })
      : members(w, i, who).includes(p))));
  return clauses.length === 0 ? i.parties.length === 0 : admits.length > 0;
}
export function consentTo(w: World, i: Instrument, p: string, act: TreatyAct): void {
  if (act !== 'sign') {
    if (!expresses(i, act)) return;
    if (isConsented(w, i.id, p)) { find(w, 'repeated-act'); return; }
    if (!isEligible(w, i, p, act)) { find(w, 'not-eligible'); return; }
    if (i.parent !== undefined && !isIn(w, i.parent, p)) find(w, 'not-eligible');
  }
  const later = entryClause(i, 'later');
  const day = later && last(w, ['met'], i.id) ? dayOfExpr(w, later.day, w.day, {}, countingOf(w, i.id)) : undefined;
  const told = tell(w, 'consent', { i: i.id, p, by: act, ...(day !== undefined && { day }) });
  lookAtThreshold(w, i);
  const on = entryDay(w, i, p);
  if (on !== undefined && told.on > (last(w, ['met'], i.id)?.on ?? 0)) put(w, on, 2, 'entry-for', { i: i.id, p });
}
export function sign(w: World, i: Instrument, p: string): void {
  const { openForSignature: open } = i.clauses;
  if (isSigned(w, i.id, p)) { find(w, 'repeated-act'); return; }
  const isLate = open && ((open.from && w.day < firstDay(open.from)) || (open.through && w.day > lastDay(open.through)));
  if (isLate || !isEligible(w, i, p, 'sign') || isConsented(w, i.id, p)) find(w, 'not-eligible');
  tell(w, 'sign', { i: i.id, p });
  const { provisional } = i.clauses;
  if (provisional?.mode === 'signature') applyProvisionally(w, i, p);
  if (expresses(i, 'sign') && !isConsented(w, i.id, p)) consentTo(w, i, p, 'sign'); else lookAtThreshold(w, i);
}
export function applyProvisionally(w: World, i: Instrument, p: string): void {
  const clause = i.clauses.provisional;
  if (!clause || isIn(w, i.id, p) || (clause.by && !members(w, i, clause.by).includes(p))) return;
  put(w, clause.from ? dayOfExpr(w, clause.from, w.day, {}, countingOf(w, i.id)) ?? w.day : w.day, 2, 'provisional', { i: i.id, p });
}
export function withdraw(w: World, i: Instrument, p: string, by: Power, effectiveOn?: PartialDate): void {
  if (!isIn(w, i.id, p)) {
    if (!isSigned(w, i.id, p) && !isConsented(w, i.id, p)) { find(w, 'not-a-party'); return; }
    for (const what of ['unsign', 'unconsent', 'unprovisional']) tell(w, what, { i: i.id, p });
    return;
  }
  if (isOn(w, 'notice', 'revoked', i.id, p)) { find(w, 'repeated-act'); return; }
  if (by) {
    const day = by.norm.effectiveOn ? dayOfExpr(w, by.norm.effectiveOn, w.day, by.bind, countingOf(w, home(w, by.norm.provision))) ?? w.day : w.day;
    const on = effectiveOn ? firstDay(effectiveOn) : day;
    if (on !== day) find(w, 'official-date-differs');
    tell(w, 'notice', { i: i.id, p, day: on });
    put(w, on, 1, 'exit', { i: i.id, p });
  } else if (i.clauses.duration?.renewal !== undefined && last(w, ['term'], i.id)?.day !== undefined) tell(w, 'against-renewal', { i: i.id, p });
  else find(w, i.clauses.withdrawal.length > 0 ? 'no-power' : 'unregulated-exit');
}
export function revoke(w: World, i: Instrument, p: string): void {
  const given = last(w, ['notice', 'against-renewal', 'revoked', 'enters', 'ceases'], i.id, p)?.what;
  if (given === 'notice' || given === 'against-renewal') tell(w, 'revoked', { i: i.id, p }); else find(w, 'nothing-to-revoke');
}
export function terminate(w: World, i: Instrument, p: string, by: Power, effectiveOn?: PartialDate): void {
  if (!isIn(w, i.id, p)) { find(w, 'not-a-party'); return; }
  if (by) {
    const day = by.norm.effectiveOn && dayOfExpr(w, by.norm.effectiveOn, w.day, by.bind, countingOf(w, home(w, by.norm.provision)));
    put(w, effectiveOn ? firstDay(effectiveOn) : day ?? w.day, 1, 'end', { i: i.id });
    return;
  }
  tell(w, 'agrees-to-end', { i: i.id, p });
  if (actors(w).every((q) => !isIn(w, i.id, q) || isOn(w, 'agrees-to-end', 'enters', i.id, q))) end(w, i); else find(w, 'no-power');
}
export function suspendOrResume(w: World, what: 'suspend' | 'resume', i: Instrument, p: string, q: string | undefined): void {
  if (q === undefined) tell(w, what, { i: i.id, p });
  else { const [a, b] = pair(p, q); tell(w, what, { i: i.id, p: a, q: b }); }
}
export function reserve(w: World, p: string, provision: string): void {
  const rule = instrument(w, home(w, provision))?.clauses.reservations;
  const isNamed = rule?.provisions.includes(provision) === true || rule?.provisions.length === 0;
  if (rule && ((rule.rule === 'none' && isNamed) || (rule.rule === 'only' && !isNamed) || (rule.rule === 'except' && isNamed))) { find(w, 'reservation-not-permitted'); return; }
  tell(w, 'reserve', { i: provision, p });
}
export function treatyAct(w: World, act: Deed, by: Power, effectiveOn?: PartialDate): void {
  const kind = w.model.acts.find((a) => a.id === act.pattern)?.treatyAct;
  const [p = '', second = '', third] = act.args;
  const i = instrument(w, second);
  if (kind === 'reserve') reserve(w, p, second);
  else if (kind === 'withdraw-reservation') { if (isReserved(w, second, p)) tell(w, 'unreserve', { i: second, p }); }
  else if (kind === 'oppose') { const [a, b] = pair(p, second); tell(w, 'oppose', { i: home(w, third ?? ''), p: a, q: b }); }
  if (kind === undefined || i === undefined) return;
  switch (kind) {
    case 'sign': sign(w, i, p); break;
    case 'withdraw': withdraw(w, i, p, by, effectiveOn); break;
    case 'revoke': revoke(w, i, p); break;
    case 'terminate': terminate(w, i, p, by, effectiveOn); break;
    case 'suspend': if (by) suspendOrResume(w, 'suspend', i, p, third); else find(w, isIn(w, i.id, p) ? 'no-power' : 'not-a-party'); break;
    case 'resume': suspendOrResume(w, 'resume', i, p, third); break;
    case 'apply-provisionally': if (i.clauses.provisional?.mode === 'declaration') applyProvisionally(w, i, p); break;
    case 'end-provisional': if (isProvisional(w, i.id, p)) tell(w, 'unprovisional', { i: i.id, p }); break;
    case 'object': case 'accept-reservation': break;
    default: consentTo(w, i, p, kind);
  }
}
export function official(w: World, h: Extract<Happening, { kind: 'official' }>): void {
  const i = instrument(w, h.instrument);
  if (!i) return;
  const isEntry = h.status === 'enters-into-force';
  const planned = h.party === undefined ? (isEntry ? last(w, ['met'], i.id)?.day : last(w, ['term'], i.id)?.day) : isEntry ? entryDay(w, i, h.party) : last(w, ['notice'], i.id, h.party)?.day;
  const computed = last(w, [isEntry ? 'enters' : 'ceases'], i.id, h.party)?.on ?? planned;
  if (computed !== w.day) find(w, 'official-date-differs');
  if (h.isBinding !== true || computed === w.day) return;
  if (isEntry && h.party === undefined) enterAsSuch(w, i);
  else if (isEntry) tell(w, 'enters', { i: i.id, p: h.party });
  else if (h.party === undefined) end(w, i);
  else goOut(w, i, h.party);
}

