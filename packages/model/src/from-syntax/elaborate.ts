/**
 * Second pass: one sentence against the scope. Its forms are tried; the first that fits the whole of it is interpreted. A
 * sentence that fits none is tried again leniently, so that an unknown name is reported as such and not as a sentence
 * not understood. Results are kept with the sentence as long as scope and section stay the same.
 */
import type { Diagnostic } from '@servanda/base';
import type { SyntaxSentence } from '@servanda/syntax';
import { ambiguousPhrase, swappedNames, wrongKind } from '../diagnostics.ts';
import { calendarProblem } from './calendar-problem.ts';
import { explainFailure } from './failure.ts';
import { FORMS } from './forms.ts';
import type { Item } from './items.ts';
import { complete, makeInput, placeSpan, type Input, type Match, type Rule, type Vocabulary } from './matching.ts';
import { hasUnknown } from './interpret-nouns.ts';
import { variablesOf } from './nouns.ts';
import { makeSense, spanAt, type Occurrence, type Sense, type SentenceContext } from './sense.ts';
import { phraseName } from './phrase-index.ts';
import type { IsReadable } from './repair.ts';
import type { SentenceForm } from './sentence-form.ts';
import { plainWordings } from './treaty-wording.ts';
import type { Predicate } from './surface.ts';

/** What a sentence came to. */
export interface Elaborated {
  readonly items: readonly Item[];
  readonly diagnostics: readonly Diagnostic[];
  readonly occurrences: readonly Occurrence[];
}

interface Kept {
  readonly scope: Vocabulary;
  readonly key: string;
  readonly result: Elaborated;
}
const kept = new WeakMap<SyntaxSentence, Kept>();

/** `key` stands for the context: the same key, the same meaning. */
export function elaborate(sentence: SyntaxSentence, scope: Vocabulary, context: SentenceContext, key: string): Elaborated {
  const known = kept.get(sentence);
  if (known && known.scope === scope && known.key === key) return known.result;
  const result = read(sentence, scope, context);
  kept.set(sentence, { scope, key, result });
  return result;
}

type Forms = readonly SentenceForm[];
/** By section: the forms where an instrument is spoken of, and where none is. */
const formsBySection = new Map<SentenceContext['section'], { within?: Forms; without?: Forms }>();
function formsIn(context: SentenceContext): Forms {
  let known = formsBySection.get(context.section);
  if (!known) formsBySection.set(context.section, (known = {}));
  const where = (): Forms => FORMS.filter((form) => form.where(context));
  return context.instrument === undefined ? (known.without ??= where()) : (known.within ??= where());
}

const NOTHING: Elaborated = { items: [], diagnostics: [], occurrences: [] };

function read(sentence: SyntaxSentence, scope: Vocabulary, context: SentenceContext): Elaborated {
  if (sentence.tokens.length === 0 || sentence.tokens.some((token) => token.kind === 'invalid')) return NOTHING;
  const variables = variablesOf({ tokens: sentence.tokens, scope });
  const strict = makeInput(sentence, scope, { variables });
  const forms = formsIn(context);
  const found = firstFitting(forms, strict);
  const result = found && interpret(found, strict, context);
  if (result && isSound(result)) return result;
  const plain = readPlainly(sentence, scope, context, forms) ?? result;
  if (plain) return plain;
  const lenient = makeInput(sentence, scope, { variables, isLenient: true });
  const loose = firstFitting(forms, lenient);
  const wrongDay = calendarProblem(sentence);
  if (wrongDay) return { ...NOTHING, diagnostics: [wrongDay] };
  const guess = loose && interpret(loose, lenient, context);
  const isReadable: IsReadable = (tokens) => isRead({ ...sentence, tokens }, scope, context, forms);
  const swapped = guess && swappedIn(sentence, guess, isReadable);
  if (swapped) return { ...guess, diagnostics: [swapped] };
  if (guess && guess.diagnostics.length > 0) return guess;
  return { ...NOTHING, diagnostics: [explainFailure(sentence, scope, context, forms, isReadable)] };
}

/** A treaty's own wording, where the plain one is understood without an error. */
function readPlainly(sentence: SyntaxSentence, scope: Vocabulary, context: SentenceContext, forms: Forms): Elaborated | undefined {
  if (context.instrument === undefined || context.section === 'question') return undefined;
  for (const plain of plainWordings(sentence, scope)) {
    const input = makeInput(plain, scope, { variables: variablesOf({ tokens: plain.tokens, scope }) });
    const found = firstFitting(forms, input);
    const result = found && interpret(found, input, context);
    if (result && isSound(result)) return result;
  }
  return undefined;
}

/** Two names of wrong kinds that would be right the other way round: one mistake. */
function swappedIn(sentence: SyntaxSentence, { diagnostics, occurrences }: Elaborated, isReadable: IsReadable): Diagnostic | undefined {
  const [one, other] = diagnostics;
  if (diagnostics.length !== 2 || one?.code !== wrongKind.definition.code || other?.code !== wrongKind.definition.code) return undefined;
  const { tokens } = sentence;
  const [i = -1, j = -1] = [one, other].map(({ span }) => tokens.findIndex((_, at) => placeSpan(sentence, { at, end: at + 1 }).from === span.from)).sort((a, b) => a - b);
  const [first, second] = [tokens[i], tokens[j]];
  if (!first || !second || !isReadable(tokens.map((token, at) => (at === i ? second : at === j ? first : token)))) return undefined;
  const phrase = occurrences.find(({ of }) => of === 'act' || of === 'fact')?.id;
  const edits = [{ span: placeSpan(sentence, { at: i, end: i + 1 }), text: second.text }, { span: placeSpan(sentence, { at: j, end: j + 1 }), text: first.text }];
  return swappedNames(placeSpan(sentence, { at: i, end: j + 1 }), { first: first.text, second: second.text, ...(phrase !== undefined && !phrase.startsWith('$') && { phrase }) }, { fixes: [{ title: 'change their places', edits }] });
}

