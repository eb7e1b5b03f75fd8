/**
 * The matcher everything in a sentence goes through: built-in forms and the author's own phrases alike.
 * A rule looks at the tokens from a position on and gives *every* way it can match there ("list of successes": P. Wadler,
 * "How to replace failure by a list of successes", FPCA 1985), preferred ones first; a sentence is understood when some
 * way reaches its last token. Rules that are asked often keep their answers by position (`memo`). Where tracking is on,
 * the furthest position reached and what was expected there are kept, for messages and completion.
 *
 * How to write a form (read `template.ts` next):
 *
 *     const ratification = template('subject to {means}', { means: consentMeans }, ({ means }, place) => ({ kind: 'consent', means, place }));
 *
 * Matching only builds the *surface* (`surface.ts`): which noun fills which slot. What it means, which variable `the other
 * party` is, which names are unknown, is settled after matching, in `interpret-*.ts`, where diagnostics are made.
 */
import type { Span } from '@servanda/base';
import { span as spanOf } from '@servanda/syntax';
import type { SyntaxSentence, Token } from '@servanda/syntax';
import type { ActPattern, FactPattern } from '../ir/terms.ts';
import type { Scope } from './scope.ts';

/** One way to match: what it yields and the index of the first token after it. */
export interface Match<T> {
  readonly value: T;
  readonly end: number;
}
export type Matches<T> = readonly Match<T>[];

/** All ways to match from token `at` on, preferred ones first. */
export type Rule<T> = ((input: Input, at: number) => Matches<T>) & RuleFacts;

/** What `choice` may know of a rule beforehand. */
export interface RuleFacts {
  /** Lower-case words it can start with; absent when it can start with anything. */
  readonly firstWords?: () => ReadonlySet<string> | null;
  /** For messages: how the form is written. */
  readonly shape?: string;
}

/** What could have stood at a place. */
export type Expected =
  | { readonly kind: 'word'; readonly text: string; readonly by?: string }
  /** A name of this kind (`State`, `Instrument`), or of a `weight`, `group`, `reading`, `report`, `claim`, `article`. */
  | { readonly kind: 'name'; readonly of: string }
  /** `a date`, `a number`, `a period`. */
  | { readonly kind: 'sort'; readonly text: string };

/** A run of tokens of the sentence: from index `at` up to but not including `end`. */
export interface Place {
  readonly at: number;
  readonly end: number;
}

/** A step of a compiled form; see `template.ts`. */
export type Node =
  | { readonly kind: 'word'; readonly text: string; readonly next: Node }
  | { readonly kind: 'hole'; readonly index: number; readonly rule: Rule<unknown>; readonly next: Node }
  /** Sets a value without reading anything: a slot filled from elsewhere (the gap of a relative clause). */
  | { readonly kind: 'put'; readonly index: number; readonly value: unknown; readonly next: Node }
  /** `byWord`: where every branch begins with a word, those that begin with each. */
  | { readonly kind: 'split'; readonly branches: readonly Node[]; readonly byWord?: ReadonlyMap<string, readonly Node[]> }
  | { readonly kind: 'end' };

/** One way to say a declared phrase with its verb in one form. */
export interface PhraseVariant {
  readonly pattern: ActPattern | FactPattern;
  readonly isAct: boolean;
  /** Roles that the subject fills: one, or two where two things are said to do or be something together. */
  readonly subjectRoles: readonly number[];
  /** What follows the first word. */
  readonly start: Node;
  /** Its last slots are left out: `is under attack` for `is under attack by State`. */
  readonly isPartial?: boolean;
}

type VariantsByWord = ReadonlyMap<string, readonly PhraseVariant[]>;

/** The phrases by the form of their verb and their first word in that form. `afterBe`: what follows a form of `be`, passives included. */
export interface VerbIndex {
  readonly third: VariantsByWord;
  readonly base: VariantsByWord;
  readonly past: VariantsByWord;
  readonly participle: VariantsByWord;
  readonly gerund: VariantsByWord;
  readonly afterBe: VariantsByWord;
}

/** All declared phrases, and the treaty acts. `gapped`: with one slot left empty, for relative clauses. `opening`: phrases that don't begin with a slot. */
export interface PhraseIndex extends VerbIndex {
  readonly gapped: VerbIndex;
  readonly opening: VariantsByWord;
}

