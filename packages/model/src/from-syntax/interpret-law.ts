/**
 * Sentences of law to norms, constitutive rules and counts-as rules. The trigger is read first, since the rest may refer to
 * what it binds; then the bearer, then the acts, each seeing the variables of those before.
 */
import type { DateExpr, Deadline, Formula, Trigger } from '../ir/formula.ts';
import type { Constitutive, CountsAs, FactEffect, LegalEffect, Norm } from '../ir/norm.ts';
import type { Application, Term } from '../ir/terms.ts';
import { choiceOfActs, factPromised, notACondition } from '../diagnostics.ts';
import { applicationsOf, formulaOf, joinFormulas, relativeFormula, reportMissingAgent, reportPartial, subjectTerms, triggerOf } from './interpret-clauses.ts';
import { sameTerm, termsOf, varOf, wordsAt } from './interpret-nouns.ts';
import { qualified, type Qualified } from './interpret-qualifiers.ts';
import type { LawCore, LawSurface, Qualifier } from './law-surface.ts';
import { bind, freshName, separately, spanAt, type Binding, type Sense } from './sense.ts';
import type { Clause, Condition, Noun, Predicate } from './surface.ts';

/** Laws without id, provision and origin, which the sentence's place gives. */
export type Draft<T> = Omit<T, 'id' | 'provision' | 'origin' | 'reading'>;
export type LawDraft = Draft<Norm> | Draft<Constitutive> | Draft<CountsAs>;

type WholeLaw = Extract<LawSurface, { kind: 'law' }>;

export function interpretLaw(sense: Sense, { leading, core, trailing }: WholeLaw): readonly LawDraft[] {
  switch (core.kind) {
    case 'norm': return norms(sense, leading, core, trailing);
    case 'effects': return constitutive(sense, [...leading, ...trailing], core);
    case 'counts-as': return countsAs(sense, [...leading, ...trailing], core);
  }
}

interface Triggered {
  readonly trigger?: Trigger;
  /** Conditions without an event. */
  readonly conditions: readonly Formula[];
  /** Some of them must hold all along. */
  readonly isStanding?: boolean;
}

type TriggerQualifier = Extract<Qualifier, { kind: 'trigger' }>;

function isTrigger(qualifier: Qualifier): qualifier is TriggerQualifier {
  return qualifier.kind === 'trigger';
}

/** Reads triggers. A trigger's variables keep their relative clauses in its own condition. */
function readTriggers(sense: Sense, qualifiers: readonly TriggerQualifier[]): Triggered {
  let trigger: Trigger | undefined;
  const conditions: Formula[] = [];
  for (const { condition } of qualifiers) {
    const { value, bindings } = separately(sense, () => triggerOf(sense, condition));
    sense.bindings.push(...bindings.map(({ condition: _, ...binding }) => binding));
    const own = bindings.flatMap((binding) => (binding.condition ? [binding.condition] : []));
    if (value.hasEvent) {
      const all = joinFormulas('and', [...(value.trigger.condition ? [value.trigger.condition] : []), ...own, ...(trigger?.condition ? [trigger.condition] : [])]);
      trigger = { events: [...(trigger?.events ?? []), ...value.trigger.events], ...(all.kind !== 'true' && { condition: all }) };
    } else conditions.push(joinFormulas('and', [...own, ...(value.trigger.condition ? [value.trigger.condition] : [])]), ...becoming(value.trigger));
  }
  return { trigger, conditions: conditions.filter((formula) => formula.kind !== 'true') };
}

function becoming(trigger: Trigger): readonly Formula[] {
  const formulas = trigger.events.flatMap((event) => (event.kind === 'becomes' ? [event.condition] : []));
  return formulas.length === 0 ? [] : [joinFormulas('or', formulas)];
}

type NormCore = Extract<LawCore, { kind: 'norm' }>;

