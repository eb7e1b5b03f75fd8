/** Quick fixes: what the diagnostics at a place offer, and formatting. */
import { spanTouches, type Diagnostic, type Fix, type Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { format } from '@servanda/syntax';

export interface QuickFix {
  readonly title: string;
  readonly edits: Fix['edits'];
  readonly diagnostic: Diagnostic;
}

/** The fixes for a range of a file. */
export function fixesAt(dossier: Dossier, range: Span): readonly QuickFix[] {
  return dossier.diagnostics.filter((d) => overlaps(d.span, range)).flatMap((diagnostic) => (diagnostic.fixes ?? []).map((f) => ({ title: f.title, edits: f.edits, diagnostic })));
}

function overlaps(a: Span, b: Span): boolean {
  return a.file === b.file && (spanTouches(a, b.from) || spanTouches(a, b.to) || (a.from >= b.from && a.to <= b.to));
}

/** The file in the one style; undefined when it is in it already. */
export function formatted(dossier: Dossier, file: string): string | undefined {
  const text = dossier.sources.get(file);
  if (text === undefined) return undefined;
  const after = format(text);
  return after === text ? undefined : after;
}
