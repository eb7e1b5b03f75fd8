/** Trouble that nobody asked about, as the explorer finds it, with words, places and how to accept it. */
import { isoFromDay, joinAnd, parseIsoDay, plural } from '@servanda/base';
import { contextOf, survey, type SurveyFinding } from '@servanda/explorer';
import { placeWords } from '@servanda/timeline';
import { acceptedIn, acceptSentence } from './accepted.ts';
import type { Desk } from './desk.ts';
import type { SurveyOptions } from './dossier.ts';
import { priorityParts } from './future-answer.ts';
import { reportHead, type Lens } from './lens.ts';
import { readParty } from './query.ts';
import type { Place, SurveyReport, SurveyRow } from './reports.ts';
import { distinct } from './why-report.ts';
import { witnessParts } from './witness-parts.ts';

/** Stops a survey that nobody gave a budget to. */
const DEFAULT_STEPS = 2_000_000;

export function surveyReport(desk: Desk, lens: Lens, options: SurveyOptions): SurveyReport {
  const party = readParty(desk.model, options.for);
  const head = reportHead(lens, party.problems);
  if (party.problems.length > 0) return { ...head, on: isoFromDay(lens.today), rows: [], scope: [], isPartial: false, idleAcceptances: [] };
  const { viewpoint } = lens;
  const knownOn = viewpoint.knownOn === undefined ? undefined : parseIsoDay(viewpoint.knownOn);
  const context = contextOf({ ...desk.model, accepted: acceptedIn(desk.model) }, {
    day: lens.today, believe: viewpoint.believe, knownOn, budget: options.budget ?? { steps: DEFAULT_STEPS }, clock: options.clock, cancellation: options.cancellation,
    onProgress: options.progress && ((p) => options.progress?.(p.positions === 0 ? p.doing : `${p.doing}: ${plural(p.positions, 'situation')}`)),
  });
  const found = survey(context, { readings: viewpoint.readings, ...(party.value !== undefined && { parties: [party.value] }) });
  const sets = found.readingSets.filter((s) => s.length > 0);
  const scope = [
    found.parties.length === 0 ? 'no party is bound by anything' : `commitments of ${joinAnd(found.parties)}`,
    ...(sets.length > 0 ? [`under ${plural(sets.length, 'set')} of readings`] : []), ...(found.drafts.length > 0 ? [`with ${joinAnd(found.drafts)} in force in turn`] : []),
    ...(found.isPartial ? ['the search was stopped before all was looked at'] : []),
  ];
  return { ...head, on: isoFromDay(lens.today), rows: found.findings.map((f) => surveyRow(desk, lens, f)), scope, isPartial: found.isPartial, idleAcceptances: found.idleAcceptances.map(({ finding, because }) => ({ finding, because })) };
}

function surveyRow(desk: Desk, lens: Lens, f: SurveyFinding): SurveyRow {
  const places = [...(f.core?.norms ?? []).map((n) => lens.places.ofLaw(n)), ...f.provisions.map((p) => lens.places.ofProvision(p)), ...f.claims.map((c) => lens.places.ofClaim(c))];
  const seen = distinct(places.filter((p): p is Place => p !== undefined));
  // A sentence says more than the article it stands in.
  const labels = new Set((f.core?.norms ?? []).flatMap((n) => { const place = lens.places.ofLaw(n); return place ? [place.label] : []; }));
  const shown = seen.filter((p, i) => !labels.has(p.label) || seen.findIndex((q) => q.label === p.label) === i);
  const run = f.witness ? witnessParts(desk.lens({ ...lens.viewpoint, readings: f.readings }), f.party ?? 'the party', f.witness) : [];
  return {
    id: f.id, kind: f.kind, rank: f.rank, text: withPlaces(f), ...(f.party !== undefined && { party: f.party }), readings: f.readings, drafts: f.drafts, places: shown,
    parts: [...run, ...priorityParts(f.priorities)], accept: acceptSentence(f.id, f.fingerprint), ...(f.accepted && { accepted: f.accepted }),
  };
}

/** Names of provisions as people cite them. */
function withPlaces({ text, provisions }: SurveyFinding): string {
  return provisions.reduce((words, id) => words.replaceAll(`\`${id}\``, placeWords(id)), text);
}
