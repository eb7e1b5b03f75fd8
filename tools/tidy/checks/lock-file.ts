// The lock file installs everywhere: it lists the binaries of every platform, and names no registry.
// npm leaves out the optional packages of other platforms when it cannot find one, and `npm ci` then refuses the file.

import type { Check, Finding } from '../finding.ts';
import type { Repository } from '../repository.ts';

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const file = 'package-lock.json';

/** `npm ci` accepts the lock file on every platform. */
export const lockFile: Check = {
  name: 'lock-file',
  rule: 'package-lock.json lists every platform’s packages and no registry',
  run: (repository) => (repository.has(file) ? problemsIn(repository) : []),
};

function problemsIn(repository: Repository): Finding[] {
  const text = repository.text(file);
  const { packages } = JSON.parse(text) as { packages: Record<string, Locked> };
  const installed = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  return Object.entries(packages).flatMap(([path, entry]) => {
    const line = text.slice(0, text.indexOf(`"${path}": {`)).split('\n').length;
    const missing = Object.keys(entry.optionalDependencies ?? {}).find((name) => !installed.has(name));
    const problems: string[] = [];
    if (missing !== undefined) problems.push(`\`${path}\` wants \`${missing}\`, which is not locked; take a version of it that all platforms have`);
    if (/^https?:/.test(entry.resolved ?? '')) problems.push(`\`${path}\` names a registry; install with omit-lockfile-registry-resolved`);
    return problems.map((message) => ({ file, line, message }));
  });
}
