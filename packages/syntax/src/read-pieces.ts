/**
 * Lezer's tree to pieces: sentences with their tokens, doc comments and diagnostics. Walks the tree's buffers directly,
 * which is several times faster than node objects, and passes over sentences that the caller already has.
 * Read next: `parse.ts`.
 */
import { TreeBuffer, type Tree } from '@lezer/common';
import { AnchoredSpan } from './anchored-span.ts';
import { diagnose } from './diagnose.ts';
import { strayMark } from './diagnostics.ts';
import { documentation } from './documentation.ts';
import type { Piece } from './piece.ts';
import type { Anchor, HeadingKeyword, Token, TokenKind } from './syntax-tree.ts';
import * as term from './treaty-parser.terms.ts';
import { WordCache } from './word-cache.ts';

/** What the caller knows about the sentence whose node stands at `from`: its piece, or that all from here on is known. */
export type Known = Piece | 'rest' | null;

/** A sentence or heading that is about to be read. */
export interface Opening {
  readonly from: number;
  readonly nodeLength: number;
  readonly isHeading: boolean;
  readonly comment: string | undefined;
}

/** Asked at each sentence and heading before its tokens are read. */
export type KnownAt = (opening: Opening) => Known;

/** The pieces found, and whether the walk ended with `'rest'`. */
export interface PiecesRead {
  readonly pieces: Piece[];
  readonly isCut: boolean;
}

/** The pieces of `tree` that start at or after `from`, which must be the start of one or in a gap between two. */
export function readPieces(file: string, text: string, tree: Tree, from = 0, knownAt: KnownAt = () => null): PiecesRead {
  const reader = new Reader(file, text, from, knownAt);
  walk(tree, 0, from, reader);
  if (!reader.isCut) reader.finish();
  return { pieces: reader.pieces, isCut: reader.isCut };
}

const ENTER = 0;
const PASS_OVER = 1;
const CUT = 2;

/** Visits nodes in the order of the text. False once the reader wants no more. */
function walk(tree: Tree, offset: number, from: number, reader: Reader): boolean {
  for (let i = 0; i < tree.children.length; i += 1) {
    const child = tree.children[i]!;
    const start = offset + tree.positions[i]!;
    if (start + child.length < from) continue;
    if (child instanceof TreeBuffer) {
      if (!walkBuffer(child.buffer, start, from, reader)) return false;
      continue;
    }
    const then = start < from ? ENTER : reader.visit(child.type.id, start, start + child.length);
    if (then === CUT || (then === ENTER && !walk(child, start, from, reader))) return false;
  }
  return true;
}

/** A buffer holds type, start, end and the index behind its descendants for each node, parents before children. */
function walkBuffer(buffer: Uint16Array, offset: number, from: number, reader: Reader): boolean {
  for (let i = 0; i < buffer.length; ) {
    const start = offset + buffer[i + 1]!;
    const then = start < from ? ENTER : reader.visit(buffer[i]!, start, offset + buffer[i + 2]!);
    if (then === CUT) return false;
    i = then === PASS_OVER ? buffer[i + 3]! : i + 4;
  }
  return true;
}

/** How token nodes are called in the typed syntax, by their number. */
const KINDS: (TokenKind | undefined)[] = [];
KINDS[term.HeadingKeyword] = 'word';
KINDS[term.Word] = 'word';
KINDS[term.ModalWord] = 'word';
KINDS[term.StructureWord] = 'word';
KINDS[term.DeclarationWord] = 'word';
KINDS[term.Number] = 'number';
KINDS[term.Ordinal] = 'ordinal';
KINDS[term.Percent] = 'percent';
KINDS[term.Date] = 'date';
KINDS[term.String] = 'string';
KINDS[term.Punctuation] = 'punctuation';
KINDS[term.MalformedDate] = 'invalid';
KINDS[term.UnclosedString] = 'invalid';
KINDS[term.BrokenString] = 'invalid';
KINDS[term.Invalid] = 'invalid';

const NO_TOKENS: readonly Token[] = [];

/** The state of one walk: the sentence being read and the comments since the last token. */
class Reader {
  readonly pieces: Piece[] = [];
  isCut = false;
  private readonly file: string;
  private readonly text: string;
  private readonly knownAt: KnownAt;
  private readonly words = new WordCache();
  private tokens: Token[] | null = null;
  private isHeading = false;
  private hasInvalid = false;
  private from = 0;
  private nodeLength = 0;
  private comment: string | undefined = undefined;
  private comments: number[] = [];
  private lastEnd: number;

