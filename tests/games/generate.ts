/**
 * Small random dossiers: three States, two or three treaties, a few acts and facts, duties with deadlines of some days or none,
 * prohibitions, exits with notice, sentences by which one act counts as another, rank. Periods are short, so that every day can be tried.
 */
import type {
  ActPattern, Application, CountsAs, DateExpr, EventPattern, FactPattern, Formula, Instrument, Law, Model, Norm, Quantified, Term,
} from '@servanda/model';
import { TREATY_ACTS } from '@servanda/model';
import { randomOf, type Random } from './random.ts';

const at = { file: 'game', from: 0, to: 0 };
const thing = (id: string): Term => ({ kind: 'thing', id });
const variable = (name: string): Term => ({ kind: 'var', name });

export const STATES = ['A', 'B', 'C'] as const;

export interface Game {
  readonly seed: number;
  readonly model: Model;
  /** Whose game it is. */
  readonly own: readonly string[];
}

export function generateGame(seed: number): Game {
  const random = randomOf(seed);
  const facts = ['f', 'g'].map((id): FactPattern => ({ id, parts: [], roles: [], isMutual: false }));
  const acts = ['a', 'b', 'c', 'd', 'e'].slice(0, 3).map((id) => actPattern(random, id, facts));
  const instruments = instrumentsFor(random);
  const law = lawFor(random, instruments, acts, facts);
  return { seed, own: ['A'], model: modelOf(random, instruments, acts, facts, law) };
}

function actPattern(random: Random, id: string, facts: readonly FactPattern[]): ActPattern {
  const effects = random.chance(0.3) ? [{ kind: 'fact' as const, fact: { pattern: random.pick(facts).id, args: [] }, value: random.chance(0.6) }] : [];
  const possible: Formula | undefined = random.chance(0.15) ? condition(random, facts) : undefined;
  return { id, parts: [], roles: [{ kind: 'State' }], actorRoles: [0], effects, ...(possible && { possible }) };
}

function condition(random: Random, facts: readonly FactPattern[]): Formula {
  const fact: Formula = { kind: 'fact', fact: { pattern: random.pick(facts).id, args: [] } };
  return random.chance(0.5) ? fact : { kind: 'not', of: fact };
}

function instrumentsFor(random: Random): readonly Instrument[] {
  const pairs: readonly (readonly string[])[] = [['A', 'B'], ['A', 'C'], ...(random.chance(0.2) ? [['A', 'B', 'C']] : []), ...(random.chance(0.1) ? [['A', 'B']] : [])];
  return pairs.map((parties, i): Instrument => ({
    id: `T${i}`, kind: 'instrument', parties, sources: [], origin: at, ...(random.chance(0.5) && { doneOn: { year: 1990 + random.below(3), month: 1, day: 1 } }),
    clauses: { consentBy: [], isSubjectToRatification: true, entry: [], withdrawal: [], eligibility: [], reservations: { rule: 'unspecified', provisions: [] }, counting: { missingDay: 'refuse', expiryOfYear: 'same-day' } },
  }));
}

const days = (from: DateExpr, n: number): DateExpr => ({ kind: 'steps', from, steps: [{ kind: 'after', period: { n, unit: 'day' } }] });

function lawFor(random: Random, instruments: readonly Instrument[], acts: readonly ActPattern[], facts: readonly FactPattern[]): readonly Law[] {
  const law: Law[] = [];
  for (const instrument of instruments) {
    const n = random.chance(0.7) ? 1 : 2;
    for (let i = 0; i < n; i++) law.push(random.chance(0.55) ? duty(random, instrument, i, acts, facts) : ban(random, instrument, i, acts, facts));
    if (random.chance(0.35)) law.push(exit(random, instrument));
    if (random.chance(0.15)) law.push(permission(random, instrument, acts, facts));
  }
  if (random.chance(0.4)) law.push(countsAs(random, acts, facts));
  if (random.chance(0.2)) law.push({ kind: 'priority', id: 'rank', provision: 'dossier', superior: { kind: 'instrument', id: random.pick(instruments).id }, inferior: { kind: 'instrument', id: random.pick(instruments).id }, basis: 'clause', origin: at });
  if (random.chance(0.2)) {
    law.push({ kind: 'constitutive', id: 'rule', provision: 'dossier', vars: [], trigger: { events: [act(random, acts, random.pick(STATES))] }, effects: [{ kind: 'fact', fact: { pattern: random.pick(facts).id, args: [] }, value: random.chance(0.5) }], origin: at });
  }
  return law;
}

function act(random: Random, acts: readonly ActPattern[], who: string): Extract<EventPattern, { kind: 'act' }> {
  return { kind: 'act', act: { pattern: random.pick(acts).id, args: [thing(who)] } };
}

function norm(instrument: Instrument, kind: Norm['kind'], i: number, rest: Partial<Norm> & Pick<Norm, 'bearer' | 'acts'>): Norm {
  return { kind, id: `${instrument.id}.${i}#1`, provision: `${instrument.id}.${i}`, vars: [], exceptions: [], origin: at, ...rest };
}

