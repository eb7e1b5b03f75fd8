/** Variables and what they stand for: matching patterns with constant acts, enumerating conditions' solutions. Read next: `condition.ts`. */
import type { Application, Quantified, Term } from '@servanda/model';
import type { Ground } from './effects.ts';
import type { Program } from './program.ts';
import { current, type Bindings, type State } from './state.ts';
import { isPartyOrSurvivor, partiesInForce } from './standing.ts';

/** The variables of the sentence at hand. */
export type Vars = readonly Quantified[];

/** The constant a term stands for, or undefined for an unbound variable. */
export function valueOf(state: State, term: Term, bindings: Bindings): string | undefined {
  switch (term.kind) {
    case 'thing': return current(state, term.id);
    case 'var': return bindings[term.name];
    case 'provision': return term.id;
    default: return undefined;
  }
}

/** Whether a value may be given to the variable: kind, party, group, and difference from others already bound. */
export function mayBind(program: Program, state: State, vars: Vars, name: string, value: string, bindings: Bindings): boolean {
  const variable = vars.find((v) => v.name === name);
  if (!variable) return true;
  const over = variable.over;
  switch (over.kind) {
    case 'kind': if (!(program.kindsOf.get(value)?.has(over.of) ?? false)) return false; break;
    case 'group': if (!groupMembers(program, state, over.id).includes(value)) return false; break;
    case 'parties': {
      const instrument = valueOf(state, over.instrument, bindings);
      if (instrument === undefined || !isPartyOrSurvivor(program, state, instrument, value)) return false;
      break;
    }
  }
  return isDistinct(state, vars, name, value, bindings);
}

/** Distinctness is checked from both sides, whichever variable is bound first. */
function isDistinct(state: State, vars: Vars, name: string, value: string, bindings: Bindings): boolean {
  for (const variable of vars) {
    if (!variable.distinctFrom) continue;
    for (const other of variable.distinctFrom) {
      if (variable.name === name) {
        if (valueOf(state, other, bindings) === value) return false;
      } else if (other.kind === 'var' && other.name === name && bindings[variable.name] === value) return false;
    }
  }
  return true;
}

/** Binds pattern arguments to constants; undefined where they differ. */
export function matchArgs(
  program: Program, state: State, vars: Vars, pattern: readonly Term[], args: readonly string[], bindings: Bindings,
): Bindings | undefined {
  // Constants first: they tell most patterns apart, and binding a variable may mean looking up who is a party.
  for (let i = 0; i < pattern.length; i++) {
    const term = pattern[i] as Term;
    if (term.kind !== 'var' && !isSame(state, valueOf(state, term, bindings), args[i] as string)) return undefined;
  }
  let bound = bindings;
  for (let i = 0; i < pattern.length; i++) {
    const term = pattern[i] as Term;
    const value = args[i] as string;
    const known = valueOf(state, term, bound);
    if (known === undefined) {
      const name = (term as { name: string }).name;
      const today = current(state, value);
      if (!mayBind(program, state, vars, name, today, bound)) return undefined;
      bound = { ...bound, [name]: today };
    } else if (!isSame(state, known, value)) return undefined;
  }
  return bound;
}

function isSame(state: State, known: string | undefined, value: string): boolean {
  return known === value || current(state, value) === known;
}

/** The ways an application matches a constant act or fact of the same pattern: at most one, or two for a mutual one. */
export function matches(program: Program, state: State, vars: Vars, app: Application, ground: Ground, bindings: Bindings): readonly Bindings[] {
  if (app.pattern !== ground.pattern) return [];
  const direct = matchArgs(program, state, vars, app.args, ground.args, bindings);
  const [a, b, ...rest] = ground.args;
  if (a === undefined || b === undefined || !isSymmetric(program, app.pattern)) return direct ? [direct] : [];
  const swapped = matchArgs(program, state, vars, app.args, [b, a, ...rest], bindings);
  return direct && swapped && bindingKey(direct) === bindingKey(swapped) ? [direct] : [direct, swapped].filter((x): x is Bindings => x !== undefined);
}

/** The first way to match, if there is one. */
export function match(program: Program, state: State, vars: Vars, app: Application, ground: Ground, bindings: Bindings): Bindings | undefined {
  return matches(program, state, vars, app, ground, bindings)[0];
}

/** Whether the first two arguments may change places. */
export function isSymmetric(program: Program, pattern: string): boolean {
  return program.mutual.has(pattern) || (program.acts.get(pattern)?.actorRoles.length ?? 1) > 1;
}

/** The constant form of an application; undefined while a variable is unbound. Mutual facts are kept sorted. */
export function groundOf(program: Program, state: State, app: Application, bindings: Bindings): Ground | undefined {
  const args: string[] = [];
  for (const term of app.args) {
    const value = valueOf(state, term, bindings);
    if (value === undefined) return undefined;
    args.push(value);
  }
  return normalise(program, { pattern: app.pattern, args });
}

/** Mutual facts and acts have their first two arguments in order. */
export function normalise(program: Program, ground: Ground): Ground {
  const [a, b, ...rest] = ground.args;
  if (a === undefined || b === undefined || a <= b || !isSymmetric(program, ground.pattern)) return ground;
  return { pattern: ground.pattern, args: [b, a, ...rest] };
}

/** The members of a group by the names they go by today, each once. */
export function groupMembers(program: Program, state: State, group: string): readonly string[] {
  const members = program.groups.get(group) ?? [];
  return state.successors.size === 0 ? members : [...new Set(members.map((id) => current(state, id)))];
}

/** The values a variable can take in this state. */
export function rangeOf(program: Program, state: State, variable: Quantified, bindings: Bindings): readonly string[] {
  const over = variable.over;
  switch (over.kind) {
    case 'kind': return thingsOf(program, state, over.of);
    case 'group': return groupMembers(program, state, over.id);
    case 'parties': {
      const instrument = valueOf(state, over.instrument, bindings);
      return instrument === undefined ? [] : partiesOrSurvivors(program, state, instrument);
    }
    default: return [];
  }
}

/** The things of a kind; a State that another continues is none any longer. */
function thingsOf(program: Program, state: State, kind: string): readonly string[] {
  const all = program.byKind.get(kind) ?? [];
  return state.successors.size === 0 ? all : all.filter((id) => !state.successors.has(id));
}

/** Every way to bind the listed variables that are still unbound, in order, apart from all they must differ from. `visit` returns true to stop. */
export function forEachBinding(
  program: Program, state: State, vars: Vars, bindings: Bindings, visit: (b: Bindings) => boolean, from = 0, all: Vars = vars,
): boolean {
  for (let i = from; i < vars.length; i++) {
    const variable = vars[i] as Quantified;
    if (bindings[variable.name] !== undefined) continue;
    for (const value of rangeOf(program, state, variable, bindings)) {
      if (!isDistinct(state, all, variable.name, value, bindings)) continue;
      if (forEachBinding(program, state, vars, { ...bindings, [variable.name]: value }, visit, i + 1, all)) return true;
    }
    return false;
  }
  return visit(bindings);
}

/** Bindings as a text, the same for equal bindings. */
export function bindingKey(bindings: Bindings): string {
  const names = Object.keys(bindings);
  if (names.length === 0) return '';
  return names.sort().map((name) => `${name}=${bindings[name]}`).join(',');
}

function partiesOrSurvivors(program: Program, state: State, instrument: string): readonly string[] {
  if (program.instruments.get(instrument)?.kind === 'custom') return partiesInForce(program, state, instrument);
  return (state.participants.get(instrument) ?? []).filter((p) => isPartyOrSurvivor(program, state, instrument, p));
}
