// Imports against the layers: down the numbers, never sideways, and only through a package's front door.
// npm workspaces let an undeclared or upward import run silently, so the imports are read, not the build.

import type { Check, Finding } from '../finding.ts';
import { lastPureLayer, layers } from '../layers.ts';
import type { Import, Module } from '../module.ts';
import { isRelative, ownPackage, packageOf, resolveRelative } from '../packages.ts';
import type { Repository } from '../repository.ts';

/** Rule 1 of ARCHITECTURE.md, the part between packages. */
export const layering: Check = {
  name: 'layering',
  rule: 'imports go down the layer numbers, never sideways or into another package’s inside',
  run: (repository) => [
    ...unknownPackages(repository),
    ...repository.modules().flatMap((module) => module.imports.flatMap((entry) => findingsOf(repository, module, entry))),
  ],
};

function unknownPackages(repository: Repository): Finding[] {
  return [...repository.packages.values()]
    .filter(({ folder }) => layers[folder] === undefined)
    .map(({ folder }) => ({
      file: `packages/${folder}/package.json`,
      line: 1,
      message: `\`${folder}\` has no layer; give it one in tools/tidy/layers.ts and a place in ARCHITECTURE.md`,
    }));
}

function findingsOf(repository: Repository, module: Module, entry: Import): Finding[] {
  const message = isRelative(entry.specifier)
    ? relativeProblem(module.file, entry.specifier)
    : packageProblem(repository, module.file, entry.specifier);
  return message === undefined ? [] : [{ file: module.file, line: entry.line, message }];
}

function relativeProblem(file: string, specifier: string): string | undefined {
  const from = packageOf(file);
  const to = packageOf(resolveRelative(file, specifier));
  if (from === to) return undefined;
  if (to !== undefined) return `\`${specifier}\` reaches into the inside of \`${to}\`; import the package by its name`;
  return `\`${specifier}\` leaves the package \`${from}\`; a package stands on its own`;
}

function packageProblem(repository: Repository, file: string, specifier: string): string | undefined {
  const target = ownPackage(repository, specifier);
  if (target === undefined) return undefined;
  const inside = specifier.slice((target.manifest.name ?? '').length);
  if (inside !== '' && target.manifest.exports?.[`.${inside}`] === undefined) {
    return `\`${specifier}\` is not an export of \`${target.folder}\`; import what its index.ts lists`;
  }
  const from = packageOf(file);
  if (from === undefined || from === target.folder) return undefined;
  return directionProblem(from, target.folder);
}

function directionProblem(from: string, to: string): string | undefined {
  const [here, there] = [layers[from], layers[to]];
  if (here === undefined || there === undefined || there < here) return undefined;
  const direction = there > here ? 'up' : 'sideways';
  const remedy = here > lastPureLayer ? 'applications do not import each other' : 'move what both need to a lower layer';
  return `\`${from}\` (layer ${here}) imports ${direction} from \`${to}\` (layer ${there}); ${remedy}`;
}
