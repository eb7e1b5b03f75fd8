/** Sentences, and the comments and empty lines between them, to the formatted file, piece after piece. Read next: `layout-sentence.ts`. */
import { layoutSentence, type Comment } from './layout-sentence.ts';
import type { Piece } from './piece.ts';
import type { HeadingKeyword } from './syntax-tree.ts';

/** A comment between sentences, or, without text, the place of the sentence after it. */
interface GapItem extends Comment {
  readonly isAfterEmptyLine: boolean;
}

/** The section being written: `line` is that of its heading, negative if the section can't be a line of a list. */
interface OpenSection {
  readonly keyword: HeadingKeyword;
  readonly line: number;
  readonly hasSentences: boolean;
}

/** The formatted text so far, and what the next piece needs to know of it. */
export class Layout {
  private readonly width: number;
  private out = '';
  private line = 0;
  private column = 0;
  private section: OpenSection | null = null;
  private isBehindComment = false;
  /** Whether the next sentence may go on in the line of the one before. */
  private mayJoin = false;
  private wasOneLine = false;
  private isKept = false;

  constructor(width: number) {
    this.width = width;
  }

  /** What was written, ending with one line break if there is anything. */
  text(): string {
    return this.out === '' || this.isKept ? this.out : `${this.out}\n`;
  }

  /** Adds text as it is: a sentence with an error, or the space beside one. */
  keep(raw: string, piece?: Piece): void {
    this.append(raw);
    this.isKept = true;
    this.mayJoin = false;
    this.isBehindComment = false;
    this.wasOneLine = false;
    if (piece !== undefined && piece.keyword !== null) this.section = { keyword: piece.keyword, line: -1, hasSentences: false };
  }

  /** Adds what stands between two well-formed sentences, or before the first or behind the last (`next` is null). */
  addGap(gap: string, next: Piece | null): void {
    const items = gapItems(gap, this.out === '');
    const place = items.at(-1)!;
    const comments = items.slice(0, -1);
    const isHeading = next !== null && next.keyword !== null;
    const parted = isHeading && !this.isListGoingOn(next, items) ? partedAt(items) : -1;
    for (const [i, comment] of comments.entries()) this.addComment(comment, comment.isAfterEmptyLine || i === parted);
    if (next === null) return;
    this.mayJoin = !isHeading && comments.length === 0 && !place.isOwnLine && this.wasOneLine && !this.isBehindComment;
    if (!this.mayJoin) this.startLine(place.isAfterEmptyLine || parted === comments.length);
  }

  addSentence(piece: Piece, source: string): void {
    const joined = this.mayJoin ? layoutSentence(piece, source, this.column + 1, this.width) : null;
    if (joined?.length === 1) this.append(' ');
    else if (joined !== null) this.startLine(false);
    this.openSection(piece);
    const lines = joined?.length === 1 ? joined : layoutSentence(piece, source, this.column, this.width);
    this.append(lines.join('\n'));
    this.wasOneLine = lines.length === 1;
    this.isBehindComment = false;
    this.isKept = false;
  }

  private openSection(piece: Piece): void {
    if (piece.keyword !== null) this.section = { keyword: piece.keyword, line: this.line, hasSentences: false };
    else if (this.section !== null) this.section = { ...this.section, hasSentences: true };
  }

  /** Whether the heading goes on a list of sections that have a line each and no empty line between them. */
  private isListGoingOn(heading: Piece, items: readonly GapItem[]): boolean {
    const { section } = this;
    return section !== null && section.keyword === heading.keyword && section.line === this.line && section.hasSentences &&
      items.every((item, i) => !item.isAfterEmptyLine && (!item.isOwnLine || i === items.length - 1));
  }

  private addComment(comment: Comment, isParted: boolean): void {
    if (comment.isOwnLine || this.isBehindComment) this.startLine(isParted);
    else if (this.column > 0) this.append('  ');
    this.append(comment.text);
    this.isBehindComment = true;
    this.isKept = false;
  }

  private startLine(isParted: boolean): void {
    if (this.out === '') return;
    this.append(isParted ? '\n\n' : '\n');
    this.isBehindComment = false;
  }

  private append(text: string): void {
    this.out += text;
    const breaks = text.match(/\r\n?|\n/g);
    if (breaks === null) this.column += text.length;
    else {
      this.line += breaks.length;
      this.column = text.length - 1 - Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    }
  }
}

/** The comments of a gap and, last, the place behind them. */
function gapItems(gap: string, isAtStart: boolean): readonly GapItem[] {
  return gap.split(/(\/\/[^\r\n]*)/).flatMap((part, i, parts) => {
    if (i % 2 === 1) return [];
    const breaks = part.match(/\r\n?|\n/g)?.length ?? 0;
    return [{ text: (parts[i + 1] ?? '').trimEnd(), isOwnLine: breaks > 0 || (isAtStart && i === 0), isAfterEmptyLine: breaks > 1 }];
  });
}

/** Before which item the empty line above a heading goes: the comments right above the heading go with it. */
function partedAt(items: readonly GapItem[]): number {
  let at = items.length - 1;
  while (at > 0 && !items[at]!.isAfterEmptyLine && items[at - 1]!.isOwnLine) at -= 1;
  return at;
}
