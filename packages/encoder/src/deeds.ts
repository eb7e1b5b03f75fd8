/** What an act amounts to and whether the law forbids it, as conditions in the situation before the act (docs/semantics.md §§2, 4). */
import type { Application, LawRef, Norm } from '@servanda/model';
import { placeWords } from '@servanda/timeline';
import { and, atLeast, beyond, NO, not, or, YES, type Deed, type Expr } from './problem.ts';
import {
  actors, casesOf, condition, ground, home, isAlive, isCase, isPast, keyOf, lengthOf, owed, parties, value, variable, wasDone, ways, type Bind, type World,
} from './world.ts';

/** An act that is done by another, if a condition holds. */
export interface Counted { readonly deed: Deed; readonly when: Expr }
/** A prohibition that an act would breach, and whose breach it would be. */
export interface Wrong { readonly norm: Norm; readonly by: string; readonly when: Expr }

/** The act and all that it counts as, each with its condition. */
export function closure(w: World, deed: Deed): readonly Counted[] {
  const found = new Map<string, Counted>();
  const visit = (now: Deed, when: Expr, path: readonly string[]): void => {
    const key = keyOf(now);
    if (path.includes(key) || path.length > 6) return;
    found.set(key, { deed: now, when: or(found.get(key)?.when ?? NO, when) });
    for (const law of w.model.law) {
      if (law.kind !== 'counts-as' || law.act.pattern !== now.pattern) continue;
      for (const bind of ways(w, law.vars, {})) {
        const as = isCase(w, law.act, now, bind) ? ground(w, law.as, bind) : undefined;
        if (as) visit(as, and(when, condition(w, law.condition, bind)), [...path, key]);
      }
    }
  };
  visit(deed, YES, []);
  return [...found.values()];
}

/** The ways in which a norm speaks of what is done. */
function cases(w: World, norm: Norm, done: readonly Counted[]): readonly { readonly bind: Bind; readonly of: Counted }[] {
  return done.flatMap((of) => norm.acts.some((a) => a.pattern === of.deed.pattern)
    ? ways(w, norm.vars, {}).filter((bind) => norm.acts.some((a) => isCase(w, a, of.deed, bind))).map((bind) => ({ bind, of })) : []);
}

/** Trigger and `after` event have occurred, the condition holds, and its time has come and not passed. */
export function isLive(w: World, norm: Norm, bind: Bind): Expr {
  const bearer = value(w, norm.bearer, bind) ?? '';
  const events = [...norm.trigger?.events ?? [], ...norm.after ? [norm.after] : []];
  if (events.some((e) => e.kind !== 'act')) return beyond(`${placeWords(norm.provision)} waits for something other than an act`, norm.id);
  if (norm.from && !isPast(w, norm.from)) return beyond(`${placeWords(norm.provision)} begins to apply on a later day`, norm.id);
  const occurred = (e: { readonly act: Application }): Expr => or(...casesOf(w, e.act, bind).map((d) => wasDone(w, d)));
  const trigger = norm.trigger ? or(...norm.trigger.events.map((e) => (e.kind === 'act' ? occurred(e) : NO))) : YES;
  const after = norm.after?.kind === 'act' ? occurred(norm.after) : YES;
  const window = norm.deadline ? windowOf(w, norm, bind) : undefined;
  return and(owed(w, norm.provision, bearer, norm.toward && value(w, norm.toward, bind)).when, trigger, after,
    condition(w, norm.trigger?.condition, bind), condition(w, norm.condition, bind), window === undefined ? YES : typeof window === 'number' ? atLeast(window) : window);
}

/** A prohibition or permission that lasts so many days from its trigger: the days left, today included. */
export function windowOf(w: World, norm: Norm, bind: Bind): number | Expr {
  const one = norm.trigger?.events[0];
  if (norm.deadline?.kind !== 'day' || norm.deadline.isExclusive === true || norm.after || norm.trigger?.events.length !== 1 || one?.kind !== 'act') return beyond(`${placeWords(norm.provision)} applies for a time that is not counted from one act`, norm.id);
  const length = lengthOf(w, norm.provision, norm.deadline.day, (e) => e.kind === 'origin');
  const deeds = casesOf(w, one.act, bind);
  if (length === undefined || deeds.length !== 1) return beyond(`${placeWords(norm.provision)} applies for a time that is not counted from one act`, norm.id);
  const last = Math.max(...deeds.map((d) => w.state.done.get(keyOf(d))?.on ?? -Infinity), w.state.stands.get(`${home(w, norm.provision)?.id}|${value(w, norm.bearer, bind)}`)?.enteredOn ?? -Infinity);
  const left = deeds.some((d) => w.state.done.has(keyOf(d))) ? Math.max(0, last + length - w.state.day + 1) : 0;
  return variable(w, { kind: 'window', law: norm.id, provision: norm.provision, bearer: value(w, norm.bearer, bind) ?? '', from: deeds[0] as Deed, length }, left, { countsDown: true });
}

/** The prohibitions that an act falls under, unless something takes it out of them. */
export function wrongs(w: World, deed: Deed, counts: (norm: Norm, bearer: string) => boolean): readonly Wrong[] {
  const done = closure(w, deed);
  const found: Wrong[] = [];
  for (const norm of w.model.law) {
    if (norm.kind !== 'prohibition') continue;
    for (const { bind, of } of cases(w, norm, done)) {
      const by = value(w, norm.bearer, bind);
      if (by === undefined || !counts(norm, by) || !actors(w, of.deed).includes(by)) continue;
      const when = and(of.when, isLive(w, norm, bind), not(exceptionOf(w, norm, bind, done)), not(permitted(w, by, done, (p) => (isOfSame(w, p, norm) ? YES : NO))));
      const named = norm.toward && value(w, norm.toward, bind);
      const all = owed(w, norm.provision, by, named).toward;
      const toward = (all.length === 0 ? [undefined] : all).map((q) => not(prior(w, norm, by, q, done)));
      found.push({ norm, by, when: and(when, or(...toward)) });
    }
  }
  return found;
}

