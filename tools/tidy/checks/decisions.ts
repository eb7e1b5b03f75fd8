// Decisions are numbered without gaps or doubles, and each says what it was about, what was chosen and what follows.

import type { Check, Finding } from '../finding.ts';
import type { Repository } from '../repository.ts';

const folder = 'docs/decisions/';
const sections = ['Context', 'Choice', 'Consequences'];

/** The rule of CONTRIBUTING.md on decisions. */
export const decisions: Check = {
  name: 'decisions',
  rule: 'docs/decisions are numbered 0001, 0002, … and have Context, Choice, Consequences',
  run: (repository) => {
    const files = repository.files.filter((file) => file.startsWith(folder) && file.endsWith('.md'));
    return [...files.flatMap(numberProblem), ...files.flatMap((file) => sectionProblems(repository, file))];
  },
};

function numberProblem(file: string, index: number): Finding[] {
  const expected = String(index + 1).padStart(4, '0');
  if (file.startsWith(`${folder}${expected}-`)) return [];
  return [{ file, line: 1, message: `is number ${index + 1} in order; name it ${expected}-…` }];
}

function sectionProblems(repository: Repository, file: string): Finding[] {
  const text = repository.text(file);
  const missing = sections.filter((section) => !new RegExp(`^## ${section}\\b`, 'm').test(text));
  return [
    ...(text.startsWith('# ') ? [] : [{ file, line: 1, message: 'has no title; begin with `# …`' }]),
    ...missing.map((section) => ({ file, line: 1, message: `has no section \`## ${section}\`` })),
  ];
}
