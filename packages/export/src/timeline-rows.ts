/** Lanes, duties and entries of a report → the rows of the timeline picture and the days it spans. */
import { FAR_PAST, type Day } from '@servanda/base';
import type { DutyRow, Lane, LaneStatus, LogRow, ReportInput, Segment } from './report-input.ts';

/** One row of the picture. */
export type TimelineRow =
  | { readonly kind: 'instrument'; readonly id: string; readonly label: string; readonly isDraft: boolean; readonly segments: readonly Segment<LaneStatus>[]; readonly entries: readonly LogRow[] }
  | { readonly kind: 'party'; readonly label: string; readonly segments: readonly Segment<LaneStatus>[] }
  /** How many States are parties, where there are too many for a row each. */
  | { readonly kind: 'count'; readonly label: string; readonly steps: readonly { readonly day: Day; readonly n: number }[]; readonly most: number }
  | { readonly kind: 'heading'; readonly label: string; readonly entries: readonly LogRow[] }
  | { readonly kind: 'duty'; readonly duty: DutyRow; readonly label: string }
  | { readonly kind: 'note'; readonly label: string };

/** Stretches that are told by the absence of a bar. */
const UNDRAWN: ReadonlySet<string> = new Set(['none', 'withdrawn', 'ended', 'not-in-force']);

const MOST_PARTY_ROWS = 8;
const MOST_INSTRUMENTS = 40;
const MOST_DUTIES = 24;

/** The rows from top to bottom. */
export function timelineRows(report: ReportInput): readonly TimelineRow[] {
  const shown = report.instruments.slice(0, MOST_INSTRUMENTS);
  const instruments = shown.flatMap((instrument): TimelineRow[] => {
    const lanes = report.lanes.filter((lane) => lane.instrument === instrument.id);
    const whole = lanes.find((lane) => lane.party === undefined);
    const parties = lanes.filter((lane) => lane.party !== undefined && lane.segments.some(({ status }) => !UNDRAWN.has(status)));
    const head: TimelineRow = {
      kind: 'instrument', id: instrument.id, label: instrument.title ?? instrument.id, isDraft: instrument.kind === 'draft', segments: whole?.segments ?? [],
      entries: report.log.filter((entry) => entry.isCounted && entry.instruments.includes(instrument.id)),
    };
    return [head, ...(parties.length > MOST_PARTY_ROWS ? [countRow(parties)] : parties.map((lane): TimelineRow => ({ kind: 'party', label: lane.party ?? '', segments: lane.segments })))];
  });
  const hidden = report.instruments.length - shown.length;
  return [...otherEntries(report), ...instruments, ...(hidden > 0 ? [note(`and ${hidden} more instruments`)] : []), ...dutyRows(report)];
}

function note(label: string): TimelineRow {
  return { kind: 'note', label };
}

function otherEntries(report: ReportInput): readonly TimelineRow[] {
  const entries = report.log.filter((entry) => entry.isCounted && entry.instruments.length === 0 && entry.first !== undefined);
  return entries.length === 0 ? [] : [{ kind: 'heading', label: 'Other events', entries }];
}

function countRow(lanes: readonly Lane[]): TimelineRow {
  const changes = new Map<Day, number>();
  const add = (day: Day, by: number): void => { changes.set(day, (changes.get(day) ?? 0) + by); };
  for (const lane of lanes) {
    for (const { status, from, to } of lane.segments) {
      if (status !== 'party') continue;
      add(from, 1);
      if (to !== undefined) add(to, -1);
    }
  }
  let n = 0;
  const steps = [...changes].sort(([a], [b]) => a - b).map(([day, by]) => ({ day, n: (n += by) }));
  const most = Math.max(0, ...steps.map((step) => step.n));
  return { kind: 'count', label: `number of parties, at most ${most}`, steps, most };
}

function dutyRows(report: ReportInput): readonly TimelineRow[] {
  const duties = report.duties.filter((duty) => duty.segments.length > 0);
  if (duties.length === 0) return [];
  const shown = duties.slice(0, MOST_DUTIES);
  const rows = shown.map((duty): TimelineRow => ({ kind: 'duty', duty, label: `${duty.bearer}: ${duty.act}` }));
  return [{ kind: 'heading', label: 'Duties', entries: [] }, ...rows, ...(duties.length > shown.length ? [note(`and ${duties.length - shown.length} more duties`)] : [])];
}

/**
 * From the first thing that happened to the last, the report's day among them. What lies far ahead (a term that is renewed
 * for a century) is not waited for: a quarter of the time past, and two years at least, are shown of the future.
 */
export function timelineRange(report: ReportInput): readonly [Day, Day] {
  const days = daysIn(report).filter((day) => day > FAR_PAST);
  const past = days.filter((day) => day <= report.on);
  const first = Math.min(report.on, ...sample(past, Math.min));
  const limit = report.on + Math.max(730, (report.on - first) / 4);
  const last = Math.max(report.on, ...sample(days.filter((day) => day <= limit), Math.max));
  const margin = Math.max(20, Math.ceil((last - first) * 0.02));
  return [(first - margin) as Day, (last + margin) as Day];
}

/** At most one value, so that a log of any length can be spread into arguments. */
function sample(days: readonly Day[], choose: (a: number, b: number) => number): readonly number[] {
  const [first, ...rest] = days;
  return first === undefined ? [] : [rest.reduce<number>((a, b) => choose(a, b), first)];
}

function daysIn(report: ReportInput): readonly Day[] {
  const ends = (segments: readonly Segment[]): readonly Day[] => segments.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  return [
    ...report.lanes.flatMap((lane) => ends(lane.segments)), ...report.duties.flatMap((duty) => [...ends(duty.segments), ...(duty.lastDay === undefined ? [] : [duty.lastDay])]),
    ...report.log.flatMap((entry) => (entry.isCounted && entry.first !== undefined && entry.last !== undefined ? [entry.first, entry.last] : [])),
  ];
}
