/**
 * Noun phrases: names and lists of them, `any State X that …`, `each party`, `the other party`, `it`, `this instrument`,
 * `article 5 of X`. The surface only; see `interpret-nouns.ts` for what each stands for. Relative clauses contain
 * predicates, which contain nouns: `clauses.ts` ties the knot.
 */
import { choice, filter, firstOf, guarded, listOf, map, memo, miss, NONE, one, type Input, type Match, type Matches, type Place, type Rule } from './matching.ts';
import { articleLabel, count, groupName, isNameLike, kindName, placed } from './lexemes.ts';
import { isKindOf } from './scope.ts';
import type { Clause, Noun, NounOf, Quantifier } from './surface.ts';
import { maybe, says, template } from './template.ts';

/** A known name: a thing, an instrument, a group, a variable of the sentence. In a lenient match, whatever looks like a name. */
export const nameNoun: Rule<Noun> = (input, at) => {
  const token = input.tokens[at];
  const name = token?.kind === 'word' ? meantBy(input, token.text) : '';
  if (token?.kind === 'word' && (isKnownName(input, name) || (input.isLenient && isNameLike(token)))) {
    return one<Noun>({ kind: 'name', name, place: { at, end: at + 1 } }, at + 1);
  }
  return miss(input, at, { kind: 'name', of: input.wanted ?? 'thing' });
};

/** An alias or code stands for its thing, unless the sentence or the dossier has the word for a name. */
function meantBy(input: Input, word: string): string {
  const other = input.scope.otherNames.get(word);
  return other === undefined || input.variables.has(word) ? word : other;
}

function isKnownName({ scope, variables }: Input, name: string): boolean {
  return scope.things.has(name) || variables.has(name) || scope.groups.has(name);
}

export const DOCUMENT = '(instrument | treaty | agreement | convention | protocol | declaration | pact | charter | covenant | statute | draft)';
/** `this Armistice Agreement`, `the present Framework Convention`: a word of the document's own title. */
const titleWord: Rule<null> = (input, at) => {
  const token = input.tokens[at];
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.text) && !isKnownName(input, token.text) ? one(null, at + 1) : NONE;
};
export const thisInstrument: Rule<Noun> = template(`((this | the present) [{title}] ${DOCUMENT} | the (treaty | agreement | convention | protocol | declaration | pact | charter | covenant | statute))`, { title: maybe(titleWord) }, (_, place): Noun => ({ kind: 'this-instrument', place }));

/** An instrument by name, or the one the sentence stands in. */
export const instrumentNoun: Rule<Noun> = choice(
  thisInstrument,
  filter(nameNoun, (noun, input) => noun.kind === 'name' && (input.isLenient || kindOfName(input, noun.name) === 'Instrument'), { kind: 'name', of: 'Instrument' }),
);

/** `article 5`, `article 5 of X`, `X article 5`, `paragraph 2 of article 5`. */
const labelled = placed(articleLabel);
const namesArticle = ({ tokens }: Input, at: number): boolean =>
  tokens[at]?.value === 'article' || tokens[at + 1]?.value === 'article' || tokens[at + 2]?.value === 'article';
export const provisionNoun: Rule<Noun> = guarded(namesArticle, memo(choice(
  template('article {label} [of {of}]', { label: labelled, of: maybe(instrumentNoun) }, ({ label, of }, place): Noun =>
    ({ kind: 'provision', label: label.value, labelPlace: label.place, instrument: of, place })),
  template('this article', {}, (_, place): Noun => ({ kind: 'provision', label: '', isThis: true, labelPlace: place, place })),
  template('{of} article {label}', { label: labelled, of: instrumentNoun }, ({ label, of }, place): Noun =>
    ({ kind: 'provision', label: label.value, labelPlace: label.place, instrument: of, place })),
)));

/** What a quantifier ranges over: a kind, parties, signatories, members of a group. */
const nounOf: Rule<NounOf> = memo(firstOf<NounOf>(
  template('[State | States | High] [Contracting] (party | parties | side | sides) [to {to}]', { to: maybe(instrumentNoun) }, ({ to }): NounOf => ({ kind: 'party', to })),
  template('(signatory | signatories) [State | States] [(of | to) {of}]', { of: maybe(instrumentNoun) }, ({ of }): NounOf => ({ kind: 'signatory', of })),
  template('(member | members) of {group}', { group: groupName }, ({ group }): NounOf => ({ kind: 'member', group: group.name, place: group.place })),
  template('of {group}', { group: groupName }, ({ group }): NounOf => ({ kind: 'member', group: group.name, place: group.place })),
  template('{kind} of {group}', { kind: kindName, group: groupName }, ({ group }): NounOf => ({ kind: 'member', group: group.name, place: group.place })),
  template('(Member | Members | Member State | Member States) [(of | to) {to}]', { to: maybe(instrumentNoun) }, ({ to }): NounOf => ({ kind: 'party', to })),
  template('{kind}', { kind: kindName }, ({ kind }, place): NounOf => ({ kind: 'kind', id: kind, place })),
));

