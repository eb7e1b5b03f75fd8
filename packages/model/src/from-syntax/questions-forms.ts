/**
 * The forms of questions, of what is assumed and of what is expected. Each kind of question has several wordings; the last form,
 * any statement turned into a question, takes what no other does. What they mean: questions.ts.
 */
import type { PartialDate } from '@servanda/base';
import { actorNoun, basePredicate, clause, fitsSubject, gerundPredicate, modalPredicate, noun, predicate, simpleNoun } from './clauses.ts';
import { condition, eventNounCondition } from './conditions.ts';
import { date, kindName, newName, placed, quoted } from './lexemes.ts';
import { choice, filter, firstOf, listOf, many, map, memo, NONE, one, type Match, type Place, type Rule } from './matching.ts';
import { instrumentNoun, provisionNoun } from './nouns.ts';
import type { Clause, Condition, Noun, Predicate } from './surface.ts';
import { maybe, says, template } from './template.ts';
import { asked, whichOne, type Turned } from './questions-turned.ts';

/** A name with its place. */
export interface NameSurface {
  readonly value: string;
  readonly place: Place;
}

/** What may be so: a condition, or that somebody shall or may do something. */
export type StatementSurface = { readonly kind: 'condition'; readonly condition: Condition } | { readonly kind: 'modal'; readonly clause: Clause };

/** When it is asked about. */
export interface WhenSurface {
  readonly on?: PartialDate;
  readonly knownOn?: PartialDate;
}

/** What is to come about. */
export type GoalSurface =
  | { readonly kind: 'statement'; readonly statement: Turned<StatementSurface> }
  | { readonly kind: 'plain'; readonly statement: StatementSurface }
  | { readonly kind: 'does'; readonly subject: Noun; readonly act: Predicate; readonly place: Place };

/** What names stand on the two sides of a comparison or conflict. */
export type ThingSurface = { readonly kind: 'law'; readonly noun: Noun; readonly place: Place } | { readonly kind: 'name'; readonly name: string; readonly place: Place };

/** A question. */
export type AskSurface =
  | { readonly kind: 'holds'; readonly statement: Turned<{ readonly statement: StatementSurface; readonly when: WhenSurface }> }
  | { readonly kind: 'holds-plain'; readonly statement: StatementSurface; readonly when: WhenSurface }
  | { readonly kind: 'when'; readonly event: Turned<StatementSurface>; readonly isSince: boolean; readonly when?: WhenSurface }
  | { readonly kind: 'who'; readonly who: Turned<{ readonly noun: Noun; readonly when: WhenSurface }> & { readonly of: string } }
  | { readonly kind: 'owes'; readonly party: Noun; readonly toward?: Noun; readonly when: WhenSurface }
  | { readonly kind: 'missing'; readonly instrument: Noun; readonly when: WhenSurface; readonly place: Place }
  | { readonly kind: 'possible'; readonly goal: GoalSurface; readonly isWithoutBreach: boolean; readonly byAnyone?: true; readonly after?: Condition }
  | { readonly kind: 'leads-to'; readonly goal: GoalSurface }
  | { readonly kind: 'keep'; readonly parties: Noun }
  | { readonly kind: 'ensure' | 'prevent'; readonly parties: Noun; readonly goal: GoalSurface }
  | { readonly kind: 'conflict'; readonly a: ThingSurface; readonly b: ThingSurface }
  | { readonly kind: 'circular'; readonly between: readonly ThingSurface[] }
  | { readonly kind: 'contradicted'; readonly ref: NameSurface }
  | { readonly kind: 'compare'; readonly a: Noun; readonly b: Noun; readonly place: Place };

const commaAnd = choice(says(', and', null), says(',', null), says('and', null));

