/**
 * The questions that a replay of the log answers: is it so, when, who, what is owed, what is missing, is a claim contradicted.
 * Questions about what may happen are the explorer's. Read next: answer-due.ts, occurrences.ts, claims.ts.
 */
import {
  formatPartialDate, intervalOf, joinAnd, partialDateOfDay, unreachable, type Day, type DayInterval, type PartialDate, type Truth,
} from '@servanda/base';
import { eventWords, makeWordbook, speak, type Ask, type Formula, type Model, type Speech, type Term } from '@servanda/model';
import { current, isTrueStatement, solutionsOf } from '@servanda/semantics';
import { answerByWhen } from './answer-due.ts';
import { contradictionsIn } from './claims.ts';
import { forecastOn, type Forecast } from './forecast.ts';
import { stateAt, sweep, type History } from './history.ts';
import { occurrencesOf, type Occurrence } from './occurrences.ts';
import { dutiesOn, type Duty } from './status.ts';
import { placeWords, type Teller } from './teller.ts';
import { sameMonth, sentenceOf, type TimelineAnswer } from './timeline-answer.ts';
import { why, whyEffect, type Reason } from './why.ts';
import { truthOn } from './truth-on.ts';
import type { Worlds } from './worlds.ts';

/** The questions answered here. */
export type TimelineAsk = Extract<Ask, { readonly kind: 'holds' | 'when' | 'who' | 'owes' | 'missing' | 'contradicted' }>;

/** How much is told. */
export interface AnswerStyle {
  /** The answer to a yes-or-no question without its reasons: they cost more than the answer. */
  readonly isBrief?: boolean;
}

/** Whether a replay answers the question; the others are the explorer's. */
export function isTimelineAsk(ask: Ask): ask is TimelineAsk {
  switch (ask.kind) {
    case 'holds': case 'when': case 'who': case 'owes': case 'missing': case 'contradicted': return true;
    default: return false;
  }
}

/** Answers on the day of the question, else on `today`. `knownOn` of the question is for the caller: it asks for other worlds. */
export function answerAsk(worlds: Worlds, teller: Teller, ask: TimelineAsk, today: Day, style: AnswerStyle = {}): TimelineAnswer {
  switch (ask.kind) {
    case 'holds': return answerHolds(worlds, teller, ask.statement, whenOf(ask.on, today), style);
    case 'when': return ask.isLastDay && ask.event.kind === 'becomes' ? answerByWhen(worlds, teller, ask.event.condition, whenOf(ask.on, today).last) : answerWhen(worlds, teller, ask.event);
    case 'who': return answerWho(worlds, teller, ask, whenOf(ask.on, today));
    case 'owes': return answerOwes(worlds, teller, ask, whenOf(ask.on, today).last);
    case 'missing': return answerMissing(worlds, teller, ask.instrument, whenOf(ask.on, today).last);
    case 'contradicted': return answerContradicted(worlds, teller, ask.ref);
    default: return unreachable(ask);
  }
}

function whenOf(on: PartialDate | undefined, today: Day): DayInterval {
  return on ? intervalOf(on) : { first: today, last: today };
}

function answerHolds(worlds: Worlds, teller: Teller, statement: Formula, when: DayInterval, { isBrief }: AnswerStyle): TimelineAnswer {
  const { first, last } = when;
  const truth = truthDuring(worlds, statement, when);
  const on = first === last ? `on ${teller.date(last)}` : `from ${teller.date(first)} through ${teller.date(last)}`;
  if (truth !== 'unknown') {
    const reasons = isBrief ? [] : why(worlds, teller, statement, last).reasons;
    return { answer: { kind: truth }, days: [], reasons, sentence: truthSentence(teller, statement, truth, on) };
  }
  const edges = first === last ? [last] : [first, last];
  const reasons = edges.flatMap((day) => {
    const told = why(worlds, teller, statement, day);
    return edges.length === 1 ? told.reasons : [{ text: truthSentence(teller, statement, told.truth, `on ${teller.date(day)}`), law: [], children: told.reasons }];
  });
  const unknownBecause = first === last ? 'it depends on days that the log gives only in part' : 'the answer is not the same on all days asked about';
  return { answer: { kind: 'unknown' }, days: [], reasons, unknownBecause, sentence: truthSentence(teller, statement, 'unknown', on) };
}

/** `JointDeclaration is in force for Japan on 1956-12-12.`; doubt is said as doubt. */
export function truthSentence(teller: Teller, statement: Formula, truth: Truth, on: string): string {
  switch (truth) {
    case 'yes': return sentenceOf(`${teller.formula(statement)} ${on}`);
    case 'no': return sentenceOf(`${teller.formula({ kind: 'not', of: statement })} ${on}`);
    case 'unknown': return sentenceOf(`it is not known whether ${teller.formula(statement)} ${on}`);
    default: return unreachable(truth);
  }
}

