/** Everything in a model that an answer may point to, under one key: laws, clauses, articles, entries, claims, questions. */
import type { Span } from '@servanda/base';
import type { FinalClauses, Instrument, Model } from '@servanda/model';

/** A thing with a place in the text. */
export interface Citable {
  /** A law's id, `clause:X:entry`, `continuity:0`, or one of the keys below. */
  readonly key: string;
  readonly origin: Span;
  /** Opens a section: an instrument, an article, a report. */
  readonly isHeading: boolean;
}

/** Keys for what is no sentence of law; laws are keyed by their own id. */
export const keyOf = {
  entry: (id: string): string => `entry:${id}`,
  provision: (id: string): string => `provision:${id}`,
  instrument: (id: string): string => `instrument:${id}`,
  reading: (id: string): string => `reading:${id}`,
  report: (id: string): string => `report:${id}`,
  claim: (id: string): string => `claim:${id}`,
  question: (id: string): string => `question:${id}`,
  clause: (instrument: string, clause: string): string => `clause:${instrument}:${clause}`,
} as const;

/** All of a model's citable things, headings last so that a sentence that shares a heading's span keeps its own key too. */
export function citables(model: Model): readonly Citable[] {
  const found: Citable[] = [];
  const add = (key: string, origin: Span | undefined, isHeading = false): void => { if (origin) found.push({ key, origin, isHeading }); };
  for (const law of model.law) add(law.id, law.origin);
  for (const instrument of model.instruments) for (const [name, origin] of clauseOrigins(instrument.clauses)) add(keyOf.clause(instrument.id, name), origin);
  for (const entry of model.log) add(keyOf.entry(entry.id), entry.origin);
  for (const claim of model.claims) add(keyOf.claim(claim.id), claim.origin);
  model.continuities.forEach((each, i) => add(`continuity:${i}`, each.origin));
  for (const instrument of model.instruments) add(keyOf.instrument(instrument.id), instrument.origin, true);
  for (const provision of model.provisions) add(keyOf.provision(provision.id), provision.origin, true);
  for (const reading of model.readings) add(keyOf.reading(reading.id), reading.origin, true);
  for (const report of model.reports) add(keyOf.report(report.id), report.origin, true);
  for (const question of model.questions) add(keyOf.question(question.id), question.origin, true);
  return found;
}

/** The final clauses of an instrument by the names that the engine gives them. */
export function clauseOrigins(clauses: FinalClauses): readonly (readonly [string, Span | undefined])[] {
  return [
    ...clauses.entry.map((each) => [each.for === 'all' ? 'entry' : 'later-entry', each.origin] as const),
    ['provisional', clauses.provisional?.origin], ['duration', clauses.duration?.origin], ['minimum-parties', clauses.minimumParties?.origin],
    ...clauses.eligibility.map((each) => ['eligibility', each.origin] as const),
    ['reservations', clauses.reservations.origin], ['counting', clauses.counting.origin],
  ];
}

/** The norms of an instrument's withdrawal clauses, by which `clause:X:withdrawal` is found. */
export function withdrawalNorms({ clauses }: Instrument): readonly string[] {
  return clauses.withdrawal.map((each) => each.norm);
}
