/**
 * Which sentences of an earlier parse still stand after an edit. Those before the edit's paragraph stand as they are;
 * from the first sentence behind the edit that is where it was (moved by the edit's length), all the rest stand too.
 * In between, a sentence with the same text is taken for the same one. Read next: `parse.ts`.
 */
import type { ChangedRange } from './changed-range.ts';
import { classOf, NEWLINE, SPACE } from './characters.ts';
import type { Piece } from './piece.ts';
import { isGluedAt, type KnownAt, type Opening } from './read-pieces.ts';

/** What a re-read of the pieces needs. */
export interface Reuse {
  /** Pieces before the paragraph in which the edit begins: an empty line cuts all ties with what follows. */
  readonly kept: readonly Piece[];
  /** Where to start reading. */
  readonly start: number;
  readonly knownAt: KnownAt;
  /** The pieces that remain behind the one for which `knownAt` said `'rest'`, that one included; moves them. */
  readonly rest: () => readonly Piece[];
}

/** How far an end mark looks ahead: `.` and the start of a comment. */
const MARK_LOOKAHEAD = 2;

/** Plans the reuse of the pieces of `oldText` for `text`. Their anchors still stand as they were in `oldText`. */
export function planReuse(before: readonly Piece[], oldText: string, text: string, change: ChangedRange): Reuse {
  const start = paragraphStart(text, change.from);
  const keptCount = firstFrom(before, start);
  const behind = firstFrom(before, change.toA);
  const delta = change.toB - change.toA;
  let early = keptCount;
  let late = behind;
  const places = before.slice(keptCount, behind).map((piece) => piece.anchor.from);
  const byText = new Texts(oldText, before.slice(keptCount, behind).filter((piece) => endOf(piece) + MARK_LOOKAHEAD > change.from));

  const knownAt: KnownAt = (opening) => {
    const { from, nodeLength } = opening;
    if (from + nodeLength + MARK_LOOKAHEAD <= change.from) {
      while (early < behind && places[early - keptCount]! < from) early += 1;
      const piece = before[early];
      return early < behind && places[early - keptCount] === from && matches(piece, opening) ? piece! : null;
    }
    if (from >= change.toB) {
      while (late < before.length && before[late]!.anchor.from + delta < from) late += 1;
      const piece = before[late];
      if (piece !== undefined && piece.anchor.from + delta === from && matches(piece, opening)) return 'rest';
    }
    return byText.take(text, opening);
  };
  const rest = (): readonly Piece[] => {
    const pieces = before.slice(late);
    for (const piece of pieces) piece.anchor.from += delta;
    return pieces;
  };
  return { kept: before.slice(0, keptCount), start, knownAt, rest };
}

function endOf(piece: Piece): number {
  return piece.anchor.from + piece.nodeLength;
}

function matches(piece: Piece | undefined, opening: Opening): boolean {
  return piece !== undefined && piece.nodeLength === opening.nodeLength && (piece.keyword !== null) === opening.isHeading &&
    piece.comment === opening.comment && piece.tokens.length > 0;
}

/** Sentences without diagnostics by their text, each to be taken once. What a diagnostic says may hang on what follows. */
class Texts {
  private readonly oldText: string;
  private readonly pieces: readonly Piece[];
  private byKey: Map<string, Piece[]> | null = null;

  constructor(oldText: string, pieces: readonly Piece[]) {
    this.oldText = oldText;
    this.pieces = pieces.filter((piece) => piece.diagnostics.length === 0 && piece.tokens.length > 0);
  }

  take(text: string, opening: Opening): Piece | null {
    const to = opening.from + opening.nodeLength;
    if (this.pieces.length === 0 || isGluedAt(text, to)) return null;
    const found = this.index().get(text.slice(opening.from, to));
    const at = found?.findIndex((piece) => matches(piece, opening)) ?? -1;
    return at < 0 ? null : found!.splice(at, 1)[0]!;
  }

  private index(): Map<string, Piece[]> {
    if (this.byKey !== null) return this.byKey;
    this.byKey = new Map();
    for (const piece of this.pieces) {
      const key = this.oldText.slice(piece.anchor.from, endOf(piece));
      const same = this.byKey.get(key);
      if (same === undefined) this.byKey.set(key, [piece]);
      else same.push(piece);
    }
    return this.byKey;
  }
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
