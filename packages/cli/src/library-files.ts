/** The library of dossiers that comes with the program: beside it when installed, in the repository when run from source. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SHAPE = /^[\w-]+(?:\/[\w-]+)*\.(?:treaty|csv)$/;

let folder: string | undefined;

function libraryFolder(): string {
  if (folder !== undefined) return folder;
  // The program is bundled into pieces in `dist` and `dist/chunks`; the source stands in packages/cli/src.
  let place = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(place, 'library', 'states')) && dirname(place) !== place) place = dirname(place);
  return (folder = join(place, 'library'));
}

/** The text of `states.treaty`, `states/states.csv` …; nothing for what the library does not have. */
export function bundledFile(path: string): string | undefined {
  if (!SHAPE.test(path)) return undefined;
  try {
    return readFileSync(join(libraryFolder(), path), 'utf8');
  } catch {
    return undefined;
  }
}

/** The names that can be included: `states`, `treaty-law`. */
export function bundledNames(): readonly string[] {
  return [...namesBelow(libraryFolder(), '')].sort();
}

function namesBelow(place: string, prefix: string): readonly string[] {
  if (!existsSync(place)) return [];
  return readdirSync(place).flatMap((name) => {
    if (statSync(join(place, name)).isDirectory()) return namesBelow(join(place, name), `${prefix}${name}/`);
    if (!name.endsWith('.treaty')) return [];
    const bare = name.slice(0, -'.treaty'.length);
    return [prefix === `${bare}/` ? bare : `${prefix}${bare}`];
  });
}