function norms(sense: Sense, leading: readonly Qualifier[], core: NormCore, trailing: readonly Qualifier[]): readonly Draft<Norm>[] {
  const early = [...leading, ...trailing].filter(isTrigger).filter((each) => leading.includes(each) || !refersBack(each.condition));
  const late = trailing.filter(isTrigger).filter((each) => !early.includes(each));
  // `While any State is at war, that State shall not …`: what stands first is there to be referred back to.
  const held = leading.filter((each) => each.kind === 'while' && !refersBack(each.condition));
  const { value: triggered, bindings: triggerVars } = separately(sense, (): Triggered => {
    const { trigger, conditions } = readTriggers(sense, early);
    const standing = held.flatMap((each) => (each.kind === 'while' ? [formulaOf(sense, each.condition, 'bind')] : []));
    return { trigger, conditions: [...conditions, ...standing], isStanding: held.length > 0 };
  });
  sense.affected = triggerVars.find((binding) => binding.isParty && !sameTerm(varOf(binding), sense.subject ?? { kind: 'thing', id: '' })) ?? triggerVars.find((binding) => binding.isParty);
  const rest = [...leading, ...trailing].filter((each) => !isTrigger(each) && !held.includes(each));
  const drafts: Draft<Norm>[] = [];
  for (const bearerNoun of bearersOf(sense, core.subject)) {
    const { value, bindings } = separately(sense, () => normFor(sense, core, bearerNoun, triggered, [...rest], late));
    if (value) for (const draft of value) drafts.push(addVars(draft, [...triggerVars, ...bindings]));
  }
  return drafts;
}

/** Each of a list bears the duty by itself. */
function bearersOf(sense: Sense, subject: Noun): readonly Noun[] {
  if (subject.kind === 'pronoun' && subject.word === 'they' && sense.group.length > 1 && sense.group.every((term) => term.kind === 'thing')) {
    return sense.group.flatMap((term): Noun[] => (term.kind === 'thing' ? [{ kind: 'name', name: term.id, place: subject.place }] : []));
  }
  return subject.kind === 'list' && !subject.items.some((item) => item.kind === 'list') ? subject.items : [subject];
}

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** Puts the variables in, and their relative clauses into the condition. The draft is still ours to change. */
function addVars(draft: Open<Draft<Norm>>, bindings: readonly Binding[]): Draft<Norm> {
  draft.vars = bindings.map((binding) => binding.quantified);
  const conditions = bindings.flatMap((binding) => (binding.condition ? [binding.condition] : []));
  if (conditions.length > 0) draft.condition = joinFormulas('and', draft.condition ? [...conditions, draft.condition] : conditions);
  return draft;
}

function normFor(sense: Sense, core: NormCore, noun: Noun, triggered: Triggered, rest: readonly Qualifier[], late: readonly TriggerQualifier[]): readonly Open<Draft<Norm>>[] | undefined {
  const predicates = actsOf(sense, core);
  if (predicates === undefined) return undefined;
  const group = core.subject.kind === 'list' ? namedTerms(core.subject) : undefined;
  const done: ReturnType<typeof bearerAndActs>[] = [];
  // `Each party shall A and B`: the same party both times.
  for (const predicate of predicates) done.push(bearerAndActs(sense, predicate, noun, group, done[0]?.bearer));
  const first = done[0];
  if (!first) return undefined;
  const { bearer } = first;
  const modal = negatedSubject(noun, sense) ? 'shall-not' : core.modal;
  const after = readTriggers(sense, late);
  const q = qualified(sense, rest, { isObligation: modal === 'shall' });
  const conditions = joinFormulas('and', [...triggered.conditions, ...after.conditions, ...q.conditions]);
  const trigger = after.trigger ?? triggered.trigger;
  return done.map(({ acts }) => {
    const norm = makeNorm(sense, bearer, modal, acts, { trigger, conditions, isStanding: q.isStanding || triggered.isStanding === true }, q);
    if (isJoint(noun)) norm.isJoint = true;
    return norm;
  });
}

