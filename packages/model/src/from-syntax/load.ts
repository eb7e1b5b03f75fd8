/**
 * A dossier's name becomes its files: the entry, what it includes (in the order of the include sentences, each file right
 * after the one that names it first), and the text of the tables it names. Each file is read and parsed once. The host
 * reads; nothing here touches a disk. Next: from-syntax/compile.ts.
 */
import { didYouMean, type Diagnostic, type Span } from '@servanda/base';
import { parse, span as tokenSpan, type SyntaxFile, type SyntaxSentence, type Token } from '@servanda/syntax';
import {
  cyclicInclude, dossierNotFound, fileNotFound, fileOutside, includedTwice, libraryNotFound, malformedInclude, noDossierInFolder,
  notARelativePath, severalDossiers, tooManyFiles, tooMuchText,
} from './load-diagnostics.ts';
import { fileNameOf, folderOf, LIBRARY, resolvePath } from './load-path.ts';

/** How a dossier's files are read: from a disk, an editor's buffers, a browser's memory. */
export interface SourceHost {
  /** The text of a file, or nothing when it is not there. `-` is standard input, for hosts that have one. */
  readonly read: (path: string) => string | undefined;
  /** The names (not paths) of the files in a folder, for suggestions and for finding the dossier in it. */
  readonly list?: (folder: string) => readonly string[];
  /** The text of a file of the bundled library, such as `states.treaty` or `states/states.csv`. */
  readonly library?: (path: string) => string | undefined;
  /** The library's names, for suggestions: `states`, `treaty-law`. */
  readonly libraryNames?: () => readonly string[];
}

/** How large a dossier may be. Characters are UTF-16 units. */
export interface LoadLimits {
  readonly files: number;
  readonly characters: number;
}

/** 10,000 files, 256 million characters. */
export const LOAD_LIMITS: LoadLimits = { files: 10_000, characters: 256_000_000 };

/** What may be handed to `load` beside the host. */
export interface LoadOptions {
  readonly limits?: LoadLimits;
  /** The parse of a file, when the caller keeps parses (an editor does). */
  readonly parse?: (file: string, text: string) => SyntaxFile;
}

/** All files of a dossier, parsed. */
export interface LoadedDossier {
  /** The path of the file that was asked for, or found in the folder asked for. */
  readonly entry: string;
  /** The folder that every file is in, with its last slash; empty for the current one. */
  readonly root: string;
  /** The entry first. Empty when there is no such dossier. */
  readonly files: readonly SyntaxFile[];
  /** The text of each table named, by path (see `resolvePath`). */
  readonly tables: ReadonlyMap<string, string>;
  /** About the files as such; the syntax diagnostics are with each file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the dossier that `entry` names: a file, a folder, or `-`. */
export function load(entry: string, host: SourceHost, options: LoadOptions = {}): LoadedDossier {
  const parseFile = options.parse ?? ((file: string, text: string) => parse(file, text).syntax);
  const found = findEntry(entry.replace(/(?<=.)\/+$/, ''), host, parseFile);
  if ('diagnostic' in found) {
    return { entry, root: folderOf(entry), files: [], tables: new Map(), diagnostics: [found.diagnostic] };
  }
  const state: Loading = {
    host, parseFile, limits: options.limits ?? LOAD_LIMITS, root: folderOf(found.path),
    files: new Map(), tables: new Map(), diagnostics: [], characters: 0,
  };
  walk(state, found);
  const { root, files, tables, diagnostics } = state;
  return { entry: found.path, root, files: [...files.values()], tables, diagnostics };
}

/** A file to be read, and the include sentences that lead to it, innermost first. */
interface Include {
  readonly path: string;
  /** The path as the sentence has it. */
  readonly written: string;
  readonly text?: string;
  readonly span?: Span;
  readonly from?: Include;
}

interface Loading {
  readonly host: SourceHost;
  readonly parseFile: (file: string, text: string) => SyntaxFile;
  readonly limits: LoadLimits;
  readonly root: string;
  readonly files: Map<string, SyntaxFile>;
  readonly tables: Map<string, string>;
  readonly diagnostics: Diagnostic[];
  characters: number;
}

/** Depth first without recursion, so that a long chain of includes is no danger. */
function walk(state: Loading, entry: Include): void {
  const pending: Include[] = [entry];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const file = open(state, next);
    if (!file) continue;
    const includes: Include[] = [];
    for (const sentence of sentencesOf(file)) {
      const word = sentence.tokens[0];
      if (word?.kind !== 'word') continue;
      if (word.value === 'include') includes.push(...includesOf(state, sentence, next));
      else if (word.value === 'table') openTable(state, sentence, next);
    }
    pending.push(...includes.reverse());
  }
}

