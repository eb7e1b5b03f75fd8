/**
 * Places in source text. Offsets count UTF-16 code units, as JavaScript strings and LSP do; lines and columns are made
 * from them only for people. A line ends with `\n`, `\r\n` or a lone `\r`.
 */

/** The text of `file` from offset `from` up to but not including `to`. An empty span (`from === to`) is a point. */
export interface Span {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** A file's name, as messages show it, and its whole text. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** A place as people count: line and column from 1, the column in UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Where each line of a text starts; made once a text with `lineIndexOf`. */
export interface LineIndex {
  readonly text: string;
  /** The offset of each line's first character; the first is 0. */
  readonly starts: readonly number[];
}

/** Makes the index of a text, in one pass over it. */
export function makeLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return { text, starts };
}

/** One slot is enough: places are asked for file by file. It changes no answer, only how soon it comes. */
let latest: LineIndex = { text: '', starts: [0] };

/** The index of a text; the latest one is kept, so asking again for the same text costs nothing. */
export function lineIndexOf(text: string): LineIndex {
  if (latest.text !== text) latest = makeLineIndex(text);
  return latest;
}

/** The line and column of an offset; offsets outside the text are brought to its nearer end. */
export function lineColumn(text: string | LineIndex, offset: number): LineColumn {
  const index = typeof text === 'string' ? lineIndexOf(text) : text;
  const at = Math.max(0, Math.min(offset, index.text.length));
  const line = lineAt(index, at);
  return { line, column: at - (index.starts[line - 1] ?? 0) + 1 };
}

/** The number of the last line that starts at or before the offset, by bisection. */
function lineAt(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((index.starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** The offset of a line and column; what lies outside is brought to the end of its line, or of the text. */
export function offsetAt(text: string | LineIndex, place: LineColumn): number {
  const index = typeof text === 'string' ? lineIndexOf(text) : text;
  if (place.line < 1) return 0;
  const start = index.starts[place.line - 1];
  if (start === undefined) return index.text.length;
  return Math.min(start + Math.max(0, place.column - 1), start + lineText(index, place.line).length);
}

/** The text of a line (counted from 1) without its line end; empty for a line that is not there. */
export function lineText(text: string | LineIndex, line: number): string {
  const index = typeof text === 'string' ? lineIndexOf(text) : text;
  const start = index.starts[line - 1];
  if (start === undefined) return '';
  return index.text.slice(start, endOfLine(index, start, line));
}

function endOfLine(index: LineIndex, start: number, line: number): number {
  let end = index.starts[line] ?? index.text.length;
  if (end > start && index.text.charCodeAt(end - 1) === 10) end -= 1;
  if (end > start && index.text.charCodeAt(end - 1) === 13) end -= 1;
  return end;
}

/** A span, written short. */
export function span(file: string, from: number, to: number): Span {
  return { file, from, to };
}

/** The smallest span that covers both; they must lie in one file. */
export function coverSpans(a: Span, b: Span): Span {
  return { file: a.file, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

/** Whether a span reaches over the offset; its end counts too, so that a cursor right behind a name is on it. */
export function spanTouches(where: Span, offset: number): boolean {
  return where.from <= offset && offset <= where.to;
}
