/**
 * The built page → pictures of it. Without arguments: the chosen few in docs/images, for the README. With `--every <folder>`: every
 * view, at three sizes and in both schemes, to be looked at after a change of style; a word after it takes only pictures whose
 * name has it. Run `node tests/e2e/browser-pictures.ts`; needs Debian's Chromium.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { buildPage, largeDossier, root, serveStatic, startReader } from './browser-stage.ts';

const SIZES = [{ width: 360, height: 740 }, { width: 768, height: 1024 }, { width: 1440, height: 900 }] as const;
const SCHEMES = ['light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/** Where to go, and what to wait for or do before the picture is taken. */
interface Scene {
  readonly name: string;
  /** The hash of the address, or what brings the page there. */
  readonly place: string | ((page: Page, url: string) => Promise<unknown>);
  readonly until?: (page: Page) => Promise<unknown>;
  /** The tour is offered; else it counts as taken. */
  readonly hasTour?: boolean;
}

const at = (view: string, more = '', dossier = 'kurils'): string => `#/${view}?dossier=example:${dossier}${more}`;
const seen = (selector: string) => (page: Page): Promise<void> => page.locator(selector).first().waitFor({ state: 'attached', timeout: 120_000 });
const told = (text: string) => (page: Page): Promise<void> => page.getByText(text).first().waitFor({ timeout: 120_000 });
const both = '&readings=force,prompt';

async function openWhy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Why?' }).first().click();
  await page.locator('.why .sentence').first().waitFor();
}

async function allAnswered(page: Page): Promise<void> {
  await page.locator('td button').first().waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => document.querySelector('[aria-label="being worked out"]') === null, undefined, { timeout: 180_000 });
}

async function playFailing(page: Page): Promise<void> {
  await told('How it can come about')(page);
  await page.locator('.detail').first().evaluate((e) => { e.scrollIntoView({ block: 'start' }); });
}

async function happen(page: Page, act: string, roles: Readonly<Record<string, string>>, on?: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Act' }).selectOption({ label: act });
  for (const [role, value] of Object.entries(roles)) await page.getByRole('combobox', { name: role }).selectOption(value);
  if (on !== undefined) await page.getByLabel('On', { exact: true }).last().fill(on);
  await page.getByRole('button', { name: 'Make it happen' }).click();
}

async function playOut(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Act' }).waitFor();
  const isPlayed = await page.getByRole('button', { name: 'Line B' }).count() > 0;
  if (!isPlayed) {
    await happen(page, 'State transfers Territory to State', { giver: 'Russia', land: 'Shikotan', taker: 'Japan' });
    await page.getByRole('button', { name: 'Branch off here' }).click();
    await happen(page, 'State transfers Territory to State', { giver: 'Russia', land: 'Habomai', taker: 'Japan' });
  }
  await page.getByRole('button', { name: 'Line A' }).last().click();
  await page.waitForTimeout(800);
}

async function editText(page: Page, url: string): Promise<void> {
  await page.goto(`${url}${at('text', '&file=declaration.treaty')}`);
  const line = page.locator('.cm-line', { hasText: 'USSR shall transfer Shikotan and Habomai' }).first();
  await line.waitFor();
  await line.locator('.tk-modal').dblclick();
  await page.keyboard.insertText('may');
  await page.waitForTimeout(500);
}

async function compare(page: Page, url: string): Promise<void> {
  await editText(page, url);
  await page.goto(`${url}${at('compare')}`);
  await page.getByRole('heading', { name: 'Answers that change' }).waitFor({ timeout: 120_000 });
}

async function startOver(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => { const gone = indexedDB.deleteDatabase('servanda'); gone.onsuccess = done; gone.onblocked = done; gone.onerror = done; }));
}

async function large(page: Page, url: string, view: string): Promise<void> {
  await page.goto(url);
  await page.locator('input[type="file"]').first().setInputFiles({ name: 'large.treaty', mimeType: 'text/plain', buffer: Buffer.from(largeDossier(500)) });
  await page.locator('main[aria-busy="false"] h2').first().waitFor({ timeout: 120_000 });
  await page.getByRole('link', { name: view, exact: true }).click();
  await page.getByRole('heading', { level: 2, name: view }).waitFor();
}

async function sharePage(page: Page, url: string): Promise<void> {
  await page.goto(`${url}${at('duties', '&on=2019-01-22')}`);
  await page.locator('main[aria-busy="false"]').waitFor();
  await page.getByRole('button', { name: 'Share' }).click();
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 180_000 }), page.getByRole('button', { name: 'Save as one page' }).click()]);
  const file = await download.path();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(`${file}.html`, readFileSync(file));
  await page.goto(pathToFileURL(`${file}.html`).href);
}

