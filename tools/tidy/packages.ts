// Where a file or an import belongs: the package of a path, the package of an import, the file a relative import means.

import { posix } from 'node:path';
import type { Package, Repository } from './repository.ts';

/** The folder name of the package that a file lies in, undefined for files outside packages/. */
export function packageOf(file: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(file)?.[1];
}

/** Whether a file is shipped code of a package: below its src/ folder. */
export function isShipped(file: string): boolean {
  return /^packages\/[^/]+\/src\//.test(file);
}

/** Whether an import starts from the importing file (`./x.ts`). */
export function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../') || specifier === '.' || specifier === '..';
}

/** The name of the package that a bare import asks for: `@lezer/lr` of `@lezer/lr/dist/x`. */
export function packageName(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The package of this repository that an import asks for by name. */
export function ownPackage(repository: Repository, specifier: string): Package | undefined {
  return repository.packages.get(packageName(specifier));
}

/** The path that a relative import means, without looking whether it is there. */
export function resolveRelative(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
}
