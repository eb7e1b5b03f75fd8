/** A report → JSON in a documented, versioned form: `report-schema.ts` is its JSON Schema. Days are ISO dates, what is not known is left out or `unknown`. */
import { isoFromDay, type Day } from '@servanda/base';
import type {
  AnswerRow, BreachRow, DutyRow, FindingRow, InstrumentRow, Lane, LogRow, Place, QuestionRow, ReportInput, Segment, SourceRow, StandingRow, WhyNode,
} from './report-input.ts';

/** The version of the form. A change that a reader of the last version could trip over makes a new one. */
export const REPORT_VERSION = 1;

/** Text with two spaces of indentation and a line end; the same report gives the same bytes. */
export function toJson(report: ReportInput): string {
  return `${JSON.stringify(reportJson(report), undefined, 2)}\n`;
}

/** The same as a plain value. */
export function reportJson(report: ReportInput): Readonly<Record<string, unknown>> {
  return {
    format: 'servanda-report', version: REPORT_VERSION, title: report.title, on: isoFromDay(report.on), knownOn: iso(report.knownOn), isExhaustive: report.isExhaustive,
    readings: report.readings, believed: report.believed, parties: report.parties,
    status: report.instruments.map(instrumentJson), duties: report.duties.map(dutyJson),
    rules: report.rules.map((rule) => ({ ...rule, place: placeJson(rule.place) })),
    breaches: report.breaches.map(breachJson), facts: report.facts.map((fact) => ({ ...fact, since: iso(fact.since) })),
    forecast: report.forecast.map((f) => ({ ...f, on: iso(f.on), place: f.place && placeJson(f.place) })),
    timeline: { lanes: report.lanes.map(laneJson), log: report.log.map(logJson) },
    findings: report.findings.map(findingJson), questions: report.questions.map(questionJson), sources: report.sources.map(sourceJson),
  };
}

function iso(day: Day | undefined): string | undefined {
  return day === undefined ? undefined : isoFromDay(day);
}

/** Anchors name places in the HTML page only. */
function placeJson({ label, file, line, quote }: Place): object {
  return { label, file, line, quote };
}

function whyJson(node: WhyNode): object {
  return { text: node.text, day: iso(node.day), places: node.places.map(placeJson), because: node.children.map(whyJson) };
}

function instrumentJson(row: InstrumentRow): object {
  const { id, title, kind, line, depositary, sources, finalClauses, isInForce } = row;
  return {
    id, title, kind, line, depositary, sources, finalClauses, isInForce, since: iso(row.since), until: iso(row.until), place: row.place && placeJson(row.place),
    why: row.why.map(whyJson), parties: row.standings.map(standingJson),
  };
}

function standingJson(s: StandingRow): object {
  const { party, status, possible, isProvisional, hasInterimDuty, words } = s;
  return { party, status, possible, since: iso(s.since), isProvisional, hasInterimDuty, entersOn: iso(s.entersOn), leavesOn: iso(s.leavesOn), words, why: s.why.map(whyJson) };
}

function dutyJson(duty: DutyRow): object {
  return { ...duty, since: iso(duty.since), lastDay: iso(duty.lastDay), place: placeJson(duty.place), segments: duty.segments.map(segmentJson), why: duty.why.map(whyJson) };
}

function segmentJson(segment: Segment): object {
  return { ...segment, from: isoFromDay(segment.from), to: iso(segment.to) };
}

function breachJson(breach: BreachRow): object {
  return { ...breach, on: isoFromDay(breach.on), place: placeJson(breach.place), why: breach.why.map(whyJson) };
}

function laneJson(lane: Lane): object {
  return { ...lane, segments: lane.segments.map(segmentJson) };
}

function logJson(entry: LogRow): object {
  return { ...entry, first: iso(entry.first), last: iso(entry.last), place: placeJson(entry.place) };
}

function findingJson(finding: FindingRow): object {
  return { ...finding, day: iso(finding.day), places: finding.places.map(placeJson) };
}

function questionJson(question: QuestionRow): object {
  return { ...question, place: question.place && placeJson(question.place), rows: question.rows.map(answerJson) };
}

function answerJson(row: AnswerRow): object {
  return { ...row, why: row.why?.map(whyJson), core: row.core?.map(placeJson) };
}

function sourceJson(source: SourceRow): object {
  return { ...source, place: source.place && placeJson(source.place), claims: source.claims.map((claim) => ({ ...claim, place: placeJson(claim.place) })) };
}
