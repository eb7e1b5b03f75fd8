/** `servanda ask`: one question, by its name in the dossier or in words. */
import { answerText } from '../answer-text.ts';
import { EXIT } from '../exit-codes.ts';
import { exitFor, forgottenText, millisOf, openForCommand, refuse, viewOf, warnOfErrors, writeJson, type CommonOptions } from '../session.ts';
import { progressOn } from '../progress.ts';
import { paragraph, type Terminal } from '../terminal.ts';
import { heading } from '../words.ts';

export interface AskOptions extends CommonOptions {
  readonly on?: string;
  /** Seconds. */
  readonly budget?: string;
  readonly brief?: boolean;
}

export function run(question: string, path: string | undefined, options: AskOptions, terminal: Terminal): number {
  if (forgottenText('ask', 'question', question, path, terminal)) return EXIT.usage;
  const millis = millisOf(options.budget ?? '30', terminal);
  if (millis === undefined) return EXIT.usage;
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const { dossier } = opened;
  const report = dossier.ask(question, { ...viewOf(options), on: options.on, clock: () => performance.now(), budget: { millis }, isBrief: options.brief ?? false, cancellation: terminal.cancellation, progress: progressOn(terminal) });
  terminal.status('');
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  const hasErrors = warnOfErrors(dossier, path, terminal);
  if (options.json) writeJson(terminal, 'ask', dossier, report);
  else {
    const assuming = report.assuming.length === 0 ? '' : paragraph(`Assuming that ${report.assuming.join(', and that ')}:`, terminal.width);
    terminal.out(`${terminal.paint.bold(heading(dossier, report, report.on))}\n\n${assuming}${paragraph(report.question, terminal.width)}\n${answerText(report, terminal)}`);
  }
  return exitFor(!hasErrors);
}