const isSound = ({ diagnostics }: Elaborated): boolean => diagnostics.every(({ severity }) => severity !== 'error');

/** Whether the sentence would be read without an error: what a remedy must achieve. */
function isRead(sentence: SyntaxSentence, scope: Vocabulary, context: SentenceContext, forms: readonly SentenceForm[]): boolean {
  const input = makeInput(sentence, scope, { variables: variablesOf({ tokens: sentence.tokens, scope }) });
  const found = firstFitting(forms, input);
  return found !== undefined && isSound(interpret(found, input, context));
}

/** One text read by one rule, not by the forms of a section: a statement asked about, an event tried out. Nothing is kept. */
export function elaborateAs<S, T>(
  sentence: SyntaxSentence, scope: Vocabulary, context: SentenceContext, rule: Rule<S>, meaning: (sense: Sense, surface: S) => T,
): { readonly value?: T; readonly diagnostics: readonly Diagnostic[] } {
  const variables = variablesOf({ tokens: sentence.tokens, scope });
  for (const isLenient of [false, true]) {
    const input = makeInput(sentence, scope, { variables, isLenient });
    const [match] = complete(rule, input);
    if (!match) continue;
    const sense = makeSense(input, context);
    const value = meaning(sense, match.value);
    if (sense.diagnostics.length > 0) return { diagnostics: sense.diagnostics };
    if (!isLenient) return { value, diagnostics: [] };
  }
  const isReadable: IsReadable = (tokens) => {
    const input = makeInput({ ...sentence, tokens }, scope, { variables: variablesOf({ tokens, scope }) });
    return complete(rule, input).length > 0;
  };
  return { diagnostics: [explainFailure(sentence, scope, context, [{ name: 'asked', where: () => true, rule, interpret: () => [] }], isReadable)] };
}

interface Fit {
  readonly form: SentenceForm;
  readonly matches: readonly Match<unknown>[];
}

function firstFitting(forms: readonly SentenceForm[], input: Input): Fit | undefined {
  const first = input.tokens[0]?.value ?? '';
  for (const form of forms) {
    const words = form.rule.firstWords?.() ?? null;
    if (words !== null && !words.has(first)) continue;
    const matches = complete(form.rule, input);
    if (matches.length > 0) return { form, matches };
  }
  return undefined;
}

function interpret({ form, matches }: Fit, input: Input, context: SentenceContext): Elaborated {
  let best: Elaborated | undefined;
  for (const match of matches.slice(0, 4)) {
    const sense = makeSense(input, context);
    const items = form.interpret(sense, match.value);
    const result = { items: sense.diagnostics.length === 0 ? items : items.filter((item) => !hasUnknown(item)), diagnostics: distinct(sense.diagnostics), occurrences: sense.occurrences };
    if (sense.diagnostics.length === 0) {
      best = result;
      break;
    }
    if (best === undefined || sense.diagnostics.length < best.diagnostics.length) best = result;
  }
  const result = best ?? NOTHING;
  const ambiguous = matches.length > 1 && input.hasOverlap && !input.isLenient ? ambiguity(matches, input) : undefined;
  return ambiguous ? { ...result, diagnostics: [ambiguous] } : result;
}

/** The same remark once: what two subjects do to the same unknown thing is one mistake. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code, message, span }, i) =>
    !diagnostics.slice(0, i).some((before) => before.code === code && before.message === message && before.span.from === span.from));
}

/** Two of the author's phrases that fit the same verb in two readings of the whole sentence. */
function ambiguity(matches: readonly Match<unknown>[], input: Input): Diagnostic | undefined {
  const [first, ...others] = matches.map((match) => predicatesOf(match.value, []));
  for (const other of others) {
    for (const mine of first ?? []) {
      const theirs = other.find((each) => each.verbPlace.at === mine.verbPlace.at);
      if (theirs && theirs.pattern !== mine.pattern && isTurned(theirs) === isTurned(mine) && theirs.place.end === mine.place.end && !theirs.isPartial && !mine.isPartial) {
        return ambiguousPhrase(spanAt({ input }, mine.place), { one: phraseName(mine.pattern), other: phraseName(theirs.pattern) }, {
          related: [mine, theirs].flatMap((each) => (each.pattern.origin ? [{ span: each.pattern.origin, message: `\`${each.pattern.id}\` is declared here` }] : [])),
        });
      }
    }
  }
  return undefined;
}

/** The passive of an active phrase: gives way to what is declared in these words. */
function isTurned({ pattern: { parts }, subjectRoles }: Phrase): boolean {
  return parts[0]?.kind === 'slot' && parts[0].role !== subjectRoles[0];
}

type Phrase = Extract<Predicate, { kind: 'phrase' }>;

function predicatesOf(value: unknown, found: Phrase[]): readonly Phrase[] {
  if (Array.isArray(value)) for (const each of value) predicatesOf(each, found);
  else if (typeof value === 'object' && value !== null && !('parts' in value)) {
    const { kind, verbPlace } = value as Partial<Phrase>;
    if (kind === 'phrase' && verbPlace) found.push(value as Phrase);
    for (const each of Object.values(value)) if (typeof each === 'object') predicatesOf(each, found);
  }
  return found;
}
