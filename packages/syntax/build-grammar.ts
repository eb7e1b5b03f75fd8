/**
 * Compiles `src/treaty.grammar` into `src/treaty-parser.ts` and `src/treaty-parser.terms.ts`, which are committed, so
 * that using the parser needs no build step. Run `node packages/syntax/build-grammar.ts` after changing the grammar;
 * `grammar.test.ts` fails while the committed files are out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildParserFile } from '@lezer/generator';

const source = (name: string): string => fileURLToPath(new URL(`./src/${name}`, import.meta.url));

/** The text of each generated file by its name in `src/`. */
export function generate(): Readonly<Record<string, string>> {
  const { parser, terms } = buildParserFile(readFileSync(source('treaty.grammar'), 'utf8'), {
    fileName: 'treaty.grammar', moduleStyle: 'es', typeScript: true, exportName: 'treatyParser', includeNames: false,
  });
  const header = '// Generated from `treaty.grammar` by `build-grammar.ts`; do not edit.\n';
  return {
    'treaty-parser.ts': header + parser.replace(/^\/\/ This file was generated.*\n/, ''),
    'treaty-parser.terms.ts': header + terms.replace(/^\/\/ This file was generated.*\n/, ''),
  };
}

/** The committed text of a generated file; empty if it is not there. */
export function committed(name: string): string {
  try {
    return readFileSync(source(name), 'utf8');
  } catch {
    return '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(generate())) writeFileSync(source(name), text);
}
