/**
 * The command line as a whole process: `servanda check` on the flagship, as people run it on save. Build first (`npm run
 * build`), then `node bench/command.ts`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const program = `${root}packages/cli/dist/servanda.mjs`;
const runs = process.argv.includes('--short') ? 5 : 15;

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;
}

function wholeProcess(args: readonly string[]): number {
  const times: number[] = [];
  for (let i = 0; i <= runs; i++) {
    const from = performance.now();
    try { execFileSync(process.execPath, args, { cwd: root, stdio: 'ignore' }); } catch { /* exit code 1 says that an expectation is not met: still a run */ }
    if (i > 0) times.push(performance.now() - from);
  }
  return median(times);
}

if (!existsSync(program)) {
  console.log('the command line is not built (npm run build): skipped');
} else {
  const empty = wholeProcess(['-e', '0']);
  console.log(`whole processes, Node ${process.versions.node}, medians of ${runs}`);
  console.log(`  node alone                          ${empty.toFixed(0)} ms`);
  for (const args of [['--version'], ['status', 'examples/kurils'], ['check', 'examples/kurils'], ['check', 'examples/rome-statute']]) {
    const ms = wholeProcess([program, ...args]);
    console.log(`  servanda ${args.join(' ').padEnd(26)} ${ms.toFixed(0)} ms`);
  }
}