/** Whether the statement is true at the end of every day of the interval, in every world; `unknown` where that varies. */
export function truthDuring(worlds: Worlds, statement: Formula, { first, last }: DayInterval): Truth {
  if (first === last) return truthOn(worlds, statement, first);
  const days = Array.from({ length: last - first + 1 }, (_, i) => (first + i) as Day);
  const seen = new Set<boolean>();
  for (const history of worlds.histories) {
    sweep(history, days, (_, state) => { seen.add(isTrueStatement(history.program, state, statement)); });
    if (seen.size > 1) return 'unknown';
  }
  return seen.has(true) ? 'yes' : 'no';
}

function speechOf(model: Model): Speech {
  return speak(makeWordbook(model), [], new Map(), { dates: 'iso' });
}

function answerWhen(worlds: Worlds, teller: Teller, event: Extract<Ask, { kind: 'when' }>['event']): TimelineAnswer {
  const found = worlds.histories.map((h) => occurrencesOf(h, event));
  const reference = found[0] ?? [];
  const clause = eventWords(speechOf(worlds.model), event);
  const reasons = reasonsOf(worlds.histories[0], teller, reference);
  const sets = new Set(found.map((list) => list.map((o) => o.day).join()));
  if (sets.size > 1) {
    const days = found.map((list) => list[0]?.day).filter((d): d is Day => d !== undefined);
    const range = days.length === 0 ? '' : ` between ${teller.date(Math.min(...days) as Day)} and ${teller.date(Math.max(...days) as Day)}`;
    const isSometimes = found.some((list) => list.length === 0);
    return {
      answer: (isSometimes ? undefined : sameMonth(days)) ?? { kind: 'unknown' }, days: [], reasons, unknownBecause: 'it depends on days that the log gives only in part',
      sentence: sentenceOf(`${clause}${range}${isSometimes ? ', if at all' : ''}; the exact day is not known`),
    };
  }
  const days = [...new Set(reference.map((o) => o.day))];
  const [first] = days;
  if (first === undefined) return { answer: { kind: 'no' }, days, reasons, sentence: sentenceOf(`there is no day on which ${clause}: none is on record, and none is set`) };
  return { answer: { kind: 'date', date: partialDateOfDay(first) }, days, reasons, sentence: sentenceOf(`${clause} on ${joinAnd(days.map(teller.date))}`) };
}

function reasonsOf(history: History, teller: Teller, occurrences: readonly Occurrence[]): readonly Reason[] {
  return occurrences.slice(0, 5).flatMap((o) => (o.effect === undefined || o.effect < 0 ? [] : [whyEffect(history, teller, o.effect)]));
}

function answerWho(worlds: Worlds, teller: Teller, ask: Extract<Ask, { kind: 'who' }>, when: DayInterval): TimelineAnswer {
  const sets = worlds.histories.flatMap((h) => (when.first === when.last ? [when.last] : [when.first, when.last]).map((day) => solve(h, ask, day)));
  const possible = [...new Set(sets.flat())];
  const sure = possible.filter((name) => sets.every((set) => set.includes(name)));
  const on = when.first === when.last ? `on ${teller.date(when.last)}` : `in ${ask.on ? formatPartialDate(ask.on) : ''}`;
  const reasons = sure.slice(0, 20).flatMap((name) => why(worlds, teller, substitute(ask.statement, ask.variable, name), when.last).reasons);
  const list = sure.length === 0 ? 'nobody' : joinAnd(sure);
  if (sure.length === possible.length) return { answer: { kind: 'names', names: sure }, days: [], reasons, sentence: `${sentenceOf(`${on}: ${list}`)}` };
  const doubtful = possible.filter((name) => !sure.includes(name));
  return {
    answer: { kind: 'unknown' }, days: [], reasons, unknownBecause: 'it depends on days that are known only in part',
    sentence: sentenceOf(`${on}: ${list}; of ${joinAnd(doubtful)} it is not known`),
  };
}

function solve(history: History, ask: Extract<Ask, { kind: 'who' }>, day: Day): readonly string[] {
  const state = stateAt(history, day);
  const found = solutionsOf(history.program, state, [{ name: ask.variable, over: { kind: 'kind', of: ask.of } }], ask.statement);
  return [...new Set(found.map((b) => b[ask.variable]).filter((name): name is string => name !== undefined))].sort();
}

/** The statement with the variable replaced by a thing. */
function substitute(statement: Formula, variable: string, id: string): Formula {
  const replaced = JSON.stringify(statement, (_, value: unknown) => (isVariable(value, variable) ? { kind: 'thing', id } : value));
  return JSON.parse(replaced) as Formula;
}

