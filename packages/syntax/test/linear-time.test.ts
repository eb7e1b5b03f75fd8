/** Texts made to be slow are read in time linear in their length. */
import { expect, test } from 'vitest';
import { format, parse } from '../src/index.ts';

const UNITS = [
  '"', '" ', '“a\n', '« „ “\n', '"a\n', '"a\n"b', 'article "x', 'article x\n', 'article x “\n', 'article x(4)', '(4)', '1-', '1.', '1/1/', 'a\'',
  '. ', '?', '\n', ' ', '// c\n', 'a // c\n', 'a // c\n\n', '{', '{ ', '日本', 'U.S. ', 'question "', 'instrument X,\n', 'Foo\narticle 1 "x\n',
];

function time(what: () => void): number {
  const start = performance.now();
  what();
  return performance.now() - start;
}

test.each(UNITS)('%j over and over', (unit) => {
  const short = unit.repeat(Math.ceil(20_000 / unit.length));
  const long = unit.repeat(Math.ceil(160_000 / unit.length));
  time(() => format(short));
  const once = time(() => format(short));
  const eight = time(() => format(long));
  expect(parse('a.treaty', long).syntax.text).toBe(long);
  expect(eight).toBeLessThan(8 * once * 6 + 500);
});
