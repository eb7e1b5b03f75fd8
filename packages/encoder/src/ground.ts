/**
 * A question of a model → a finite transition system, from the sentences of law alone. What is inside the fragment:
 * acts, facts and counts-as with conditions on facts, on what was done, on what is in force and who is bound; duties set off by acts, with
 * or without a deadline counted in days from their own beginning, or on a day of the calendar; prohibitions, exceptions, permissions, windows
 * counted from an act; priorities; treaties between those that are in, which may be left by notice where they are between two, ended together, or
 * run out. Outside are entry into force, suspension, reservations, recurring duties, law set off by breaches, by conditions that become true or by
 * dates, and periods whose order turns on the lengths of months. A question that depends on any of these is refused with all the reasons.
 *
 * The present is read off the replayed log; what may come of it is worked out here, without the explorer, so that the two can be compared.
 * Read next: `deeds.ts` (what an act amounts to), `duties.ts`, `leaving.ts`, `slice.ts`.
 */
import type { ActPattern, EventPattern, Formula, Model, Norm } from '@servanda/model';
import type { State } from '@servanda/semantics';
import { closure, reachesAct, wrongs, type Counted } from './deeds.ts';
import { dutiesOf, isMissed, writesOn } from './duties.ts';
import { effects, markUnfollowed, remembered, windows } from './effects.ts';
import { exitGuard, exitWrites, mayEndTogether, nightWrites, treatyDeeds, type TreatyDeed } from './leaving.ts';
import { and, atLeast, beyond, isNever, NO, not, or, type Deed, type Expr, type Move, type Outside, type Problem, type Query } from './problem.ts';
import { sliced } from './slice.ts';
import { actors, condition, ground, isCalendarFree, isPast, keyOf, makeWorld, normal, ofKind, range, variable, ways, type Bind, type World } from './world.ts';

/** The model under its readings, and the situation in which the question is asked. Semantics: docs/semantics.md; turns: docs/decisions/0009. */
export function problemOf(model: Model, state: State, question: Query): Problem | Outside {
  const w = makeWorld(model, state, (id) => whyItMatters(model, state, question, id));
  const continued = model.continuities.find((c) => !isPast(w, { kind: 'date', date: c.from }));
  if (continued) return { kind: 'outside', limits: [{ why: `\`${continued.successor}\` continues \`${continued.predecessor}\` from a later day on` }] };
  const tooMany = whyTooMany(w, question);
  if (tooMany !== undefined) return { kind: 'outside', limits: [{ why: tooMany }] };
  for (const i of model.instruments) if (mayEndTogether(w, question, i.id)) w.endedTogether.add(i.id);
  w.duties.push(...dutiesOf(w));
  // The first time to learn which acts and days are to be remembered, the second time with all of them known.
  wholeProblem(w, question);
  const problem = wholeProblem(w, question);
  markUnfollowed(w);
  const small = sliced(problem, w.excuses);
  if (small.kind !== 'outside' && !isCalendarFree(w)) return { kind: 'outside', limits: [{ why: 'the order of periods turns on the lengths of months' }] };
  return small;
}

/** Acts are written down one by one, each with every sentence of law that may bear on it: about a second's work, and a program of some megabytes. */
const MOST_PAIRS = 1_000_000;

function whyTooMany(w: World, question: Query): string | undefined {
  const product = (sizes: readonly number[]): number => sizes.reduce((n, size) => n * size, 1);
  const acts = w.model.acts.filter((a) => a.treatyAct === undefined && isSpokenOf(w, question, a)).reduce((n, a) => n + product(a.roles.map((r) => ofKind(w, r.kind).length)), 0);
  const cases = w.model.law.reduce((n, l) => n + ('vars' in l ? product(l.vars.map((q) => range(w, q, {}).length)) : 1), 0);
  return acts * cases > MOST_PAIRS ? `${acts} acts that may be done, and ${cases} cases of law for each: too many to be written down one by one` : undefined;
}

type Counts = (norm: Norm, bearer: string) => boolean;

/** Whose breaches count, and of which provisions. */
function countsFor({ kind, own, isWithoutBreach, provisions }: Query): Counts {
  if (kind === 'reach') return () => isWithoutBreach === true;
  return (norm, bearer) => own.includes(bearer) && (provisions === undefined || provisions.includes(norm.provision));
}

