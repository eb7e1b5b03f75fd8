/**
 * One run of the program: arguments in, an exit code out. It knows the commands and their options; what a command does is
 * loaded when it runs, so that start-up stays short. Mistakes of ours are caught here, once.
 */
import { CommanderError, type Command } from 'commander';
import { EXIT } from './exit-codes.ts';
import { makeProgram } from './program.ts';
import { isFromSystem, systemWords } from './system-words.ts';
import type { Terminal } from './terminal.ts';
import { usageHint } from './usage-hint.ts';

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.ok;
  const program = makeProgram(terminal, (exit) => { code = exit; });
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(withoutHelp(args, program), { from: 'user' });
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

/** Help on a command that there is none of: the arguments without the request, so that the mistake is told. */
function withoutHelp(args: readonly string[], program: Command): readonly string[] {
  const [first = ''] = args;
  const isKnown = first.startsWith('-') || first === 'help' || program.commands.some((command) => command.name() === first);
  return isKnown ? args : args.filter((each) => each !== '--help' && each !== '-h');
}

function complaint(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  if (isFromSystem(error)) return `error: ${systemWords(error)}\n`;
  const stack = process.env['SERVANDA_DEBUG'] && error instanceof Error ? `\n${error.stack}\n` : '';
  return `error: this is a mistake in servanda, not in your dossier: ${what}\n`
    + `Please report it with the command you ran and, if you may, the dossier. With SERVANDA_DEBUG=1 set, the place in the program is shown.\n${stack}`;
}
