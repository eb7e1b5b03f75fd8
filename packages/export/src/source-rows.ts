/** The log, and who says what: reports with their claims, each claim with the chain by which it came. */
import { formatPartialDate, intervalOf, type PartialDate } from '@servanda/base';
import { claimContentWords, contentWords, makeWordbook, reportWords, speak, type Claim, type LogContent, type Model, type Modality } from '@servanda/model';
import { entriesThatCount, type Worlds } from '@servanda/timeline';
import { keyOf } from './citable.ts';
import type { Places } from './places.ts';
import type { ClaimRow, LogRow, SourceRow } from './report-input.ts';

/** The log in order of its dates, what holds initially first; entries of one day in the dossier's order. */
export function logRows(worlds: Worlds, places: Places, dates: 'long' | 'iso'): readonly LogRow[] {
  const { model } = worlds;
  const speech = speak(makeWordbook(model), [], new Map(), { dates });
  const counted = new Set(entriesThatCount(model, worlds.viewpoint).map(({ entry }) => entry.id));
  const isInstrument = new Set(model.instruments.map((each) => each.id));
  const rows = model.log.map((entry): LogRow => ({
    id: entry.id, ...(entry.date && intervalOf(entry.date)), date: entry.date ? formatPartialDate(entry.date) : '', words: contentWords(speech, entry.content),
    according: entry.according, isCounted: counted.has(entry.id), instruments: thingsIn(entry.content).filter((id) => isInstrument.has(id)), place: places.ofEntry(entry.id),
  }));
  return rows.map((row, i) => ({ row, i })).sort((a, b) => (a.row.first ?? -Infinity) - (b.row.first ?? -Infinity) || a.i - b.i).map(({ row }) => row);
}

function thingsIn(content: LogContent): readonly string[] {
  switch (content.kind) {
    case 'act': return content.act.args.map((arg) => (arg.kind === 'var' ? arg.name : instrumentOfProvision(arg)));
    case 'fact': return content.fact.args.map((arg) => (arg.kind === 'var' ? arg.name : arg.id));
    case 'official': case 'extended': return [content.instrument];
    default: return [];
  }
}

/** A reservation's argument is an article; it concerns its instrument. */
function instrumentOfProvision(arg: { readonly kind: 'thing' | 'provision'; readonly id: string }): string {
  const dot = arg.kind === 'provision' ? arg.id.indexOf('.') : -1;
  return dot < 0 ? arg.id : arg.id.slice(0, dot);
}

const SAYS: Readonly<Record<Modality, string>> = {
  'states': 'states', 'says': 'says', 'reports': 'reports', 'suggests': 'suggests', 'confirms': 'confirms', 'denies': 'denies', 'declines-to-comment': 'declines to comment',
};

/** Reports in the dossier's order; claims that belong to none come last. */
export function sourceRows(model: Model, places: Places, dates: 'long' | 'iso'): readonly SourceRow[] {
  const speech = speak(makeWordbook(model), [], new Map(), { dates });
  const claimsOf = (report: string | undefined): readonly ClaimRow[] => model.claims.filter((claim) => claim.report === report).map((claim) => claimRow(claim, speech, places));
  const rows = model.reports.map((report): SourceRow => ({
    id: report.id, kind: report.kind, line: reportWords(speech, report), on: iso(report.on), at: report.at, reprints: report.reprints, corrects: report.corrects,
    claims: claimsOf(report.id), place: places.of(keyOf.report(report.id), report.id),
  }));
  const loose = claimsOf(undefined);
  return loose.length === 0 ? rows : [...rows, { kind: 'none', line: 'Claims of no report', claims: loose }];
}

function iso(date: PartialDate | undefined): string | undefined {
  return date && formatPartialDate(date);
}

function claimRow(claim: Claim, speech: ReturnType<typeof speak>, places: Places): ClaimRow {
  return {
    id: claim.id, chain: claim.chain.map(({ who, modality, citing, hedge }) => ({ who, says: SAYS[modality], citing, hedge })),
    content: claimContentWords(speech, claim.content, claim.isNegated), isNegated: claim.isNegated, on: iso(claim.on), place: places.of(keyOf.claim(claim.id), claim.id),
  };
}
