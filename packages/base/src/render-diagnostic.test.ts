import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from './diagnostic.ts';
import { displayWidth } from './display-text.ts';
import { ansiPalette, countDiagnostics, plainPalette, renderDiagnostic, renderDiagnostics, type RenderOptions } from './render-diagnostic.ts';
import { span } from './span.ts';

const FILE = 'a.treaty';

/** A diagnostic on the first place where `word` stands in the text. */
function on(text: string, word: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const from = text.indexOf(word);
  return { code: 'E0203', severity: 'error', message: 'no party named `Frace`', span: span(FILE, from, from + word.length), ...more };
}

function shown(text: string, diagnostic: Diagnostic, options?: RenderOptions): readonly string[] {
  return renderDiagnostic(diagnostic, [{ file: FILE, text }], options).split('\n');
}

describe('the place', () => {
  test('a line with carets', () => {
    const text = 'State: Japan.\nJapan and Frace sign X.\n';
    expect(shown(text, on(text, 'Frace'))).toEqual([
      'error[E0203]: no party named `Frace`',
      ' --> a.treaty:2:11',
      '  |',
      '2 | Japan and Frace sign X.',
      '  |           ^^^^^',
    ]);
  });
  test('tabs and wide characters', () => {
    const text = '\t日本 and Frace.';
    expect(shown(text, on(text, 'Frace')).slice(3)).toEqual(['1 |     日本 and Frace.', '  |              ^^^^^']);
  });
  test('a point, an empty file, a place past the end', () => {
    expect(shown('abc', on('abc', '', { span: span(FILE, 3, 3) })).slice(3)).toEqual(['1 | abc', '  |    ^']);
    expect(shown('', on('', '', { span: span(FILE, 7, 9) })).slice(1)).toEqual([' --> a.treaty:1:1', '  |', '1 |', '  | ^']);
  });
  test('several lines: the first and the last', () => {
    const text = 'USSR shall\n  transfer\n  Shikotan.\n';
    const whole = on(text, text);
    expect(shown(text, whole).slice(2)).toEqual(['  |', '1 | USSR shall', '  | ^^^^^^^^^^', '...', '3 |   Shikotan.', '  |   ^^^^^^^^^']);
    expect(shown(text, on(text, 'shall\n  trans')).slice(3)).toEqual(['1 | USSR shall', '  |      ^^^^^', '2 |   transfer', '  |   ^^^^^']);
  });
  test('line numbers of different widths stand in one column', () => {
    const text = `${'\n'.repeat(8)}x\ny\n`;
    const lines = shown(text, on(text, 'x', { related: [{ span: span(FILE, 10, 11), message: 'and here' }] }));
    expect(lines.slice(1)).toEqual(['  --> a.treaty:9:1', '   |', ' 9 | x', '   | ^', 'note: and here', '  --> a.treaty:10:1', '   |', '10 | y', '   | -']);
  });
  test('a file that is not at hand is named', () => {
    const diagnostic = on('x', 'x', { span: span('other.treaty', 0, 1), fixes: [{ title: 'edit it', edits: [{ span: span('other.treaty', 0, 1), text: 'y' }] }] });
    expect(renderDiagnostic(diagnostic, new Map()).split('\n').slice(1)).toEqual([' --> other.treaty', 'help: edit it']);
  });
  test('a long line is cut around the mark', () => {
    const text = `${'a'.repeat(300)} Frace ${'日'.repeat(200)}`;
    const [line, under] = shown(text, on(text, 'Frace'), { width: 60 }).slice(3);
    expect(line).toBe(`1 | …${'a'.repeat(18)} Frace ${'日'.repeat(16)} …`);
    expect(under).toBe(`  | ${' '.repeat(20)}^^^^^`);
    const end = shown(text, on(text, '', { span: span(FILE, text.length, text.length) }), { width: 60 }).slice(3);
    expect(end[1]).toBe(`  | ${' '.repeat(59)}^`);
  });
  test('a megabyte on one line takes no time', () => {
    const text = `${'日'.repeat(1_000_000)}Frace`;
    const start = performance.now();
    for (let i = 0; i < 20; i += 1) expect(shown(text, on(text, 'Frace'))[3]).toMatch(/^1 \| ….*Frace$/);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe('remedies', () => {
  const text = 'Japan and Frace sign X.\nUSSR signs X.\n';
  const at = text.indexOf('Frace');
  const fixed = (title: string, from: number, to: number, replacement: string): Diagnostic =>
    on(text, 'Frace', { fixes: [{ title, edits: [{ span: span(FILE, from, to), text: replacement }] }] });
  test('a replacement, an insertion, a deletion', () => {
    expect(shown(text, fixed('write `France`', at, at + 5, 'France')).slice(5)).toEqual([
      'help: write `France`', '  |', '1 | Japan and France sign X.', '  |           ~~~~~~']);
    expect(shown(text, fixed('declare it', 24, 24, 'State: Frace.\n')).slice(5)).toEqual(['help: declare it', '  |', '2 | State: Frace.', '  | ~~~~~~~~~~~~~']);
    expect(shown(text, fixed('leave it out', at - 4, at + 5, '')).slice(5)).toEqual(['help: leave it out', '  |', '1 | Japan  sign X.']);
  });
  test('several edits; nothing to preview', () => {
    const edits = [{ span: span(FILE, 29, 34), text: 'sign' }, { span: span(FILE, 0, 5), text: 'Russia' }];
    expect(shown(text, on(text, 'Frace', { fixes: [{ title: 'both', edits }] })).slice(5)).toEqual([
      'help: both', '  |', '1 | Russia and Frace sign X.', '  | ~~~~~~', '2 | USSR sign X.', '  |      ~~~~']);
    expect(shown(text, fixed('much', 0, 0, 'x\n'.repeat(9))).slice(5)).toEqual(['help: much']);
    expect(shown(text, on(text, 'Frace', { fixes: [{ title: 'think', edits: [] }] })).slice(5)).toEqual(['help: think']);
  });
  test('edits that lie far apart are told by their title', () => {
    const long = `a${'\n'.repeat(50)}b`;
    const edits = [{ span: span(FILE, 0, 1), text: 'x' }, { span: span(FILE, 51, 52), text: 'y' }];
    expect(shown(long, on(long, 'a', { fixes: [{ title: 'both ends', edits }] })).at(-1)).toBe('help: both ends');
  });
});

describe('colour', () => {
  test('only what the palette does', () => {
    const marks = { ...plainPalette, error: (t: string) => `<${t}>`, gutter: (t: string) => `{${t}}`, strong: (t: string) => `*${t}*` };
    expect(shown('Frace', on('Frace', 'Frace'), { color: marks })).toEqual([
      '<error[E0203]>*: no party named `Frace`*', ' {-->} a.treaty:1:1', '{  |}', '{1 |} Frace', '{  |} <^^^^^>']);
  });
  test('taking the escapes away leaves the plain text', () => {
    const text = 'Japan and Frace.';
    const diagnostic = on(text, 'Frace', { severity: 'warning', related: [{ span: span(FILE, 0, 5), message: 'beside' }], fixes: [{ title: 'go', edits: [] }] });
    const coloured = shown(text, diagnostic, { color: ansiPalette }).join('\n');
    expect(coloured).toContain('\u001b[1;33mwarning[E0203]');
    expect(coloured.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe(shown(text, diagnostic).join('\n'));
    expect(ansiPalette.error('')).toBe('');
  });
  test('quoted source cannot steer the terminal', () => {
    const text = 'a\u001b[2Jb';
    expect(shown(text, on(text, text, { message: `no \`${text}\`` })).join('\n')).not.toContain('\u001b');
  });
});

test('many, and how many', () => {
  const error = on('x', 'x');
  const list: Diagnostic[] = [error, error, { ...error, severity: 'warning' }, { ...error, severity: 'info' }];
  expect(countDiagnostics(list)).toBe('2 errors, 1 warning, 1 remark');
  expect(countDiagnostics([])).toBe('');
  const one = renderDiagnostic(error, new Map([[FILE, 'x']]));
  expect(renderDiagnostics([error, error], new Map([[FILE, 'x']]))).toBe(`${one}\n\n${one}`);
});

test('any text and any place are shown, within the width, with something marked', () => {
  const text = fc.string({ unit: fc.oneof(fc.constantFrom('a', ' ', '\t', '\n', '\r', '日', 'e\u0301', '\u0000', '👍🏽'), fc.string({ minLength: 1, maxLength: 1 })), maxLength: 80 });
  fc.assert(fc.property(text, fc.nat(100), fc.nat(40), fc.string({ maxLength: 4 }), (t, from, length, replacement) => {
    const where = span(FILE, from, from + length);
    const inside = span(FILE, Math.min(from, t.length), Math.min(from + length, t.length));
    const lines = shown(t, on('', '', { span: where, message: 'm', fixes: [{ title: 't', edits: [{ span: inside, text: replacement }] }] }), { width: 40 });
    expect(lines.some((line) => line.includes('^'))).toBe(true);
    for (const line of lines.slice(2)) expect(displayWidth(line)).toBeLessThanOrEqual(40 + 8);
  }), { numRuns: 500 });
});
