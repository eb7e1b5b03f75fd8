/**
 * A question of a model → a finite transition system, from the sentences of law alone. What is inside the fragment:
 * acts, facts and counts-as with conditions on facts, on what was done and on what is in force; duties set off by acts, with or without
 * a deadline counted in days from their own beginning, or on a day of the calendar; prohibitions, exceptions, permissions, windows counted
 * from an act; priorities; treaties between those that are in, which may be left by notice where they are between two, ended together, or run out.
 * Outside are entry into force, suspension, reservations, recurring duties, law set off by breaches, by conditions that become true or by
 * dates, and periods whose order turns on the lengths of months. A question that depends on any of these is refused with the reason.
 */
import type { ActPattern, EventPattern, Formula, Goal, Model } from '@servanda/model';
import type { State } from '@servanda/semantics';
import { closure, reachesAct, wrongs, type Counted } from './deeds.ts';
import { dutiesOf, endOf, isMissed, writesOn } from './duties.ts';
import { and, atLeast, beyond, equals, NO, not, or, YES, type Expr, type Move, type Problem, type Write } from './problem.ts';
import { Beyond, sliced } from './slice.ts';
import {
  actors, condition, ground, home, isAlive, isCalendarFree, isCase, isPast, keyOf, lengthOf, makeWorld, normal, ofKind, parties, powersOf, value, variable,
  wasDone, ways, casesOf, fact, type Bind, type Deed, type World,
} from './world.ts';

export interface PeerQuestion {
  readonly kind: Problem['kind'];
  readonly own: readonly string[];
  readonly goal?: Goal;
  readonly isWithoutBreach?: boolean;
  /** Events assumed not to occur. */
  readonly never?: readonly EventPattern[];
}

/** The model under its readings, and the situation in which the question is asked. */
export function problemOf(model: Model, state: State, question: PeerQuestion): Problem {
  const w = makeWorld(model, state, (id) => whyItMatters(model, state, question, id));
  if (model.continuities.some((c) => !isPast(w, { kind: 'date', date: c.from }))) throw new Beyond('a State is continued by another later on');
  for (const i of model.instruments) if (mayEndTogether(w, question, i.id)) w.numbers.set(`may end together ${i.id}`, -1);
  w.duties.push(...dutiesOf(w));
  const counts = question.kind === 'reach' ? () => question.isWithoutBreach === true : (p: string) => question.own.includes(p);
  const make = (): Problem => {
    const moves = [...authored(w, question), ...treatyActs(w)].flatMap((d) => moveOf(w, question, d, counts));
    const missed = or(...w.duties.filter((d) => counts(d.bearer)).map((d) => isMissed(w, d)));
    const open = question.kind === 'reach' ? [] : w.duties.filter((d) => counts(d.bearer) && !d.hasDeadline).map((d) => atLeast(d.open));
    return { kind: question.kind, variables: w.variables, moves, night: { breach: missed, writes: nightWrites(w) }, open, goal: goalOf(w, question) };
  };
  // The first time to learn which acts and days are to be remembered, the second time with all of them known.
  make();
  const problem = make();
  markUnfollowed(w);
  const small = sliced(problem, w.excuses);
  if (!isCalendarFree(w)) throw new Beyond('the order of periods turns on the lengths of months');
  return small;
}

// ---- Acts.

function authored(w: World, question: PeerQuestion): readonly Deed[] {
  const lists = (pattern: ActPattern): readonly Deed[] => {
    let all: (readonly string[])[] = [[]];
    for (const role of pattern.roles) all = all.flatMap((args) => ofKind(w, role.kind).map((v) => [...args, v]));
    return all.map((args) => normal(w, { pattern: pattern.id, args }));
  };
  const deeds = w.model.acts.filter((a) => a.treatyAct === undefined && isSpokenOf(w, question, a)).flatMap(lists);
  const isActor = (v: string): boolean => w.kinds.get(v)?.has('Actor') === true;
  // Nobody acts upon itself.
  const isSelf = (d: Deed): boolean => { const all = d.args.filter(isActor); return new Set(all).size < all.length; };
  return [...new Map(deeds.filter((d) => !isSelf(d)).map((d) => [keyOf(d), d])).values()];
}
/** Acts that no law and no condition mentions, and that change nothing, are left out. */
function isSpokenOf(w: World, question: PeerQuestion, act: ActPattern): boolean {
  w.mentioned ??= JSON.stringify([w.model.law, w.model.acts.map((a) => a.possible), question.goal, question.never]);
  return act.effects.length > 0 || w.mentioned.includes(JSON.stringify(act.id));
}

