/** IR written short, so that a table of sentences and meanings can be read: `obligation USSR: transfers(USSR, Shikotan, Japan)`. For tests. */
import { formatPartialDate, formatPeriod } from '@servanda/base';
import type {
  Application, DateExpr, Deadline, EventPattern, Formula, Instrument, Law, LawRef, LegalEffect, Quantified, Term, Threshold, Trigger,
} from '@servanda/model';

export function term(of: Term): string {
  return of.kind === 'var' ? of.name : of.id;
}

/** The pattern's verb stands for it. */
function application({ pattern, args }: Application): string {
  const name = pattern.startsWith('$') ? pattern : pattern.replace(/\b[A-Z]\w*( and [A-Z]\w*)?\b ?/g, '').trim().replaceAll(' ', '-');
  return `${name}(${args.map(term).join(', ')})`;
}

function quantified({ name, over, distinctFrom }: Quantified): string {
  const range = over.kind === 'kind' ? over.of : over.kind === 'group' ? over.id : `party of ${term(over.instrument)}`;
  return `${name}: ${range}${distinctFrom?.length ? ` ≠ ${distinctFrom.map(term).join(', ')}` : ''}`;
}

export function formula(of: Formula): string {
  switch (of.kind) {
    case 'true': return 'true';
    case 'fact': return application(of.fact);
    case 'done': return `done ${application(of.act)}`;
    case 'not': return `¬${formula(of.of)}`;
    case 'and': case 'or': return `(${of.of.map(formula).join(of.kind === 'and' ? ' ∧ ' : ' ∨ ')})`;
    case 'exists': return `∃${of.vars.map(quantified).join(', ')}. ${formula(of.of)}`;
    case 'every': return `∀${of.vars.map(quantified).join(', ')}. ${formula(of.of)}`;
    case 'at-least': return `≥${of.n} ${of.vars.map(quantified).join(', ')}. ${formula(of.of)}`;
    case 'in-force': return `in-force(${[of.instrument, of.party, of.toward].flatMap((each) => (each ? [term(each)] : [])).join(', ')})${of.isProvisional ? ' provisionally' : ''}`;
    case 'status': return `${term(of.party)} ${of.is} ${term(of.instrument)}`;
    case 'breached': return `breached(${of.provision}${of.by ? `, ${term(of.by)}` : ''}${of.toward ? ` → ${term(of.toward)}` : ''})`;
    case 'bound': return `bound(${term(of.party)}, ${of.provision}${of.toward ? ` → ${term(of.toward)}` : ''})`;
    case 'modal': return `${of.modal} ${application(of.act)}`;
    case 'date': return `${of.is} ${formatPartialDate(of.date)}`;
    case 'same': return `${term(of.left)} = ${term(of.right)}`;
    case 'is-a': return `${term(of.term)} : ${of.of}`;
    case 'in-group': return `${term(of.term)} ∈ ${of.group}`;
    case 'has-clause': return `${term(of.instrument)} has ${of.clause}`;
  }
}

export function event(of: EventPattern): string {
  switch (of.kind) {
    case 'act': return application(of.act);
    case 'enters-into-force': case 'ceases': return `${of.kind}(${term(of.instrument)}${of.party ? `, ${term(of.party)}` : ''})`;
    case 'breach': return `breach(${of.provision ?? (of.instrument && term(of.instrument))}${of.by ? `, ${term(of.by)}` : ''}${of.toward ? ` → ${term(of.toward)}` : ''})`;
    case 'deadline-passes': return `deadline(${of.provision})`;
    case 'fulfilment': return `fulfilment(${of.provision}${of.by ? `, ${term(of.by)}` : ''})`;
    case 'becomes': return `becomes ${formula(of.condition)}`;
    case 'date': return formatPartialDate(of.date);
  }
}

export function date(of: DateExpr): string {
  switch (of.kind) {
    case 'date': return formatPartialDate(of.date);
    case 'event': return event(of.event);
    case 'origin': return '0';
    case 'steps': return of.steps.reduce((from, step) => {
      switch (step.kind) {
        case 'nth-day-after': return `${from} + day ${step.n}`;
        case 'after': return `${from} + ${formatPeriod(step.period)}`;
        case 'before': return `${from} - ${formatPeriod(step.period)}`;
        case 'first-of-month-after': return `${from} → 1st of month${step.n === undefined ? '' : ` ${step.n}`}`;
        case 'end-of-month': return `${from} → end of month`;
        case 'same-day': return from;
      }
    }, date(of.from));
    case 'latest': case 'earliest': return `${of.kind}(${of.of.map(date).join('; ')})`;
  }
}

function deadline(of: Deadline): string {
  return of.kind === 'day' ? `${of.isExclusive ? 'before' : 'by'} ${date(of.day)}` : `before ${event(of.event)}`;
}

function trigger({ events, condition }: Trigger): string {
  return `when ${events.map(event).join(' or ')}${condition ? ` if ${formula(condition)}` : ''}`;
}

function effect(of: LegalEffect): string {
  if (of.kind === 'fact') return `${of.value ? '' : 'no longer '}${application(of.fact)}`;
  return `${of.kind}(${[of.instrument, of.party, 'toward' in of ? of.toward : undefined].flatMap((each) => (each ? [term(each)] : [])).join(', ')})`;
}

function ref(of: LawRef): string {
  return of.kind === 'any' ? 'any' : of.id;
}

