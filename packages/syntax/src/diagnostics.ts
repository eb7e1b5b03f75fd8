/**
 * What can be wrong with the shape of a file: the catalogue of syntax diagnostics, codes E01xx. Each has its data, its
 * wording, its explanation and its remedies here. Made by `diagnose.ts`.
 */
import { catalogue, defineDiagnostic, quoteName, type Fix, type Span } from '@servanda/base';

function replace(span: Span, title: string, text: string): readonly Fix[] {
  return [{ title, edits: [{ span, text }] }];
}

/** The place right behind a span, following it when the text before it changes. */
function endOf(span: Span): Span {
  return { file: span.file, get from() { return span.to; }, get to() { return span.to; } };
}

export const missingStop = defineDiagnostic<{ readonly what: 'sentence' | 'heading' | 'question' }>({
  code: 'E0101',
  severity: 'error',
  title: 'no full stop',
  render: ({ what }) => (what === 'question' ? 'this question has no question mark; end it with `?`' : `this ${what} has no full stop; end it with \`.\``),
  fixes: ({ what }, span) => (what === 'question' ? replace(endOf(span), 'add a question mark', '?') : replace(endOf(span), 'add a full stop', '.')),
  explain: `Every sentence and every heading ends with a full stop, a question with a question mark. An empty line
shows that a new sentence begins, and so does a line that starts flush left with a heading or with what begins sentences
(\`On 1956-10-19 …\`, \`When …\`, \`State: …\`, \`Japan shall …\`); the sentence before is then taken to end there. If that
line goes on with the sentence, put spaces before it. The mark shown is the last word of the sentence.`,
  example: `article 5.
Japan shall assist USA

article 6.
USA may deploy forces on Okinawa.`,
});

export const unclosedString = defineDiagnostic<{ readonly close: string; readonly isLast: boolean }>({
  code: 'E0102',
  severity: 'error',
  title: 'quotation without an end',
  render: ({ close }) => `this quotation has no closing \`${close}\`; add it where the quotation ends`,
  fixes: ({ close, isLast }, span) =>
    replace(endOf(span), isLast ? `close the quotation with \`${close}\` and end the sentence` : `close the quotation with \`${close}\``, isLast ? `${close}.` : close),
  explain: `A title or a quotation stands between quotation marks: \`"…"\`, \`“…”\`, \`„…“\` or \`«…»\`. It may run over the end of a
line but not over an empty line. There is no sign for a quotation mark inside a quotation of the same kind: write the inner one
with another kind, \`"the “new” clause"\`.`,
  example: `instrument JointDeclaration "Joint Declaration of 1956.
Subject to ratification.`,
});

export const invalidCharacters = defineDiagnostic<{ readonly text: string; readonly more: number }>({
  code: 'E0103',
  severity: 'error',
  title: 'character without a meaning',
  render: ({ text, more }) => {
    const name = nameCharacters(text);
    const [has, it] = /^\d/.test(name) ? ['have', 'them'] : ['has', 'it'];
    return `${name} ${has} no meaning here${remarks(text, more)}; leave ${it} out, or put ${it} in quotation marks`;
  },
  fixes: ({ text }, span) => replace(span, `remove ${nameCharacters(text)}`, ''),
  explain: `Sentences are made of words, numbers, dates, quotations, and the marks \`, ; : ( ) [ ] = < > + - * / &\`. Words may have
letters of any script, digits, \`_\`, and \`-\` or \`'\` inside. Other characters may stand in quotations and comments only. A
\`\uFFFD\` is what remains of a letter when a file was not saved as UTF-8. Where a sentence has several such characters only the
first are shown.`,
  example: 'Japan shall transfer {Shikotan} to Russia.',
});

function nameCharacters(text: string): string {
  const first = text.codePointAt(0) ?? 0;
  const isVisible = /^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(text) && !text.includes('\ufffd') && !text.includes('`');
  if (isVisible && text.length <= 12) return quoteName(text);
  const code = `U+${first.toString(16).toUpperCase().padStart(4, '0')}`;
  return text.length <= 1 || String.fromCodePoint(first) === text ? `the character ${code}` : `${text.length} characters from ${code} on`;
}

