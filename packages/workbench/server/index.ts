/** What `servanda open` starts: a server on this machine alone that shows one folder in the workbench. */
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { makeApp } from './app.ts';
import { hostsOf } from './guard.ts';

/** How a folder is served. */
export interface ServeOptions {
  /** The folder with the dossier. */
  readonly folder: string;
  /** The folder with the built page (`packages/workbench/dist`). */
  readonly page: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Absent: `127.0.0.1`, which only programs of this machine reach. */
  readonly address?: string;
}

/** A running server. */
export interface Served {
  /** With the token: whoever has it may read and change the folder while the server runs. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts serving. Throws in words for people when the folder or the page is not there, or the port is taken. */
export async function serveWorkbench(options: ServeOptions): Promise<Served> {
  const folder = resolve(options.folder);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw new Error(`\`${options.folder}\` is no folder; name the folder that holds the dossier`);
  if (!(await stat(resolve(options.page, 'index.html')).catch(() => undefined))) throw new Error(`the workbench has not been built: there is no \`index.html\` in \`${options.page}\``);
  const address = options.address ?? '127.0.0.1';
  const token = randomBytes(24).toString('base64url');
  let port = 0;
  const { app, close } = makeApp({ folder, page: resolve(options.page), token, hosts: () => hostsOf(address, port) });
  const server = serve({ fetch: app.fetch, hostname: address, port: options.port ?? 0 });
  try {
    await new Promise<void>((ready, fail) => { server.once('listening', ready); server.once('error', fail); });
  } catch (error) {
    close();
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw isTaken ? new Error(`port ${options.port} is taken; leave it out to get a free one`, { cause: error }) : error;
  }
  port = (server.address() as AddressInfo).port;
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}/${token}/`,
    close: () => new Promise((done) => {
      close();
      server.close(() => { done(); });
      // Streams of changes would keep it open for ever.
      if ('closeAllConnections' in server) server.closeAllConnections();
    }),
  };
}
