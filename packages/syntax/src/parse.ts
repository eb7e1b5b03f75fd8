/**
 * Text to typed syntax, whole or after an edit. After an edit Lezer reuses the nodes of the tree before, and the
 * sentences outside the edit stay the same objects: only their anchors move. Read next: `read-pieces.ts`, `sections.ts`.
 */
import { Tree, TreeFragment } from '@lezer/common';
import type { Diagnostic } from '@servanda/base';
import { notText, tooLong } from './diagnostics.ts';
import { changedRange } from './changed-range.ts';
import type { Piece } from './piece.ts';
import { readPieces } from './read-pieces.ts';
import { planReuse } from './reuse.ts';
import { sectionsOf } from './sections.ts';
import type { SyntaxFile } from './syntax-tree.ts';
import { treatyParser } from './treaty-parser.ts';

/** A parsed file, and what parsing it again after an edit needs. */
export interface ParsedFile {
  readonly syntax: SyntaxFile;
  /** Lezer's tree of `syntax.text`. */
  readonly tree: Tree;
  /** Sentences, headings and stray end marks in order. For `parse` only. */
  readonly pieces: readonly Piece[];
}

/** What an application may set. */
export interface ParseOptions {
  /** The most UTF-16 units that are read; a longer file gets one diagnostic and no sections. 64 million unless given. */
  readonly maxLength?: number;
}

const DEFAULT_MAX_LENGTH = 64_000_000;

/**
 * Parses a file. Never throws; takes time linear in the text. With `previous`, what that parse found outside the edit is
 * reused, and its sentences' anchors are moved to where they now stand: `previous` itself is then out of date.
 */
export function parse(file: string, text: string, previous?: ParsedFile, options: ParseOptions = {}): ParsedFile {
  const refusal = refusalOf(file, text, options.maxLength ?? DEFAULT_MAX_LENGTH);
  if (refusal !== null) return refused(file, text, refusal);
  if (previous === undefined || previous.syntax.file !== file || outdated.has(previous)) return parseWhole(file, text);
  if (previous.syntax.text === text) return previous;
  return parseAfterEdit(previous, text);
}

function refusalOf(file: string, text: string, limit: number): Diagnostic | null {
  const start = { file, from: 0, to: 0 };
  if (text.length > limit) return tooLong(start, { length: text.length, limit });
  return text.includes('\0') ? notText(start, {}) : null;
}

function refused(file: string, text: string, diagnostic: Diagnostic): ParsedFile {
  return { syntax: { file, text, sections: [], diagnostics: [diagnostic] }, tree: Tree.empty, pieces: [] };
}

function parseWhole(file: string, text: string): ParsedFile {
  const tree = treatyParser.parse(text);
  return assemble(file, text, tree, readPieces(file, text, tree).pieces);
}

/** Parses whose sentences have since been moved to where they stand in a later text; a second use would misplace them. */
const outdated = new WeakSet<ParsedFile>();

function parseAfterEdit(previous: ParsedFile, text: string): ParsedFile {
  const { file, text: oldText } = previous.syntax;
  outdated.add(previous);
  const change = changedRange(oldText, text);
  const edit = { fromA: change.from, toA: change.toA, fromB: change.from, toB: change.toB };
  const tree = treatyParser.parse(text, TreeFragment.applyChanges(TreeFragment.addTree(previous.tree), [edit]));
  const reuse = planReuse(previous.pieces, oldText, text, change);
  const read = readPieces(file, text, tree, reuse.start, reuse.knownAt);
  return assemble(file, text, tree, [...reuse.kept, ...read.pieces, ...(read.isCut ? reuse.rest() : [])], previous.syntax);
}

function assemble(file: string, text: string, tree: Tree, pieces: readonly Piece[], previous?: SyntaxFile): ParsedFile {
  const sections = sectionsOf(pieces, previous?.sections);
  const diagnostics: Diagnostic[] = [];
  for (const piece of pieces) for (const diagnostic of piece.diagnostics) diagnostics.push(diagnostic);
  return { syntax: { file, text, sections, diagnostics }, tree, pieces };
}
