// packages/workbench/src → dist, the page that `servanda open` serves and that any web server can serve as it is.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { exampleTitles } from './example-titles.ts';

const examples = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'examples');

export default defineConfig({
  base: './',
  plugins: [svelte(), exampleTitles(examples)],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // The page is read over a loopback or once from a static host; small files cost more than they save.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
