/** Layer 5: questions about the future. Reachability, the game, core, repairs, readings, survey. */
export {
  answerOf, type Control, type Core, type Cost, type Move, type Option, type PriorityNote, type ReadingTable, type ReadingVerdict,
  type Repair, type Scope, type Shown, type Strategy, type StrategyEntry, type UnknownReason, type Verdict, type Witness,
  type WitnessStep,
} from './verdict.ts';
export type { Progress, QuestionContext } from './context.ts';
