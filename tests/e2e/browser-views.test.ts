// Every view on the flagship: it shows what the dossier says, follows the one date, and is open to everyone.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAMILIES } from '../peers/families.ts';
import { buildPage, chooseFile, largeDossier, openView, serveStatic, startReader, violations, type Reader } from './browser-stage.ts';

const views = ['text', 'timeline', 'duties', 'questions', 'network', 'map', 'play', 'sources', 'compare'];
let site: Awaited<ReturnType<typeof serveStatic>>;
const familyText = (name: string, n: number): string => FAMILIES.find((family) => family.name === name)?.text(n) ?? '';
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

/** Waits until the engine has nothing left to do for the view. */
async function settled(view: string): Promise<void> {
  if (view === 'map') await page.locator('#map-picture').waitFor();
  if (view === 'text') await page.locator('.cm-line').first().waitFor();
  if (view === 'questions') await page.locator('td button').first().waitFor();
  await page.waitForTimeout(300);
}

describe.each(views)('%s', (view) => {
  it.each(['light', 'dark'] as const)('is open to everyone, in %s', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openView(page, site.url, view);
    await page.evaluate((s) => { document.documentElement.dataset['scheme'] = s; }, scheme);
    await settled(view);
    expect(await violations(page)).toEqual([]);
  });

  it.each([360, 820, 1920])('fits a screen of %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await openView(page, site.url, view);
    await settled(view);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe('the front page', () => {
  it('offers the examples, and is open to everyone', async () => {
    await page.goto(site.url);
    await page.getByRole('link', { name: 'Peace treaty between Russia and Japan' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('one date for all views', () => {
  it('says who is bound on the day', async () => {
    await openView(page, site.url, 'duties', '&on=2019-01-22');
    await page.getByText('Russia shall transfer Shikotan to Japan').first().waitFor();
    await openView(page, site.url, 'duties', '&on=1956-12-11');
    await page.getByText('Nobody owes anything').waitFor();
  });

  it('moves every view as it is scrubbed, and stands in the address', async () => {
    await openView(page, site.url, 'network', '&on=1950-01-01');
    const slider = page.getByRole('slider', { name: 'Day' });
    await slider.focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.getByText('Who is bound by what at the end of 29 December 1961').waitFor();
    await page.locator('#network-picture').getByText('Treaty of Mutual').waitFor();
    await page.waitForURL(/on=1961-12-29/);
    await page.getByRole('link', { name: 'Duties', exact: true }).click();
    await page.getByText('As they stand at the end of 29 December 1961').waitFor();
  });

  it('goes from event to event', async () => {
    await openView(page, site.url, 'timeline', '&on=1956-12-01');
    await page.getByRole('button', { name: 'Later event, 12 December 1956' }).click();
    await page.getByRole('complementary', { name: 'What happened' }).getByText('Joint Declaration enters into force').first().waitFor();
  });

  it('draws a month as a month, and says not known within it', async () => {
    await openView(page, site.url, 'map', '&on=1945-09-15');
    await settled('map');
    await page.getByRole('row', { name: /Shikotan/ }).getByText('Japan (perhaps) or USSR (perhaps)').waitFor();
    await openView(page, site.url, 'timeline');
    await page.locator('#timeline-picture rect.doubt').first().waitFor({ state: 'attached' });
  });

  it('keeps the party, and shows its own', async () => {
    await openView(page, site.url, 'network', '&on=2019-01-22&party=USA');
    await page.getByRole('heading', { name: 'Network around USA' }).waitFor();
    expect(await page.locator('#network-picture').getByText('Joint Declaration').count()).toBe(0);
  });
});

describe('why', () => {
  it('opens in place, down to the clause and the source', async () => {
    await openView(page, site.url, 'duties', '&on=2019-01-22');
    await page.getByRole('button', { name: 'Why?' }).first().click();
    const why = page.locator('.why').first();
    await why.locator('.sentence').waitFor();
    await why.getByText('entered into force', { exact: false }).first().waitFor();
    await page.locator('details summary', { hasText: 'article 9' }).first().click();
    await page.getByText('USSR shall transfer Shikotan and Habomai to Japan after PeaceTreaty enters into force.').first().waitFor();
    await page.getByRole('link', { name: /^declaration.treaty, line/ }).first().click();
    await page.locator('.cm-activeLine', { hasText: 'USSR shall transfer' }).waitFor();
  });
});

describe('questions', () => {
  it('shows a verdict in each cell, and opens one', async () => {
    await openView(page, site.url, 'questions');
    const row = page.getByRole('row', { name: /Is Joint Declaration in force for Russia on 1 Jan/ });
    await row.getByRole('button', { name: /no$/ }).first().waitFor();
    await page.getByRole('button', { name: 'Is Russia to hand over Shikotan now?' }).first().click();
    await page.locator('.answer .verdict').waitFor();
    await page.waitForURL(/open=transfer/);
  });

  it('shows which readings decide whether promises can be kept, and the play that breaks one', async () => {
    await openView(page, site.url, 'questions', '&open=promises&readings=force,prompt');
    const row = page.getByRole('row', { name: /Can Japan keep every commitment once/ });
    await row.getByRole('button', { name: /force \+ prompt: no/ }).waitFor({ timeout: 60_000 });
    await row.getByRole('button', { name: /No reading: yes/ }).waitFor({ timeout: 60_000 });
    await row.getByRole('button', { name: /self defence: yes/ }).first().waitFor({ timeout: 60_000 });
    await page.getByText('Russia attacks USA at Home Islands').waitFor();
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByText('2 of 2').waitFor();
  });

  it('tries a repair with one click, shows what it changes, and writes it into the dossier', async () => {
    await openView(page, site.url, 'questions', '&open=promises&readings=force,prompt');
    const repair = page.locator('.lines li', { hasText: 'Security Treaty article 5 prevails over Peace Treaty article security' });
    await repair.getByRole('button', { name: 'Try it' }).click({ timeout: 90_000 });
    await repair.getByText('SecurityTreaty article 5 prevails over PeaceTreaty article security.', { exact: true }).waitFor({ timeout: 90_000 });
    await repair.getByText('no yes').waitFor();
    await repair.getByRole('button', { name: 'Write it into the dossier' }).click();
    await page.getByRole('row', { name: /Can Japan keep every commitment once/ }).getByRole('button', { name: /force \+ prompt: yes/ }).waitFor({ timeout: 90_000 });
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('row', { name: /Can Japan keep every commitment once/ }).getByRole('button', { name: /force \+ prompt: no/ }).waitFor({ timeout: 90_000 });
  });
});

describe('trouble that nobody asked about', () => {
  it('is searched for, shown with its clauses, and accepted in the text', async () => {
    await openView(page, site.url, 'questions');
    await page.getByRole('button', { name: 'Search for it' }).click();
    const row = page.locator('section li', { hasText: 'Peace Treaty' }).filter({ has: page.getByRole('button', { name: 'Accept it' }) }).first();
    await row.waitFor({ timeout: 90_000 });
    await row.getByRole('button', { name: 'Accept it' }).click();
    await page.getByText('accepted; give the reason in the text').waitFor();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  });
});

describe('tension', () => {
  it('is drawn between instruments that cannot both be kept, with both clauses beside each other', async () => {
    await openView(page, site.url, 'network', '&readings=force,prompt');
    const clash = page.locator('.detail', { hasText: 'Peace Treaty article security' }).first();
    await clash.waitFor({ timeout: 90_000 });
    await clash.getByText('each party shall assist the other party', { exact: false }).first().waitFor();
    await page.locator('#network-picture .tension').first().waitFor({ state: 'attached' });
  });
});

describe('what if', () => {
  it('lets an act happen and shows what is otherwise; undo takes it back; a line is saved as a question', async () => {
    await openView(page, site.url, 'play', '&on=2019-01-22');
    await page.getByRole('combobox', { name: 'Act' }).selectOption({ label: 'State transfers Territory to State' });
    await page.getByRole('combobox', { name: 'giver' }).selectOption('Russia');
    await page.getByRole('combobox', { name: 'land' }).selectOption('Shikotan');
    await page.getByRole('combobox', { name: 'taker' }).selectOption('Japan');
    await page.getByRole('button', { name: 'Make it happen' }).click();
    await page.getByRole('row', { name: /Russia shall transfer Shikotan to Japan pending discharged/ }).waitFor();
    await page.getByRole('button', { name: 'Branch off here' }).click();
    await page.getByRole('button', { name: 'Line B' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Save as a question' }).click();
    await page.getByRole('heading', { name: 'Questions' }).waitFor();
    await page.getByRole('button', { name: /What if Russia transfers Shikotan to Japan/ }).first().waitFor();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /What if Russia transfers/ }).first().waitFor({ state: 'detached' });
  });
});

describe('sources', () => {
  it('puts the claim and what speaks against it side by side', async () => {
    await openView(page, site.url, 'sources');
    const pair = page.locator('.pair', { hasText: 'Japan ratified Joint Declaration' });
    await pair.getByText('8 December 1956').first().waitFor();
    await pair.getByText('exchange ratifications', { exact: false }).first().waitFor();
  });

  it('goes back to what was known on a day', async () => {
    await openView(page, site.url, 'sources', '&known=2018-11-14');
    await page.getByText('count only what had become known by 14 Nov 2018').waitFor();
  });
});

describe('the tour', () => {
  it('shows the flagship in five steps, once', async () => {
    await openView(page, site.url, 'timeline');
    await page.getByRole('button', { name: 'Show me' }).click();
    await page.getByText('12 December 1956').first().waitFor();
    for (const view of ['Duties', 'Map', 'Questions', 'What if']) {
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByRole('heading', { level: 2, name: view }).waitFor();
    }
    await page.getByRole('button', { name: 'Done' }).click();
    await openView(page, site.url, 'duties');
    expect(await page.getByRole('complementary', { name: 'Tour' }).count()).toBe(0);
  });
});

describe('a dossier of 500 instruments', () => {
  it('is read, drawn and scrubbed', async () => {
    await chooseFile(page, site.url, 'large.treaty', largeDossier(500));
    await page.getByText('40 of 501 instruments').or(page.getByText('40 of 500 instruments')).first().waitFor({ timeout: 60_000 });
    await page.getByRole('slider', { name: 'Day' }).focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowLeft');
    await page.getByRole('link', { name: 'Network', exact: true }).click();
    await page.getByText('are too many for one picture').waitFor();
  });
});

it('nothing went wrong unseen', () => {
  expect(reader.complaints).toEqual([]);
});

describe('a failing question', () => {
  it('tells at each turn what the party could do and what that costs toward whom, which provision prevails and which readings decide', async () => {
    await openView(page, site.url, 'questions', '&readings=force,prompt&open=promises');
    const row = page.getByRole('row', { name: /^Japan assists USA against Russia/ });
    await row.getByText('Peace Treaty article security is breached toward Russia').waitFor({ timeout: 90_000 });
    await page.getByRole('heading', { name: 'Which of them prevails' }).waitFor();
    await page.getByText('Under force and prompt together the answer is no; without either of them it is yes').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('a question that takes long', () => {
  it('is stopped at once, and can be asked again', async () => {
    await chooseFile(page, site.url, 'ring.treaty', familyText('ring', 9));
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    await page.getByRole('button', { name: 'Can P0 keep every commitment?', exact: true }).click();
    await page.getByRole('columnheader', { name: 'helping' }).waitFor();
    const place = page.url();
    await page.goto(place.includes('readings=') ? place : `${place}&readings=helping`);
    await page.getByRole('button', { name: 'Stop', exact: true }).click({ timeout: 60_000 });
    const begun = Date.now();
    await page.getByText('Stopped before it was worked out, so the answer is not known.').waitFor();
    // At once where nothing else runs; the question itself would take minutes.
    expect(Date.now() - begun).toBeLessThan(10_000);
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByText('Working it out').waitFor();
  });
});

describe('two drafts of one dossier', () => {
  it('are compared with each other, and the link says which', async () => {
    await openView(page, site.url, 'compare', '', 'example:ceasefire');
    await page.getByRole('button', { name: 'Compare them' }).click();
    await page.getByText('Compared with First Draft, Second Draft is stricter for North').waitFor({ timeout: 60_000 });
    expect(page.url()).toContain('open=SecondDraft,FirstDraft');
    expect(await page.locator('ins', { hasText: 'North shall release its wounded prisoners within 5 days' }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
  });

  it('are not offered where there is no draft', async () => {
    await openView(page, site.url, 'compare', '', 'example:paris');
    expect(await page.getByText('Two drafts of this dossier').count()).toBe(0);
  });
});
