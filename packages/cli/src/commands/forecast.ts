/** `servanda forecast`: what is missing before instruments enter into force. */
import { joinAnd } from '@servanda/base';
import type { ForecastRow } from '@servanda/dossier';
import { exitFor, openForCommand, refuse, viewOf, warnOfErrors, writeJson, type CommonOptions } from '../session.ts';
import { paragraph, type Terminal } from '../terminal.ts';
import { cite, heading } from '../words.ts';

export interface ForecastOptions extends CommonOptions {
  readonly on?: string;
  readonly instrument?: string;
}

const FEW_NAMES = 12;

export function run(path: string | undefined, options: ForecastOptions, terminal: Terminal): number {
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const { dossier } = opened;
  const report = dossier.forecast(options.instrument, { ...viewOf(options), on: options.on });
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  const hasErrors = warnOfErrors(dossier, path, terminal);
  if (options.json) writeJson(terminal, 'forecast', dossier, report);
  else {
    const body = report.rows.length === 0 ? 'Every instrument of the dossier is in force; nothing is missing.\n' : report.rows.map((row) => rowText(row, terminal)).join('\n');
    terminal.out(`${terminal.paint.bold(heading(dossier, report, report.on))}\n\n${body}`);
  }
  return exitFor(!hasErrors);
}

function rowText(row: ForecastRow, terminal: Terminal): string {
  const place = row.place ? `${terminal.paint.dim(paragraph(cite(row.place), terminal.width, 4, 2).trimEnd())}\n` : '';
  return paragraph(row.sentence, terminal.width, 0, 2) + outstanding(row, terminal) + place;
}

/** Who could still consent; where the sentence names those that are missing already, which of them have signed. */
function outstanding(row: ForecastRow, terminal: Terminal): string {
  const unnamed = row.candidates.filter((party) => !row.sentence.includes(party));
  if (unnamed.length === 0 && row.signed.length > 0) return paragraph(`Of these, ${few(row.signed)} ${row.signed.length === 1 ? 'has' : 'have'} signed.`, terminal.width, 2, 2);
  return unnamed.length === 0 ? '' : paragraph(`Whose consent is outstanding: ${few(row.candidates)}.`, terminal.width, 2, 2);
}

function few(names: readonly string[]): string {
  return names.length > FEW_NAMES ? `${names.slice(0, FEW_NAMES).join(', ')} and ${names.length - FEW_NAMES} more` : joinAnd(names);
}
