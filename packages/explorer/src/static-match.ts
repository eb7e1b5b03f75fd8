/** Matching without a state: which constant acts and facts an application may come to stand for. Parties are all who may ever be. */
import type { Application, Instrument, Quantified, Term } from '@servanda/model';
import { withSuccessors } from './continuing.ts';
import { normalise, type Bindings, type Ground, type Program, type State } from '@servanda/semantics';

/** What static matching needs to know: the sliced program and the state it starts from. */
export interface Ground0 {
  readonly program: Program;
  readonly state: State;
  /** Called for every constant act or fact that is looked at; throws `Stopped` when there have been too many, or it has taken too long. */
  readonly tick?: () => void;
}

/** The thing a name stands for from now on. */
export function nameOf(g: Ground0, id: string): string {
  let now = id;
  for (let next = g.state.successors.get(now); next !== undefined; next = g.state.successors.get(now)) now = next;
  return now;
}

/** Everyone who is, or may come to be, a party. */
export function potentialParties(g: Ground0, instrument: Instrument): readonly string[] {
  const { program, state } = g;
  if (instrument.kind === 'custom') return program.byKind.get('Actor') ?? [];
  const known = new Set([...instrument.parties, ...(state.participants.get(instrument.id) ?? [])].map((p) => nameOf(g, p)));
  if (instrument.parties.length === 0 || instrument.clauses.eligibility.length > 0) for (const s of program.byKind.get('State') ?? []) known.add(s);
  return [...withSuccessors(program, [...known])].filter((p) => program.kindsOf.has(p) && !state.successors.has(p));
}

/** The values a variable may ever take. */
export function staticRange(g: Ground0, variable: Quantified | undefined, bindings: Bindings): readonly string[] {
  const { program, state } = g;
  const over = variable?.over;
  switch (over?.kind) {
    case 'kind': return (program.byKind.get(over.of) ?? []).filter((id) => !state.successors.has(id));
    case 'group': return (program.groups.get(over.id) ?? []).map((id) => nameOf(g, id)).filter((id) => program.kindsOf.has(id));
    case 'parties': {
      const id = over.instrument.kind === 'thing' ? over.instrument.id : over.instrument.kind === 'var' ? bindings[over.instrument.name] : undefined;
      const instrument = id === undefined ? undefined : program.instruments.get(id);
      return instrument ? potentialParties(g, instrument) : program.byKind.get('Actor') ?? [];
    }
    default: return [...program.kindsOf.keys()];
  }
}

export function staticValue(g: Ground0, term: Term, bindings: Bindings): string | undefined {
  switch (term.kind) {
    case 'thing': return nameOf(g, term.id);
    case 'provision': return term.id;
    case 'var': return bindings[term.name];
    default: return term;
  }
}

/** The bindings under which the application stands for the constant; both orders of a mutual one. */
export function staticMatch(g: Ground0, vars: readonly Quantified[], app: Application, ground: Ground, bindings: Bindings): readonly Bindings[] {
  if (app.pattern !== ground.pattern) return [];
  const found = [matchIn(g, vars, app, ground.args, bindings)];
  const isMutual = g.program.mutual.has(app.pattern) || (g.program.acts.get(app.pattern)?.actorRoles.length ?? 1) > 1;
  const [a, b, ...rest] = ground.args;
  if (isMutual && a !== undefined && b !== undefined) found.push(matchIn(g, vars, app, [b, a, ...rest], bindings));
  return found.filter((x) => x !== undefined);
}

function matchIn(g: Ground0, vars: readonly Quantified[], app: Application, args: readonly string[], bindings: Bindings): Bindings | undefined {
  let now = bindings;
  for (const [i, term] of app.args.entries()) {
    const value = args[i];
    if (value === undefined) continue;
    const known = staticValue(g, term, now);
    if (known !== undefined) { if (known !== value && known !== nameOf(g, value)) return undefined; continue; }
    if (term.kind !== 'var') return undefined;
    const variable = vars.find((v) => v.name === term.name);
    if (variable && !staticRange(g, variable, now).includes(value)) return undefined;
    if (!isDistinct(g, vars, term.name, value, now)) return undefined;
    now = { ...now, [term.name]: value };
  }
  return now;
}

function isDistinct(g: Ground0, vars: readonly Quantified[], name: string, value: string, bindings: Bindings): boolean {
  return vars.every((v) => (v.distinctFrom ?? []).every((other) => {
    if (v.name === name) return staticValue(g, other, bindings) !== value;
    return !(other.kind === 'var' && other.name === name && bindings[v.name] === value);
  }));
}

/** Every constant that the application may stand for, given some bindings. Roles whose variable is not quantified range over their kind. */
export function forEachGround(g: Ground0, vars: readonly Quantified[], app: Application, bindings: Bindings, visit: (ground: Ground, bindings: Bindings) => void): void {
  const roles = (g.program.acts.get(app.pattern) ?? g.program.model.facts.find((f) => f.id === app.pattern))?.roles ?? [];
  const args: string[] = [];
  const fill = (i: number, now: Bindings): void => {
    const term = app.args[i];
    if (!term) { g.tick?.(); visit(normalise(g.program, { pattern: app.pattern, args: [...args] }), now); return; }
    const known = staticValue(g, term, now);
    const name = term.kind === 'var' ? term.name : '';
    const variable = vars.find((v) => v.name === name);
    const kind = roles[i]?.kind;
    const range = known !== undefined ? [known] : variable ? staticRange(g, variable, now) : kind === undefined ? [] : (g.program.byKind.get(kind) ?? []).filter((id) => !g.state.successors.has(id));
    for (const value of range) {
      if (known === undefined && (!isDistinct(g, vars, name, value, now) || (kind !== undefined && g.program.kindsOf.has(value) && !g.program.kindsOf.get(value)?.has(kind)))) continue;
      args.push(value);
      fill(i + 1, known === undefined && name !== '' ? { ...now, [name]: value } : now);
      args.pop();
    }
  };
  fill(0, bindings);
}
