/** Semantic tokens: what each name is, beyond what the grammar can tell. */
import type { Dossier } from '@servanda/dossier';
import type { Occurrence } from '@servanda/model';

export const COLOURS = ['party', 'thing', 'instrument', 'article', 'act', 'fact', 'reading', 'source', 'question', 'kind', 'variable', 'group'] as const;
export type Colour = (typeof COLOURS)[number];

export interface ColouredSpan {
  readonly from: number;
  readonly to: number;
  readonly colour: Colour;
  readonly isDefinition: boolean;
}

/** Names of one file, in order, none inside another. */
export function coloursOf(dossier: Dossier, file: string): readonly ColouredSpan[] {
  const all = (dossier.compiled?.occurrences() ?? []).filter((o) => o.span.file === file)
    .map((o) => ({ from: o.span.from, to: o.span.to, colour: colourOf(dossier, o), isDefinition: o.isDefinition }))
    .filter((c): c is ColouredSpan => c.colour !== undefined)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const flat: ColouredSpan[] = [];
  for (const c of all) if (c.from >= (flat.at(-1)?.to ?? 0)) flat.push(c);
  return flat;
}

function colourOf(dossier: Dossier, o: Occurrence): Colour | undefined {
  switch (o.of) {
    case 'thing': return isActor(dossier, o.id) ? 'party' : 'thing';
    case 'report': case 'claim': return 'source';
    case 'weight': return 'group';
    case 'act': case 'fact': return undefined;
    default: return o.of;
  }
}

function isActor(dossier: Dossier, id: string): boolean {
  const kind = dossier.model.things.find((t) => t.id === id)?.kind;
  return kind === 'State' || kind === 'Organization' || kind === 'Actor';
}
