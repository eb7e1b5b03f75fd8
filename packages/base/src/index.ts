/** Layer 0: places in text, diagnostics, calendar days and date rules, three-valued truth, names and words. Uses nothing. */
export type { LineColumn, LineIndex, SourceText, Span } from './span.ts';
export { coverSpans, lineColumn, lineIndexOf, lineText, makeLineIndex, offsetAt, span, spanTouches } from './span.ts';

export type {
  Diagnostic, DiagnosticDefinition, DiagnosticEntry, DiagnosticExtra, DiagnosticKind, Fix, RelatedPlace, Severity, TextEdit,
} from './diagnostic.ts';
export {
  applyFix, catalogue, catalogueReference, defineDiagnostic, explainEntry, findEntry, hasErrors, mergeCatalogues, sortDiagnostics,
} from './diagnostic.ts';
export type { Palette, RenderOptions, Sources } from './render-diagnostic.ts';
export { ansiPalette, countDiagnostics, plainPalette, renderDiagnostic, renderDiagnostics } from './render-diagnostic.ts';
export { displaySafe, displayWidth } from './display-text.ts';

export type { Day, Ymd } from './day.ts';
export {
  dayFromIso, dayOfYmd, daysInMonth, FAR_FUTURE, FAR_PAST, isDayInRange, isLeapYear, isoFromDay, isValidYmd, MAX_YEAR, MIN_YEAR,
  parseIsoDay, ymdOfDay,
} from './day.ts';
export type { DayInterval } from './interval.ts';
export { containsDay, hasComeBy, isEarlier, isSameDay, isSingleDay, singleDay } from './interval.ts';
export type { DateProblem, PartialDate, PartialDateResult } from './partial-date.ts';
export {
  describeDateProblem, formatPartialDate, intervalOf, isFullDate, longDate, longPartialDate, parsePartialDate, partialDateOfDay,
} from './partial-date.ts';
export type { Period, PeriodUnit } from './period.ts';
export { formatPeriod, parsePeriod, periodUnitOf } from './period.ts';
export type {
  AmbiguousDay, Counting, CountingChoice, DateStep, DayOutcome, ExpiryOfYear, IntervalOutcome, MissingDay,
} from './date-rule.ts';
export {
  addDays, addPeriod, applySteps, applyStepsToInterval, daysBetween, DEFAULT_COUNTING, describeAmbiguity, describeStep, describeSteps,
  lastDayOf, subtractPeriod,
} from './date-rule.ts';

export type { Truth } from './uncertain.ts';
export { all, and, any, not, or, truthOf } from './uncertain.ts';
export { didYouMean, editDistance, nearestNames, suggestion } from './nearest.ts';
export {
  cardinalWord, joinAnd, joinOr, MONTH_NAMES, monthName, ordinal, ordinalWord, parseCardinal, parseOrdinal, plural, quoteName, withArticle,
} from './english.ts';
export { invariant, InvariantViolation, unreachable } from './invariant.ts';
export type { Budget, Cancellation, Clock, Meter, StopReason } from './cancellation.ts';
export { neverCancelled, startMeter } from './cancellation.ts';
