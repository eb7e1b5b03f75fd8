/** Small dossiers whose answers were derived by hand from docs/semantics.md and the decisions: each question is answered as expected. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openDossier } from '@servanda/dossier';
import { describe, expect, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('questions/', import.meta.url));

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const report = openDossier(readFileSync(FOLDER + name, 'utf8')).check();

  it('has no error', () => {
    expect(report.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  it.each(report.questions.flatMap((question) => question.expectations.map((e) => ({ name: [question.id, ...e.readings, ...e.after].join(' '), e }))))('$name', ({ e }) => {
    expect(e.got, e.answer.sentence).toBe(e.isMet ? e.got : e.expected);
  });
});
