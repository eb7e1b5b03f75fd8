/** Clauses and conditions to formulas, and to the events that norms wait for. */
import { joinAnd } from '@servanda/base';
import type { EventPattern, Formula, Trigger } from '../ir/formula.ts';
import type { Application, Term } from '../ir/terms.ts';
import { cannotHappen, incompletePhrase, notACondition, passiveWithoutAgent } from '../diagnostics.ts';
import { instrumentTerm, lawIdOf, provisionOf, sameTerm, termsOf, varOf, wordsAt, reportUnknownOf } from './interpret-nouns.ts';
import { bind, freshName, separately, spanAt, uses, type Binding, type Sense } from './sense.ts';
import type { Clause, Condition, EventNoun, Noun, Pattern, Polarity, Predicate } from './surface.ts';
import type { Place } from './matching.ts';

/**
 * Where a condition's `any State X` goes. `bind`: into the sentence's own variables, for what the rest of the sentence
 * refers back to. `close`: quantified in place. `relative`: quantified in place too, but for a variable that the sentence
 * names again outside the relative clause.
 */
export type Closing = 'bind' | 'close' | 'relative';

export function formulaOf(sense: Sense, condition: Condition, closing: Closing): Formula {
  switch (condition.kind) {
    case 'clause': return clauseFormula(sense, condition.clause, closing);
    case 'not': return { kind: 'not', of: formulaOf(sense, condition.of, 'close') };
    case 'and': return joinFormulas('and', condition.of.map((part) => formulaOf(sense, part, closing)));
    case 'or': return joinFormulas('or', condition.of.map((part) => formulaOf(sense, part, 'close')));
  }
}

export function joinFormulas(kind: 'and' | 'or', parts: readonly Formula[]): Formula {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.of : kind === 'and' && part.kind === 'true' ? [] : [part]));
  const [only] = flat;
  if (flat.length === 1 && only) return only;
  return flat.length === 0 ? { kind: 'true' } : { kind, of: flat };
}

/** The relative clause of a noun, its head in `sense.gap`. */
export function relativeFormula(sense: Sense, clause: Clause): Formula {
  const { subject, group, isObject } = sense;
  sense.isObject = false;
  const formula = clauseFormula(sense, clause, 'relative');
  sense.isObject = isObject;
  sense.subject = subject;
  sense.group = group;
  return formula;
}

/** The formula that a clause states about a day. Acts in it have been done (`Russia has transferred`, `Russia transfers`). */
export function clauseFormula(sense: Sense, clause: Clause, closing: Closing): Formula {
  switch (clause.kind) {
    case 'date': return { kind: 'date', is: clause.is, date: clause.date };
    case 'deadline-passes': {
      const provision = lawIdOf(sense, clause.provision, clause.place);
      return provision === undefined ? { kind: 'true' } : { kind: 'breached', provision };
    }
    case 'fewer-parties': return fewerParties(sense, clause);
    case 'event-noun': return eventAsFormula(sense, eventOfNoun(sense, clause.event, clause.place), clause.place);
    case 'said': return saidFormula(sense, clause, closing);
  }
}

function fewerParties(sense: Sense, { n, place }: { n: number; place: Place }): Formula {
  const instrument = instrumentTerm(sense, undefined, place);
  const name = freshName(sense, 'party');
  const party: Term = { kind: 'var', name };
  return { kind: 'not', of: { kind: 'at-least', n, vars: [{ name, over: { kind: 'parties', instrument } }], of: { kind: 'same', left: party, right: party } } };
}

function eventAsFormula(sense: Sense, event: EventPattern | undefined, place: Place): Formula {
  switch (event?.kind) {
    case 'act': return { kind: 'done', act: event.act };
    case 'enters-into-force': return { kind: 'in-force', instrument: event.instrument, ...(event.party && { party: event.party }) };
    case 'ceases': return { kind: 'not', of: { kind: 'in-force', instrument: event.instrument, ...(event.party && { party: event.party }) } };
    case 'breach': if (event.provision !== undefined) return { kind: 'breached', provision: event.provision, ...(event.by && { by: event.by }) }; break;
    case 'becomes': return event.condition;
    case 'date': return { kind: 'date', is: 'from', date: event.date };
    case undefined: return { kind: 'true' };
    default: break;
  }
  sense.diagnostics.push(notACondition(spanAt(sense, place), { words: wordsAt(sense, place) }));
  return { kind: 'true' };
}

