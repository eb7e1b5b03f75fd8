/** A dossier of examples/, compiled from its files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, type Model } from '@servanda/model';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (path: string): string | undefined => { try { return readFileSync(path, 'utf8'); } catch { return undefined; } };

export function exampleModel(name: string): Model {
  const folder = join(ROOT, 'examples', name);
  return compile({ read: (path) => textOf(join(folder, path)), list: () => readdirSync(folder), library: (path) => textOf(join(ROOT, 'library', path)) }, 'dossier.treaty').model;
}
