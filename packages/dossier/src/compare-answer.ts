/** `What does X change compared with Y?`: two drafts in one dossier, each brought into force in turn, by what they permit. */
import { joinAnd, parseIsoDay, type Day } from '@servanda/base';
import { compare, type Side } from '@servanda/diff';
import { assume } from '@servanda/explorer';
import type { Ask, Assumption, Model } from '@servanda/model';
import { prepare } from '@servanda/semantics';
import { placeWords, stateOn, type SupposedAct } from '@servanda/timeline';
import type { AnswerOptions } from './answer-options.ts';
import { comparisonRows } from './comparison-report.ts';
import type { Lens } from './lens.ts';
import type { AnswerPart, AnswerReport, ComparisonRow, DividingRunRow } from './reports.ts';

type CompareAsk = Extract<Ask, { kind: 'compare' }>;

/** What is compared in what circumstances. */
export interface DraftsCompared {
  readonly ask: CompareAsk;
  readonly assumptions: readonly Assumption[];
  readonly after: readonly SupposedAct[];
  readonly today: Day;
  readonly options: AnswerOptions;
}

type CompareAnswer = Pick<AnswerReport, 'answer' | 'sentence' | 'because' | 'parts' | 'scope' | 'unknownBecause'>;

/** The first draft seen from the second: `stricter` means that it forbids what the second permits. */
export function compareAnswer(lens: Lens, asked: DraftsCompared): CompareAnswer {
  const { a, b } = asked.ask;
  const first = sideOf(lens, asked, b, a);
  const second = sideOf(lens, asked, a, b);
  const contradiction = first.contradiction ?? second.contradiction;
  if (contradiction) return unanswered(`these cannot be brought about: ${contradiction.join('; ')}`);
  const parties = partiesOf(lens.model, [first.side, second.side], [a, b]);
  const { budget, clock, cancellation } = asked.options;
  const rows = comparisonRows(compare(first.side, second.side, { parties, budget, clock, cancellation }), [first.side.model, second.side.model]);
  const relations = Object.fromEntries(rows.parties.map((p) => [p.party, p.relation]));
  return {
    answer: { kind: 'relation', text: rows.relation, relations }, sentence: sentenceOf(a, b, rows.parties), because: [],
    parts: [...rows.parties.flatMap((p) => partyParts(p, a, b)), ...changedParts(rows.provisions.filter((c) => c.provision !== a && c.provision !== b))], scope: rows.scope,
  };
}

function unanswered(why: string): CompareAnswer {
  return { answer: { kind: 'unknown', text: 'unknown' }, sentence: 'It is not known.', because: [], parts: [], scope: [], unknownBecause: why };
}

/** The dossier with one of the drafts in force and the other left out. Their articles are called the same, so that they can be held side by side. */
function sideOf(lens: Lens, asked: DraftsCompared, taken: string, left: string): { readonly side: Side; readonly contradiction?: readonly string[] } {
  const model: Model = { ...lens.model, law: lens.model.law.filter((l) => instrumentOf(lens.model, l.provision) !== left) };
  const program = prepare(model);
  const knownOn = lens.viewpoint.knownOn === undefined ? undefined : parseIsoDay(lens.viewpoint.knownOn);
  const start = stateOn(program, { believe: lens.viewpoint.believe, knownOn }, asked.today);
  const origin = { file: '', from: 0, to: 0 };
  const inForce: Assumption = { kind: 'holds', formula: { kind: 'in-force', instrument: { kind: 'thing', id: taken } }, origin };
  const acts = asked.after.map(({ act }): Assumption => ({ kind: 'happens', act, origin }));
  const { state, contradiction } = assume(program, start, [...asked.assumptions.filter((x) => x.kind === 'holds' || x.kind === 'happens'), inForce, ...acts]);
  const place = (id: string): string => (id === taken ? 'the draft' : id.startsWith(`${taken}.`) ? `article ${id.slice(taken.length + 1)}` : placeWords(id));
  return { side: { model, program, state, place }, ...(contradiction && { contradiction }) };
}

function instrumentOf(model: Model, provision: string): string | undefined {
  return model.provisions.find((p) => p.id === provision)?.instrument;
}

function partiesOf(model: Model, sides: readonly Side[], instruments: readonly string[]): readonly string[] {
  const named = model.instruments.filter((i) => instruments.includes(i.id)).flatMap((i) => i.parties);
  const bound = sides.flatMap((s) => instruments.flatMap((i) => s.state.participants.get(i) ?? []));
  return [...new Set([...named, ...bound])].filter((p) => !sides.some((s) => s.state.successors.has(p)));
}

const RELATION_WORDS = { stricter: 'stricter', looser: 'looser', incomparable: 'stricter in one respect and looser in another', equivalent: 'the same' } as const;

function sentenceOf(a: string, b: string, rows: readonly ComparisonRow[]): string {
  const groups = (['stricter', 'looser', 'incomparable', 'equivalent'] as const).flatMap((relation) => {
    const those = rows.filter((r) => r.relation === relation).map((r) => r.party);
    return those.length === 0 ? [] : [`${RELATION_WORDS[relation]} for ${joinAnd(those)}`];
  });
  return `Compared with ${b}, ${a} is ${groups.length === 0 ? 'the same' : joinAnd(groups)}.`;
}

/** `b` is the first side, `a` the second. */
function partyParts({ party, onlyFirst, onlySecond }: ComparisonRow, a: string, b: string): readonly AnswerPart[] {
  return [...(onlyFirst ? [runPart(party, b, a, onlyFirst)] : []), ...(onlySecond ? [runPart(party, a, b, onlySecond)] : [])];
}

function runPart(party: string, permitting: string, other: string, run: DividingRunRow): AnswerPart {
  const verdict = run.kind === 'breach' ? `Under ${other} it is ${run.burden}.` : `Under ${other} there is then ${run.burden}.`;
  return { kind: 'run', title: run.kind !== 'breach' && run.steps.length > 0 ? `What ${other} asks of ${party} once this has happened, and ${permitting} does not` : run.steps.length === 0 ? `What ${other} asks of ${party} and ${permitting} does not` : `What ${permitting} permits ${party} and ${other} does not`, lines: [verdict], steps: run.steps, places: [] };
}

function changedParts(changes: readonly { readonly provision: string; readonly before: readonly string[]; readonly after: readonly string[] }[]): readonly AnswerPart[] {
  if (changes.length === 0) return [];
  const lines = changes.flatMap((c) => [...c.before.map((text) => `- ${c.provision}: ${text}`), ...c.after.map((text) => `+ ${c.provision}: ${text}`)]);
  return [{ kind: 'changes', title: 'Sentences that differ', lines, steps: [], places: [] }];
}
