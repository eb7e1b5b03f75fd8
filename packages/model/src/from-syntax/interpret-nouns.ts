/** Noun phrases to terms: names are looked up, quantified nouns bind variables, `it`, `that State`, `the other party` find theirs. */
import { didYouMean } from '@servanda/base';
import type { Formula } from '../ir/formula.ts';
import type { Quantified, Term } from '../ir/terms.ts';
import {
  ambiguousPronoun, kindAsName, noEarlierNoun, notInInstrument, unknownArticle, unknownName, wrongKind,
} from '../diagnostics.ts';
import { kindOfName } from './nouns.ts';
import { isKindOf, provisionId, titledThing } from './scope.ts';
import { bind, freshName, separately, spanAt, uses, type Binding, type Sense } from './sense.ts';
import type { Clause, Noun, NounOf, Quantifier } from './surface.ts';
import type { Place } from './matching.ts';

/** Interprets a relative clause, once its head's term stands in `sense.gap`. Given by `interpret-clauses.ts`. */
export type RelativeReader = (sense: Sense, clause: Clause) => Formula;

/** Terms of a noun phrase: several for a list or a group. Empty when it could not be made out; a diagnostic says why. */
export function termsOf(sense: Sense, noun: Noun, wanted: string, relative: RelativeReader): readonly Term[] {
  const terms = readNoun(sense, noun, wanted, relative);
  if (noun.kind !== 'gap') for (const term of terms) if (!sense.mentioned.some((known) => sameTerm(known, term))) sense.mentioned.push(term);
  return terms;
}

function readNoun(sense: Sense, noun: Noun, wanted: string, relative: RelativeReader): readonly Term[] {
  switch (noun.kind) {
    case 'name': return named(sense, noun, wanted);
    case 'quantified': return [quantifiedTerm(sense, noun, relative)];
    case 'the-parties': return [bindParties(sense, noun.place, { name: 'party', to: noun.to, how: 'every', distinctFrom: exceptedTerms(sense, noun.except, relative), relative: [] }, relative)];
    case 'the-other': return theOther(sense, noun, relative);
    case 'each-other': return eachOther(sense, noun.place);
    case 'that': return [theOneBefore(sense, noun)];
    case 'pronoun': return pronoun(sense, noun, wanted);
    case 'this-instrument': return [thisInstrumentTerm(sense, noun.place)];
    case 'depositary': return depositary(sense, noun.place);
    case 'provision': {
      const id = provisionOf(sense, noun);
      return id === undefined ? [] : [{ kind: 'provision', id }];
    }
    case 'list': return noun.items.flatMap((item) => termsOf(sense, item, wanted, relative));
    case 'gap': return sense.gap === undefined ? [] : [sense.gap];
  }
}

/** A stand-in after an error, so that the rest of the sentence is still checked. */
export const UNKNOWN: Term = { kind: 'thing', id: '?' };

/** Whether the stand-in for a name that could not be made out is in it: nothing may follow from that. */
export function hasUnknown(value: unknown): boolean {
  if (value === '?') return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return typeof value === 'object' && value !== null && Object.entries(value).some(([key, each]) => key !== 'origin' && hasUnknown(each));
}

function named(sense: Sense, { name, place }: Extract<Noun, { kind: 'name' }>, wanted: string): readonly Term[] {
  const { scope, variables } = sense.input;
  const role = sense.roles?.get(name);
  if (role) return [role];
  if (variables.has(name)) {
    uses(sense, name, 'variable', place);
    ensureBound(sense, name, variables.get(name) ?? 'State');
    return [{ kind: 'var', name }];
  }
  const group = scope.groups.get(name);
  if (group) {
    uses(sense, name, 'group', place);
    return group.members.map((id): Term => ({ kind: 'thing', id }));
  }
  const thing = scope.things.get(name);
  if (!thing) {
    reportUnknown(sense, name, wanted, place);
    return [UNKNOWN];
  }
  uses(sense, name, scope.instruments.has(name) ? 'instrument' : 'thing', place);
  if (wanted !== '' && !isKindOf(scope, thing.kind, wanted)) {
    sense.diagnostics.push(wrongKind(spanAt(sense, place), { name, kind: thing.kind, wanted }));
    return [UNKNOWN];
  }
  return [{ kind: 'thing', id: name }];
}

/** A variable used before the words that bind it (`unless X …, any State X …`) is bound where it is first met. */
function ensureBound(sense: Sense, name: string, kind: string): void {
  if (sense.bound.some((binding) => binding.quantified.name === name)) return;
  bind(sense, { quantified: { name, over: { kind: 'kind', of: kind } }, how: 'exists', isParty: false, kind });
}

