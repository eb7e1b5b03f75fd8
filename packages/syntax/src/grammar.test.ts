/** The committed parser is the one that the grammar gives. */
import { expect, test } from 'vitest';
import { committed, generate } from '../build-grammar.ts';

test.each(Object.entries(generate()))('%s is up to date', (name, text) => {
  expect(committed(name)).toBe(text);
});
