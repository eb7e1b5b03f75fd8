// packages/cli/src → packages/cli/dist, what npm publishes as `servanda`: the program, the API and the API's types.
//
//   node tools/build.mjs            the program and the API
//   node tools/build.mjs --types    also the type declarations, which take longer
//
// Everything is bundled, so that the published package has no dependencies and starts with few file reads. The program
// is split: each command loads what it needs when it runs. The API is built for no platform in particular; an import of
// a Node module in it fails here and not in somebody's browser.

import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, 'packages', 'cli');
const out = join(cli, 'dist');

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: /** @type {const} */ ('esm'),
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: /** @type {const} */ ('none'),
  loader: { '.treaty': /** @type {const} */ ('text'), '.csv': /** @type {const} */ ('text') },
  metafile: true,
  logLevel: /** @type {const} */ ('warning'),
};

function buildProgram() {
  return build({
    ...shared,
    entryPoints: { servanda: join(cli, 'src', 'main.ts') },
    outdir: out,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    platform: 'node',
    // Dependencies written as CommonJS call `require` for Node's own modules; an ES module has to make it first.
    banner: { js: "import { createRequire as servandaRequire } from 'node:module'; const require = servandaRequire(import.meta.url);" },
  });
}

function buildApi() {
  return build({
    ...shared,
    entryPoints: { api: join(cli, 'src', 'api.ts') },
    outdir: out,
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
}

/** One .d.ts with every type the API mentions, those of dependencies too: the published package depends on nothing. */
async function buildTypes() {
  const { rollup } = await import('rollup');
  const { dts } = await import('rollup-plugin-dts');
  const bundle = await rollup({
    input: join(cli, 'src', 'api.ts'),
    plugins: [dts({ tsconfig: join(root, 'tsconfig.json'), includeExternal: bundledPackages() })],
    onwarn: (warning) => {
      throw new Error(`types: ${warning.message}`);
    },
  });
  await bundle.write({ file: join(out, 'api.d.ts'), format: 'es' });
  await bundle.close();
}

/** The names of the packages that may end up in the bundle: those declared by the packages of this repository. */
function bundledPackages() {
  const folders = readdirSync(join(root, 'packages'));
  const manifests = folders.map((folder) => join(root, 'packages', folder, 'package.json')).filter((file) => existsSync(file));
  const declared = manifests.flatMap((file) => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8'));
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  return [...new Set(declared)].sort();
}

/** The licences of what was bundled ask to be passed on: one text for all, from the folders the bundle was read from. */
function writeNotices(inputs) {
  const folders = new Set(inputs.map((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter((folder) => folder));
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(root, folder, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  writeFileSync(join(out, 'THIRD-PARTY.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
}

async function main() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const [program, api] = await Promise.all([buildProgram(), buildApi()]);
  if (process.argv.includes('--types')) await buildTypes();
  chmodSync(join(out, 'servanda.mjs'), 0o755);
  writeNotices([...Object.keys(program.metafile.inputs), ...Object.keys(api.metafile.inputs)]);
  // The dossiers that a dossier includes from the library; what they were made from stays here.
  cpSync(join(root, 'library'), join(out, 'library'), { recursive: true, filter: (path) => !/[\\/]source$|\.md$/.test(path) });
  copyFileSync(join(root, 'LICENSE'), join(cli, 'LICENSE'));
  const size = (result, file) => `${Math.round((result.metafile.outputs[relative(root, join(out, file)).replaceAll('\\', '/')]?.bytes ?? 0) / 1024)} kB`;
  process.stdout.write(`built packages/cli/dist: servanda.mjs ${size(program, 'servanda.mjs')}, api.js ${size(api, 'api.js')}\n`);
}

await main();
