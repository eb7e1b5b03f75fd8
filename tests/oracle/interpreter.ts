/**
 * docs/semantics.md once more, as naively as it can be said: a model and a log become a snapshot of every day. On every day
 * everything that could be due is looked at, and whatever is asked is worked out anew from the chronicle (world.ts). Read with the page.
 */
import type { PartialDate } from '@servanda/base';
import type { Constitutive, EventPattern, LawRef, LegalEffect, Model, Norm } from '@servanda/model';
import { firstDay, lastDay } from './calendar.ts';
import {
  beginProvisionally, end, enter, enterAsSuch, expire, extend, goOut, hasKind, lookAtThreshold, noticeOf, official, stopProvisionally,
  suspendOrResume, treatyAct,
} from './treaties.ts';
import {
  actors, ALWAYS, type Bind, countingOf, current, dayOfExpr, type Deed, type Duty, find, ground, type Happening, hasEnded, hasOccurred, holds, home,
  instrument, isBetween, isBound, isConsented, isIn, isOn, isProvisional, isSaid, isSame, isTrue, type Item, keyOf, last, lastTime,
  type Logged, matches, normal, owedTo, pair, type Power, put, status, tell, type Told, value, ways, type World,
} from './world.ts';

export type { Deed, Happening, Logged } from './world.ts';
// ---- Law (page §§4–5).

