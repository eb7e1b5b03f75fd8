/**
 * The days between which nothing can change its order. Time jumps from one to the next: each day on which the calendar does
 * something, and each day from which a period that may yet begin (a deadline, a notice) would end on or after such a day.
 * On the days in between every order of deadlines is the same, so they are stood for by the first of them. This is the region
 * construction of timed automata (Alur and Dill 1994) cut to the differences that the periods at hand can make; why it is enough
 * is argued in docs/decisions/0009-turns-and-days.md and tested against the day-by-day oracle in tests/games.
 */
import { addDays, applySteps, DEFAULT_COUNTING, intervalOf, ymdOfDay, type Counting, type DateStep, type Day, type PartialDate, type Period } from '@servanda/base';
import type { DateExpr, Law, Norm } from '@servanda/model';
import { current, instrumentOf, type ObligationInstance, type Program, type State } from '@servanda/semantics';
import { visitNodes } from './mentions.ts';

/** A period that may begin on any day: day of its beginning → day it ends. Never decreasing. */
interface Shift {
  readonly steps: readonly DateStep[];
  readonly counting: Counting;
  /** What may begin it: notices under these powers; or anything else of these instruments (`''` for law outside them). */
  readonly notices: Set<string>;
  readonly others: Set<string>;
}

export interface Clocks {
  readonly shifts: readonly Shift[];
  /** Absolute days that the law mentions, ascending. */
  readonly dates: readonly Day[];
  readonly windows: readonly Norm[];
  /** Periods of months and years keep their order with the others from whatever day they are counted. */
  readonly isCalendarFree: boolean;
  /** All periods are counted in days. */
  readonly isExact: boolean;
  readonly ends: Map<number, readonly Day[]>;
  /** Act patterns whose day some period may yet be counted from. */
  readonly dated: ReadonlySet<string>;
}

export function clocksOf(program: Program, state: State, dated: ReadonlySet<string>): Clocks {
  const shifts = collectShifts(program, state);
  const dates = collectDates(program);
  const windows = program.norms.filter((n) => n.kind !== 'obligation' && (n.from !== undefined || n.deadline?.kind === 'day'));
  const isExact = shifts.every((s) => s.steps.every(isExactStep));
  const hasDatesAhead = dates.some((d) => d > state.day);
  return { shifts, dates, windows, isExact, isCalendarFree: isExact || (!hasDatesAhead && isCalendarFree(shifts, state.day)), ends: new Map(), dated };
}

function collectShifts(program: Program, state: State): readonly Shift[] {
  const found = new Map<string, Shift>();
  const add = (steps: readonly DateStep[], counting: Counting, source: { readonly notice?: string; readonly other?: string }): void => {
    if (steps.length === 0) return;
    const key = JSON.stringify([steps, counting]);
    const shift = found.get(key) ?? { steps, counting, notices: new Set<string>(), others: new Set<string>() };
    if (source.notice !== undefined) shift.notices.add(source.notice); else shift.others.add(source.other ?? '');
    found.set(key, shift);
  };
  const period = (p: Period | undefined, counting: Counting, other: string): void => { if (p) add([{ kind: 'after', period: p }], counting, { other }); };
  for (const law of program.model.law) {
    const own = countingOf(program, law);
    const instrument = instrumentOf(program, law.provision) ?? '';
    visitNodes('effectiveOn' in law ? { ...law, effectiveOn: undefined } : law, (node) => {
      if (node['kind'] === 'steps') { const e = node as unknown as Extract<DateExpr, { kind: 'steps' }>; add(flatten(e), e.counting ?? own, { other: instrument }); }
    });
    if (law.kind === 'power') {
      visitNodes(law.effectiveOn, (node) => {
        if (node['kind'] === 'steps') { const e = node as unknown as Extract<DateExpr, { kind: 'steps' }>; add(flatten(e), e.counting ?? own, { notice: law.id }); }
      });
    }
    if ('every' in law) period(law.every, own, instrument);
    if ('survives' in law) period(law.survives?.period, own, instrument);
  }
  for (const instrument of program.model.instruments) {
    const { clauses } = instrument;
    // Clauses on entry into force are done with once everyone who may come in is in.
    const isOver = state.instruments.get(instrument.id)?.isIn === true && !clauses.entry.some((e) => e.for === 'later');
    if (!isOver) visitNodes(clauses.entry, (node) => { if (node['kind'] === 'steps') add(flatten(node as unknown as Extract<DateExpr, { kind: 'steps' }>), clauses.counting, { other: instrument.id }); });
    period(clauses.duration?.term, clauses.counting, instrument.id);
    if (clauses.duration?.renewal !== 'indefinite') period(clauses.duration?.renewal, clauses.counting, instrument.id);
  }
  return [...found.values()];
}

