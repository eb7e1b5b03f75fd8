// No two files of a package import each other, directly or through others. Type imports count: a reader has to follow
// them too, and the first value import between the two would close the circle at run time.

import type { Check, Finding } from '../finding.ts';
import type { Module } from '../module.ts';
import { isRelative, resolveRelative } from '../packages.ts';

/** Rule 1 of ARCHITECTURE.md, the part inside a package. */
export const cycles: Check = {
  name: 'cycles',
  rule: 'no import cycle between files',
  run: (repository) => {
    const modules = repository.modules();
    const edges = new Map(modules.map((module) => [module.file, edgesOf(module)]));
    const lines = new Map(modules.flatMap((module) => edgesOf(module).map((edge) => [`${module.file} ${edge.to}`, edge.line])));
    return cyclesOf(new Map([...edges].map(([file, to]) => [file, to.map((edge) => edge.to)]))).map((cycle) =>
      findingOf(cycle, lines),
    );
  },
};

function edgesOf(module: Module): { readonly to: string; readonly line: number }[] {
  return module.imports
    .filter((entry) => isRelative(entry.specifier))
    .map((entry) => ({ to: resolveRelative(module.file, entry.specifier), line: entry.line }))
    // A component that shows a tree shows itself; that is a loop of one.
    .filter((edge) => edge.to !== module.file);
}

/** One cycle for each group of files that reach each other, as the files in order. Depth first, each file entered once. */
function cyclesOf(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push(path.slice(start));
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const next of edges.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of edges.keys()) visit(file);
  return found;
}

function findingOf(cycle: readonly string[], lines: ReadonlyMap<string, number>): Finding {
  const [first = '', second = first] = cycle;
  const names = [...cycle, first].map((file) => file.split('/').at(-1)).join(' → ');
  return {
    file: first,
    line: lines.get(`${first} ${second}`) ?? 1,
    message: `import cycle: ${names}; move what they share to a file of its own`,
  };
}
