/**
 * A dossier compiled again and again while it is edited is at each moment what it would be if it were read afresh: the same model and the
 * same diagnostics in the same places. Words, marks and lines are lost, doubled, swapped; single letters come and go. With `FUZZ_LONG=5000`
 * so many chains of edits, from `FUZZ_SEED` on.
 */
import { compile, type Compiled } from '@servanda/model';
import { expect, it } from 'vitest';
import { random, type Random } from '../oracle/random.ts';
import { examples, library, type Texts } from './dossiers.ts';
import { mutated } from './mutate.ts';

const long = Number(process.env['FUZZ_LONG'] ?? 0);
const first = Number(process.env['FUZZ_SEED'] ?? 1);
/** Edits in a row; what was kept by mistake shows when it is used. */
const EDITS = 8;

function read(texts: Texts, previous?: Compiled): Compiled {
  return compile({ read: (path) => texts[path], list: () => Object.keys(texts), library }, 'dossier.treaty', previous);
}

/** One letter put in or taken out of some file. */
function typed(r: Random, texts: Texts): Texts {
  const file = r.pick(Object.keys(texts));
  const text = texts[file] ?? '';
  const at = r.between(0, text.length);
  return { ...texts, [file]: r.chance(0.5) ? text.slice(0, at) + r.pick(['x', '.', ' ', '\n', '"', 'A']) + text.slice(at) : text.slice(0, at) + text.slice(at + 1) };
}

/** Where a compilation differs from a fresh one; nothing where it doesn't. */
function difference(seed: number): string | undefined {
  const r = random(seed);
  const { name, texts } = r.pick(examples);
  let [now, compiled] = [texts, read(texts)];
  for (let n = 0; n < EDITS; n++) {
    // Back to what it was now and then: a sentence that is whole again is one that was known.
    now = r.chance(0.25) ? texts : r.chance(0.6) ? typed(r, now) : mutated(seed * 100 + n, now);
    compiled = read(now, compiled);
    const fresh = read(now);
    for (const part of ['diagnostics', 'model'] as const) {
      if (JSON.stringify(compiled[part]) !== JSON.stringify(fresh[part])) return `${name}, seed ${seed}, edit ${n}: the ${part} differ`;
    }
    if (JSON.stringify(compiled.occurrences()) !== JSON.stringify(fresh.occurrences())) return `${name}, seed ${seed}, edit ${n}: the uses of names differ`;
  }
  return undefined;
}

it('an edited dossier reads as a fresh one', { timeout: long > 0 ? 24 * 3_600_000 : 60_000 }, () => {
  const count = long > 0 ? long : 25;
  expect(Array.from({ length: count }, (_, i) => difference(first + i)).filter((found) => found !== undefined)).toEqual([]);
});
