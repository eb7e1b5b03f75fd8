/**
 * Character codes to classes: what may start a word, what is white space, what is punctuation. Everything that reads
 * text by character uses this one table. Read next: `tokens.ts`.
 */

/** The class of a UTF-16 code unit. */
export const OTHER = 1;
export const SPACE = 2;
export const NEWLINE = 3;
export const LETTER = 4;
export const DIGIT = 5;
/** A sign that stands as a word of its own: `§`, `€`. */
export const SIGN = 6;
export const PUNCTUATION = 7;
export const QUOTE = 8;
export const STOP = 9;
export const QUESTION = 10;
/** Past the end of the text. */
export const END = 11;

const PUNCTUATION_MARKS = ',;:()[]=<>+*/&-‐‑–—−≤≥';
const QUOTE_MARKS = '"“”„«»';
const INVISIBLE_SPACES = '\u0085\u180e\u200b\u200e\u200f\ufeff';
/** Zero-width (non-)joiners belong to words in Persian and in the scripts of India. */
const JOINERS = '\u200c\u200d';

const classes = new Uint8Array(0x10000);

/** The class of a code unit; a negative code means the end of the text. Half of a surrogate pair counts as a letter. */
export function classOf(code: number): number {
  if (code < 0) return END;
  const known = classes[code]!;
  return known !== 0 ? known : (classes[code] = classify(code));
}

function classify(code: number): number {
  const char = String.fromCharCode(code);
  if (char === '\n' || char === '\r') return NEWLINE;
  if (/\s/.test(char) || INVISIBLE_SPACES.includes(char)) return SPACE;
  if (/[0-9]/.test(char)) return DIGIT;
  if (char === '.') return STOP;
  if (char === '?') return QUESTION;
  if (QUOTE_MARKS.includes(char)) return QUOTE;
  if (PUNCTUATION_MARKS.includes(char)) return PUNCTUATION;
  if (code >= 0xd800 && code <= 0xdfff) return LETTER;
  if (char === '_' || /[\p{L}\p{M}\p{N}]/u.test(char) || JOINERS.includes(char)) return LETTER;
  return /[§°№\p{Sc}]/u.test(char) ? SIGN : OTHER;
}

/** Whether a code unit may stand inside a word. */
export function isWordCode(code: number): boolean {
  const of = classOf(code);
  return of === LETTER || of === DIGIT;
}

/** Whether a code unit separates tokens without being one. */
export function isBlankCode(code: number): boolean {
  const of = classOf(code);
  return of === SPACE || of === NEWLINE;
}
