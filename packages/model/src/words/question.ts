/** Questions, assumptions and expected answers in words. */
import { joinAnd, unreachable, type PartialDate } from '@servanda/base';
import type { Answer, Ask, Assumption, Expectation, Goal } from '../ir/question.ts';
import type { Formula } from '../ir/formula.ts';
import { eventWords, formulaWords, subjectWords } from './formula.ts';
import { applicationWords } from './phrase.ts';
import { dateWords, provisionWords, termWords, withVars, type Speech } from './speech.ts';

/** A question with its question mark. */
export function askWords(speech: Speech, ask: Ask): string {
  const on = (date: PartialDate | undefined): string => (date ? ` ${date.day === undefined ? 'in' : 'on'} ${dateWords(speech, date)}` : '');
  switch (ask.kind) {
    case 'holds': return `${isItSo(speech, ask.statement)}${on(ask.on)}${ask.knownOn ? `, as known${on(ask.knownOn)}` : ''}?`;
    case 'when': return `${whenWords(speech, ask)}?`;
    case 'who': return whoWords(speech, ask, on(ask.on));
    case 'owes': return `What does ${termWords(speech, ask.party)} owe${ask.toward ? ` ${termWords(speech, ask.toward)}` : ''}${on(ask.on)}?`;
    case 'missing': return `What is missing for ${ask.instrument} to enter into force${on(ask.on)}?`;
    case 'possible': return `${ask.byAnyone ? `Is it possible that ${goalWords(speech, ask.goal)}` : canWords(speech, ask.goal)}${ask.after ? ` after ${eventWords(speech, ask.after)}` : ''}${ask.isWithoutBreach ? ' without breach' : ''}?`;
    case 'leads-to': return `What must happen before ${goalWords(speech, ask.goal)}?`;
    case 'keep': return `Can ${partiesWords(speech, ask.parties)} keep every commitment?`;
    case 'ensure':
    case 'prevent': return `Can ${partiesWords(speech, ask.parties)} ${ask.kind} that ${goalWords(speech, ask.goal)}?`;
    case 'conflict': return `Do ${provisionWords(speech.book, ask.a, 'short')} and ${provisionWords(speech.book, ask.b, 'short')} conflict?`;
    case 'circular': return `Is there a circular precondition${ask.between.length > 0 ? ` between ${joinAnd(ask.between.map((id) => provisionWords(speech.book, id, 'short')))}` : ''}?`;
    case 'contradicted': return `Is ${ask.ref} contradicted?`;
    case 'compare': return `What does ${ask.a} change compared with ${ask.b}?`;
    default: return unreachable(ask);
  }
}

function whenWords(speech: Speech, { event, isLastDay }: Extract<Ask, { kind: 'when' }>): string {
  if (event.kind === 'becomes' && event.condition.kind === 'modal' && event.condition.modal !== 'shall-not') {
    const { act, modal } = event.condition;
    if (modal === 'may') return `Since when may ${subjectWords(speech, act)} ${applicationWords(speech, act, { form: 'bare' })}`;
    return `${isLastDay ? 'By when' : 'Since when'} must ${subjectWords(speech, act)} ${applicationWords(speech, act, { form: 'bare' })}`;
  }
  switch (event.kind) {
    case 'act': return `When does ${subjectWords(speech, event.act)} ${applicationWords(speech, event.act, { form: 'bare' })}`;
    case 'enters-into-force': return `When does ${termWords(speech, event.instrument)} enter into force${event.party ? ` for ${termWords(speech, event.party)}` : ''}`;
    case 'ceases': return `When does ${termWords(speech, event.instrument)} cease to be in force${event.party ? ` for ${termWords(speech, event.party)}` : ''}`;
    default: return `On which day does this happen: ${eventWords(speech, event)}`;
  }
}

