/**
 * A sentence with what only the parser needs to know of it: whether it is a heading, and its own diagnostics. To everyone
 * else it is a `SyntaxSentence`. Read next: `read-pieces.ts`.
 */
import type { Diagnostic } from '@servanda/base';
import type { HeadingKeyword, SyntaxSentence } from './syntax-tree.ts';

/** A sentence, a heading (with `keyword`) or a stray end mark (without tokens; it is in no section). */
export interface Piece extends SyntaxSentence {
  readonly keyword: HeadingKeyword | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether this is an end mark that ends nothing. */
export function isStray(piece: Piece): boolean {
  return piece.tokens.length === 0;
}
