/**
 * Questions as data: what is asked, what is taken for granted, which answers are expected. Tools ask the same questions in
 * the same words: see ask.ts.
 */
import { didYouMean, formatPartialDate, type Diagnostic, type PartialDate } from '@servanda/base';
import type { EventPattern, Formula } from '../ir/formula.ts';
import type { Answer, Ask, Assumption, Expectation, Goal, Question } from '../ir/question.ts';
import type { Reading } from '../ir/model.ts';
import type { Application, Term } from '../ir/terms.ts';
import { applicationsOf, clauseFormula, closeOver, eventsOf, formulaOf, isEvent, joinFormulas, relativeFormula, subjectTerms } from './interpret-clauses.ts';
import { instrumentTerm, lawIdOf, termsOf, wordsAt } from './interpret-nouns.ts';
import type { Place } from './matching.ts';
import {
  answerDoesNotFit, askedTwice, comparedWithItself, excludedReadings, expectedTwice, notAnAct, nothingAsked, unknownReading, unknownReference,
} from './questions-diagnostics.ts';
import type { AnswerSurface, AskSurface, AssumptionSurface, ExpectSurface, GoalSurface, NameSurface, StatementSurface, ThingSurface, WhenSurface } from './questions-forms.ts';
import type { Turned } from './questions-turned.ts';
import { separately, spanAt, uses, type Sense } from './sense.ts';
import type { Clause, Condition, Noun } from './surface.ts';

/** The same sense, reading a sentence whose tokens were put in another order. */
function turnedSense(sense: Sense, { input }: Turned<unknown>): Sense {
  return { ...sense, input };
}

/** What is asked; nothing where a name in it is not known (a diagnostic says so). */
export function askOf(sense: Sense, surface: AskSurface): Ask | undefined {
  switch (surface.kind) {
    case 'holds': {
      const { statement, when } = surface.statement.value;
      return { kind: 'holds', statement: statementFormula(turnedSense(sense, surface.statement), statement), ...when };
    }
    case 'holds-plain': return { kind: 'holds', statement: statementFormula(sense, surface.statement), ...surface.when };
    case 'when': {
      const event = statementEvent(turnedSense(sense, surface.event), surface.event.value);
      return event && { kind: 'when', event, ...(!surface.isSince && isDuty(event) && { isLastDay: true, ...onOf(surface.when ?? {}) }) };
    }
    case 'who': return whoOf(sense, surface);
    case 'owes': {
      const party = oneTerm(sense, surface.party);
      const toward = surface.toward && oneTerm(sense, surface.toward);
      return party && { kind: 'owes', party, ...(toward && { toward }), ...onOf(surface.when) };
    }
    case 'missing': {
      const instrument = instrumentId(sense, surface.instrument, surface.place);
      return instrument === undefined ? undefined : { kind: 'missing', instrument, ...onOf(surface.when) };
    }
    case 'possible': case 'leads-to': case 'keep': case 'ensure': case 'prevent': return askOfWhatCanBe(sense, surface);
    case 'conflict': case 'circular': case 'contradicted': case 'compare': return askOfTwo(sense, surface);
  }
}

type SurfaceOf<K extends AskSurface['kind']> = Extract<AskSurface, { kind: K }>;

/** What can happen, what leads to it, what somebody can bring about. */
function askOfWhatCanBe(sense: Sense, surface: SurfaceOf<'possible' | 'leads-to' | 'keep' | 'ensure' | 'prevent'>): Ask | undefined {
  if (surface.kind === 'keep') return { kind: 'keep', parties: partiesOf(sense, surface.parties) };
  const parties = 'parties' in surface ? partiesOf(sense, surface.parties) : [];
  const goal = goalOf(sense, surface.goal);
  if (!goal) return undefined;
  switch (surface.kind) {
    case 'possible': {
      const after = surface.after && conditionEvent(sense, surface.after);
      return { kind: 'possible', goal, isWithoutBreach: surface.isWithoutBreach, ...(surface.byAnyone && goal.kind === 'act' && { byAnyone: true as const }), ...(after && { after }) };
    }
    case 'leads-to': return { kind: 'leads-to', goal };
    default: return { kind: surface.kind, parties, goal };
  }
}

