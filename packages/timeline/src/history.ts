/**
 * One replay of a log, indexed: every status, fact, duty and breach as a series of changes, so that any date is answered by
 * binary search, and a state of any date by replaying from a checkpoint. Doubt about dates is `worlds.ts`.
 */
import { FAR_FUTURE, FAR_PAST, type Day } from '@servanda/base';
import type { PartyStatus } from '@servanda/model';
import {
  cloneState, groundKey, initialState, stepInPlace, type Effect, type Ground, type ObligationStatus, type Program, type State, type StepOptions,
} from '@servanda/semantics';
import type { DatedHappening } from './log.ts';

/** Values over time: `values[i]` from `days[i]` on; `effects[i]` is the effect that brought it about. */
export interface Series<V> {
  readonly days: Day[];
  readonly values: V[];
  readonly effects: number[];
}

/** A replayed log with its indexes. */
export interface History {
  readonly program: Program;
  readonly happenings: readonly DatedHappening[];
  readonly options: StepOptions;
  /** By number. */
  readonly effects: readonly Effect[];
  /** After the last happening and everything the calendar brings up to `through`. */
  readonly final: State;
  readonly through: Day;
  /** `instrument|party` */
  readonly statuses: ReadonlyMap<string, Series<PartyStatus>>;
  readonly provisional: ReadonlyMap<string, Series<boolean>>;
  readonly inForce: ReadonlyMap<string, Series<boolean>>;
  readonly facts: ReadonlyMap<string, Series<boolean>>;
  /** Key → the fact itself. */
  readonly factOf: ReadonlyMap<string, Ground>;
  readonly duties: readonly Series<ObligationStatus>[];
  /** States kept from earlier questions, so that the next one about a nearby day replays less. Filled by `stateAt`. */
  readonly checkpoints: Checkpoint[];
}

/** A state with the number of happenings already taken into it. */
interface Checkpoint {
  readonly next: number;
  readonly state: State;
}

/** How many states are kept, and from how many happenings on it is worth it. */
const CHECKPOINTS = 4;
const WORTH_KEEPING = 1_000;

/** Replays a log once; the calendar runs on to `through` (see `replayAll`). */
export function replay(program: Program, happenings: readonly DatedHappening[], options: StepOptions = {}, through?: Day): History {
  return replayAll(program, [happenings], options, through)[0] as History;
}

/** Logs that have gone the same way so far, and where that led; others may go on from there too. */
interface Branch {
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly next: number;
  readonly logs: readonly number[];
}

/**
 * Replays logs that differ in places, each stretch that several have in common once: the logs of a dossier with doubtful dates
 * are alike up to the first of these. The same happening is the same object on the same day. The calendar of each runs on to
 * `through` (default: a century, or less where recurring duties fill it), so that everything already decided is known.
 */
export function replayAll(program: Program, logs: readonly (readonly DatedHappening[])[], options: StepOptions = {}, through?: Day): readonly History[] {
  const start = initialState(program, options);
  const found: History[] = new Array<History>(logs.length);
  const pending: Branch[] = [{ state: start.state, effects: start.effects, next: 0, logs: logs.map((_, i) => i) }];
  for (let branch = pending.pop(); branch; branch = pending.pop()) {
    const [state, effects] = [cloneState(branch.state), branch.effects.slice()];
    let { next } = branch;
    const [first = 0, ...others] = branch.logs;
    const happenings = logs[first] ?? [];
    for (; next < happenings.length && others.every((log) => isSame(logs[log]?.[next], happenings[next])); next++) {
      const { day, happening } = happenings[next] as DatedHappening;
      for (const effect of stepInPlace(program, state, day, happening, options)) effects.push(effect);
    }
    if (others.length === 0) found[first] = finish({ program, happenings, options }, state, effects, through, Math.max(LEAST_AHEAD, MOST_AHEAD / logs.length));
    else for (const group of parted(logs, branch.logs, next)) pending.push({ state, effects, next, logs: group });
  }
  return found;
}

function isSame(a: DatedHappening | undefined, b: DatedHappening | undefined): boolean {
  return a === b || (a !== undefined && a.day === b?.day && a.happening === b.happening);
}

/** The logs that have the same happening at `next`, together; logs that are at their end, each on its own. */
function parted(logs: readonly (readonly DatedHappening[])[], of: readonly number[], next: number): readonly (readonly number[])[] {
  const groups: number[][] = [];
  for (const log of of) {
    const here = logs[log]?.[next];
    const group = here && groups.find(([first = 0]) => isSame(logs[first]?.[next], here));
    if (group) group.push(log); else groups.push([log]);
  }
  return groups;
}

/** Effects that the calendar may bring after the last happening, of all logs together, and of each at least: recurring duties go on for ever. */
const MOST_AHEAD = 20_000;
const LEAST_AHEAD = 1_000;

/** Lets the calendar run on after the last happening. The state and the effects are given up to the history. */
function finish(of: Pick<History, 'program' | 'happenings' | 'options'>, final: State, effects: Effect[], through: Day | undefined, ahead: number): History {
  const { program, happenings, options } = of;
  const end = through ?? horizonOf(happenings);
  const limit = effects.length + Math.max(ahead, effects.length);
  // In stages, since what the calendar brings (renewals, recurring duties) puts more on it.
  for (let next = final.agenda.at(-1); next && next.on <= end && effects.length < limit; next = final.agenda.at(-1)) {
    for (const effect of stepInPlace(program, final, next.on, { kind: 'pass' }, options)) effects.push(effect);
  }
  const reached = effects.length < limit ? end : final.day;
  if (reached > final.day) stepInPlace(program, final, reached, { kind: 'pass' }, options);
  return { ...of, effects, final, through: reached, checkpoints: [], ...indexEffects(effects) };
}

