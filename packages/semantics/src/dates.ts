/** Date expressions of clauses and deadlines on a given day. All arithmetic is `base`'s; this only finds where to start. */
import { applySteps, intervalOf, unreachable, type Counting, type Day } from '@servanda/base';
import type { DateExpr, EventPattern } from '@servanda/model';
import type { Because, Finding } from './effects.ts';
import type { Bindings, State } from './state.ts';
import { match, valueOf, type Vars } from './matching.ts';
import { report, type Run } from './run.ts';
import { standOf } from './standing.ts';

export interface DateContext {
  readonly run: Run;
  readonly vars: Vars;
  readonly bindings: Bindings;
  /** Day 0 of the clause. */
  readonly origin: Day;
  readonly counting: Counting;
  /** Named in findings: a law id or `clause:…`. */
  readonly clause: string;
  readonly because: Because;
}

/** The day, or undefined while an event it counts from has not occurred, or where the clause leaves it open (a finding says so). */
export function dayOf(context: DateContext, expr: DateExpr): Day | undefined {
  switch (expr.kind) {
    case 'date': return intervalOf(expr.date).first;
    case 'origin': return context.origin;
    case 'event': return dayOfEvent(context.run, context.vars, expr.event, context.bindings);
    case 'steps': {
      const from = dayOf(context, expr.from);
      return from === undefined ? undefined : stepped(context, from, expr);
    }
    case 'latest': case 'earliest': return extreme(context, expr);
    default: return unreachable(expr);
  }
}

function stepped(context: DateContext, from: Day, expr: Extract<DateExpr, { kind: 'steps' }>): Day | undefined {
  const stated = expr.counting ?? context.counting;
  const counting = stated.missingDay === 'refuse' && context.run.missingDay ? { ...stated, missingDay: context.run.missingDay } : stated;
  const outcome = applySteps(from, expr.steps, counting);
  switch (outcome.kind) {
    case 'day': return outcome.day;
    case 'out-of-range': report(context.run, { code: 'out-of-range', clause: context.clause }, context.because); return undefined;
    case 'ambiguous': {
      const choices = outcome.choices.map((c) => ({ missingDay: c.counting.missingDay, day: c.day }));
      const finding: Finding = { code: 'ambiguous-day', clause: context.clause, from, choices };
      report(context.run, finding, context.because);
      return outcome.choices[0]?.day;
    }
    default: return unreachable(outcome);
  }
}

function extreme(context: DateContext, expr: Extract<DateExpr, { kind: 'latest' | 'earliest' }>): Day | undefined {
  const days: Day[] = [];
  for (const part of expr.of) {
    const day = dayOf(context, part);
    if (day !== undefined) days.push(day);
    else if (expr.kind === 'latest') return undefined;
  }
  if (days.length === 0) return undefined;
  return days.reduce((a, b) => ((expr.kind === 'latest') === (a > b) ? a : b));
}

/** The latest day on which the event has occurred so far. */
export function dayOfEvent(run: Run, vars: Vars, event: EventPattern, bindings: Bindings): Day | undefined {
  const { program, state } = run;
  switch (event.kind) {
    case 'act': return latestDone(run, vars, event, bindings);
    case 'enters-into-force': return entryDay(state, valueOf(state, event.instrument, bindings), event.party && valueOf(state, event.party, bindings));
    case 'ceases': return ceasedDay(state, valueOf(state, event.instrument, bindings), event.party && valueOf(state, event.party, bindings));
    case 'breach': return state.breaches.findLast((b) => event.provision === undefined || b.provision === event.provision)?.on;
    case 'deadline-passes': return state.breaches.findLast((b) => b.provision === event.provision && b.instance !== undefined)?.on;
    case 'fulfilment': return state.instances.findLast((i) => i.status === 'fulfilled' && program.normById.get(i.norm)?.provision === event.provision)?.endedOn;
    case 'date': return intervalOf(event.date).first <= state.day ? intervalOf(event.date).first : undefined;
    case 'becomes': return undefined;
    default: return unreachable(event);
  }
}

function latestDone({ program, state }: Run, vars: Vars, event: Extract<EventPattern, { kind: 'act' }>, bindings: Bindings): Day | undefined {
  let latest: Day | undefined;
  for (const key of state.doneByPattern.get(event.act.pattern) ?? []) {
    const record = state.done.get(key);
    if (!record || !match(program, state, vars, event.act, record.act, bindings)) continue;
    if (latest === undefined || record.on > latest) latest = record.on;
  }
  return latest;
}

function entryDay(state: State, instrument: string | undefined, party: string | undefined): Day | undefined {
  if (instrument === undefined) return undefined;
  if (party === undefined) {
    const whole = state.instruments.get(instrument);
    return whole?.isIn || whole?.endedOn !== undefined ? whole.entryOn : undefined;
  }
  const stand = standOf(state, instrument, party);
  return stand?.isIn ? stand.entryOn : undefined;
}

function ceasedDay(state: State, instrument: string | undefined, party: string | undefined): Day | undefined {
  if (instrument === undefined) return undefined;
  return party === undefined ? state.instruments.get(instrument)?.endedOn : standOf(state, instrument, party)?.leftOn;
}

