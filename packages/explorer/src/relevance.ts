/**
 * The cone once more, for single acts and facts: which acts of whom can matter to the parties asked about, and which facts. A
 * prohibited act that nobody has a use for is no move; an attack on a State that nobody must help is none either. Backwards
 * from duties and goals to what sets them off, what performs them, what excuses or forbids performing them.
 */
import type { Application, EventPattern, Formula, Norm, Quantified, Term } from '@servanda/model';
import { groundKey, NO_BINDINGS, type Bindings, type Ground } from '@servanda/semantics';
import type { Cone } from './cone.ts';
import { onceContinued } from './continuing.ts';
import { lawIndexOf, type LawIndex } from './law-index.ts';
import { mayPrevail } from './rivals.ts';
import { actorsOf } from './sides.ts';
import { forEachGround, staticMatch, staticRange, staticValue, type Ground0 } from './static-match.ts';

export interface Relevant {
  /** Keys of constant facts that some condition in play depends on. */
  readonly facts: ReadonlySet<string>;
  readonly acts: ReadonlyMap<string, Ground>;
  /** Norms whose duties are watched for other bearers too. */
  readonly watched: ReadonlySet<string>;
  /** Norms that some act in play can keep or breach. */
  readonly used: ReadonlySet<string>;
}

export interface RelevanceSeeds {
  readonly own: ReadonlySet<string>;
  /** Those asked about, and States that they are yet to continue: whose duties will be theirs. */
  readonly bearers: ReadonlySet<string>;
  readonly keepers: ReadonlySet<string>;
  readonly norms: readonly Norm[];
  readonly formulas: readonly Formula[];
  readonly acts: readonly Application[];
  /** Everyone's norms restrain everyone: for what can happen without breach. */
  readonly isForAnyone: boolean;
}

interface Finding {
  readonly g: Ground0;
  readonly index: LawIndex;
  readonly cone: Cone;
  readonly seeds: RelevanceSeeds;
  readonly seedNorms: ReadonlySet<string>;
  readonly facts: Set<string>;
  readonly acts: Map<string, Ground>;
  readonly events: Set<string>;
  readonly norms: Set<string>;
  readonly watched: Set<string>;
  readonly used: Set<string>;
  readonly todo: (() => void)[];
}

/** Where a State is yet to be continued, by the names of today and by those of then. */
export function relevantTo(g: Ground0, cone: Cone, seeds: RelevanceSeeds): Relevant {
  const now = relevantByNames(g, cone, seeds);
  const then = onceContinued(g.program, g.state);
  if (!then) return now;
  const later = relevantByNames({ ...g, state: then }, cone, seeds);
  return {
    facts: new Set([...now.facts, ...later.facts]), acts: new Map([...now.acts, ...later.acts]),
    watched: new Set([...now.watched, ...later.watched]), used: new Set([...now.used, ...later.used]),
  };
}

function relevantByNames(g: Ground0, cone: Cone, seeds: RelevanceSeeds): Relevant {
  const f: Finding = {
    g, index: lawIndexOf(g.program), seedNorms: new Set(seeds.norms.map((n) => n.id)), cone, seeds, facts: new Set(), acts: new Map(), events: new Set(), norms: new Set(), watched: new Set(), used: new Set(),
    todo: [],
  };
  for (const norm of g.program.norms) {
    const isWatched = cone.breaches.has(norm.provision) || cone.fulfilments.has(norm.provision);
    if (isWatched) f.watched.add(norm.id);
    if (isWatched || isSeed(f, norm)) followNorm(f, norm, isWatched);
    if (norm.kind === 'power') needConditions(f, norm, NO_BINDINGS);
  }
  for (const formula of seeds.formulas) needFormula(f, [], formula, NO_BINDINGS);
  for (const act of seeds.acts) forEachGround(g, [], act, NO_BINDINGS, (a) => { needEventAct(f, a); });
  for (const instrument of g.program.model.instruments) for (const entry of instrument.clauses.entry) needEventsIn(f, entry.threshold);
  for (const instance of g.state.instances) if (seeds.isForAnyone && instance.lastDay !== undefined && instance.status === 'active') move(f, instance.act);
  for (let next = f.todo.pop(); next; next = f.todo.pop()) next();
  return { facts: f.facts, acts: f.acts, watched: f.watched, used: f.used };
}

