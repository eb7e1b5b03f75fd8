/** A small generator of numbers from a seed (mulberry32, Tommy Ettinger, public domain), and the choices made with it. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (p: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T;
  /** `n` different ones, in random order (all of them when there are fewer). */
  readonly some: <T>(of: readonly T[], n: number) => T[];
}

export function random(seed: number): Random {
  let a = seed >>> 0;
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const some = <T>(of: readonly T[], n: number): T[] => {
    const rest = of.slice();
    return Array.from({ length: Math.min(n, of.length) }, () => rest.splice(between(0, rest.length - 1), 1)).flat();
  };
  return { between, chance: (p) => next() < p, pick: (of) => of[between(0, of.length - 1)] as (typeof of)[number], some };
}
