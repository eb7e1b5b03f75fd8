/** Layer 3: what a dossier means. `step` is the only implementation of docs/semantics.md that ships. */
export { instrumentOf, prepare, type Program } from './program.ts';
export type { Happening } from './happening.ts';
export { initialState, step, stepInPlace, type StepOptions, type StepResult } from './step.ts';
export { OPEN, type Because, type Effect, type EffectContent, type FailedCondition, type Finding, type Ground, type ObligationStatus } from './effects.ts';
export {
  cloneState, current, groundKey, NO_BINDINGS, pairKey, standKey, type AgendaItem, type Bindings, type Breach, type FactRecord, type InstrumentState,
  type ObligationInstance, type Reservation, type Stand, type State,
} from './state.ts';
export {
  hasInterimDuty, isBetween, isBound, isInForce, isProvisionBetween, owedTo, partiesInForce, standOf, statusOf,
} from './standing.ts';
export { bindingKey, forEachBinding, groundOf, match, normalise, rangeOf, valueOf, type Vars } from './matching.ts';
export { forEachSolution, holds } from './condition.ts';
export { closureOf, isSameAct, violationsOf, type DoneAct, type Excuse, type Violation } from './judge.ts';
export { holderInstead, roleBindings } from './possible.ts';
export { prevails, type PriorityRule } from './priority.ts';
export { consentedTo, lackingOf, membersOf, type Lacking } from './thresholds.ts';
export {
  countsAsNow, dutiesTo, forbidding, isPossibleNow, isTrueStatement, judged, regulates, solutionsOf,
} from './statement.ts';
export { expressesConsent } from './treaty-acts.ts';
