/**
 * Why something is so on a day, and why not: a tree of reasons from the answer down to clauses and log entries. Every node
 * names the sentences of law and the entry it rests on, so that an application can show article and source line.
 */
import { formatPartialDate, intervalOf, type Day, type Truth } from '@servanda/base';
import type { Formula } from '@servanda/model';
import {
  current, dutiesTo, groundKey, groundOf, holderInstead, isInForce, isTrueStatement, judged, lackingOf, NO_BINDINGS, normalise, regulates, statusOf, type Effect, type Ground, type State, type Violation,
} from '@servanda/semantics';
import { effectAt, indexAt, stateAt, valueAt, type History, type Series } from './history.ts';
import type { Teller } from './teller.ts';
import { truthIn, type Worlds } from './worlds.ts';

/** One step of an explanation. */
export interface Reason {
  readonly text: string;
  readonly day?: Day;
  /** Ids of law and clauses (`clause:X:entry`, `kernel:VCLT 55`, `continuity:0`); see `placeOfLaw`. */
  readonly law: readonly string[];
  /** Log entry id. */
  readonly entry?: string;
  readonly children: readonly Reason[];
}

/** A statement, whether it is so, and the reasons. */
export interface Explanation {
  readonly truth: Truth;
  readonly statement: string;
  readonly on: Day;
  readonly reasons: readonly Reason[];
}

/** Deep chains are cut here; a shared cause is told once and referred to after that. */
const MAX_DEPTH = 12;

/** Explains the truth of a statement at the end of a day. */
export function why(worlds: Worlds, teller: Teller, statement: Formula, day: Day): Explanation {
  const truth = truthIn(worlds, (h) => isTrueStatement(h.program, stateAt(h, day), statement));
  const text = teller.formula(statement);
  if (truth === 'unknown') return { truth, statement: text, on: day, reasons: doubt(worlds, teller) };
  const history = worlds.histories[0];
  const asked: Asked = { history, teller, state: stateAt(history, day), day, told: new Set() };
  return { truth, statement: text, on: day, reasons: explain(asked, statement, truth === 'yes') };
}

interface Asked {
  readonly history: History;
  readonly teller: Teller;
  readonly state: State;
  readonly day: Day;
  readonly told: Set<number>;
}

/** Why it cannot be known: the entries whose dates are partial, and clauses that leave a day open. */
function doubt(worlds: Worlds, teller: Teller): readonly Reason[] {
  const entries = worlds.doubtful.map((id): Reason => ({ text: teller.doubt(id), law: [], entry: id, children: [] }));
  const ambiguous = new Set<string>();
  for (const h of worlds.histories) for (const e of h.effects) if (e.kind === 'finding' && e.finding.code === 'ambiguous-day') ambiguous.add(e.finding.clause);
  const clauses = [...ambiguous].map((clause): Reason => ({ text: 'the clause does not say what happens on a day that does not exist', law: [clause], children: [] }));
  return [{ text: 'it depends on what the dossier leaves open', law: [], children: [...entries, ...clauses] }];
}

function explain(a: Asked, f: Formula, wanted: boolean): readonly Reason[] {
  switch (f.kind) {
    case 'not': return explain(a, f.of, !wanted);
    case 'and': case 'or': return explainParts(a, f, wanted);
    case 'fact': return explainFact(a, f);
    case 'in-force': return explainInForce(a, f, wanted);
    case 'status': return explainStatus(a, f);
    case 'modal': return explainModal(a, f, wanted);
    case 'done': return explainDone(a, f, wanted);
    case 'breached': return explainBreached(a, f, wanted);
    case 'bound': return explainBound(a, f);
    default: return [];
  }
}

function explainParts(a: Asked, f: Extract<Formula, { kind: 'and' | 'or' }>, wanted: boolean): readonly Reason[] {
  const telling = f.of.filter((part) => isTrueStatement(a.history.program, a.state, part) === wanted);
  // All parts matter where all had to agree; where one was enough, the first that decides.
  const all = (f.kind === 'and') === wanted ? telling : telling.slice(0, 1);
  return all.map((part) => ({ text: `${a.teller.formula(part)}: ${wanted ? 'yes' : 'no'}`, law: [], children: explain(a, part, wanted) }));
}

function termId(a: Asked, term: { kind: string; id?: string; name?: string } | undefined): string | undefined {
  return term?.id === undefined ? undefined : current(a.state, term.id);
}

