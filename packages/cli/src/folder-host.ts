/** Files of a dossier on a disk: read below one folder only. A symbolic link that leads outside of it is refused. */
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { SourceHost } from '@servanda/dossier';
import { bundledFile, bundledNames } from './library-files.ts';

/** A folder, or the folder of a file, with the name of the dossier in it. */
export interface FolderSource extends SourceHost {
  /** What `openDossier` begins with. */
  readonly entry: string;
  /** Links that led outside and were not read. */
  readonly refused: () => readonly string[];
}

/**
 * The source of the dossier in a folder or file, for `openDossier`. File names in diagnostics are relative to the folder, or
 * to `relativeTo` where that is given.
 */
export function openFolder(path: string, options: { readonly relativeTo?: string; readonly stdin?: () => string } = {}): FolderSource {
  const { root, entry, base } = entryOf(path, options.relativeTo);
  const refused = new Set<string>();
  let stdin: string | undefined;
  const read = (file: string): string | undefined => {
    if (file === '-' && options.stdin) return (stdin ??= options.stdin());
    const place = resolve(base, file);
    const real = realPath(place);
    if (real === undefined || !isFile(real)) return undefined;
    if (!isBelow(real, realPath(root) ?? root)) {
      refused.add(file);
      return undefined;
    }
    return decoded(readFileSync(real));
  };
  return {
    entry, read, refused: () => [...refused],
    list: (folder) => namesIn(resolve(base, folder)),
    library: bundledFile, libraryNames: bundledNames,
  };
}

function entryOf(path: string, relativeTo: string | undefined): { root: string; entry: string; base: string } {
  const place = resolve(path);
  const isFolder = path !== '-' && isDirectory(place);
  const root = isFolder ? place : dirname(place);
  const base = relativeTo === undefined ? root : resolve(relativeTo);
  if (path === '-') return { root: base, entry: '-', base };
  if (relativeTo === undefined) return { root, entry: isFolder ? '.' : basename(place), base };
  const shown = relative(base, place).replaceAll(sep, '/');
  return { root, entry: shown === '' ? '.' : shown.startsWith('../../../') ? place : shown, base };
}

function realPath(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}

function isFile(place: string): boolean {
  return statSync(place).isFile();
}

function isDirectory(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isBelow(place: string, folder: string): boolean {
  return place === folder || place.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The text of a file: UTF-8, or what older word processors save (Windows-1252) where it can't be that. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
