/** All names that a dossier declares, for jumping to one by typing a part of it. */
import type { Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import type { NameKind } from '@servanda/model';
import { occurrencesIn } from './names.ts';

/** A declared name. */
export interface NamedPlace {
  readonly name: string;
  readonly of: NameKind;
  readonly span: Span;
}

/** Declarations whose name holds the letters asked for, in any case; of an article the name is `Treaty article 9`. */
export function namesMatching(dossier: Dossier, query: string, most = 500): readonly NamedPlace[] {
  const wanted = query.toLowerCase();
  const found: NamedPlace[] = [];
  for (const { id, of, span, isDefinition } of occurrencesIn(dossier)) {
    if (found.length >= most) break;
    if (!isDefinition || of === 'variable') continue;
    const name = of === 'article' ? id.replace('.', ' article ') : id;
    if (name.toLowerCase().includes(wanted)) found.push({ name, of, span: { file: span.file, from: span.from, to: span.to } });
  }
  return found;
}
