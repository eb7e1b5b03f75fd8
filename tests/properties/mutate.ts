/** Texts with mistakes, from a seed: any bytes, words of the language in any order, and dossiers with tokens and lines lost, doubled, swapped or taken from elsewhere. */
import { random, type Random } from '../oracle/random.ts';
import type { Texts } from './dossiers.ts';

/** Bytes read as Latin letters, or any characters of Unicode, halves of pairs among them. */
export function anyBytes(seed: number): string {
  const r = random(seed);
  const top = r.pick([0x7f, 0xff, 0xff, 0xffff]);
  return Array.from({ length: r.between(0, 400) }, () => String.fromCharCode(r.between(0, top))).join('');
}

/** Tokens of these texts in any order. */
export function tokenSoup(seed: number, source: string): string {
  const r = random(seed);
  const tokens = tokensOf(source).filter((t) => t.trim() !== '');
  return Array.from({ length: r.between(1, 150) }, () => r.pick(tokens) + r.pick([' ', ' ', ' ', '\n', '.\n', ''])).join('');
}

/** The dossier with one to eight changes in its files. */
export function mutated(seed: number, texts: Texts): Texts {
  const r = random(seed);
  let now = texts;
  for (let n = r.between(1, 8); n > 0; n--) {
    const file = r.pick(Object.keys(now));
    const text = now[file] ?? '';
    now = { ...now, [file]: r.chance(0.6) ? changed(r, tokensOf(text)).join('') : changed(r, text.split(/(?<=\n)/)).join('') };
  }
  // Now and then a file is gone, empty, or ends in the middle.
  if (r.chance(0.1)) {
    const file = r.pick(Object.keys(now));
    const { [file]: text = '', ...rest } = now;
    now = r.chance(0.4) ? rest : { ...rest, [file]: text.slice(0, r.between(0, text.length)) };
  }
  return now;
}

/** Words, numbers, strings, gaps and single marks. */
const tokensOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+|"[^"\n]*"|\s+|[^]/gu) ?? [''];

function changed(r: Random, pieces: readonly string[]): readonly string[] {
  const [at, other] = [r.between(0, pieces.length - 1), r.between(0, pieces.length - 1)];
  const out = pieces.slice();
  const [here = '', there = ''] = [out[at], out[other]];
  r.pick<() => void>([
    () => { out.splice(at, r.between(1, 4)); },
    () => { out.splice(at, 0, here); },
    () => { out[at] = there; out[other] = here; },
    () => { out[at] = there; },
    () => { out.splice(at, 0, r.pick(['.', ',', '(', ')', '"', '%', '99999999', '0', '-1', '9999-12-31', '2019-02-30', '0000-00-00', '//', ' not ', ' within ', '\u0000', '\ud800', '１２'])); },
    // Numbers grow: a period of a million years, the 10^20th article.
    () => { out[at] = here.replace(/\d+/, (d) => d + '0'.repeat(r.between(1, 18))); },
  ])();
  return out;
}
