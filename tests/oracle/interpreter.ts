/**
 * docs/semantics.md once more, as naively as it can be said: a model and a log become a snapshot of every day. On every day
 * everything that could be due is looked at, and whatever is asked is worked out anew from the chronicle (world.ts). Read with the page.
 */
import type { Constitutive, LawRef, LegalEffect, Instrument, Model, Norm } from '@servanda/model';
import { firstDay, plus } from './calendar.ts';
import { hasKind, lookAtThreshold, enter, enterAsSuch, expire, end, goOut, suspendOrResume, treatyAct, official } from './treaties.ts';
import { type Deed, type Happening, type Logged, type Told, type Item, type Bind, type Duty, type Power, type World, tell, last, find, put, instrument, home, actors, isIn, isConsented, isSigned, isProvisional, hasEnded, status, isBound, isSurviving, isBetween, owedTo, countingOf, value, normal, ground, isSame, keyOf, ways, isTrue, holds, matches, hasOccurred, dayOfExpr } from './world.ts';

export type { Deed, Happening, Logged } from './world.ts';
// ---- Law (page §§4–5).

/** Bindings under which the norm speaks of this act. */
function waysTo(w: World, norm: Norm, deed: Deed): Bind[] {
  return ways(w, norm.vars, {}).filter((b) => norm.acts.some((a) => isSame(ground(w, a, b), deed)));
}
/** Whether the norm applies now: trigger and `after` have occurred, condition holds, within `from` and deadline. */
function isLive(w: World, norm: Norm, bind: Bind): boolean {
  const events = norm.trigger?.events;
  const begun = events && w.told.findLast((e) => events.some((x) => matches(w, x, e, bind)));
  if ((events && !begun) || (norm.after && !hasOccurred(w, norm.after, bind)) || !holds(w, norm.condition, bind)) return false;
  const counting = countingOf(w, home(w, norm.provision), true);
  const origin = begun?.on ?? last(w, ['enters'], home(w, norm.provision), value(w, norm.bearer, bind))?.on ?? w.day;
  if (norm.from && w.day < (dayOfExpr(w, norm.from, origin, bind, counting) ?? Infinity)) return false;
  if (norm.deadline?.kind === 'before-event') return !hasOccurred(w, norm.deadline.event, bind);
  const until = norm.deadline && dayOfExpr(w, norm.deadline.day, origin, bind, counting);
  return until === undefined || w.day <= until - (norm.deadline?.isExclusive === true ? 1 : 0);
}
function refersTo(w: World, ref: LawRef, provision: string): boolean {
  return ref.kind === 'any' || (ref.kind === 'provision' ? ref.id === provision : ref.id === home(w, provision));
}
function prevails(w: World, high: string, low: string, p: string, q: string): boolean {
  const rules = w.model.law.filter((l) => l.kind === 'priority');
  for (const basis of ['charter', 'clause'] as const) {
    for (const [a, b, answer] of [[high, low, true], [low, high, false]] as const) {
      const rule = rules.find((r) => r.basis === basis && refersTo(w, r.superior, a) && refersTo(w, r.inferior, b) && home(w, a) !== home(w, b) &&
        (home(w, r.provision) === undefined || (basis === 'charter' ? isBound(w, home(w, r.provision) ?? '', p) : isBetween(w, home(w, r.provision) ?? '', p, q))));
      if (rule) return answer;
    }
  }
  const [one, two] = [instrument(w, home(w, high)), instrument(w, home(w, low))];
  const age = (i: Instrument): number => (i.doneOn ? firstDay(i.doneOn) : w.told.find((e) => e.i === i.id && (e.what === 'sign' || e.what === 'consent'))?.on ?? Infinity);
  return one !== undefined && two !== undefined && isBetween(w, one.id, p, q) && isBetween(w, two.id, p, q) && age(one) > age(two);
}
/** Whether, toward q, the law that prevails lets (or makes) p do it. */
function isExcused(w: World, norm: Norm, deed: Deed, p: string, q: string): boolean {
  return w.model.law.some((l) => l.kind === 'permission' && prevails(w, l.provision, norm.provision, p, q) && permits(w, l, deed, p)) ||
    w.duties.some((d) => d.status === 'active' && d.bearer === p && isSame(d.deed, deed) && prevails(w, d.norm.provision, norm.provision, p, q));
}
function permits(w: World, norm: Norm, deed: Deed, p: string): boolean {
  return waysTo(w, norm, deed).some((b) => value(w, norm.bearer, b) === p && owedTo(w, norm.provision, p, undefined) !== undefined && isLive(w, norm, b));
}
/** To whom doing the act breaches the prohibition; undefined when it doesn't. `chain`: the act and what it was counted from. */
function breachOf(w: World, norm: Norm, deed: Deed, chain: readonly Deed[]): { p: string; toward: string[] } | undefined {
  const found = waysTo(w, norm, deed).filter((b) => isLive(w, norm, b) &&
    !norm.exceptions.some((e) => ways(w, e.vars, b).some((c) => chain.some((d) => isSame(ground(w, e.act, c), d)) && holds(w, e.condition, c))));
  const p = found[0] && value(w, norm.bearer, found[0]);
  if (p === undefined) return undefined;
  const isSameLaw = (l: Norm): boolean => home(w, l.provision) === home(w, norm.provision);
  if (w.model.law.some((l) => l.kind === 'permission' && isSameLaw(l) && permits(w, l, deed, p))) return undefined;
  const owed = found.flatMap((b) => { const o = owedTo(w, norm.provision, p, norm.toward && value(w, norm.toward, b)); return o ? [o] : []; });
  const toward = [...new Set(owed.flat())].filter((q) => !isExcused(w, norm, deed, p, q));
  return owed.length > 0 && (toward.length > 0 || owed.some((o) => o.length === 0)) ? { p, toward: toward.sort() } : undefined;
}
/** The act and all that it counts as, each with the chain it was reached by. */
function closure(w: World, deed: Deed): Deed[][] {
  const chains: Deed[][] = [[deed]];
  for (const chain of chains) {
    for (const law of w.model.law) {
      if (law.kind !== 'counts-as') continue;
      for (const b of ways(w, law.vars, {})) {
        const as = ground(w, law.as, b);
        if (isSame(ground(w, law.act, b), chain[0] ?? deed) && holds(w, law.condition, b) && !chains.some((c) => c[0] && isSame(c[0], as))) chains.push([as, ...chain]);
      }
    }
  }
  return chains;
}
function power(w: World, act: Deed, p: string): Power {
  for (const norm of w.model.law) {
    if (norm.kind !== 'power') continue;
    const bind = waysTo(w, norm, act).find((b) => value(w, norm.bearer, b) === p && owedTo(w, norm.provision, p, undefined) !== undefined);
    if (bind) return { norm, bind };
  }
  return undefined;
}
type Fired = { readonly law: Norm | Constitutive; readonly bind: Bind };
/** The law that the entries set off, once for each binding. */
function setOff(w: World, entries: readonly Told[]): Fired[] {
  const fired: Fired[] = [];
  for (const law of w.model.law) {
    if ((law.kind !== 'obligation' && law.kind !== 'constitutive') || !law.trigger) continue;
    const { events, condition } = law.trigger;
    if (law.kind === 'constitutive' && !isWorking(w, law.provision)) continue;
    for (const bind of ways(w, law.vars, {})) {
      if (entries.some((e) => events.some((x) => matches(w, x, e, bind))) && holds(w, condition, bind) && (law.kind !== 'obligation' || holds(w, law.condition, bind))) fired.push({ law, bind });
    }
  }
  return fired;
}
function isWorking(w: World, provision: string): boolean {
  const i = instrument(w, home(w, provision));
  return i === undefined || i.kind === 'custom' || isIn(w, i.id);
}
function fire(w: World, { law, bind }: Fired): void {
  const key = law.id + keyOf(bind);
  if (w.fired.has(key)) return;
  w.fired.add(key);
  if (law.kind === 'constitutive') for (const effect of law.effects) bringAbout(w, effect, bind);
  else oblige(w, law, bind);
}
function setFact(w: World, fact: Deed, isSo: boolean): void {
  const role = w.model.facts.find((f) => f.id === fact.pattern)?.functionalRole;
  const others = (d: Deed): string => d.args.filter((_, n) => n !== role).join();
  if (isSo && role !== undefined) {
    for (const { deed } of w.told.filter((e) => e.what === 'fact')) {
      if (deed?.pattern === fact.pattern && others(deed) === others(fact) && !isSame(deed, fact) && isTrue(w, deed)) tell(w, 'fact', { deed, value: false });
    }
  }
  tell(w, 'fact', { deed: fact, value: isSo });
}
function bringAbout(w: World, effect: LegalEffect, bind: Bind): void {
  if (effect.kind === 'fact') { setFact(w, ground(w, effect.fact, bind), effect.value); return; }
  const i = instrument(w, value(w, effect.instrument, bind));
  const p = effect.party && value(w, effect.party, bind);
  if (!i) return;
  if (effect.kind === 'terminate') { if (p === undefined) end(w, i); else if (isIn(w, i.id, p)) goOut(w, i, p); return; }
  for (const x of p === undefined ? actors(w).filter((q) => isIn(w, i.id, q)) : [p]) suspendOrResume(w, effect.kind, i, x, effect.toward && value(w, effect.toward, bind));
}

