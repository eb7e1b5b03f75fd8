/** Answers of the timeline as reports; expected answers compared with those that came out. */
import { formatPartialDate, intervalOf, isoFromDay, joinAnd, parseIsoDay, parsePartialDate, unreachable, type Day } from '@servanda/base';
import { askWords, assumptionWords, type Answer } from '@servanda/model';
import { placeWords, type TimelineAnswer } from '@servanda/timeline';
import type { Asked } from './asked.ts';
import { reportHead, type Lens } from './lens.ts';
import type { AnswerReport, AnswerValue, QueryProblem } from './reports.ts';
import { becauseOf } from './why-report.ts';

/** The head that every answer to the question has. */
export function answerHead(lens: Lens, asked: Asked, today: Day, problems: readonly QueryProblem[] = []) {
  const on = 'on' in asked.ask && asked.ask.on ? intervalOf(asked.ask.on).last : today;
  return {
    ...reportHead(lens, problems), id: asked.id, title: asked.title, kind: asked.ask.kind, question: askWords(lens.speech(), asked.ask), on: isoFromDay(on),
    assuming: asked.assumptions.map((a) => assumptionWords(lens.speech(), a)),
  };
}

export function timelineAnswerReport(lens: Lens, asked: Asked, today: Day, told: TimelineAnswer): AnswerReport {
  return {
    ...answerHead(lens, asked, today), answer: valueOf(told.answer, told.days), sentence: told.sentence,
    because: told.reasons.map((r) => becauseOf(lens, r)), parts: [], scope: scopeOf(lens), unknownBecause: told.unknownBecause,
  };
}

/** What the replay could not look at. */
function scopeOf({ worlds }: Lens): readonly string[] {
  return worlds.isExhaustive ? [] : ['not every placement of the partial dates was tried: too many of them'];
}

/** A question that could not be put. */
export function unansweredReport(lens: Lens, given: string, problems: readonly QueryProblem[]): AnswerReport {
  return {
    ...reportHead(lens, problems), question: given, kind: 'unread', on: '', assuming: [], answer: { kind: 'unknown', text: 'unknown' },
    sentence: '', because: [], parts: [], scope: [], unknownBecause: problems.map((p) => p.message).join('; '),
  };
}

export function valueOf(answer: Answer, days: readonly Day[] = []): AnswerValue {
  switch (answer.kind) {
    case 'yes': case 'no': case 'unknown': return { kind: answer.kind, text: answer.kind };
    case 'date': {
      const date = formatPartialDate(answer.date);
      return { kind: 'date', text: days.length > 1 ? joinAnd(days.map(isoFromDay)) : date, date, ...(days.length > 1 && { names: days.map(isoFromDay) }) };
    }
    case 'names': return { kind: 'names', text: namesText(answer.names), names: answer.names };
    case 'relation': return { kind: 'relation', text: answer.party === undefined ? answer.relation : `${answer.relation} for ${answer.party}` };
    default: return unreachable(answer);
  }
}

function namesText(names: readonly string[]): string {
  return names.length === 0 ? 'none' : joinAnd(names.map(placeWords));
}

/** The expected answer in the words of the dossier. */
export function expectedText(expected: Answer): string {
  return valueOf(expected).text;
}

/** Whether the answer is the expected one: a day known to its month or year only is not known; a date may be given less exactly; of several days any will do; names are a set. */
export function isMet(expected: Answer, got: AnswerValue): boolean {
  switch (expected.kind) {
    case 'yes': case 'no': return got.kind === expected.kind;
    case 'unknown': return got.kind === 'unknown' || (got.kind === 'date' && got.names === undefined && parseIsoDay(got.date ?? '') === undefined);
    case 'date': return (got.names ?? (got.date === undefined ? [] : [got.date])).some((iso) => {
      const parsed = parsePartialDate(iso);
      if (parsed.kind !== 'date') return false;
      const [is, should] = [intervalOf(parsed.date), intervalOf(expected.date)];
      return should.first <= is.first && is.last <= should.last;
    });
    case 'names': {
      const names = new Set(got.names ?? []);
      if (expected.names.length === 0) return names.size === 0 && (got.kind === 'names' || got.kind === 'no');
      return names.size === expected.names.length && expected.names.every((name) => names.has(name));
    }
    case 'relation': return (expected.party === undefined ? got.text : got.relations?.[expected.party]) === expected.relation;
    default: return unreachable(expected);
  }
}
