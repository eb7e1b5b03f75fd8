/** A span of the source → a place that can be shown and gone to: file, line, and the sentence on one line. */
import { lineColumn, makeLineIndex, type LineIndex, type Span } from '@servanda/base';
import type { Place } from '@servanda/dossier';

const indexes = new Map<string, { text: string; index: LineIndex }>();

/** How a provision's id is cited: `SecurityTreaty article 5`. */
export function citation(label: string): string {
  const dot = label.indexOf('.');
  return dot < 0 ? label : `${label.slice(0, dot)} article ${label.slice(dot + 1).replace(/#\d+$/, '')}`;
}

/** The place of a span in the texts that were read. */
export function placeOf(sources: ReadonlyMap<string, string>, span: Span, label: string): Place {
  const text = sources.get(span.file);
  if (text === undefined) return { label: citation(label) };
  const kept = indexes.get(span.file);
  const index = kept?.text === text ? kept.index : makeLineIndex(text);
  if (kept?.text !== text) indexes.set(span.file, { text, index });
  const words = text.slice(span.from, span.to).replace(/\s+/g, ' ').trim();
  return { label: citation(label), span: { file: span.file, from: span.from, to: span.to }, ...lineColumn(index, span.from), text: words };
}