// ---- Duties (page §4).

function oblige(w: World, norm: Norm, bind: Bind): void {
  const bearer = value(w, norm.bearer, bind);
  const toward = norm.toward && value(w, norm.toward, bind);
  if (owedTo(w, norm.provision, bearer, toward) === undefined) return;
  for (const act of norm.acts) begin(w, { norm, bind, bearer, deed: ground(w, act, bind), status: 'pending', made: w.day, ...(toward !== undefined && { toward }) });
}
function begin(w: World, duty: Duty): void {
  w.duties.push(duty);
  const { norm, bind } = duty;
  const from = norm.from && dayOfExpr(w, norm.from, w.day, bind, countingOf(w, home(w, norm.provision), true));
  if (from !== undefined && from > w.day) put(w, from, 3, 'from', { n: w.duties.indexOf(duty) });
  activate(w, duty);
}
function activate(w: World, duty: Duty): void {
  const { norm, bind } = duty;
  const counting = countingOf(w, home(w, norm.provision), true);
  if (duty.status !== 'pending' || (norm.after && !hasOccurred(w, norm.after, bind))) return;
  if (norm.from && w.day < (dayOfExpr(w, norm.from, duty.made, bind, counting) ?? 0)) return;
  Object.assign(duty, { status: 'active', since: w.day });
  const n = w.duties.indexOf(duty);
  if (norm.deadline?.kind === 'day') duty.lastDay = dayOfExpr(w, norm.deadline.day, w.day, bind, counting);
  if (norm.deadline?.kind === 'day' && norm.deadline.isExclusive === true && duty.lastDay !== undefined) duty.lastDay -= 1;
  if (norm.every) {
    const next = plus(w.day, norm.every, counting.missingDay) ?? 0;
    if (norm.deadline === undefined) duty.lastDay = next - 1;
    put(w, next, 3, 'round', { n });
  }
  if (duty.lastDay !== undefined) put(w, duty.lastDay + 1, 0, 'deadline', { n });
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
  const isForbidden = (q: string): boolean => w.model.law.some((l) => l.kind === 'prohibition' && prevails(w, l.provision, provision, duty.bearer, q) && breachOf(w, l, duty.deed, [duty.deed]) !== undefined);
  if (owed.length > 0 && owed.every(isForbidden)) { duty.status = 'discharged'; return; }
  duty.status = 'breached';
  tell(w, 'deadline', { provision, i: home(w, provision) });
  tell(w, 'breach', { provision, i: home(w, provision), p: duty.bearer, norm: duty.norm.id, toward: [...owed].sort() });
}
/** Duties are reviewed: whether the provision still applies, whether new parties bring new ones. */
function review(w: World): void {
  for (const duty of w.duties) {
    const { provision } = duty.norm;
    if (!['pending', 'active', 'suspended'].includes(duty.status)) continue;
    const applies = owedTo(w, provision, duty.bearer, duty.toward) !== undefined;
    const i = home(w, provision) ?? '';
    const isGone = (p: string): boolean => !isIn(w, i, p) && !isProvisional(w, i, p) && !isSurviving(w, provision, p);
    if (applies && duty.status === 'suspended') {
      duty.status = 'active';
      if (duty.left !== undefined) { duty.lastDay = w.day + duty.left; put(w, duty.lastDay + 1, 0, 'deadline', { n: w.duties.indexOf(duty) }); }
    } else if (!applies && (isGone(duty.bearer) || (duty.toward !== undefined && isGone(duty.toward)) || owedTo(w, provision, duty.bearer, duty.toward, false))) duty.status = 'lapsed';
    else if (!applies && duty.status === 'active') Object.assign(duty, { status: 'suspended', left: duty.lastDay === undefined ? undefined : duty.lastDay - w.day });
  }
  for (const norm of w.model.law) {
    if (norm.kind !== 'obligation' || norm.trigger || norm.condition) continue;
    for (const bind of ways(w, norm.vars, {})) {
      const key = norm.id + keyOf(bind);
      if (w.created.includes(key) || owedTo(w, norm.provision, value(w, norm.bearer, bind), norm.toward && value(w, norm.toward, bind)) === undefined) continue;
      w.created.push(key);
      oblige(w, norm, bind);
    }
  }
}

