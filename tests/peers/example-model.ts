/** A dossier of examples/, from its files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDossier, type Dossier } from '@servanda/dossier';
import type { Model } from '@servanda/model';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (path: string): string | undefined => { try { return readFileSync(path, 'utf8'); } catch { return undefined; } };

export function exampleDossier(name: string): Dossier {
  const folder = join(ROOT, 'examples', name);
  return openDossier({ read: (path) => textOf(join(folder, path)), list: () => readdirSync(folder) }, { entry: 'dossier.treaty', library: (path) => textOf(join(ROOT, 'library', path)) });
}

export function exampleModel(name: string): Model {
  return exampleDossier(name).model;
}
