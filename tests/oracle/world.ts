/**
 * The world of the oracle is a chronicle: the plain list of what has occurred. Who is party, what is true, what a name stands for
 * and whether a condition holds is answered by reading that list again. The oracle is the second implementation of
 * docs/semantics.md, and shares no code with the first, packages/semantics. Read next: treaties.ts, interpreter.ts.
 */
import type { Counting, PartialDate, Period } from '@servanda/base';
import type { Application, DateExpr, EventPattern, Formula, Instrument, Model, Norm, Quantified, Term, TreatyAct } from '@servanda/model';
import { dayOf, firstDay, lastDay, plus, steps } from './calendar.ts';

export interface Deed { readonly pattern: string; readonly args: readonly string[] }
export type Happening =
  | { readonly kind: 'act'; readonly act: Deed; readonly effectiveOn?: PartialDate }
  | { readonly kind: 'fact'; readonly fact: Deed; readonly value: boolean }
  | { readonly kind: 'official'; readonly status: 'enters-into-force' | 'ceases'; readonly instrument: string; readonly party?: string; readonly isBinding?: boolean }
  | { readonly kind: 'extended'; readonly instrument: string; readonly through?: PartialDate; readonly by?: Period };
export interface Logged { readonly day: number; readonly happening: Happening }

/** An entry of the chronicle. */
export interface Told {
  readonly what: string; readonly on: number; readonly i?: string; readonly p?: string; readonly q?: string; readonly by?: TreatyAct;
  readonly deed?: Deed; readonly value?: boolean; readonly provision?: string; readonly norm?: string; readonly toward?: readonly string[]; readonly day?: number;
}
export interface Item { readonly on: number; readonly rank: number; readonly what: string; readonly i?: string; readonly p?: string; readonly n?: number; readonly round?: number; isTaken?: boolean }
export type Bind = Readonly<Record<string, string>>;
export interface Duty {
  readonly norm: Norm; bind: Bind; bearer: string; toward?: string; deed: Deed; status: string; since?: number; lastDay?: number; left?: number; readonly made: number;
  /** Of a recurring duty: the day from which rounds are counted, and which round this is. */
  first?: number; round?: number; isOver?: boolean;
}
export type Power = { readonly norm: Norm; readonly bind: Bind } | undefined;
/** What was so before the first dated happening: it has no day 0, and nothing is counted from it. */
export const ALWAYS = dayOf(1000, 1, 1);

export interface World {
  readonly model: Model; day: number;
  /** Deadlines of the day before are being looked at: what ends today has not ended yet. */
  isDawn: boolean; readonly told: Told[]; readonly calendar: Item[]; readonly duties: Duty[]; readonly queue: Told[];
  readonly holding: Map<string, ReadonlySet<string>>; readonly created: string[];
  readonly memory: { size: number; answers: Map<string, Told | undefined> };
  /** Law and bindings that this happening has set off. */
  readonly fired: Set<string>; readonly findings: { on: number; code: string }[];
}

// ---- The chronicle, and what it says.

export function tell(w: World, what: string, rest: Omit<Told, 'what' | 'on'> = {}): Told {
  const entry = { what, on: w.day, ...rest };
  w.told.push(entry);
  if (['enters', 'ceases', 'breach', 'fulfilment', 'deadline'].includes(what)) w.queue.push(entry);
  return entry;
}
export function last(w: World, whats: readonly string[], i?: string, p?: string, q?: string): Told | undefined {
  // The same question about the same chronicle is answered from memory.
  if (w.memory.size !== w.told.length) Object.assign(w.memory, { size: w.told.length, answers: new Map() });
  const key = `${whats.join()} ${i} ${p} ${q}`;
  if (!w.memory.answers.has(key)) w.memory.answers.set(key, w.told.findLast((e) => whats.includes(e.what) && e.i === i && e.p === p && e.q === q));
  return w.memory.answers.get(key);
}
export function isOn(w: World, on: string, off: string, i?: string, p?: string, q?: string): boolean {
  return last(w, [on, off], i, p, q)?.what === on;
}
export function find(w: World, code: string): void { w.findings.push({ on: w.day, code }); }
export function put(w: World, on: number, rank: number, what: string, rest: Partial<Item> = {}): void { w.calendar.push({ on: Math.max(on, w.day), rank, what, ...rest }); }

