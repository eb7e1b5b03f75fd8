/**
 * The timeline as a picture: a row for each instrument with what happened to it, below it a row for each party's standing,
 * then the duties. Fills differ by pattern, not by colour only; what the dates leave open is drawn as open. Stands alone or in
 * a page. Read next: `timeline-rows.ts`, `timeline-marks.ts`.
 */
import { isoFromDay, longDate, plural, type Day } from '@servanda/base';
import { escapeMarkup, escapeSvgText, shorten } from './escape.ts';
import { fill, PICTURE_STYLE, stroke } from './palette.ts';
import type { ReportInput } from './report-input.ts';
import { linesOf, MEAN_WIDTH, textLines } from './svg-text.ts';
import { barOf, dutyBars, entryMark, legendOf, patterns, stepArea, type Drawing } from './timeline-marks.ts';
import { timelineRange, timelineRows, type TimelineRow } from './timeline-rows.ts';
import { ticksOf, timeScale } from './time-scale.ts';

/** How the picture is drawn. */
export interface PictureOptions {
  /** Prefix of its ids; two pictures in one page need different ones. */
  readonly id?: string;
  /** In pixels; the picture scales with its box. */
  readonly width?: number;
}

const TOP = 44;
const HEIGHTS: Readonly<Record<TimelineRow['kind'], number>> = { instrument: 35, party: 21, count: 34, heading: 34, duty: 21, note: 22 };
const TITLE_SIZE = 13;
/** More events in a row than this are ticks, not dots. */
const DENSE = 40;

/** The picture as one SVG element. */
export function timelineSvg(report: ReportInput, { id = 'timeline', width = 1000 }: PictureOptions = {}): string {
  const rows = timelineRows(report);
  const [first, last] = timelineRange(report);
  const labels = Math.min(250, Math.round(width * 0.27));
  const right = width - 12;
  const drawing: Drawing = { scale: timeScale(first, last, labels, right), prefix: id, date: report.dates === 'long' ? longDate : isoFromDay };
  let y = TOP;
  const drawn = rows.map((row) => { const top = y; y += HEIGHTS[row.kind] + (titleLines(row, labels).length > 1 ? 12 : 0); return rowMarkup(row, top, drawing, labels); });
  const legend = legendOf(rows, drawing, y + 14, labels, right);
  const height = y + 14 + legend.height;
  const title = `Timeline: ${report.title}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="servanda" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`
    + `<title id="${id}-title">${escapeSvgText(title)}</title><desc id="${id}-desc">${escapeSvgText(description(report, drawing.date))}</desc>`
    + `<style>${PICTURE_STYLE}</style>${patterns(id)}<rect width="${width}" height="${height}" ${fill('paper')}/>`
    + `<g aria-hidden="true">${axis(drawing, y, labels, right)}${drawn.join('')}${today(report.on, drawing, y)}${legend.markup}</g></svg>`;
}

function axis({ scale }: Drawing, bottom: number, left: number, right: number): string {
  const ticks = ticksOf(scale, 9).map(({ day, label }) => {
    const x = scale.x(day);
    return `<line x1="${x}" y1="${TOP - 8}" x2="${x}" y2="${bottom}" ${stroke('rule')}/><text x="${x}" y="${TOP - 14}" font-size="12" text-anchor="middle" ${fill('muted')}>${label}</text>`;
  });
  return `${ticks.join('')}<line x1="${left}" y1="${TOP - 8}" x2="${right}" y2="${TOP - 8}" ${stroke('line')}/>`;
}

/** The report's day as a line through all rows. */
function today(on: Day, { scale, date }: Drawing, bottom: number): string {
  const x = scale.x(on);
  return `<line x1="${x}" y1="${TOP - 8}" x2="${x}" y2="${bottom}" stroke-width="1.5" stroke-dasharray="2 3" ${stroke('bad')}><title>${escapeMarkup(date(on))}</title></line>`
    + `<text x="${Math.min(x, scale.x(scale.last))}" y="14" font-size="12" font-weight="600" text-anchor="end" ${fill('bad')}>${escapeMarkup(date(on))} ▾</text>`;
}

/** An instrument's title on two lines at most. */
function titleLines(row: TimelineRow, width: number): readonly string[] {
  if (row.kind !== 'instrument') return [];
  const [first = '', ...rest] = linesOf(row.label + (row.isDraft ? ' (draft)' : ''), width - 10, TITLE_SIZE);
  return rest.length === 0 ? [first] : [first, shorten(rest.join(' '), Math.floor((width - 10) / (TITLE_SIZE * MEAN_WIDTH)))];
}

function rowMarkup(row: TimelineRow, top: number, drawing: Drawing, labels: number): string {
  const line = `<line x1="0" y1="${top + 3}" x2="${drawing.scale.x(drawing.scale.last)}" y2="${top + 3}" ${stroke('rule')}/>`;
  switch (row.kind) {
    case 'instrument': return `${line}${textLines(titleLines(row, labels), 2, top + 24, TITLE_SIZE, `font-weight="600" ${fill('ink')}`)}${
      row.segments.map((segment) => barOf(segment, top + 15, 12, drawing)).join('')}${row.entries.map((entry) => entryMark(entry, top + 10, drawing, row.entries.length > DENSE)).join('')}`;
    case 'party': return `${label(row.label, 14, top + 14, labels, 12)}${row.segments.map((segment) => barOf(segment, top + 4, 11, drawing)).join('')}`;
    case 'count': return `${label(row.label, 14, top + 20, labels, 12)}${stepArea(row.steps, row.most, top + 4, 26, drawing)}`;
    case 'heading': return `${line}${textLines([row.label], 2, top + 24, TITLE_SIZE, `font-weight="600" ${fill('ink')}`)}${row.entries.map((entry) => entryMark(entry, top + 20, drawing, row.entries.length > DENSE)).join('')}`;
    case 'duty': return `${label(row.label, 14, top + 14, labels, 12)}${dutyBars(row.duty, top + 4, 11, drawing)}`;
    default: return label(row.label, 14, top + 15, labels, 12);
  }
}

/** A label cut to its column; the whole of it is shown on pointing at it. */
function label(text: string, x: number, y: number, width: number, size: number): string {
  const shown = shorten(text, Math.max(8, Math.floor((width - x - 10) / (size * MEAN_WIDTH))));
  const whole = shown === text ? '' : `<title>${escapeSvgText(text)}</title>`;
  return `<text x="${x + 2}" y="${y}" font-size="${size}" ${fill('muted')}>${whole}${escapeSvgText(shown)}</text>`;
}

/** What the picture shows, for those who don't see it. */
function description(report: ReportInput, date: (day: Day) => string): string {
  const lanes = report.lanes.filter((lane) => lane.party === undefined).slice(0, 40);
  const names = new Map(report.instruments.map((i) => [i.id, i.title ?? i.id]));
  const said = lanes.map((lane) => {
    const spans = lane.segments.filter((s) => s.status === 'in-force').map((s) => `from ${date(s.from)}${s.to === undefined ? '' : ` to ${date(s.to)}`}`);
    const doubt = lane.segments.some((s) => s.status === 'unknown') ? '; in part not known, since a date is partial' : '';
    return `${names.get(lane.instrument) ?? lane.instrument}: ${spans.length === 0 ? 'not in force' : `in force ${spans.join(' and ')}`}${doubt}.`;
  });
  const open = report.duties.filter((duty) => duty.isOpen).length;
  return `${said.join(' ')} ${plural(open, 'duty is', 'duties are')} open on ${date(report.on)}.`.trim();
}
