/** A report → the graph of parties between their instruments and their open duties; written by `to-dot.ts` and `to-mermaid.ts`. */
import { isoFromDay } from '@servanda/base';
import type { DutyRow, InstrumentRow, ReportInput, StandingRow } from './report-input.ts';

/** A party, an instrument or an open duty. */
export interface GraphNode {
  /** `p1`, `i2`, `d3`: safe in any format. */
  readonly id: string;
  readonly kind: 'party' | 'instrument' | 'duty';
  readonly label: string;
  /** `in force since 1956-12-12`, `last day 2019-06-30`: under the name. */
  readonly note?: string;
  readonly look: 'plain' | 'in-force' | 'not-in-force' | 'draft' | 'due' | 'pending' | 'unknown';
}

/** A standing (party, instrument), or a duty's ends: from its bearer, to those it is owed to. */
export interface GraphEdge {
  readonly kind: 'standing' | 'owes' | 'owed-to';
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly look: 'bound' | 'partly' | 'past' | 'unknown' | 'due' | 'pending';
}

/** What is drawn. */
export interface Graph {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Parties that were left out because there were too many. */
  readonly hidden: number;
}

/** More parties than this can't be read in one picture; those with duties and the most instruments are kept. */
const MOST_PARTIES = 40;

/** The graph of the day. Parties without any standing or duty are left out. */
export function graphOf(report: ReportInput): Graph {
  const ranked = report.parties.map(({ id }, i) => ({ id, i, weight: weightOf(report, id) })).filter(({ weight }) => weight > 0);
  const kept = new Set(ranked.sort((a, b) => b.weight - a.weight || a.i - b.i).slice(0, MOST_PARTIES).map(({ id }) => id));
  const duties = report.duties.filter((duty) => duty.isOpen);
  const extra = duties.flatMap((d) => [d.bearer, ...d.toward]).filter((id) => !report.parties.some((p) => p.id === id));
  const parties = [...report.parties.filter(({ id }) => kept.has(id)), ...[...new Set(extra)].map((id) => ({ id }))];
  const partyIds = new Map(parties.map(({ id }, i) => [id, `p${i + 1}`]));
  const instrumentIds = new Map(report.instruments.map(({ id }, i) => [id, `i${i + 1}`]));
  return {
    title: `${report.title}, ${isoFromDay(report.on)}`, hidden: ranked.length - kept.size,
    nodes: [
      ...parties.map(({ id }): GraphNode => ({ id: partyIds.get(id) ?? '', kind: 'party', label: id, look: 'plain' })),
      ...report.instruments.map((i): GraphNode => ({ id: instrumentIds.get(i.id) ?? '', kind: 'instrument', label: i.title ?? i.id, note: noteOf(i), look: lookOf(i) })),
      ...duties.map((duty, n): GraphNode => ({ id: `d${n + 1}`, kind: 'duty', label: duty.act, note: dutyNote(duty), look: dutyLook(duty) })),
    ],
    edges: [
      ...report.instruments.flatMap((i) => i.standings.flatMap((s) => standingEdge(partyIds.get(s.party), instrumentIds.get(i.id), s))),
      ...duties.flatMap((duty, n) => dutyEdges(duty, `d${n + 1}`, partyIds, instrumentIds)),
    ],
  };
}

function weightOf(report: ReportInput, party: string): number {
  const standings = report.instruments.filter((i) => i.standings.some((s) => s.party === party)).length;
  const duties = report.duties.filter((d) => d.isOpen && (d.bearer === party || d.toward.includes(party))).length;
  return standings + 100 * duties;
}

function noteOf(i: InstrumentRow): string {
  switch (i.isInForce) {
    case 'yes': return `in force${i.since === undefined ? '' : ` since ${isoFromDay(i.since)}`}`;
    case 'no': return i.kind === 'draft' ? 'draft' : 'not in force';
    default: return 'not known whether in force';
  }
}

function lookOf(i: InstrumentRow): GraphNode['look'] {
  return i.isInForce === 'unknown' ? 'unknown' : i.isInForce === 'yes' ? 'in-force' : i.kind === 'draft' ? 'draft' : 'not-in-force';
}

const STANDINGS: Readonly<Record<StandingRow['status'], readonly [string, GraphEdge['look']]>> = {
  none: ['', 'past'], negotiating: ['negotiating', 'partly'], signatory: ['signed', 'partly'], contracting: ['consented', 'partly'], party: ['party', 'bound'],
  suspended: ['suspended', 'partly'], withdrawn: ['withdrawn', 'past'], ended: ['ended', 'past'], unknown: ['not known', 'unknown'],
};

function standingEdge(from: string | undefined, to: string | undefined, s: StandingRow): readonly GraphEdge[] {
  const [label, look] = STANDINGS[s.status];
  if (from === undefined || to === undefined || s.status === 'none') return [];
  const until = s.leavesOn === undefined ? '' : ` until ${isoFromDay(s.leavesOn)}`;
  return [{ kind: 'standing', from, to, label: s.isProvisional === 'yes' ? `${label}, provisionally` : label + until, look }];
}

/** A duty owed to nobody in particular points at its instrument. */
function dutyEdges(duty: DutyRow, id: string, parties: ReadonlyMap<string, string>, instruments: ReadonlyMap<string, string>): readonly GraphEdge[] {
  const from = parties.get(duty.bearer);
  const to = duty.toward.length > 0 ? duty.toward.map((p) => parties.get(p)) : [instruments.get(duty.instrument ?? '')];
  const look = dutyLook(duty);
  const owes: GraphEdge[] = from === undefined ? [] : [{ kind: 'owes', from, to: id, label: 'owes', look }];
  return [...owes, ...to.flatMap((each): GraphEdge[] => (each === undefined ? [] : [{ kind: 'owed-to', from: id, to: each, label: 'to', look }]))];
}

function dutyLook({ status }: DutyRow): 'due' | 'pending' | 'unknown' {
  return status === 'active' ? 'due' : status === 'unknown' ? 'unknown' : 'pending';
}

function dutyNote({ status, lastDay }: DutyRow): string {
  const state = { active: 'due', pending: 'not yet due', suspended: 'suspended', unknown: 'not known whether due' }[status as string] ?? status;
  return lastDay === undefined ? state : `${state}, last day ${isoFromDay(lastDay)}`;
}
