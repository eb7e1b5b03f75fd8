/** Whether events have occurred so far, and whether a norm applies in the present state: for prohibitions, permissions and powers. */
import { DEFAULT_COUNTING, unreachable, type Day } from '@servanda/base';
import type { EventPattern, Formula, Norm, Trigger } from '@servanda/model';
import { forEachSolution, holds } from './condition.ts';
import { dayOf } from './dates.ts';
import { forEachBinding, match, valueOf, type Vars } from './matching.ts';
import { instrumentOf, type Program } from './program.ts';
import type { Run } from './run.ts';
import { owedTo, standOf } from './standing.ts';
import type { Bindings, State } from './state.ts';

type Visit = (bindings: Bindings) => boolean;

/** Every way in which the event has already occurred. */
export function forEachOccurred(program: Program, state: State, vars: Vars, event: EventPattern, bindings: Bindings, visit: Visit): boolean {
  switch (event.kind) {
    case 'act': return eachDone(program, state, vars, event, bindings, visit);
    case 'enters-into-force': return forEachSolution(program, state, vars, { kind: 'in-force', instrument: event.instrument, party: event.party }, bindings, visit);
    case 'ceases': return hasCeased(state, event, bindings) && visit(bindings);
    case 'breach': return eachBreach(program, state, vars, event, bindings, visit);
    case 'deadline-passes': return state.breaches.some((b) => b.provision === event.provision && b.instance !== undefined) && visit(bindings);
    case 'fulfilment': return state.instances.some((i) => i.status === 'fulfilled' && program.normById.get(i.norm)?.provision === event.provision) && visit(bindings);
    case 'becomes': return forEachSolution(program, state, vars, event.condition, bindings, visit);
    case 'date': return holds(program, state, vars, { kind: 'date', is: 'from', date: event.date }, bindings) && visit(bindings);
    default: return unreachable(event);
  }
}

function eachDone(program: Program, state: State, vars: Vars, event: Extract<EventPattern, { kind: 'act' }>, bindings: Bindings, visit: Visit): boolean {
  return forEachSolution(program, state, vars, { kind: 'done', act: event.act }, bindings, visit);
}

function hasCeased(state: State, event: Extract<EventPattern, { kind: 'ceases' }>, bindings: Bindings): boolean {
  const instrument = valueOf(state, event.instrument, bindings) ?? '';
  if (!event.party) return state.instruments.get(instrument)?.endedOn !== undefined;
  return standOf(state, instrument, valueOf(state, event.party, bindings) ?? '')?.leftOn !== undefined;
}

function eachBreach(program: Program, state: State, vars: Vars, event: Extract<EventPattern, { kind: 'breach' }>, bindings: Bindings, visit: Visit): boolean {
  for (const breach of state.breaches) {
    for (const bound of breachBindings(program, state, vars, event, breach, bindings)) if (visit(bound)) return true;
  }
  return false;
}

/** The ways a breach matches the pattern: one for each injured party it may name. */
export function breachBindings(
  program: Program, state: State, vars: Vars, event: Extract<EventPattern, { kind: 'breach' }>,
  breach: { readonly provision: string; readonly by: string; readonly toward: readonly string[] }, bindings: Bindings,
): readonly Bindings[] {
  if (event.provision !== undefined && event.provision !== breach.provision) return [];
  let start: Bindings | undefined = bindings;
  if (event.instrument) start = bindTerm(program, state, vars, event.instrument, instrumentOf(program, breach.provision), start);
  if (start && event.by) start = bindTerm(program, state, vars, event.by, breach.by, start);
  if (!start) return [];
  const toward = event.toward;
  if (!toward) return [start];
  const from = start;
  return breach.toward.map((q) => bindTerm(program, state, vars, toward, q, from)).filter((b): b is Bindings => b !== undefined);
}

/** Binds one term to a value, if it may be. */
export function bindTerm(program: Program, state: State, vars: Vars, term: import('@servanda/model').Term, value: string | undefined, bindings: Bindings): Bindings | undefined {
  if (value === undefined) return undefined;
  const bound = match(program, state, vars, { pattern: '', args: [term] }, { pattern: '', args: [value] }, bindings);
  return bound;
}

/** How a norm applies to a concrete case. */
export interface Applying {
  readonly bindings: Bindings;
  readonly bearer: string;
  readonly toward: readonly string[];
}

/**
 * Every way in which the norm applies now, given bindings from an act: its instrument binds the bearer toward someone, its
 * trigger has occurred, its conditions hold and its time has come and not passed.
 */
export function forEachApplying(run: Run, norm: Norm, bindings: Bindings, visit: (a: Applying) => boolean): boolean {
  const { program, state } = run;
  const withTrigger = (visitOne: Visit): boolean => (norm.trigger ? triggered(program, state, norm.vars, norm.trigger, bindings, visitOne) : visitOne(bindings));
  return withTrigger((b1) => forEachSolution(program, state, norm.vars, norm.condition ?? TRUE, b1, (b2) =>
    forEachBinding(program, state, norm.vars, b2, (b3) => {
      if (!isInTime(run, norm, b3)) return false;
      const bearer = valueOf(state, norm.bearer, b3);
      if (bearer === undefined) return false;
      const owed = owedTo(program, state, norm.provision, bearer, norm.toward && valueOf(state, norm.toward, b3));
      return owed.applies && visit({ bindings: b3, bearer, toward: owed.toward });
    })));
}

const TRUE: Formula = { kind: 'true' };

function triggered(program: Program, state: State, vars: Vars, trigger: Trigger, bindings: Bindings, visit: Visit): boolean {
  return trigger.events.some((event) => forEachOccurred(program, state, vars, event, bindings, (b) =>
    forEachSolution(program, state, vars, trigger.condition ?? TRUE, b, visit)));
}

function isInTime(run: Run, norm: Norm, bindings: Bindings): boolean {
  const { program, state } = run;
  if (norm.after && !forEachOccurred(program, state, norm.vars, norm.after, bindings, () => true)) return false;
  const day = (expr: import('@servanda/model').DateExpr): Day | undefined => dayOf(
    { run, vars: norm.vars, bindings, origin: originOf(run, norm, bindings), counting: DEFAULT_COUNTING, clause: norm.id, because: { law: [norm.id], effects: [] } }, expr);
  if (norm.from) { const from = day(norm.from); if (from === undefined || state.day < from) return false; }
  if (!norm.deadline) return true;
  if (norm.deadline.kind === 'before-event') return !forEachOccurred(program, state, norm.vars, norm.deadline.event, bindings, () => true);
  const last = day(norm.deadline.day);
  return last === undefined || (norm.deadline.isExclusive ? state.day < last : state.day <= last);
}

/** Day 0 for periods of a norm that is no obligation: entry into force of its instrument for the bearer. */
function originOf(run: Run, norm: Norm, bindings: Bindings): Day {
  const instrument = instrumentOf(run.program, norm.provision);
  const bearer = valueOf(run.state, norm.bearer, bindings);
  const stand = instrument === undefined || bearer === undefined ? undefined : standOf(run.state, instrument, bearer);
  return stand?.entryOn ?? run.state.day;
}
