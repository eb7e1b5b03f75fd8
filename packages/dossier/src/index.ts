/** Layer 7: a dossier opened, the typed entrance for applications. */
export type {
  AskOptions, CheckOptions, CompareOptions, DayQuery, Dossier, DueOptions, DutiesOptions, EncodeOptions, OpenOptions, SourceHost, StatusOptions, SupposedEvent, Supposition, SurveyOptions, TimelineOptions,
  ViewOptions,
} from './dossier.ts';
export type {
  AnswerPart, AnswerReport, AnswerValue, Because, BreachRow, CheckReport, ClaimRow, ComparisonReport, ComparisonRow, CostRow, DecidingReadings, DividingRunRow, DueReport, DueRow, DutiesReport, DutyRow,
  EncodingReport, ExpectationRow, FactRow, ForecastReport, ForecastRow, InstrumentRow, IsoDate, OptionRow, PartyRow, Place, PriorityRow, QueryProblem, QuestionChange, QuestionRow, RepairRow, Report,
  RunStep, StatusReport, SurveyReport, SurveyRow, TimelineReport, TimelineRow, Viewpoint, WhyReport,
} from './reports.ts';
export { openDossier, openModel } from './open-dossier.ts';
export type { DossierSource } from './source.ts';
export { allCodes, codePage } from './code-pages.ts';
export { countWords } from './status-report.ts';
export { format } from '@servanda/syntax';
