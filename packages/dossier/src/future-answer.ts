/**
 * Questions about the future: put to the explorer, and its verdict told as a report: the play with what the party could do at
 * each turn, the cause, remedies, the readings that decide, the scope. Read next: `witness-parts.ts`, `scope-words.ts`.
 */
import { joinAnd, parseIsoDay, plural, unreachable, type Day } from '@servanda/base';
import type { Ask, Assumption, Model, Term } from '@servanda/model';
import {
  answerOf, ask, contextOf, explain, readingTable, type Circle, type Paths, type PriorityNote, type QuestionContext, type Shown, type Strategy, type Verdict, type Witness,
} from '@servanda/explorer';
import { placeWords, type SupposedAct } from '@servanda/timeline';
import type { AskOptions } from './dossier.ts';
import type { Lens } from './lens.ts';
import { distinct } from './why-report.ts';
import type { AnswerPart, AnswerReport, Place, PriorityRow } from './reports.ts';
import { scopeWords } from './scope-words.ts';
import { runStep, witnessParts } from './witness-parts.ts';

/** What a future question needs besides the lens. */
export interface FutureQuestion {
  /** With its readings still in it. */
  readonly model: Model;
  readonly ask: Ask;
  readonly assumptions: readonly Assumption[];
  readonly after: readonly SupposedAct[];
  readonly today: Day;
  readonly options: Pick<AskOptions, 'budget' | 'clock' | 'cancellation' | 'progress'>;
  /** Without core, repairs and the table of readings, which take as many searches again. */
  readonly isBrief?: boolean;
}

/** The part of a report that depends on the verdict. */
export type FutureAnswer = Pick<AnswerReport, 'answer' | 'sentence' | 'because' | 'parts' | 'scope' | 'unknownBecause' | 'verdict'>;

/** Stops a question that nobody gave a budget to. */
const DEFAULT_STEPS = 200_000;

export function futureAnswer(lens: Lens, q: FutureQuestion): FutureAnswer {
  const context = contextFor(lens, q);
  const begin = context.clock?.() ?? 0;
  const outcome = ask(context, { ask: q.ask, assumptions: q.assumptions }, { readings: lens.viewpoint.readings, after: q.after.map((a) => a.act) });
  switch (outcome.kind) {
    case 'verdict': {
      const told = { ...verdictAnswer(lens, q.ask, outcome.verdict), verdict: outcome.verdict };
      if (q.isBrief || isStopped(outcome.verdict)) return told;
      // The budget is one for all that the question asks: causes take at most half of what the verdict left.
      const causes = causeParts(lens, withinRest(context, begin, 2), q, outcome.verdict);
      return { ...told, parts: [...told.parts, ...causes, ...readingParts(withinRest(context, begin, 1), q)] };
    }
    case 'paths': return pathsAnswer(lens, outcome.paths);
    case 'circles': return circlesAnswer(lens, outcome.verdict, outcome.circles);
    default: return unreachable(outcome);
  }
}

function isStopped(verdict: Verdict): boolean {
  return verdict.kind === 'unknown' && verdict.reason.kind === 'stopped';
}

/** The same context with a share of the time that is left of its budget. */
function withinRest(context: QuestionContext, begin: number, share: number): QuestionContext {
  const { budget, clock } = context;
  if (!clock || budget?.millis === undefined) return context;
  return { ...context, budget: { ...budget, millis: Math.max(0, budget.millis - (clock() - begin)) / share } };
}

/** Contexts of one run of questions: what they replayed serves the next question, too. */
const contexts = new WeakMap<object, Map<string, QuestionContext>>();

function contextFor(lens: Lens, { model, today, options }: FutureQuestion): QuestionContext {
  const { believe, knownOn } = lens.viewpoint;
  const mine = contexts.get(options) ?? new Map<string, QuestionContext>();
  contexts.set(options, mine);
  const key = JSON.stringify([today, believe, knownOn]);
  const known = mine.get(key);
  if (known?.model === model) return known;
  const context = contextOf(model, {
    day: today, believe, knownOn: knownOn === undefined ? undefined : parseIsoDay(knownOn), budget: options.budget ?? { steps: DEFAULT_STEPS }, clock: options.clock,
    cancellation: options.cancellation, onProgress: options.progress && ((p) => options.progress?.(p.positions === 0 ? p.doing : `${p.doing}: ${plural(p.positions, 'situation')}`)),
  });
  mine.set(key, context);
  return context;
}

