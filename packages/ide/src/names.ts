/** Names under the cursor: their declaration, their uses, and renaming all of them at once. */
import type { Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import type { Occurrence } from '@servanda/model';

/** A change of text in one file. */
export interface RenameEdit {
  readonly span: Span;
  readonly text: string;
}

/** The narrowest name at the offset. */
export function nameAt(dossier: Dossier, file: string, offset: number): Occurrence | undefined {
  let best: Occurrence | undefined;
  for (const o of dossier.compiled?.occurrences() ?? []) {
    if (o.span.file !== file || o.span.from > offset || o.span.to < offset) continue;
    if (!best || o.span.to - o.span.from < best.span.to - best.span.from) best = o;
  }
  return best;
}

/** Every declaration and use of the name at the offset, in reading order of the files. */
export function referencesAt(dossier: Dossier, file: string, offset: number, includesDefinition = true): readonly Span[] {
  const name = nameAt(dossier, file, offset);
  return name ? usesOf(dossier, name).filter((o) => includesDefinition || !o.isDefinition).map((o) => plain(o.span)) : [];
}

/** Where the name at the offset is declared. */
export function definitionAt(dossier: Dossier, file: string, offset: number): readonly Span[] {
  const name = nameAt(dossier, file, offset);
  return name ? usesOf(dossier, name).filter((o) => o.isDefinition).map((o) => plain(o.span)) : [];
}

function usesOf(dossier: Dossier, name: Occurrence): readonly Occurrence[] {
  return (dossier.compiled?.occurrences() ?? []).filter((o) => o.id === name.id && o.of === name.of);
}

function plain({ file, from, to }: Span): Span {
  return { file, from, to };
}

/** Names whose every use is the name itself; a phrase is used in other words than it is declared in. */
const RENAMABLE: readonly Occurrence['of'][] = ['thing', 'group', 'weight', 'instrument', 'reading', 'report', 'claim', 'question', 'kind'];

/** What a rename would change, or why it can't be done. */
export type RenameResult = { readonly kind: 'edits'; readonly edits: readonly RenameEdit[] } | { readonly kind: 'refused'; readonly because: string };

/** Whether the name at the offset can be renamed, and its span. */
export function canRename(dossier: Dossier, file: string, offset: number): { readonly span: Span; readonly text: string } | undefined {
  const name = nameAt(dossier, file, offset);
  if (!name || !RENAMABLE.includes(name.of)) return undefined;
  return { span: plain(name.span), text: textOf(dossier, name.span) };
}

/** Renames the name at the offset wherever it stands, in every file. */
export function rename(dossier: Dossier, file: string, offset: number, to: string): RenameResult {
  const name = nameAt(dossier, file, offset);
  if (!name) return { kind: 'refused', because: 'there is no name here' };
  if (!RENAMABLE.includes(name.of)) return { kind: 'refused', because: `${article(name.of)} is used in other forms than it is declared in, so it has to be changed by hand` };
  if (!/^[\p{L}][\p{L}\p{N}_]*$/u.test(to)) return { kind: 'refused', because: `\`${to}\` is no name: letters, digits and \`_\`, beginning with a letter` };
  const taken = (dossier.compiled?.occurrences() ?? []).some((o) => o.isDefinition && o.id === to && o.id !== name.id);
  if (taken) return { kind: 'refused', because: `\`${to}\` is declared already` };
  const old = textOf(dossier, name.span);
  const edits = usesOf(dossier, name).filter((o) => textOf(dossier, o.span) === old).map((o) => ({ span: plain(o.span), text: to }));
  return { kind: 'edits', edits };
}

function article(of: Occurrence['of']): string {
  return of === 'act' || of === 'article' ? `an ${of}` : `a ${of}`;
}

function textOf(dossier: Dossier, { file, from, to }: Span): string {
  return dossier.sources.get(file)?.slice(from, to) ?? '';
}
