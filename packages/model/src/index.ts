/** Layer 2: the agreement model. The IR under `ir/` is what every later layer sees. */
export type {
  ActPattern, Application, Continuity, FactPattern, Group, Kind, PhrasePart, Quantified, Role, Term, Thing, VerbForms, Weight,
} from './ir/terms.ts';
export type { DateExpr, Deadline, EventPattern, Formula, PartyStatus, Trigger } from './ir/formula.ts';
export type {
  Constitutive, CountsAs, Exception, FactEffect, Law, LawRef, LegalEffect, Modifier, Norm, Priority, Survival,
} from './ir/norm.ts';
export { CONSENT_ACTS, TREATY_ACTS, type TreatyAct } from './ir/treaty-acts.ts';
export type {
  CountingClause, DurationClause, EligibilityClause, EntryClause, FinalClauses, Instrument, PartySet, Provision, ProvisionalClause,
  ReservationClause, Threshold, WithdrawalClause,
} from './ir/instrument.ts';
export {
  MODALITIES, type AcceptedFinding, type AttitudeCondition, type Belief, type Claim, type ClaimContent, type ClaimLink, type LogContent,
  type LogEntry, type Modality, type Report,
} from './ir/log.ts';
export type { Answer, Ask, Assumption, Expectation, Goal, Question } from './ir/question.ts';
export type { Model, Reading } from './ir/model.ts';

export { makeWordbook, provisionWords, speak, type Speech, type Style, type Wordbook } from './words/speech.ts';
export { applicationsWords, applicationWords } from './words/phrase.ts';
export { eventWords, formulaWords, triggerWords } from './words/formula.ts';
export { dateExprWords, deadlineWords, thresholdWords } from './words/dates.ts';
export { entryWords, finalClauseWords, instrumentTitle, treatyActNoun } from './words/instrument.ts';
export { lawWords, normWords } from './words/law.ts';
export { claimContentWords, claimWords, contentWords, logEntryWords, reportWords } from './words/log.ts';
export { answerWords, askWords, assumptionWords, expectationWords, goalWords } from './words/question.ts';

export { compile, compileText, type Compiled } from './from-syntax/compile.ts';
export { parseAsk, parseStatement, type Askable, type Stated } from './from-syntax/ask.ts';
export { parseEvent, type Happening } from './from-syntax/happening.ts';
export { expectationsAt, type Expectable, type ExpectedHere } from './from-syntax/expectations.ts';
export { modelCatalogue } from './catalogue.ts';
export type { Vocabulary } from './from-syntax/matching.ts';
export type { Declared, NameKind, Scope } from './from-syntax/scope.ts';
export type { Occurrence, SentenceContext } from './from-syntax/sense.ts';
export { underReadings } from './under-readings.ts';
export { LOAD_LIMITS, type LoadLimits, type SourceHost } from './from-syntax/load.ts';
