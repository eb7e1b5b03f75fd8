// File names: kebab-case, and none that says nothing about what is inside.

import type { Check, Finding } from '../finding.ts';

const empty = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'types', 'manager', 'misc']);
const named = /^(packages|tests|tools|bench|library|examples|docs)\//;
/** A case of the corpus may begin with the code of the diagnostic it shows. */
const kebab = /^\.?(?:[EWFI]\d{4}-)?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Names that others look for as they are. */
const customary = /^(README|CHANGELOG|LICENSE|NOTICE|THIRD-PARTY)(\.[a-z]+)?$/;

/** The naming rule of STYLE.md. */
export const names: Check = {
  name: 'names',
  rule: 'files and folders are kebab-case and say what they hold',
  run: (repository) => repository.files.filter((file) => named.test(file)).flatMap(problemsOf),
};

function problemsOf(file: string): Finding[] {
  const message = file.split('/').map(problemOf).find((problem) => problem !== undefined);
  return message === undefined ? [] : [{ file, line: 1, message }];
}

function problemOf(part: string): string | undefined {
  const word = part.split(/[-.]/).find((piece) => empty.has(piece.toLowerCase()));
  if (word !== undefined) return `\`${part}\`: the word \`${word}\` does not say what is inside`;
  if (!kebab.test(part) && !customary.test(part)) return `\`${part}\` is not kebab-case`;
  return undefined;
}
