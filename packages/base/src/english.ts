/**
 * The few words of English that messages and dates need: lists, plurals, ordinals, month names. Words up to ninety-nine,
 * because treaties write "the thirtieth day following" and "sixty days after".
 */

const UNITS = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen',
  'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
] as const;
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth',
};

/** January … December. */
export const MONTH_NAMES = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const;

/** The name of a month (1–12). */
export function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? `month ${month}`;
}

/** `A`, `A and B`, `A, B and C`. */
export function joinAnd(items: readonly string[]): string {
  return joinWith('and', items);
}

/** `A`, `A or B`, `A, B or C`. */
export function joinOr(items: readonly string[]): string {
  return joinWith('or', items);
}

function joinWith(word: string, items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** `1 day`, `2 days`; an irregular plural is given as `many`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `1st`, `2nd`, `3rd`, `11th`, `30th`. */
export function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  const suffix = ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
  return `${n}${suffix}`;
}

/** `one` … `ninety-nine`; digits from 100 on. */
export function cardinalWord(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99) return String(n);
  const unit = UNITS[n];
  if (unit !== undefined) return unit;
  const ten = TENS[Math.floor(n / 10)] ?? '';
  return n % 10 === 0 ? ten : `${ten}-${UNITS[n % 10] ?? ''}`;
}

/** `first` … `twelfth` … `ninety-ninth`; `100th` from 100 on. */
export function ordinalWord(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) return ordinal(n);
  const parts = cardinalWord(n).split('-');
  const last = parts.pop() ?? '';
  return [...parts, ordinalOfCardinal(last)].join('-');
}

function ordinalOfCardinal(word: string): string {
  return IRREGULAR_ORDINALS[word] ?? (word.endsWith('y') ? `${word.slice(0, -1)}ieth` : `${word}th`);
}

const CARDINALS = numbersByWord(cardinalWord, 0);
const ORDINALS = numbersByWord(ordinalWord, 1);

function numbersByWord(wordOf: (n: number) => string, from: number): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (let n = from; n <= 99; n += 1) numbers.set(wordOf(n), n);
  return numbers;
}

/** `12`, `10,000`, `twelve`, `Sixty` as a number; nothing for any other text. */
export function parseCardinal(text: string): number | undefined {
  if (/^(\d{1,9}|\d{1,3}(,\d{3}){1,2})$/.test(text)) return Number(text.replaceAll(',', ''));
  return CARDINALS.get(text.toLowerCase());
}

/** `30th`, `first`, `Thirtieth` as a number of 1 or more; nothing for any other text. Any of the four suffixes will do: `2th` is 2. */
export function parseOrdinal(text: string): number | undefined {
  const match = /^(\d{1,9})(?:st|nd|rd|th)$/i.exec(text);
  if (!match) return ORDINALS.get(text.toLowerCase());
  const n = Number(match[1]);
  return n >= 1 ? n : undefined;
}

/** `a party`, `an instrument`: the article that goes before a word, by its first letter, and the word. */
export function withArticle(word: string): string {
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
}

/** A name in backticks, as messages show names: `` `France` ``. */
export function quoteName(name: string): string {
  return `\`${name}\``;
}
