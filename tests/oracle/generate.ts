/**
 * A seed becomes a small dossier: a few States, instruments with final clauses of every sort, law of every kind, and two years
 * of happenings, among them useless, repeated and powerless acts. Made to collide: few names, few dates, short periods.
 */
import type { DateStep, PartialDate, Period } from '@servanda/base';
import type {
  ActPattern, Application, Constitutive, Continuity, CountsAs, DateExpr, Deadline, EligibilityClause, EntryClause, EventPattern, Exception, FactPattern, FinalClauses, Formula, Instrument,
  Law, LawRef, LegalEffect, Model, Norm, PartySet, Priority, Provision, Quantified, Term, Threshold, TreatyAct, Trigger,
} from '@servanda/model';
import { dayOf, firstDay, lastDay } from './calendar.ts';
import { random, type Random } from './random.ts';
import type { Deed, Happening, Logged } from './interpreter.ts';

export interface Dossier {
  readonly model: Model;
  readonly log: readonly Logged[];
  readonly from: number;
  readonly to: number;
  /** The oracle looks at conditions on every single day (slow). */
  readonly isThorough: boolean;
}

const ORIGIN = { file: 'dossier.treaty', from: 0, to: 0 };
const FIRST = dayOf(2001, 1, 1);
const SPAN = 400;
const thing = (id: string): Term => ({ kind: 'thing', id });
const variable = (name: string): Term => ({ kind: 'var', name });

/** What a sentence may speak of: variables in scope, and the names of the dossier. */
interface Scope {
  readonly r: Random;
  readonly states: readonly string[];
  readonly instruments: readonly string[];
  readonly provisions: readonly string[];
  readonly vars: readonly string[];
  readonly continuities: readonly Continuity[];
  /** Half the sentences are about this act, so that they meet. */
  readonly hot: number;
  /** Instrument → the parties it names. */
  readonly parties: ReadonlyMap<string, readonly string[]>;
}

const FACTS: readonly FactPattern[] = [
  { id: 'State holds Land', parts: [], roles: [{ kind: 'State' }, { kind: 'Land' }], functionalRole: 0, isMutual: false },
  { id: 'State and State are at war', parts: [], roles: [{ kind: 'State' }, { kind: 'State' }], isMutual: true },
  { id: 'State is calm', parts: [], roles: [{ kind: 'State' }], isMutual: false },
];
const fact = (pattern: string, ...args: Term[]): Application => ({ pattern, args });

const OWN_ACTS: readonly ActPattern[] = [
  {
    id: 'State gives Land to State', parts: [], roles: [{ kind: 'State' }, { kind: 'Land' }, { kind: 'State' }], actorRoles: [0],
    possible: { kind: 'fact', fact: fact('State holds Land', variable('$0'), variable('$1')) },
    effects: [{ kind: 'fact', fact: fact('State holds Land', variable('$2'), variable('$1')), value: true }],
  },
  {
    id: 'State attacks State', parts: [], roles: [{ kind: 'State' }, { kind: 'State' }], actorRoles: [0],
    effects: [{ kind: 'fact', fact: fact('State and State are at war', variable('$0'), variable('$1')), value: true }],
  },
  { id: 'State helps State', parts: [], roles: [{ kind: 'State' }, { kind: 'State' }], actorRoles: [0], effects: [] },
  {
    id: 'State rests', parts: [], roles: [{ kind: 'State' }], actorRoles: [0],
    effects: [{ kind: 'fact', fact: fact('State is calm', variable('$0')), value: true }],
  },
  {
    id: 'State stirs', parts: [], roles: [{ kind: 'State' }], actorRoles: [0],
    effects: [{ kind: 'fact', fact: fact('State is calm', variable('$0')), value: false }],
  },
  {
    id: 'State and State make peace', parts: [], roles: [{ kind: 'State' }, { kind: 'State' }], actorRoles: [0, 1],
    effects: [{ kind: 'fact', fact: fact('State and State are at war', variable('$0'), variable('$1')), value: false }],
  },
];
const TREATY_ROLES: Readonly<Record<string, readonly string[]>> = {
  suspend: ['State', 'Instrument', 'State'], resume: ['State', 'Instrument', 'State'], reserve: ['State', 'Provision'],
  'withdraw-reservation': ['State', 'Provision'], object: ['State', 'State', 'Provision'], oppose: ['State', 'State', 'Provision'],
  'accept-reservation': ['State', 'State', 'Provision'],
};
const rolesOf = (act: TreatyAct): ActPattern['roles'] => (TREATY_ROLES[act] ?? ['State', 'Instrument']).map((kind, i) => ({ kind, ...((act === 'suspend' || act === 'resume') && i === 2 && { isOptional: true }) }));
const ACTS_OF_TREATY: readonly TreatyAct[] = [
  'sign', 'ratify', 'accept', 'approve', 'accede', 'exchange', 'succeed', 'notify-completion', 'withdraw', 'revoke', 'suspend', 'resume', 'terminate',
  'apply-provisionally', 'end-provisional', 'reserve', 'withdraw-reservation', 'object', 'oppose', 'accept-reservation',
];
const TREATY_PATTERNS: readonly ActPattern[] = ACTS_OF_TREATY.map((act) => (
  { id: `$${act}`, parts: [], roles: rolesOf(act), actorRoles: [0], effects: [], treatyAct: act }));

