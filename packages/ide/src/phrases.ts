/** The author's phrases as an editor shows them: with roles as declared, and as snippets whose slots are to be filled. */
import type { ActPattern, FactPattern, VerbForms } from '@servanda/model';

/** An act or a fact. */
export type Pattern = ActPattern | FactPattern;

/** As its declaration has it, roles included: `giver:State transfers land:Territory to taker:State`. */
export function phraseText(pattern: Pattern): string {
  return pattern.parts.map((part) => {
    switch (part.kind) {
      case 'word': return part.text;
      case 'verb': return part.forms.third;
      case 'slot': return slotText(pattern, part.role);
    }
  }).join(' ').replace(/ ,/g, ',');
}

function slotText({ roles }: Pattern, role: number): string {
  const { name, kind = '…' } = roles[role] ?? {};
  return name === undefined ? kind : `${name}:${kind}`;
}

/** The phrase without its subject, from the verb in this form on; slots as `${1:land}`. */
export interface PhraseSnippet {
  readonly label: string;
  readonly insert: string;
}

/** The rest of the phrase from its verb on. Undefined where the phrase has no verb in it. */
export function fromVerb(pattern: Pattern, verb: string): PhraseSnippet | undefined {
  const at = pattern.parts.findIndex((part) => part.kind === 'verb');
  if (at < 0) return undefined;
  return snippetOf(pattern, pattern.parts.slice(at), verb);
}

function snippetOf(pattern: Pattern, rest: Pattern['parts'], verb: string): PhraseSnippet {
  let slots = 0;
  const parts = rest.map((part): [string, string] => {
    switch (part.kind) {
      case 'word': return [part.text, part.text];
      case 'verb': return [verb, verb];
      case 'slot': {
        const { name, kind = '…' } = pattern.roles[part.role] ?? {};
        return [name ?? kind, `\${${(slots += 1)}:${name ?? kind}}`];
      }
    }
  });
  const tidy = (words: readonly string[]): string => words.join(' ').replace(/ ,/g, ',');
  return { label: tidy(parts.map(([label]) => label)), insert: tidy(parts.map(([, insert]) => insert)) };
}

/** Which form of the phrase's verb a word is, if any. `are` and `have` serve phrases for two. */
export function isFormOf(pattern: Pattern, word: string): boolean {
  const verb = pattern.parts.find((part) => part.kind === 'verb');
  if (verb?.kind !== 'verb') return false;
  const { third, base, past, participle, gerund }: VerbForms = verb.forms;
  return [third, base, past, participle, gerund].includes(word);
}

/** The rest of a phrase that is under way, from one of its fixed words on: `at Territory` of `State attacks State at Territory`. */
export function fromWord(pattern: Pattern, word: string): PhraseSnippet | undefined {
  const verb = pattern.parts.findIndex((part) => part.kind === 'verb');
  const at = pattern.parts.findIndex((part, i) => i > verb && part.kind === 'word' && part.text.toLowerCase() === word);
  return at < 0 ? undefined : snippetOf(pattern, pattern.parts.slice(at), '');
}

/** How messages and expectations name a pattern: a treaty act by its first wording, the author's own by its id. */
export function patternName(pattern: Pattern): string {
  if (!pattern.id.startsWith('$')) return pattern.id;
  return pattern.parts.map((part) => (part.kind === 'word' ? part.text : part.kind === 'verb' ? part.forms.third : pattern.roles[part.role]?.kind ?? '')).join(' ');
}
