// packages/cli/src → packages/cli/dist, what npm publishes as `servanda`: the program, the API and the API's types.
//
//   node tools/build.mjs            the program and the API
//   node tools/build.mjs --types    also the type declarations and the workbench's page, which take longer: all of what is published
//
// Everything is bundled, so that the published package has no dependencies and starts with few file reads. The program
// is split: each command loads what it needs when it runs. The API is built for no platform in particular; an import of
// a Node module in it fails here and not in somebody's browser.

import { execFileSync } from 'node:child_process';
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
    plugins: [library, noStreams],
  });
}

/** `servanda/node`: dossiers on a disk, for the API. */
function buildNode() {
  return build({ ...shared, entryPoints: { node: join(cli, 'src', 'node.ts') }, outdir: out, platform: 'node' });
}

/** The API has no disk: the library's files become text inside it. */
const library = {
  name: 'library',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /bundled-library\.ts$/ }, () => ({
      contents: `export const bundledLibrary = ${JSON.stringify(libraryTexts(join(root, 'library'), ''))};`,
      loader: 'js',
    }));
  },
};

/** The CSV parser can read Node's streams, and asks for them by name; tables are read from text here. */
const noStreams = {
  name: 'no-streams',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^stream$/ }, ({ importer }) => (/papaparse/.test(importer) ? { path: 'stream', namespace: 'absent' } : undefined));
    build.onLoad({ filter: /^stream$/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** @type {(folder: string, prefix: string) => Record<string, string>} */
function libraryTexts(folder, prefix) {
  const texts = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== 'source') Object.assign(texts, libraryTexts(join(folder, entry.name), `${prefix}${entry.name}/`));
    else if (/\.(treaty|csv)$/.test(entry.name)) texts[prefix + entry.name] = readFileSync(join(folder, entry.name), 'utf8');
  }
  return texts;
}

/** Declarations with every type the API mentions, those of dependencies too: the published package depends on nothing. */
async function buildTypes() {
  const { rollup } = await import('rollup');
  const { dts } = await import('rollup-plugin-dts');
  for (const entry of ['api', 'node']) {
    const bundle = await rollup({
      input: join(cli, 'src', `${entry}.ts`),
      plugins: [ourPackages, dts({ tsconfig: join(root, 'tsconfig.json'), includeExternal: bundledPackages() })],
      onwarn: (warning) => {
        throw new Error(`types: ${warning.message}`);
      },
    });
    await bundle.write({ file: join(out, `${entry}.d.ts`), format: 'es' });
    await bundle.close();
  }
}

/** Our packages by their folders: through node_modules each would be compiled as a program of its own, which takes gigabytes. */
const ourPackages = {
  name: 'our-packages',
  /** @param {string} name */
  resolveId: (name) => (name.startsWith('@servanda/') ? join(root, 'packages', name.slice('@servanda/'.length), 'src', 'index.ts') : null),
};

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

/** The page that `servanda open` shows. */
function buildPage() {
  const workbench = join(root, 'packages', 'workbench');
  execFileSync(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'], { cwd: workbench, stdio: ['ignore', 'inherit', 'inherit'] });
  cpSync(join(workbench, 'dist'), join(out, 'workbench'), { recursive: true });
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
  const [program, api, node] = await Promise.all([buildProgram(), buildApi(), buildNode()]);
  if (process.argv.includes('--types')) {
    await buildTypes();
    buildPage();
  }
  chmodSync(join(out, 'servanda.mjs'), 0o755);
  writeNotices([...Object.keys(program.metafile.inputs), ...Object.keys(api.metafile.inputs), ...Object.keys(node.metafile.inputs)]);
  // The dossiers that a dossier includes from the library; what they were made from stays here.
  cpSync(join(root, 'library'), join(out, 'library'), { recursive: true, filter: (path) => !/[\\/]source$|\.md$/.test(path) });
  copyFileSync(join(root, 'LICENSE'), join(cli, 'LICENSE'));
  const size = (result, file) => `${Math.round((result.metafile.outputs[relative(root, join(out, file)).replaceAll('\\', '/')]?.bytes ?? 0) / 1024)} kB`;
  process.stdout.write(`built packages/cli/dist: servanda.mjs ${size(program, 'servanda.mjs')}, api.js ${size(api, 'api.js')}\n`);
}

await main();