/** Bindings under which the norm speaks of this act. */
function waysTo(w: World, norm: Norm, deed: Deed): Bind[] {
  return ways(w, norm.vars, {}).filter((b) => norm.acts.some((a) => isSaid(w, deed, ground(w, a, b))));
}
/** Whether the norm applies now: trigger and `after` have occurred, condition holds, within `from` and deadline. */
function isLive(w: World, norm: Norm, bind: Bind): boolean {
  const events = norm.trigger?.events ?? [];
  if (norm.trigger && !(events.some((e) => hasOccurred(w, e, bind)) && holds(w, norm.trigger.condition, bind))) return false;
  if ((norm.after && !hasOccurred(w, norm.after, bind)) || !holds(w, norm.condition, bind)) return false;
  const i = home(w, norm.provision);
  const starts = [last(w, ['enters'], i, value(w, norm.bearer, bind))?.on, ...[...events, ...(norm.after ? [norm.after] : [])].map((e) => lastTime(w, e, bind))];
  const origin = Math.max(ALWAYS, ...starts.map((d) => d ?? ALWAYS));
  const counting = countingOf(w, i, true);
  if (norm.from && w.day < (dayOfExpr(w, norm.from, origin, bind, counting) ?? Infinity)) return false;
  if (norm.deadline?.kind === 'before-event') return !hasOccurred(w, norm.deadline.event, bind);
  const until = norm.deadline && dayOfExpr(w, norm.deadline.day, origin, bind, counting);
  return until === undefined || w.day <= until - (norm.deadline?.isExclusive === true ? 1 : 0);
}
function refersTo(w: World, ref: LawRef, provision: string): boolean {
  return ref.kind === 'any' || (ref.kind === 'provision' ? ref.id === provision : ref.id === home(w, provision));
}
/** Whether the provision `high` prevails over `low` for p toward q (toward nobody in particular when there is no q). */
function prevails(w: World, high: string, low: string, p: string, q: string | undefined, isDuty = true): boolean {
  const [one, two] = [home(w, high), home(w, low)];
  for (const basis of ['charter', 'clause'] as const) {
    for (const [a, b, answer] of [[high, low, true], [low, high, false]] as const) {
      for (const rule of w.model.law) {
        if (rule.kind !== 'priority' || rule.basis !== basis || !refersTo(w, rule.superior, a) || !refersTo(w, rule.inferior, b)) continue;
        if (one === two && (rule.superior.kind === 'any' || rule.inferior.kind === 'any')) continue;
        const by = home(w, rule.provision);
        if (by === undefined || (basis === 'charter' || q === undefined ? isBound(w, by, p) : isBetween(w, by, p, q))) return answer && (isDuty || basis !== 'charter');
      }
    }
  }
  const age = (id: string): number => {
    const i = instrument(w, id);
    return i?.doneOn ? firstDay(i.doneOn) : w.told.find((e) => e.i === id && (e.what === 'sign' || e.what === 'consent'))?.on ?? NaN;
  };
  const isTreaty = (id: string | undefined): id is string => id !== undefined && instrument(w, id)?.kind !== 'custom';
  return isTreaty(one) && isTreaty(two) && q !== undefined && isBetween(w, one, p, q) && isBetween(w, two, p, q) && age(one) > age(two);
}
/** Whether law that prevails toward q has p do one of the acts that the deed is. */
function isExcused(w: World, norm: Norm, deeds: readonly Deed[], p: string, q: string | undefined): boolean {
  const isOver = (l: Norm): boolean => prevails(w, l.provision, norm.provision, p, q, l.kind !== 'permission');
  return w.model.law.some((l) => l.kind === 'permission' && isOver(l) && permits(w, l, deeds, p)) ||
    w.duties.some((d) => d.status === 'active' && d.bearer === p && deeds.some((x) => isSame(d.deed, x)) && isOver(d.norm));
}
function permits(w: World, norm: Norm, deeds: readonly Deed[], p: string): boolean {
  return deeds.some((deed) => waysTo(w, norm, deed).some((b) => value(w, norm.bearer, b) === p && owes(w, norm, b) !== undefined && isLive(w, norm, b)));
}
function owes(w: World, norm: Norm, bind: Bind): string[] | undefined {
  return owedTo(w, norm.provision, value(w, norm.bearer, bind), norm.toward && value(w, norm.toward, bind));
}
interface Wrong { readonly norm: Norm; readonly p: string; readonly toward: readonly string[] }
/** The breaches of the norm by one of the acts that the deed is (`deeds`), one for each bearer. */
function breachesOf(w: World, norm: Norm, deed: Deed, deeds: readonly Deed[]): Wrong[] {
  const isExcepted = (b: Bind): boolean => norm.exceptions.some((e) => ways(w, e.vars, b).some((c) => deeds.some((d) => isSaid(w, d, ground(w, e.act, c))) && holds(w, e.condition, c)));
  const found = waysTo(w, norm, deed).filter((b) => isLive(w, norm, b) && owes(w, norm, b) !== undefined && !isExcepted(b));
  const actorsOf = (w.model.acts.find((a) => a.id === deed.pattern)?.actorRoles ?? []).map((r) => deed.args[r] ?? '');
  return [...new Set(found.map((b) => value(w, norm.bearer, b)))].filter((p) => actorsOf.includes(p)).flatMap((p) => {
    if (w.model.law.some((l) => l.kind === 'permission' && home(w, l.provision) === home(w, norm.provision) && permits(w, l, deeds, p))) return [];
    const owed = new Set(found.filter((b) => value(w, norm.bearer, b) === p).flatMap((b) => owes(w, norm, b) ?? []));
    if (owed.size === 0) return isExcused(w, norm, deeds, p, undefined) ? [] : [{ norm, p, toward: [] }];
    const toward = [...owed].filter((q) => !isExcused(w, norm, deeds, p, q));
    return toward.length > 0 ? [{ norm, p, toward: toward.sort() }] : [];
  });
}
function wrongsIn(w: World, deeds: readonly Deed[]): Wrong[] {
  return deeds.flatMap((d) => w.model.law.flatMap((l) => (l.kind === 'prohibition' ? breachesOf(w, l, d, deeds) : [])));
}
/** The act and all that it counts as. */
function closure(w: World, deed: Deed): Deed[] {
  const deeds = [deed];
  for (const done of deeds) {
    for (const law of w.model.law) {
      if (law.kind !== 'counts-as') continue;
      for (const b of ways(w, law.vars, {})) {
        const as = ground(w, law.as, b);
        if (isSaid(w, done, ground(w, law.act, b)) && holds(w, law.condition, b) && !deeds.some((d) => isSame(d, as))) deeds.push(as);
      }
    }
  }
  return deeds;
}
function power(w: World, act: Deed): Power {
  const [p = ''] = act.args;
  const found: NonNullable<Power>[] = [];
  for (const norm of w.model.law) {
    if (norm.kind !== 'power') continue;
    // One that is suspended may still leave.
    const isMember = isIn(w, home(w, norm.provision) ?? '', p) && current(w, p) === p;
    const bind = waysTo(w, norm, act).find((b) => value(w, norm.bearer, b) === p && (isMember || owes(w, norm, b) !== undefined) && isLive(w, norm, b));
    if (bind) found.push({ norm, bind });
  }
  return found.find(({ norm }) => norm.effectiveOn) ?? found[0];
}
type Fired = { readonly law: Norm | Constitutive; readonly bind: Bind };
type Waiting = Norm | Constitutive;
const isWaiting = (l: Model['law'][number]): l is Waiting => l.kind === 'obligation' || l.kind === 'constitutive';
/** What must hold besides the event. */
function isAllowed(w: World, law: Waiting, b: Bind): boolean {
  return holds(w, law.trigger?.condition, b) && (law.kind === 'constitutive' || holds(w, law.condition, b));
}
/** Cases that come up together are taken in the order in which what they bind is declared, variable by variable. */
function inDeclaredOrder(w: World, law: Waiting, binds: readonly Bind[]): Bind[] {
  const all = [...w.model.things, ...w.model.instruments, ...w.model.provisions].map((x) => x.id);
  const places = (b: Bind): number[] => law.vars.map((v) => all.indexOf(b[v.name] ?? ''));
  const compare = (a: number[], b: number[]): number => a.map((x, n) => x - (b[n] ?? 0)).find((x) => x !== 0) ?? 0;
  return binds.slice().sort((a, b) => compare(places(a), places(b)));
}
/** The bindings under which the entry sets off the law. */
function setOff(w: World, law: Waiting, e: Told): Fired[] {
  if (!law.trigger) return [];
  const { events } = law.trigger;
  const found = ways(w, law.vars, {}).filter((b) => events.some((x) => matches(w, x, e, b)) && isAllowed(w, law, b));
  return inDeclaredOrder(w, law, found).map((bind) => ({ law, bind }));
}
function isWorking(w: World, provision: string): boolean {
  const i = instrument(w, home(w, provision));
  return i === undefined || i.kind === 'custom' || isIn(w, i.id);
}
function fire(w: World, { law, bind }: Fired): void {
  const key = law.id + keyOf(bind);
  if (w.fired.has(key)) return;
  w.fired.add(key);
  if (law.kind !== 'constitutive') oblige(w, law, bind);
  else if (isWorking(w, law.provision)) for (const effect of law.effects) bringAbout(w, effect, bind);
}
function setFact(w: World, fact: Deed, isSo: boolean): void {
  const role = w.model.facts.find((f) => f.id === fact.pattern)?.functionalRole;
  const isOther = (d: Deed): boolean => role !== undefined && d.args.every((a, n) => n === role || a === fact.args[n] || current(w, a) === fact.args[n]);
  for (const { deed } of w.told.filter((e) => e.what === 'fact')) {
    if (deed?.pattern !== fact.pattern || isSame(deed, fact) || !isTrue(w, deed)) continue;
    // What ends for a State ends under the names of those it continues, too.
    if (isSo ? isOther(deed) : isSaid(w, deed, fact)) tell(w, 'fact', { deed, value: false });
  }
  tell(w, 'fact', { deed: fact, value: isSo });
}
function bringAbout(w: World, effect: LegalEffect, bind: Bind): void {
  if (effect.kind === 'fact') { setFact(w, ground(w, effect.fact, bind), effect.value); return; }
  const i = instrument(w, value(w, effect.instrument, bind));
  const p = effect.party && value(w, effect.party, bind);
  if (!i) return;
  if (effect.kind === 'terminate') { if (p === undefined) end(w, i); else goOut(w, i, p); return; }
  for (const x of p === undefined ? actors(w).filter((q) => isIn(w, i.id, q)) : [p]) suspendOrResume(w, effect.kind, i, x, effect.toward && value(w, effect.toward, bind));
}

