/**
 * Situations that need not be looked at because another is at least as good: the same in everything but duties that only weigh
 * (`weighingNorms`), of which it has no others, and no fewer days left for any. Whatever leads on from the worse one leads on from
 * the better, so that of all that were met only those that no other dominates count (antichains: De Wulf, Doyen, Henzinger and
 * Raskin 2006; simulation between states: Abdulla, Čerāns, Jonsson and Tsay 1996). Works on keys (`canonical-key.ts`).
 */
import { LOAD } from './canonical-key.ts';

/** Days left for each duty that weighs. A duty without a last day is never too late and weighs nothing. */
type Load = ReadonlyMap<string, number>;

export interface Frontier {
  /** Whether a situation at least as good has been added. */
  readonly isDominated: (key: string) => boolean;
  readonly add: (key: string) => void;
  readonly size: () => number;
}

export function makeFrontier(): Frontier {
  const met = new Set<string>();
  const loads = new Map<string, Load[]>();
  const isDominated = (key: string): boolean => {
    if (met.has(key)) return true;
    const known = loads.get(restOf(key));
    if (known === undefined) return false;
    const load = loadOf(key);
    return known.some((better) => isNoHeavier(better, load));
  };
  const add = (key: string): void => {
    met.add(key);
    const rest = restOf(key);
    const load = loadOf(key);
    const known = loads.get(rest);
    if (known) known.push(load); else loads.set(rest, [load]);
  };
  return { isDominated, add, size: () => met.size };
}

/** How many duties that weigh are open. */
export function weightOf(key: string): number {
  let n = 0;
  for (let at = key.indexOf(LOAD); at >= 0; at = key.indexOf(LOAD, at + 1)) n++;
  return n;
}

function isNoHeavier(a: Load, b: Load): boolean {
  for (const [duty, days] of a) { const other = b.get(duty); if (other === undefined || other > days) return false; }
  return true;
}

function restOf(key: string): string {
  const at = key.indexOf(LOAD);
  return at < 0 ? key : key.slice(0, at);
}

function loadOf(key: string): Load {
  const load = new Map<string, number>();
  for (const entry of key.split(LOAD).slice(1)) {
    const at = entry.lastIndexOf('<');
    if (at < 0) continue;
    const duty = entry.slice(0, at);
    const days = Number(entry.slice(at + 1));
    load.set(duty, Math.min(days, load.get(duty) ?? Infinity));
  }
  return load;
}
