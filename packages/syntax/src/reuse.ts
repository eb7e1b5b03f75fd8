/**
 * Which sentences of an earlier reading still stand after an edit. Those before the edit's paragraph stand as they are;
 * from the first sentence behind the edit that is where it was (moved by the edit's length), all the rest stand too.
 * In between, a sentence that reads the same is taken for the same one. Read next: `parse.ts`.
 */
import type { ChangedRange } from './changed-range.ts';
import { classOf, NEWLINE, SPACE } from './characters.ts';
import type { Piece } from './piece.ts';
import type { Earlier } from './read-pieces.ts';

/** What a re-reading of the pieces needs. */
export interface Reuse extends Earlier {
  /** Pieces before the paragraph in which the edit begins: an empty line cuts all ties with what follows. */
  readonly kept: readonly Piece[];
  /** Where to start reading. */
  readonly start: number;
  /** The pieces that remain behind the one for which `isKnownFrom` said yes, that one included; moves them. */
  readonly rest: () => readonly Piece[];
}

/** Plans the reuse of the pieces of `oldText` for `text`. Their anchors still stand as they were in `oldText`. */
export function planReuse(before: readonly Piece[], oldText: string, text: string, change: ChangedRange): Reuse {
  const start = paragraphStart(text, change.from);
  const keptCount = firstFrom(before, start);
  const behind = firstFrom(before, change.toA);
  const delta = change.toB - change.toA;
  const between = new Texts(oldText, text, before.slice(keptCount, behind));
  let late = behind;
  return {
    kept: before.slice(0, keptCount),
    start,
    isKnownFrom: (from, comment) => {
      if (from < change.toB) return false;
      while (late < before.length && before[late]!.anchor.from + delta < from) late += 1;
      const piece = before[late];
      return piece !== undefined && piece.anchor.from + delta === from && piece.tokens.length > 0 && piece.comment === comment;
    },
    asBefore: (piece) => between.take(piece),
    rest: () => {
      const pieces = before.slice(late);
      for (const piece of pieces) piece.anchor.from += delta;
      return pieces;
    },
  };
}

/** Sentences without diagnostics by their text, each to be taken once. What a diagnostic says may hang on what follows. */
class Texts {
  private readonly oldText: string;
  private readonly text: string;
  private readonly pieces: readonly Piece[];
  private byText: Map<string, Piece[]> | null = null;

  constructor(oldText: string, text: string, pieces: readonly Piece[]) {
    this.oldText = oldText;
    this.text = text;
    this.pieces = pieces.filter((piece) => piece.diagnostics.length === 0 && piece.tokens.length > 0);
  }

  /** The earlier piece that reads the same, moved to where this one stands; this one where there is none. */
  take(piece: Piece): Piece {
    if (this.pieces.length === 0 || piece.diagnostics.length > 0) return piece;
    const found = this.index().get(this.text.slice(piece.anchor.from, piece.anchor.from + piece.length));
    const at = found?.findIndex((each) => readsTheSame(each, piece)) ?? -1;
    const [before] = at < 0 ? [] : found!.splice(at, 1);
    if (before === undefined) return piece;
    before.anchor.from = piece.anchor.from;
    return before;
  }

  private index(): Map<string, Piece[]> {
    if (this.byText !== null) return this.byText;
    this.byText = new Map();
    for (const piece of this.pieces) {
      const text = this.oldText.slice(piece.anchor.from, piece.anchor.from + piece.length);
      const same = this.byText.get(text);
      if (same === undefined) this.byText.set(text, [piece]);
      else same.push(piece);
    }
    return this.byText;
  }
}

/** Of two pieces with the same text: whether they are the same to their last token. */
function readsTheSame(a: Piece, b: Piece): boolean {
  return a.keyword === b.keyword && a.end === b.end && a.comment === b.comment && a.tokens.length === b.tokens.length &&
    a.tokens.every((token, i) => token.kind === b.tokens[i]!.kind && token.from === b.tokens[i]!.from && token.to === b.tokens[i]!.to);
}

/** How many pieces, which are in order, start before `at`. */
function firstFrom(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pieces[middle]!.anchor.from < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the last empty line before `at` ends; 0 if there is none. */
export function paragraphStart(text: string, at: number): number {
  let lineStart = -1;
  for (let i = at - 1; i >= 0; i -= 1) {
    const of = classOf(text.charCodeAt(i));
    if (of === NEWLINE) {
      if (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10) continue;
      if (lineStart >= 0) return lineStart;
      lineStart = i + 1;
    } else if (of !== SPACE) lineStart = -1;
  }
  return 0;
}