/** `USSR shall transfer Shikotan`, with a subject of its own. */
const modalClause: Rule<Clause> = (input, at) => {
  const out: Match<Clause>[] = [];
  for (const subject of noun(input, at)) {
    for (const said of modalPredicate(input, subject.end)) {
      if (fitsSubject(input, subject.value, said.value)) out.push({ value: { kind: 'said', subject: subject.value, predicate: said.value, place: { at, end: said.end } }, end: said.end });
    }
  }
  return out.length === 0 ? NONE : out;
};
const statement: Rule<StatementSurface> = memo(choice<StatementSurface>(
  map(condition, (of): StatementSurface => ({ kind: 'condition', condition: of })),
  map(modalClause, (of): StatementSurface => ({ kind: 'modal', clause: of })),
));

const whenPart: Rule<WhenSurface> = choice<WhenSurface>(
  template('[,] [as] known (on | in | by) {day}', { day: date }, ({ day }) => ({ knownOn: day })),
  template('[,] (on | in | as of | at | as at) {day}', { day: date }, ({ day }) => ({ on: day })),
  says('[,] (now | today)', {}),
);
const when: Rule<WhenSurface> = map(many(whenPart), (parts): WhenSurface => Object.assign({}, ...parts) as WhenSurface);

/** A statement about a day, as `why` takes it: `Japan and USSR are at war on 1945-08-08`. */
export const statementForm: Rule<{ readonly statement: StatementSurface; readonly when: WhenSurface }> = template('{statement} {when}', { statement, when }, (values) => values);

const goal: Rule<GoalSurface> = firstOf<GoalSurface>(map(statement, (of): GoalSurface => ({ kind: 'plain', statement: of })));
const does: Rule<GoalSurface> = (input, at) => {
  const out: Match<GoalSurface>[] = [];
  for (const subject of noun(input, at)) {
    const start = ['lawfully', 'legally', 'ever', 'still', 'then', 'to'].includes(input.tokens[subject.end]?.value ?? '') ? subject.end + 1 : subject.end;
    for (const act of basePredicate(input, start)) {
      if (fitsSubject(input, subject.value, act.value)) out.push({ value: { kind: 'does', subject: subject.value, act: act.value, place: { at, end: act.end } }, end: act.end });
    }
  }
  return out.length === 0 ? NONE : out;
};

const possibleTail = choice<{ isWithoutBreach?: boolean; after?: Condition }>(
  says('[,] without ((a | any) breach | breach | breaching anything | breaching (a | any) (commitment | obligation) | anyone in breach | anybody in breach | anyone being in breach)', { isWithoutBreach: true }),
  template('[,] (after | once) {after}', { after: choice(condition, eventNounCondition) }, ({ after }) => ({ after })),
);
const tails = map(many(possibleTail), (parts): { isWithoutBreach?: boolean; after?: Condition } => Object.assign({}, ...parts) as { isWithoutBreach?: boolean; after?: Condition });

const possible: Rule<AskSurface> = choice<AskSurface>(
  template('(can | could) {goal} {tails}', { goal: does, tails }, ({ goal: of, tails: more }, place, input): AskSurface =>
    ({ kind: 'possible', goal: of, isWithoutBreach: more.isWithoutBreach === true || isLawful(input.tokens.slice(place.at, place.end)), ...(more.after && { after: more.after }) })),
  template('(is it | would it be) possible for {goal} {tails}', { goal: does, tails }, ({ goal: of, tails: more }): AskSurface => ({ kind: 'possible', goal: of, isWithoutBreach: more.isWithoutBreach === true, ...(more.after && { after: more.after }) })),
  template('((is it | would it be) possible | can it (happen | be | come about) | could it (happen | be | come about)) that {goal} {tails}', { goal, tails },
    ({ goal: of, tails: more }): AskSurface => ({ kind: 'possible', goal: of, isWithoutBreach: more.isWithoutBreach === true, byAnyone: true, ...(more.after && { after: more.after }) })),
  map(asked(template('{goal} {tails}', { goal: statement, tails }, (values) => values)), ({ value, input }, place, outer): AskSurface | undefined =>
    (/^(?:can|could)$/.test(outer.tokens[place.at]?.value ?? '')
      ? { kind: 'possible', goal: { kind: 'statement', statement: { value: value.goal, input } }, isWithoutBreach: value.tails.isWithoutBreach === true, ...(value.tails.after && { after: value.tails.after }) }
      : undefined)) as Rule<AskSurface>,
);
const isPossible = filter(possible, (surface) => (surface as AskSurface | undefined) !== undefined, { kind: 'word', text: 'can' });

