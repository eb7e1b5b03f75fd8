// Layers 0–6 are functions of their arguments and run in a browser: no file system, page, clock, randomness, console or
// locale of the machine. Files, today's date and seeds come in as arguments, so the same input gives the same bytes.

import { isBuiltin } from 'node:module';
import ts from 'typescript';
import type { Check, Finding } from '../finding.ts';
import { lastPureLayer, layers } from '../layers.ts';
import { isTest, lineOf, walk, type Module } from '../module.ts';
import { isShipped, packageOf } from '../packages.ts';

const hostNames = new Set(
  `window document navigator location localStorage sessionStorage indexedDB HTMLElement Worker WebSocket EventSource
   fetch XMLHttpRequest alert requestAnimationFrame setTimeout setInterval setImmediate performance crypto console
   process Buffer global globalThis require __dirname __filename`.split(/\s+/),
);

const clockMembers = new Map([
  ['Date.now', 'reads the clock'],
  ['Temporal.Now', 'reads the clock'],
  ['Math.random', 'is random'],
]);

const localeMembers = /^toLocale(String|DateString|TimeString|UpperCase|LowerCase)$/;

/** Rule 3 of ARCHITECTURE.md. */
export const purity: Check = {
  name: 'purity',
  rule: 'layers 0–6 use no node: module, page, clock, randomness, console or machine locale',
  run: (repository) =>
    repository
      .modules()
      .filter(({ file }) => isShipped(file) && !isTest(file) && (layers[packageOf(file) ?? ''] ?? Infinity) <= lastPureLayer)
      .flatMap((module) => [...builtinImports(module), ...impureNodes(module)]),
};

function builtinImports({ file, imports }: Module): Finding[] {
  return imports
    .filter(({ specifier }) => isBuiltin(specifier))
    .map(({ specifier, line }) => ({ file, line, message: `\`${specifier}\` is not there in a browser; take what it gives as an argument` }));
}

function impureNodes({ file, source }: Module): Finding[] {
  const declared = declaredNames(source);
  const findings: Finding[] = [];
  walk(source, (node) => {
    const message = impurity(node, declared);
    if (message !== undefined) findings.push({ file, line: lineOf(source, node), message });
  });
  return findings;
}

function impurity(node: ts.Node, declared: ReadonlySet<string>): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return memberImpurity(node);
  if (ts.isCallExpression(node)) return callImpurity(node);
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && (node.arguments?.length ?? 0) === 0) {
    return '`new Date()` reads the clock; take the date as an argument';
  }
  if (ts.isIdentifier(node) && hostNames.has(node.text) && !declared.has(node.text) && isReference(node)) {
    return `\`${node.text}\` belongs to the machine or the page; take what it gives as an argument`;
  }
  return undefined;
}

function memberImpurity(node: ts.PropertyAccessExpression): string | undefined {
  const name = ts.isIdentifier(node.expression) ? `${node.expression.text}.${node.name.text}` : '';
  const why = clockMembers.get(name);
  if (why !== undefined) return `\`${name}\` ${why}; take the date or the seed as an argument`;
  if (localeMembers.test(node.name.text)) return `\`${node.name.text}\` depends on the machine's locale; write the format out`;
  return undefined;
}

function callImpurity(node: ts.CallExpression): string | undefined {
  if (isNamed(node.expression, 'Date')) return '`Date()` reads the clock; take the date as an argument';
  const isLocaleCompare = ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'localeCompare';
  return isLocaleCompare && node.arguments.length < 2
    ? "`localeCompare` without a locale depends on the machine's; compare with `<`, or name the locale"
    : undefined;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** Whether an identifier refers to something, rather than naming a member or a property. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) return parent.getChildAt(0) === node;
  return !(
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) || ts.isNamedTupleMember(parent) || ts.isJsxAttribute(parent)) &&
    parent.name === node
  );
}

/** The names that the file itself declares anywhere: a parameter called `document` is not the page. */
function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  walk(source, (node) => {
    const isDeclaration =
      ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node) || ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node) || ts.isShorthandPropertyAssignment(node);
    if (isDeclaration && node.name && ts.isIdentifier(node.name) && !ts.isShorthandPropertyAssignment(node)) names.add(node.name.text);
  });
  return names;
}
