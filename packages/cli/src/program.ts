/** The commands, their arguments, options and examples. */
import { Command } from 'commander';
import type { Terminal } from './terminal.ts';
import { usageMessage } from './usage-hint.ts';
import { version } from './version.ts';

type Finish = (exit: number) => void;

/** Builds the command line; `finish` gets the exit code of the command that ran. */
export function makeProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command('servanda')
    .description('Treaties and peace deals as one calculable whole: who is bound to what, on any day, and why.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command, with examples')
    .showSuggestionAfterError()
    .configureHelp({ subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map((a) => (a.required ? `<${a.name()}>` : a.variadic ? `[${a.name()}...]` : `[${a.name()}]`))].join(' ') })
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, getOutHelpWidth: () => terminal.width, getErrHelpWidth: () => terminal.width, outputError: (text, write) => { write(usageMessage(text)); } })
    .addHelpText('after', `\nA dossier is a file or a folder; without one, the current folder. \`-\` reads standard input.\n\nExamples:
  servanda new my-dossier
  servanda check my-dossier
  servanda status my-dossier --on 2019-01-22 --for Japan`);
  const add: Add = (name, description, examples) => {
    const command = program.command(name).description(description).exitOverride();
    if (examples.length > 0) command.addHelpText('after', `\nExamples:\n${examples.map((e) => `  servanda ${e}`).join('\n')}`);
    return command;
  };
  addAnswers(add, terminal, finish);
  addQuestions(add, terminal, finish);
  addSurvey(add, terminal, finish);
  addPlay(add, terminal, finish);
  addComparison(add, terminal, finish);
  addFiles(add, terminal, finish);
  addAbout(add, terminal, finish, program);
  return program;
}

type Add = (name: string, description: string, examples: readonly string[]) => Command;

const DOSSIER = 'the dossier: a file, a folder, or - for standard input';

function withView(command: Command): Command {
  return command
    .option('--readings <names>', 'readings in force, separated by commas; `none` for none')
    .option('--believe <sources>', 'sources that count as fact besides those the dossier believes; \'*\' (in quotes) for all')
    .option('--known-on <date>', 'only what was known by the end of this day')
    .option('--suppose <event>', 'as if this happened, too; may be given more than once', manyEvents)
    .option('--json', 'answer as JSON');
}

function manyEvents(event: string, others: readonly string[] | undefined): readonly string[] {
  return [...(others ?? []), event];
}

const ON = ['--on <date>', 'the day asked about (default: the dossier\'s own)'] as const;

