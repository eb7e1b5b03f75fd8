/**
 * Markup as a value of its own type: `html` escapes every string put into it, so that nothing foreign becomes markup unless
 * it was made by `html` itself.
 */
import { escapeMarkup, escapeProse } from './escape.ts';

/** A piece of markup, already escaped. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: strings are escaped, nothing is nothing, lists are joined. */
export type Part = string | number | undefined | false | Markup | readonly Part[];

/** A template whose strings are escaped (and, where they run from right to left, isolated). For attributes use `attribute`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = strings[0] ?? '';
  parts.forEach((part, i) => { markup += partMarkup(part) + (strings[i + 1] ?? ''); });
  return { markup };
}

/** Foreign text for a quoted attribute. */
export function attribute(text: string): Markup {
  return { markup: escapeMarkup(text) };
}

/** Markup made elsewhere in this package: a picture, a style sheet. Never give it foreign text. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Markup with something between the pieces. */
export function joinMarkup(parts: readonly Part[], between: string): Markup {
  return { markup: parts.map(partMarkup).join(between) };
}

function partMarkup(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeProse(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(partMarkup).join('');
}
