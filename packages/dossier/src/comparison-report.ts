/**
 * Two versions of a dossier by what they permit: for each party equivalent, stricter, looser or incomparable, with a shortest
 * run that shows it, the sentences that differ, and the questions whose answer changes.
 */
import { isoFromDay, joinAnd, parseIsoDay, type Day } from '@servanda/base';
import { compare, renamed, renamingsIn, type Burden, type Comparison, type DividingRun, type PartyRelation, type Side } from '@servanda/diff';
import { assume } from '@servanda/explorer';
import type { Assumption, Model } from '@servanda/model';
import { prepare, type Ground } from '@servanda/semantics';
import { makeTeller, placeWords, stateOn, type Teller } from '@servanda/timeline';
import type { CompareOptions } from './dossier.ts';
import type { Lens } from './lens.ts';
import { actorKinds, readParty } from './query.ts';
import type { CheckReport, ComparisonReport, ComparisonRow, DividingRunRow, QuestionChange, RunStep } from './reports.ts';

/** One side, as its dossier sees it. */
export interface ComparedSide {
  readonly lens: Lens;
  readonly check: () => CheckReport;
}

export function comparisonReport(first: ComparedSide, second: ComparedSide, options: CompareOptions): ComparisonReport {
  const given = options.on === undefined ? undefined : parseIsoDay(options.on);
  const day = given ?? laterDay(first.lens, second.lens);
  const party = readParty(first.lens.model, options.for);
  const head = { on: isoFromDay(day), problems: party.problems };
  if (party.problems.length > 0) return { ...head, relation: 'equivalent', isExhaustive: false, parties: [], provisions: [], questions: [], scope: [] };
  const renamings = renamingsIn(first.lens.model, second.lens.model);
  const models = [first.lens.model, renamings.reduce((model, r) => renamed(model, r.second, r.first), second.lens.model)] as const;
  const drafts = draftsToTry(models);
  const sides = [sideOf(first.lens, models[0], day, drafts), sideOf(second.lens, models[1], day, drafts)] as const;
  const parties = party.value === undefined ? partiesOf(first.lens, second.lens, sides) : [party.value];
  const comparison = compare(sides[0], sides[1], { parties, budget: options.budget, clock: options.clock, cancellation: options.cancellation });
  const rows = comparisonRows(comparison, models);
  return {
    ...head, ...rows, scope: [...rows.scope, ...(drafts.length > 0 ? [`with ${joinAnd(drafts)} in force`] : []), ...renamings.map((r) => `the first's ${r.first} is the second's ${r.second}`)],
    questions: questionChanges(first.check(), second.check()),
  };
}

function laterDay(a: Lens, b: Lens): Day {
  return a.today > b.today ? a.today : b.today;
}

/** Drafts that differ, or that a differing sentence waits for: what is changed shows only once they are in force. */
function draftsToTry([first, second]: readonly [Model, Model]): readonly string[] {
  const textOf = (model: Model, id: string): string => plainText([model.law.filter((l) => l.provision === id || l.provision.startsWith(`${id}.`)), model.instruments.find((i) => i.id === id)?.clauses]);
  const [lawA, lawB] = [new Set(first.law.map(plainText)), new Set(second.law.map(plainText))];
  const differing = [...[...lawA].filter((text) => !lawB.has(text)), ...[...lawB].filter((text) => !lawA.has(text))];
  const drafts = new Set([...first.instruments, ...second.instruments].filter((i) => i.kind === 'draft' && i.parties.length > 0).map((i) => i.id));
  return [...drafts].filter((id) => textOf(first, id) !== textOf(second, id) || differing.some((text) => text.includes(`"kind":"thing","id":${JSON.stringify(id)}`)));
}

/** Law or clauses as text, without where they stand and which number they have. */
function plainText(value: unknown): string {
  return JSON.stringify(value, (key, v: unknown) => (key === 'origin' || key === 'id' && typeof v === 'string' && v.includes('#') ? undefined : v));
}

/** The side's model on the day, with those drafts in force that it has. */
function sideOf(lens: Lens, model: Model, day: Day, drafts: readonly string[]): Side {
  const program = prepare(model);
  const origin = { file: '', from: 0, to: 0 };
  const inForce = drafts.filter((id) => program.instruments.has(id)).map((id): Assumption => ({ kind: 'holds', formula: { kind: 'in-force', instrument: { kind: 'thing', id } }, origin }));
  return { model, program, state: assume(program, stateOn(program, lens.worlds.viewpoint, day), inForce).state };
}

/** Those that either side has bound, or names among an instrument's parties. */
function partiesOf(first: Lens, second: Lens, sides: readonly Side[]): readonly string[] {
  const kinds = actorKinds(first.model);
  const actors = new Set([...first.model.things, ...second.model.things].filter((t) => kinds.has(t.kind)).map((t) => t.id));
  const named = [first, second].flatMap((l) => l.model.instruments.flatMap((i) => i.parties));
  const bound = sides.flatMap((s) => [...s.state.participants.values()].flat());
  const all = [...new Set([...named, ...bound])].filter((p) => actors.has(p) && !sides.some((s) => s.state.successors.has(p)));
  return all.length > 0 ? all : [...actors];
}

