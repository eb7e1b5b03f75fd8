/** `servanda open`: the workbench in a browser on a folder, served to this machine alone until it is stopped. */
import { serveWorkbench } from '@servanda/workbench/server';
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

export interface OpenOptions {
  readonly port?: string;
  readonly browser: boolean;
}

export async function run(path: string | undefined, options: OpenOptions, terminal: Terminal): Promise<number> {
  const given = path ?? '.';
  const stat = statSync(given, { throwIfNoEntry: false });
  const port = Number(options.port ?? '0');
  const page = pageFolder();
  const wrong = stat === undefined ? { code: EXIT.noInput, why: `there is no \`${given}\`` }
    : !Number.isInteger(port) || port < 0 || port > 65_535 ? { code: EXIT.usage, why: `\`--port\` takes a number up to 65535, not \`${options.port}\`` }
    : page === undefined ? { code: EXIT.noInput, why: 'the workbench has not been built; in the repository, run `npm run build -w packages/workbench`' } : undefined;
  if (wrong || page === undefined || stat === undefined) {
    terminal.err(`${terminal.palette.error('error')}: ${wrong?.why}\n`);
    return wrong?.code ?? EXIT.internal;
  }
  const served = await serveWorkbench({ folder: stat.isDirectory() ? given : dirname(given), page, port }).catch((error: unknown) => error as Error);
  if (served instanceof Error) {
    terminal.err(`${terminal.palette.error('error')}: ${served.message}\n`);
    return EXIT.usage;
  }
  terminal.out(`The workbench is at ${served.url}\nWhoever has this address can read and change the folder while this runs. Stop with Ctrl-C.\n`);
  if (options.browser && terminal.isInteractive) openBrowser(served.url);
  await new Promise<void>((done) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { done(); }); });
  await served.close();
  return EXIT.ok;
}

/** Beside the program when installed, in the workbench's package when run in the repository. */
function pageFolder(): string | undefined {
  let place = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const found = [join(place, 'workbench'), join(place, 'packages', 'workbench', 'dist')].find((folder) => existsSync(join(folder, 'index.html')) && !existsSync(join(folder, 'package.json')));
    if (found !== undefined || dirname(place) === place) return found;
    place = dirname(place);
  }
}

/** Asks the desktop to open the address; where there is none, the address printed has to do. */
function openBrowser(url: string): void {
  const [command, args] = process.platform === 'darwin' ? ['open', [url]] : process.platform === 'win32' ? ['cmd', ['/c', 'start', '', url]] : ['xdg-open', [url]];
  spawn(command as string, args as string[], { stdio: 'ignore', detached: true }).on('error', () => undefined).unref();
}