export function instrument(w: World, id: string | undefined): Instrument | undefined { return w.model.instruments.find((i) => i.id === id); }
export function home(w: World, provision: string): string | undefined { return w.model.provisions.find((p) => p.id === provision)?.instrument; }
export function isKind(w: World, id: string, kind: string): boolean {
  let now: string | undefined = w.model.things.find((t) => t.id === id)?.kind ?? (instrument(w, id) ? 'Instrument' : 'Provision');
  while (now !== undefined && now !== kind) now = w.model.kinds.find((k) => k.id === now)?.parent;
  return now !== undefined;
}
export function current(w: World, id: string): string {
  if (w.model.continuities.length === 0) return id;
  const next = w.told.findLast((e) => e.what === 'continued' && e.p === id)?.q;
  return next === undefined ? id : current(w, next);
}
export const named = (w: World, ids: readonly string[]): string[] => [...new Set(ids.map((id) => current(w, id)))];
export const pair = (p: string, q: string): [string, string] => (p < q ? [p, q] : [q, p]);
export const actors = (w: World): string[] => w.model.things.map((t) => t.id).filter((id) => isKind(w, id, 'Actor'));

// ---- Standing (page §3).

export const isIn = (w: World, i: string, p?: string): boolean => isOn(w, 'enters', 'ceases', i, p) && (p === undefined || current(w, p) === p);
export const isConsented = (w: World, i: string, p: string): boolean => isOn(w, 'consent', 'unconsent', i, p) && current(w, p) === p;
export const isSigned = (w: World, i: string, p: string): boolean => isOn(w, 'sign', 'unsign', i, p) && current(w, p) === p;
export const isProvisional = (w: World, i: string, p: string): boolean => isOn(w, 'provisional', 'unprovisional', i, p) && current(w, p) === p;
export const isSuspended = (w: World, i: string, p: string, q?: string): boolean => isOn(w, 'suspend', 'resume', i, p, q);
export const hasEnded = (w: World, i: string): boolean => last(w, ['ended'], i) !== undefined;

