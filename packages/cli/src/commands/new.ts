/** `servanda new`: a dossier to start from, with comments that say what each part is for. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EXIT } from '../exit-codes.ts';
import { starter } from '../starter.ts';
import type { Terminal } from '../terminal.ts';

export function run(folder: string, options: { readonly json?: boolean }, terminal: Terminal): number {
  const file = join(folder, 'dossier.treaty');
  if (existsSync(file)) {
    terminal.err(`${terminal.palette.error('error')}: \`${file}\` is there already; nothing was written\n`);
    return EXIT.usage;
  }
  makeFolder(resolve(folder));
  writeFileSync(file, starter(titleOf(basename(resolve(folder)))), { flag: 'wx' });
  if (options.json) terminal.out(`${JSON.stringify({ command: 'new', file }, null, 2)}\n`);
  else terminal.out(`wrote ${file}\n\nNext:\n  servanda check ${folder}\n  servanda status ${folder}\n`);
  return EXIT.ok;
}

/** Makes a folder and those above it that are missing, one by one: asked to do all at once, Node tries for ever where the system refuses (in `/proc`, say). */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let each = folder; !existsSync(each); each = dirname(each)) missing.unshift(each);
  for (const each of missing) mkdirSync(each);
}

/** `my-dossier` → `My dossier`. */
function titleOf(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').replace(/["\r\n]/g, '').trim();
  return words === '' ? 'A dossier' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
