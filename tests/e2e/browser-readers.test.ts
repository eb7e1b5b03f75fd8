// For every reader: what is opened is open to assistive technology too; dates in the reader's language; text that runs from right to
// left; no movement for those who want none; paper; a century and a day.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, chooseFile, openView, serveStatic, startReader, violations, type Reader } from './browser-stage.ts';

let site: Awaited<ReturnType<typeof serveStatic>>;
let reader: Reader;
let page: Page;

beforeAll(async () => {
  buildPage();
  site = await serveStatic();
  reader = await startReader();
  page = await reader.context.newPage();
});

afterAll(async () => {
  await reader.close();
  site.close();
});

const RIGHT_TO_LEFT = `dossier "הסכם שלום בין ישראל לירדן".
as of 2020-01-01.
State: ישראל "מדינת ישראל", الأردن "المملكة الأردنية الهاشمية".
act State informs State.

instrument Accord "اتفاقية التعاون المتبادل والأمن" between ישראל and الأردن.
Enters into force on signature.
article 1.
Each party shall inform the other party within 6 months after this instrument enters into force.

On 2019-10-01 ישראל and الأردن sign Accord, according to "מקור (1), עמוד 2".

question force "האם ההסכם בתוקף?".
Is Accord in force for ישראל on 2020-01-01?
Expect yes.
`;

/** What is opened by hand, beyond the views as they come. */
const opened: readonly { readonly name: string; readonly view: string; readonly more: string; readonly open: () => Promise<unknown> }[] = [
  { name: 'the reasons of a duty', view: 'duties', more: '&on=2019-01-22', open: async () => { await page.getByRole('button', { name: 'Why?' }).first().click(); await page.locator('.why .sentence').waitFor(); } },
  { name: 'an answer with its play', view: 'questions', more: '&open=promises&readings=force,prompt', open: () => page.getByText('How it can come about').waitFor({ timeout: 90_000 }) },
  { name: 'an answer marked in the text', view: 'text', more: '&open=promises&readings=force,prompt&file=alliance.treaty', open: () => page.locator('.answer-core').first().waitFor({ timeout: 90_000 }) },
  { name: 'two clauses in tension', view: 'network', more: '&readings=force,prompt', open: () => page.locator('.detail').first().waitFor({ timeout: 90_000 }) },
  { name: 'the clauses of a territory', view: 'map', more: '&on=2019-01-22&open=Shikotan', open: () => page.getByRole('heading', { name: 'Clauses that bear on Shikotan' }).waitFor() },
  { name: 'the readings', view: 'timeline', more: '', open: () => page.getByRole('button', { name: 'No reading' }).click() },
  { name: 'the ways to share', view: 'timeline', more: '', open: () => page.getByRole('button', { name: 'Share' }).click() },
];

describe.each(opened)('$name', ({ view, more, open }) => {
  it.each(['light', 'dark'] as const)('can be read by everyone, in %s', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openView(page, site.url, view, more);
    await page.evaluate((s) => { document.documentElement.dataset['scheme'] = s; }, scheme);
    await open();
    await page.waitForTimeout(300);
    expect(await violations(page)).toEqual([]);
  });
});

describe('a reader of German', () => {
  it('has dates as German has them, on the axis too', async () => {
    const german = await startReader({ locale: 'de-DE' });
    const other = await german.context.newPage();
    await openView(other, site.url, 'timeline', '&on=1956-12-12');
    await other.getByText('12. Dezember 1956').first().waitFor();
    for (let i = 0; i < 9; i++) await other.getByRole('button', { name: 'Closer' }).click();
    expect(await other.locator('#timeline-picture .tick').allTextContents()).toEqual(expect.arrayContaining([expect.stringMatching(/Dez/)]));
    await other.close();
    await german.close();
  });
});

