/** What the editor asks at a place of a text: proposals, explanations, declarations, new names. Loaded with the first such request. */
import type { Span, TextEdit } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { canRename, completionsAt, definitionAt, hoverAt, inlaysOf, referencesAt, rename, whyNotRenamed, type Completion, type Hover } from '@servanda/ide';

/** Proposals at an offset, best first. `paths`: files that an include may name. */
export function complete(dossier: Dossier, path: string, offset: number, paths: readonly string[]): readonly Completion[] {
  return completionsAt(dossier, path, offset, { paths: () => paths });
}

/** What there is to say of the name or sentence at an offset. */
export function explain(dossier: Dossier, path: string, offset: number): Hover | undefined {
  return hoverAt(dossier, path, offset);
}

/** Where the name at an offset is declared. */
export function declared(dossier: Dossier, path: string, offset: number): readonly Span[] {
  return definitionAt(dossier, path, offset);
}

/** Where the name at an offset is used, its declaration first among them. */
export function used(dossier: Dossier, path: string, offset: number): readonly Span[] {
  return referencesAt(dossier, path, offset);
}

/** The dates that clauses of a file lead to. */
export function dated(dossier: Dossier, path: string): readonly { readonly at: number; readonly text: string }[] {
  return inlaysOf(dossier, path).map(({ offset, text }) => ({ at: offset, text: text.trim() }));
}

/** The name at an offset, if it can be given another one. */
export type Renamable = { readonly kind: 'name'; readonly text: string } | { readonly kind: 'refused'; readonly because: string };

/** Whether the name at an offset can be changed. */
export function renamable(dossier: Dossier, path: string, offset: number): Renamable {
  const name = canRename(dossier, path, offset);
  return name ? { kind: 'name', text: name.text } : { kind: 'refused', because: whyNotRenamed(dossier, path, offset) ?? 'there is no name here' };
}

/** All edits that give the name another one, or why not. */
export function renamed(dossier: Dossier, path: string, offset: number, to: string): { readonly kind: 'edits'; readonly edits: readonly TextEdit[] } | { readonly kind: 'refused'; readonly because: string } {
  return rename(dossier, path, offset, to);
}
