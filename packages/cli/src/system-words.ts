/** Refusals of the operating system in words. */

/** A file that may not be read, a disk that is full: nobody's mistake here. */
export function isFromSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission for it', EPERM: 'you have no permission for it', EROFS: 'the disk is read-only', ENOSPC: 'the disk is full', ENOENT: 'the folder it would be in is not there', ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder', ENAMETOOLONG: 'its name is too long',
};

/** What the system refuses, without its abbreviations: a path, and why. */
export function systemWords({ code = '', path, message }: NodeJS.ErrnoException): string {
  const why = REFUSALS[code];
  return why === undefined || path === undefined ? message : `\`${path}\` can't be read or written: ${why}`;
}
