// The checkout → the rules of the house it breaks, one `file:line: message` a row, or how many checks passed.
//
//   node tools/tidy/main.ts [check…]      runs all checks, or those named

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checks } from './checks.ts';
import type { Check, Finding } from './finding.ts';
import { repositoryAt } from './repository.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function rows(check: Check, findings: readonly Finding[]): string[] {
  return findings.map(({ file, line, message }) => `${file}:${line}: ${message} (${check.name})`);
}

function main(wanted: readonly string[]): number {
  const unknown = wanted.find((name) => !checks.some((check) => check.name === name));
  if (unknown !== undefined) {
    process.stderr.write(`no check named \`${unknown}\`; there are ${checks.map((check) => check.name).join(', ')}\n`);
    return 2;
  }
  const repository = repositoryAt(root);
  const chosen = checks.filter((check) => wanted.length === 0 || wanted.includes(check.name));
  const results = chosen.map((check) => ({ check, findings: check.run(repository) }));
  const broken = results.filter(({ findings }) => findings.length > 0);
  for (const { check, findings } of broken) process.stdout.write(`${rows(check, findings).join('\n')}\n`);
  process.stdout.write(`${chosen.length - broken.length} checks passed${broken.length > 0 ? `, ${broken.length} failed` : ''}\n`);
  return broken.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
