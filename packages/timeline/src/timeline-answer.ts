/** What a question about the replayed log is answered with, and the small pieces that every such answer is made of. */
import { partialDateOfDay, type Day } from '@servanda/base';
import type { Answer } from '@servanda/model';
import type { Reason } from './why.ts';

/** An answer with the sentence that says it and what it rests on. */
export interface TimelineAnswer {
  readonly answer: Answer;
  /** Of `when`: every day on which it occurs; the first is the answer. */
  readonly days: readonly Day[];
  readonly sentence: string;
  readonly reasons: readonly Reason[];
  /** Why the answer is `unknown`. */
  readonly unknownBecause?: string;
}

/** A clause as a sentence. */
export function sentenceOf(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** The month or year that holds all the days, if one does. */
export function sameMonth(days: readonly Day[]): Answer | undefined {
  const dates = days.map(partialDateOfDay);
  const [one] = dates;
  if (!one || dates.some((d) => d.year !== one.year)) return undefined;
  return { kind: 'date', date: dates.every((d) => d.month === one.month) ? { year: one.year, month: one.month } : { year: one.year } };
}
