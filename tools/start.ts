// `npm start`: builds the program, shows what it does on the flagship dossier, and builds the page that `servanda open` serves.
// Each command is printed before its answer, so that the reader can go on from there.

import { spawnSync } from 'node:child_process';
import { root } from './stages.ts';

const program = 'packages/cli/dist/servanda.mjs';
const dossier = 'examples/kurils';

const commands: readonly (readonly string[])[] = [
  ['check', dossier],
  ['status', dossier, '--on', '2019-01-22'],
  ['why', 'Russia shall transfer Shikotan to Japan', dossier],
  ['ask', 'promises', dossier, '--readings', 'force,prompt'],
];

function node(args: readonly string[]): number {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

function main(): number {
  const isBuilt = node(['tools/build.mjs']) === 0;
  if (!isBuilt) return 1;
  const statuses = commands.map((command) => {
    process.stdout.write(`\n$ servanda ${command.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ')}\n\n`);
    return node([program, ...command]);
  });
  process.stdout.write('\nbuilding the page of the workbench …\n');
  const hasPage = spawnSync('npm', ['run', '--silent', 'build', '-w', 'packages/workbench', '--', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' }).status === 0;
  if (!hasPage) return 1;
  process.stdout.write(`\nGo on with \`node ${program} open ${dossier}\`, which is the same in a browser, or with \`node ${program} --help\`; \`npm link -w packages/cli\` puts a \`servanda\` in your path.\n`);
  return statuses.find((status) => status !== 0) ?? 0;
}

process.exitCode = main();
