// A package's front door is its index.ts: a list of exports by name and nothing else, so that what a package
// offers can be read in one place and nothing slips out by accident.

import ts from 'typescript';
import type { Check, Finding } from '../finding.ts';
import { lineOf, type Module } from '../module.ts';
import { isShipped } from '../packages.ts';

/** The rule of STYLE.md on exports. */
export const exportsByName: Check = {
  name: 'exports-by-name',
  rule: 'index.ts lists exports by name, and no module exports `*`',
  run: (repository) =>
    repository
      .modules()
      .filter(({ file }) => isShipped(file) && file.endsWith('.ts'))
      .flatMap((module) => module.source.statements.flatMap((statement) => problemOf(module, statement))),
};

function problemOf({ file, source }: Module, statement: ts.Statement): Finding[] {
  const finding = (message: string) => [{ file, line: lineOf(source, statement), message }];
  if (ts.isExportDeclaration(statement) && !(statement.exportClause && ts.isNamedExports(statement.exportClause))) {
    return finding('`export *` hides what is offered; list the names');
  }
  if (ts.isExportAssignment(statement)) return finding('a default export has no name; export it by name');
  const isIndex = /^packages\/[^/]+\/src\/index\.ts$/.test(file);
  if (isIndex && !ts.isExportDeclaration(statement) && !ts.isImportDeclaration(statement)) {
    return finding('index.ts only lists exports; move the code to a file of its own');
  }
  return [];
}
