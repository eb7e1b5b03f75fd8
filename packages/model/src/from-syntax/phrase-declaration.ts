/**
 * `act giver:State transfers land:Territory to taker:State, makes …`: the words of a declaration become the parts of a
 * pattern. A kind's name, written with its capital, is a slot; the verb is the first word behind the subject that can be one,
 * or the one whose forms are given: `gives (give, gave, given, giving)`.
 */
import type { SyntaxSentence, Token } from '@servanda/syntax';
import type { PhrasePart, Role } from '../ir/terms.ts';
import { formsOfBase, formsOfThird } from './inflection.ts';
import type { Place } from './matching.ts';

export interface DeclaredPhrase {
  /** Canonical text: `State transfers Territory to State`. */
  readonly id: string;
  readonly parts: readonly PhrasePart[];
  readonly roles: readonly Role[];
  /** The roles of the subject. */
  readonly actorRoles: readonly number[];
  /** `act Bank releases Share`: nobody else does it. */
  readonly agent?: string;
  readonly place: Place;
  /** The rest of the sentence, split at commas. */
  readonly options: readonly Place[];
}

export type PhraseProblem = { readonly kind: 'empty' | 'no-verb' | 'no-slot'; readonly place: Place };

interface Piece {
  readonly text: string;
  readonly role?: number;
  readonly forms?: readonly string[];
}

/** What tells blanks apart from words: the kinds there are, and the kind of an actor whose name the phrase begins with. */
export interface PhraseNames {
  readonly isKind: (name: string) => boolean;
  readonly agent?: string;
}

/** Reads the phrase from token `at` on. */
export function readPhrase(sentence: SyntaxSentence, at: number, { isKind, agent }: PhraseNames): DeclaredPhrase | PhraseProblem {
  const tokens = withKindFirst(sentence.tokens, at, isKind);
  const roles: Role[] = [];
  const pieces: Piece[] = [];
  let i = at;
  const name = agent === undefined ? undefined : tokens[at]?.text;
  if (agent !== undefined && name !== undefined) {
    pieces.push({ text: name, role: 0 });
    roles.push({ kind: agent });
    i += 1;
  }
  while (i < tokens.length && tokens[i]?.value !== ',') i = readPiece(tokens, i, isKind, roles, pieces);
  const place = { at, end: i };
  if (pieces.length === 0) return { kind: 'empty', place };
  if (roles.length === 0 && pieces.length < 2) return { kind: 'no-slot', place };
  const verbAt = findVerb(pieces);
  if (verbAt < 0) return { kind: 'no-verb', place };
  const parts = pieces.map((piece, index): PhrasePart => {
    if (piece.role !== undefined) return { kind: 'slot', role: piece.role };
    return index === verbAt ? { kind: 'verb', forms: formsOf(piece) } : { kind: 'word', text: piece.text };
  });
  const id = pieces.map((piece, index) => (piece.role === undefined || (index === 0 && name !== undefined) ? piece.text : roles[piece.role]?.kind ?? '')).join(' ');
  return { id, parts, roles, actorRoles: subjectOf(pieces), ...(name !== undefined && { agent: name }), place, options: optionsOf(tokens, i) };
}

/** `fact state is neutral`: who it is about stands first, and is the kind even without its capital. */
function withKindFirst(tokens: readonly Token[], at: number, isKind: (name: string) => boolean): readonly Token[] {
  const first = tokens[at];
  if (first?.kind !== 'word' || !/^\p{Ll}/u.test(first.text) || tokens[at + 1]?.value === ':') return tokens;
  const text = first.text.charAt(0).toUpperCase() + first.text.slice(1);
  return isKind(text) ? [...tokens.slice(0, at), { ...first, text }, ...tokens.slice(at + 1)] : tokens;
}

/** One word, slot, or a verb with its forms. Gives the index after it. */
function readPiece(tokens: readonly Token[], i: number, isKind: (name: string) => boolean, roles: Role[], pieces: Piece[]): number {
  const token = tokens[i];
  if (!token) return i + 1;
  const [colon, kind] = [tokens[i + 1], tokens[i + 2]];
  if (token.kind === 'word' && colon?.value === ':' && kind?.kind === 'word' && isKind(kind.text)) {
    pieces.push({ text: kind.text, role: roles.length });
    roles.push({ name: token.text, kind: kind.text });
    return i + 3;
  }
  if (token.kind === 'word' && isKind(token.text)) {
    pieces.push({ text: token.text, role: roles.length });
    roles.push({ kind: token.text });
    return i + 1;
  }
  if (token.value === '(') return readForms(tokens, i + 1, pieces);
  pieces.push({ text: token.text });
  return i + 1;
}

/** `(give, gave, given, giving)` after a verb. */
function readForms(tokens: readonly Token[], at: number, pieces: Piece[]): number {
  const forms: string[] = [];
  let i = at;
  for (; i < tokens.length && tokens[i]?.value !== ')'; i += 1) if (tokens[i]?.kind === 'word') forms.push(tokens[i]?.value ?? '');
  const verb = pieces.pop();
  if (verb) pieces.push({ ...verb, forms });
  return i + 1;
}

function formsOf({ text, forms }: Piece): ReturnType<typeof formsOfThird> {
  const word = text.toLowerCase();
  return looksThird(word) || word === 'are' ? formsOfThird(word, forms) : { ...formsOfBase(word), ...(forms && formsOfThird(formsOfBase(word).third, forms)) };
}

function looksThird(word: string): boolean {
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 1;
}

/** The pieces that the subject takes: `State`, or `State and State`. */
function subjectLength(pieces: readonly Piece[]): number {
  if (pieces[0]?.role === undefined) return 0;
  return pieces[1]?.text === 'and' && pieces[2]?.role !== undefined ? 3 : 1;
}

function subjectOf(pieces: readonly Piece[]): readonly number[] {
  return pieces.slice(0, subjectLength(pieces)).flatMap((piece) => (piece.role === undefined ? [] : [piece.role]));
}

function findVerb(pieces: readonly Piece[]): number {
  const marked = pieces.findIndex((piece) => piece.forms !== undefined);
  if (marked >= 0) return marked;
  const from = subjectLength(pieces);
  if (from === 0) return pieces.findIndex((piece, i) => i > 0 && piece.role === undefined && (looksThird(piece.text) || piece.text === 'are'));
  const first = pieces[from];
  if (first === undefined || first.role !== undefined) return -1;
  const isAdverb = /ly$/.test(first.text) && pieces[from + 1]?.role === undefined && pieces[from + 1] !== undefined;
  return isAdverb ? from + 1 : from;
}

function optionsOf(tokens: readonly Token[], from: number): readonly Place[] {
  const options: Place[] = [];
  let start = from + 1;
  for (let i = start; i <= tokens.length; i += 1) {
    if (i < tokens.length && !startsOption(tokens, i)) continue;
    if (i > start) options.push({ at: start, end: i });
    start = i + 1;
  }
  return options;
}

/** A comma that begins a new option, not one inside a list. */
function startsOption(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.value !== ',') return false;
  const next = tokens[i + 1]?.value ?? '';
  return ['mutual', 'possible', 'makes', 'one', 'make'].includes(next);
}
