/** `servanda why`: why a statement is so, is not so, or is not known, down to article and source line. */
import { EXIT } from '../exit-codes.ts';
import { exitFor, forgottenText, openForCommand, refuse, viewOf, warnOfErrors, writeJson, type CommonOptions } from '../session.ts';
import { paragraph, type Terminal } from '../terminal.ts';
import { heading, outline } from '../words.ts';

export interface WhyOptions extends CommonOptions {
  readonly on?: string;
}

export function run(statement: string, path: string | undefined, options: WhyOptions, terminal: Terminal): number {
  if (forgottenText('why', 'statement', statement, path, terminal)) return EXIT.usage;
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const { dossier } = opened;
  const report = dossier.why(statement, { ...viewOf(options), on: options.on });
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  const hasErrors = warnOfErrors(dossier, path, terminal);
  if (options.json) writeJson(terminal, 'why', dossier, report);
  else {
    const title = terminal.paint.bold(heading(dossier, report, report.on));
    terminal.out(`${title}\n\n${paragraph(report.sentence, terminal.width)}\n${outline(report.because, terminal)}`);
  }
  return exitFor(!hasErrors);
}
