/**
 * The meaning of a dossier, once: `step(state, day, happening) → { state, effects }`, total and deterministic. Everything else
 * (replay, what-if, explorer, game, diff) goes through here. The rules are docs/semantics.md; a second, naive implementation
 * of that page is in tests/oracle and is compared with this one.
 */
import { intervalOf, unreachable, type Day, type PartialDate } from '@servanda/base';
import { happenAct } from './deeds.ts';
import type { Because, Effect } from './effects.ts';
import { end, enter, expire, instrumentState, leave, reviewEntry, startProvisional, extend } from './final-clauses.ts';
import type { Happening } from './happening.ts';
import { settle } from './law.ts';
import { normalise } from './matching.ts';
import { createStanding, deadlinePassed, recur, reviewOpen, tryActivate } from './obligations.ts';
import { happenOfficial } from './official.ts';
import type { Program } from './program.ts';
import { occur, own, schedule, setFact, type Run } from './run.ts';
import { COLLECTIONS, emptyState, standKey, type AgendaItem, type State } from './state.ts';
import { succeed } from './succession.ts';

/** The state after a step and what the step brought about, in order. */
export interface StepResult {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** How a step counts where a clause leaves it open: one choice per world (docs/semantics.md, "Doubt"). */
export interface StepOptions {
  readonly missingDay?: Run['missingDay'];
}

/** The state before anything has happened, with what the calendar alone will bring. */
export function initialState(program: Program, options: StepOptions = {}): StepResult {
  const state = emptyState();
  const run = runOn(program, state, options);
  program.model.continuities.forEach((c, index) => schedule(run, { on: intervalOf(c.from).first, phase: 1, kind: 'continuity', index }));
  for (const on of datesIn(program)) schedule(run, { on, phase: 4, kind: 'date' });
  createStanding(run, '', undefined, { law: [], effects: [] });
  for (const instrument of program.model.instruments) if (instrument.kind === 'custom') createStanding(run, instrument.id, undefined, { law: [], effects: [] });
  settle(run);
  return { state, effects: run.effects };
}

/** One happening on a day not before the state's own. The argument is left alone. */
export function step(program: Program, state: State, day: Day, happening: Happening, options: StepOptions = {}): StepResult {
  const next = { ...state };
  return { state: next, effects: stepOn(runOn(program, next, options, new Set()), day, happening) };
}

/**
 * The same on a state that the caller owns and gives up: replaying 100,000 events would otherwise copy the state as often.
 * A `day` before the state's own counts as the state's day.
 */
export function stepInPlace(program: Program, state: State, day: Day, happening: Happening, options: StepOptions = {}): readonly Effect[] {
  return stepOn(runOn(program, state, options), day, happening);
}

function stepOn(run: Run, day: Day, happening: Happening): readonly Effect[] {
  advance(run, day);
  happen(run, happening);
  settle(run);
  // A term of no time at all, begun just now, has run out.
  advance(run, run.state.day);
  return run.effects;
}

/** `owned`: what of the state nobody else sees; by default all of it. */
function runOn(program: Program, state: State, options: StepOptions, owned = new Set(COLLECTIONS)): Run {
  return { program, state, owned, effects: [], queue: [], fired: new Set(), isDirty: true, missingDay: options.missingDay };
}

/** Lets the calendar run to the start of `day`, taking what is due in order: docs/semantics.md §1, "the day". */
function advance(run: Run, day: Day): void {
  for (let item = run.state.agenda.at(-1); item && item.on <= day; item = run.state.agenda.at(-1)) {
    own(run, 'agenda').pop();
    if (item.on > run.state.day) run.state.day = item.on;
    run.fired.clear();
    run.state.isDawn = item.phase === 0;
    calendar(run, item);
    settle(run);
    run.state.isDawn = false;
  }
  if (day > run.state.day) run.state.day = day;
  run.fired.clear();
}

function calendar(run: Run, item: AgendaItem): void {
  switch (item.kind) {
    case 'deadline': deadlinePassed(run, item.instance); break;
    case 'continuity': succeed(run, item.index); break;
    case 'exit': exit(run, item); break;
    case 'expiry': expire(run, item.instrument); break;
    case 'end': end(run, item.instrument, { law: ['kernel:VCLT 54(a)'], effects: [] }); break;
    case 'end-provisional': break;
    case 'entry': enter(run, item.instrument, item.party, because(run, item.instrument, item.party)); break;
    case 'provisional': startProvisional(run, item.instrument, item.party, { law: [`clause:${item.instrument}:provisional`], effects: [] }); break;
    case 'activate': tryActivate(run, item.instance, { law: [run.state.instances[item.instance]?.norm ?? ''], effects: [] }); break;
    case 'recur': recur(run, item.instance, item.round); break;
    case 'survival-ends': reviewOpen(run, item.instrument, { law: ['kernel:survival'], effects: [] }); break;
    case 'date': dateArrives(run); break;
    default: unreachable(item);
  }
}

function because(run: Run, instrument: string, party: string | undefined): Because {
  const cause = party === undefined ? instrumentState(run, instrument).cause : run.state.stands.get(standKey(instrument, party))?.cause ?? -1;
  return { law: [`clause:${instrument}:${party === undefined ? 'entry' : 'later-entry'}`], effects: cause < 0 ? [] : [cause] };
}

function exit(run: Run, item: Extract<AgendaItem, { kind: 'exit' }>): void {
  const stand = run.state.stands.get(standKey(item.instrument, item.party));
  if (stand?.exitOn === item.on) leave(run, item.instrument, item.party, { law: [`clause:${item.instrument}:withdrawal`], effects: stand.cause < 0 ? [] : [stand.cause] });
}

function dateArrives(run: Run): void {
  run.isDirty = true;
  for (const instrument of run.program.eventThresholds) reviewEntry(run, instrument.id, { law: [], effects: [] });
  occur(run, { kind: 'date', cause: -1 });
}

function happen(run: Run, happening: Happening): void {
  const why: Because = { law: [], effects: [], entry: happening.entry };
  switch (happening.kind) {
    case 'act': happenAct(run, { ...happening, act: normalise(run.program, happening.act) }, why); break;
    case 'fact': setFact(run, normalise(run.program, happening.fact), happening.value, why); break;
    case 'official': happenOfficial(run, happening, why); break;
    case 'extended': extend(run, happening, why); break;
    case 'pass': break;
    default: unreachable(happening);
  }
}

/** Every calendar date that conditions and triggers of the law mention, and the day after: something may turn on it. */
function datesIn(program: Program): readonly Day[] {
  const days = new Set<Day>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) { for (const v of value) visit(v); return; }
    if (typeof value !== 'object' || value === null) return;
    const node = value as { kind?: string; date?: PartialDate; origin?: unknown };
    if (node.kind === 'date' && node.date) { const { first, last } = intervalOf(node.date); days.add(first); days.add((last + 1) as Day); }
    for (const [key, v] of Object.entries(node)) if (key !== 'origin') visit(v);
  };
  for (const law of [...program.onBecoming, ...(program.onEvent.get('date') ?? [])]) visit(law);
  for (const norm of program.norms) if (norm.deadline?.kind === 'before-event') visit(norm.deadline);
  for (const instrument of program.eventThresholds) visit(instrument.clauses.entry);
  return [...days];
}
