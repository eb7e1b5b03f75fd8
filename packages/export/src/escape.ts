/**
 * Foreign text made harmless for markup: characters that XML has no place for or that reorder a line are replaced, markup
 * characters escaped, and stretches written from right to left isolated from the English around them.
 */

/** Control characters, non-characters, lone surrogates, and bidirectional controls (CVE-2021-42574, "Trojan Source"). */
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Cs}]/gu;

/** Replaces what no XML document may hold and what would make text read otherwise than it stands. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNFIT, '\ufffd');
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an element or a quoted attribute of HTML or XML. */
export function escapeMarkup(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (character) => MARKUP[character] ?? character);
}

/** Hebrew, Arabic and the other scripts that run from right to left, with what stands between two of their words. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+(?:[\s\p{P}\p{N}\p{M}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+)*/gu;

/** Escaped text in which each stretch from right to left is isolated by `<bdi>`. */
export function escapeProse(text: string): string {
  return escapeMarkup(text).replace(RIGHT_TO_LEFT, (run) => `<bdi>${run}</bdi>`);
}

/** The same for text in SVG, which has no `<bdi>`: isolated by U+2068 and U+2069. */
export function escapeSvgText(text: string): string {
  return escapeMarkup(text).replace(RIGHT_TO_LEFT, (run) => `\u2068${run}\u2069`);
}

/** Text cut to `most` characters, with an ellipsis where something is gone. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('').trimEnd()}…`;
}