// ---- Duties (page §4).

const OPEN = ['pending', 'active', 'suspended'];

function oblige(w: World, norm: Norm, bind: Bind): void {
  const bearer = value(w, norm.bearer, bind);
  const toward = norm.toward && value(w, norm.toward, bind);
  if (owes(w, norm, bind) === undefined) return;
  for (const act of norm.acts) {
    const deed = ground(w, act, bind);
    const isSo = (d: Duty): boolean => d.norm === norm && keyOf(d.bind) === keyOf(bind) && isSame(d.deed, deed);
    if (!norm.trigger && !norm.condition) { if (w.created.includes(caseOf(norm, bind, deed))) continue; w.created.push(caseOf(norm, bind, deed)); }
    if (!norm.trigger && w.duties.some((d) => OPEN.includes(d.status) && isSo(d))) continue;
    begin(w, { norm, bind, bearer, deed, status: 'pending', made: w.day, ...(toward !== undefined && { toward }) });
  }
}
/** A duty that always stands is made once in each case. */
const caseOf = (norm: Norm, bind: Bind, deed: Deed): string => norm.id + keyOf(bind) + JSON.stringify(deed);
function begin(w: World, duty: Duty): void {
  w.duties.push(duty);
  activate(w, duty);
}
function activate(w: World, duty: Duty): void {
  const { norm, bind } = duty;
  const n = w.duties.indexOf(duty);
  const counting = countingOf(w, home(w, norm.provision), true);
  if (duty.status !== 'pending') return;
  if (norm.after && !hasOccurred(w, norm.after, bind)) {
    if (norm.after.kind === 'date') put(w, firstDay(norm.after.date), 3, 'from', { n });
    return;
  }
  const from = norm.from ? dayOfExpr(w, norm.from, w.day, bind, counting) ?? Infinity : w.day;
  if (from > w.day) { put(w, from, 3, 'from', { n }); return; }
  Object.assign(duty, { status: 'active', since: w.day });
  const first = duty.first ?? w.day;
  const due = norm.deadline?.kind === 'day' ? dayOfExpr(w, norm.deadline.day, w.day, bind, counting) : norm.deadline ? undefined : roundStart(w, norm, first, (duty.round ?? 0) + 1);
  const final = due !== undefined && (norm.deadline?.kind !== 'day' || norm.deadline.isExclusive === true) ? due - 1 : due;
  // A day that had gone by before the duty was there is no day to be late for.
  if (final !== undefined && final >= w.day) { duty.lastDay = final; put(w, final + 1, 0, 'deadline', { n }); }
  const start = duty.round === undefined ? roundStart(w, norm, first, 1) : undefined;
  if (start !== undefined) put(w, start, 3, 'round', { n, round: 1 });
}
function roundStart(w: World, norm: Norm, first: number, k: number): number | undefined {
  if (!norm.every) return undefined;
  const period = { n: norm.every.n * k, unit: norm.every.unit };
  return dayOfExpr(w, { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period }] }, first, {}, countingOf(w, home(w, norm.provision), true));
}
/** The next round of a recurring duty, where the provision applies; a condition that has gone has ended the rounds. */
function round(w: World, item: Item): void {
  const first = w.duties[item.n ?? -1];
  if (!first?.norm.every || first.isOver === true) return;
  const { norm, since = 0 } = first;
  const k = (item.round ?? 1) + 1;
  const bearer = current(w, first.bearer);
  const toward = first.toward === undefined ? undefined : current(w, first.toward);
  if (owedTo(w, norm.provision, bearer, toward) !== undefined) {
    const deed = normal(w, { ...first.deed, args: first.deed.args.map((a) => current(w, a)) });
    begin(w, { norm, bind: first.bind, bearer, deed, status: 'pending', made: w.day, first: since, round: item.round, ...(toward !== undefined && { toward }) });
  }
  const i = home(w, norm.provision);
  if (i !== undefined && hasEnded(w, i) && !w.model.law.some((l) => 'survives' in l && l.survives && l.provision === norm.provision)) return;
  const on = roundStart(w, norm, since, k);
  if (on !== undefined) put(w, on, 3, 'round', { n: item.n, round: k });
}
function perform(w: World, deeds: readonly Deed[]): void {
  for (const duty of w.duties) {
    if (!deeds.some((d) => isSame(d, duty.deed))) continue;
    if (duty.status === 'pending') duty.status = 'discharged';
    else if (duty.status === 'active' || duty.status === 'suspended') {
      duty.status = 'fulfilled';
      tell(w, 'fulfilment', { provision: duty.norm.provision, i: home(w, duty.norm.provision), p: duty.bearer });
    }
  }
}
function fail(w: World, duty: Duty): void {
  const { provision } = duty.norm;
  const owed = owedTo(w, provision, duty.bearer, duty.toward) ?? [];
  const toward = owed.length > 0 ? owed : [undefined];
  const bars = (b: Wrong): boolean => b.p === duty.bearer && toward.every((q) => prevails(w, b.norm.provision, provision, duty.bearer, q));
  if (wrongsIn(w, closure(w, duty.deed)).some(bars)) { duty.status = 'discharged'; return; }
  duty.status = 'breached';
  tell(w, 'deadline', { provision, i: home(w, provision) });
  tell(w, 'breach', { provision, i: home(w, provision), p: duty.bearer, norm: duty.norm.id, toward: [...owed].sort() });
}
/** Duties are reviewed: whether the provision still applies, whether new parties bring new ones. */
function review(w: World): void {
  for (const duty of w.duties) {
    const { provision } = duty.norm;
    if (home(w, provision) === undefined) continue;
    if (!OPEN.includes(duty.status)) continue;
    const applies = owedTo(w, provision, duty.bearer, duty.toward) !== undefined;
    const i = home(w, provision) ?? '';
    const isGone = (p: string): boolean => !isIn(w, i, p) && !isProvisional(w, i, p);
    if (applies && duty.status === 'suspended') {
      duty.status = 'active';
      if (duty.left !== undefined) { duty.lastDay = w.day + duty.left; put(w, duty.lastDay + 1, 0, 'deadline', { n: w.duties.indexOf(duty) }); }
    } else if (!applies && (isGone(duty.bearer) || (duty.toward !== undefined && isGone(duty.toward)) || owedTo(w, provision, duty.bearer, duty.toward, false))) duty.status = 'lapsed';
    else if (!applies && duty.status === 'active') Object.assign(duty, { status: 'suspended', left: duty.lastDay === undefined ? undefined : duty.lastDay - w.day });
  }
  for (const norm of w.model.law) {
    if (norm.kind !== 'obligation' || norm.trigger || norm.condition) continue;
    for (const bind of ways(w, norm.vars, {})) oblige(w, norm, bind);
  }
}

