/**
 * What could ever come about, when nothing that has become true is taken back: an over-approximation that is quick to work out
 * (delete relaxation: Hoffmann and Nebel 2001). What is not reachable even so is not reachable at all.
 */
import { intervalOf } from '@servanda/base';
import type { CountsAs, EventPattern, Formula, Norm, Quantified } from '@servanda/model';
import { groundKey, instrumentOf, NO_BINDINGS, type Bindings, type Ground, type Program, type State } from '@servanda/semantics';
import { forEachGround, potentialParties, staticMatch, staticRange, staticValue, type Ground0 } from './static-match.ts';

export interface Relaxed {
  readonly g: Ground0;
  readonly facts: ReadonlySet<string>;
  /** Facts that something may end. */
  readonly losable: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
  readonly countsAs: readonly CountsAs[];
}

/** Throws `Stopped` where `tick` does. */
export function relax(program: Program, state: State, tick: () => void): Relaxed {
  const g: Ground0 = { program, state, tick };
  const facts = new Set(state.facts.keys());
  const losable = new Set<string>();
  const acts = new Set(state.done.keys());
  const r: Relaxed = { g, facts, losable, acts, countsAs: program.model.law.filter((l): l is CountsAs => l.kind === 'counts-as') };
  const candidates = everyAct(g);
  for (let isGrowing = true; isGrowing;) {
    const before = facts.size + acts.size + losable.size;
    for (const act of candidates) {
      if (acts.has(groundKey(act)) || !mayHold(r, [], program.acts.get(act.pattern)?.possible ?? { kind: 'true' }, roleBindings(act))) continue;
      addAct(r, act, acts, facts, losable);
    }
    for (const law of program.model.law) if (law.kind === 'constitutive' && law.trigger.events.some((e) => mayOccur(r, law.vars, e, NO_BINDINGS))) {
      for (const effect of law.effects) if (effect.kind === 'fact') forEachGround(g, law.vars, effect.fact, NO_BINDINGS, (f) => { (effect.value ? facts : losable).add(groundKey(f)); });
    }
    isGrowing = facts.size + acts.size + losable.size > before;
  }
  return r;
}

function everyAct(g: Ground0): readonly Ground[] {
  const acts: Ground[] = [];
  for (const pattern of g.program.model.acts) {
    if (pattern.treatyAct) continue;
    const vars = pattern.roles.map((role, i): Quantified => ({ name: `$${i}`, over: { kind: 'kind', of: role.kind } }));
    forEachGround(g, vars, { pattern: pattern.id, args: vars.map((v) => ({ kind: 'var', name: v.name })) }, NO_BINDINGS, (act) => acts.push(act));
  }
  return acts;
}

function roleBindings(act: Ground): Bindings {
  return Object.fromEntries(act.args.map((v, i) => [`$${i}`, v]));
}

function addAct(r: Relaxed, first: Ground, acts: Set<string>, facts: Set<string>, losable: Set<string>): void {
  const { g } = r;
  const all = [first];
  for (let i = 0; i < all.length; i++) {
    const act = all[i] as Ground;
    if (acts.has(groundKey(act))) continue;
    acts.add(groundKey(act));
    for (const effect of g.program.acts.get(act.pattern)?.effects ?? []) {
      forEachGround(g, [], effect.fact, roleBindings(act), (f) => {
        (effect.value ? facts : losable).add(groundKey(f));
        // `one at a time`: the fact with another value of the role may end.
        if (effect.value && g.program.functionalRole.has(f.pattern)) for (const key of facts) if (key.startsWith(`${f.pattern}|`) && key !== groundKey(f)) losable.add(key);
      });
    }
    for (const rule of r.countsAs) {
      if (rule.act.pattern !== act.pattern) continue;
      for (const bound of staticMatch(g, rule.vars, rule.act, act, NO_BINDINGS)) forEachGround(g, rule.vars, rule.as, bound, (as) => { all.push(as); });
    }
  }
}

