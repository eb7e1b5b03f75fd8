/** A short hash of what sentences say, leaving out where they stand: formatting and moving them about changes nothing. FNV-1a, 64 bits. */
import type { ActPattern, Law, Model } from '@servanda/model';

/** What something rests on. */
export interface Grounds {
  /** All law in these provisions, and the final clauses of these instruments. */
  readonly provisions?: readonly string[];
  readonly claims?: readonly string[];
  /** Law besides, wherever it stands. */
  readonly law?: Iterable<Law>;
  readonly acts?: readonly ActPattern[];
}

/** Of what these sentences say. Numbers by which the program tells sentences apart do not count: they change when one is put in before. */
export function fingerprintOf(model: Model, { provisions = [], claims = [], law = [], acts = [] }: Grounds): string {
  const parts: unknown[] = [
    ...model.law.filter((l) => provisions.includes(l.provision) && l.reading === undefined), ...law, ...acts,
    ...model.instruments.filter((i) => provisions.includes(i.id)).map((i) => i.clauses),
    ...model.claims.filter((c) => claims.includes(c.id)).map((c) => c.content),
  ];
  const texts = parts.map((p) => JSON.stringify(p, (key, v: unknown) => (key === 'origin' || key === 'id' && typeof v === 'string' && v.includes('#') ? undefined : v)));
  return fnv([...new Set(texts)].sort().join('\n'));
}

function fnv(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}
