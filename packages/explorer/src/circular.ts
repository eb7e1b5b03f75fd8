/**
 * Circular preconditions: what must happen before what, as articles (`after E`, conditions, entry into force) and attitudes (`ready to A
 * if B`) have it, as a graph; a circle in it means that each waits for the other. A condition met by a promise is no wait.
 */
import type { Application, Claim, EventPattern, Formula, Instrument, Model, Norm, Term, Threshold } from '@servanda/model';
import { expressesConsent, instrumentOf, type Ground, type Program, type State } from '@servanda/semantics';
import { CONSENT_ORDER } from './assume.ts';
import { describeApplication, describeTerm } from './describe.ts';

/** Something that waits, or is waited for. */
export type Happening =
  | { readonly kind: 'act'; readonly act: Application }
  | { readonly kind: 'in-force'; readonly instrument: string }
  | { readonly kind: 'fact'; readonly fact: Application };

/** `what` cannot come before `for`, because of the provision or claim `ref`. */
export interface Wait {
  readonly what: Happening;
  readonly for: Happening;
  readonly ref: string;
  /** Who holds back: the bearer of the duty, or the party whose attitude it is. */
  readonly party?: string;
  readonly text: string;
  /** Nobody need do it: it is only forbidden before. */
  readonly isBan?: boolean;
}

/** Things that wait for each other in a ring. */
export interface Circle { readonly waits: readonly Wait[]; readonly refs: readonly string[] }

/**
 * Every circle, smallest first, each once. Claims disbelieved by the dossier do not count; with a state, neither do waits that are over,
 * because one side has gone first, or because the instrument has ended.
 */
export function findCircles(program: Program, model: Model, state?: State): readonly Circle[] {
  const waits = waitsOf(program, model).filter((w) => state === undefined || !isOver(program, state, w));
  const circles = new Map<string, Circle>();
  const byWhat = new Map<string, Wait[]>();
  for (const w of waits) { const key = keyOf(w.what); const list = byWhat.get(key); if (list) list.push(w); else byWhat.set(key, [w]); }
  const steps = waits.flatMap((start) => (byWhat.get(keyOf(start.for)) ?? []).filter((next) => isSame(program, start.for, next.what)).map((next) => ({ start, next })));
  for (const { start, next } of steps) {
    const circle = shortestCircle(byWhat, start, next, program);
    if (!circle) continue;
    const refs = [...new Set(circle.map((w) => w.ref))].sort();
    const key = refs.join('|');
    const known = circles.get(key);
    if (!known || circle.length < known.waits.length) circles.set(key, { waits: circle, refs });
  }
  return [...circles.values()].sort((a, b) => a.waits.length - b.waits.length || (a.refs.join() < b.refs.join() ? -1 : 1));
}

function isOver(program: Program, state: State, w: Wait): boolean {
  const instrument = instrumentOf(program, w.ref);
  return (instrument !== undefined && state.instruments.get(instrument)?.endedOn !== undefined) || hasComeAbout(program, state, w.what) || hasComeAbout(program, state, w.for);
}

function hasComeAbout(program: Program, state: State, h: Happening): boolean {
  switch (h.kind) {
    case 'in-force': return state.instruments.get(h.instrument)?.isIn === true;
    case 'act': return [...state.done.values()].some((d) => unify(program, h.act, asApplication(d.act)));
    case 'fact': return [...state.facts.values()].some((f) => unify(program, h.fact, asApplication(f.fact)));
    default: return h;
  }
}

function asApplication({ pattern, args }: Ground): Application {
  return { pattern, args: args.map((id): Term => ({ kind: 'thing', id })) };
}

/** Only happenings with one key can be the same. */
function keyOf(h: Happening): string {
  return h.kind === 'in-force' ? `in-force ${h.instrument}` : `${h.kind} ${h.kind === 'act' ? h.act.pattern : h.fact.pattern}`;
}

/** The shortest that goes from `start` to `second`: of two ways round, both are told. */
function shortestCircle(byWhat: ReadonlyMap<string, readonly Wait[]>, start: Wait, second: Wait, program: Program): readonly Wait[] | undefined {
  if (second === start) return [start];
  const queue: (readonly Wait[])[] = [[start, second]];
  const seen = new Set([start, second]);
  for (let path = queue.shift(); path; path = queue.shift()) {
    const last = path.at(-1) as Wait;
    for (const next of byWhat.get(keyOf(last.for)) ?? []) {
      if (!isSame(program, last.for, next.what)) continue;
      if (next === start) return path;
      if (!seen.has(next)) { seen.add(next); queue.push([...path, next]); }
    }
  }
  return undefined;
}