function countingOf(program: Program, law: Law): Counting {
  const own = instrumentOf(program, law.provision);
  const clause = own === undefined ? undefined : program.instruments.get(own)?.clauses.counting;
  const isFinal = law.kind === 'power';
  return clause === undefined ? DEFAULT_COUNTING : { missingDay: clause.missingDay, expiryOfYear: isFinal ? clause.expiryOfYear : 'same-day' };
}

function flatten(expr: Extract<DateExpr, { kind: 'steps' }>): readonly DateStep[] {
  return expr.from.kind === 'steps' ? [...flatten(expr.from), ...expr.steps] : expr.steps;
}

function collectDates(program: Program): readonly Day[] {
  const days = new Set<Day>();
  const add = (date: PartialDate): void => { const { first, last } = intervalOf(date); days.add(first); days.add(last); days.add(addDays(last, 1)); };
  const visit = (node: Readonly<Record<string, unknown>>): void => {
    if (node['kind'] === 'date' && typeof node['date'] === 'object' && node['date'] !== null) add(node['date'] as PartialDate);
  };
  visitNodes(program.model.law, visit);
  for (const i of program.model.instruments) {
    visitNodes(i.clauses.entry, visit);
    if (i.clauses.duration?.until) add(i.clauses.duration.until);
    for (const e of i.clauses.eligibility) { if (e.from) add(e.from); if (e.through) add(e.through); }
  }
  return [...days].sort((a, b) => a - b);
}

/** The day a period begun on `day` ends; where the clause leaves it open, the earlier choice, as `step` does. */
function endOf(shift: Pick<Shift, 'steps' | 'counting'>, day: Day): Day {
  const outcome = applySteps(day, shift.steps, shift.counting);
  if (outcome.kind === 'day') return outcome.day;
  return outcome.kind === 'ambiguous' ? outcome.choices[0]?.day ?? day : addDays(day, 1_000_000);
}

/** The longest of the periods, in days. */
export function longestOf(clocks: Clocks, from: Day): number {
  return clocks.shifts.reduce((most, s) => Math.max(most, endOf(s, from) - from), 0);
}

/** The first days from which the period ends on or after, and strictly after, `end`. */
function beginnings(shift: Shift, end: Day): readonly Day[] {
  const span = Math.max(0, endOf(shift, end) - end) + 40;
  const first = (isPast: (d: Day) => boolean): Day => {
    let low = end - span;
    let high = end + 1;
    while (low < high) { const mid = (low + high) >> 1; if (isPast(endOf(shift, mid as Day))) high = mid; else low = mid + 1; }
    return low as Day;
  };
  return [first((d) => d >= end), first((d) => d > end)];
}

function beginningsOf(clocks: Clocks, index: number, end: Day): readonly Day[] {
  const key = end * 64 + index;
  let days = clocks.ends.get(key);
  if (!days) { days = beginnings(clocks.shifts[index] as Shift, end); clocks.ends.set(key, days); }
  return days;
}

/** What of the state still counts, and whose notices may still be given. */
export interface Live {
  readonly isWatched: (i: ObligationInstance) => boolean;
  /** Parties that have the move of giving notice under an instrument. */
  readonly mayNotify: ReadonlyMap<string, readonly string[]>;
}

/** A period begins no more once all notices that it could follow have been given, or its instruments are over. */
function isStartable(program: Program, state: State, shift: Shift, mayNotify: Live['mayNotify']): boolean {
  for (const id of shift.others) if (id === '' || state.instruments.get(id)?.endedOn === undefined) return true;
  for (const power of shift.notices) {
    for (const act of program.normById.get(power)?.acts ?? []) {
      const instrument = act.args[1];
      const ids = instrument?.kind === 'thing' ? [instrument.id] : [...mayNotify.keys()];
      for (const id of ids) for (const party of mayNotify.get(id) ?? []) if (mayGiveNotice(state, id, party)) return true;
    }
  }
  return false;
}

function mayGiveNotice(state: State, instrument: string, party: string): boolean {
  if (state.instruments.get(instrument)?.endedOn !== undefined) return false;
  const stand = state.stands.get(`${instrument}|${party}`);
  return stand === undefined || stand.noticeOn === undefined;
}

