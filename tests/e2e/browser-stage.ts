// A browser with the built workbench in it: the page served as any static host would, Debian's Chromium driving it.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Where the page is built: a place of this process alone, so that test files and a build beside them don't take it from each other. */
export const builtPage = mkdtempSync(join(tmpdir(), 'servanda-page-'));
process.on('exit', () => { rmSync(builtPage, { recursive: true, force: true }); });
/** The flagship's folder. */
export const flagship = join(root, 'examples', 'kurils');

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? 'chromium';
const args = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Builds the page; every test file begins with it, and it takes a few seconds. */
export function buildPage(): void {
  execFileSync(join(root, 'node_modules', '.bin', 'vite'), ['build', '--logLevel', 'error', '--outDir', builtPage, '--emptyOutDir'], { cwd: join(root, 'packages', 'workbench'), stdio: ['ignore', 'ignore', 'inherit'] });
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };

/** Serves the built page on a free port of this machine. */
export async function serveStatic(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)).replace(/^(\.\.[/\\])+/, '');
    const place = join(builtPage, path.endsWith('/') ? `${path}index.html` : path);
    if (!place.startsWith(builtPage) || !existsSync(place) || !statSync(place).isFile()) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'content-type': TYPES[extname(place)] ?? 'application/octet-stream' }).end(readFileSync(place));
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => { server.closeAllConnections(); server.close(); } };
}

/** A reader's browser: its storage lasts as long as the folder does. */
export interface Reader {
  readonly context: BrowserContext;
  readonly folder: string;
  /** What the pages complained of: errors, and what their policy refused. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** Starts a browser of its own; `more`: further switches of its command line. */
export async function startReader(options: BrowserContextOptions = {}, folder = mkdtempSync(join(tmpdir(), 'servanda-reader-')), more: readonly string[] = []): Promise<Reader> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath, args: [...args, ...more], headless: true, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB', acceptDownloads: true, ...options,
  });
  const complaints: string[] = [];
  const listen = (page: Page): void => {
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  };
  context.on('page', listen);
  for (const page of context.pages()) listen(page);
  return { context, folder, complaints, close: async () => { await context.close(); rmSync(folder, { recursive: true, force: true }); } };
}

/** Opens a view and waits until the dossier is read. */
export async function openView(page: Page, base: string, view: string, more = '', dossier = 'example:kurils'): Promise<void> {
  await page.goto(`${base}#/${view}?dossier=${dossier}${more}`);
  await page.locator('main[aria-busy="false"]').waitFor();
}

/** A dossier of so many instruments between a dozen States, with signatures, ratifications and duties over seventy years. */
export function largeDossier(instruments: number): string {
  const states = ['Arland', 'Borland', 'Corland', 'Dorland', 'Erland', 'Forland', 'Gorland', 'Horland', 'Irland', 'Jorland', 'Korland', 'Lorland'];
  const parts = [`dossier "A large dossier".\nas of 2019-01-22.\nState: ${states.join(', ')}.\nact State informs State.\nact State takes hostile action against State.\n`];
  for (let i = 0; i < instruments; i++) {
    const [a, b] = [states[i % 12]!, states[(i * 5 + 1 + (i % 12 === (i * 5 + 1) % 12 ? 1 : 0)) % 12]!];
    const year = 1949 + (i % 68);
    parts.push(`
instrument Treaty_${i} "Treaty of friendship number ${i}" between ${a} and ${b}.
Subject to ratification.
Enters into force on exchange of ratifications.
article 1.
Each party shall not take hostile action against the other party.
article 2.
Each party shall inform the other party within 6 months after this instrument enters into force.
On ${year}-02-01 ${a} and ${b} sign Treaty_${i}.
On ${year}-09-15 ${a} and ${b} exchange ratifications of Treaty_${i}.
On ${year}-11-${10 + (i % 18)} ${a} informs ${b}.
`);
  }
  return parts.join('');
}

/** Opens files that a reader chooses, from the front page. */
export async function chooseFile(page: Page, base: string, name: string, text: string): Promise<void> {
  await page.goto(base);
  await page.locator('input[type="file"]').first().setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.locator('main[aria-busy="false"] h2').first().waitFor();
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 A and AA, and its best practices. */
export async function violations(on: Page): Promise<string[]> {
  await on.evaluate(`${axe}; undefined`);
  return on.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    const found = await runner.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 160)} — ${n.failureSummary ?? ''}`).join(' | ')}`);
  });
}