export function reportUnknown(sense: Sense, name: string, wanted: string, place: Place): void {
  const { scope } = sense.input;
  if (scope.kinds.has(name)) return reportKind(sense, name, place);
  const fitting = [...scope.things.values()].filter((thing) => wanted === '' || isKindOf(scope, thing.kind, wanted)).map((thing) => thing.id);
  const nearest = didYouMean(name, fitting) ?? didYouMean(name, scope.things.keys()) ?? titledThing(name, scope.things.values());
  const span = spanAt(sense, place);
  const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: nearest }] }];
  sense.diagnostics.push(unknownName(span, { name, wanted: wanted === '' || wanted === 'Actor' ? 'State' : wanted, ...(nearest !== undefined && { nearest }), ...(wanted === 'Instrument' && { others: fitting }) }, { fixes }));
}

/** `makes State hold Place`: a kind where one of its things is meant; in an act's options, one of several blanks. */
function reportKind(sense: Sense, name: string, place: Place): void {
  const span = spanAt(sense, place);
  const roles = [...sense.roles?.keys() ?? []].filter((role) => sense.input.variables.get(role) === name);
  const [role] = roles;
  const only = role !== undefined && roles.length === 1 ? role : undefined;
  const fixes = only === undefined ? [] : [{ title: `write \`${only}\``, edits: [{ span, text: only }] }];
  sense.diagnostics.push(kindAsName(span, { name, isPhrase: sense.roles !== undefined, ...(only !== undefined && { role: only }) }, { fixes }));
}

const HOW: Readonly<Record<Quantifier, Binding['how']>> = {
  any: 'exists', a: 'exists', another: 'exists', either: 'exists', the: 'exists', each: 'every', no: 'no', 'at-least': 'at-least', 'fewer-than': 'fewer-than',
};

function quantifiedTerm(sense: Sense, noun: Extract<Noun, { kind: 'quantified' }>, relative: RelativeReader): Term {
  const how = HOW[noun.quantifier];
  const distinctFrom = joined(noun.isOther ? othersThan(sense, noun) : undefined, exceptedTerms(sense, noun.except, relative));
  if (noun.variable !== undefined && noun.variablePlace) {
    sense.occurrences.push({ id: noun.variable, of: 'variable', span: spanAt(sense, noun.variablePlace), isDefinition: true });
  }
  const known = noun.variable === undefined ? undefined : sense.bound.find((binding) => binding.quantified.name === noun.variable);
  if (known) return { kind: 'var', name: known.quantified.name };
  const over = rangeOf(sense, noun.of, noun.place);
  const name = noun.variable ?? freshName(sense, stemOf(noun.of));
  const quantified: Quantified = { name, over, ...(distinctFrom && { distinctFrom }) };
  return bindWith(sense, quantified, { how, n: noun.n, isParty: noun.of.kind === 'party', kind: kindOf(sense, noun.of) }, noun.relatives, relative);
}

/** Those that `except A and B` leaves out. */
function exceptedTerms(sense: Sense, except: readonly Noun[] | undefined, relative: RelativeReader): readonly Term[] | undefined {
  return except?.flatMap((noun) => termsOf(sense, noun, '', relative));
}

function joined(a: readonly Term[] | undefined, b: readonly Term[] | undefined): readonly Term[] | undefined {
  return a && b ? [...a, ...b] : a ?? b;
}

/** Whom `each other party` leaves out: the subject, and the party that a trigger speaks of (`when X attacks any party, each other party …`). */
function othersThan(sense: Sense, { of }: Extract<Noun, { kind: 'quantified' }>): readonly Term[] | undefined {
  const { subject, affected } = sense;
  const known = [...(subject && subject.kind !== 'provision' ? [subject] : []), ...(affected && of.kind === 'party' && of.to === undefined ? [varOf(affected)] : [])];
  const distinct = known.filter((term, i) => known.findIndex((other) => sameTerm(other, term)) === i);
  return distinct.length === 0 ? undefined : distinct;
}

/** Binds the variable and reads its relative clauses with it in the gap. */
function bindWith(sense: Sense, quantified: Quantified, rest: Omit<Binding, 'quantified' | 'condition'>, said: readonly Clause[], relative: RelativeReader): Term {
  const term: Term = { kind: 'var', name: quantified.name };
  bind(sense, { quantified, ...rest });
  if (said.length === 0) return term;
  const at = sense.bindings.length - 1;
  const outer = sense.gap;
  sense.gap = term;
  const { value: formulas, bindings: named } = separately(sense, () => said.map((clause) => relative(sense, clause)));
  sense.gap = outer;
  const condition: Formula = formulas.length === 1 && formulas[0] ? formulas[0] : { kind: 'and', of: formulas };
  sense.bindings.splice(at, 1, ...named, { quantified, ...rest, condition });
  return term;
}

