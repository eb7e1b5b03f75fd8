/** Norms and the other sentences of law in words, general (`each party shall …`) or for bound variables (`Japan shall …`). */
import { formatPeriod, joinAnd, unreachable } from '@servanda/base';
import type { EventPattern, Formula } from '../ir/formula.ts';
import type { Constitutive, CountsAs, Exception, Law, LawRef, LegalEffect, Modifier, Norm, Priority, Survival } from '../ir/norm.ts';
import { dateExprWords, deadlineWords } from './dates.ts';
import { eventWords, formulaWords, triggerWords } from './formula.ts';
import { applicationsWords, applicationWords } from './phrase.ts';
import { instrumentWords, provisionWords, termWords, withVars, type Speech } from './speech.ts';

/** What to leave out of a norm's sentence. */
export interface NormParts {
  /** `When E,` is left out: the occurrence is known, and said elsewhere. */
  readonly withoutTrigger?: boolean;
  /** Conditions are left out. */
  readonly withoutCondition?: boolean;
}

/** A sentence of law, without its full stop. */
export function lawWords(speech: Speech, law: Law): string {
  switch (law.kind) {
    case 'obligation': case 'prohibition': case 'permission': case 'power': return normWords(speech, law);
    case 'constitutive': return constitutiveWords(speech, law);
    case 'counts-as': return countsAsWords(speech, law);
    case 'priority': return priorityWords(speech, law);
    case 'modifier': return modifierWords(speech, law);
    default: return unreachable(law);
  }
}

/** `Japan shall assist USA against Russia within 90 days`; with a trigger and free variables, `When any State X attacks …, each party shall …`. */
export function normWords(outer: Speech, norm: Norm, parts: NormParts = {}): string {
  const speech = withVars(outer, norm.vars);
  const from = norm.from ? `from ${dateExprWords(speech, norm.from)}, ` : '';
  const when = norm.trigger && !parts.withoutTrigger ? `when ${triggerWords(speech, norm.trigger)}, ` : '';
  const isObligation = norm.kind === 'obligation';
  const bearer = norm.isJoint && !isBound(speech, norm) ? 'the parties' : termWords(speech, norm.bearer, isObligation || norm.kind === 'prohibition' ? 'each' : 'any');
  const modal = isObligation ? 'shall' : norm.kind === 'prohibition' ? 'shall not' : 'may';
  const acts = applicationsWords(speech, norm.acts, { form: 'bare', list: isObligation ? 'and' : 'or' });
  const tail = [
    norm.deadline && deadlineWords(speech, norm.deadline),
    norm.after && !isCountedFrom(norm.deadline, norm.after) && `after ${eventWords(speech, norm.after)}`,
    norm.every && `every ${norm.every.n === 1 ? norm.every.unit : formatPeriod(norm.every)}`,
    norm.condition && !parts.withoutCondition && conditionWords(speech, norm.condition, norm.kind),
  ].filter((part) => typeof part === 'string');
  const effect = norm.effectiveOn ? `, with effect ${effectWords(dateExprWords(speech, norm.effectiveOn, 'notice'))}` : '';
  return capital(`${from}${when}${bearer} ${modal} ${acts}${tail.map((part) => ` ${part}`).join('')}${effect}`);
}

/** `within 6 months after E` says `after E` too. */
function isCountedFrom(deadline: Norm['deadline'], event: EventPattern): boolean {
  if (deadline?.kind !== 'day' || deadline.day.kind !== 'steps' || deadline.day.from.kind !== 'event') return false;
  return JSON.stringify(deadline.day.from.event) === JSON.stringify(event);
}

function effectWords(date: string): string {
  return /^\d+ (?:day|week|month|year)/.test(date) ? date : `on ${date}`;
}

function isBound({ bindings }: Speech, { bearer }: Norm): boolean {
  return bearer.kind !== 'var' || bindings.has(bearer.name);
}

