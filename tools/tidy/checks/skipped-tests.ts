// Every test runs: none is skipped, focused or left for later, not even under a condition.

import ts from 'typescript';
import type { Check, Finding } from '../finding.ts';
import { isTest, lineOf, walk, type Module } from '../module.ts';

const runners = new Set(['it', 'test', 'describe', 'suite', 'bench']);
const skipping = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);
const skippingNames = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** The rule of STYLE.md on tests. */
export const skippedTests: Check = {
  name: 'skipped-tests',
  rule: 'no test is skipped, focused or left for later',
  run: (repository) => repository.modules().filter(({ file }) => isTest(file)).flatMap(skipsIn),
};

function skipsIn({ file, source }: Module): Finding[] {
  const findings: Finding[] = [];
  walk(source, (node) => {
    const name = skipOf(node);
    if (name !== undefined) findings.push({ file, line: lineOf(source, node), message: `\`${name}\`: run the test or delete it` });
  });
  return findings;
}

function skipOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && skipping.has(node.name.text) && runners.has(rootOf(node))) return node.getText();
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && skippingNames.has(node.expression.text)) return node.expression.text;
  return undefined;
}

function rootOf(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootOf(node.expression);
  return ts.isIdentifier(node) ? node.text : '';
}