/** All sentences of a file, headings included, in order. */
export function* sentencesOf(file: SyntaxFile): Generator<SyntaxSentence> {
  for (const section of file.sections) {
    if (section.heading) yield section.heading;
    yield* section.sentences;
  }
}

function open(state: Loading, include: Include): SyntaxFile | undefined {
  const { path, span } = include;
  if (state.files.has(path)) {
    if (span) reportAgain(state, include, span);
    return undefined;
  }
  if (span && state.files.size >= state.limits.files) {
    if (!state.diagnostics.some(({ code }) => code === tooManyFiles.definition.code)) {
      state.diagnostics.push(tooManyFiles(span, { limit: state.limits.files }));
    }
    return undefined;
  }
  const text = include.text ?? readText(state, include);
  if (text === undefined) return undefined;
  const file = state.parseFile(path, text);
  state.files.set(path, file);
  return file;
}

/** The text of a file or table, counted; a diagnostic where it is missing or too much. */
function readText(state: Loading, { path, written, span }: Include): string | undefined {
  const { host, limits, diagnostics } = state;
  const text = path.startsWith(LIBRARY) ? host.library?.(path.slice(LIBRARY.length)) : host.read(path);
  const where = span ?? { file: path, from: 0, to: 0 };
  if (text === undefined) {
    diagnostics.push(path.startsWith(LIBRARY) ? missingInLibrary(host, path, where) : missingFile(host, path, written, where));
  } else if (state.characters + text.length > limits.characters) {
    diagnostics.push(tooMuchText(where, { path, limitMegabytes: Math.round(limits.characters / 1e6) }));
    return undefined;
  }
  state.characters += text?.length ?? 0;
  return text;
}

function missingFile(host: SourceHost, path: string, written: string, span: Span): Diagnostic {
  // The file that includes is no file to include.
  const names = (host.list?.(folderOf(path).slice(0, -1) || '.') ?? []).filter((name) => folderOf(path) + name !== span.file);
  const wanted = fileNameOf(path);
  const near = names.includes(`${wanted}.treaty`) ? `${wanted}.treaty` : didYouMean(wanted, names);
  if (near === undefined) return fileNotFound(span, { path: written });
  const nearest = folderOf(written) + near;
  const fixes = [{ title: `write \`${nearest}\``, edits: [{ span, text: `"${nearest}"` }] }];
  return fileNotFound(span, { path: written, nearest }, { fixes });
}

function missingInLibrary(host: SourceHost, path: string, span: Span): Diagnostic {
  const name = path.slice(LIBRARY.length);
  const nearest = didYouMean(name, host.libraryNames?.() ?? []);
  const fixes = nearest === undefined ? [] : [{ title: `include \`library:${nearest}\``, edits: [{ span, text: `"library:${nearest}"` }] }];
  return libraryNotFound(span, { name, ...(nearest !== undefined && { nearest }) }, { fixes });
}

/** The file is there already: a circle, or merely a second time (which is no one's concern in the library). */
function reportAgain({ diagnostics }: Loading, include: Include, span: Span): void {
  const chain = [include.path];
  const related: { span: Span; message: string }[] = [];
  for (let at = include.from; at; at = at.from) {
    chain.unshift(at.path);
    if (at.path === include.path) {
      diagnostics.push(cyclicInclude(span, { chain }, { related: related.reverse() }));
      return;
    }
    if (at.span) related.push({ span: at.span, message: `\`${at.path}\` is included here` });
  }
  if (!include.path.startsWith(LIBRARY)) diagnostics.push(includedTwice(span, { path: include.path }));
}