/** What stands against what. */
function askOfTwo(sense: Sense, surface: SurfaceOf<'conflict' | 'circular' | 'contradicted' | 'compare'>): Ask | undefined {
  switch (surface.kind) {
    case 'conflict': {
      const [a, b] = [thingId(sense, surface.a), thingId(sense, surface.b)];
      return a === undefined || b === undefined || isSame(sense, a, b, surface.b.place) ? undefined : { kind: 'conflict', a, b };
    }
    case 'circular': return { kind: 'circular', between: surface.between.flatMap((each) => thingId(sense, each) ?? []) };
    case 'contradicted': {
      const ref = sourceId(sense, surface.ref);
      return ref === undefined ? undefined : { kind: 'contradicted', ref };
    }
    case 'compare': {
      const [a, b] = [instrumentId(sense, surface.a, surface.place), instrumentId(sense, surface.b, surface.place)];
      return a === undefined || b === undefined || isSame(sense, a, b, surface.place) ? undefined : { kind: 'compare', a, b };
    }
  }
}

function onOf({ on }: { readonly on?: PartialDate }): { readonly on?: PartialDate } {
  return on ? { on } : {};
}

/** A statement and the days it is about. */
export function statementOf(sense: Sense, { statement, when }: { readonly statement: StatementSurface; readonly when: WhenSurface }): { readonly statement: Formula } & WhenSurface {
  return { statement: statementFormula(sense, statement), ...when };
}

/** A statement as a formula; every variable is closed within it. */
function statementFormula(sense: Sense, statement: StatementSurface): Formula {
  return statement.kind === 'condition' ? formulaOf(sense, statement.condition, 'close') : clauseFormula(sense, statement.clause, 'close');
}

function statementEvent(sense: Sense, statement: StatementSurface): EventPattern | undefined {
  if (statement.kind === 'modal') return { kind: 'becomes', condition: clauseFormula(sense, statement.clause, 'close') };
  return conditionEvent(sense, statement.condition);
}

/** Whether it is that somebody shall do something. */
function isDuty(event: EventPattern): boolean {
  const isShall = (f: Formula): boolean => f.kind === 'modal' ? f.modal === 'shall' : 'of' in f && f.kind !== 'not' && (Array.isArray(f.of) ? f.of : [f.of]).some(isShall);
  return event.kind === 'becomes' && isShall(event.condition);
}

/** The event a condition names, or its coming true. */
function conditionEvent(sense: Sense, condition: Condition): EventPattern | undefined {
  if (condition.kind === 'clause' && isEvent(condition.clause)) {
    const [only, ...others] = separately(sense, () => eventsOf(sense, condition.clause)).value;
    if (others.length === 0) return only;
  }
  return { kind: 'becomes', condition: formulaOf(sense, condition, 'close') };
}

function whoOf(outer: Sense, { who }: Extract<AskSurface, { kind: 'who' }>): Ask | undefined {
  const sense = turnedSense(outer, who);
  const { noun, when } = who.value;
  if (noun.kind !== 'quantified' || noun.relatives.length === 0) return undefined;
  const variable = '$who';
  const term: Term = { kind: 'var', name: variable };
  const quantified = { name: variable, over: { kind: 'kind' as const, of: who.of } };
  sense.bound.push({ quantified, how: 'exists', isParty: false, kind: who.of });
  const inner: Sense = { ...sense, gap: term, subject: term, group: [] };
  const statement = joinFormulas('and', noun.relatives.map((clause) => separated(inner, clause)));
  return { kind: 'who', variable, of: who.of, statement, ...onOf(when) };
}

/** A relative clause with the variables it binds closed around it. */
function separated(sense: Sense, clause: Clause): Formula {
  const { value, bindings } = separately(sense, () => relativeFormula(sense, clause));
  return closeOver(bindings, value);
}

function oneTerm(sense: Sense, noun: Noun): Term | undefined {
  return partiesOf(sense, noun)[0];
}

