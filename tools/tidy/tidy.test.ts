// Each check: a tree that breaks the rule and what is said about it, beside a tree that keeps it.

import { describe, expect, it } from 'vitest';
import { checks } from './checks.ts';
import { repositoryFrom } from './repository.ts';

const manifests = Object.fromEntries(
  ['base', 'syntax', 'model', 'semantics', 'timeline', 'explorer', 'dossier', 'export', 'ide', 'cli'].map((folder) => [
    `packages/${folder}/package.json`,
    JSON.stringify({ name: `@servanda/${folder}`, exports: { '.': './src/index.ts' }, dependencies: { 'left-pad': '1' } }),
  ]),
);

/** What a check says about texts, as `file:line message` up to the first semicolon. */
function said(name: string, texts: Record<string, string>): string[] {
  const check = checks.find((candidate) => candidate.name === name);
  if (check === undefined) throw new Error(`no check named ${name}`);
  const findings = check.run(repositoryFrom({ 'package.json': '{}', ...manifests, ...texts }));
  return findings.map(({ file, line, message }) => `${file}:${line} ${message.split(';')[0]}`);
}

/** A word that the checks look for, put together so that this file does not hold it. */
const word = (...parts: string[]) => parts.join('');

describe('layering', () => {
  it('lets imports go down by the name of the package', () => {
    expect(said('layering', { 'packages/model/src/a.ts': "import { day } from '@servanda/base';" })).toEqual([]);
  });
  it('refuses up, sideways and into the inside', () => {
    expect(
      said('layering', {
        'packages/model/src/a.ts': "import type { X } from '@servanda/timeline';",
        'packages/dossier/src/b.ts': "\nexport { x } from '@servanda/export';",
        'packages/ide/src/c.ts': "const x = await import('@servanda/model/src/secret.ts');",
        'packages/cli/src/d.ts': "import { y } from '../../model/src/y.ts';",
        'tests/laws.test.ts': "import { y } from '../packages/model/src/y.ts';",
      }),
    ).toEqual([
      'packages/cli/src/d.ts:1 `../../model/src/y.ts` reaches into the inside of `model`',
      'packages/dossier/src/b.ts:2 `dossier` (layer 7) imports sideways from `export` (layer 7)',
      'packages/ide/src/c.ts:1 `@servanda/model/src/secret.ts` is not an export of `model`',
      'packages/model/src/a.ts:1 `model` (layer 2) imports up from `timeline` (layer 4)',
      'tests/laws.test.ts:1 `../packages/model/src/y.ts` reaches into the inside of `model`',
    ]);
  });
  it('wants a layer for every package', () => {
    expect(said('layering', { 'packages/attic/package.json': '{"name":"@servanda/attic"}' })).toEqual([
      'packages/attic/package.json:1 `attic` has no layer',
    ]);
  });
});

describe('cycles', () => {
  it('shows the files of a cycle in order, once', () => {
    expect(
      said('cycles', {
        'packages/base/src/a.ts': "import './b.ts';",
        'packages/base/src/b.ts': "\nimport { c } from './c.ts';\nimport './d.ts';",
        'packages/base/src/c.ts': "import type { b } from './b.ts';",
        'packages/base/src/d.ts': '',
      }),
    ).toEqual(['packages/base/src/b.ts:2 import cycle: b.ts → c.ts → b.ts']);
  });
});

describe('visibility', () => {
  it('keeps syntax trees and protocols where they belong', () => {
    expect(
      said('visibility', {
        'packages/model/src/from-syntax/norms.ts': "import type { Tree } from '@servanda/syntax';",
        'packages/model/src/check.ts': "import type { Tree } from '@servanda/syntax';",
        'packages/model/src/check.test.ts': "import { parse } from '@servanda/syntax';",
        'packages/ide/src/hover.ts': "import { Hover } from 'vscode-languageserver/node';",
        'packages/timeline/src/x.ts': "import { Tree } from '@lezer/common';",
      }),
    ).toEqual([
      'packages/ide/src/hover.ts:1 `vscode-languageserver/node` may not be imported here',
      'packages/model/src/check.ts:1 `@servanda/syntax` may not be imported here',
      'packages/timeline/src/x.ts:1 `@lezer/common` may not be imported here',
    ]);
  });
});

