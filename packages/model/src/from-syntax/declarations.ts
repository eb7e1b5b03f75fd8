/**
 * Declaration sentences and headings as data, before anything is known about names: what each adds to the scope. Kinds
 * are read first (`kindsOf`), since a phrase's slots are kinds. Read next: `collect.ts`.
 */
import type { Diagnostic, PartialDate } from '@servanda/base';
import type { SyntaxSentence } from '@servanda/syntax';
import { malformed } from '../diagnostics.ts';
import type { Thing } from '../ir/terms.ts';
import { calendarProblem } from './calendar-problem.ts';
import { articleLabel, date, decimal, newName, percent, placed, quoted } from './lexemes.ts';
import { choice, filter, firstOf, listOf, makeInput, many, placeSpan, type Match, type Place, type Rule, type Vocabulary } from './matching.ts';
import { maybe, says, template } from './template.ts';

export interface Named {
  readonly value: string;
  readonly place: Place;
}

/** Words that go on after a list of names. */
const NEVER_LISTED = new Set(['done', 'protocol', 'amending', 'replacing', 'superseding', 'according', 'open', 'concluded', 'adopted', 'signed', 'total', 'also', 'excluding', 'excludes', 'and']);
const name = placed(filter(newName, (text) => !NEVER_LISTED.has(text), { kind: 'sort', text: 'a name' }));
const comma = says(',', null);
const commaAnd = choice(says(', and', null), says(',', null), says('and', null));
const names = listOf(name, commaAnd);
const strings = listOf(quoted, choice(comma, says('', null)));

export interface KindDeclaration {
  readonly name: Named;
  readonly parent?: Named;
}

const kindItem = template('{name}', { name }, ({ name: of }): KindDeclaration => ({ name: of }));
export const kindForm: Rule<readonly KindDeclaration[]> = choice<readonly KindDeclaration[]>(
  template('kind {name} [,] (a | an | is a | is an) [kind of] {parent}', { name, parent: name }, ({ name: of, parent }) => [{ name: of, parent }]),
  template('kind {names}', { names: listOf(kindItem, comma) }, ({ names: all }) => all),
);

type ThingPart = Partial<Pick<Thing, 'title' | 'aliases' | 'existsFrom' | 'existsTo' | 'codes'>>;
export interface ThingDeclaration extends ThingPart {
  readonly name: Named;
}

const thingPart = choice<ThingPart>(
  template('also {aliases}', { aliases: strings }, ({ aliases }) => ({ aliases })),
  template('(from | since) {day}', { day: date }, ({ day }) => ({ existsFrom: day })),
  template('(to | through) {day}', { day: date }, ({ day }) => ({ existsTo: day })),
  template('{scheme} {code}', { scheme: placed(firstOf(says('iso2', 'iso2'), says('iso3', 'iso3'), says('cow', 'cow'), says('cowcode', 'cowcode'), says('code', 'code'))), code: quoted },
    ({ scheme, code }) => ({ codes: { [scheme.value]: code } })),
  template('{title}', { title: quoted }, ({ title }) => ({ title })),
);
const thingItem = template('{name} {parts}', { name, parts: many(thingPart) }, ({ name: of, parts }): ThingDeclaration => {
  const codes = Object.assign({}, ...parts.map((part) => part.codes ?? {})) as Record<string, string>;
  const aliases = parts.flatMap((part) => part.aliases ?? []);
  return { ...Object.assign({}, ...parts), name: of, aliases, codes } as ThingDeclaration;
});
/** `State: Japan, USA "United States of America" also "US".`, without the kind. */
export const thingsForm: Rule<{ kind: Named; things: readonly ThingDeclaration[] }> =
  template('{kind} : {things}', { kind: name, things: listOf(thingItem, commaAnd) }, ({ kind, things }) => ({ kind, things }));

