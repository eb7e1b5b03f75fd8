/**
 * A folder on disk → its dossier files with a version each, and back: a file is replaced as a whole, and only if it is still the
 * version that was read. Nothing outside the folder is read or written, not through `..` and not through a link.
 */
import { createHash, randomBytes } from 'node:crypto';
import { watch, type FSWatcher } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

/** A folder's files by path below it, with `/` between names, and the version of each. */
export interface FolderTexts {
  readonly files: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
}

/** What became of a write. */
export type Written =
  | { readonly kind: 'saved'; readonly version: string }
  /** The file is another version by now; nothing was written. A file that is gone has no text and the version `gone`. */
  | { readonly kind: 'changed'; readonly text: string; readonly version: string }
  | { readonly kind: 'refused'; readonly why: string };

/** No dossier is larger; a folder that is was opened by mistake. */
const MOST_FILES = 5000;
const MOST_BYTES = 64_000_000;

/** The version of a text: what it is, not when it was written. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Reads every dossier file of the folder. Links are not followed. */
export async function readFolder(root: string): Promise<FolderTexts> {
  const files: Record<string, string> = {};
  let bytes = 0;
  const walk = async (folder: string, prefix: string): Promise<void> => {
    const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = prefix + entry.name;
      if (entry.isDirectory() && isVisible(entry.name)) await walk(join(folder, entry.name), `${path}/`);
      if (!entry.isFile() || !isDossierPath(path)) continue;
      const place = join(folder, entry.name);
      // A file can go between listing and reading; then it is not part of the folder any more.
      const size = (await stat(place).catch(() => undefined))?.size;
      if (size === undefined) continue;
      bytes += size;
      if (Object.keys(files).length >= MOST_FILES || bytes > MOST_BYTES) throw new Error(`\`${root}\` holds too many files for a dossier; open the folder of one dossier`);
      const text = await readFile(place, 'utf8').catch(() => undefined);
      if (text !== undefined) files[path] = text;
    }
  };
  await walk(root, '');
  return { files, versions: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, versionOf(text)])) };
}

function isVisible(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}

function isDossierPath(path: string): boolean {
  return /\.(treaty|csv)$/.test(path) && path.split('/').every((part) => part !== '' && isVisible(part));
}

/** Where a path of the page lies on disk, or why it is refused. */
export async function placeIn(root: string, path: string): Promise<{ readonly place: string } | { readonly why: string }> {
  if (path.includes('\0') || path.includes('\\') || path.startsWith('/') || /^[A-Za-z]:/.test(path)) return { why: 'not a path below the folder' };
  if (path.split('/').some((part) => part === '..' || part === '.')) return { why: 'not a path below the folder' };
  if (!isDossierPath(path)) return { why: 'only `.treaty` and `.csv` files are written' };
  const top = await realpath(root);
  const place = resolve(top, path);
  const folder = await realpath(dirname(place)).catch(() => undefined);
  if (folder === undefined) {
    // The folders between are not there yet; the nearest one that is must lie below the root.
    const above = await nearestFolder(dirname(place));
    return isBelow(above, top) ? { place } : { why: 'not a path below the folder' };
  }
  if (!isBelow(folder, top)) return { why: 'the path leads outside of the folder through a link' };
  const link = await lstat(place).catch(() => undefined);
  return link?.isSymbolicLink() ? { why: 'the path is a link' } : { place };
}

async function nearestFolder(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => undefined);
  return real ?? (dirname(folder) === folder ? folder : nearestFolder(dirname(folder)));
}

function isBelow(place: string, top: string): boolean {
  return place === top || place.startsWith(top.endsWith(sep) ? top : top + sep);
}

/** One write after another: between looking at a file and replacing it, no other write of ours comes in. */
let queue: Promise<unknown> = Promise.resolve();

/** Replaces a file if it is still the version named; `undefined`: if it does not exist yet. */
export function writeFileIn(root: string, path: string, text: string, version: string | undefined): Promise<Written> {
  const done = queue.then(() => writeNow(root, path, text, version));
  queue = done.catch(() => undefined);
  return done;
}

async function writeNow(root: string, path: string, text: string, version: string | undefined): Promise<Written> {
  const found = await placeIn(root, path);
  if ('why' in found) return { kind: 'refused', why: found.why };
  const { place } = found;
  const now = await readFile(place, 'utf8').catch(() => undefined);
  if (now === text) return { kind: 'saved', version: versionOf(text) };
  const current = now === undefined ? undefined : versionOf(now);
  if (current !== version) return { kind: 'changed', text: now ?? '', version: current ?? 'gone' };
  await mkdir(dirname(place), { recursive: true });
  await replaceFile(place, text);
  return { kind: 'saved', version: versionOf(text) };
}

/** Written beside and renamed over: whoever reads sees the old text or the new one, also when the machine goes down between. */
async function replaceFile(place: string, text: string): Promise<void> {
  const beside = `${place}.${randomBytes(6).toString('hex')}.tmp`;
  const mode = (await stat(place).catch(() => undefined))?.mode;
  const file = await open(beside, 'wx', mode ?? 0o644);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await rename(beside, place);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
}

/** Tells, a little after the last of a burst, that dossier files of the folder changed. */
export function watchFolder(root: string, tell: () => void): { readonly close: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const watcher: FSWatcher = watch(root, { recursive: true }, (_event, name) => {
    if (name !== null && !isDossierPath(name.replaceAll(sep, '/'))) return;
    clearTimeout(timer);
    timer = setTimeout(tell, 120);
  });
  // A folder taken away under a watcher is no reason to stop: reading it again will say so.
  watcher.on('error', () => { tell(); });
  return { close: () => { clearTimeout(timer); watcher.close(); } };
}
