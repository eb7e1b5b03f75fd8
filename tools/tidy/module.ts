// The text of a TypeScript, JavaScript or Svelte file → its syntax tree and its imports, as the checks want them.

import ts from 'typescript';

/** One import, export-from, dynamic import or `import('…')` type. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly isTypeOnly: boolean;
}

/** A file of code, parsed. */
export interface Module {
  readonly file: string;
  readonly source: ts.SourceFile;
  readonly imports: readonly Import[];
}

const codeFile = /\.(ts|mts|js|mjs|svelte)$/;

/** Whether a path is code that can be parsed as a module. */
export function isCode(file: string): boolean {
  return codeFile.test(file) && !file.endsWith('.d.ts');
}

/** Whether a file is a test or stands in a package's or the repository's test folder. */
export function isTest(file: string): boolean {
  return /\.test\.ts$|\.bench\.ts$|(^|\/)tests?\//.test(file);
}

/** Whether a tool wrote the file: such files are held to no rule of size or wording. */
export function isGenerated(text: string): boolean {
  return /@generated|generated (by|from)/i.test(text.slice(0, 400));
}

/** Parses one file. Only the scripts of a Svelte component count; all else in it is blanked, so that lines stay the same. */
export function parseModule(file: string, text: string): Module {
  const code = file.endsWith('.svelte') ? scriptsOf(text) : text;
  const kind = /\.m?js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, true, kind);
  return { file, source, imports: importsOf(source) };
}

/** The line, from 1, on which a node begins. */
export function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Calls `visit` for a node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function scriptsOf(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  let code = '';
  let end = 0;
  for (const match of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const from = match.index + (match[1] ?? '').length;
    const script = match[2] ?? '';
    code += blank(text.slice(end, from)) + script;
    end = from + script.length;
  }
  return code + blank(text.slice(end));
}

function importsOf(source: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      imports.push({ specifier: specifier.text, line: lineOf(source, specifier), isTypeOnly });
    }
  };
  walk(source, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
  });
  return imports;
}