interface TreatyDeed extends Deed { readonly exit?: { readonly id: string; readonly days: number } | { readonly id: string; readonly others: readonly string[] } | { readonly id: string; readonly takesBack: true } }

/** Notices under the powers of treaties between two, taking them back, and ending a treaty together. */
function treatyActs(w: World): readonly TreatyDeed[] {
  const pattern = (kind: string): string => w.model.acts.find((a) => a.treatyAct === kind)?.id ?? kind;
  return w.model.instruments.flatMap((i): readonly TreatyDeed[] => {
    if (isAlive(w, i.id).kind !== 'atLeast') return [];
    const all = parties(w, i.id);
    const powers = powersOf(w, i.id, 'withdraw');
    const notices = all.flatMap((p) => {
      const days = powers.flatMap((n) => ways(w, n.vars, {}).filter((b) => value(w, n.bearer, b) === p).map(() => (n.effectiveOn ? lengthOf(w, n.provision, n.effectiveOn, (e) => e.kind === 'origin') ?? NaN : 0)))[0];
      return days === undefined ? [] : [{ pattern: pattern('withdraw'), args: [p, i.id], exit: { id: i.id, days } }, { pattern: pattern('revoke'), args: [p, i.id], exit: { id: i.id, takesBack: true as const } }];
    });
    const together = w.numbers.has(`may end together ${i.id}`) ? all.map((p) => ({ pattern: pattern('terminate'), args: [p, i.id], exit: { id: i.id, others: all.filter((q) => q !== p) } })) : [];
    return [...notices, ...together];
  });
}

/** Ending a treaty by common consent is no way to keep it: only where the question names it. */
function mayEndTogether(w: World, question: PeerQuestion, id: string): boolean {
  if (!JSON.stringify([question.goal, question.never]).includes(`"id":"${id}"`)) return false;
  const all = parties(w, id);
  return all.length > 0 && w.state.instruments.get(id)?.isIn === true && (question.kind === 'reach' || all.every((p) => question.own.includes(p)) || !all.some((p) => question.own.includes(p)));
}

function sideOf(w: World, question: PeerQuestion, deed: Deed): 'own' | 'others' | 'none' {
  const who = actors(w, deed);
  if (question.kind === 'reach') return question.own.length === 0 || who.every((p) => question.own.includes(p)) ? 'others' : 'none';
  if (who.every((p) => question.own.includes(p))) return 'own';
  return who.some((p) => question.own.includes(p)) ? 'none' : 'others';
}

function moveOf(w: World, question: PeerQuestion, deed: TreatyDeed, counts: (p: string) => boolean): readonly Move[] {
  const side = sideOf(w, question, deed);
  if (side === 'none') return [];
  const pattern = w.model.acts.find((a) => a.id === deed.pattern);
  const bind: Bind = Object.fromEntries(deed.args.map((v, i) => [`$${i}`, v]));
  const done = closure(w, deed);
  const guard = and(condition(w, pattern?.possible, bind), exitGuard(w, deed), ...(question.never ?? []).map((e) => notNever(w, e, done)));
  if (guard === NO) return [];
  const breach = or(...wrongs(w, deed, counts).map((x) => x.when));
  const goal = question.goal?.kind === 'act' ? [{ variable: goalVariable(w), when: reachesAct(w, question.goal.act, done), value: 1 }] : [];
  const writes = [...effects(w, done), ...w.duties.flatMap((d) => writesOn(w, d, done)), ...remembered(w, done), ...windows(w, done), ...exitWrites(w, deed), ...goal].filter((x) => x.when !== NO);
  return [{ name: `${deed.pattern} ${deed.args.join(' ')}`, side, guard, breach, writes }];
}

function notNever(w: World, event: EventPattern, done: readonly Counted[]): Expr {
  return event.kind === 'act' ? not(reachesAct(w, event.act, done)) : beyond(`an assumption that no event of the sort \`${event.kind}\` occurs`);
}