/** A side as it is told: its words, and who does an act. */
interface Told {
  readonly teller: Teller;
  readonly model: Model;
}

/** What a comparison says, in words; the models of the first and second side. */
export function comparisonRows(comparison: Comparison, models: readonly [Model, Model]): Pick<ComparisonReport, 'relation' | 'isExhaustive' | 'parties' | 'provisions' | 'scope'> {
  const sides = [{ teller: makeTeller(models[0]), model: models[0] }, { teller: makeTeller(models[1]), model: models[1] }] as const;
  return {
    relation: overall(comparison.parties), isExhaustive: comparison.scope.isClosed, parties: comparison.parties.map((p) => partyRow(p, sides, comparison.scope.isClosed)), provisions: comparison.provisions,
    scope: scopeWords(comparison),
  };
}

/** One relation for all parties; `incomparable` where it goes both ways. */
function overall(parties: readonly PartyRelation[]): ComparisonReport['relation'] {
  const found = new Set(parties.map((p) => p.relation).filter((r) => r !== 'equivalent'));
  const [only] = found;
  return only === undefined ? 'equivalent' : found.size === 1 ? only : 'incomparable';
}

function partyRow(p: PartyRelation, [first, second]: readonly [Told, Told], isExhaustive: boolean): ComparisonRow {
  // A run that only the first side permits is told with what the second holds against the party, and the other way round.
  const onlyFirst = p.onlyFirst && runRow(p.onlyFirst, second);
  const onlySecond = p.onlySecond && runRow(p.onlySecond, first);
  return { party: p.party, relation: p.relation, sentence: relationWords(p, isExhaustive), ...(onlyFirst && { onlyFirst }), ...(onlySecond && { onlySecond }) };
}

/** What was looked for within bounds and not found is not said to be so. */
function relationWords({ party, relation }: PartyRelation, isExhaustive: boolean): string {
  switch (relation) {
    case 'equivalent': return isExhaustive ? `For ${party} nothing changes.` : `For ${party} no change was found.`;
    case 'stricter': return `For ${party} the second is stricter.`;
    case 'looser': return `For ${party} the second is looser.`;
    case 'incomparable': return `For ${party} the second is stricter in one respect and looser in another.`;
  }
}

function runRow(run: DividingRun, { teller, model }: Told): DividingRunRow {
  // Days on which nothing is done run together.
  const told = run.steps.filter((s, i) => s.act !== undefined || run.steps[i + 1] === undefined || run.steps[i + 1]?.act !== undefined);
  const actors = ({ pattern, args }: Ground): string => joinAnd((model.acts.find((a) => a.id === pattern)?.actorRoles ?? [0]).flatMap((role) => args[role] ?? []));
  const steps = told.map((s): RunStep => (s.act ? { on: isoFromDay(s.day), sentence: `${teller.act(s.act)}.`, by: actors(s.act), then: [] } : { on: isoFromDay(s.day), sentence: 'Time passes.', then: [] }));
  return { steps, kind: run.burden.kind, burden: burdenWords(run.burden, teller) };
}

function burdenWords(burden: Burden, teller: Teller): string {
  const place = placeWords(burden.provision);
  const norm = teller.norm(burden.norm);
  if (burden.kind === 'breach') return `a breach of ${place} (${norm})${burden.toward.length === 0 ? '' : `, toward ${joinAnd(burden.toward)}`}`;
  return `a duty under ${place} (${norm})${burden.lastDay === undefined ? '' : `, last day ${teller.date(burden.lastDay)}`}`;
}

function scopeWords({ scope }: Comparison): readonly string[] {
  const bound = scope.isClosed ? 'every situation within reach was looked at' : `runs of at most ${scope.maxActs} acts were tried`;
  const stopped = scope.stoppedBy === undefined ? [] : [`the search was stopped (${scope.stoppedBy === 'cancelled' ? 'called off' : `its ${scope.stoppedBy} ran out`})`];
  return [`from ${isoFromDay(scope.from)}`, bound, ...stopped];
}

/** Questions of both that answer differently under the same readings, and those that only one has. */
function questionChanges(first: CheckReport, second: CheckReport): readonly QuestionChange[] {
  const [before, after] = [answersOf(first), answersOf(second)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): QuestionChange[] => {
    const [old, now] = [before.get(key), after.get(key)];
    const any = old ?? now;
    return !any || old?.got === now?.got ? [] : [{ ...any.about, before: old?.got, after: now?.got }];
  });
}

interface GivenAnswer {
  readonly got: string;
  readonly about: Pick<QuestionChange, 'id' | 'question' | 'readings'>;
}

function answersOf(report: CheckReport): ReadonlyMap<string, GivenAnswer> {
  const answers = new Map<string, GivenAnswer>();
  for (const q of report.questions) {
    const about = { id: q.id, question: q.title ?? q.question };
    if (q.answer) answers.set(q.id, { got: q.answer.answer.text, about: { ...about, readings: [] } });
    for (const e of q.expectations) answers.set([q.id, ...e.readings, ...e.after].join('|'), { got: e.got, about: { ...about, readings: e.readings } });
  }
  return answers;
}
