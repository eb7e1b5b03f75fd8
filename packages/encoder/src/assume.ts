/**
 * A question's assumptions, brought about on its day by `step`: facts are made so, instruments enter into force by the consent of those
 * named among their parties. Written apart from the explorer, which does the same for its own searches, so that a mistake in one is
 * found by the other. What is assumed of the future stays a rule (`never`) or is refused.
 */
import { addDays, intervalOf, type Day } from '@servanda/base';
import type { Application, Assumption, EventPattern, Formula, TreatyAct } from '@servanda/model';
import { current, expressesConsent, groundOf, isTrueStatement, NO_BINDINGS, step, type Ground, type Happening, type Program, type State } from '@servanda/semantics';
import type { Limit } from './problem.ts';

/** The state in which the question is asked, and what must not occur after it. */
export interface Start {
  readonly state: State;
  readonly never: readonly EventPattern[];
  readonly limits: readonly Limit[];
}

/** Brings the assumptions about, in their order. */
export function startOf(program: Program, from: State, assumptions: readonly Assumption[]): Start {
  const limits: Limit[] = [];
  const never = assumptions.flatMap((a) => (a.kind === 'never' ? [a.event] : []));
  let state = from;
  for (const assumption of assumptions) {
    if (assumption.kind === 'keeps') limits.push({ why: 'the assumption that somebody keeps its commitments' });
    if (assumption.kind === 'keeps' || assumption.kind === 'never') continue;
    const next = assumption.kind === 'happens' ? happening(program, state, assumption) : brought(program, state, assumption.formula);
    if (next) state = next.state;
    if (!next) limits.push({ why: 'an assumption that cannot be brought about on the day of the question' });
    else if (next.acts.some((act) => never.some((e) => e.kind === 'act' && isOf(program, state, e.act, act)))) limits.push({ why: 'assumptions that exclude each other' });
  }
  const isUndone = assumptions.some((a) => a.kind === 'holds' && a.formula.kind !== 'date' && !isTrueStatement(program, state, a.formula));
  if (isUndone && limits.length === 0) limits.push({ why: 'assumptions that exclude each other' });
  return { state, never, limits };
}

interface Brought { readonly state: State; readonly acts: readonly Ground[] }

/** Whether the act is of that sort; variables stand for anything, and who acts together has no order. */
function isOf(program: Program, state: State, app: Application, act: Ground): boolean {
  const fits = (args: readonly string[]): boolean => app.args.every((t, i) => t.kind === 'var' || (t.kind === 'thing' ? current(state, t.id) : t.id) === args[i]);
  const [a = '', b = '', ...rest] = act.args;
  return app.pattern === act.pattern && (fits(act.args) || ((program.acts.get(act.pattern)?.actorRoles.length ?? 1) > 1 && fits([b, a, ...rest])));
}

function happening(program: Program, state: State, { act: app, on }: Extract<Assumption, { kind: 'happens' }>): Brought | undefined {
  const act = groundOf(program, state, app, NO_BINDINGS);
  if (!act) return undefined;
  const stated = on ? intervalOf(on).first : state.day;
  const done = step(program, state, stated < state.day ? state.day : stated, { kind: 'act', act });
  const isImpossible = done.effects.some((e) => e.kind === 'finding' && e.finding.code === 'impossible-act');
  return isImpossible ? undefined : { state: done.state, acts: [act] };
}

