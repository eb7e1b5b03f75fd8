/** The words of the language become a TextMate grammar: colours at once, before the server knows what each name is. */
import { KEYWORDS } from '@servanda/ide';

/** A grammar as editors read it from JSON. */
export interface TextMateGrammar {
  readonly name: string;
  readonly scopeName: string;
  readonly patterns: readonly TextMateRule[];
}

/** One pattern, or one that begins and ends. */
export interface TextMateRule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
}

/** Not inside a longer word: `non-party` is one word, and so is `article_5`. */
const ALONE = { before: "(?<![\\p{L}\\p{N}_'-])", after: "(?![\\p{L}\\p{N}_]|['-][\\p{L}\\p{N}])" };

/** The grammar of `.treaty` files. The earlier of two rules that match at a place wins. */
export function treatyGrammar(): TextMateGrammar {
  return {
    name: 'Treaty',
    scopeName: 'source.treaty',
    patterns: [
      { name: 'comment.line.double-slash.treaty', match: '//.*$' },
      ...[['"', '"'], ['“', '”'], ['„', '[“”]'], ['«', '»']].map(([begin, end]): TextMateRule => ({ name: 'string.quoted.treaty', begin: begin!, end: `${end!}|(?=\\n\\s*\\n)` })),
      headingRule(),
      { name: 'constant.other.date.treaty', match: `${ALONE.before}\\d{4}-\\d{2}(?:-\\d{2})?${ALONE.after}` },
      { name: 'constant.numeric.treaty', match: `${ALONE.before}\\d+(?:\\.\\d+)?(?:st|nd|rd|th|\\s?%)?${ALONE.after}` },
      { name: 'storage.type.treaty', match: words(KEYWORDS.declaration, '(?:^|(?<=[.?]\\s))') },
      { name: 'keyword.operator.modal.treaty', match: words(KEYWORDS.modal) },
      { name: 'keyword.control.treaty', match: words(KEYWORDS.structure) },
      { name: 'entity.name.type.treaty', match: `${ALONE.before}\\p{Lu}[\\p{L}\\p{N}_]*(?=\\s*:)` },
      { name: 'punctuation.terminator.treaty', match: '[.?](?=\\s|$)' },
    ],
  };
}

/** `instrument JointDeclaration`: at the start of a line, with the name that follows. */
function headingRule(): TextMateRule {
  return {
    match: `^\\s*((?i:${KEYWORDS.heading.join('|')}))(?=\\s)(?:\\s+([\\p{L}\\p{N}_]+))?`,
    captures: { 1: { name: 'keyword.other.heading.treaty' }, 2: { name: 'entity.name.section.treaty' } },
  };
}

function words(list: readonly string[], before = ''): string {
  return `${before}${ALONE.before}(?i:${[...list].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|')})${ALONE.after}`;
}
