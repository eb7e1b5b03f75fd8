/**
 * A diagnostic as text for people, in the manner of rustc and Gleam: the message, the place, the line with carets under
 * it, related places, remedies. Colours come in as a palette of functions; this file reads no environment.
 *
 *     error[E0203]: no party named `Frace`; did you mean `France`?
 *      --> kurils.treaty:12:11
 *        |
 *     12 | Japan and Frace sign PeaceTreaty.
 *        |           ^^^^^
 *     help: write `France`
 *        |
 *     12 | Japan and France sign PeaceTreaty.
 *        |           ~~~~~~
 */
import type { Diagnostic, Fix, Severity, TextEdit } from './diagnostic.ts';
import { displayRow, displaySafe, displayWidth } from './display-text.ts';
import { lineColumn, lineText, makeLineIndex, type LineIndex, type SourceText, type Span } from './span.ts';

/** How each part of a diagnostic is coloured: functions that wrap a text. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly help: (text: string) => string;
  /** Line numbers, bars and arrows. */
  readonly gutter: (text: string) => string;
  /** The message itself. */
  readonly strong: (text: string) => string;
}

/** No colour at all. */
export const plainPalette: Palette = { error: same, warning: same, info: same, help: same, gutter: same, strong: same };

/** The sixteen colours every terminal has. Whether to use them is for the application to say. */
export const ansiPalette: Palette = {
  error: ansi('1;31'), warning: ansi('1;33'), info: ansi('1;36'), help: ansi('1;32'), gutter: ansi('34'), strong: ansi('1'),
};

function same(text: string): string {
  return text;
}

