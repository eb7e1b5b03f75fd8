/**
 * Words that the language itself uses, by the colour an editor gives them. They are a matter of display only: a name or
 * a phrase of the author's may contain them, and what a word means is decided by the model. Read next: `tokens.ts`.
 */

/** Words that make a sentence a duty, a prohibition, a permission or an exception. */
export const MODAL_WORDS = ['shall', 'may', 'must', 'not', 'no', 'nothing', 'can'] as const;

/** Words that join clauses, bind variables and place them in time. */
export const STRUCTURE_WORDS = [
  'when', 'whenever', 'if', 'unless', 'while', 'until', 'after', 'before', 'within', 'from', 'through', 'since', 'during',
  'and', 'or', 'that', 'each', 'either', 'any', 'other', 'both', 'as', 'counts', 'longer', 'makes', 'possible',
  'according', 'assuming', 'subject', 'prevails', 'affects', 'yes', 'under', 'initially',
] as const;

/** Words that begin declarations and the like. */
export const DECLARATION_WORDS = ['kind', 'fact', 'act', 'include', 'source', 'claim', 'expect', 'believe', 'table', 'use'] as const;

// Roles of words; 0: of no keyword.
export const MODAL = 1;
export const STRUCTURE = 2;
export const DECLARATION = 3;

/** States of the letter-by-letter recogniser: `next[state * 26 + letter]`, and what each state accepts. */
interface Recogniser {
  readonly next: Uint16Array;
  readonly accepts: Uint8Array;
}

const MAX_STATES = 1024;

function buildRecogniser(): Recogniser {
  const next = new Uint16Array(MAX_STATES * 26);
  const accepts = new Uint8Array(MAX_STATES);
  let states = 2;
  const add = (word: string, role: number): void => {
    let state = 1;
    for (const char of word) {
      const slot = state * 26 + char.charCodeAt(0) - 97;
      if (next[slot] === 0) next[slot] = states++;
      state = next[slot]!;
    }
    accepts[state] = role;
  };
  for (const word of MODAL_WORDS) add(word, MODAL);
  for (const word of STRUCTURE_WORDS) add(word, STRUCTURE);
  for (const word of DECLARATION_WORDS) add(word, DECLARATION);
  return { next, accepts };
}

const recogniser = buildRecogniser();

/** The recogniser's first state; state 0 means that no keyword is possible any more. */
export const KEYWORD_START = 1;

/** The state after one more character, letter case ignored. */
export function keywordStep(state: number, code: number): number {
  const letter = (code | 32) - 97;
  return state === 0 || letter < 0 || letter > 25 ? 0 : recogniser.next[state * 26 + letter]!;
}

/** Which role the letters so far have: 0 (none), `MODAL`, `STRUCTURE` or `DECLARATION`. */
export function keywordRole(state: number): number {
  return recogniser.accepts[state]!;
}
