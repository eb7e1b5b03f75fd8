/** `servanda play`: a scenario, step by step in the terminal, or a script of events at once. */
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { EXIT } from '../exit-codes.ts';
import { HELP } from '../play/text.ts';
import { reply, startPlay, type PlayReply, type PlaySession } from '../play/session.ts';
import { openForCommand, refuse, viewOf, warnOfErrors, type CommonOptions } from '../session.ts';
import { progressOn } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { heading } from '../words.ts';

export interface PlayOptions extends CommonOptions {
  readonly on?: string;
  readonly script?: string;
  readonly save?: string;
}

export async function run(path: string | undefined, options: PlayOptions, terminal: Terminal): Promise<number> {
  if (options.script !== undefined && options.script !== '-' && !statSync(options.script, { throwIfNoEntry: false })?.isFile()) {
    terminal.err(`${terminal.palette.error('error')}: there is no script \`${options.script}\`\n`);
    return EXIT.noInput;
  }
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const dossier = opened.dossier.view(viewOf(options));
  const report = dossier.duties({ on: options.on });
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  warnOfErrors(dossier, path, terminal);
  terminal.out(`${terminal.paint.bold(heading(dossier, report, report.on))}\n`);
  const session = startPlay(dossier, report.on);
  if (options.script !== undefined) return runScript(session, readFileSync(options.script === '-' ? 0 : options.script, 'utf8'), options, terminal);
  return terminal.isInteractive && terminal.readLine ? converse(session, options, terminal, terminal.readLine) : runScript(session, readFileSync(0, 'utf8'), options, terminal);
}

/** Each line in turn, shown with its answer; stops at the first that is not understood. */
function runScript(start: PlaySession, script: string, options: PlayOptions, terminal: Terminal): number {
  let session = start;
  for (const line of script.split(/\r?\n/)) {
    if (line.trim() === '' || line.trim().startsWith('//')) continue;
    terminal.out(`\n> ${line.trim()}\n`);
    const answer = reply(session, line, terminal.width);
    if (answer.isWrong) {
      terminal.err(answer.text);
      return EXIT.failed;
    }
    terminal.out(answer.text);
    keep(answer, options);
    if (answer.isOver) break;
    session = answer.session;
  }
  return EXIT.ok;
}

async function converse(start: PlaySession, options: PlayOptions, terminal: Terminal, readLine: NonNullable<Terminal['readLine']>): Promise<number> {
  terminal.out(`\n${HELP}\n`);
  let session = start;
  for (;;) {
    const line = await readLine(`${session.day}> `);
    // Ctrl-C and Ctrl-D leave, and leave the shell a line of its own.
    if (line === undefined) { terminal.out('\n'); return EXIT.ok; }
    const answer = reply(session, line, terminal.width, { progress: progressOn(terminal), cancellation: terminal.cancellation });
    terminal.status('');
    terminal.out(answer.text);
    keep(answer, options);
    if (answer.isOver) return EXIT.ok;
    session = answer.session;
  }
}

/** Questions that were saved are put at the end of the file that was named. */
function keep({ save }: PlayReply, options: PlayOptions): void {
  if (save !== undefined && options.save !== undefined) appendFileSync(options.save, save);
}
