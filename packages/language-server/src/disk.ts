/** Texts of files as they stand on the disk. Each is read once and looked at again when it has changed. */
import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';

/** The disk, as a dossier needs it. */
export interface Disk {
  /** The text of a file below a folder; nothing for what is no file, or leads outside through a link. */
  readonly read: (path: string, below: string) => string | undefined;
  readonly list: (folder: string) => readonly string[];
  /** The file is known to have changed. */
  readonly forget: (path: string) => void;
}

/** How long a file is taken to be what it was: an editor tells of changes, this is for those that it does not tell. */
const TRUSTED_MILLIS = 1000;

interface Known {
  readonly text: string | undefined;
  /** Where the file is when links are followed. */
  readonly real: string;
  readonly stamp: string;
  readonly lookedAt: number;
}

/** Reads from the machine's disk. */
export function makeDisk(clock: () => number = () => performance.now()): Disk {
  const known = new Map<string, Known>();
  const look = (path: string): Known => {
    const before = known.get(path);
    const now = clock();
    if (before && now - before.lookedAt < TRUSTED_MILLIS) return before;
    const stamp = stampOf(path);
    const found = before && before.stamp === stamp ? { ...before, lookedAt: now } : { ...textOf(path, stamp), stamp, lookedAt: now };
    known.set(path, found);
    return found;
  };
  return {
    read: (path, below) => {
      const { text, real } = look(path);
      return text !== undefined && isBelow(real, below) ? text : undefined;
    },
    list: namesIn,
    forget: (path) => { known.delete(path); },
  };
}

/** When it changed and how long it is; empty where there is no file. */
function stampOf(path: string): string {
  try {
    const stat = statSync(path);
    return stat.isFile() ? `${stat.mtimeMs} ${stat.size}` : '';
  } catch {
    return '';
  }
}

function textOf(path: string, stamp: string): Pick<Known, 'text' | 'real'> {
  if (stamp === '') return { text: undefined, real: path };
  try {
    return { text: readFileSync(path, 'utf8'), real: realpathSync(path) };
  } catch {
    return { text: undefined, real: path };
  }
}

/** Whether a file, links followed, is where its dossier may read: a link out of the folder is not. */
function isBelow(real: string, below: string): boolean {
  try {
    const root = realpathSync(below);
    return real.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