type Said = Extract<Clause, { kind: 'said' }>;

function saidFormula(sense: Sense, clause: Said, closing: Closing): Formula {
  const mayBind = closing === 'bind' && polarityOf(clause.predicate) === 'yes';
  const subjects = separately(sense, () => subjectTerms(sense, clause));
  const inner = separately(sense, () => joinTerms(sense, clause, subjects.value));
  const { negated, formula } = inner.value;
  const outerBindings = subjects.bindings;
  if (mayBind) {
    const loose = [...outerBindings, ...inner.bindings].filter((binding) => binding.how === 'exists');
    const fixed = [...outerBindings, ...inner.bindings].filter((binding) => binding.how !== 'exists');
    sense.bindings.push(...loose);
    return closeOver(fixed, formula);
  }
  const named = closing === 'close' ? [] : [...outerBindings, ...inner.bindings].filter(({ quantified: { name }, how }) =>
    !name.startsWith('$') && how === 'exists' && (closing === 'bind' || isNamedOutside(sense, name, clause.place)));
  sense.bindings.push(...named);
  const closeInner = closeOver(inner.bindings.filter((binding) => !named.includes(binding)), formula);
  const polar: Formula = negated ? { kind: 'not', of: closeInner } : closeInner;
  return closeOver(outerBindings.filter((binding) => !named.includes(binding)), polar);
}

function isNamedOutside(sense: Sense, name: string, { at, end }: Place): boolean {
  return sense.input.tokens.some((token, i) => token.text === name && token.kind === 'word' && (i < at || i >= end));
}

/** Puts the variables' quantifiers around a formula, the first bound outermost. */
export function closeOver(bindings: readonly Binding[], formula: Formula): Formula {
  return bindings.reduceRight<Formula>((of, binding) => {
    const vars = [binding.quantified];
    const conditioned = binding.condition ? joinFormulas('and', [binding.condition, of]) : of;
    switch (binding.how) {
      case 'exists': return of.kind === 'exists' && !binding.condition ? { kind: 'exists', vars: [...vars, ...of.vars], of: of.of } : { kind: 'exists', vars, of: conditioned };
      case 'every': return { kind: 'every', vars, of: binding.condition ? { kind: 'or', of: [{ kind: 'not', of: binding.condition }, of] } : of };
      case 'no': return { kind: 'not', of: { kind: 'exists', vars, of: conditioned } };
      case 'at-least': return { kind: 'at-least', n: binding.n ?? 1, vars, of: conditioned };
      case 'fewer-than': return { kind: 'not', of: { kind: 'at-least', n: binding.n ?? 1, vars, of: conditioned } };
    }
  }, formula);
}

function polarityOf(predicate: Predicate): Polarity {
  return 'polarity' in predicate ? predicate.polarity : 'yes';
}

/** The subject's terms; they become what `it` and `each other` mean. */
export function subjectTerms(sense: Sense, { subject, predicate }: Said): readonly Term[] {
  if (subject.kind !== 'gap' && subject.kind !== 'pronoun') sense.isTogether = subject.kind === 'the-parties';
  const terms = termsOf(sense, subject, wantedOfSubject(subject, predicate), relativeFormula);
  if (subject.kind !== 'gap' && subject.kind !== 'pronoun') sense.group = terms;
  const [only] = terms;
  if (terms.length === 1 && only && subject.kind !== 'gap') sense.subject = only;
  return terms;
}

