import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverSpans, lineColumn, lineIndexOf, lineText, makeLineIndex, offsetAt, span, spanTouches } from './span.ts';

const TEXT = 'one\ntwo\r\nthree\rfour\n';

describe('lines and columns', () => {
  test.each([[0, 1, 1], [3, 1, 4], [4, 2, 1], [7, 2, 4], [9, 3, 1], [15, 4, 1], [20, 5, 1], [99, 5, 1], [-5, 1, 1]])(
    'offset %i is %i:%i', (offset, line, column) => expect(lineColumn(TEXT, offset)).toEqual({ line, column }));

  test('text of lines', () => {
    expect([1, 2, 3, 4, 5, 6, 0].map((line) => lineText(TEXT, line))).toEqual(['one', 'two', 'three', 'four', '', '', '']);
    expect([1, 2, 3].map((line) => lineText('x\r\r\ny', line))).toEqual(['x', '', 'y']);
    expect(lineText('', 1)).toBe('');
  });

  test('and back', () => {
    expect(offsetAt(TEXT, { line: 2, column: 2 })).toBe(5);
    expect(offsetAt(TEXT, { line: 2, column: 50 })).toBe(7);
    expect(offsetAt(TEXT, { line: 2, column: -3 })).toBe(4);
    expect(offsetAt(TEXT, { line: 50, column: 1 })).toBe(TEXT.length);
    expect(offsetAt(TEXT, { line: 0, column: 7 })).toBe(0);
  });

  test('the index of the latest text is kept', () => {
    const index = lineIndexOf(TEXT);
    expect(lineIndexOf(TEXT)).toBe(index);
    expect(lineIndexOf('other')).toEqual(makeLineIndex('other'));
    expect(lineIndexOf(TEXT)).not.toBe(index);
  });

  test('every offset that is not inside a line end comes back', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é', '日'), maxLength: 30 });
    fc.assert(fc.property(text, fc.nat(30), (t, n) => {
      const offset = Math.min(n, t.length);
      if (t[offset - 1] === '\r' && t[offset] === '\n') return;
      const index = makeLineIndex(t);
      expect(offsetAt(index, lineColumn(index, offset))).toBe(offset);
    }));
  });
});

test('spans', () => {
  expect(coverSpans(span('a', 5, 7), span('a', 1, 6))).toEqual({ file: 'a', from: 1, to: 7 });
  expect([0, 1, 3, 4].map((offset) => spanTouches(span('a', 1, 3), offset))).toEqual([false, true, true, false]);
});
