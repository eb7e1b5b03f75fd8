/**
 * Typed syntax: what the parser hands to the model. A file is a list of sections, a section an optional heading
 * and its sentences, a sentence a list of tokens and an end mark. Words have no meaning yet; that is `model`'s job.
 * Read next: `parse.ts`.
 */
import type { Diagnostic, Span } from '@servanda/base';

/** What a token is by its form alone. Which of them are names or keywords is for the model to say. */
export type TokenKind =
  | 'word' //        letters, digits, `_`, inner `-` and `'`: `transfer`, `Japan`, `non-party`, `PeaceTreaty_v2`
  | 'number' //      `35`, `0.5`, also a bare year `1956`
  | 'ordinal' //     `35th`, `1st`
  | 'percent' //     `55%`, `55 %`
  | 'date' //        `2019-01-22`, `2018-11`
  | 'string' //      `"Territory"`; `value` is the text without quotes
  | 'punctuation' // `,` `;` `:` `(` `)` `=` and the like
  | 'invalid'; //    anything else, an unclosed string, or a date in another order; a diagnostic says so

/** One token. `from`/`to` are offsets *within its sentence*; use `tokenSpan` for a place in the file. */
export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  /** `text` in lower case for words (keywords are matched on it); the content of a string; digits of a number, ordinal or percent. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A sentence up to and including its end mark. Identity is stable: an edit elsewhere in the file keeps the same object
 * and only moves its anchor, so that later phases can cache by sentence.
 */
export interface SyntaxSentence {
  readonly tokens: readonly Token[];
  /** `.` or `?`; null where the end mark is missing (a diagnostic says so). */
  readonly end: '.' | '?' | null;
  readonly anchor: Anchor;
  readonly length: number;
  /** The `//` comment lines directly above, without the slashes: documentation shown on hover. */
  readonly comment?: string;
}

/** Where a sentence stands now. The only mutable thing in the syntax; moved by an incremental parse. */
export interface Anchor {
  readonly file: string;
  from: number;
}

/** Words that open a section when they start a sentence of a heading's shape (`heading-tokens.ts`). */
export const HEADING_KEYWORDS = [
  'dossier', 'instrument', 'draft', 'custom', 'article', 'reading', 'report', 'notice', 'question',
] as const;
/** The keyword of a section, in small letters. */
export type HeadingKeyword = (typeof HEADING_KEYWORDS)[number];

/** A heading and the sentences up to the next heading. What belongs to what (articles to instruments) is for the model to say. */
export interface SyntaxSection {
  /** The heading's keyword and its sentence; null for sentences before the first heading. */
  readonly keyword: HeadingKeyword | null;
  readonly heading: SyntaxSentence | null;
  readonly sentences: readonly SyntaxSentence[];
}

/** A file's sections in order, and what is wrong with its shape. Every sentence is in exactly one section. */
export interface SyntaxFile {
  readonly file: string;
  readonly text: string;
  readonly sections: readonly SyntaxSection[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The span of a token or of a run of tokens, following its sentence when text before it changes. */
export type SpanOf = (sentence: SyntaxSentence, first?: Token, last?: Token) => Span;
