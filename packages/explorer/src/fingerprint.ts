/** A short hash of what sentences say, leaving out where they stand: formatting and moving them about changes nothing. FNV-1a, 64 bits. */
import type { Model } from '@servanda/model';

/** Of all law in these provisions, of these claims, and of law under these readings. */
export function fingerprintOf(model: Model, provisions: readonly string[], claims: readonly string[], readings: readonly string[]): string {
  const parts: unknown[] = [
    ...model.law.filter((l) => provisions.includes(l.provision) || (l.reading !== undefined && readings.includes(l.reading))),
    ...model.instruments.filter((i) => provisions.includes(i.id)).map((i) => i.clauses),
    ...model.claims.filter((c) => claims.includes(c.id)).map((c) => c.content),
  ];
  return fnv(parts.map((p) => JSON.stringify(p, (key, v: unknown) => (key === 'origin' ? undefined : v))).sort().join('\n'));
}

function fnv(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}