/** Whether the condition can be made true for some binding. Facts that never change decide; all else is taken as possible. */
export function mayHold(r: Relaxed, vars: readonly Quantified[], formula: Formula, bound: Bindings): boolean {
  const { g } = r;
  switch (formula.kind) {
    case 'fact': return someGround(g, vars, formula.fact, bound, (f) => r.facts.has(groundKey(f)));
    case 'done': return someGround(g, vars, formula.act, bound, (a) => r.acts.has(groundKey(a)) || g.program.acts.get(a.pattern)?.treatyAct !== undefined);
    case 'and': return formula.of.every((part) => mayHold(r, vars, part, bound));
    case 'or': return formula.of.some((part) => mayHold(r, vars, part, bound));
    case 'not': return mayFail(r, vars, formula.of, bound);
    case 'exists': return mayHold(r, [...vars, ...formula.vars], formula.of, bound);
    case 'in-force': case 'status': return mayBeInForce(r, formula, bound);
    case 'date': return formula.is === 'from' || formula.is === 'after' || intervalOf(formula.date).last >= g.state.day;
    default: return true;
  }
}

function mayFail(r: Relaxed, vars: readonly Quantified[], formula: Formula, bound: Bindings): boolean {
  if (formula.kind !== 'fact') return true;
  return someGround(r.g, vars, formula.fact, bound, (f) => !r.g.state.facts.has(groundKey(f)) || r.losable.has(groundKey(f)));
}

function someGround(g: Ground0, vars: readonly Quantified[], app: Parameters<typeof forEachGround>[2], bound: Bindings, isThe: (ground: Ground) => boolean): boolean {
  let found = false;
  forEachGround(g, vars, app, bound, (ground) => { found ||= isThe(ground); });
  return found;
}

/** An instrument that has ended stays so. */
function mayBeInForce(r: Relaxed, formula: Extract<Formula, { kind: 'in-force' | 'status' }>, bound: Bindings): boolean {
  if (formula.kind === 'status' && formula.is !== 'party') return true;
  const id = staticValue(r.g, formula.instrument, bound);
  return id === undefined || r.g.state.instruments.get(id)?.endedOn === undefined;
}

export function mayOccur(r: Relaxed, vars: readonly Quantified[], event: EventPattern, bound: Bindings): boolean {
  const { g } = r;
  switch (event.kind) {
    case 'act': return someGround(g, vars, event.act, bound, (a) => r.acts.has(groundKey(a)) || g.program.acts.get(a.pattern)?.treatyAct !== undefined);
    case 'becomes': return mayHold(r, vars, event.condition, bound);
    case 'enters-into-force': { const id = staticValue(g, event.instrument, bound); return id === undefined || g.state.instruments.get(id)?.endedOn === undefined; }
    case 'date': return intervalOf(event.date).last >= g.state.day;
    default: return true;
  }
}

/** Whether the norm can ever come to apply from now on; if not, why. */
export function whyNever(r: Relaxed, norm: Norm): string | undefined {
  const { g } = r;
  const own = instrumentOf(g.program, norm.provision);
  const instrument = own === undefined ? undefined : g.program.instruments.get(own);
  const bearers = norm.bearer.kind === 'var' ? staticRange(g, norm.vars.find((v) => v.name === (norm.bearer as { name: string }).name), NO_BINDINGS) : [staticValue(g, norm.bearer, NO_BINDINGS)];
  if (instrument && instrument.kind !== 'custom') {
    const parties = potentialParties(g, instrument);
    if (!bearers.some((b) => b !== undefined && parties.includes(b))) return 'whoever would bear it cannot become a party';
  }
  if (norm.trigger && !norm.trigger.events.some((e) => mayOccur(r, norm.vars, e, NO_BINDINGS))) return 'nothing can bring about what sets it off';
  if (norm.after && !mayOccur(r, norm.vars, norm.after, NO_BINDINGS) && !hasOccurred(g, norm)) return 'what it waits for cannot come about any more';
  for (const condition of [norm.trigger?.condition, norm.condition]) if (condition && !mayHold(r, norm.vars, condition, NO_BINDINGS)) return 'its condition cannot become true';
  return undefined;
}

function hasOccurred(g: Ground0, norm: Norm): boolean {
  return g.state.instances.some((i) => i.norm === norm.id && i.status !== 'pending');
}

/** Whether someone who owes it could ever do it. */
export function whyNoMeans(r: Relaxed, norm: Norm): string | undefined {
  for (const app of norm.acts) {
    const pattern = r.g.program.acts.get(app.pattern);
    if (!pattern?.possible) continue;
    const { possible } = pattern;
    if (!someGround(r.g, norm.vars, app, NO_BINDINGS, (act) => mayHold(r, [], possible, roleBindings(act)))) return 'what makes the act possible can never be so';
  }
  return undefined;
}