describe('text from right to left', () => {
  it.each([360, 1440])('reads in every view at %i pixels, and pushes nothing out of the page', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await chooseFile(page, site.url, 'shalom.treaty', RIGHT_TO_LEFT);
    expect(await page.getByRole('heading', { level: 1 }).evaluate((e) => getComputedStyle(e).direction)).toBe('rtl');
    for (const view of ['Text', 'Timeline', 'Duties', 'Questions', 'Network', 'What if', 'Sources', 'Compare']) {
      await page.getByRole('link', { name: view, exact: true }).click();
      await page.getByRole('heading', { level: 2, name: view }).waitFor({ state: 'attached' });
      await page.waitForTimeout(200);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), view).toBeLessThanOrEqual(0);
    }
    await page.getByRole('link', { name: 'Duties', exact: true }).click();
    await page.getByRole('heading', { level: 3, name: 'ישראל' }).waitFor();
    // Who owes is told by the order of words: the bearer stands first, to the left of the English verb.
    const sentence = page.locator('.sentence', { hasText: 'ישראל shall inform الأردن' }).first();
    const edges = await sentence.locator('bdi bdi').evaluateAll((names) => names.map((e) => e.getBoundingClientRect().left));
    expect(edges[0]).toBeLessThan(edges[1] ?? 0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe('who wants no movement', () => {
  it('sees none', async () => {
    await openView(page, site.url, 'timeline');
    expect(await page.getByRole('button', { name: 'Share' }).evaluate((e) => getComputedStyle(e).transitionDuration)).toBe('0s');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

describe('the timeline', () => {
  it('is zoomed from a century to a day', async () => {
    await openView(page, site.url, 'timeline', '&on=1956-12-12');
    await page.getByRole('button', { name: 'Farther' }).click();
    const ticks = (): Promise<string[]> => page.locator('#timeline-picture .tick').allTextContents();
    const wide = (await ticks()).map(Number);
    expect(wide.at(-1)! - wide[0]!).toBeGreaterThanOrEqual(100);
    for (let i = 0; i < 20; i++) await page.getByRole('button', { name: 'Closer' }).click();
    expect((await ticks()).filter((tick) => /Dec/.test(tick)).length).toBeLessThanOrEqual(2);
    await page.getByRole('button', { name: 'Everything' }).click();
    expect(await ticks()).toContain('1960');
  });
});

describe('on paper', () => {
  it.each(['timeline', 'duties', 'questions', 'network', 'map', 'sources'])('%s is black on white, without what only a screen can do', async (view) => {
    await openView(page, site.url, view, '&on=2019-01-22');
    await page.waitForTimeout(500);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const left = await page.locator('button, input, nav').evaluateAll((all) => all.filter((e) => e.checkVisibility() && !e.closest('table, li, h3, .who, .choice')).map((e) => e.outerHTML.slice(0, 100)));
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    expect({ ground, left }).toEqual({ ground: 'rgb(255, 255, 255)', left: [] });
  });
});

describe('the network', () => {
  it('leads from the line between two instruments to both clauses', async () => {
    await openView(page, site.url, 'network', '&readings=force,prompt');
    await page.locator('#network-picture .tension').first().waitFor({ state: 'attached', timeout: 90_000 });
    await page.locator('#network-picture line.reach').first().click({ force: true });
    expect(await page.evaluate(() => document.activeElement?.id ?? '')).toMatch(/^tension-/);
    await page.locator('.detail blockquote').nth(1).waitFor();
  });
});

describe('the text', () => {
  it('has the dates that clauses lead to, and marks what an answer turns on', async () => {
    await openView(page, site.url, 'text', '&file=declaration.treaty');
    await page.locator('.computed-date', { hasText: '12 Dec 1956' }).waitFor();
    await openView(page, site.url, 'questions', '&open=promises&readings=force,prompt');
    await page.getByRole('link', { name: 'Show them marked in the text' }).click({ timeout: 90_000 });
    await page.locator('.answer-core').first().waitFor({ timeout: 90_000 });
    await page.getByRole('complementary', { name: 'What to look at' }).getByRole('button', { name: 'Security Treaty article 5' }).click();
    await page.locator('.answer-core', { hasText: 'each party shall assist the other party' }).waitFor();
    await page.getByRole('button', { name: 'Take the marks away' }).click();
    await page.locator('.answer-core').waitFor({ state: 'detached' });
  });

  it('lists the uses of a name', async () => {
    await openView(page, site.url, 'text', '&file=declaration.treaty');
    await page.locator('.cm-line', { hasText: 'JointDeclaration enters into force' }).click({ position: { x: 190, y: 10 } });
    await page.keyboard.press('Shift+F12');
    await page.getByRole('heading', { name: /Uses of/ }).waitFor();
  });
});

it('nothing went wrong unseen', () => {
  expect(reader.complaints).toEqual([]);
});