/** The state in which the condition holds, by the least that makes it so; undefined where nothing of that sort would. */
function brought(program: Program, state: State, f: Formula): Brought | undefined {
  if (isTrueStatement(program, state, f)) return { state, acts: [] };
  switch (f.kind) {
    case 'and': return f.of.reduce<Brought | undefined>((now, part) => {
      const next = now && brought(program, now.state, part);
      return now && next && { state: next.state, acts: [...now.acts, ...next.acts] };
    }, { state, acts: [] });
    case 'or': return f.of.map((part) => brought(program, state, part)).find((b) => b !== undefined);
    case 'fact': return withFact(program, state, f.fact, true);
    case 'not': return f.of.kind === 'fact' ? withFact(program, state, f.of.fact, false) : undefined;
    case 'done': { const act = groundOf(program, state, f.act, NO_BINDINGS); return act && { state: now(program, state, { kind: 'act', act }), acts: [act] }; }
    case 'in-force': return f.instrument.kind === 'thing' ? inForce(program, state, f.instrument.id, f.party?.kind === 'thing' ? f.party.id : undefined, f) : undefined;
    case 'status': return f.is === 'party' && f.instrument.kind === 'thing' && f.party.kind === 'thing' ? inForce(program, state, f.instrument.id, f.party.id, f) : undefined;
    case 'date': return onDay(program, state, f);
    default: return undefined;
  }
}

function now(program: Program, state: State, what: Happening): State {
  return step(program, state, state.day, what).state;
}

function withFact(program: Program, state: State, app: Application, value: boolean): Brought | undefined {
  const fact = groundOf(program, state, app, NO_BINDINGS);
  return fact && { state: now(program, state, { kind: 'fact', fact, value }), acts: [] };
}

/** Time passes to the day; one that is over does not come back. */
function onDay(program: Program, state: State, f: Extract<Formula, { kind: 'date' }>): Brought | undefined {
  const { first, last } = intervalOf(f.date);
  const day = f.is === 'on' || f.is === 'from' ? first : f.is === 'after' ? addDays(last, 1) : undefined;
  return day === undefined || day < state.day ? undefined : { state: passed(program, state, day), acts: [] };
}

function passed(program: Program, state: State, day: Day): State {
  return step(program, state, day, { kind: 'pass' }).state;
}

/** Which act stands for all that would express consent: the first in this order that the clauses admit (VCLT 11–16). */
const CONSENT: readonly TreatyAct[] = ['sign', 'exchange', 'ratify', 'accede', 'accept', 'approve', 'notify-completion'];

/** Those named among the parties, and the one asked for, sign where entry hangs on it, and consent; then time passes to the day of entry. */
function inForce(program: Program, from: State, id: string, party: string | undefined, wanted: Formula): Brought | undefined {
  const instrument = program.instruments.get(id);
  const kind = instrument && CONSENT.find((k) => expressesConsent(instrument, k) && program.treatyAct.has(k));
  if (!instrument) return undefined;
  const names = [...new Set([...instrument.parties, ...(party === undefined ? [] : [party])].map((p) => current(from, p)))];
  const needsSignature = JSON.stringify(instrument.clauses.entry).includes('signature') && !expressesConsent(instrument, 'sign');
  let state = from;
  const acts: Ground[] = [];
  for (const p of names) {
    const stand = state.stands.get(`${id}|${p}`);
    if (stand?.isIn || stand?.consentOn !== undefined) continue;
    const kinds = [...(needsSignature && stand?.signedOn === undefined ? ['sign' as const] : []), ...(kind === undefined ? [] : [kind])];
    if (kinds.length === 0) return undefined;
    for (const k of kinds) {
      const act: Ground = { pattern: program.treatyAct.get(k) ?? k, args: [p, id] };
      acts.push(act);
      state = now(program, state, { kind: 'act', act });
    }
  }
  // Entry of the instrument first, then of each party: each may lie ahead.
  for (let rounds = 0; rounds < 3 && !isTrueStatement(program, state, wanted); rounds++) {
    const ahead = [state.instruments.get(id)?.entryOn, ...names.map((p) => state.stands.get(`${id}|${p}`)?.entryOn)].filter((d): d is Day => d !== undefined && d > state.day);
    if (ahead.length === 0) break;
    state = passed(program, state, Math.min(...ahead) as Day);
  }
  return isTrueStatement(program, state, wanted) ? { state, acts } : undefined;
}