function wantedOfSubject(subject: Noun, predicate: Predicate): string {
  switch (predicate.kind) {
    case 'phrase': return predicate.pattern.roles[predicate.subjectRoles[0] ?? 0]?.kind ?? 'Actor';
    case 'modal': return wantedOfSubject(subject, predicate.act);
    case 'in-force': case 'enters-into-force': case 'ceases': case 'terminates': case 'suspended': case 'has-clause': return 'Instrument';
    case 'breached': case 'is-fulfilled': return subject.kind === 'provision' ? 'Provision' : 'Instrument';
    case 'status': case 'breaches': case 'fulfils': case 'bound': return 'Actor';
    case 'same': case 'is-a': case 'in-group': case 'passes': return '';
  }
}

/** Every combination of the subjects and the objects, joined as the lists are. */
function joinTerms(sense: Sense, clause: Said, subjects: readonly Term[]): { negated: boolean; formula: Formula } {
  const { predicate } = clause;
  const negated = polarityOf(predicate) !== 'yes';
  const word = clause.subject.kind === 'list' ? clause.subject.word : 'and';
  if (predicate.kind === 'phrase') {
    const { applications, word: objectWord } = applicationsOf(sense, predicate, subjects);
    const parts = applications.map((application): Formula => (predicate.isAct ? { kind: 'done', act: application } : { kind: 'fact', fact: application }));
    return { negated, formula: joinFormulas(word === 'or' || objectWord === 'or' ? 'or' : 'and', parts) };
  }
  if (predicate.kind === 'modal') return { negated: false, formula: modalFormula(sense, predicate, subjects) };
  return { negated, formula: joinFormulas(word, subjects.flatMap((subject) => builtInFormula(sense, clause, predicate, subject))) };
}

function modalFormula(sense: Sense, { modal, act, place }: Extract<Predicate, { kind: 'modal' }>, subjects: readonly Term[]): Formula {
  if (act.kind !== 'phrase') {
    sense.diagnostics.push(notACondition(spanAt(sense, place), { words: wordsAt(sense, place) }));
    return { kind: 'true' };
  }
  return joinFormulas('and', applicationsOf(sense, act, subjects).applications.map((application): Formula => ({ kind: 'modal', modal, act: application })));
}

type PhrasePredicate = Extract<Predicate, { kind: 'phrase' }>;

/** The applications of a phrase: one for each combination of fillers. `or` when any of its lists says so. */
export function applicationsOf(sense: Sense, predicate: PhrasePredicate, subjects: readonly Term[]): { applications: readonly Application[]; word: 'and' | 'or' } {
  const { pattern, subjectRoles, args } = predicate;
  uses(sense, pattern.id, predicate.isAct ? 'act' : 'fact', predicate.verbPlace);
  let word: 'and' | 'or' = 'and';
  if (subjectRoles.length === 2) {
    const fixed = fillersOf(sense, predicate, new Set(subjectRoles));
    return { applications: pairs(sense, subjects, predicate).flatMap((pair) => combine(pattern, fixed.map((terms, role) => (role === subjectRoles[0] ? [pair[0]] : role === subjectRoles[1] ? [pair[1]] : terms)))), word };
  }
  const applications: Application[] = [];
  for (const subject of subjects) {
    if (subject.kind !== 'provision') sense.subject = subject;
    const fillers = fillersOf(sense, predicate, new Set(subjectRoles));
    applications.push(...combine(pattern, fillers.map((terms, role) => (subjectRoles.includes(role) ? [subject] : terms))));
  }
  if (args.some((arg) => arg?.kind === 'list' && arg.word === 'or')) word = 'or';
  return { applications: sorted(pattern, ended(sense, pattern, subjects, concluded(sense, pattern, applications))), word };
}

/** Arguments of a symmetric fact are kept in order of their names. */
function sorted(pattern: Pattern, applications: readonly Application[]): readonly Application[] {
  return 'isMutual' in pattern && pattern.isMutual ? applications.map((application) => mutual(application)) : applications;
}

function mutual({ pattern, args }: Application): Application {
  const [a, b, ...rest] = args;
  if (a?.kind !== 'thing' || b?.kind !== 'thing' || a.id <= b.id) return { pattern, args };
  return { pattern, args: [b, a, ...rest] };
}

