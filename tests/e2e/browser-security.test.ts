// Text and pages that mean harm: what a dossier says never becomes markup, and no other page gets at a served folder.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveWorkbench, type Served } from '@servanda/workbench/server';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, builtPage, flagship, serveStatic, startReader, type Reader } from './browser-stage.ts';

const HARM = '<img src=x onerror=top.harmed=1>';
const views = ['text', 'timeline', 'duties', 'questions', 'network', 'map', 'play', 'sources', 'compare'];
let site: Awaited<ReturnType<typeof serveStatic>>;
let reader: Reader;

beforeAll(async () => {
  buildPage();
  site = await serveStatic();
  reader = await startReader();
});

afterAll(async () => {
  await reader.close();
  site.close();
});

/** The flagship with markup in each of its titles, quotes, sources and notes; only what names a file stays. */
function harmful(): { name: string; mimeType: string; buffer: Buffer }[] {
  return readdirSync(flagship).filter((name) => name.endsWith('.treaty')).map((name) => {
    const text = readFileSync(join(flagship, name), 'utf8').replace(/(include )?"([^"\n]*)"/g, (whole, include: string | undefined, words: string) => (include === undefined ? `"${HARM}${words}"` : whole));
    return { name, mimeType: 'text/plain', buffer: Buffer.from(`// ${HARM} </script><script>top.harmed=1</script>\n${text}`) };
  });
}

/** What became markup that should not have, in a page. */
async function harmDone(page: Page): Promise<string[]> {
  await page.waitForTimeout(200);
  return page.evaluate(() => [
    ...((globalThis as unknown as { harmed?: number }).harmed === undefined ? [] : ['ran']),
    ...[...document.querySelectorAll('img:not(.cm-widgetBuffer), [onerror], script:not([src]), iframe, object, embed')].map((e) => e.outerHTML.slice(0, 120)),
  ]);
}

async function saved(page: Page, press: () => Promise<unknown>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 180_000 }), press()]);
  return download;
}

