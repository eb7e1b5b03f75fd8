/** Runs the other engines, when they are installed, within a number of seconds. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toClingo, toPromela, type Problem } from '@servanda/encoder';
import { toPlan } from './to-plan.ts';

/** `isSo`: won, reachable, or in conflict. Undefined when time or memory ran out. */
export interface PeerAnswer {
  readonly isSo: boolean | undefined;
  readonly millis: number;
  /** Milliseconds of the search alone, where a program is made and compiled before it. */
  readonly searching?: number;
  /** Situations met: as counted by spin; of clingo the atoms of its ground program. */
  readonly states?: number;
}

const has = (program: string, option: string): boolean => { try { execFileSync(program, [option], { stdio: 'ignore' }); return true; } catch { return false; } };
export const hasClingo = has('clingo', '--version');
export const hasSpin = has('spin', '-V') && has('gcc', '--version');

export function askClingo(problem: Problem, seconds: number): PeerAnswer {
  return solve(toClingo(problem), seconds);
}

/** Runs a program of `servanda export --format clingo`, as its header says. */
export function runClingo(program: string, seconds: number): PeerAnswer {
  return solve(program, seconds);
}

/** Runs a program of `servanda export --format promela` by the very command that its header gives, but for the compiler's pains. */
export function runSpin(program: string, seconds: number): PeerAnswer {
  const command = /^\/\* +(spin -a FILE && .*) \*\/$/m.exec(program)?.[1];
  if (command === undefined) throw new Error('the program does not say how to run it');
  const folder = mkdtempSync(join(tmpdir(), 'servanda-spin-'));
  try {
    writeFileSync(join(folder, 'question.pml'), program);
    const from = performance.now();
    const { stdout } = spawnSync(command.replace('FILE', 'question.pml').replace('-O2', '-O0'), { cwd: folder, shell: true, encoding: 'utf8', maxBuffer: 1 << 28, timeout: Math.round(seconds * 1000), killSignal: 'SIGKILL' });
    return { ...reading(stdout), millis: performance.now() - from };
  } finally { rmSync(folder, { recursive: true, force: true }); }
}

/** Lengthens the plan until there is one; says nothing of goals that cannot be reached. */
export function planWithClingo(problem: Problem, seconds: number): PeerAnswer {
  const from = performance.now();
  for (let length = 0; ; length++) {
    const left = seconds - (performance.now() - from) / 1000;
    if (left <= 0) return { isSo: undefined, millis: performance.now() - from };
    const answer = solve(toPlan(problem, length), left);
    if (answer.isSo !== false) return { ...answer, millis: performance.now() - from };
  }
}

function solve(program: string, seconds: number): PeerAnswer {
  const from = performance.now();
  const { stdout } = spawnSync('clingo', ['--warn=none', '--stats=1', '-'], { input: program, encoding: 'utf8', maxBuffer: 1 << 28, timeout: Math.max(1, Math.round(seconds * 1000)), killSignal: 'SIGKILL' });
  const millis = performance.now() - from;
  const said = /^(SATISFIABLE|UNSATISFIABLE|OPTIMUM FOUND)$/m.exec(stdout)?.[1];
  const atoms = /^Atoms\s*:\s*(\d+)/m.exec(stdout)?.[1];
  // Where there is a best answer it is the last one shown.
  const best = stdout.slice(stdout.lastIndexOf('Answer:'));
  const isConflict = program.includes('#show conflict/1.');
  return { isSo: said === undefined ? undefined : isConflict ? best.includes('conflict(') : said === 'SATISFIABLE', millis, ...(atoms !== undefined && { states: Number(atoms) }) };
}

/** Writes the verifier, compiles and runs it; the time is that of all three, and `searching` that of the run alone. */
export function askSpin(problem: Problem, seconds: number, optimise = '-O2'): PeerAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'servanda-spin-'));
  try {
    writeFileSync(join(folder, 'model.pml'), toPromela(problem));
    const from = performance.now();
    const run = (program: string, args: readonly string[]): string => spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: Math.max(1, Math.round(seconds * 1000 - (performance.now() - from))), killSignal: 'SIGKILL' }).stdout ?? '';
    run('spin', ['-a', 'model.pml']);
    const isGame = problem.kind !== 'reach';
    run('gcc', [optimise, '-w', '-DSAFETY', '-DMEMLIM=4096', '-DVECTORSZ=4096', ...(isGame ? ['-DNOREDUCE'] : []), '-o', 'pan', 'pan.c']);
    const start = performance.now();
    let said = '';
    // Spin sets aside room for its deepest path beforehand: little at first, since most need little.
    for (const depth of [10_000, 1_000_000, 20_000_000]) {
      said = run('./pan', [`-m${depth}`, '-E']);
      if (!said.includes('search depth too small')) break;
    }
    const now = performance.now();
    return { ...reading(said), millis: now - from, searching: now - start };
  } finally { rmSync(folder, { recursive: true, force: true }); }
}

function reading(said: string): Pick<PeerAnswer, 'isSo' | 'states'> {
  const states = Number(/(\d+) states, stored/.exec(said)?.[1] ?? NaN);
  const isCut = /search depth too small|out of memory|reached -DMEMLIM/.test(said) || Number.isNaN(states);
  const game = /^(won|lost) with (\d+) situations/m.exec(said);
  if (game) return { isSo: isCut ? undefined : game[1] === 'won', states: Number(game[2]) };
  if (/^(no conflict|conflict for .*)$/m.test(said)) return { isSo: isCut ? undefined : /^conflict for/m.test(said), states };
  if (/assertion violated/.test(said)) return { isSo: true, states };
  return { isSo: isCut ? undefined : false, states };
}
