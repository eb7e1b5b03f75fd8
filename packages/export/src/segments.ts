/** The series of all worlds put over one another: stretches of time in which they agree, and stretches in doubt between. */
import type { Day } from '@servanda/base';
import { statusIn, valueAt, type History, type Worlds } from '@servanda/timeline';
import type { Lane, LaneStatus, Segment } from './report-input.ts';

/**
 * Segments between the days on which any world changes. Nothing is said of stretches for which no world has a status. The
 * last segment has no end.
 */
export function segmentsOf<S extends string>(
  worlds: Worlds, changes: (history: History) => readonly Day[], statusAt: (history: History, day: Day) => S | undefined,
): readonly Segment<S>[] {
  const days = [...new Set(worlds.histories.flatMap((h) => [...changes(h)]))].sort((a, b) => a - b);
  const segments: Segment<S>[] = [];
  days.forEach((from, i) => {
    const possible = [...new Set(worlds.histories.map((h) => statusAt(h, from)))];
    const known = possible.filter((s): s is S => s !== undefined);
    if (known.length === 0) return;
    const segment: Segment<S> = { from, to: days[i + 1], status: possible.length === 1 ? (known[0] as S) : 'unknown', possible: known };
    const last = segments.at(-1);
    if (last && last.to === from && last.status === segment.status && last.possible.join() === known.join()) segments[segments.length - 1] = { ...last, to: segment.to };
    else segments.push(segment);
  });
  return segments;
}

/** The lanes of an instrument: itself, then each party in order of appearance. Stretches in which there is nothing to say are left out. */
export function lanesOf(worlds: Worlds, instrument: string, parties: readonly string[]): readonly Lane[] {
  const whole = segmentsOf<LaneStatus>(worlds, (h) => h.inForce.get(instrument)?.days ?? [], (h, day) => (valueAt(h.inForce.get(instrument), day) === true ? 'in-force' : 'not-in-force'));
  return [{ instrument, segments: said(whole) }, ...parties.map((party) => ({ instrument, party, segments: said(standingSegments(worlds, instrument, party)) }))];
}

function said(segments: readonly Segment<LaneStatus>[]): readonly Segment<LaneStatus>[] {
  const first = segments.findIndex(({ status }) => status !== 'none' && status !== 'not-in-force');
  return first < 0 ? [] : segments.slice(first).filter(({ status }) => status !== 'none');
}

function standingSegments(worlds: Worlds, instrument: string, party: string): readonly Segment<LaneStatus>[] {
  const key = `${instrument}|${party}`;
  return segmentsOf<LaneStatus>(worlds, (h) => [...(h.statuses.get(key)?.days ?? []), ...(h.provisional.get(key)?.days ?? [])], (h, day) => {
    const status = statusIn(h, instrument, party, day);
    return (valueAt(h.provisional.get(key), day) ?? false) && status !== 'party' ? 'provisional' : status;
  });
}