/** The scope and its phrases, ready for matching. */
export interface Vocabulary extends Scope {
  readonly phrases: PhraseIndex;
}

/** One sentence being read. Mutable inside one match; never kept in results. */
export interface Input {
  readonly sentence: SyntaxSentence;
  readonly tokens: readonly Token[];
  readonly scope: Vocabulary;
  /** Variables that the sentence binds (`any State X`), or that it is given (roles of an act), and their kinds. */
  readonly variables: ReadonlyMap<string, string>;
  /** Unknown names and fillers of a wrong kind match too, so that interpretation can say what is wrong with them. */
  readonly isLenient: boolean;
  readonly isTracking: boolean;
  furthest: number;
  readonly expected: Expected[];
  /** Words that a phrase already under way lacked, wherever that was. */
  readonly lacked: { readonly at: number; readonly text: string; readonly by: string }[];
  /** The kind that the slot being filled asks for, where tracking is on. */
  wanted?: string;
  /** The phrase or form being tried, where tracking is on. */
  trying?: string;
  /** Marks this sentence's answers in the pool of `memo`. */
  readonly stamp: number;
  /** For a sentence too long for the pool. */
  readonly longMemo: Map<number, Matches<unknown>> | undefined;
  /** Counts rule calls; past `STEP_LIMIT` nothing matches any more, so that no sentence can hang the reader. */
  steps: number;
  /** Two phrases have matched the same words: the sentence may have two meanings. */
  hasOverlap: boolean;
  /** Rules inside rules; past `DEPTH_LIMIT` nothing matches, so that no nesting can exhaust the stack. */
  depth: number;
}

/** No sentence that a person wrote comes near these. */
const STEP_LIMIT = 200_000;
const DEPTH_LIMIT = 200;

export const NONE: Matches<never> = [];

export interface InputOptions {
  readonly variables?: ReadonlyMap<string, string>;
  readonly isLenient?: boolean;
  readonly isTracking?: boolean;
}

const NO_VARIABLES: ReadonlyMap<string, string> = new Map();

/** The same sentence cut short or read otherwise, with answers of its own. */
export function variantOf(input: Input, change: Partial<Pick<Input, 'tokens' | 'isLenient'>>): Input {
  return { ...input, ...change, stamp: nextStamp(), longMemo: input.longMemo && new Map() };
}

export function makeInput(sentence: SyntaxSentence, scope: Vocabulary, options: InputOptions = {}): Input {
  return {
    sentence, tokens: sentence.tokens, scope,
    variables: options.variables ?? NO_VARIABLES,
    isLenient: options.isLenient ?? false,
    isTracking: options.isTracking ?? false,
    furthest: 0, expected: [], lacked: [], stamp: nextStamp(), longMemo: sentence.tokens.length < POOL_WIDTH - 1 ? undefined : new Map(), steps: 0, hasOverlap: false, depth: 0,
  };
}

/** The span of a run of tokens, following the sentence when text before it changes. */
export function placeSpan(sentence: SyntaxSentence, place: Place): Span {
  const first = sentence.tokens[place.at];
  const last = sentence.tokens[Math.max(place.at, place.end - 1)];
  return spanOf(sentence, first, last);
}

/** The stretch between two offsets of a sentence. */
export function placeBetween(sentence: SyntaxSentence, from: number, to: number): Span {
  const [any] = sentence.tokens;
  return any === undefined ? spanOf(sentence) : spanOf(sentence, { ...any, from }, { ...any, to });
}

/** Notes that `expected` did not stand at `at`, and fails. */
export function miss(input: Input, at: number, expected: Expected): Matches<never> {
  if (input.trying !== undefined && input.isTracking && expected.kind === 'word') input.lacked.push({ at, text: expected.text, by: input.trying });
  if (input.isTracking && at >= input.furthest) {
    if (at > input.furthest) {
      input.furthest = at;
      input.expected.length = 0;
    }
    input.expected.push(expected.kind === 'word' && input.trying !== undefined ? { ...expected, by: input.trying } : expected);
  }
  return NONE;
}

export function one<T>(value: T, end: number): Matches<T> {
  return [{ value, end }];
}

