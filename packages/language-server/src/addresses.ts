/** Addresses of documents (`file:///…`, `untitled:…`) to paths on the disk and back. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a `file:` address; any other address stands for itself, for a buffer that is on no disk. */
export function pathOfUri(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri).replace(/^[a-z]:/, (drive) => drive.toUpperCase());
  } catch {
    return uri;
  }
}

/** Whether a path is one on the disk. */
export function isOnDisk(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || path.startsWith('\\\\');
}

/** The address of a path. */
export function uriOfPath(path: string): string {
  return isOnDisk(path) ? pathToFileURL(path).href : path;
}
