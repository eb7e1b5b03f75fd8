/**
 * `By when must P A?`: the duties to do the act become the last day on which it can be done in time. Where there is none, the
 * sentence says why: no last day is set, the duty is not yet due, it is over, or nothing requires the act.
 */
import { partialDateOfDay, type Day } from '@servanda/base';
import { deadlineWords, formulaWords, makeWordbook, speak, type Application, type Formula } from '@servanda/model';
import { current, type Effect, type ObligationInstance, type ObligationStatus } from '@servanda/semantics';
import { indexAt, type History, type Series } from './history.ts';
import { placeWords, type Teller } from './teller.ts';
import { sameMonth, sentenceOf, type TimelineAnswer } from './timeline-answer.ts';
import { why, whyEffect, type Reason } from './why.ts';
import type { Worlds } from './worlds.ts';

/** A duty to do the act as it stands on the day, or as the calendar will make it. */
interface Due {
  readonly instance: ObligationInstance;
  /** `later`: it arises only after the day asked about, as is already decided. */
  readonly status: ObligationStatus | 'later';
  /** The day of that status. */
  readonly since: Day;
  /** The last day on which performance is in time. */
  readonly lastDay?: Day;
  /** The effect that brought the status about. */
  readonly cause: number;
}

/** Answers on the day `today`; `statement` says that somebody shall do something. */
export function answerByWhen(worlds: Worlds, teller: Teller, statement: Formula, today: Day): TimelineAnswer {
  const acts = actsOf(statement);
  const asked = (h: History): readonly Due[] => telling(acts.flatMap((act) => duesOf(h, act, today)), today);
  const found = worlds.histories.map(asked);
  const dues = found[0] ?? [];
  const reasons = reasonsFor(worlds, teller, statement, dues, today);
  const clauses = dues.length === 0 ? [noneWords(worlds, statement)] : dues.slice(0, MOST).map((due) => dueWords(worlds, teller, due, today));
  const sentence = sentenceOf([...new Set(clauses)].join('; '));
  const days = daysOf(dues);
  const sets = new Set(found.map((list) => daysOf(list).join()));
  if (sets.size > 1) {
    const all = found.flatMap((list) => daysOf(list).slice(0, 1));
    const isAlways = found.every((list) => daysOf(list).length > 0);
    const answer = (isAlways ? sameMonth(all) : undefined) ?? { kind: 'unknown' };
    return { answer, days: [], reasons, unknownBecause: 'it depends on days that the log gives only in part', sentence: doubtWords(teller, all, isAlways) };
  }
  const [first] = days;
  return { answer: first === undefined ? { kind: 'no' } : { kind: 'date', date: partialDateOfDay(first) }, days, reasons, sentence };
}

/** More duties than this are not told one by one. */
const MOST = 8;

function daysOf(dues: readonly Due[]): readonly Day[] {
  return [...new Set(dues.flatMap((due) => (due.lastDay === undefined ? [] : [due.lastDay])))];
}

function doubtWords(teller: Teller, days: readonly Day[], isAlways: boolean): string {
  const range = `between ${teller.date(Math.min(...days) as Day)} and ${teller.date(Math.max(...days) as Day)}`;
  return sentenceOf(`the last day falls ${range}${isAlways ? '' : ', if there is one at all'}; which day it is, is not known`);
}

/** The acts that the statement says shall be done. */
function actsOf(f: Formula): readonly Application[] {
  if (f.kind === 'modal') return f.modal === 'shall' ? [f.act] : [];
  if (f.kind === 'and' || f.kind === 'or') return f.of.flatMap(actsOf);
  return f.kind === 'exists' || f.kind === 'every' || f.kind === 'at-least' ? actsOf(f.of) : [];
}

function duesOf(h: History, act: Application, today: Day): readonly Due[] {
  const effects = effectsByInstance(h);
  const exact = h.final.instances.filter((i) => (effects.get(i.id) ?? []).some((e) => isOf(act, e, (a, b) => a === b)));
  const instances = exact.length > 0 ? exact : h.final.instances.filter((i) => (effects.get(i.id) ?? []).some((e) => isOf(act, e, (a, b) => current(h.final, a) === current(h.final, b))));
  return instances.flatMap((i) => { const series = h.duties[i.id]; return series ? [dueOf(h, i, series, today)] : []; });
}

type DutyEffect = Extract<Effect, { kind: 'obligation' }>;

/** A duty is found under the names it had at any time, before and after a continuity of States. */
function effectsByInstance(h: History): ReadonlyMap<number, readonly DutyEffect[]> {
  const found = new Map<number, DutyEffect[]>();
  for (const e of h.effects) {
    if (e.kind !== 'obligation') continue;
    const known = found.get(e.instance);
    if (known) known.push(e); else found.set(e.instance, [e]);
  }
  return found;
}

function isOf(asked: Application, e: DutyEffect, isSame: (a: string, b: string) => boolean): boolean {
  return asked.pattern === e.act.pattern && asked.args.every((term, i) => term.kind === 'var' || isSame(term.id, e.act.args[i] ?? ''));
}