describe('purity', () => {
  const inModel = (code: string) => said('purity', { 'packages/model/src/a.ts': code }).map((row) => row.replace(/^\S+ /, ''));

  it('finds files, page, clock, randomness, console and locale', () => {
    expect(inModel("import fs from 'node:fs';")).toEqual(['`node:fs` is not there in a browser']);
    expect(inModel('document.title = "x";')).toEqual(['`document` belongs to the machine or the page']);
    expect(inModel('const t = Date.now() + performance.now();')).toHaveLength(2);
    expect(inModel('const t = new Date();')).toEqual(['`new Date()` reads the clock']);
    expect(inModel('const r = Math.random();')).toEqual(['`Math.random` is random']);
    expect(inModel('console.log(1);')).toEqual(['`console` belongs to the machine or the page']);
    expect(inModel('names.sort((a, b) => a.localeCompare(b));')).toHaveLength(1);
    expect(inModel('return n.toLocaleString();')).toHaveLength(1);
  });
  it('does not take a name of the file’s own, or a member, for the page’s', () => {
    expect(inModel('function show(document: Text) { return document.window; }')).toEqual([]);
    expect(inModel("const date = new Date(2019, 0, 22); a.localeCompare(b, 'en'); export type T = { console: 1 };")).toEqual([]);
  });
  it('leaves tests and applications alone', () => {
    expect(said('purity', { 'packages/model/src/a.test.ts': 'console.log(1);', 'packages/cli/src/a.ts': 'console.log(1);' })).toEqual([]);
  });
});

describe('size', () => {
  it('measures files and functions, but not generated files or suites of tests', () => {
    const long = `function f() {\n${'  g();\n'.repeat(80)}}\n`;
    expect(said('size', { 'packages/base/src/a.ts': long })).toEqual(['packages/base/src/a.ts:1 a function of 82 lines']);
    expect(said('size', { 'packages/base/src/a.ts': 'g();\n'.repeat(600) })).toEqual([]);
    expect(said('size', { 'packages/base/src/a.ts': 'g();\n'.repeat(601) })).toEqual(['packages/base/src/a.ts:601 601 lines']);
    expect(said('size', { 'packages/base/src/a.ts': `// generated by a tool\n${long}` })).toEqual([]);
    expect(said('size', { 'tests/a.test.ts': `describe('a', () => {\n${'  g();\n'.repeat(90)}});\n` })).toEqual([]);
  });
});

describe('dependencies', () => {
  it('wants each import declared where it is used', () => {
    expect(
      said('dependencies', {
        'packages/base/src/a.ts': "import 'left-pad';\nimport 'right-pad/x';\nimport 'node:fs';\nimport './b.ts';",
        'packages/base/src/a.test.ts': "import 'vitest';",
        'packages/base/src/b.ts': "import 'vitest';",
        'tests/c.test.ts': "import '@servanda/model';\nimport 'left-pad';",
        'package.json': '{"devDependencies":{"vitest":"1"}}',
      }),
    ).toEqual([
      'packages/base/src/a.ts:2 `right-pad` is not declared in packages/base/package.json',
      'packages/base/src/b.ts:1 `vitest` is not declared in packages/base/package.json',
      'tests/c.test.ts:2 `left-pad` is not declared in package.json',
    ]);
  });
});

describe('exports-by-name', () => {
  it('refuses stars, defaults and code in index.ts', () => {
    expect(
      said('exports-by-name', {
        'packages/base/src/index.ts': "export { a } from './a.ts';\nexport * from './b.ts';\nconst x = 1;",
        'packages/base/src/a.ts': 'export default 1;',
      }),
    ).toEqual([
      'packages/base/src/a.ts:1 a default export has no name',
      'packages/base/src/index.ts:2 `export *` hides what is offered',
      'packages/base/src/index.ts:3 index.ts only lists exports',
    ]);
  });
});

describe('headers and docstrings', () => {
  it('wants a comment on every file and on what the package offers', () => {
    const texts = {
      'packages/base/src/index.ts': "// The door.\nexport { a, b as c } from './a.ts';",
      'packages/base/src/a.ts': '/** Said. */\nexport function a() {}\nexport const b = 1;\nexport const inside = 2;',
      'packages/base/src/bare.ts': 'export const d = 1;',
    };
    expect(said('headers', texts)).toEqual(['packages/base/src/bare.ts:1 no header']);
    expect(said('docstrings', texts)).toEqual(['packages/base/src/a.ts:3 `b` has no docstring']);
  });
});

