/** Requests of the page → files of the page, texts of the folder, saves, and word of changes. Guarded by guard.ts. */
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { readFolder, watchFolder, writeFileIn } from './folder.ts';
import { refusal } from './guard.ts';
import { firstPage, pageFiles, policy } from './page.ts';

/** What is served to whom. */
export interface AppOptions {
  /** The folder with the dossier. */
  readonly folder: string;
  /** The folder with the built page. */
  readonly page: string;
  readonly token: string;
  /** Names of this server, with port. */
  readonly hosts: () => ReadonlySet<string>;
}

/** The largest save: no file of a dossier is larger. */
const MOST_BYTES = 32_000_000;

/** The server without its socket; `close` ends the watching. */
export function makeApp(options: AppOptions): { readonly app: Hono; readonly close: () => void } {
  const app = new Hono();
  const followers = new Set<() => void>();
  const watching = watchFolder(options.folder, () => { for (const tell of followers) tell(); });
  const files = pageFiles(options.page);

  app.use('*', async (c, next) => {
    const asked = {
      method: c.req.method, host: c.req.header('host'), origin: c.req.header('origin'), site: c.req.header('sec-fetch-site'), token: c.req.path.split('/')[1] ?? '',
    };
    const no = refusal(asked, options.hosts(), options.token);
    if (no) return c.text(`${no.why}\n`, no.status);
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy('none'));
    return undefined;
  });

  app.get('/:token/api/dossier', async (c) => c.json({ folder: basename(options.folder), ...(await readFolder(options.folder)) }));
  app.put('/:token/api/file', bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    if (!(c.req.header('content-type') ?? '').startsWith('application/json')) return c.text('a save is JSON\n', 415);
    const save = saveIn(await c.req.json().catch(() => undefined));
    if (!save) return c.text('a save has a path and a text\n', 400);
    const written = await writeFileIn(options.folder, save.path, save.text, save.version);
    if (written.kind === 'refused') return c.text(`${written.why}\n`, 403);
    return written.kind === 'saved' ? c.json({ version: written.version }) : c.json({ text: written.text, version: written.version }, 409);
  });
  app.get('/:token/api/changes', (c) => streamSSE(c, async (stream) => {
    const tell = (): void => { void stream.writeSSE({ data: 'changed' }); };
    followers.add(tell);
    const beat = setInterval(() => { void stream.write(':\n\n'); }, 20_000);
    await new Promise<void>((resolve) => { stream.onAbort(resolve); });
    clearInterval(beat);
    followers.delete(tell);
  }));
  app.get('/:token/*', (c) => {
    const address = c.req.path.slice(options.token.length + 2);
    const file = files.get(address === '' ? 'index.html' : address);
    if (!file) return c.text('nothing here\n', 404);
    if (address !== '' && address !== 'index.html') {
      // Built files carry the hash of their content in their name.
      if (address.startsWith('assets/')) c.header('Cache-Control', 'private, max-age=31536000, immutable');
      return c.body(file.read(), 200, { 'Content-Type': file.type });
    }
    const nonce = randomBytes(16).toString('base64');
    c.header('Content-Security-Policy', policy(nonce));
    return c.html(firstPage(new TextDecoder().decode(file.read()), basename(options.folder), nonce));
  });
  app.onError((error, c) => c.text(`${error.message}\n`, 500));
  app.get('/:token', (c) => c.redirect(`/${options.token}/`));
  return { app, close: () => { watching.close(); } };
}

function saveIn(body: unknown): { path: string; text: string; version: string | undefined } | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { path, text, version } = body as Record<string, unknown>;
  if (typeof path !== 'string' || typeof text !== 'string' || !(version === undefined || typeof version === 'string')) return undefined;
  return { path, text, version };
}
