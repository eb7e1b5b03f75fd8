/**
 * Which dossier a file belongs to: the nearest folder above it with a dossier that includes it, directly or through other files.
 * Found from the text of the include sentences alone, so that no dossier is read for nothing. A file that no dossier includes
 * is one by itself.
 */
import { dirname, join, relative, sep } from 'node:path';
import { isOnDisk } from './addresses.ts';

/** A dossier: the folder that its files are named from, and the file it begins with, named from there. */
export interface Home {
  readonly root: string;
  readonly entry: string;
}

/** What is needed of the disk and the buffers. */
export interface Texts {
  readonly read: (path: string, below: string) => string | undefined;
  readonly list: (folder: string) => readonly string[];
}

/** So many folders up one looks where the editor has named no workspace. */
const MOST_LEVELS = 12;

/** Files in one folder that are looked through for a heading `dossier`. */
const MOST_FILES = 200;

/** The home of a file. `roots`: the folders that the editor has open; one does not look above them. */
export function homeOf(path: string, texts: Texts, roots: readonly string[]): Home {
  if (!isOnDisk(path)) return { root: '', entry: path };
  const top = roots.filter((root) => path.startsWith(root.endsWith(sep) ? root : root + sep)).sort((a, b) => a.length - b.length)[0];
  let folder = dirname(path);
  for (let level = 0; level < MOST_LEVELS; level += 1) {
    const entry = entriesIn(folder, texts).find((each) => each === path || reaches(each, path, folder, texts));
    if (entry !== undefined) return { root: folder, entry: named(folder, entry) };
    if (folder === top || dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  return { root: dirname(path), entry: named(dirname(path), path) };
}

/** A path as a dossier in the folder names it. */
export function named(root: string, path: string): string {
  return relative(root, path).replaceAll(sep, '/');
}

/** Where a dossier of the folder may begin: `dossier.treaty`, else files with a heading `dossier`. */
function entriesIn(folder: string, { read, list }: Texts): readonly string[] {
  const main = join(folder, 'dossier.treaty');
  if (read(main, folder) !== undefined) return [main];
  const files = list(folder).filter((name) => name.endsWith('.treaty')).sort().slice(0, MOST_FILES);
  return files.map((name) => join(folder, name)).filter((path) => /^[ \t]*dossier\s+["“„«]/im.test(read(path, folder) ?? ''));
}

function reaches(entry: string, wanted: string, root: string, { read }: Texts): boolean {
  const seen = new Set([entry]);
  const pending = [entry];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    for (const written of includesIn(read(path, root) ?? '')) {
      const target = join(dirname(path), written);
      if (target === wanted) return true;
      if (!seen.has(target)) {
        seen.add(target);
        pending.push(target);
      }
    }
  }
  return false;
}

/** `include "a.treaty", "b.treaty".`: what stands in quotes behind the word, up to the full stop. */
function includesIn(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:include|table)\s+((?:["“„«][^"”“»\n]*["”“»]\s*(?:,|and)?\s*)+)/gi)]
    .flatMap(([, list = '']) => [...list.matchAll(/["“„«]([^"”“»\n]*)["”“»]/g)].map(([, written = '']) => written))
    .filter((written) => written !== '' && !written.startsWith('library:') && !written.startsWith('/'));
}