/** When a norm is set off, and what must be so. */
interface Circumstances { readonly trigger?: Trigger; readonly conditions: Formula; readonly isStanding: boolean }

function makeNorm(sense: Sense, bearer: Term, modal: NormCore['modal'], acts: readonly Application[], { trigger, conditions, isStanding }: Circumstances, q: Qualified): Open<Draft<Norm>> {
  const kind = modal === 'shall' ? 'obligation' : modal === 'shall-not' ? 'prohibition' : isPower(acts) ? 'power' : 'permission';
  const norm: Open<Draft<Norm>> = { kind, vars: [], bearer, acts, exceptions: [] };
  const hasCondition = conditions.kind !== 'true';
  if (trigger) norm.trigger = trigger;
  if (hasCondition && !trigger && kind === 'obligation' && !isStanding) norm.trigger = { events: [{ kind: 'becomes', condition: conditions }] };
  else if (hasCondition) norm.condition = conditions;
  const toward = towardOf(sense, bearer, acts);
  if (toward) norm.toward = toward;
  if (q.after) norm.after = q.after;
  if (q.from) norm.from = q.from;
  if (q.deadline) norm.deadline = trigger || kind === 'obligation' ? q.deadline : sinceEntry(sense, q.deadline);
  if (q.every) norm.every = q.every;
  if (q.effectiveOn && kind === 'power') norm.effectiveOn = q.effectiveOn;
  if (q.according) norm.according = q.according;
  return norm;
}

/** `No party shall arm C for 5 years`, said of no event: from the instrument's entry into force. */
function sinceEntry(sense: Sense, deadline: Deadline): Deadline {
  if (deadline.kind !== 'day' || deadline.day.kind !== 'steps' || deadline.day.from.kind !== 'origin' || sense.instrument === undefined) return deadline;
  const from: DateExpr = { kind: 'event', event: { kind: 'enters-into-force', instrument: { kind: 'thing', id: sense.instrument } } };
  return { ...deadline, day: { ...deadline.day, from } };
}

const POWERS = new Set(['$withdraw', '$revoke', '$suspend', '$resume', '$terminate', '$apply-provisionally', '$end-provisional', '$reserve', '$withdraw-reservation', '$object', '$oppose', '$accept-reservation']);
function isPower(acts: readonly Application[]): boolean {
  return acts.some((act) => POWERS.has(act.pattern));
}

function isJoint(noun: Noun): boolean {
  return noun.kind === 'the-parties';
}

/** `no party shall`, `no State may`. */
function negatedSubject(noun: Noun, _: Sense): boolean {
  return noun.kind === 'quantified' && noun.quantifier === 'no';
}

function namedTerms(list: Extract<Noun, { kind: 'list' }>): readonly Term[] {
  return list.items.flatMap((item): Term[] => (item.kind === 'name' ? [{ kind: 'thing', id: item.name }] : []));
}

/** The acts that are promised; undefined, with a diagnostic, where what stands after `shall` can't be. */
function actsOf(sense: Sense, core: NormCore): readonly Extract<Predicate, { kind: 'phrase' }>[] | undefined {
  const phrases: Extract<Predicate, { kind: 'phrase' }>[] = [];
  for (const act of core.acts) {
    if (act.kind !== 'phrase') return undefined;
    if (!act.isAct) {
      sense.diagnostics.push(factPromised(spanAt(sense, act.place), { phrase: act.pattern.id }));
      return undefined;
    }
    phrases.push(act);
  }
  if (core.modal === 'shall' && !negatedSubject(core.subject, sense) && (core.word === 'or' || phrases.some((phrase) => phrase.args.some((arg) => arg?.kind === 'list' && arg.word === 'or')))) {
    sense.diagnostics.push(choiceOfActs(spanAt(sense, core.place), { words: wordsAt(sense, core.place) }));
    return undefined;
  }
  return phrases;
}