function isSeed(f: Finding, norm: Norm): boolean {
  return f.seedNorms.has(norm.id);
}

/** Those who may bear the norm, of those whose breaches matter. */
function bearersOf(f: Finding, norm: Norm, isWatched: boolean): readonly Bindings[] {
  const counts = (p: string): boolean => isWatched || f.seeds.isForAnyone || f.seeds.bearers.has(p) || f.seeds.keepers.has(p);
  const bearer = norm.bearer;
  if (bearer.kind !== 'var') { const p = staticValue(f.g, bearer, NO_BINDINGS); return p !== undefined && counts(p) ? [NO_BINDINGS] : []; }
  return staticRange(f.g, norm.vars.find((v) => v.name === bearer.name), NO_BINDINGS).filter(counts).map((p) => ({ [bearer.name]: p }));
}

function followNorm(f: Finding, norm: Norm, isWatched: boolean): void {
  const key = `${norm.id}${isWatched ? '!' : ''}`;
  if (f.norms.has(key)) return;
  f.norms.add(key);
  for (const start of bearersOf(f, norm, isWatched)) {
    if (norm.kind === 'obligation') followDuty(f, norm, start);
    else if (norm.kind === 'prohibition') followProhibition(f, norm, start, isWatched);
  }
}

/** What sets the duty off, and what performs it. */
function followDuty(f: Finding, norm: Norm, start: Bindings): void {
  f.used.add(norm.id);
  for (const app of norm.acts) {
    forEachGround(f.g, norm.vars, app, start, (act, bound) => {
      f.todo.push(() => {
        move(f, act);
        // What counts as the act performs the duty as well.
        needSources(f, act, () => true);
        needConditions(f, norm, bound, mayExcuse(f, norm) ? 'anyone' : 'not-own');
      });
    });
  }
}

/** A duty may take its act out of a prohibition only where a rule of priority may rank the two. */
function mayExcuse(f: Finding, norm: Norm): boolean {
  return f.seeds.isForAnyone || mayPrevail(f.g.program, norm);
}

/** Acts of the others that count as a forbidden act of the bearer; where breaches are watched, every forbidden act. */
function followProhibition(f: Finding, norm: Norm, start: Bindings, isWatched: boolean): void {
  for (const app of norm.acts) {
    if (!isWatched && !f.index.countsTo.has(app.pattern)) continue;
    forEachGround(f.g, norm.vars, app, start, (act) => { if (isWatched) needEventAct(f, act); else needSources(f, act, (a) => !actorsOf(f.g.program, a).some((p) => f.seeds.own.has(p))); });
  }
}

type Mover = 'anyone' | 'not-own';

function needConditions(f: Finding, norm: Norm, bound: Bindings, mover: Mover = 'anyone'): void {
  for (const event of norm.trigger?.events ?? []) needEvent(f, norm.vars, event, bound, mover);
  if (norm.trigger?.condition) needFormula(f, norm.vars, norm.trigger.condition, bound);
  if (norm.after) needEvent(f, norm.vars, norm.after, bound, mover);
  if (norm.condition) needFormula(f, norm.vars, norm.condition, bound);
  for (const expr of [norm.from, norm.deadline, norm.effectiveOn]) if (expr) needEventsIn(f, expr, norm.vars, bound);
}

/** Events inside dates, deadlines and thresholds. */
function needEventsIn(f: Finding, value: unknown, vars: readonly Quantified[] = [], bound: Bindings = NO_BINDINGS): void {
  if (Array.isArray(value)) { for (const v of value) needEventsIn(f, v, vars, bound); return; }
  if (typeof value !== 'object' || value === null) return;
  const node = value as Readonly<Record<string, unknown>>;
  if ((node['kind'] === 'event' || node['kind'] === 'before-event') && typeof node['event'] === 'object') { needEvent(f, vars, node['event'] as EventPattern, bound, 'anyone'); return; }
  for (const v of Object.values(node)) needEventsIn(f, v, vars, bound);
}

function needEvent(f: Finding, vars: readonly Quantified[], event: EventPattern, bound: Bindings, mover: Mover): void {
  if (event.kind === 'becomes') { needFormula(f, vars, event.condition, bound); return; }
  if (event.kind !== 'act') return;
  forEachGround(f.g, vars, event.act, bound, (act) => {
    if (mover === 'not-own' && actorsOf(f.g.program, act).every((p) => f.seeds.own.has(p))) return;
    needEventAct(f, act);
  });
}

