/**
 * The game as design and decision have it, with no cleverness at all: every day, every act of everyone, every order. Only `step` is
 * shared with the solver. The others may do at most `acts` acts, all within the first `window` days; the play then goes on for
 * `settle` days more, and then some, after which nothing may be open but what has just become due.
 */
import { addDays, type Day } from '@servanda/base';
import type { Model } from '@servanda/model';
import { groundKey, prepare, step, type Ground, type Program, type State } from '@servanda/semantics';

export interface BruteOptions {
  readonly acts: number;
  readonly window: number;
  readonly settle: number;
  /** Gives up (undefined) past so many steps. */
  readonly most: number;
}

/** Days after the settling in which duties that bring others show whether they can be kept; longer than the deadlines of these games. */
const GRACE = 3;

interface Field {
  readonly program: Program;
  readonly own: ReadonlySet<string>;
  readonly ownActs: readonly Ground[];
  readonly otherActs: readonly Ground[];
  readonly lastAct: Day;
  readonly end: Day;
  readonly memo: Map<string, boolean>;
  steps: number;
  readonly most: number;
}

class TooMany extends Error {}

/** Whether the others can make the party fail; undefined when it takes too long to tell. */
export function othersWin(model: Model, start: State, own: readonly string[], options: BruteOptions): boolean | undefined {
  const program = prepare(model);
  const all = everyAct(program);
  const isOwn = (a: Ground): boolean => own.includes(a.args[0] ?? '');
  const field: Field = {
    program, own: new Set(own), ownActs: all.filter(isOwn), otherActs: all.filter((a) => !isOwn(a)),
    lastAct: addDays(start.day, options.window), end: addDays(start.day, options.window + options.settle), memo: new Map(), steps: 0, most: options.most,
  };
  try { return isLostAtDawn(field, start, options.acts); } catch (error) { if (error instanceof TooMany) return undefined; throw error; }
}

/** Acts of the author's patterns and the treaty acts that these games know: leaving, suspending, taking it back. */
function everyAct(program: Program): readonly Ground[] {
  const states = program.byKind.get('State') ?? [];
  const acts: Ground[] = [];
  for (const pattern of program.model.acts) {
    if (!pattern.treatyAct) { for (const s of states) acts.push({ pattern: pattern.id, args: [s] }); continue; }
    if (!['withdraw', 'revoke', 'suspend', 'resume'].includes(pattern.treatyAct)) continue;
    // Without a power in the treaty these acts have no effect (docs/semantics.md §3).
    const hasPower = (id: string): boolean => program.norms.some((n) => n.kind === 'power' && n.acts.some((a) => a.args[1]?.kind === 'thing' && a.args[1].id === id));
    for (const i of program.model.instruments) for (const s of hasPower(i.id) ? i.parties : []) acts.push({ pattern: pattern.id, args: [s, i.id] });
  }
  return acts;
}

function doStep(field: Field, state: State, day: Day, act?: Ground): State {
  if (field.steps++ > field.most) throw new TooMany();
  return step(field.program, state, day, act ? { kind: 'act', act } : { kind: 'pass' }).state;
}

function isBreach(field: Field, before: State, after: State): boolean {
  return after.breaches.slice(before.breaches.length).some((b) => field.own.has(b.by));
}

function isLostAtDawn(field: Field, state: State, acts: number): boolean {
  const key = `${acts}|${state.day}|${keyOf(state)}`;
  const known = field.memo.get(key);
  if (known !== undefined) return known;
  let isLost = false;
  if (acts > 0 && state.day <= field.lastAct) {
    for (const act of field.otherActs) {
      const next = doStep(field, state, state.day, act);
      if (isBreach(field, state, next) || (keyOf(next) !== keyOf(state) && isLostAtDawn(field, next, acts - 1))) { isLost = true; break; }
    }
  }
  isLost ||= isLostAtNoon(field, state, acts);
  field.memo.set(key, isLost);
  return isLost;
}

/** Every sequence of acts that is no breach; then the night. */
function isLostAtNoon(field: Field, noon: State, acts: number): boolean {
  const seen = new Set([keyOf(noon)]);
  for (const todo = [noon]; ;) {
    const state = todo.shift();
    if (!state) return true;
    if (!isLostOvernight(field, state, acts)) return false;
    for (const act of field.ownActs) {
      const next = doStep(field, state, state.day, act);
      if (isBreach(field, state, next) || seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      todo.push(next);
    }
  }
}

function isLostOvernight(field: Field, state: State, acts: number): boolean {
  // With nobody acting any more, whoever can keep its word has done so by now. One duty may bring the next without end, each kept in
  // its time: what became active after everyone had settled, and has a last day, is not open for ever.
  if (state.day >= addDays(field.end, GRACE)) {
    return state.instances.some((i) => i.status === 'active' && field.own.has(i.bearer) && (i.lastDay === undefined || (i.activeSince ?? 0) < field.end));
  }
  const next = doStep(field, state, addDays(state.day, 1));
  return isBreach(field, state, next) || isLostAtDawn(field, next, acts);
}

/** Everything but who caused what, by the calendar day it is. */
function keyOf(state: State): string {
  const stands = [...state.stands].map(([k, { cause: _, ...s }]) => `${k}${JSON.stringify(s)}`).sort();
  const instruments = [...state.instruments].map(([k, { cause: _, ...s }]) => `${k}${JSON.stringify(s)}`).sort();
  const open = state.instances.filter((i) => ['pending', 'active', 'suspended'].includes(i.status))
    .map((i) => `${i.norm}${i.bearer}${i.toward.join('+')}${groundKey(i.act)}${i.status}${i.lastDay}${i.suspendedSince}${JSON.stringify(i.bindings)}`).sort();
  const breaches = state.breaches.map((b) => `${b.norm}${b.by}`).sort();
  const done = [...state.done].map(([k, d]) => `${k}@${d.on}`).sort();
  return [[...state.facts.keys()].sort(), stands, instruments, [...new Set(open)], [...new Set(breaches)], done, [...state.pairs].flat().sort(), [...state.holding].map(([k, v]) => `${k}${[...v]}`).sort(), [...state.created].sort()].map((p) => p.join(';')).join('|');
}
