/** What an act changes besides duties: facts that it makes, those of constitutive rules that it sets off, and what is remembered of it. */
import type { EventPattern } from '@servanda/model';
import { placeWords } from '@servanda/timeline';
import type { Counted } from './deeds.ts';
import { and, NO, type Deed, type Expr, type Limit, type Write } from './problem.ts';
import { casesOf, condition, fact, ground, home, isAlive, isCase, keyOf, knownVariable, ofKind, value, ways, type World } from './world.ts';

/** Facts that the act makes, then those of constitutive rules that it sets off. */
export function effects(w: World, done: readonly Counted[]): readonly Write[] {
  const own = done.flatMap((d) => {
    const bind = Object.fromEntries(d.deed.args.map((v, i) => [`$${i}`, v]));
    return (w.model.acts.find((a) => a.id === d.deed.pattern)?.effects ?? []).flatMap((e) => made(w, ground(w, e.fact, bind), e.value, d.when));
  });
  const constituted = w.model.law.flatMap((law) => (law.kind === 'constitutive' ? law.trigger.events.flatMap((event) => (event.kind === 'act'
    ? done.flatMap((d) => (event.act.pattern === d.deed.pattern ? ways(w, law.vars, {}).filter((b) => isCase(w, event.act, d.deed, b)) : []).flatMap((b) => {
      const when = and(d.when, condition(w, law.trigger.condition, b), isAlive(w, home(w, law.provision)?.id));
      return law.effects.flatMap((e) => (e.kind === 'fact' ? made(w, ground(w, e.fact, b), e.value, when, law.provision) : []));
    })) : [])) : []));
  return [...own, ...constituted];
}

/** The fact becomes so; where only one is at a time, the others cease. */
function made(w: World, deed: Deed | undefined, isTrue: boolean, when: Expr, by?: string): readonly Write[] {
  if (!deed || when === NO) return [];
  const pattern = w.model.facts.find((f) => f.id === deed.pattern);
  const role = isTrue ? pattern?.functionalRole : undefined;
  const rivals = role === undefined ? [] : ofKind(w, pattern?.roles[role]?.kind ?? '').filter((v) => v !== deed.args[role]);
  const cause = by === undefined ? {} : { by };
  return [
    ...rivals.map((v) => ({ variable: fact(w, { pattern: deed.pattern, args: deed.args.map((a, i) => (i === role ? v : a)) }), when, value: 0, ...cause })),
    { variable: fact(w, deed), when, value: isTrue ? 1 : 0, ...cause },
  ];
}

/** That it has been done, where something asks for it. */
export function remembered(w: World, done: readonly Counted[]): readonly Write[] {
  return done.flatMap((d) => { const n = knownVariable(w, { kind: 'done', deed: d.deed }); return n === undefined ? [] : [{ variable: n, when: d.when, value: 1 }]; });
}

/** Times that are counted from the act begin. */
export function windows(w: World, done: readonly Counted[]): readonly Write[] {
  return done.flatMap((d) => w.variables.flatMap(({ means }, n) => (means.kind === 'window' && keyOf(means.from) === keyOf(d.deed) ? [{ variable: n, when: d.when, value: means.length + 1, by: means.provision }] : [])));
}

/** Facts and instruments that law outside the fragment may change. */
export function markUnfollowed(w: World): void {
  const mark = (n: number | undefined, limit: Limit): void => { const v = n === undefined ? undefined : w.variables[n]; if (v) v.beyond ??= limit; };
  const isEntered = (e: EventPattern): boolean => e.kind === 'enters-into-force' && e.instrument.kind === 'thing' && w.state.instruments.get(e.instrument.id)?.enteredOn !== undefined;
  for (const law of w.model.law) {
    if (law.kind !== 'constitutive') continue;
    const isOdd = law.trigger.events.some((e) => e.kind !== 'act' && !isEntered(e));
    for (const e of law.effects) {
      if (e.kind !== 'fact') mark(knownVariable(w, { kind: 'in-force', instrument: value(w, e.instrument, {}) ?? '' }), { why: `${placeWords(law.provision)} changes what is in force`, at: law.id });
      else if (isOdd) for (const b of ways(w, law.vars, {})) for (const d of casesOf(w, e.fact, b)) mark(knownVariable(w, { kind: 'fact', deed: d }), { why: `${placeWords(law.provision)} waits for something other than an act`, at: law.id });
    }
  }
}
