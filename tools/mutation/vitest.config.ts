// The tests that must notice when the engine is changed: those of the two packages, of the page on semantics, the oracle on a few hundred
// dossiers. Packages are found in the copy that Stryker works on, not through node_modules, which leads back here.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Stryker picks the tests of a mutant by names joined with blanks; since version 5 vitest joins them with ` > `, so that none is found and
 * every mutant survives (stryker-js issue 6210). Each blank of the pattern may be either.
 */
const namesOfVitest5: Plugin = {
  name: 'test-names-of-vitest-5',
  configureVitest({ project }) {
    let pattern: RegExp | undefined;
    Object.defineProperty(project.config, 'testNamePattern', {
      enumerable: true, configurable: true,
      get: () => pattern,
      set: (given: RegExp | undefined) => { pattern = given && new RegExp(given.source.replaceAll(' ', '(?: > | )'), given.flags); },
    });
  },
};

export default defineConfig({
  root,
  plugins: [namesOfVitest5],
  resolve: {
    alias: [
      { find: '@servanda/model/json', replacement: join(root, 'packages/model/src/json/index.ts') },
      { find: '@servanda/explorer/internals', replacement: join(root, 'packages/explorer/src/internals.ts') },
      ...readdirSync(join(root, 'packages')).map((name) => ({ find: new RegExp(`^@servanda/${name}$`), replacement: join(root, 'packages', name, 'src/index.ts') })),
    ],
  },
  test: {
    include: ['packages/semantics/src/**/*.test.ts', 'packages/timeline/src/**/*.test.ts', 'tests/semantics/*.test.ts', 'tests/oracle/oracle.test.ts'],
    env: { ORACLE_LONG: process.env['ORACLE_LONG'] ?? '200', ORACLE_BRIEF: '1' },
    testTimeout: 60_000,
  },
});
