/**
 * The cone of influence: from what a question asks about, backwards to all law, facts, acts and instruments that can bear on it
 * (cone-of-influence reduction: Clarke, Grumberg and Peled, Model Checking, ch. 6; program slicing: Weiser 1981). Law outside
 * the cone cannot change any of its facts, statuses or breaches, so the question's answer does not depend on it. Works on
 * patterns and instruments; single things are told apart in `representatives.ts`.
 */
import { unreachable } from '@servanda/base';
import type { Application, DateExpr, Deadline, EventPattern, Formula, Instrument, Law, LawRef, Norm, Term, Threshold, Quantified } from '@servanda/model';
import { instrumentOf, type Program, type State } from '@servanda/semantics';
import { ANY_INSTRUMENT, dutiesAmong, lawIndexOf, type LawIndex } from './law-index.ts';
import { undoersOf } from './rivals.ts';

export interface Cone {
  readonly law: ReadonlySet<Law>;
  /** Fact and act patterns. */
  readonly facts: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
  readonly instruments: ReadonlySet<string>;
  /** Provisions whose breaches are looked at by some law or by the question. */
  readonly breaches: ReadonlySet<string>;
  /** Provisions whose fulfilment is looked at. */
  readonly fulfilments: ReadonlySet<string>;
  /** Act patterns for which it matters whether (`remembered`) or on which day (`dated`) they were last done. */
  readonly remembered: ReadonlySet<string>;
  readonly dated: ReadonlySet<string>;
}

/** What a question starts from. */
export interface Seeds {
  readonly norms: readonly Norm[];
  readonly formulas: readonly Formula[];
  readonly events: readonly EventPattern[];
  readonly acts: readonly Application[];
  /** Whose permissions and performance count for the question; undefined: everyone's. */
  readonly isForbiddenToAnyone?: boolean;
}

interface Growing {
  readonly program: Program;
  readonly index: LawIndex;
  readonly state: State;
  readonly law: Set<Law>;
  readonly facts: Set<string>;
  readonly acts: Set<string>;
  readonly instruments: Set<string>;
  readonly breaches: Set<string>;
  readonly fulfilments: Set<string>;
  readonly remembered: Set<string>;
  readonly dated: Set<string>;
  readonly isForbiddenToAnyone: boolean;
  /** Law names an instrument by a variable in a breach event: norms of every instrument in the cone count. */
  anyBreach: boolean;
  readonly todo: (() => void)[];
}

export function coneOf(program: Program, state: State, seeds: Seeds): Cone {
  const g: Growing = {
    program, index: lawIndexOf(program), state, law: new Set(), facts: new Set(), acts: new Set(), instruments: new Set(), breaches: new Set(), fulfilments: new Set(),
    remembered: new Set(), dated: new Set(), isForbiddenToAnyone: seeds.isForbiddenToAnyone ?? false, anyBreach: false, todo: [],
  };
  for (const norm of seeds.norms) needLaw(g, norm);
  for (const formula of seeds.formulas) needFormula(g, formula);
  for (const event of seeds.events) needEvent(g, event, 'now');
  for (const act of seeds.acts) needAct(g, act.pattern);
  do { for (let next = g.todo.pop(); next; next = g.todo.pop()) next(); } while (needPriorities(g));
  return g;
}

/** A priority clause counts once it ranks two norms of the cone. */
function needPriorities(g: Growing): boolean {
  const before = g.law.size;
  const norms = [...g.law].filter((law) => isNorm(law));
  for (const law of g.program.priorities) {
    if (norms.some((n) => covers(g, law.superior, n.provision)) && norms.some((n) => covers(g, law.inferior, n.provision))) needLaw(g, law);
  }
  return g.law.size > before;
}

function isNorm(law: Law): law is Norm {
  return law.kind === 'obligation' || law.kind === 'prohibition' || law.kind === 'permission' || law.kind === 'power';
}

function covers(g: Growing, ref: LawRef, provision: string): boolean {
  switch (ref.kind) {
    case 'provision': return ref.id === provision;
    case 'instrument': return instrumentOf(g.program, provision) === ref.id;
    case 'any': return true;
    default: return unreachable(ref);
  }
}

function needLaw(g: Growing, law: Law): void {
  if (g.law.has(law)) return;
  g.law.add(law);
  g.todo.push(() => { followLaw(g, law); });
}

function followLaw(g: Growing, law: Law): void {
  const own = instrumentOf(g.program, law.provision);
  if (own !== undefined) needInstrument(g, own);
  if (law.kind === 'priority' || law.kind === 'modifier') return;
  needVars(g, law.vars);
  if (law.kind === 'counts-as') { needAct(g, law.act.pattern); if (law.condition) needFormula(g, law.condition); return; }
  if (law.kind === 'constitutive') {
    for (const event of law.trigger.events) needEvent(g, event, 'now');
    if (law.trigger.condition) needFormula(g, law.trigger.condition);
    return;
  }
  followNorm(g, law);
}

