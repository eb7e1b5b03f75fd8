/** Conditions of law in a state: every way to satisfy one, left to right. Statements with `shall` and `may`: `statement.ts`. */
import { intervalOf, invariant, unreachable, type Day } from '@servanda/base';
import type { Formula, Quantified, Term } from '@servanda/model';
import { current, groundKey, type Bindings, type State } from './state.ts';
import { forEachBinding, groundOf, groupMembers, matches, rangeOf, valueOf, type Vars } from './matching.ts';
import type { Program } from './program.ts';
import { hasStanding, isBetween, isInForce, owedTo, standOf } from './standing.ts';

type Visit = (bindings: Bindings) => boolean;

/** Whether the condition is true in the state under the bindings. */
export function holds(program: Program, state: State, vars: Vars, formula: Formula, bindings: Bindings): boolean {
  return forEachSolution(program, state, vars, formula, bindings, () => true);
}

/**
 * Calls `visit` with each way to satisfy the formula; stops when it returns true, and returns whether it did.
 * Variables of the sentence that a negation or a count speaks of are given values before it: `each party, unless it is calm`
 * asks of each party whether that one is calm. The variables of `exists` are nobody's business outside it.
 */
export function forEachSolution(program: Program, state: State, vars: Vars, formula: Formula, bindings: Bindings, visit: Visit): boolean {
  switch (formula.kind) {
    case 'true': return visit(bindings);
    case 'and': return conjunction(program, state, vars, formula.of, 0, bindings, visit);
    case 'or': return formula.of.some((part) => forEachSolution(program, state, vars, part, bindings, visit));
    case 'not': return eachBound(program, state, vars, formula, bindings, (b) => !holds(program, state, vars, formula.of, b) && visit(b));
    case 'exists': return forEachSolution(program, state, [...vars, ...formula.vars], formula.of, bindings, (b) =>
      forEachBinding(program, state, formula.vars, b, () => true) && visit(without(b, formula.vars)));
    case 'every': return eachBound(program, state, vars, formula, bindings, (b) => isTrueOfEvery(program, state, vars, formula.vars, formula.of, b) && visit(b));
    case 'at-least': return eachBound(program, state, vars, formula, bindings, (b) => countSolutions(program, state, vars, formula, b) && visit(b));
    case 'fact': return eachFact(program, state, vars, formula.fact, bindings, visit);
    case 'done': return eachDone(program, state, vars, formula.act, bindings, visit);
    case 'date': return isOnDate(state.day, formula) && visit(bindings);
    default: return eachClosed(program, state, vars, formula, bindings, visit);
  }
}

type Closed = Exclude<Formula, { kind: 'true' | 'and' | 'or' | 'not' | 'exists' | 'every' | 'at-least' | 'fact' | 'done' | 'date' }>;

/** Binds the variables of the sentence that the formula speaks of and that have no value yet. */
function eachBound(program: Program, state: State, vars: Vars, formula: Formula, bindings: Bindings, visit: Visit): boolean {
  const said = namesIn(formula);
  const free = vars.filter((v) => bindings[v.name] === undefined && said.has(v.name));
  return free.length === 0 ? visit(bindings) : forEachBinding(program, state, free, bindings, visit, 0, vars);
}

const namesOf = new WeakMap<object, ReadonlySet<string>>();

/** The variables a condition or event speaks of and does not introduce itself. */
export function namesIn(node: object): ReadonlySet<string> {
  const known = namesOf.get(node);
  if (known) return known;
  const names = new Set<string>();
  const { kind, name, vars } = node as { kind?: unknown; name?: string; vars?: Vars };
  if (kind === 'var' && name !== undefined) names.add(name);
  for (const part of Object.values(node)) if (typeof part === 'object' && part !== null) for (const inner of namesIn(part as object)) names.add(inner);
  for (const own of vars ?? []) names.delete(own.name);
  namesOf.set(node, names);
  return names;
}

function without(bindings: Bindings, vars: Vars): Bindings {
  return Object.fromEntries(Object.entries(bindings).filter(([name]) => !vars.some((v) => v.name === name)));
}

function conjunction(
  program: Program, state: State, vars: Vars, parts: readonly Formula[], i: number, bindings: Bindings, visit: Visit,
): boolean {
  const part = parts[i];
  if (!part) return visit(bindings);
  return forEachSolution(program, state, vars, part, bindings, (b) => conjunction(program, state, vars, parts, i + 1, b, visit));
}

function isTrueOfEvery(
  program: Program, state: State, vars: Vars, over: readonly Quantified[], of: Formula, bindings: Bindings,
): boolean {
  const all = [...vars, ...over];
  return !forEachBinding(program, state, over, bindings, (b) => !holds(program, state, all, of, b));
}

function countSolutions(program: Program, state: State, vars: Vars, f: Extract<Formula, { kind: 'at-least' }>, bindings: Bindings): boolean {
  const first = f.vars[0];
  if (!first) return false;
  const all = [...vars, ...f.vars];
  let n = 0;
  for (const value of rangeOf(program, state, first, bindings)) {
    if (holds(program, state, all, f.of, { ...bindings, [first.name]: value }) && ++n >= f.n) return true;
  }
  return false;
}

