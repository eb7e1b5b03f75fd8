#!/usr/bin/env node
/**
 * The program `servanda`. On a terminal, what may search for long runs in a thread of its own, so that Ctrl-C stops the search
 * and not the answer: what is known by then is still told. Read next: run.ts, program.ts.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { keepCompiled } from './compile-cache.ts';
import { EXIT } from './exit-codes.ts';
import { processTerminal, screenOfProcess, showStatus, type Screen } from './terminal.ts';

keepCompiled();
const { run } = await import('./run.ts');

/** Commands that search. */
const SEARCHING = new Set(['ask', 'survey']);

/** What the thread is told: the screen it writes to, and a flag that Ctrl-C raises. */
interface ThreadData {
  readonly args: readonly string[];
  readonly screen: Screen;
  readonly flag: Int32Array;
}

/** What the thread says while it runs, and at its end. */
type ThreadSays = { readonly status: string } | { readonly exit: number };

async function main(args: readonly string[]): Promise<number> {
  const screen = screenOfProcess();
  if (!screen.isTerminal || !SEARCHING.has(args[0] ?? '')) return run(args, processTerminal(screen));
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const data: ThreadData = { args, screen, flag };
  const worker = new Worker(new URL(import.meta.url), { workerData: data });
  process.on('SIGINT', () => {
    if (Atomics.add(flag, 0, 1) > 0) process.exit(EXIT.interrupted);
    process.stderr.write('\r\u001b[Kstopping; once more to quit at once\n');
  });
  return new Promise((done, fail) => {
    let code: number = EXIT.internal;
    worker.on('message', (said: ThreadSays) => { if ('exit' in said) code = said.exit; else showStatus(screen, said.status); });
    worker.on('error', fail);
    worker.on('exit', () => { done(code); });
  });
}

if (isMainThread) {
  process.exitCode = await main(process.argv.slice(2));
} else {
  const { args, screen, flag } = workerData as ThreadData;
  const say = (said: ThreadSays): void => { parentPort?.postMessage(said); };
  // A thread's own output waits until it pauses; its progress must not.
  const terminal = { ...processTerminal(screen, { isCancelled: () => Atomics.load(flag, 0) > 0 }), status: (text: string) => { say({ status: text }); } };
  say({ exit: await run(args, terminal) });
}
