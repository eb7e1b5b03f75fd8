/** Which events have occurred so far, and on which day: for norms that wait for them, and for days counted from them. */
import { intervalOf, unreachable, type Day } from '@servanda/base';
import type { EventPattern } from '@servanda/model';
import { forEachSolution } from './condition.ts';
import { match, matches, valueOf, type Vars } from './matching.ts';
import { instrumentOf, type Program } from './program.ts';
import { standOf } from './standing.ts';
import type { Bindings, State } from './state.ts';

/** `on` is the day of the occurrence; for a condition, which holds or not, today. */
type VisitOccurred = (bindings: Bindings, on: Day) => boolean;

/** Every way in which the event has already occurred: with the last day on which that act was done, otherwise with each day. */
export function forEachOccurred(program: Program, state: State, vars: Vars, event: EventPattern, bindings: Bindings, visit: VisitOccurred): boolean {
  switch (event.kind) {
    case 'act': return eachDone(program, state, vars, event, bindings, visit);
    case 'enters-into-force': case 'ceases': return eachChange(program, state, vars, event, bindings, visit);
    case 'breach': return state.breaches.some((breach) => breachBindings(program, state, vars, event, breach, bindings).some((b) => visit(b, breach.on)));
    case 'deadline-passes': return state.breaches.some((b) => b.provision === event.provision && b.instance !== undefined && visit(bindings, b.on));
    case 'fulfilment': return eachFulfilment(program, state, vars, event, bindings, visit);
    case 'becomes': return forEachSolution(program, state, vars, event.condition, bindings, (b) => visit(b, state.day));
    case 'date': { const { first } = intervalOf(event.date); return first <= state.day && visit(bindings, first); }
    default: return unreachable(event);
  }
}

function eachDone(program: Program, state: State, vars: Vars, event: Extract<EventPattern, { kind: 'act' }>, bindings: Bindings, visit: VisitOccurred): boolean {
  for (const key of state.doneByPattern.get(event.act.pattern) ?? []) {
    const record = state.done.get(key);
    if (record && matches(program, state, vars, event.act, record.act, bindings).some((b) => visit(b, record.on))) return true;
  }
  return false;
}

function eachChange(
  program: Program, state: State, vars: Vars, event: Extract<EventPattern, { kind: 'enters-into-force' | 'ceases' }>, bindings: Bindings, visit: VisitOccurred,
): boolean {
  const isEntry = event.kind === 'enters-into-force';
  const known = valueOf(state, event.instrument, bindings);
  for (const id of known === undefined ? program.instruments.keys() : [known]) {
    const bound = bindTerm(program, state, vars, event.instrument, id, bindings);
    if (!bound) continue;
    const whole = state.instruments.get(id);
    if (!event.party) {
      const on = isEntry ? whole?.enteredOn : whole?.enteredOn === undefined ? undefined : whole.endedOn;
      if (on !== undefined && visit(bound, on)) return true;
      continue;
    }
    const named = valueOf(state, event.party, bound);
    for (const party of named === undefined ? state.participants.get(id) ?? [] : [named]) {
      const stand = standOf(state, id, party);
      const on = isEntry ? stand?.enteredOn : stand?.leftOn;
      const full = on === undefined ? undefined : bindTerm(program, state, vars, event.party, party, bound);
      if (full && on !== undefined && visit(full, on)) return true;
    }
  }
  return false;
}

function eachFulfilment(program: Program, state: State, vars: Vars, event: Extract<EventPattern, { kind: 'fulfilment' }>, bindings: Bindings, visit: VisitOccurred): boolean {
  for (const instance of state.instances) {
    if (instance.status !== 'fulfilled' || program.normById.get(instance.norm)?.provision !== event.provision) continue;
    const bound = event.by ? bindTerm(program, state, vars, event.by, instance.bearer, bindings) : bindings;
    if (bound && visit(bound, instance.endedOn ?? state.day)) return true;
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
