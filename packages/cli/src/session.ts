/** What every command that reads a dossier does first: open it, give up where there is none, and say what is wrong with it. */
import { countDiagnostics, renderDiagnostics, type Diagnostic } from '@servanda/base';
import { openDossier, type Dossier, type QueryProblem, type ViewOptions } from '@servanda/dossier';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from './exit-codes.ts';
import { openFolder, type FolderSource } from './folder-host.ts';
import { systemWords } from './system-words.ts';
import type { Terminal } from './terminal.ts';

/** Options that commands share. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly readings?: string;
  readonly believe?: string;
  readonly knownOn?: string;
  /** Happenings, as if they were in the log. */
  readonly suppose?: readonly string[];
}

/** A dossier that could be opened, or the exit code. */
export type Opened = { readonly dossier: Dossier; readonly source: FolderSource } | { readonly exit: number };

export function openForCommand(path: string | undefined, options: CommonOptions, terminal: Terminal): Opened {
  const source = openFolder(path ?? '.', { relativeTo: process.cwd(), stdin: () => readFileSync(0, 'utf8') });
  const dossier = openDossier(source, viewOf(options));
  for (const link of source.refused()) terminal.err(`note: \`${link}\` is a link that leads out of the dossier's folder; it is not read\n`);
  if (dossier.files.length > 0) return options.suppose === undefined ? { dossier, source } : supposing(dossier, source, options.suppose, terminal);
  const unreadable = whyUnreadable(path ?? '.');
  if (unreadable !== undefined) terminal.err(`${terminal.palette.error('error')}: ${unreadable}\n`);
  else if (path === undefined) terminal.err(`${terminal.palette.error('error')}: this folder holds no dossier; name a \`.treaty\` file, or a folder with one, or write a new dossier with \`servanda new\`\n${dossiersBelow('.')}`);
  else terminal.err(`${rendered(dossier.diagnostics, dossier, terminal)}${dossiersBelow(path)}`);
  return { exit: EXIT.noInput };
}

/** A lone argument that is a path: the text that should stand before the dossier was forgotten. */
export function forgottenText(command: string, what: string, given: string, path: string | undefined, terminal: Terminal): boolean {
  if (path !== undefined || !existsSync(given)) return false;
  terminal.err(`${terminal.palette.error('error')}: the ${what} is missing; it stands before the dossier: \`servanda ${command} "…" ${given}\`\n`);
  return true;
}

/** The budget in milliseconds, or why there is none. */
export function millisOf(seconds: string, terminal: Terminal): number | undefined {
  const millis = Number(seconds) * 1000;
  if (millis > 0) return millis;
  terminal.err(`${terminal.palette.error('error')}: \`--budget\` takes a number of seconds above 0, not \`${seconds}\`\n`);
  return undefined;
}

/** What the system says of a path that is there and can't be read. */
function whyUnreadable(path: string): string | undefined {
  try {
    if (path !== '-' && existsSync(path)) accessSync(path, constants.R_OK | (statSync(path).isDirectory() ? constants.X_OK : 0));
    return undefined;
  } catch (error) {
    return systemWords(error as NodeJS.ErrnoException);
  }
}

/** How many folders are named. */
const FEW = 8;

/** Where a folder holds no dossier and its folders do: which. */
function dossiersBelow(path: string): string {
  if (path === '-' || statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return '';
  const below = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory() && holdsTreaty(join(path, entry.name))).map(({ name }) => join(path, name));
  if (below.length === 0) return '';
  const named = below.length > FEW ? [...below.slice(0, FEW), '…'] : below;
  return `note: its folders hold dossiers; name one of them:\n${named.map((name) => `  ${name}\n`).join('')}`;
}

function holdsTreaty(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.endsWith('.treaty'));
  } catch {
    return false;
  }
}

/** The dossier as if more had happened. */
function supposing(dossier: Dossier, source: FolderSource, events: readonly string[], terminal: Terminal): Opened {
  const supposed = dossier.suppose(events.map((text) => ({ text })));
  return supposed.problems.length > 0 ? { exit: refuse(supposed.problems, terminal) } : { dossier: supposed.dossier, source };
}

export function viewOf(options: CommonOptions): ViewOptions {
  return {
    ...(options.readings !== undefined && { readings: list(options.readings) }), ...(options.believe !== undefined && { believe: list(options.believe) }),
    ...(options.knownOn !== undefined && { knownOn: options.knownOn }),
  };
}

/** `a,b c` → a, b, c. `none` is no reading. */
export function list(text: string): readonly string[] {
  return text === 'none' ? [] : text.split(/[\s,]+/).filter((word) => word !== '');
}

/** Of more than so many the first are shown, and the others counted. */
const MOST_SHOWN = 200;

export function rendered(diagnostics: readonly Diagnostic[], dossier: Dossier, terminal: Terminal): string {
  const shown = diagnostics.length > MOST_SHOWN ? diagnostics.slice(0, MOST_SHOWN) : diagnostics;
  const more = diagnostics.length - shown.length;
  return `${ended(renderDiagnostics(shown, dossier.sources, { color: terminal.palette, width: terminal.width }))}${more === 0 ? '' : `\nnote: ${more} more are not shown; \`servanda check --json\` lists all\n`}`;
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Says in a line that the dossier has errors; the answer leaves out what they concern. */
export function warnOfErrors(dossier: Dossier, path: string | undefined, terminal: Terminal): boolean {
  const errors = dossier.diagnostics.filter((d) => d.severity === 'error');
  if (errors.length === 0) return false;
  const where = path === undefined ? '' : ` ${path}`;
  terminal.err(`note: the dossier has ${countDiagnostics(errors)}; what ${errors.length === 1 ? 'it concerns' : 'they concern'} is left out here. See \`servanda check${where}\`.\n`);
  return true;
}

/** The files that diagnostics about a text on the command line are placed in. */
const ASKED = ['question', 'happening'];

/** Says what was wrong with the names and dates of the command line. */
export function refuse(problems: readonly QueryProblem[], terminal: Terminal): number {
  for (const problem of problems) {
    if (problem.diagnostics && problem.diagnostics.length > 0) terminal.err(ended(renderDiagnostics(problem.diagnostics, new Map(ASKED.map((file) => [file, problem.given])), { color: terminal.palette })));
    else terminal.err(`${terminal.palette.error('error')}: ${problem.message}\n`);
  }
  return EXIT.usage;
}

/** An answer as JSON: the command, the dossier, and the report as docs/api.md describes it. */
export function writeJson(terminal: Terminal, command: string, dossier: Dossier, report: object): void {
  terminal.out(`${JSON.stringify({ command, dossier: dossier.entry, title: dossier.model.title, ...report }, null, 2)}\n`);
}

/** The code of a command that gave its answer. */
export function exitFor(isClean: boolean): number {
  return isClean ? EXIT.ok : EXIT.failed;
}
