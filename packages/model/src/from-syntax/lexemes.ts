/** The smallest rules: one token or a fixed few of them. Read next: `nouns.ts`. */
import { parseCardinal, parseOrdinal, parsePartialDate, periodUnitOf, type PartialDate, type Period } from '@servanda/base';
import type { Token } from '@servanda/syntax';
import { firstOf, guarded, map, miss, one, type Input, type Matches, type Place, type Rule } from './matching.ts';
import { template } from './template.ts';

function sortRule<T>(text: string, read: (token: Token) => T | undefined): Rule<T> {
  return (input, at) => {
    const token = input.tokens[at];
    const value = token === undefined ? undefined : read(token);
    return value === undefined ? miss(input, at, { kind: 'sort', text }) : one(value, at + 1);
  };
}

/** A date, partial ones included. One that doesn't exist (`2019-02-30`) has been reported by the parser and doesn't match. */
export const date: Rule<PartialDate> = sortRule('a date', (token) => {
  if (token.kind !== 'date' && !(token.kind === 'number' && /^\d{4}$/.test(token.text))) return undefined;
  const result = parsePartialDate(token.text);
  return result.kind === 'date' ? result.date : undefined;
});

/** `35`, `10,000` (as one token), `thirty`. */
export const count: Rule<number> = sortRule('a number', (token) =>
  token.kind === 'number' ? parseCardinal(token.value) : token.kind === 'word' && token.value.length > 2 ? parseCardinal(token.value) : undefined);

/** `36.1`, `0.5`, `12`. */
export const decimal: Rule<number> = sortRule('a number', (token) =>
  token.kind === 'number' && /^\d+(?:\.\d+)?$/.test(token.value) ? Number(token.value) : undefined);

/** `30th`, `first`, `thirtieth`. */
export const ordinalNumber: Rule<number> = sortRule('an ordinal such as `30th`', (token) =>
  token.kind === 'ordinal' || token.kind === 'word' ? parseOrdinal(token.kind === 'ordinal' ? token.text : token.value) : undefined);

const FRACTIONS: Readonly<Record<string, number>> = { half: 50, 'two-thirds': 66.6666, 'one-third': 33.3333, 'three-quarters': 75 };
/** `55%`, `55 %`, `55 percent`, `55 per cent`. */
export const percent: Rule<number> = firstOf(
  sortRule('a percentage', (token) => (token.kind === 'percent' ? Number(token.value) : undefined)),
  template('{n} (percent | per cent)', { n: decimal }, ({ n }) => n),
  // A bit below, so that exactly two thirds are enough.
  template('{part}', { part: sortRule('a percentage', (token) => FRACTIONS[token.value]) }, ({ part }) => part),
  template('two thirds', {}, () => 66.6666), template('one third', {}, () => 33.3333), template('three quarters', {}, () => 75),
);

/** A string's text. */
export const quoted: Rule<string> = sortRule('a text in quotes', (token) => (token.kind === 'string' ? token.value : undefined));

const unit: Rule<Period['unit']> = sortRule('`days`, `weeks`, `months` or `years`', (token) =>
  token.kind === 'word' ? periodUnitOf(token.value.replace(/['’]s?$/, '')) : undefined);
const unitWord = /^(?:calendar$|day|week|month|year)/;
const oneUnit: Rule<number> = template('(a | an)', {}, () => 1);

/** `6 months`, `one year`, `a year`, `12 calendar months`, `6 months'`. */
export const period: Rule<Period> = guarded(
  ({ tokens }, at) => tokens[at]?.kind === 'number' || (tokens[at]?.kind === 'word' && unitWord.test(tokens[at + 1]?.value ?? '')),
  template('{n} [calendar] {unit}', { n: firstOf(count, oneUnit), unit }, ({ n, unit: of }) => ({ n, unit: of })),
);

/** A name that is being declared, as written. Numbers and dates are no names. */
export const newName: Rule<string> = sortRule('a name', (token) => (token.kind === 'word' ? token.text : undefined));

/** The label of an article: `5`, `security`, `2(c)`, `10bis`. */
export const articleLabel: Rule<string> = (input, at) => {
  const token = input.tokens[at];
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'number' && token.kind !== 'ordinal')) {
    return miss(input, at, { kind: 'name', of: 'article' });
  }
  let text = token.text;
  let end = at + 1;
  for (;;) {
    const [open, inner, close] = [input.tokens[end], input.tokens[end + 1], input.tokens[end + 2]];
    if (open?.value !== '(' || inner === undefined || close?.value !== ')' || inner.kind === 'string') break;
    text += `(${inner.text})`;
    end += 3;
  }
  return one(text, end);
};

/** A known name of one sort: a weight, a group, a reading. In a lenient match any word will do. */
export function known(of: string, has: (input: Input, name: string) => boolean): Rule<{ readonly name: string; readonly place: Place }> {
  return (input, at): Matches<{ readonly name: string; readonly place: Place }> => {
    const token = input.tokens[at];
    if (token?.kind === 'word' && (has(input, token.text) || (input.isLenient && isNameLike(token)))) {
      return one({ name: token.text, place: { at, end: at + 1 } }, at + 1);
    }
    return miss(input, at, { kind: 'name', of });
  };
}

export const groupName = known('group', (input, name) => input.scope.groups.has(name));
export const weightName = known('weight', (input, name) => input.scope.weights.has(name));

/** A kind's name, singular or plural, in any letter case. */
export const kindName: Rule<string> = (input, at) => {
  const token = input.tokens[at];
  const kind = token?.kind === 'word' ? input.scope.kindWords.get(token.value) : undefined;
  return kind === undefined ? miss(input, at, { kind: 'name', of: 'kind' }) : one(kind, at + 1);
};

/** Words that are no name even in a lenient match, or every mistake would be taken for an unknown name. */
const NEVER_NAMES = new Set((
  'a an and any another as at be been being both by but cannot did do does each either every for from had has have if in into is it its itself '
  + 'least less longer may more must neither no nor not of on or other over own shall some such than that the their them then there these they this those '
  + 'through to toward towards under unless until upon was were what when which while who whose will with within without'
).split(' '));

/** Whether a token can be meant as a name: it begins with a capital or has one inside, or a digit or `_`. */
export function isNameLike(token: Token): boolean {
  return token.kind === 'word' && !NEVER_NAMES.has(token.value) && /^\p{Lu}|[\p{Lu}\d_]/u.test(token.text);
}

/** The place of a rule's match together with its value. */
export function placed<T>(rule: Rule<T>): Rule<{ readonly value: T; readonly place: Place }> {
  return map(rule, (value, place) => ({ value, place }));
}
