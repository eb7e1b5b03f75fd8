/** Tables of a report → CSV (RFC 4180), safe to open in a spreadsheet: no cell of an author's can become a formula. */
import { isoFromDay, type Day } from '@servanda/base';
import { cleanText } from './escape.ts';
import type { ReportInput } from './report-input.ts';

/** The tables there are. */
export const CSV_TABLES = ['status', 'duties', 'timeline', 'log', 'findings', 'questions'] as const;
/** `status`: a row for each party and instrument; `timeline`: a row for each stretch of a standing. */
export type CsvTable = (typeof CSV_TABLES)[number];

/** One table with a header row, lines ended by CRLF. */
export function toCsv(report: ReportInput, table: CsvTable): string {
  const [head, rows] = tableOf(report, table);
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

type Cell = string | number | undefined;
type Table = readonly [readonly string[], readonly (readonly Cell[])[]];

/**
 * A cell that begins with a character by which spreadsheets know a formula gets an apostrophe before it, which they don't show
 * (OWASP, "CSV injection"). Control characters are replaced, quotes doubled.
 */
function cell(value: Cell): string {
  const text = cleanText(value === undefined ? '' : String(value));
  const guarded = /^[=+\-@\t\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function iso(day: Day | undefined): string | undefined {
  return day === undefined ? undefined : isoFromDay(day);
}

function tableOf(report: ReportInput, table: CsvTable): Table {
  switch (table) {
    case 'status': return statusTable(report);
    case 'duties': return dutyTable(report);
    case 'timeline': return timelineTable(report);
    case 'log': return logTable(report);
    case 'findings': return [['code', 'severity', 'day', 'finding', 'file', 'line', 'accepted because'], report.findings.map((f) => [f.code, f.severity, iso(f.day), f.words, f.places[0]?.file, f.places[0]?.line, f.acceptedBecause])];
    case 'questions': return questionTable(report);
  }
}

function statusTable(report: ReportInput): Table {
  const head = ['instrument', 'title', 'in force', 'in force since', 'ends', 'party', 'status', 'possible', 'since', 'provisional', 'interim duty', 'enters into force on', 'leaves on'];
  return [head, report.instruments.flatMap((i) => {
    const whole: readonly Cell[] = [i.id, i.title, i.isInForce, iso(i.since), iso(i.until)];
    const rows = i.standings.map((s): readonly Cell[] => [...whole, s.party, s.status, s.status === 'unknown' ? s.possible.join(' or ') : undefined, iso(s.since), s.isProvisional, s.hasInterimDuty, iso(s.entersOn), iso(s.leavesOn)]);
    return rows.length > 0 ? rows : [[...whole, ...Array.from({ length: head.length - whole.length }, () => undefined)]];
  })];
}

function dutyTable(report: ReportInput): Table {
  const head = ['bearer', 'toward', 'act', 'status', 'possible', 'since', 'last day', 'waiting for', 'instrument', 'provision', 'file', 'line', 'id'];
  return [head, report.duties.map((d) => [
    d.bearer, d.toward.join('; '), d.act, d.status, d.status === 'unknown' ? d.possible.join(' or ') : undefined, iso(d.since), iso(d.lastDay), d.waiting, d.instrument, d.place.label, d.place.file, d.place.line, d.id,
  ])];
}

function timelineTable(report: ReportInput): Table {
  const rows = report.lanes.flatMap((lane) => lane.segments.map((s) => [lane.instrument, lane.party, s.status, s.status === 'unknown' ? s.possible.join(' or ') : undefined, iso(s.from), iso(s.to)]));
  return [['instrument', 'party', 'status', 'possible', 'from', 'until'], rows];
}

function logTable(report: ReportInput): Table {
  const head = ['date', 'first day', 'last day', 'what happened', 'according to', 'counted', 'instruments', 'file', 'line', 'id'];
  return [head, report.log.map((e) => [e.date, iso(e.first), iso(e.last), e.words, e.according.join('; '), e.isCounted ? 'yes' : 'no', e.instruments.join('; '), e.place.file, e.place.line, e.id])];
}

function questionTable(report: ReportInput): Table {
  const rows = report.questions.flatMap((q) => q.rows.map((row) => [q.id, q.title ?? q.asks, row.readings.join(' and '), row.after, row.got, row.expected, row.pass === undefined ? undefined : row.pass ? 'yes' : 'no', row.scope]));
  return [['question', 'title', 'readings', 'after', 'answer', 'expected', 'as expected', 'scope'], rows];
}
