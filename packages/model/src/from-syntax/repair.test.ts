/** Mistakes, what is said of each, and that following the remedy literally leaves no error. One mistake, one diagnostic. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileText } from './compile.ts';

const preamble = readFileSync(new URL('../../test/preamble.treaty', import.meta.url), 'utf8');

function errorsOf(text: string) {
  return compileText(text).diagnostics.filter(({ severity }) => severity === 'error');
}

const MISTAKES: readonly (readonly [wrong: string, message: string, right?: string])[] = [
  ['A shall pay B within 24 hours.', 'E0314 `24 hours`: the smallest unit is the calendar day; write `1 day`', 'A shall pay B within 1 day.'],
  ['A shall pay B within 36 hours after B arms A.', 'E0314 `36 hours`: the smallest unit is the calendar day; write `2 days`', 'A shall pay B within 2 days after B arms A.'],
  ['A shall pay B by 2019-02-30.', 'E0313 there is no date `2019-02-30`: February 2019 has 28 days; did you mean `2019-02-28`?', 'A shall pay B by 2019-02-28.'],
  ['A shall pay B by 2019-13-30.', 'E0313 there is no date `2019-13-30`: months run from 01 to 12'],
  ['A shall pay B by 5 May 2019.', 'E0313 `5 May 2019` is not a date; dates are written `2019-01-22`, or `2019-01` and `2019` where only that much is known; did you mean `2019-05-05`?', 'A shall pay B by 2019-05-05.'],
  ['On the 5th of May 2019, A pays B.', 'E0313 `5th May 2019` is not a date; dates are written `2019-01-22`, or `2019-01` and `2019` where only that much is known; did you mean `2019-05-05`?', 'On 2019-05-05, A pays B.'],
  ['A shall pay B by 31 June 2019.', 'E0313 there is no date `2019-06-31`: June 2019 has 30 days; did you mean `2019-06-30`?', 'A shall pay B by 2019-06-30.'],
  ['A shal pay B.', 'E0301 `shal` doesn\'t fit here; expected `shall`', 'A shall pay B.'],
  ['Enters force on signature.', 'E0301 this sentence fits no form or phrase; `into` is missing before `force`', 'Enters into force on signature.'],
  ['A shall attack B North.', 'E0301 this sentence fits no form or phrase; nearest: `State attacks State at Territory`; `at` is missing before `North`', 'A shall attack B at North.'],
  ['A shall attack B on North.', 'E0301 this sentence fits no form or phrase; nearest: `State attacks State at Territory`; `on` stands where `at` is expected', 'A shall attack B at North.'],
  ['A shall pay B forthwith.', 'E0315 `forthwith` sets no day; leave it out, or write `within 30 days` or what else it means', 'A shall pay B.'],
  ['A shall, without delay, pay B.', 'E0315 `without delay` sets no day; leave it out, or write `within 30 days` or what else it means', 'A shall pay B.'],
  ['On 1990-01-01 A leaves T.', 'E0301 `leaves` doesn\'t fit here; expected `withdraws from`', 'On 1990-01-01 A withdraws from T.'],
  ['A shall to pay B.', 'E0301 this sentence fits no form or phrase; `to` is a word too many', 'A shall pay B.'],
];

test.each(MISTAKES)('%s', (wrong, message, right) => {
  const text = preamble + wrong;
  const errors = errorsOf(text);
  expect(errors.map(({ code, message: said }) => `${code} ${said}`)).toEqual([message]);
  const edits = errors[0]?.fixes?.[0]?.edits ?? [];
  let mended = text;
  for (const { span, text: put } of [...edits].reverse()) mended = mended.slice(0, span.from) + put + mended.slice(span.to);
  expect(mended.slice(preamble.length)).toBe(right ?? wrong);
  if (right !== undefined) expect(errorsOf(mended)).toEqual([]);
});

/** One mistake in a declaration, one diagnostic: what is declared beside it is known all the same. */
const DECLARATIONS: readonly (readonly [text: string, codes: readonly string[]])[] = [
  ['State Eire, Wales "Wales".\nInitially Eire is neutral. Initially Wales is neutral.', ['E0302']],
  ['State: Eire, Wales \uFFFDWales\uFFFD.\nInitially Eire is neutral. Initially Wales is neutral.', ['E0103']],
  ['fact state is bankrupt.\nInitially A is bankrupt.', []],
  ['On 1990-01-01 A and B sign Othr.', ['E0201']],
  ['as of 2019-02-30.', ['E0313']],
];

test.each(DECLARATIONS)('%s', (text, codes) => {
  expect(errorsOf(`${preamble}\ndossier "D".\n${text}`).map(({ code }) => code).filter((code) => !code.startsWith('E01') || codes.includes(code))).toEqual(codes);
});
