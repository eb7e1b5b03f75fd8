// A clean clone becomes one that can run: installs the packages of package-lock.json when they are not there, then runs
// the command it was given with the project's own Node (node_modules/.bin) first in the path.
//
//   node tools/setup.mjs                       only set up
//   node tools/setup.mjs node tools/test.ts    set up, then run a command
//
// This file is the only one that a machine's own Node runs before anything is installed. So it is plain JavaScript,
// depends on nothing, and works on Node 20; everything after it may rely on the Node pinned in package.json.
// Why a second Node at all: docs/decisions/0001-tools.md.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules', '.bin');
const environment = { ...process.env, PATH: binaries + delimiter + (process.env.PATH ?? '') };

/** The `packages` of a lock file, or undefined when there is no such file or it was cut short. */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * What the lock file wants and node_modules lacks. npm records what it installed in node_modules/.package-lock.json,
 * so the two can be compared and no stamp of our own can go stale. Optional packages are for other platforms.
 */
function missingPackages() {
  const wanted = lockedPackages(join(root, 'package-lock.json')) ?? {};
  const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return ['node_modules'];
  return Object.entries(wanted)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional)
    .filter(([path, entry]) => installed[path]?.version !== entry.version || !existsSync(join(root, path)))
    .map(([path]) => path);
}

/** The major version of the Node in node_modules, 0 when its install script has not put the program there. */
function ownNodeMajor() {
  const run = spawnSync(join(binaries, 'node'), ['--version'], { encoding: 'utf8' });
  return run.status === 0 ? Number(/^v(\d+)/.exec(run.stdout)?.[1] ?? 0) : 0;
}

/** Runs a program, keeps it quiet, and shows what it said only when it fails. */
function quietly(what, program, args) {
  const run = spawnSync(program, args, { cwd: root, env: process.env, encoding: 'utf8', shell: process.platform === 'win32' });
  if (run.status === 0) return;
  process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error ? `${run.error.message}\n` : ''}`);
  process.stderr.write(`set-up failed: ${what} did not succeed; the lines above say why\n`);
  process.exit(1);
}

/** npm as the one that runs us, or the one in the path. */
function npm(what, args) {
  const self = process.env.npm_execpath;
  if (self?.endsWith('.js')) quietly(what, process.execPath, [self, ...args]);
  else quietly(what, 'npm', args);
}

function setUp() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    process.stderr.write(`set-up needs Node 20 or later; this is ${process.version}\n`);
    process.exit(1);
  }
  if (missingPackages().length > 0) {
    process.stderr.write('installing the packages of package-lock.json (once) …\n');
    npm('`npm ci`', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  // npm 11 runs install scripts only for the packages that `allowScripts` names, and a user's settings can forbid
  // all of them; then the script of the `node` package is run by hand.
  if (ownNodeMajor() < 24) {
    npm('the install script of the `node` package', ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
  }
  if (ownNodeMajor() < 24) {
    process.stderr.write('set-up failed: node_modules/.bin/node is not Node 24; delete node_modules and try again\n');
    process.exit(1);
  }
}

setUp();
const [program, ...args] = process.argv.slice(2);
if (program !== undefined) {
  const run = spawnSync(program, args, { cwd: root, env: environment, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.error) process.stderr.write(`${program}: ${run.error.message}\n`);
  process.exit(run.status ?? 1);
}