function dueOf(h: History, instance: ObligationInstance, series: Series<ObligationStatus>, today: Day): Due {
  const at = indexAt(series, today);
  const status = series.values[at] ?? 'later';
  const since = (series.days[Math.max(at, 0)] ?? today) as Day;
  const cause = series.effects[Math.max(at, 0)] ?? -1;
  const effect = h.effects[cause];
  const named = effect?.kind === 'obligation' ? { ...instance, bearer: effect.bearer, toward: effect.toward, act: effect.act } : instance;
  return { instance: named, status, since, cause, lastDay: lastDayOf(h, series, at) };
}

/** The last day as it stood at the change `at`; of a duty that does not run yet, the one that it is going to have. */
function lastDayOf(h: History, series: Series<ObligationStatus>, at: number): Day | undefined {
  const effects = series.effects.map((n) => h.effects[n] as DutyEffect);
  for (let i = at; i >= 0; i--) if (effects[i]?.lastDay !== undefined) return effects[i]?.lastDay;
  const isRunning = at >= 0 && series.values[at] !== 'pending';
  const ahead = isRunning ? undefined : effects.slice(at + 1).find((e) => e.lastDay !== undefined);
  if (ahead) return ahead.lastDay;
  // `before E`: where the calendar holds the day of E, the day before it is the last one.
  const missed = effects.find((e) => e.to === 'breached');
  return missed === undefined || missed.because.entry !== undefined ? undefined : (missed.day - 1) as Day;
}

/** The duties that answer the question, the one that presses first: those that run, else the next to come, else those that are over. */
function telling(dues: readonly Due[], today: Day): readonly Due[] {
  const byDay = [...dues].sort((a, b) => (a.lastDay ?? Infinity) - (b.lastDay ?? Infinity) || a.instance.id - b.instance.id);
  const running = byDay.filter((d) => d.status === 'active' || d.status === 'suspended');
  if (running.length > 0) return running;
  const missed = byDay.filter((d) => d.status === 'breached');
  const waiting = byDay.filter((d) => d.status === 'pending');
  if (waiting.length > 0) return waiting;
  const later = byDay.filter((d) => d.status === 'later' && (d.lastDay ?? today) >= today).slice(0, 1);
  if (later.length > 0) return later;
  return missed.length > 0 ? missed : byDay.filter((d) => d.status !== 'later');
}

/** `Alba shall pay Borea by 2020-08-01`, and what has become of it. */
function dueWords(worlds: Worlds, teller: Teller, { instance, status, since, lastDay }: Due, today: Day): string {
  const norm = worlds.program.normById.get(instance.norm);
  const place = placeWords(norm?.provision ?? instance.norm);
  const told = (as: ObligationStatus): string => teller.duty({ ...instance, status: as, lastDay });
  const speech = speak(makeWordbook(worlds.model), norm?.vars ?? [], new Map(), { dates: 'iso' });
  switch (status) {
    case 'active': {
      if (lastDay !== undefined) return `${told('active')}${lastDay < today ? ', which has passed' : ''}`;
      return norm?.deadline?.kind === 'before-event' ? `${told('active')} ${deadlineWords(speech, norm.deadline)}; the day of that is not known` : `${told('active')}, but ${place} sets no last day`;
    }
    case 'suspended': return `${teller.duty({ ...instance, status, lastDay: undefined })}, since ${teller.date(since)}; the days that were left run on when the suspension ends`;
    case 'pending': case 'later': {
      const from = status === 'later' ? `, from ${teller.date(since)} on` : '';
      return `${told('pending')}${from}${lastDay === undefined ? aheadWords(teller, instance, place, norm?.deadline && deadlineWords(speech, norm.deadline)) : ''}`;
    }
    case 'breached': return `${lastDay === undefined ? told('breached') : `${told('active')}; that day has passed and it has not been done`}${lateWords(teller, instance, today)}`;
    case 'fulfilled': return `${lastDay === undefined ? `${told('fulfilled')}, on ${teller.date(since)}; no last day was set` : `${told('active')}; it has been done, on ${teller.date(since)}`}`;
    case 'lapsed': case 'discharged': return `${teller.duty({ ...instance, status, lastDay: undefined })}, since ${teller.date(since)}`;
  }
}

/** What a duty without a computed last day waits for, and how long there will be then. */
function aheadWords(teller: Teller, instance: ObligationInstance, place: string, deadline: string | undefined): string {
  const waits = teller.waiting(instance);
  if (deadline === undefined) return `${waits === undefined ? '' : `; ${waits}`}, and ${place} sets no last day`;
  if (waits === undefined) return `, ${deadline}`;
  // `within 6 months after E` says already what it waits for.
  return deadline.includes(waits.replace(/^.*? after /, '')) ? `; it is due only ${deadline}` : `; ${waits}, and then ${deadline}`;
}

function lateWords(teller: Teller, { performedLateOn }: ObligationInstance, today: Day): string {
  return performedLateOn === undefined || performedLateOn > today ? '' : ` in time; it was done on ${teller.date(performedLateOn)}`;
}

function noneWords({ model }: Worlds, statement: Formula): string {
  const shall = formulaWords(speak(makeWordbook(model), [], new Map(), { dates: 'iso' }), statement);
  return `there is no day by which ${shall}: no obligation in the dossier requires it`;
}

function reasonsFor(worlds: Worlds, teller: Teller, statement: Formula, dues: readonly Due[], today: Day): readonly Reason[] {
  if (dues.length === 0) return why(worlds, teller, statement, today).reasons;
  return dues.slice(0, MOST).map((due): Reason => whyEffect(worlds.histories[0], teller, due.cause));
}