function bearerAndActs(sense: Sense, predicate: Extract<Predicate, { kind: 'phrase' }>, noun: Noun, group: readonly Term[] | undefined, known: Term | undefined): { bearer: Term; acts: readonly Application[] } {
  const isPassive = predicate.isAct && !predicate.subjectRoles.includes(actorRole(predicate));
  if (isPassive) return passiveActs(sense, predicate, noun);
  const bearer = known ?? bearerTerm(sense, noun, predicate);
  sense.bearer = bearer;
  sense.subject = bearer;
  sense.isTogether = noun.kind === 'the-parties';
  sense.group = group ?? [bearer];
  const subjects = predicate.subjectRoles.length === 2 && group ? group : [bearer];
  const { applications } = applicationsOf(sense, predicate, subjects);
  const own = predicate.subjectRoles.length === 2 && group ? applications.filter((act) => act.args.some((arg) => sameTerm(arg, bearer))) : applications;
  return { bearer, acts: own };
}

function actorRole(predicate: Extract<Predicate, { kind: 'phrase' }>): number {
  return 'actorRoles' in predicate.pattern ? predicate.pattern.actorRoles[0] ?? 0 : 0;
}

/** `Shikotan shall be transferred to Japan by USSR`: the agent bears it. */
function passiveActs(sense: Sense, predicate: Extract<Predicate, { kind: 'phrase' }>, noun: Noun): { bearer: Term; acts: readonly Application[] } {
  const role = actorRole(predicate);
  const agent = predicate.args[role];
  if (!agent) reportMissingAgent(sense, predicate);
  const said: Extract<Clause, { kind: 'said' }> = { kind: 'said', subject: noun, predicate, place: predicate.place };
  const { applications } = applicationsOf(sense, predicate, subjectTerms(sense, said));
  return { bearer: applications[0]?.args[role] ?? { kind: 'thing', id: '?' }, acts: applications };
}

/**
 * Who bears it. Where a trigger speaks of a party and the act of `the other party`, the bearer is a party other than that
 * one: an attacked ally is helped and doesn't help itself.
 */
function bearerTerm(sense: Sense, noun: Noun, predicate: Extract<Predicate, { kind: 'phrase' }>): Term {
  const isAnyParty = noun.kind === 'the-parties' || (noun.kind === 'quantified' && noun.of.kind === 'party' && noun.variable === undefined && noun.relatives.length === 0 && !noun.isOther);
  if (!isAnyParty) return termsOf(sense, noun, predicate.pattern.roles[actorRole(predicate)]?.kind ?? 'Actor', relativeFormula)[0] ?? { kind: 'thing', id: '?' };
  const to = noun.kind === 'the-parties' ? noun.to : noun.kind === 'quantified' && noun.of.kind === 'party' ? noun.of.to : undefined;
  const except = noun.kind === 'the-parties' || noun.kind === 'quantified' ? noun.except : undefined;
  const { value: term, bindings } = separately(sense, () => termsOf(sense, { kind: 'the-parties', place: noun.place, to, ...(except && { except }) }, 'Actor', relativeFormula)[0]);
  const [binding] = bindings;
  if (!binding || !term) return { kind: 'thing', id: '?' };
  const { affected } = sense;
  const speaksOfOther = predicate.args.some((arg) => arg?.kind === 'the-other' || (arg?.kind === 'that' && arg.of.kind === 'party'));
  const apart = [...binding.quantified.distinctFrom ?? [], ...(affected && speaksOfOther && to === undefined ? [varOf(affected)] : [])];
  sense.bound.splice(sense.bound.indexOf(binding), 1);
  const name = freshName(sense, 'bearer');
  const mentioned = sense.mentioned.findIndex((each) => sameTerm(each, term));
  if (mentioned >= 0) sense.mentioned.splice(mentioned, 1, { kind: 'var', name });
  return bind(sense, { ...binding, quantified: { ...binding.quantified, name, ...(apart.length > 0 && { distinctFrom: apart }) }, how: 'every' });
}

