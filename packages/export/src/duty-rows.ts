/** Duties, other norms that bind, and breaches on a day, with where they stand and why. */
import { unreachable, type Day } from '@servanda/base';
import { applicationWords, normWords, speak, type Norm, type Term, type Wordbook } from '@servanda/model';
import { current, OPEN, owedTo, partiesInForce, type ObligationInstance, type State } from '@servanda/semantics';
import { breachesBy, dutiesOn, effectAt, forecastOn, lastDayAt, valueAt, whyEffect, type Duty, type History, type Teller, type Worlds } from '@servanda/timeline';
import type { Places } from './places.ts';
import type { BreachRow, DutyRow, RuleRow, WhyNode } from './report-input.ts';
import { segmentsOf } from './segments.ts';

/** What all rows of a report are made from. */
export interface Asked {
  readonly worlds: Worlds;
  readonly on: Day;
  /** The reference world at the end of the day. */
  readonly state: State;
  readonly teller: Teller;
  readonly places: Places;
  readonly book: Wordbook;
  readonly dates: 'long' | 'iso';
}

/** All duties that exist on the day: open ones first, then by last day, bearer and norm. */
export function dutyRows(asked: Asked): readonly DutyRow[] {
  const ids = new Map<string, number>();
  const rows = dutiesOn(asked.worlds, asked.on, { includesClosed: true }).map((duty) => {
    const base = `${duty.norm}:${duty.instance.bearer}:${duty.instance.act.args.join(',')}`;
    const n = (ids.get(base) ?? 0) + 1;
    ids.set(base, n);
    return dutyRow(asked, duty, n === 1 ? base : `${base}:${n}`);
  });
  const rank = (row: DutyRow): number => (row.isOpen ? 0 : 1);
  return rows.map((row, i) => ({ row, i }))
    .sort((a, b) => rank(a.row) - rank(b.row) || (a.row.lastDay ?? Infinity) - (b.row.lastDay ?? Infinity) || compare(a.row.bearer, b.row.bearer) || a.i - b.i)
    .map(({ row }) => row);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function dutyRow(asked: Asked, duty: Duty, id: string): DutyRow {
  const { worlds, on, teller, places, book } = asked;
  const { instance, norm } = duty;
  const history = worlds.histories.find((h) => h.final.instances[instance.id] === instance) ?? worlds.histories[0];
  const status = duty.status === 'unknown' ? duty.possible[0] ?? 'active' : duty.status;
  const now: ObligationInstance = { ...instance, status, lastDay: lastDayAt(history, instance.id, on) };
  const act = { pattern: instance.act.pattern, args: instance.act.args.map((arg): Term => ({ kind: 'thing', id: arg.replace(/^\?/, 'any ') })) };
  return {
    id, norm, bearer: instance.bearer, toward: instance.toward, act: applicationWords(speak(book), act, { form: 'bare' }),
    words: teller.duty(now), status: duty.status, possible: duty.possible, isOpen: duty.possible.some((s) => OPEN.includes(s)),
    since: duty.since, lastDay: now.lastDay, ...(duty.possible.includes('pending') && { waiting: teller.waiting(instance) }),
    instrument: instrumentOf(worlds, norm), place: places.ofLaw(norm),
    segments: dutySegments(asked, instance.id),
    why: dutyWhy(asked, history, duty),
  };
}

/**
 * Its states over time. The replay runs on past the log, and finds that what nobody has done yet will not have been done:
 * such breaches to come are left out.
 */
function dutySegments({ worlds, on }: Asked, id: number): DutyRow['segments'] {
  const told = Math.max(on, ...worlds.histories.map((h) => h.happenings.at(-1)?.day ?? on));
  return segmentsOf(worlds, (h) => h.duties[id]?.days ?? [], (h, day) => valueAt(h.duties[id], day))
    .filter(({ status, from }) => status !== 'breached' || from <= told);
}

function instrumentOf(worlds: Worlds, norm: string): string | undefined {
  return worlds.program.provisions.get(worlds.program.normById.get(norm)?.provision ?? '')?.instrument;
}

function dutyWhy({ worlds, on, teller, places }: Asked, history: History, duty: Duty): readonly WhyNode[] {
  const sentence: WhyNode = { text: teller.norm(duty.norm), places: [places.ofLaw(duty.norm)], children: [] };
  const n = effectAt(history.duties[duty.instance.id], on);
  const came = n === undefined ? [] : [places.why(whyEffect(history, teller, n))];
  const after = worlds.program.normById.get(duty.norm)?.after;
  if (!duty.possible.includes('pending') || after?.kind !== 'enters-into-force' || after.instrument.kind !== 'thing') return [sentence, ...came];
  const awaited = forecastOn(worlds, on, after.instrument.id).filter((f) => f.status === 'waiting');
  const lacking = awaited.map((f): WhyNode => ({
    text: `${f.instrument} has not entered into force: ${teller.lacking(f.lacking)}`, places: [places.ofLaw(`clause:${f.instrument}:entry`)], children: [],
  }));
  return [sentence, ...lacking, ...came];
}

/** Norms that bind somebody on the day: prohibitions, permissions, powers, and duties that arise anew when something happens. */
export function ruleRows(asked: Asked): readonly RuleRow[] {
  return asked.worlds.program.norms.flatMap((norm): RuleRow[] => {
    if (norm.kind === 'obligation' && !norm.trigger) return [];
    const bearers = bearersOf(asked, norm);
    if (bearers === undefined) return [];
    const words = asked.teller.norm(norm.id);
    return [{
      norm: norm.id, kind: norm.kind, words, instrument: instrumentOf(asked.worlds, norm.id), place: asked.places.ofLaw(norm.id),
      bearers: bearers.map((party) => ({ party, words: wordsFor(asked, norm, party) })),
    }];
  });
}

/** The norm said of one of those it binds: `Japan may denounce SecurityTreaty`. */
function wordsFor({ book, dates }: Asked, norm: Norm, party: string): string {
  const bindings = norm.bearer.kind === 'var' ? new Map<string, Term>([[norm.bearer.name, { kind: 'thing', id: party }]]) : new Map<string, Term>();
  const speech = speak(book, norm.vars, bindings, { dates });
  if (norm.bearer.kind === 'var') speech.mentioned.add(norm.bearer.name);
  return normWords(speech, norm);
}

/** With more parties than this, reservations and suspensions between pairs are not looked at to say whom a norm binds. */
const MANY = 60;

/** Those the norm binds on the day; empty: everyone; undefined: nobody. */
function bearersOf({ worlds, state }: Asked, norm: Norm): readonly string[] | undefined {
  const { program } = worlds;
  const { bearer } = norm;
  const applies = (party: string): boolean => owedTo(program, state, norm.provision, party, undefined).applies;
  if (bearer.kind !== 'var') {
    const party = current(state, bearer.id);
    return applies(party) ? [party] : undefined;
  }
  const over = norm.vars.find((v) => v.name === bearer.name)?.over;
  const instrument = program.provisions.get(norm.provision)?.instrument;
  switch (over?.kind) {
    case undefined: return undefined;
    case 'group': return somebody((program.groups.get(over.id) ?? []).map((p) => current(state, p)).filter(applies));
    case 'parties': {
      if (over.instrument.kind !== 'thing') return undefined;
      const bound = partiesInForce(program, state, over.instrument.id);
      // Whether a norm applies is asked toward every other party: for many it is enough that there are several.
      return somebody(bound.length > MANY ? bound : bound.filter(applies));
    }
    case 'kind': {
      if (instrument === undefined || program.instruments.get(instrument)?.kind === 'custom') return [];
      return somebody(partiesInForce(program, state, instrument).filter((p) => program.kindsOf.get(p)?.has(over.of) === true && applies(p)));
    }
    default: return unreachable(over);
  }
}

function somebody(parties: readonly string[]): readonly string[] | undefined {
  return parties.length === 0 ? undefined : parties;
}

/** Breaches dated on or before the day, earliest first. */
export function breachRows({ worlds, on, teller, places }: Asked): readonly BreachRow[] {
  return breachesBy(worlds, on).map(({ breach, isSure }): BreachRow => {
    const history = worlds.histories.find((h) => h.final.breaches[breach.id] === breach) ?? worlds.histories[0];
    const effect = history.effects[breach.cause];
    const reason = whyEffect(history, teller, breach.cause);
    return {
      by: breach.by, toward: breach.toward, on: breach.on, words: effect ? teller.effect(effect, history) : `${breach.by} is in breach`, isSure,
      place: places.ofLaw(breach.norm), why: [places.why(reason)],
    };
  });
}
