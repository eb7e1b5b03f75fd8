/** Layer 5: questions about the future. Reachability, the game, core, repairs, readings, survey. */
export {
  answerOf, type Control, type Core, type Cost, type DutyChange, type Move, type Option, type Paths, type PriorityNote, type ReadingTable,
  type ReadingVerdict, type Repair, type Scope, type Shown, type Strategy, type StrategyEntry, type UnknownReason, type Verdict,
  type Witness, type WitnessStep,
} from './verdict.ts';
export { contextOf, type ContextOptions, type Progress, type QuestionContext } from './context.ts';
export { assume, type Assumed } from './assume.ts';
export { ask, excludedPair, isExplorerAsk, type AskOptions, type ExplorerAsk, type Outcome } from './ask.ts';
export { keep, type KeepQuestion } from './keep.ts';
export { explain, type ExplainedFailure } from './explain.ts';
export { readingTable } from './readings.ts';
export { findCircles, type Circle, type Happening, type Wait } from './circular.ts';
export { describeApplication, describeAssumption, describeGround } from './describe.ts';
export { fingerprintOf, type Grounds } from './fingerprint.ts';
export { survey, type SurveyFinding, type SurveyKind, type SurveyOptions, type SurveyReport } from './survey.ts';
export { baseWorld, type BaseWorld } from './base-world.ts';