function followNorm(g: Growing, norm: Norm): void {
  // An obligation's trigger is caught as it occurs; other norms look whether it has occurred.
  const isWindow = norm.kind !== 'obligation' && (norm.from !== undefined || norm.deadline !== undefined);
  const mode = norm.kind === 'obligation' ? 'now' : isWindow ? 'dated' : 'past';
  for (const event of norm.trigger?.events ?? []) needEvent(g, event, mode);
  if (norm.trigger?.condition) needFormula(g, norm.trigger.condition);
  if (norm.after) needEvent(g, norm.after, isWindow ? 'dated' : isMadeForGood(g, norm) ? 'now' : 'past');
  if (norm.condition) needFormula(g, norm.condition);
  if (norm.from) needDate(g, norm.from);
  if (norm.deadline && !isCountedAtOnce(g, norm)) needDeadline(g, norm.deadline);
  if (norm.effectiveOn) needDate(g, norm.effectiveOn);
  for (const act of norm.acts) needAct(g, act.pattern);
  for (const exception of norm.exceptions) {
    needVars(g, exception.vars);
    needAct(g, exception.act.pattern);
    if (exception.condition) needFormula(g, exception.condition);
  }
}

/** A deadline counted from the very event that makes the duty active: its day is today when it is looked at, once the duty waits for it. */
function isCountedAtOnce(g: Growing, norm: Norm): boolean {
  if (norm.kind !== 'obligation' || norm.trigger || norm.condition || !norm.after || norm.deadline?.kind !== 'day' || !areAllIn(g, norm)) return false;
  const { day } = norm.deadline;
  return day.kind === 'steps' && day.from.kind === 'event' && JSON.stringify(day.from.event) === JSON.stringify(norm.after);
}

function areAllIn(g: Growing, norm: Norm): boolean {
  const instrument = g.program.instruments.get(instrumentOf(g.program, norm.provision) ?? '');
  return instrument !== undefined && instrument.parties.length > 0 && instrument.parties.every((p) => g.state.stands.get(`${instrument.id}|${p}`)?.isIn === true || g.state.successors.has(p));
}

/** A standing duty of which every case is there already: it catches the event as it occurs, and later no case is made that asks whether it has. */
function isMadeForGood(g: Growing, norm: Norm): boolean {
  if (norm.kind !== 'obligation' || norm.trigger || norm.condition || norm.from || norm.every || !areAllIn(g, norm)) return false;
  const own = instrumentOf(g.program, norm.provision);
  return norm.vars.every((v) => v.over.kind !== 'parties' || (v.over.instrument.kind === 'thing' && v.over.instrument.id === own))
    && g.program.model.continuities.every((c) => g.state.successors.has(c.predecessor));
}

function needVars(g: Growing, vars: readonly Quantified[]): void {
  for (const v of vars) if (v.over.kind === 'parties') needInstrumentTerm(g, v.over.instrument);
}

function needDeadline(g: Growing, deadline: Deadline): void {
  if (deadline.kind === 'day') needDate(g, deadline.day); else needEvent(g, deadline.event, 'past');
}

function needDate(g: Growing, expr: DateExpr): void {
  switch (expr.kind) {
    case 'event': needEvent(g, expr.event, 'dated'); break;
    case 'steps': needDate(g, expr.from); break;
    case 'latest': case 'earliest': for (const part of expr.of) needDate(g, part); break;
    default: break;
  }
}

/** `now`: law set off as the event occurs; `past`: whether it has occurred; `dated`: when it last did. */
type Mode = 'now' | 'past' | 'dated';

function needEvent(g: Growing, event: EventPattern, mode: Mode): void {
  switch (event.kind) {
    case 'act':
      needAct(g, event.act.pattern);
      if (mode !== 'now') g.remembered.add(event.act.pattern);
      if (mode === 'dated') g.dated.add(event.act.pattern);
      break;
    case 'enters-into-force': case 'ceases': needInstrumentTerm(g, event.instrument); break;
    case 'breach': needBreachEvent(g, event); break;
    case 'deadline-passes': needBreaches(g, event.provision); break;
    case 'fulfilment': g.fulfilments.add(event.provision); for (const norm of normsOf(g, event.provision)) needLaw(g, norm); break;
    case 'becomes': needFormula(g, event.condition); break;
    case 'date': break;
  }
}

function needBreachEvent(g: Growing, event: Extract<EventPattern, { kind: 'breach' }>): void {
  if (event.provision !== undefined) { needBreaches(g, event.provision); return; }
  if (event.instrument?.kind === 'thing') {
    breachesOfInstrument(g, event.instrument.id);
    return;
  }
  if (g.anyBreach) return;
  g.anyBreach = true;
  for (const id of g.instruments) g.todo.push(() => { breachesOfInstrument(g, id); });
}

function breachesOfInstrument(g: Growing, id: string): void {
  for (const norm of g.index.normsOfInstrument.get(id) ?? []) needBreaches(g, norm.provision);
}

