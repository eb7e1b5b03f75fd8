import { expect, test } from 'vitest';
import { displayRow, displaySafe, displayWidth } from './display-text.ts';

test.each<[string, string, number[]]>([
  ['ab', 'ab', [0, 1, 2]],
  ['\tb', '    b', [0, 4, 5]],
  ['a\tb', 'a   b', [0, 1, 4, 5]],
  ['日b', '日b', [0, 2, 3]],
  ['e\u0301b', 'e\u0301b', [0, 1, 1, 2]],
  ['🇯', '🇯', [0, 0, 2]],
  ['é', 'é', [0, 1]],
  ['\u0000b', '\u2400b', [0, 1, 2]],
  ['\u202eb', '\ufffdb', [0, 1, 2]],
])('%j', (line, text, cells) => expect(displayRow(line)).toEqual({ text, cells }));

test('widths', () => {
  expect(['', 'abc', '日本', '한국', '👍🏽', 'Ωб', 'ｱ', 'Ａ', '\u200b'].map(displayWidth)).toEqual([0, 3, 4, 4, 2, 2, 1, 2, 0]);
});

test('nothing gets out that would steer a terminal', () => {
  expect(displaySafe('a\u001b[31mb\nc\td\ud800')).toBe('a\u241b[31mb\nc\td\ufffd');
  expect(displaySafe('plain')).toBe('plain');
});