// ---- The day (page §1), and what follows (page §5).

function take(w: World, item: Item): void {
  const i = instrument(w, item.i);
  const duty = w.duties[item.n ?? -1];
  switch (item.what) {
    case 'deadline': if (duty?.status === 'active' && duty.lastDay === item.on - 1) fail(w, duty); break;
    case 'continuity': succeed(w, item.n ?? 0); break;
    case 'exit': { const p = current(w, item.p ?? ''); if (i && noticeOf(w, i.id, p)?.day === item.on) goOut(w, i, p); break; }
    case 'expiry': if (i) expire(w, i); break;
    case 'end': if (i) end(w, i); break;
    case 'entry': if (i) enterAsSuch(w, i); break;
    case 'entry-for': if (i) enter(w, i, current(w, item.p ?? '')); break;
    case 'provisional': if (i) beginProvisionally(w, i, current(w, item.p ?? '')); break;
    case 'from': if (duty) activate(w, duty); break;
    case 'round': round(w, item); break;
    case 'date': lookAtThresholds(w); w.queue.push({ what: 'date', on: w.day, day: w.day }); break;
  }
}
/** From this day the successor has what the predecessor had, in every instrument to which it had not consented itself. */
function succeed(w: World, n: number): void {
  const c = w.model.continuities[n];
  if (!c) return;
  const own = w.model.instruments.filter((i) => isConsented(w, i.id, c.successor)).map((i) => i.id);
  const swap = (x: string): string => (x === c.predecessor ? c.successor : x);
  const undoing: Record<string, string> = { sign: 'unsign', consent: 'unconsent', provisional: 'unprovisional', 'to-apply': 'unprovisional', notice: 'revoked', suspend: 'resume', reserve: 'unreserve', oppose: 'unoppose' };
  for (const e of [...w.told]) {
    if (e.i === undefined || own.includes(home(w, e.i) ?? e.i) || (e.p !== c.predecessor && e.q !== c.predecessor)) continue;
    const stands = e.what in undoing ? isOn(w, e.what, undoing[e.what] ?? '', e.i, e.p, e.q) : ['enters', 'ceases', 'dated'].includes(e.what);
    const [p, q] = e.q === undefined ? [swap(e.p ?? '')] : pair(swap(e.p ?? ''), swap(e.q));
    if (stands) w.told.push({ ...e, p, q });
  }
  tell(w, 'continued', { p: c.predecessor, q: c.successor });
  for (const i of w.model.instruments) if (isIn(w, i.id, c.successor)) stopProvisionally(w, i, c.successor);
  for (const d of w.duties) {
    if (!(OPEN.includes(d.status) || d.status === 'breached') || (own.includes(home(w, d.norm.provision) ?? '') && [d.bearer, d.toward].includes(c.predecessor))) continue;
    Object.assign(d, { bearer: swap(d.bearer), toward: d.toward && swap(d.toward), deed: normal(w, { ...d.deed, args: d.deed.args.map(swap) }), bind: Object.fromEntries(Object.entries(d.bind).map(([k, v]) => [k, swap(v)])) });
    if (!d.norm.trigger && !d.norm.condition) w.created.push(caseOf(d.norm, d.bind, d.deed));
  }
  for (const d of w.duties) if (d.norm.after) activate(w, d);
  for (const i of w.model.instruments) lookAtThreshold(w, i);
}
function happen(w: World, h: Happening): void {
  w.fired.clear();
  if (h.kind === 'fact') { setFact(w, normal(w, h.fact), h.value); return; }
  if (h.kind === 'official') { official(w, h); return; }
  if (h.kind === 'extended') { extend(w, h); return; }
  const act = normal(w, h.act);
  const argsOf = (d: Deed): Bind => Object.fromEntries(d.args.map((a, n) => [`$${n}`, a]));
  const patternOf = (d: Deed) => w.model.acts.find((a) => a.id === d.pattern);
  if (!holds(w, patternOf(act)?.possible, argsOf(act))) { find(w, 'impossible-act'); return; }
  const deeds = closure(w, act);
  const wrongs = wrongsIn(w, deeds);
  const powers = deeds.map((d) => power(w, d));
  const entries = deeds.map((deed): Told => ({ what: 'act', on: w.day, deed }));
  const fired = entries.flatMap((e) => w.model.law.flatMap((l) => (isWaiting(l) ? setOff(w, l, e) : [])));
  w.told.push(...entries);
  for (const { norm, p, toward } of wrongs) tell(w, 'breach', { provision: norm.provision, i: home(w, norm.provision), p, norm: norm.id, toward });
  for (const d of deeds) for (const e of patternOf(d)?.effects ?? []) setFact(w, ground(w, e.fact, argsOf(d)), e.value);
  deeds.forEach((d, n) => treatyAct(w, d, powers[n], h.effectiveOn));
  review(w);
  perform(w, deeds);
  for (const f of fired) fire(w, f);
  review(w);
  waitFor(w, entries);
}
/** Pending duties look whether this is their `after` event, duties due `before` it fail, thresholds wait for it. */
function waitFor(w: World, entries: readonly Told[]): void {
  const is = (pattern: EventPattern | undefined, bind: Bind): boolean => pattern !== undefined && entries.some((e) => matches(w, pattern, e, bind));
  for (const d of w.duties) if (is(d.norm.after, d.bind)) activate(w, d);
  for (const d of w.duties) if (d.status === 'active' && d.norm.deadline?.kind === 'before-event' && is(d.norm.deadline.event, d.bind)) fail(w, d);
  lookAtThresholds(w);
}
function lookAtThresholds(w: World): void {
  for (const i of w.model.instruments) if (i.clauses.entry.some((x) => hasKind(x.threshold, ['event', 'date']))) lookAtThreshold(w, i);
}
/** Conditions that have become true since last looked at set off their law; a duty lapses with its condition. */
function lookAtConditions(w: World): boolean {
  let isChanged = false;
  for (const law of w.model.law) {
    if (!isWaiting(law)) continue;
    const own = law.kind === 'constitutive' || law.trigger ? undefined : law.condition;
    const conditions = own ? [own] : law.trigger?.events.flatMap((e) => (e.kind === 'becomes' ? [e.condition] : [])) ?? [];
    if (conditions.length === 0 || !(isWorking(w, law.provision) || actors(w).some((p) => isBound(w, home(w, law.provision) ?? '', p)))) continue;
    const said = own ? law.vars : law.vars.filter((v) => JSON.stringify(conditions).includes(`"var","name":"${v.name}"`));
    const now = ways(w, said, {}).filter((b) => conditions.some((c) => holds(w, c, b)));
    const before = w.holding.get(law.id);
    w.holding.set(law.id, new Set(now.map(keyOf)));
    if (own) {
      for (const d of w.duties) if (d.norm === law && !holds(w, own, d.bind)) { d.isOver = true; if (OPEN.includes(d.status)) d.status = 'lapsed'; }
    }
    const fresh = now.filter((x) => before?.has(keyOf(x)) !== true);
    isChanged ||= fresh.length > 0;
    const cases = fresh.flatMap((b) => ways(w, law.vars, b)).filter((b) => isAllowed(w, law, b));
    for (const bind of inDeclaredOrder(w, law, cases)) fire(w, { law, bind });
  }
  return isChanged;
}
function follow(w: World): void {
  for (;;) {
    review(w);
    const e = w.queue.shift();
    if (!e) { if (lookAtConditions(w)) continue; return; }
    for (const law of w.model.law) if (isWaiting(law)) for (const f of setOff(w, law, e)) fire(w, f);
    review(w);
    waitFor(w, [e]);
  }
}
function takeDue(w: World): void {
  for (;;) {
    const due = w.calendar.filter((x) => x.on <= w.day && x.isTaken !== true);
    const next = due.find((x) => due.every((y) => y.rank >= x.rank));
    if (!next) return;
    next.isTaken = true;
    w.fired.clear();
    w.isDawn = next.rank === 0;
    // What survived until today has ended by now.
    if (!w.isDawn) review(w);
    take(w, next);
    follow(w);
    w.isDawn = false;
  }
}

