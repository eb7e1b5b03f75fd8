/**
 * Remedies for a sentence that fits nothing: a word put right, put in or left out, tried out before it is offered. Only what makes
 * the whole sentence readable is a remedy, so that following it literally never leads to another error.
 */
import { didYouMean, type Fix } from '@servanda/base';
import type { SyntaxSentence, Token } from '@servanda/syntax';
import { placeBetween, type Expected, type Input, type Place } from './matching.ts';

export interface Repair {
  readonly fix: Fix;
  /** The token that is wrong, or before which something is missing. */
  readonly at: number;
  /** What should stand there; absent for a word too many. */
  readonly text?: string;
  readonly isInserted: boolean;
  /** The phrase that the word belongs to. */
  readonly by?: string;
}

/** Whether a sentence with these tokens can be read without an error. */
export type IsReadable = (tokens: readonly Token[]) => boolean;

type Candidate = Omit<Repair, 'fix'> & { readonly place: Place };

/** Words that may be put in or left out without another meaning: no negation, no number, no modal verb. */
const LINKING = new Set(('a an the of to in into on at by for from with within after before between among against under upon over over through toward towards as '
  + 'that if when while and be is are has have , ; :').split(' '));
export const PREPOSITIONS = new Set('about above across after against along among around as at before behind below between beyond by during for from in inside into near of off on onto out outside over per since through throughout to toward towards under upon via with within'.split(' '));
const MOST_TRIED = 60;

/** Treaty acts in other words than the language has. */
export const MEANT: Readonly<Record<string, string>> = {
  leaves: 'withdraws from', leave: 'withdraw from', left: 'withdraws from', quits: 'withdraws from', quit: 'withdraws from', exits: 'withdraws from', exit: 'withdraw from', repudiates: 'denounces', renounces: 'denounces',
  cancels: 'terminates', abrogates: 'denounces', joins: 'accedes to', join: 'accede to', joined: 'accedes to', reactivates: 'resumes', inks: 'signs', freezes: 'suspends',
};

/** The first remedy that works, likeliest first. */
export function repairOf(sentence: SyntaxSentence, input: Input, isReadable: IsReadable): Repair | undefined {
  const candidates = [...candidatesOf(input)];
  for (const candidate of candidates.slice(0, MOST_TRIED)) {
    const { place, ...rest } = candidate;
    if (isReadable(changed(sentence.tokens, place, candidate.text))) return { ...rest, fix: fixOf(sentence, place, candidate) };
  }
  return undefined;
}

function* candidatesOf(input: Input): Generator<Candidate> {
  const { tokens, furthest: at } = input;
  const words = distinct([...input.expected.flatMap((each) => (each.kind === 'word' ? [each] : [])), ...input.lacked.filter((each) => each.at === at)]);
  const found = tokens[at];
  if (found?.kind === 'word') {
    const near = didYouMean(found.value, words.map(({ text }) => text));
    yield* words.filter(({ text }) => text === near).map((word) => replaced(at, word));
  }
  for (const i of [at, at - 1, at - 2]) {
    const meant = MEANT[valueAt(tokens, i)];
    if (meant !== undefined) yield replaced(i, { text: meant });
  }
  for (const lack of [...input.lacked].reverse()) {
    if (lack.at >= at - 3 && PREPOSITIONS.has(lack.text) && PREPOSITIONS.has(valueAt(tokens, lack.at))) yield replaced(lack.at, lack);
  }
  if (valueAt(tokens, at - 1) === ',') yield inserted(at, { text: 'and' });
  yield* linkingCandidates(tokens, at, words.filter(({ text }) => LINKING.has(text)));
  if (tokens[at - 1]?.kind === 'word' && found?.kind !== 'punctuation') yield* namesBefore(input);
}

/** A linking word put in, left out, or changed for another. */
function* linkingCandidates(tokens: readonly Token[], at: number, expected: readonly Word[]): Generator<Candidate> {
  yield* expected.map((word) => inserted(at, word));
  for (const i of [at, at - 1]) if (LINKING.has(valueAt(tokens, i))) yield { at: i, isInserted: false, place: { at: i, end: i + 1 } };
  if (LINKING.has(valueAt(tokens, at))) yield* expected.map((word) => replaced(at, word));
}

const valueAt = (tokens: readonly Token[], at: number): string => tokens[at]?.value ?? '';

/** An unknown word where a name stood, misspelt so that it was taken for something else. */
function* namesBefore(input: Input): Generator<Candidate> {
  const at = input.furthest;
  const token = input.tokens[at];
  if (token?.kind !== 'word' || !input.expected.some((each) => each.kind === 'name')) return;
  const near = didYouMean(token.text, input.scope.things.keys());
  if (near !== undefined) yield replaced(at, { text: near });
}

/** A word that may stand there, and the phrase that wants it. */
interface Word {
  readonly text: string;
  readonly by?: string;
}

function replaced(at: number, { text, by }: Word): Candidate {
  return { at, text, isInserted: false, place: { at, end: at + 1 }, ...(by !== undefined && { by }) };
}

function inserted(at: number, { text, by }: Word): Candidate {
  return { at, text, isInserted: true, place: { at, end: at }, ...(by !== undefined && { by }) };
}

function distinct(words: readonly Word[]): readonly Word[] {
  const seen = new Set<string>();
  return words.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function changed(tokens: readonly Token[], { at, end }: Place, text: string | undefined): readonly Token[] {
  const near = tokens[Math.min(at, tokens.length - 1)];
  const put = text === undefined || near === undefined ? [] : text.split(' ').map((word): Token => ({ ...near, kind: MARK.test(word) ? 'punctuation' : 'word', text: word, value: word.toLowerCase() }));
  return [...tokens.slice(0, at), ...put, ...tokens.slice(end)];
}

function fixOf(sentence: SyntaxSentence, { at, end }: Place, { text, isInserted }: Candidate): Fix {
  const { tokens } = sentence;
  const [before, here] = [tokens[at - 1], tokens[at]];
  if (text === undefined) {
    const [from, to] = here && tokens[end] ? [here.from, tokens[end].from] : [before?.to ?? 0, here?.to ?? 0];
    return { title: `leave out \`${here?.text ?? ''}\``, edits: [{ span: placeBetween(sentence, from, to), text: '' }] };
  }
  if (!isInserted && here) {
    const written = at === 0 && /^\p{Lu}/u.test(here.text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
    return { title: `write \`${written}\``, edits: [{ span: placeBetween(sentence, here.from, here.to), text: written }] };
  }
  const isAttached = MARK.test(text) || !here;
  const place = isAttached ? before?.to ?? 0 : here.from;
  return { title: `put in \`${text}\``, edits: [{ span: placeBetween(sentence, place, place), text: MARK.test(text) ? text : isAttached ? ` ${text}` : `${text} ` }] };
}

const MARK = /^\W$/;

/** Whether a verb was expected: words of several phrases. */
export function expectsVerb(expected: readonly Expected[]): boolean {
  const phrases = new Set(expected.flatMap((each) => (each.kind === 'word' && each.by !== undefined ? [each.by] : [])));
  return phrases.size > 2;
}
