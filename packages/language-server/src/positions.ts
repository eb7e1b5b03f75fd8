/** Offsets of the text to lines and characters of the protocol, and back. Both count UTF-16 units; lines begin at 0 here, at 1 in base. */
import { lineColumn, makeLineIndex, offsetAt, type LineIndex, type Span } from '@servanda/base';
import type { Position, Range } from 'vscode-languageserver/node';

/** Line indexes by file, each made once for a text. */
export interface Lines {
  readonly of: (file: string, text: string) => LineIndex;
}

/** Keeps the index of the latest text of each file. */
export function makeLines(): Lines {
  const indexes = new Map<string, LineIndex>();
  return {
    of: (file, text) => {
      const known = indexes.get(file);
      if (known?.text === text) return known;
      const made = makeLineIndex(text);
      indexes.set(file, made);
      return made;
    },
  };
}

/** The position of an offset; an offset outside of the text is brought to its nearer end. */
export function positionAt(index: LineIndex, offset: number): Position {
  const { line, column } = lineColumn(index, offset);
  return { line: line - 1, character: column - 1 };
}

/** The range of a span. */
export function rangeOf(index: LineIndex, { from, to }: Pick<Span, 'from' | 'to'>): Range {
  return { start: positionAt(index, from), end: positionAt(index, to) };
}

/** The offset of a position; one behind the end of its line is brought back to it. */
export function offsetOf(index: LineIndex, { line, character }: Position): number {
  return offsetAt(index, { line: line + 1, column: character + 1 });
}
