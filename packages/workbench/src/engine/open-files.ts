/** Texts by path → an opened dossier, and the same one with some texts replaced. The bundled library comes with the engine. */
import { openDossier, type Dossier, type IsoDate } from '@servanda/dossier';
import type { EngineView } from './protocol.ts';

export type Files = Readonly<Record<string, string>>;

/** The library of treaty law and States, as it is published beside the program. */
const library: Files = import.meta.glob(['../../../../library/**/*.treaty', '../../../../library/**/*.csv', '!**/source/**'], { query: '?raw', import: 'default', eager: true });
const ROOT = '../../../../library/';

/** Opens the dossier that the files make up. */
export function openFiles(files: Files): Dossier {
  return openDossier(files, {
    library: (path) => library[ROOT + path],
    libraryNames: () => [...new Set(Object.keys(library).map((path) => path.slice(ROOT.length).replace(/[./].*$/, '')))],
  });
}

/** The dossier with what changed between two sets of files changed in it. */
export function replaceFiles(dossier: Dossier, before: Files, after: Files): Dossier {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].reduce((d, path) => (before[path] === after[path] ? d : d.update(path, after[path])), dossier);
}

/** The dossier under readings, as known on a day. */
export function seenFrom(dossier: Dossier, view: EngineView): Dossier {
  const readings = view.readings.filter((id) => dossier.readings.some((r) => r.id === id));
  const knownOn: { knownOn?: IsoDate } = view.knownOn === undefined ? {} : { knownOn: view.knownOn };
  return readings.length === 0 && view.knownOn === undefined ? dossier : dossier.view({ readings, ...knownOn });
}

export type { Dossier };
