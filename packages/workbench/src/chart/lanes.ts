/** A chronicle → the lanes of the timeline: instruments with a row for each party, then duties, each with its spans. */
import type { Chronicle, DutyLife, InstrumentLife, Life, Standing } from '../engine/chronicle.ts';

/** A stretch of a row. `to` absent: without an end in sight. */
export interface Bar {
  readonly from: number;
  readonly to?: number;
  readonly state: string;
  readonly possible?: readonly string[];
  readonly isProvisional?: boolean;
}

export interface LaneRow {
  readonly key: string;
  readonly label: string;
  readonly bars: readonly Bar[];
  /** Last days of performance within the row. */
  readonly deadlines: readonly number[];
}

export interface Lane {
  readonly id: string;
  readonly kind: 'instrument' | 'draft' | 'custom' | 'duties';
  readonly title: string;
  readonly rows: readonly LaneRow[];
}

/** Standings that are worth a bar; the others are the absence of one. */
const DRAWN: readonly Standing[] = ['signatory', 'contracting', 'party', 'suspended', 'unknown'];

/** Lanes for all parties or one, oldest instrument first. Instruments with nothing to show come last. */
export function lanesOf(chronicle: Chronicle, party: string | undefined): Lane[] {
  const instruments = chronicle.instruments
    .filter((i) => party === undefined || i.parties.some((p) => p.party === party))
    .map((i) => ({ start: startOf(i), lane: instrumentLane(i, party) }))
    .sort((a, b) => a.start - b.start || (a.lane.id < b.lane.id ? -1 : 1))
    .map(({ lane }) => lane);
  const duties = chronicle.duties.filter((d) => party === undefined || d.bearer === party || d.toward.includes(party));
  return duties.length === 0 ? instruments : [...instruments, { id: 'duties', kind: 'duties', title: party === undefined ? 'Duties' : `Duties of ${party} and toward it`, rows: duties.map(dutyRow) }];
}

function startOf(instrument: InstrumentLife): number {
  return Math.min(...instrument.parties.flatMap((p) => p.lives.filter((l) => l.value !== 'negotiating').map((l) => l.from)), ...instrument.inForce.map((l) => l.from), Infinity);
}

function instrumentLane(instrument: InstrumentLife, party: string | undefined): Lane {
  const rows = instrument.parties.filter((p) => party === undefined || p.party === party)
    .filter((p) => p.lives.some((l) => DRAWN.includes(l.value)))
    .map((p): LaneRow => ({
      key: `${instrument.id}|${p.party}`, label: p.party, deadlines: [],
      bars: [...p.lives.filter((l) => DRAWN.includes(l.value)).map(barOf), ...p.provisional.map((l) => ({ ...barOf(l), state: 'provisional' }))],
    }));
  return { id: instrument.id, kind: instrument.kind, title: instrument.title ?? instrument.id, rows };
}

function barOf(life: Life<string>): Bar {
  return { from: life.from, ...(life.to !== undefined && { to: life.to }), state: life.value, ...(life.possible && { possible: life.possible }) };
}

function dutyRow(duty: DutyLife): LaneRow {
  const deadlines = [...new Set(duty.lives.flatMap((l) => (l.value === 'active' && l.lastDay !== undefined ? [l.lastDay] : [])))];
  return { key: duty.id, label: duty.statement, bars: duty.lives.map(barOf), deadlines };
}
