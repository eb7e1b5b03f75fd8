// How components are compiled: runes everywhere, styles as files (the page allows no inline styles).

import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
};
