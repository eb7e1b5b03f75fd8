// The published package, as a stranger gets it: packed, installed into an empty folder without a network, and used from
// the command line and from code, under the oldest Node it promises to run on.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The path without the project's own Node, so that `node` is the machine's. */
const machinePath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter);
const environment = { ...process.env, PATH: machinePath, NO_COLOR: '1' };

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'servanda-package-'));
  execFileSync('npm', ['pack', '--silent', '--workspace', 'packages/cli', '--pack-destination', folder], { cwd: root, stdio: 'pipe' });
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no tarball');
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"name":"app","private":true,"type":"module"}');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', join(folder, tarball)], {
    cwd: app,
    env: environment,
    stdio: 'pipe',
  });
  folder = app;
});

afterAll(() => {
  if (folder !== '') rmSync(dirname(folder), { recursive: true, force: true });
});

function servanda(...args: string[]) {
  const run = spawnSync(join(folder, 'node_modules', '.bin', 'servanda'), args, { cwd: folder, env: environment, encoding: 'utf8' });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

describe('what is packed', () => {
  it('has no dependencies, and brings its licence and those of what it bundles', () => {
    const installed = join(folder, 'node_modules', 'servanda');
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest['dependencies']).toBeUndefined();
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['servanda']);
    for (const file of ['README.md', 'LICENSE', 'dist/servanda.mjs', 'dist/api.js', 'dist/api.d.ts', 'dist/THIRD-PARTY.txt']) {
      expect(existsSync(join(installed, file)), file).toBe(true);
    }
  });
});

describe('the command line', () => {
  it('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')) as { version: string };
    expect(servanda('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('creates a starter dossier that checks', () => {
    expect(servanda('new', 'first').status).toBe(0);
    const check = servanda('check', 'first');
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });

  it('checks the flagship from its folder', () => {
    const check = servanda('check', join(root, 'examples', 'kurils'));
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });

  it('reads a dossier from standard input', () => {
    const run = spawnSync(join(folder, 'node_modules', '.bin', 'servanda'), ['status', '-'], {
      cwd: folder, env: environment, encoding: 'utf8', input: 'dossier "Piped".\nState: Alba, Borea.\ninstrument Pact between Alba and Borea.\n',
    });
    expect(run.stdout).toContain('Pact');
    expect(run.status).toBe(0);
  });

  it('is quiet when its reader goes away', () => {
    const program = join(folder, 'node_modules', '.bin', 'servanda');
    const run = spawnSync('sh', ['-c', `"${program}" timeline "${join(root, 'examples', 'kurils')}" --sources | head -1`], { cwd: folder, env: environment, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).not.toBe('');
  });

  it('formats a file in place and keeps its mode', () => {
    const file = join(folder, 'loose.treaty');
    writeFileSync(file, 'dossier   "Loose".\n\n\n\nState:   Alba .\n', { mode: 0o640 });
    expect(servanda('fmt', '--check', 'loose.treaty').status).toBe(1);
    expect(servanda('fmt', 'loose.treaty').status).toBe(0);
    expect(servanda('fmt', '--check', 'loose.treaty').status).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('does not follow a link out of the dossier’s folder', () => {
    writeFileSync(join(folder, 'secret.treaty'), 'State: Secret.\n');
    mkdirSync(join(folder, 'linked'));
    writeFileSync(join(folder, 'linked', 'dossier.treaty'), 'dossier "Linked".\ninclude "in.treaty".\n');
    symlinkSync(join(folder, 'secret.treaty'), join(folder, 'linked', 'in.treaty'));
    const run = servanda('check', 'linked');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('leads out of the dossier');
    expect(run.stdout).not.toContain('Secret');
  });

  it('gives statuses as JSON', () => {
    const status = servanda('status', join(root, 'examples', 'kurils'), '--on', '2019-01-22', '--json');
    expect(status.status).toBe(0);
    expect(() => JSON.parse(status.stdout) as unknown).not.toThrow();
  });
});

const script = `
import { readFileSync, readdirSync } from 'node:fs';
import { openDossier } from 'servanda';
const folder = process.argv[2];
const files = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.treaty'))
  .map((name) => [name, readFileSync(folder + '/' + name, 'utf8')]));
const dossier = openDossier(files);
process.stdout.write(['status', 'why', 'due', 'forecast'].map((name) => typeof dossier[name]).join(' '));
`;

const typed = `
import { openDossier } from 'servanda';
import { openFolder } from 'servanda/node';
const dossier = openDossier('dossier "An empty one".');
export const status = dossier.status();
export const folder = openFolder('.');
// @ts-expect-error a dossier is opened from text
openDossier(42);
`;

describe('the API', () => {
  it('opens a dossier from texts under the machine’s Node', () => {
    servanda('new', 'second');
    writeFileSync(join(folder, 'use.mjs'), script);
    const run = spawnSync('node', ['use.mjs', 'second'], { cwd: folder, env: environment, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toBe('function function function function');
  });

  it('opens a folder, and includes from the library wherever it runs', () => {
    writeFileSync(join(folder, 'folder.mjs'), `import { openDossier } from 'servanda';
import { openFolder } from 'servanda/node';
const flagship = openDossier(openFolder(process.argv[2]));
const states = openDossier('dossier "States".\\ninclude "library:states".\\n');
process.stdout.write([flagship.diagnostics.filter((d) => d.severity === 'error').length, states.diagnostics.length, states.model.things.length > 190].join(' '));
`);
    const run = spawnSync('node', ['folder.mjs', join(root, 'examples', 'kurils')], { cwd: folder, env: environment, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toBe('0 0 true');
  });

  it('has types that stand on their own', () => {
    writeFileSync(join(folder, 'use.ts'), typed);
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck', 'false'];
    const run = spawnSync(join(root, 'node_modules', '.bin', 'tsc'), [...options, 'use.ts'], { cwd: folder, encoding: 'utf8' });
    expect(run.stdout).toBe('');
    expect(run.status).toBe(0);
  });
});
