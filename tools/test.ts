// `npm test`: builds the program, checks types and the rules of the house, and runs the tests. All of them run, also
// after one has failed, so that one look shows everything there is to mend. Arguments go to vitest:
//
//   npm test -- packages/timeline

import { writeFileSync } from 'node:fs';
import { runStage, summary, totals, type Stage } from './stages.ts';

const arguments_ = process.argv.slice(2);

const stages: readonly Stage[] = [
  { name: 'build', command: ['node', 'tools/build.mjs'], counting: { kind: 'once' } },
  { name: 'typecheck', command: ['tsc', '-p', 'tsconfig.json'], counting: { kind: 'once' } },
  { name: 'tidy', command: ['node', 'tools/tidy/main.ts'], counting: { kind: 'checks' } },
  { name: 'tests', command: ['vitest', 'run', ...arguments_], counting: { kind: 'vitest' } },
];

const outcomes = stages.flatMap(runStage);
const report = process.env['TEST_OUTCOMES'];
if (report !== undefined) writeFileSync(report, JSON.stringify(outcomes));
process.stdout.write(summary(outcomes));
process.exitCode = totals(outcomes).failed > 0 ? 1 : 0;
