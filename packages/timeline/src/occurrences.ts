/** On which days of a history an event occurred: acts, entries into force and ends, breaches, deadlines, conditions that became true. */
import { intervalOf, unreachable, type Day } from '@servanda/base';
import type { Application, EventPattern, Formula, Term } from '@servanda/model';
import { current, instrumentOf, isTrueStatement, type Effect, type Ground } from '@servanda/semantics';
import { sweep, type History } from './history.ts';
import { turningDays } from './turning-days.ts';

/** One occurrence, with the effect that records it. */
export interface Occurrence {
  readonly day: Day;
  readonly effect?: number;
}

/**
 * Every occurrence of the event, in order. A name means the State it names; only if that finds nothing, also the one that it
 * continues or that continues it.
 */
export function occurrencesOf(history: History, event: EventPattern): readonly Occurrence[] {
  const exact = find({ history, isSame: (a, b) => a === b }, event);
  if (exact.length > 0) return exact;
  return find({ history, isSame: (a, b) => current(history.final, a) === current(history.final, b) }, event);
}

interface Search {
  readonly history: History;
  readonly isSame: (a: string, b: string) => boolean;
}

function find(s: Search, event: EventPattern): readonly Occurrence[] {
  switch (event.kind) {
    case 'act': return effectsWhere(s, (e) => e.kind === 'act' && isAct(s, event.act, e.countsAs ?? e.act));
    case 'enters-into-force': return effectsWhere(s, (e) => isEntry(s, e, event));
    case 'ceases': return effectsWhere(s, (e) => isEnd(s, e, event));
    case 'breach': return breaches(s, event);
    case 'deadline-passes': return effectsWhere(s, (e) => e.kind === 'obligation' && e.to === 'breached' && provisionOf(s, e.instance) === event.provision);
    case 'fulfilment': return effectsWhere(s, (e) => e.kind === 'obligation' && e.to === 'fulfilled' && provisionOf(s, e.instance) === event.provision
      && isTerm(s, event.by, s.history.final.instances[e.instance]?.bearer));
    case 'becomes': return becoming(s.history, event.condition);
    case 'date': return [{ day: intervalOf(event.date).first }];
    default: return unreachable(event);
  }
}

function effectsWhere(s: Search, test: (e: Effect) => boolean): readonly Occurrence[] {
  return s.history.effects.filter(test).map((e) => ({ day: e.day, effect: e.n }));
}

/** Whether a term may stand for the thing; a variable and a term left out stand for anything. */
function isTerm(s: Search, term: Term | undefined, id: string | undefined): boolean {
  return term === undefined || term.kind === 'var' || (id !== undefined && s.isSame(term.id, id));
}

/** Whether an application describes the act; both orders of a mutual one. */
function isAct(s: Search, app: Application, act: Ground): boolean {
  if (app.pattern !== act.pattern) return false;
  const fits = (args: readonly string[]): boolean => app.args.every((term, i) => isTerm(s, term, args[i])) && isConsistent(app, args);
  const [a, b, ...rest] = act.args;
  const actors = s.history.program.acts.get(act.pattern)?.actorRoles.length ?? 1;
  return fits(act.args) || (actors > 1 && a !== undefined && b !== undefined && fits([b, a, ...rest]));
}

/** A variable that stands in two places stands for one thing. */
function isConsistent(app: Application, args: readonly string[]): boolean {
  const bound = new Map<string, string | undefined>();
  return app.args.every((term, i) => {
    if (term.kind !== 'var') return true;
    const known = bound.get(term.name);
    bound.set(term.name, args[i]);
    return known === undefined || known === args[i];
  });
}

function isEntry(s: Search, e: Effect, event: Extract<EventPattern, { kind: 'enters-into-force' }>): boolean {
  if (!event.party) return e.kind === 'in-force' && e.value && isTerm(s, event.instrument, e.instrument);
  return e.kind === 'status' && e.to === 'party' && e.from !== 'suspended' && isTerm(s, event.instrument, e.instrument) && isTerm(s, event.party, e.party);
}

function isEnd(s: Search, e: Effect, event: Extract<EventPattern, { kind: 'ceases' }>): boolean {
  if (!event.party) return e.kind === 'in-force' && !e.value && isTerm(s, event.instrument, e.instrument);
  return e.kind === 'status' && (e.from === 'party' || e.from === 'suspended') && e.to !== 'party' && e.to !== 'suspended'
    && isTerm(s, event.instrument, e.instrument) && isTerm(s, event.party, e.party);
}

function breaches(s: Search, event: Extract<EventPattern, { kind: 'breach' }>): readonly Occurrence[] {
  const { final, program } = s.history;
  const toward = event.toward;
  return final.breaches
    .filter((b) => (event.provision === undefined || event.provision === b.provision) && isTerm(s, event.by, b.by)
      && (!event.instrument || isTerm(s, event.instrument, instrumentOf(program, b.provision)))
      && (!toward || b.toward.some((q) => isTerm(s, toward, q))))
    .map((b) => ({ day: b.on, effect: b.cause }))
    .sort((a, b) => a.day - b.day);
}

function provisionOf(s: Search, instance: number): string | undefined {
  return s.history.program.normById.get(s.history.final.instances[instance]?.norm ?? '')?.provision;
}

/** The days at whose end the condition holds, having not held before. Only days on which something changed are looked at, and for what may or must be done those on which law turns by itself. */
function becoming(history: History, condition: Formula): readonly Occurrence[] {
  const turning = speaksOfLaw(condition) ? turningDays(history) : [];
  const days = [...new Set([...history.effects.map((e) => e.day), ...turning])].sort((a, b) => a - b);
  const found: Occurrence[] = [];
  let was = false;
  sweep(history, days, (day, state) => {
    const is = isTrueStatement(history.program, state, condition);
    if (is && !was) found.push({ day });
    was = is;
  });
  return found;
}

/** Whether it asks what shall, shall not or may be done. */
function speaksOfLaw(condition: Formula): boolean {
  return condition.kind === 'modal' || Object.values(condition).some((part) => typeof part === 'object' && (Array.isArray(part) ? part : [part]).some((each) =>
    typeof each === 'object' && each !== null && 'kind' in each && speaksOfLaw(each as Formula)));
}
