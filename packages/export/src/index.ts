/** Layer 7: a dossier on a day, in every format it is wanted in. `reportInput` makes the report, all else writes it. */
export { reportInput, type AnswerReport, type FindingReport, type QuestionReport, type ReportOptions } from './from-worlds.ts';
export type {
  AnswerRow, BreachRow, ChainLink, ClaimRow, DutyRow, FactRow, FindingRow, ForecastRow, InstrumentRow, Lane, LaneStatus, LogRow, PartyRow, Place, QuestionRow, ReadingRow,
  ReportInput, RuleRow, Segment, SourceRow, StandingRow, TextFile, TextPiece, WhyNode,
} from './report-input.ts';
export type { Choice, Play, StrategyRow, Turn } from './play.ts';
export { playOf, strategyRows, type Telling } from './from-witness.ts';
export { questionReport, type AnswerStyle, type GivenAnswer, type GivenQuestion } from './from-answer.ts';

export { toHtml } from './to-html.ts';
export { REPORT_VERSION, reportJson, toJson } from './to-json.ts';
export { REPORT_SCHEMA } from './report-schema.ts';
export { CSV_TABLES, toCsv, type CsvTable } from './to-csv.ts';
export { calendarEvents, toIcs, type CalendarEvent, type CalendarOptions } from './to-ics.ts';
export { graphOf, type Graph, type GraphEdge, type GraphNode } from './graph.ts';
export { toDot, toSvg } from './to-dot.ts';
export { toMermaid } from './to-mermaid.ts';
export { timelineSvg, type PictureOptions } from './timeline-svg.ts';
export { playToSvg, strategyToSvg } from './play-svg.ts';