function nameOf(term: Term): string {
  return term.kind === 'var' ? term.name : term.id;
}

function verdictAnswer(lens: Lens, asked: Ask, verdict: Verdict): FutureAnswer {
  const scope = scopeWords(lens, verdict.scope);
  const said = sentences(asked);
  switch (verdict.kind) {
    case 'holds': {
      const run = verdict.run ? witnessParts(lens, asked.kind === 'conflict' ? partyIn(verdict.run) : said.who, verdict.run) : [];
      return { answer: { kind: 'yes', text: 'yes' }, sentence: `${said.yes}.`, because: [], parts: [...run, ...strategyParts(lens, `${said.who} can`, verdict.strategy)], scope };
    }
    case 'fails': {
      const shown = verdict.witness ? `: ${shownWords(lens, verdict.witness.shows)}` : verdict.note === undefined ? '' : `: ${verdict.note}`;
      const run = verdict.witness ? witnessParts(lens, said.who, verdict.witness) : [];
      return { answer: { kind: 'no', text: 'no' }, sentence: `${said.no}${shown}.`, because: [], parts: [...run, ...strategyParts(lens, 'both can be kept', verdict.strategy)], scope };
    }
    default: return { answer: { kind: 'unknown', text: 'unknown' }, sentence: 'It is not known.', because: [], parts: [], scope, unknownBecause: reasonWords(verdict) };
  }
}

/** Who is in breach at the end of a conflict's run. */
function partyIn({ shows }: Witness): string {
  switch (shows.kind) {
    case 'breach': return joinAnd([...new Set(shows.costs.map((c) => c.party))]);
    case 'never-discharged': return shows.party;
    default: return 'the party';
  }
}

/** Which provisions cause it, which rule ranks them or why none does, and what would repair it. */
function causeParts(lens: Lens, context: QuestionContext, q: FutureQuestion, verdict: Verdict): readonly AnswerPart[] {
  const isTrouble = q.ask.kind === 'conflict' ? verdict.kind === 'holds' : verdict.kind === 'fails';
  if (!isTrouble) return [];
  const { core, repairs, isAlone, isPartial } = explain(context, { ask: q.ask, assumptions: q.assumptions }, verdict, { readings: lens.viewpoint.readings, after: q.after.map((a) => a.act) });
  const found: AnswerPart[] = [];
  if (core && core.provisions.length > 0) {
    const places = core.norms.map((n) => lens.places.ofLaw(n)).filter((p): p is Place => p !== undefined);
    found.push({ kind: 'core', title: core.provisions.length === 1 ? 'What causes it' : 'What causes it, all of it together', lines: core.provisions.map(placeWords), steps: [], places: distinct(places), provisions: core.provisions });
    found.push(...priorityParts(core.priorities));
  }
  if (repairs.length > 0) {
    found.push({
      kind: 'repairs', title: isAlone ? 'What would repair it (each was tried on these provisions alone)' : 'What would repair it (each was tried)', lines: repairs.map((r) => r.text), steps: [], places: [],
      repairs: repairs.map(({ kind, provision, text }) => ({ kind, provision, text })),
    });
  }
  if (isPartial) found.push({ kind: 'list', title: 'Causes and repairs may be incomplete', lines: ['the budget ran out while looking for them'], steps: [], places: [] });
  return found;
}

/** Which provision prevails over which, by what rule; or why no rule says so. */
export function priorityParts(notes: readonly PriorityNote[]): readonly AnswerPart[] {
  const lines = [...new Set(notes.map((n) => n.text))];
  const priorities = notes.filter((n, i) => notes.findIndex((o) => o.text === n.text) === i).map(({ a, b, party, rule, none, text }): PriorityRow => ({
    provisions: [a, b], party, ...(rule && { rule: rule.kind }), ...(none && { none }), text,
  }));
  return lines.length === 0 ? [] : [{ kind: 'priority', title: 'Which of them prevails', lines, steps: [], places: [], priorities }];
}

