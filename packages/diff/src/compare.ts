/**
 * Two drafts in one context, or two versions of a dossier, compared by what they permit: the same run is played on both
 * sides at once through `step`, breadth first, until one side holds something against a party that the other does not.
 * Shortest runs come first. After Cedar's policy comparison (Cutler et al., OOPSLA 2024), for laws with time.
 */
import { neverCancelled, startMeter, type Budget, type Cancellation, type Clock, type Day, type Meter } from '@servanda/base';
import type { Model } from '@servanda/model';
import { isPossibleNow, step, type Breach, type Ground, type ObligationInstance, type Program, type State } from '@servanda/semantics';
import { alphabetOf } from './alphabet.ts';
import type { Burden, Comparison, DividingRun, PartyRelation, Relation, RunStep } from './comparison.ts';
import { ownLaw, provisionChanges, touchedLaw, type PlaceName } from './provisions.ts';

/** One side: a model with its readings applied, and its state on the day the comparison starts. */
export interface Side {
  readonly model: Model;
  readonly program: Program;
  readonly state: State;
  /** How provisions are called for the comparison; defaults to their ids. */
  readonly place?: PlaceName;
}

/** For whom, and how far to look. */
export interface CompareOptions {
  readonly parties: readonly string[];
  /** Longest run tried, in acts (default 3). */
  readonly maxActs?: number;
  readonly budget?: Budget;
  readonly clock?: Clock;
  readonly cancellation?: Cancellation;
}

const DEFAULT_BUDGET: Budget = { steps: 60_000 };

/** Compares the second side with the first: `stricter` means that the second forbids what the first permits. */
export function compare(first: Side, second: Side, options: CompareOptions): Comparison {
  const [placeA, placeB] = [first.place ?? same, second.place ?? same];
  const own = [...ownLaw(first.model, second.model, placeA, placeB), ...ownLaw(second.model, first.model, placeB, placeA)];
  const differing = [...new Set([...own, ...touchedLaw(first, second, own), ...touchedLaw(second, first, own)])];
  const alphabet = alphabetOf([first.model, second.model], differing, options.parties);
  const maxActs = options.maxActs ?? 3;
  const meter = startMeter(options.budget ?? DEFAULT_BUDGET, options.clock, options.cancellation ?? neverCancelled);
  const found = differing.length === 0 && isSameState(first.state, second.state) ? nothing() : search(first, second, alphabet.acts, options.parties, maxActs, meter);
  return {
    parties: options.parties.map((party) => relationOf(party, found)),
    provisions: provisionChanges(first.model, second.model, placeA, placeB),
    scope: { from: first.state.day, maxActs, situations: found.situations, isClosed: found.isClosed && !alphabet.isCut, stoppedBy: found.stoppedBy, acts: alphabet.acts },
  };
}

/** Two versions may tell different stories under the same law. */
function isSameState(a: State, b: State): boolean {
  return sideKey(a) === sideKey(b);
}

function same(provision: string): string {
  return provision;
}

interface Found {
  readonly onlyFirst: Map<string, DividingRun>;
  readonly onlySecond: Map<string, DividingRun>;
  situations: number;
  isClosed: boolean;
  stoppedBy?: ReturnType<Meter['stopped']>;
}

function nothing(): Found {
  return { onlyFirst: new Map(), onlySecond: new Map(), situations: 1, isClosed: true };
}

function relationOf(party: string, found: Found): PartyRelation {
  const onlyFirst = found.onlyFirst.get(party);
  const onlySecond = found.onlySecond.get(party);
  const relation: Relation = onlyFirst && onlySecond ? 'incomparable' : onlyFirst ? 'stricter' : onlySecond ? 'looser' : 'equivalent';
  return { party, relation, onlyFirst, onlySecond };
}

/** Both sides after the same run. */
interface Pair {
  readonly a: State;
  readonly b: State;
  readonly steps: readonly RunStep[];
  readonly acts: number;
  /** Parties that have already breached on some side: what follows says nothing new of them. */
  readonly spoiled: ReadonlySet<string>;
}

function search(first: Side, second: Side, acts: readonly Ground[], parties: readonly string[], maxActs: number, meter: Meter): Found {
  const found: Found = { ...nothing(), situations: 0 };
  const start: Pair = { a: first.state, b: second.state, steps: [], acts: 0, spoiled: new Set() };
  noteDifferences(first, second, start, start, parties, found);
  const seen = new Set([keyOf(start)]);
  let level: Pair[] = [start];
  for (let depth = 0; level.length > 0; depth++) {
    const next: Pair[] = [];
    for (const pair of level) {
      found.situations++;
      for (const child of childrenOf(first, second, pair, pair.acts < maxActs ? acts : [])) {
        meter.step();
        if (meter.stopped()) { found.isClosed = false; found.stoppedBy = meter.stopped(); return found; }
        noteDifferences(first, second, pair, child, parties, found);
        const key = keyOf(child);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push({ ...child, spoiled: spoiledBy(child) });
      }
      if (pair.acts >= maxActs && acts.length > 0) found.isClosed = false;
    }
    if (parties.every((p) => found.onlyFirst.has(p) && found.onlySecond.has(p)) || depth > 4 * maxActs + 8) { found.isClosed = false; break; }
    level = next;
  }
  return found;
}

