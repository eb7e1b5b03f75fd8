/** Worlds, and what else is known of a dossier → everything a report says of one day. Read next: `report-input.ts`. */
import { FAR_PAST, type Day, type SourceText, type Span } from '@servanda/base';
import { finalClauseWords, instrumentTitle, makeWordbook, speak, type Instrument, type Model, type Thing } from '@servanda/model';
import {
  effectAt, factsOn, forecastOn, makeTeller, referenceDay, stateAt, statusOn, whyEffect, type InstrumentStanding, type PartyStanding, type Reason, type Worlds,
} from '@servanda/timeline';
import { keyOf } from './citable.ts';
import { breachRows, dutyRows, ruleRows, type Asked } from './duty-rows.ts';
import { makePlaces, type Places } from './places.ts';
import type {
  AnswerRow, FactRow, FindingRow, ForecastRow, InstrumentRow, PartyRow, QuestionRow, ReadingRow, ReportInput, StandingRow, WhyNode,
} from './report-input.ts';
import { lanesOf } from './segments.ts';
import { logRows, sourceRows } from './source-rows.ts';

/** What a report needs besides the worlds. */
export interface ReportOptions {
  /** Default: the dossier's own day. */
  readonly on?: Day;
  /** The dossier's files, for anchors, lines and quotations. Without them the law is said in words. */
  readonly sources?: readonly SourceText[];
  readonly questions?: readonly QuestionReport[];
  /** All findings, where the caller has them (contradictions between sources, a survey); without them those of the replay are told. */
  readonly findings?: readonly FindingReport[];
  /** Readings taken for these worlds; the model in them has them applied. */
  readonly readings?: readonly string[];
  /** The readings a dossier offers, where the model in the worlds no longer lists them. */
  readonly offered?: Model['readings'];
  readonly title?: string;
  /** How dates stand in text for people; default `long`. */
  readonly dates?: 'long' | 'iso';
}

/** A question as its asker knows it; `origin` becomes a place. */
export interface QuestionReport {
  readonly id: string;
  readonly title?: string;
  readonly asks?: string;
  readonly assumptions?: readonly string[];
  readonly rows: readonly AnswerReport[];
  readonly origin?: Span;
}

/** An answer under one set of readings. Reasons of the timeline and spans become places. */
export interface AnswerReport extends Omit<AnswerRow, 'why' | 'core' | 'explanation'> {
  readonly explanation?: readonly string[];
  readonly reasons?: readonly Reason[];
  /** Provisions, by id. */
  readonly core?: readonly string[];
}

/** A finding as its finder knows it. */
export interface FindingReport {
  readonly code: string;
  readonly words: string;
  readonly day?: Day;
  readonly severity?: FindingRow['severity'];
  readonly places?: readonly { readonly origin: Span; readonly label: string }[];
  readonly acceptedBecause?: string;
}

/** Standings, over all instruments, each of which is told with its reason; where there are more, `why` is left empty. */
const MOST_REASONS = 2_000;

/** Everything a report says. The same worlds and options give the same report. */
export function reportInput(worlds: Worlds, options: ReportOptions = {}): ReportInput {
  const { model } = worlds;
  const dates = options.dates ?? 'long';
  const on = options.on ?? referenceDay(model, worlds.histories[0]);
  const places = makePlaces(model, options.sources ?? [], dates);
  const asked: Asked = { worlds, on, state: stateAt(worlds.histories[0], on), teller: makeTeller(model, { dates }), places, dates, book: makeWordbook(model) };
  const standings = statusOn(worlds, on);
  const hasReasons = standings.reduce((n, { parties }) => n + parties.length, 0) <= MOST_REASONS;
  const instruments = standings.map((standing) => instrumentRow(asked, standing, hasReasons));
  return {
    title: options.title ?? model.title ?? 'Dossier', on, knownOn: worlds.viewpoint.knownOn, isExhaustive: worlds.isExhaustive, dates,
    readings: readingRows(options.offered ?? model.readings, options.readings ?? []), believed: worlds.viewpoint.believe ?? [],
    parties: partyRows(model, instruments), instruments, duties: dutyRows(asked), rules: ruleRows(asked), breaches: breachRows(asked),
    facts: factRows(asked), forecast: forecastRows(asked),
    lanes: instruments.flatMap((row) => lanesOf(worlds, row.id, everyParty(worlds, row.id))),
    log: logRows(worlds, places, dates), findings: options.findings?.map((f) => findingRow(f, places)) ?? replayFindings(asked),
    questions: (options.questions ?? []).map((q) => questionRow(q, places)), sources: sourceRows(model, places, dates), text: places.text,
  };
}

function readingRows(readings: Model['readings'], taken: readonly string[]): readonly ReadingRow[] {
  return readings.map(({ id, title }) => ({ id, title, isTaken: taken.includes(id) }));
}

function everyParty(worlds: Worlds, instrument: string): readonly string[] {
  const named = worlds.program.instruments.get(instrument)?.parties ?? [];
  return [...new Set([...named, ...worlds.histories.flatMap((h) => h.final.participants.get(instrument) ?? [])])];
}

