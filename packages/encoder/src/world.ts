/**
 * A model and the situation on its day → things, parties and conditions over numbered variables. The present is read off the
 * replayed log; everything that may come of it is worked out from the sentences of law alone, without the explorer.
 */
import { addDays, applySteps, intervalOf, type DateStep, type Day } from '@servanda/base';
import type { Application, DateExpr, Formula, Instrument, Model, Norm, Quantified, Term } from '@servanda/model';
import type { State } from '@servanda/semantics';
import { and, atLeast, beyond, NO, not, or, YES, type Deed, type Expr, type Limit, type Meaning, type Variable } from './problem.ts';

/** Variables of a sentence and the things they stand for. */
export type Bind = Readonly<Record<string, string>>;
/** A duty of one bearer to do one act under one norm; its cases are the ways to bring it about. */
export interface Duty {
  readonly norm: Norm;
  readonly bearer: string;
  readonly named: string | undefined;
  readonly deed: Deed;
  readonly binds: readonly Bind[];
  /** 0: none; 1: open where it has no deadline, else days left. */
  readonly open: number;
  readonly waits: number | undefined;
  /** Value on the day it becomes active. */
  readonly start: number;
  readonly hasDeadline: boolean;
}

/** What is worked out in the course of one question. Its tables are filled as the law is walked through, and are seen by this package alone. */
export interface World {
  readonly model: Model;
  readonly state: State;
  readonly variables: Variable[];
  /** Meaning, as text → number of the variable. */
  readonly numbers: Map<string, number>;
  readonly kinds: ReadonlyMap<string, ReadonlySet<string>>;
  /** Why an instrument that is not in force cannot be left out of account; absent: it can. */
  readonly mayEnter: (instrument: string) => string | undefined;
  readonly duties: Duty[];
  /** Instruments that those who are in may end by common consent (VCLT 54(b)). */
  readonly endedTogether: Set<string>;
  /** The law as text, to see what it mentions. */
  mentioned?: string;
  /** Variables of duties that may take an act out of a prohibition. */
  readonly excuses: Set<number>;
  /** What is looked up for every act and every sentence, and stays as it is. */
  readonly known: { readonly alive: Map<string, Expr>; readonly kinds: Map<string, readonly string[]>; readonly homes: Map<string, Instrument | undefined>; readonly parties: Map<string, readonly string[]> };
  /** Duties with deadlines of varying length, to see that their order does not turn on the calendar. */
  readonly periods: Map<string, { readonly least: number; readonly most: number }>;
}

/** A world with nothing in it yet but the kinds of things. */
export function makeWorld(model: Model, state: State, mayEnter: World['mayEnter']): World {
  const parents = new Map(model.kinds.map((k) => [k.id, k.parent]));
  const above = (kind: string): ReadonlySet<string> => {
    const all = new Set<string>();
    for (let k: string | undefined = kind; k !== undefined && !all.has(k); k = parents.get(k)) all.add(k);
    return all;
  };
  const kinds = new Map([...model.things.map((t) => [t.id, above(t.kind)] as const), ...model.instruments.map((i) => [i.id, above('Instrument')] as const)]);
  return { model, state, variables: [], numbers: new Map(), kinds, mayEnter, duties: [], endedTogether: new Set(), excuses: new Set(), periods: new Map(), known: { alive: new Map(), kinds: new Map(), homes: new Map(), parties: new Map() } };
}

/** The number of a variable, made when first named. */
export function variable(w: World, means: Meaning, init: number, options: { readonly countsDown?: boolean; readonly beyond?: Limit } = {}): number {
  const name = JSON.stringify(means);
  const known = w.numbers.get(name);
  if (known !== undefined) return known;
  w.numbers.set(name, w.variables.length);
  w.variables.push({ means, init, countsDown: options.countsDown ?? false, ...(options.beyond !== undefined && { beyond: options.beyond }) });
  return w.variables.length - 1;
}

/** The number of a variable that something has named already. */
export function knownVariable(w: World, means: Meaning): number | undefined {
  return w.numbers.get(JSON.stringify(means));
}

function remembered<T>(found: Map<string, T>, key: string, make: () => T): T {
  const known = found.get(key);
  if (known !== undefined || found.has(key)) return known as T;
  const made = make();
  found.set(key, made);
  return made;
}

// ---- Names and variables of sentences.