export interface ContinuityDeclaration {
  readonly successor: Named;
  readonly predecessor: Named;
  readonly from: PartialDate;
  readonly according?: readonly string[];
}
export const continuityForm: Rule<ContinuityDeclaration> =
  template('{successor} continues {predecessor} (from | since | on) {from} [[,] according to {according}]', { successor: name, predecessor: name, from: date, according: maybe(listOf(firstOf(quoted, newName), commaAnd)) },
    ({ successor, predecessor, from, according }) => ({ successor, predecessor, from, ...(according && { according }) }));

export const groupForm: Rule<{ name: Named; members: readonly Named[] }> =
  template('group {name} : {members}', { name, members: names }, ({ name: of, members }) => ({ name: of, members }));

export interface WeightDeclaration {
  readonly name: Named;
  readonly shares: readonly { readonly who: Named; readonly share: number }[];
  readonly total?: number;
}
const share = template('{who} {n}', { who: name, n: firstOf(percent, decimal) }, ({ who, n }) => ({ who, share: n }));
export const weightForm: Rule<WeightDeclaration> =
  template('weight {name} : {shares} [, total {total}]', { name, shares: listOf(share, comma), total: maybe(firstOf(percent, decimal)) },
    ({ name: of, shares, total }) => ({ name: of, shares, total }));

export const titleForm: Rule<{ title: string }> = template('dossier {title}', { title: quoted }, ({ title }) => ({ title }));
export const asOfForm: Rule<{ asOf: PartialDate }> = template('as of {asOf}', { asOf: date }, ({ asOf }) => ({ asOf }));

/** A clause of an instrument's heading. */
export interface InstrumentHeading {
  readonly name: Named;
  readonly title?: string;
  readonly parties: readonly Named[];
  readonly doneOn?: PartialDate;
  readonly parent?: Named;
  readonly amends?: Named;
  readonly replaces?: Named;
  readonly according: readonly string[];
}

type HeadingPart = Partial<Omit<InstrumentHeading, 'name'>>;
const source = firstOf(quoted, newName);
export const sources: Rule<readonly string[]> = listOf(source, commaAnd);
const headingPart = choice<HeadingPart>(
  template('[,] (between | among) {parties}', { parties: names }, ({ parties }) => ({ parties })),
  template('[,] open to (any | all) (State | States) [(or | and) [(any | all)] [(regional | international)] (organization | organizations | Organization | Organizations)]', {}, () => ({})),
  template('[,] open (to | for signature by) {parties}', { parties: names }, ({ parties }) => ({ parties })),
  template('[,] (done | concluded | adopted | signed) [at {at}] [in {at}] on {day}', { at: maybe(source), day: date }, ({ day }) => ({ doneOn: day })),
  template('[,] [a] protocol to {to}', { to: name }, ({ to }) => ({ parent: to })),
  template('[,] [an] additional protocol to {to}', { to: name }, ({ to }) => ({ parent: to })),
  template('[,] (amending | as amendment to | an amendment to) {of}', { of: name }, ({ of }) => ({ amends: of })),
  template('[,] (replacing | superseding) {of}', { of: name }, ({ of }) => ({ replaces: of })),
  template('[,] according to {according}', { according: sources }, ({ according }) => ({ according })),
);
export const instrumentForm: Rule<InstrumentHeading> =
  template('(instrument | draft | custom) {name} [{title}] {parts}', { name, title: maybe(quoted), parts: many(headingPart) }, ({ name: of, title, parts }) =>
    ({ parties: [], according: [], ...Object.assign({}, ...parts), name: of, title }) as InstrumentHeading);

export interface ArticleHeading {
  readonly label: Named;
  readonly title?: string;
  readonly according: readonly string[];
}
const articleForm: Rule<ArticleHeading> =
  template('article {label} [{title}] [[,] according to {according}]', { label: placed(articleLabel), title: maybe(quoted), according: maybe(sources) },
    ({ label, title, according }) => ({ label, title, according: according ?? [] }));