/** The act, and whatever counts as it. */
function needEventAct(f: Finding, act: Ground): void {
  const key = groundKey(act);
  if (f.events.has(key)) return;
  f.events.add(key);
  f.todo.push(() => { move(f, act); needSources(f, act, () => true); });
}

/** Acts that count as this one. */
function needSources(f: Finding, act: Ground, isWanted: (source: Ground) => boolean, depth = 0): void {
  if (depth > 8) return;
  for (const rule of f.index.countsTo.get(act.pattern) ?? []) {
    for (const bound of staticMatch(f.g, rule.vars, rule.as, act, NO_BINDINGS)) {
      forEachGround(f.g, rule.vars, rule.act, bound, (source, full) => {
        if (isWanted(source) && groundKey(source) !== groundKey(act)) { move(f, source); if (rule.condition) needFormula(f, rule.vars, rule.condition, full); }
        needSources(f, source, isWanted, depth + 1);
      });
    }
  }
}

function needFormula(f: Finding, vars: readonly Quantified[], formula: Formula, bound: Bindings): void {
  switch (formula.kind) {
    case 'fact': forEachGround(f.g, vars, formula.fact, bound, (fact) => { needFact(f, fact); }); break;
    case 'done': forEachGround(f.g, vars, formula.act, bound, (act) => { needEventAct(f, act); }); break;
    case 'not': needFormula(f, vars, formula.of, bound); break;
    case 'and': case 'or': for (const part of formula.of) needFormula(f, vars, part, bound); break;
    case 'exists': case 'every': case 'at-least': needFormula(f, [...vars, ...formula.vars], formula.of, without(bound, formula.vars)); break;
    case 'modal': needModal(f, vars, formula, bound); break;
    default: break;
  }
}

function without(bindings: Bindings, vars: readonly Quantified[]): Bindings {
  return Object.fromEntries(Object.entries(bindings).filter(([name]) => !vars.some((v) => v.name === name)));
}

function needModal(f: Finding, vars: readonly Quantified[], formula: Extract<Formula, { kind: 'modal' }>, bound: Bindings): void {
  forEachGround(f.g, vars, formula.act, bound, (act) => {
    for (const norm of f.index.requiring.get(act.pattern) ?? []) {
      for (const app of norm.acts) for (const b of staticMatch(f.g, norm.vars, app, act, NO_BINDINGS)) { f.watched.add(norm.id); needConditions(f, norm, b); }
    }
    if (formula.modal === 'shall') move(f, act); else judge(f, act);
  });
}

/** Everything that makes the fact true or false. */
function needFact(f: Finding, fact: Ground): void {
  const key = groundKey(fact);
  if (f.facts.has(key)) return;
  f.facts.add(key);
  f.todo.push(() => {
    const role = f.g.program.functionalRole.get(fact.pattern);
    for (const pattern of f.index.actsMaking.get(fact.pattern) ?? []) {
      const vars = pattern.roles.map((r, i): Quantified => ({ name: `$${i}`, over: { kind: 'kind', of: r.kind } }));
      for (const effect of pattern.effects) {
        for (const bound of matchFact(f, vars, effect.fact, fact, role)) {
          forEachGround(f.g, vars, { pattern: pattern.id, args: pattern.roles.map((_, i): Term => ({ kind: 'var', name: `$${i}` })) }, bound, (act) => { needEventAct(f, act); });
        }
      }
    }
    for (const law of f.index.lawMaking.get(fact.pattern) ?? []) {
      for (const effect of law.effects) {
        if (effect.kind !== 'fact') continue;
        for (const bound of matchFact(f, law.vars, effect.fact, fact, role)) {
          for (const event of law.trigger.events) needEvent(f, law.vars, event, bound, 'anyone');
          if (law.trigger.condition) needFormula(f, law.vars, law.trigger.condition, bound);
        }
      }
    }
  });
}

