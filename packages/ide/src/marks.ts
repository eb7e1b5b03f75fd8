/** Marks beside the text: the verdict at each question, the computed date at each clause of entry into force. */
import type { Budget, Cancellation, Clock, Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { standingOf, type Standing } from './standing.ts';

/** The verdict beside a question. */
export interface Lens {
  readonly span: Span;
  /** `yes`, or `no (expected yes)`. */
  readonly text: string;
  readonly isMet: boolean;
  readonly question: string;
}

/** How long a question may take. */
export interface LensOptions {
  readonly budget?: Budget;
  readonly clock?: Clock;
  readonly cancellation?: Cancellation;
}

/** A question of a file that has not been asked yet. */
export interface QuestionMark {
  readonly span: Span;
  readonly question: string;
}

/** Where the questions of a file stand; costs nothing. */
export function questionsIn(dossier: Dossier, file: string): readonly QuestionMark[] {
  return dossier.model.questions.filter((q) => q.origin.file === file).map(({ id, origin: { from, to } }) => ({ question: id, span: { file, from, to } }));
}

/** The verdict beside each question of a file. */
export function lensesOf(dossier: Dossier, file: string, options: LensOptions = {}): readonly Lens[] {
  const here = questionsIn(dossier, file);
  if (here.length === 0) return [];
  const rows = dossier.check({ ...options, questions: here.map((mark) => mark.question) }).questions;
  return here.map(({ question, span }) => ({ span, question, ...verdict(rows.find((r) => r.id === question)) }));
}

/** The verdict of one question. */
export function verdictOf(dossier: Dossier, question: string, options: LensOptions = {}): Pick<Lens, 'text' | 'isMet'> {
  return verdict(dossier.check({ ...options, questions: [question] }).questions[0]);
}

type QuestionRow = ReturnType<Dossier['check']>['questions'][number];

/** A question without expectations shows its answer. */
function verdict(row: QuestionRow | undefined): Pick<Lens, 'text' | 'isMet'> {
  if (!row) return { text: 'not read', isMet: false };
  if (row.expectations.length === 0) return { text: row.answer?.answer.text ?? 'unknown', isMet: true };
  const texts = row.expectations.map((e) => `${e.isMet ? e.got : `${e.got} (expected ${e.expected})`}${e.readings.length > 0 ? ` under ${e.readings.join(' and ')}` : ''}`);
  return { text: texts.join('; '), isMet: row.expectations.every((e) => e.isMet) };
}

/** A date beside a clause. */
export interface Inlay {
  readonly file: string;
  readonly offset: number;
  readonly text: string;
}

/** After each clause of entry into force: the day it leads to. A standing made before is used where it is given. */
export function inlaysOf(dossier: Dossier, file: string, standing: Standing = standingOf(dossier)): readonly Inlay[] {
  return dossier.model.instruments.flatMap(({ id, clauses }): readonly Inlay[] => {
    const clause = clauses.entry.find((e) => e.for === 'all');
    const text = standing.entries[id];
    return clause && clause.origin.file === file && text !== undefined ? [{ file, offset: clause.origin.to, text: ` ${text}` }] : [];
  });
}