// ---- The day (page §1), and what follows (page §5).

function take(w: World, item: Item): void {
  const i = instrument(w, item.i);
  const duty = w.duties[item.n ?? -1];
  switch (item.what) {
    case 'deadline': if (duty?.status === 'active' && duty.lastDay === item.on - 1) fail(w, duty); break;
    case 'continuity': succeed(w, item.n ?? 0); break;
    case 'exit': { const n = i && last(w, ['notice', 'revoked', 'enters', 'ceases'], i.id, item.p); if (i && n?.what === 'notice' && n.day === item.on) goOut(w, i, item.p ?? ''); break; }
    case 'expiry': if (i) expire(w, i); break;
    case 'end': if (i) end(w, i); break;
    case 'entry': if (i) enterAsSuch(w, i); break;
    case 'entry-for': if (i) enter(w, i, item.p ?? ''); break;
    case 'provisional': if (i && !isIn(w, i.id, item.p) && !hasEnded(w, i.id) && (isSigned(w, i.id, item.p ?? '') || isConsented(w, i.id, item.p ?? ''))) tell(w, 'provisional', { i: i.id, p: item.p }); break;
    case 'from': if (duty) activate(w, duty); break;
    case 'round': if (duty && duty.status !== 'lapsed') begin(w, { ...duty, status: 'pending', made: w.day }); break;
    case 'date': w.queue.push({ what: 'date', on: w.day, day: w.day }); for (const x of w.model.instruments) lookAtThreshold(w, x); break;
  }
}
/** From this day the successor has what the predecessor had. */
function succeed(w: World, n: number): void {
  const c = w.model.continuities[n];
  if (!c) return;
  const own = w.model.instruments.filter((i) => isConsented(w, i.id, c.successor)).map((i) => i.id);
  const swap = (x: string): string => (x === c.predecessor ? c.successor : x);
  for (const e of [...w.told]) {
    if (e.i === undefined || own.includes(home(w, e.i) ?? e.i) || (e.p !== c.predecessor && e.q !== c.predecessor) || e.what === 'breach' || e.what === 'fulfilment') continue;
    w.told.push({ ...e, p: e.p && swap(e.p), q: e.q && swap(e.q) });
  }
  tell(w, 'continued', { p: c.predecessor, q: c.successor });
  for (const d of w.duties) {
    if (!['pending', 'active', 'suspended'].includes(d.status)) continue;
    Object.assign(d, { bearer: swap(d.bearer), toward: d.toward && swap(d.toward), deed: { ...d.deed, args: d.deed.args.map(swap) } });
  }
}
function happen(w: World, h: Happening): void {
  w.fired.clear();
  if (h.kind === 'fact') { setFact(w, normal(w, h.fact), h.value); return; }
  if (h.kind === 'official') { official(w, h); return; }
  const act = normal(w, h.act);
  const pattern = w.model.acts.find((a) => a.id === act.pattern);
  const argsOf = (d: Deed): Bind => Object.fromEntries(d.args.map((a, n) => [`$${n}`, a]));
  if (!holds(w, pattern?.possible, argsOf(act))) { find(w, 'impossible-act'); return; }
  const chains = closure(w, act);
  const deeds = chains.flatMap((c) => c.slice(0, 1));
  const breaches = w.model.law.flatMap((l) => (l.kind !== 'prohibition' ? [] : chains.flatMap((c) => { const b = c[0] && breachOf(w, l, c[0], c); return b ? [{ ...b, norm: l }] : []; })));
  const powers = deeds.map((d) => power(w, d, d.args[0] ?? ''));
  const entries = deeds.map((deed): Told => ({ what: 'act', on: w.day, deed }));
  const fired = setOff(w, entries);
  w.told.push(...entries);
  for (const { norm, p, toward } of breaches) tell(w, 'breach', { provision: norm.provision, i: home(w, norm.provision), p, norm: norm.id, toward });
  for (const d of deeds) for (const e of w.model.acts.find((a) => a.id === d.pattern)?.effects ?? []) setFact(w, ground(w, e.fact, argsOf(d)), e.value);
  deeds.forEach((d, n) => treatyAct(w, d, powers[n], h.effectiveOn));
  perform(w, deeds);
  for (const f of fired) fire(w, f);
  entries.forEach((e) => waitFor(w, e));
}
/** Pending duties look whether this is their `after` event, duties due `before` it fail, thresholds wait for it. */
function waitFor(w: World, e: Told): void {
  for (const d of w.duties) if (d.norm.after && matches(w, d.norm.after, e, d.bind)) activate(w, d);
  for (const d of w.duties) if (d.status === 'active' && d.norm.deadline?.kind === 'before-event' && matches(w, d.norm.deadline.event, e, d.bind)) fail(w, d);
  for (const i of w.model.instruments) if (i.clauses.entry.some((x) => hasKind(x.threshold, ['event']))) lookAtThreshold(w, i);
}
/** Conditions that have become true since last looked at set off their law. */
function lookAtConditions(w: World): boolean {
  let isChanged = false;
  for (const law of w.model.law) {
    const condition = law.kind === 'obligation' && !law.trigger ? law.condition : undefined;
    const becoming = law.kind === 'obligation' || law.kind === 'constitutive' ? law.trigger?.events.flatMap((e) => (e.kind === 'becomes' ? [e.condition] : [])) ?? [] : [];
    const all = condition ? [condition] : becoming;
    if (all.length === 0 || (law.kind !== 'obligation' && law.kind !== 'constitutive')) continue;
    const now = !isWorking(w, law.provision) ? [] : ways(w, law.vars, {}).filter((b) => all.some((c) => holds(w, c, b)));
    const before = w.holding.get(law.id);
    w.holding.set(law.id, new Set(now.map(keyOf)));
    if (condition) for (const d of w.duties) if (d.norm === law && ['pending', 'active', 'suspended'].includes(d.status) && !now.some((b) => keyOf(b) === keyOf(d.bind))) d.status = 'lapsed';
    for (const bind of now) {
      if (before?.has(keyOf(bind)) === true || !holds(w, law.trigger?.condition, bind)) continue;
      fire(w, { law, bind });
      isChanged = true;
    }
  }
  return isChanged;
}
function follow(w: World): void {
  for (;;) {
    review(w);
    const e = w.queue.shift();
    if (e) { for (const f of setOff(w, [e])) fire(w, f); waitFor(w, e); } else if (!lookAtConditions(w)) return;
  }
}
function takeDue(w: World): void {
  for (;;) {
    const due = w.calendar.filter((x) => x.on <= w.day && x.isTaken !== true);
    const next = due.find((x) => due.every((y) => y.rank >= x.rank));
    if (!next) return;
    next.isTaken = true;
    w.fired.clear();
    take(w, next);
    follow(w);
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
/** What is so at the end of every day from the first to the last. Happenings come in order, none before `from`. */
export function oracleRun(model: Model, log: readonly Logged[], from: number, to: number): Snapshot[] {
  const w: World = { model, day: from, told: [], calendar: [], duties: [], queue: [], holding: new Map(), created: [], fired: new Set(), findings: [] };
  model.continuities.forEach((c, n) => put(w, firstDay(c.from), 1, 'continuity', { n }));
  const days: Snapshot[] = [];
  for (w.day = from; w.day <= to; w.day++) {
    put(w, w.day, 4, 'date');
    takeDue(w);
    for (const { happening } of log.filter((h) => h.day === w.day)) { happen(w, happening); follow(w); takeDue(w); }
    days.push(snapshot(w));
  }
  return days;
}