function remarks(text: string, more: number): string {
  const lost = text.includes('\ufffd') ? ' (was the file saved as UTF-8?)' : '';
  if (more === 0) return lost;
  return `${lost}, nor ${more === 1 ? 'has one other place' : `have ${more} other places`} in this sentence`;
}

export const gluedStop = defineDiagnostic({
  code: 'E0104',
  severity: 'error',
  title: 'no space after a full stop',
  render: () => 'a sentence ends here, but no space follows its full stop; add one',
  fixes: (_, span) => replace(endOf(span), 'add a space', ' '),
  explain: `A full stop ends a sentence when white space follows. Here a capital letter or a quotation follows directly, which is
taken for a new sentence.`,
  example: 'Enters into force on ratification.Japan ratifies X.',
});

export const innerStop = defineDiagnostic({
  code: 'E0105',
  severity: 'error',
  title: 'full stop inside a sentence',
  render: () => 'a full stop inside a sentence; write the abbreviation without it, or in quotation marks',
  explain: `A full stop belongs to a number when a digit stands right before and behind it (\`0.5\`), and otherwise ends a sentence.
Abbreviations such as \`U.S.\` can't be told from ends of sentences, so names and phrases are written without full stops:
\`USA\`, \`art 5\`. Quotations may have them.`,
  example: 'U.S. may deploy forces on Okinawa.',
});

export const strayMark = defineDiagnostic<{ readonly mark: string }>({
  code: 'E0106',
  severity: 'error',
  title: 'end mark without a sentence',
  render: ({ mark }) => `no sentence stands before this \`${mark}\`; remove it`,
  fixes: ({ mark }, span) => replace(span, `remove \`${mark}\``, ''),
  explain: 'A full stop or question mark ends a sentence. This one follows another, or stands at the start.',
  example: 'as of 2019-01-22. .',
});

export const malformedDate = defineDiagnostic<{ readonly text: string; readonly iso: readonly string[] }>({
  code: 'E0107',
  severity: 'error',
  title: 'date not written year-month-day',
  render: ({ text, iso }) => `${quoteName(text)} is not how a date is written; write ${iso.length > 0 ? iso.map(quoteName).join(' or ') : 'it as `2019-01-22`'}`,
  fixes: ({ iso }, span) => iso.flatMap((date) => replace(span, `write ${quoteName(date)}`, date)),
  explain: `Dates are written year-month-day with hyphens, four digits and two and two: \`2019-01-22\`. A month alone is
\`2018-11\`, a year alone \`1956\`. Other orders mean different days to different readers: \`2/3/1960\` is in February or in March.`,
  example: 'On 22.1.2019 Japan signs PeaceTreaty.',
});

export const tooLong = defineDiagnostic<{ readonly length: number; readonly limit: number }>({
  code: 'E0108',
  severity: 'error',
  title: 'file too long',
  render: ({ length, limit }) => `this file has ${length} characters, more than the ${limit} that are read; split it with \`include\`, or put the log in a table`,
  explain: `A file beyond the limit (64 million characters unless the application sets another) is not read at all, so that nothing
hangs on a file that was never meant to be a dossier. A long log is better kept as a table, a CSV file beside the dossier.`,
});

export const notText = defineDiagnostic({
  code: 'E0109',
  severity: 'error',
  title: 'not a text file',
  render: () => 'this is not a text file in UTF-8: it has null characters; save it as UTF-8 text',
  explain: `Null characters stand in pictures, archives and office documents, and in text saved as UTF-16 ("Unicode" in some editors).
Nothing in such a file is read. Save the text as UTF-8.`,
});

/** Every kind of syntax diagnostic, by code. */
export const syntaxCatalogue = catalogue(
  missingStop, unclosedString, invalidCharacters, gluedStop, innerStop, strayMark, malformedDate, tooLong, notText,
);
