/** Every token of a file by what it is: words of the language by their role, names by what they name. For editors without a grammar of their own. */
import type { Dossier } from '@servanda/dossier';
import { coloursOf, type Colour } from './colours.ts';

/** What a token is: a colour of a name, or the sort of a word. */
export const TOKEN_SORTS = ['heading', 'modal', 'structure', 'declaration', 'number', 'date', 'text', 'comment'] as const;
/** One of `TOKEN_SORTS`. */
export type TokenSort = (typeof TOKEN_SORTS)[number];

/** A token and its place. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
  readonly sort: TokenSort | Colour;
  readonly isDefinition: boolean;
}

const SORT_OF_NODE: Readonly<Record<string, TokenSort>> = {
  HeadingKeyword: 'heading', ModalWord: 'modal', StructureWord: 'structure', DeclarationWord: 'declaration',
  Number: 'number', Ordinal: 'number', Percent: 'number', Date: 'date', String: 'text', LineComment: 'comment',
};

/** Tokens in order, none inside another. A name wins over the word that it is made of. */
export function tokensOf(dossier: Dossier, file: string): readonly TokenSpan[] {
  const tree = dossier.compiled?.state.parsed.get(file)?.tree;
  const names = coloursOf(dossier, file).map((c): TokenSpan => ({ from: c.from, to: c.to, sort: c.colour, isDefinition: c.isDefinition }));
  if (!tree) return names;
  const merged: TokenSpan[] = [];
  let next = 0;
  tree.iterate({
    enter: ({ name, from, to }) => {
      const sort = SORT_OF_NODE[name];
      if (sort === undefined) return;
      while (next < names.length && names[next]!.to <= from) merged.push(names[next++]!);
      const covering = names[next];
      if (!covering || covering.from >= to) merged.push({ from, to, sort, isDefinition: false });
    },
  });
  return [...merged, ...names.slice(next)];
}
