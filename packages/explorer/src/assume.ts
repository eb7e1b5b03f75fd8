/**
 * A question's assumptions: brought about in the state where they are about what is, kept as rules of the game where they are
 * about what will be. Two that cannot stand together are named.
 */
import { addDays, intervalOf, type Day } from '@servanda/base';
import type { Assumption, EventPattern, Formula, Instrument, Term, TreatyAct } from '@servanda/model';
import { current, expressesConsent, groundOf, isTrueStatement, NO_BINDINGS, step, type Effect, type Ground, type Happening, type Program, type State } from '@servanda/semantics';
import { isEvent } from './event-match.ts';
import { describeAssumption } from './describe.ts';

/** A state in which the assumptions hold, and the rules they lay down for what follows. */
export interface Assumed {
  readonly state: State;
  readonly keepers: ReadonlySet<string>;
  readonly never: readonly EventPattern[];
  readonly texts: readonly string[];
  /** What had to happen for the conditions among them to hold, in order. */
  readonly brought: readonly Happening[];
  /** Set when the assumptions cannot hold: one that cannot be brought about, or two that exclude each other. */
  readonly contradiction?: readonly string[];
}

/** Brings the assumptions about. */
export function assume(program: Program, start: State, assumptions: readonly Assumption[]): Assumed {
  const texts = assumptions.map((a) => describeAssumption(program, a));
  const keepers = new Set<string>();
  const never: EventPattern[] = [];
  let state = start;
  let contradiction: readonly string[] | undefined;
  const brought: Happening[] = [];
  const effectsOf: { readonly text: string; readonly run: readonly Happening[] }[] = [];
  assumptions.forEach((assumption, i) => {
    const text = texts[i] as string;
    if (assumption.kind === 'keeps') { keepers.add(termId(state, assumption.party)); return; }
    if (assumption.kind === 'never') { never.push(assumption.event); return; }
    const next = assumption.kind === 'happens' ? happen(program, state, assumption) : bringAbout(program, state, assumption.formula);
    if (next === undefined) contradiction ??= [text];
    else {
      effectsOf.push({ text, run: next.run });
      if (assumption.kind === 'holds') brought.push(...next.run);
      state = next.state;
    }
  });
  contradiction ??= clash(program, start, state, assumptions, texts, effectsOf, never);
  return { state, keepers, never, texts, brought, contradiction };
}

function termId(state: State, term: Term): string {
  return term.kind === 'thing' ? current(state, term.id) : '';
}

interface Brought { readonly state: State; readonly run: readonly Happening[] }

function doAll(program: Program, state: State, day: Day, happenings: readonly Happening[]): Brought {
  let now = state;
  for (const h of happenings) now = step(program, now, day, h).state;
  return { state: now, run: happenings };
}

function happen(program: Program, state: State, assumption: Extract<Assumption, { kind: 'happens' }>): Brought | undefined {
  const act = groundOf(program, state, assumption.act, NO_BINDINGS);
  if (!act) return undefined;
  const on = assumption.on ? intervalOf(assumption.on).first : state.day;
  const day = on < state.day ? state.day : on;
  const { state: next, effects } = step(program, state, day, { kind: 'act', act });
  if (effects.some((e) => e.kind === 'finding' && e.finding.code === 'impossible-act')) return undefined;
  return { state: next, run: [{ kind: 'act', act }] };
}

/** The nearest state in which the condition holds: by consent for `is in force`, by the fact itself otherwise. */
export function bringAbout(program: Program, state: State, formula: Formula): Brought | undefined {
  if (isTrueStatement(program, state, formula)) return { state, run: [] };
  switch (formula.kind) {
    case 'and': {
      let now: Brought = { state, run: [] };
      for (const part of formula.of) {
        const next = bringAbout(program, now.state, part);
        if (!next) return undefined;
        now = { state: next.state, run: [...now.run, ...next.run] };
      }
      return now;
    }
    case 'or': for (const part of formula.of) { const next = bringAbout(program, state, part); if (next) return next; } return undefined;
    case 'in-force': return bringIntoForce(program, state, formula);
    case 'status': return formula.is === 'party' ? bringIntoForce(program, state, { kind: 'in-force', instrument: formula.instrument, party: formula.party }) : undefined;
    case 'fact': return setFact(program, state, formula, true);
    case 'not': return formula.of.kind === 'fact' ? setFact(program, state, formula.of, false) : undefined;
    case 'date': return passTo(program, state, formula);
    case 'done': { const act = groundOf(program, state, formula.act, NO_BINDINGS); return act && doAll(program, state, state.day, [{ kind: 'act', act }]); }
    default: return undefined;
  }
}

/** `it is on 2020-01-01`: time passes to that day, and what falls due on the way falls due. A day that is over does not come back. */
function passTo(program: Program, state: State, formula: Extract<Formula, { kind: 'date' }>): Brought | undefined {
  if (formula.is === 'before' || formula.is === 'through') return undefined;
  const { first, last } = intervalOf(formula.date);
  const day = formula.is === 'after' ? addDays(last, 1) : first;
  return day < state.day ? undefined : { state: step(program, state, day, { kind: 'pass' }).state, run: [] };
}