/** Those that have a standing somewhere, in the dossier's order. */
function partyRows(model: Model, instruments: readonly InstrumentRow[]): readonly PartyRow[] {
  const standing = new Set(instruments.flatMap((row) => row.standings.map((s) => s.party)));
  const title = (thing: Thing): PartyRow => ({ id: thing.id, title: thing.title });
  return model.things.filter((thing) => standing.has(thing.id)).map(title);
}

function instrumentRow(asked: Asked, standing: InstrumentStanding, hasReasons: boolean): InstrumentRow {
  const { worlds, on, places, book, dates } = asked;
  const instrument = worlds.program.instruments.get(standing.instrument) as Instrument;
  const { id, title, depositary, sources, kind } = instrument;
  return {
    id, title, kind: kind === 'draft' ? 'draft' : 'instrument', line: instrumentTitle(instrument), depositary, sources,
    finalClauses: finalClauseWords(speak(book, [], new Map(), { dates }), instrument),
    isInForce: standing.isInForce, since: standing.since, until: standing.until,
    standings: standing.parties.map((party) => standingRow(asked, id, party, hasReasons)),
    why: whyChange(asked, effectAt(worlds.histories[0].inForce.get(id), on), standing.isInForce === 'unknown'), place: places.of(keyOf.instrument(id), id),
  };
}

function standingRow(asked: Asked, instrument: string, standing: PartyStanding, hasReasons: boolean): StandingRow {
  const { worlds, on, teller } = asked;
  const { party, status } = standing;
  return {
    ...standing, since: standing.since === FAR_PAST ? undefined : standing.since,
    words: status === 'unknown' ? `whether ${standing.possible.map((s) => teller.standing(party, instrument, s)).join(', or ')}, is not known` : teller.standing(party, instrument, status),
    why: hasReasons ? whyChange(asked, effectAt(worlds.histories[0].statuses.get(`${instrument}|${party}`), on), status === 'unknown') : [],
  };
}

/** Why the last change came about; where the dates leave it open, which entries do so. */
function whyChange({ worlds, teller, places }: Asked, effect: number | undefined, isInDoubt: boolean): readonly WhyNode[] {
  if (isInDoubt) return worlds.doubtful.map((id) => ({ text: teller.doubt(id), places: [places.ofEntry(id)], children: [] }));
  return effect === undefined ? [] : [places.why(whyEffect(worlds.histories[0], teller, effect))];
}

function factRows({ worlds, on, teller }: Asked): readonly FactRow[] {
  return factsOn(worlds, on).flatMap(({ key, truth, since }): FactRow[] => {
    const fact = worlds.histories.map((h) => h.factOf.get(key)).find((f) => f !== undefined);
    return fact ? [{ words: teller.fact(fact, true), truth, since: since === FAR_PAST ? undefined : since }] : [];
  });
}

function forecastRows({ worlds, on, teller, places }: Asked): readonly ForecastRow[] {
  return forecastOn(worlds, on).map((f) => ({
    instrument: f.instrument, status: f.status, on: f.on, lacking: f.status === 'waiting' ? teller.lacking(f.lacking) : '', candidates: f.candidates,
    place: places.ofLaw(`clause:${f.instrument}:entry`),
  }));
}

/** What the replay reported up to the day, each finding once though several worlds may have it. */
function replayFindings({ worlds, on, teller, places }: Asked): readonly FindingRow[] {
  const found = new Map<string, FindingRow>();
  for (const history of worlds.histories) {
    for (const effect of history.effects) {
      if (effect.kind !== 'finding' || effect.day > on) continue;
      const words = teller.finding(effect.finding);
      const { law, entry } = effect.because;
      const key = `${effect.finding.code}|${words}|${entry ?? ''}`;
      if (found.has(key)) continue;
      const stands = [...law.map(places.ofLaw), ...(entry === undefined ? [] : [places.ofEntry(entry)])];
      found.set(key, { code: effect.finding.code, words, day: effect.day, severity: 'warning', places: stands });
    }
  }
  return [...found.values()];
}

function findingRow(finding: FindingReport, places: Places): FindingRow {
  const { code, words, day, severity, acceptedBecause } = finding;
  return { code, words, day, severity: severity ?? 'warning', acceptedBecause, places: (finding.places ?? []).map(({ origin, label }) => places.ofSpan(origin, label)) };
}

function questionRow(question: QuestionReport, places: Places): QuestionRow {
  const { id, title, asks, origin } = question;
  return {
    id, title, asks, assumptions: question.assumptions ?? [],
    rows: question.rows.map(({ explanation, reasons, core, ...row }) => ({
      ...row, explanation: explanation ?? [], why: reasons?.map(places.why),
      core: core?.map(places.ofProvision),
    })),
    place: origin ? places.ofSpan(origin, id) : places.of(keyOf.question(id), id),
  };
}
