/** The example dossiers as texts by file name, and a dossier's answers as data that two dossiers can be compared by. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { openDossier, type Dossier } from '@servanda/dossier';

const root = fileURLToPath(new URL('../../', import.meta.url));

export type Texts = Readonly<Record<string, string>>;

export interface Example {
  readonly name: string;
  readonly texts: Texts;
}

/** Every folder below examples/ that holds a dossier. */
export const examples: readonly Example[] = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('dossier.treaty'))
  .map((path) => path.slice(0, -'/dossier.treaty'.length).replaceAll('\\', '/'))
  .sort()
  .map((name) => ({ name, texts: textsOf(join(root, 'examples', name)) }));

function textsOf(folder: string): Texts {
  return Object.fromEntries(readdirSync(folder).filter((f) => /\.(?:treaty|csv)$/.test(f)).map((f) => [f, readFileSync(join(folder, f), 'utf8')]));
}

/** A file of the library. */
export function library(path: string): string | undefined {
  try { return readFileSync(join(root, 'library', path), 'utf8'); } catch { return undefined; }
}

export function open(texts: Texts): Dossier {
  return openDossier(texts, { library, entry: 'dossier.treaty' });
}

/** What the dossier answers: each question under each expectation, and the codes of what is found. `rename` puts names back. */
export function answersOf(dossier: Dossier, rename: (word: string) => string = (w) => w): Readonly<Record<string, unknown>> {
  const report = dossier.check();
  const named = (text: string): string => text.split(/(?<!\w)(?=\w)|(?<=\w)(?!\w)/).map(rename).join('').split(/, | and /).sort().join(', ');
  const answers = report.questions.flatMap((q) => q.expectations.map((e, i) => [`${q.id} ${i} ${e.readings.join('+')}`, named(e.got)] as const));
  return { ...Object.fromEntries(answers.sort(([a], [b]) => (a < b ? -1 : 1))), findings: report.findings.map((f) => f.code).sort() };
}