// ---- Dates.

const monthOf = (day: number): PartialDate => { const on = new Date(day * 86_400_000); return { year: on.getUTCFullYear(), month: on.getUTCMonth() + 1 }; };
function date(r: Random, from = 0, to = SPAN): PartialDate {
  const now = new Date((FIRST + r.between(from, to)) * 86_400_000);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  return { year, month, day: r.pick([1, 15, 28, now.getUTCDate(), now.getUTCDate()]) };
}
function period(r: Random): Period {
  return r.pick<Period>([
    { n: r.between(0, 20), unit: 'day' }, { n: r.between(1, 3), unit: 'week' }, { n: r.between(1, 4), unit: 'month' }, { n: 30, unit: 'day' }, { n: 1, unit: 'year' },
  ]);
}
function dateSteps(r: Random): readonly DateStep[] {
  const step = (): DateStep => r.pick<DateStep>([
    { kind: 'after', period: period(r) }, { kind: 'after', period: period(r) }, { kind: 'nth-day-after', n: r.between(1, 40) }, { kind: 'first-of-month-after' },
    { kind: 'first-of-month-after', n: 2 }, { kind: 'end-of-month' }, { kind: 'same-day' }, { kind: 'before', period: period(r) },
  ]);
  return r.chance(0.2) ? [step(), step()] : [step()];
}
function dayExpr(r: Random, s?: Scope): DateExpr {
  const simple: DateExpr = r.chance(0.15) ? { kind: 'origin' } : { kind: 'steps', from: s && r.chance(0.1) ? { kind: 'event', event: event(s) } : { kind: 'origin' }, steps: dateSteps(r) };
  if (r.chance(0.1)) return { kind: 'latest', of: [simple, { kind: 'date', date: date(r) }] };
  if (r.chance(0.05)) return { kind: 'earliest', of: [simple, { kind: 'date', date: date(r) }] };
  return r.chance(0.05) ? { kind: 'date', date: date(r) } : simple;
}

// ---- Conditions and events.