function explainFact(a: Asked, f: Extract<Formula, { kind: 'fact' }>): readonly Reason[] {
  const ground = groundOf(a.history.program, a.state, f.fact, NO_BINDINGS);
  if (!ground) return [];
  const n = effectAt(a.history.facts.get(groundKey(ground)), a.day) ?? inherited(a, ground);
  if (n !== undefined) return [reasonOf(a, n, 0)];
  const holder = holderInstead(a.history.program, a.state, ground);
  const later = recordedOfPredecessor(a, ground);
  if (later) return [later];
  if (holder) return [{ text: `instead, ${a.teller.fact(holder.fact, true)}`, law: [], children: [reasonOf(a, holder.cause, 1)] }];
  return [{ text: 'nothing in the log has made it so by then', law: [], children: [] }];
}

/** What is so of a State is not yet so of the one that continues it later. */
function recordedOfPredecessor(a: Asked, ground: Ground): Reason | undefined {
  const { program, facts } = a.history;
  for (const [i, c] of program.model.continuities.entries()) {
    if (!ground.args.includes(c.successor) || intervalOf(c.from).first <= a.day) continue;
    const of = normalise(program, { pattern: ground.pattern, args: ground.args.map((arg) => (arg === c.successor ? c.predecessor : arg)) });
    const series = facts.get(groundKey(of));
    if (valueAt(series, a.day) !== true) continue;
    const text = `${a.teller.fact(of, true)}, but ${c.successor} continues ${c.predecessor} only from ${formatPartialDate(c.from)}; until then what is so of ${c.predecessor} is not so of ${c.successor}`;
    return { text, law: [`continuity:${i}`], children: [reasonOf(a, effectAt(series, a.day) ?? 0, 1)] };
  }
  return undefined;
}

/** The latest that was recorded of such a fact under the name of a State that another continues. */
function inherited(a: Asked, ground: Ground): number | undefined {
  let latest: number | undefined;
  for (const [key, fact] of a.history.factOf) {
    if (fact.pattern !== ground.pattern || !fact.args.every((arg) => ground.args.includes(current(a.state, arg)))) continue;
    const n = effectAt(a.history.facts.get(key), a.day);
    if (n !== undefined && (latest === undefined || n > latest)) latest = n;
  }
  return latest;
}

function seriesReason(a: Asked, series: Series<unknown> | undefined, otherwise: string): readonly Reason[] {
  const n = effectAt(series, a.day);
  return n === undefined ? [{ text: otherwise, law: [], children: [] }] : [reasonOf(a, n, 0)];
}

function explainInForce(a: Asked, f: Extract<Formula, { kind: 'in-force' }>, wanted: boolean): readonly Reason[] {
  const id = termId(a, f.instrument) ?? '';
  const { program } = a.history;
  if (program.instruments.get(id)?.kind === 'custom') return [{ text: `${id} is customary law and needs no entry into force`, law: [], children: [] }];
  const parties = [f.party, f.toward].map((t) => termId(a, t)).filter((p): p is string => p !== undefined);
  if (wanted) {
    const since = parties.length === 0 ? seriesReason(a, a.history.inForce.get(id), '') : parties.flatMap((p) => seriesReason(a, a.history.statuses.get(`${id}|${p}`), ''));
    return [...since, ...renewals(a, id)];
  }
  if (!isInForce(program, a.state, id)) return notInForce(a, id);
  return parties.flatMap((p) => notInForceFor(a, id, p));
}

/** That it is still in force after its first term follows from the last renewal. */
function renewals(a: Asked, id: string): readonly Reason[] {
  const last = a.history.effects.findLast((e) => e.kind === 'renewed' && e.instrument === id && e.day <= a.day);
  return last === undefined ? [] : [reasonOf(a, last.n, 0)];
}

function notInForce(a: Asked, id: string): readonly Reason[] {
  const instrument = a.history.program.instruments.get(id);
  const now = a.state.instruments.get(id);
  if (!instrument) return [];
  if (now?.endedOn !== undefined) return seriesReason(a, a.history.inForce.get(id), '');
  if (now?.entryOn !== undefined) return [{ text: `it enters into force only on ${a.teller.date(now.entryOn)}`, day: now.entryOn, law: [`clause:${id}:entry`], children: now.cause < 0 ? [] : [reasonOf(a, now.cause, 1)] }];
  const clause = instrument.clauses.entry.find((e) => e.for === 'all');
  const lacking = lackingOf(a.history.program, a.state, instrument, clause?.threshold ?? { kind: 'consent-of-all' });
  return [{ text: `it has not entered into force: ${a.teller.lacking(lacking)}`, law: [clause ? `clause:${id}:entry` : 'kernel:VCLT 24(2)'], children: [] }];
}

