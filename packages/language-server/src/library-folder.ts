/** The library that comes with the program: in the repository when run from source, beside the bundle when installed. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Dossiers that any dossier can include. */
export interface Library {
  /** The text of `states/states.treaty`; nothing for what the library does not have. */
  readonly read: (path: string) => string | undefined;
  /** `states`, `treaty-law`. */
  readonly names: () => readonly string[];
  /** Where a file of it is on the disk. */
  readonly pathOf: (path: string) => string;
}

const SHAPE = /^[\w-]+(?:\/[\w-]+)*\.(?:treaty|csv)$/;

/** Finds the library in the first folder above this program that has one. */
export function findLibrary(from: string = fileURLToPath(import.meta.url)): Library {
  let place = dirname(from);
  while (!existsSync(join(place, 'library', 'states')) && dirname(place) !== place) place = dirname(place);
  const folder = join(place, 'library');
  const texts = new Map<string, string | undefined>();
  return {
    read: (path) => {
      if (!texts.has(path)) texts.set(path, SHAPE.test(path) ? textOf(join(folder, path)) : undefined);
      return texts.get(path);
    },
    names: () => [...namesBelow(folder, '')].sort(),
    pathOf: (path) => join(folder, path),
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** `library/states/states.treaty` is included as `states`. */
function namesBelow(folder: string, prefix: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    if (statSync(join(folder, name)).isDirectory()) return namesBelow(join(folder, name), `${prefix}${name}/`);
    if (!name.endsWith('.treaty')) return [];
    const bare = name.slice(0, -'.treaty'.length);
    return [prefix === `${bare}/` ? bare : `${prefix}${bare}`];
  });
}