function state(s: Scope): Term {
  return s.vars.length > 0 && s.r.chance(0.75) ? variable(s.r.pick(s.vars)) : thing(s.r.pick(s.states));
}
function ownAct(s: Scope, actor: Term, other?: Term): Application {
  const r = s.r;
  const q = (): Term => other ?? state(s);
  const acts: readonly (() => Application)[] = [
    () => fact('State gives Land to State', actor, thing(r.pick(['Isle', 'Cape'])), q()), () => fact('State attacks State', actor, q()), () => fact('State helps State', actor, q()),
    () => fact('State helps State', actor, q()), () => fact('State rests', actor), () => fact('State stirs', actor), () => fact('State and State make peace', actor, q()),
  ];
  return (r.chance(0.5) ? acts[s.hot] ?? r.pick(acts) : r.pick(acts))();
}
function anyFact(s: Scope): Application {
  return s.r.pick([
    () => fact('State holds Land', state(s), thing(s.r.pick(['Isle', 'Cape']))), () => fact('State and State are at war', state(s), state(s)), () => fact('State is calm', state(s)),
  ])();
}
function formula(s: Scope, depth = 1): Formula {
  const r = s.r;
  const x = `x${s.vars.length}`;
  const inner = (): Scope => ({ ...s, vars: [...s.vars, x] });
  const over = (): Quantified[] => [{ name: x, over: r.chance(0.5) ? { kind: 'kind', of: 'State' } : { kind: 'parties', instrument: thing(r.pick(s.instruments)) } }];
  if (depth > 0 && r.chance(0.4)) {
    return r.pick<() => Formula>([
      () => ({ kind: 'not', of: formula(s, depth - 1) }), () => ({ kind: 'and', of: [formula(s, depth - 1), formula(s, depth - 1)] }),
      () => ({ kind: 'or', of: [formula(s, depth - 1), formula(s, depth - 1)] }), () => ({ kind: 'exists', vars: over(), of: formula(inner(), depth - 1) }),
      () => ({ kind: 'every', vars: over(), of: formula(inner(), depth - 1) }), () => ({ kind: 'at-least', n: 2, vars: over(), of: formula(inner(), depth - 1) }),
    ])();
  }
  return r.pick<() => Formula>([
    () => ({ kind: 'fact', fact: anyFact(s) }), () => ({ kind: 'fact', fact: anyFact(s) }), () => ({ kind: 'fact', fact: anyFact(s) }),
    () => ({ kind: 'in-force', instrument: thing(r.pick(s.instruments)), ...(r.chance(0.6) && { party: state(s), ...(r.chance(0.4) && { toward: state(s) }) }), ...(r.chance(0.15) && { isProvisional: true }) }),
    () => ({ kind: 'status', party: state(s), instrument: thing(r.pick(s.instruments)), is: r.pick(['none', 'negotiating', 'signatory', 'contracting', 'party', 'suspended', 'withdrawn', 'ended']) }),
    () => ({ kind: 'done', act: ownAct(s, state(s)) }),
    () => ({ kind: 'breached', provision: r.pick(s.provisions), ...(r.chance(0.6) && { by: state(s) }), ...(r.chance(0.3) && { toward: state(s) }) }),
    () => ({ kind: 'bound', provision: r.pick(s.provisions), party: state(s), ...(r.chance(0.5) && { toward: state(s) }) }),
    () => ({ kind: 'date', is: r.pick(['before', 'from', 'after', 'through', 'on']), date: date(r) }), () => ({ kind: 'same', left: state(s), right: state(s) }),
    () => ({ kind: 'in-group', term: state(s), group: 'Club' }), () => ({ kind: 'has-clause', instrument: thing(r.pick(s.instruments)), clause: r.pick(['withdrawal', 'provisional-application', 'duration', 'reservations']) }),
    () => ({ kind: 'is-a', term: state(s), of: r.pick(['State', 'Land', 'Actor']) }), () => ({ kind: 'true' }),
  ])();
}
function event(s: Scope, canBecome = false): EventPattern {
  const r = s.r;
  const instrument = (): Term => thing(r.pick(s.instruments));
  return r.pick<() => EventPattern>([
    () => ({ kind: 'act', act: ownAct(s, state(s)) }), () => ({ kind: 'act', act: ownAct(s, state(s)) }), () => ({ kind: 'act', act: ownAct(s, state(s)) }),
    () => ({ kind: 'act', act: fact(r.pick(['$sign', '$ratify', '$withdraw']), state(s), instrument()) }),
    () => ({ kind: 'enters-into-force', instrument: instrument(), ...(r.chance(0.5) && { party: state(s) }) }),
    () => ({ kind: 'ceases', instrument: instrument(), ...(r.chance(0.6) && { party: state(s) }) }),
    () => ({ kind: 'breach', ...(r.chance(0.8) ? { provision: r.pick(s.provisions) } : { instrument: instrument() }), ...(r.chance(0.6) && { by: state(s) }), ...(r.chance(0.4) && { toward: state(s) }) }),
    () => ({ kind: 'deadline-passes', provision: r.pick(s.provisions) }),
    () => ({ kind: 'fulfilment', provision: r.pick(s.provisions), ...(r.chance(0.5) && { by: state(s) }) }),
    () => ({ kind: 'date', date: date(r) }),
    () => (canBecome ? { kind: 'becomes', condition: formula(s, 1) } : { kind: 'act', act: ownAct(s, state(s)) }),
  ])();
}
function trigger(s: Scope): Trigger {
  return { events: s.r.chance(0.2) ? [event(s, true), event(s, true)] : [event(s, true)], ...(s.r.chance(0.25) && { condition: formula(s) }) };
}

// ---- Final clauses.