function isSame(program: Program, a: Happening, b: Happening): boolean {
  if (a.kind === 'in-force') return b.kind === 'in-force' && a.instrument === b.instrument;
  if (a.kind === 'act') return b.kind === 'act' && unify(program, a.act, b.act);
  return b.kind === 'fact' && unify(program, a.fact, b.fact);
}

/** Two applications that may stand for the same; names of a State and of the one that continues it are the same. */
function unify(program: Program, a: Application, b: Application): boolean {
  return a.pattern === b.pattern && a.args.every((t, i) => { const u = b.args[i]; return u === undefined || t.kind === 'var' || u.kind === 'var' || nameOf(program, t) === nameOf(program, u); });
}

function nameOf(program: Program, term: Term): string {
  let id = term.kind === 'var' ? '' : term.id;
  for (let c = program.model.continuities.find((x) => x.predecessor === id); c; c = program.model.continuities.find((x) => x.predecessor === id)) id = c.successor;
  return id;
}

function waitsOf(program: Program, model: Model): readonly Wait[] {
  return [
    ...program.norms.filter((n) => n.kind === 'obligation').flatMap((n) => waitsOfDuty(program, n)),
    ...program.norms.filter((n) => n.kind === 'prohibition').flatMap((n) => waitsOfBan(program, n)),
    ...program.model.instruments.flatMap((i) => waitsOfEntry(program, i)),
    ...program.model.acts.flatMap((act) => (act.possible ? waitsForFacts(program, { pattern: act.id, args: act.roles.map((_, i): Term => ({ kind: 'var', name: `$${i}` })) }, act.possible, act.id) : [])),
    ...model.claims.filter((c) => !isDisbelieved(model, c)).flatMap((c) => waitsOfClaim(program, c)),
  ];
}

function isDisbelieved(model: Model, claim: Claim): boolean {
  return model.beliefs.some((b) => !b.isBelieved && b.reading === undefined && (b.ref === claim.id || b.ref === claim.report));
}

function waitsOfDuty(program: Program, norm: Norm): readonly Wait[] {
  const party = norm.bearer.kind === 'thing' ? nameOf(program, norm.bearer) : undefined;
  return norm.acts.flatMap((act) => [
    ...(norm.after ? eventHappenings(norm.after) : []), ...(norm.condition ? formulaHappenings(norm.condition) : []), ...soleTrigger(norm),
  ].map((h) => wait(program, { kind: 'act', act }, h, norm.provision, party, `${describeApplication(program, act, (forms) => `shall ${forms.base}`)} only after`)));
}

/** `South shall not withdraw unless North has released all prisoners`, `… before North releases them`. */
function waitsOfBan(program: Program, norm: Norm): readonly Wait[] {
  if (norm.trigger || norm.after) return [];
  const { condition, deadline } = norm;
  const until = condition?.kind === 'not' ? formulaHappenings(condition.of) : [];
  const before = condition === undefined && deadline?.kind === 'before-event' ? eventHappenings(deadline.event) : [];
  const party = norm.bearer.kind === 'thing' ? nameOf(program, norm.bearer) : undefined;
  return norm.acts.flatMap((act) => [...until, ...before].map((h): Wait => (
    { ...wait(program, { kind: 'act', act }, h, norm.provision, party, `${describeApplication(program, act, (forms) => `may ${forms.base}`)} only after`), isBan: true }
  )));
}

/** Whether anyone has to get through the circle: bans alone (`nobody attacks unless attacked`) hold nobody up. */
export function isInTheWay(program: Program, circle: Circle): boolean {
  if (circle.waits.some((w) => w.isBan !== true)) return true;
  const owed = program.norms.filter((n) => n.kind === 'obligation').flatMap((n) => n.acts);
  return circle.waits.some(({ what }) => what.kind === 'act' && owed.some((act) => unify(program, what.act, act)));
}

/** `When North releases all prisoners, South shall …`: a named act that alone sets the duty off is waited for as well. */
function soleTrigger(norm: Norm): readonly Happening[] {
  const [event, ...more] = norm.trigger?.events ?? [];
  if (event === undefined || more.length > 0 || event.kind !== 'act' || event.act.args.some((t) => t.kind === 'var')) return [];
  return [{ kind: 'act', act: event.act }];
}

