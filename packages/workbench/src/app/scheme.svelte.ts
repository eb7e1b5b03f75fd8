/** Light or dark: the reader's choice, else the machine's, followed as it changes. */

export type Scheme = 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');
const KEY = 'servanda:scheme';

function choice(): Scheme | undefined {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
}

let scheme = $state<Scheme>(choice() ?? (dark.matches ? 'dark' : 'light'));

export const looks = {
  get scheme(): Scheme { return scheme; },
};

/** Puts the scheme on the page. */
export function applyScheme(): void {
  document.documentElement.dataset['scheme'] = scheme;
}

/** The other one; kept as the reader's choice. */
export function switchScheme(): void {
  scheme = scheme === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, scheme);
  applyScheme();
}

dark.addEventListener('change', () => {
  if (choice() !== undefined) return;
  scheme = dark.matches ? 'dark' : 'light';
  applyScheme();
});
