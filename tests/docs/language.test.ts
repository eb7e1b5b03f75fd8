/**
 * The language's pages are read by the program: the `treaty` blocks of a page make one dossier without a complaint, and a block
 * marked `expect CODE` gets that message when it is put behind the blocks before it. Blocks may also be files: `treaty file=NAME`, `csv NAME`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { compile, type Model } from '@servanda/model';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const PAGES = readdirSync(`${ROOT}docs/language`).filter((name) => name.endsWith('.md') && name !== 'diagnostics.md');

interface Block {
  readonly info: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(`${ROOT}docs/language/${page}`, 'utf8');
  return [...text.matchAll(/^```(\S.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', body = '']) => ({ info, text: body }));
}

/** Compiles texts as one dossier beside the page's files; tells the complaints, each with the line it is about. */
function complaints(text: string, files: ReadonlyMap<string, string>): { model: Model; lines: string[]; codes: string[] } {
  const read = (path: string): string | undefined => (path === 'page.treaty' ? text : files.get(path));
  const library = (path: string): string | undefined => (existsSync(`${ROOT}library/${path}`) ? readFileSync(`${ROOT}library/${path}`, 'utf8') : undefined);
  const { model, diagnostics } = compile({ read, library, list: () => [...files.keys()] }, 'page.treaty');
  const found = diagnostics.filter(({ severity }) => severity !== 'info');
  return {
    model,
    codes: found.map(({ code }) => code),
    lines: found.map(({ code, message, span }) => `${code} ${message} | ${(read(span.file) ?? '').slice(span.from, span.to)}`),
  };
}

function filesOf(blocks: readonly Block[]): ReadonlyMap<string, string> {
  return new Map(blocks.flatMap(({ info, text }) => {
    const name = /^(?:csv |treaty file=)(\S+)$/.exec(info)?.[1];
    return name === undefined ? [] : [[name, text] as const];
  }));
}

test.each(PAGES)('the examples of %s are understood', (page) => {
  const blocks = blocksOf(page);
  const files = filesOf(blocks);
  let dossier = '';
  for (const { info, text } of blocks) {
    const code = /^treaty expect (\w+)$/.exec(info)?.[1];
    if (code !== undefined) expect(complaints(dossier + text, files), text).toMatchObject({ codes: expect.arrayContaining([code]) });
    else if (info === 'treaty') {
      dossier += text;
      expect(complaints(dossier, files).lines, text).toEqual([]);
    } else expect(info).toMatch(/^(?:csv |treaty file=)\S+$/);
  }
  expect(dossier).not.toBe('');
});
