/** Conditions, events and triggers in words. Read next: dates.ts, law.ts. */
import { joinAnd, joinOr, unreachable, withArticle } from '@servanda/base';
import type { EventPattern, Formula, PartyStatus, Trigger } from '../ir/formula.ts';
import type { Term } from '../ir/terms.ts';
import { applicationWords } from './phrase.ts';
import { dateWords, provisionWords, termWords, withVars, type Speech } from './speech.ts';

/** A condition as a clause: `Japan administers Shikotan and PeaceTreaty is in force for Japan`. */
export function formulaWords(speech: Speech, formula: Formula, isNegated = false): string {
  const polarity = isNegated ? 'not' : 'yes';
  const is = isNegated ? 'is not' : 'is';
  switch (formula.kind) {
    case 'true': return isNegated ? 'never' : 'always';
    case 'fact': return applicationWords(speech, formula.fact, { polarity });
    case 'not': return formulaWords(speech, formula.of, !isNegated);
    case 'and':
    case 'or': return joined(speech, formula.kind, formula.of, isNegated);
    case 'exists':
    case 'every':
    case 'at-least': return quantifiedWords(speech, formula, isNegated);
    case 'in-force': return inForceWords(speech, formula, is);
    case 'status': return `${termWords(speech, formula.party)} ${statusWords(speech, formula.is, formula.instrument, isNegated)}`;
    case 'done': return applicationWords(speech, formula.act, { form: 'perfect', polarity });
    case 'breached': return breachedWords(speech, formula, is);
    case 'bound': return `${termWords(speech, formula.party)} ${is} bound by ${provisionWords(speech.book, formula.provision)}${towardWords(speech, formula.toward)}`;
    case 'modal': return modalWords(speech, formula, isNegated);
    case 'date': return `${isNegated ? 'it is not the case that ' : ''}it is ${formula.is} ${dateWords(speech, formula.date)}`;
    case 'same': case 'is-a': case 'in-group': return identityWords(speech, formula, is);
    case 'has-clause': return clauseWords(speech, formula, isNegated);
    default: return unreachable(formula);
  }
}

function clauseWords(speech: Speech, { instrument, clause }: Extract<Formula, { kind: 'has-clause' }>, isNegated: boolean): string {
  return `${termWords(speech, instrument)} ${isNegated ? 'does not have' : 'has'} a ${clause.replace('-', ' ')} clause`;
}

function breachedWords(speech: Speech, { provision, by, toward }: Extract<Formula, { kind: 'breached' }>, is: string): string {
  return `${provisionWords(speech.book, provision)} ${is} breached${by ? ` by ${termWords(speech, by)}` : ''}${towardWords(speech, toward)}`;
}

function identityWords(speech: Speech, formula: Extract<Formula, { kind: 'same' | 'is-a' | 'in-group' }>, is: string): string {
  switch (formula.kind) {
    case 'same': return `${termWords(speech, formula.left)} ${is} ${termWords(speech, formula.right)}`;
    case 'is-a': return `${termWords(speech, formula.term)} ${is} ${withArticle(formula.of)}`;
    case 'in-group': return `${termWords(speech, formula.term)} ${is} a member of ${formula.group}`;
  }
}

/** `A and B`, `A or B`; the other sort inside is set off with `either` or `both`. */
function joined(speech: Speech, kind: 'and' | 'or', of: readonly Formula[], isNegated: boolean): string {
  const isAnd = (kind === 'and') !== isNegated;
  const parts = of.map((each) => {
    const words = formulaWords(speech, each, isNegated);
    return (each.kind === 'and' || each.kind === 'or') && each.kind !== kind && each.of.length > 1 ? `${isAnd ? 'either' : 'both'} ${words}` : words;
  });
  return isAnd ? joinAnd(parts) : joinOr(parts);
}

type QuantifiedFormula = Extract<Formula, { kind: 'exists' | 'every' | 'at-least' }>;

function quantifiedWords(speech: Speech, formula: QuantifiedFormula, isNegated: boolean): string {
  const inner = withVars(speech, formula.vars);
  const names = formula.vars.map((each) => termWords(inner, { kind: 'var', name: each.name }, formula.kind === 'every' ? 'every' : 'a'));
  const [first = '', ...rest] = names;
  if (formula.kind === 'at-least' && formula.of.kind === 'status' && formula.of.is === 'party' && formula.of.party.kind === 'var' && formula.of.party.name === formula.vars[0]?.name) {
    return `${isNegated ? 'fewer than' : 'at least'} ${formula.n} ${plural(first.replace(/^an? /, ''))} are parties to ${termWords(inner, formula.of.instrument)}`;
  }
  const body = formulaWords(inner, formula.of);
  const others = rest.length === 0 ? '' : ` and ${joinAnd(rest)}`;
  switch (formula.kind) {
    case 'exists': return `there is ${isNegated ? first.replace(/^an?\b/, 'no') : first}${others} such that ${body}`;
    case 'every': return `${isNegated ? 'not ' : ''}for ${first}${others}, ${body}`;
    case 'at-least': {
      const noun = first.replace(/^an? /, '');
      return `${isNegated ? 'fewer than' : 'at least'} ${formula.n} ${formula.n === 1 ? noun : plural(noun)} are such that ${body}`;
    }
  }
}

