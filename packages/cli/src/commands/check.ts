/** `servanda check`: mistakes, findings, and each question against its expected answers. */
import { countDiagnostics, plural } from '@servanda/base';
import type { CheckReport, Dossier, ExpectationRow, QuestionRow } from '@servanda/dossier';
import { answerText } from '../answer-text.ts';
import { EXIT } from '../exit-codes.ts';
import { progressOn } from '../progress.ts';
import { exitFor, openForCommand, refuse, rendered, writeJson, type CommonOptions } from '../session.ts';
import { paragraph, table, type Terminal } from '../terminal.ts';
import { heading } from '../words.ts';

export interface CheckOptions extends CommonOptions {
  readonly all?: boolean;
  readonly strict?: boolean;
}

/** How long each question may search; `ask --budget` lets one search for longer. */
const SECONDS = 20;

/** Longer lists of met expectations are counted rather than shown. */
const FEW = 60;

export function run(path: string | undefined, options: CheckOptions, terminal: Terminal): number {
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const { dossier } = opened;
  const report = dossier.check({ clock: () => performance.now(), budget: { millis: SECONDS * 1000 }, cancellation: terminal.cancellation, progress: progressOn(terminal) });
  terminal.status('');
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  const isClean = report.isPassed && (options.strict !== true || report.counts.findings === 0);
  if (options.json) writeJson(terminal, 'check', dossier, { on: dossier.today, ...report });
  else terminal.out(checkText(report, dossier, options, terminal));
  return report.diagnostics.some((d) => d.severity === 'error') ? EXIT.failed : exitFor(isClean);
}

function checkText(report: CheckReport, dossier: Dossier, options: CheckOptions, terminal: Terminal): string {
  const { paint } = terminal;
  const title = `${paint.bold(heading(dossier, report, dossier.today))}\n`;
  const diagnostics = report.diagnostics.length === 0 ? '' : `\n${rendered(report.diagnostics, dossier, terminal)}`;
  const findings = report.findings.length === 0 ? '' : `\n${paint.bold('Findings')}\n\n${rendered(report.findings, dossier, terminal)}`;
  return `${title}${diagnostics}${findings}${questionsText(report, options, terminal)}\n${summary(report, terminal)}`;
}

function questionsText({ questions, counts }: CheckReport, options: CheckOptions, terminal: Terminal): string {
  if (questions.length === 0) return '';
  const isLong = counts.met > FEW && options.all !== true;
  const shown = questions.filter((q) => !isLong || q.expectations.length === 0 || q.expectations.some((e) => !e.isMet));
  const rows = shown.flatMap((q) => rowsOf(q));
  const failed = questions.flatMap((q) => q.expectations.filter((e) => !e.isMet).map((e) => failure(e, q, terminal)));
  const note = isLong ? `\n  ${plural(counts.met, 'expectation')} met and not shown; \`--all\` shows them.\n` : '';
  return `\n${terminal.paint.bold('Questions')}\n\n${table(rows, terminal.width, 2)}${note}${failed.join('')}`;
}

function rowsOf(question: QuestionRow): readonly (readonly string[])[] {
  if (question.answer) return [['', question.id, question.answer.answer.text, '(nothing expected)']];
  return question.expectations.map((e) => [e.isMet ? 'ok' : 'NOT MET', question.id, e.got, conditions(e, question)]);
}

function conditions(e: ExpectationRow, question: QuestionRow): string {
  const under = e.readings.length > 0 ? `under ${e.readings.join(' and ')}` : '';
  const after = e.after.length > 0 ? `after ${e.after.join(', and ')}` : '';
  const where = [under, after].filter((part) => part !== '').join(', ');
  return where === '' ? question.title ?? question.question : where;
}

function failure(e: ExpectationRow, question: QuestionRow, terminal: Terminal): string {
  const where = e.place.span ? ` (${e.place.span.file}:${e.place.line})` : '';
  const head = `${question.id}${where}: expected ${e.expected}, got ${e.got}`;
  return `\n${terminal.paint.bad(paragraph(head, terminal.width, 0, 2).trimEnd())}\n${answerText(e.answer, terminal)}`;
}

function summary({ counts, diagnostics, isPassed }: CheckReport, terminal: Terminal): string {
  const mistakes = diagnostics.length === 0 ? 'no mistakes' : countDiagnostics(diagnostics);
  const findings = counts.findings === 0 ? 'no findings' : plural(counts.findings, 'finding');
  const total = counts.met + counts.failed;
  const expectations = total === 0 ? 'no expectations' : counts.failed === 0 ? `all ${plural(total, 'expectation')} met` : `${counts.failed} of ${plural(total, 'expectation')} not met`;
  const text = `${mistakes}; ${findings}; ${expectations}.`;
  const line = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return `${isPassed ? terminal.paint.good(line) : terminal.paint.bad(line)}\n`;
}