/** To whom it is owed: the one party of the instrument that the act is about. */
function towardOf(sense: Sense, bearer: Term, acts: readonly Application[]): Term | undefined {
  const parties = sense.input.scope.instruments.get(sense.instrument ?? '')?.parties ?? [];
  const found: Term[] = [];
  for (const act of acts) {
    for (const arg of act.args) {
      if (sameTerm(arg, bearer) || found.some((term) => sameTerm(term, arg))) continue;
      const isParty = arg.kind === 'thing' ? parties.includes(arg.id) : arg.kind === 'var' && sense.bound.some((binding) => binding.isParty && binding.quantified.name === arg.name);
      if (isParty) found.push(arg);
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a condition says `it`, `that State` or `the other party`, and so must be read after the rest. */
function refersBack(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(refersBack);
  if (typeof value !== 'object' || value === null || 'parts' in value) return false;
  const { kind } = value as { kind?: unknown };
  if (kind === 'pronoun' || kind === 'that' || kind === 'the-other' || kind === 'each-other') return true;
  return Object.values(value).some(refersBack);
}

function constitutive(sense: Sense, qualifiers: readonly Qualifier[], core: Extract<LawCore, { kind: 'effects' }>): readonly Draft<Constitutive>[] {
  const { value, bindings } = separately(sense, () => {
    const triggered = readTriggers(sense, qualifiers.filter(isTrigger));
    const q = qualified(sense, qualifiers.filter((each) => !isTrigger(each)), { isObligation: false });
    return { triggered, q, effects: effectsOf(sense, core.effects) };
  });
  const { triggered, q, effects } = value;
  if (effects.length === 0) return [];
  const events = [...(triggered.trigger?.events ?? []), ...q.events];
  const conditions = joinFormulas('and', [...(triggered.trigger?.condition ? [triggered.trigger.condition] : []), ...triggered.conditions, ...q.conditions,
    ...bindings.flatMap((binding) => (binding.condition ? [binding.condition] : []))]);
  const trigger: Trigger = events.length === 0
    ? { events: [{ kind: 'becomes', condition: conditions }] }
    : { events, ...(conditions.kind !== 'true' && { condition: conditions }) };
  return [{ kind: 'constitutive', vars: bindings.map((binding) => binding.quantified), trigger, effects, ...(q.according && { according: q.according }) }];
}

/** What comes about: facts, or their end, or the end or suspension of an instrument. */
export function effectsOf(sense: Sense, condition: Condition): readonly LegalEffect[] {
  if (condition.kind === 'and') return condition.of.flatMap((part) => effectsOf(sense, part));
  if (condition.kind !== 'clause' || condition.clause.kind !== 'said') return refuse(sense, condition);
  const { clause } = condition;
  const { predicate } = clause;
  const subjects = subjectTerms(sense, clause);
  const party = (noun: Noun | undefined): Term | undefined => (noun === undefined ? undefined : termsOf(sense, noun, 'Actor', relativeFormula)[0]);
  switch (predicate.kind) {
    case 'phrase': {
      if (predicate.isAct) return refuse(sense, condition);
      if (reportPartial(sense, predicate)) return [];
      sense.isStated = true;
      const { applications } = applicationsOf(sense, predicate, subjects);
      sense.isStated = false;
      return applications.map((fact): FactEffect => ({ kind: 'fact', fact, value: predicate.polarity === 'yes' }));
    }
    case 'terminates': case 'ceases': {
      const of = party(predicate.party);
      return subjects.map((instrument): LegalEffect => ({ kind: 'terminate', instrument, ...(of && { party: of }) }));
    }
    case 'suspended': {
      const [a, b] = predicate.between ? predicate.between.map(party) : [party(predicate.party), party(predicate.toward)];
      return subjects.map((instrument): LegalEffect => ({ kind: predicate.isResumed ? 'resume' : 'suspend', instrument, ...(a && { party: a }), ...(b && { toward: b }) }));
    }
    default: return refuse(sense, condition);
  }
}

function refuse(sense: Sense, condition: Condition): readonly [] {
  const place = condition.kind === 'clause' ? condition.clause.place : { at: 0, end: sense.input.tokens.length };
  sense.diagnostics.push(notACondition(spanAt(sense, place), { words: wordsAt(sense, place) }));
  return [];
}

function countsAs(sense: Sense, qualifiers: readonly Qualifier[], core: Extract<LawCore, { kind: 'counts-as' }>): readonly Draft<CountsAs>[] {
  const { value, bindings } = separately(sense, () => {
    const triggered = readTriggers(sense, qualifiers.filter(isTrigger));
    const q = qualified(sense, qualifiers.filter((each) => !isTrigger(each)), { isObligation: false });
    return { triggered, q, as: actsIn(sense, core.as) };
  });
  const { triggered, q, as } = value;
  const vars = bindings.map((binding) => binding.quantified);
  const condition = joinFormulas('and', [...(triggered.trigger?.condition ? [triggered.trigger.condition] : []), ...triggered.conditions, ...q.conditions,
    ...bindings.flatMap((binding) => (binding.condition ? [binding.condition] : []))]);
  const acts = (triggered.trigger?.events ?? []).flatMap((event) => (event.kind === 'act' ? [event.act] : []));
  if (acts.length === 0 || as.length === 0) {
    if (sense.diagnostics.length === 0) sense.diagnostics.push(notACondition(spanAt(sense, core.place), { words: wordsAt(sense, core.place) }));
    return [];
  }
  return acts.flatMap((act) => as.map((other): Draft<CountsAs> => ({ kind: 'counts-as', vars, act, as: other, ...(condition.kind !== 'true' && { condition }) })));
}

/** The acts that a clause (or several joined by `and`) names. */
export function actsIn(sense: Sense, condition: Condition): readonly Application[] {
  if (condition.kind === 'and') return condition.of.flatMap((part) => actsIn(sense, part));
  if (condition.kind !== 'clause' || condition.clause.kind !== 'said') return [];
  const { clause } = condition;
  if (clause.predicate.kind !== 'phrase' || !clause.predicate.isAct) return refuse(sense, condition);
  if (reportPartial(sense, clause.predicate)) return [];
  return applicationsOf(sense, clause.predicate, subjectTerms(sense, clause)).applications;
}

/** `assisting X counts as attacking Y`: whoever does it. */
export function interpretGerunds(sense: Sense, surface: Extract<LawSurface, { kind: 'gerunds' }>): readonly Draft<CountsAs>[] {
  const { value, bindings } = separately(sense, () => {
    const act = gerundActs(sense, surface.act, undefined);
    const actor = act[0]?.args[0];
    return { act, as: gerundActs(sense, surface.as, actor) };
  });
  const vars = bindings.map((binding) => binding.quantified);
  const condition = joinFormulas('and', bindings.flatMap((binding) => (binding.condition ? [binding.condition] : [])));
  return value.act.flatMap((act) => value.as.map((as): Draft<CountsAs> => ({ kind: 'counts-as', vars, act, as, ...(condition.kind !== 'true' && { condition }) })));
}

/** The acts a gerund names; done by `actor`, or by any. */
export function gerundActs(sense: Sense, predicate: Predicate, actor: Term | undefined): readonly Application[] {
  if (predicate.kind !== 'phrase' || !predicate.isAct) {
    sense.diagnostics.push(factPromised(spanAt(sense, predicate.place), { phrase: wordsAt(sense, predicate.place) }));
    return [];
  }
  const kind = predicate.pattern.roles[0]?.kind ?? 'Actor';
  const term = actor ?? bind(sense, { quantified: { name: freshName(sense, 'actor'), over: { kind: 'kind', of: kind } }, how: 'exists', isParty: false, kind });
  sense.subject = term;
  return applicationsOf(sense, predicate, [term]).applications;
}

