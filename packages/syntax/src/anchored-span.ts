/** A place in a file that follows its sentence: `from` and `to` are worked out from the sentence's anchor whenever asked for. */
import type { Span } from '@servanda/base';
import type { Anchor, SyntaxSentence, Token } from './syntax-tree.ts';

/** A span relative to an anchor. As JSON it is a plain span of the moment. */
export class AnchoredSpan implements Span {
  readonly anchor: Anchor;
  /** Offsets from the anchor. */
  readonly start: number;
  readonly end: number;

  constructor(anchor: Anchor, start: number, end: number) {
    this.anchor = anchor;
    this.start = start;
    this.end = end;
  }

  get file(): string {
    return this.anchor.file;
  }

  get from(): number {
    return this.anchor.from + this.start;
  }

  get to(): number {
    return this.anchor.from + this.end;
  }

  toJSON(): Span {
    return { file: this.file, from: this.from, to: this.to };
  }
}

/**
 * The span of a sentence, of one of its tokens, or of the run from `first` to `last`. It follows the sentence when text
 * before it changes, so whoever keeps it needs no update.
 */
export function span(sentence: SyntaxSentence, first?: Token, last: Token | undefined = first): Span {
  return first === undefined || last === undefined
    ? new AnchoredSpan(sentence.anchor, 0, sentence.length)
    : new AnchoredSpan(sentence.anchor, first.from, last.to);
}
