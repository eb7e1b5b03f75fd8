/** Every mistake gets one diagnostic, in its place, with a remedy that helps, and what surrounds it is read as meant. */
import { applyFix } from '@servanda/base';
import { describe, expect, test } from 'vitest';
import { syntaxCatalogue } from './diagnostics.ts';
import { parse } from './parse.ts';

/** The sentences of a text with their diagnostics put as `code: marked text`. */
function read(text: string): { readonly sentences: readonly string[]; readonly mistakes: readonly string[] } {
  const { sections, diagnostics } = parse('a.treaty', text).syntax;
  const all = sections.flatMap(({ heading, sentences }) => (heading === null ? sentences : [heading, ...sentences]));
  return {
    sentences: all.map(({ tokens, end }) => tokens.map((token) => token.text).join(' ') + (end ?? ' (no end)')),
    mistakes: diagnostics.map(({ code, span }) => `${code}: ${text.slice(span.from, span.to)}`),
  };
}

/** The text after the first fix of each diagnostic, one after the other, until none is left. */
function fixed(text: string): string {
  for (let round = 0; round < 10; round += 1) {
    const fix = parse('a.treaty', text).syntax.diagnostics[0]?.fixes?.[0];
    if (fix === undefined) break;
    text = applyFix(fix, 'a.treaty', text);
  }
  expect(parse('a.treaty', text).syntax.diagnostics).toEqual([]);
  return text;
}

const cases: readonly { name: string; text: string; sentences: readonly string[]; mistakes: readonly string[]; after: string }[] = [
  {
    name: 'a sentence without a full stop before an empty line',
    text: 'article 5.\nJapan shall assist USA\n\nUSA may leave.',
    sentences: ['article 5.', 'Japan shall assist USA (no end)', 'USA may leave.'],
    mistakes: ['E0101: USA'],
    after: 'article 5.\nJapan shall assist USA.\n\nUSA may leave.',
  },
  {
    name: 'a sentence without a full stop before a heading',
    text: 'Japan shall assist USA\n// doc\narticle 6.\nUSA may leave.',
    sentences: ['Japan shall assist USA (no end)', 'article 6.', 'USA may leave.'],
    mistakes: ['E0101: USA'],
    after: 'Japan shall assist USA.\n// doc\narticle 6.\nUSA may leave.',
  },
  {
    name: 'a heading without a full stop, and the end of the file',
    text: 'article 6\n\nUSA may leave',
    sentences: ['article 6 (no end)', 'USA may leave (no end)'],
    mistakes: ['E0101: 6', 'E0101: leave'],
    after: 'article 6.\n\nUSA may leave.',
  },
  {
    name: 'a quotation that is not closed, before the full stop of its line',
    text: 'instrument X "Joint Declaration.\nState: USA "United States".',
    sentences: ['instrument X "Joint Declaration.', 'State : USA "United States".'],
    mistakes: ['E0102: "Joint Declaration'],
    after: 'instrument X "Joint Declaration".\nState: USA "United States".',
  },
  {
    name: 'a quotation that is not closed and takes the full stop with it',
    text: 'article 9 "Territory\nUSSR shall go.',
    sentences: ['article 9 "Territory (no end)', 'USSR shall go.'],
    mistakes: ['E0102: "Territory'],
    after: 'article 9 "Territory".\nUSSR shall go.',
  },
  {
    name: 'a quotation that is not closed before a comment',
    text: 'x “a b // c\n\nD.',
    sentences: ['x “a b (no end)', 'D.'],
    mistakes: ['E0102: “a b'],
    after: 'x “a b”. // c\n\nD.',
  },
  {
    name: 'characters without a meaning',
    text: 'Japan shall {transfer} @@ it. Next.',
    sentences: ['Japan shall { transfer } @@ it.', 'Next.'],
    mistakes: ['E0103: {'],
    after: 'Japan shall transfer  it. Next.',
  },
  {
    name: 'a line of nothing else',
    text: '#####\n\nNext.',
    sentences: ['##### (no end)', 'Next.'],
    mistakes: ['E0103: #####'],
    after: '\n\nNext.',
  },
  {
    name: 'a full stop without a space',
    text: 'Enters into force.Japan ratifies X.',
    sentences: ['Enters into force.', 'Japan ratifies X.'],
    mistakes: ['E0104: .'],
    after: 'Enters into force. Japan ratifies X.',
  },
  {
    name: 'an abbreviation',
    text: 'The U.S. may deploy forces. Next.',
    sentences: ['The U . S . may deploy forces.', 'Next.'],
    mistakes: ['E0105: .'],
    after: 'The US may deploy forces. Next.',
  },
  {
    name: 'an ellipsis',
    text: 'Japan may leave... Next.',
    sentences: ['Japan may leave ...', 'Next.'],
    mistakes: ['E0105: ..'],
    after: 'Japan may leave. Next.',
  },
  {
    name: 'an end mark without a sentence',
    text: 'Is it so?. Next.',
    sentences: ['Is it so?', 'Next.'],
    mistakes: ['E0106: .'],
    after: 'Is it so? Next.',
  },
  {
    name: 'dates in another order',
    text: 'On 22.1.2019 and 2019-1-5 and 2019/01/22 it ends.',
    sentences: ['On 22.1.2019 and 2019-1-5 and 2019/01/22 it ends.'],
    mistakes: ['E0107: 22.1.2019', 'E0107: 2019-1-5', 'E0107: 2019/01/22'],
    after: 'On 2019-01-22 and 2019-01-05 and 2019-01-22 it ends.',
  },
];