describe('names', () => {
  it('wants kebab-case that says something', () => {
    expect(said('names', { 'packages/base/src/calendarDate.ts': '', 'packages/base/src/string-utils.ts': '', 'docs/README.md': '' })).toEqual([
      'packages/base/src/calendarDate.ts:1 `calendarDate.ts` is not kebab-case',
      'packages/base/src/string-utils.ts:1 `string-utils.ts`: the word `utils` does not say what is inside',
    ]);
  });
});

describe('skipped-tests', () => {
  it('finds skips in any position of the chain', () => {
    const code = [word('it.', 'skip("a", f);'), word('describe.', 'only.each([1])("b", f);'), word('x', 'it("c", f);'), 'set.skip();'].join('\n');
    expect(said('skipped-tests', { 'packages/base/src/a.test.ts': code })).toHaveLength(3);
  });
});

describe('wording', () => {
  it('finds unfinished marks and paths of a machine', () => {
    expect(said('unfinished-marks', { 'docs/a.md': `one\n${word('TO', 'DO')}: two` })).toHaveLength(1);
    expect(said('unfinished-marks', { 'docs/a.md': 'a list of todos and XXXL' })).toEqual([]);
    expect(said('machine-paths', { 'docs/a.md': `see ${word('/ho', 'me/ada/x')} and https://example.org/home/x` })).toHaveLength(1);
    expect(said('machine-paths', { 'docs/a.md': 'see packages/base and https://example.org/home/x' })).toEqual([]);
  });
});

describe('architecture', () => {
  it('wants every package named and no dead path', () => {
    const names = Object.keys(manifests).map((path) => `\`${path.replace('/package.json', '')}\``);
    const text = `${names.slice(1).join(' ')}\n\`packages/base/package.json\` \`packages/gone/src\` \`packages/*/src\` \`and/or\``;
    expect(said('architecture', { 'ARCHITECTURE.md': text })).toEqual([
      'ARCHITECTURE.md:1 does not name `packages/base`',
      'ARCHITECTURE.md:2 `packages/gone/src` is not there',
    ]);
  });
});

describe('decisions', () => {
  it('wants numbers in order and the three sections', () => {
    const text = '# A\n\n## Context\n\n## Choice\n\n## Consequences\n';
    expect(said('decisions', { 'docs/decisions/0001-a.md': text, 'docs/decisions/0002-b.md': text })).toEqual([]);
    expect(said('decisions', { 'docs/decisions/0001-a.md': text, 'docs/decisions/0003-b.md': text.replace('## Choice', '') })).toEqual([
      'docs/decisions/0003-b.md:1 is number 2 in order',
      'docs/decisions/0003-b.md:1 has no section `## Choice`',
    ]);
  });
});

describe('links', () => {
  it('follows paths and headings, and leaves code and other sites alone', () => {
    expect(
      said('links', {
        'docs/a.md': '# Über *uns*: a, b\n[x](b.md) [y](b.md#two-words) [z](#über-uns-a-b) `[q](gone.md)` [w](https://example.org)\n[gone](c.md) [no](b.md#three)',
        'docs/b.md': '## Two words\n',
      }),
    ).toEqual(['docs/a.md:3 `c.md` leads nowhere', 'docs/a.md:3 `b.md#three` leads nowhere']);
  });
});

describe('oracle', () => {
  it('lets the oracle know the engine by type only', () => {
    expect(
      said('oracle', {
        'tests/oracle/naive.ts': "import type { State } from '@servanda/semantics';\nimport { step } from '@servanda/semantics';",
        'tests/oracle/compare.test.ts': "import { step } from '@servanda/semantics';",
      }),
    ).toEqual(['tests/oracle/naive.ts:2 `@servanda/semantics` is what the oracle checks']);
  });
});

describe('lock-file', () => {
  it('wants the packages of every platform and no registry', () => {
    const lock = (extra: object) => ({ 'package-lock.json': JSON.stringify({ packages: { 'node_modules/a': { optionalDependencies: { b: '1' } }, ...extra } }) });
    expect(said('lock-file', lock({ 'node_modules/b': {} }))).toEqual([]);
    expect(said('lock-file', lock({}))).toHaveLength(1);
    expect(said('lock-file', lock({ 'node_modules/b': { resolved: 'https://example.org/b.tgz' } }))).toHaveLength(1);
  });
});

describe('svelte', () => {
  it('reads the scripts of a component with their lines', () => {
    expect(said('layering', { 'packages/model/src/x.svelte': "<p>it's</p>\n<script>\nimport { x } from '@servanda/cli';\n</script>" })).toEqual([
      'packages/model/src/x.svelte:3 `model` (layer 2) imports up from `cli` (layer 10)',
    ]);
  });
});