/** The State that continues it by now, else itself. */
export function current(w: World, id: string): string {
  let now = id;
  for (let next = w.state.successors.get(now); next !== undefined; next = w.state.successors.get(now)) now = next;
  return now;
}
/** The thing that a term stands for; undefined for a variable that is free. */
export function value(w: World, term: Term, bind: Bind): string | undefined {
  return term.kind === 'var' ? bind[term.name] : term.kind === 'thing' ? current(w, term.id) : term.id;
}
/** Everything of a kind that no other State continues. */
export function ofKind(w: World, kind: string): readonly string[] {
  return remembered(w.known.kinds, kind, () => [...w.kinds].filter(([id, all]) => all.has(kind) && !w.state.successors.has(id)).map(([id]) => id));
}
/** What a variable of a sentence stands for, one after another. */
export function range(w: World, q: Quantified, bind: Bind): readonly string[] {
  switch (q.over.kind) {
    case 'kind': return ofKind(w, q.over.of);
    case 'group': { const { id } = q.over; return [...new Set((w.model.groups.find((g) => g.id === id)?.members ?? []).map((m) => current(w, m)))]; }
    case 'parties': { const id = value(w, q.over.instrument, bind); return id === undefined ? [] : parties(w, id); }
    default: return [];
  }
}
/** Every way to bind the variables that are still free. */
export function ways(w: World, vars: readonly Quantified[], bind: Bind): readonly Bind[] {
  const free = vars.find((q) => bind[q.name] === undefined);
  if (!free) return vars.every((q) => (q.distinctFrom ?? []).every((t) => value(w, t, bind) !== bind[q.name])) ? [bind] : [];
  return range(w, free, bind).flatMap((v) => ways(w, vars, { ...bind, [free.name]: v }));
}
function isMutual(w: World, pattern: string): boolean {
  return (w.model.facts.find((f) => f.id === pattern)?.isMutual ?? false) || (w.model.acts.find((a) => a.id === pattern)?.actorRoles.length ?? 1) > 1;
}
/** Where the first two have no order, theirs is that of their names. */
export function normal(w: World, deed: Deed): Deed {
  const [a = '', b = '', ...rest] = deed.args;
  return deed.args.length > 1 && b < a && isMutual(w, deed.pattern) ? { pattern: deed.pattern, args: [b, a, ...rest] } : deed;
}
/** The application with its names filled in; undefined where a variable is free. */
export function ground(w: World, app: Application, bind: Bind): Deed | undefined {
  const args = app.args.map((t) => value(w, t, bind));
  return args.some((a) => a === undefined) ? undefined : normal(w, { pattern: app.pattern, args: args as string[] });
}
/** One text for one act or fact, as the state's tables have it. */
export const keyOf = (deed: Deed): string => [deed.pattern, ...deed.args].join('|');

/** Whether the application, some of whose variables may be free, can stand for the deed. */
export function isCase(w: World, app: Application, deed: Deed, bind: Bind): boolean {
  if (app.pattern !== deed.pattern) return false;
  const fits = (args: readonly string[]): boolean => app.args.every((t, i) => { const v = value(w, t, bind); return v === undefined || v === args[i]; });
  const [a = '', b = '', ...rest] = deed.args;
  return fits(deed.args) || (deed.args.length > 1 && isMutual(w, deed.pattern) && fits([b, a, ...rest]));
}
/** Who does the act. */
export function actors(w: World, deed: Deed): readonly string[] {
  return (w.model.acts.find((a) => a.id === deed.pattern)?.actorRoles ?? [0]).flatMap((r) => deed.args[r] ?? []);
}

// ---- Instruments.

/** The instrument that a provision stands in; none for law of the dossier itself. */
export function home(w: World, provision: string): Instrument | undefined {
  return remembered(w.known.homes, provision, () => {
    const id = w.model.provisions.find((p) => p.id === provision)?.instrument;
    return id === undefined ? undefined : w.model.instruments.find((i) => i.id === id);
  });
}
/** Parties for which it is in force on the first day; nobody comes in later. */
export function parties(w: World, id: string): readonly string[] {
  return remembered(w.known.parties, id, () => {
    if (w.model.instruments.find((i) => i.id === id)?.kind === 'custom') return ofKind(w, 'Actor');
    return (w.state.participants.get(id) ?? []).filter((p) => w.state.stands.get(`${id}|${p}`)?.isIn === true);
  });
}
/** Bound by it: a constant, or a variable where it can come to an end. */
export function isAlive(w: World, id: string | undefined): Expr {
  return id === undefined ? YES : remembered(w.known.alive, id, () => aliveOf(w, id));
}