function ansi(code: string): (text: string) => string {
  return (text) => (text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`);
}

/** The texts that spans point into; a file that is not among them is named without being shown. */
export type Sources = readonly SourceText[] | ReadonlyMap<string, string>;

/** How a diagnostic is shown. */
export interface RenderOptions {
  /** No colour unless given. */
  readonly color?: Palette;
  /** Cells of source shown of one line, 100 unless given; the rest of a longer line is cut. */
  readonly width?: number;
}

interface Page {
  readonly indexOf: (file: string) => LineIndex | undefined;
  readonly palette: Palette;
  readonly width: number;
  /** Cells that the widest line number takes. */
  readonly gutter: number;
}

/** One diagnostic as text, without a line end at its end. */
export function renderDiagnostic(diagnostic: Diagnostic, sources: Sources, options: RenderOptions = {}): string {
  const indexOf = indexes(sources);
  const palette = options.color ?? plainPalette;
  const page: Page = { indexOf, palette, width: options.width ?? 100, gutter: gutterWidth(diagnostic, indexOf) };
  const tint = palette[diagnostic.severity];
  const title = `${tint(`${diagnostic.severity}[${diagnostic.code}]`)}${palette.strong(`: ${displaySafe(diagnostic.message)}`)}`;
  return [
    title,
    ...snippet(page, diagnostic.span, tint, '^'),
    ...(diagnostic.related ?? []).flatMap((place) => [
      `${palette.info('note')}: ${displaySafe(place.message)}`,
      ...snippet(page, place.span, palette.info, '-'),
    ]),
    ...(diagnostic.fixes ?? []).flatMap((fix) => remedy(page, fix)),
  ].join('\n');
}

/** Several diagnostics with an empty line between them. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], sources: Sources, options: RenderOptions = {}): string {
  return diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, sources, options)).join('\n\n');
}

/** `2 errors, 1 warning`; empty when there is nothing. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity, one: string, many: string): string[] => {
    const n = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  };
  return [...count('error', 'error', 'errors'), ...count('warning', 'warning', 'warnings'), ...count('info', 'remark', 'remarks')].join(', ');
}

const indexCache = new WeakMap<object, Map<string, LineIndex>>();

/** Line indexes are made when first asked for and kept as long as the sources are. */
function indexes(sources: Sources): (file: string) => LineIndex | undefined {
  const cache = indexCache.get(sources) ?? new Map<string, LineIndex>();
  indexCache.set(sources, cache);
  return (file) => {
    const text = 'get' in sources ? sources.get(file) : sources.find((source) => source.file === file)?.text;
    if (text === undefined) return undefined;
    const known = cache.get(file);
    if (known?.text === text) return known;
    const made = makeLineIndex(text);
    cache.set(file, made);
    return made;
  };
}

function gutterWidth(diagnostic: Diagnostic, indexOf: Page['indexOf']): number {
  const spans = [diagnostic.span, ...(diagnostic.related ?? []).map((place) => place.span)];
  const fixed = (diagnostic.fixes ?? []).flatMap((fix) => fix.edits.map((edit) => edit.span));
  const lines = [...spans, ...fixed].map((span) => {
    const index = indexOf(span.file);
    return index ? lineColumn(index, span.to).line : 1;
  });
  return String(Math.max(...lines)).length;
}

/** The place, and the line or the first and last of the lines it covers, with marks under them. */
function snippet(page: Page, span: Span, tint: (text: string) => string, mark: string): readonly string[] {
  const { palette } = page;
  const arrow = `${' '.repeat(page.gutter)}${palette.gutter('-->')} `;
  const index = page.indexOf(span.file);
  if (!index) return [`${arrow}${displaySafe(span.file)}`];
  const start = lineColumn(index, span.from);
  const end = lineColumn(index, Math.max(span.from, span.to - (endsWithLine(index, span) ? 1 : 0)));
  const place = `${arrow}${displaySafe(span.file)}:${start.line}:${start.column}`;
  const marked = (line: number, from: number, to: number): readonly string[] => markedLine(page, line, lineText(index, line), [{ from, to }], tint, mark);
  if (start.line === end.line) return [place, bar(page), ...marked(start.line, start.column - 1, end.column - 1)];
  const gap = end.line > start.line + 1 ? [palette.gutter('...')] : [];
  return [
    place, bar(page),
    ...marked(start.line, start.column - 1, Infinity),
    ...gap,
    ...marked(end.line, indentOf(lineText(index, end.line)), end.column - 1),
  ];
}

/** A span that runs to the start of a line covers nothing of it; it is shown up to the end of the line before. */
function endsWithLine(index: LineIndex, span: Span): boolean {
  return span.to > span.from && lineColumn(index, span.to).column === 1;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function bar(page: Page, content = '', line?: number): string {
  const number = (line === undefined ? '' : String(line)).padStart(page.gutter);
  return `${page.palette.gutter(`${number} |`)}${content === '' ? '' : ` ${content}`}`;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Of a very long line only this much around the first mark is laid out, so that a megabyte on one line costs nothing. */
const LAID_OUT = 4000;
const LAID_OUT_BEFORE = 1000;

/** A numbered line and, under it, the marks, each at least one cell wide. */
function markedLine(page: Page, line: number, text: string, ranges: readonly Range[], tint: (text: string) => string, mark: string): readonly string[] {
  const near = Math.max(0, (ranges[0]?.from ?? 0) - LAID_OUT_BEFORE);
  const row = displayRow(text.slice(near, near + LAID_OUT));
  const end = row.cells.at(-1) ?? 0;
  const cellOf = (offset: number): number => row.cells[Math.max(0, offset - near)] ?? end;
  const marks = ranges.map((range) => ({ from: cellOf(range.from), to: Math.max(cellOf(range.to), cellOf(range.from) + 1) }));
  const window = windowAround(marks[0] ?? { from: 0, to: 1 }, end, page.width);
  const under = underline(marks, window, mark);
  return [bar(page, cut(row.text, window, end), line), ...(under === '' ? [] : [bar(page, tint(under))])];
}

/** The cells to show: all of a line that fits, else a stretch that begins a little before the mark. */
function windowAround(mark: Range, end: number, width: number): Range {
  if (end <= width) return { from: 0, to: Math.max(end, mark.to) };
  const from = Math.max(0, Math.min(mark.from - Math.floor(width / 3), end + 1 - width));
  return { from, to: from + width };
}

/** The part of a laid-out line that lies in the window, with `…` in the outermost cell where more was cut away. */
function cut(text: string, window: Range, end: number): string {
  if (window.from === 0 && window.to >= end) return text.trimEnd();
  const from = window.from > 0 ? window.from + 1 : 0;
  const to = window.to < end ? window.to - 1 : window.to;
  let shown = '';
  let cell = 0;
  for (const character of text) {
    const next = cell + displayWidth(character);
    if (cell >= from && next <= to) shown += character;
    else if (next > from && cell < to) shown += ' ';
    cell = next;
    if (cell >= to) break;
  }
  return `${window.from > 0 ? '…' : ''}${shown}${window.to < end ? '…' : ''}`.trimEnd();
}

function underline(marks: readonly Range[], window: Range, mark: string): string {
  let line = '';
  for (const { from, to } of marks) {
    const start = Math.max(from, window.from) - window.from;
    const stop = Math.min(to, window.to) - window.from;
    if (stop > start) line = line.padEnd(start) + mark.repeat(stop - Math.max(start, line.length));
  }
  return line;
}

/** More changed lines than this are not shown: the title says what the fix does. */
const MOST_PREVIEWED = 6;

/** `help:`, what the fix does, and the lines as they would be, with what is new marked. */
function remedy(page: Page, fix: Fix): readonly string[] {
  const title = `${page.palette.help('help')}: ${displaySafe(fix.title)}`;
  const file = fix.edits[0]?.span.file;
  const index = file === undefined ? undefined : page.indexOf(file);
  if (!index) return [title];
  const lines = changedLines(index, fix.edits.filter((edit) => edit.span.file === file));
  if (lines.length === 0 || lines.length > MOST_PREVIEWED) return [title];
  return [title, bar(page), ...lines.flatMap((line) => markedLine(page, line.number, line.text, line.added, page.palette.help, '~'))];
}

interface ChangedLine {
  readonly number: number;
  readonly text: string;
  readonly added: readonly Range[];
}

/** The lines that the edits change, as they come out. Only the lines from the first edit to the last are looked at. */
function changedLines(index: LineIndex, edits: readonly TextEdit[]): readonly ChangedLine[] {
  const sorted = [...edits].sort((a, b) => a.span.from - b.span.from);
  const firstLine = lineColumn(index, sorted[0]?.span.from ?? 0).line;
  const lastLine = lineColumn(index, Math.max(...sorted.map((edit) => edit.span.to))).line;
  if (lastLine - firstLine > MOST_PREVIEWED) return [];
  const start = index.starts[firstLine - 1] ?? 0;
  const stop = index.starts[lastLine] ?? index.text.length;

  const added: Range[] = [];
  let text = '';
  let done = start;
  for (const edit of sorted) {
    text += index.text.slice(done, edit.span.from);
    added.push({ from: text.length, to: text.length + edit.text.length });
    text += edit.text;
    done = edit.span.to;
  }
  return linesTouched(makeLineIndex(text + index.text.slice(done, stop)), added, firstLine);
}

function linesTouched(index: LineIndex, added: readonly Range[], firstNumber: number): readonly ChangedLine[] {
  return index.starts.flatMap((start, i) => {
    const text = lineText(index, i + 1);
    const touching = added.filter((range) => range.from <= start + text.length && (range.to > start || range.from === start));
    if (touching.length === 0 || (text === '' && i > 0)) return [];
    const marks = touching
      .map((range) => ({ from: Math.max(range.from - start, 0), to: Math.min(range.to - start, text.length) }))
      .filter((range) => range.to > range.from);
    return [{ number: firstNumber + i, text, added: marks }];
  });
}
