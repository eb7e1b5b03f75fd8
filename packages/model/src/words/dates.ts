/** Days, deadlines and thresholds of final clauses in words. Read next: law.ts, instrument.ts. */
import { describeSteps, formatPeriod, joinAnd, joinOr, ordinal, unreachable } from '@servanda/base';
import type { DateExpr, Deadline } from '../ir/formula.ts';
import type { PartySet, Threshold } from '../ir/instrument.ts';
import { eventWords } from './formula.ts';
import { dateWords, type Speech } from './speech.ts';

/** A day in words, to follow `on` or `from`: `the 30th day after PeaceTreaty enters into force`. `origin` says what day 0 is. */
export function dateExprWords(speech: Speech, date: DateExpr, origin = 'that day'): string {
  switch (date.kind) {
    case 'date': return dateWords(speech, date.date);
    case 'event': return `the day on which ${eventWords(speech, date.event)}`;
    case 'origin': return origin;
    case 'steps': return describeSteps(date.steps, baseWords(speech, date.from, origin));
    case 'latest': return date.of.length === 2 && date.of[1]?.kind === 'date'
      ? `${dateExprWords(speech, date.of[0] ?? date, origin)}, but not before ${dateWords(speech, date.of[1].date)}`
      : `the latest of ${joinAnd(date.of.map((each) => dateExprWords(speech, each, origin)))}`;
    case 'earliest': return `the earliest of ${joinAnd(date.of.map((each) => dateExprWords(speech, each, origin)))}`;
    default: return unreachable(date);
  }
}

/** What steps count from: an event stands as a clause after `after`. */
function baseWords(speech: Speech, date: DateExpr, origin: string): string {
  return date.kind === 'event' ? eventWords(speech, date.event) : dateExprWords(speech, date, origin);
}

/** A deadline: `within 90 days after PeaceTreaty enters into force`, `by 1 June 2019`, `before PeaceTreaty enters into force`. */
export function deadlineWords(speech: Speech, deadline: Deadline): string {
  if (deadline.kind === 'before-event') return `before ${eventWords(speech, deadline.event)}`;
  const { day } = deadline;
  if (day.kind === 'steps' && day.steps.length === 1 && day.steps[0]?.kind === 'after') {
    const within = `within ${formatPeriod(day.steps[0].period)}`;
    return day.from.kind === 'origin' ? within : `${within} after ${baseWords(speech, day.from, 'that day')}`;
  }
  return `${deadline.isExclusive ? 'before' : 'by'} ${dateExprWords(speech, day)}`;
}

/** What a final clause waits for, as a noun: `the 35th ratification`, `ratification by 55 parties that together hold 55% of emissions`. */
export function thresholdWords(speech: Speech, threshold: Threshold): string {
  switch (threshold.kind) {
    case 'count': return threshold.except && threshold.except.length > 0
      ? `ratification by ${threshold.n} other ${amongWords(threshold.among, threshold.n)}`
      : `the ${ordinal(threshold.n)} ratification${byWords(threshold.among)}`;
    case 'all': return `ratification by ${allWords(threshold.among)}${threshold.except?.length ? ` except ${joinAnd(threshold.except)}` : ''}`;
    case 'weight': return `ratification by parties${ofGroup(threshold.among)} that together hold ${weightWords(threshold)}`;
    case 'and': return andWords(speech, threshold.of);
    case 'or': return joinOr(threshold.of.map((each) => thresholdWords(speech, each)));
    case 'exchange': return 'the exchange of ratifications';
    case 'signature': return 'signature';
    case 'consent-of-all': return 'the consent of all parties';
    case 'own-consent': return 'its own ratification';
    case 'own-signature': return 'its own signature';
    case 'date': return threshold.isLast ? `no later than ${dateWords(speech, threshold.date)}` : dateWords(speech, threshold.date);
    case 'event': return `the day on which ${eventWords(speech, threshold.event)}`;
    default: return unreachable(threshold);
  }
}

type ThresholdOf<K extends Threshold['kind']> = Extract<Threshold, { kind: K }>;

function weightWords({ percent, weight, isMoreThan }: ThresholdOf<'weight'>): string {
  return `${isMoreThan ? 'more than ' : ''}${percent}% of ${weight}`;
}

/** The named States and others, or a number and its weight, are said in one: `ratification by USA, UK and 40 other signatories`. */
function andWords(speech: Speech, of: readonly Threshold[]): string {
  const [first, second] = of;
  if (of.length === 2 && first && second) {
    if (first.kind === 'count' && second.kind === 'weight') {
      return `ratification by ${first.n} parties${ofGroup(first.among)} that together hold ${weightWords(second)}${ofGroup(second.among)}`;
    }
    if (first.kind === 'all' && first.among.kind === 'named' && second.kind === 'count') {
      const others = `${second.n} ${second.except ? 'other ' : ''}${amongWords(second.among, second.n)}`;
      return `ratification by ${joinAnd([...first.among.ids, others])}`;
    }
  }
  const last = of.flatMap((each) => (each.kind === 'date' && each.isLast ? [`, provided that it is by ${dateWords(speech, each.date)}`] : []));
  return `${joinAnd(of.filter((each) => each.kind !== 'date' || !each.isLast).map((each) => thresholdWords(speech, each)))}${last.join('')}`;
}

function amongWords(among: PartySet | undefined, n: number): string {
  const states = n === 1 ? 'State' : 'States';
  if (!among) return states;
  switch (among.kind) {
    case 'signatories': return n === 1 ? 'signatory' : 'signatories';
    case 'negotiating': return `negotiating ${states}`;
    case 'group': return `${states} of ${among.id}`;
    case 'named': return `of ${joinAnd(among.ids)}`;
  }
}

function byWords(among: PartySet | undefined): string {
  if (!among) return '';
  return among.kind === 'named' ? ` by one of ${joinAnd(among.ids)}` : ` by ${amongWords(among, 2)}`;
}

function ofGroup(among: PartySet | undefined): string {
  return among?.kind === 'group' ? ` of ${among.id}` : '';
}

/** Those of a set, all of them: `all States of Annex2`, `USA and UK`, `all signatories`. */
export function allWords(among: PartySet): string {
  return among.kind === 'named' ? joinAnd(among.ids) : `all ${amongWords(among, 2)}`;
}