test.each(cases)('$name', ({ text, sentences, mistakes, after }) => {
  expect(read(text)).toEqual({ sentences, mistakes });
  expect(fixed(text)).toBe(after);
});

test.each([
  'On 1956-12-12 Japan and USSR exchange ratifications of X.', 'When X enters into force, A.', 'State: USA.', 'Japan shall leave.', 'USA may leave.',
  'Enters into force on ratification.', 'Expect yes.', 'Can Japan leave?', 'source "UNTS".', 'kind Territory.', 'fact State and State are at war.',
  'act giver:State leaves.', 'as of 2019-01-22.', 'claim k1 in t: K says that A.',
])('a sentence without a full stop before the line %s', (line) => {
  const { sentences, mistakes } = read(`Japan signs X\n${line}`);
  expect(mistakes).toEqual(['E0101: X']);
  expect(sentences).toHaveLength(2);
});

test.each(['USSR.', 'Shikotan to Japan.', 'and Russia shall leave.', 'source of law.', 'act of war.', 'shall leave.'])('a sentence that goes on flush left with %s', (line) => {
  expect(read(`When Japan signs\n${line}`).mistakes).toEqual([]);
  expect(read(`Japan signs X with\nUSA may leave.`).mistakes).toEqual([]);
});

test('a sentence broken before `article 7.` is one sentence', () => {
  for (const text of ['Article 3 is subject to\narticle 7.', 'Article 3,\narticle 7.', 'Japan breaches\narticle 7.', 'Japan assists USA\n  article 7.']) {
    expect(read(text).mistakes).toEqual([]);
    expect(read(text).sentences).toHaveLength(1);
  }
});

test('a date that may be read in two ways gets both as remedies', () => {
  const [diagnostic] = parse('a.treaty', 'On 2/3/1960 it ends.').syntax.diagnostics;
  expect(diagnostic!.message).toBe('`2/3/1960` is not how a date is written; write `1960-03-02` or `1960-02-03`');
  expect(diagnostic!.fixes!.map((fix) => fix.title)).toEqual(['write `1960-03-02`', 'write `1960-02-03`']);
});

test('a date that is no day gets the general form', () => {
  const [diagnostic] = parse('a.treaty', 'On 31.2.2019 it ends.').syntax.diagnostics;
  expect(diagnostic!.message).toBe('`31.2.2019` is not how a date is written; write it as `2019-01-22`');
  expect(diagnostic!.fixes).toBeUndefined();
});

test('what characters without a meaning are called', () => {
  const messageOf = (text: string): string | undefined => parse('a.treaty', text).syntax.diagnostics[0]?.message;
  expect(messageOf('a { b.')).toBe('`{` has no meaning here; leave it out, or put it in quotation marks');
  expect(messageOf('a { b } c.')).toBe('`{` has no meaning here, nor has one other place in this sentence; leave it out, or put it in quotation marks');
  expect(messageOf('a { b } c #.')).toBe('`{` has no meaning here, nor have 2 other places in this sentence; leave it out, or put it in quotation marks');
  expect(messageOf('a \u0007 b.')).toBe('the character U+0007 has no meaning here; leave it out, or put it in quotation marks');
  expect(messageOf('a \u0007\u0008 b.')).toBe('2 characters from U+0007 on have no meaning here; leave them out, or put them in quotation marks');
  expect(messageOf('Z\ufffdrich.')).toBe('the character U+FFFD has no meaning here (was the file saved as UTF-8?); leave it out, or put it in quotation marks');
});

describe('files that are not read', () => {
  test('too long', () => {
    const { sections, diagnostics } = parse('a.treaty', 'A b. C d.', undefined, { maxLength: 8 }).syntax;
    expect(sections).toEqual([]);
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([
      'this file has 9 characters, more than the 8 that are read; split it with `include`, or put the log in a table',
    ]);
  });

  test('not text', () => {
    const { sections, diagnostics } = parse('a.treaty', 'A\0b\0.\0').syntax;
    expect(sections).toEqual([]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['E0109']);
  });
});

test.each(syntaxCatalogue.filter((entry) => entry.example !== undefined))('the example of $code gets it, once', ({ code, example }) => {
  expect(parse('a.treaty', example!).syntax.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});

test('a sentence of nothing but mistakes shows ten of them', () => {
  expect(parse('a.treaty', `x ${'1.2.2019 '.repeat(1000)}.`).syntax.diagnostics).toHaveLength(10);
});
