/** The example dossiers that the page brings along, each loaded when it is opened. */
import type { Files } from './files.ts';

const texts = import.meta.glob<string>(['../../../../examples/*/**/*.treaty', '../../../../examples/*/**/*.csv'], { query: '?raw', import: 'default' });
const ROOT = '../../../../examples/';

/** The files of an example by path within it; none where there is no such example. */
export async function exampleFiles(name: string): Promise<Files> {
  const prefix = `${ROOT}${name}/`;
  const wanted = Object.entries(texts).filter(([path]) => path.startsWith(prefix));
  const read = await Promise.all(wanted.map(async ([path, text]) => [path.slice(prefix.length), await text()] as const));
  return Object.fromEntries(read);
}