const articles = new WeakMap<SyntaxSentence, ReturnType<typeof readWhole<ArticleHeading>>>();

/** An article's heading, read once. */
export function readArticle(sentence: SyntaxSentence): ReturnType<typeof readWhole<ArticleHeading>> {
  const plain = plainArticle(sentence);
  if (plain) return plain;
  let known = articles.get(sentence);
  if (!known) articles.set(sentence, (known = readWhole(articleForm, sentence, 'article LABEL ["title"] [, according to SOURCE]', 'article 9 "Territory".')));
  return known;
}

const NO_SOURCES: readonly string[] = [];

/** `article 9.`, `article 9 "Territory".`: by far the most, read without further ado. */
function plainArticle({ tokens }: SyntaxSentence): { readonly result: ArticleHeading; readonly diagnostics: readonly [] } | undefined {
  const [, label, title] = tokens;
  if (tokens.length < 2 || tokens.length > 3 || (label?.kind !== 'number' && label?.kind !== 'word') || (title && title.kind !== 'string')) return undefined;
  return { result: { label: { value: label.text, place: { at: 1, end: 2 } }, ...(title && { title: title.value }), according: NO_SOURCES }, diagnostics: [] };
}

export interface ReadingHeading {
  readonly name: Named;
  readonly title?: string;
  readonly excludes: readonly Named[];
}
export const readingForm: Rule<ReadingHeading> =
  template('reading {name} [{title}] [[,] (excluding | excludes) {excludes}]', { name, title: maybe(quoted), excludes: maybe(names) },
    ({ name: of, title, excludes }) => ({ name: of, title, excludes: excludes ?? [] }));
export const exclusionForm: Rule<{ a: Named; b: readonly Named[] }> =
  template('reading {a} excludes [reading] {b}', { a: name, b: names }, ({ a, b }) => ({ a, b }));

/** Reads a whole sentence by one form that needs no scope; the best match, or a diagnostic. */
export function readWhole<T>(rule: Rule<T>, sentence: SyntaxSentence, shape: string, example: string): { readonly result?: T; readonly diagnostics: readonly Diagnostic[] } {
  const input = makeInput(sentence, NO_VOCABULARY, { isTracking: false });
  const match = rule(input, 0).find(({ end }) => end === sentence.tokens.length);
  if (match) return { result: match.value, diagnostics: [] };
  const whole = sentence.tokens.filter(({ kind }) => kind !== 'invalid');
  if (whole.length < sentence.tokens.length) return withoutInvalid(rule, { ...sentence, tokens: whole });
  const wrongDay = calendarProblem(sentence);
  if (wrongDay) return { diagnostics: [wrongDay] };
  const tracked = makeInput(sentence, NO_VOCABULARY, { isTracking: true });
  const far = Math.max(0, ...rule(tracked, 0).map(({ end }) => end), tracked.furthest);
  const at = Math.min(far, sentence.tokens.length - 1);
  const found = sentence.tokens[far]?.text;
  const place = { at, end: at + 1 };
  return { diagnostics: [malformed(placeSpan(sentence, place), { shape, example, ...(found !== undefined && { found }) })] };
}

/** What is invalid has been reported; the names beside it are declared all the same, so that their uses are not reported too. */
function withoutInvalid<T>(rule: Rule<T>, sentence: SyntaxSentence): { readonly result?: T; readonly diagnostics: readonly Diagnostic[] } {
  const matches = rule(makeInput(sentence, NO_VOCABULARY), 0);
  const longest = matches.reduce<Match<T> | undefined>((best, match) => (best && best.end >= match.end ? best : match), undefined);
  return { diagnostics: [], ...(longest && { result: longest.value }) };
}

/** For forms that look up nothing. */
const NO_VOCABULARY = { kinds: new Map(), kindWords: new Map(), things: new Map() } as unknown as Vocabulary;