/** `X` in `any State X`: found before matching (`variablesOf`). */
const variableName: Rule<{ value: string; place: Place }> = (input, at) => {
  const token = input.tokens[at];
  return token?.kind === 'word' && input.variables.has(token.text)
    ? one({ value: token.text, place: { at, end: at + 1 } }, at + 1)
    : miss(input, at, { kind: 'sort', text: 'a name for it, such as `X`' });
};

const QUANTIFIERS: Readonly<Record<string, Quantifier>> = {
  any: 'any', each: 'each', every: 'each', all: 'each', either: 'either', no: 'no', a: 'a', an: 'a', some: 'a', another: 'another', neither: 'no',
};
const quantifier: Rule<Quantifier> = Object.assign(
  (input: Input, at: number): Matches<Quantifier> => {
    const word = input.tokens[at];
    const found = word?.kind === 'word' ? QUANTIFIERS[word.value] : undefined;
    return found === undefined ? miss(input, at, { kind: 'word', text: 'any' }) : one(found, at + 1);
  },
  { firstWords: () => new Set(Object.keys(QUANTIFIERS)) },
);
const number = choice<{ quantifier: Quantifier; n: number }>(
  template('(at least | no fewer than) {n}', { n: count }, ({ n }) => ({ quantifier: 'at-least' as const, n })),
  template('more than {n}', { n: count }, ({ n }) => ({ quantifier: 'at-least' as const, n: n + 1 })),
  template('(fewer than | less than) {n}', { n: count }, ({ n }) => ({ quantifier: 'fewer-than' as const, n })),
);
const partQuantifier = choice<Quantifier>(says('any', 'any'), says('each', 'each'), says('all', 'each'), says('either', 'either'), says('(neither | none)', 'no'), says('one', 'a'));
const other = says('other', true);
const nameJoiner = choice(says(', and', null), says(', or', null), says(',', null), says('and', null), says('or', null));
/** `a member of G`, `those of G`: the group. */
const groupMembers: Rule<Noun> = template('[(a | any | the)] (member | members | those) of {group}', { group: groupName }, ({ group }): Noun => ({ kind: 'name', name: group.name, place: group.place }));
/** `except A and B`, `other than A`. */
export const excepted: Rule<readonly Noun[]> = template('[,] (except [for] | other than | save | apart from | with the exception of) {names} [,]', { names: listOf(choice(nameNoun, groupMembers), nameJoiner) }, ({ names }) => names);

/** Not `the parties`, which are all of them. */
const singular = filter(map(nounOf, (of, place) => ({ of, place })), ({ of, place }, { tokens }) =>
  of.kind !== 'member' && !/s$/.test(tokens[place.end - 1]?.value ?? ''), { kind: 'sort', text: 'a kind' });
const oneOf = map(singular, ({ of }) => of);

/** `the Straits`: each of them. Not `the parties`. */
const pluralKind = filter(map(nounOf, (of, place) => ({ of, place })), ({ of, place }, { tokens, scope }) => {
  const word = tokens[place.end - 1];
  return of.kind === 'kind' && place.end === place.at + 1 && word !== undefined && word.value !== of.id.toLowerCase() && scope.kindWords.has(word.value);
}, { kind: 'sort', text: 'a kind in the plural' });

