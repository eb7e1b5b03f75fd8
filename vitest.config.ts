// Where the tests are that `npm test` runs. Slow ones, which build, pack or open a browser, have tests/e2e/vitest.config.ts.

import { defineConfig } from 'vitest/config';

/** Set by .ci/run and tools/test.ts: the file to which the counts go, beside what is shown. */
const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'tests/**/*.test.ts', 'tools/**/*.test.ts'],
    exclude: ['tests/e2e/**', '**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
