/** Texts for property tests: pieces of the language put together at random, and any characters at all. */
import fc from 'fast-check';

const PIECES = [
  'article 9', 'article 5.', 'Article 3 is subject to', 'article security "Title"', 'instrument X "A treaty" between A and B', 'draft P',
  'dossier "D"', 'reading force "Text".', 'question q.', 'question q "What?" assuming X is in force', 'report r1 by TASS on 2019-01-22',
  'notice', 'custom C', 'Japan', 'shall', 'transfer', 'Shikotan', 'to', 'breaches', 'When', 'and', 'parties\'', '2019-01-22', '2018-11',
  '22.1.2019', '1/2/1990', '35th', '10bis', '0.5', '24.1', '55%', '55 %', '2(4)', '"quoted"', '"quoted // not comment"', '“curly”', '„low“',
  '«guillemets»', '"', '“', '”', '«', ',', ';', ':', '(', ')', '.', '.', '.', '. ', '?', '...', 'U.S.', 'x.Yes', '// comment', '//', '/',
  '\n', '\n', '\n', '\n\n', '\n\n', '\n  ', '\r\n', '\r', '\t', ' ', ' ', ' ', ' ', '\u00a0', '\ufeff', '{', '}', '#', '\u0001', '\ufffd', '§', '日本', 'Россия',
  '😀', '\ud800', '\u2028', 'e\u0301', '\n// doc\n', '\nOn 2019-01-22 ', '\nJapan shall', '\nState: X', '\nsource "x"', '\nact x:State', 'Expect yes.\n', 'Can Japan keep every commitment?\n',
];

function textOf(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ', ' ', ' ')), { maxLength, size: 'max' })
    .map((pieces) => pieces.map(([piece, gap]) => piece + gap).join(''));
}

/** Text that looks like the language, with mistakes of every kind. */
export const treatyText: fc.Arbitrary<string> = textOf(60);

/** The same, long enough for parts of a tree to be reused after an edit. */
export const longText: fc.Arbitrary<string> = textOf(400);

/** Any text: of the language, of Unicode, of bytes read as Latin letters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: treatyText },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => String.fromCharCode(...bytes)) },
);

/** A replacement of part of a text: where, as fractions of its length, and by what. */
export interface Edit {
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 1, 2, 5, 30),
  text: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('', '', ...PIECES) }, { weight: 1, arbitrary: treatyText }),
});

export function applyEdit(text: string, { from, length, text: inserted }: Edit): string {
  const at = Math.round(from * text.length);
  return text.slice(0, at) + inserted + text.slice(at + length);
}
