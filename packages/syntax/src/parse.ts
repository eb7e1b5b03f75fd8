/**
 * Text to typed syntax, whole or after an edit. After an edit the sentences outside its paragraph stay the same objects: only their
 * anchors move. Lezer's tree, which editors colour by, is made when somebody asks for it. Read next: `read-pieces.ts`, `sections.ts`.
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
  /** Lezer's tree of `syntax.text`, made when first asked for. */
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
  return assemble(file, text, readPieces(file, text).pieces);
}

/** Parses whose sentences have since been moved to where they stand in a later text; a second use would misplace them. */
const outdated = new WeakSet<ParsedFile>();

function parseAfterEdit(previous: ParsedFile, text: string): ParsedFile {
  const { file, text: oldText } = previous.syntax;
  outdated.add(previous);
  const reuse = planReuse(previous.pieces, oldText, text, changedRange(oldText, text));
  const read = readPieces(file, text, reuse.start, reuse);
  return assemble(file, text, [...reuse.kept, ...read.pieces, ...(read.isCut ? reuse.rest() : [])], previous);
}

function assemble(file: string, text: string, pieces: readonly Piece[], previous?: ParsedFile): ParsedFile {
  const sections = sectionsOf(pieces, previous?.syntax.sections);
  const diagnostics: Diagnostic[] = [];
  for (const piece of pieces) for (const diagnostic of piece.diagnostics) diagnostics.push(diagnostic);
  return new Parsed({ file, text, sections, diagnostics }, pieces, previous);
}

/** A text and Lezer's tree of it. */
interface Treed {
  readonly text: string;
  readonly tree: Tree;
}

/** A parse whose tree is made when it is first asked for: from the latest that was made before, if there is one. */
class Parsed implements ParsedFile {
  readonly syntax: SyntaxFile;
  readonly pieces: readonly Piece[];
  #treed: Treed | undefined;
  #before: Treed | undefined;

  constructor(syntax: SyntaxFile, pieces: readonly Piece[], previous: ParsedFile | undefined) {
    this.syntax = syntax;
    this.pieces = pieces;
    if (previous instanceof Parsed) this.#before = previous.#treed ?? previous.#before;
  }

  get tree(): Tree {
    this.#treed ??= treeOf(this.syntax.text, this.#before);
    this.#before = undefined;
    return this.#treed.tree;
  }
}

function treeOf(text: string, before: Treed | undefined): Treed {
  if (before === undefined) return { text, tree: treatyParser.parse(text) };
  const { from, toA, toB } = changedRange(before.text, text);
  const fragments = TreeFragment.applyChanges(TreeFragment.addTree(before.tree), [{ fromA: from, toA, fromB: from, toB }]);
  return { text, tree: treatyParser.parse(text, fragments) };
}
