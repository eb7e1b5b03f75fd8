/**
 * Names as the text of a dossier writes them → as a reader meets them: `SouthAfrica` → South Africa, `article 2_4` → article 2(4).
 * Only for what is shown; what is written back into the text keeps the name.
 */

/** A name that the dossier declares. */
export interface Declared {
  readonly id: string;
  readonly title?: string;
}

/** Words that English titles keep small. */
const SMALL = /(?<=\S )(?:And|Of|The|In|On|For|To|With|Between)(?= )/g;
const IS_WRITTEN_TOGETHER = /[\p{Ll}\p{N}]\p{Lu}|_|\p{Lu}{2}\p{Ll}/u;

/** One name with its words apart. A title that has the same letters says how they are parted and accented. */
export function spacedName({ id, title }: Declared): string {
  if (!IS_WRITTEN_TOGETHER.test(id)) return id;
  if (title !== undefined && lettersOf(title) === lettersOf(id)) return title;
  return id.replaceAll('_', ' ').replace(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ').replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ').replace(SMALL, (word) => word.toLowerCase());
}

function lettersOf(text: string): string {
  return text.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** What makes a sentence of the engine's readable, for the names of one dossier. Sentences come again and again while the day moves: each is worked on once. */
export function makeReadable(names: readonly Declared[]): (text: string) => string {
  const words = new Map(names.filter(({ id }) => IS_WRITTEN_TOGETHER.test(id)).map((name) => [name.id, spacedName(name)]));
  const done = new Map<string, string>();
  return (text) => {
    if (!IS_WRITTEN_TOGETHER.test(text)) return text;
    const known = done.get(text);
    if (known !== undefined) return known;
    const shown = text.replace(/\b(articles?) (\d+)_(\d+|\p{Ll})(?![\p{L}\p{N}_])/gu, '$1 $2($3)').replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word) => words.get(word) ?? word);
    if (done.size < 20_000) done.set(text, shown);
    return shown;
  };
}

/** A stretch of a sentence that runs one way. */
export interface Run {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** Hebrew, Arabic and the other scripts that run from right to left, with what joins words of one name; a comma parts two names. */
const RIGHT_TO_LEFT = /((?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+[\p{M}'’"-]*)(?:[ \u00a0]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+[\p{M}'’"-]*)*)/u;

/** Whether some of a text runs from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** A sentence in stretches, those that run from right to left told apart. */
export function runsOf(text: string): readonly Run[] {
  if (!hasRightToLeft(text)) return [{ text, isRightToLeft: false }];
  return text.split(RIGHT_TO_LEFT).map((part, i) => ({ text: part, isRightToLeft: i % 2 === 1 })).filter((run) => run.text !== '');
}
