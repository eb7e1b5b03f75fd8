/** A dossier as it was in a git revision: files are read from the repository's history, never from the folder. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { SourceHost } from '@servanda/dossier';
import { bundledFile, bundledNames } from './library-files.ts';

/** The host, or why there is none. */
export type GitHost = { readonly host: SourceHost & { readonly entry: string } } | { readonly problem: string };

/** Reads the dossier that `path` names as it was in `revision` (`HEAD~3`, a tag, a hash). */
export function openRevision(path: string, revision: string): GitHost {
  const place = resolve(path);
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const folder = isFolder ? place : dirname(place);
  const root = git(folder, ['rev-parse', '--show-toplevel']);
  if (root === undefined && !isInstalled()) return { problem: '`--since` needs git, and there is none on this machine' };
  if (root === undefined) return { problem: `\`${path}\` is not in a git repository, so there is no earlier version of it` };
  const commit = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit === undefined) return { problem: `git knows no revision \`${revision}\`` };
  const inRepository = (file: string): string => relative(root, resolve(file)).replaceAll(sep, '/');
  const read = (file: string): string | undefined => {
    const object = `${commit}:${inRepository(file)}`;
    return git(root, ['cat-file', '-t', object]) === 'blob' ? gitText(root, ['cat-file', 'blob', object]) : undefined;
  };
  const list = (asked: string): readonly string[] => {
    const within = inRepository(asked);
    return (gitText(root, ['ls-tree', '--name-only', '-z', commit, ...(within === '' ? [] : ['--', `${within}/`])]) ?? '').split('\0').filter((name) => name !== '').map((name) => name.slice(name.lastIndexOf('/') + 1));
  };
  return { host: { entry: path, read, list, library: bundledFile, libraryNames: bundledNames } };
}

function isInstalled(): boolean {
  return git('.', ['--version']) !== undefined;
}

function git(folder: string, args: readonly string[]): string | undefined {
  return gitText(folder, args)?.trim();
}

function gitText(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 512 * 1024 * 1024 });
  } catch {
    return undefined;
  }
}