/** The next day after the state's own on which something may be otherwise; undefined when nothing ever is without an act. */
export function nextDay(clocks: Clocks, program: Program, state: State, live: Live): Day | undefined {
  const today = state.day;
  const anchors = anchorsOf(clocks, program, state, live.isWatched);
  if (anchors.length === 0) return clocks.isCalendarFree ? undefined : nextCalendarDay(today);
  let next = anchors.reduce((a, b) => (a < b ? a : b));
  const look = (day: Day): void => { if (day > today && day < next) next = day; };
  if (!clocks.isCalendarFree) look(nextCalendarDay(today));
  const n = clocks.shifts.length;
  const startable = clocks.shifts.map((s) => isStartable(program, state, s, live.mayNotify));
  for (const anchor of anchors) {
    for (let i = 0; i < n; i++) {
      if (!startable[i]) continue;
      const starts = beginningsOf(clocks, i, anchor);
      for (const start of starts) {
        look(start);
        if (start > today) for (let j = 0; j < n; j++) if (startable[j]) for (const before of beginningsOf(clocks, j, start)) look(before);
      }
      const later = endOf(clocks.shifts[i] as Shift, anchor);
      for (let j = 0; j < n; j++) if (j !== i && startable[j]) for (const start of beginningsOf(clocks, j, later)) look(start);
    }
  }
  return next;
}

/** Days ahead on which something is due by itself. */
export function anchorsOf(clocks: Clocks, program: Program, state: State, isWatched: (i: ObligationInstance) => boolean): readonly Day[] {
  const today = state.day;
  const days = new Set<Day>();
  for (const item of state.agenda) {
    if (item.on <= today || !isLive(state, item)) continue;
    const instance = 'instance' in item ? state.instances[item.instance] : undefined;
    if (!instance || isWatched(instance)) days.add(item.on);
  }
  for (const date of clocks.dates) if (date > today) days.add(date);
  for (const { day } of windowsOf(clocks, program, state)) if (day > today) days.add(day);
  // A period may yet be counted from what was done: it matters when it would be over.
  for (const { act, on } of clocks.dated.size === 0 ? [] : state.done.values()) {
    if (!clocks.dated.has(act.pattern)) continue;
    for (const shift of clocks.shifts) { const end = endOf(shift, on); if (end > today) days.add(end); if (end >= today) days.add(addDays(end, 1)); }
  }
  for (const [id, { expiryOn }] of state.instruments) {
    const notice = program.instruments.get(id)?.clauses.duration?.notice;
    if (expiryOn === undefined || !notice) continue;
    const last = applySteps(expiryOn, [{ kind: 'before', period: notice }], { missingDay: 'last-day-of-month', expiryOfYear: 'same-day' });
    if (last.kind === 'day' && last.day >= today) days.add(addDays(last.day, 1));
  }
  return [...days];
}

/** A day, and what it is counted from: the same may happen again, and its earlier day counts no more. */
export interface Moment {
  readonly day: Day;
  readonly of: string;
}

/** The days on which prohibitions, permissions and powers begin or stop applying. */
export function windowsOf(clocks: Clocks, program: Program, state: State): readonly Moment[] {
  return clocks.windows.flatMap((norm) => windowDays(program, state, norm));
}

/** Items left over from duties already done and notices revoked do nothing. */
export function isLive(state: State, item: State['agenda'][number]): boolean {
  switch (item.kind) {
    case 'deadline': {
      const instance = state.instances[item.instance];
      if (!instance || instance.lastDay === undefined || addDays(instance.lastDay, 1) !== item.on) return false;
      return instance.status === 'active';
    }
    case 'exit': return state.stands.get(`${item.instrument}|${item.party}`)?.exitOn === item.on;
    case 'expiry': return state.instruments.get(item.instrument)?.expiryOn === item.on;
    case 'activate': return state.instances[item.instance]?.status === 'pending';
    default: return true;
  }
}

