// The files of a checkout → what the checks read: paths, texts, parsed modules and package manifests, each read once.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCode, parseModule, type Module } from './module.ts';

/** The parts of a package.json that the checks look at. */
export interface Manifest {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A package under packages/. */
export interface Package {
  /** The folder name, such as `model`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Everything the checks may ask of a checkout. */
export interface Repository {
  /** Paths from the root, sorted. Ignored files are not among them. */
  readonly files: readonly string[];
  /** Packages by their published name, such as `@servanda/model`. */
  readonly packages: ReadonlyMap<string, Package>;
  readonly manifest: Manifest;
  /** The text of a file; empty for a binary one. */
  readonly text: (file: string) => string;
  /** The file parsed as code. */
  readonly module: (file: string) => Module;
  /** Every file of code, in the order of `files`. */
  readonly modules: () => readonly Module[];
  /** Whether a path is a file, or a folder with files in it. */
  readonly has: (path: string) => boolean;
}

/** The repository that git sees in a folder: tracked files and new ones that are not ignored. */
export function repositoryAt(root: string): Repository {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  return repositoryOf(files, (file) => readFileSync(join(root, file), 'utf8'));
}

/** A repository from texts, for the tests of the checks. */
export function repositoryFrom(texts: Readonly<Record<string, string>>): Repository {
  return repositoryOf(Object.keys(texts), (file) => texts[file] ?? '');
}

function repositoryOf(unsorted: readonly string[], read: (file: string) => string): Repository {
  const files = [...new Set(unsorted)].sort();
  const folders = new Set(files.flatMap(foldersAbove));
  const known = new Set(files);
  const text = remember((file) => withoutBinary(read(file)));
  const module = remember((file) => parseModule(file, text(file)));
  const modules = files.filter(isCode);
  return {
    files,
    text,
    module,
    modules: () => modules.map(module),
    has: (path) => known.has(path) || folders.has(path.replace(/\/$/, '')),
    manifest: manifestIn(known, 'package.json', text),
    packages: packagesIn(known, text),
  };
}

function packagesIn(known: ReadonlySet<string>, text: (file: string) => string): Map<string, Package> {
  const packages = new Map<string, Package>();
  for (const file of known) {
    const folder = /^packages\/([^/]+)\/package\.json$/.exec(file)?.[1];
    if (folder === undefined) continue;
    const manifest = manifestIn(known, file, text);
    packages.set(manifest.name ?? folder, { folder, manifest });
  }
  return packages;
}

function manifestIn(known: ReadonlySet<string>, file: string, text: (file: string) => string): Manifest {
  return known.has(file) ? (JSON.parse(text(file)) as Manifest) : {};
}

function foldersAbove(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function withoutBinary(text: string): string {
  return text.includes('\0') ? '' : text;
}

function remember<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
