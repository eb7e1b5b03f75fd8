/** Findings of a text before an edit, placed in the text after it. What the edit touched has to be found anew. */
import type { Diagnostic, Span } from '@servanda/base';

type Texts = ReadonlyMap<string, string>;

/** The findings that the edits between two sets of texts left alone, where they now stand. */
export function movedAlong(findings: readonly Diagnostic[], before: Texts, now: Texts): readonly Diagnostic[] {
  const edits = new Map<string, Edit | undefined>();
  const editOf = (file: string): Edit | undefined => {
    if (!edits.has(file)) edits.set(file, editBetween(before.get(file) ?? '', now.get(file) ?? ''));
    return edits.get(file);
  };
  const moved = (span: Span): Span | undefined => move(span, editOf(span.file));
  return findings.flatMap((finding) => {
    const span = moved(finding.span);
    if (!span) return [];
    const related = finding.related?.flatMap((r) => { const place = moved(r.span); return place ? [{ ...r, span: place }] : []; });
    return [{ ...finding, span, ...(related && { related }) }];
  });
}

/** `from`–`toA` of the text before became `from`–`toB`. */
interface Edit {
  readonly from: number;
  readonly toA: number;
  readonly toB: number;
}

function editBetween(before: string, now: string): Edit | undefined {
  if (before === now) return undefined;
  const shorter = Math.min(before.length, now.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === now.charCodeAt(from)) from += 1;
  let end = 0;
  while (end < shorter - from && before.charCodeAt(before.length - 1 - end) === now.charCodeAt(now.length - 1 - end)) end += 1;
  return { from, toA: before.length - end, toB: now.length - end };
}

function move(span: Span, edit: Edit | undefined): Span | undefined {
  if (!edit || span.to <= edit.from) return span;
  if (span.from < edit.toA) return undefined;
  const delta = edit.toB - edit.toA;
  return { file: span.file, from: span.from + delta, to: span.to + delta };
}