/** `concludes X` is the act by which X's parties consent: an exchange, a ratification, or signature. */
function concluded(sense: Sense, pattern: Pattern, applications: readonly Application[]): readonly Application[] {
  if (pattern.id !== '$conclude') return applications;
  return applications.map((application) => {
    const instrument = application.args[1];
    const how = instrument?.kind === 'thing' ? sense.input.scope.instruments.get(instrument.id)?.concludedBy : undefined;
    return { pattern: `$${how ?? 'ratify'}`, args: application.args };
  });
}

/**
 * One of two parties who `terminates X`, or `may terminate this instrument`, denounces it: the treaty ends with it. Both together,
 * or the parties of a treaty among many, terminate it by agreement (VCLT 54(b)).
 */
function ended(sense: Sense, pattern: Pattern, subjects: readonly Term[], applications: readonly Application[]): readonly Application[] {
  if (pattern.id !== '$terminate' || subjects.length !== 1 || sense.isTogether) return applications;
  return applications.map((application) => {
    const instrument = application.args[1];
    const parties = instrument?.kind === 'thing' ? sense.input.scope.instruments.get(instrument.id)?.parties : undefined;
    return parties?.length === 2 ? { pattern: '$withdraw', args: application.args } : application;
  });
}

/** Two subjects that are or do something together: every pair of a list; a party and another one for `the parties`. */
function pairs(sense: Sense, subjects: readonly Term[], predicate: PhrasePredicate): readonly (readonly [Term, Term])[] {
  const [only] = subjects;
  if (subjects.length === 1 && only) {
    const own = sense.bound.find((binding) => sameTerm(varOf(binding), only));
    const isAll = own?.isParty === true && own.how === 'every';
    if (own || (!predicate.isAct && !sense.isStated)) {
      const name = freshName(sense, 'other');
      const kind = predicate.pattern.roles[predicate.subjectRoles[1] ?? 1]?.kind ?? 'State';
      const over = own && (isAll || predicate.isAct) ? own.quantified.over : { kind: 'kind' as const, of: kind };
      const binding: Binding = { quantified: { name, over, distinctFrom: [only] }, how: isAll ? 'every' : 'exists', isParty: (isAll || predicate.isAct) && own?.isParty === true, kind: own?.kind ?? kind };
      bind(sense, binding);
      return [[only, { kind: 'var', name }]];
    }
    sense.diagnostics.push(cannotHappen(spanAt(sense, predicate.place), { words: wordsAt(sense, predicate.place), phrase: predicate.pattern.id }));
    return [];
  }
  const ordered = [...subjects].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return ordered.flatMap((a, i) => ordered.slice(i + 1).map((b) => [a, b] as const));
}

function nameOf(term: Term): string {
  return term.kind === 'var' ? term.name : term.id;
}

/** By role, the terms that fill it. A role left out of a passive is some actor; see `requireAgent` for norms. */
function fillersOf(sense: Sense, predicate: PhrasePredicate, skip: ReadonlySet<number>): readonly (readonly Term[])[] {
  const outer = sense.isObject;
  sense.isObject = true;
  const fillers = readFillers(sense, predicate, skip);
  sense.isObject = outer;
  return fillers;
}

function readFillers(sense: Sense, { pattern, args }: PhrasePredicate, skip: ReadonlySet<number>): readonly (readonly Term[])[] {
  return pattern.roles.map((role, i) => {
    if (skip.has(i)) return [];
    const noun = args[i];
    if (noun) return termsOf(sense, noun, role.kind, relativeFormula);
    if (role.isOptional) return OMITTED;
    const name = freshName(sense, role.kind.toLowerCase());
    const binding: Binding = { quantified: { name, over: { kind: 'kind', of: role.kind } }, how: 'exists', isParty: false, kind: role.kind };
    return [bind(sense, binding)];
  });
}

const OMITTED: readonly Term[] = [];

