/** A form that a whole sentence can have, and what it means. The list of all is `forms.ts`. */
import type { Rule } from './matching.ts';
import type { Item } from './items.ts';
import type { Sense, SentenceContext } from './sense.ts';

export interface SentenceForm {
  readonly name: string;
  /** In which sections it may stand. */
  readonly where: (context: SentenceContext) => boolean;
  readonly rule: Rule<unknown>;
  readonly interpret: (sense: Sense, surface: unknown) => readonly Item[];
}

/** Makes a form; `rule`'s surface is what `interpret` gets. */
export function sentenceForm<S>(form: { readonly name: string; readonly where: SentenceForm['where']; readonly rule: Rule<S>; readonly interpret: (sense: Sense, surface: S) => readonly Item[] }): SentenceForm {
  return form as SentenceForm;
}
