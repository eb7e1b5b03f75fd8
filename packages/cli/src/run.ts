/**
 * One run of the program: arguments in, an exit code out. It knows the commands and their options; what a command does is
 * loaded when it runs, so that start-up stays short. Mistakes of ours are caught here, once.
 */
import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { makeProgram } from './program.ts';
import type { Terminal } from './terminal.ts';
import { usageHint } from './usage-hint.ts';

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.ok;
  const program = makeProgram(terminal, (exit) => { code = exit; });
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.ok;
      terminal.err(usageHint(error, args));
      return EXIT.usage;
    }
    terminal.err(complaint(error));
    return isFromSystem(error) ? EXIT.noInput : EXIT.internal;
  }
}

/** A file that may not be read, a disk that is full: nobody's mistake here. */
function isFromSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission for it', EPERM: 'you have no permission for it', EROFS: 'the disk is read-only', ENOSPC: 'the disk is full', ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder', ENAMETOOLONG: 'its name is too long',
};

/** What the system refuses, without its abbreviations. */
function systemWords({ code = '', path, message }: NodeJS.ErrnoException): string {
  const why = REFUSALS[code];
  return why === undefined || path === undefined ? message : `\`${path}\` can't be read or written: ${why}`;
}

function complaint(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  if (isFromSystem(error)) return `error: ${systemWords(error)}\n`;
  const stack = process.env['SERVANDA_DEBUG'] && error instanceof Error ? `\n${error.stack}\n` : '';
  return `error: this is a mistake in servanda, not in your dossier: ${what}\n`
    + `Please report it with the command you ran and, if you may, the dossier. With SERVANDA_DEBUG=1 set, the place in the program is shown.\n${stack}`;
}
