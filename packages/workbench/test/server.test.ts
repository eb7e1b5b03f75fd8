// The server of `servanda open` against those who should not get in, and saves against changes in between.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeIn, versionOf } from '../server/folder.ts';
import { hostsOf, refusal, type Asked } from '../server/guard.ts';
import { serveWorkbench, type Served } from '../server/index.ts';

const root = mkdtempSync(join(tmpdir(), 'servanda-server-'));
const folder = join(root, 'dossier');
const page = join(root, 'page');
let served: Served;
let token = '';
let port = 0;

interface Answer { status: number; text: string; headers: Record<string, string | string[] | undefined> }

/** Asks as anybody may ask: with whatever host, origin and path. */
function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: options.headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => { resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }); });
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

function save(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return ask(`/${token}/api/file`, { method: 'PUT', headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}`, ...headers }, body: JSON.stringify(body) });
}

beforeAll(async () => {
  mkdirSync(folder);
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'dossier.treaty'), 'dossier "A".\n');
  writeFileSync(join(folder, 'secret.txt'), 'not a dossier file');
  writeFileSync(join(root, 'outside.treaty'), 'outside');
  symlinkSync(root, join(folder, 'link'));
  symlinkSync(join(root, 'outside.treaty'), join(folder, 'linked.treaty'));
  writeFileSync(join(page, 'index.html'), '<meta name="style-nonce" content="" /><script type="module" src="./assets/a.js"></script>');
  writeFileSync(join(page, 'assets', 'a.js'), '1');
  served = await serveWorkbench({ folder, page });
  const url = new URL(served.url);
  token = url.pathname.split('/')[1] ?? '';
  port = Number(url.port);
});

afterAll(async () => {
  await served.close();
  rmSync(root, { recursive: true, force: true });
});

describe('who gets in', () => {
  it('serves on the loopback address alone, under a long token', () => {
    expect(new URL(served.url).hostname).toBe('127.0.0.1');
    expect(token).toMatch(/^[\w-]{32}$/);
  });

  it('shows nothing without the token, not even that something is there', async () => {
    for (const path of ['/', '/index.html', '/api/dossier', '/wrong/api/dossier', `/${token.slice(1)}/`, `/${token}x/`]) {
      expect((await ask(path)).status, path).toBe(404);
    }
  });

  it('answers to its own names only, so that no other name can be pointed at it', async () => {
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`, `localhost.evil.example:${port}`]) {
      expect((await ask(`/${token}/api/dossier`, { headers: { host } })).status, host).toBe(403);
    }
    expect((await ask(`/${token}/api/dossier`, { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });

  it('answers no request of another page', async () => {
    for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${port + 1}`, `https://127.0.0.1:${port}`]) {
      expect((await ask(`/${token}/api/dossier`, { headers: { origin } })).status, origin).toBe(403);
      expect((await save({ path: 'dossier.treaty', text: 'x' }, { origin })).status, origin).toBe(403);
    }
    expect((await ask(`/${token}/api/dossier`, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  it('takes changes only from the page itself', () => {
    const hosts = hostsOf('127.0.0.1', 80);
    const asked: Asked = { method: 'PUT', host: '127.0.0.1:80', origin: undefined, site: undefined, token: 't' };
    expect(refusal(asked, hosts, 't')?.status).toBe(403);
    expect(refusal({ ...asked, site: 'same-origin' }, hosts, 't')).toBeUndefined();
    expect(refusal({ ...asked, method: 'GET' }, hosts, 't')).toBeUndefined();
  });
});

describe('what the page may do', () => {
  it('has a strict policy with no inline script, and a nonce for styles that is new each time', async () => {
    const [a, b] = [await ask(`/${token}/`), await ask(`/${token}/`)];
    const policy = String(a.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    const nonce = /nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(a.text).toContain(`content="${nonce}"`);
    expect(b.text).not.toContain(nonce);
    expect(a.headers['x-content-type-options']).toBe('nosniff');
    expect(a.headers['referrer-policy']).toBe('no-referrer');
  });

  it('gets the built files, and no others', async () => {
    expect((await ask(`/${token}/assets/a.js`)).text).toBe('1');
    for (const path of ['assets/../../dossier/secret.txt', '..%2f..%2fsecret.txt', 'assets/%2e%2e/%2e%2e/dossier/dossier.treaty', 'secret.txt']) {
      expect((await ask(`/${token}/${path}`)).status, path).toBe(404);
    }
  });
});

describe('reading and saving', () => {
  it('reads dossier files, and follows no link', async () => {
    const { files, versions } = JSON.parse((await ask(`/${token}/api/dossier`)).text) as { files: Record<string, string>; versions: Record<string, string> };
    expect(Object.keys(files)).toEqual(['dossier.treaty']);
    expect(versions['dossier.treaty']).toBe(versionOf('dossier "A".\n'));
  });

  it('refuses every path that leads outside, by dots, by links, or to other kinds of file', async () => {
    const paths = ['../outside.treaty', 'a/../../outside.treaty', '/etc/x.treaty', 'link/outside.treaty', 'linked.treaty', 'C:/x.treaty', 'a\\..\\x.treaty', '.hidden/x.treaty', 'x.sh', 'node_modules/x.treaty', 'x\0.treaty', ''];
    for (const path of paths) expect((await save({ path, text: 'x' })).status, path).toBe(403);
    expect(readFileSync(join(root, 'outside.treaty'), 'utf8')).toBe('outside');
    expect(await placeIn(folder, 'new/deep/x.treaty')).toHaveProperty('place');
  });

  it('saves a file as a whole, and leaves nothing beside it', async () => {
    writeFileSync(join(folder, 'one.treaty'), 'before');
    const answer = await save({ path: 'one.treaty', text: 'after', version: versionOf('before') });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ version: versionOf('after') });
    expect(readFileSync(join(folder, 'one.treaty'), 'utf8')).toBe('after');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('writes nothing over a change made on disk in between, and gives the text that is there', async () => {
    writeFileSync(join(folder, 'two.treaty'), 'read');
    const version = versionOf('read');
    writeFileSync(join(folder, 'two.treaty'), 'changed by an editor');
    const answer = await save({ path: 'two.treaty', text: 'mine', version });
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.text)).toEqual({ text: 'changed by an editor', version: versionOf('changed by an editor') });
    expect(readFileSync(join(folder, 'two.treaty'), 'utf8')).toBe('changed by an editor');
  });

  it('lets only one of two saves of the same version through', async () => {
    writeFileSync(join(folder, 'three.treaty'), 'base');
    const version = versionOf('base');
    const answers = await Promise.all([save({ path: 'three.treaty', text: 'one', version }), save({ path: 'three.treaty', text: 'two', version })]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });

  it('makes a new file only where none is', async () => {
    expect((await save({ path: 'new/four.treaty', text: 'x' })).status).toBe(200);
    expect((await save({ path: 'new/four.treaty', text: 'y' })).status).toBe(409);
  });

  it('refuses what is no save', async () => {
    expect((await save({ path: 1, text: 'x' })).status).toBe(400);
    expect((await save('x')).status).toBe(400);
    expect((await save({ path: 'a.treaty', text: 'x' }, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('tells of changes on disk', async () => {
    const told = new Promise<string>((resolve, reject) => {
      const stream = request({ host: '127.0.0.1', port, path: `/${token}/api/changes` }, (answer) => {
        answer.setEncoding('utf8').once('data', (part: string) => { resolve(part); stream.destroy(); });
        setTimeout(() => { writeFileSync(join(folder, 'five.treaty'), 'new'); }, 50);
      });
      stream.on('error', reject);
      stream.end();
    });
    expect(await told).toContain('data: changed');
  });
});

describe('starting', () => {
  it('says in words what is missing', async () => {
    await expect(serveWorkbench({ folder: join(root, 'nowhere'), page })).rejects.toThrow('is no folder');
    await expect(serveWorkbench({ folder, page: folder })).rejects.toThrow('has not been built');
    await expect(serveWorkbench({ folder, page, port })).rejects.toThrow('is taken');
  });
});
