// The built page → the pictures of it in docs/images, for the README: `npm run pictures -w packages/workbench`.

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { serveWorkbench } from './server/index.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const images = join(root, 'docs', 'images');

interface Picture {
  readonly name: string;
  readonly place: string;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly until: (page: Page) => Promise<unknown>;
}

const pictures: readonly Picture[] = [
  { name: 'workbench-timeline', place: 'timeline?on=1956-12-12', until: (page) => page.locator('#timeline-picture').waitFor() },
  { name: 'workbench-why', place: 'duties?on=2019-01-22', until: async (page) => { await page.getByRole('button', { name: 'Why?' }).first().click(); await page.locator('.why .sentence').waitFor(); } },
  { name: 'workbench-question', place: 'questions?readings=force,prompt&open=promises', until: async (page) => {
    await page.getByText('How it can come about').waitFor({ timeout: 60_000 });
    await page.locator('.detail').evaluate((e) => { e.scrollIntoView({ block: 'start' }); });
  } },
  { name: 'workbench-network', place: 'network?readings=force,prompt', until: (page) => page.locator('#network-picture .tension').first().waitFor({ state: 'attached', timeout: 90_000 }) },
  { name: 'workbench-map-dark', place: 'map?on=2019-01-22', scheme: 'dark', until: (page) => page.locator('#map-picture').waitFor() },
  { name: 'workbench-text', place: 'text?file=declaration.treaty', until: (page) => page.locator('.cm-line').first().waitFor() },
  { name: 'workbench-phone', place: 'duties?on=2019-01-22', width: 390, until: (page) => page.getByRole('button', { name: 'Why?' }).first().waitFor() },
];

const served = await serveWorkbench({ folder: join(root, 'examples', 'kurils'), page: join(here, 'dist') });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
mkdirSync(images, { recursive: true });
for (const { name, place, scheme, width, until } of pictures) {
  const page = await browser.newPage({ viewport: { width: width ?? 1280, height: 800 }, colorScheme: scheme ?? 'light', reducedMotion: 'reduce', locale: 'en-GB' });
  await page.goto(`${served.url}#/${place}&dossier=server`);
  await page.locator('main[aria-busy="false"]').waitFor();
  await until(page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(images, `${name}.png`) });
  await page.close();
}
await browser.close();
await served.close();
