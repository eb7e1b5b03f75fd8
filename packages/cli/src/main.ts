#!/usr/bin/env node
/**
 * The program `servanda`. On a terminal, what may search for long runs in a thread of its own, so that Ctrl-C stops the search
 * and not the answer: what is known by then is still told. Read next: run.ts, program.ts.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createInterface, type Interface } from 'node:readline';
import { keepCompiled } from './compile-cache.ts';
import { EXIT } from './exit-codes.ts';
import { PATIENCE } from './progress.ts';
import { processTerminal, screenOfProcess, showStatus, type Screen, type Terminal } from './terminal.ts';

keepCompiled();
const { run } = await import('./run.ts');

/** Commands that search. */
const SEARCHING = new Set(['ask', 'survey', 'check', 'diff', 'export', 'play']);

/** What the thread is told: the screen it writes to, and a flag that Ctrl-C raises. */
interface ThreadData {
  readonly args: readonly string[];
  readonly screen: Screen;
  readonly flag: Int32Array;
}

/** What the thread says while it runs, in order, and at its end. `prompt`: it waits for a line. */
type ThreadSays = { readonly out: string } | { readonly err: string } | { readonly status: string } | { readonly prompt: string } | { readonly exit: number };

/** How often the line of progress says how long it has been, in milliseconds. */
const BEAT = 500;

async function main(args: readonly string[]): Promise<number> {
  const screen = screenOfProcess();
  const terminal = processTerminal(screen);
  if (!screen.isTerminal || !SEARCHING.has(args[0] ?? '')) return run(args, terminal);
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const data: ThreadData = { args, screen, flag };
  const worker = new Worker(new URL(import.meta.url), { workerData: data });
  return new Promise((done, fail) => {
    const progress = startProgress(screen);
    const lines = lineReader((line) => { progress.begin(); Atomics.store(flag, 0, 0); worker.postMessage({ line }); }, interrupt);
    function interrupt(): void {
      if (Atomics.add(flag, 0, 1) > 0) process.exit(EXIT.interrupted);
      progress.stopping();
    }
    process.on('SIGINT', interrupt);
    let code: number = EXIT.internal;
    worker.on('message', (said: ThreadSays) => {
      if ('exit' in said) code = said.exit;
      else if ('status' in said) progress.doing(said.status);
      else if ('prompt' in said) { progress.end(); lines.ask(said.prompt); }
      else { progress.end(); if ('out' in said) terminal.out(said.out); else terminal.err(said.err); }
    });
    worker.on('error', fail);
    worker.on('exit', () => { progress.end(); lines.close(); done(Atomics.load(flag, 0) > 0 ? EXIT.interrupted : code); });
  });
}

interface Progress {
  readonly begin: () => void;
  readonly doing: (what: string) => void;
  readonly stopping: () => void;
  readonly end: () => void;
}

/** The line of progress: silent at first, then what is being done and for how long, also where the search says nothing itself. */
function startProgress(screen: Screen): Progress {
  let [begun, what, isShown] = [performance.now(), '', false];
  let timer: ReturnType<typeof setInterval> | undefined;
  const put = (line: string): void => { if (line !== '' || isShown) showStatus(screen, line); isShown = line !== ''; };
  const show = (): void => {
    const passed = performance.now() - begun;
    if (passed > PATIENCE) put(`${what === '' ? 'working' : what} … ${Math.floor(passed / 1000)} s (Ctrl-C stops)`);
  };
  const end = (): void => {
    clearInterval(timer);
    timer = undefined;
    put('');
  };
  const begin = (): void => {
    end();
    [begun, what] = [performance.now(), ''];
    timer = setInterval(show, BEAT);
  };
  begin();
  const stopping = (): void => { end(); put('stopping; once more to quit at once'); };
  return { begin, end, stopping, doing: (next) => { what = next; } };
}

/** Reads lines when the thread asks for them; Ctrl-C at the prompt and Ctrl-D leave, Ctrl-C while it works interrupts. */
function lineReader(give: (line: string | undefined) => void, interrupt: () => void): { readonly ask: (prompt: string) => void; readonly close: () => void } {
  let reader: Interface | undefined;
  let isWaiting = false;
  let isClosed = false;
  const ahead: string[] = [];
  const answer = (line: string | undefined): void => { isWaiting = false; give(line); };
  const open = (): Interface => {
    const opened = createInterface({ input: process.stdin, output: process.stdout });
    opened.on('line', (line) => { if (isWaiting) answer(line); else ahead.push(line); });
    opened.on('SIGINT', () => { if (isWaiting) opened.close(); else interrupt(); });
    opened.on('close', () => { isClosed = true; if (isWaiting) answer(undefined); });
    return opened;
  };
  return {
    ask: (prompt) => {
      reader ??= open();
      const next = ahead.shift();
      isWaiting = true;
      if (isClosed || next !== undefined) { if (next !== undefined) process.stdout.write(`${prompt}${next}\n`); answer(next); return; }
      reader.setPrompt(prompt);
      reader.prompt();
    },
    close: () => { reader?.close(); },
  };
}

/** The terminal as the thread has it: everything is said to the main thread, in order. */
function threadTerminal({ screen, flag }: ThreadData): Terminal {
  const say = (said: ThreadSays): void => { parentPort?.postMessage(said); };
  return {
    ...processTerminal(screen, { isCancelled: () => Atomics.load(flag, 0) > 0 }),
    out: (text) => { say({ out: text }); }, err: (text) => { say({ err: text }); }, status: (text) => { say({ status: text }); },
    readLine: (prompt) => new Promise((done) => {
      parentPort?.once('message', ({ line }: { readonly line?: string }) => { done(line); });
      say({ prompt });
    }),
  };
}

if (isMainThread) {
  process.exitCode = await main(process.argv.slice(2));
} else {
  const data = workerData as ThreadData;
  parentPort?.postMessage({ exit: await run(data.args, threadTerminal(data)) } satisfies ThreadSays);
}