/** Statements of one fact or act are asked in the phrase's own words, those with `is` behind a short subject turned round; others are asked with `is it so that`. */
function isItSo(speech: Speech, statement: Formula): string {
  switch (statement.kind) {
    case 'fact': return applicationWords(speech, statement.fact, { isAsked: true });
    case 'done': return applicationWords(speech, statement.act, { isAsked: true, form: 'perfect' });
    case 'modal': return `${statement.modal === 'may' ? 'May' : 'Must'} ${subjectWords(speech, statement.act)} ${statement.modal === 'shall-not' ? 'not ' : ''}${applicationWords(speech, statement.act, { form: 'bare' })}`;
    default: return turnedRound(speech, statement);
  }
}

function turnedRound(speech: Speech, statement: Formula): string {
  const words = formulaWords(speech, statement);
  const turned = /^(\S+(?: article \S+)?|article \S+ of .+?) (is|are|has) (.+)$/.exec(words);
  const isPlain = statement.kind === 'in-force' || statement.kind === 'status' || statement.kind === 'bound' || statement.kind === 'breached' || statement.kind === 'in-group' || statement.kind === 'is-a' || statement.kind === 'same';
  return turned && isPlain ? `${capitalised(turned[2])} ${turned[1]} ${turned[3]}` : `Is it so that ${words}`;
}

function capitalised(word: string | undefined): string {
  return word === undefined ? '' : word.charAt(0).toUpperCase() + word.slice(1);
}

function whoWords(outer: Speech, ask: Extract<Ask, { kind: 'who' }>, on: string): string {
  const speech = withVars(outer, [{ name: ask.variable, over: { kind: 'kind', of: ask.of } }]);
  speech.mentioned.add(ask.variable);
  const which = ask.of === 'Actor' || ask.of === 'State' ? 'Who' : `Which ${ask.of}`;
  const said = formulaWords({ ...speech, bindings: new Map([...speech.bindings, [ask.variable, { kind: 'thing', id: which }]]) }, ask.statement);
  return said.startsWith(which) ? `${said}${on}?` : `For which ${ask.of} is it so that ${said.replaceAll(which, 'it')}${on}?`;
}

function canWords(speech: Speech, goal: Goal): string {
  return goal.kind === 'act'
    ? `Can ${subjectWords(speech, goal.act)} ${applicationWords(speech, goal.act, { form: 'bare' })}`
    : `Is it possible that ${formulaWords(speech, goal.formula)}`;
}

/** What is to come about, as a clause. */
export function goalWords(speech: Speech, goal: Goal): string {
  return goal.kind === 'act' ? applicationWords(speech, goal.act) : formulaWords(speech, goal.formula);
}

function partiesWords(speech: Speech, parties: readonly Parameters<typeof termWords>[1][]): string {
  return joinAnd(parties.map((party) => termWords(speech, party)));
}

/** An assumption as a clause, to follow `assuming`. */
export function assumptionWords(speech: Speech, assumption: Assumption): string {
  switch (assumption.kind) {
    case 'holds': return formulaWords(speech, assumption.formula);
    case 'happens': return applicationWords(speech, assumption.act) + (assumption.on ? ` on ${dateWords(speech, assumption.on)}` : '');
    case 'keeps': return `${termWords(speech, assumption.party)} keeps every commitment`;
    case 'never': return `this never happens: ${eventWords(speech, assumption.event)}`;
    default: return unreachable(assumption);
  }
}

/** An answer: `yes`, `12 December 1956`, `Japan and USA`, `stricter for Japan`. */
export function answerWords(speech: Speech, answer: Answer): string {
  switch (answer.kind) {
    case 'date': return dateWords(speech, answer.date);
    case 'names': return answer.names.length === 0 ? 'nobody' : joinAnd(answer.names);
    case 'relation': return answer.relation + (answer.party === undefined ? '' : ` for ${answer.party}`);
    default: return answer.kind;
  }
}

/** `no under force and prompt`, `yes, after Russia transfers Shikotan to Japan`. */
export function expectationWords(speech: Speech, { answer, readings, after }: Expectation): string {
  const under = readings.length === 0 ? '' : ` under ${joinAnd(readings)}`;
  const events = after.length === 0 ? '' : `, after ${joinAnd(after.map((act) => applicationWords(speech, act)))}`;
  return answerWords(speech, answer) + under + events;
}