function notInForceFor(a: Asked, id: string, party: string): readonly Reason[] {
  const status = statusOf(a.history.program, a.state, id, party);
  if (status === 'party') return [];
  const series = statusSeries(a, id, party);
  const stand = a.state.stands.get(`${id}|${party}`);
  if (status === 'contracting' && stand?.entryOn !== undefined) {
    return [{ text: `${party} has consented; it enters into force for ${party} on ${a.teller.date(stand.entryOn)}`, day: stand.entryOn, law: [`clause:${id}:later-entry`], children: seriesReason(a, series, '') }];
  }
  return [{ text: a.teller.standing(party, id, status), law: [], children: indexAt(series, a.day) < 0 ? [] : seriesReason(a, series, '') }, ...notYetContinued(a, id, party)];
}

/** Before it continues another, a State has none of that one's relations: who has them, and from when on that changes. */
function notYetContinued(a: Asked, instrument: string, party: string): readonly Reason[] {
  const { program } = a.history;
  return program.model.continuities.flatMap((c, i): Reason[] => {
    if (c.successor !== party || intervalOf(c.from).first <= a.day) return [];
    const status = statusOf(program, a.state, instrument, c.predecessor);
    if (status === 'none' || status === 'negotiating') return [];
    return [{ text: `${a.teller.standing(c.predecessor, instrument, status)}, but ${party} continues ${c.predecessor} only from ${formatPartialDate(c.from)}`, law: [`continuity:${i}`], children: [] }];
  });
}

/** The changes of a party's standing; of one that was over before, those of the State it continues. */
function statusSeries(a: Asked, instrument: string, party: string): Series<unknown> | undefined {
  const { statuses, program } = a.history;
  const own = statuses.get(`${instrument}|${party}`);
  if (indexAt(own, a.day) >= 0) return own;
  const before = program.model.continuities.find((c) => c.successor === party && intervalOf(c.from).first <= a.day);
  return before === undefined ? own : statusSeries(a, instrument, before.predecessor);
}

function explainStatus(a: Asked, f: Extract<Formula, { kind: 'status' }>): readonly Reason[] {
  const id = termId(a, f.instrument) ?? '';
  const party = termId(a, f.party) ?? '';
  const status = statusOf(a.history.program, a.state, id, party);
  const series = statusSeries(a, id, party);
  return [{ text: a.teller.standing(party, id, status), law: [], children: indexAt(series, a.day) < 0 ? [] : seriesReason(a, series, '') }, ...notYetContinued(a, id, party)];
}

function explainModal(a: Asked, f: Extract<Formula, { kind: 'modal' }>, wanted: boolean): readonly Reason[] {
  const act = groundOf(a.history.program, a.state, f.act, NO_BINDINGS);
  if (!act) return [];
  if (f.modal === 'shall') return explainDuty(a, act, wanted);
  const violations = judged(a.history.program, a.state, act);
  const forbidden = violations.filter((v) => v.toward.length > 0 || v.excused.length === 0);
  if ((f.modal === 'shall-not') === wanted) return forbidden.map((v) => violationReason(a, v));
  const excused = violations.filter((v) => !forbidden.includes(v)).map((v) => violationReason(a, v));
  if (excused.length > 0) return excused;
  const rules = regulates(a.history.program, a.state, act);
  if (rules.length === 0) return [{ text: 'no rule in the dossier regulates it; what no norm regulates is permitted', law: [], children: [] }];
  return rules.map((norm) => ({ text: a.teller.norm(norm.id), law: [norm.id], children: [] }));
}

function violationReason(a: Asked, v: Violation): Reason {
  const via = v.act.via.map((law): Reason => ({ text: `it counts as: ${a.teller.act(v.act.act)}`, law: [law], children: [] }));
  const excuses = v.excused.map((e): Reason => ({ text: a.teller.excuse(e, v.by), law: [e.because.law, ...(e.because.rule && 'law' in e.because.rule ? [e.because.rule.law] : [])], children: [] }));
  return { text: a.teller.forbids(v.norm, v.by, v.toward), law: [v.norm.id], children: [...via, ...excuses] };
}

