/**
 * Whatever is in a dossier's files, it is opened and checked without an exception and in bounded time, and every place that is named lies
 * in a file: any bytes, words of the language in any order, and examples with mistakes. `FUZZ_LONG=5000 vitest run tests/properties/any-text`
 * tries so many of each, from `FUZZ_SEED` on. What throws is shown by its seed, with all lines left out that it does not need.
 */
import type { Diagnostic, Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { expect, it } from 'vitest';
import { examples, open, type Texts } from './dossiers.ts';
import { anyBytes, mutated, tokenSoup } from './mutate.ts';

const long = Number(process.env['FUZZ_LONG'] ?? 0);
const first = Number(process.env['FUZZ_SEED'] ?? 1);
/** Steps that a question may take: enough to go through every part of the explorer, not to finish. */
const BUDGET = { steps: 3_000 };
/** Seconds of processor time for one dossier: a hundred times what any of these takes when all is well. */
const MOST_SECONDS = 20;
const HOURS = { timeout: 24 * 3_600_000 };

/** What is wrong with opening and checking these texts, in words. */
function problemOf(texts: Texts): string | undefined {
  const started = process.cpuUsage();
  try {
    const dossier = open(texts);
    const report = dossier.check({ budget: BUDGET });
    const stray = [...report.diagnostics, ...report.findings].find((d) => placesOf(d).some((place) => !isInside(dossier, place)));
    if (stray) return `${stray.code} is about a place that is not there: ${JSON.stringify(stray.span)}`;
    lookAround(dossier);
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${(error.stack ?? '').split('\n').slice(1, 4).join('\n')}` : String(error);
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6 > MOST_SECONDS ? `took ${Math.round((user + system) / 1e6)} seconds` : undefined;
}

/** The other views of a dossier. */
function lookAround(dossier: Dossier): void {
  dossier.status();
  dossier.timeline();
  dossier.due();
  dossier.forecast();
  dossier.claims();
}

const placesOf = ({ span, related, fixes }: Diagnostic): readonly Span[] => [span, ...(related ?? []).map((r) => r.span), ...(fixes ?? []).flatMap((f) => f.edits.map((e) => e.span))];

function isInside({ sources }: Dossier, { file, from, to }: Span): boolean {
  const text = sources.get(file) ?? '';
  return from >= 0 && from <= to && to <= text.length;
}

/** The texts with lines left out as long as the same goes wrong. */
function shrink(texts: Texts, problem: string): Texts {
  const isSame = (t: Texts): boolean => problemOf(t)?.split('\n')[0] === problem.split('\n')[0];
  let now = texts;
  for (const file of Object.keys(texts)) {
    for (let size = 64; size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < (now[file] ?? '').split('\n').length;) {
        const lines = (now[file] ?? '').split('\n');
        const less = { ...now, [file]: [...lines.slice(0, at), ...lines.slice(at + size)].join('\n') };
        if (lines.length > 1 && isSame(less)) now = less; else at += size;
      }
    }
  }
  return now;
}

function troubles(count: number, textsOf: (seed: number) => Texts): string {
  const found: string[] = [];
  for (let seed = first; seed < first + count && found.length < 3; seed++) {
    const texts = textsOf(seed);
    const problem = problemOf(texts);
    if (problem === undefined) continue;
    const small = problem.startsWith('took') ? {} : shrink(texts, problem);
    found.push(`seed ${seed}: ${problem}\n${Object.entries(small).filter(([, text]) => text !== '').map(([file, text]) => `--- ${file}\n${text}`).join('\n')}`);
  }
  return found.join('\n\n');
}

const all = examples.map(({ texts }) => Object.values(texts).join('\n')).join('\n');
const exampleOf = (seed: number): Texts => examples[seed % examples.length]?.texts ?? {};

it('any bytes', HOURS, () => { expect(troubles(long || 150, (seed) => ({ 'dossier.treaty': anyBytes(seed) }))).toBe(''); });
it('words of the language in any order', HOURS, () => { expect(troubles(long || 80, (seed) => ({ 'dossier.treaty': tokenSoup(seed, all) }))).toBe(''); });
it('words of one example in any order, behind its first half', HOURS, () => {
  expect(troubles(long || 40, (seed) => {
    const text = Object.values(exampleOf(seed)).join('\n');
    return { 'dossier.treaty': `${text.slice(0, text.length / 2)}\n${tokenSoup(seed, text)}` };
  })).toBe('');
});
it('examples with mistakes', HOURS, () => { expect(troubles(long || 120, (seed) => mutated(seed, exampleOf(seed)))).toBe(''); });