/** Those who play together: names, groups, and `all parties to X`, who are the ones that X names. */
function partiesOf(sense: Sense, noun: Noun): readonly Term[] {
  const { scope } = sense.input;
  const things = (ids: readonly string[]): readonly Term[] => ids.map((id): Term => ({ kind: 'thing', id }));
  if (noun.kind === 'quantified' && noun.of.kind === 'member' && scope.groups.has(noun.of.group)) return things(scope.groups.get(noun.of.group)?.members ?? []);
  if (noun.kind === 'the-parties' || (noun.kind === 'quantified' && noun.of.kind === 'party')) {
    const to = noun.kind === 'the-parties' ? noun.to : noun.of.kind === 'party' ? noun.of.to : undefined;
    const named = to === undefined ? [] : scope.instruments.get(instrumentId(sense, to, noun.place) ?? '')?.parties ?? [];
    if (named.length > 0) return things(named);
  }
  return noun.kind === 'list' ? noun.items.flatMap((item) => partiesOf(sense, item)) : termsOf(sense, noun, 'Actor', relativeFormula);
}

function instrumentId(sense: Sense, noun: Noun, place: Place): string | undefined {
  const term = instrumentTerm(sense, noun, place);
  return term.kind === 'thing' && term.id !== '?' ? term.id : undefined;
}

function goalOf(sense: Sense, surface: GoalSurface): Goal | undefined {
  switch (surface.kind) {
    case 'statement': return statementGoal(turnedSense(sense, surface.statement), surface.statement.value);
    case 'plain': return statementGoal(sense, surface.statement);
    case 'does': {
      const clause: Clause = { kind: 'said', subject: surface.subject, predicate: surface.act, place: surface.place };
      return statementGoal(sense, { kind: 'condition', condition: { kind: 'clause', clause } });
    }
  }
}

/** One act by somebody is an act to be done; anything else is a state to be reached. */
function statementGoal(sense: Sense, statement: StatementSurface): Goal | undefined {
  const clause = statement.kind === 'condition' && statement.condition.kind === 'clause' ? statement.condition.clause : undefined;
  if (clause?.kind === 'said' && clause.predicate.kind === 'phrase' && clause.predicate.isAct && clause.predicate.polarity === 'yes' && clause.predicate.tense !== 'perfect') {
    const { predicate } = clause;
    const { value: applications, bindings } = separately(sense, () => applicationsOf(sense, predicate, subjectTerms(sense, clause)).applications);
    const [only, ...others] = applications;
    if (only && others.length === 0 && bindings.every((binding) => binding.how === 'exists')) return { kind: 'act', act: only };
    if (!only) return undefined;
    return { kind: 'statement', formula: closeOver(bindings, joinFormulas('and', applications.map((act): Formula => ({ kind: 'done', act })))) };
  }
  return { kind: 'statement', formula: statementFormula(sense, statement) };
}

function thingId(sense: Sense, surface: ThingSurface): string | undefined {
  if (surface.kind === 'law') return lawIdOf(sense, surface.noun, surface.place);
  return sourceId(sense, { value: surface.name, place: surface.place });
}

/** A claim, report, provision or instrument by name. */
function sourceId(sense: Sense, { value, place }: NameSurface): string | undefined {
  const { claims, reports, instruments } = sense.input.scope;
  if (claims.has(value)) uses(sense, value, 'claim', place);
  else if (reports.has(value)) uses(sense, value, 'report', place);
  else if (!instruments.has(value)) {
    const nearest = didYouMean(value, [...claims, ...reports, ...instruments.keys()]);
    const span = spanAt(sense, place);
    const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: nearest }] }];
    sense.diagnostics.push(unknownReference(span, { name: value, ...(nearest !== undefined && { nearest }) }, { fixes }));
    return undefined;
  }
  return value;
}

function isSame(sense: Sense, a: string, b: string, place: Place): boolean {
  if (a === b) sense.diagnostics.push(comparedWithItself(spanAt(sense, place), { name: a }));
  return a === b;
}

/** What a question takes for granted. */
export function assumptionsOf(sense: Sense, surfaces: readonly AssumptionSurface[]): readonly Assumption[] {
  return surfaces.flatMap((surface) => assumptionOf(sense, surface));
}

function assumptionOf(sense: Sense, surface: AssumptionSurface): readonly Assumption[] {
  const origin = spanAt(sense, surface.place);
  if (surface.kind === 'keeps') return partiesOf(sense, surface.who).map((party): Assumption => ({ kind: 'keeps', party, origin }));
  const never = neverClause(surface);
  if (never) return separately(sense, () => eventsOf(sense, never)).value.map((event): Assumption => ({ kind: 'never', event, origin }));
  const { clause } = surface;
  if (isEvent(clause) && clause.kind === 'said' && clause.predicate.kind === 'phrase') {
    return groundActs(sense, clause).map((act): Assumption => ({ kind: 'happens', act, ...(surface.on && { on: surface.on }), origin }));
  }
  return [{ kind: 'holds', formula: clauseFormula(sense, clause, 'close'), origin }];
}