/** An instrument waits for the consent of those it names, or for an event. */
function waitsOfEntry(program: Program, instrument: Instrument): readonly Wait[] {
  const what: Happening = { kind: 'in-force', instrument: instrument.id };
  const entry = instrument.clauses.entry.find((e) => e.for === 'all');
  const needs: Happening[] = thresholdEvents(entry?.threshold).flatMap(eventHappenings);
  const isByAll = entry === undefined || ['exchange', 'signature', 'consent-of-all'].includes(entry.threshold.kind) || (entry.threshold.kind === 'count' && entry.threshold.n >= instrument.parties.length);
  const kind = CONSENT_ORDER.find((k) => expressesConsent(instrument, k));
  const pattern = kind && program.treatyAct.get(kind);
  if (isByAll && pattern !== undefined) {
    for (const party of instrument.parties) needs.push({ kind: 'act', act: { pattern, args: [{ kind: 'thing', id: party }, { kind: 'thing', id: instrument.id }] } });
  }
  return needs.map((h) => wait(program, what, h, instrument.id, undefined, `${instrument.id} enters into force only after`));
}

function thresholdEvents(threshold: Threshold | undefined): readonly EventPattern[] {
  if (threshold?.kind === 'event') return [threshold.event];
  return threshold?.kind === 'and' ? threshold.of.flatMap(thresholdEvents) : [];
}

function waitsForFacts(program: Program, act: Application, possible: Formula, ref: string): readonly Wait[] {
  // Only what one single act can bring about is a wait for it.
  return formulaHappenings(possible).flatMap((h) => {
    if (h.kind !== 'fact') return [];
    const makers = program.model.acts.filter((a) => a.effects.some((e) => e.value && e.fact.pattern === h.fact.pattern));
    return makers.length === 1 && makers[0] ? [wait(program, { kind: 'act', act }, h, ref, undefined, `${describeApplication(program, act)}, which is possible only once`)] : [];
  });
}

function waitsOfClaim(program: Program, claim: Claim): readonly Wait[] {
  const { content } = claim;
  if (content.kind !== 'attitude' || claim.isNegated || (content.attitude !== 'ready' && content.attitude !== 'promises')) return [];
  if (!content.condition || content.condition.isPromise) return [];
  const party = content.party.kind === 'thing' ? nameOf(program, content.party) : undefined;
  const waitsFor: Happening[] = [
    ...content.condition.acts.map((act): Happening => ({ kind: 'act', act })), ...(content.condition.formula ? formulaHappenings(content.condition.formula) : []),
  ];
  return waitsFor.map((h) => wait(program, { kind: 'act', act: content.act }, h, claim.id, party, `${describeApplication(program, content.act)}, by claim ${claim.id}, only after`));
}

function eventHappenings(event: EventPattern): readonly Happening[] {
  switch (event.kind) {
    case 'act': return [{ kind: 'act', act: event.act }];
    case 'enters-into-force': return event.instrument.kind === 'thing' ? [{ kind: 'in-force', instrument: event.instrument.id }] : [];
    case 'becomes': return formulaHappenings(event.condition);
    default: return [];
  }
}

/** What must have come about for the condition, read as far as it is a plain conjunction, of somebody or of everybody. */
function formulaHappenings(formula: Formula): readonly Happening[] {
  switch (formula.kind) {
    case 'and': return formula.of.flatMap(formulaHappenings);
    case 'exists': case 'every': return formulaHappenings(formula.of);
    case 'done': return [{ kind: 'act', act: formula.act }];
    case 'in-force': return formula.instrument.kind === 'thing' ? [{ kind: 'in-force', instrument: formula.instrument.id }] : [];
    case 'fact': return [{ kind: 'fact', fact: formula.fact }];
    default: return [];
  }
}

function wait(program: Program, what: Happening, on: Happening, ref: string, party: string | undefined, how: string): Wait {
  return { what, for: on, ref, party, text: `${how} ${describe(program, on)}` };
}

function describe(program: Program, h: Happening): string {
  switch (h.kind) {
    case 'act': return describeApplication(program, h.act);
    case 'fact': return describeApplication(program, h.fact);
    case 'in-force': return `${describeTerm({ kind: 'thing', id: h.instrument })} enters into force`;
    default: return h;
  }
}
