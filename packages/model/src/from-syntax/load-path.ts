/**
 * Paths as a dossier writes them become paths the host can read, by text alone. A path is relative to the file that
 * names it and stays below the dossier's folder (its `root`); `library:NAME` names a file of the bundled library, a tree of
 * its own. What a symbolic link leads to is the host's business.
 */

/** The start of every path in the bundled library: `library:states.treaty`. */
export const LIBRARY = 'library:';

/** Where a written path leads; or why it leads nowhere. */
export type ResolvedPath =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'outside' }
  /** `what` fits the sentence "`…` is …"; `instead` is what the author may have meant. */
  | { readonly kind: 'refused'; readonly what: string; readonly instead?: string };

/** The folder part of a path, with its last slash; empty for a bare name. A library path stays in the library. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash >= 0) return path.slice(0, slash + 1);
  return path.startsWith(LIBRARY) ? LIBRARY : '';
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(folderOf(path).length);
}

/** Where the path `written` in the file `from` leads, for a dossier in the folder `root` (empty, or ending with a slash). */
export function resolvePath(written: string, from: string, root: string): ResolvedPath {
  const problem = refusal(written);
  if (problem) return problem;
  if (written.startsWith(LIBRARY)) return below(LIBRARY, '', written.slice(LIBRARY.length));
  const base = from.startsWith(LIBRARY) ? LIBRARY : root;
  const folder = folderOf(from);
  return below(base, folder.startsWith(base) ? folder.slice(base.length) : '', written);
}

function refusal(written: string): ResolvedPath | undefined {
  const refused = (what: string, instead?: string): ResolvedPath => ({ kind: 'refused', what, ...(instead && { instead }) });
  if (written.trim() === '' || written === LIBRARY) return refused('empty');
  if (/[\u0000-\u001f\u007f]/.test(written)) return refused('not a file name: it holds a control character');
  if (/^[a-z]:/i.test(written)) return refused('a path of one machine: it begins with a drive letter');
  if (written.includes('\\')) return refused('written with backslashes', written.replaceAll('\\', '/').replace(/^\/+/, ''));
  if (written.startsWith('/')) return refused('an absolute path');
  if (written.startsWith('~/')) return refused('a path of one user');
  const colon = written.indexOf(':');
  if (colon < 0 || (written.startsWith(LIBRARY) && colon === written.lastIndexOf(':'))) return undefined;
  return refused(/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? 'a web address' : 'not a file name: it holds a colon');
}

/** `written`, taken from `folder` (both below `base`), without its `.` and `..` parts. */
function below(base: string, folder: string, written: string): ResolvedPath {
  const parts: string[] = [];
  for (const part of `${folder}${written}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return { kind: 'outside' };
  }
  return parts.length === 0 ? { kind: 'outside' } : { kind: 'path', path: base + parts.join('/') };
}