function includesOf(state: Loading, sentence: SyntaxSentence, from: Include): Include[] {
  const names = sentence.tokens.slice(1).filter((token) => token.kind === 'string');
  const stray = sentence.tokens.slice(1).find((token) => token.kind !== 'string' && token.value !== ',' && token.value !== 'and');
  if (stray !== undefined || names.length === 0) {
    state.diagnostics.push(malformedInclude(tokenSpan(sentence, stray), { ...(stray && { found: stray.text }) }));
  }
  return names.flatMap((name) => {
    const path = resolveName(state, sentence, name, from.path);
    return path === undefined ? [] : [{ path, written: name.value, span: tokenSpan(sentence, name), from }];
  });
}

function openTable(state: Loading, sentence: SyntaxSentence, from: Include): void {
  const name = sentence.tokens[1];
  if (name?.kind !== 'string') return;
  const path = resolveName(state, sentence, name, from.path);
  if (path === undefined || state.tables.has(path)) return;
  const text = readText(state, { path, written: name.value, span: tokenSpan(sentence, name), from });
  if (text !== undefined) state.tables.set(path, text);
}

function resolveName(state: Loading, sentence: SyntaxSentence, name: Token, from: string): string | undefined {
  const span = tokenSpan(sentence, name);
  const resolved = resolvePath(name.value, from, state.root);
  if (resolved.kind === 'path') return libraryFile(resolved.path, state.host);
  if (resolved.kind === 'outside') {
    state.diagnostics.push(fileOutside(span, { path: name.value }));
  } else {
    const { what, instead } = resolved;
    const fixes = instead === undefined ? [] : [{ title: `write \`${instead}\``, edits: [{ span, text: `"${instead}"` }] }];
    state.diagnostics.push(notARelativePath(span, { path: name.value, what, ...(instead !== undefined && { instead }) }, { fixes }));
  }
  return undefined;
}

/** `library:states` stands for `library:states.treaty`, or for `library:states/states.treaty`. */
function libraryFile(path: string, host: SourceHost): string {
  if (!path.startsWith(LIBRARY) || fileNameOf(path).includes('.')) return path;
  const candidates = [`${path}.treaty`, `${path}/${fileNameOf(path)}.treaty`];
  return candidates.find((candidate) => host.library?.(candidate.slice(LIBRARY.length)) !== undefined) ?? path;
}

type Found = Include | { readonly diagnostic: Diagnostic };

/** The file that a name on the command line means. */
function findEntry(entry: string, host: SourceHost, parseFile: (file: string, text: string) => SyntaxFile): Found {
  const text = host.read(entry);
  if (text !== undefined) return { path: entry, written: entry, text };
  const prefix = entry === '.' || entry === '' ? '' : `${entry}/`;
  const main = host.read(`${prefix}dossier.treaty`);
  if (main !== undefined) return { path: `${prefix}dossier.treaty`, written: entry, text: main };
  const span = { file: entry, from: 0, to: 0 };
  const names = (host.list?.(entry === '' ? '.' : entry) ?? []).filter((name) => name.endsWith('.treaty')).sort();
  if (names.length === 0) return { diagnostic: dossierNotFound(span, { path: entry, ...nearestEntry(entry, host) }) };
  const candidates = names.flatMap((name) => {
    const read = host.read(prefix + name);
    return read === undefined ? [] : [{ path: prefix + name, written: name, text: read }];
  });
  const dossiers = candidates.filter(({ path, text: source }) =>
    parseFile(path, source).sections.some((section) => section.keyword === 'dossier'));
  const choice = dossiers.length > 0 ? dossiers : candidates;
  if (choice.length === 1 && choice[0]) return choice[0];
  if (dossiers.length === 0) return { diagnostic: noDossierInFolder(span, { folder: entry, files: names.map((name) => prefix + name) }) };
  return { diagnostic: severalDossiers(span, { folder: entry, files: dossiers.map(({ path }) => path) }) };
}

function nearestEntry(entry: string, host: SourceHost): { nearest?: string } {
  const folder = folderOf(entry);
  const nearest = didYouMean(fileNameOf(entry), host.list?.(folder.slice(0, -1) || '.') ?? []);
  return nearest === undefined ? {} : { nearest: folder + nearest };
}
