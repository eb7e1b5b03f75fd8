/** Foreign text in markup: nothing breaks out, nothing reorders the line. */
import { describe, expect, test } from 'vitest';
import { cleanText, escapeMarkup, escapeProse, escapeSvgText, shorten } from './escape.ts';
import { attribute, html } from './markup.ts';

test.each([
  ['a\u0000b\u0007c', 'a\ufffdb\ufffdc'], ['a\r\nb\rc', 'a\nb\nc'], ['a\u202eb\u2066c', 'a\ufffdb\ufffdc'], ['\ud800x', '\ufffdx'], ['😀', '😀'], ['\uffff', '\ufffd'],
])('cleanText(%j)', (given, expected) => { expect(cleanText(given)).toBe(expected); });

test('markup characters are escaped', () => {
  expect(escapeMarkup(`<a href="x" title='y'>&amp;</a>`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;');
});

describe('text from right to left', () => {
  test('is isolated in the page', () => { expect(escapeProse('with إسرائيل and مصر in force')).toBe('with <bdi>إسرائيل</bdi> and <bdi>مصر</bdi> in force'); });
  test('is one stretch over spaces', () => { expect(escapeProse('with דבר אחר now')).toBe('with <bdi>דבר אחר</bdi> now'); });
  test('is isolated in pictures', () => { expect(escapeSvgText('with مصر now')).toBe('with \u2068مصر\u2069 now'); });
});

test('templates escape strings, keep markup, join lists, leave out nothing', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${attribute('"إ"')}">${['a', inner]}${undefined}${false}${3}</p>`.markup).toBe('<p title="&quot;إ&quot;">a<b>&lt;i&gt;</b>3</p>');
});

test.each([['short', 10, 'short'], ['a long name', 6, 'a lon…'], ['a long name', 3, 'a…'], ['😀😀😀', 2, '😀…']])('shorten(%j, %d)', (text, most, expected) => {
  expect(shorten(text, most)).toBe(expected);
});