/*
 * Answers are kept in one pool for all sentences, by rule and position; a stamp tells which sentence an answer belongs to, so
 * that nothing is cleared or allocated for the next one. Two sentences read at once would only forget for each other. This
 * buys a third of the matcher's time; sentences longer than the pool is wide have a map of their own.
 */
const POOL_WIDTH = 128;
let rulesMade = 0;
let sentencesRead = 0;
let stamps = new Int32Array(0);
let answers: Matches<unknown>[] = [];

/** Keeps a rule's answers for each position of a sentence. */
export function memo<T>(rule: Rule<T>): Rule<T> {
  const id = rulesMade;
  rulesMade += 1;
  const remembered = (input: Input, at: number): Matches<T> => {
    const slot = id * POOL_WIDTH + at;
    if (input.longMemo) return rememberedIn(input.longMemo, id * 1e6 + at, rule, input, at);
    if (stamps[slot] === input.stamp) return answers[slot] as Matches<T>;
    if (!enter(input)) return NONE;
    const matches = rule(input, at);
    input.depth -= 1;
    stamps[slot] = input.stamp;
    answers[slot] = matches;
    return matches;
  };
  return withFacts(remembered, rule);
}

function rememberedIn<T>(known: Map<number, Matches<unknown>>, key: number, rule: Rule<T>, input: Input, at: number): Matches<T> {
  const before = known.get(key);
  if (before) return before as Matches<T>;
  if (!enter(input)) return NONE;
  const matches = rule(input, at);
  input.depth -= 1;
  known.set(key, matches);
  return matches;
}

/** Counts a step down into a rule; false where the bounds are reached. */
function enter(input: Input): boolean {
  input.steps += 1;
  if (input.steps > STEP_LIMIT || input.depth > DEPTH_LIMIT) return false;
  input.depth += 1;
  return true;
}

function nextStamp(): number {
  const size = rulesMade * POOL_WIDTH;
  if (stamps.length < size) {
    stamps = new Int32Array(size);
    answers = new Array<Matches<unknown>>(size).fill(NONE);
  }
  sentencesRead = (sentencesRead + 1) & 0x3fffffff;
  return sentencesRead + 1;
}

function withFacts<T>(run: (input: Input, at: number) => Matches<T>, of: RuleFacts): Rule<T> {
  return Object.assign(run, { firstWords: () => of.firstWords?.() ?? null, shape: of.shape });
}

/** A rule that is defined further down: for rules that contain each other. */
export function later<T>(get: () => Rule<T>): Rule<T> {
  return (input, at) => get()(input, at);
}

export function map<A, B>(rule: Rule<A>, change: (value: A, place: Place, input: Input) => B): Rule<B> {
  return withFacts((input, at) => {
    const matches = rule(input, at);
    if (matches.length === 0) return NONE;
    return matches.map((match) => ({ value: change(match.value, { at, end: match.end }, input), end: match.end }));
  }, rule);
}

/** Only the ways whose value passes; the others count as missing `expected`. */
export function filter<T>(rule: Rule<T>, passes: (value: T, input: Input) => boolean, expected: Expected): Rule<T> {
  return withFacts((input, at) => {
    const matches = rule(input, at).filter((match) => passes(match.value, input));
    return matches.length === 0 ? miss(input, at, expected) : matches;
  }, rule);
}

/**
 * Every way of every rule, in order. Rules that say which words they start with are only tried on those, so that a
 * choice of a hundred sentence forms costs one look-up.
 */
export function choice<T>(...rules: readonly Rule<T>[]): Rule<T> {
  const tried = dispatched(rules);
  const run = (input: Input, at: number): Matches<T> => allOf(tried(input, at), input, at);
  return Object.assign(run, { firstWords: unionOfFirsts(rules) });
}

/** The rules that may match at a place, by the word that stands there. */
function dispatched<T>(rules: readonly Rule<T>[]): (input: Input, at: number) => readonly Rule<T>[] {
  let byWord: Map<string, readonly Rule<T>[]> | null = null;
  let open: readonly Rule<T>[] = rules;
  const prepare = (): Map<string, readonly Rule<T>[]> => {
    const firsts = rules.map((rule) => rule.firstWords?.() ?? null);
    const index = new Map<string, readonly Rule<T>[]>();
    for (const words of firsts) {
      for (const word of words ?? []) {
        if (!index.has(word)) index.set(word, rules.filter((_, i) => firsts[i] === null || firsts[i]?.has(word)));
      }
    }
    open = rules.filter((_, i) => firsts[i] === null);
    return index;
  };
  return (input, at) => {
    byWord ??= prepare();
    return input.isTracking ? rules : byWord.get(input.tokens[at]?.value ?? '') ?? open;
  };
}

