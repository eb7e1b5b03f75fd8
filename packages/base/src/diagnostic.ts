/**
 * What the program tells the author about a mistake: a value, never an exception. And the mechanism by which each package
 * keeps its own catalogue file, where code, data type, wording, explanation and fixes of a diagnostic stand together.
 * Shown to people by render-diagnostic.ts; the reference page is generated from the catalogues by `catalogueReference`.
 */
import { invariant } from './invariant.ts';
import type { Span } from './span.ts';

/** `error`: the answer would be wrong or missing; `warning`: probably not meant; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Another place that explains the mistake, such as the other of two clauses in conflict. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** A replacement of the text of `span`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A remedy that a tool can apply: `title` says what it does. Invariant: the edits don't overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A message about a place in the source. `message` is lower case, names in backticks: what, where, what next. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly data?: Record<string, unknown>;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

/** A kind of diagnostic: everything about it but the place and the names. `D` is the type of its data. */
export interface DiagnosticDefinition<D extends object> {
  /** Capital letters and digits, such as `E0203`; never given to another kind later. */
  readonly code: string;
  readonly severity: Severity;
  /** The kind in a few words, for lists: `unknown party`. */
  readonly title: string;
  /** What it means, why the program insists, and what to do: a paragraph or more of Markdown. */
  readonly explain: string;
  /** The message for these data. */
  readonly render: (data: D) => string;
  /** Remedies that follow from the data and the place alone. */
  readonly fixes?: (data: D, span: Span) => readonly Fix[];
  /** A piece of a dossier that gets this diagnostic. */
  readonly example?: string;
}

/** What the place where a diagnostic is made adds to it. */
export interface DiagnosticExtra {
  readonly related?: readonly RelatedPlace[];
  /** Put after those of the definition. */
  readonly fixes?: readonly Fix[];
}

/** Makes diagnostics of one kind; `definition` is what `catalogue` lists. */
export interface DiagnosticKind<D extends object> {
  (span: Span, data: D, extra?: DiagnosticExtra): Diagnostic;
  readonly definition: DiagnosticDefinition<D>;
}

/** A kind as lists see it, where the type of the data no longer matters. */
export type DiagnosticEntry = Pick<DiagnosticDefinition<never>, 'code' | 'severity' | 'title' | 'explain' | 'example'>;

/** Defines a kind of diagnostic and gives the function that makes them. */
export function defineDiagnostic<D extends object = Record<never, never>>(definition: DiagnosticDefinition<D>): DiagnosticKind<D> {
  invariant(/^[A-Z]+\d+$/.test(definition.code), `diagnostic code ${definition.code}: capital letters and digits expected`);
  const make = (span: Span, data: D, extra: DiagnosticExtra = {}): Diagnostic => {
    const fixes = [...(definition.fixes?.(data, span) ?? []), ...(extra.fixes ?? [])];
    const related = extra.related ?? [];
    return {
      code: definition.code,
      severity: definition.severity,
      message: definition.render(data),
      span,
      data: data as Record<string, unknown>,
      ...(related.length > 0 && { related }),
      ...(fixes.length > 0 && { fixes }),
    };
  };
  return Object.assign(make, { definition });
}

/** The list of a package's kinds, by code. Each code may stand for one kind only. */
export function catalogue(...kinds: readonly { readonly definition: DiagnosticEntry }[]): readonly DiagnosticEntry[] {
  return mergeCatalogues(kinds.map((kind) => kind.definition));
}

/** Several packages' lists as one, by code. Each code may stand for one kind only. */
export function mergeCatalogues(...lists: readonly (readonly DiagnosticEntry[])[]): readonly DiagnosticEntry[] {
  const entries = lists.flat().sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  for (const [i, entry] of entries.entries()) {
    invariant(entries[i + 1]?.code !== entry.code, `diagnostic code ${entry.code} is defined twice`);
  }
  return entries;
}

/** The entry of a code, in whatever letter case it is asked for. */
export function findEntry(entries: readonly DiagnosticEntry[], code: string): DiagnosticEntry | undefined {
  const wanted = code.toUpperCase();
  return entries.find((entry) => entry.code === wanted);
}

/** What `servanda explain CODE` prints, and a section of the reference page: Markdown. */
export function explainEntry(entry: DiagnosticEntry): string {
  const example = entry.example === undefined ? '' : `\n\n    ${entry.example.trim().replaceAll('\n', '\n    ')}`;
  return `## ${entry.code}: ${entry.title}\n\n*${entry.severity}*\n\n${entry.explain.trim()}${example}\n`;
}

/** The reference page of every code: Markdown. */
export function catalogueReference(entries: readonly DiagnosticEntry[], title = 'Diagnostics'): string {
  return [`# ${title}\n`, ...entries.map(explainEntry)].join('\n');
}

/** Whether any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** In reading order: by file, place, then code; the same list in any order gives the same bytes. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) =>
    compareText(a.span.file, b.span.file) || a.span.from - b.span.from || a.span.to - b.span.to ||
    compareText(a.code, b.code) || compareText(a.message, b.message));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The text of `file` with the fix's edits made in it. Edits of other files are left out. */
export function applyFix(fix: Fix, file: string, text: string): string {
  const edits = fix.edits.filter((edit) => edit.span.file === file).sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  let result = '';
  let done = 0;
  for (const edit of edits) {
    invariant(edit.span.from >= done, `the edits of the fix ${JSON.stringify(fix.title)} overlap`);
    result += text.slice(done, edit.span.from) + edit.text;
    done = edit.span.to;
  }
  return result + text.slice(done);
}
