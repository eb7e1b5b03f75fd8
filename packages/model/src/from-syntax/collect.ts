/**
 * First pass: the declarations of all files become the scope. Kinds come first, then things (from sentences and tables),
 * phrases, instruments with their articles, and the names of readings, reports, claims and questions. What a declaration
 * says is read once a sentence and kept as long as the sentence lives.
 */
import type { Diagnostic } from '@servanda/base';
import { span as spanOf, type SyntaxSentence, type Token } from '@servanda/syntax';
import { articleOutside, malformed, noVerb } from '../diagnostics.ts';
import type { ActPattern, Continuity, FactPattern, Group, Kind, Thing, Weight } from '../ir/terms.ts';
import type { Instrument, Provision } from '../ir/instrument.ts';
import type { Reading } from '../ir/model.ts';
import type { LoadedDossier } from './load.ts';
import { slotOf } from './clauses.ts';
import {
  asOfForm, continuityForm, exclusionForm, groupForm, instrumentForm, kindForm, readArticle, readingForm, readWhole, thingsForm, titleForm, weightForm,
  type InstrumentHeading, type Named,
} from './declarations.ts';
import { isNameLike } from './lexemes.ts';
import { placeBetween, placeSpan, type Place, type Vocabulary } from './matching.ts';
import { outlineOf, type Outlined } from './outline.ts';
import { readPhrase, type PhraseNames, type DeclaredPhrase } from './phrase-declaration.ts';
import { indexPhrases, type Wording } from './phrase-index.ts';
import { BUILT_IN_KINDS, kindWordsOf, type Declared, type InstrumentNames, type NameKind, type Scope } from './scope.ts';
import type { Occurrence } from './sense.ts';
import { collectTables, tableSets, tableThings, type Table } from './tables.ts';
import { indexNames, type NameIndex } from './tables-names.ts';
import { spellingOf } from './misspelt-headings.ts';
import { otherNamesOf, resolveOtherNames } from './other-names.ts';
import { mergeThings } from './tables-things.ts';
import { TREATY_ACT_PATTERNS, TREATY_ACT_WORDINGS } from './treaty-act-phrases.ts';

/** An act or fact whose conditions and effects the second pass reads. */
export interface PhraseSentence {
  readonly sentence: SyntaxSentence;
  readonly phrase: DeclaredPhrase;
  readonly pattern: ActPattern | FactPattern;
  readonly isAct: boolean;
}

/** Everything that the first pass finds. */
export interface Collected {
  readonly outline: readonly Outlined[];
  /** What it was collected from, and the texts of the tables. */
  readonly declarations: readonly Declaration[];
  readonly texts: ReadonlyMap<string, string>;
  readonly scope: Vocabulary;
  readonly title?: string;
  readonly asOf?: { readonly year: number; readonly month?: number; readonly day?: number };
  readonly kinds: readonly Kind[];
  readonly things: readonly Thing[];
  readonly groups: readonly Group[];
  readonly weights: readonly Weight[];
  readonly continuities: readonly Continuity[];
  readonly phrases: readonly PhraseSentence[];
  /** Headings of instruments, drafts and customs; their final clauses are added by the second pass. */
  readonly instruments: readonly Omit<Instrument, 'clauses' | 'sources'>[];
  readonly provisions: readonly Provision[];
  readonly readings: readonly Reading[];
  readonly tables: readonly Table[];
  readonly names: NameIndex;
  readonly tableResults: TableResults;
  readonly declared: readonly Declared[];
  readonly occurrences: readonly Occurrence[];
  readonly diagnostics: readonly Diagnostic[];
  /** The sentences read here, so that the second pass leaves them alone. */
  readonly sentences: ReadonlySet<SyntaxSentence>;
}

