/** Where output goes: colours only where a terminal shows them, lines no wider than it, and a reader that goes away early is no error. */
import { ansiPalette, displayWidth, neverCancelled, plainPalette, type Cancellation, type Palette } from '@servanda/base';

/** What a command writes to. Tests give one that keeps the text. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A line that is replaced by the next, for progress; empty: gone. Shown on a terminal only. */
  readonly status: (text: string) => void;
  /** For text on `out`. */
  readonly paint: Paint;
  /** For diagnostics. */
  readonly palette: Palette;
  /** Cells of a line. */
  readonly width: number;
  readonly isInteractive: boolean;
  /** Raised when the reader no longer wants to wait. */
  readonly cancellation: Cancellation;
  /** A line that somebody types after a prompt; none at the end. Only where somebody does. */
  readonly readLine?: (prompt: string) => Promise<string | undefined>;
}

/** The few ways in which text is set off. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
}

const same = (text: string): string => text;
const ansi = (code: string) => (text: string): string => (text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`);

export const plainPaint: Paint = { bold: same, dim: same, good: same, bad: same, doubtful: same };
const colourPaint: Paint = { bold: ansi('1'), dim: ansi('2'), good: ansi('32'), bad: ansi('31'), doubtful: ansi('33') };

/** Lines of a memo: used wherever no terminal says how wide it is. */
const MEMO_WIDTH = 100;

/** What is known of where this process writes to. */
export interface Screen {
  readonly isTerminal: boolean;
  readonly hasErrorTerminal: boolean;
  readonly isInteractive: boolean;
  readonly isColoured: boolean;
  readonly columns: number;
}

/** NO_COLOR (no-color.org) and a dumb terminal turn colours off. */
export function screenOfProcess(): Screen {
  const { stdin, stdout, stderr, env } = process;
  return {
    isTerminal: stdout.isTTY, hasErrorTerminal: stderr.isTTY, isInteractive: stdout.isTTY && stdin.isTTY,
    isColoured: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb', columns: stdout.isTTY ? stdout.columns : MEMO_WIDTH,
  };
}

/** The terminal of this process. */
export function processTerminal(screen: Screen, cancellation: Cancellation = neverCancelled): Terminal {
  const { stdout, stderr } = process;
  quietWhenClosed(stdout);
  quietWhenClosed(stderr);
  return {
    out: (text) => { stdout.write(text); },
    err: (text) => { stderr.write(text); },
    status: (text) => { showStatus(screen, text); },
    paint: screen.isColoured ? colourPaint : plainPaint,
    palette: screen.isColoured ? ansiPalette : plainPalette,
    width: screen.isTerminal ? Math.max(40, Math.min(screen.columns, 120)) : MEMO_WIDTH,
    isInteractive: screen.isInteractive, cancellation,
  };
}

/** Replaces the line of progress, where there is somebody to see it. */
export function showStatus(screen: Screen, text: string): void {
  if (screen.hasErrorTerminal) process.stderr.write(`\r\u001b[K${text}`);
}

/** `servanda … | head` closes the pipe when it has enough; that is not a failure. */
function quietWhenClosed(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** Breaks a text into lines of at most `width` cells (the first: `first`), at spaces. A longer word stands alone. */
export function wrap(text: string, width: number, first = width): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > (lines.length === 0 ? first : width)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A paragraph, wrapped and indented; further lines `hang` deeper. */
export function paragraph(text: string, width: number, indent = 0, hang = 0): string {
  const lines = wrap(text, width - indent - hang, width - indent);
  return lines.map((line, i) => `${' '.repeat(indent + (i === 0 ? 0 : hang))}${line}\n`).join('');
}

/** Fills up to a number of cells. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** No column but the last takes more of the line than this, so that a long cell leaves room beside it. */
const WIDEST = 36;

/** Columns aligned by display width, cells wrapped, the last one to what is left of the line. `paints` colour cells after measuring. */
export function table(rows: readonly (readonly string[])[], width: number, indent = 0, paints: readonly (((text: string) => string) | undefined)[] = []): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) => Math.min(WIDEST, Math.max(0, ...rows.map((row) => displayWidth(row[i] ?? '')))));
  const lead = widths.slice(0, -1).reduce((sum, w) => sum + w + 2, indent);
  widths[count - 1] = Math.max(24, width - lead);
  return rows.map((row) => {
    const cells = widths.map((w, i) => wrap(row[i] ?? '', w));
    const height = Math.max(1, ...cells.map((lines) => lines.length));
    const lines = Array.from({ length: height }, (_, at) => cells.map((lines, i) => (paints[i] ?? same)(pad(lines[at] ?? '', i === count - 1 ? 0 : widths[i] ?? 0))).join('  ').trimEnd());
    return lines.map((line) => `${' '.repeat(indent)}${line}\n`).join('');
  }).join('');
}
