/** A diagnostic's remedy → edits of the workspace's files, with a way back. */
import type { Fix, TextEdit } from '@servanda/base';
import { notify } from '../app/notices.svelte.ts';
import { editFile, work } from '../app/work.svelte.ts';

/** Applies all edits of the fix. */
export function applyFixTo(fix: Fix): void {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of fix.edits) byFile.set(edit.span.file, [...(byFile.get(edit.span.file) ?? []), edit]);
  const before = [...byFile.keys()].map((file) => [file, work.workspace?.files[file]] as const);
  for (const [file, edits] of byFile) {
    const text = work.workspace?.files[file];
    if (text !== undefined) editFile(file, edited(text, edits));
  }
  notify(`done: ${fix.title.replaceAll('`', '')}`, [{ label: 'Undo', run: () => { for (const [file, text] of before) editFile(file, text); } }]);
}

function edited(text: string, edits: readonly TextEdit[]): string {
  return [...edits].sort((a, b) => b.span.from - a.span.from).reduce((t, { span, text: insert }) => t.slice(0, span.from) + insert + t.slice(span.to), text);
}