function combine(pattern: Pattern, fillers: readonly (readonly Term[])[]): readonly Application[] {
  const said = fillers.filter((terms) => terms !== OMITTED);
  if (said.every((terms) => terms.length === 1)) return [{ pattern: pattern.id, args: said.map((terms) => terms[0] as Term) }];
  let rows: (readonly Term[])[] = [[]];
  for (const terms of said) rows = rows.flatMap((row) => terms.map((term) => [...row, term]));
  return rows.map((args) => ({ pattern: pattern.id, args }));
}

/** Reports a phrase that leaves slots out where all are needed: what happens, what comes about. */
export function reportPartial(sense: Sense, predicate: PhrasePredicate): boolean {
  if (!predicate.isPartial) return false;
  const missing = predicate.pattern.roles.filter((_, i) => !predicate.args[i] && !predicate.subjectRoles.includes(i)).map((role) => `\`${role.kind}\``);
  sense.diagnostics.push(incompletePhrase(spanAt(sense, predicate.place), { phrase: predicate.pattern.id, missing: joinAnd(missing) }));
  return true;
}

/** A passive without `by …` cannot be promised: nobody would bear it. */
export function reportMissingAgent(sense: Sense, predicate: PhrasePredicate): void {
  sense.diagnostics.push(passiveWithoutAgent(spanAt(sense, predicate.place), { words: wordsAt(sense, predicate.place) }));
}

function optionalTerm(sense: Sense, noun: Noun | undefined, wanted = 'Actor'): Term | undefined {
  return noun === undefined ? undefined : termsOf(sense, noun, wanted, relativeFormula)[0];
}

function builtInFormula(sense: Sense, clause: Said, predicate: Exclude<Predicate, { kind: 'phrase' | 'modal' }>, subject: Term): readonly Formula[] {
  switch (predicate.kind) {
    case 'in-force': return inForce(sense, predicate, subject);
    case 'enters-into-force': return partiesOr(sense, predicate.party).map((party): Formula => ({ kind: 'in-force', instrument: subject, ...(party && { party }) }));
    case 'ceases': case 'terminates':
      return partiesOr(sense, predicate.party).map((party): Formula => ({ kind: 'not', of: { kind: 'in-force', instrument: subject, ...(party && { party }) } }));
    case 'suspended': return suspended(sense, predicate, subject);
    case 'status': return [{ kind: 'status', party: subject, instrument: instrumentTerm(sense, predicate.instrument, predicate.place), is: predicate.is }];
    case 'breached': {
      const provision = clause.subject.kind === 'provision' || clause.subject.kind === 'name' || clause.subject.kind === 'this-instrument' ? termLaw(subject) : undefined;
      return provision === undefined ? [] : [{ kind: 'breached', provision, ...ifTerm('by', optionalTerm(sense, predicate.by)), ...ifTerm('toward', optionalTerm(sense, predicate.toward)) }];
    }
    case 'breaches': {
      const toward = ifTerm('toward', optionalTerm(sense, predicate.toward));
      const any = lawsOf(predicate.provision).flatMap((law): Formula[] => {
        const provision = lawIdOf(sense, law, predicate.place);
        return provision === undefined ? [] : [{ kind: 'breached', provision, by: subject, ...toward }];
      });
      return any.length > 1 ? [{ kind: 'or', of: any }] : any;
    }
    case 'bound': {
      const provision = lawIdOf(sense, predicate.by, predicate.place);
      return provision === undefined ? [] : [{ kind: 'bound', provision, party: subject, ...ifTerm('toward', optionalTerm(sense, predicate.toward)) }];
    }
    case 'same': return termsOf(sense, predicate.other, '', relativeFormula).map((right): Formula => ({ kind: 'same', left: subject, right }));
    case 'is-a':
      return [{ kind: 'is-a', term: subject, of: predicate.of }];
    case 'in-group':
      uses(sense, predicate.group, 'group', { at: predicate.place.end - 1, end: predicate.place.end });
      if (!sense.input.scope.groups.has(predicate.group)) reportUnknownOf(sense, 'group', predicate.group, { at: predicate.place.end - 1, end: predicate.place.end }, sense.input.scope.groups.keys());
      return [{ kind: 'in-group', term: subject, group: predicate.group }];
    case 'has-clause': return [{ kind: 'has-clause', instrument: subject, clause: predicate.clause }];
    case 'fulfils': case 'is-fulfilled': case 'passes':
      sense.diagnostics.push(notACondition(spanAt(sense, clause.place), { words: wordsAt(sense, clause.place) }));
      return [];
  }
}

