/**
 * A sentence to its lines. It stands on one line if it fits; if not, it is broken where a reader would pause, and what
 * follows is indented by two spaces: before `possible when …`, `makes …` and a long part behind a semicolon; else as late
 * as fits after a semicolon; else after a comma or before `if`, `unless`, `when` and the like; else between words. Read next: `format.ts`.
 */
import type { Piece } from './piece.ts';
import type { Token } from './syntax-tree.ts';

/** A comment, without what stands around it. */
export interface Comment {
  readonly text: string;
  /** Whether it stands on a line of its own, not behind something. */
  readonly isOwnLine: boolean;
}

const INDENT = '  ';

/** Where a line may be broken before an atom, by how well: must, well, at need. */
type Break = 'must' | 'best' | 'good' | 'poor';

/** What is never broken: tokens without space between them, and the comments behind them. */
interface Atom {
  readonly text: string;
  readonly before: Break;
  readonly comments: readonly Comment[];
}

/** The lines of a well-formed sentence that starts in the given column; those below the first are indented. */
export function layoutSentence(piece: Piece, source: string, column: number, width: number): readonly string[] {
  return fill(atomsOf(piece, source), column, width);
}

function atomsOf(piece: Piece, source: string): readonly Atom[] {
  const atoms: Atom[] = [];
  const { tokens } = piece;
  let text = '';
  let before: Break = 'poor';
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    text += i === 0 && piece.keyword !== null ? token.value : token.text;
    depth += depthChange(token);
    const next = tokens[i + 1];
    const gap = source.slice(piece.anchor.from + token.to, piece.anchor.from + (next?.from ?? piece.length - 1));
    const comments = commentsIn(gap);
    const hasSpace = gap.length > 0 || (i === 1 && token.text === ':');
    if (next !== undefined && comments.length === 0 && !isSpaced(token, next, hasSpace)) continue;
    atoms.push({ text, before, comments });
    text = '';
    if (next !== undefined) before = breakBetween(token, next, depth);
  }
  return partLongSegments(withMark(atoms, piece.end!));
}

/** Adds the end mark, in a line of its own behind a comment. */
function withMark(atoms: Atom[], mark: '.' | '?'): Atom[] {
  const last = atoms.at(-1)!;
  if (last.comments.length > 0) atoms.push({ text: mark, before: 'poor', comments: [] });
  else atoms[atoms.length - 1] = { ...last, text: last.text + mark };
  return atoms;
}

/** A part behind a semicolon of at least so many columns has a line of its own. */
const LONG_SEGMENT = 40;

function partLongSegments(atoms: readonly Atom[]): readonly Atom[] {
  let length = 0;
  return atoms.toReversed().map((atom) => {
    length += atom.text.length + 1;
    if (atom.before !== 'best') return atom;
    const isLong = length > LONG_SEGMENT;
    length = 0;
    return isLong ? { ...atom, before: 'must' as const } : atom;
  }).reverse();
}

function depthChange(token: Token): number {
  return token.text === '(' || token.text === '[' ? 1 : token.text === ')' || token.text === ']' ? -1 : 0;
}

const HUGS_LEFT = new Set([',', ';', ':', ')', ']']);
const HUGS_RIGHT = new Set(['(', '[']);

/** Whether a space stands between two tokens. Signs such as `/`, the colon of `giver:State` and the bracket of `2(4)` stay as written. */
function isSpaced(token: Token, next: Token, hadGap: boolean): boolean {
  if (next.kind === 'punctuation' && HUGS_LEFT.has(next.text)) return false;
  if (token.kind === 'punctuation' && HUGS_RIGHT.has(token.text)) return false;
  if (token.kind === 'punctuation' && (token.text === ',' || token.text === ';')) return true;
  return hadGap || (token.kind !== 'punctuation' && next.kind !== 'punctuation');
}

/** Words that begin a part of a declaration; each stands on its own line in a sentence that is broken at all. */
const PART_WORDS = new Set(['possible', 'makes']);

const CLAUSE_WORDS = new Set([
  'if', 'unless', 'that', 'when', 'whenever', 'while', 'until', 'after', 'before', 'within', 'provided', 'according', 'assuming', 'between', 'so', 'but',
]);

function breakBetween(token: Token, next: Token, depth: number): Break {
  if (depth > 0) return 'poor';
  if (token.text === ';') return 'best';
  if (token.text === ',') return PART_WORDS.has(next.value) ? 'must' : 'good';
  return next.kind === 'word' && CLAUSE_WORDS.has(next.value) ? 'good' : 'poor';
}

/** The comments in the text between two tokens. */
function commentsIn(gap: string): readonly Comment[] {
  if (!gap.includes('//')) return [];
  return [...gap.matchAll(/\/\/[^\r\n]*/g)].map((match) => ({
    text: match[0].trimEnd(),
    isOwnLine: /[\r\n]/.test(gap.slice(0, match.index)),
  }));
}

function fill(atoms: readonly Atom[], column: number, width: number): readonly string[] {
  const oneLine = atoms.map((atom) => atom.text).join(' ');
  if (column + oneLine.length <= width && atoms.every((atom) => atom.comments.length === 0)) return [oneLine];
  const lines: string[] = [];
  for (let from = 0; from < atoms.length; ) {
    const room = from === 0 ? width - column : width - INDENT.length;
    const to = lineEnd(atoms, from, room);
    lines.push(...lineWithComments(atoms.slice(from, to)));
    from = to;
  }
  return lines.map((line, i) => (i === 0 ? line : INDENT + line));
}

function lineWithComments(atoms: readonly Atom[]): readonly string[] {
  const lines = [atoms.map((atom) => atom.text).join(' ')];
  for (const comment of atoms.at(-1)!.comments) {
    if (comment.isOwnLine) lines.push(comment.text);
    else lines[0] += `  ${comment.text}`;
  }
  return lines;
}

/** A good break before this share of the line would leave it too ragged; a poor one is better then. */
const LEAST_FILLED = 0.4;

/** The index behind the last atom of the line that starts with atom `from` and has so much room. */
function lineEnd(atoms: readonly Atom[], from: number, room: number): number {
  let length = 0;
  let best = 0;
  let good = 0;
  for (let i = from; i < atoms.length; i += 1) {
    const { before, text, comments } = atoms[i]!;
    if (i > from && before === 'must') return i;
    if (i > from && length >= room * LEAST_FILLED && length <= room) {
      if (before === 'best') best = i;
      if (before === 'good') good = i;
    }
    length += (i > from ? 1 : 0) + text.length;
    if (length > room && i > from) return best || good || i;
    if (comments.length > 0) return i + 1;
  }
  return atoms.length;
}
