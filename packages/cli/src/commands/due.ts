/** `servanda due`: last days ahead, earliest first, and what is owed without one. */
import { plural } from '@servanda/base';
import type { DueReport, DueRow } from '@servanda/dossier';
import { exitFor, openForCommand, refuse, viewOf, warnOfErrors, writeJson, type CommonOptions } from '../session.ts';
import { paragraph, type Terminal } from '../terminal.ts';
import { cite, heading } from '../words.ts';
import { dutySentence, dutyText, sameDuties } from './status.ts';

export interface DueOptions extends CommonOptions {
  readonly on?: string;
  readonly for?: string;
  readonly toward?: string;
  readonly before?: string;
}

export function run(path: string | undefined, options: DueOptions, terminal: Terminal): number {
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const { dossier } = opened;
  const report = dossier.due({ ...viewOf(options), on: options.on, for: options.for, toward: options.toward, before: options.before });
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  const hasErrors = warnOfErrors(dossier, path, terminal);
  if (options.json) writeJson(terminal, 'due', dossier, report);
  else terminal.out(`${terminal.paint.bold(heading(dossier, report, report.on))}\n${dueText(report, terminal)}`);
  return exitFor(!hasErrors);
}

function dueText(report: DueReport, terminal: Terminal): string {
  const until = report.before === undefined ? '' : ` through ${report.before}`;
  if (report.due.length === 0 && report.open.length === 0) return `\nNothing is due${until}.\n`;
  const due = report.due.length === 0 ? `\nNo last day lies ahead${until}.\n` : `\n${terminal.paint.bold('Last days ahead')}\n${sameDuties(report.due).map((same) => dueRow(same, terminal)).join('')}`;
  const open = report.open.length === 0 ? '' : `\n${terminal.paint.bold('Owed without a last day')}\n${sameDuties(report.open).map((same) => dutyText(same, terminal)).join('')}`;
  return due + open;
}

function dueRow(same: readonly [DueRow, ...DueRow[]], terminal: Terminal): string {
  const [d] = same;
  const left = d.daysLeft === 0 ? 'today' : `in ${plural(d.daysLeft, 'day')}`;
  const place = d.place ? `${terminal.paint.dim(paragraph(cite(d.place), terminal.width, 16, 2).trimEnd())}\n` : '';
  return paragraph(`${d.lastDay}  ${dutySentence(same).slice(0, -1)} (${left}).`, terminal.width, 2, 12) + place;
}