function isOfSame(w: World, a: Norm, b: Norm): boolean {
  const i = home(w, a.provision)?.id;
  return a.provision === b.provision || (i !== undefined && i === home(w, b.provision)?.id);
}

function exceptionOf(w: World, norm: Norm, bind: Bind, done: readonly Counted[]): Expr {
  return or(...norm.exceptions.flatMap((e) => {
    const own = new Set(e.vars.map((v) => v.name));
    const start = Object.fromEntries(Object.entries(bind).filter(([name]) => !own.has(name)));
    return ways(w, e.vars, start).flatMap((b) => done.filter((d) => isCase(w, e.act, d.deed, b)).map((d) => and(d.when, condition(w, e.condition, b))));
  }));
}

function permitted(w: World, bearer: string, done: readonly Counted[], admits: (p: Norm) => Expr): Expr {
  return or(...w.model.law.flatMap((p) => (p.kind === 'permission'
    ? cases(w, p, done).filter(({ bind }) => value(w, p.bearer, bind) === bearer).map(({ bind, of }) => and(admits(p), of.when, isLive(w, p, bind))) : [])));
}

/** An active duty to do the act, or a permission, that prevails toward `q`. */
function prior(w: World, norm: Norm, bearer: string, q: string | undefined, done: readonly Counted[]): Expr {
  const duties = w.model.law.flatMap((duty) => (duty.kind === 'obligation' && duty.id !== norm.id
    ? [{ duty, rank: or(prevails(w, duty.provision, norm.provision, bearer, q, 'charter'), prevails(w, duty.provision, norm.provision, bearer, q, 'other')) }].filter(({ rank }) => rank !== NO)
      .flatMap(({ rank }) => cases(w, duty, done).filter(({ bind }) => value(w, duty.bearer, bind) === bearer).map(({ bind, of }) => and(rank, of.when, isOpen(w, duty, bind, of.deed)))) : []));
  return or(...duties, permitted(w, bearer, done, (p) => prevails(w, p.provision, norm.provision, bearer, q, 'other')));
}

/** The duty of this case is active. */
function isOpen(w: World, duty: Norm, bind: Bind, deed: Deed): Expr {
  const bearer = value(w, duty.bearer, bind);
  const all = w.duties.filter((d) => d.norm.id === duty.id && d.bearer === bearer && keyOf(d.deed) === keyOf(deed));
  for (const d of all) w.excuses.add(d.open);
  return or(...all.map((d) => atLeast(d.open)));
}

// ---- Which of two provisions prevails.

const covers = (w: World, ref: LawRef, provision: string): boolean => ref.kind === 'any' || (ref.kind === 'provision' ? ref.id === provision : home(w, provision)?.id === ref.id);

function explicit(w: World, basis: 'charter' | 'clause', high: string, low: string, p: string, q: string | undefined): Expr {
  const isWithin = home(w, high)?.id === home(w, low)?.id;
  return or(...w.model.law.map((r) => {
    if (r.kind !== 'priority' || r.basis !== basis || !covers(w, r.superior, high) || !covers(w, r.inferior, low) || (isWithin && (r.superior.kind === 'any' || r.inferior.kind === 'any'))) return NO;
    const id = home(w, r.provision)?.id;
    return id === undefined ? YES : basis === 'charter' || q === undefined ? binds(w, id, [p]) : binds(w, id, [p, q]);
  }));
}
function binds(w: World, id: string, who: readonly string[]): Expr {
  return who.every((p) => parties(w, id).includes(p)) ? isAlive(w, id) : NO;
}
/** By the Charter, or by a clause or as the later treaty, whichever decides first. */
export function prevails(w: World, high: string, low: string, p: string, q: string | undefined, by: 'charter' | 'other'): Expr {
  const charter = explicit(w, 'charter', high, low, p, q);
  if (by === 'charter') return charter;
  const clause = explicit(w, 'clause', high, low, p, q);
  const isOpenTo = and(not(charter), not(explicit(w, 'charter', low, high, p, q)));
  const isSilent = and(not(clause), not(explicit(w, 'clause', low, high, p, q)));
  return and(isOpenTo, or(clause, and(isSilent, later(w, high, low, p, q))));
}
function later(w: World, high: string, low: string, p: string, q: string | undefined): Expr {
  const [a, b] = [home(w, high), home(w, low)];
  if (!a || !b || a.id === b.id || q === undefined || a.kind === 'custom' || b.kind === 'custom') return NO;
  const between = and(binds(w, a.id, [p, q]), binds(w, b.id, [p, q]));
  if (between === NO) return NO;
  if (!a.doneOn || !b.doneOn) {
    const [first, second] = [a, b].map((i) => w.state.instruments.get(i.id)?.firstActOn);
    if (a.doneOn || b.doneOn) return beyond(`which of \`${a.id}\` and \`${b.id}\` is the later treaty, where only one says when it was done`, a.id);
    return first !== undefined && second !== undefined && first > second ? between : NO;
  }
  const number = (d: NonNullable<typeof a.doneOn>): number => d.year * 10_000 + (d.month ?? 0) * 100 + (d.day ?? 0);
  return number(a.doneOn) > number(b.doneOn) ? between : NO;
}

/** Whether the goal's act is done by this one. */
export function reachesAct(w: World, app: Application, done: readonly Counted[]): Expr {
  return or(...done.filter((d) => isCase(w, app, d.deed, {})).map((d) => d.when));
}
