/** Where findings go when the text around them is edited. */
import type { Diagnostic } from '@servanda/base';
import { describe, expect, it } from 'vitest';
import { movedAlong } from './moved.ts';

function moved(before: string, now: string, word: string): string | undefined {
  const from = before.indexOf(word);
  const finding: Diagnostic = { code: 'F0101', severity: 'info', message: '', span: { file: 'a', from, to: from + word.length } };
  const [span] = movedAlong([finding], new Map([['a', before]]), new Map([['a', now]])).map((d) => d.span);
  return span && now.slice(span.from, span.to);
}

describe('findings of a text before an edit', () => {
  it.each([
    ['one two three', 'one two three', 'two'],
    ['one two three', 'zero one two three', 'two'],
    ['one two three', 'one two three four', 'two'],
    ['one two three', 'two three', 'two'],
  ])('%j to %j: %s stays itself', (before, now, word) => {
    expect(moved(before, now, word)).toBe(word);
  });
  it.each([
    ['one two three', 'one tao three', 'two'],
    ['one two three', 'one three', 'two'],
    ['one two three', '', 'two'],
  ])('%j to %j: what touched %s drops it', (before, now, word) => {
    expect(moved(before, now, word)).toBeUndefined();
  });
});
