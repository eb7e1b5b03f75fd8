/** Which phrases go on with a word, and how well the form of their verb fits what stands before: `shall transfer`, `Japan transfers`, `Japan and USSR transfer`. */
import type { Model, VerbForms } from '@servanda/model';
import { fromVerb, fromWord, isFormOf, patternName, type Pattern, type PhraseSnippet } from './phrases.ts';

/** A phrase from the word on. `fit`: 0 is the form that is wanted. */
export interface FittingPhrase extends PhraseSnippet {
  readonly pattern: Pattern;
  readonly fit: number;
}

/** All phrases that go on with this word; or the one called `phrase`, if the word is one of its fixed words. */
export function phrasesWith(model: Model, head: string, word: string, phrase: string): readonly FittingPhrase[] {
  const all: readonly Pattern[] = /\b(?:shall|may|must)(?:\s+(?:not|never))?$/i.test(head) ? model.acts : [...model.acts, ...model.facts];
  const order = formsWanted(head);
  const byVerb = order.length === 0 ? [] : all.filter((pattern) => isFormOf(pattern, word));
  if (byVerb.length > 0) return byVerb.flatMap((pattern) => fitting(pattern, fromVerb(pattern, word), fitOf(pattern, word, order)));
  const named = all.find((pattern) => patternName(pattern) === phrase);
  return named ? fitting(named, fromWord(named, word), 0) : [];
}

function fitting(pattern: Pattern, snippet: PhraseSnippet | undefined, fit: number): readonly FittingPhrase[] {
  return snippet ? [{ ...snippet, pattern, fit }] : [];
}

type Form = keyof VerbForms;

/** The forms that fit behind the words before, best first; none after a form of `be`, where phrases stand without their verb or in the passive. */
function formsWanted(head: string): readonly Form[] {
  const sentence = /[^.?]*$/.exec(head)?.[0] ?? head;
  if (/\b(?:is|are|was|were|be|been)(?:\s+(?:not|no longer))?$/i.test(sentence)) return [];
  // `Is Shikotan administered by …?`
  if (/^\s*(?:is|are|was|were)\s/i.test(sentence)) return [];
  if (/\b(?:has|have|had|having)(?:\s+not)?$/i.test(sentence)) return ['participle', 'past'];
  if (/\b(?:by|from|without|of|after|before|while)$/i.test(sentence)) return ['gerund', 'third', 'base'];
  const isAsked = /^\s*(?:can|could|may|must|would|do|does|did|shall|should)\b/i.test(sentence) || /\b(?:to|shall|may|must|can|could|would|does|do|did|not|never)$/i.test(sentence);
  const isPlural = /\b(?:and\s+\S+|parties|both\s+\S+)$/i.test(sentence);
  return isAsked || isPlural ? ['base', 'third', 'past', 'participle', 'gerund'] : ['third', 'past', 'base', 'participle', 'gerund'];
}

function fitOf(pattern: Pattern, word: string, order: readonly Form[]): number {
  const verb = pattern.parts.find((part) => part.kind === 'verb');
  const at = verb?.kind === 'verb' ? order.findIndex((form) => verb.forms[form] === word) : -1;
  return at < 0 ? order.length : at;
}