function partySet(s: Scope): PartySet {
  const r = s.r;
  return r.pick<() => PartySet>([
    () => ({ kind: 'named', ids: r.some(s.states, 2) }), () => ({ kind: 'group', id: 'Club' }), () => ({ kind: 'signatories' }), () => ({ kind: 'negotiating' }),
  ])();
}
function threshold(s: Scope, depth = 1): Threshold {
  const r = s.r;
  return r.pick<() => Threshold>([
    () => ({ kind: 'count', n: r.between(1, 3), ...(r.chance(0.3) && { among: partySet(s) }), ...(r.chance(0.2) && { except: [r.pick(s.states)] }) }),
    () => ({ kind: 'count', n: r.between(1, 2) }), () => ({ kind: 'all', among: partySet(s), ...(r.chance(0.2) && { except: [r.pick(s.states)] }) }),
    () => ({ kind: 'weight', weight: 'tonnage', percent: r.pick([10, 30, 50, 60]), ...(r.chance(0.3) && { among: partySet(s) }), ...(r.chance(0.3) && { isMoreThan: true }) }),
    () => (depth > 0 ? { kind: r.pick(['and', 'or']), of: [threshold(s, depth - 1), threshold(s, depth - 1)] } : { kind: 'consent-of-all' }),
    () => ({ kind: 'exchange' }), () => ({ kind: 'signature' }), () => ({ kind: 'consent-of-all' }),
    () => ({ kind: 'date', date: date(r), ...(r.chance(0.3) && { isLast: true }) }), () => ({ kind: 'event', event: event({ ...s, vars: [] }) }),
  ])();
}
function entry(s: Scope): EntryClause[] {
  const r = s.r;
  if (r.chance(0.3)) return [];
  const all: EntryClause = { for: 'all', threshold: threshold(s), day: r.chance(0.5) ? { kind: 'origin' } : dayExpr(r), origin: ORIGIN };
  return r.chance(0.4) ? [all, { for: 'later', threshold: { kind: 'own-consent' }, day: dayExpr(r), origin: ORIGIN }] : [all];
}
function eligibility(s: Scope): EligibilityClause {
  const r = s.r;
  return {
    act: r.pick(['any', 'sign', 'ratify', 'accede']), origin: ORIGIN, ...(r.chance(0.2) && { from: date(r, 0, 150) }), ...(r.chance(0.2) && { through: date(r, 150) }),
    who: r.pick<() => EligibilityClause['who']>([
      () => partySet(s), () => ({ kind: 'parties-to', instrument: r.pick(s.instruments) }), () => ({ kind: 'any' }),
      () => ({ kind: 'condition', variable: 'who', condition: formula({ ...s, vars: ['who'] }) }),
    ])(),
  };
}
function clauses(s: Scope, id: string): FinalClauses {
  const r = s.r;
  return {
    consentBy: r.chance(0.8) ? [] : r.some<TreatyAct>(['sign', 'ratify', 'accede'], 2), isSubjectToRatification: r.chance(0.3), entry: entry(s),
    ...(r.chance(0.3) && { provisional: { mode: r.pick(['signature', 'declaration', 'date']), ...(r.chance(0.5) && { from: r.chance(0.5) ? { kind: 'date', date: date(r) } : dayExpr(r) }), ...(r.chance(0.4) && { by: partySet(s) }), origin: ORIGIN } }),
    ...(r.chance(0.3) && { duration: { ...(r.chance(0.8) ? { term: period(r) } : { until: date(r, 100) }), ...(r.chance(0.7) && { renewal: r.chance(0.2) ? 'indefinite' : period(r) }), ...(r.chance(0.6) && { notice: period(r) }), origin: ORIGIN } }),
    withdrawal: [], ...(r.chance(0.15) && { openForSignature: { ...(r.chance(0.5) && { from: date(r, 0, 60) }), ...(r.chance(0.7) && { through: date(r, 20) }) } }),
    eligibility: r.chance(0.2) ? [eligibility(s)] : [],
    reservations: { rule: r.pick(['unspecified', 'unspecified', 'none', 'only', 'except']), provisions: r.chance(0.5) ? [] : [`${id}.1`] },
    counting: { missingDay: r.pick(['refuse', 'last-day-of-month', 'first-day-of-next-month']), expiryOfYear: r.pick(['same-day', 'same-day', 'day-after']) },
    ...(r.chance(0.15) && { minimumParties: { n: 2, origin: ORIGIN } }),
  };
}
function instruments(s: Scope): Instrument[] {
  const r = s.r;
  return s.instruments.map((id, n) => ({
    id, kind: r.chance(0.1) ? 'custom' : r.chance(0.1) ? 'draft' : 'instrument', parties: r.chance(0.3) ? [] : r.some(s.states, r.chance(0.6) ? 2 : 3), sources: [], origin: ORIGIN,
    ...(r.chance(0.4) && { doneOn: date(r, 0, 100) }), ...(n > 0 && r.chance(0.25) && { parent: s.instruments[n - 1] }), clauses: clauses(s, id),
  }));
}