function childrenOf(first: Side, second: Side, pair: Pair, acts: readonly Ground[]): readonly Pair[] {
  const children: Pair[] = [];
  const day = pair.a.day;
  for (const act of acts) {
    if (!isPossibleNow(first.program, pair.a, act) || !isPossibleNow(second.program, pair.b, act)) continue;
    const happening = { kind: 'act', act } as const;
    children.push({ a: step(first.program, pair.a, day, happening).state, b: step(second.program, pair.b, day, happening).state, steps: [...pair.steps, { day, act }], acts: pair.acts + 1, spoiled: pair.spoiled });
  }
  const to = nextDay(pair);
  if (to !== undefined) {
    children.push({ a: step(first.program, pair.a, to, { kind: 'pass' }).state, b: step(second.program, pair.b, to, { kind: 'pass' }).state, steps: [...pair.steps, { day: to }], acts: pair.acts, spoiled: pair.spoiled });
  }
  return children;
}

/** The next day on which either calendar has something. */
function nextDay({ a, b }: Pair): Day | undefined {
  const days = [a.agenda.at(-1)?.on, b.agenda.at(-1)?.on].filter((d): d is Day => d !== undefined && d > a.day);
  return days.length === 0 ? undefined : days.reduce((x, y) => (x < y ? x : y));
}

function spoiledBy(pair: Pair): ReadonlySet<string> {
  return new Set([...pair.spoiled, ...pair.a.breaches.map((b) => b.by), ...pair.b.breaches.map((b) => b.by)]);
}

function noteDifferences(first: Side, second: Side, before: Pair, after: Pair, parties: readonly string[], found: Found): void {
  for (const party of parties) {
    if (before.spoiled.has(party)) continue;
    const inFirst = burdenOf(first.program, before.a, after.a, party);
    const inSecond = burdenOf(second.program, before.b, after.b, party);
    for (const [side, own, other] of [[found.onlyFirst, inSecond, inFirst], [found.onlySecond, inFirst, inSecond]] as const) {
      const burden = own.find((x) => !x.key.startsWith('late ') && !other.some((y) => isAsHeavy(y, x)));
      if (burden && !side.has(party)) side.set(party, { steps: after.steps, burden: burden.burden });
    }
  }
}

/** Whether a burden is at least what the other is: any breach, or the same duty by the same day or an earlier one. */
function isAsHeavy(burden: KeyedBurden, than: KeyedBurden): boolean {
  if (burden.key !== than.key) return burden.key === `late ${than.key}`;
  if (burden.burden.kind === 'breach' || than.burden.kind === 'breach') return true;
  return (burden.burden.lastDay ?? Infinity) <= (than.burden.lastDay ?? Infinity);
}

interface KeyedBurden { readonly key: string; readonly burden: Burden }

/** What is newly held against the party: breaches since `before`, and duties open now. */
function burdenOf(program: Program, before: State, after: State, party: string): readonly KeyedBurden[] {
  const breaches = after.breaches.slice(before.breaches.length).filter((b) => b.by === party).map((b) => breachBurden(b));
  const duties = after.instances.filter((i) => i.bearer === party && i.status === 'active').map((i) => dutyBurden(program, i));
  // A duty whose last day has passed weighs no less than one that is still open.
  const late = breaches.flatMap(({ burden }) => (burden.kind === 'breach' && burden.act ? [{ key: `late ${actKey(burden.act)}`, burden }] : []));
  return [...breaches, ...duties, ...late];
}

function breachBurden(b: Breach): KeyedBurden {
  return { key: 'breach', burden: { kind: 'breach', norm: b.norm, provision: b.provision, toward: b.toward, act: b.act } };
}

function dutyBurden(program: Program, i: ObligationInstance): KeyedBurden {
  const provision = program.normById.get(i.norm)?.provision ?? i.norm;
  return { key: actKey(i.act), burden: { kind: 'duty', norm: i.norm, provision, act: i.act, lastDay: i.lastDay } };
}

function actKey(act: Ground): string {
  return `duty|${act.pattern}|${act.args.join('|')}`;
}

function keyOf(pair: Pair): string {
  return `${sideKey(pair.a)}#${sideKey(pair.b)}#${[...pair.spoiled].sort().join()}`;
}

/** What of a state can still matter, with days counted from today. */
function sideKey(s: State): string {
  const open = s.instances.filter((i) => i.status !== 'lapsed' && i.status !== 'discharged' && i.status !== 'fulfilled')
    .map((i) => `${i.norm}:${i.act.args.join(',')}:${i.status}:${i.lastDay === undefined ? '' : i.lastDay - s.day}`).sort();
  const stands = [...s.stands].map(([k, v]) => `${k}:${v.isIn}${v.isProvisional}${v.suspendedOn !== undefined}${v.exitOn === undefined ? '' : v.exitOn - s.day}`).sort();
  const agenda = s.agenda.map((x) => `${x.kind}${x.on - s.day}`);
  return [[...s.facts.keys()].sort(), open, stands, [...s.pairs].sort(), [...s.done.keys()].sort(), agenda].map((x) => x.join(';')).join('|');
}
