/**
 * Statements about a day, for questions and `why`: conditions of law, and besides `P shall A`, `P may A`, `P shall not A`.
 * What no norm regulates is permitted, and said to be so by no rule (`regulates`).
 */
import type { Application, Formula, Norm, Quantified } from '@servanda/model';
import { forEachSolution, holds } from './condition.ts';
import type { Ground } from './effects.ts';
import { closureOf, isSameAct, violationsOf, type Violation } from './judge.ts';
import { forEachBinding, groundOf, match, rangeOf } from './matching.ts';
import { forEachApplying } from './applying.ts';
import type { Program } from './program.ts';
import type { Run } from './run.ts';
import { findPower, needsPower } from './treaty-acts.ts';
import { NO_BINDINGS, type Bindings, type ObligationInstance, type State } from './state.ts';

/** Whether the statement is true in the state. */
export function isTrueStatement(program: Program, state: State, statement: Formula, bindings: Bindings = NO_BINDINGS, vars: readonly Quantified[] = []): boolean {
  switch (statement.kind) {
    case 'not': return !isTrueStatement(program, state, statement.of, bindings, vars);
    case 'and': return statement.of.every((f) => isTrueStatement(program, state, f, bindings, vars));
    case 'or': return statement.of.some((f) => isTrueStatement(program, state, f, bindings, vars));
    case 'exists': return forEachBinding(program, state, statement.vars, bindings, (b) => isTrueStatement(program, state, statement.of, b, [...vars, ...statement.vars]));
    case 'every': return !forEachBinding(program, state, statement.vars, bindings, (b) => !isTrueStatement(program, state, statement.of, b, [...vars, ...statement.vars]));
    case 'at-least': return countTrue(program, state, statement, bindings, vars) >= statement.n;
    case 'modal': return isModalTrue(program, state, statement, bindings);
    default: return holds(program, state, vars, statement, bindings);
  }
}

function countTrue(program: Program, state: State, f: Extract<Formula, { kind: 'at-least' }>, bindings: Bindings, vars: readonly Quantified[]): number {
  const first = f.vars[0];
  if (!first) return 0;
  return rangeOf(program, state, first, bindings).filter((value) =>
    isTrueStatement(program, state, { kind: 'exists', vars: f.vars.slice(1), of: f.of }, { ...bindings, [first.name]: value }, [...vars, ...f.vars])).length;
}

function isModalTrue(program: Program, state: State, f: Extract<Formula, { kind: 'modal' }>, bindings: Bindings): boolean {
  const act = groundOf(program, state, f.act, bindings);
  if (!act) return false;
  switch (f.modal) {
    case 'shall': return dutiesTo(state, act).some((i) => i.status === 'active');
    case 'shall-not': return forbidding(program, state, act).length > 0;
    case 'may': return forbidding(program, state, act).length === 0 && hasPowerIfNeeded(program, state, act);
    default: return false;
  }
}

/** Leaving, ending or suspending an instrument takes a power; other acts need none. */
function hasPowerIfNeeded(program: Program, state: State, act: Ground): boolean {
  const pattern = program.acts.get(act.pattern);
  if (!pattern?.treatyAct || !needsPower(pattern.treatyAct)) return true;
  return findPower(looking(program, state), pattern, act) !== undefined;
}

/** Obligation instances, in any status, whose performance is this act. */
export function dutiesTo(state: State, act: Ground): readonly ObligationInstance[] {
  return state.instances.filter((i) => isSameAct(i.act, act));
}

/** The prohibitions that the act would breach in this state. */
export function forbidding(program: Program, state: State, act: Ground): readonly Violation[] {
  return judged(program, state, act).filter((v) => v.toward.length > 0 || v.excused.length === 0);
}

/** Every prohibition the act falls under, with what excuses it. */
export function judged(program: Program, state: State, act: Ground): readonly Violation[] {
  const run = looking(program, state);
  return violationsOf(run, closureOf(run, act));
}

/** Norms of any kind that speak of the act for its actor now; empty means `no rule`. */
export function regulates(program: Program, state: State, act: Ground): readonly Norm[] {
  const run = looking(program, state);
  const acts = closureOf(run, act);
  return program.norms.filter((norm) => norm.acts.some((app: Application) => acts.some((done) => {
    const bound = match(program, state, norm.vars, app, done.act, NO_BINDINGS);
    return bound !== undefined && forEachApplying(run, norm, bound, () => true);
  })));
}

/** What the act would count as, itself included. */
export function countsAsNow(program: Program, state: State, act: Ground): readonly Ground[] {
  return closureOf(looking(program, state), act).map((d) => d.act);
}

/** Whether the act's own precondition holds. */
export function isPossibleNow(program: Program, state: State, act: Ground): boolean {
  const pattern = program.acts.get(act.pattern);
  if (!pattern?.possible) return true;
  return holds(program, state, [], pattern.possible, Object.fromEntries(act.args.map((v, i) => [`$${i}`, v])));
}

/** The bindings of a statement's variables that make it true. */
export function solutionsOf(program: Program, state: State, vars: readonly Quantified[], statement: Formula): readonly Bindings[] {
  const found: Bindings[] = [];
  if (hasModal(statement)) {
    forEachBinding(program, state, vars, NO_BINDINGS, (b) => { if (isTrueStatement(program, state, statement, b, vars)) found.push(b); return false; });
    return found;
  }
  forEachSolution(program, state, vars, statement, NO_BINDINGS, (b) => { found.push(b); return false; });
  return found;
}

function hasModal(f: Formula): boolean {
  switch (f.kind) {
    case 'modal': return true;
    case 'not': case 'exists': case 'every': case 'at-least': return hasModal(f.of);
    case 'and': case 'or': return f.of.some(hasModal);
    default: return false;
  }
}

/** A run for looking only: nothing is changed through it. */
function looking(program: Program, state: State): Run {
  return { program, state, owned: new Set(), effects: [], queue: [], fired: new Set(), isDirty: false };
}