function needBreaches(g: Growing, provision: string): void {
  if (g.breaches.has(provision)) return;
  g.breaches.add(provision);
  for (const norm of normsOf(g, provision)) { needLaw(g, norm); needRivals(g, norm); }
}

/** Where another norm prevails there is no breach. */
function needRivals(g: Growing, norm: Norm): void {
  for (const other of undoersOf(g.program, norm)) needLaw(g, other);
}

function normsOf(g: Growing, provision: string): readonly Norm[] {
  return dutiesAmong(g.index.norms.get(provision));
}

function needFormula(g: Growing, formula: Formula): void {
  switch (formula.kind) {
    case 'fact': needFact(g, formula.fact.pattern); break;
    case 'not': needFormula(g, formula.of); break;
    case 'and': case 'or': for (const part of formula.of) needFormula(g, part); break;
    case 'exists': case 'every': case 'at-least': needVars(g, formula.vars); needFormula(g, formula.of); break;
    case 'in-force': case 'status': needInstrumentTerm(g, formula.instrument); break;
    case 'done': g.remembered.add(formula.act.pattern); needAct(g, formula.act.pattern); break;
    case 'breached': needBreaches(g, formula.provision); break;
    case 'bound': needInstrument(g, instrumentOf(g.program, formula.provision) ?? ''); break;
    case 'modal': needModal(g, formula); break;
    default: break;
  }
}

function needModal(g: Growing, formula: Extract<Formula, { kind: 'modal' }>): void {
  const about = formula.modal === 'shall' ? g.index.requiring : g.index.judging;
  needAct(g, formula.act.pattern);
  for (const pattern of new Set([formula.act.pattern, ...countedAs(g, formula.act.pattern)])) {
    for (const norm of about.get(pattern) ?? []) { needLaw(g, norm); for (const a of norm.acts) needAct(g, a.pattern); }
  }
}

/** Patterns that an act of this pattern may count as. */
function countedAs(g: Growing, pattern: string): ReadonlySet<string> {
  const found = new Set<string>();
  const todo = [pattern];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const rule of g.index.countsFrom.get(next) ?? []) if (!found.has(rule.as.pattern)) { found.add(rule.as.pattern); todo.push(rule.as.pattern); }
  }
  return found;
}

function needInstrumentTerm(g: Growing, term: Term): void {
  if (term.kind === 'thing') needInstrument(g, term.id);
  else if (term.kind === 'var') for (const instrument of g.program.model.instruments) needInstrument(g, instrument.id);
}

function needFact(g: Growing, pattern: string): void {
  if (g.facts.has(pattern)) return;
  g.facts.add(pattern);
  for (const act of g.index.actsMaking.get(pattern) ?? []) needAct(g, act.id);
  for (const law of g.index.lawMaking.get(pattern) ?? []) needLaw(g, law);
}

function needAct(g: Growing, pattern: string): void {
  if (g.acts.has(pattern)) return;
  g.acts.add(pattern);
  g.todo.push(() => { followAct(g, pattern); });
}

function followAct(g: Growing, pattern: string): void {
  const act = g.program.acts.get(pattern);
  if (act?.possible) needFormula(g, act.possible);
  const counted = countedAs(g, pattern);
  for (const law of [...g.index.countsTo.get(pattern) ?? [], ...g.index.permitting.get(pattern) ?? []]) needLaw(g, law);
  // What is permitted as something that the act counts as is permitted.
  for (const as of counted) for (const law of g.index.permitting.get(as) ?? []) needLaw(g, law);
  if (!g.isForbiddenToAnyone) return;
  // Law under which doing the act, or what it sets off, may become anyone's breach.
  for (const lists of [g.index.forbidding, g.index.requiring, g.index.setOffBy]) for (const law of lists.get(pattern) ?? []) needLaw(g, law);
  for (const as of counted) needAct(g, as);
}

function needInstrument(g: Growing, id: string): void {
  const instrument = g.program.instruments.get(id);
  if (!instrument || g.instruments.has(id)) return;
  g.instruments.add(id);
  g.todo.push(() => { followInstrument(g, instrument); });
}

function followInstrument(g: Growing, instrument: Instrument): void {
  if (instrument.parent !== undefined) needInstrument(g, instrument.parent);
  for (const entry of instrument.clauses.entry) { needThreshold(g, entry.threshold); needDate(g, entry.day); }
  for (const id of [instrument.id, ANY_INSTRUMENT]) for (const law of g.index.over.get(id) ?? []) needLaw(g, law);
  for (const clause of instrument.clauses.eligibility) {
    if (clause.who.kind === 'condition') needFormula(g, clause.who.condition);
    if (clause.who.kind === 'parties-to') needInstrument(g, clause.who.instrument);
  }
  if (g.anyBreach) breachesOfInstrument(g, instrument.id);
}

function needThreshold(g: Growing, threshold: Threshold): void {
  if (threshold.kind === 'event') needEvent(g, threshold.event, 'past');
  if (threshold.kind === 'and' || threshold.kind === 'or') for (const part of threshold.of) needThreshold(g, part);
}