/** Facts that the act makes, then those of constitutive rules that it sets off. */
function effects(w: World, done: readonly Counted[]): readonly Write[] {
  const out: Write[] = [];
  const make = (deed: Deed | undefined, isTrue: boolean, when: Expr): void => {
    if (!deed || when === NO) return;
    const role = w.model.facts.find((f) => f.id === deed.pattern)?.functionalRole;
    if (isTrue && role !== undefined) {
      const kind = w.model.facts.find((f) => f.id === deed.pattern)?.roles[role]?.kind ?? '';
      for (const v of ofKind(w, kind)) if (v !== deed.args[role]) out.push({ variable: fact(w, { pattern: deed.pattern, args: deed.args.map((a, i) => (i === role ? v : a)) }), when, value: 0 });
    }
    out.push({ variable: fact(w, deed), when, value: isTrue ? 1 : 0 });
  };
  for (const d of done) {
    const bind = Object.fromEntries(d.deed.args.map((v, i) => [`$${i}`, v]));
    for (const e of w.model.acts.find((a) => a.id === d.deed.pattern)?.effects ?? []) make(ground(w, e.fact, bind), e.value, d.when);
  }
  for (const law of w.model.law) {
    if (law.kind !== 'constitutive') continue;
    for (const event of law.trigger.events) {
      if (event.kind !== 'act') continue;
      for (const d of done) for (const b of event.act.pattern === d.deed.pattern ? ways(w, law.vars, {}).filter((x) => isCase(w, event.act, d.deed, x)) : []) {
        const when = and(d.when, condition(w, law.trigger.condition, b), isAlive(w, home(w, law.provision)?.id));
        for (const e of law.effects) if (e.kind === 'fact') make(ground(w, e.fact, b), e.value, when);
      }
    }
  }
  return out;
}

/** Facts and instruments that law outside the fragment may change. */
function markUnfollowed(w: World): void {
  const mark = (name: RegExp | string, why: string): void => {
    for (const [key, n] of w.numbers) if (n >= 0 && (typeof name === 'string' ? key === name : name.test(key))) { const v = w.variables[n]; if (v) v.beyond ??= why; }
  };
  for (const law of w.model.law) {
    if (law.kind !== 'constitutive') continue;
    const isEntered = (e: EventPattern): boolean => e.kind === 'enters-into-force' && e.instrument.kind === 'thing' && w.state.instruments.get(e.instrument.id)?.enteredOn !== undefined;
    const odd = law.trigger.events.some((e) => e.kind !== 'act' && !isEntered(e));
    for (const e of law.effects) {
      if (e.kind !== 'fact') { const id = value(w, e.instrument, {}); mark(`${id} in force`, `\`${law.id}\` changes what is in force`); continue; }
      if (odd) for (const b of ways(w, law.vars, {})) for (const d of casesOf(w, e.fact, b)) mark(`fact ${keyOf(d)}`, `\`${law.id}\` waits for something other than an act`);
    }
  }
}

function remembered(w: World, done: readonly Counted[]): readonly Write[] {
  return done.flatMap((d) => { const n = w.numbers.get(`done ${keyOf(d.deed)}`); return n === undefined ? [] : [{ variable: n, when: d.when, value: 1 }]; });
}

function windows(w: World, done: readonly Counted[]): readonly Write[] {
  return done.flatMap((d) => [...w.numbers].flatMap(([name, n]) => {
    const [, length] = name.startsWith('window ') && name.includes(` ${keyOf(d.deed)} `) ? /(\d+)$/.exec(name) ?? [] : [];
    return length === undefined ? [] : [{ variable: n, when: d.when, value: Number(length) + 1 }];
  }));
}

// ---- Leaving.

const notice = (w: World, party: string, id: string): number => {
  const exitOn = w.state.stands.get(`${id}|${party}`)?.exitOn;
  return variable(w, `notice ${party} ${id}`, exitOn === undefined ? 0 : exitOn - w.state.day, { countsDown: true });
};

function exitGuard(w: World, { exit, args: [party = ''] }: TreatyDeed): Expr {
  if (!exit) return YES;
  const alive = isAlive(w, exit.id);
  if ('takesBack' in exit) return and(alive, atLeast(notice(w, party, exit.id)));
  if (!('days' in exit)) return alive;
  const odd = powersOf(w, exit.id, 'withdraw').find((n) => n.trigger || n.after || n.condition || n.deadline || (n.from && !isPast(w, n.from)));
  if (odd || Number.isNaN(exit.days)) return beyond(`the power to leave \`${exit.id}\` has conditions`);
  if (w.model.instruments.find((i) => i.id === exit.id)?.parties.length !== 2) return beyond(`a State may leave \`${exit.id}\` and come back`);
  return and(alive, equals(notice(w, party, exit.id), 0));
}