  constructor(file: string, text: string, start: number, knownAt: KnownAt) {
    this.file = file;
    this.text = text;
    this.lastEnd = start;
    this.knownAt = knownAt;
  }

  visit(type: number, from: number, to: number): number {
    const kind = KINDS[type];
    if (kind !== undefined) {
      this.token(kind, from, to);
      return ENTER;
    }
    switch (type) {
      case term.Sentence: return this.open(false, from, to);
      case term.Heading: return this.open(true, from, to);
      case term.MissingStop:
      case term.StrayMark: this.finish(); return ENTER;
      case term.StopMark:
      case term.QuestionMark: this.mark(from, to); return ENTER;
      case term.LineComment: this.comments.push(from, to); return ENTER;
      default: return ENTER;
    }
  }

  /** Ends the sentence being read, if there is one: it has no end mark. */
  finish(): void {
    if (this.tokens !== null) this.close(null, this.lastEnd);
  }

  private open(isHeading: boolean, from: number, to: number): number {
    this.finish();
    const comment = this.comments.length === 0 ? undefined : documentation(this.text, this.comments, from);
    const known = this.knownAt({ from, nodeLength: to - from, isHeading, comment });
    if (known === 'rest') {
      this.isCut = true;
      return CUT;
    }
    if (known !== null) return this.take(known, from, to);
    this.isHeading = isHeading;
    this.hasInvalid = false;
    this.from = from;
    this.nodeLength = to - from;
    this.comment = comment;
    this.tokens = [];
    return ENTER;
  }

  private take(known: Piece, from: number, to: number): number {
    known.anchor.from = from;
    this.pieces.push(known);
    this.lastEnd = from + known.length;
    this.comments = to === this.lastEnd ? [] : commentsIn(this.text, this.lastEnd, to);
    return PASS_OVER;
  }

  private token(kind: TokenKind, from: number, to: number): void {
    const text = this.words.text(this.text, from, to);
    const value = kind === 'word' ? this.words.value : valueOf(kind, text);
    this.tokens!.push({ kind, text, value, from: from - this.from, to: to - this.from });
    if (kind === 'invalid') this.hasInvalid = true;
    this.lastEnd = to;
    if (this.comments.length > 0) this.comments = [];
  }

  private mark(from: number, to: number): void {
    this.lastEnd = to;
    if (this.comments.length > 0) this.comments = [];
    if (this.tokens === null) this.pieces.push(this.stray(from, to));
    else this.close(this.text[from] as '.' | '?', to);
  }

  private stray(from: number, to: number): Piece {
    const anchor: Anchor = { file: this.file, from };
    const mark = this.text.slice(from, to) as '.' | '?';
    const length = to - from;
    const diagnostics = [strayMark(new AnchoredSpan(anchor, 0, length), { mark })];
    return { tokens: NO_TOKENS, end: mark, anchor, length, keyword: null, nodeLength: length, diagnostics };
  }

  private close(end: '.' | '?' | null, to: number): void {
    const { tokens, isHeading, nodeLength, comment } = this;
    if (tokens === null) return;
    const anchor: Anchor = { file: this.file, from: this.from };
    const length = to - this.from;
    const isGlued = end === '.' && isGluedAt(this.text, to);
    const diagnostics = diagnose({ anchor, tokens, end, isHeading, length, isGlued }, this.hasInvalid);
    const keyword = isHeading ? (tokens[0]!.value as HeadingKeyword) : null;
    this.pieces.push(comment === undefined
      ? { tokens, end, anchor, length, keyword, nodeLength, diagnostics }
      : { tokens, end, anchor, length, comment, keyword, nodeLength, diagnostics });
    this.tokens = null;
  }
}

/** Whether behind a full stop at the end stands something other than white space, a comment or the end of the text. */
export function isGluedAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 32 && code !== 47 && at < text.length && !/^[\s\u180e\u200b\u200e\u200f]/.test(text.charAt(at));
}

/** Comments behind the last token of a sentence without a full stop, where its node was passed over. */
function commentsIn(text: string, from: number, to: number): number[] {
  const found: number[] = [];
  for (const match of text.slice(from, to).matchAll(/\/\/[^\r\n]*/g)) found.push(from + match.index, from + match.index + match[0].length);
  return found;
}

function valueOf(kind: Exclude<TokenKind, 'word'>, text: string): string {
  switch (kind) {
    case 'ordinal': return text.slice(0, -2);
    case 'percent': return text.slice(0, -1).trimEnd();
    case 'date': return text.replace(/[‐‑]/g, '-');
    case 'string': return text.slice(1, -1).replace(/\s*[\r\n]\s*/g, ' ');
    default: return text;
  }
}
