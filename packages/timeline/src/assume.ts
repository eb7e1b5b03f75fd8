/** A dossier with more in its log: what would be so after some further events. What may be assumed beyond acts is the explorer's. */
import { partialDateOfDay, type Day, type Span } from '@servanda/base';
import type { Application, LogEntry, Model } from '@servanda/model';

/** An act that is supposed to happen. */
export interface SupposedAct {
  readonly act: Application;
  readonly on: Day;
  readonly origin: Span;
}

const LONG_KNOWN = { year: 1000 };

/** The model with the acts at the end of its log, in order, whoever's word counts and whatever was known when. */
export function supposing(model: Model, acts: readonly SupposedAct[]): Model {
  if (acts.length === 0) return model;
  const entries = acts.map(({ act, on, origin }, i): LogEntry => ({
    id: `supposed#${i + 1}`, date: partialDateOfDay(on), content: { kind: 'act', act }, according: [], knownFrom: LONG_KNOWN, origin,
  }));
  return { ...model, log: [...model.log, ...entries] };
}
