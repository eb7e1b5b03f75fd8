/** `servanda survey`: collisions, forced breaches, circles and idle provisions, found without being asked. */
import { plural } from '@servanda/base';
import type { SurveyReport, SurveyRow } from '@servanda/dossier';
import { partText } from '../answer-text.ts';
import { EXIT } from '../exit-codes.ts';
import { progressOn } from '../progress.ts';
import { millisOf, openForCommand, refuse, viewOf, warnOfErrors, writeJson, type CommonOptions } from '../session.ts';
import { paragraph, type Terminal } from '../terminal.ts';
import { cite, heading, sentence } from '../words.ts';

export interface SurveyCommandOptions extends CommonOptions {
  readonly for?: string;
  readonly budget?: string;
  readonly all?: boolean;
  readonly brief?: boolean;
}

export function run(path: string | undefined, options: SurveyCommandOptions, terminal: Terminal): number {
  const millis = millisOf(options.budget ?? '60', terminal);
  if (millis === undefined) return EXIT.usage;
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const { dossier } = opened;
  const report = dossier.survey({ ...viewOf(options), for: options.for, clock: () => performance.now(), budget: { millis }, cancellation: terminal.cancellation, progress: progressOn(terminal) });
  terminal.status('');
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  const hasErrors = warnOfErrors(dossier, path, terminal);
  if (options.json) writeJson(terminal, 'survey', dossier, report);
  else terminal.out(`${terminal.paint.bold(heading(dossier, report, report.on))}\n${surveyText(report, options, terminal)}`);
  return hasErrors || report.rows.some((r) => !isAccepted(r)) ? EXIT.failed : EXIT.ok;
}

function isAccepted(row: SurveyRow): boolean {
  return row.accepted !== undefined && !row.accepted.isStale;
}

const TITLES: Readonly<Record<SurveyRow['kind'], string>> = {
  'collision': 'Provisions that collide', 'forced-breach': 'Breaches that others can force', 'circular': 'Circular preconditions', 'no-means': 'Obligations without the means',
  'never-applies': 'Provisions that can never apply', 'redundant': 'Provisions that another makes superfluous',
};

function surveyText(report: SurveyReport, options: SurveyCommandOptions, terminal: Terminal): string {
  const accepted = report.rows.filter(isAccepted);
  const shown = options.all === true ? report.rows : report.rows.filter((r) => !isAccepted(r));
  const kinds = [...new Set(shown.map((r) => r.kind))];
  const body = kinds.map((kind) => `\n${terminal.paint.bold(TITLES[kind])}\n${shown.filter((r) => r.kind === kind).map((r) => rowText(r, options, terminal)).join('\n')}`).join('');
  const soFar = report.isPartial ? ' before the search was stopped' : '';
  const nothing = shown.length === 0 ? `\nNothing${accepted.length === 0 ? '' : ' else'} was found${soFar}.\n` : '';
  const known = accepted.length === 0 || options.all === true ? '' : `\n${plural(accepted.length, 'accepted finding')} not shown; \`--all\` shows them.\n`;
  const idle = report.idleAcceptances.length === 0 ? '' : `\n${report.idleAcceptances.map((a) => paragraph(`Accepted and no longer found: \`${a.finding}\` (${a.because}). The sentence that accepts it can go.`, terminal.width, 0, 2)).join('')}`;
  return `${body}${nothing}${known}${idle}\n${terminal.paint.dim(paragraph(`Scope: ${report.scope.join('; ')}.`, terminal.width, 0, 2).trimEnd())}\n`;
}

function rowText(row: SurveyRow, options: SurveyCommandOptions, terminal: Terminal): string {
  const { width, paint } = terminal;
  const places = row.places.map((p) => `${paint.dim(paragraph(cite(p), width, 6, 2).trimEnd())}\n`).join('');
  const stale = row.accepted ? paragraph(row.accepted.isStale ? `Accepted before (${row.accepted.because}), but what it rests on has changed.` : `Accepted: ${row.accepted.because}.`, width, 4, 2) : '';
  const parts = options.brief === true ? '' : row.parts.map((part) => partText(part, terminal)).join('');
  const accept = isAccepted(row) ? '' : `${parts === '' ? '' : '\n'}    ${paint.dim(`To accept it: ${row.accept}`)}\n`;
  return `${paragraph(sentence(row.text), width, 2, 2)}${places}${stale}${parts}${accept}`;
}
