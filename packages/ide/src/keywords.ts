/** The words of the language by role, for grammars that colour without reading: TextMate and the like. */
import { DECLARATION_WORDS, HEADING_KEYWORDS, MODAL_WORDS, STRUCTURE_WORDS } from '@servanda/syntax';

/** The words of the language, in small letters. */
export const KEYWORDS = {
  heading: HEADING_KEYWORDS, declaration: DECLARATION_WORDS, modal: MODAL_WORDS, structure: STRUCTURE_WORDS,
} as const satisfies Record<string, readonly string[]>;