function isLawful(tokens: readonly { readonly value: string }[]): boolean {
  return tokens.some(({ value }) => value === 'lawfully' || value === 'legally');
}

const COMMITMENTS = '(commitment | commitments | obligation | obligations | promise | promises | duty | duties | word | treaty | treaties | undertakings)';
const every = `(its | their | every | each of its | each of their | all | all its | all their | all of its | all of their | every one of its) [treaty] ${COMMITMENTS}`;
const keeping = '(keep | keeps | honour | honours | honor | honors | meet | meets | perform | performs | fulfil | fulfils | fulfill | fulfills | comply with | complies with | respect | respects)';
const keep: Rule<AskSurface> = choice<AskSurface>(
  template(`(can | could) {parties} [(together | jointly | still)] ${keeping} ${every}`, { parties: actorNoun }, ({ parties }): AskSurface => ({ kind: 'keep', parties })),
  template(`(is | are) {parties} [together] able to ${keeping} ${every}`, { parties: actorNoun }, ({ parties }): AskSurface => ({ kind: 'keep', parties })),
  template('(can | could) {parties} [(together | jointly)] avoid (every | any | all | a | all its | all their) (breach | breaches)', { parties: actorNoun }, ({ parties }): AskSurface => ({ kind: 'keep', parties })),
  template('(can | could) {parties} [(together | jointly)] stay (out of breach | within the law)', { parties: actorNoun }, ({ parties }): AskSurface => ({ kind: 'keep', parties })),
);

const ensure: Rule<AskSurface> = choice<AskSurface>(
  template('(can | could) {parties} [(together | jointly)] (ensure | guarantee | make sure | bring about | see to it) [that] {goal}', { parties: actorNoun, goal }, ({ parties, goal: of }): AskSurface => ({ kind: 'ensure', parties, goal: of })),
  template('(can | could) {parties} [(together | jointly)] (prevent | avoid | exclude | rule out) that {goal}', { parties: actorNoun, goal }, ({ parties, goal: of }): AskSurface => ({ kind: 'prevent', parties, goal: of })),
  template('(can | could) {parties} [(together | jointly)] (prevent | stop | keep) {subject} from {act}', { parties: actorNoun, subject: simpleNoun, act: gerundPredicate },
    ({ parties, subject, act }, place): AskSurface => ({ kind: 'prevent', parties, goal: { kind: 'does', subject, act, place } })),
  template('(can | could) {parties} [(together | jointly)] (make | force | compel) {subject} [to] {act}', { parties: actorNoun, subject: simpleNoun, act: basePredicate },
    ({ parties, subject, act }, place): AskSurface => ({ kind: 'ensure', parties, goal: { kind: 'does', subject, act, place } })),
);

const leads: Rule<AskSurface> = choice<AskSurface>(
  template('what (must | has to | needs to | would have to | will have to | should) happen (before | for | so that | in order that | until) {goal}', { goal }, ({ goal: of }): AskSurface => ({ kind: 'leads-to', goal: of })),
  template('(how can | how could | how may | how might) it (come about | happen | be) that {goal}', { goal }, ({ goal: of }): AskSurface => ({ kind: 'leads-to', goal: of })),
  template('(what leads | what can lead | what would lead) to it that {goal}', { goal }, ({ goal: of }): AskSurface => ({ kind: 'leads-to', goal: of })),
  template('(how | under what conditions | under which conditions | in what circumstances) {goal}', { goal: asked(statement) }, ({ goal: of }): AskSurface => ({ kind: 'leads-to', goal: { kind: 'statement', statement: of } })),
);