// ---- Law.

/** Bearer and counterparty: two names, two variables over the parties, or over every State. */
function cast(s: Scope, home: string | undefined): { vars: Quantified[]; bearer: Term; other: Term } {
  const r = s.r;
  if (r.chance(0.3)) { const [a = 'A', b = 'B'] = r.some(r.chance(0.8) ? s.parties.get(home ?? '') ?? s.states : s.states, 2); return { vars: [], bearer: thing(a), other: thing(b) }; }
  const over: Quantified['over'] = home === undefined || r.chance(0.15) ? { kind: 'kind', of: 'State' } : r.chance(0.1) ? { kind: 'group', id: 'Club' } : { kind: 'parties', instrument: thing(home) };
  return { bearer: variable('b'), other: variable('o'), vars: [{ name: 'b', over }, { name: 'o', over, ...(r.chance(0.8) && { distinctFrom: [variable('b')] }) }] };
}
function norm(s: Scope, provision: string, home: string | undefined, id: string): Norm {
  const r = s.r;
  const { vars, bearer, other } = cast(s, home);
  const kind = r.pick<Norm['kind']>(['obligation', 'obligation', 'obligation', 'prohibition', 'prohibition', 'permission', 'power']);
  const isTriggered = kind === 'power' ? false : r.chance(kind === 'obligation' ? 0.5 : 0.15);
  const third: Quantified[] = isTriggered && r.chance(0.4) ? [{ name: 'z', over: { kind: 'kind', of: 'State' } }] : [];
  const inner: Scope = { ...s, vars: [...third, ...vars].map((v) => v.name) };
  const act = (): Application => (kind === 'power' ? fact(r.pick(['$withdraw', '$withdraw', '$terminate', '$suspend', '$suspend']), bearer, thing(r.chance(0.7) && home !== undefined ? home : r.pick(s.instruments))) : ownAct(inner, bearer, r.chance(0.8) ? other : undefined));
  const acts = r.chance(0.15) ? [act(), act()] : [act()];
  const used = new Set(JSON.stringify(acts).match(/"name":"\w+"/g)?.map((x) => x.slice(8, -1)) ?? []);
  const isToward = r.chance(0.4) && kind !== 'power';
  const kept = vars.filter((v) => v.name === 'b' || isToward || used.has(v.name) || r.chance(0.1));
  const scope: Scope = { ...s, vars: [...third, ...kept].map((v) => v.name) };
  return {
    kind, id, provision, origin: ORIGIN, vars: [...third, ...kept], bearer, acts, ...(isToward && { toward: other }), ...(isTriggered && { trigger: trigger(scope) }),
    ...(r.chance(0.15) && kind !== 'power' && { after: event(scope) }), ...(r.chance(0.25) && { condition: formula(scope) }), ...(r.chance(0.15) && { from: { kind: 'date' as const, date: date(r) } }),
    ...(r.chance(kind === 'obligation' ? 0.7 : 0.1) && kind !== 'power' && { deadline: deadline(scope) }), ...(kind === 'obligation' && r.chance(0.12) && { every: r.pick<Period>([{ n: 1, unit: 'month' }, { n: 3, unit: 'month' }, { n: 10, unit: 'week' }]) }),
    ...(kind === 'power' && r.chance(0.7) && { effectiveOn: dayExpr(r) }), exceptions: kind === 'prohibition' && r.chance(0.25) ? [exception(scope, bearer)] : [],
    ...(home !== undefined && r.chance(0.12) && { survives: { ...(r.chance(0.8) && { period: period(r) }), origin: ORIGIN } }),
  };
}
function exception(s: Scope, bearer: Term): Exception {
  return { act: ownAct({ ...s, vars: ['e'] }, bearer), vars: [{ name: 'e', over: { kind: 'kind', of: 'State' } }], ...(s.r.chance(0.3) && { condition: formula(s) }), origin: ORIGIN };
}
function deadline(s: Scope): Deadline {
  return s.r.chance(0.2) ? { kind: 'before-event', event: event(s) } : { kind: 'day', day: s.r.chance(0.2) ? { kind: 'date', date: date(s.r) } : dayExpr(s.r), ...(s.r.chance(0.2) && { isExclusive: true }) };
}
function constitutive(s: Scope, provision: string, id: string): Constitutive {
  const r = s.r;
  const vars: Quantified[] = r.some(['u', 'v'], r.between(0, 2)).map((name) => ({ name, over: r.chance(0.7) ? { kind: 'kind', of: 'State' } : { kind: 'parties', instrument: thing(r.pick(s.instruments)) } }));
  const scope: Scope = { ...s, vars: vars.map((v) => v.name) };
  const effect = (): LegalEffect => {
    const instrument = thing(r.pick(s.instruments));
    return r.pick<() => LegalEffect>([
      () => ({ kind: 'fact', fact: anyFact(scope), value: r.chance(0.6) }), () => ({ kind: 'fact', fact: anyFact(scope), value: r.chance(0.6) }), () => ({ kind: 'fact', fact: anyFact(scope), value: r.chance(0.6) }),
      () => ({ kind: 'terminate', instrument, ...(r.chance(0.6) && { party: state(scope) }) }),
      () => ({ kind: r.pick(['suspend', 'resume']), instrument, ...(r.chance(0.7) && { party: state(scope), ...(r.chance(0.5) && { toward: state(scope) }) }) }),
    ])();
  };
  return { kind: 'constitutive', id, provision, origin: ORIGIN, vars, trigger: trigger(scope), effects: r.chance(0.2) ? [effect(), effect()] : [effect()] };
}
function countsAs(s: Scope, provision: string, id: string): CountsAs {
  const vars: Quantified[] = ['m', 'n'].map((name) => ({ name, over: { kind: 'kind', of: 'State' } }));
  const scope: Scope = { ...s, vars: ['m', 'n'] };
  return { kind: 'counts-as', id, provision, origin: ORIGIN, vars, act: ownAct(scope, variable('m'), variable('n')), as: ownAct(scope, variable('m'), variable('n')), ...(s.r.chance(0.3) && { condition: formula(scope) }) };
}
function priority(s: Scope, provision: string, id: string): Priority {
  const r = s.r;
  const ref = (): LawRef => r.pick<LawRef>([{ kind: 'provision', id: r.pick(s.provisions) }, { kind: 'instrument', id: r.pick(s.instruments) }, { kind: 'instrument', id: r.pick(s.instruments) }, { kind: 'any' }]);
  return { kind: 'priority', id, provision, origin: ORIGIN, superior: ref(), inferior: ref(), basis: r.pick(['charter', 'clause', 'clause']) };
}
function law(s: Scope, provisions: readonly Provision[]): Law[] {
  const r = s.r;
  const laws = Array.from({ length: r.between(1, 8) }, (_, n) => {
    const provision = r.pick(provisions);
    const id = `${provision.id}#${n}`;
    const kind = r.between(0, 9);
    if (kind < 7) return norm(s, provision.id, provision.instrument, id);
    return kind === 7 ? constitutive(s, provision.id, id) : kind === 8 ? countsAs(s, provision.id, id) : priority(s, provision.id, id);
  });
  return r.chance(0.4) ? [...laws, ...laws.flatMap((l) => rivals(s, provisions, l))] : laws;
}
/** What is demanded here is forbidden there, what is forbidden here is allowed or demanded there, and mostly a rule says which prevails. */
function rivals(s: Scope, provisions: readonly Provision[], law: Law): Law[] {
  const r = s.r;
  if ((law.kind !== 'obligation' && law.kind !== 'prohibition') || r.chance(0.4)) return [];
  const { id: provision } = r.pick(provisions);
  const { vars, bearer, acts, toward } = law;
  const kind = law.kind === 'obligation' ? 'prohibition' : r.pick<Norm['kind']>(['permission', 'obligation']);
  const rival: Norm = { kind, id: `${provision}!${law.id}`, provision, origin: ORIGIN, vars, bearer, acts, exceptions: [], ...(toward && r.chance(0.5) && { toward }) };
  const ref = (id: string): LawRef => (r.chance(0.5) ? { kind: 'provision', id } : { kind: 'instrument', id: id.slice(0, 1) });
  const [superior, inferior] = r.chance(0.5) ? [ref(provision), ref(law.provision)] : [ref(law.provision), ref(provision)];
  const rule: Priority = { kind: 'priority', id: `${provision}>${law.id}`, provision: r.pick(provisions).id, origin: ORIGIN, superior, inferior, basis: r.pick(['charter', 'clause', 'clause']) };
  return r.chance(0.6) ? [rival, rule] : [rival];
}

