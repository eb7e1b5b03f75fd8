/**
 * What it takes to say something of a model in plain English: the model's names by id, what variables stand for, and which of
 * them have been mentioned (`any State X` the first time, `X` or `that State` after that). Read next: phrase.ts.
 */
import { formatPartialDate, longPartialDate, type PartialDate } from '@servanda/base';
import type { Instrument, Provision } from '../ir/instrument.ts';
import type { Model } from '../ir/model.ts';
import type { ActPattern, FactPattern, Quantified, Term } from '../ir/terms.ts';

/** The names of a model by id. */
export interface Wordbook {
  readonly facts: ReadonlyMap<string, FactPattern>;
  readonly acts: ReadonlyMap<string, ActPattern>;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly provisions: ReadonlyMap<string, Provision>;
}

/** How to say it. */
export interface Style {
  /** `2019-01-22`, as the author writes it, or `22 January 2019`, as a memo does (the default). */
  readonly dates?: 'iso' | 'long';
}

/** One piece of speech being made. `mentioned` grows as variables are named; make a new one for each sentence. */
export interface Speech {
  readonly book: Wordbook;
  readonly style: Style;
  readonly vars: ReadonlyMap<string, Quantified>;
  readonly bindings: ReadonlyMap<string, Term>;
  readonly mentioned: Set<string>;
}

/** Prepares a model's names; made once a model. */
export function makeWordbook(model: Pick<Model, 'facts' | 'acts' | 'instruments' | 'provisions'>): Wordbook {
  const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((each) => [each.id, each]));
  return { facts: byId(model.facts), acts: byId(model.acts), instruments: byId(model.instruments), provisions: byId(model.provisions) };
}

/** Begins to speak. `bindings` say which thing each variable stands for, where that is known. */
export function speak(
  book: Wordbook, vars: readonly Quantified[] = [], bindings: ReadonlyMap<string, Term> = new Map(), style: Style = {},
): Speech {
  return { book, style, vars: new Map(vars.map((each) => [each.name, each])), bindings, mentioned: new Set() };
}

/** The same speech with more variables in it. */
export function withVars(speech: Speech, vars: readonly Quantified[]): Speech {
  return { ...speech, vars: new Map([...speech.vars, ...vars.map((each) => [each.name, each] as const)]) };
}

/** A date in the speech's style. */
export function dateWords({ style }: Speech, date: PartialDate): string {
  return style.dates === 'iso' ? formatPartialDate(date) : longPartialDate(date);
}

/** A thing's name, a variable in words, or an article. `first` goes before the kind where a variable is mentioned first. */
export function termWords(speech: Speech, term: Term, first = 'any'): string {
  switch (term.kind) {
    case 'thing': return term.id;
    case 'provision': return provisionWords(speech.book, term.id);
    case 'var': return variableWords(speech, term.name, first);
  }
}

/** What a term stands for here: itself, or what its variable is bound to. */
export function resolveTerm({ bindings }: Speech, term: Term): Term {
  return term.kind === 'var' ? (bindings.get(term.name) ?? term) : term;
}

function variableWords(speech: Speech, name: string, first: string): string {
  const bound = speech.bindings.get(name);
  if (bound && !(bound.kind === 'var' && bound.name === name)) return termWords(speech, bound, first);
  const quantified = speech.vars.get(name);
  const isNamed = !name.startsWith('$');
  if (!quantified) return isNamed ? name : 'someone';
  const noun = nounOf(quantified);
  if (speech.mentioned.has(name)) return isNamed ? name : repeated(speech, quantified, noun);
  speech.mentioned.add(name);
  return introduced(speech, quantified, noun, first) + (isNamed ? ` ${name}` : '');
}

function nounOf({ over }: Quantified): string {
  switch (over.kind) {
    case 'kind': return over.of;
    case 'parties': return 'party';
    case 'group': return `member of ${over.id}`;
  }
}

/** `any State`, `each party`, `any other party`; in a bilateral treaty there is but one other: `the other party`. */
function introduced(speech: Speech, quantified: Quantified, noun: string, first: string): string {
  const others = (quantified.distinctFrom ?? []).filter((term) => isMentioned(speech, term));
  if (others.length === 0) return `${first} ${noun}`;
  if (isBilateral(speech, quantified)) return 'the other party';
  return first === 'a' || first === 'some' ? `another ${noun}` : `${first} other ${noun}`;
}

function isMentioned({ mentioned }: Speech, term: Term): boolean {
  return term.kind !== 'var' || mentioned.has(term.name);
}

function isBilateral({ book }: Speech, { over }: Quantified): boolean {
  return over.kind === 'parties' && over.instrument.kind === 'thing' && book.instruments.get(over.instrument.id)?.parties.length === 2;
}

/** `that State`, or `the other party` where another of its kind has been mentioned and this one differs from it. */
function repeated(speech: Speech, quantified: Quantified, noun: string): string {
  const isOther = (quantified.distinctFrom ?? []).some((term) => term.kind === 'var' && speech.mentioned.has(term.name));
  return isOther ? `the other ${noun}` : `that ${noun}`;
}

/**
 * An article, or a whole instrument, in words. Long: `article 9 of the Joint Declaration of 19 October 1956`; short, as the
 * language writes it: `JointDeclaration article 9`.
 */
export function provisionWords(book: Wordbook, id: string, length: 'long' | 'short' = 'long'): string {
  const provision = book.provisions.get(id);
  const dot = id.indexOf('.');
  const instrument = provision?.instrument ?? (dot < 0 ? id : id.slice(0, dot));
  const article = provision ? provision.article : dot < 0 ? undefined : id.slice(dot + 1);
  if (provision && provision.instrument === undefined) return provision.title === undefined ? id : `“${provision.title}”`;
  const name = length === 'long' ? instrumentWords(book, instrument) : instrument;
  if (article === undefined) return name;
  return length === 'long' ? `article ${article} of ${name}` : `${instrument} article ${article}`;
}

/** An instrument by its title (`the Joint Declaration of 19 October 1956`), or by its name where it has none. */
export function instrumentWords(book: Wordbook, id: string): string {
  const title = book.instruments.get(id)?.title;
  if (title === undefined) return id;
  return /^the\s/i.test(title) ? `the${title.slice(3)}` : `the ${title}`;
}
