/**
 * Every dossier under examples/ compiles without an error, has a head that says what it shows, is listed in examples/README.md, and
 * answers its questions as expected. The library's files are written in the language and cite what they codify.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDossier, type CheckReport, type Dossier } from '@servanda/dossier';
import { format } from '@servanda/syntax';
import { describe, expect, it } from 'vitest';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const EXAMPLES = join(ROOT, 'examples');

/** Folders with a `dossier.treaty`, as paths below examples/. */
function dossiersBelow(path: string): readonly string[] {
  return readdirSync(join(EXAMPLES, path), { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return entry.name === 'dossier.treaty' ? [path] : [];
    return dossiersBelow(path === '' ? entry.name : `${path}/${entry.name}`);
  });
}

function open(name: string): Dossier {
  const folder = join(EXAMPLES, name);
  const files = Object.fromEntries(readdirSync(folder).filter((f) => /\.(treaty|csv)$/.test(f)).map((f) => [f, readFileSync(join(folder, f), 'utf8')]));
  return openDossier(files, { library: (path) => { try { return readFileSync(join(ROOT, 'library', path), 'utf8'); } catch { return undefined; } } });
}

function checkOf(name: string): CheckReport {
  return open(name).check();
}

/** The questions whose answer is not the one expected, with both. */
function unmet(report: CheckReport): readonly string[] {
  return report.questions.flatMap((question) => question.expectations.filter(({ isMet }) => !isMet).map(({ readings, expected, got }) =>
    `${question.id}${readings.length === 0 ? '' : ` under ${readings.join(' and ')}`}: expected ${expected}, got ${got}`));
}

const names = dossiersBelow('');

describe.each(names)('%s', (name) => {
  const report = checkOf(name);

  it('has no error and nothing that nothing uses', () => {
    expect(report.diagnostics.filter(({ severity }) => severity !== 'info').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  it('asks questions, each with an expected answer', () => {
    expect(report.questions.length).toBeGreaterThan(0);
    expect(report.questions.filter(({ expectations }) => expectations.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('answers them as expected', () => {
    expect(unmet(report)).toEqual([]);
  });

  it('says in two lines of comment what it shows, and is listed', () => {
    const head = readFileSync(join(EXAMPLES, name, 'dossier.treaty'), 'utf8').split('\n');
    expect(head.slice(0, 2).every((line) => line.startsWith('// '))).toBe(true);
    expect(head[2]).toBe('');
    expect(readFileSync(join(EXAMPLES, 'README.md'), 'utf8')).toContain(`(${name}/dossier.treaty)`);
  });
});

describe('the examples', () => {
  it('are in the one style that `servanda fmt` makes', () => {
    const files = names.flatMap((name) => readdirSync(join(EXAMPLES, name)).filter((file) => file.endsWith('.treaty')).map((file) => join(EXAMPLES, name, file)));
    expect(files.filter((file) => format(readFileSync(file, 'utf8')) !== readFileSync(file, 'utf8'))).toEqual([]);
  });
});

/** What the depositaries and the record say of entry into force and exit: each row is a question in a dossier. */
const OFFICIAL: readonly (readonly [dossier: string, question: string, day: string])[] = [
  ['vclt', 'entry', '1980-01-27'],
  ['unclos', 'entry', '1994-11-16'],
  ['rome-statute', 'entry', '2002-07-01'],
  ['rome-statute', 'albania', '2003-05-01'],
  ['rome-statute', 'australia', '2002-09-01'],
  ['rome-statute', 'afghanistan', '2003-05-01'],
  ['rome-statute', 'bangladesh', '2010-06-01'],
  ['rome-statute', 'burundi', '2017-10-27'],
  ['rome-statute', 'philippines', '2019-03-17'],
  ['mine-ban', 'entry', '1999-03-01'],
  ['kyoto', 'entry', '2005-02-16'],
  ['paris', 'entry', '2016-11-04'],
  ['paris', 'out', '2020-11-04'],
  ['paris', 'in_again', 'yes'],
  ['npt', 'entry', '1970-03-05'],
  ['tpnw', 'entry', '2021-01-22'],
  ['energy-charter', 'out', '2016-01-01'],
  ['ctbt', 'in_force', 'no'],
  ['kurils', 'decl_on', 'yes'],
  ['kurils', 'decl_before', 'no'],
  ['us-japan-1960', 'entry', '1960-06-23'],
  ['neutrality-pact-1941', 'lapse', '1946-04-25'],
];

describe('official dates come out of the clauses and the log', () => {
  it.each(OFFICIAL)('%s: %s is %s', (dossier, question, day) => {
    const asked = open(dossier).ask(question);
    expect(asked.answer.text).toBe(day);
  });
});

describe('the library', () => {
  const files = readdirSync(join(ROOT, 'library')).filter((file) => file.endsWith('.treaty'));

  it.each(files)('%s cites what it codifies and compiles by itself', (file) => {
    const text = readFileSync(join(ROOT, 'library', file), 'utf8');
    expect(text).toMatch(/UNTS/);
    const report = openDossier({ 'dossier.treaty': `dossier "Library".\ninclude "library:${file.slice(0, -'.treaty'.length)}".\n` }, {
      library: (path) => (path === file ? text : undefined),
    }).check();
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
