/** `servanda diff`: two versions of a dossier by what they permit, or a dossier against what it was in a git revision. */
import { joinAnd, plural } from '@servanda/base';
import { openDossier, type ComparisonReport, type ComparisonRow, type DividingRunRow, type Dossier } from '@servanda/dossier';
import { EXIT } from '../exit-codes.ts';
import { openRevision } from '../git-host.ts';
import { openForCommand, refuse, viewOf, warnOfErrors, type CommonOptions } from '../session.ts';
import { paragraph, table, type Terminal } from '../terminal.ts';
import { cited } from '../words.ts';

export interface DiffOptions extends CommonOptions {
  readonly since?: string;
  readonly on?: string;
  readonly for?: string;
}

export function run(first: string | undefined, second: string | undefined, options: DiffOptions, terminal: Terminal): number {
  if (options.since === undefined && second === undefined) return usage('give two dossiers, or one and `--since REVISION`', terminal);
  if (options.since !== undefined && second !== undefined) return usage('`--since` compares one dossier with what it was; leave the second out', terminal);
  const before = options.since === undefined ? openNow(first, options, terminal) : openThen(first ?? '.', options.since, options, terminal);
  const after = openNow(options.since === undefined ? second : first, options, terminal);
  if (typeof before === 'number') return before;
  if (typeof after === 'number') return after;
  const report = before.compareWith(after, { on: options.on, for: options.for, clock: () => performance.now(), cancellation: terminal.cancellation });
  terminal.status('');
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  warnOfErrors(after, second ?? first, terminal);
  if (options.json) terminal.out(`${JSON.stringify({ command: 'diff', first: before.entry, second: after.entry, ...report }, null, 2)}\n`);
  else terminal.out(diffText(report, before, after, options, terminal));
  return EXIT.ok;
}

function usage(message: string, terminal: Terminal): number {
  terminal.err(`${terminal.palette.error('error')}: ${message}\n`);
  return EXIT.usage;
}

function openNow(path: string | undefined, options: DiffOptions, terminal: Terminal): Dossier | number {
  const opened = openForCommand(path, options, terminal);
  return 'exit' in opened ? opened.exit : opened.dossier;
}

function openThen(path: string, revision: string, options: DiffOptions, terminal: Terminal): Dossier | number {
  const opened = openRevision(path, revision);
  if ('problem' in opened) return usage(opened.problem, terminal);
  const dossier = openDossier(opened.host, viewOf(options));
  if (dossier.files.length > 0) return dossier;
  terminal.err(`${terminal.palette.error('error')}: there was no dossier \`${path}\` in revision \`${revision}\`; name a later revision\n`);
  return EXIT.noInput;
}

function diffText(report: ComparisonReport, before: Dossier, after: Dossier, options: DiffOptions, terminal: Terminal): string {
  const { paint, width } = terminal;
  const names = options.since === undefined ? `first ${before.entry}, second ${after.entry}` : `first as of ${options.since}, second as it is now`;
  const same = report.parties.filter((p) => p.relation === 'equivalent');
  const other = report.parties.filter((p) => p.relation !== 'equivalent');
  const equal = same.length === 0 ? '' : paragraph(sameWords(same.map((p) => p.party), other.length === 0, report.isExhaustive), width, 2, 2);
  return [
    `${paint.bold(`${after.model.title ?? after.entry}: ${names}`)}\n`,
    `\n${paint.bold('What changes for whom')}\n`, ...other.map((p) => partyText(p, terminal)), equal,
    report.provisions.length === 0 ? '' : `\n${paint.bold('Sentences that differ')}\n${report.provisions.map((c) => provisionText(c, terminal)).join('')}`,
    report.questions.length === 0 ? '' : `\n${paint.bold('Questions whose answer changes')}\n${table(report.questions.map((q) => [q.id, `${q.before ?? 'not asked'} → ${q.after ?? 'not asked'}`, q.readings.length === 0 ? q.question : `under ${q.readings.join(' and ')}`]), width, 2)}`,
    `\n${paint.dim(paragraph(`Scope: ${report.scope.join('; ')}; ${plural(report.parties.length, 'party', 'parties')}.`, width, 0, 2).trimEnd())}\n`,
  ].join('');
}

/** What was looked for within bounds and not found is not said to be so. */
function sameWords(parties: readonly string[], isAll: boolean, isExhaustive: boolean): string {
  if (isAll) return isExhaustive ? 'Both permit every party the same.' : 'No difference was found in what they permit and ask.';
  return isExhaustive ? `Nothing changes for ${joinAnd(parties)}.` : `No change was found for ${joinAnd(parties)}.`;
}

function partyText(row: ComparisonRow, terminal: Terminal): string {
  return paragraph(row.sentence, terminal.width, 2, 2)
    + (row.onlyFirst ? runText('first', row.onlyFirst, 'second', terminal) : '')
    + (row.onlySecond ? runText('second', row.onlySecond, 'first', terminal) : '');
}

function runText(permitting: string, run: DividingRunRow, other: string, terminal: Terminal): string {
  const { width } = terminal;
  const steps = run.steps.map((s) => paragraph(`${s.on}  ${s.sentence}`, width, 6, 12)).join('');
  if (run.steps.length === 0) return paragraph(`The ${other} asks for what the ${permitting} does not: ${run.burden}.`, width, 4, 2);
  // What is owed then need not be about the last act: it may be somebody else's.
  if (run.kind !== 'breach') return `${paragraph(`Once this has happened, the ${other} asks for what the ${permitting} does not:`, width, 4)}${steps}${paragraph(`There is then ${run.burden}.`, width, 6, 2)}`;
  return `${paragraph(`Only the ${permitting} permits:`, width, 4)}${steps}${paragraph(`Under the ${other} it is ${run.burden}.`, width, 6, 2)}`;
}

function provisionText(change: ComparisonReport['provisions'][number], terminal: Terminal): string {
  const { paint, width } = terminal;
  const line = (mark: string, text: string, colour: (t: string) => string): string => `${colour(paragraph(`${mark} ${text}.`, width, 4, 2).trimEnd())}\n`;
  return `${paragraph(`${cited(`\`${change.provision}\``)} (${change.kind})`, width, 2)}${change.before.filter((t) => !change.after.includes(t)).map((t) => line('-', t, paint.bad)).join('')}${change.after.filter((t) => !change.before.includes(t)).map((t) => line('+', t, paint.good)).join('')}`;
}
