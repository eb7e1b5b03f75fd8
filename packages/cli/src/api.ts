/**
 * `import { openDossier } from 'servanda'`: the same answers as the command line, in Node and in a browser. Folders are opened
 * with `openFolder` of `servanda/node`. Documented in docs/api.md.
 */
import { openDossier as open, type Dossier, type DossierSource, type OpenOptions } from '@servanda/dossier';
import { bundledLibrary } from './bundled-library.ts';

/** Opens a dossier from a text, from texts by file name, or from a host. Never throws for what the author wrote: see `diagnostics`. */
export function openDossier(source: DossierSource, options: OpenOptions = {}): Dossier {
  return open(source, { library: (path) => (Object.hasOwn(bundledLibrary, path) ? bundledLibrary[path] : undefined), libraryNames: () => libraryNames, ...options });
}

const libraryNames: readonly string[] = Object.keys(bundledLibrary).filter((path) => path.endsWith('.treaty')).map((path) => path.replace(/\.treaty$/, '').replace(/^([^/]+)\/\1$/, '$1')).sort();

export { openModel } from '@servanda/dossier';
export type {
  AnswerPart, AnswerReport, AnswerValue, AskOptions, Because, BreachRow, CheckOptions, CheckReport, ClaimRow, CompareOptions, ComparisonReport, ComparisonRow, DayQuery, DividingRunRow, Dossier, DossierSource, DueOptions, DueReport,
  DueRow, DutiesOptions, DutiesReport, DutyRow, EncodeOptions, EncodingReport, ExpectationRow, FactRow, ForecastReport, ForecastRow, InstrumentRow, IsoDate, OpenOptions, PartyRow, Place,
  QueryProblem, QuestionChange, QuestionRow, Report, RunStep, SourceHost, StatusOptions, StatusReport, SupposedEvent, Supposition, SurveyOptions, SurveyReport, SurveyRow, TimelineOptions, TimelineReport, TimelineRow, ViewOptions, Viewpoint, WhyReport,
} from '@servanda/dossier';
export { format } from '@servanda/dossier';
export { renderDiagnostic, renderDiagnostics, type Diagnostic, type Severity, type Span } from '@servanda/base';
export type { Model } from '@servanda/model';
