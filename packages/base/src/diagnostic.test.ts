import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyFix, catalogue, catalogueReference, defineDiagnostic, explainEntry, findEntry, hasErrors, mergeCatalogues, sortDiagnostics, type Fix,
} from './diagnostic.ts';
import { span } from './span.ts';

const unknownParty = defineDiagnostic({
  code: 'E0203',
  severity: 'error',
  title: 'unknown party',
  explain: 'Every party is declared before it acts.',
  example: 'On 2019-01-22 Frace\n  signs X.',
  render: (data: { name: string; nearest?: string }) => `no party named \`${data.name}\``,
  fixes: (data, where) => (data.nearest === undefined ? [] : [{ title: `write \`${data.nearest}\``, edits: [{ span: where, text: data.nearest }] }]),
});
const empty = defineDiagnostic({ code: 'W0101', severity: 'warning', title: 'empty section', explain: 'It says nothing.', render: () => 'nothing here' });
const here = span('a.treaty', 3, 8);

describe('making diagnostics', () => {
  test('the bare one has no empty lists', () => {
    expect(unknownParty(here, { name: 'Frace' })).toEqual({
      code: 'E0203', severity: 'error', message: 'no party named `Frace`', span: here, data: { name: 'Frace' },
    });
    expect(empty(here, {})).toEqual({ code: 'W0101', severity: 'warning', message: 'nothing here', span: here, data: {} });
  });
  test('fixes of the kind come before those of the place', () => {
    const related = [{ span: span('a.treaty', 0, 1), message: 'see here' }];
    const made = unknownParty(here, { name: 'Frace', nearest: 'France' }, { related, fixes: [{ title: 'declare it', edits: [] }] });
    expect(made.fixes?.map((fix) => fix.title)).toEqual(['write `France`', 'declare it']);
    expect(made.related).toEqual(related);
  });
  test('a code is capital letters and digits', () => {
    expect(() => defineDiagnostic({ code: 'e1', severity: 'error', title: '', explain: '', render: () => '' })).toThrow('diagnostic code e1');
  });
});

describe('catalogues', () => {
  const entries = catalogue(empty, unknownParty);
  test('list their kinds by code, each code once', () => {
    expect(entries.map((entry) => entry.code)).toEqual(['E0203', 'W0101']);
    expect(() => catalogue(empty, empty)).toThrow('W0101 is defined twice');
    expect(() => mergeCatalogues(entries, catalogue(unknownParty))).toThrow('E0203 is defined twice');
  });
  test('find a code in any letter case', () => {
    expect(findEntry(entries, 'e0203')?.title).toBe('unknown party');
    expect(findEntry(entries, 'E9999')).toBeUndefined();
  });
  test('explain themselves', () => {
    expect(explainEntry(unknownParty.definition)).toBe(
      '## E0203: unknown party\n\n*error*\n\nEvery party is declared before it acts.\n\n    On 2019-01-22 Frace\n      signs X.\n');
    expect(catalogueReference(entries)).toBe(`# Diagnostics\n\n${entries.map(explainEntry).join('\n')}`);
  });
});

test('reading order, whatever order they came in', () => {
  const at = (file: string, from: number, to: number, code = 'E0203') => ({ ...unknownParty(span(file, from, to), { name: 'x' }), code });
  const sorted = [at('a', 1, 2), at('a', 1, 2, 'E0300'), at('a', 1, 5), at('a', 10, 11), at('b', 0, 1)];
  fc.assert(fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
    expect(sortDiagnostics(shuffled)).toEqual(sorted);
  }));
  expect([hasErrors(sorted), hasErrors([empty(here, {})])]).toEqual([true, false]);
});

test('fixes are applied from front to back, to one file', () => {
  const fix: Fix = {
    title: 'rename', edits: [
      { span: span('a', 8, 11), text: 'two' }, { span: span('b', 0, 5), text: 'no' }, { span: span('a', 0, 1), text: 'one' }, { span: span('a', 4, 4), text: '!' },
    ],
  };
  expect(applyFix(fix, 'a', '1 and — 222.')).toBe('one an!d — two.');
  expect(() => applyFix({ title: 'bad', edits: [{ span: span('a', 0, 3), text: '' }, { span: span('a', 2, 4), text: '' }] }, 'a', 'abcd')).toThrow('overlap');
});