export interface Snapshot {
  readonly day: number;
  /** `instrument party status`, with `provisional` after it where so. */
  readonly stands: readonly string[];
  readonly facts: readonly string[];
  readonly duties: readonly string[];
  readonly breaches: readonly string[];
  /** Codes of what was found on this day. */
  readonly findings: readonly string[];
}
function snapshot(w: World): Snapshot {
  const { model, day } = w;
  return {
    day,
    stands: model.instruments.flatMap((i) => actors(w).map((p) => `${i.id} ${p} ${status(w, i, p)}${isProvisional(w, i.id, p) ? ' provisional' : ''}`)),
    facts: [...new Set(w.told.flatMap((e) => (e.deed && e.what === 'fact' && isTrue(w, e.deed) ? [`${e.deed.pattern}|${e.deed.args.join('|')}`] : [])))].sort(),
    duties: w.duties.map((d) => `${d.norm.id} ${d.bearer}: ${d.deed.pattern}|${d.deed.args.join('|')} ${d.status} ${d.lastDay ?? '-'}`).sort(),
    breaches: w.told.flatMap((e) => (e.what === 'breach' ? [`${e.norm} ${e.p}>${e.toward?.join()} ${e.on}`] : [])).sort(),
    findings: [...new Set(w.findings.filter((f) => f.on === day).map((f) => f.code))].sort(),
  };
}
/** Duties that breed duties when they are breached double without end: the run is cut short there. */
const TOO_MANY = 200;

