/**
 * The program. It knows the commands and their options; what a command does is loaded when it runs, so that start-up stays
 * short. Mistakes of ours are caught here, once. Read next: program.ts.
 */
import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { makeProgram } from './program.ts';
import { processTerminal } from './terminal.ts';
import { usageHint } from './usage-hint.ts';

async function main(args: readonly string[]): Promise<number> {
  const terminal = processTerminal();
  let code: number = EXIT.ok;
  const program = makeProgram(terminal, (exit) => { code = exit; });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.ok;
      terminal.err(usageHint(error, args));
      return EXIT.usage;
    }
    terminal.err(complaint(error));
    return EXIT.internal;
  }
}

/** What we say of a mistake of ours. */
function complaint(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  const isOutside = error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
  if (isOutside) return `error: ${what}\n`;
  const stack = process.env['SERVANDA_DEBUG'] && error instanceof Error ? `\n${error.stack}\n` : '';
  return `error: this is a mistake in servanda, not in your dossier: ${what}\n`
    + `Please report it with the command you ran and, if you may, the dossier. With SERVANDA_DEBUG=1 set, the place in the program is shown.\n${stack}`;
}

process.exitCode = await main(process.argv.slice(2));
