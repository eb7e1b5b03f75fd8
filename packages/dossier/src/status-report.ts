/** Who stands where on a day, as rows with sentences: instruments by party, duties, breaches, facts. */
import { FAR_PAST, joinOr, plural, type Day, type Truth } from '@servanda/base';
import { instrumentTitle, type PartyStatus } from '@servanda/model';
import { isBetween } from '@servanda/semantics';
import { dutiesOn, factsOn, stateAt, statusOn, truthIn, type InstrumentStanding, type PartyStanding } from '@servanda/timeline';
import type { StatusOptions } from './dossier.ts';
import { breachRows, dutyRow } from './duty-rows.ts';
import { iso, nameOn, reportHead, type Lens } from './lens.ts';
import { readQuery } from './query.ts';
import type { FactRow, InstrumentRow, PartyRow, StatusReport } from './reports.ts';

export function statusReport(lens: Lens, options: StatusOptions): StatusReport {
  const query = readQuery(lens, options);
  const { day, party, toward, instrument, problems } = query;
  const head = { ...reportHead(lens, problems), on: query.on, for: party, toward };
  if (problems.length > 0) return { ...head, instruments: [], duties: [], breaches: [], facts: [] };
  const standings = statusOn(lens.worlds, day, { party, instrument }).map((s) => (toward === undefined ? s : withCounterparty(lens, s, toward, day)));
  const relevant = toward === undefined ? standings : standings.filter((s) => s.parties.some((p) => (p.party === toward || p.continuedBy === toward) && p.status !== 'none'));
  const titles = new Map(lens.model.things.map((t) => [t.id, t.title]));
  return {
    ...head,
    instruments: relevant.map((s) => instrumentRow(lens, s, day, titles, party, toward)),
    duties: dutiesOn(lens.worlds, day, { bearer: party, toward }).map((d) => dutyRow(lens, d, day)).filter((d) => instrument === undefined || d.instrument === instrument),
    breaches: breachRows(lens, day, party, toward).filter((b) => instrument === undefined || lens.worlds.program.provisions.get(b.provision)?.instrument === instrument),
    facts: instrument === undefined ? factRows(lens, day, party, toward) : [],
  };
}

/** Asked about one party toward another, both are shown. */
function withCounterparty(lens: Lens, standing: InstrumentStanding, toward: string, day: Day): InstrumentStanding {
  if (standing.parties.some((p) => p.party === toward)) return standing;
  const [other] = statusOn(lens.worlds, day, { party: toward, instrument: standing.instrument });
  return { ...standing, parties: [...standing.parties, ...(other?.parties ?? [])] };
}

function instrumentRow(
  lens: Lens, s: InstrumentStanding, day: Day, titles: ReadonlyMap<string, string | undefined>, party: string | undefined, toward: string | undefined,
): InstrumentRow {
  const definition = lens.worlds.program.instruments.get(s.instrument);
  const parties = s.parties.map((p) => partyRow(lens, s, p, titles));
  const counts: Partial<Record<PartyStatus | 'unknown', number>> = {};
  for (const p of parties) counts[p.status] = (counts[p.status] ?? 0) + 1;
  const between = party !== undefined && toward !== undefined ? truthIn(lens.worlds, (h) => isBetween(h.program, stateAt(h, day), s.instrument, party, toward)) : undefined;
  return {
    instrument: s.instrument, kind: definition?.kind ?? 'instrument', title: definition && (definition.title ?? instrumentTitle(definition)),
    isInForce: s.isInForce, since: iso(s.since), until: iso(s.until), sentence: instrumentSentence(lens, s), parties, counts,
    ...(between !== undefined && { isBetween: between }), place: lens.places.ofInstrument(s.instrument),
  };
}

function instrumentSentence(lens: Lens, s: InstrumentStanding): string {
  const since = s.since === undefined ? undefined : lens.teller.date(s.since);
  switch (s.isInForce) {
    case 'yes': return `${s.instrument} ${since === undefined ? 'is in force' : `has been in force since ${since}`}${s.until === undefined ? '' : `; it ends on ${lens.teller.date(s.until)}`}.`;
    case 'no': return since === undefined ? `${s.instrument} is not in force.` : `${s.instrument} ended on ${since}.`;
    case 'unknown': return `It is not known whether ${s.instrument} is in force.`;
  }
}

function partyRow(lens: Lens, s: InstrumentStanding, p: PartyStanding, titles: ReadonlyMap<string, string | undefined>): PartyRow {
  return {
    party: p.party, title: titles.get(p.party), status: p.status, possible: p.possible, since: iso(p.since), isProvisional: p.isProvisional,
    hasInterimDuty: p.hasInterimDuty, entersOn: iso(p.entersOn), leavesOn: iso(p.leavesOn), sentence: partySentence(lens, s.instrument, p),
  };
}

