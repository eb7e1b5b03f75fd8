/**
 * A question's answers, as the facade gives them (plain data with the explorer's verdict) → the question of a report, with the play
 * as turns, the cause, how its provisions rank, the readings that decide, and remedies. Read next: `from-witness.ts`.
 */
import type { Span } from '@servanda/base';
import type { Verdict } from '@servanda/explorer';
import type { Teller } from '@servanda/timeline';
import { provisionsCited } from './as-cited.ts';
import { playOf, strategyRows } from './from-witness.ts';
import type { QuestionReport } from './from-worlds.ts';

type Row = QuestionReport['rows'][number];

/** What is taken of an answer. */
export interface GivenAnswer {
  readonly question: string;
  readonly answer: { readonly text: string };
  readonly sentence: string;
  readonly assuming: readonly string[];
  readonly unknownBecause?: string;
  readonly parts: readonly { readonly kind: string; readonly title: string; readonly lines: readonly string[]; readonly provisions?: readonly string[] }[];
  readonly scope: readonly string[];
  readonly verdict?: Verdict;
}

/** What is taken of a question: its answer, or its answers under what is expected. */
export interface GivenQuestion {
  readonly id: string;
  readonly title?: string;
  readonly question: string;
  readonly expectations: readonly { readonly readings: readonly string[]; readonly after: readonly string[]; readonly expected: string; readonly isMet: boolean; readonly answer: GivenAnswer }[];
  readonly answer?: GivenAnswer;
  readonly place: { readonly span?: Span };
}

/** How it is told. */
export interface AnswerStyle {
  readonly teller: Teller;
  readonly dates: 'long' | 'iso';
}

/** A question with its answers, as a report takes them. */
export function questionReport(question: GivenQuestion, style: AnswerStyle): QuestionReport {
  const answers = question.expectations.map((e) => ({
    ...answerRow(e.answer, e.readings, style), ...(e.after.length > 0 && { after: `after ${e.after.join(' and ')}` }), expected: e.expected, pass: e.isMet,
  }));
  return {
    id: question.id, ...(question.title !== undefined && { title: question.title }), asks: question.question,
    assumptions: question.expectations[0]?.answer.assuming ?? question.answer?.assuming ?? [],
    rows: question.answer ? [answerRow(question.answer, [], style)] : answers, ...(question.place.span && { origin: question.place.span }),
  };
}

/** One answer: what shows it, what causes it, what decides it. */
export function answerRow(answer: GivenAnswer, readings: readonly string[], { teller, dates }: AnswerStyle): Row {
  const { verdict } = answer;
  const witness = verdict?.kind === 'fails' ? verdict.witness : verdict?.kind === 'holds' ? verdict.run : undefined;
  const strategy = verdict?.kind === 'holds' ? strategyRows(verdict.strategy, teller, dates) : [];
  const core = answer.parts.find((part) => part.kind === 'core')?.provisions;
  const repairs = linesOf(answer, 'repairs').map(provisionsCited);
  const [priorities, deciding] = [linesOf(answer, 'priority'), linesOf(answer, 'readings')];
  return {
    ...(witness && { play: playOf(witness, { teller, title: answer.question, dates }) }), ...(strategy.some((row) => row.acts.length > 0) && { strategy }),
    ...(core && { core }), ...(priorities.length > 0 && { priorities }), ...(deciding.length > 0 && { deciding }), ...(repairs.length > 0 && { repairs }),
    readings, got: answer.answer.text, ...(answer.scope.length > 0 && { scope: answer.scope.join('; ') }),
    explanation: [answer.sentence, ...(answer.unknownBecause === undefined ? [] : [answer.unknownBecause])].filter((line) => line !== ''),
  };
}

function linesOf({ parts }: GivenAnswer, kind: string): readonly string[] {
  return parts.filter((part) => part.kind === kind).flatMap((part) => part.lines);
}
