// ARCHITECTURE.md is the map: it names every package, no path that is gone, and stays short enough to be read.

import type { Check, Finding } from '../finding.ts';
import type { Repository } from '../repository.ts';

const file = 'ARCHITECTURE.md';
const mostLines = 250;

/** Rule 4 of ARCHITECTURE.md, on the map itself. */
export const architecture: Check = {
  name: 'architecture',
  rule: `${file} names every package, no path that is gone, and stays under ${mostLines} lines`,
  run: (repository) =>
    repository.has(file)
      ? [...tooLong(repository), ...unnamedPackages(repository), ...deadPaths(repository)]
      : [{ file, line: 1, message: 'is missing' }],
};

function tooLong(repository: Repository): Finding[] {
  const lines = repository.text(file).trimEnd().split('\n').length;
  return lines < mostLines ? [] : [{ file, line: mostLines, message: `${lines} lines; a map is read in one sitting` }];
}

function unnamedPackages(repository: Repository): Finding[] {
  const text = repository.text(file);
  return [...repository.packages.values()]
    .filter(({ folder }) => !text.includes(`\`packages/${folder}\``) && !text.includes(`(packages/${folder}`))
    .map(({ folder }) => ({ file, line: 1, message: `does not name \`packages/${folder}\`` }));
}

function deadPaths(repository: Repository): Finding[] {
  const tops = new Set(repository.files.map((path) => path.split('/')[0] ?? ''));
  return repository
    .text(file)
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/`([\w.@-]+(?:\/[\w.@*-]*)+)`/g)]
        .map((match) => match[1] ?? '')
        .filter((path) => tops.has(path.split('/')[0] ?? '') && !exists(repository, path))
        .map((path) => ({ file, line: index + 1, message: `\`${path}\` is not there` })),
    );
}

function exists(repository: Repository, path: string): boolean {
  const fixed = path.split('*')[0] ?? '';
  return repository.has(path.includes('*') ? fixed.slice(0, fixed.lastIndexOf('/') + 1) : path);
}
