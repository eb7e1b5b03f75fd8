/**
 * Questions turned back into statements, so that the forms of statements serve them too: `Is X in force?` becomes `X is in force`,
 * `Does Japan administer Shikotan` becomes `Japan administer Shikotan`, `Which Territory does Japan administer` becomes
 * `any Territory that Japan administer`. Tokens keep their places in the file, so messages and hover point at what was written.
 */
import type { Token } from '@servanda/syntax';
import { noun } from './clauses.ts';
import { makeInput, NONE, type Input, type Match, type Matches, type Rule } from './matching.ts';

/** A sentence with its tokens in another order, and what was read in it. */
export interface Turned<T> {
  readonly value: T;
  /** The places in `value` count the tokens of this input. */
  readonly input: Input;
}

const MOVED = new Set(['is', 'are', 'was', 'were', 'has', 'have', 'had', 'shall', 'must', 'may']);
const DROPPED = new Set(['does', 'do', 'did', 'will', 'would']);
/** `When can A withdraw`, `Who could withdraw`: whether it may, not whether it does. */
const MAY = new Set(['can', 'could', 'might']);

function meant(verb: Token): Token {
  return MAY.has(verb.value) ? { ...verb, text: 'may', value: 'may' } : verb;
}

interface Order {
  readonly tokens: readonly Token[];
  /** How many more tokens the written sentence has. */
  readonly shift: number;
}

/** The statements that a question may be read as, from its verb on. */
function orders(input: Input, at: number, can: 'may' | 'does'): readonly Order[] {
  const written = input.tokens[at];
  if (written?.kind !== 'word') return [];
  const verb = can === 'may' ? meant(written) : written;
  // `Will A help B?` asks what nobody knows; `When will X enter into force?` what can be computed.
  if (at === 0 && (verb.value === 'will' || verb.value === 'would')) return [];
  const before = input.tokens.slice(0, at);
  const isDropped = DROPPED.has(verb.value) || MAY.has(verb.value);
  if (!isDropped && !MOVED.has(verb.value)) return [];
  // `Does A not hold P` keeps its verb: `A does not hold P`.
  const ends = new Set(noun(input, at + 1).map((match) => match.end).filter((end) => !isDropped || input.tokens[end]?.value === 'not'));
  if (isDropped && ends.size === 0) return [{ tokens: [...before, ...input.tokens.slice(at + 1)], shift: 1 }];
  return [...ends].map((end) => ({ tokens: [...before, ...input.tokens.slice(at + 1, end), verb, ...input.tokens.slice(end)], shift: 0 }));
}

/** Matches a rule on the sentence so ordered. What was expected where goes back to the written sentence. */
function matchIn<T>(rule: Rule<T>, input: Input, at: number, { tokens, shift }: Order): Match<Turned<T>>[] {
  const { variables, isLenient, isTracking } = input;
  const turned = makeInput({ ...input.sentence, tokens }, input.scope, { variables, isLenient, isTracking });
  const found = rule(turned, at).map((match): Match<Turned<T>> => ({ value: { value: match.value, input: turned }, end: match.end + shift }));
  if (isTracking && turned.furthest + shift >= input.furthest) {
    if (turned.furthest + shift > input.furthest) input.expected.length = 0;
    input.furthest = turned.furthest + shift;
    input.expected.push(...turned.expected);
  }
  return found;
}

/** A rule for statements, on a question: `asked(condition)` matches `is X in force`. `can`: whether `can` asks for a permission or is left out like `does`. */
export function asked<T>(rule: Rule<T>, can: 'may' | 'does' = 'does'): Rule<Turned<T>> {
  return (input, at): Matches<Turned<T>> => {
    const found = orders(input, at, can).flatMap((order) => matchIn(rule, input, at, order));
    return found.length === 0 ? NONE : found;
  };
}

const PEOPLE = new Set(['who', 'whom']);
const PARTIES = new Set(['party', 'parties', 'country', 'countries', 'nation', 'nations']);

/** `who is …`, `which States have …`, `which Territory does Japan …` as `any Actor that is …`; the rule reads the noun phrase. */
export function whichOne<T>(rule: Rule<T>): Rule<Turned<T> & { readonly of: string }> {
  return (input, at) => {
    const found = whoOrders(input, at).flatMap(({ order, of }) =>
      matchIn(rule, input, at, order).map((match) => ({ ...match, value: { ...match.value, of } })));
    return found.length === 0 ? NONE : found;
  };
}

function whoOrders(input: Input, at: number): { order: Order; of: string }[] {
  const [first, second] = [input.tokens[at], input.tokens[at + 1]];
  if (first?.kind !== 'word' || !second) return [];
  if (PEOPLE.has(first.value)) return replaced(input, at, 1, 'Actor', 'Actor', first);
  if (first.value !== 'which' && first.value !== 'what') return [];
  const kind = PARTIES.has(second.value) ? 'State' : input.scope.kindWords.get(second.value);
  return kind === undefined ? [] : replaced(input, at, 2, kind, kind, first);
}

/** The question word and its noun give way to `any KIND that`; a `does` between subject and verb is left out. */
function replaced(input: Input, at: number, length: number, word: string, of: string, place: Token): { order: Order; of: string }[] {
  const lead = ['any', word, 'that'].map((text): Token => ({ ...place, kind: 'word', text, value: text.toLowerCase() }));
  const rest = input.tokens.slice(at + length);
  const before = input.tokens.slice(0, at);
  const verb = rest[0];
  const tokens = [...before, ...lead, ...(verb?.kind === 'word' ? [meant(verb), ...rest.slice(1)] : rest)];
  const plain = { order: { tokens, shift: length - lead.length }, of };
  if (verb?.kind !== 'word' || !DROPPED.has(verb.value)) return [plain];
  return [{ order: { tokens: [...before, ...lead, ...rest.slice(1)], shift: length + 1 - lead.length }, of }];
}
