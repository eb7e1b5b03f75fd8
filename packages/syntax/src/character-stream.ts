/**
 * The characters of a text as tokenizers see them: a position, a look around, and the token that was accepted. Lezer's own stream has
 * this shape too, so that the grammar and `read-pieces.ts` read with the same tokenizers. Read next: `scan.ts`.
 */

/** A position in a text. Codes are UTF-16 units; −1 stands before its start and past its end. */
export interface CharacterStream {
  /** The code at the position. */
  readonly next: number;
  /** The code so many units further on. */
  peek(offset: number): number;
  /** Moves on, and gives the code there. */
  advance(by?: number): number;
  /** Accepts a token from where the stream was set to `endOffset` units after its position. */
  acceptToken(term: number, endOffset?: number): void;
}

/** No token. */
export const NO_TERM = -1;

/** A stream over a string. */
export class TextStream implements CharacterStream {
  readonly text: string;
  next = -1;
  pos = 0;
  /** The token accepted since the stream was set, or `NO_TERM`, and where it ends. */
  term = NO_TERM;
  end = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Sets the position, to read a token there. */
  set(pos: number): void {
    this.pos = pos;
    this.next = pos < this.text.length ? this.text.charCodeAt(pos) : -1;
    this.term = NO_TERM;
  }

  peek(offset: number): number {
    const at = this.pos + offset;
    return at >= 0 && at < this.text.length ? this.text.charCodeAt(at) : -1;
  }

  advance(by = 1): number {
    this.pos = Math.min(this.pos + by, this.text.length);
    this.next = this.pos < this.text.length ? this.text.charCodeAt(this.pos) : -1;
    return this.next;
  }

  acceptToken(term: number, endOffset = 0): void {
    this.term = term;
    this.end = this.pos + endOffset;
  }
}
