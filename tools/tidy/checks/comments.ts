// A file begins by saying what becomes what, and everything a package offers has a sentence of meaning.

import ts from 'typescript';
import type { Check, Finding } from '../finding.ts';
import { isGenerated, isTest, lineOf, type Module } from '../module.ts';
import { isRelative, resolveRelative } from '../packages.ts';
import type { Repository } from '../repository.ts';

/** Every file has a header comment. */
export const headers: Check = {
  name: 'headers',
  rule: 'a file begins with a comment that says what becomes what',
  run: (repository) =>
    own(repository)
      .filter(({ file }) => !/^(#!.*\n)?\s*(\/\/|\/\*|<!--)/.test(repository.text(file)))
      .map(({ file }) => ({ file, line: 1, message: 'no header; begin with a comment that says what becomes what' })),
};

/** Everything that a package offers through its index.ts has a docstring. */
export const docstrings: Check = {
  name: 'docstrings',
  rule: 'everything that a package offers has a docstring',
  run: (repository) =>
    repository
      .modules()
      .filter(({ file }) => /^packages\/[^/]+\/src\/index\.ts$/.test(file))
      .flatMap((index) => bareExports(repository, index)),
};

function own(repository: Repository): Module[] {
  return repository.modules().filter(({ file }) => !isTest(file) && !isGenerated(repository.text(file)));
}

/** The names that an index.ts offers, by the file that declares them. A list that passes on a list is followed. */
function offered(repository: Repository, index: Module, wanted?: ReadonlySet<string>): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const statement of index.source.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) continue;
    if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const file = resolveRelative(index.file, statement.moduleSpecifier.text);
    if (!isRelative(statement.moduleSpecifier.text) || !repository.has(file)) continue;
    const listed = statement.exportClause.elements.filter(({ name }) => wanted?.has(name.text) ?? true);
    names.set(file, new Set([...(names.get(file) ?? []), ...listed.map((element) => (element.propertyName ?? element.name).text)]));
  }
  return names;
}

function bareExports(repository: Repository, index: Module, wanted?: ReadonlySet<string>): Finding[] {
  return [...offered(repository, index, wanted)].flatMap(([file, names]) => {
    if (isGenerated(repository.text(file))) return [];
    const module = repository.module(file);
    return [...bareDeclarations(module, names), ...bareExports(repository, module, names)];
  });
}

function bareDeclarations({ file, source }: Module, names: ReadonlySet<string>): Finding[] {
  const documented = new Set<string>();
  return source.statements.flatMap((statement) => {
    const name = nameOf(statement);
    if (!isExported(statement) || !names.has(name)) return [];
    // Of overloads, the first carries the docstring.
    if (hasDocstring(source, statement)) documented.add(name);
    if (documented.has(name)) return [];
    return [{ file, line: lineOf(source, statement), message: `\`${name}\` has no docstring; say what it means, its units and errors` }];
  });
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText() ?? '';
  const name = 'name' in statement ? (statement.name as ts.Node | undefined) : undefined;
  return name?.getText() ?? '';
}

function hasDocstring(source: ts.SourceFile, statement: ts.Statement): boolean {
  const comments = ts.getLeadingCommentRanges(source.text, statement.pos) ?? [];
  return comments.some(({ pos }) => source.text.startsWith('/**', pos));
}