function termLaw(term: Term): string | undefined {
  return term.kind === 'var' || term.id === '?' ? undefined : term.id;
}

function ifTerm<K extends string>(key: K, term: Term | undefined): Partial<Record<K, Term>> {
  return term === undefined ? {} : ({ [key]: term } as Record<K, Term>);
}

function partiesOr(sense: Sense, noun: Noun | undefined): readonly (Term | undefined)[] {
  return noun === undefined ? [undefined] : termsOf(sense, noun, 'Actor', relativeFormula);
}

function inForce(sense: Sense, predicate: Extract<Predicate, { kind: 'in-force' }>, instrument: Term): readonly Formula[] {
  const isProvisional = predicate.isProvisional ? { isProvisional: true } : {};
  if (predicate.between) {
    const [party, toward] = predicate.between.map((noun) => optionalTerm(sense, noun));
    return [{ kind: 'in-force', instrument, ...ifTerm('party', party), ...ifTerm('toward', toward), ...isProvisional }];
  }
  const toward = optionalTerm(sense, predicate.toward);
  return partiesOr(sense, predicate.party).map((party): Formula => ({ kind: 'in-force', instrument, ...ifTerm('party', party), ...ifTerm('toward', toward), ...isProvisional }));
}

/** `X is suspended for P`: P has the status `suspended`. */
function suspended(sense: Sense, predicate: Extract<Predicate, { kind: 'suspended' }>, instrument: Term): readonly Formula[] {
  const parties = predicate.between ? predicate.between.map((noun) => optionalTerm(sense, noun)) : partiesOr(sense, predicate.party);
  const formulas = parties.map((party): Formula => party === undefined
    ? closeOver([anyParty(sense, instrument)], { kind: 'status', party: { kind: 'var', name: '$suspended' }, instrument, is: 'suspended' })
    : { kind: 'status', party, instrument, is: 'suspended' });
  return predicate.isResumed ? formulas.map((of): Formula => ({ kind: 'not', of })) : formulas;
}

function anyParty(_: Sense, instrument: Term): Binding {
  return { quantified: { name: '$suspended', over: { kind: 'parties', instrument } }, how: 'exists', isParty: true };
}

/** The trigger of `When …`: events with what must hold besides, or a condition that becomes true. */
export function triggerOf(sense: Sense, condition: Condition): { readonly trigger: Trigger; readonly hasEvent: boolean } {
  const parts = condition.kind === 'or' ? condition.of : [condition];
  if (parts.length === 1 && condition.kind === 'and') return conjoined(sense, condition.of);
  const events: EventPattern[] = [];
  let hasEvent = false;
  for (const part of parts) {
    const own = part.kind === 'and' ? conjoined(sense, part.of) : single(sense, part);
    hasEvent ||= own.hasEvent;
    if (own.trigger.condition && own.hasEvent && parts.length > 1) events.push({ kind: 'becomes', condition: joinFormulas('and', [...own.trigger.events.map((event) => eventFormula(sense, event)), own.trigger.condition]) });
    else events.push(...own.trigger.events, ...(own.hasEvent || !own.trigger.condition ? [] : [{ kind: 'becomes' as const, condition: own.trigger.condition }]));
    if (parts.length === 1) return own;
  }
  return { trigger: { events }, hasEvent };
}

function eventFormula(sense: Sense, event: EventPattern): Formula {
  return eventAsFormula(sense, event, { at: 0, end: 1 });
}