/** `no party denounces X`, `Russia does not attack Japan`, `Russia never attacks Japan`: the event that stays away. */
function neverClause({ clause, isNever }: Extract<AssumptionSurface, { kind: 'clause' }>): Clause | undefined {
  if (clause.kind !== 'said') return undefined;
  const { subject, predicate } = clause;
  const isNo = subject.kind === 'quantified' && subject.quantifier === 'no';
  const isDenied = 'polarity' in predicate && predicate.polarity !== 'yes';
  const affirmed: Clause = {
    ...clause,
    subject: isNo ? { ...subject, quantifier: 'any' } : subject,
    predicate: isDenied && (isNever || predicate.kind !== 'in-force') ? { ...predicate, polarity: 'yes' } : predicate,
  };
  return (isNo || isNever || isDenied) && isEvent(affirmed) ? affirmed : undefined;
}

/** The acts of a clause by those named in it. */
function groundActs(sense: Sense, clause: Clause): readonly Application[] {
  if (clause.kind === 'said' && clause.predicate.kind === 'phrase' && clause.predicate.isAct) {
    const { predicate } = clause;
    const { value } = separately(sense, () => applicationsOf(sense, predicate, subjectTerms(sense, clause)).applications);
    if (value.every(({ args }) => args.every((term) => term.kind !== 'var'))) return value;
  }
  sense.diagnostics.push(notAnAct(spanAt(sense, clause.place), { words: wordsAt(sense, clause.place) }));
  return [];
}

/** The expected answers of an `Expect` sentence. */
export function expectationsOf(sense: Sense, surfaces: readonly ExpectSurface[]): readonly Expectation[] {
  return surfaces.map((surface): Expectation => ({
    answer: answerOf(sense, surface.answer),
    readings: surface.readings.flatMap((reading) => readingOf(sense, reading)),
    after: surface.after.flatMap((condition) => clausesOf(condition).flatMap((clause) => groundActs(sense, clause))),
    origin: spanAt(sense, surface.place),
  }));
}

function clausesOf(condition: Condition): readonly Clause[] {
  switch (condition.kind) {
    case 'clause': return [condition.clause];
    case 'not': return clausesOf(condition.of);
    default: return condition.of.flatMap(clausesOf);
  }
}

function readingOf(sense: Sense, { value, place }: NameSurface): readonly string[] {
  const { readings } = sense.input.scope;
  if (readings.has(value)) {
    uses(sense, value, 'reading', place);
    return [value];
  }
  const nearest = didYouMean(value, readings);
  const span = spanAt(sense, place);
  const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: nearest }] }];
  sense.diagnostics.push(unknownReading(span, { name: value, ...(nearest !== undefined && { nearest }) }, { fixes }));
  return [];
}

function answerOf(sense: Sense, surface: AnswerSurface): Answer {
  switch (surface.kind) {
    case 'truth': return { kind: surface.truth };
    case 'date': return { kind: 'date', date: surface.date };
    case 'never':
    case 'none': return { kind: 'names', names: [] };
    case 'names': return { kind: 'names', names: surface.names.flatMap((name) => answerNames(sense, name)) };
    case 'relation': {
      const party = surface.party && oneTerm(sense, surface.party);
      return { kind: 'relation', relation: surface.relation, ...(party?.kind === 'thing' && { party: party.id }) };
    }
  }
}

function answerNames(sense: Sense, name: Noun | NameSurface): readonly string[] {
  if ('value' in name) return [name.value];
  if (name.kind === 'provision') {
    const id = lawIdOf(sense, name, name.place);
    return id === undefined ? [] : [id];
  }
  return termsOf(sense, name, '', relativeFormula).flatMap((term) => (term.kind === 'var' ? [] : [term.id]));
}

