/** Quick fixes: what the diagnostics at a place offer, declarations for what is unknown, and formatting. */
import { spanTouches, type Diagnostic, type Fix, type Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { format } from '@servanda/syntax';
import { declarationsFor } from './declare.ts';

/** A remedy for one diagnostic. */
export interface QuickFix {
  readonly title: string;
  readonly edits: Fix['edits'];
  readonly diagnostic: Diagnostic;
}

/** The fixes for a range of a file, those that the diagnostics bring first. */
export function fixesAt(dossier: Dossier, range: Span): readonly QuickFix[] {
  return dossier.diagnostics.filter((d) => overlaps(d.span, range)).flatMap((diagnostic) =>
    [...(diagnostic.fixes ?? []), ...declarationsFor(dossier, diagnostic)].map((f) => ({ title: f.title, edits: f.edits, diagnostic })));
}

/** The first fix of every diagnostic of a file that brings one and touches no other's: for `fix all`. */
export function fixesOf(dossier: Dossier, file: string): readonly QuickFix[] {
  const taken: Span[] = [];
  return dossier.diagnostics.filter((d) => d.span.file === file).flatMap((diagnostic): readonly QuickFix[] => {
    const fix = diagnostic.fixes?.length === 1 ? diagnostic.fixes[0] : undefined;
    const spans = fix?.edits.map((e) => e.span) ?? [];
    if (!fix || spans.some((a) => taken.some((b) => a.file === b.file && a.from < b.to && b.from < a.to))) return [];
    taken.push(...spans);
    return [{ title: fix.title, edits: fix.edits, diagnostic }];
  });
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