/** Several at once: one event and the conditions that it needs; or, without a single event, all of it becoming true. */
function conjoined(sense: Sense, parts: readonly Condition[]): { readonly trigger: Trigger; readonly hasEvent: boolean } {
  const eventAt = parts.map((part, i) => (part.kind === 'clause' && isEvent(part.clause) ? i : -1)).filter((i) => i >= 0);
  const [only] = eventAt;
  if (eventAt.length === 1 && only !== undefined) {
    const before: Formula[] = [];
    let events: readonly EventPattern[] = [];
    parts.forEach((part, i) => {
      if (i === only && part.kind === 'clause') events = eventsOf(sense, part.clause);
      else before.push(formulaOf(sense, part, 'bind'));
    });
    return { trigger: { events, condition: joinFormulas('and', before) }, hasEvent: true };
  }
  const formula = joinFormulas('and', parts.map((part) => formulaOf(sense, part, 'bind')));
  return { trigger: eventAt.length > 1 ? { events: [{ kind: 'becomes', condition: formula }] } : { events: [], condition: formula }, hasEvent: eventAt.length > 1 };
}

function single(sense: Sense, part: Condition): { readonly trigger: Trigger; readonly hasEvent: boolean } {
  if (part.kind === 'clause' && isEvent(part.clause)) return { trigger: { events: eventsOf(sense, part.clause) }, hasEvent: true };
  return { trigger: { events: [], condition: formulaOf(sense, part, 'bind') }, hasEvent: false };
}

/** Whether a clause names something that occurs, rather than something that is so. */
export function isEvent(clause: Clause): boolean {
  if (clause.kind === 'event-noun' || clause.kind === 'deadline-passes') return true;
  if (clause.kind !== 'said') return false;
  const { predicate } = clause;
  if (polarityOf(predicate) !== 'yes') return false;
  switch (predicate.kind) {
    case 'phrase': return predicate.isAct && predicate.tense !== 'perfect';
    case 'enters-into-force': case 'ceases': case 'breaches': case 'fulfils': return predicate.tense !== 'perfect';
    case 'terminates': case 'is-fulfilled': return true;
    default: return false;
  }
}

/** The events a clause names: several for `attacks Japan or USA`. A clause that is a state counts as its coming about. */
export function eventsOf(sense: Sense, clause: Clause): readonly EventPattern[] {
  if (clause.kind === 'event-noun') {
    const event = eventOfNoun(sense, clause.event, clause.place);
    return event ? [event] : [];
  }
  if (clause.kind === 'deadline-passes') {
    const provision = clause.provision.kind === 'provision' ? provisionOf(sense, clause.provision) : undefined;
    return provision === undefined ? [] : [{ kind: 'deadline-passes', provision }];
  }
  if (clause.kind === 'date' && (clause.is === 'from' || clause.is === 'on')) return [{ kind: 'date', date: clause.date }];
  if (clause.kind !== 'said' || !isEvent(clause)) return [{ kind: 'becomes', condition: clauseFormula(sense, clause, 'bind') }];
  return saidEvents(sense, clause);
}

function saidEvents(sense: Sense, clause: Said): readonly EventPattern[] {
  const { predicate } = clause;
  const { value: events, bindings } = separately(sense, (): readonly EventPattern[] => {
    const subjects = subjectTerms(sense, clause);
    if (predicate.kind !== 'phrase') return subjects.flatMap((subject) => builtInEvents(sense, clause, subject));
    const { applications, word } = applicationsOf(sense, predicate, subjects);
    if (applications.length > 1 && word === 'and' && !(clause.subject.kind === 'list' && clause.subject.word === 'or')) {
      return [{ kind: 'becomes', condition: joinFormulas('and', applications.map((act): Formula => ({ kind: 'done', act }))) }];
    }
    return applications.map((act): EventPattern => ({ kind: 'act', act }));
  });
  const fixed = bindings.filter((binding) => binding.how !== 'exists');
  sense.bindings.push(...bindings.filter((binding) => binding.how === 'exists'));
  if (fixed.length === 0) return events;
  const formula = joinFormulas('or', events.map((event) => eventFormula(sense, event)));
  return [{ kind: 'becomes', condition: closeOver(fixed, formula) }];
}