function duty(random: Random, instrument: Instrument, i: number, acts: readonly ActPattern[], facts: readonly FactPattern[]): Norm {
  const others = instrument.parties.filter((p) => p !== 'A');
  const isAnyParty = random.chance(0.3);
  const bearer = random.chance(0.8) ? 'A' : random.pick(others);
  const vars: readonly Quantified[] = isAnyParty ? [{ name: 'p', over: { kind: 'parties', instrument: thing(instrument.id) } }] : [];
  const who: Term = isAnyParty ? variable('p') : thing(bearer);
  const trigger = random.chance(0.75) ? { trigger: { events: [act(random, acts, random.chance(0.8) ? random.pick(['B', 'C']) : 'A')], ...(random.chance(0.3) && { condition: condition(random, facts) }) } } : {};
  const after = random.chance(0.2) ? { after: act(random, acts, random.pick(STATES)) } : {};
  const deadline = random.chance(0.75) ? { deadline: { kind: 'day' as const, day: days({ kind: 'origin' }, random.below(3)) } } : {};
  return norm(instrument, 'obligation', i, { vars, bearer: who, acts: [{ pattern: hotOr(random, acts), args: [who] }], ...trigger, ...after, ...deadline });
}

function ban(random: Random, instrument: Instrument, i: number, acts: readonly ActPattern[], facts: readonly FactPattern[]): Norm {
  const who: Term = random.chance(0.8) ? thing('A') : thing(random.pick(instrument.parties));
  const given = random.chance(0.4) ? { condition: condition(random, facts) } : {};
  const exceptions = random.chance(0.15) ? [{ act: { pattern: random.pick(acts).id, args: [who] }, vars: [], condition: condition(random, facts), origin: at }] : [];
  const window = random.chance(0.15) ? { trigger: { events: [act(random, acts, random.pick(STATES))] }, deadline: { kind: 'day' as const, day: days({ kind: 'origin' }, 1 + random.below(3)) } } : {};
  return norm(instrument, 'prohibition', i, { bearer: who, acts: [{ pattern: hotOr(random, acts), args: [who] }], ...given, exceptions, ...window });
}

/** Duties and prohibitions are to meet often: mostly they speak of the first act. */
function hotOr(random: Random, acts: readonly ActPattern[]): string {
  return random.chance(0.65) ? (acts[0] as ActPattern).id : random.pick(acts).id;
}

function permission(random: Random, instrument: Instrument, acts: readonly ActPattern[], facts: readonly FactPattern[]): Norm {
  return norm(instrument, 'permission', 8, { bearer: thing('A'), acts: [{ pattern: random.pick(acts).id, args: [thing('A')] }], ...(random.chance(0.5) && { condition: condition(random, facts) }) });
}

function exit(random: Random, instrument: Instrument): Norm {
  const vars: readonly Quantified[] = [{ name: 'p', over: { kind: 'parties', instrument: thing(instrument.id) } }];
  const notice = random.below(3);
  const isSuspension = random.chance(0.2);
  return norm(instrument, 'power', 9, {
    vars, bearer: variable('p'), acts: [{ pattern: isSuspension ? '$suspend' : '$withdraw', args: [variable('p'), thing(instrument.id)] }],
    ...(notice > 0 && !isSuspension && { effectiveOn: days({ kind: 'origin' }, notice) }),
  });
}

function countsAs(random: Random, acts: readonly ActPattern[], facts: readonly FactPattern[]): CountsAs {
  const who = random.chance(0.7) ? variable('x') : thing('A');
  const [from, to]: readonly Application[] = [random.pick(acts), random.pick(acts)].map((p) => ({ pattern: p.id, args: [who] })) as never;
  return { kind: 'counts-as', id: 'counts', provision: 'dossier', vars: [{ name: 'x', over: { kind: 'kind', of: 'State' } }], act: from as Application, as: to as Application, ...(random.chance(0.3) && { condition: condition(random, facts) }), origin: at };
}

function modelOf(random: Random, instruments: readonly Instrument[], acts: readonly ActPattern[], facts: readonly FactPattern[], law: readonly Law[]): Model {
  const treatyActs = TREATY_ACTS.map((kind): ActPattern => ({
    id: `$${kind}`, parts: [], roles: [{ kind: 'Actor' }, { kind: 'Instrument' }, ...(kind === 'suspend' || kind === 'resume' ? [{ kind: 'Actor', isOptional: true }] : [])], actorRoles: [0], effects: [], treatyAct: kind,
  }));
  const start = { year: 2000, month: 1, day: 1 };
  return {
    asOf: { year: 2000, month: 3, day: 1 },
    kinds: [{ id: 'Actor' }, { id: 'State', parent: 'Actor' }, { id: 'Instrument' }],
    things: [...STATES.map((id) => ({ id, kind: 'State', aliases: [], codes: {} })), ...instruments.map((i) => ({ id: i.id, kind: 'Instrument', aliases: [], codes: {} }))],
    groups: [], weights: [], continuities: [], facts, acts: [...acts, ...treatyActs], instruments,
    provisions: [{ id: 'dossier', origin: at }, ...instruments.flatMap((i) => [0, 1, 8, 9].map((n) => ({ id: `${i.id}.${n}`, instrument: i.id, article: String(n), origin: at })))],
    law, readings: [],
    log: [
      ...facts.filter(() => random.chance(0.4)).map((f, n) => ({ id: `log#f${n}`, content: { kind: 'fact' as const, fact: { pattern: f.id, args: [] }, value: true }, according: [], origin: at })),
      ...instruments.flatMap((i) => i.parties.map((p, n) => ({ id: `log#${i.id}${n}`, date: start, content: { kind: 'act' as const, act: { pattern: '$ratify', args: [thing(p), thing(i.id)] } }, according: [], origin: at }))),
    ],
    reports: [], claims: [], beliefs: [], accepted: [], questions: [], files: [],
  };
}
