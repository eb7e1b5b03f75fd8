/** The built page on disk → what is answered for each of its addresses. Files are listed once; no address is ever made a path. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** One file of the page. */
export interface PageFile {
  readonly type: string;
  readonly read: () => Uint8Array<ArrayBuffer>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.json': 'application/json', '.wasm': 'application/wasm',
};

/** The page's files by address, such as `assets/index.js`. */
export function pageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  const walk = (at: string, prefix: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const place = join(at, entry.name);
      if (entry.isDirectory()) walk(place, `${prefix}${entry.name}/`);
      const type = TYPES[extname(entry.name)];
      if (entry.isFile() && type !== undefined) files.set(prefix + entry.name, { type, read: () => new Uint8Array(readFileSync(place)) });
    }
  };
  walk(folder, '');
  return files;
}

/** The first page, told which folder is served and under which nonce styles may be added. */
export function firstPage(html: string, folder: string, nonce: string): string {
  const name = folder.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  return html.replace('<meta name="style-nonce" content="" />', () => `<meta name="style-nonce" content="${nonce}" /><meta name="served-folder" content="${name}" />`);
}

/** What the page may do: its own scripts, workers and styles; nothing from elsewhere, nothing inline but styles that carry the nonce. */
export function policy(nonce: string): string {
  return [
    "default-src 'none'", "script-src 'self'", "worker-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data: blob:", "connect-src 'self'",
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
}