function addAnswers(add: Add, terminal: Terminal, finish: Finish): void {
  withView(add('check', 'report mistakes and findings, and compare each question with its expected answers', ['check', 'check examples/kurils', 'check draft.treaty --strict', 'check - < draft.treaty']))
    .argument('[dossier]', DOSSIER)
    .option('--strict', 'findings count as failures')
    .option('--all', 'show every expectation, however many are met')
    .action(async (path, options) => finish((await import('./commands/check.ts')).run(path, options, terminal)));
  withView(add('status', 'say who is bound by what on a day', ['status --on 2019-01-22', 'status --for Japan', 'status --for Japan --toward Russia --on 1990-01-01', 'status --suppose "Japan and Russia exchange ratifications of PeaceTreaty"', 'status --readings force,prompt --json']))
    .argument('[dossier]', DOSSIER).option(...ON)
    .option('--for <party>', 'only where this party stands').option('--toward <party>', 'only toward this other party')
    .option('--instrument <name>', 'only this instrument').option('--all', 'list every party, duty and fact')
    .action(async (path, options) => finish((await import('./commands/status.ts')).run(path, options, terminal)));
  withView(add('why', 'explain why a statement is so, or is not', ['why "Russia shall transfer Shikotan to Japan"', 'why "JointDeclaration is in force for Japan" --on 1956-12-11', 'why "Japan and USSR are at war" examples/kurils --on 1956-12-12']))
    .argument('<statement>', 'a statement in the dossier\'s own words').argument('[dossier]', DOSSIER).option(...ON)
    .action(async (statement, path, options) => finish((await import('./commands/why.ts')).run(statement, path, options, terminal)));
  withView(add('due', 'list last days ahead, earliest first', ['due', 'due --for Japan --before 2020-01-01']))
    .argument('[dossier]', DOSSIER).option(...ON)
    .option('--for <party>', 'only what this party owes').option('--toward <party>', 'only what is owed to this party')
    .option('--before <date>', 'only last days on or before this date')
    .action(async (path, options) => finish((await import('./commands/due.ts')).run(path, options, terminal)));
  withView(add('timeline', 'tell everything that happened or took effect, in order', ['timeline', 'timeline --for USSR --to 1956-12-31 --sources', 'timeline --instrument JointDeclaration']))
    .argument('[dossier]', DOSSIER).option('--for <party>', 'only what concerns this party').option('--instrument <name>', 'only this instrument')
    .option('--from <date>', 'from this day on').option('--to <date>', 'through this day').option('--sources', 'with the place of each').option('--all', 'however long')
    .action(async (path, options) => finish((await import('./commands/timeline.ts')).run(path, options, terminal)));
  withView(add('forecast', 'say what is missing before instruments enter into force', ['forecast', 'forecast --instrument PeaceTreaty']))
    .argument('[dossier]', DOSSIER).option(...ON).option('--instrument <name>', 'only this instrument')
    .action(async (path, options) => finish((await import('./commands/forecast.ts')).run(path, options, terminal)));
}

function addQuestions(add: Add, terminal: Terminal, finish: Finish): void {
  withView(add('ask', 'answer one question, by its name in the dossier or in words', ['ask promises --readings force,prompt', 'ask "Can Japan keep every commitment?"', 'ask "Who is a party to JointDeclaration?" --on 1990-01-01']))
    .argument('<question>', 'the name of a question, or a question in words').argument('[dossier]', DOSSIER).option(...ON)
    .option('--budget <seconds>', 'how long to search before answering unknown', '30').option('--brief', 'only the answer and what shows it')
    .action(async (question, path, options) => finish((await import('./commands/ask.ts')).run(question, path, options, terminal)));
}

function addSurvey(add: Add, terminal: Terminal, finish: Finish): void {
  withView(add('survey', 'look for trouble: collisions, forced breaches, circles, provisions without effect', ['survey', 'survey examples/kurils --brief', 'survey --for Japan --budget 10']))
    .argument('[dossier]', DOSSIER).option('--for <party>', 'only this party\'s commitments').option('--budget <seconds>', 'how long to look', '60')
    .option('--brief', 'without the runs that show it').option('--all', 'also what was accepted')
    .action(async (path, options) => finish((await import('./commands/survey.ts')).run(path, options, terminal)));
}

function addPlay(add: Add, terminal: Terminal, finish: Finish): void {
  withView(add('play', 'step through a scenario: choose what happens, see who owes what, undo, save it as a question', ['play', 'play examples/kurils --readings force,prompt', 'play --script scenario.txt', 'play --save questions.treaty']))
    .argument('[dossier]', DOSSIER).option(...ON)
    .option('--script <file>', 'lines to play at once; - for standard input').option('--save <file>', 'the file that `save` adds questions to')
    .action(async (path, options) => finish(await (await import('./commands/play.ts')).run(path, options, terminal)));
}

function addComparison(add: Add, terminal: Terminal, finish: Finish): void {
  withView(add('diff', 'compare two versions of a dossier by what they permit', ['diff draft1.treaty draft2.treaty', 'diff --since HEAD~3', 'diff examples/kurils --since v0.1 --for Japan']))
    .argument('[first]', 'the earlier dossier (with --since: the only one)').argument('[second]', 'the later dossier')
    .option('--since <revision>', 'compare with what the dossier was in this git revision').option('--on <date>', 'the day from which runs are tried')
    .option('--for <party>', 'only for this party')
    .action(async (first, second, options) => finish((await import('./commands/diff.ts')).run(first, second, options, terminal)));
}