/** Which readings decide it. */
function readingParts(context: QuestionContext, q: FutureQuestion): readonly AnswerPart[] {
  if (q.model.readings.length === 0 || (q.ask.kind !== 'keep' && q.ask.kind !== 'ensure' && q.ask.kind !== 'prevent' && q.ask.kind !== 'conflict')) return [];
  const table = readingTable(context, { ask: q.ask, assumptions: q.assumptions }, { after: q.after.map((a) => a.act) });
  const missing = table.rows.filter((r) => isStopped(r.verdict)).length;
  if (table.deciding.length === 0 && missing === 0) return [];
  const answerUnder = (set: readonly string[]): string => {
    const row = table.rows.find((r) => r.readings.length === set.length && set.every((id) => r.readings.includes(id)));
    return row ? answerOf(row.verdict).kind : 'another';
  };
  const first = answerUnder([]);
  const lines = [
    ...table.deciding.map((set) => `under ${joinAnd(set)}${set.length > 1 ? ' together' : ''} the answer is ${answerUnder(set)}; ${without(set)} it is ${first}`),
    ...table.reversing.map((r) => `with ${joinAnd(r.add)} added to ${joinAnd(r.given)} it is ${first} again`),
    ...(missing > 0 ? [`the budget ran out before all sets of readings were tried: ${missing} of ${table.rows.length} are not known`] : []),
  ];
  const readings = { deciding: table.deciding, reversing: table.reversing, undecided: table.rows.filter((r) => isStopped(r.verdict)).map((r) => r.readings) };
  return [{ kind: 'readings', title: 'Which readings decide', lines, steps: [], places: [], readings }];
}

function without({ length }: readonly string[]): string {
  return length === 1 ? 'without it' : length === 2 ? 'without either of them' : 'without any one of them';
}

/** How yes and no are said, and whose turns are shown. */
function sentences(asked: Ask): { readonly yes: string; readonly no: string; readonly who: string } {
  switch (asked.kind) {
    case 'keep': { const who = joinAnd(asked.parties.map(nameOf)); return { who, yes: `${who} can keep every commitment, whatever the others do`, no: `${who} cannot keep every commitment` }; }
    case 'ensure': { const who = joinAnd(asked.parties.map(nameOf)); return { who, yes: `${who} can make sure of it, whatever the others do`, no: `${who} cannot make sure of it` }; }
    case 'prevent': { const who = joinAnd(asked.parties.map(nameOf)); return { who, yes: `${who} can keep it from happening, whatever the others do`, no: `${who} cannot keep it from happening` }; }
    case 'possible': return { who: 'anyone', yes: asked.isWithoutBreach ? 'It can come about with no one in breach' : 'It can come about', no: asked.isWithoutBreach ? 'It cannot come about without a breach' : 'It cannot come about' };
    case 'conflict': return { who: 'the party', yes: `${placeWords(asked.a)} and ${placeWords(asked.b)} can come into conflict`, no: `${placeWords(asked.a)} and ${placeWords(asked.b)} do not come into conflict` };
    default: return { who: 'the party', yes: 'Yes', no: 'No' };
  }
}

/** Every shortest way there, and what all of them need. */
function pathsAnswer(lens: Lens, paths: Paths): FutureAnswer {
  const scope = scopeWords(lens, paths.scope);
  const none = { because: [], scope };
  if (paths.contradiction) return { ...none, answer: { kind: 'unknown', text: 'unknown' }, sentence: 'It is not known.', parts: [], unknownBecause: contradictionWords(paths.contradiction) };
  if (paths.isAlreadySo) return { ...none, answer: { kind: 'names', text: 'nothing', names: [] }, sentence: 'Nothing has to happen: it is so already.', parts: [] };
  if (paths.runs.length === 0) {
    if (paths.stopped) return { ...none, answer: { kind: 'unknown', text: 'unknown' }, sentence: 'It is not known.', parts: [], unknownBecause: STOPPED[paths.stopped] };
    return { ...none, answer: { kind: 'no', text: 'no' }, sentence: `No run of up to ${plural(paths.bound, 'act')} leads to it.`, parts: [] };
  }
  const needed: AnswerPart = { kind: 'list', title: 'What every way there needs', lines: paths.needed.map((g) => lens.teller.act(g)), steps: [], places: [] };
  const runs = paths.runs.slice(0, 5).map((run, i): AnswerPart => ({ kind: 'run', title: i === 0 ? 'The shortest way' : `Another way (${i + 1})`, lines: [], steps: run.steps.map((st) => runStep(lens, st)), places: [] }));
  return {
    ...none, answer: { kind: 'names', text: joinAnd(paths.actors), names: paths.actors }, parts: [...(paths.needed.length > 0 ? [needed] : []), ...runs],
    sentence: paths.actors.length > 0 ? `It takes acts of ${joinAnd(paths.actors)}.` : 'There are several ways, with no act in common.',
  };
}

