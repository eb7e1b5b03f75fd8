/**
 * One dossier that is being edited: the files as the buffers and the disk have them, compiled again when an answer needs it
 * and only as far as the edit reaches. Read next: workspace.ts.
 */
import type { LineIndex, Span } from '@servanda/base';
import { openDossier, type Dossier } from '@servanda/dossier';
import type { Location, Range } from 'vscode-languageserver/node';
import { join } from 'node:path';
import { isOnDisk, uriOfPath } from './addresses.ts';
import { named, type Home, type Texts } from './homes.ts';
import type { Library } from './library-folder.ts';
import { makeLines, rangeOf } from './positions.ts';

/** A dossier and its edits. */
export interface Project {
  readonly key: string;
  readonly home: Home;
  /** Compiled to the latest text. */
  readonly current: () => Dossier;
  /** What the last edit took to compile, in milliseconds. */
  readonly cost: () => number;
  /** A file of it has another text now. */
  readonly touch: (path: string) => void;
  /** The name that the dossier has for a path. */
  readonly fileOf: (path: string) => string;
  readonly pathOf: (file: string) => string;
  /** Whether it read the file when it was compiled last. */
  readonly includes: (path: string) => boolean;
  readonly linesOf: (file: string) => LineIndex;
  readonly rangeOf: (span: Span) => Range;
  readonly locationOf: (span: Span) => Location;
  /** Relative paths and library names that an `include` in the file may name. */
  readonly paths: (file: string) => readonly string[];
}

/** What a project reads from, and how addresses are given back to the editor. */
export interface ProjectHost extends Texts {
  readonly library: Library;
  /** The address that the editor itself uses for an open buffer. */
  readonly uriOf: (path: string) => string | undefined;
  readonly clock: () => number;
}

/** A key that two homes share only if they are the same. */
export function keyOf({ root, entry }: Home): string {
  return `${root}\n${entry}`;
}

/** Opens the dossier of a home; it is read when first asked for. */
export function makeProject(home: Home, host: ProjectHost): Project {
  const { root, entry } = home;
  const lines = makeLines();
  const pending = new Set<string>();
  let dossier: Dossier | undefined;
  let cost = 0;
  const pathOf = (file: string): string => pathIn(root, file, host);
  const fileOf = (path: string): string => (root === '' || !isOnDisk(path) ? path : named(root, path));
  const read = (file: string): string | undefined => host.read(pathOf(file), root);
  const open = (): Dossier => openDossier({ read, list: (folder) => host.list(root === '' ? '' : join(root, folder)), entry }, {
    entry, library: host.library.read, libraryNames: host.library.names,
  });
  const current = (): Dossier => {
    if (dossier && pending.size === 0) return dossier;
    const started = host.clock();
    const files = [...pending];
    let now = dossier;
    // Should an update break off, the dossier is read afresh the next time: what it was updated from is out of date.
    dossier = undefined;
    pending.clear();
    if (now) {
      for (const file of files) now = now.update(file, read(file));
      cost = host.clock() - started;
    }
    dossier = now ?? open();
    return dossier;
  };
  const linesOf = (file: string): LineIndex => lines.of(file, current().sources.get(file) ?? textOf(file, host) ?? '');
  const range = (span: Span): Range => rangeOf(linesOf(span.file), span);
  return {
    key: keyOf(home), home, current, cost: () => cost, fileOf, pathOf, linesOf, rangeOf: range,
    touch: (path) => { if (dossier) pending.add(fileOf(path)); },
    includes: (path) => { const file = fileOf(path); return file === entry || dossier?.sources.has(file) === true; },
    locationOf: (span) => ({ uri: host.uriOf(pathOf(span.file)) ?? uriOfPath(pathOf(span.file)), range: range(span) }),
    paths: (file) => pathsBeside(root, file, host),
  };
}

const LIBRARY = 'library:';

function pathIn(root: string, file: string, { library }: ProjectHost): string {
  if (file.startsWith(LIBRARY)) return library.pathOf(file.slice(LIBRARY.length));
  return root === '' || isOnDisk(file) || file.includes(':') ? file : join(root, file);
}

/** Rows of library tables are pointed to before anything read their text. */
function textOf(file: string, { library }: ProjectHost): string | undefined {
  return file.startsWith(LIBRARY) ? library.read(file.slice(LIBRARY.length)) : undefined;
}

function pathsBeside(root: string, file: string, host: ProjectHost): readonly string[] {
  const slash = file.lastIndexOf('/');
  const folder = slash < 0 ? root : join(root, file.slice(0, slash));
  const own = root === '' ? [] : host.list(folder).filter((name) => /\.(?:treaty|csv)$/.test(name) && name !== file.slice(slash + 1));
  return [...own, ...host.library.names().map((name) => `${LIBRARY}${name}`)];
}
