/** The grammar of `.treaty` files as a language of the editor, and how its words are set: as a statute is, by weight and slant. */
import { HighlightStyle, LanguageSupport, LRLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { treatyParser } from '@servanda/syntax';

const treaty = LRLanguage.define({
  name: 'treaty', parser: treatyParser,
  languageData: { commentTokens: { line: '//' }, closeBrackets: { brackets: ['"'] } },
});

const statute = HighlightStyle.define([
  { tag: tags.heading, class: 'tk-heading' },
  { tag: tags.modifier, class: 'tk-modal' },
  { tag: tags.keyword, class: 'tk-structure' },
  { tag: tags.definitionKeyword, class: 'tk-declaration' },
  { tag: [tags.number, tags.literal], class: 'tk-date' },
  { tag: tags.string, class: 'tk-string' },
  { tag: tags.lineComment, class: 'tk-comment' },
  { tag: tags.separator, class: 'tk-stop' },
  { tag: tags.invalid, class: 'tk-invalid' },
]);

/** Highlighting by the grammar itself, so that the editor colours what the engine reads. */
export function treatyLanguage(): LanguageSupport {
  return new LanguageSupport(treaty, [syntaxHighlighting(statute)]);
}