function allOf<T>(rules: readonly Rule<T>[], input: Input, at: number): Matches<T> {
  let found: Matches<T> = NONE;
  for (const rule of rules) {
    const matches = rule(input, at);
    if (matches.length > 0) found = found.length === 0 ? matches : [...found, ...matches];
  }
  return found;
}

/** The words that any of the rules can start with; found out once, when first asked for. */
function unionOfFirsts(rules: readonly RuleFacts[]): () => ReadonlySet<string> | null {
  let known: ReadonlySet<string> | null | undefined;
  return () => {
    if (known !== undefined) return known;
    known = null;
    const union = new Set<string>();
    for (const rule of rules) {
      const words = rule.firstWords?.() ?? null;
      if (words === null) return known;
      for (const word of words) union.add(word);
    }
    known = union;
    return known;
  };
}

/** The ways of the first rule that matches at all; of every rule where tracking is on, so that each says what it lacks. */
export function firstOf<T>(...rules: readonly Rule<T>[]): Rule<T> {
  const tried = dispatched(rules);
  const run = (input: Input, at: number): Matches<T> => {
    if (input.isTracking) return allOf(rules, input, at);
    for (const rule of tried(input, at)) {
      const matches = rule(input, at);
      if (matches.length > 0) return matches;
    }
    return NONE;
  };
  return Object.assign(run, { firstWords: unionOfFirsts(rules) });
}

/** The rule, tried only where a cheap look says that it might match. Where tracking is on it is tried anyway: it is to say what it lacks. */
export function guarded<T>(mayMatch: (input: Input, at: number) => boolean, rule: Rule<T>): Rule<T> {
  return withFacts((input, at) => (input.isTracking || mayMatch(input, at) ? rule(input, at) : NONE), rule);
}

/** Only ways that end where the sentence ends. */
export function complete<T>(rule: Rule<T>, input: Input, at = 0): Matches<T> {
  const matches = rule(input, at);
  const whole = matches.filter((match) => match.end === input.tokens.length);
  if (whole.length === 0) {
    for (const match of matches) miss(input, match.end, { kind: 'sort', text: 'the end of the sentence' });
  }
  return whole;
}

/** One or more of `item` with `separator` between, as many as there are: a list that nothing else can follow. */
export function listOf<T>(item: Rule<T>, separator: Rule<unknown>): Rule<readonly T[]> {
  const run = (input: Input, at: number): Matches<readonly T[]> => {
    const values: T[] = [];
    let end = at;
    let next = at;
    for (;;) {
      const match = longest(item(input, next));
      if (!match) break;
      values.push(match.value);
      end = match.end;
      const separated = separator(input, end)[0];
      if (!separated) break;
      next = separated.end;
    }
    return values.length === 0 ? NONE : one(values, end);
  };
  return withFacts(run, { firstWords: item.firstWords });
}

function longest<T>(matches: Matches<T>): Match<T> | undefined {
  let best = matches[0];
  for (const match of matches) if (best && match.end > best.end) best = match;
  return best;
}

/** The rule any number of times, as often as it matches; an empty list where it doesn't. */
export function many<T>(rule: Rule<T>): Rule<readonly T[]> {
  return (input, at) => {
    const values: T[] = [];
    let end = at;
    for (;;) {
      const match = longest(rule(input, end));
      if (!match || match.end === end) return one(values, end);
      values.push(match.value);
      end = match.end;
    }
  };
}

/** Like `many`, but gives every shorter list too, longest first: where what follows may claim the last ones. */
export function someOf<T>(rule: Rule<T>): Rule<readonly T[]> {
  const extend = (input: Input, values: readonly T[], end: number, out: Match<readonly T[]>[]): void => {
    for (const match of rule(input, end)) {
      if (match.end > end) extend(input, [...values, match.value], match.end, out);
    }
    out.push({ value: values, end });
  };
  return (input, at) => {
    const out: Match<readonly T[]>[] = [];
    extend(input, [], at, out);
    return out;
  };
}