function partySentence(lens: Lens, instrument: string, p: PartyStanding): string {
  const { teller } = lens;
  if (p.status === 'unknown') return `It is not known where ${p.party} stands; it may be that ${joinOr(p.possible.map((status) => teller.standing(p.party, instrument, status)))}.`;
  const ahead = p.entersOn !== undefined ? `; it enters into force for ${p.party} on ${teller.date(p.entersOn)}` : p.leavesOn !== undefined ? `; it leaves on ${teller.date(p.leavesOn)}` : '';
  const provisional = provisionalWords(p.isProvisional);
  const unless = p.status === 'signatory' ? ', unless it has made clear that it will not become a party' : '';
  const interim = p.hasInterimDuty === 'yes' ? `; meanwhile it must not defeat its object and purpose${unless} (VCLT 18)` : '';
  return `${standingSince(lens, instrument, p)}${provisional}${ahead}${interim}.`;
}

/** `Japan has been a party to X since 1956-12-12`. */
function standingSince({ teller }: Lens, instrument: string, p: PartyStanding): string {
  const [name, since] = [p.party, p.since === undefined ? undefined : teller.date(p.since)];
  const who = p.continuedBy === undefined ? name : `${name}, which ${p.continuedBy} continues,`;
  const continued = p.continues && `, as it continues ${p.continues.party}${p.continues.since === undefined ? '' : ` (${p.status === 'party' ? 'a party ' : ''}since ${teller.date(p.continues.since)})`}`;
  switch (p.status) {
    case 'ended': return `${instrument} ended for ${who}${since === undefined ? '' : ` on ${since}`}`.replace(/,$/, '');
    case 'withdrawn': return `${who} has withdrawn from ${instrument}${since === undefined ? '' : `, with effect from ${since}`}`;
    case 'party': return since === undefined ? teller.standing(name, instrument, 'party') : `${name} has been a party to ${instrument} since ${since}${continued ?? ''}`;
    case 'signatory': return `${name} has signed ${instrument}${since === undefined ? '' : ` on ${since}`} but not consented to be bound${continued ?? ''}`;
    case 'contracting': return `${name} has consented to be bound by ${instrument}${since === undefined ? '' : `, on ${since}${continued ?? ''}`}; it is not in force for ${name}`;
    case 'suspended': return `the operation of ${instrument} ${since === undefined ? 'is' : 'has been'} suspended for ${name}${since === undefined ? '' : ` since ${since}`}`;
    case 'unknown': case 'none': case 'negotiating': return teller.standing(name, instrument, p.status === 'unknown' ? 'none' : p.status);
  }
}

function provisionalWords(isProvisional: Truth): string {
  return isProvisional === 'yes' ? ', and applies it provisionally' : '';
}

/** Facts true on the day, by the names States go by then; asked about a party, those that name it. */
export function factRows(lens: Lens, day: Day, party?: string, toward?: string): readonly FactRow[] {
  const { worlds, teller } = lens;
  const rows = new Map<string, FactRow>();
  for (const { key, truth, since } of factsOn(worlds, day)) {
    const recorded = worlds.histories.map((h) => h.factOf.get(key)).find((f) => f !== undefined);
    if (!recorded) continue;
    const fact = { ...recorded, args: recorded.args.map((id) => nameOn(lens, id, day)) };
    if ([party, toward].some((asked) => asked !== undefined && !fact.args.includes(nameOn(lens, asked, day)))) continue;
    const hasStart = since !== undefined && since > START;
    const sentence = teller.fact(fact, true);
    const known = rows.get(sentence);
    if (known === undefined || known.truth !== 'yes') rows.set(sentence, { sentence, truth, since: hasStart ? iso(since) : undefined });
  }
  return [...rows.values()];
}

/** Facts that hold `initially` are dated with the first day there is. */
const START = FAR_PAST;

/** `190 parties, 5 signatories`. */
export function countWords(row: InstrumentRow): string {
  const words: Readonly<Record<PartyStatus | 'unknown', [string, string]>> = {
    party: ['party', 'parties'], signatory: ['signatory', 'signatories'], contracting: ['contracting State', 'contracting States'], suspended: ['suspended', 'suspended'],
    withdrawn: ['withdrawn', 'withdrawn'], ended: ['formerly bound', 'formerly bound'], negotiating: ['negotiating', 'negotiating'], none: ['without relation', 'without relation'],
    unknown: ['not known', 'not known'],
  };
  const order: readonly (PartyStatus | 'unknown')[] = ['party', 'suspended', 'contracting', 'signatory', 'withdrawn', 'ended', 'negotiating', 'unknown'];
  return order.flatMap((status) => { const n = row.counts[status]; return n === undefined ? [] : [plural(n, ...words[status])]; }).join(', ');
}
