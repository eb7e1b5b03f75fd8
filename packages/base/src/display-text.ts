/**
 * Source text as a terminal shows it, cell by cell: tabs become spaces, wide characters take two cells, combining ones
 * none, and characters that would disturb the terminal or the reading order are replaced by visible ones. It becomes a
 * row with the cell of every offset, so that carets stand under what they mean.
 */

/** A line made fit for showing. */
export interface DisplayRow {
  readonly text: string;
  /** For each UTF-16 offset of the line, and its end, the cell at which it starts. */
  readonly cells: readonly number[];
}

const TAB_STOP = 4;
const ASCII = /^[\x20-\x7e]*$/;
const NO_WIDTH = /^(?:\p{M}|\p{Emoji_Modifier}|[\u200b\u200c\u2060]|\u200d|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])$/u;
/** Bidirectional controls can make a line read otherwise than it is parsed (CVE-2021-42574, "Trojan Source"). */
const DISTURBING = /^[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;

/** East Asian wide and fullwidth ranges (Unicode Standard Annex #11), in coarse blocks. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xa960, 0xa97f],
  [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe10, 0xfe19], [0xfe30, 0xfe6f], [0xff01, 0xff60], [0xffe0, 0xffe6], [0x20000, 0x3fffd],
];

/** Lays out one line of source. */
export function displayRow(line: string): DisplayRow {
  if (ASCII.test(line)) return { text: line, cells: Array.from({ length: line.length + 1 }, (_, i) => i) };
  const cells: number[] = [];
  let text = '';
  let cell = 0;
  for (const character of line) {
    for (let unit = 0; unit < character.length; unit += 1) cells.push(cell);
    const shown = character === '\t' ? ' '.repeat(TAB_STOP - (cell % TAB_STOP)) : visible(character);
    text += shown;
    cell += character === '\t' ? shown.length : characterWidth(shown);
  }
  cells.push(cell);
  return { text, cells };
}

/** How many terminal cells a text takes. */
export function displayWidth(text: string): number {
  return displayRow(text).cells.at(-1) ?? 0;
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return DISTURBING.test(character) ? '\ufffd' : character;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (NO_WIDTH.test(character)) return 0;
  return EMOJI.test(character) || WIDE.some(([from, to]) => from <= code && code <= to) ? 2 : 1;
}

/** Replaces what would disturb a terminal in any text that goes to one (a message that quotes the source). */
export function displaySafe(text: string): string {
  return ASCII.test(text) ? text : [...text].map((c) => (c === '\n' || c === '\t' ? c : visible(c))).join('');
}
