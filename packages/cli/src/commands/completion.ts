/** `servanda completion`: scripts that let a shell complete commands, options and paths. */
import { didYouMean, suggestion } from '@servanda/base';
import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

const SHELLS = { bash, zsh, fish } as const;

export function run(shell: string, program: Command, terminal: Terminal): number {
  const name = shell.toLowerCase();
  if (name !== 'bash' && name !== 'zsh' && name !== 'fish') {
    terminal.err(`${terminal.palette.error('error')}: no completion for \`${shell}\`${suggestion(didYouMean(shell, Object.keys(SHELLS)))}; there is one for bash, zsh and fish\n`);
    return EXIT.usage;
  }
  terminal.out(SHELLS[name](commandsOf(program)));
  return EXIT.ok;
}

interface CommandInfo {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly long: string; readonly description: string; readonly takesValue: boolean }[];
}

function commandsOf(program: Command): readonly CommandInfo[] {
  return program.commands.map((command) => ({
    name: command.name(), description: command.description(),
    options: [...command.options, ...program.options.filter((o) => o.long === '--help')].map((o) => ({ long: o.long ?? '', description: o.description, takesValue: o.required })),
  }));
}

function bash(commands: readonly CommandInfo[]): string {
  const cases = commands.map((c) => `    ${c.name}) words="${c.options.map((o) => o.long).join(' ')} --help" ;;`).join('\n');
  return `# bash completion for servanda
_servanda() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map((c) => c.name).join(' ')} help --version --help" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _servanda servanda
`;
}

function zsh(commands: readonly CommandInfo[]): string {
  const escaped = (text: string): string => text.replaceAll("'", "'\\''").replaceAll(':', '\\:').replaceAll('[', '\\[').replaceAll(']', '\\]');
  const list = commands.map((c) => `    '${c.name}:${escaped(c.description)}'`).join('\n');
  const cases = commands.map((c) => {
    const options = c.options.map((o) => `'${o.long}[${escaped(o.description)}]${o.takesValue ? ':value:' : ''}'`).join(' ');
    return `    ${c.name}) _arguments ${options} '*:file:_files' ;;`;
  }).join('\n');
  return `#compdef servanda
_servanda() {
  local -a commands
  commands=(
${list}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  case "$words[2]" in
${cases}
    *) _files ;;
  esac
}
compdef _servanda servanda
`;
}

function fish(commands: readonly CommandInfo[]): string {
  const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = commands.flatMap((c) => [
    `complete -c servanda -n __fish_use_subcommand -f -a ${c.name} -d ${quoted(c.description)}`,
    ...c.options.map((o) => `complete -c servanda -n '__fish_seen_subcommand_from ${c.name}' -l ${o.long.slice(2)}${o.takesValue ? ' -r' : ''} -d ${quoted(o.description)}`),
  ]);
  return `# fish completion for servanda\n${lines.join('\n')}\n`;
}
