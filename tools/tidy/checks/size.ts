// A file stays under 600 lines, a function under 80: past that nobody holds it in the head at once.

import ts from 'typescript';
import type { Check, Finding } from '../finding.ts';
import { isGenerated, isTest, lineOf, walk, type Module } from '../module.ts';

const mostLinesOfFile = 600;
const mostLinesOfFunction = 80;

/** Rule 4 of ARCHITECTURE.md. */
export const size: Check = {
  name: 'size',
  rule: `a file stays under ${mostLinesOfFile} lines, a function under ${mostLinesOfFunction}`,
  run: (repository) =>
    repository
      .modules()
      .filter(({ file }) => !isGenerated(repository.text(file)))
      .flatMap((module) => [...longFile(module.file, repository.text(module.file)), ...longFunctions(module)]),
};

function longFile(file: string, text: string): Finding[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines <= mostLinesOfFile) return [];
  return [{ file, line: mostLinesOfFile + 1, message: `${lines} lines; split the file by what each part is about` }];
}

function longFunctions({ file, source }: Module): Finding[] {
  const findings: Finding[] = [];
  walk(source, (node) => {
    if (!ts.isFunctionLike(node) || isSuite(file, node)) return;
    const lines = source.getLineAndCharacterOfPosition(node.end).line + 2 - lineOf(source, node);
    if (lines <= mostLinesOfFunction) return;
    findings.push({ file, line: lineOf(source, node), message: `a function of ${lines} lines; give its parts names` });
  });
  return findings;
}

/** The function handed to `describe` only groups tests; its length says nothing. */
function isSuite(file: string, node: ts.Node): boolean {
  return isTest(file) && ts.isCallExpression(node.parent) && node.parent.expression.getText().startsWith('describe');
}
