/** Explanations and forecasts: reasons of the timeline with the places in the text that they rest on. */
import { intervalOf, isoFromDay, unreachable, type Truth } from '@servanda/base';
import { forecastOn, forecastSentence, truthSentence, why, type Forecast, type Reason } from '@servanda/timeline';
import type { DayQuery } from './dossier.ts';
import { iso, reportHead, type Lens } from './lens.ts';
import { readInstrument, readQuery } from './query.ts';
import type { Because, ForecastReport, Place, QueryProblem, WhyReport } from './reports.ts';
import type { Statement } from './asked.ts';

/** Explains a statement that was read; `problems` when it could not be. */
export function whyReport(lens: Lens, stated: Statement | undefined, given: string, options: DayQuery, problems: readonly QueryProblem[]): WhyReport {
  const query = readQuery(lens, { on: options.on ?? (stated?.on && isoFromDay(intervalOf(stated.on).last)) });
  const statement = stated?.formula;
  const all = [...problems, ...query.problems];
  const head = { ...reportHead(lens, all), on: query.on };
  if (!statement || all.length > 0) return { ...head, statement: given, truth: 'unknown', sentence: '', because: [] };
  const told = why(lens.worlds, lens.teller, statement, query.day);
  return {
    ...head, statement: told.statement, truth: told.truth, because: told.reasons.map((r) => becauseOf(lens, r)),
    sentence: `${truthLead(told.truth)}${truthSentence(lens.teller, statement, told.truth, `on ${query.on}`)}`,
  };
}

function truthLead(truth: Truth): string {
  switch (truth) {
    case 'yes': return 'Yes. ';
    case 'no': return 'No. ';
    case 'unknown': return 'Not known. ';
    default: return unreachable(truth);
  }
}

/** A reason with its places; the same place is named once along a branch. */
export function becauseOf(lens: Lens, reason: Reason): Because {
  const places = [...(reason.entry === undefined ? [] : [lens.places.ofEntry(reason.entry)]), ...reason.law.map((id) => lens.places.ofLaw(id))];
  return { text: reason.text, on: iso(reason.day), places: distinct(places.filter((p): p is Place => p !== undefined)), because: reason.children.map((r) => becauseOf(lens, r)) };
}

/** One place once, however many sentences of it were used. */
export function distinct(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const key = place.span ? `${place.span.file}:${place.span.from}` : place.label;
    return seen.has(key) ? false : seen.add(key);
  });
}

export function forecastReport(lens: Lens, name: string | undefined, options: DayQuery): ForecastReport {
  const query = readQuery(lens, { on: options.on });
  const instrument = readInstrument(lens.model, name);
  const problems = [...query.problems, ...instrument.problems];
  const head = { ...reportHead(lens, problems), on: isoFromDay(query.day) };
  if (problems.length > 0) return { ...head, rows: [] };
  const asked = forecastOn(lens.worlds, query.day, instrument.value).filter((f) => instrument.value !== undefined || f.status !== 'ended');
  const rows = asked.map((f) => ({
    instrument: f.instrument, title: lens.worlds.program.instruments.get(f.instrument)?.title, status: f.status, on: iso(f.on),
    sentence: forecastSentence(lens.teller, f, query.day), lacking: f.lacking.map((l) => lens.teller.lacking([l])), candidates: f.candidates, signed: f.signed, moves: consentMoves(f),
    place: lens.places.ofLaw(`clause:${f.instrument}:entry`),
  }));
  return { ...head, rows };
}

/** The act of consent that is outstanding for each candidate, as the log would have it. */
function consentMoves({ instrument, lacking, candidates }: Forecast): readonly string[] {
  const isExchange = lacking.some((l) => l.kind === 'exchange');
  const isSignature = lacking.some((l) => l.kind === 'signature');
  return candidates.map((party) => (isExchange ? `${party} exchanges ratifications of ${instrument}` : isSignature ? `${party} signs ${instrument}` : `${party} ratifies ${instrument}`));
}