// ---- The log.

function happening(s: Scope): Happening {
  const r = s.r;
  const p = r.pick(s.states);
  const i = r.pick(s.instruments);
  const ground = (a: Application): Deed => ({ pattern: a.pattern, args: a.args.map((t) => (t.kind === 'thing' || t.kind === 'provision' ? t.id : '')) });
  const act = (name: TreatyAct, ...args: string[]): Happening => ({ kind: 'act', act: { pattern: `$${name}`, args }, ...((name === 'withdraw' || name === 'terminate') && r.chance(0.1) && { effectiveOn: date(r) }) });
  const nowhere: Scope = { ...s, vars: [] };
  return r.pick<() => Happening>([
    () => ({ kind: 'act', act: ground(ownAct(nowhere, thing(p))) }), () => ({ kind: 'act', act: ground(ownAct(nowhere, thing(p))) }), () => ({ kind: 'act', act: ground(ownAct(nowhere, thing(p))) }),
    () => ({ kind: 'act', act: ground(ownAct(nowhere, thing(p))) }), () => ({ kind: 'fact', fact: ground(anyFact(nowhere)), value: r.chance(0.7) }), () => act(r.pick(['ratify', 'exchange', 'sign']), p, i),
    () => act(r.pick(ACTS_OF_TREATY.slice(0, 8)), p, i), () => act(r.pick(['withdraw', 'withdraw', 'revoke', 'terminate']), p, i), () => act(r.pick(['suspend', 'resume']), p, i, ...(r.chance(0.5) ? [r.pick(s.states)] : [])),
    () => act(r.pick(['apply-provisionally', 'end-provisional']), p, i), () => act(r.pick(['reserve', 'reserve', 'withdraw-reservation']), p, r.pick(s.provisions)),
    () => act(r.pick(['object', 'oppose', 'accept-reservation']), p, r.pick(s.states), r.pick(s.provisions)),
    () => ({ kind: 'extended', instrument: i, ...r.pick<object>([{}, { through: date(r, 60) }, { by: period(r) }, { by: period(r) }]) }),
    () => ({ kind: 'official', status: r.pick(['enters-into-force', 'ceases']), instrument: i, ...(r.chance(0.5) && { party: p }), ...(r.chance(0.3) && { isBinding: true }) }),
  ])();
}
/** The acts that bring an instrument about: mostly those that its clauses ask for, sometimes any. */
function consents(r: Random, { clauses: { consentBy, entry } }: Instrument): readonly TreatyAct[] {
  if (r.chance(0.25)) return r.chance(0.4) ? [] : r.pick<TreatyAct[]>([['ratify'], ['exchange'], ['sign'], ['sign', 'ratify'], ['sign', 'exchange']]);
  if (entry.some((e) => e.threshold.kind === 'exchange')) return r.chance(0.5) ? ['exchange'] : ['sign', 'exchange'];
  if (consentBy.length > 0) return [r.pick(consentBy)];
  return r.chance(0.5) ? ['sign', 'ratify'] : ['ratify'];
}
/** What the law speaks of is done: what it forbids, demands or empowers to, and what sets it off. */
function spokenOf(s: Scope, laws: readonly Law[]): Happening[] {
  const r = s.r;
  const ground = (a: Application): Deed => {
    const values = new Map<string, string>();
    const valueOf = (t: Term): string => (t.kind !== 'var' ? t.id : values.get(t.name) ?? (values.set(t.name, r.pick(s.states)), values.get(t.name) ?? ''));
    return { pattern: a.pattern, args: a.args.map(valueOf) };
  };
  const eventsOf = (l: Law): readonly (EventPattern | undefined)[] => ('trigger' in l ? l.trigger?.events ?? [] : []).concat('after' in l && l.after ? [l.after] : []);
  const actsOf = (l: Law): readonly Application[] => [
    ...('acts' in l ? l.acts : []), ...(l.kind === 'counts-as' ? [l.act] : []), ...eventsOf(l).flatMap((e) => (e?.kind === 'act' ? [e.act] : [])),
  ];
  return laws.flatMap((l) => actsOf(l)).flatMap((a) => Array.from({ length: r.between(0, 3) }, (): Happening => ({ kind: 'act', act: ground(a) })));
}
/** Signatures and consents come early and in earnest, so that there is something to be in force; the rest anywhere. */
function log(s: Scope, all: readonly Instrument[], laws: readonly Law[]): Logged[] {
  const r = s.r;
  const start: Logged[] = all.flatMap((i) => (i.parties.length > 0 ? i.parties : s.states).flatMap((p) => consents(r, i).map((act) => (
    { day: FIRST + r.between(0, 90), happening: { kind: 'act' as const, act: { pattern: `$${act}`, args: [p, i.id] } } }))));
  // Ends of months are where counting goes wrong.
  const anyDay = (): number => { const day = FIRST + r.between(0, SPAN - 60); return r.chance(0.15) ? lastDay(monthOf(day)) : day; };
  const anywhere = (happening: Happening): Logged => ({ day: anyDay(), happening });
  const rest = [...Array.from({ length: r.between(3, 20) }, () => happening(s)), ...spokenOf(s, laws)].map(anywhere);
  const continuity = s.continuities[0];
  const asOf = ({ day, happening: h }: Logged): Logged => {
    // A State that another continues has nothing more to do.
    if (!continuity || day < firstDay(continuity.from)) return { day, happening: h };
    return { day, happening: JSON.parse(JSON.stringify(h).replaceAll(`"${continuity.predecessor}"`, `"${continuity.successor}"`)) as Happening };
  };
  return [...start, ...rest].sort((a, b) => a.day - b.day).map(asOf);
}