function setFact(program: Program, state: State, formula: Extract<Formula, { kind: 'fact' }>, value: boolean): Brought | undefined {
  const fact = groundOf(program, state, formula.fact, NO_BINDINGS);
  return fact && doAll(program, state, state.day, [{ kind: 'fact', fact, value }]);
}

/** Those named among the parties (or the one asked for) express consent today; if entry into force lies ahead, the question starts then. */
function bringIntoForce(program: Program, state: State, formula: Extract<Formula, { kind: 'in-force' }>): Brought | undefined {
  const id = formula.instrument.kind === 'thing' ? formula.instrument.id : '';
  const instrument = program.instruments.get(id);
  if (!instrument) return undefined;
  const wanted = formula.party ? [...instrument.parties.map((p) => current(state, p)), termId(state, formula.party)] : instrument.parties.map((p) => current(state, p));
  const run: Happening[] = [];
  let now = state;
  for (const party of new Set(wanted)) {
    const stand = now.stands.get(`${id}|${party}`);
    if (stand?.isIn || stand?.consentOn !== undefined) continue;
    const acts = [...signature(program, now, instrument, party), ...(consentAct(program, instrument, party) ?? [])];
    if (acts.length === 0) return undefined;
    for (const act of acts) {
      run.push({ kind: 'act', act });
      now = step(program, now, now.day, { kind: 'act', act }).state;
    }
  }
  for (let rounds = 0; rounds < 3 && !isTrueStatement(program, now, formula); rounds++) {
    const on = now.instruments.get(id)?.entryOn ?? [...wanted].flatMap((p) => now.stands.get(`${id}|${p}`)?.entryOn ?? []).sort((a, b) => a - b).at(-1);
    if (on === undefined || on <= now.day) break;
    now = step(program, now, on, { kind: 'pass' }).state;
  }
  return isTrueStatement(program, now, formula) ? { state: now, run } : undefined;
}

/** Which act stands for all that would express consent: signature where it is definitive, else the usual ones. */
export const CONSENT_ORDER: readonly TreatyAct[] = ['sign', 'exchange', 'ratify', 'accede', 'accept', 'approve', 'notify-completion'];

/** Where entry into force hangs on signatures as well. */
function signature(program: Program, state: State, instrument: Instrument, party: string): readonly Ground[] {
  const pattern = program.treatyAct.get('sign');
  if (pattern === undefined || !JSON.stringify(instrument.clauses.entry).includes('signature') || expressesConsent(instrument, 'sign')) return [];
  return state.stands.get(`${instrument.id}|${party}`)?.signedOn === undefined ? [{ pattern, args: [party, instrument.id] }] : [];
}

/** The act by which the party would express consent: the first sort that the clauses admit. */
export function consentAct(program: Program, instrument: Instrument, party: string): readonly Ground[] | undefined {
  const kind = CONSENT_ORDER.find((k) => expressesConsent(instrument, k) && program.treatyAct.has(k));
  return kind && [{ pattern: program.treatyAct.get(kind) as string, args: [party, instrument.id] }];
}

/** After all of them, each must still be true, and none may have done what another rules out. */
function clash(
  program: Program, start: State, end: State, assumptions: readonly Assumption[], texts: readonly string[],
  runs: readonly { readonly text: string; readonly run: readonly Happening[] }[], never: readonly EventPattern[],
): readonly string[] | undefined {
  for (const [i, a] of assumptions.entries()) {
    if (a.kind !== 'holds' || isTrueStatement(program, end, a.formula)) continue;
    const other = assumptions.findIndex((b, j) => j !== i && b.kind === 'holds' && bringAbout(program, end, a.formula) !== undefined
      && !isTrueStatement(program, bringAbout(program, end, a.formula)?.state ?? end, b.formula));
    return other < 0 ? [texts[i] as string] : [texts[i] as string, texts[other] as string];
  }
  for (const { text, run } of runs) {
    let now = start;
    for (const h of run) {
      const { state, effects } = step(program, now, now.day, h);
      const faithful = assumptions.findIndex((a) => a.kind === 'keeps' && breaks(state, h, termId(state, a.party), effects));
      if (faithful >= 0) return [texts[faithful] as string, text];
      const rule = never.findIndex((event) => effects.some((e) => isEvent(program, state, event, e)));
      if (rule >= 0) return [text, texts[assumptions.findIndex((a) => a.kind === 'never' && a.event === never[rule])] as string];
      now = state;
    }
  }
  return undefined;
}

/** The horizon: what the context says, or ten years on. */
export function horizonOf(day: Day, stated: Day | undefined): Day {
  return stated ?? addDays(day, 3652);
}

/** Whether the happening is an act by which the party itself breaches what it is assumed to keep. */
function breaks(state: State, h: Happening, party: string, effects: readonly Effect[]): boolean {
  return h.kind === 'act' && h.act.args.includes(party)
    && effects.some((e) => e.kind === 'breach' && state.breaches[e.breach]?.by === party && state.breaches[e.breach]?.instance === undefined);
}