function plural(noun: string): string {
  return noun === 'party' ? 'parties' : noun.replace(/^(\w+)/, '$1s');
}

function inForceWords(speech: Speech, formula: Extract<Formula, { kind: 'in-force' }>, is: string): string {
  const forWhom = formula.party ? ` for ${termWords(speech, formula.party)}` : '';
  const name = termWords(speech, formula.instrument);
  const applied = formula.isProvisional ? `${is} applied provisionally` : `${is} in force`;
  return `${name} ${applied}${forWhom}${towardWords(speech, formula.toward)}`;
}

function towardWords(speech: Speech, toward: Term | undefined): string {
  return toward ? ` toward ${termWords(speech, toward)}` : '';
}

/** `is a party to X`, `has withdrawn from X`. */
function statusWords(speech: Speech, status: PartyStatus, instrument: Term, isNegated: boolean): string {
  const not = isNegated ? ' not' : '';
  const x = termWords(speech, instrument);
  switch (status) {
    case 'none': return `has${isNegated ? ' some' : ' no'} relation to ${x}`;
    case 'negotiating': return `is${not} a negotiating State of ${x}`;
    case 'signatory': return `is${not} a signatory of ${x}`;
    case 'contracting': return `is${not} a contracting State of ${x}`;
    case 'party': return `is${not} a party to ${x}`;
    case 'suspended': return `is${not} suspended from ${x}`;
    case 'withdrawn': return `has${not} withdrawn from ${x}`;
    case 'ended': return `is${not} done with ${x}, which has ended`;
  }
}

function modalWords(speech: Speech, { modal, act }: Extract<Formula, { kind: 'modal' }>, isNegated: boolean): string {
  const words = modal === 'shall' ? 'shall' : modal === 'may' ? 'may' : 'shall not';
  const claim = `${subjectWords(speech, act)} ${words} ${applicationWords(speech, act, { form: 'bare' })}`;
  return isNegated ? `it is not so that ${claim}` : claim;
}

/** Who acts, in words. */
export function subjectWords(speech: Speech, act: { readonly pattern: string; readonly args: readonly Term[] }, first = 'any'): string {
  const roles = speech.book.acts.get(act.pattern)?.actorRoles ?? [0];
  return joinAnd(roles.flatMap((role) => (act.args[role] ? [termWords(speech, act.args[role], first)] : [])));
}

/** An event as a clause: `Russia transfers Shikotan to Japan`, `PeaceTreaty enters into force for Japan`. */
export function eventWords(speech: Speech, event: EventPattern): string {
  switch (event.kind) {
    case 'act': return applicationWords(speech, event.act);
    case 'enters-into-force': return `${termWords(speech, event.instrument)} enters into force${forWords(speech, event.party)}`;
    case 'ceases': return `${termWords(speech, event.instrument)} ceases to be in force${forWords(speech, event.party)}`;
    case 'breach': {
      const what = event.provision !== undefined ? provisionWords(speech.book, event.provision) : event.instrument ? termWords(speech, event.instrument) : 'an obligation';
      return `${event.by ? termWords(speech, event.by) : 'any party'} breaches ${what}${towardWords(speech, event.toward)}`;
    }
    case 'deadline-passes': return `the deadline of ${provisionWords(speech.book, event.provision)} passes`;
    case 'fulfilment': {
      const what = provisionWords(speech.book, event.provision);
      return event.by ? `${termWords(speech, event.by)} fulfils ${what}` : `${what} is fulfilled`;
    }
    case 'becomes': return formulaWords(speech, event.condition);
    case 'date': return `${dateWords(speech, event.date)} comes`;
    default: return unreachable(event);
  }
}

function forWords(speech: Speech, party: Term | undefined): string {
  return party ? ` for ${termWords(speech, party)}` : '';
}

/** `any State X attacks Japan at any Territory and Japan administers that Territory`, to follow `when`. */
export function triggerWords(speech: Speech, trigger: Trigger): string {
  const events = joinOr(trigger.events.map((event) => eventWords(speech, event)));
  if (!trigger.condition) return events;
  return events === '' ? formulaWords(speech, trigger.condition) : `${events} while ${formulaWords(speech, trigger.condition)}`;
}
