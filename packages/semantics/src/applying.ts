/** Whether a norm that is no obligation applies in the present state: prohibitions, permissions and powers. Read next: `judge.ts`. */
import { DEFAULT_COUNTING, FAR_PAST, type Counting, type Day } from '@servanda/base';
import type { DateExpr, Formula, Norm, Trigger } from '@servanda/model';
import { forEachSolution } from './condition.ts';
import { dayOf, dayOfEvent } from './dates.ts';
import { forEachBinding, valueOf, type Vars } from './matching.ts';
import { forEachOccurred } from './occurred.ts';
import { instrumentOf, type Program } from './program.ts';
import type { Run } from './run.ts';
import { isMember, owedTo, standOf } from './standing.ts';
import type { Bindings, State } from './state.ts';

type Visit = (bindings: Bindings) => boolean;

/** How a norm applies to a concrete case. */
export interface Applying {
  readonly bindings: Bindings;
  readonly bearer: string;
  readonly toward: readonly string[];
}

/**
 * Every way in which the norm applies now, given bindings from an act: its instrument binds the bearer toward someone, its
 * trigger has occurred, its conditions hold and its time has come and not passed. With `only`, as it applies to this bearer.
 */
export function forEachApplying(run: Run, norm: Norm, bindings: Bindings, visit: (a: Applying) => boolean, only?: string): boolean {
  const { program, state } = run;
  const instrument = instrumentOf(program, norm.provision);
  const withTrigger = (visitOne: Visit): boolean => (norm.trigger ? triggered(program, state, norm.vars, norm.trigger, bindings, visitOne) : visitOne(bindings));
  return withTrigger((b1) => forEachSolution(program, state, norm.vars, norm.condition ?? TRUE, b1, (b2) =>
    forEachBinding(program, state, norm.vars, b2, (b3) => {
      if (!isInTime(run, norm, b3)) return false;
      const bearer = valueOf(state, norm.bearer, b3);
      if (bearer === undefined || (only !== undefined && bearer !== only)) return false;
      const owed = owedTo(program, state, norm.provision, bearer, norm.toward && valueOf(state, norm.toward, b3));
      // A party that is suspended may still leave, or resume (VCLT 72(1)).
      const mayAct = owed.applies || (norm.kind === 'power' && instrument !== undefined && isMember(state, instrument, bearer));
      return mayAct && visit({ bindings: b3, bearer, toward: owed.toward });
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
  if (!norm.from && !norm.deadline) return true;
  const clauses = program.instruments.get(instrumentOf(program, norm.provision) ?? '')?.clauses;
  const counting: Counting = { missingDay: clauses?.counting.missingDay ?? DEFAULT_COUNTING.missingDay, expiryOfYear: 'same-day' };
  const day = (expr: DateExpr): Day | undefined => dayOf(
    { run, vars: norm.vars, bindings, origin: originOf(run, norm, bindings), counting, clause: norm.id, because: { law: [norm.id], effects: [] } }, expr);
  if (norm.from) { const from = day(norm.from); if (from === undefined || state.day < from) return false; }
  if (!norm.deadline) return true;
  if (norm.deadline.kind === 'before-event') return !forEachOccurred(program, state, norm.vars, norm.deadline.event, bindings, () => true);
  const last = day(norm.deadline.day);
  return last === undefined || (norm.deadline.isExclusive ? state.day < last : state.day <= last);
}

/** Day 0 for periods of a norm that is no obligation: the last of entry into force for the bearer, the trigger and the `after` event. */
function originOf(run: Run, norm: Norm, bindings: Bindings): Day {
  const { program, state } = run;
  const instrument = instrumentOf(program, norm.provision);
  const bearer = valueOf(state, norm.bearer, bindings);
  let origin = (instrument === undefined || bearer === undefined ? undefined : standOf(state, instrument, bearer)?.enteredOn) ?? FAR_PAST;
  for (const event of [...norm.trigger?.events ?? [], ...norm.after ? [norm.after] : []]) {
    const day = dayOfEvent(run, norm.vars, event, bindings);
    if (day !== undefined && day > origin) origin = day;
  }
  return origin;
}
