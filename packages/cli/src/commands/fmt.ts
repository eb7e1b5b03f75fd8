/** `servanda fmt`: files in the one style, replaced whole or not at all. */
import { format } from '@servanda/dossier';
import { didYouMean, plural, suggestion } from '@servanda/base';
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

export interface FmtOptions {
  readonly check?: boolean;
  readonly json?: boolean;
}

export function run(paths: readonly string[], options: FmtOptions, terminal: Terminal): number {
  if (paths.length === 1 && paths[0] === '-') return formatStandardInput(options, terminal);
  const asked = paths.length === 0 ? ['.'] : paths;
  const missing = asked.filter((path) => !statSync(path, { throwIfNoEntry: false }));
  for (const path of missing) terminal.err(`${terminal.palette.error('error')}: there is no \`${path}\`${suggestion(didYouMean(basename(path), namesBeside(path)))}\n`);
  if (missing.length > 0) return EXIT.noInput;
  const files = asked.flatMap((path) => (statSync(path).isDirectory() ? treatyFilesBelow(path) : [path]));
  const changed = files.filter((file) => formatFile(file, options.check ?? false));
  if (options.json) terminal.out(`${JSON.stringify({ command: 'fmt', files: files.length, changed }, null, 2)}\n`);
  else {
    for (const file of changed) terminal.out(`${options.check ? 'would format' : 'formatted'} ${file}\n`);
    terminal.out(changed.length === 0 ? `${plural(files.length, 'file')} in style.\n` : `${changed.length} of ${plural(files.length, 'file')} ${options.check ? 'not in style' : 'formatted'}.\n`);
  }
  return options.check === true && changed.length > 0 ? EXIT.failed : EXIT.ok;
}

function formatStandardInput(options: FmtOptions, terminal: Terminal): number {
  const text = readFileSync(0, 'utf8');
  const formatted = format(text);
  if (options.check !== true) terminal.out(formatted);
  return options.check === true && formatted !== text ? EXIT.failed : EXIT.ok;
}

function namesBeside(path: string): readonly string[] {
  const folder = dirname(path);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}

function treatyFilesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const path = folder === '.' ? entry.name : join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : treatyFilesBelow(path);
    return entry.isFile() && entry.name.endsWith('.treaty') ? [path] : [];
  });
}

/** Whether the file was not in style; it then is, unless only checked. */
function formatFile(file: string, isCheck: boolean): boolean {
  const text = readFileSync(file, 'utf8');
  const formatted = format(text);
  if (formatted === text) return false;
  if (!isCheck) replaceFile(realpathSync(file), formatted);
  return true;
}

/** Writes beside the file and renames, so that no moment sees half of it; the mode stays. */
export function replaceFile(file: string, text: string): void {
  const { mode } = statSync(file);
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode });
    chmodSync(temporary, mode);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