/** The days on which a prohibition, permission or power begins or stops applying, wherever they can be told from the state. */
function windowDays(program: Program, state: State, norm: Norm): readonly Moment[] {
  const own = instrumentOf(program, norm.provision);
  const bearer = norm.bearer.kind === 'thing' ? current(state, norm.bearer.id) : undefined;
  const bearers = own === undefined ? [] : (state.participants.get(own) ?? []).filter((p) => bearer === undefined || p === bearer);
  const entries = bearers.flatMap((p) => moment(state.stands.get(`${own ?? ''}|${p}`)?.enteredOn, p));
  const origins = [...entries, ...[...norm.trigger?.events ?? [], ...(norm.after ? [norm.after] : [])].flatMap((e) => occurrences(state, e))];
  const starts = norm.from ? evaluate(state, norm.from, origins) : [];
  const ends = norm.deadline?.kind === 'day' ? evaluate(state, norm.deadline.day, origins) : [];
  return [...starts, ...ends, ...ends.map(({ day, of }) => ({ day: addDays(day, 1), of }))];
}

/** Every day the expression may stand for, over all the ways in which its events occurred. */
function evaluate(state: State, expr: DateExpr, origins: readonly Moment[]): readonly Moment[] {
  switch (expr.kind) {
    case 'date': return moment(intervalOf(expr.date).first);
    case 'origin': return origins;
    case 'steps': return evaluate(state, expr.from, origins).map(({ day, of }) => ({ day: endOf({ steps: expr.steps, counting: expr.counting ?? DEFAULT_COUNTING }, day), of }));
    case 'latest': case 'earliest': return expr.of.flatMap((e) => evaluate(state, e, origins));
    case 'event': return occurrences(state, expr.event);
    default: return [];
  }
}

function occurrences(state: State, event: Extract<DateExpr, { kind: 'event' }>['event']): readonly Moment[] {
  switch (event.kind) {
    case 'act': return [...state.doneByPattern.get(event.act.pattern) ?? []].flatMap((key) => moment(state.done.get(key)?.on, key));
    case 'enters-into-force': return [...[...state.stands].flatMap(([key, s]) => moment(s.enteredOn, key)), ...[...state.instruments].flatMap(([key, i]) => moment(i.enteredOn, key))];
    case 'ceases': return [...[...state.stands].flatMap(([key, s]) => moment(s.leftOn, key)), ...[...state.instruments].flatMap(([key, i]) => moment(i.endedOn, key))];
    case 'breach': case 'deadline-passes': return state.breaches.map((b) => ({ day: b.on, of: b.by }));
    case 'fulfilment': return state.instances.flatMap((i) => moment(i.endedOn, i.bearer));
    case 'date': return moment(intervalOf(event.date).first);
    default: return [];
  }
}

function moment(day: Day | undefined, of = ''): readonly Moment[] {
  return day === undefined ? [] : [{ day, of }];
}

/** The 1st, 29th, 30th and 31st stand for the days of a month where lengths of months matter. */
function nextCalendarDay(today: Day): Day {
  let day = addDays(today, 1);
  for (;;) { const { day: n } = ymdOfDay(day); if (n === 1 || n >= 29) return day; day = addDays(day, 1); }
}

/**
 * Whether sums of up to two periods come in the same order from whatever day they are counted, and from today with lengths
 * fixed at what they are from today (`fixed-calendar.ts`).
 */
function isCalendarFree(shifts: readonly Shift[], today: Day): boolean {
  if (!shifts.every((s) => s.steps.every((step) => isExactStep(step) || step.kind === 'after'))) return false;
  const sums = [[], ...shifts.map((s) => [s]), ...shifts.flatMap((s, i) => shifts.slice(i).map((t) => [s, t]))];
  const days = sampleDays();
  const rows = sums.map((sum) => [
    ...days.map((start) => sum.reduce((day, s) => endOf(s, day), start)),
    sum.reduce((day: number, s) => day + endOf(s, today) - today, today),
  ]);
  // Ends of months fall together at times (30 and 31 August, six months on): only a change of order counts, not a tie.
  return rows.every((a, i) => rows.slice(0, i).every((b) => {
    const orders = new Set(a.map((day, k) => Math.sign(day - (b[k] as number))));
    return !(orders.has(1) && orders.has(-1));
  }));
}

function isExactStep(step: DateStep): boolean {
  return step.kind === 'nth-day-after' || step.kind === 'same-day' || (step.kind === 'after' && (step.period.unit === 'day' || step.period.unit === 'week'));
}

/** Days from which months and years have all the lengths they can have: the ends and beginnings of the months around a leap day. */
function sampleDays(): readonly Day[] {
  const from = intervalOf({ year: 2023, month: 1, day: 1 }).first;
  const days: Day[] = [];
  for (let i = 0; i < 1096; i++) {
    const day = addDays(from, i);
    const { day: n } = ymdOfDay(day);
    if (n === 1 || n >= 28) days.push(day);
  }
  return days;
}
