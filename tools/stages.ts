// A list of commands → what passed and failed in each and how long it took: the common part of `npm test` and .ci/run.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository; every command runs there. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** How a command's counts are learned. */
export type Counting =
  /** It passes or it fails. */
  | { readonly kind: 'once' }
  /** Its last line says `N checks passed[, N failed]`. */
  | { readonly kind: 'checks' }
  /** vitest writes its JSON report to the file that TEST_REPORT names. */
  | { readonly kind: 'vitest' }
  /** It writes a list of outcomes to the file that TEST_OUTCOMES names, as tools/test.ts does. */
  | { readonly kind: 'outcomes' };

/** A command to run, after the ones before it whether or not they passed. */
export interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly counting: Counting;
}

/** What came of a stage. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

/** Runs a stage with its output shown as it comes, or for `checks` when it is done. */
export function runStage({ name, command, counting }: Stage): readonly Outcome[] {
  process.stdout.write(`\n── ${name}: ${command.join(' ')}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'servanda-'));
  const report = join(folder, 'report.json');
  const variable = { vitest: 'TEST_REPORT', outcomes: 'TEST_OUTCOMES', once: undefined, checks: undefined }[counting.kind];
  const started = performance.now();
  const [program, ...args] = command;
  const run = spawnSync(program, args, {
    cwd: root,
    env: variable === undefined ? process.env : { ...process.env, [variable]: report },
    encoding: 'utf8',
    stdio: counting.kind === 'checks' ? ['ignore', 'pipe', 'inherit'] : ['ignore', 'inherit', 'inherit'],
  });
  if (run.error) process.stderr.write(`${program}: ${run.error.message}\n`);
  if (run.stdout) process.stdout.write(run.stdout);
  const hasPassed = run.status === 0;
  const seconds = (performance.now() - started) / 1000;
  const outcomes = counting.kind === 'outcomes' ? outcomesIn(report) : undefined;
  const counts = countsOf(counting, run.stdout ?? '', report);
  rmSync(folder, { recursive: true, force: true });
  if (outcomes) return outcomes;
  // A command that failed without a count of its own, say because a file did not load, counts as one failure.
  return [{ name, passed: counts?.passed ?? (hasPassed ? 1 : 0), failed: Math.max(counts?.failed ?? 0, hasPassed ? 0 : 1), seconds }];
}

/** One line a stage, and how long each took. */
export function summary(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(
    ({ name, passed, failed, seconds }) =>
      `${failed > 0 ? 'failed' : 'passed'}  ${name.padEnd(16)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
  );
  return `\n${rows.join('\n')}\n`;
}

/** The sums over all stages. */
export function totals(outcomes: readonly Outcome[]): { readonly passed: number; readonly failed: number } {
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  return { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed) };
}

function countsOf(counting: Counting, output: string, report: string): { readonly passed: number; readonly failed: number } | undefined {
  switch (counting.kind) {
    case 'checks': {
      const line = /(\d+) checks passed(?:, (\d+) failed)?\s*$/.exec(output);
      return line === null ? undefined : { passed: Number(line[1]), failed: Number(line[2] ?? 0) };
    }
    case 'vitest': {
      const counts = read(report) as { numPassedTests: number; numFailedTests: number } | undefined;
      return counts === undefined ? undefined : { passed: counts.numPassedTests, failed: counts.numFailedTests };
    }
    case 'outcomes':
    case 'once':
      return undefined;
  }
}

function outcomesIn(report: string): readonly Outcome[] | undefined {
  return read(report) as readonly Outcome[] | undefined;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