/** `one X at a time`: another value of that role ends this fact. */
function matchFact(f: Finding, vars: readonly Quantified[], app: Application, fact: Ground, role: number | undefined): readonly Bindings[] {
  if (role === undefined || app.pattern !== fact.pattern) return staticMatch(f.g, vars, app, fact, NO_BINDINGS);
  const open: Application = { pattern: app.pattern, args: app.args.map((t, i): Term => (i === role ? { kind: 'var', name: '$any' } : t)) };
  const isSame = (i: number): boolean => i === role;
  return staticMatch(f.g, vars, open, fact, NO_BINDINGS).map((b) => Object.fromEntries(Object.entries(b).filter(([name]) => name !== '$any' && !app.args.some((t, i) => isSame(i) && t.kind === 'var' && t.name === name))));
}

function isActor(f: Finding, thing: string): boolean {
  return f.g.program.kindsOf.get(thing)?.has('Actor') ?? false;
}

/** An act that someone may do to some purpose; no actor acts on itself. */
function move(f: Finding, act: Ground): void {
  const key = groundKey(act);
  if (f.acts.has(key)) return;
  const actors = act.args.filter((a) => isActor(f, a));
  if (new Set(actors).size < actors.length || act.args.some((a) => f.g.state.successors.has(a))) return;
  f.acts.set(key, act);
  f.todo.push(() => {
    needActPossible(f, act);
    for (const done of closure(f, act)) { judge(f, done); if (f.seeds.isForAnyone) needSetOff(f, done); }
  });
}

function needActPossible(f: Finding, act: Ground): void {
  const possible = f.g.program.acts.get(act.pattern)?.possible;
  if (possible) needFormula(f, [], possible, Object.fromEntries(act.args.map((v, i) => [`$${i}`, v])));
}

/** The act and what it may count as, with the conditions of counting. */
function closure(f: Finding, act: Ground): readonly Ground[] {
  const all = [act];
  const seen = new Set([groundKey(act)]);
  for (let i = 0; i < all.length; i++) {
    for (const rule of f.index.countsFrom.get((all[i] as Ground).pattern) ?? []) {
      for (const bound of staticMatch(f.g, rule.vars, rule.act, all[i] as Ground, NO_BINDINGS)) {
        if (rule.condition) needFormula(f, rule.vars, rule.condition, bound);
        forEachGround(f.g, rule.vars, rule.as, bound, (as) => { if (!seen.has(groundKey(as))) { seen.add(groundKey(as)); all.push(as); } });
      }
    }
  }
  return all;
}

/** Its breach is what the question is about, whoever commits it. */
function isBreachWatched(f: Finding, act: Ground): boolean {
  return [f.index.judging, f.index.requiring].some((about) => (about.get(act.pattern) ?? []).some((n) => f.watched.has(n.id) && n.acts.some((app) => staticMatch(f.g, n.vars, app, act, NO_BINDINGS).length > 0)));
}

/** What forbids the act to those whose breaches matter, what excepts it, and what permits it. */
function judge(f: Finding, act: Ground): void {
  const isForAnyone = f.seeds.isForAnyone || isBreachWatched(f, act);
  for (const norm of f.index.judging.get(act.pattern) ?? []) {
    for (const app of norm.acts) {
      for (const bound of staticMatch(f.g, norm.vars, app, act, NO_BINDINGS)) {
        const bearer = staticValue(f.g, norm.bearer, bound);
        if (bearer !== undefined && !isForAnyone && !f.seeds.bearers.has(bearer) && !f.seeds.keepers.has(bearer)) continue;
        f.used.add(norm.id);
        needConditions(f, norm, bound);
      }
    }
  }
  for (const norm of f.index.excepting.get(act.pattern) ?? []) {
    if (norm.kind !== 'prohibition' && norm.kind !== 'permission') continue;
    for (const exception of norm.exceptions) {
      for (const bound of staticMatch(f.g, [...exception.vars, ...norm.vars], exception.act, act, NO_BINDINGS)) {
        if (exception.condition) needFormula(f, [...exception.vars, ...norm.vars], exception.condition, bound);
      }
    }
  }
}

/** Duties of anyone that the act sets off: they must be kept as well. */
function needSetOff(f: Finding, act: Ground): void {
  for (const norm of f.index.setOffBy.get(act.pattern) ?? []) {
    for (const event of norm.trigger?.events ?? []) {
      if (event.kind === 'act' && staticMatch(f.g, norm.vars, event.act, act, NO_BINDINGS).length > 0) followNorm(f, norm, true);
    }
  }
}
