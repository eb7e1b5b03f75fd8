/** Two texts → the second with what was taken out and put in marked word by word, as a redline shows it. */
import { changesOf } from '../workspace/merge-text.ts';

/** A stretch of text that stays, was taken out, or was put in. */
export interface Piece {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

/** A paragraph of the redline; `same` paragraphs far from any change are left out, and `gap` counts their lines. */
export type Passage = { readonly kind: 'lines'; readonly pieces: readonly Piece[] } | { readonly kind: 'gap'; readonly lines: number };

/** How many unchanged lines stay around a change. */
const CONTEXT = 3;

/** The redline, in passages. No passages: the texts are the same. */
export function redlineOf(before: string, after: string): Passage[] {
  const [a] = [before.split('\n')];
  const changes = changesOf(a, after.split('\n'));
  if (changes.length === 0) return [];
  const passages: Passage[] = [];
  let at = 0;
  changes.forEach((change, i) => {
    const keepFrom = Math.max(at, change.from - CONTEXT);
    if (keepFrom > at) passages.push({ kind: 'gap', lines: keepFrom - at });
    const tail = Math.min(a.length, change.to + CONTEXT, changes[i + 1]?.from ?? a.length);
    passages.push({ kind: 'lines', pieces: [
      same(a.slice(keepFrom, change.from), 'end'), ...wordsOf(a.slice(change.from, change.to).join('\n'), change.lines.join('\n')), same(a.slice(change.to, tail), 'start'),
    ].filter((p) => p.text !== '') });
    at = tail;
  });
  if (at < a.length) passages.push({ kind: 'gap', lines: a.length - at });
  return passages;
}

function same(lines: readonly string[], side: 'start' | 'end'): Piece {
  const text = lines.join('\n');
  return { kind: 'same', text: lines.length === 0 ? '' : side === 'end' ? `${text}\n` : `\n${text}` };
}

function wordsOf(before: string, after: string): Piece[] {
  const split = (text: string): string[] => text.split(/(?<=\s)(?=\S)/);
  const [a, b] = [split(before), split(after)];
  const pieces: Piece[] = [];
  let at = 0;
  for (const change of changesOf(a, b)) {
    pieces.push({ kind: 'same', text: a.slice(at, change.from).join('') }, { kind: 'out', text: a.slice(change.from, change.to).join('') }, { kind: 'in', text: change.lines.join('') });
    at = change.to;
  }
  return [...pieces, { kind: 'same', text: a.slice(at).join('') }];
}
