// Everything that has to pass before a change is taken, in order, with the time each part took. .ci/run installs what
// the machine lacks and calls this. The last line is `N passed, N failed`.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runStage, summary, totals, type Outcome, type Stage } from './stages.ts';

/** A stage that some checkouts do not have: the path without which there is nothing to run. */
interface OptionalStage extends Stage {
  readonly needs: string;
}

const stages: readonly OptionalStage[] = [
  { name: 'npm test', command: ['npm', 'test', '--silent'], counting: { kind: 'outcomes' }, needs: 'package.json' },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], counting: { kind: 'once' }, needs: 'eslint.config.js' },
  { name: 'knip', command: ['npm', 'run', '--silent', 'knip'], counting: { kind: 'once' }, needs: 'knip.json' },
  { name: 'svelte', command: ['npm', 'run', '--silent', 'check', '-w', 'packages/workbench'], counting: { kind: 'once' }, needs: 'packages/workbench' },
  { name: 'vsix', command: ['npm', 'run', '--silent', 'package', '-w', 'packages/vscode'], counting: { kind: 'once' }, needs: 'packages/vscode' },
  { name: 'package', command: ['npm', 'run', '--silent', 'test:package'], counting: { kind: 'vitest' }, needs: 'tests/e2e/package.test.ts' },
  { name: 'editor', command: ['npm', 'run', '--silent', 'test:editor'], counting: { kind: 'vitest' }, needs: 'tests/e2e/language-server.test.ts' },
  { name: 'browser', command: ['npm', 'run', '--silent', 'test:browser'], counting: { kind: 'vitest' }, needs: 'tests/e2e/browser' },
  { name: 'benchmarks', command: ['npm', 'run', '--silent', 'bench', '--', '--short'], counting: { kind: 'once' }, needs: 'bench' },
];

/** Whether the path is there; a folder has to hold something, a name may lack its ending (`browser` for `browser.test.ts`). */
function isThere(path: string): boolean {
  const file = join(root, path);
  if (existsSync(file)) return true;
  const [folder, name] = [join(file, '..'), path.split('/').at(-1) ?? ''];
  return existsSync(folder) && readdirSync(folder).some((entry) => entry.startsWith(name));
}

function run(stage: OptionalStage): readonly Outcome[] {
  if (isThere(stage.needs)) return runStage(stage);
  process.stdout.write(`\n── ${stage.name}: skipped, there is no ${stage.needs}\n`);
  return [];
}

const outcomes = stages.flatMap(run);
const { passed, failed } = totals(outcomes);
process.stdout.write(`${summary(outcomes)}\n${passed} passed, ${failed} failed\n`);
process.exitCode = passed === 0 || failed > 0 ? 1 : 0;