function wholeProblem(w: World, question: Query): Problem {
  const counts = countsFor(question);
  const moves = [...authored(w, question), ...treatyDeeds(w)].flatMap((d) => moveOf(w, question, d, counts));
  const counted = w.duties.filter((d) => counts(d.norm, d.bearer));
  const open = question.kind === 'reach' ? [] : counted.filter((d) => !d.hasDeadline).map((d) => atLeast(d.open));
  return { kind: question.kind, variables: w.variables, moves, night: { breach: or(...counted.map((d) => isMissed(w, d))), writes: nightWrites(w) }, open, goal: goalOf(w, question) };
}

// ---- Acts.

function authored(w: World, question: Query): readonly Deed[] {
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
function isSpokenOf(w: World, question: Query, act: ActPattern): boolean {
  w.mentioned ??= JSON.stringify([w.model.law, w.model.acts.map((a) => a.possible), question.goal, question.never]);
  return act.effects.length > 0 || w.mentioned.includes(JSON.stringify(act.id));
}

function sideOf(w: World, question: Query, deed: Deed): 'own' | 'others' | 'none' {
  const who = actors(w, deed);
  if (question.kind === 'reach') return question.own.length === 0 || who.every((p) => question.own.includes(p)) ? 'others' : 'none';
  if (who.every((p) => question.own.includes(p))) return 'own';
  return who.some((p) => question.own.includes(p)) ? 'none' : 'others';
}

function moveOf(w: World, question: Query, deed: TreatyDeed, counts: Counts): readonly Move[] {
  const side = sideOf(w, question, deed);
  if (side === 'none') return [];
  const pattern = w.model.acts.find((a) => a.id === deed.pattern);
  const bind: Bind = Object.fromEntries(deed.args.map((v, i) => [`$${i}`, v]));
  const done = closure(w, deed);
  const guard = and(condition(w, pattern?.possible, bind), exitGuard(w, deed), ...(question.never ?? []).map((e) => notNever(w, e, done)));
  if (guard === NO) return [];
  const forbids = wrongs(w, deed, counts).map((x) => ({ provision: x.norm.provision, bearer: x.by, when: x.when }));
  const goal = question.goal?.kind === 'act' ? [{ variable: goalVariable(w), when: reachesAct(w, question.goal.act, done), value: 1 }] : [];
  const writes = [...effects(w, done), ...w.duties.flatMap((d) => writesOn(w, d, done)), ...remembered(w, done), ...windows(w, done), ...exitWrites(w, deed), ...goal].filter((x) => !isNever(x.when));
  return [{ deed: { pattern: deed.pattern, args: deed.args }, side, guard, breach: or(...forbids.map((f) => f.when)), forbids, writes }];
}

function notNever(w: World, event: EventPattern, done: readonly Counted[]): Expr {
  return event.kind === 'act' ? not(reachesAct(w, event.act, done)) : beyond('an assumption that something other than an act does not occur');
}

// ---- The goal.

const goalVariable = (w: World): number => variable(w, { kind: 'goal' }, 0);

function goalOf(w: World, { goal }: Query): Expr {
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
      if (f.modal !== 'shall' || !deed) return beyond('the goal that somebody may do something, or shall not');
      return or(...w.duties.filter((d) => keyOf(d.deed) === keyOf(deed)).map((d) => atLeast(d.open)));
    }
    default: return condition(w, f, bind);
  }
}

// ---- Instruments that are not in force.

/** One that only binds, and that does so with the consent of those asked about or not at all, can be left out: they need not consent. */
function whyItMatters(model: Model, state: State, question: Query, id: string): string | undefined {
  const instrument = model.instruments.find((i) => i.id === id);
  const own = model.provisions.filter((p) => p.instrument === id).map((p) => p.id);
  const isSaid = (name: string, where: unknown): boolean => JSON.stringify(where).includes(JSON.stringify(name));
  const onlyBinds = model.law.every((l) => !own.includes(l.provision) || l.kind === 'prohibition' || l.kind === 'obligation' || l.kind === 'power');
  const elsewhere = [model.law.filter((l) => !own.includes(l.provision)), question.goal ?? null];
  const isNamed = [id, ...own].some((name) => isSaid(name, elsewhere));
  const isGoalDuty = isSaid('modal', question.goal ?? null);
  const needsOwn = question.kind === 'reach' || (instrument?.parties ?? []).some((p) => question.own.includes(state.successors.get(p) ?? p));
  return onlyBinds && !isNamed && !isGoalDuty && needsOwn ? undefined : `\`${id}\` is not in force and may come to be`;
}