function isVariable(value: unknown, variable: string): boolean {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'var' && (value as { name?: unknown }).name === variable;
}

function idOf(worlds: Worlds, term: Term | undefined, day: Day): string | undefined {
  if (!term || term.kind === 'var') return undefined;
  return current(stateAt(worlds.histories[0], day), term.id);
}

/** The provisions under which something is due on the day; pending duties are told, but not counted. */
function answerOwes(worlds: Worlds, teller: Teller, ask: Extract<Ask, { kind: 'owes' }>, day: Day): TimelineAnswer {
  const bearer = idOf(worlds, ask.party, day);
  const toward = idOf(worlds, ask.toward, day);
  const duties = dutiesOn(worlds, day, { bearer, toward });
  const provisionOf = (duty: Duty): string => worlds.program.normById.get(duty.norm)?.provision ?? duty.norm;
  const isDue = (duty: Duty): boolean => duty.status === 'active';
  const doubtful = duties.filter((d) => d.status === 'unknown' && d.possible.includes('active'));
  const names = [...new Set(duties.filter(isDue).map(provisionOf))];
  const reasons = duties.map((d): Reason => ({ text: teller.duty({ ...d.instance, status: d.status === 'unknown' ? d.instance.status : d.status }), law: [d.norm], children: [] }));
  const what = names.length === 0 ? 'nothing' : `what ${joinAnd(names.map(placeWords))} ${names.length === 1 ? 'requires' : 'require'}`;
  const whom = toward === undefined ? '' : ` ${toward}`;
  const sentence = sentenceOf(`on ${teller.date(day)}, ${bearer ?? 'nobody'} owes${whom} ${what}`);
  if (doubtful.length === 0) return { answer: { kind: 'names', names }, days: [], reasons, sentence };
  return { answer: { kind: 'unknown' }, days: [], reasons, sentence, unknownBecause: `whether ${joinAnd(doubtful.map((d) => placeWords(provisionOf(d))))} is due depends on days that are known only in part` };
}

function answerMissing(worlds: Worlds, teller: Teller, instrument: string, day: Day): TimelineAnswer {
  const [forecast] = forecastOn(worlds, day, instrument);
  if (!forecast) return { answer: { kind: 'unknown' }, days: [], reasons: [], sentence: sentenceOf(`${instrument} needs no entry into force`), unknownBecause: `${instrument} needs no entry into force` };
  const named = forecast.lacking.flatMap((l) => ('missing' in l ? l.missing : l.kind === 'weight' ? l.candidates.map((c) => c.party) : []));
  const names = [...new Set(named.length > 0 ? named : forecast.lacking.length > 0 ? forecast.candidates : [])];
  const reasons: readonly Reason[] = forecast.lacking.length === 0 ? [] : [{ text: teller.lacking(forecast.lacking), law: [`clause:${instrument}:entry`], children: [] }];
  return { answer: { kind: 'names', names }, days: [], reasons, sentence: forecastSentence(teller, forecast, day) };
}

/** `VCLT is in force since 1980-01-27.`, `CTBT is not in force on …: consent of China is missing.` */
export function forecastSentence(teller: Teller, forecast: Forecast, day: Day): string {
  const { instrument, on } = forecast;
  const when = on === undefined ? '' : teller.date(on);
  switch (forecast.status) {
    case 'in-force': return `${instrument} is in force${on === undefined ? '' : ` since ${when}`}; nothing is missing.`;
    case 'ended': return `${instrument} ended on ${when}.`;
    case 'scheduled': return `${instrument} enters into force on ${when}; nothing more is needed.`;
    case 'waiting': return `${instrument} is not in force on ${teller.date(day)}: ${teller.lacking(forecast.lacking)}.`;
    default: return unreachable(forecast.status);
  }
}

function answerContradicted(worlds: Worlds, teller: Teller, ref: string): TimelineAnswer {
  const claims = new Set(worlds.model.claims.filter((c) => c.id === ref || c.report === ref).map((c) => c.id));
  const all = contradictionsIn(worlds, teller);
  const own = all.filter((c) => claims.has(c.claim));
  const found = own.length > 0 ? own : all.filter((c) => c.with.kind === 'claim' && claims.has(c.with.id));
  const reasons = found.map((c): Reason => ({ text: c.text, law: c.law, entry: c.entry, children: c.reasons }));
  const sentence = found.length === 0 ? `Nothing in the dossier contradicts ${ref}.` : sentenceOf(`${claims.has(ref) ? 'claim' : 'report'} ${ref} is contradicted: ${found.map((c) => c.text).join('; ')}`);
  return { answer: { kind: found.length > 0 ? 'yes' : 'no' }, days: [], reasons, sentence };
}
