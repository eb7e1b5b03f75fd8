/** A chronicle on a day → who stands in which instrument and who owes whom, as a graph; and where findings put two instruments at odds. */
import { at, type Chronicle, type DutyLife, type InstrumentLife, type Standing } from '../engine/chronicle.ts';

export interface InstrumentNode {
  readonly instrument: InstrumentLife;
  readonly bonds: readonly Bond[];
  readonly isInForce: 'yes' | 'no' | 'unknown';
}

/** A party's standing toward an instrument. */
export interface Bond { readonly party: string; readonly instrument: string; readonly standing: Standing }

/** Duties of one party toward another, from one instrument. */
export interface Commitment { readonly from: string; readonly to: string; readonly duties: readonly { readonly duty: DutyLife; readonly state: string }[] }

export interface Network {
  readonly parties: readonly string[];
  readonly instruments: readonly InstrumentNode[];
  readonly bonds: readonly Bond[];
  readonly commitments: readonly Commitment[];
}

const SHOWN: readonly Standing[] = ['signatory', 'contracting', 'party', 'suspended', 'unknown'];

/** What is in force, signed or owed on the day; around one party where one is chosen. */
export function networkOn(chronicle: Chronicle, day: number, party: string | undefined): Network {
  const all = chronicle.instruments.flatMap((instrument) => instrument.parties.flatMap((p): (Bond & { of: InstrumentLife })[] => {
    const standing = at(p.lives, day)?.value;
    return standing !== undefined && SHOWN.includes(standing) ? [{ party: p.party, instrument: instrument.id, standing, of: instrument }] : [];
  }));
  const near = party === undefined ? undefined : new Set(all.filter((b) => b.party === party).map((b) => b.instrument));
  const bonds = near ? all.filter((b) => near.has(b.instrument)) : all;
  const commitments = commitmentsOn(chronicle, day, party);
  const names = new Set([...bonds.map((b) => b.party), ...commitments.flatMap((c) => [c.from, c.to])]);
  const byInstrument = new Map<string, { of: InstrumentLife; bonds: Bond[] }>();
  for (const { of, ...bond } of bonds) {
    const known = byInstrument.get(bond.instrument);
    if (known) known.bonds.push(bond); else byInstrument.set(bond.instrument, { of, bonds: [bond] });
  }
  return {
    parties: chronicle.actors.filter((a) => names.has(a)),
    instruments: [...byInstrument.values()].map(({ of, bonds: own }) => ({ instrument: of, bonds: own, isInForce: at(of.inForce, day)?.value ?? 'no' })),
    bonds: bonds.map(({ party: p, instrument, standing }) => ({ party: p, instrument, standing })),
    commitments,
  };
}

function commitmentsOn(chronicle: Chronicle, day: number, party: string | undefined): Commitment[] {
  const found = new Map<string, { from: string; to: string; duties: { duty: DutyLife; state: string }[] }>();
  for (const duty of chronicle.duties) {
    const state = at(duty.lives, day)?.value;
    if (state !== 'active' && state !== 'pending' && state !== 'suspended' && state !== 'unknown') continue;
    for (const to of duty.toward) {
      if (party !== undefined && duty.bearer !== party && to !== party) continue;
      const key = `${duty.bearer}|${to}`;
      const known = found.get(key) ?? { from: duty.bearer, to, duties: [] };
      known.duties.push({ duty, state });
      found.set(key, known);
    }
  }
  return [...found.values()];
}

/** A title on one line, or on two where it is longer than `most` characters; what has no room on the second is cut. */
export function linesOfTitle(title: string, most: number): readonly string[] {
  if (title.length <= most) return [title];
  const words = title.split(' ');
  let first = '';
  while (words.length > 0 && `${first} ${words[0]}`.trim().length <= most) first = `${first} ${words.shift()}`.trim();
  if (first === '') return [`${title.slice(0, most - 1)}…`];
  const second = words.join(' ');
  return second === '' ? [first] : [first, second.length > most ? `${second.slice(0, most - 1).trimEnd()}…` : second];
}
