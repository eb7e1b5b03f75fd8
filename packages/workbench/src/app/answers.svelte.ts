/** Answers to the dossier's questions, by question and readings, asked once for each state of the text and kept while it stands. */
import { SvelteMap } from 'svelte/reactivity';
import type { AnswerReport, CheckReport } from '@servanda/dossier';
import { engine, stopAsking, Stopped, Superseded } from '../engine/engine-client.ts';
import type { Files } from '../workspace/files.ts';

/** One cell of the matrix: under way, answered, stopped by the reader, or failed by a mistake of ours. */
export type Cell =
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly report: AnswerReport }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly why: string };

const cells = new SvelteMap<string, Cell>();
let about: Files | undefined;

let checked = $state.raw<CheckReport | undefined>();
let isChecking = false;

/** What the dossier expects of its questions, compared with what they answer; nothing until that is worked out. */
export const expectations = {
  get report(): CheckReport | undefined { return checked; },
};

/** The key of a question under readings, as known on a day. */
export function cellKey(question: string, readings: readonly string[], knownOn: string | undefined): string {
  return `${question}|${[...readings].sort().join(',')}|${knownOn ?? ''}`;
}

/** What is known of a cell by now. */
export function cellOf(key: string): Cell | undefined {
  return cells.get(key);
}

/** Forgets answers about another text. */
export function answersAbout(files: Files): void {
  if (about === files) return;
  about = files;
  cells.clear();
  checked = undefined;
  isChecking = false;
}

/** Asks unless it was asked. Long questions wait in line; nothing else waits for them. */
export function askCell(question: string, readings: readonly string[], knownOn: string | undefined): void {
  const key = cellKey(question, readings, knownOn);
  if (cells.has(key)) return;
  cells.set(key, { kind: 'asking' });
  const asked = about;
  engine('ask', { question, view: { readings: [...readings], ...(knownOn !== undefined && { knownOn }) } }, `ask:${key}`)
    .then((report) => { if (about === asked) cells.set(key, { kind: 'answered', report }); })
    .catch((error: unknown) => {
      if (about !== asked) return;
      if (error instanceof Superseded) cells.delete(key);
      else if (error instanceof Stopped) cells.set(key, { kind: 'stopped' });
      else cells.set(key, { kind: 'failed', why: error instanceof Error ? error.message : String(error) });
    });
}

/** Waits no longer for an answer. */
export function stopCell(key: string): void {
  stopAsking(`ask:${key}`);
}

/** Forgets that an answer was not waited for, so that it can be asked for again. */
export function forgetCell(key: string): void {
  cells.delete(key);
}

/** Compares all expectations, unless that is done or under way. */
export function askExpectations(): void {
  if (isChecking) return;
  isChecking = true;
  const asked = about;
  engine('check', {}).then((report) => { if (about === asked) checked = report; }).catch(() => { if (about === asked) isChecking = false; });
}