/** A sentence of law. */
export function law(of: Law): string {
  switch (of.kind) {
    case 'constitutive': return `${vars(of.vars)}${trigger(of.trigger)}: ${of.effects.map(effect).join(', ')}`;
    case 'counts-as': return `${vars(of.vars)}${application(of.act)} counts as ${application(of.as)}${of.condition ? ` if ${formula(of.condition)}` : ''}`;
    case 'priority': return `${ref(of.superior)} over ${ref(of.inferior)}${of.basis === 'charter' ? ' (charter)' : ''}`;
    case 'modifier': return `${ref(of.target)}: ${change(of.change)}`;
    default: break;
  }
  const parts = [
    of.trigger && trigger(of.trigger), of.condition && `if ${formula(of.condition)}`, of.after && `after ${event(of.after)}`, of.from && `from ${date(of.from)}`,
    of.deadline && deadline(of.deadline), of.every && `every ${formatPeriod(of.every)}`, of.effectiveOn && `effective ${date(of.effectiveOn)}`, of.isJoint && 'jointly',
    of.toward && `toward ${term(of.toward)}`,
  ].filter((part) => typeof part === 'string');
  return `${vars(of.vars)}${of.kind} ${term(of.bearer)}: ${of.acts.map(application).join(' & ')}${parts.map((part) => `; ${part}`).join('')}`;
}

function vars(of: readonly Quantified[]): string {
  return of.length === 0 ? '' : `[${of.map(quantified).join(', ')}] `;
}

type Change = Extract<Law, { kind: 'modifier' }>['change'];
function change(of: Change): string {
  switch (of.kind) {
    case 'exception': return `except ${vars(of.exception.vars)}${application(of.exception.act)}${of.exception.condition ? ` if ${formula(of.exception.condition)}` : ''}`;
    case 'deadline': return deadline(of.deadline);
    case 'disapply': return `disapplied${of.to ? ` to ${ref(of.to)}` : ''}`;
    case 'survival': return `survives${of.survival.period ? ` ${formatPeriod(of.survival.period)}` : ''}`;
  }
}

function among(of: { readonly kind: string; readonly ids?: readonly string[]; readonly id?: string }): string {
  return of.ids ? of.ids.join(', ') : of.id ?? of.kind;
}

export function threshold(of: Threshold): string {
  switch (of.kind) {
    case 'count': return `${of.n}${of.among ? ` of ${among(of.among)}` : ''}${of.except ? ` except ${of.except.join(', ')}` : ''}`;
    case 'all': return `all of ${among(of.among)}${of.except ? ` except ${of.except.join(', ')}` : ''}`;
    case 'weight': return `${of.isMoreThan ? '>' : '≥'}${of.percent}% of ${of.weight}${of.among ? ` of ${among(of.among)}` : ''}`;
    case 'and': case 'or': return of.of.map(threshold).join(of.kind === 'and' ? ' ∧ ' : ' ∨ ');
    case 'date': return `${of.isLast ? '≤' : ''}${formatPartialDate(of.date)}`;
    case 'event': return event(of.event);
    default: return of.kind;
  }
}

/** An instrument's final clauses, only those that say something. */
export function clauses({ clauses: of, sources, depositary }: Instrument): string {
  const parts: string[] = [];
  if (of.consentBy.length > 0) parts.push(`consent ${of.consentBy.join(', ')}${of.isSubjectToRatification ? ' (subject to it)' : ''}`);
  for (const entry of of.entry) parts.push(`${entry.for === 'later' ? 'later: ' : 'entry: '}${threshold(entry.threshold)} @ ${date(entry.day)}`);
  if (of.provisional) parts.push(`provisional ${of.provisional.mode}${of.provisional.from ? ` ${date(of.provisional.from)}` : ''}${of.provisional.by ? ` by ${among(of.provisional.by)}` : ''}`);
  if (of.duration) {
    const { term: length, until, renewal, notice } = of.duration;
    parts.push(`duration${length ? ` ${formatPeriod(length)}` : ''}${until ? ` through ${formatPartialDate(until)}` : ''}${renewal ? ` renewal ${renewal === 'indefinite' ? renewal : formatPeriod(renewal)}` : ''}${notice ? ` notice ${formatPeriod(notice)}` : ''}`);
  }
  if (of.openForSignature) parts.push(`signature ${of.openForSignature.from ? formatPartialDate(of.openForSignature.from) : ''}..${of.openForSignature.through ? formatPartialDate(of.openForSignature.through) : ''}`);
  for (const { act, who, from, through } of of.eligibility) {
    const whom = who.kind === 'parties-to' ? `parties to ${who.instrument}` : who.kind === 'condition' ? 'condition' : who.kind === 'any' ? 'any' : among(who);
    parts.push(`${act} by ${whom}${from ? ` from ${formatPartialDate(from)}` : ''}${through ? ` through ${formatPartialDate(through)}` : ''}`);
  }
  if (of.reservations.rule !== 'unspecified') parts.push(`reservations ${of.reservations.rule} ${of.reservations.provisions.join(', ')}`.trim());
  if (of.counting.missingDay !== 'refuse') parts.push(of.counting.missingDay);
  if (of.counting.expiryOfYear !== 'same-day') parts.push(of.counting.expiryOfYear);
  if (of.minimumParties) parts.push(`at least ${of.minimumParties.n} parties`);
  if (of.withdrawal.length > 0) parts.push(`exit ${of.withdrawal.map(({ norm }) => norm).join(', ')}`);
  if (sources.length > 0) parts.push(`source ${sources.join(', ')}`);
  if (depositary !== undefined) parts.push(`depositary ${depositary}`);
  return parts.join('; ');
}
