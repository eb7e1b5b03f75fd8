/** Marks beside the text: the verdict at each question, the computed date at each clause of entry into force. */
import type { Budget, Cancellation, Clock, Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';

export interface Lens {
  readonly span: Span;
  /** `yes`, or `no (expected yes)`. */
  readonly text: string;
  readonly isMet: boolean;
  readonly question: string;
}

export interface LensOptions {
  readonly budget?: Budget;
  readonly clock?: Clock;
  readonly cancellation?: Cancellation;
}

/** The verdict beside each question of a file. */
export function lensesOf(dossier: Dossier, file: string, options: LensOptions = {}): readonly Lens[] {
  const here = dossier.model.questions.filter((q) => q.origin.file === file);
  if (here.length === 0) return [];
  const rows = dossier.check(options).questions;
  return here.map((q): Lens => {
    const expectations = rows.find((r) => r.id === q.id)?.expectations ?? [];
    const texts = expectations.map((e) => `${e.isMet ? e.got : `${e.got} (expected ${e.expected})`}${e.readings.length > 0 ? ` under ${e.readings.join(' and ')}` : ''}`);
    const { file: f, from, to } = q.origin;
    return { span: { file: f, from, to }, text: texts.join('; '), isMet: expectations.every((e) => e.isMet), question: q.id };
  });
}

export interface Inlay {
  readonly file: string;
  readonly offset: number;
  readonly text: string;
}

/** After each clause of entry into force: the day it leads to. */
export function inlaysOf(dossier: Dossier, file: string): readonly Inlay[] {
  const rows = new Map(dossier.status().instruments.map((r) => [r.instrument, r]));
  return dossier.model.instruments.flatMap((i): readonly Inlay[] => {
    const clause = i.clauses.entry.find((e) => e.for === 'all');
    const row = rows.get(i.id);
    if (!clause || clause.origin.file !== file || !row) return [];
    const text = row.isInForce === 'yes' && row.since !== undefined ? row.since : row.isInForce === 'unknown' ? 'not known' : 'not in force';
    return [{ file, offset: clause.origin.to, text: ` ${text}` }];
  });
}
