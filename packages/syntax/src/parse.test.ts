/** Documentation comments, spans that follow edits, and what stays the same object after an edit. */
import { highlightCode, classHighlighter } from '@lezer/highlight';
import { describe, expect, test } from 'vitest';
import { span } from './anchored-span.ts';
import { parse } from './parse.ts';
import { treatyParser } from './treaty-parser.ts';

describe('documentation', () => {
  test.each([
    ['// one\n// two\nA b.', 'one\ntwo'],
    ['//  spaced \r\nA b.', ' spaced'],
    ['// one\n\n// two\nA b.', 'two'],
    ['C d. // behind C\nA b.', undefined],
    ['C d. // behind C\n// above\nA b.', 'above'],
    ['// above\n\nA b.', undefined],
    ['C d\n// above\narticle 1.', 'above'],
  ])('%j', (text, comment) => {
    const { sections } = parse('a.treaty', text).syntax;
    const last = sections.at(-1)!;
    expect((last.sentences.at(-1) ?? last.heading)!.comment).toBe(comment);
  });
});

describe('after an edit', () => {
  const text = 'dossier "D".\n\nA b. C d.\n\narticle 1.\nE f.\nG h.\n\narticle 2.\nI j.\n';

  test('spans follow their sentences', () => {
    const before = parse('a.treaty', text);
    const sentence = before.syntax.sections[2]!.sentences[0]!;
    const place = span(sentence, sentence.tokens[1]);
    expect(place).toMatchObject({ from: text.indexOf('j.'), to: text.indexOf('j.') + 1 });
    const longer = text.replace('A b.', 'A much longer b.');
    const after = parse('a.treaty', longer, before);
    expect(after.syntax.sections[2]!.sentences[0]).toBe(sentence);
    expect(longer.slice(place.from, place.to)).toBe('j');
    expect(JSON.parse(JSON.stringify(place))).toEqual({ file: 'a.treaty', from: longer.indexOf('j.'), to: longer.indexOf('j.') + 1 });
  });

  test('sections in which nothing changed are the same objects', () => {
    const before = parse('a.treaty', text);
    const after = parse('a.treaty', text.replace('G h', 'G hh'), before);
    const same = after.syntax.sections.map((section, i) => section === before.syntax.sections[i]);
    expect(same).toEqual([true, false, true]);
    expect(after.syntax.sections[1]!.heading).toBe(before.syntax.sections[1]!.heading);
    expect(after.syntax.sections[1]!.sentences[0]).toBe(before.syntax.sections[1]!.sentences[0]);
  });

  test('two edits far apart keep what is between them', () => {
    const before = parse('a.treaty', text);
    const kept = before.syntax.sections[1]!.sentences;
    const after = parse('a.treaty', text.replace('A b', 'A bb').replace('I j', 'I jj'), before);
    expect(after.syntax.sections[1]!.sentences).toEqual(kept);
    expect(after.syntax.sections[1]!.sentences.every((sentence, i) => sentence === kept[i])).toBe(true);
  });

  test('the same text gives the same parse', () => {
    const before = parse('a.treaty', text);
    expect(parse('a.treaty', text, before)).toBe(before);
  });

  test('a parse that was built upon is not built upon twice', () => {
    const before = parse('a.treaty', text);
    parse('a.treaty', `X y. ${text}`, before);
    const again = parse('a.treaty', `${text}Z.`, before);
    expect(JSON.stringify(again.syntax)).toBe(JSON.stringify(parse('a.treaty', `${text}Z.`).syntax));
  });

  test('from and to a file that is not read', () => {
    const refused = parse('a.treaty', '\0', parse('a.treaty', text));
    expect(refused.syntax.sections).toEqual([]);
    expect(parse('a.treaty', text, refused).syntax.sections).toHaveLength(3);
  });

  test('another file is parsed anew', () => {
    const before = parse('a.treaty', text);
    const after = parse('b.treaty', text, before);
    expect(after.syntax.sections[0]!.heading!.anchor.file).toBe('b.treaty');
  });
});

test('editors can colour by the tree', () => {
  const text = 'article 9 "T". Japan shall go. // c\nfact x. 5%.';
  const found: string[] = [];
  highlightCode(text, treatyParser.parse(text), classHighlighter, (code, classes) => found.push(`${code}=${classes}`), () => found.push('/'));
  expect(found.filter((item) => !item.endsWith('='))).toEqual([
    'article=tok-heading', '9=tok-number', '"T"=tok-string', '.=tok-punctuation', 'Japan=', 'shall=tok-keyword', 'go=', '.=tok-punctuation',
    '// c=tok-comment', '/', 'fact=tok-keyword', 'x=', '.=tok-punctuation', '5%=tok-number', '.=tok-punctuation',
  ].filter((item) => !item.endsWith('=')));
});