interface Gathering {
  readonly kinds: Map<string, Kind>;
  readonly things: Map<string, Thing>;
  readonly groups: Map<string, Group>;
  readonly weights: Map<string, Weight>;
  readonly continuities: Continuity[];
  readonly phrases: PhraseSentence[];
  readonly instruments: Map<string, { heading: Omit<Instrument, 'clauses' | 'sources'>; names: InstrumentNames & { articles: Set<string> } }>;
  readonly provisions: Map<string, Provision>;
  readonly readings: Map<string, Reading>;
  readonly reports: Set<string>;
  readonly claims: Set<string>;
  readonly questions: Set<string>;
  readonly declared: Declared[];
  readonly occurrences: Occurrence[];
  readonly diagnostics: Diagnostic[];
  readonly sentences: Set<SyntaxSentence>;
  title?: string;
  asOf?: Collected['asOf'];
}

/** What a sentence declares, read without looking at any other. */
type Read = { readonly diagnostics: readonly Diagnostic[]; readonly apply?: (to: Gathering) => void };
const reads = new WeakMap<SyntaxSentence, Read>();
const phraseReads = new WeakMap<SyntaxSentence, { readonly kinds: string; readonly read: Read }>();

/** `previous` saves all of it where no declaration has changed, else what can be saved. */
export function collect(loaded: LoadedDossier, previous?: Collected): Collected {
  const outline = outlineOf(loaded.files);
  const declarations = outline.flatMap(declarationsOf);
  if (previous && sameDeclarations(previous, declarations) && sameTexts(previous.texts, loaded.tables)) return { ...previous, outline };
  const to: Gathering = {
    kinds: new Map(BUILT_IN_KINDS.map((kind) => [kind.id, kind])), things: new Map(), groups: new Map(), weights: new Map(), continuities: [], phrases: [],
    instruments: new Map(), provisions: new Map(), readings: new Map(), reports: new Set(), claims: new Set(), questions: new Set(),
    declared: [], occurrences: [], diagnostics: [], sentences: new Set(),
  };
  for (const each of declarations) if (each.sort === 'kind') take(to, each.sentence, readKinds);
  const kindsKey = [...to.kinds.values()].map((kind) => `${kind.id}<${kind.parent ?? ''}`).join();
  for (const { sort, sentence, outlined } of declarations) if (sort !== 'kind' && sort !== 'phrase') takeDeclared(to, sort, sentence, outlined);
  // Last, since a phrase may begin with a name: `act Bank releases Share`.
  for (const { sort, sentence } of declarations) if (sort === 'phrase') takePhrase(to, sentence, kindsKey);
  const tables = gatherTables(to, loaded, previous);
  const otherNames = otherNamesOf(to.things, (name) => to.things.has(name) || to.groups.has(name) || to.kinds.has(name));
  resolveOtherNames(to, otherNames);
  const scope = scopeOf(to, kindsKey, otherNames, previous);
  return {
    outline, declarations, texts: loaded.tables, scope, title: to.title, asOf: to.asOf, kinds: [...to.kinds.values()], things: [...to.things.values()],
    groups: [...to.groups.values()], weights: [...to.weights.values()], continuities: to.continuities, phrases: to.phrases,
    instruments: [...to.instruments.values()].map(({ heading }) => heading), provisions: [...to.provisions.values()], readings: [...to.readings.values()],
    ...tables, declared: to.declared, occurrences: to.occurrences, diagnostics: [...to.diagnostics, ...tables.tableDiagnostics], sentences: to.sentences,
  };
}

/** The same sentences in the same places: nothing about the scope can have changed. */
function sameDeclarations({ declarations }: Collected, now: readonly Declaration[]): boolean {
  return declarations.length === now.length && declarations.every((each, i) => {
    const other = now[i];
    return other !== undefined && each.sentence === other.sentence && each.outlined.key === other.outlined.key;
  });
}