function addFiles(add: Add, terminal: Terminal, finish: Finish): void {
  add('open', 'open the workbench on a folder in a browser', ['open', 'open examples/kurils --port 4711 --no-browser'])
    .argument('[dossier]', 'the folder with the dossier, or a file in it').option('--port <number>', 'the port (default: any free one)')
    .option('--no-browser', 'only print the address')
    .action(async (path, options) => finish(await (await import('./commands/open.ts')).run(path, options, terminal)));
  add('export', 'write the dossier on a day as JSON, calendar, tables, pictures, or a page to read; a question as a program for clingo or spin', ['export --format html --output report.html', 'export --format ics > deadlines.ics', 'export --format csv --table duties', 'export --format svg --picture timeline --on 1956-12-12 --output timeline.svg', 'export --picture play --question promises --readings force,prompt --output play.svg', 'export --format clingo --question promises --readings force,prompt --short-periods --output promises.lp'])
    .argument('[dossier]', DOSSIER).option(...ON)
    .option('--format <format>', 'json, ics, csv, dot, svg, mermaid, html, clingo or promela (default: by the ending of the output)')
    .option('--table <table>', 'of csv: status, duties, timeline, log, findings or questions').option('--picture <picture>', 'of svg: network, timeline, or the play that shows the answer to a question')
    .option('--question <question>', 'of clingo, promela and a play: the name of a question, or a question in words')
    .option('--short-periods', 'of clingo and promela: as if periods were short, in the same order, for engines that count single days')
    .option('-o, --output <file>', 'the file to write (default: standard output)')
    .option('--readings <names>', 'readings in force, separated by commas').option('--believe <sources>', 'sources that count as fact besides those the dossier believes')
    .option('--known-on <date>', 'only what was known by the end of this day')
    .option('--suppose <event>', 'as if this happened, too; may be given more than once', manyEvents)
    .action(async (path, options) => finish(await (await import('./commands/export.ts')).run(path, options, terminal)));
  add('fmt', 'format files in the one style', ['fmt', 'fmt dossier.treaty notes/', 'fmt --check', 'fmt - < draft.treaty'])
    .argument('[paths...]', 'files or folders; - for standard input').option('--check', 'change nothing; fail if something would change').option('--json', 'answer as JSON')
    .action(async (paths, options) => finish((await import('./commands/fmt.ts')).run(paths, options, terminal)));
  add('new', 'write a commented dossier to start from', ['new my-dossier'])
    .argument('<folder>', 'the folder to make').option('--json', 'answer as JSON')
    .action(async (folder, options) => finish((await import('./commands/new.ts')).run(folder, options, terminal)));
}

function addAbout(add: Add, terminal: Terminal, finish: Finish, program: Command): void {
  add('explain', 'explain a diagnostic code; without one, list them', ['explain E0203', 'explain'])
    .argument('[code]', 'a code such as E0203').option('--json', 'answer as JSON')
    .action(async (code, options) => finish((await import('./commands/explain.ts')).run(code, options, terminal)));
  add('lsp', 'serve an editor over the Language Server Protocol', ['lsp --stdio'])
    .option('--stdio', 'over standard input and output, as without it').allowUnknownOption().allowExcessArguments()
    .action(async () => (await import('./commands/lsp.ts')).run());
  add('completion', 'print a completion script for a shell', ['completion bash > ~/.local/share/bash-completion/completions/servanda', 'completion fish > ~/.config/fish/completions/servanda.fish'])
    .argument('<shell>', 'bash, zsh or fish')
    .action(async (shell) => finish((await import('./commands/completion.ts')).run(shell, program, terminal)));
}

