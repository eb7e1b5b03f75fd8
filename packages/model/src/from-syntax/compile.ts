/**
 * A dossier's files to its model: load and parse, collect the declarations, elaborate the sentences, assemble, check. With
 * the compilation before it, an edit costs what it touches: unchanged sentences keep their meaning as long as no
 * declaration has changed.
 */
import { hasErrors, sortDiagnostics, type Diagnostic } from '@servanda/base';
import { parse, type ParsedFile, type SyntaxFile } from '@servanda/syntax';
import { checkModel } from '../checks/all.ts';
import { nothingHere, unreadable } from '../diagnostics.ts';
import type { Model } from '../ir/model.ts';
import { load, type LoadedDossier, type SourceHost } from './load.ts';
import { assemble, type Assembled } from './assemble.ts';
import { collect, type Collected } from './collect.ts';
import type { Vocabulary } from './matching.ts';
import type { Occurrence } from './sense.ts';

/** A dossier understood as far as it could be. Never fails: what was wrong is in `diagnostics`. */
export interface Compiled {
  readonly entry: string;
  readonly model: Model;
  /** Of all phases, in reading order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The entry first. */
  readonly files: readonly SyntaxFile[];
  readonly scope: Vocabulary;
  /** Every declaration and use of a name. */
  readonly occurrences: () => readonly Occurrence[];
  /** For the next `compile`. */
  readonly state: CompileState;
}

interface CompileState {
  readonly parsed: ReadonlyMap<string, ParsedFile>;
  readonly loaded: LoadedDossier;
  readonly collected: Collected;
  readonly assembled: Assembled;
}

/** Compiles the dossier that `entry` names. With `previous` only what has changed is read again; `previous` is then out of date. */
export function compile(host: SourceHost, entry: string, previous?: Compiled): Compiled {
  const parsed = new Map<string, ParsedFile>();
  const parseFile = (file: string, text: string): SyntaxFile => {
    const result = parse(file, text, previous?.state.parsed.get(file));
    parsed.set(file, result);
    return result.syntax;
  };
  const loaded = load(entry, host, { parse: parseFile });
  const collected = collect(loaded, previous?.state.collected);
  const assembled = assemble(collected, loaded.files.map(({ file }) => file), previous?.state.assembled);
  const found = [...loaded.diagnostics, ...ofSyntax(loaded.files.flatMap((file) => file.diagnostics), assembled.diagnostics), ...assembled.diagnostics];
  const checked = checkModel({
    hasErrors: hasErrors(found),
    model: assembled.model, scope: collected.scope, declared: collected.declared, declarations: collected.occurrences, occurrences: assembled.occurrences,
  });
  return {
    entry: loaded.entry, model: assembled.model, diagnostics: sortDiagnostics([...found, ...checked, ...emptiness(loaded, found)]), files: loaded.files, scope: collected.scope,
    occurrences: () => assembled.occurrences.flat(), state: { parsed, loaded, collected, assembled },
  };
}

/** A dossier of one file without a sentence. */
function emptiness({ entry, files }: LoadedDossier, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const [only] = files;
  return files.length === 1 && only?.file === entry && only.sections.length === 0 && found.length === 0 ? [nothingHere({ file: entry, from: 0, to: 0 }, {})] : [];
}

/** A sentence that breaks off has no full stop either, but that is one mistake, and a full stop alone would not mend it. */
function ofSyntax(found: readonly Diagnostic[], later: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ file, from, to }: Diagnostic['span']): string => `${file}:${from}:${to}`;
  const brokenOff = new Set(later.filter((each) => each.code === unreadable.definition.code && each.fixes === undefined).map(({ span }) => key(span)));
  return found.filter(({ code, span }) => code !== 'E0101' || !brokenOff.has(key(span)));
}

/** Compiles one text, for tests and for pieces that need no other file. */
export function compileText(text: string, file = 'dossier.treaty', previous?: Compiled): Compiled {
  return compile({ read: (path) => (path === file ? text : undefined) }, file, previous);
}