/** `Japan's`. */
const possessive: Rule<Noun> = (input, at) => {
  const token = input.tokens[at];
  const owner = token?.kind === 'word' ? /^(.+)['’]s?$/.exec(token.text)?.[1] : undefined;
  return owner !== undefined && (input.scope.things.has(owner) || input.isLenient) ? one<Noun>({ kind: 'name', name: owner, place: { at, end: at + 1 } }, at + 1) : NONE;
};
const DUTIES = '(obligations | duties | commitments | debts | promises | undertakings)';
const towards = '[(to | toward | towards) {toward}]';
const owes: Rule<AskSurface> = choice<AskSurface>(
  template('what (does | do | did) {party} owe [to] [{toward}] {when}', { party: actorNoun, toward: maybe(simpleNoun), when }, ({ party, toward, when: day }): AskSurface => ({ kind: 'owes', party, ...(toward && { toward }), when: day })),
  template(`what (must | shall) {party} do ${towards.replace('(to | ', '(')} {when}`, { party: actorNoun, toward: maybe(simpleNoun), when }, ({ party, toward, when: day }): AskSurface => ({ kind: 'owes', party, ...(toward && { toward }), when: day })),
  template(`what (is | are | was | were) {party} (obliged | bound | required) to do ${towards.replace('(to | ', '(')} {when}`, { party: actorNoun, toward: maybe(simpleNoun), when }, ({ party, toward, when: day }): AskSurface => ({ kind: 'owes', party, ...(toward && { toward }), when: day })),
  template(`(what | which) (are | were) {party} ${DUTIES} ${towards} {when}`, { party: possessive, toward: maybe(simpleNoun), when }, ({ party, toward, when: day }): AskSurface => ({ kind: 'owes', party, ...(toward && { toward }), when: day })),
  template(`(what | which) ${DUTIES} (does | do | did) {party} have ${towards} {when}`, { party: actorNoun, toward: maybe(simpleNoun), when }, ({ party, toward, when: day }): AskSurface => ({ kind: 'owes', party, ...(toward && { toward }), when: day })),
);

const LACKS = '(missing | needed | required | lacking | outstanding | wanting)';
const missing: Rule<AskSurface> = choice<AskSurface>(
  template(`what is [still] ${LACKS} for {x} to enter into force {when}`, { x: instrumentNoun, when }, ({ x, when: day }, place): AskSurface => ({ kind: 'missing', instrument: x, when: day, place })),
  template(`what is [still] ${LACKS} (before | so that) {x} (enters | can enter | may enter) into force {when}`, { x: instrumentNoun, when }, ({ x, when: day }, place): AskSurface => ({ kind: 'missing', instrument: x, when: day, place })),
  template(`what is [still] ${LACKS} for the entry into force of {x} {when}`, { x: instrumentNoun, when }, ({ x, when: day }, place): AskSurface => ({ kind: 'missing', instrument: x, when: day, place })),
  template('what does {x} [still] (need | lack) to enter into force {when}', { x: instrumentNoun, when }, ({ x, when: day }, place): AskSurface => ({ kind: 'missing', instrument: x, when: day, place })),
  template('why is {x} not [(yet | already)] in force {when}', { x: instrumentNoun, when }, ({ x, when: day }, place): AskSurface => ({ kind: 'missing', instrument: x, when: day, place })),
  template('what (prevents | keeps | stops) {x} from entering into force {when}', { x: instrumentNoun, when }, ({ x, when: day }, place): AskSurface => ({ kind: 'missing', instrument: x, when: day, place })),
);

const named: Rule<NameSurface> = template('[(claim | report | notice)] {name}', { name: placed(choice(quoted, newName)) }, ({ name }) => name);
/** The name of a claim or report. */
const knownSource = filter(named, ({ value }, { scope }) => scope.claims.has(value) || scope.reports.has(value), { kind: 'name', of: 'claim' });
/** Names that nothing has, in the lenient pass, count as instruments: their message is the clearer one. */
const either: Rule<ThingSurface> = firstOf<ThingSurface>(
  map(knownSource, ({ value, place }): ThingSurface => ({ kind: 'name', name: value, place })),
  template('{law}', { law: choice(provisionNoun, instrumentNoun) }, ({ law }, place): ThingSurface => ({ kind: 'law', noun: law, place })),
);

const conflict: Rule<AskSurface> = choice<AskSurface>(
  template('(do | can) {a} and {b} (conflict | collide | clash | contradict each other | contradict one another | conflict with each other)', { a: either, b: either }, ({ a, b }): AskSurface => ({ kind: 'conflict', a, b })),
  template('(does | can) {a} (conflict with | collide with | clash with | contradict) {b}', { a: either, b: either }, ({ a, b }): AskSurface => ({ kind: 'conflict', a, b })),
  template('is there (a | any) (conflict | contradiction | collision) between {a} and {b}', { a: either, b: either }, ({ a, b }): AskSurface => ({ kind: 'conflict', a, b })),
  template('is {a} in conflict with {b}', { a: either, b: either }, ({ a, b }): AskSurface => ({ kind: 'conflict', a, b })),
  template('are {a} and {b} in conflict', { a: either, b: either }, ({ a, b }): AskSurface => ({ kind: 'conflict', a, b })),
);
const circular: Rule<AskSurface> = choice<AskSurface>(
  template('is there (a | any) (circular (precondition | condition | wait | dependency) | deadlock | circle | vicious circle) [between {a} and {b}]', { a: maybe(either), b: maybe(either) },
    ({ a, b }): AskSurface => ({ kind: 'circular', between: [a, b].filter((each) => each !== undefined) })),
  template('do {a} and {b} wait for (each other | one another)', { a: either, b: either }, ({ a, b }): AskSurface => ({ kind: 'circular', between: [a, b] })),
  template('does each of {a} and {b} wait for the other', { a: either, b: either }, ({ a, b }): AskSurface => ({ kind: 'circular', between: [a, b] })),
);
const contradicted: Rule<AskSurface> = choice<AskSurface>(
  template('is (claim | report | notice) {ref} (contradicted | disputed | refuted)', { ref: placed(choice(quoted, newName)) }, ({ ref }): AskSurface => ({ kind: 'contradicted', ref })),
  template('is {ref} (contradicted | disputed | refuted)', { ref: knownSource }, ({ ref }): AskSurface => ({ kind: 'contradicted', ref })),
  template('does anything contradict {ref}', { ref: named }, ({ ref }): AskSurface => ({ kind: 'contradicted', ref })),
  template('what contradicts {ref}', { ref: named }, ({ ref }): AskSurface => ({ kind: 'contradicted', ref })),
);

const compare: Rule<AskSurface> = choice<AskSurface>(
  template('what (does | would) {a} change [(compared with | compared to | against | in comparison with | relative to)] {b}', { a: instrumentNoun, b: instrumentNoun }, ({ a, b }, place): AskSurface => ({ kind: 'compare', a, b, place })),
  template('how does {a} (differ from | compare with | compare to) {b}', { a: instrumentNoun, b: instrumentNoun }, ({ a, b }, place): AskSurface => ({ kind: 'compare', a, b, place })),
  template('what is the difference between {a} and {b}', { a: instrumentNoun, b: instrumentNoun }, ({ a, b }, place): AskSurface => ({ kind: 'compare', a, b, place })),
  template('what changes from {b} to {a}', { a: instrumentNoun, b: instrumentNoun }, ({ a, b }, place): AskSurface => ({ kind: 'compare', a, b, place })),
);

/** Of a duty, `when` and `by when` ask for its last day, `since when` for the day on which it arose. */
const whenAsk: Rule<AskSurface> = choice<AskSurface>(
  template('(when | (by | until) when | (on | by) (what | which) (day | date)) {event} [[,] without breach] {when}', { event: asked(statement, 'may'), when }, ({ event, when: day }): AskSurface => ({ kind: 'when', event, isSince: false, when: day })),
  template('(from (when | what date) | since when) {event}', { event: asked(statement, 'may') }, ({ event }): AskSurface => ({ kind: 'when', event, isSince: true })),
);
/** `any State that may withdraw from X`: in questions only. */
const modalNoun: Rule<Noun> = template('any {kind} that {said}', { kind: kindName, said: modalPredicate }, ({ kind, said }, place): Noun =>
  ({ kind: 'quantified', quantifier: 'any', of: { kind: 'kind', id: kind, place }, place, relatives: [{ kind: 'said', subject: { kind: 'gap' }, predicate: said, place }] }));
const who: Rule<AskSurface> = template('{who}', { who: whichOne(template('{noun} {when}', { noun: choice(simpleNoun, modalNoun), when }, (values) => values)) }, ({ who: of }): AskSurface => ({ kind: 'who', who: of }));
const holds: Rule<AskSurface> = choice<AskSurface>(
  template('is it (so | true | the case | a fact) that {statement} {when}', { statement, when }, ({ statement: of, when: day }): AskSurface => ({ kind: 'holds-plain', statement: of, when: day })),
  template('{statement}', { statement: asked(template('{statement} {when}', { statement, when }, (values) => values)) }, ({ statement: of }): AskSurface => ({ kind: 'holds', statement: of })),
);

/** Any question. The first form that fits the whole sentence counts, so forms go from particular to general. */
export const ASK_FORMS: readonly Rule<AskSurface>[] = [keep, ensure, owes, missing, leads, conflict, circular, contradicted, compare, whenAsk, who, isPossible, holds];

/** The heading of a question. */
export interface QuestionHeading {
  readonly name: NameSurface;
  readonly title?: string;
  readonly assumptions: readonly AssumptionSurface[];
}

/** What is taken for granted. */
export type AssumptionSurface =
  | { readonly kind: 'keeps'; readonly who: Noun; readonly place: Place }
  | { readonly kind: 'clause'; readonly clause: Clause; readonly isNever: boolean; readonly on?: PartialDate; readonly place: Place };

const onDay = template('[,] (on | in) {day}', { day: date }, ({ day }) => day);
const assumption: Rule<AssumptionSurface> = choice<AssumptionSurface>(
  template(`{who} ${keeping} ${every}`, { who: actorNoun }, ({ who: of }, place): AssumptionSurface => ({ kind: 'keeps', who: of, place })),
  template('{clause} [{on}]', { clause, on: maybe(onDay) }, ({ clause: of, on }, place): AssumptionSurface => ({ kind: 'clause', clause: of, isNever: false, ...(on && { on }), place })),
  template('{subject} never {said}', { subject: noun, said: predicate }, ({ subject, said }, place): AssumptionSurface => ({ kind: 'clause', clause: { kind: 'said', subject, predicate: said, place }, isNever: true, place })),
);
/** All ways to split `A and B and C`, so that `Japan and USSR are at war` stays one. */
const assumptions: Rule<readonly AssumptionSurface[]> = (input, at) => {
  const out: Match<readonly AssumptionSurface[]>[] = [];
  const extend = (before: readonly AssumptionSurface[], from: number): void => {
    for (const match of assumption(input, from)) {
      const list = [...before, match.value];
      out.push({ value: list, end: match.end });
      for (const next of choice(commaAnd, says(';', null), says(', and that', null), says('and that', null))(input, match.end)) extend(list, next.end);
    }
  };
  extend([], at);
  return out.length === 0 ? NONE : out;
};

/** `question NAME ["title"] [assuming …]`. */
export const questionForm: Rule<QuestionHeading> = template('question {name} [{title}] [[,] (assuming | supposing | given) [that] {assumptions}]', {
  name: placed(newName), title: maybe(quoted), assumptions: maybe(assumptions),
}, ({ name, title, assumptions: of }): QuestionHeading => ({ name, ...(title !== undefined && { title }), assumptions: of ?? [] }));

/** `Assuming …` as a sentence of its own. */
export const assumingForm: Rule<readonly AssumptionSurface[]> = template('(assuming | assume | suppose | supposing | given) [that] {assumptions}', { assumptions }, ({ assumptions: of }) => of);

/** An expected answer as written. */
export type AnswerSurface =
  | { readonly kind: 'truth'; readonly truth: 'yes' | 'no' | 'unknown' }
  | { readonly kind: 'date'; readonly date: PartialDate }
  | { readonly kind: 'never' | 'none' }
  | { readonly kind: 'names'; readonly names: readonly (Noun | NameSurface)[] }
  | { readonly kind: 'relation'; readonly relation: 'equivalent' | 'stricter' | 'looser' | 'incomparable'; readonly party?: Noun };

/** `no under force and prompt, after Russia transfers Shikotan to Japan`. */
export interface ExpectSurface {
  readonly answer: AnswerSurface;
  readonly readings: readonly NameSurface[];
  readonly after: readonly Condition[];
  readonly place: Place;
}

const relation = choice(
  says('(equivalent | no change | nothing changes | no difference)', 'equivalent' as const), says('stricter', 'stricter' as const), says('(looser | more lenient)', 'looser' as const), says('incomparable', 'incomparable' as const),
);
const nameOrNoun: Rule<Noun | NameSurface> = firstOf<Noun | NameSurface>(provisionNoun, placed(quoted), simpleNoun);
const answer: Rule<AnswerSurface> = choice<AnswerSurface>(
  says('(unknown | no answer)', { kind: 'truth', truth: 'unknown' } as AnswerSurface),
  says('never', { kind: 'never' } as AnswerSurface),
  says('(nobody | nothing | none | no one | no State)', { kind: 'none' } as AnswerSurface),
  template('{day}', { day: date }, ({ day }): AnswerSurface => ({ kind: 'date', date: day })),
  template('{relation} [for {party}]', { relation, party: maybe(simpleNoun) }, ({ relation: of, party }): AnswerSurface => ({ kind: 'relation', relation: of, ...(party && { party }) })),
  says('(yes | true)', { kind: 'truth', truth: 'yes' } as AnswerSurface),
  says('(no | false)', { kind: 'truth', truth: 'no' } as AnswerSurface),
  template('{names}', { names: listOf(nameOrNoun, commaAnd) }, ({ names }): AnswerSurface => ({ kind: 'names', names })),
);
const readings: Rule<readonly NameSurface[]> = choice(
  says('no reading', []),
  template('[(reading | readings)] {names}', { names: listOf(placed(filter(newName, (name) => !/^(?:after|and|no|reading|readings)$/i.test(name), { kind: 'name', of: 'reading' })), commaAnd) }, ({ names }) => names),
);
const expectPart = choice<{ readings?: readonly NameSurface[]; after?: Condition }>(
  template('[,] under {readings}', { readings }, ({ readings: of }) => ({ readings: of })),
  template('[,] (after | once) {after}', { after: condition }, ({ after }) => ({ after })),
);
const expectation: Rule<ExpectSurface> = template('{answer} {parts}', { answer, parts: many(expectPart) }, ({ answer: of, parts }, place): ExpectSurface =>
  ({ answer: of, readings: parts.flatMap((part) => part.readings ?? []), after: parts.flatMap((part) => part.after ?? []), place }));

/** `Expect yes; no under force and prompt.` */
export const expectForm: Rule<readonly ExpectSurface[]> = template('(expect | expected) [:] {all}', { all: listOf(expectation, says(';', null)) }, ({ all }) => all);
