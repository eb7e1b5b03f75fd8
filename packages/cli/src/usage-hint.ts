/** A line after a refused command line that says what was probably meant. */
import type { CommanderError } from 'commander';
import { existsSync } from 'node:fs';

export function usageHint(error: CommanderError, args: readonly string[]): string {
  const [first] = args;
  if (error.code === 'commander.unknownCommand' && first !== undefined && existsSync(first)) return `To check the dossier: servanda check ${first}\n`;
  return 'See `servanda --help`, or `servanda help COMMAND` with examples.\n';
}
