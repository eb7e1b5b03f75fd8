/** A dossier with more in its log: what would be so after some further events. What may be assumed beyond acts is the explorer's. */
import { partialDateOfDay, type Day, type Span } from '@servanda/base';
import type { Application, LogEntry, Model } from '@servanda/model';

/** An act that is supposed to happen. */
export interface SupposedAct {
  readonly act: Application;
  readonly on: Day;
  readonly origin: Span;
}

/** A fact that is supposed to begin or to end. */
export interface SupposedFact {
  readonly fact: Application;
  readonly value: boolean;
  readonly on: Day;
  readonly origin: Span;
}

const LONG_KNOWN = { year: 1000 };

/** The model with the acts and facts at the end of its log, in order, whoever's word counts and whatever was known when. */
export function supposing(model: Model, acts: readonly (SupposedAct | SupposedFact)[]): Model {
  if (acts.length === 0) return model;
  const entries = acts.map((supposed, i): LogEntry => ({
    id: `supposed#${i + 1}`, date: partialDateOfDay(supposed.on), content: 'act' in supposed ? { kind: 'act', act: supposed.act } : { kind: 'fact', fact: supposed.fact, value: supposed.value }, according: [], knownFrom: LONG_KNOWN, origin: supposed.origin,
  }));
  return { ...model, log: [...model.log, ...entries] };
}