function aliveOf(w: World, id: string): Expr {
  const instrument = w.model.instruments.find((i) => i.id === id);
  if (!instrument || instrument.kind === 'custom') return YES;
  const whole = w.state.instruments.get(id);
  if (whole?.endedOn !== undefined) return NO;
  const why = whole?.isIn === true ? unusual(w, instrument) : w.mayEnter(id);
  if (why !== undefined) return beyond(why, id);
  if (whole?.isIn !== true) return NO;
  return canEnd(w, instrument) ? atLeast(variable(w, { kind: 'in-force', instrument: id }, 1)) : YES;
}
function unusual(w: World, { id, parties: named, clauses }: Instrument): string | undefined {
  const stands = [...w.state.stands].filter(([key]) => key.startsWith(`${id}|`)).map(([, s]) => s);
  if (stands.some((s) => s.succeededBy === undefined && (s.suspendedOn !== undefined || s.isProvisional || s.provisionalFrom !== undefined || (!s.isIn && s.entryOn !== undefined)))) return `a party of \`${id}\` is on its way in, or suspended`;
  if ([...w.state.pairs.keys()].some((k) => k.startsWith(`${id}|`)) || w.state.reservations.some((r) => w.model.provisions.some((p) => p.id === r.provision && p.instrument === id))) return `\`${id}\` has reservations, objections or suspensions`;
  if (clauses.duration?.renewal !== undefined) return `\`${id}\` is renewed`;
  const isIn = new Set(parties(w, id));
  const mayJoin = named.length > 0 && clauses.eligibility.length === 0 ? named.map((p) => current(w, p)) : ofKind(w, 'State');
  const joiner = mayJoin.find((p) => !isIn.has(p));
  return joiner === undefined ? undefined : `\`${joiner}\` may become a party to \`${id}\``;
}
/** The powers to do the act to the instrument, by its own clauses or by custom. */
export function powersOf(w: World, id: string, act: string): readonly Norm[] {
  const pattern = w.model.acts.find((a) => a.treatyAct === act)?.id;
  return w.model.law.flatMap((l) => (l.kind === 'power' && l.acts.some((a) => a.pattern === pattern && (a.args[1]?.kind !== 'thing' || a.args[1].id === id)) ? [l] : []));
}
/** Whether anything here may bring it to an end. */
export function canEnd(w: World, { id }: Instrument): boolean {
  return w.state.instruments.get(id)?.expiryOn !== undefined || ['withdraw', 'terminate', 'suspend'].some((a) => powersOf(w, id, a).length > 0)
    || w.endedTogether.has(id);
}
/** Whether the provision applies to the bearer (toward one that it names), and toward whom. */
export function owed(w: World, provision: string, bearer: string, named: string | undefined): { readonly when: Expr; readonly toward: readonly string[] } {
  const instrument = home(w, provision);
  if (!instrument || instrument.kind === 'custom') return { when: w.kinds.get(bearer)?.has('Actor') === true ? YES : NO, toward: named === undefined ? [] : [named] };
  const alive = isAlive(w, instrument.id);
  const all = parties(w, instrument.id);
  if (!all.includes(bearer) || (named !== undefined && (!all.includes(named) || named === bearer))) return { when: alive.kind === 'beyond' ? alive : NO, toward: [] };
  return { when: alive, toward: named === undefined ? all.filter((q) => q !== bearer) : [named] };
}

// ---- Conditions.

/** The variable of a fact. */
export function fact(w: World, deed: Deed): number {
  return variable(w, { kind: 'fact', deed }, w.state.facts.has(keyOf(deed)) ? 1 : 0);
}
/** Whether the act has been done by now. */
export function wasDone(w: World, deed: Deed): Expr {
  return atLeast(variable(w, { kind: 'done', deed }, w.state.done.has(keyOf(deed)) ? 1 : 0));
}
const each = (parts: readonly (Expr | undefined)[]): readonly Expr[] => parts.filter((p) => p !== undefined);

