/** What the engine compiled stays in the user's cache folder, so that the next start needn't compile it again. Nodes before 22.1 have no such cache. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

interface CompileCache {
  readonly enableCompileCache?: (folder: string) => unknown;
}

/**
 * Turns Node's compile cache on, for what is imported from here on. A folder that can't be written to is no trouble: nothing is kept
 * then. A folder of the user's own, since what is in it is run: the machine's temporary folder is open to others.
 */
export function keepCompiled(): void {
  const { enableCompileCache } = nodeModule as CompileCache;
  if (!enableCompileCache) return;
  try {
    enableCompileCache(folderIn(cacheFolder()));
  } catch { /* Slower, and else the same. */ }
}

/** Our folder in there, made where it isn't; level by level, since Node's own way of making several does not return where none can be made. */
function folderIn(outer: string): string {
  let folder = outer;
  for (const name of ['', 'servanda', 'compiled']) {
    folder = join(folder, name);
    try {
      mkdirSync(folder);
    } catch { /* It is there, most likely; else the next line says so. */ }
    accessSync(folder, constants.W_OK);
  }
  return folder;
}

function cacheFolder(): string {
  const { env, platform } = process;
  if (env['XDG_CACHE_HOME']) return env['XDG_CACHE_HOME'];
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  return platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}
