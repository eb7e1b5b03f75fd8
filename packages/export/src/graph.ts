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
  /** Parties, instruments and duties that were left out because there were too many. */
  readonly hidden: number;
}

/** More than this can't be read in one picture; those with duties and the most standings are kept. */
const MOST_PARTIES = 24;
const MOST_INSTRUMENTS = 24;
const MOST_DUTIES = 24;
/** With more standings than this, `party` is not written on each line: solid lines say it. */
const MOST_LABELS = 80;

/** The graph of the day. Parties without any standing or duty are left out. */
export function graphOf(report: ReportInput): Graph {
  const weights = weightsOf(report);
  const ranked = report.parties.map(({ id }, i) => ({ id, i, weight: weights.get(id) ?? 0 })).filter(({ weight }) => weight > 0);
  const kept = new Set(ranked.sort((a, b) => b.weight - a.weight || a.i - b.i).slice(0, MOST_PARTIES).map(({ id }) => id));
  const open = report.duties.filter((duty) => duty.isOpen);
  const duties = open.slice(0, MOST_DUTIES);
  const shown = report.instruments.filter(({ id }) => duties.some((duty) => duty.instrument === id));
  const instruments = [...new Set([...shown, ...report.instruments])].slice(0, MOST_INSTRUMENTS);
  const extra = duties.flatMap((d) => [d.bearer, ...d.toward]).filter((id) => !report.parties.some((p) => p.id === id));
  const parties = [...report.parties.filter(({ id }) => kept.has(id)), ...[...new Set(extra)].map((id) => ({ id }))];
  const partyIds = new Map(parties.map(({ id }, i) => [id, `p${i + 1}`]));
  const instrumentIds = new Map(report.instruments.filter((i) => instruments.includes(i)).map(({ id }, i) => [id, `i${i + 1}`]));
  const standings = report.instruments.flatMap((i) => i.standings.flatMap((s) => standingEdge(partyIds.get(s.party), instrumentIds.get(i.id), s)));
  return {
    title: `${report.title}, ${isoFromDay(report.on)}`, hidden: ranked.length - kept.size + report.instruments.length - instruments.length + open.length - duties.length,
    nodes: [
      ...parties.map(({ id }): GraphNode => ({ id: partyIds.get(id) ?? '', kind: 'party', label: id, look: 'plain' })),
      ...report.instruments.filter((i) => instruments.includes(i)).map((i): GraphNode => ({ id: instrumentIds.get(i.id) ?? '', kind: 'instrument', label: i.title ?? i.id, note: noteOf(i), look: lookOf(i) })),
      ...duties.map((duty, n): GraphNode => ({ id: `d${n + 1}`, kind: 'duty', label: duty.act, note: dutyNote(duty), look: dutyLook(duty) })),
    ],
    edges: [
      ...(standings.length > MOST_LABELS ? standings.map((edge) => (edge.look === 'bound' ? { ...edge, label: '' } : edge)) : standings),
      ...duties.flatMap((duty, n) => dutyEdges(duty, `d${n + 1}`, partyIds, instrumentIds)),
    ],
  };
}

/** Standings, and open duties a hundredfold, by party. */
function weightsOf(report: ReportInput): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const add = (party: string, by: number): void => { weights.set(party, (weights.get(party) ?? 0) + by); };
  for (const instrument of report.instruments) for (const { party } of instrument.standings) add(party, 1);
  for (const duty of report.duties) if (duty.isOpen) for (const party of [duty.bearer, ...duty.toward]) add(party, 100);
  return weights;
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
