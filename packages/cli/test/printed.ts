// One run of the program inside a test: what it prints and its exit code.

import { neverCancelled, plainPalette } from '@servanda/base';
import { run } from '../src/run.ts';
import { plainPaint, type Terminal } from '../src/terminal.ts';

export interface Printed {
  readonly out: string;
  readonly err: string;
  readonly exit: number;
}

export async function printed(args: readonly string[]): Promise<Printed> {
  let [out, err] = ['', ''];
  const terminal: Terminal = {
    out: (text) => { out += text; }, err: (text) => { err += text; }, status: () => undefined, paint: plainPaint, palette: plainPalette, width: 100, isInteractive: false, cancellation: neverCancelled,
  };
  const exit = await run(args, terminal);
  return { out, err, exit };
}

/** Words, and texts in double quotes. */
export function words(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? '');
}
