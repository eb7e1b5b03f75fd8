/**
 * Text to pieces: sentences with their tokens, doc comments and diagnostics. Reads with the tokenizers of `treaty.grammar` and
 * follows its few rules by hand, which takes a third of the time that building Lezer's tree takes; that the tree says the same is
 * tested (test/laws.test.ts). Read next: `parse.ts`.
 */
import { AnchoredSpan } from './anchored-span.ts';
import { boundaryToken } from './boundary-tokens.ts';
import { NO_TERM, TextStream } from './character-stream.ts';
import { diagnose } from './diagnose.ts';
import { strayMark } from './diagnostics.ts';
import { documentation } from './documentation.ts';
import { headingToken } from './heading-tokens.ts';
import type { Piece } from './piece.ts';
import type { Anchor, HeadingKeyword, Token, TokenKind } from './syntax-tree.ts';
import { textToken } from './tokens.ts';
import * as term from './treaty-parser.terms.ts';
import { WordCache } from './word-cache.ts';

/** What the caller has of an earlier reading. */
export interface Earlier {
  /** Whether everything from here on is known: a sentence with this doc comment starts here. Asked before its tokens are read. */
  readonly isKnownFrom: (from: number, comment: string | undefined) => boolean;
  /** The piece that this one, just read, was before; or the same one. */
  readonly asBefore: (piece: Piece) => Piece;
}

const NOTHING: Earlier = { isKnownFrom: () => false, asBefore: (piece) => piece };

/** The pieces found, and whether the reading ended where all the rest is known. */
export interface PiecesRead {
  readonly pieces: Piece[];
  readonly isCut: boolean;
}

/** The pieces of `text` that start at or after `from`, which must be the start of one or in a gap between two. */
export function readPieces(file: string, text: string, from = 0, earlier = NOTHING): PiecesRead {
  return new Reader(file, text, earlier).read(from);
}

/** How tokens are called in the typed syntax, by their number in the grammar. */
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

/** The state of one reading: the sentence being read and the comments since the last token. */
class Reader {
  private readonly pieces: Piece[] = [];
  private readonly file: string;
  private readonly text: string;
  private readonly stream: TextStream;
  private readonly earlier: Earlier;
  private readonly words = new WordCache();
  private tokens: Token[] | null = null;
  private isHeading = false;
  private hasInvalid = false;
  private from = 0;
  private comment: string | undefined = undefined;
  /** Where comments since the last token start and end. */
  private comments: number[] = [];
  private lastEnd = 0;

  constructor(file: string, text: string, earlier: Earlier) {
    this.file = file;
    this.text = text;
    this.stream = new TextStream(text);
    this.earlier = earlier;
  }

  read(start: number): PiecesRead {
    const { stream } = this;
    for (let at = start; ; ) {
      stream.set(at);
      if (this.tokens !== null) boundaryToken(stream);
      else headingToken(stream);
      if (stream.term === NO_TERM) textToken(stream);
      // Nothing is left, or nothing that is not known.
      if (stream.term === NO_TERM) return { pieces: this.pieces, isCut: false };
      if (this.tokens === null && startsPiece(stream.term) && this.opens(at, stream.term === term.HeadingKeyword)) return { pieces: this.pieces, isCut: true };
      this.take(stream.term, at, stream.end);
      at = stream.end;
    }
  }

  /** Begins a sentence; true where all is known from here on. */
  private opens(from: number, isHeading: boolean): boolean {
    this.comment = this.comments.length === 0 ? undefined : documentation(this.text, this.comments, from);
    if (this.earlier.isKnownFrom(from, this.comment)) return true;
    this.isHeading = isHeading;
    this.hasInvalid = false;
    this.from = from;
    this.tokens = [];
    return false;
  }

  private take(of: number, from: number, to: number): void {
    const kind = KINDS[of];
    if (kind !== undefined) {
      this.token(kind, from, to);
      if (of === term.BrokenString) this.close(null, to);
      return;
    }
    switch (of) {
      case term.MissingStop: this.close(null, this.lastEnd); return;
      case term.StopMark:
      case term.QuestionMark: this.mark(from, to); return;
      case term.LineComment: this.comments.push(from, to); return;
      default: return;
    }
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
    if (this.comments.length > 0) this.comments = [];
    if (this.tokens === null) this.pieces.push(this.stray(from, to));
    else this.close(this.text[from] as '.' | '?', to);
  }

  private stray(from: number, to: number): Piece {
    const anchor: Anchor = { file: this.file, from };
    const mark = this.text.slice(from, to) as '.' | '?';
    const length = to - from;
    const diagnostics = [strayMark(new AnchoredSpan(anchor, 0, length), { mark })];
    return { tokens: NO_TOKENS, end: mark, anchor, length, keyword: null, diagnostics };
  }

  private close(end: '.' | '?' | null, to: number): void {
    const { tokens, isHeading, comment } = this;
    if (tokens === null) return;
    const anchor: Anchor = { file: this.file, from: this.from };
    const length = to - this.from;
    const isGlued = end === '.' && isGluedAt(this.text, to);
    const diagnostics = diagnose({ anchor, tokens, end, isHeading, length, isGlued }, this.hasInvalid);
    const keyword = isHeading ? (tokens[0]!.value as HeadingKeyword) : null;
    this.pieces.push(this.earlier.asBefore(comment === undefined
      ? { tokens, end, anchor, length, keyword, diagnostics }
      : { tokens, end, anchor, length, comment, keyword, diagnostics }));
    this.tokens = null;
  }
}

/** Whether a token begins a sentence where none is being read. */
function startsPiece(of: number): boolean {
  return KINDS[of] !== undefined;
}

/** Whether behind a full stop at the end stands something other than white space, a comment or the end of the text. */
function isGluedAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 32 && code !== 47 && at < text.length && !/^[\s\u180e\u200b\u200e\u200f]/.test(text.charAt(at));
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
