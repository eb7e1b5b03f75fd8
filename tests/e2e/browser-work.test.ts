// Working in the page: an edit changes a verdict; nothing typed is lost; a shared file reads without a network; all by keyboard.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, chooseFile, openView, serveStatic, startReader, type Reader } from './browser-stage.ts';

let site: Awaited<ReturnType<typeof serveStatic>>;
let reader: Reader;

const DOSSIER = `dossier "Two neighbours".
as of 2020-01-01.
State: Atland, Borland.
act State informs State.

instrument Accord "Accord on information" between Atland and Borland.
Enters into force on signature.
article 1.
Each party shall inform the other party within 6 months after this instrument enters into force.

On 2019-01-01 Atland and Borland sign Accord.
On 2019-03-01 Atland informs Borland.

question force "Is the accord in force?".
Is Accord in force for Atland on 2020-01-01?
Expect yes.
`;

beforeAll(async () => {
  buildPage();
  site = await serveStatic();
  reader = await startReader();
});

afterAll(async () => {
  await reader.close();
  site.close();
});

async function openText(page: Page, name: string): Promise<void> {
  await chooseFile(page, site.url, `${name}.treaty`, DOSSIER);
  await page.getByRole('link', { name: 'Text', exact: true }).click();
  await page.locator('.cm-content').waitFor();
}

/** Types at the end of the text. */
async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

/** Ends the processes of one browser without a farewell; only they carry its folder in their command line. */
function killProcessesOf(folder: string): void {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    try {
      if (readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(`user-data-dir=${folder}`)) process.kill(Number(id), 'SIGKILL');
    } catch {
      // Gone by itself in between.
    }
  }
}

describe('editing', () => {
  it('changes the verdict beside the question, and every other view', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'verdicts');
    await page.locator('.verdict.met', { hasText: 'yes' }).waitFor();
    const line = page.locator('.cm-line', { hasText: 'On 2019-01-01 Atland and Borland sign' });
    await line.click();
    await page.keyboard.press('Home');
    await page.keyboard.insertText('// ');
    await page.locator('.verdict.failed', { hasText: 'expected yes' }).waitFor();
    await page.getByRole('link', { name: 'Duties', exact: true }).click();
    await page.getByText('Nobody owes anything').waitFor();
    await page.getByRole('link', { name: 'Text', exact: true }).click();
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+z');
    await page.locator('.verdict.met').waitFor();
    await page.close();
  });

  it('marks a mistake where it is, and a fix mends it', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'mistakes');
    await typeAtEnd(page, '\ninstrument Second between Atlnd and Borland.\n');
    await page.getByRole('heading', { name: /Errors/ }).waitFor();
    await page.locator('.cm-lintRange-error').first().waitFor();
    await page.getByRole('complementary', { name: 'What to look at' }).getByRole('button', { name: 'write Atland' }).click();
    await page.locator('.cm-line', { hasText: 'between Atland and Borland.' }).nth(1).waitFor();
    await page.getByRole('heading', { name: /Errors/ }).waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('another dossier', () => {
  it('takes the place of the one that is open, without a new page', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'first');
    await openView(page, site.url, 'timeline', '&on=1956-12-12');
    await page.getByRole('heading', { level: 1, name: 'Peace treaty between Russia and Japan' }).waitFor();
    await page.getByRole('complementary', { name: 'What happened' }).getByText('Joint Declaration enters into force').first().waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Two neighbours' }).waitFor();
    await page.close();
  });
});

describe('what the engine knows, in the editor', () => {
  it('proposes what fits, explains what is pointed at, and goes to the declaration', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'help');
    await typeAtEnd(page, '\narticle 2.\nAtland shall inf');
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'inform' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.cm-line', { hasText: 'sign Accord' }).getByText('Atland', { exact: false }).first().hover();
    await page.locator('.told').waitFor();
    await page.locator('.cm-line', { hasText: 'Atland informs Borland.' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F12');
    await page.locator('.cm-activeLine', { hasText: 'State: Atland, Borland.' }).waitFor();
    await page.close();
  });

  it('renames a name everywhere, and undo takes it back', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'rename');
    await page.locator('.cm-line', { hasText: 'State: Atland' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F2');
    await page.getByLabel('New name for Borland').fill('Northland');
    await page.keyboard.press('Enter');
    await page.locator('.cm-line', { hasText: 'On 2019-03-01 Atland informs Northland.' }).waitFor();
    expect(await page.locator('.cm-content').innerText()).not.toContain('Borland');
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.locator('.cm-line', { hasText: 'On 2019-03-01 Atland informs Borland.' }).waitFor();
    await page.close();
  });
});

