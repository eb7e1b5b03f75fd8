/** Semantic tokens: what each name is, beyond what the grammar can tell. */
import type { Dossier } from '@servanda/dossier';
import type { Model, Occurrence } from '@servanda/model';
import { occurrencesIn } from './names.ts';

/** What a name names. */
export const COLOURS = ['party', 'thing', 'instrument', 'article', 'act', 'fact', 'reading', 'source', 'question', 'kind', 'variable', 'group'] as const;
/** One of `COLOURS`. */
export type Colour = (typeof COLOURS)[number];

/** A name and what it names. */
export interface ColouredSpan {
  readonly from: number;
  readonly to: number;
  readonly colour: Colour;
  readonly isDefinition: boolean;
}

/** Names of one file, in order, none inside another. */
export function coloursOf(dossier: Dossier, file: string): readonly ColouredSpan[] {
  const actors = actorsIn(dossier.model);
  const all: ColouredSpan[] = [];
  for (const o of occurrencesIn(dossier)) {
    const colour = o.span.file === file ? colourOf(actors, o) : undefined;
    if (colour !== undefined) all.push({ from: o.span.from, to: o.span.to, colour, isDefinition: o.isDefinition });
  }
  all.sort((a, b) => a.from - b.from || a.to - b.to);
  const flat: ColouredSpan[] = [];
  for (const c of all) if (c.from >= (flat.at(-1)?.to ?? 0)) flat.push(c);
  return flat;
}

function colourOf(actors: ReadonlySet<string>, o: Occurrence): Colour | undefined {
  switch (o.of) {
    case 'thing': return actors.has(o.id) ? 'party' : 'thing';
    case 'report': case 'claim': return 'source';
    case 'weight': return 'group';
    // Where a phrase is declared, the kinds in it are coloured; where it is used, its verb.
    case 'act': case 'fact': return o.isDefinition ? undefined : o.of;
    default: return o.of;
  }
}

function actorsIn({ things }: Model): ReadonlySet<string> {
  return new Set(things.filter(({ kind }) => kind === 'State' || kind === 'Organization' || kind === 'Actor').map(({ id }) => id));
}