/** The days that the model names, and those after them: conditions may change on them though nothing happens. */
function daysNamed(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'year' in value ? [firstDay(value as PartialDate), firstDay(value as PartialDate) + 1, lastDay(value as PartialDate) + 1] : [];
  return [...own, ...Object.values(value).flatMap(daysNamed)];
}
/**
 * What is so at the end of every day from the first to the last. Happenings come in order, none before `from` but those on `ALWAYS`.
 * `isThorough`: conditions are looked at on every single day; otherwise on those on which anything is due, happens or is named.
 */
export function oracleRun(model: Model, log: readonly Logged[], from: number, to: number, isThorough: boolean): Snapshot[] {
  const w: World = { model, day: ALWAYS, isDawn: false, told: [], calendar: [], duties: [], queue: [], holding: new Map(), created: [], memory: { size: 0, answers: new Map() }, fired: new Set(), findings: [] };
  model.continuities.forEach((c, n) => put(w, firstDay(c.from), 1, 'continuity', { n }));
  follow(w);
  for (const { happening } of log.filter((h) => h.day === ALWAYS)) { happen(w, happening); follow(w); }
  const named = new Set(daysNamed(model));
  const isSurvivalPending = (): boolean => model.law.some((l) => 'survives' in l && l.survives?.period !== undefined) && w.told.some((e) => e.what === 'ceases');
  const days: Snapshot[] = [];
  for (w.day = from; w.day <= to && w.duties.length < TOO_MANY; w.day++) {
    const today = log.filter((h) => h.day === w.day);
    const isQuiet = !isThorough && !isSurvivalPending() && w.day > from && today.length === 0 && !named.has(w.day) && !w.calendar.some((x) => x.on <= w.day && x.isTaken !== true);
    if (!isQuiet) put(w, w.day, 4, 'date');
    takeDue(w);
    for (const { happening } of today) { happen(w, happening); follow(w); takeDue(w); }
    const before = days.at(-1);
    days.push(isQuiet && before ? { ...before, day: w.day, findings: [] } : snapshot(w));
  }
  return days;
}
