// The extension in `dist/extension`: manifest, bundled client and server, generated grammar, the library of dossiers; with
// `--package` also the `.vsix`, made without a network.
//
//   node build.ts
//   node build.ts --package [--out FOLDER]

import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type BuildResult } from 'esbuild';
import { treatyGrammar } from './src/grammar.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const out = join(here, 'dist', 'extension');

const shared: BuildOptions = {
  absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', minifySyntax: true, minifyWhitespace: true, legalComments: 'none', metafile: true, logLevel: 'warning',
};

function buildClient(): Promise<BuildResult> {
  return build({ ...shared, entryPoints: [join(here, 'src', 'extension.ts')], outfile: join(out, 'extension.js'), format: 'cjs', external: ['vscode'] });
}

function buildServer(): Promise<BuildResult> {
  return build({
    ...shared, entryPoints: [join(root, 'packages', 'language-server', 'src', 'main.ts')], outfile: join(out, 'server.mjs'), format: 'esm',
    // Dependencies written as CommonJS call `require` for Node's own modules; an ES module has to make it first.
    banner: { js: "import { createRequire as servandaRequire } from 'node:module'; const require = servandaRequire(import.meta.url);" },
  });
}

/** The licences of what was bundled ask to be passed on. */
function notices(results: readonly BuildResult[]): string {
  const inputs = results.flatMap((result) => Object.keys(result.metafile?.inputs ?? {}));
  const folders = new Set(inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<string, string>;
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version}\n\n${file === undefined ? `Licence: ${license}` : readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}

/** The manifest, with the version of the whole. */
function manifest(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return `${JSON.stringify({ ...(JSON.parse(readFileSync(join(here, 'extension', 'package.json'), 'utf8')) as object), version }, null, 2)}\n`;
}

async function buildExtension(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const results = await Promise.all([buildClient(), buildServer()]);
  writeFileSync(join(out, 'package.json'), manifest());
  for (const file of ['README.md', 'language-configuration.json']) copyFileSync(join(here, 'extension', file), join(out, file));
  copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE.txt'));
  writeFileSync(join(out, 'treaty.tmLanguage.json'), `${JSON.stringify(treatyGrammar(), null, 2)}\n`);
  writeFileSync(join(out, 'THIRD-PARTY.txt'), notices(results));
  cpSync(join(root, 'library'), join(out, 'library'), { recursive: true, filter: (path) => !/[\\/]source$|\.(?:md|ts)$/.test(path) });
}

/** `servanda-0.1.0.vsix`, in `dist` or where `--out` says. */
async function packageExtension(): Promise<void> {
  const at = process.argv.indexOf('--out');
  const folder = at < 0 ? join(here, 'dist') : resolve(process.argv[at + 1] ?? '.');
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({ cwd: out, packagePath: `${folder}/`, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
}

await buildExtension();
if (process.argv.includes('--package')) await packageExtension();
