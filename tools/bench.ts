// `npm run bench`: runs every program directly under bench/, one after another so that they do not disturb each other.
// Each prints its figures and fails when one misses what it has to reach; a quick look beside other work fails for no time. Options go to all of them:
//
//   npm run bench                      everything, as published
//   npm run bench -- --short           a quick look, for .ci/run
//   npm run bench -- syntax timeline   only bench/syntax.ts and bench/timeline.ts

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runStage, summary, totals } from './stages.ts';

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('-'));
const wanted = words.filter((word) => !word.startsWith('-'));
const programs = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const unknown = wanted.find((name) => !programs.includes(name));

if (unknown !== undefined) {
  process.stderr.write(`no benchmark named \`${unknown}\`; there are ${programs.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const outcomes = programs
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .flatMap((name) => runStage({ name, command: ['node', `bench/${name}.ts`, ...options], counting: { kind: 'once' } }));
  process.stdout.write(summary(outcomes));
  process.exitCode = totals(outcomes).failed > 0 ? 1 : 0;
}