/** A century past the last happening: recurring duties and renewals have no last day. */
function horizonOf(happenings: readonly DatedHappening[]): Day {
  const last = happenings.at(-1)?.day ?? FAR_PAST;
  return Math.min(last + 36_525, FAR_FUTURE) as Day;
}

type Index = Pick<History, 'statuses' | 'provisional' | 'inForce' | 'facts' | 'factOf' | 'duties'>;

function indexEffects(effects: readonly Effect[]): Index {
  const statuses = new Map<string, Series<PartyStatus>>();
  const provisional = new Map<string, Series<boolean>>();
  const inForce = new Map<string, Series<boolean>>();
  const facts = new Map<string, Series<boolean>>();
  const factOf = new Map<string, Ground>();
  const duties: Series<ObligationStatus>[] = [];
  for (const e of effects) {
    switch (e.kind) {
      case 'status': {
        const series = seriesIn(statuses, `${e.instrument}|${e.party}`);
        if (!isLongOver(e, series)) append(series, e.day, e.to, e.n);
        break;
      }
      case 'provisional': append(seriesIn(provisional, `${e.instrument}|${e.party}`), e.day, e.value, e.n); break;
      case 'in-force': append(seriesIn(inForce, e.instrument), e.day, e.value, e.n); break;
      case 'fact': {
        const key = groundKey(e.fact);
        append(seriesIn(facts, key), e.day, e.value, e.n);
        factOf.set(key, e.fact);
        break;
      }
      case 'obligation': {
        const series = (duties[e.instance] ??= { days: [], values: [], effects: [] });
        append(series, e.day, e.to, e.n);
        break;
      }
      default: break;
    }
  }
  return { statuses, provisional, inForce, facts, factOf, duties };
}

/** What was over for a State before another continued it stays with the State of that time; nobody takes it up. */
function isLongOver(e: Extract<Effect, { kind: 'status' }>, series: Series<PartyStatus>): boolean {
  const isOver = (status: PartyStatus | undefined): boolean => status === 'ended' || status === 'withdrawn';
  return e.because.law.some((law) => law.startsWith('continuity:')) && (e.to === 'none' ? isOver(series.values.at(-1)) : e.from === 'none' && isOver(e.to));
}

function seriesIn<V>(map: Map<string, Series<V>>, key: string): Series<V> {
  const known = map.get(key);
  if (known) return known;
  const series: Series<V> = { days: [], values: [], effects: [] };
  map.set(key, series);
  return series;
}

function append<V>(series: Series<V>, day: Day, value: V, effect: number): void {
  series.days.push(day);
  series.values.push(value);
  series.effects.push(effect);
}

/** The index of the last change on or before the day's end; −1 before the first. */
export function indexAt(series: Series<unknown> | undefined, day: Day): number {
  if (!series) return -1;
  let low = 0;
  for (let high = series.days.length; low < high;) {
    const middle = (low + high) >> 1;
    if (day < (series.days[middle] as Day)) high = middle; else low = middle + 1;
  }
  return low - 1;
}

/** The value at the end of the day; undefined before the first change. */
export function valueAt<V>(series: Series<V> | undefined, day: Day): V | undefined {
  return series?.values[indexAt(series, day)];
}

/** The number of the effect by which the value held at the end of the day. */
export function effectAt(series: Series<unknown> | undefined, day: Day): number | undefined {
  return series?.effects[indexAt(series, day)];
}

/** The state at the end of the day. */
export function stateAt(history: History, day: Day): State {
  const { program, happenings, options, checkpoints } = history;
  const from = nearest(history, day);
  const state = from ? cloneState(from.state) : initialState(program, options).state;
  let next = from?.next ?? 0;
  for (; next < happenings.length && (happenings[next] as DatedHappening).day <= day; next++) {
    const { day: on, happening } = happenings[next] as DatedHappening;
    stepInPlace(program, state, on, happening, options);
  }
  if (next - (from?.next ?? 0) >= WORTH_KEEPING) {
    if (checkpoints.length >= CHECKPOINTS) checkpoints.shift();
    checkpoints.push({ next, state: cloneState(state) });
  }
  if (day > state.day) stepInPlace(program, state, day, { kind: 'pass' }, options);
  return state;
}

/** The kept state with the most happenings taken in, none of them after the day. */
function nearest({ checkpoints, happenings }: History, day: Day): Checkpoint | undefined {
  let best: Checkpoint | undefined;
  for (const c of checkpoints) {
    const last = happenings[c.next - 1]?.day ?? FAR_PAST;
    if (last <= day && c.state.day <= day && (!best || c.next > best.next)) best = c;
  }
  return best;
}

/** Visits the states of many dates, ascending, in one replay. The state is lent: it must not be kept or changed. */
export function sweep(history: History, days: readonly Day[], visit: (day: Day, state: State) => void): void {
  const { program, happenings, options } = history;
  const state = initialState(program, options).state;
  let next = 0;
  for (const day of days) {
    for (; next < happenings.length && (happenings[next] as DatedHappening).day <= day; next++) {
      const { day: on, happening } = happenings[next] as DatedHappening;
      stepInPlace(program, state, on, happening, options);
    }
    if (day > state.day) stepInPlace(program, state, day, { kind: 'pass' }, options);
    visit(day, state);
  }
}
