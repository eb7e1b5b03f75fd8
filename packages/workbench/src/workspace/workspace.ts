/** A dossier being worked on: where it comes from, its texts as they are now, and as they were last saved there. */
import type { Files } from './files.ts';

/** Where a workspace's files live. */
export type Origin =
  | { readonly kind: 'example'; readonly name: string }
  /** Served by `servanda open`: saved to the folder on disk by the server. */
  | { readonly kind: 'server'; readonly folder: string }
  /** Opened from disk through the browser; saved there where the browser can. */
  | { readonly kind: 'disk'; readonly name: string }
  /** Begun in the browser. */
  | { readonly kind: 'new'; readonly name: string };

export interface Workspace {
  /** As in the address: `example:kurils`. */
  readonly id: string;
  readonly origin: Origin;
  readonly files: Files;
  /** As last read from or saved to the origin. */
  readonly saved: Files;
  /** What the server calls the saved state of each file. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, of the last change. */
  readonly changedAt: number;
}

/** The id under which an origin is kept and linked to. */
export function workspaceId(origin: Origin): string {
  return origin.kind === 'server' ? 'server' : `${origin.kind}:${origin.name}`;
}

/** Paths whose text differs from what is saved. */
export function unsavedPaths(workspace: Workspace): string[] {
  const paths = new Set([...Object.keys(workspace.files), ...Object.keys(workspace.saved)]);
  return [...paths].filter((path) => workspace.files[path] !== workspace.saved[path]).sort();
}

/** The files a reader edits, the dossier's own first. */
export function textPaths(workspace: Workspace): string[] {
  const rank = (path: string): number => (path.endsWith('dossier.treaty') ? 0 : path.endsWith('.treaty') ? 1 : 2);
  return Object.keys(workspace.files).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/**
 * What files that are opened have to do with a stored workspace of their name: nothing is left to keep there; the same dossier,
 * with changes to keep; or another dossier, whose changes must not be lost.
 */
export function foundAgain(stored: Workspace, files: Files, isSamePlace: boolean): 'none' | 'same' | 'another' {
  const unsaved = unsavedPaths(stored);
  if (unsaved.every((path) => stored.files[path] === files[path])) return 'none';
  const paths = new Set([...Object.keys(stored.saved), ...Object.keys(files)]);
  return isSamePlace || [...paths].every((path) => stored.saved[path] === files[path]) ? 'same' : 'another';
}
