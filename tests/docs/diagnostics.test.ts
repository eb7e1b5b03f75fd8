/** The page of all messages is up to date, and the example of each message gets that message. */
import { existsSync, readFileSync } from 'node:fs';
import { compile } from '@servanda/model';
import { expect, test } from 'vitest';
import { allEntries, diagnosticsPage } from '../../tools/docs/diagnostics-page.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const entries = await allEntries();

test('the page is up to date', () => {
  const page = readFileSync(`${ROOT}docs/language/diagnostics.md`, 'utf8');
  expect(page === diagnosticsPage(entries), 'run: node tools/docs/make-diagnostics.ts').toBe(true);
});

test('every message says what it means and what to do', () => {
  expect(entries.filter(({ explain }) => explain.trim().length < 40).map(({ code }) => code)).toEqual([]);
  expect(entries.filter(({ title }) => !/^[\p{Ll}`]/u.test(title)).map(({ code }) => code)).toEqual([]);
});

/** Files that examples name. */
const FILES: Readonly<Record<string, string>> = { 'deposits.csv': 'Date,Participant,Action\n1970-01-01,Japan,Ratification\n' };

test.each(entries.filter(({ code, example }) => /^[EW]0/.test(code) && example !== undefined))('the example of $code gets it', ({ code, example = '' }) => {
  const read = (path: string): string | undefined => (path === 'example.treaty' ? example : FILES[path]);
  const library = (path: string): string | undefined => (existsSync(`${ROOT}library/${path}`) ? readFileSync(`${ROOT}library/${path}`, 'utf8') : undefined);
  const { diagnostics } = compile({ read, library, list: () => Object.keys(FILES) }, 'example.treaty');
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
});
