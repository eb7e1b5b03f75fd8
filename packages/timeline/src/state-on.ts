/** The state of a day under a program, without indexing a history: where questions about the future start from. */
import type { Day } from '@servanda/base';
import { initialState, stepInPlace, type Program, type State } from '@servanda/semantics';
import { entriesThatCount, happeningsOf, type Viewpoint } from './log.ts';

/** The log as it counts from the viewpoint, replayed through the end of the day. Partial dates are placed at their first day. */
export function stateOn(program: Program, viewpoint: Viewpoint, day: Day): State {
  const { state } = initialState(program);
  for (const { day: on, happening } of happeningsOf(entriesThatCount(program.model, viewpoint), (e) => e.first)) {
    if (on > day) break;
    stepInPlace(program, state, on, happening);
  }
  if (day > state.day) stepInPlace(program, state, day, { kind: 'pass' });
  return state;
}
