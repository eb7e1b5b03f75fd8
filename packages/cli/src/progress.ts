/** What takes longer than a second says what it is doing, on a line of its own that goes away again. */
import type { Terminal } from './terminal.ts';

const PATIENCE = 1000;

/** A listener for the progress of a search; silent at first, and always where nobody watches. */
export function progressOn(terminal: Terminal): (what: string) => void {
  const start = performance.now();
  return (what) => {
    if (performance.now() - start > PATIENCE) terminal.status(`${what} …`);
  };
}
