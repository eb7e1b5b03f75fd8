/** Dates as written to `DateExpr`: steps from a date, an event, or the clause's own day 0. */
import type { DateStep } from '@servanda/base';
import type { DateExpr, EventPattern } from '../ir/formula.ts';
import { eventsOf, formulaOf } from './interpret-clauses.ts';
import type { Sense } from './sense.ts';
import type { Condition, DateSurface } from './surface.ts';

/** The day an expression names. `isOrigin` tells which bases are day 0 itself (`notice`, a threshold). */
export function dateOf(sense: Sense, surface: DateSurface, isOrigin: (base: DateSurface) => boolean = () => false): DateExpr {
  if (isOrigin(surface)) return { kind: 'origin' };
  switch (surface.kind) {
    case 'date': return { kind: 'date', date: surface.date };
    case 'event': return { kind: 'event', event: eventOfCondition(sense, asOccurrence(surface.event)) };
    case 'threshold': return { kind: 'origin' };
    case 'steps': return { kind: 'steps', from: dateOf(sense, surface.from, isOrigin), steps: surface.steps };
    case 'latest': case 'earliest': return { kind: surface.kind, of: surface.of.map((each) => dateOf(sense, each, isOrigin)) };
  }
}

/** `the day on which X has entered into force` is the day on which it does. */
function asOccurrence(condition: Condition): Condition {
  if (condition.kind !== 'clause' || condition.clause.kind !== 'said') return condition;
  const { predicate } = condition.clause;
  return 'tense' in predicate && 'polarity' in predicate && predicate.tense === 'perfect' && predicate.polarity === 'yes'
    ? { kind: 'clause', clause: { ...condition.clause, predicate: { ...predicate, tense: 'present' } } } : condition;
}

/** One event for a condition: its own, or its becoming true. */
export function eventOfCondition(sense: Sense, condition: Condition): EventPattern {
  if (condition.kind === 'clause') {
    const [only, ...others] = eventsOf(sense, condition.clause);
    if (only && others.length === 0) return only;
    if (only) return { kind: 'becomes', condition: { kind: 'or', of: [only, ...others].map((event) => (event.kind === 'act' ? { kind: 'done', act: event.act } : { kind: 'true' })) } };
  }
  return { kind: 'becomes', condition: formulaOf(sense, condition, 'bind') };
}

/** Steps put on a day. */
export function stepped(from: DateExpr, ...steps: readonly DateStep[]): DateExpr {
  return from.kind === 'steps' ? { kind: 'steps', from: from.from, steps: [...from.steps, ...steps] } : { kind: 'steps', from, steps };
}
