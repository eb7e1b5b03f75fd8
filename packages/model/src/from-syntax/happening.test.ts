import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileText } from './compile.ts';
import { parseEvent } from './happening.ts';

const dossier = compileText(readFileSync(new URL('../../test/preamble.treaty', import.meta.url), 'utf8'));
const thing = (id: string): object => ({ kind: 'thing', id });

describe('what happens, given from outside', () => {
  test('without a day', () => expect(parseEvent(dossier, 'A pays B')).toEqual({
    happening: { contents: [{ kind: 'act', act: { pattern: 'State pays State', args: [thing('A'), thing('B')] } }] }, diagnostics: [],
  }));
  test('with its day and a full stop', () => expect(parseEvent(dossier, ' On 1990-01-02 C denounces Other. ').happening).toEqual({
    contents: [{ kind: 'act', act: { pattern: '$withdraw', args: [thing('C'), thing('Other')] } }], date: { year: 1990, month: 1, day: 2 },
  }));
  test('several subjects', () => expect(parseEvent(dossier, 'A and B sign T').happening?.contents).toHaveLength(2));
  test('a mistake is placed in the text as given', () => {
    const { happening, diagnostics } = parseEvent(dossier, '  A pays Bee');
    expect(happening).toBeUndefined();
    expect(diagnostics.map(({ code, span }) => [code, span.from, span.to])).toEqual([['E0201', 9, 12]]);
  });
  test('a sentence of law is no happening', () => expect(parseEvent(dossier, 'A shall pay B').happening).toBeUndefined());
  test('nothing', () => expect(parseEvent(dossier, '').happening).toBeUndefined());
});
