/**
 * Text to text in the one style, `servanda fmt`:
 * - headings and sentences start flush left, a sentence too long for the line goes on below with two spaces before it;
 * - sentences that shared a line still do if they fit, but a heading starts a line;
 * - an empty line before a heading and the comments right above it, unless it and the heading before have the same keyword
 *   and are kept as a list, one line each; elsewhere empty lines stay, one at most;
 * - comments stay where they are, two spaces behind what they follow;
 * - heading keywords in small letters, all other words as written; lines end with a line feed.
 * A sentence with a syntax error stays as it is, byte for byte, with the space around it.
 * Invariant: the result has the same tokens and comments, and formatting it again changes nothing (`test/format-laws.test.ts`).
 */
import { Layout } from './layout.ts';
import { parse } from './parse.ts';
import type { Piece } from './piece.ts';

/** What an application may set. */
export interface FormatOptions {
  /** The most columns of a line where it can be broken: 100 unless given. */
  readonly width?: number;
}

/** Formats a file. A file that is not read at all (not text, too long) comes back unchanged. */
export function format(text: string, options: FormatOptions = {}): string {
  const { pieces, syntax } = parse('', text);
  if (pieces.length === 0 && syntax.diagnostics.length > 0) return text;
  const layout = new Layout(options.width ?? 100);
  let at = 0;
  let before: Piece | null = null;
  for (const piece of pieces) {
    const gap = text.slice(at, piece.anchor.from);
    at = piece.anchor.from + piece.length;
    if (isWrong(piece) || (before !== null && isWrong(before))) layout.keep(gap);
    else layout.addGap(gap, piece);
    if (isWrong(piece)) layout.keep(text.slice(piece.anchor.from, at), piece);
    else layout.addSentence(piece, text);
    before = piece;
  }
  const rest = text.slice(at);
  if (before !== null && isWrong(before)) layout.keep(rest);
  else layout.addGap(rest, null);
  return layout.text();
}

function isWrong(piece: Piece): boolean {
  return piece.diagnostics.length > 0;
}