export function status(w: World, i: Instrument, p: string): string {
  if (current(w, p) !== p) return 'none';
  if (i.kind === 'custom') return 'party';
  if (isIn(w, i.id, p)) return isSuspended(w, i.id, p) ? 'suspended' : 'party';
  if (isConsented(w, i.id, p) && !hasEnded(w, i.id)) return 'contracting';
  const left = last(w, ['ceases'], i.id, p);
  if (left) return last(w, ['ended'], i.id)?.on === left.on ? 'ended' : 'withdrawn';
  if (isSigned(w, i.id, p)) return 'signatory';
  return named(w, i.parties).includes(p) ? 'negotiating' : 'none';
}
export function isBound(w: World, i: string, p: string): boolean {
  if (instrument(w, i)?.kind === 'custom') return isKind(w, p, 'Actor') && current(w, p) === p;
  return current(w, p) === p && ((isIn(w, i, p) && !isSuspended(w, i, p)) || isProvisional(w, i, p));
}
export function isSurviving(w: World, provision: string, p: string): boolean {
  const left = last(w, ['enters', 'ceases'], home(w, provision), p);
  const { missingDay } = countingOf(w, home(w, provision));
  return current(w, p) === p && left?.what === 'ceases' && w.model.law.some((l) => 'survives' in l && l.survives && l.provision === provision &&
    (!l.survives.period || w.day - (w.isDawn ? 1 : 0) < (plus(left.on, l.survives.period, missingDay) ?? plus(left.on, l.survives.period, 'last-day-of-month') ?? 0)));
}
export function isReserved(w: World, provision: string, p: string): boolean { return isOn(w, 'reserve', 'unreserve', provision, p); }
export function isBetween(w: World, i: string, p: string, q: string, ok = (x: string): boolean => isBound(w, i, x)): boolean {
  return p !== q && ok(p) && ok(q) && !isOn(w, 'suspend', 'resume', i, ...pair(p, q)) && !isOn(w, 'oppose', 'unoppose', i, ...pair(p, q));
}
export function appliesBetween(w: World, provision: string, p: string, q: string, isReading = true): boolean {
  const i = home(w, provision);
  if (i === undefined) return true;
  if (isReading && (isReserved(w, provision, p) || isReserved(w, provision, q))) return false;
  return isBetween(w, i, p, q, (x) => isBound(w, i, x) || isSurviving(w, provision, x));
}
/** Those to whom a norm of the provision binds p; undefined when it doesn't, empty for what is owed to nobody in particular. */
export function owedTo(w: World, provision: string, p: string, toward: string | undefined, isReading = true): string[] | undefined {
  const i = home(w, provision);
  const isGeneral = i === undefined || instrument(w, i)?.kind === 'custom';
  if (isGeneral) return !isKind(w, p, 'Actor') || current(w, p) !== p ? undefined : toward === undefined ? [] : [toward];
  const isHeld = (q: string): boolean => isBound(w, i, q) || isSurviving(w, provision, q);
  if (toward === undefined && isHeld(p) && !actors(w).some((q) => q !== p && (isHeld(q) || isIn(w, i, q))) && !(isReading && isReserved(w, provision, p))) return [];
  const others = (toward === undefined ? actors(w) : [toward]).filter((q) => appliesBetween(w, provision, p, q, isReading));
  return others.length === 0 ? undefined : others;
}
export function countingOf(w: World, i: string | undefined, isDuty = false): Counting {
  const clause = instrument(w, i)?.clauses.counting;
  return { missingDay: clause?.missingDay ?? 'refuse', expiryOfYear: isDuty ? 'same-day' : clause?.expiryOfYear ?? 'same-day' };
}

// ---- Terms, variables, conditions.

export function value(w: World, term: Term, bind: Bind): string {
  return term.kind === 'var' ? bind[term.name] ?? `?${term.name}` : term.kind === 'thing' ? current(w, term.id) : term.id;
}
export function normal(w: World, deed: Deed): Deed {
  const isMutual = w.model.facts.find((f) => f.id === deed.pattern)?.isMutual ?? w.model.acts.find((a) => a.id === deed.pattern)?.actorRoles.length === 2;
  const [a = '', b = '', ...rest] = deed.args;
  return isMutual ? { pattern: deed.pattern, args: [...[a, b].sort(), ...rest] } : deed;
}
export const ground = (w: World, a: Application, bind: Bind): Deed => normal(w, { pattern: a.pattern, args: a.args.map((t) => value(w, t, bind)) });
export const isSame = (a: Deed, b: Deed): boolean => a.pattern === b.pattern && a.args.join() === b.args.join();
export const keyOf = (bind: Bind): string => JSON.stringify(Object.entries(bind).sort());

