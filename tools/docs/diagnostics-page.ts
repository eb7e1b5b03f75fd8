/**
 * The catalogues of all packages become one page: docs/language/diagnostics.md. A package's catalogues are found by name: whatever its
 * index exports as `…Catalogue`, and what packages/dossier collects as `allCodes`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { catalogueReference, mergeCatalogues, type DiagnosticEntry } from '@servanda/base';

const PACKAGES = new URL('../../packages/', import.meta.url);
/** Applications have no catalogues, and importing one would start it. */
const APPLICATIONS = new Set(['cli', 'language-server', 'vscode', 'workbench']);

/** Every kind of diagnostic of every package, by code. */
export async function allEntries(): Promise<readonly DiagnosticEntry[]> {
  const entries = new Set<DiagnosticEntry>();
  for (const name of readdirSync(PACKAGES).sort()) {
    const index = new URL(`${name}/src/index.ts`, PACKAGES);
    if (APPLICATIONS.has(name) || !existsSync(index)) continue;
    const exported = (await import(index.href)) as Record<string, unknown>;
    for (const [key, value] of Object.entries(exported)) {
      if (!/Catalogue$|^allCodes$/.test(key) || !Array.isArray(value)) continue;
      for (const entry of value as readonly DiagnosticEntry[]) entries.add(entry);
    }
  }
  return mergeCatalogues([...entries]);
}

const AREAS: readonly (readonly [RegExp, string])[] = [
  [/^[EW]01/, 'Sentences and marks'], [/^[EW]02/, 'Names'], [/^[EW]03/, 'Phrases and sentences'], [/^[EW]04/, 'Law and final clauses'], [/^[EW]05/, 'Hints'],
  [/^[EW]06/, 'The log and its sources'], [/^[EW]07/, 'Questions'], [/^[EW]08/, 'Tables'], [/^[EW]09/, 'Files and the JSON form'],
];

/** The page as Markdown. */
export function diagnosticsPage(entries: readonly DiagnosticEntry[]): string {
  const groups = [...AREAS, [/^/, 'Findings'] as const].map(([pattern, title], i) => ({
    title, entries: entries.filter(({ code }) => pattern.test(code) && !AREAS.slice(0, i).some(([earlier]) => earlier.test(code))),
  })).filter((group) => group.entries.length > 0);
  const contents = groups.map((group) => `- **${group.title}**: ${group.entries.map(linkTo).join(', ')}`).join('\n');
  const intro = 'Every message has a code, a place and a remedy. `servanda explain CODE` prints what stands here. Made by `node tools/docs/make-diagnostics.ts`.';
  return `# Messages\n\n${intro}\n\n${contents}\n\n${catalogueReference(entries, '').replace(/^# *\n+/, '')}`;
}

function linkTo({ code, title }: DiagnosticEntry): string {
  const anchor = `${code}: ${title}`.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
  return `[${code}](#${anchor})`;
}