describe('a dossier whose titles, quotes and sources are markup', () => {
  let page: Page;

  beforeAll(async () => {
    page = await reader.context.newPage();
    await page.goto(site.url);
    await page.locator('input[type="file"]').first().setInputFiles(harmful());
    await page.locator('main[aria-busy="false"] h2').first().waitFor();
  });

  afterAll(async () => { await page.close(); });

  it('is shown as it is written, in the head of the page', async () => {
    await page.getByRole('heading', { level: 1, name: `${HARM}Peace treaty between Russia and Japan` }).waitFor();
  });

  it.each(views)('harms nothing in %s', async (view) => {
    await page.goto(page.url().replace(/#\/\w+/, `#/${view}`));
    await page.locator('main[aria-busy="false"]').waitFor();
    await page.waitForTimeout(600);
    for (const summary of await page.locator('main details > summary').all()) if (await summary.isVisible()) await summary.click();
    if (['text', 'timeline', 'questions', 'network', 'sources'].includes(view)) expect(await page.locator('main').innerText()).toContain('onerror');
    expect(await harmDone(page)).toEqual([]);
  });

  it('harms nothing where an answer, a reason or a territory is opened', async () => {
    const at = (rest: string): string => page.url().replace(/#\/.*?dossier=([^&]+).*/, `#/${rest.replace('?', '?dossier=$1&')}`);
    await page.goto(at('duties?on=2019-01-22'));
    await page.getByRole('button', { name: 'Why?' }).first().click();
    await page.locator('.why .sentence').waitFor();
    expect(await harmDone(page)).toEqual([]);
    await page.goto(at('questions?open=promises&readings=force,prompt'));
    await page.getByText('How it can come about').waitFor({ timeout: 90_000 });
    expect(await harmDone(page)).toEqual([]);
    await page.goto(at('map?open=Shikotan&on=2019-01-22'));
    await page.getByRole('heading', { name: /Clauses that bear on/ }).waitFor();
    expect(await harmDone(page)).toEqual([]);
  });

  it('harms nothing in what the editor explains and proposes', async () => {
    await page.getByRole('link', { name: 'Text', exact: true }).click();
    await page.getByRole('navigation', { name: 'Files and headings' }).getByRole('link', { name: 'declaration.treaty' }).click();
    const line = page.locator('.cm-line', { hasText: 'sign JointDeclaration' });
    await line.scrollIntoViewIfNeeded();
    const spot = await line.evaluate((e) => {
      const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const from = node.textContent?.indexOf('JointDeclaration') ?? -1;
        if (from < 0) continue;
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 5);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      return { x: 0, y: 0 };
    });
    await page.mouse.move(spot.x, spot.y, { steps: 4 });
    await page.locator('.told').waitFor();
    expect(await page.locator('.told').innerText()).toContain('onerror');
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Space');
    await page.waitForTimeout(700);
    expect(await harmDone(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('harms nothing in the file that is shared', async () => {
    await page.getByRole('link', { name: 'Duties', exact: true }).click();
    await page.getByRole('button', { name: 'Share' }).click();
    const file = join(reader.folder, 'harmful.html');
    await (await saved(page, () => page.getByRole('button', { name: 'Save as one page' }).click())).saveAs(file);
    const other = await startReader({ offline: true });
    const shared = await other.context.newPage();
    await shared.goto(pathToFileURL(file).href);
    await shared.getByRole('heading', { level: 1 }).waitFor();
    expect(await shared.getByRole('heading', { level: 1 }).innerText()).toContain(HARM);
    expect(await harmDone(shared)).toEqual([]);
    await other.close();
  });

  it.each([['Timeline', 'SVG'], ['Network', 'SVG'], ['Map', 'SVG'], ['Timeline', 'PNG'], ['Map', 'PNG']])('harms nothing in the picture of the %s as %s', async (view, kind) => {
    await page.getByRole('link', { name: view, exact: true }).click();
    await page.locator(`#${view.toLowerCase()}-picture`).waitFor();
    const file = join(reader.folder, `harmful-${view}.${kind.toLowerCase()}`);
    await (await saved(page, () => page.getByRole('button', { name: kind === 'SVG' ? 'Save as SVG' : 'PNG' }).click())).saveAs(file);
    if (kind === 'PNG') {
      const bytes = readFileSync(file);
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(bytes.readUInt32BE(16)).toBeGreaterThan(1000);
      return;
    }
    expect(readFileSync(file, 'utf8')).not.toContain('<img');
    const alone = await reader.context.newPage();
    await alone.goto(pathToFileURL(file).href);
    expect(await alone.locator('svg').count()).toBeGreaterThan(0);
    expect(await harmDone(alone)).toEqual([]);
    await alone.close();
  });

  it('is listed on the front page by its title, as it is written', async () => {
    const front = await reader.context.newPage();
    await front.goto(site.url);
    await front.getByRole('link', { name: `${HARM}Peace treaty between Russia and Japan` }).waitFor();
    expect(await harmDone(front)).toEqual([]);
    await front.close();
  });

  it('would not run even if it became markup: the policy of the page forbids it', async () => {
    await page.evaluate(() => { document.body.insertAdjacentHTML('beforeend', '<img id="planted" src="data:image/gif;base64,x" onerror="top.harmed=1">'); });
    await page.evaluate(() => { const script = document.createElement('script'); script.id = 'planted-too'; script.textContent = 'top.harmed=1'; document.body.append(script); });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as unknown as { harmed?: number }).harmed)).toBeUndefined();
    await page.evaluate(() => { document.getElementById('planted')?.remove(); document.getElementById('planted-too')?.remove(); });
  });
});

describe('a served folder', () => {
  let served: Served;
  let folder = '';
  let outside = '';
  let stranger: Server;
  let strange = '';

  beforeAll(async () => {
    outside = mkdtempSync(join(tmpdir(), 'servanda-outside-'));
    folder = join(outside, 'dossier');
    cpSync(flagship, folder, { recursive: true });
    writeFileSync(join(outside, 'secret.treaty'), 'dossier "Secret".\n');
    symlinkSync(join(outside, 'secret.treaty'), join(folder, 'way-out.treaty'));
    writeFileSync(join(folder, `${HARM.replaceAll('/', '')}.treaty`), 'State: Harmland.\n');
    served = await serveWorkbench({ folder, page: builtPage });
    stranger = createServer((_, response) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>stranger</title><body>'); });
    await new Promise<void>((ready) => { stranger.listen(0, '127.0.0.1', ready); });
    strange = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`;
  });

  afterAll(async () => {
    await served.close();
    stranger.closeAllConnections();
    stranger.close();
    rmSync(outside, { recursive: true, force: true });
  });

  const onDisk = (): string => readFileSync(join(folder, 'dossier.treaty'), 'utf8');

  it('can be reached on the loopback address alone', async () => {
    const { port } = new URL(served.url);
    const others = Object.values(networkInterfaces()).flatMap((all) => all ?? []).filter((each) => !each.internal && each.family === 'IPv4').map((each) => each.address);
    for (const address of others) {
      const isOpen = await new Promise<boolean>((done) => {
        const socket = connect({ host: address, port: Number(port), timeout: 2000 }, () => { socket.destroy(); done(true); });
        socket.on('error', () => { done(false); }).on('timeout', () => { socket.destroy(); done(false); });
      });
      expect(isOpen, address).toBe(false);
    }
  });

  it('shows nothing without its token', async () => {
    const page = await reader.context.newPage();
    const answer = await page.goto(new URL('/', served.url).href);
    expect(answer?.status()).toBe(404);
    expect((await page.goto(new URL('/api/dossier', served.url).href))?.status()).toBe(404);
    await page.close();
    reader.complaints.length = 0;
  });

  it('can be neither read nor changed nor framed by another page, though it knew the token', async () => {
    const before = onDisk();
    const page = await reader.context.newPage();
    await page.goto(strange);
    const got = await page.evaluate(async (url) => {
      const tell = async (wanted: () => Promise<Response>): Promise<string> => { try { const r = await wanted(); return `${r.type} ${r.status} ${(await r.text()).length}`; } catch { return 'refused'; } };
      const body = JSON.stringify({ path: 'dossier.treaty', text: 'gone' });
      return [
        await tell(() => fetch(`${url}api/dossier`)), await tell(() => fetch(`${url}api/dossier`, { mode: 'no-cors' })),
        await tell(() => fetch(`${url}api/file`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body })),
        await tell(() => fetch(`${url}api/file`, { method: 'POST', mode: 'no-cors', body })),
      ];
    }, served.url);
    expect(got.filter((answer) => !answer.startsWith('refused') && !answer.startsWith('opaque 0 0'))).toEqual([]);
    await page.evaluate((url) => { const frame = document.createElement('iframe'); frame.src = url; document.body.append(frame); }, served.url);
    await page.waitForTimeout(800);
    expect(await page.frames().at(-1)?.locator('#app').count().catch(() => 0)).toBe(0);
    expect(onDisk()).toBe(before);
    await page.close();
    reader.complaints.length = 0;
  });

  it('does not answer to a foreign name that is pointed at this machine', async () => {
    const { port, pathname } = new URL(served.url);
    const rebound = await startReader({}, undefined, ['--host-resolver-rules=MAP evil.example 127.0.0.1']);
    const page = await rebound.context.newPage();
    const answer = await page.goto(`http://evil.example:${port}${pathname}`);
    expect(answer?.status()).toBe(403);
    expect(await page.content()).not.toContain('app');
    await rebound.close();
  });

  it('runs nothing inline, and shows a file whose name is markup as a name', async () => {
    const page = await reader.context.newPage();
    await page.goto(`${served.url}#/text?dossier=server`);
    await page.getByRole('navigation', { name: 'Files and headings' }).getByText(HARM.replaceAll('/', '')).waitFor();
    expect(await harmDone(page)).toEqual([]);
    await page.evaluate(() => { document.body.insertAdjacentHTML('beforeend', '<img id="planted" src="data:image/gif;base64,x" onerror="top.harmed=1">'); });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as unknown as { harmed?: number }).harmed)).toBeUndefined();
    await page.close();
    reader.complaints.length = 0;
  });

  it('reads and writes nothing outside, by dots, by escapes, or through a link', async () => {
    const page = await reader.context.newPage();
    await page.goto(`${served.url}#/text?dossier=server`);
    await page.locator('.cm-content').waitFor();
    expect(await page.getByRole('navigation', { name: 'Files and headings' }).innerText()).not.toContain('way-out');
    const paths = ['../secret.treaty', '..%2fsecret.treaty', '%2e%2e/secret.treaty', 'a/../../secret.treaty', 'way-out.treaty', '/etc/hosts.treaty', '..\\secret.treaty', 'a\0.treaty', '.git/x.treaty'];
    const answers = await page.evaluate((all) => Promise.all(all.map(async (path) => (await fetch('api/file', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ path, text: 'gone' }) })).status)), paths);
    // A name with a percent sign is a name like any other; it leads nowhere but into the folder.
    expect(paths.filter((path, i) => answers[i] !== 403 && !path.includes('%'))).toEqual([]);
    expect(readFileSync(join(outside, 'secret.treaty'), 'utf8')).toBe('dossier "Secret".\n');
    expect(readdirSync(outside).sort()).toEqual(['dossier', 'secret.treaty']);
    for (const path of ['..%2fsecret.treaty', 'assets/..%2f..%2fsecret.treaty', '%2e%2e%2f%2e%2e%2fsecret.treaty', 'way-out.treaty', 'dossier.treaty']) expect(await statusOf(new URL(served.url), path), path).toBe(404);
    await page.close();
    reader.complaints.length = 0;
  });
});

/** Asks for a path as it stands, which a browser would put in order first. */
function statusOf(url: URL, path: string): Promise<number> {
  return new Promise((done, fail) => {
    request({ host: url.hostname, port: url.port, path: `${url.pathname}${path}`, headers: { host: url.host } }, (answer) => { answer.resume(); done(answer.statusCode ?? 0); }).on('error', fail).end();
  });
}