function builtInEvents(sense: Sense, clause: Said, subject: Term): readonly EventPattern[] {
  const { predicate } = clause;
  switch (predicate.kind) {
    case 'enters-into-force': return partiesOr(sense, predicate.party).map((party): EventPattern => ({ kind: 'enters-into-force', instrument: subject, ...ifTerm('party', party) }));
    case 'ceases': case 'terminates': return partiesOr(sense, predicate.party).map((party): EventPattern => ({ kind: 'ceases', instrument: subject, ...ifTerm('party', party) }));
    case 'breaches': {
      const toward = optionalTerm(sense, predicate.toward);
      return lawsOf(predicate.provision).flatMap((law) => breachEvent(sense, law, predicate.place, subject, toward));
    }
    case 'fulfils': {
      const provision = lawIdOf(sense, predicate.provision, predicate.place);
      return provision === undefined ? [] : [{ kind: 'fulfilment', provision, by: subject }];
    }
    case 'is-fulfilled': {
      const provision = termLaw(subject);
      return provision === undefined ? [] : [{ kind: 'fulfilment', provision, ...ifTerm('by', optionalTerm(sense, predicate.by)) }];
    }
    default: return [];
  }
}

function lawsOf(law: Noun): readonly Noun[] {
  return law.kind === 'list' ? law.items : [law];
}

function breachEvent(sense: Sense, law: Noun, place: Place, by: Term | undefined, toward: Term | undefined): readonly EventPattern[] {
  const provision = lawIdOf(sense, law, place);
  if (provision === undefined && law.kind !== 'name' && law.kind !== 'this-instrument') return [];
  const who = { ...ifTerm('by', by), ...ifTerm('toward', toward) };
  if (law.kind === 'provision') return [{ kind: 'breach', provision, ...who }];
  return [{ kind: 'breach', instrument: instrumentTerm(sense, law, place), ...who }];
}

const ACT_ROLES = ['sign', 'ratify', 'withdraw', 'accede', 'exchange', 'suspend', 'notify-completion'] as const;

/** The event that a noun names; its actor is any, unless `by` says who. */
export function eventOfNoun(sense: Sense, event: EventNoun, place: Place): EventPattern | undefined {
  switch (event.kind) {
    case 'entry-into-force': return { kind: 'enters-into-force', instrument: instrumentTerm(sense, event.instrument, place), ...ifTerm('party', optionalTerm(sense, event.party)) };
    case 'end': return { kind: 'ceases', instrument: instrumentTerm(sense, event.instrument, place), ...ifTerm('party', optionalTerm(sense, event.party)) };
    case 'breach': return breachEvent(sense, event.provision, place, optionalTerm(sense, event.by), undefined)[0];
    case 'deadline': {
      const provision = lawIdOf(sense, event.provision, place);
      return provision === undefined ? undefined : { kind: 'deadline-passes', provision };
    }
    case 'fulfilment': {
      const provision = lawIdOf(sense, event.provision, place);
      return provision === undefined ? undefined : { kind: 'fulfilment', provision, ...ifTerm('by', optionalTerm(sense, event.by)) };
    }
    case 'notice': return actEvent(sense, 'withdraw', undefined, undefined, place);
    case 'act': return actEvent(sense, ACT_ROLES.find((act) => act === event.act) ?? 'ratify', event.instrument, event.by, place);
  }
}

function actEvent(sense: Sense, act: string, instrument: Noun | undefined, by: Noun | undefined, place: Place): EventPattern {
  const object = instrumentTerm(sense, instrument, place);
  let actor = optionalTerm(sense, by);
  if (actor === undefined) {
    const name = freshName(sense, 'actor');
    const binding: Binding = { quantified: { name, over: { kind: 'kind', of: 'Actor' } }, how: 'exists', isParty: false, kind: 'Actor' };
    actor = bind(sense, binding);
  }
  return { kind: 'act', act: { pattern: `$${act}`, args: [actor, object] } };
}