function conditionWords(speech: Speech, condition: Formula, kind: Norm['kind']): string {
  if (condition.kind === 'not') return `unless ${formulaWords(speech, condition.of)}`;
  const word = kind === 'obligation' ? 'if' : kind === 'prohibition' ? 'while' : 'when';
  return `${word} ${formulaWords(speech, condition)}`;
}

/** With a capital, unless the sentence begins with one of the author's names, which keep theirs. */
export function capital(sentence: string): string {
  return /^(?:when|from|each|any|the|every|another|no)\b/.test(sentence) ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}

function constitutiveWords(outer: Speech, law: Constitutive): string {
  const speech = withVars(outer, law.vars);
  return capital(`when ${triggerWords(speech, law.trigger)}, ${joinAnd(law.effects.map((effect) => legalEffectWords(speech, effect)))}`);
}

/** `Japan and USSR are no longer at war`, `SecurityTreaty terminates for Japan`. */
export function legalEffectWords(speech: Speech, effect: LegalEffect): string {
  switch (effect.kind) {
    case 'fact': return applicationWords(speech, effect.fact, { polarity: effect.value ? 'yes' : 'no-longer' });
    case 'terminate': return `${termWords(speech, effect.instrument)} terminates${effect.party ? ` for ${termWords(speech, effect.party)}` : ''}`;
    case 'suspend':
    case 'resume': {
      const party = effect.party ? ` for ${termWords(speech, effect.party)}` : '';
      const toward = effect.toward ? ` toward ${termWords(speech, effect.toward)}` : '';
      return `${termWords(speech, effect.instrument)} is ${effect.kind === 'suspend' ? 'suspended' : 'resumed'}${party}${toward}`;
    }
    default: return unreachable(effect);
  }
}

function countsAsWords(outer: Speech, law: CountsAs): string {
  const speech = withVars(outer, law.vars);
  const act = applicationWords(speech, law.act);
  const condition = law.condition ? ` while ${formulaWords(speech, law.condition)}` : '';
  return capital(`when ${act}${condition}, that counts as ${applicationWords(speech, law.as)}`);
}

function priorityWords(speech: Speech, { superior, inferior, basis }: Priority): string {
  const source = basis === 'charter' ? ' (article 103 of the Charter of the United Nations)' : '';
  return capital(`${lawRefWords(speech, superior)} prevails over ${lawRefWords(speech, inferior)}${source}`);
}

/** What a sentence about other law refers to. */
export function lawRefWords(speech: Speech, ref: LawRef): string {
  switch (ref.kind) {
    case 'provision': return provisionWords(speech.book, ref.id);
    case 'instrument': return instrumentWords(speech.book, ref.id);
    case 'any': return 'any other instrument';
  }
}

function modifierWords(speech: Speech, { target, change }: Modifier): string {
  const what = lawRefWords(speech, target);
  switch (change.kind) {
    case 'exception': return capital(`${what} does not forbid ${exceptionWords(speech, change.exception)}`);
    case 'deadline': return capital(`${what} is due ${deadlineWords(speech, change.deadline)}`);
    case 'disapply': return capital(`${what} does not apply${change.to ? ` to ${lawRefWords(speech, change.to)}` : ''}`);
    case 'survival': return capital(`${what} ${survivalWords(change.survival)}`);
    default: return unreachable(change);
  }
}

/** `assisting any State`, `Japan from assisting any State`, to follow `does not forbid`. */
export function exceptionWords(outer: Speech, exception: Exception): string {
  const speech = withVars(outer, exception.vars);
  const actor = exception.act.args[0];
  const act = applicationWords(speech, exception.act, { form: 'gerund' });
  const who = actor && actor.kind !== 'var' ? `${termWords(speech, actor)} from ` : '';
  return `${who}${act}${exception.condition ? ` when ${formulaWords(speech, exception.condition)}` : ''}`;
}

/** `continues to apply for 20 years after withdrawal takes effect`. */
export function survivalWords({ period }: Survival): string {
  return `continues to apply ${period ? `for ${formatPeriod(period)} ` : ''}after withdrawal takes effect`;
}