/** A question's sentences put together, with what is wrong among them. */
export interface QuestionParts {
  readonly id: string;
  readonly title?: string;
  readonly origin: Question['origin'];
  readonly assumptions: readonly Assumption[];
  readonly asks: readonly { readonly ask: Ask; readonly origin: Question['origin'] }[];
  readonly expectations: readonly Expectation[];
  /** A sentence of the question was not understood: then nothing is said about a missing one. */
  readonly hasErrors: boolean;
  /** What was not understood is more than an answer that is expected. */
  readonly isIncomplete?: boolean;
}

/** The question; nothing where it asks nothing. */
export function assembleQuestion(parts: QuestionParts, readings: readonly Reading[]): { readonly question?: Question; readonly diagnostics: readonly Diagnostic[] } {
  const { id, title, origin, assumptions, expectations, hasErrors } = parts;
  const [first, ...others] = parts.asks;
  if (!first) return { diagnostics: hasErrors ? [] : [nothingAsked(origin, { name: id })] };
  const diagnostics = [
    ...others.map((each) => askedTwice(each.origin, { name: id })),
    ...expectations.flatMap((each) => misfit(first.ask, each)),
    ...repeated(expectations),
    ...expectations.flatMap((each) => excluded(each, readings)),
  ];
  return { question: { id, ...(title !== undefined && { title }), assumptions, ask: first.ask, expectations, ...(parts.isIncomplete && { isIncomplete: true as const }), origin }, diagnostics };
}

const TRUTHS = ['`yes`', '`no`', '`unknown`'];
const WANTED: Readonly<Record<Ask['kind'], readonly string[]>> = {
  'holds': TRUTHS, 'possible': TRUTHS, 'keep': TRUTHS, 'ensure': TRUTHS, 'prevent': TRUTHS, 'conflict': TRUTHS, 'circular': TRUTHS, 'contradicted': TRUTHS,
  'when': ['a date', '`never`', '`unknown`'], 'who': ['names', '`nobody`', '`unknown`'], 'owes': ['names of articles', '`nothing`', '`unknown`'],
  'missing': ['names', '`nothing`', '`unknown`'], 'leads-to': ['names', '`nothing`', '`unknown`'],
  'compare': ['`equivalent`', '`stricter`', '`looser`', '`incomparable`'],
};

function misfit(ask: Ask, { answer, origin }: Expectation): Diagnostic[] {
  const fits = ((): boolean => {
    switch (answer.kind) {
      case 'unknown': return true;
      case 'yes':
      case 'no': return WANTED[ask.kind] === TRUTHS;
      case 'date': return ask.kind === 'when';
      case 'names': return ask.kind === 'who' || ask.kind === 'owes' || ask.kind === 'missing' || ask.kind === 'leads-to' || (ask.kind === 'when' && answer.names.length === 0);
      case 'relation': return ask.kind === 'compare';
    }
  })();
  return fits ? [] : [answerDoesNotFit(origin, { answer: answerName(answer), wanted: WANTED[ask.kind] })];
}

function answerName(answer: Answer): string {
  switch (answer.kind) {
    case 'date': return `the date ${formatPartialDate(answer.date)}`;
    case 'names': return answer.names.length === 0 ? '`nothing`' : 'names';
    case 'relation': return `\`${answer.relation}\``;
    default: return `\`${answer.kind}\``;
  }
}

function repeated(expectations: readonly Expectation[]): Diagnostic[] {
  const seen = new Map<string, Expectation>();
  return expectations.flatMap((each) => {
    const { answer } = each;
    const key = JSON.stringify([[...each.readings].sort(), each.after, answer.kind === 'relation' ? (answer.party ?? '') : '']);
    const before = seen.get(key);
    if (!before) seen.set(key, each);
    if (!before || JSON.stringify(before.answer) === JSON.stringify(answer)) return [];
    return [expectedTwice(each.origin, { readings: each.readings }, { related: [{ span: before.origin, message: 'the other answer' }] })];
  });
}

function excluded({ readings, origin }: Expectation, all: readonly Reading[]): Diagnostic[] {
  for (const [i, one] of readings.entries()) {
    for (const other of readings.slice(i + 1)) {
      const excludes = (a: string, b: string): boolean => all.find(({ id }) => id === a)?.excludes.includes(b) ?? false;
      if (excludes(one, other) || excludes(other, one)) return [excludedReadings(origin, { one, other })];
    }
  }
  return [];
}