function stemOf(of: NounOf): string {
  switch (of.kind) {
    case 'kind': return of.id.toLowerCase();
    case 'party': return 'party';
    case 'signatory': return 'signatory';
    case 'member': return 'member';
  }
}

function kindOf(sense: Sense, of: NounOf): string {
  if (of.kind === 'kind') return of.id;
  if (of.kind !== 'member') return 'State';
  const first = sense.input.scope.groups.get(of.group)?.members[0];
  return (first === undefined ? undefined : sense.input.scope.things.get(first)?.kind) ?? 'State';
}

function rangeOf(sense: Sense, of: NounOf, place: Place): Quantified['over'] {
  switch (of.kind) {
    case 'kind':
      uses(sense, of.id, 'kind', of.place);
      return { kind: 'kind', of: of.id };
    case 'member':
      uses(sense, of.group, 'group', of.place);
      if (!sense.input.scope.groups.has(of.group)) reportUnknownOf(sense, 'group', of.group, of.place, sense.input.scope.groups.keys());
      return { kind: 'group', id: of.group };
    case 'party': return { kind: 'parties', instrument: instrumentTerm(sense, of.to, place) };
    case 'signatory': return { kind: 'kind', of: 'State' };
  }
}

/** An unknown name of another sort than things: a group, a weight, a reading. */
export function reportUnknownOf(sense: Sense, what: string, name: string, place: Place, names: Iterable<string>): void {
  const nearest = didYouMean(name, names);
  const span = spanAt(sense, place);
  const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: nearest }] }];
  sense.diagnostics.push(unknownName(span, { name, wanted: what, ...(nearest !== undefined && { nearest }), others: [...names] }, { fixes }));
}

/** The instrument a noun names, or the one the sentence stands in. */
export function instrumentTerm(sense: Sense, noun: Noun | undefined, place: Place): Term {
  if (noun === undefined || noun.kind === 'this-instrument') return thisInstrumentTerm(sense, place);
  if (noun.kind === 'provision') {
    const id = provisionOf(sense, noun);
    return id === undefined ? UNKNOWN : { kind: 'thing', id: id.slice(0, id.indexOf('.')) };
  }
  const [first] = termsOf(sense, noun, 'Instrument', () => ({ kind: 'true' }));
  return first ?? UNKNOWN;
}

function thisInstrumentTerm(sense: Sense, place: Place): Term {
  if (sense.instrument === undefined) {
    sense.diagnostics.push(notInInstrument(spanAt(sense, place), { words: wordsAt(sense, place) }));
    return UNKNOWN;
  }
  return { kind: 'thing', id: sense.instrument };
}

export function wordsAt(sense: Sense, { at, end }: Place): string {
  return sense.input.tokens.slice(at, end).map((token) => token.text).join(' ');
}

interface PartiesOptions {
  readonly name: string;
  readonly to?: Noun;
  readonly how: Binding['how'];
  readonly distinctFrom?: readonly Term[];
  readonly relative: readonly Clause[];
  readonly isOther?: boolean;
}

/** A variable over the parties of the instrument at hand. */
function bindParties(sense: Sense, place: Place, { name, to, how, distinctFrom, relative, isOther }: PartiesOptions, read: RelativeReader): Term {
  const instrument = instrumentTerm(sense, to, place);
  const quantified: Quantified = { name: freshName(sense, name), over: { kind: 'parties', instrument }, ...(distinctFrom && { distinctFrom }) };
  return bindWith(sense, quantified, { how, isParty: true, kind: 'State', ...(isOther === true && { isOther }) }, relative, read);
}

/**
 * `the other party`: in a two-party instrument between named ones, the one that the subject is not; else the party that
 * the trigger speaks of, where the subject is another one; else any party different from the subject.
 */
