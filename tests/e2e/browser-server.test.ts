// `servanda open` from the page's side: it reads the folder, saves to it, and notices when the files change under it.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveWorkbench, type Served } from '@servanda/workbench/server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPage, builtPage, flagship, startReader, type Reader } from './browser-stage.ts';

let reader: Reader;
let served: Served;
let folder = '';
let page: Page;

beforeAll(async () => {
  buildPage();
  reader = await startReader();
});

afterAll(async () => {
  await reader.close();
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'servanda-open-'));
  cpSync(flagship, folder, { recursive: true });
  served = await serveWorkbench({ folder, page: builtPage });
  page = await reader.context.newPage();
  await page.goto(`${served.url}#/text?dossier=server`);
  await page.locator('.cm-content').waitFor();
  return async () => {
    await page.close();
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

const onDisk = (): string => readFileSync(join(folder, 'dossier.treaty'), 'utf8');

async function typeAtStart(text: string): Promise<void> {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText(text);
}

describe('a served folder', () => {
  it('opens at the bare address, under its strict policy, and complains of nothing', async () => {
    await page.goto(served.url);
    await page.getByRole('heading', { level: 1, name: 'Peace treaty between Russia and Japan' }).waitFor();
    await page.getByRole('link', { name: 'Text', exact: true }).click();
    await page.locator('.cm-content').waitFor();
    expect(await page.locator('.cm-gutters').evaluate((e) => getComputedStyle(e).display)).toBe('flex');
    expect(reader.complaints).toEqual([]);
  });

  it('is saved by Ctrl+S', async () => {
    await typeAtStart('// typed in the page\n');
    await page.getByText('1 file not saved to disk').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('saved dossier.treaty').waitFor();
    expect(onDisk().startsWith('// typed in the page\n')).toBe(true);
  });

  it('shows what another editor changes, at once', async () => {
    writeFileSync(join(folder, 'dossier.treaty'), `// changed outside\n${onDisk()}`);
    await page.locator('.cm-line', { hasText: '// changed outside' }).waitFor();
  });

  it('keeps what is typed here when the file changes there, and saves both', async () => {
    await typeAtStart('// mine\n');
    writeFileSync(join(folder, 'dossier.treaty'), `${onDisk()}\n// theirs\n`);
    await page.locator('.cm-line', { hasText: '// mine' }).waitFor();
    await page.waitForTimeout(600);
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+s');
    await page.getByText('saved dossier.treaty').waitFor();
    expect(onDisk()).toContain('// mine');
    expect(onDisk()).toContain('// theirs');
  });

  it('writes nothing over a change it has not seen, and offers to merge', async () => {
    // The page hears of nothing: as when the watcher of the system fails.
    await page.route('**/api/changes', (route) => route.abort());
    await page.reload();
    await page.locator('.cm-content').waitFor();
    await typeAtStart('// mine\n');
    writeFileSync(join(folder, 'dossier.treaty'), `${onDisk()}\n// theirs\n`);
    await page.keyboard.press('Control+s');
    await page.getByText('was changed on disk as well; nothing was written').waitFor();
    expect(onDisk()).not.toContain('// mine');
    await page.getByRole('button', { name: 'Merge both' }).click();
    await page.getByText('saved dossier.treaty').waitFor();
    expect(onDisk()).toContain('// mine');
    expect(onDisk()).toContain('// theirs');
    reader.complaints.length = 0;
  });
});