function simpleNouns(relatives: Rule<readonly Clause[]>): Rule<Noun> {
  const quantified = template(
    '{q} [{other}] {of} [{variable}] [{except}] [{relatives}]',
    { q: quantifier, other: maybe(other), of: nounOf, variable: maybe(variableName), except: maybe(excepted), relatives: maybe(relatives) },
    ({ q, other: isOther, of, variable, except, relatives: said }, place): Noun => ({
      kind: 'quantified', quantifier: q, of, place, isOther: isOther === true || q === 'another',
      variable: variable?.value, variablePlace: variable?.place, relatives: said ?? [], ...(except && { except }),
    }),
  );
  const numbered = template('{n} {of} [{relatives}]', { n: number, of: nounOf, relatives: maybe(relatives) }, ({ n, of, relatives: said }, place): Noun =>
    ({ kind: 'quantified', quantifier: n.quantifier, n: n.n, of, place, relatives: said ?? [] }));
  /** `each of the parties`, `neither of the two States parties to X`. */
  const partitive = template('{q} of [(the | these | those)] [two] [{other}] {of} [{relatives}]', { q: partQuantifier, other: maybe(other), of: filter(nounOf, ({ kind }) => kind !== 'member', { kind: 'sort', text: 'a kind' }), relatives: maybe(relatives) }, ({ q, of, other: isOther, relatives: said }, place): Noun =>
    ({ kind: 'quantified', quantifier: q, of, place, isOther: isOther === true, relatives: said ?? [] }));
  const plural = template('the {of} [{relatives}]', { of: map(pluralKind, ({ of }) => of), relatives: maybe(relatives) }, ({ of, relatives: said }, place): Noun => ({ kind: 'quantified', quantifier: 'each', of, place, relatives: said ?? [] }));
  /** `the members of Annex1`: each of them. */
  const members = template('the (members | States) of {group}', { group: groupName }, ({ group }, place): Noun => ({ kind: 'quantified', quantifier: 'each', of: { kind: 'member', group: group.name, place: group.place }, place, relatives: [] }));
  const oneOrMore = template('(one or more | one or several | at least one) [of [(the | these)]] {of} [{relatives}]', { of: nounOf, relatives: maybe(relatives) }, ({ of, relatives: said }, place): Noun => ({ kind: 'quantified', quantifier: 'any', of, place, relatives: said ?? [] }));
  return memo(choice<Noun>(
    provisionNoun,
    quantified,
    numbered,
    partitive,
    plural,
    members,
    oneOrMore,
    template('(the | both | both the | the two | all the) [(State | States)] [High] [Contracting] (parties | sides) [to {to}] [concerned] [{except}]', { to: maybe(instrumentNoun), except: maybe(excepted) }, ({ to, except }, place): Noun => ({ kind: 'the-parties', place, to, ...(except && { except }) })),
    template('(the | that) other {of} [{relatives}]', { of: nounOf, relatives: maybe(relatives) }, ({ of }, place, input): Noun =>
      ({ kind: 'the-other', of, isPlural: input.tokens[place.at + 2]?.value.endsWith('s') ?? false, place })),
    template('(the other | the others)', {}, (_, place, input): Noun => ({ kind: 'the-other', of: { kind: 'party' }, isPlural: input.tokens[place.at + 1]?.value === 'others', place })),
    template('(each other | one another)', {}, (_, place): Noun => ({ kind: 'each-other', place })),
    template('(that | the | the said | such) {of} [(so attacked | so affected | concerned | in question | attacked)]', { of: oneOf }, ({ of }, place): Noun => ({ kind: 'that', of, place })),
    template('(it | he | she | him | her)', {}, (_, place): Noun => ({ kind: 'pronoun', word: 'it', place })),
    template('(they | them)', {}, (_, place): Noun => ({ kind: 'pronoun', word: 'they', place })),
    template('(itself | themselves)', {}, (_, place): Noun => ({ kind: 'pronoun', word: 'itself', place })),
    thisInstrument,
    template('the depositary', {}, (_, place): Noun => ({ kind: 'depositary', place })),
    template('the {name}', { name: properName }, ({ name }) => name),
    nameNoun,
  ));
}

/** A known name with its capital, which texts may give an article: `the EU`, `the SecurityCouncil`. */
const properName: Rule<Noun> = filter(nameNoun, (noun, { tokens, isLenient, scope }) =>
  noun.kind === 'name' && !isLenient && scope.things.has(noun.name) && /^\p{Lu}/u.test(tokens[noun.place.at]?.text ?? ''), { kind: 'name', of: 'thing' });

/** Every noun phrase that starts at a place, lists included, longest first. */
export function nounRule(relatives: Rule<readonly Clause[]>): { noun: Rule<Noun>; simple: Rule<Noun> } {
  const simple = simpleNouns(relatives);
  const lists: Rule<Noun> = (input, at) => {
    const start = input.tokens[at]?.value === 'both' && input.tokens[at + 1]?.value !== 'parties' ? at + 1 : at;
    const out: Match<Noun>[] = [];
    for (const first of simple(input, start)) {
      out.push(first);
      extend(input, simple, at, [first.value], first.end, true, out);
    }
    return out.length > 1 ? out.sort((a, b) => b.end - a.end) : out.length === 0 ? NONE : out;
  };
  return { noun: memo(lists), simple };
}