function theOther(sense: Sense, noun: Extract<Noun, { kind: 'the-other' }>, relative: RelativeReader): readonly Term[] {
  if (noun.of.kind === 'party' && noun.of.to === undefined) return theOtherParty(sense, noun, relative);
  const { subject } = sense;
  const from = subject && subject.kind !== 'provision' ? [subject] : [];
  const kind = kindOf(sense, noun.of);
  const bound = sense.bound.filter((binding) => binding.kind !== undefined && isKindOf(sense.input.scope, binding.kind, kind) && !from.some((term) => sameTerm(term, varOf(binding))));
  const only = bound.length === 1 ? bound[0] : undefined;
  if (only && !noun.isPlural) return [varOf(only)];
  const quantified: Quantified = { name: freshName(sense, 'other'), over: rangeOf(sense, noun.of, noun.place), distinctFrom: from };
  return [bind(sense, { quantified, how: noun.isPlural ? 'every' : 'exists', isParty: noun.of.kind === 'party', kind })];
}

function theOtherParty(sense: Sense, noun: Extract<Noun, { kind: 'the-other' }>, relative: RelativeReader): readonly Term[] {
  const { subject, affected } = sense;
  const how = noun.isPlural ? 'every' : 'exists';
  const from = subject && subject.kind !== 'provision' ? [subject] : [];
  if (affected && subject && !sameTerm(subject, varOf(affected))) {
    // Once a stranger's act has spoken of a party, whoever bears the consequence as `the other party` is not that one: nobody is told to assist itself.
    const isBearer = sense.bearer === undefined && !sense.isObject && !sense.bound.some((binding) => binding.isParty && sameTerm(varOf(binding), subject));
    if (isBearer) return [bindParties(sense, noun.place, { name: 'other', how, distinctFrom: [...from, varOf(affected)], relative: [] }, relative)];
    if (!noun.isPlural) return [varOf(affected)];
  }
  if (subject?.kind === 'thing') {
    const parties = sense.input.scope.instruments.get(sense.instrument ?? '')?.parties ?? [];
    if (parties.length === 2 && parties.includes(subject.id)) return parties.filter((id) => id !== subject.id).map((id): Term => ({ kind: 'thing', id }));
  }
  // Said twice of the same party, it is the same other one.
  const same = noun.isPlural || !subject ? undefined : sense.bound.find((b) => b.isOther === true && b.quantified.distinctFrom?.some((term) => sameTerm(term, subject)));
  return [same ? varOf(same) : bindParties(sense, noun.place, { name: 'other', how, distinctFrom: from, relative: [], isOther: !noun.isPlural }, relative)];
}

export function varOf(binding: Binding): Term {
  return { kind: 'var', name: binding.quantified.name };
}

export function sameTerm(a: Term, b: Term): boolean {
  return a.kind === 'var' ? b.kind === 'var' && a.name === b.name : b.kind === a.kind && a.id === b.id;
}

/** `each other`: for one of several named subjects the rest of them; for a party, any other party. */
function eachOther(sense: Sense, place: Place): readonly Term[] {
  const { subject } = sense;
  if (sense.group.length > 1 && subject) return sense.group.filter((term) => !sameTerm(term, subject));
  if (subject === undefined || subject.kind === 'provision') {
    sense.diagnostics.push(noEarlierNoun(spanAt(sense, place), { words: wordsAt(sense, place) }));
    return [];
  }
  const own = sense.bound.find((binding) => sameTerm(varOf(binding), subject));
  const over = own?.quantified.over ?? { kind: 'kind' as const, of: 'State' };
  return [bind(sense, { quantified: { name: freshName(sense, 'other'), over, distinctFrom: [subject] }, how: 'exists', isParty: own?.isParty ?? false, kind: own?.kind })];
}

/** `that State`, `that party`: the variable of this kind bound last, rather not the bearer's, who would be `it`; as an object, rather not the subject's. */
function theOneBefore(sense: Sense, noun: Extract<Noun, { kind: 'that' }>): Term {
  const kind = kindOf(sense, noun.of);
  const fitting = sense.bound.filter((binding) => !binding.quantified.name.startsWith('$actor') &&
    (noun.of.kind === 'party' ? binding.isParty : binding.kind !== undefined && isKindOf(sense.input.scope, binding.kind, kind)));
  const apart = fitting.filter((binding) => !(sense.isObject && sense.subject && sameTerm(varOf(binding), sense.subject)));
  const found = apart.filter((binding) => !(sense.bearer && sameTerm(varOf(binding), sense.bearer))).at(-1) ?? apart.at(-1) ?? fitting.at(-1);
  if (found) return varOf(found);
  if (sense.subject && fitsTerm(sense, sense.subject, noun.of.kind === 'party' ? 'Actor' : kind)) return sense.subject;
  sense.diagnostics.push(noEarlierNoun(spanAt(sense, noun.place), { words: wordsAt(sense, noun.place) }));
  return UNKNOWN;
}

