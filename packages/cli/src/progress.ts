/** What takes longer than a second says what it is doing, on a line of its own that goes away again. Shown by main.ts. */
import type { Terminal } from './terminal.ts';

/** Milliseconds after which somebody wonders. */
export const PATIENCE = 1000;

/** Milliseconds between two messages to the line of progress: nobody reads faster. */
const PAUSE = 100;

/** A listener for the progress of a search; silent at first, and always where nobody watches. */
export function progressOn(terminal: Terminal): (what: string) => void {
  let last = performance.now();
  return (what) => {
    const now = performance.now();
    if (now - last < PAUSE) return;
    last = now;
    terminal.status(what);
  };
}
