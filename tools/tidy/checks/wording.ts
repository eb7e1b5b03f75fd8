// Text that must not stand in the tree: marks of unfinished work, and paths that exist on one machine only.

import type { Check, Finding } from '../finding.ts';
import { isCode } from '../module.ts';
import type { Repository } from '../repository.ts';

// Put together from parts, so that this file does not find itself.
const marks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`);
const unfinished = new RegExp(`not (yet )?${'imple'}mented`, 'i');
const machinePath = new RegExp(
  [`(^|[^A-Za-z0-9_.-])/(work|root)/`, `(^|[^A-Za-z0-9_.-])/(home|Users)/[A-Za-z]`, `\\b[A-Z]:\\\\+Users`].join('|'),
);

/** No mark of unfinished work. */
export const unfinishedMarks: Check = {
  name: 'unfinished-marks',
  rule: 'what is in the tree is finished; what is missing is an issue',
  run: (repository) => [
    ...linesMatching(repository, marks, () => true, 'finish it, or file an issue and say here what holds today'),
    ...linesMatching(repository, unfinished, isCode, 'finish it, or answer `unknown` with the reason'),
  ],
};

/** No path of somebody's machine. */
export const machinePaths: Check = {
  name: 'machine-paths',
  rule: 'no path of one machine',
  run: (repository) => linesMatching(repository, machinePath, () => true, 'a path of one machine; make it relative'),
};

function linesMatching(repository: Repository, pattern: RegExp, isMeant: (file: string) => boolean, remedy: string): Finding[] {
  return repository.files
    .filter((file) => file !== 'package-lock.json' && isMeant(file) && pattern.test(repository.text(file)))
    .flatMap((file) => linesOf(file, repository.text(file), pattern, remedy));
}

function linesOf(file: string, text: string, pattern: RegExp, remedy: string): Finding[] {
  return text.split('\n').flatMap((content, index) => {
    const found = pattern.exec(content)?.[0].trim();
    return found === undefined ? [] : [{ file, line: index + 1, message: `\`${found}\`: ${remedy}` }];
  });
}