/** Lists that go on from `items`: `, item`, and then `and item` or `or item`, which makes it whole. */
function extend(input: Input, simple: Rule<Noun>, at: number, items: readonly Noun[], end: number, mayClose: boolean, out: Match<Noun>[]): void {
  let next = end;
  const hasComma = input.tokens[next]?.value === ',' && input.tokens[next]?.kind === 'punctuation';
  if (hasComma) next += 1;
  const word = input.tokens[next]?.value;
  if (mayClose && (word === 'and' || word === 'or')) {
    for (const item of simple(input, next + 1)) {
      const longer = [...items, item.value];
      out.push({ value: { kind: 'list', items: longer, word, place: { at, end: item.end } }, end: item.end });
      extend(input, simple, at, longer, item.end, true, out);
    }
  } else if (hasComma) {
    for (const item of simple(input, next)) extend(input, simple, at, [...items, item.value], item.end, true, out);
  }
}

/** What a name may be looked up in: the scope, and the sentence's own variables. */
export type Names = Pick<Input, 'scope' | 'variables'>;

/** The kind of a name's thing or variable; undefined for a name nobody knows. */
export function kindOfName({ scope, variables }: Names, name: string): string | undefined {
  const bound = variables.get(name);
  if (bound !== undefined) return bound;
  const thing = scope.things.get(name);
  if (thing) return thing.kind;
  const first = scope.groups.get(name)?.members[0];
  return first === undefined ? undefined : scope.things.get(first)?.kind;
}

/** Whether a noun may fill a slot of this kind. */
export function nounFits(input: Names, noun: Noun, wanted: string): boolean {
  switch (noun.kind) {
    case 'name': {
      const kind = kindOfName(input, noun.name);
      return kind !== undefined && isKindOf(input.scope, kind, wanted);
    }
    case 'quantified': case 'the-other': case 'that': return nounOfFits(input, noun.of, wanted);
    case 'the-parties': case 'each-other': return mayBeParty(input, wanted);
    case 'depositary': return mayBeParty(input, wanted);
    case 'this-instrument': return wanted === 'Instrument';
    case 'provision': return wanted === 'Provision';
    case 'list': return noun.items.every((item) => nounFits(input, item, wanted));
    case 'pronoun': return wanted !== 'Provision';
    case 'gap': return true;
  }
}

function nounOfFits(input: Names, of: NounOf, wanted: string): boolean {
  if (of.kind === 'kind') return isKindOf(input.scope, of.id, wanted);
  if (of.kind !== 'member') return mayBeParty(input, wanted);
  const first = input.scope.groups.get(of.group)?.members[0];
  const kind = first === undefined ? undefined : input.scope.things.get(first)?.kind;
  return kind === undefined || isKindOf(input.scope, kind, wanted);
}

function mayBeParty({ scope }: Pick<Names, 'scope'>, wanted: string): boolean {
  return isKindOf(scope, 'State', wanted) || isKindOf(scope, wanted, 'Actor');
}

const VARIABLE_STARTERS = new Set([...Object.keys(QUANTIFIERS), 'other', 'the']);

/** The variables that a sentence binds, with their kinds: `any State X`, `a party P`. Names of things are not variables. */
export function variablesOf({ tokens, scope }: Pick<Input, 'tokens' | 'scope'>): ReadonlyMap<string, string> {
  let found: Map<string, string> | null = null;
  for (let i = 2; i < tokens.length; i += 1) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (token?.kind !== 'word' || before?.kind !== 'word' || !/^\p{Lu}/u.test(token.text)) continue;
    const kind = before.value === 'party' || before.value === 'signatory' ? 'State' : scope.kindWords.get(before.value);
    if (kind === undefined || scope.things.has(token.text) || scope.groups.has(token.text) || scope.kindWords.has(token.value)) continue;
    if (!VARIABLE_STARTERS.has(tokens[i - 2]?.value ?? '') && tokens[i - 2]?.value !== 'state') continue;
    (found ??= new Map()).set(token.text, kind);
  }
  return found ?? NO_VARIABLES;
}

const NO_VARIABLES: ReadonlyMap<string, string> = new Map();
