/** Which sentences are headings. */
import { expect, test } from 'vitest';
import { parse } from './parse.ts';

/** The keyword of the first section, if the text begins with a heading. */
function headingOf(text: string): string | null {
  const { sections, diagnostics } = parse('a.treaty', text).syntax;
  expect(diagnostics).toEqual([]);
  return sections[0]?.keyword ?? null;
}

test.each([
  ['dossier "Peace treaty".', 'dossier'],
  ['Dossier Kurils.', 'dossier'],
  ['instrument JointDeclaration "Joint Declaration" between Japan and USSR.', 'instrument'],
  ['instrument X.', 'instrument'],
  ['instrument Law between Japan and USSR.', 'instrument'],
  ['instrument X between Japan and USSR.', 'instrument'],
  ['instrument X open to all States.', 'instrument'],
  ['instrument Z "Protocol", amending X.', 'instrument'],
  ['instrument X, between Japan and USSR.', 'instrument'],
  ['instrument\n  X\n  "Title".', 'instrument'],
  ['instrument "Treaty of X" between A and B.', 'instrument'],
  ['draft PeaceTreaty "Treaty of peace, as reported" between Japan and Russia.', 'draft'],
  ['custom Charter_2_4 "Use of force".', 'custom'],
  ['article 1.', 'article'],
  ['ARTICLE VI.', 'article'],
  ['article 9 "Territory".', 'article'],
  ['article "Territory".', 'article'],
  ['article security "Refraining", according to kyodo1.', 'article'],
  ['article security, according to kyodo1.', 'article'],
  ['article 2(4).', 'article'],
  ['article 2(4)(b) "Use of force".', 'article'],
  ['article 2 (4), according to k.', 'article'],
  ['article 10bis.', 'article'],
  ['article 3 bis.', 'article'],
  ['article 24.1.', 'article'],
  ['article « Территория ».', 'article'],
  ['article 9 // comment\n.', 'article'],
  ['reading force "Assisting an ally".', 'reading'],
  ['reading force.', 'reading'],
  ['report tass1 by TASS on 2019-01-22 "headline", at "https://example.org".', 'report'],
  ['notice n1 by Japan on 2019-01-22.', 'notice'],
  ['notice n1 "Depositary notification".', 'notice'],
  ['question promises "Can Japan keep it?" assuming X is in force.', 'question'],
  ['question bases.', 'question'],
  ['question y1957 assuming X is in force.', 'question'],
])('%s is a heading', (text, keyword) => {
  expect(headingOf(text)).toBe(keyword);
});

test.each([
  'Article 3 is subject to article 7.',
  'Article 3, article 5 and article 6 apply from 1960-01-01.',
  'Articles 5 to 13 apply provisionally.',
  'Article 9 applies to Japan.',
  'Article 9 shall prevail over article 3.',
  'Article security does not forbid assisting a State.',
  'Article "Territory" is subject to article 7.',
  'article 7 of Charter prevails.',
  'Instrument: JointDeclaration, X "Title".',
  'Instrument X prevails over Y.',
  'Instruments of ratification are exchanged.',
  'Draft P is not binding.',
  'Custom prevails over X.',
  'Notice given by Japan is void.',
  'Report is due.',
  'Japan reports.',
  'articles.',
])('%s is no heading', (text) => {
  expect(headingOf(text)).toBe(null);
});

test('the words of a heading and its sentences', () => {
  const { sections } = parse('a.treaty', 'as of 2019-01-22. article 9 "Territory". A shall b. Is it? reading x "y". C.').syntax;
  const words = (tokens: readonly { readonly text: string }[]): string => tokens.map((token) => token.text).join(' ');
  expect(sections.map(({ keyword, heading, sentences }) => [keyword, heading && words(heading.tokens), sentences.map(({ tokens, end }) => words(tokens) + end)])).toEqual([
    [null, null, ['as of 2019-01-22.']],
    ['article', 'article 9 "Territory"', ['A shall b.', 'Is it?']],
    ['reading', 'reading x "y"', ['C.']],
  ]);
});
