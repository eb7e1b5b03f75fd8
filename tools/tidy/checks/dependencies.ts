// What a file imports is declared by the package it is in. npm hoists, so an undeclared import works here
// and fails for whoever installs the package alone.

import { isBuiltin } from 'node:module';
import type { Check, Finding } from '../finding.ts';
import { isTest, type Module } from '../module.ts';
import { isRelative, isShipped, ownPackage, packageName, packageOf } from '../packages.ts';
import type { Manifest, Package, Repository } from '../repository.ts';

/** Every import is declared in the nearest package.json. */
export const dependencies: Check = {
  name: 'dependencies',
  rule: 'every import is declared in the package.json of its package',
  run: (repository) => repository.modules().flatMap((module) => undeclaredIn(repository, module)),
};

function undeclaredIn(repository: Repository, module: Module): Finding[] {
  const folder = packageOf(module.file);
  const own = [...repository.packages.values()].find((candidate) => candidate.folder === folder);
  const declared = declaredFor(repository, module.file, own);
  const manifest = own === undefined ? 'package.json' : `packages/${own.folder}/package.json`;
  return module.imports
    .filter(({ specifier }) => !isRelative(specifier) && !isBuiltin(specifier) && !isProvided(repository, specifier, own, declared))
    .map(({ specifier, line }) => ({
      file: module.file,
      line,
      message: `\`${packageName(specifier)}\` is not declared in ${manifest}`,
    }));
}

function declaredFor(repository: Repository, file: string, own: Package | undefined): Set<string> {
  if (own === undefined) return new Set([...namesIn(repository.manifest), ...repository.packages.keys()]);
  const isTool = isTest(file) || !isShipped(file);
  return new Set([...namesIn(own.manifest), ...(isTool ? namesIn(repository.manifest) : [])]);
}

function namesIn(manifest: Manifest): string[] {
  return [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies, manifest.optionalDependencies].flatMap((list) =>
    Object.keys(list ?? {}),
  );
}

/** Declared, the package itself, given by an editor that hosts it, or made up by a bundler (`virtual:x`). */
function isProvided(repository: Repository, specifier: string, own: Package | undefined, declared: ReadonlySet<string>): boolean {
  const name = packageName(specifier);
  return (
    declared.has(name) ||
    declared.has(`@types/${name}`) ||
    specifier.startsWith('virtual:') ||
    (own !== undefined && ownPackage(repository, specifier) === own)
  );
}