/** Who waits for whom. */
function circlesAnswer(lens: Lens, verdict: Verdict, circles: readonly Circle[]): FutureAnswer {
  const parts = circles.map((c, i): AnswerPart => ({
    kind: 'list', title: circles.length > 1 ? `Circle ${i + 1}` : 'Each waits for the other', lines: c.waits.map((w) => w.text), steps: [],
    places: c.refs.map((r) => lens.places.ofLaw(lens.model.law.find((l) => l.provision === r)?.id ?? r)).filter((p): p is Place => p !== undefined),
  }));
  const isSo = verdict.kind === 'holds';
  return { answer: { kind: isSo ? 'yes' : 'no', text: isSo ? 'yes' : 'no' }, sentence: isSo ? 'Each waits for the other: there is a circular precondition.' : 'There is no circular precondition.', because: [], parts, scope: scopeWords(lens, verdict.scope) };
}

/** Lines of a strategy that are printed. */
const MOST_SITUATIONS = 12;

/** A winning strategy in words: what to do in which situation; what is the same in all of them is said once. */
function strategyParts(lens: Lens, how: string, strategy: Strategy | undefined): readonly AnswerPart[] {
  const entries = (strategy?.entries ?? []).filter((e) => e.acts.length > 0).map((e) => ({ situation: e.situation, acts: joinAnd(e.acts.map(lens.teller.act)) }));
  const [first] = entries;
  if (first === undefined) return [];
  const isOne = (strategy?.entries ?? []).every((e) => e.acts.length > 0) && entries.every((e) => e.acts === first.acts);
  // A situation in which more is owed, but the same is to be done, need not be told.
  const told = entries.filter((e) => !entries.some((o) => o !== e && isWithin(o.situation, e.situation) && o.situation.length < e.situation.length && o.acts === e.acts)
    || entries.some((o) => isWithin(o.situation, e.situation) && o.acts !== e.acts));
  told.sort((a, b) => a.situation.length - b.situation.length);
  const all = isOne ? [`whatever the others do, at once: ${first.acts}`] : onceUpToDates(told.map((e) => `${e.situation.length > 0 ? `when ${joinAnd(e.situation)}` : 'when nothing is due'}: ${e.acts}`));
  const more = all.length - MOST_SITUATIONS;
  return [{ kind: 'strategy', title: `How ${how}`, lines: [...all.slice(0, MOST_SITUATIONS), ...(more > 0 ? [`and so on, in ${plural(more, 'further situation')}`] : [])], steps: [], places: [] }];
}

/** The first of lines that differ in their dates only: a strategy is the same on another day. */
function onceUpToDates(lines: readonly string[]): readonly string[] {
  const known = new Map<string, string>();
  for (const line of lines) { const shape = line.replace(/\d{4,}-\d\d-\d\d/g, ''); if (!known.has(shape)) known.set(shape, line); }
  return [...known.values()];
}

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((line) => whole.includes(line));
}

/** Which assumptions exclude each other, or which one cannot hold. */
export function contradictionWords(assumptions: readonly string[]): string {
  return assumptions.length === 1 ? `this assumption cannot hold: ${assumptions[0]}` : `these assumptions cannot hold together: ${assumptions.join('; ')}`;
}

export function reasonWords(verdict: Extract<Verdict, { kind: 'unknown' }>): string {
  const reason = verdict.reason;
  switch (reason.kind) {
    case 'stopped': return `${STOPPED[reason.by]}${reason.soFar.length > 0 ? `; so far: ${reason.soFar.join('; ')}` : ''}`;
    case 'contradictory-assumptions': return contradictionWords(reason.assumptions);
    case 'excluded-readings': return `these readings exclude each other: ${joinAnd(reason.readings)}`;
    default: return reason.why;
  }
}

const STOPPED = { steps: 'the budget of steps ran out', time: 'the time allowed ran out', cancelled: 'it was called off' } as const;

function shownWords(lens: Lens, shows: Shown): string {
  switch (shows.kind) {
    case 'breach': return joinAnd(shows.costs.map((c) => `it comes to breach ${placeWords(c.provision)}${c.toward.length > 0 ? ` toward ${joinAnd(c.toward)}` : ''}`)) || 'the others can force a breach';
    case 'never-discharged': return `the others can keep it for ever from performing ${placeWords(shows.provision)} (${lens.teller.act(shows.act)})`;
    default: return 'the run below shows it';
  }
}
