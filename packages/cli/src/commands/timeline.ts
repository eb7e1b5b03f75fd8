/** `servanda timeline`: everything that happened or took effect, in order. */
import type { TimelineReport, TimelineRow } from '@servanda/dossier';
import { exitFor, openForCommand, refuse, viewOf, warnOfErrors, writeJson, type CommonOptions } from '../session.ts';
import { pad, paragraph, type Terminal } from '../terminal.ts';
import { cite, heading, sentence } from '../words.ts';

export interface TimelineOptions extends CommonOptions {
  readonly for?: string;
  readonly instrument?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sources?: boolean;
  readonly all?: boolean;
}

const FEW_ROWS = 200;
/** Rounds of recurring duties go on for a century. */
const FEW_AHEAD = 40;

export function run(path: string | undefined, options: TimelineOptions, terminal: Terminal): number {
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const { dossier } = opened;
  const report = dossier.timeline({ ...viewOf(options), for: options.for, instrument: options.instrument, from: options.from, to: options.to });
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  const hasErrors = warnOfErrors(dossier, path, terminal);
  if (options.json) writeJson(terminal, 'timeline', dossier, report);
  else terminal.out(`${terminal.paint.bold(heading(dossier, report, undefined))}\n\n${timelineText(report, options, terminal)}`);
  return exitFor(!hasErrors);
}

function timelineText(report: TimelineReport, options: TimelineOptions, terminal: Terminal): string {
  if (report.rows.length === 0) return 'Nothing is on record for that.\n';
  const past = report.rows.filter((row) => !row.isAhead);
  const ahead = report.rows.filter((row) => row.isAhead);
  const told = rowsText(past, FEW_ROWS, options, terminal);
  if (ahead.length === 0) return told;
  return `${told}${told === '' ? '' : '\n'}${terminal.paint.bold('Ahead, if nothing else happens')}\n${rowsText(ahead, past.length === 0 ? FEW_ROWS : FEW_AHEAD, options, terminal)}`;
}

function rowsText(rows: readonly TimelineRow[], few: number, options: TimelineOptions, terminal: Terminal): string {
  const shown = options.all === true ? rows : rows.slice(0, few);
  const rest = rows.length - shown.length;
  return shown.map((row) => rowText(row, options.sources ?? false, terminal)).join('') + (rest === 0 ? '' : `… and ${rest} more; \`--all\` shows them, \`--from\` and \`--to\` choose.\n`);
}

/** What the log says stands at the margin, what follows from it is set in. */
function rowText(row: TimelineRow, hasSources: boolean, terminal: Terminal): string {
  const date = pad(row.on ?? 'at first', 10);
  const mark = row.isComputed ? '  ' : '';
  const doubt = row.isSure ? '' : row.isComputed ? ' (the day is not known)' : '';
  const text = paragraph(`${date}  ${mark}${sentence(`${row.sentence}${doubt}`)}`, terminal.width, 0, 12 + mark.length);
  if (!hasSources) return text;
  return text + row.places.map((p) => `${terminal.paint.dim(paragraph(cite(p), terminal.width, 16, 2).trimEnd())}\n`).join('');
}