/** A condition of law; true where none is stated. */
export function condition(w: World, f: Formula | undefined, bind: Bind): Expr {
  if (!f) return YES;
  switch (f.kind) {
    case 'true': return YES;
    case 'not': return not(condition(w, f.of, bind));
    case 'and': return and(...f.of.map((p) => condition(w, p, bind)));
    case 'or': return or(...f.of.map((p) => condition(w, p, bind)));
    case 'exists': return or(...ways(w, f.vars, bind).map((b) => condition(w, f.of, b)));
    case 'every': return and(...ways(w, f.vars, bind).map((b) => condition(w, f.of, b)));
    case 'fact': return or(...casesOf(w, f.fact, bind).map((d) => atLeast(fact(w, d))));
    case 'done': return or(...casesOf(w, f.act, bind).map((d) => wasDone(w, d)));
    case 'same': return value(w, f.left, bind) === value(w, f.right, bind) ? YES : NO;
    case 'is-a': return w.kinds.get(value(w, f.term, bind) ?? '')?.has(f.of) === true ? YES : NO;
    case 'in-group': { const v = value(w, f.term, bind); return (w.model.groups.find((g) => g.id === f.group)?.members ?? []).some((m) => current(w, m) === v) ? YES : NO; }
    case 'in-force': {
      const id = value(w, f.instrument, bind);
      if (f.isProvisional === true || id === undefined) return beyond('whether an instrument is applied provisionally', id);
      const all = parties(w, id);
      const isIn = each([f.party, f.toward].map((t) => (t && (all.includes(value(w, t, bind) ?? '') ? YES : NO))));
      return and(isAlive(w, id), ...isIn);
    }
    case 'status': case 'bound': return standing(w, f, bind) ?? beyond(`a condition on ${CONDITION_WORDS[f.kind]}`);
    default: return beyond(`a condition on ${CONDITION_WORDS[f.kind]}`);
  }
}
/** Being a party, or bound by a provision: with those that are in now, as long as the instrument lasts. */
function standing(w: World, f: Extract<Formula, { kind: 'status' | 'bound' }>, bind: Bind): Expr | undefined {
  const party = value(w, f.party, bind);
  const id = f.kind === 'status' ? value(w, f.instrument, bind) : home(w, f.provision)?.id;
  if (party === undefined || id === undefined || w.model.instruments.find((i) => i.id === id)?.kind === 'custom') return undefined;
  if (f.kind === 'status') return f.is === 'party' ? and(isAlive(w, id), parties(w, id).includes(party) ? YES : NO) : undefined;
  return owed(w, f.provision, party, f.toward && value(w, f.toward, bind)).when;
}

/** What conditions are about that are not followed here. */
const CONDITION_WORDS = {
  status: 'having signed, consented, left or been suspended', breached: 'what has been breached', modal: 'what somebody shall or may do', date: 'dates',
  'at-least': 'a number of things', 'has-clause': 'the clauses of an instrument', bound: 'who is bound by custom',
} as const;

/** All constants that the application may stand for; variables that nothing binds range over their role's kind. */
export function casesOf(w: World, app: Application, bind: Bind): readonly Deed[] {
  const roles = (w.model.facts.find((f) => f.id === app.pattern) ?? w.model.acts.find((a) => a.id === app.pattern))?.roles ?? [];
  const lists = app.args.map((t, i) => { const v = value(w, t, bind); return v === undefined ? ofKind(w, roles[i]?.kind ?? '') : [v]; });
  let all: (readonly string[])[] = [[]];
  for (const list of lists) all = all.flatMap((args) => list.map((v) => [...args, v]));
  return all.map((args) => normal(w, { pattern: app.pattern, args }));
}

// ---- Days.

/** The days that a period lasts from today on; undefined where it is not counted from its own beginning. */
export function lengthOf(w: World, provision: string, expr: DateExpr, isOrigin: (e: DateExpr) => boolean): number | undefined {
  if (expr.kind !== 'steps' || !isOrigin(expr.from)) return undefined;
  const missingDay = 'last-day-of-month';
  const steps: readonly DateStep[] = expr.steps;
  const from = (day: Day): number => { const end = applySteps(day, steps, { missingDay, expiryOfYear: home(w, provision)?.clauses.counting.expiryOfYear ?? 'same-day' }); return end.kind === 'day' ? end.day - day : NaN; };
  const key = JSON.stringify(steps);
  if (!w.periods.has(key)) {
    const lengths = steps.every((s) => s.kind === 'nth-day-after' || (s.kind === 'after' && s.period.unit === 'day')) ? [from(w.state.day)] : Array.from({ length: 1461 }, (_, i) => from(addDays(w.state.day, i)));
    w.periods.set(key, { least: Math.min(...lengths), most: Math.max(...lengths) });
  }
  return from(w.state.day);
}
/** Whether periods of months and years always come in the same order with the others. */
export function isCalendarFree(w: World): boolean {
  const all = [...w.periods.values()];
  return all.every((a, i) => a.least === a.most || all.every((b, j) => i === j || a.most < b.least || b.most < a.least))
    && (all.every((a) => a.least === a.most) || !w.variables.some((v) => v.countsDown && v.init > 0));
}
/** Whether it is a date that has come. */
export const isPast = (w: World, expr: DateExpr): boolean => expr.kind === 'date' && intervalOf(expr.date).first <= w.state.day;