const scenes: readonly Scene[] = [
  { name: 'front', place: '' },
  { name: 'tour', place: at('timeline'), hasTour: true, until: async (page) => { await page.getByRole('button', { name: 'Show me' }).click(); await seen('#timeline-picture')(page); } },
  { name: 'text', place: at('text', '&file=declaration.treaty'), until: seen('.cm-line') },
  { name: 'text-edited', place: editText, until: startOver },
  { name: 'timeline', place: at('timeline', '&on=1956-12-12'), until: seen('#timeline-picture') },
  { name: 'timeline-doubt', place: at('timeline', '&on=1945-09-15&party=USSR'), until: seen('#timeline-picture') },
  { name: 'duties', place: at('duties', '&on=2019-01-22'), until: openWhy },
  { name: 'duties-none', place: at('duties', '&on=1950-01-01') },
  { name: 'questions', place: at('questions', both), until: allAnswered },
  { name: 'question', place: at('questions', `${both}&open=promises`), until: playFailing },
  { name: 'network', place: at('network', both), until: seen('#network-picture .tension') },
  { name: 'map', place: at('map', '&on=2019-01-22&open=Shikotan'), until: seen('#map-picture') },
  { name: 'map-doubt', place: at('map', '&on=1945-09-15'), until: seen('#map-picture') },
  { name: 'play-empty', place: at('play', '', 'paris'), until: seen('form select') },
  { name: 'play', place: at('play', '&on=2019-01-22'), until: playOut },
  { name: 'sources', place: at('sources'), until: seen('.pair') },
  { name: 'compare-same', place: at('compare', '', 'paris') },
  { name: 'compare', place: compare, until: startOver },
  { name: 'shared', place: sharePage },
  { name: 'rome-timeline', place: at('timeline', '', 'rome-statute'), until: seen('#timeline-picture') },
  { name: 'rome-duties', place: at('duties', '', 'rome-statute') },
  { name: 'rome-network', place: at('network', '', 'rome-statute') },
  { name: 'rome-map', place: at('map', '', 'rome-statute') },
  { name: 'rome-sources', place: at('sources', '', 'rome-statute') },
  { name: 'paris-timeline', place: at('timeline', '', 'paris'), until: seen('#timeline-picture') },
  { name: 'paris-duties', place: at('duties', '', 'paris') },
  { name: 'paris-questions', place: at('questions', '', 'paris'), until: allAnswered },
  { name: 'large-timeline', place: (page, url) => large(page, url, 'Timeline') },
  { name: 'large-duties', place: (page, url) => large(page, url, 'Duties') },
  { name: 'large-network', place: (page, url) => large(page, url, 'Network') },
  { name: 'large-text', place: (page, url) => large(page, url, 'Text') },
];

async function go(page: Page, url: string, scene: Scene, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.goto(`${url}icon.svg`);
  await page.evaluate((toured) => { if (toured) localStorage.setItem('servanda:toured', 'yes'); else localStorage.removeItem('servanda:toured'); }, scene.hasTour !== true);
  if (typeof scene.place === 'string') await page.goto(`${url}${scene.place}`); else await scene.place(page, url);
  if (scene.name !== 'front' && scene.name !== 'shared') await page.locator('main[aria-busy="false"]').waitFor({ timeout: 120_000 });
  await scene.until?.(page);
  await page.waitForTimeout(700);
}

/** Every scene at every size in both schemes; the whole page, as far as anybody scrolls. */
async function takeEvery(folder: string, only: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const site = await serveStatic();
  const reader = await startReader();
  const page = await reader.context.newPage();
  for (const scene of scenes) {
    for (const size of SIZES) {
      for (const scheme of SCHEMES) {
        const name = `${scene.name}-${size.width}-${scheme}`;
        if (!name.includes(only)) continue;
        await page.setViewportSize(size);
        try {
          await go(page, site.url, scene, scheme);
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, clip: { x: 0, y: 0, width: size.width, height: Math.min(height, size.height * 2.5) } });
        } catch (error) {
          process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
          process.exitCode = 1;
        }
      }
    }
  }
  for (const complaint of reader.complaints) process.stderr.write(`${complaint}\n`);
  await reader.close();
  site.close();
}

interface Chosen { readonly scene: string; readonly file: string; readonly width: number; readonly height: number; readonly scheme: Scheme }

/** What the README shows. */
const CHOSEN: readonly Chosen[] = [
  { scene: 'timeline', file: 'workbench-timeline', width: 1280, height: 800, scheme: 'light' },
  { scene: 'duties', file: 'workbench-why', width: 1280, height: 800, scheme: 'light' },
  { scene: 'question', file: 'workbench-question', width: 1280, height: 800, scheme: 'light' },
  { scene: 'network', file: 'workbench-network', width: 1280, height: 800, scheme: 'light' },
  { scene: 'map', file: 'workbench-map-dark', width: 1280, height: 800, scheme: 'dark' },
  { scene: 'text', file: 'workbench-text', width: 1280, height: 800, scheme: 'light' },
  { scene: 'duties', file: 'workbench-phone', width: 390, height: 800, scheme: 'light' },
];

async function takeChosen(): Promise<void> {
  const images = join(root, 'docs', 'images');
  const site = await serveStatic();
  const reader = await startReader();
  const page = await reader.context.newPage();
  for (const { scene, file, width, height, scheme } of CHOSEN) {
    await page.setViewportSize({ width, height });
    await go(page, site.url, scenes.find((s) => s.name === scene)!, scheme);
    await page.screenshot({ path: join(images, `${file}.png`) });
  }
  await reader.close();
  site.close();
}

const [mode, folder, only = ''] = process.argv.slice(2);
buildPage();
if (mode === '--every' && folder !== undefined) await takeEvery(folder, only); else await takeChosen();