/**
 * `itself` is the subject. `it` as an object is what was spoken of before other than the subject, where only one such thing
 * fits; as a subject, the subject of the clause before.
 */
function pronoun(sense: Sense, noun: Extract<Noun, { kind: 'pronoun' }>, wanted: string): readonly Term[] {
  if (noun.word === 'they' && sense.group.length > 1) return sense.group;
  const { subject } = sense;
  if (subject && (noun.word === 'itself' || !sense.isObject) && fitsTerm(sense, subject, wanted)) return [subject];
  const candidates = sense.mentioned.filter((term) => !(subject && sameTerm(term, subject)) && fitsTerm(sense, term, wanted));
  const [first, second] = candidates;
  if (first && !second) return [first];
  const { bearer } = sense;
  if (first && bearer && subject?.kind === 'thing' && sense.input.scope.instruments.has(subject.id) && candidates.some((term) => sameTerm(term, bearer))) return [bearer];
  if (first && second) {
    sense.diagnostics.push(ambiguousPronoun(spanAt(sense, noun.place), { word: wordsAt(sense, noun.place), candidates: candidates.map((term) => (term.kind === 'var' ? term.name : term.id).replace('$', 'the ')) }));
    return [UNKNOWN];
  }
  if (wanted === 'Instrument' && sense.instrument !== undefined) return [{ kind: 'thing', id: sense.instrument }];
  if (subject && fitsTerm(sense, subject, wanted)) return [subject];
  sense.diagnostics.push(noEarlierNoun(spanAt(sense, noun.place), { words: noun.word }));
  return [UNKNOWN];
}

function fitsTerm(sense: Sense, term: Term, wanted: string): boolean {
  if (term.kind === 'provision') return wanted === 'Provision';
  const name = term.kind === 'thing' ? term.id : term.name;
  const kind = sense.bound.find((binding) => binding.quantified.name === name)?.kind ?? kindOfName(sense.input, name);
  return kind !== undefined && isKindOf(sense.input.scope, kind, wanted);
}

function depositary(sense: Sense, place: Place): readonly Term[] {
  const id = sense.instrument === undefined ? undefined : sense.input.scope.instruments.get(sense.instrument)?.depositary;
  if (id !== undefined) return [{ kind: 'thing', id }];
  sense.diagnostics.push(noEarlierNoun(spanAt(sense, place), { words: 'the depositary' }));
  return [UNKNOWN];
}

/** The id of the provision a noun names; undefined, with a diagnostic, when there is no such article. */
export function provisionOf(sense: Sense, noun: Extract<Noun, { kind: 'provision' }>): string | undefined {
  if (noun.isThis && sense.context.section === 'article' && sense.context.instrument !== undefined) return sense.context.provision;
  const owner = noun.isThis ? undefined : noun.instrument === undefined ? sense.instrument : instrumentIdOf(sense, noun.instrument);
  if (owner === undefined) {
    sense.diagnostics.push(notInInstrument(spanAt(sense, noun.place), { words: wordsAt(sense, noun.place) }));
    return undefined;
  }
  const instrument = sense.input.scope.instruments.get(owner);
  const id = provisionId(owner, noun.label);
  uses(sense, id, 'article', noun.labelPlace);
  if (!instrument) return undefined;
  if (instrument.articles.has(noun.label)) return id;
  const whole = noun.label.replace(/\(.*$/, '');
  if (instrument.articles.has(whole)) return provisionId(owner, whole);
  const nearest = didYouMean(noun.label, instrument.articles) ?? [...instrument.articles].find((label) => noun.label.startsWith(label));
  const span = spanAt(sense, noun.labelPlace);
  const fixes = nearest === undefined ? [] : [{ title: `write \`article ${nearest}\``, edits: [{ span, text: nearest }] }];
  sense.diagnostics.push(unknownArticle(span, { label: noun.label, instrument: owner, articles: [...instrument.articles], ...(nearest !== undefined && { nearest }) }, { fixes }));
  return undefined;
}

function instrumentIdOf(sense: Sense, noun: Noun): string | undefined {
  const term = instrumentTerm(sense, noun, { at: 0, end: 1 });
  return term.kind === 'thing' && term.id !== '?' ? term.id : undefined;
}

/** A provision, or a whole instrument, as an id: `article 5 of X`, `X`. */
export function lawIdOf(sense: Sense, noun: Noun, place: Place): string | undefined {
  if (noun.kind === 'provision') return provisionOf(sense, noun);
  const term = instrumentTerm(sense, noun, place);
  return term.kind === 'thing' && term.id !== '?' ? term.id : undefined;
}

