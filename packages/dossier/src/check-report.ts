/** Everything at once: what is wrong with the text, findings, and each question under each of its expectations. */
import type { Day } from '@servanda/base';
import { applicationWords, askWords, type Expectation, type Question } from '@servanda/model';
import { expectedText, isMet } from './answer-report.ts';
import type { AnswerOptions } from './answer-options.ts';
import { answerQuestion } from './answers.ts';
import type { CheckOptions } from './dossier.ts';
import { findingsIn } from './findings.ts';
import { reportHead, type Lens } from './lens.ts';
import type { Desk } from './desk.ts';
import type { AnswerValue, CheckReport, ExpectationRow, Place, QuestionRow, Viewpoint } from './reports.ts';

export function checkReport(desk: Desk, viewpoint: Viewpoint, options: CheckOptions): CheckReport {
  const lens = desk.lens(viewpoint);
  const today = lens.today;
  const findings = findingsIn(lens);
  const told = toldBy(options);
  const asked = options.questions ? desk.model.questions.filter((q) => options.questions?.includes(q.id)) : desk.model.questions;
  const questions = asked.map((q) => questionRow(desk, lens, q, today, told));
  const expectations = questions.flatMap((q) => q.expectations);
  const counts = {
    errors: desk.diagnostics.filter((d) => d.severity === 'error').length,
    warnings: desk.diagnostics.filter((d) => d.severity === 'warning').length,
    findings: findings.filter((f) => f.severity !== 'info').length,
    met: expectations.filter((e) => e.isMet).length,
    failed: expectations.filter((e) => !e.isMet).length,
  };
  return { ...reportHead(lens, []), diagnostics: desk.diagnostics, findings, questions, counts, isPassed: counts.errors === 0 && counts.failed === 0 };
}

/** Bounds of the search, the same for all questions: what one of them replayed serves the next. First without reasons. */
interface Told {
  readonly first: AnswerOptions;
  readonly whole: AnswerOptions;
}

function toldBy({ withReasons, ...bounds }: CheckOptions): Told {
  return withReasons === true ? { first: bounds, whole: bounds } : { first: { ...bounds, isBrief: true }, whole: bounds };
}

function questionRow(desk: Desk, lens: Lens, question: Question, today: Day, told: Told): QuestionRow {
  const place = desk.places.at(`question ${question.id}`, question.origin);
  const expectations = question.expectations.map((e) => expectationRow(desk, lens, question, e, today, told));
  const answer = expectations.length > 0 ? undefined : answerQuestion(desk, lens, question, today, [], told.first);
  return { id: question.id, title: question.title, question: askWords(lens.speech(), question.ask), expectations, ...(answer && { answer }), place };
}

function expectationRow(desk: Desk, lens: Lens, question: Question, expectation: Expectation, today: Day, told: Told): ExpectationRow {
  const under = desk.lens({ ...lens.viewpoint, readings: [...expectation.readings].sort() });
  const after = expectation.after.map((act) => ({ act, on: today, origin: plainSpan(expectation) }));
  const brief = answerQuestion(desk, under, question, today, after, told.first);
  // What is as expected needs no reasons here; `ask` has them.
  const answer = isMet(expectation.answer, brief.answer) || told.first === told.whole ? brief : answerQuestion(desk, under, question, today, after, told.whole);
  return {
    question: question.id, readings: expectation.readings, after: expectation.after.map((act) => applicationWords(lens.speech(), act)),
    expected: expectedText(expectation.answer), got: gotText(expectation, answer.answer), isMet: isMet(expectation.answer, answer.answer), answer,
    place: placeOf(desk, question, expectation),
  };
}

/** Where one party's relation was expected, that party's. */
function gotText({ answer: expected }: Expectation, got: AnswerValue): string {
  const party = expected.kind === 'relation' ? expected.party : undefined;
  return party === undefined ? got.text : `${got.relations?.[party] ?? got.text} for ${party}`;
}

function plainSpan({ origin: { file, from, to } }: Expectation): Expectation['origin'] {
  return { file, from, to };
}

function placeOf(desk: Desk, question: Question, expectation: Expectation): Place {
  return desk.places.at(`question ${question.id}`, expectation.origin);
}