function sameTexts(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean {
  return before.size === now.size && [...now].every(([path, text]) => before.get(path) === text);
}

type Sort = 'kind' | 'phrase' | 'things' | 'continuity' | 'group' | 'weight' | 'as-of' | 'exclusion' | 'heading' | 'claim' | 'clause' | 'table';

interface Declaration {
  readonly sort: Sort;
  readonly sentence: SyntaxSentence;
  readonly outlined: Outlined;
}

/** The sentences of a section that declare something. */
function declarationsOf(outlined: Outlined): readonly Declaration[] {
  if (outlined.kept.declarations) return outlined.kept.declarations as readonly Declaration[];
  const found: Declaration[] = [];
  if (outlined.section.heading) found.push({ sort: 'heading', sentence: outlined.section.heading, outlined });
  for (const sentence of outlined.section.sentences) {
    const sort = sortOf(sentence);
    if (sort) found.push({ sort, sentence, outlined });
  }
  outlined.kept.declarations = found;
  return found;
}

const SORT_OF_WORD: ReadonlyMap<string, Sort> = new Map<string, Sort>([
  ['kind', 'kind'], ['fact', 'phrase'], ['act', 'phrase'], ['group', 'group'], ['weight', 'weight'], ['claim', 'claim'], ['table', 'table'],
  ['enters', 'clause'], ['subject', 'clause'], ['depositary', 'clause'],
]);

function sortOf({ tokens }: SyntaxSentence): Sort | undefined {
  const [first, second, third] = tokens;
  if (first === undefined) return undefined;
  const known = SORT_OF_WORD.get(first.value);
  if (known) return known;
  if (first.value === 'as' && second?.value === 'of') return 'as-of';
  if (first.value === 'reading' && third?.value === 'excludes') return 'exclusion';
  if (/^(?:this|the|it)$/.test(first.value) && tokens.slice(1, 7).some(({ value }) => /^(?:enters?|subject|ratified|exchanged)$/.test(value))) return 'clause';
  if (first.value === 'state' || first.value === 'states') {
    // `State Japan, USA.` forgets the colon; `State attacks …` is no declaration.
    if (second !== undefined && isNameLike(second) && isListedAfter(third)) return 'things';
  }
  if (second?.value === ':' && first.kind === 'word') return first.value === 'counting' ? undefined : 'things';
  return second?.value === 'continues' ? 'continuity' : undefined;
}

const isListedAfter = (token: Token | undefined): boolean => token === undefined || token.value === ',' || token.kind === 'string';

/** Reads a declaration once, and adds it to what is gathered. */
function take(to: Gathering, sentence: SyntaxSentence, read: (sentence: SyntaxSentence) => Read): void {
  let known = reads.get(sentence);
  if (!known) reads.set(sentence, (known = read(sentence)));
  to.sentences.add(sentence);
  for (const diagnostic of known.diagnostics) to.diagnostics.push(diagnostic);
  known.apply?.(to);
}

function takeDeclared(to: Gathering, sort: Exclude<Sort, 'kind' | 'phrase'>, sentence: SyntaxSentence, outlined: Outlined): void {
  switch (sort) {
    case 'things': return take(to, sentence, readThings);
    case 'continuity': return take(to, sentence, readContinuity);
    case 'group': return take(to, sentence, readGroup);
    case 'weight': return take(to, sentence, readWeight);
    case 'as-of': return take(to, sentence, readAsOf);
    case 'exclusion': return take(to, sentence, readExclusion);
    case 'claim': return readNameInto(to, to.claims, 'claim', sentence);
    case 'clause': return readClauseHint(to, sentence, outlined); // read whole in the second pass
    case 'heading': return takeHeading(to, sentence, outlined);
    case 'table': return; // read with its file, in `gatherTables`
  }
}

/** Where two declare the same name the first stands; `checks/duplicate-names.ts` reports it from `declared`. */
function define(to: Gathering, sentence: SyntaxSentence, of: NameKind, id: string, place: Place): void {
  const span = placeSpan(sentence, place);
  to.declared.push({ id, of, span });
  to.occurrences.push({ id, of, span, isDefinition: true });
}

function refer(to: Gathering, sentence: SyntaxSentence, of: NameKind, { value, place }: Named): void {
  to.occurrences.push({ id: value, of, span: placeSpan(sentence, place), isDefinition: false });
}

function readKinds(sentence: SyntaxSentence): Read {
  const { result, diagnostics } = readWhole(kindForm, sentence, 'kind NAME[, a KIND]', 'kind Territory.');
  return {
    diagnostics,
    apply: result && ((to) => {
      for (const { name, parent } of result) {
        define(to, sentence, 'kind', name.value, name.place);
        if (parent) refer(to, sentence, 'kind', parent);
        if (!to.kinds.has(name.value)) to.kinds.set(name.value, { id: name.value, ...(parent && { parent: parent.value }), origin: placeSpan(sentence, name.place) });
      }
    }),
  };
}

const THINGS = { shape: 'KIND: NAME ["title"] [also "alias"] [from DATE] [to DATE], …', example: 'State: Japan, USA "United States of America".' };

/** `State Japan, USA`: the colon is missed, and the names are declared all the same. */
function missingColon(sentence: SyntaxSentence): { readonly sentence: SyntaxSentence; readonly diagnostics: readonly Diagnostic[] } {
  const [kind, name] = sentence.tokens;
  if (!kind || !name || name.value === ':') return { sentence, diagnostics: [] };
  const place = placeBetween(sentence, kind.to, kind.to);
  const colon: Token = { ...kind, kind: 'punctuation', text: ':', value: ':', from: kind.to, to: kind.to };
  return {
    sentence: { ...sentence, tokens: [kind, colon, ...sentence.tokens.slice(1)] },
    diagnostics: [malformed(placeSpan(sentence, { at: 1, end: 2 }), { ...THINGS, found: name.text }, { fixes: [{ title: 'put in `:`', edits: [{ span: place, text: ':' }] }] })],
  };
}

function readThings(written: SyntaxSentence): Read {
  const { sentence, diagnostics: missing } = missingColon(written);
  const { result, diagnostics } = readWhole(thingsForm, sentence, THINGS.shape, THINGS.example);
  return {
    diagnostics: [...missing, ...diagnostics],
    apply: result && ((to) => {
      const kind = kindNamed(to, result.kind.value);
      refer(to, sentence, 'kind', { value: kind ?? result.kind.value, place: result.kind.place });
      for (const { name, ...rest } of result.things) {
        define(to, sentence, 'thing', name.value, name.place);
        if (!to.things.has(name.value)) {
          to.things.set(name.value, { ...rest, id: name.value, kind: kind ?? result.kind.value, aliases: rest.aliases ?? [], codes: rest.codes ?? {}, origin: placeSpan(sentence, name.place) });
        }
      }
    }),
  };
}

/** The kind a word means, in the singular or plural, whatever its letter case. */
function kindNamed(to: Gathering, word: string): string | undefined {
  return to.kinds.has(word) ? word : kindWordsOf(to.kinds.values()).get(word.toLowerCase());
}

function readContinuity(sentence: SyntaxSentence): Read {
  const { result, diagnostics } = readWhole(continuityForm, sentence, 'SUCCESSOR continues PREDECESSOR from DATE', 'Russia continues USSR from 1991-12-26.');
  return {
    diagnostics,
    apply: result && ((to) => {
      refer(to, sentence, 'thing', result.successor);
      refer(to, sentence, 'thing', result.predecessor);
      to.continuities.push({ successor: result.successor.value, predecessor: result.predecessor.value, from: result.from, ...(result.according && { according: result.according }), origin: spanOf(sentence) });
    }),
  };
}

function readGroup(sentence: SyntaxSentence): Read {
  const { result, diagnostics } = readWhole(groupForm, sentence, 'group NAME: MEMBER, MEMBER, …', 'group Annex1: USA, Japan, Russia.');
  return {
    diagnostics,
    apply: result && ((to) => {
      define(to, sentence, 'group', result.name.value, result.name.place);
      for (const member of result.members) refer(to, sentence, 'thing', member);
      if (!to.groups.has(result.name.value)) to.groups.set(result.name.value, { id: result.name.value, members: result.members.map((each) => each.value), origin: spanOf(sentence) });
    }),
  };
}

function readWeight(sentence: SyntaxSentence): Read {
  const { result, diagnostics } = readWhole(weightForm, sentence, 'weight NAME: MEMBER SHARE, MEMBER SHARE, …[, total N]', 'weight emissions: USA 36.1, Russia 17.4.');
  return {
    diagnostics,
    apply: result && ((to) => {
      define(to, sentence, 'weight', result.name.value, result.name.place);
      for (const { who } of result.shares) refer(to, sentence, 'thing', who);
      const values = Object.fromEntries(result.shares.map(({ who, share }) => [who.value, share]));
      const total = result.total ?? result.shares.reduce((sum, each) => sum + each.share, 0);
      if (!to.weights.has(result.name.value)) to.weights.set(result.name.value, { id: result.name.value, values, total, origin: spanOf(sentence) });
    }),
  };
}

function readAsOf(sentence: SyntaxSentence): Read {
  const { result, diagnostics } = readWhole(asOfForm, sentence, 'as of DATE', 'as of 2019-01-22.');
  return { diagnostics, apply: result && ((to) => (to.asOf ??= result.asOf, undefined)) };
}

function readExclusion(sentence: SyntaxSentence): Read {
  const { result, diagnostics } = readWhole(exclusionForm, sentence, 'reading NAME excludes NAME', 'reading narrow excludes wide.');
  return {
    diagnostics,
    apply: result && ((to) => {
      const reading = to.readings.get(result.a.value);
      refer(to, sentence, 'reading', result.a);
      for (const each of result.b) refer(to, sentence, 'reading', each);
      if (reading) to.readings.set(reading.id, { ...reading, excludes: [...reading.excludes, ...result.b.map((each) => each.value)] });
    }),
  };
}

function takePhrase(to: Gathering, sentence: SyntaxSentence, kindsKey: string): void {
  const known = phraseReads.get(sentence);
  const agent = actorKind(to, sentence.tokens[1]?.text ?? '');
  const kinds = agent === undefined ? kindsKey : `${kindsKey} ${agent}`;
  const read = known?.kinds === kinds ? known.read : readPhraseSentence(sentence, { isKind: (name) => to.kinds.has(name), agent });
  if (known?.read !== read) phraseReads.set(sentence, { kinds, read });
  to.sentences.add(sentence);
  for (const diagnostic of read.diagnostics) to.diagnostics.push(diagnostic);
  read.apply?.(to);
}

/** The kind of a name, where it is one of those who can act. */
function actorKind(to: Gathering, name: string): string | undefined {
  const kind = to.things.get(name)?.kind;
  for (let each = kind; each !== undefined; each = to.kinds.get(each)?.parent) if (each === 'Actor') return kind;
  return undefined;
}

function readPhraseSentence(sentence: SyntaxSentence, { isKind, agent }: PhraseNames): Read {
  const isAct = sentence.tokens[0]?.value === 'act';
  const phrase = readPhrase(sentence, 1, { isKind, agent: isAct ? agent : undefined });
  if ('kind' in phrase) {
    const where = placeSpan(sentence, phrase.place.end > phrase.place.at ? phrase.place : { at: 0, end: 1 });
    return { diagnostics: [phrase.kind === 'no-verb'
      ? noVerb(where, { isAct })
      : malformed(where, { shape: isAct ? 'act KIND does something [to KIND]' : 'fact KIND is something', example: isAct ? 'act State attacks State.' : 'fact State administers Territory.' })] };
  }
  const pattern = isAct ? actPattern(sentence, phrase) : factPattern(sentence, phrase);
  return {
    diagnostics: [],
    apply: (to) => {
      define(to, sentence, isAct ? 'act' : 'fact', phrase.id, phrase.place);
      for (const role of phrase.roles) void role;
      to.phrases.push({ sentence, phrase, pattern, isAct });
    },
  };
}

const optionWords = (sentence: SyntaxSentence, { at, end }: Place): string => sentence.tokens.slice(at, end).map((token) => token.value).join(' ');

function factPattern(sentence: SyntaxSentence, phrase: DeclaredPhrase): FactPattern {
  const options = phrase.options.map((place) => ({ place, words: optionWords(sentence, place) }));
  const functional = options.map(({ words }) => /^one (\S+) at a time$/.exec(words)?.[1]).find((word) => word !== undefined);
  const role = functional === undefined ? -1 : phrase.roles.findIndex((each) => each.name?.toLowerCase() === functional || each.kind.toLowerCase() === functional);
  return {
    id: phrase.id, parts: phrase.parts, roles: phrase.roles, isMutual: options.some(({ words }) => words === 'mutual'),
    ...(role >= 0 && { functionalRole: role }), origin: spanOf(sentence),
  };
}

function actPattern(sentence: SyntaxSentence, phrase: DeclaredPhrase): ActPattern {
  return { id: phrase.id, parts: phrase.parts, roles: phrase.roles, actorRoles: phrase.actorRoles, effects: [], origin: spanOf(sentence) };
}

function readNameInto(to: Gathering, names: Set<string>, of: NameKind, sentence: SyntaxSentence): void {
  const token = sentence.tokens[1];
  if (token?.kind !== 'word') return;
  names.add(token.text);
  define(to, sentence, of, token.text, { at: 1, end: 2 });
}

/** From final clauses only what other sentences must know of them: how consent is expressed, who the depositary is. */
function readClauseHint(to: Gathering, sentence: SyntaxSentence, { context }: Outlined): void {
  const found = context.instrument === undefined ? undefined : to.instruments.get(context.instrument);
  if (!found) return;
  const words = sentence.tokens.map((token) => token.value);
  if (words[0] === 'depositary') found.names = { ...found.names, depositary: sentence.tokens[2]?.text };
  else if (words.includes('exchange')) found.names = { ...found.names, concludedBy: 'exchange' };
  else if (words.some((word) => /^(?:ratification|deposit)s?$/.test(word)) && found.names.concludedBy === 'sign') found.names = { ...found.names, concludedBy: 'ratify' };
}

function takeHeading(to: Gathering, sentence: SyntaxSentence, outlined: Outlined): void {
  const spelling = spellingOf(sentence);
  if (spelling) to.diagnostics.push(spelling);
  switch (outlined.section.keyword) {
    case 'dossier': return take(to, sentence, readTitle);
    case 'instrument': case 'draft': case 'custom': return take(to, sentence, readInstrument);
    case 'article': return takeArticle(to, sentence, outlined);
    case 'reading': return take(to, sentence, readReading);
    case 'report': case 'notice': return readNameInto(to, to.reports, 'report', sentence);
    case 'question': return readNameInto(to, to.questions, 'question', sentence);
    case null: return;
  }
}

function readTitle(sentence: SyntaxSentence): Read {
  const { result, diagnostics } = readWhole(titleForm, sentence, 'dossier "TITLE"', 'dossier "Peace treaty between Russia and Japan".');
  return { diagnostics, apply: result && ((to) => (to.title ??= result.title, undefined)) };
}

function readInstrument(sentence: SyntaxSentence): Read {
  const { result, diagnostics } = readWhole(instrumentForm, sentence,
    'instrument NAME ["title"] [between A and B] [, done on DATE] [, protocol to X]', 'instrument JointDeclaration "Joint Declaration" between Japan and USSR.');
  const heading = result ?? nameOnly(sentence);
  return { diagnostics, apply: heading && ((to) => addInstrument(to, sentence, heading)) };
}

/** A heading that went wrong still names its instrument, so that its sentences don't all fail. */
function nameOnly({ tokens }: SyntaxSentence): InstrumentHeading | undefined {
  const token = tokens[1];
  return token?.kind === 'word' ? { name: { value: token.text, place: { at: 1, end: 2 } }, parties: [], according: [] } : undefined;
}

function addInstrument(to: Gathering, sentence: SyntaxSentence, heading: InstrumentHeading): void {
  const id = heading.name.value;
  const kind = sentence.tokens[0]?.value === 'draft' ? 'draft' : sentence.tokens[0]?.value === 'custom' ? 'custom' : 'instrument';
  define(to, sentence, 'instrument', id, heading.name.place);
  for (const party of heading.parties) refer(to, sentence, 'thing', party);
  for (const other of [heading.parent, heading.amends, heading.replaces]) if (other) refer(to, sentence, 'instrument', other);
  if (to.instruments.has(id)) return;
  const parties = heading.parties.map((party) => party.value);
  const origin = spanOf(sentence);
  to.instruments.set(id, {
    heading: {
      id, kind, parties, origin, ...(heading.title !== undefined && { title: heading.title }), ...(heading.doneOn && { doneOn: heading.doneOn }),
      ...(heading.parent && { parent: heading.parent.value }), ...(heading.amends && { amends: heading.amends.value }), ...(heading.replaces && { replaces: heading.replaces.value }),
      ...(heading.according.length > 0 && { according: heading.according }),
    },
    names: { id, kind, parties, concludedBy: 'sign', articles: new Set() },
  });
  to.provisions.set(id, { id, instrument: id, ...(heading.title !== undefined && { title: heading.title }), origin });
  if (!to.things.has(id)) to.things.set(id, { id, kind: 'Instrument', ...(heading.title !== undefined && { title: heading.title }), aliases: [], codes: {}, origin });
}

function takeArticle(to: Gathering, sentence: SyntaxSentence, { context }: Outlined): void {
  const { result, diagnostics } = readArticle(sentence);
  to.sentences.add(sentence);
  to.diagnostics.push(...diagnostics);
  if (context.instrument === undefined) {
    to.diagnostics.push(articleOutside(spanOf(sentence), { label: result?.label.value ?? '' }));
    return;
  }
  if (!result) return;
  const label = result.label.value;
  define(to, sentence, 'article', context.provision, result.label.place);
  to.instruments.get(context.instrument)?.names.articles.add(label);
  if (to.provisions.has(context.provision)) return;
  to.provisions.set(context.provision, {
    id: context.provision, instrument: context.instrument, article: label, ...(result.title !== undefined && { title: result.title }),
    ...(result.according.length > 0 && { according: result.according }), origin: spanOf(sentence),
  });
}

function readReading(sentence: SyntaxSentence): Read {
  const { result, diagnostics } = readWhole(readingForm, sentence, 'reading NAME ["what it assumes"] [, excluding NAME]', 'reading force "Helping an ally means hostile action".');
  return {
    diagnostics,
    apply: result && ((to) => {
      const id = result.name.value;
      define(to, sentence, 'reading', id, result.name.place);
      for (const each of result.excludes) refer(to, sentence, 'reading', each);
      const title = result.title === undefined ? {} : { title: result.title };
      if (!to.readings.has(id)) to.readings.set(id, { id, ...title, excludes: result.excludes.map((each) => each.value), origin: spanOf(sentence) });
      to.provisions.set(`reading:${id}`, { id: `reading:${id}`, ...title, origin: spanOf(sentence) });
    }),
  };
}

/** What tables gave, kept for the next time. */
interface TableResults {
  readonly tables: readonly Table[];
  readonly things: readonly Thing[];
  readonly groups: readonly Group[];
  readonly weights: readonly Weight[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Tables of things, groups and weights. Read again only when a table sentence, a file or the things have changed. */
function gatherTables(to: Gathering, loaded: LoadedDossier, previous: Collected | undefined): Pick<Collected, 'tables' | 'names' | 'tableResults'> & { tableDiagnostics: readonly Diagnostic[] } {
  const { tables, diagnostics } = collectTables(loaded);
  const before = previous?.tableResults;
  const isSame = before !== undefined && sameTables(before.tables, tables);
  const read = isSame ? before : tableThings(tables, to.kinds.values());
  for (const thing of mergeThings([...to.things.values()], read.things)) to.things.set(thing.id, thing);
  const isSameThings = previous !== undefined && sameThings(previous.things, to.things);
  const names = isSameThings ? previous.names : indexNames([...to.things.values()], [...to.kinds.values()]);
  const sets = isSame && isSameThings ? { groups: before.groups, weights: before.weights, diagnostics: [] } : tableSets(tables, names);
  for (const group of sets.groups) if (!to.groups.has(group.id)) to.groups.set(group.id, group);
  for (const weight of sets.weights) if (!to.weights.has(weight.id)) to.weights.set(weight.id, weight);
  const found = [...read.diagnostics, ...sets.diagnostics];
  return {
    tables: isSame ? before.tables : tables, names, tableDiagnostics: [...diagnostics, ...found],
    tableResults: { tables: isSame ? before.tables : tables, things: read.things, groups: sets.groups, weights: sets.weights, diagnostics: found },
  };
}

/** The same sentences about the same texts. */
function sameTables(before: readonly Table[], now: readonly Table[]): boolean {
  return before.length === now.length && before.every((table, i) => table.form.sentence === now[i]?.form.sentence && table.text === now[i]?.text && table.label === now[i]?.label);
}

function sameThings(before: readonly Thing[], now: ReadonlyMap<string, Thing>): boolean {
  if (before.length !== now.size) return false;
  return before.every((thing) => {
    const other = now.get(thing.id);
    return other !== undefined && other.kind === thing.kind && other.title === thing.title && other.aliases.join('|') === thing.aliases.join('|');
  });
}

function scopeOf(to: Gathering, kindsKey: string, otherNames: Scope['otherNames'], previous: Collected | undefined): Vocabulary {
  const instruments = new Map([...to.instruments].map(([id, { names }]) => [id, names]));
  const key = scopeKey(to, kindsKey, otherNames);
  if (previous?.scope.key === key) return previous.scope;
  const facts = new Map<string, FactPattern>();
  const acts = new Map<string, ActPattern>(TREATY_ACT_PATTERNS.map((pattern) => [pattern.id, pattern]));
  const wordings: Wording[] = [];
  for (const { pattern, isAct } of to.phrases) {
    if (facts.has(pattern.id) || acts.has(pattern.id)) continue;
    if (isAct) acts.set(pattern.id, pattern as ActPattern);
    else facts.set(pattern.id, pattern as FactPattern);
    wordings.push({ pattern, isAct, parts: pattern.parts });
  }
  return {
    key, kinds: to.kinds, kindWords: kindWordsOf(to.kinds.values()), things: to.things, otherNames, groups: to.groups, weights: to.weights, instruments, facts, acts,
    phrases: indexPhrases([...wordings, ...TREATY_ACT_WORDINGS], slotOf),
    readings: new Set(to.readings.keys()), reports: to.reports, claims: to.claims, questions: to.questions,
  };
}

/** Everything that any sentence may look up in the scope, as a text. */
function scopeKey(to: Gathering, kindsKey: string, otherNames: Scope['otherNames']): string {
  const lines: string[] = [kindsKey, [...otherNames].join()];
  for (const thing of to.things.values()) lines.push(`${thing.id}:${thing.kind}`);
  for (const group of to.groups.values()) lines.push(`group ${group.id}:${group.members.join()}`);
  for (const weight of to.weights.values()) lines.push(`weight ${weight.id}`);
  for (const { names } of to.instruments.values()) {
    lines.push(`${names.kind} ${names.id}:${names.parties.join()};${names.concludedBy};${names.depositary ?? ''};${[...names.articles].join()}`);
  }
  for (const { pattern, isAct } of to.phrases) lines.push(`${isAct ? 'act' : 'fact'} ${JSON.stringify([pattern.id, pattern.parts, pattern.roles, 'isMutual' in pattern && pattern.isMutual])}`);
  for (const names of [to.readings.keys(), to.reports, to.claims, to.questions]) lines.push([...names].join());
  return lines.join('\n');
}
