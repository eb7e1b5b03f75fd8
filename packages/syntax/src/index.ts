/** Layer 1: the grammar of `.treaty` files, text to typed syntax, the formatter. Uses base and Lezer. */
export type { Anchor, HeadingKeyword, SpanOf, SyntaxFile, SyntaxSection, SyntaxSentence, Token, TokenKind } from './syntax-tree.ts';
export { HEADING_KEYWORDS } from './syntax-tree.ts';
export type { ParsedFile, ParseOptions } from './parse.ts';
export { parse } from './parse.ts';
export type { FormatOptions } from './format.ts';
export { format } from './format.ts';
export { AnchoredSpan, span } from './anchored-span.ts';
export type { PlacedSentence } from './find.ts';
export { isGarbled, sentenceAt, sentencesOf, tokenAt } from './find.ts';
export { treatyParser } from './treaty-parser.ts';
export { DECLARATION_WORDS, MODAL_WORDS, STRUCTURE_WORDS } from './keywords.ts';
export { syntaxCatalogue } from './diagnostics.ts';
