/** Dossiers for the tests: the flagship from its files. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { compile, type Model } from '@servanda/model';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A dossier of `examples/`, its texts perhaps changed. */
export function exampleModel(name: string, edit: (text: string) => string = (text) => text): Model {
  const folder = join(root, 'examples', name);
  const compiled = compile({
    read: (path) => { const text = readText(join(folder, path)); return text === undefined ? undefined : edit(text); },
    list: () => readdirSync(folder),
    library: (path) => readText(join(root, 'library', path)),
  }, 'dossier.treaty');
  return compiled.model;
}

function readText(path: string): string | undefined {
  try { return readFileSync(path, 'utf8'); } catch { return undefined; }
}

