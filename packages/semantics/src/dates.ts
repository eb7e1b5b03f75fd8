/** Date expressions of clauses and deadlines on a given day. All arithmetic is `base`'s; this only finds where to start. */
import { applySteps, FAR_PAST, intervalOf, unreachable, type Counting, type Day } from '@servanda/base';
import type { DateExpr, EventPattern } from '@servanda/model';
import type { Because, Finding } from './effects.ts';
import type { Vars } from './matching.ts';
import { forEachOccurred } from './occurred.ts';
import { report, type Run } from './run.ts';
import type { Bindings } from './state.ts';

export interface DateContext {
  readonly run: Run;
  readonly vars: Vars;
  readonly bindings: Bindings;
  /** Day 0 of the clause. */
  readonly origin: Day;
  readonly counting: Counting;
  /** For a later round of a recurring duty: the day from which rounds are counted. */
  readonly firstDay?: Day;
  /** Named in findings: a law id or `clause:…`. */
  readonly clause: string;
  readonly because: Because;
}

/** The day, or undefined while an event it counts from has not occurred, or where the clause leaves it open (a finding says so). */
export function dayOf(context: DateContext, expr: DateExpr): Day | undefined {
  switch (expr.kind) {
    case 'date': return intervalOf(expr.date).first;
    // What has been so since before the first dated happening has no day 0.
    case 'origin': return context.origin <= FAR_PAST ? undefined : context.origin;
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
  let latest: Day | undefined;
  forEachOccurred(run.program, run.state, vars, event, bindings, (_, on) => {
    if (event.kind !== 'becomes' && (latest === undefined || on > latest)) latest = on;
    return false;
  });
  return latest;
}
