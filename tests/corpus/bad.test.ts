/**
 * Dossiers with a mistake, and what the author is told about it: `NAME.treaty` beside `NAME.txt`. The code that the name
 * begins with must be among the diagnostics. `UPDATE_CORPUS=1` writes the expected texts anew; read the difference.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderDiagnostics } from '@servanda/base';
import { compileText } from '@servanda/model';

const folder = new URL('./bad/', import.meta.url);
const isUpdating = process.env.UPDATE_CORPUS === '1';
const names = readdirSync(folder).filter((name) => name.endsWith('.treaty')).map((name) => name.slice(0, -'.treaty'.length)).sort();

describe('bad dossiers', () => {
  test('there are some', () => expect(names.length).toBeGreaterThan(30));
  for (const name of names) {
    test(name, () => {
      const { diagnostics, files } = compileText(readFileSync(new URL(`${name}.treaty`, folder), 'utf8'), `${name}.treaty`);
      const rendered = `${renderDiagnostics(diagnostics, files)}\n`;
      const expected = new URL(`${name}.txt`, folder);
      if (isUpdating) writeFileSync(expected, rendered);
      expect(diagnostics.map(({ code }) => code)).toContain(name.slice(0, 5));
      expect(rendered).toBe(readFileSync(expected, 'utf8'));
    });
  }
});