function explainDuty(a: Asked, act: Ground, wanted: boolean): readonly Reason[] {
  const duties = dutiesTo(a.state, act);
  if (duties.length === 0) return [{ text: 'no obligation in the dossier requires it on that day', law: [], children: dormant(a, act) }];
  const telling = wanted ? duties.filter((d) => d.status === 'active') : duties;
  return telling.map((d) => {
    const waiting = d.status === 'pending' ? a.teller.waiting(d) : undefined;
    const children = [...(waiting ? [{ text: waiting, law: [d.norm], children: waitingFor(a, d.norm) }] : []), reasonOf(a, effectAt(a.history.duties[d.id], a.day) ?? d.cause, 1)];
    return { text: a.teller.duty(d), day: d.lastDay, law: [d.norm], children };
  });
}

/** What a pending duty's `after` event is itself waiting for. */
function waitingFor(a: Asked, normId: string): readonly Reason[] {
  const after = a.history.program.normById.get(normId)?.after;
  if (after?.kind !== 'enters-into-force' || after.instrument.kind !== 'thing') return [];
  return notInForce(a, after.instrument.id);
}

/** Obligations that speak of such an act but do not apply now. */
function dormant(a: Asked, act: Ground): readonly Reason[] {
  return a.history.program.norms.filter((n) => n.kind === 'obligation' && n.acts.some((x) => x.pattern === act.pattern))
    .map((n): Reason => {
      const instrument = a.history.program.provisions.get(n.provision)?.instrument;
      const asleep = instrument !== undefined && !isInForce(a.history.program, a.state, instrument) ? notInForce(a, instrument) : [];
      return { text: `${a.teller.norm(n.id)} (does not apply now)`, law: [n.id], children: asleep };
    });
}

function explainDone(a: Asked, f: Extract<Formula, { kind: 'done' }>, wanted: boolean): readonly Reason[] {
  if (!wanted) return [{ text: 'the log has no such act by then', law: [], children: [] }];
  for (const record of a.state.done.values()) {
    if (record.act.pattern !== f.act.pattern) continue;
    const ground = groundOf(a.history.program, a.state, f.act, NO_BINDINGS);
    if (!ground || ground.args.every((x, i) => x === record.act.args[i])) return [reasonOf(a, record.cause, 0)];
  }
  return [];
}

function explainBreached(a: Asked, f: Extract<Formula, { kind: 'breached' }>, wanted: boolean): readonly Reason[] {
  if (!wanted) return [{ text: 'no breach of it stands on record by then', law: [], children: [] }];
  const by = termId(a, f.by);
  return a.state.breaches.filter((b) => b.provision === f.provision && (by === undefined || current(a.state, b.by) === by)).map((b) => reasonOf(a, b.cause, 0));
}

function explainBound(a: Asked, f: Extract<Formula, { kind: 'bound' }>): readonly Reason[] {
  const instrument = a.history.program.provisions.get(f.provision)?.instrument;
  const party = termId(a, f.party) ?? '';
  if (instrument === undefined) return [];
  const reserved = a.state.reservations.filter((r) => r.provision === f.provision);
  return [
    ...explainStatus(a, { kind: 'status', party: { kind: 'thing', id: party }, instrument: { kind: 'thing', id: instrument }, is: 'party' }),
    ...reserved.map((r) => reasonOf(a, r.cause, 0)),
  ];
}

/** An effect in words, with what it follows from below it. */
function reasonOf(a: Asked, n: number, depth: number): Reason {
  const effect = a.history.effects[n] as Effect;
  const text = a.teller.effect(effect, a.history);
  if (a.told.has(n) || depth >= MAX_DEPTH) return { text, day: effect.day, law: effect.because.law, entry: effect.because.entry, children: [] };
  a.told.add(n);
  const children = causesOf(a, effect).filter((m) => m !== n && a.history.effects[m]).map((m) => reasonOf(a, m, depth + 1));
  return { text, day: effect.day, law: effect.because.law, entry: effect.because.entry, children };
}

/** What an effect follows from. That something was set for the day on which it was set goes without saying. */
function causesOf(a: Asked, effect: Effect): readonly number[] {
  return effect.because.effects.flatMap((m) => {
    const cause = a.history.effects[m];
    return cause?.kind === 'scheduled' && cause.on === cause.day ? cause.because.effects : [m];
  });
}

/** Explains one effect: a breach, a change of status. */
export function whyEffect(history: History, teller: Teller, n: number): Reason {
  return reasonOf({ history, teller, state: history.final, day: history.through, told: new Set() }, n, 0);
}