/** The dossier of a seed: always the same one. */
export function generate(seed: number): Dossier {
  const r = random(seed);
  const states = ['A', 'B', 'C', 'D'].slice(0, r.between(2, 4));
  const ids = ['X', 'Y', 'Z'].slice(0, r.between(1, 3));
  const provisions: Provision[] = [...ids.flatMap((id) => ['1', '2'].map((article) => ({ id: `${id}.${article}`, instrument: id, article, origin: ORIGIN }))), { id: 'dossier', origin: ORIGIN }];
  const s: Scope = { r, states, instruments: ids, provisions: provisions.map((p) => p.id), vars: [], hot: r.between(0, 6), parties: new Map(), continuities: states.length > 2 && r.chance(0.15) ? [{ successor: states[1] ?? '', predecessor: states[0] ?? '', from: date(r, 60) }] : [] };
  const all = instruments(s);
  const laws = law({ ...s, parties: new Map(all.flatMap((i) => (i.parties.length > 0 ? [[i.id, i.parties] as const] : []))) }, provisions);
  const withdrawal = (id: string) => laws.filter((l) => l.kind === 'power' && l.acts.some((a) => a.pattern === '$withdraw' && a.args[1]?.kind === 'thing' && a.args[1].id === id)).map((l) => ({ norm: l.id }));
  const model: Model = {
    kinds: [{ id: 'Actor' }, { id: 'State', parent: 'Actor' }, { id: 'Organization', parent: 'Actor' }, { id: 'Instrument' }, { id: 'Provision' }, { id: 'Land' }],
    things: [...states.map((id) => ({ id, kind: 'State' })), ...['Isle', 'Cape'].map((id) => ({ id, kind: 'Land' }))].map((t) => ({ ...t, aliases: [], codes: {} })),
    groups: [{ id: 'Club', members: r.some(states, 2) }], weights: [{ id: 'tonnage', values: Object.fromEntries(states.map((p) => [p, r.between(5, 40)])), total: 100 }],
    continuities: s.continuities,
    facts: FACTS, acts: [...OWN_ACTS, ...TREATY_PATTERNS], instruments: all.map((i) => ({ ...i, clauses: { ...i.clauses, withdrawal: withdrawal(i.id) } })), provisions, law: laws,
    readings: [], log: [], reports: [], claims: [], beliefs: [], accepted: [], questions: [], files: [],
  };
  return { model, log: log(s, all, laws), from: FIRST, to: FIRST + SPAN, isThorough: seed % 40 === 0 };
}
