/** What is said of a refused command line, and a line after it that says what was probably meant. */
import type { CommanderError } from 'commander';
import { existsSync } from 'node:fs';

export function usageHint(error: CommanderError, args: readonly string[]): string {
  const [first] = args;
  if (error.code === 'commander.unknownCommand' && first !== undefined && existsSync(first)) return `To check the dossier: servanda check ${first}\n`;
  return 'See `servanda --help`, or `servanda help COMMAND` with examples.\n';
}

/** The parser's complaint in the words of all other messages: names in backticks, one line. */
export function usageMessage(text: string): string {
  return text.replace(/\n?\(Did you mean (?:one of )?([^?]+)\?\)/, (_, names: string) => `; did you mean ${names.split(', ').map((name) => `\`${name}\``).join(' or ')}?`)
    .replace(/'([^']*)'/g, '`$1`')
    .replace(/^error: unknown command/, 'error: no command named').replace(/^error: unknown option/, 'error: no option named')
    .replace(/^error: missing required argument `(\w+)`/, 'error: the $1 is missing')
    .replace(/^error: option (`[^`]+`) argument missing/, 'error: $1 has nothing after it')
    .replace(/^error: too many arguments for (`\w+`)\. Expected (\d+) arguments? but got (\d+): (.*)\.$/m, 'error: too many arguments for $1: it takes $2, not $3 ($4); texts of several words stand in quotes');
}
