/** What stands around the core of a sentence of law: deadlines, conditions, starting days, periods, notice. */
import { formatPartialDate, type Period } from '@servanda/base';
import type { DateExpr, Deadline, EventPattern, Formula } from '../ir/formula.ts';
import { lastingDuty, untilDate } from '../diagnostics.ts';
import { dateOf, eventOfCondition, stepped } from './interpret-dates.ts';
import { formulaOf, isEvent } from './interpret-clauses.ts';
import { instrumentTerm, wordsAt } from './interpret-nouns.ts';
import type { Qualifier } from './law-surface.ts';
import { spanAt, type Sense } from './sense.ts';
import type { Condition, DateSurface } from './surface.ts';

export interface Qualified {
  readonly conditions: readonly Formula[];
  readonly after?: EventPattern;
  readonly from?: DateExpr;
  readonly deadline?: Deadline;
  readonly every?: Period;
  readonly effectiveOn?: DateExpr;
  readonly according?: readonly string[];
  /** Events that start something: for `From D, F` and `After E, F`. */
  readonly events: readonly EventPattern[];
  /** A condition that must hold all along (`while`), so that it starts no fresh obligation. */
  readonly isStanding: boolean;
}

type Draft = { -readonly [K in keyof Qualified]: Qualified[K] } & { conditions: Formula[]; events: EventPattern[] };

export function qualified(sense: Sense, qualifiers: readonly Qualifier[], { isObligation }: { readonly isObligation: boolean }): Qualified {
  const to: Draft = { conditions: [], events: [], isStanding: false };
  for (const qualifier of qualifiers) apply(sense, qualifier, isObligation, to);
  return to;
}

function apply(sense: Sense, qualifier: Qualifier, isObligation: boolean, to: Draft): void {
  switch (qualifier.kind) {
    case 'trigger': case 'always': return;
    case 'while':
      to.conditions.push(formulaOf(sense, qualifier.condition, 'bind'));
      to.isStanding = true;
      return;
    case 'unless':
      to.conditions.push({ kind: 'not', of: formulaOf(sense, qualifier.condition, 'close') });
      to.isStanding = true;
      return;
    case 'until':
      if (isObligation) to.deadline = { kind: 'before-event', event: eventOfCondition(sense, qualifier.condition) };
      else to.conditions.push({ kind: 'not', of: formulaOf(sense, qualifier.condition, 'close') });
      return;
    case 'until-date':
      sense.diagnostics.push(untilDate(spanAt(sense, qualifier.place), { date: formatPartialDate(qualifier.date) }));
      return;
    case 'before': to.deadline = { kind: 'before-event', event: eventOfCondition(sense, qualifier.condition) }; return;
    case 'within':
      if (isObligation && qualifier.lasts) sense.diagnostics.push(lastingDuty(spanAt(sense, qualifier.lasts), { words: wordsAt(sense, qualifier.lasts) }));
      return within(sense, qualifier, to);
    case 'by': return endsBy(sense, dateOf(sense, qualifier.day, isNotice), false, isObligation, to);
    case 'before-date': return endsBy(sense, dateOf(sense, qualifier.day), true, isObligation, to);
    case 'on': {
      const day = dateOf(sense, qualifier.day);
      to.from = day;
      return endsBy(sense, day, false, isObligation, to);
    }
    case 'from':
      to.from = dateOf(sense, qualifier.day, isNotice);
      if (to.from.kind === 'date') to.events.push({ kind: 'date', date: to.from.date });
      else if (to.from.kind === 'event') to.events.push(to.from.event);
      return;
    case 'after-date': {
      const day = dateOf(sense, qualifier.day);
      to.from = stepped(day, { kind: 'nth-day-after', n: 1 });
      if (day.kind === 'date') to.events.push({ kind: 'date', date: day.date });
      return;
    }
    case 'after': return after(sense, qualifier.condition, isObligation, to);
    case 'in-force-for':
      to.from = stepped({ kind: 'event', event: { kind: 'enters-into-force', instrument: instrumentTerm(sense, qualifier.instrument, qualifier.place) } }, { kind: 'after', period: qualifier.period });
      return;
    case 'every': to.every = qualifier.period; return;
    case 'effect': to.effectiveOn = effectOf(sense, qualifier); return;
    case 'according': to.according = qualifier.sources; return;
  }
}

function within(sense: Sense, { period, from }: Extract<Qualifier, { kind: 'within' }>, to: Draft): void {
  const base = from === undefined ? ({ kind: 'origin' } as const) : dateOf(sense, from, isNotice);
  to.deadline = { kind: 'day', day: stepped(base, { kind: 'after', period }) };
  if (base.kind === 'event' && to.after === undefined) to.after = base.event;
}

/** For an obligation a deadline; for a prohibition or permission the last day on which it applies. */
function endsBy(_: Sense, day: DateExpr, isExclusive: boolean, isObligation: boolean, to: Draft): void {
  if (isObligation || day.kind !== 'date') to.deadline = { kind: 'day', day, ...(isExclusive && { isExclusive: true }) };
  else to.conditions.push({ kind: 'date', is: isExclusive ? 'before' : 'through', date: day.date });
}

function after(sense: Sense, condition: Condition, isObligation: boolean, to: Draft): void {
  const event = eventOfCondition(sense, condition);
  to.events.push(event);
  if (isObligation) to.after = event;
  else if (condition.kind === 'clause' && isEvent(condition.clause)) to.from = { kind: 'event', event };
  else to.conditions.push(event.kind === 'becomes' ? event.condition : { kind: 'true' });
}

/** `notice` is day 0 of a power. */
export function isNotice(base: DateSurface): boolean {
  return base.kind === 'event' && base.event.kind === 'clause' && base.event.clause.kind === 'event-noun' &&
    (base.event.clause.event.kind === 'notice' || (base.event.clause.event.kind === 'act' && base.event.clause.event.act === 'withdraw' && base.event.clause.event.instrument === undefined));
}

function effectOf(sense: Sense, { steps, period }: Extract<Qualifier, { kind: 'effect' }>): DateExpr | undefined {
  if (steps) return dateOf(sense, steps, isNotice);
  return period === undefined ? undefined : { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period }] };
}

