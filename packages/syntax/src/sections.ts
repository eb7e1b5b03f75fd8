/** Pieces to sections: a heading opens one, the next heading closes it. Sections of an earlier parse are kept where nothing in them changed. */
import { isStray, type Piece } from './piece.ts';
import type { SyntaxSection } from './syntax-tree.ts';

/** The sections of a file in order. The first has no heading if sentences stand before the first heading. */
export function sectionsOf(pieces: readonly Piece[], previous: readonly SyntaxSection[] = []): readonly SyntaxSection[] {
  const known = new Map(previous.map((section) => [section.heading, section]));
  const sections: SyntaxSection[] = [];
  const add = (heading: Piece | null, sentences: readonly Piece[]): void => {
    if (heading === null && sentences.length === 0) return;
    const before = known.get(heading);
    sections.push(before !== undefined && isSame(before.sentences, sentences) ? before : { keyword: heading?.keyword ?? null, heading, sentences });
  };
  let heading: Piece | null = null;
  let sentences: Piece[] = [];
  for (const piece of pieces) {
    if (piece.keyword !== null) {
      add(heading, sentences);
      heading = piece;
      sentences = [];
    } else if (!isStray(piece)) sentences.push(piece);
  }
  add(heading, sentences);
  return sections;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