/** The States in the order in which they first had to do with the instrument. */
export function inOrder(w: World, i: string): string[] {
  return [...new Set([...w.told.flatMap((e) => (e.i === i && e.p !== undefined && e.q === undefined ? [e.p] : [])), ...actors(w)])];
}
export function range(w: World, over: Quantified['over'], bind: Bind): string[] {
  if (over.kind === 'group') return named(w, w.model.groups.find((g) => g.id === over.id)?.members ?? []);
  const all = [...w.model.things, ...w.model.instruments, ...w.model.provisions].map((t) => t.id);
  if (over.kind === 'kind') return all.filter((id) => isKind(w, id, over.of) && current(w, id) === id);
  const i = value(w, over.instrument, bind);
  const provisions = w.model.provisions.filter((p) => p.instrument === i).map((p) => p.id);
  return inOrder(w, i).filter((p) => isBound(w, i, p) || (isIn(w, i, p) && current(w, p) === p) || provisions.some((x) => isSurviving(w, x, p)));
}
/** Every way to give the variables that have none yet values from their ranges, all different where they must be. */
export function ways(w: World, vars: readonly Quantified[], bind: Bind): Bind[] {
  const free = vars.find((v) => bind[v.name] === undefined);
  if (free) return range(w, free.over, bind).flatMap((x) => ways(w, vars, { ...bind, [free.name]: x }));
  return vars.every((v) => !v.distinctFrom?.some((t) => value(w, t, bind) === bind[v.name])) ? [bind] : [];
}
/** Law speaks of a State by today's name; what was recorded under the name of one that it continues is told of it too. */
export function isSaid(w: World, recorded: Deed | undefined, deed: Deed): boolean {
  const isIt = (d: Deed): boolean => d.pattern === deed.pattern && deed.args.every((a, n) => a === d.args[n]);
  return recorded !== undefined && (isIt(recorded) || isIt(normal(w, { ...recorded, args: recorded.args.map((a) => current(w, a)) })));
}
export function isTrue(w: World, fact: Deed): boolean {
  return w.told.findLast((e) => e.what === 'fact' && e.deed !== undefined && isSame(e.deed, fact))?.value === true;
}
export function holds(w: World, f: Formula | undefined, bind: Bind): boolean {
  if (f === undefined) return true;
  const v = (t: Term): string => value(w, t, bind);
  switch (f.kind) {
    case 'true': return true;
    case 'fact': return w.told.some((e) => e.what === 'fact' && e.deed && isSaid(w, e.deed, ground(w, f.fact, bind)) && isTrue(w, e.deed));
    case 'not': return !holds(w, f.of, bind);
    case 'and': return f.of.every((g) => holds(w, g, bind));
    case 'or': return f.of.some((g) => holds(w, g, bind));
    case 'exists': return ways(w, f.vars, bind).some((b) => holds(w, f.of, b));
    case 'every': return ways(w, f.vars, bind).every((b) => holds(w, f.of, b));
    case 'at-least': return new Set(ways(w, f.vars, bind).filter((b) => holds(w, f.of, b)).map((b) => b[f.vars[0]?.name ?? ''])).size >= f.n;
    case 'in-force': return isInForce(w, f, v);
    case 'status': {
      const i = instrument(w, v(f.instrument));
      const is = i && status(w, i, v(f.party));
      return is === f.is || (f.is === 'party' && is === 'suspended');
    }
    case 'done': return w.told.some((e) => e.what === 'act' && isSaid(w, e.deed, ground(w, f.act, bind)));
    // What is on record of one that a State continues is said of that State, too.
    case 'breached': {
      const is = (t: Term | undefined, x: string | undefined): boolean => t === undefined || x === v(t) || (x !== undefined && current(w, x) === v(t));
      return w.told.some((e) => e.what === 'breach' && e.provision === f.provision && is(f.by, e.p) && (!f.toward || (e.toward?.some((q) => is(f.toward, q)) ?? false)));
    }
    case 'bound': return owedTo(w, f.provision, v(f.party), f.toward && v(f.toward)) !== undefined;
    case 'date': return isDate(w.day, f.is, f.date);
    case 'same': return v(f.left) === v(f.right);
    case 'is-a': return isKind(w, v(f.term), f.of);
    case 'in-group': return range(w, { kind: 'group', id: f.group }, bind).includes(v(f.term));
    case 'has-clause': return hasClause(instrument(w, v(f.instrument)), f.clause);
    case 'modal': return false;
  }
}
export function isInForce(w: World, f: Extract<Formula, { kind: 'in-force' }>, v: (t: Term) => string): boolean {
  const [i, p, q] = [v(f.instrument), f.party && v(f.party), f.toward && v(f.toward)];
  if (instrument(w, i)?.kind === 'custom') return f.isProvisional !== true && (q === undefined || isBetween(w, i, p ?? '', q));
  if (p === undefined) return f.isProvisional === true ? actors(w).some((x) => isProvisional(w, i, x)) : isIn(w, i);
  if (f.isProvisional === true) return isProvisional(w, i, p);
  return q === undefined ? isIn(w, i, p) : isBetween(w, i, p, q);
}
export function isDate(day: number, is: string, date: PartialDate): boolean {
  const [first, final] = [firstDay(date), lastDay(date)];
  return is === 'before' ? day < first : is === 'from' ? day >= first : is === 'after' ? day > final : is === 'through' ? day <= final : day >= first && day <= final;
}
export function hasClause(i: Instrument | undefined, clause: string): boolean {
  const c = i?.clauses;
  return c !== undefined && (clause === 'withdrawal' ? c.withdrawal.length > 0 : clause === 'duration' ? c.duration !== undefined
    : clause === 'reservations' ? c.reservations.rule !== 'unspecified' : c.provisional !== undefined);
}
export function matches(w: World, pattern: EventPattern, e: Told, bind: Bind): boolean {
  // What was recorded under the name of one that a State continues is told of that State too.
  const is = (t: Term | undefined, x: string | undefined): boolean => t === undefined || value(w, t, bind) === x || (x !== undefined && value(w, t, bind) === current(w, x));
  switch (pattern.kind) {
    case 'act': return e.what === 'act' && isSaid(w, e.deed, ground(w, pattern.act, bind));
    case 'enters-into-force': case 'ceases':
      return e.what === (pattern.kind === 'ceases' ? 'ceases' : 'enters') && is(pattern.instrument, e.i) && (pattern.party ? is(pattern.party, e.p) : e.p === undefined);
    case 'breach': return e.what === 'breach' && (pattern.provision === undefined || e.provision === pattern.provision) && is(pattern.instrument, e.i) && is(pattern.by, e.p) &&
      (pattern.toward === undefined || (e.toward?.some((q) => is(pattern.toward, q)) ?? false));
    case 'deadline-passes': return e.what === 'deadline' && e.provision === pattern.provision;
    case 'fulfilment': return e.what === 'fulfilment' && e.provision === pattern.provision && is(pattern.by, e.p);
    case 'date': return e.what === 'date' && e.day === firstDay(pattern.date);
    case 'becomes': return false;
  }
}
/** Whether the event has occurred (for conditions: holds now). */
export function hasOccurred(w: World, pattern: EventPattern, bind: Bind): boolean {
  if (pattern.kind === 'becomes') return holds(w, pattern.condition, bind);
  if (pattern.kind === 'date') return w.day >= firstDay(pattern.date);
  return w.told.some((e) => matches(w, pattern, e, bind));
}
/** The last day on which the event has occurred so far. */
export function lastTime(w: World, pattern: EventPattern, bind: Bind): number | undefined {
  if (pattern.kind === 'date') return w.day >= firstDay(pattern.date) ? firstDay(pattern.date) : undefined;
  return w.told.findLast((t) => matches(w, pattern, t, bind))?.on;
}
export function dayOfExpr(w: World, e: DateExpr, origin: number, bind: Bind, counting: Counting): number | undefined {
  switch (e.kind) {
    case 'date': return firstDay(e.date);
    case 'origin': return origin === ALWAYS ? undefined : origin;
    case 'event': return lastTime(w, e.event, bind);
    case 'steps': {
      const from = dayOfExpr(w, e.from, origin, bind, counting);
      const got = from === undefined ? undefined : steps(from, e.steps, e.counting ?? counting);
      if (got?.isAmbiguous === true) find(w, 'ambiguous-day');
      return got?.day;
    }
    case 'latest': case 'earliest': {
      const all = e.of.map((x) => dayOfExpr(w, x, origin, bind, counting));
      const days = all.filter((d) => d !== undefined);
      return days.length === 0 || (e.kind === 'latest' && days.length < all.length) ? undefined : e.kind === 'latest' ? Math.max(...days) : Math.min(...days);
    }
  }
}
