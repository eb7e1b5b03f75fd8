/** Texts made to be slow are read in time linear in their length. */
import { expect, test } from 'vitest';
import { format, parse } from '../src/index.ts';

const UNITS = [
  '"', '" ', '“a\n', '« „ “\n', '"a\n', '"a\n"b', 'article "x', 'article x\n', 'article x “\n', 'article x(4)', '(4)', '1-', '1.', '1/1/', 'a\'',
  '. ', '?', '\n', ' ', '// c\n', 'a // c\n', 'a // c\n\n', '{', '{ ', '日本', 'U.S. ', 'question "', 'instrument X,\n', 'Foo\narticle 1 "x\n',
];

/** Generous, for slow and busy machines: what takes time quadratic in this length takes longer still. */
const LIMIT_MS = 20_000;

test.each(UNITS)('%j over and over', (unit) => {
  const text = unit.repeat(Math.ceil(200_000 / unit.length));
  const start = performance.now();
  format(text);
  expect(performance.now() - start).toBeLessThan(LIMIT_MS);
  expect(parse('a.treaty', text).syntax.text).toBe(text);
});