function exitWrites(w: World, { exit, args: [party = ''], pattern }: TreatyDeed): readonly Write[] {
  if (!exit) return [];
  if ('takesBack' in exit) return [{ variable: notice(w, party, exit.id), when: YES, value: 0 }];
  if ('days' in exit) return exit.days > 0 ? [{ variable: notice(w, party, exit.id), when: YES, value: exit.days }] : ending(w, exit.id, YES);
  return [{ variable: variable(w, `done ${keyOf({ pattern, args: [party, exit.id] })}`, 0), when: YES, value: 1 }, ...ending(w, exit.id, and(...exit.others.map((q) => wasDone(w, { pattern, args: [q, exit.id] }))))];
}

function ending(w: World, id: string, when: Expr): readonly Write[] {
  const notices = parties(w, id).flatMap((p) => w.numbers.get(`notice ${p} ${id}`) ?? []);
  return [{ variable: variable(w, `${id} in force`, 1), when, value: 0 }, ...notices.map((v) => ({ variable: v, when, value: 0 })), ...endOf(w, w.duties, id, when)];
}

function nightWrites(w: World): readonly Write[] {
  return w.model.instruments.flatMap((i) => {
    if (isAlive(w, i.id).kind !== 'atLeast') return [];
    const expiryOn = w.state.instruments.get(i.id)?.expiryOn;
    const expiry = expiryOn === undefined ? [] : [variable(w, `term of ${i.id}`, expiryOn - w.state.day, { countsDown: true })];
    const odd = ['terminate', 'suspend'].find((a) => powersOf(w, i.id, a).length > 0);
    if (odd !== undefined) return ending(w, i.id, beyond(`\`${i.id}\` gives a power to ${odd}`));
    const when = or(...[...parties(w, i.id).flatMap((p) => w.numbers.get(`notice ${p} ${i.id}`) ?? []), ...expiry].map((v) => equals(v, 1)));
    return when === NO ? [] : ending(w, i.id, when);
  });
}

// ---- The goal.

const goalVariable = (w: World): number => variable(w, 'goal reached', 0);

function goalOf(w: World, { goal }: PeerQuestion): Expr {
  if (!goal) return NO;
  return goal.kind === 'act' ? atLeast(goalVariable(w)) : statement(w, goal.formula, {});
}

/** Conditions, and `P shall A`. */
function statement(w: World, f: Formula, bind: Bind): Expr {
  switch (f.kind) {
    case 'not': return not(statement(w, f.of, bind));
    case 'and': return and(...f.of.map((p) => statement(w, p, bind)));
    case 'or': return or(...f.of.map((p) => statement(w, p, bind)));
    case 'exists': return or(...ways(w, f.vars, bind).map((b) => statement(w, f.of, b)));
    case 'modal': {
      const deed = ground(w, f.act, bind);
      if (f.modal !== 'shall' || !deed) return beyond(`a statement of the sort \`${f.modal}\``);
      return or(...w.duties.filter((d) => keyOf(d.deed) === keyOf(deed)).map((d) => atLeast(d.open)));
    }
    default: return condition(w, f, bind);
  }
}

// ---- Instruments that are not in force.

/** One that only binds, and that does so with the consent of those asked about or not at all, can be left out: they need not consent. */
function whyItMatters(model: Model, state: State, question: PeerQuestion, id: string): string | undefined {
  const instrument = model.instruments.find((i) => i.id === id);
  const own = model.provisions.filter((p) => p.instrument === id).map((p) => p.id);
  const names = new Set([id, ...own]);
  const law = model.law.filter((l) => own.includes(l.provision));
  const onlyBinds = law.every((l) => l.kind === 'prohibition' || l.kind === 'obligation' || l.kind === 'power');
  const isNamed = names.size > 0 && [...names].some((n) => JSON.stringify([model.law.filter((l) => !own.includes(l.provision)), question.goal ?? null]).includes(JSON.stringify(n)));
  const isGoalDuty = JSON.stringify(question.goal ?? null).includes('"modal"');
  const needsOwn = question.kind === 'reach' || (instrument?.parties ?? []).some((p) => question.own.includes(state.successors.get(p) ?? p));
  return onlyBinds && !isNamed && !isGoalDuty && needsOwn ? undefined : `\`${id}\` is not in force and may come to be`;
}