function eachFact(program: Program, state: State, vars: Vars, app: Extract<Formula, { kind: 'fact' }>['fact'], bindings: Bindings, visit: Visit): boolean {
  const ground = groundOf(program, state, app, bindings);
  if (ground && state.facts.has(groundKey(ground))) return visit(bindings);
  // Facts name States as the log does: a fact about a predecessor is also one about the State that continues it.
  for (const key of state.factsByPattern.get(app.pattern) ?? []) {
    const record = state.facts.get(key);
    if (record && matches(program, state, vars, app, record.fact, bindings).some(visit)) return true;
  }
  return false;
}

function eachDone(program: Program, state: State, vars: Vars, app: Extract<Formula, { kind: 'done' }>['act'], bindings: Bindings, visit: Visit): boolean {
  for (const key of state.doneByPattern.get(app.pattern) ?? []) {
    const record = state.done.get(key);
    if (record && matches(program, state, vars, app, record.act, bindings).some(visit)) return true;
  }
  return false;
}

function isOnDate(day: Day, f: Extract<Formula, { kind: 'date' }>): boolean {
  const { first, last } = intervalOf(f.date);
  switch (f.is) {
    case 'before': return day < first;
    case 'from': return day >= first;
    case 'after': return day > last;
    case 'through': return day <= last;
    case 'on': return day >= first && day <= last;
    default: return unreachable(f.is);
  }
}

/** Conditions that need all their terms bound: unbound variables are enumerated first. */
function eachClosed(program: Program, state: State, vars: Vars, formula: Closed, bindings: Bindings, visit: Visit): boolean {
  const free = freeVariables(formula, vars, bindings);
  if (free.length === 0) return isTrue(program, state, formula, bindings) && visit(bindings);
  return forEachBinding(program, state, free, bindings, (b) => isTrue(program, state, formula, b) && visit(b), 0, vars);
}

function termsOf(formula: Closed): readonly (Term | undefined)[] {
  switch (formula.kind) {
    case 'in-force': return [formula.instrument, formula.party, formula.toward];
    case 'status': return [formula.party, formula.instrument];
    case 'breached': return [formula.by, formula.toward];
    case 'bound': return [formula.party, formula.toward];
    case 'modal': return formula.act.args;
    case 'same': return [formula.left, formula.right];
    case 'is-a': case 'in-group': return [formula.term];
    case 'has-clause': return [formula.instrument];
    default: return unreachable(formula);
  }
}

function freeVariables(formula: Closed, vars: Vars, bindings: Bindings): Vars {
  const free: Quantified[] = [];
  for (const term of termsOf(formula)) {
    if (term?.kind !== 'var' || bindings[term.name] !== undefined || free.some((v) => v.name === term.name)) continue;
    const variable = vars.find((v) => v.name === term.name);
    if (variable) free.push(variable);
  }
  return free;
}

function isTrue(program: Program, state: State, formula: Closed, bindings: Bindings): boolean {
  const value = (term: Term | undefined): string | undefined => (term === undefined ? undefined : valueOf(state, term, bindings));
  switch (formula.kind) {
    case 'in-force': return isInForceFor(program, state, formula, value);
    case 'status': return hasStanding(program, state, value(formula.instrument) ?? '', value(formula.party) ?? '', formula.is);
    case 'breached': return state.breaches.some((b) => b.provision === formula.provision && agrees(value(formula.by), current(state, b.by))
      && (formula.toward === undefined || b.toward.some((q) => agrees(value(formula.toward), current(state, q)))));
    case 'bound': return owedTo(program, state, formula.provision, value(formula.party) ?? '', value(formula.toward)).applies;
    case 'modal': return invariant(false, 'a modal statement stands in a condition of law; statement.ts answers those') as never;
    case 'same': return value(formula.left) === value(formula.right);
    case 'is-a': return program.kindsOf.get(value(formula.term) ?? '')?.has(formula.of) ?? false;
    case 'in-group': return groupMembers(program, state, formula.group).includes(value(formula.term) ?? '');
    case 'has-clause': return hasClause(program, value(formula.instrument) ?? '', formula.clause);
    default: return unreachable(formula);
  }
}

function agrees(wanted: string | undefined, found: string): boolean {
  return wanted === undefined || wanted === found;
}

function isInForceFor(
  program: Program, state: State, f: Extract<Formula, { kind: 'in-force' }>, value: (t: Term | undefined) => string | undefined,
): boolean {
  const instrument = value(f.instrument) ?? '';
  const party = value(f.party);
  const toward = value(f.toward);
  if (f.isProvisional) {
    const applying = party === undefined ? state.participants.get(instrument) ?? [] : [party];
    return applying.some((p) => standOf(state, instrument, p)?.isProvisional);
  }
  if (party === undefined) return isInForce(program, state, instrument);
  if (toward !== undefined) return isBetween(program, state, instrument, party, toward);
  return hasStanding(program, state, instrument, party, 'party');
}

function hasClause(program: Program, instrument: string, clause: Extract<Formula, { kind: 'has-clause' }>['clause']): boolean {
  const clauses = program.instruments.get(instrument)?.clauses;
  if (!clauses) return false;
  switch (clause) {
    case 'withdrawal': return clauses.withdrawal.length > 0;
    case 'provisional-application': return clauses.provisional !== undefined;
    case 'duration': return clauses.duration !== undefined;
    case 'reservations': return clauses.reservations.rule !== 'unspecified';
    default: return unreachable(clause);
  }
}