describe('nothing typed is lost', () => {
  it('by a reload', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'reload');
    await typeAtEnd(page, '// typed just before');
    await page.reload();
    await page.locator('.cm-line', { hasText: '// typed just before' }).waitFor();
    await page.close();
  });

  it('by a crash of the page', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'crash');
    await typeAtEnd(page, '// typed before the crash');
    await page.waitForTimeout(400);
    const session = await reader.context.newCDPSession(page);
    const crashed = new Promise((resolve) => { page.once('crash', resolve); });
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    const next = await reader.context.newPage();
    await openView(next, site.url, 'text', '', 'disk:crash');
    await next.locator('.cm-line', { hasText: '// typed before the crash' }).waitFor();
    await next.close();
    await page.close();
  });

  it('by the end of the browser without a farewell', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'servanda-killed-'));
    const first = await startReader({}, folder);
    const page = await first.context.newPage();
    await openText(page, 'killed');
    await typeAtEnd(page, '// typed before the end');
    await page.waitForTimeout(1500);
    killProcessesOf(folder);
    await first.context.close().catch(() => undefined);
    const second = await startReader({}, folder);
    const again = await second.context.newPage();
    await openView(again, site.url, 'text', '', 'disk:killed');
    await again.locator('.cm-line', { hasText: '// typed before the end' }).waitFor();
    await second.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('by a second tab: both show what either typed', async () => {
    const one = await reader.context.newPage();
    await openText(one, 'tabs');
    const two = await reader.context.newPage();
    await openView(two, site.url, 'text', '', 'disk:tabs');
    await two.locator('.cm-content').waitFor();
    await typeAtEnd(one, '\n// from the first');
    await two.locator('.cm-line', { hasText: '// from the first' }).waitFor();
    await two.locator('.cm-line', { hasText: 'dossier "Two' }).click();
    await two.keyboard.press('End');
    await two.keyboard.insertText(' // from the second');
    await one.locator('.cm-line', { hasText: '// from the second' }).waitFor();
    await one.locator('.cm-line', { hasText: '// from the first' }).waitFor();
    await Promise.all([one.close(), two.close()]);
  });

  it('by opening the file again, nor by opening another dossier of the same name', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'again');
    await typeAtEnd(page, '// typed into the first');
    await page.waitForTimeout(400);
    await openText(page, 'again');
    await page.locator('.cm-line', { hasText: '// typed into the first' }).waitFor();
    await chooseFile(page, site.url, 'again.treaty', DOSSIER.replace('Two neighbours', 'Two other neighbours'));
    await page.getByRole('heading', { level: 1, name: 'Two other neighbours' }).waitFor();
    expect(await page.locator('.cm-line', { hasText: '// typed into the first' }).count()).toBe(0);
    await openView(page, site.url, 'text', '', 'disk:again');
    await page.locator('.cm-line', { hasText: '// typed into the first' }).waitFor();
    await page.close();
  });

  it('by going to another view and back: undo still reaches it', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'undo');
    await typeAtEnd(page, '// to be undone');
    await page.getByRole('link', { name: 'Timeline', exact: true }).click();
    await page.locator('#timeline-picture').waitFor();
    await page.getByRole('link', { name: 'Text', exact: true }).click();
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+z');
    await page.locator('.cm-line', { hasText: '// to be undone' }).waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('sharing', () => {
  it('makes one file that reads with the network blocked and asks for nothing', async () => {
    const page = await reader.context.newPage();
    await openView(page, site.url, 'duties', '&on=2019-01-22');
    await page.getByRole('button', { name: 'Share' }).click();
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), page.getByRole('button', { name: 'Save as one page' }).click()]);
    const file = join(reader.folder, 'shared.html');
    await download.saveAs(file);
    await page.close();
    const asked: string[] = [];
    const other = await startReader({ offline: true });
    const shared = await other.context.newPage();
    shared.on('request', (request) => { if (!request.url().startsWith('file:')) asked.push(request.url()); });
    await shared.goto(pathToFileURL(file).href);
    await shared.getByRole('heading', { level: 1, name: 'Peace treaty between Russia and Japan' }).waitFor();
    await shared.getByText('Shikotan').first().waitFor();
    expect(asked).toEqual([]);
    expect(readFileSync(file, 'utf8')).not.toMatch(/<script|https?:\/\/[^"]*\.(?:js|css|woff)/);
    await other.close();
  });

  it('puts deadlines in a calendar', async () => {
    const page = await reader.context.newPage();
    await openText(page, 'calendar');
    await page.getByRole('link', { name: 'Duties', exact: true }).click();
    await page.waitForURL(/duties/);
    await page.goto(`${page.url()}&on=2019-02-01`);
    await page.getByRole('button', { name: 'Share' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the deadlines' }).click()]);
    const file = join(reader.folder, 'deadlines.ics');
    await download.saveAs(file);
    expect(readFileSync(file, 'utf8')).toMatch(/BEGIN:VCALENDAR[\s\S]*20190701/);
    await page.close();
  });

  it('saves a picture that stands on its own', async () => {
    const page = await reader.context.newPage();
    await openView(page, site.url, 'timeline');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as SVG' }).click()]);
    const file = join(reader.folder, 'timeline.svg');
    await download.saveAs(file);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(text).not.toContain('var(--');
    await page.goto(pathToFileURL(file).href);
    expect(await page.locator('svg rect').count()).toBeGreaterThan(5);
    await page.close();
  });

  it('prints without what is only for the screen', async () => {
    const page = await reader.context.newPage();
    await openView(page, site.url, 'duties');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Views' }).isVisible()).toBe(false);
    expect(await page.getByRole('slider').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    await page.close();
  });
});

describe('the keyboard alone', () => {
  it('opens the flagship, moves the day, asks why, and goes to the clause', async () => {
    const page = await reader.context.newPage();
    await page.goto(site.url);
    await page.getByRole('link', { name: 'Peace treaty between Russia and Japan' }).waitFor();
    const tabTo = async (name: RegExp, most = 60): Promise<void> => {
      for (let i = 0; i < most; i++) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(() => { const e = document.activeElement; return `${e?.getAttribute('aria-label') ?? ''} ${e?.textContent ?? ''}`; });
        if (name.test(label)) return;
      }
      throw new Error(`no way by Tab to ${name}`);
    };
    await tabTo(/Peace treaty between Russia and Japan/);
    await page.keyboard.press('Enter');
    await page.locator('#timeline-picture').waitFor();
    await tabTo(/Chart of instruments/);
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
    await page.keyboard.press('Control+Home');
    await page.evaluate(() => { (document.activeElement as HTMLElement).blur(); });
    await tabTo(/^\s*Duties\s*$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Duties', exact: true }).waitFor();
    await tabTo(/^\s*Why\?/);
    await page.keyboard.press('Enter');
    await page.locator('.why .sentence').waitFor();
    await tabTo(/article 9/);
    await page.keyboard.press('Enter');
    await tabTo(/declaration\.treaty, line/);
    await page.keyboard.press('Enter');
    await page.locator('.cm-activeLine', { hasText: 'USSR shall transfer' }).waitFor();
    await page.close();
  });

  it('closes what it opened by Escape, and comes back to where it was', async () => {
    const page = await reader.context.newPage();
    await openView(page, site.url, 'duties');
    const button = page.getByRole('button', { name: 'No reading' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: /force/ }).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await button.evaluate((e) => e === document.activeElement)).toBe(true);
    await page.close();
  });
});

it('nothing went wrong unseen', () => {
  expect(reader.complaints).toEqual([]);
});
