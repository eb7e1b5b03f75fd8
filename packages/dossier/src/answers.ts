/** A question, from the dossier or from outside, is read, put to the layer that can answer it, and reported. */
import { intervalOf, isoFromDay, type Day, type PartialDate } from '@servanda/base';
import { assume } from '@servanda/explorer';
import type { Application, Assumption, LogEntry, Term } from '@servanda/model';
import { prepare, type Ground } from '@servanda/semantics';
import { answerAsk, isTimelineAsk, stateOn, type SupposedAct, type SupposedFact, type TimelineAsk } from '@servanda/timeline';
import { answerHead, timelineAnswerReport, unansweredReport } from './answer-report.ts';
import type { AnswerOptions } from './answer-options.ts';
import type { Asked } from './asked.ts';
import { compareAnswer } from './compare-answer.ts';
import type { AskOptions } from './dossier.ts';
import { contradictionWords, futureAnswer } from './future-answer.ts';
import type { Lens } from './lens.ts';
import type { Desk } from './desk.ts';
import { readDay, unknownName, type Reading } from './query.ts';
import type { AnswerReport, QueryProblem } from './reports.ts';
import { readQuestion } from './statements.ts';
import { LONG_KNOWN, withEntries } from './suppose.ts';

/** Answers the dossier's question of that name, or the question put in words. */
export function askReport(desk: Desk, lens: Lens, given: string, options: AskOptions): AnswerReport {
  const day = readDay(options.on, lens.today);
  const read = readAsked(desk, given);
  const problems: readonly QueryProblem[] = [...day.problems, ...read.problems];
  if (!read.value || problems.length > 0) return unansweredReport(lens, given, problems);
  return answerQuestion(desk, lens, read.value, day.value, [], options);
}

/** The dossier's question of that name, or the question that the words ask. */
export function readAsked(desk: Desk, given: string): Reading<Asked | undefined> {
  const known = desk.model.questions.find((q) => q.id === given);
  return known ? { value: known, problems: [] } : isName(given) ? { value: undefined, problems: [noQuestion(desk, given)] } : readQuestion(desk, given);
}

/** One word without a question mark is meant as a name. */
function isName(given: string): boolean {
  return /^[\p{L}\p{N}_-]+$/u.test(given);
}

function noQuestion(desk: Desk, given: string): QueryProblem {
  return unknownName(given, 'question', desk.model.questions.map((q) => ({ id: q.id, names: [] })));
}

/** Answers a question as it is understood, after further acts, on a day. */
export function answerQuestion(desk: Desk, lens: Lens, asked: Asked, today: Day, after: readonly SupposedAct[], options: AnswerOptions): AnswerReport {
  if (asked.isIncomplete) return notKnown(lens, asked, today, 'a sentence of the question was not understood, so that what it supposes is not known: see the message about it');
  if (isTimelineAsk(asked.ask)) return answerFromReplay(desk, lens, asked, asked.ask, today, after, options.isBrief ?? false);
  const { ask, assumptions } = asked;
  if (ask.kind === 'compare') return { ...answerHead(lens, asked, today), ...compareAnswer(lens, { ask, assumptions, after, today, options }) };
  return answerFromExplorer(desk, lens, asked, today, after, options);
}

function notKnown(lens: Lens, asked: Asked, today: Day, unknownBecause: string): AnswerReport {
  return { ...answerHead(lens, asked, today), answer: { kind: 'unknown', text: 'unknown' }, sentence: 'It is not known.', because: [], parts: [], scope: [], unknownBecause };
}

function answerFromReplay(desk: Desk, lens: Lens, asked: Asked, ask: TimelineAsk, today: Day, after: readonly SupposedAct[], isBrief: boolean): AnswerReport {
  const knownOn = ask.kind === 'holds' && ask.knownOn ? isoFromDay(intervalOf(ask.knownOn).last) : lens.viewpoint.knownOn;
  const before = broughtAbout(lens, asked, ask, today);
  if ('contradiction' in before) {
    return notKnown(lens, asked, today, contradictionWords(before.contradiction));
  }
  const supposed = [...before.supposed, ...asked.assumptions.flatMap((a): SupposedAct[] => (a.kind === 'happens' ? [{ act: a.act, on: a.on ? intervalOf(a.on).first : today, origin: a.origin }] : [])), ...after];
  const view = supposed.length > 0 || knownOn !== lens.viewpoint.knownOn ? desk.lens({ ...lens.viewpoint, ...(knownOn !== undefined && { knownOn }) }, supposed) : lens;
  return timelineAnswerReport(view, asked, today, answerAsk(view.worlds, view.teller, ask, today, { isBrief }));
}

/** Conditions that are assumed: what has to happen on the day asked about, or today where that is earlier, for them to be so. */
function broughtAbout(lens: Lens, asked: Asked, ask: TimelineAsk, today: Day): { readonly supposed: readonly (SupposedAct | SupposedFact)[] } | { readonly contradiction: readonly string[] } {
  if (!asked.assumptions.some((a) => a.kind === 'holds' && a.formula.kind !== 'date')) return { supposed: [] };
  const stated = 'on' in ask && ask.on ? intervalOf(ask.on).first : today;
  const on = stated < today ? stated : today;
  const program = prepare(lens.model);
  const { brought, contradiction } = assume(program, stateOn(program, lens.worlds.viewpoint, on), asked.assumptions);
  if (contradiction) return { contradiction };
  const origin = asked.assumptions[0]?.origin ?? { file: '', from: 0, to: 0 };
  return { supposed: brought.flatMap((h): (SupposedAct | SupposedFact)[] => (h.kind === 'act' ? [{ act: applied(h.act), on, origin }] : h.kind === 'fact' ? [{ fact: applied(h.fact), value: h.value, on, origin }] : [])) };
}

function applied({ pattern, args }: Ground): Application {
  return { pattern, args: args.map((id): Term => ({ kind: 'thing', id })) };
}

function answerFromExplorer(desk: Desk, lens: Lens, asked: Asked, today: Day, after: readonly SupposedAct[], options: AnswerOptions): AnswerReport {
  // What is assumed for a day that is over belongs to the log: the future begins after it.
  const isPast = (a: Assumption): a is Extract<Assumption, { kind: 'happens' }> => a.kind === 'happens' && a.on !== undefined && intervalOf(a.on).last < today;
  const past = asked.assumptions.filter(isPast).map((a, i): LogEntry => ({ id: `assumed#${i + 1}`, date: a.on as PartialDate, content: { kind: 'act', act: a.act }, according: [], knownFrom: LONG_KNOWN, origin: a.origin }));
  const model = past.length === 0 ? desk.model : withEntries(desk.model, past);
  const assumptions = past.length === 0 ? asked.assumptions : asked.assumptions.filter((a) => !isPast(a));
  return { ...answerHead(lens, asked, today), ...futureAnswer(lens, { model, ask: asked.ask, assumptions, after, today, options, isBrief: options.isBrief }) };
}
