// Some modules are for some places only: syntax trees for the layers that turn text into meaning and back, the Language
// Server Protocol for the language server. All else sees the model, so that there is one meaning and not two.

import type { Check } from '../finding.ts';
import { isTest } from '../module.ts';
import { packageName } from '../packages.ts';

interface Restriction {
  readonly modules: RegExp;
  /** Path prefixes that may import them. */
  readonly places: readonly string[];
  readonly remedy: string;
}

// tests/, bench/ and tools/ stand outside the layers: fuzzing and measuring the parser needs the parser.
const outside = ['tests/', 'bench/', 'tools/', 'docs/'];

const restrictions: readonly Restriction[] = [
  {
    modules: /^@servanda\/syntax$/,
    places: ['packages/syntax/', 'packages/model/src/from-syntax', 'packages/ide/', 'packages/dossier/', 'packages/workbench/src/editor/', ...outside],
    remedy: 'syntax trees end at model/from-syntax; work on the model',
  },
  {
    modules: /^@lezer\//,
    places: ['packages/syntax/', 'packages/workbench/src/editor/', ...outside],
    remedy: 'only syntax knows the parser; use the typed syntax it returns',
  },
  {
    modules: /^vscode-(languageserver|jsonrpc)/,
    places: ['packages/language-server/', 'tests/'],
    remedy: 'only language-server speaks the protocol; return plain data from ide',
  },
  {
    modules: /^vscode(-languageclient)?$/,
    places: ['packages/vscode/', 'tests/'],
    remedy: 'only the extension talks to its editor',
  },
];

/** Rule 2 of ARCHITECTURE.md. */
export const visibility: Check = {
  name: 'visibility',
  rule: 'only syntax, model/from-syntax, ide and dossier see syntax trees; only language-server knows its protocol',
  run: (repository) =>
    repository
      .modules()
      .filter((module) => !isTest(module.file))
      .flatMap((module) =>
        module.imports.flatMap((entry) => {
          const broken = restrictions.find(
            ({ modules, places }) =>
              modules.test(packageName(entry.specifier)) && !places.some((place) => module.file.startsWith(place)),
          );
          return broken === undefined
            ? []
            : [{ file: module.file, line: entry.line, message: `\`${entry.specifier}\` may not be imported here; ${broken.remedy}` }];
        }),
      ),
};
