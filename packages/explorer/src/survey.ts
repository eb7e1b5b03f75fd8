/**
 * Trouble found without being asked: forced breaches and colliding provisions for every party, under the readings and drafts that bring them
 * about; circular preconditions; provisions that can never apply, that others make superfluous, or that nobody has the means to perform.
 * Ranked by what a reader must care about. Findings keep their ids and say what they rest on, so that they can be accepted for good.
 */
import { joinAnd } from '@servanda/base';
import type { Assumption, Model } from '@servanda/model';
import { instrumentOf, type Program } from '@servanda/semantics';
import { excludedPair } from './ask.ts';
import { assume } from './assume.ts';
import { baseWorld, type BaseWorld } from './base-world.ts';
import { findCircles, isInTheWay, type Circle } from './circular.ts';
import type { QuestionContext } from './context.ts';
import { coreOf, suspectsOf, type Remake } from './core.ts';
import { coneOf } from './cone.ts';
import { fingerprintOf, type Grounds } from './fingerprint.ts';
import { isWon, playGame } from './game.ts';
import { keepWorld } from './keep.ts';
import { subsets } from './readings.ts';
import { findRedundancies } from './redundancy.ts';
import { relax, whyNever, whyNoMeans, type Relaxed } from './relaxed.ts';
import type { Core, PriorityNote, Witness } from './verdict.ts';
import { startWatch, Stopped, type Watch } from './watch.ts';
import type { World } from './world.ts';

/** The sorts of trouble that a survey looks for. */
export type SurveyKind = 'forced-breach' | 'collision' | 'circular' | 'no-means' | 'never-applies' | 'redundant';

/** Something a reader must care about, found without being asked. */
export interface SurveyFinding {
  /** Stable while the provisions keep their names: `collision:A.1+B.2:Japan`. */
  readonly id: string;
  readonly kind: SurveyKind;
  /** 1 is gravest. */
  readonly rank: number;
  readonly text: string;
  readonly party?: string;
  readonly provisions: readonly string[];
  readonly claims: readonly string[];
  /** The fewest readings, and the drafts assumed in force, under which it arises. */
  readonly readings: readonly string[];
  readonly drafts: readonly string[];
  readonly witness?: Witness;
  readonly core?: Core;
  readonly priorities: readonly PriorityNote[];
  readonly circle?: Circle;
  /** Of the sentences it rests on: changes when one of them does. */
  readonly fingerprint: string;
  readonly accepted?: { readonly because: string; readonly isStale: boolean };
}

/** All findings, most important first, with the scope of the search. */
export interface SurveyReport {
  readonly findings: readonly SurveyFinding[];
  /** What was looked at, printed with `nothing found`. */
  readonly parties: readonly string[];
  readonly readingSets: readonly (readonly string[])[];
  readonly drafts: readonly string[];
  readonly isPartial: boolean;
  /** Accepted in the dossier, and found no more. Empty where not everything was looked at. */
  readonly idleAcceptances: readonly { readonly finding: string; readonly because: string }[];
}

/** How far to look. */
export interface SurveyOptions {
  /** Readings taken as given; others are tried on top: none, one, any two, and as many together as exclude each other nowhere. */
  readonly readings?: readonly string[];
  readonly parties?: readonly string[];
}

const RANKS: Readonly<Record<SurveyKind, number>> = { collision: 1, 'forced-breach': 2, circular: 3, 'no-means': 4, 'never-applies': 5, redundant: 6 };
/** Cores of one party in one setting. */
const MOST_CORES = 4;

/** Looks for all of them. */
export function survey(context: QuestionContext, options: SurveyOptions = {}): SurveyReport {
  const given = options.readings ?? [];
  const base = baseWorld(context, given);
  const watch = startWatch(context, 'surveying');
  const parties = options.parties ?? partiesOf(base);
  const drafts = draftsOf(base);
  const others = context.model.readings.map((r) => r.id).filter((r) => !given.includes(r));
  const readingSets = [...subsets(others, Math.min(2, others.length)), ...fullSets(context, others)].map((s) => [...given, ...s]).filter((s) => excludedPair(context, s) === undefined);
  const reading = startWatch(quartered(context), 'reading the text');
  const idle = staticFindings(base, reading);
  // What nobody could perform is no play of the others.
  const isHopeless = (f: Finding): boolean => f.provisions.length === 1 && idle.some((g) => g.kind === 'no-means' && g.provisions[0] === f.provisions[0]);
  const findings = [
    ...forcedBreaches(context, parties, drafts, readingSets, watch).filter((f) => !isHopeless(f)), ...circles(context, base), ...idle,
  ].map((f) => withAcceptance(context, f));
  findings.sort((a, b) => a.rank - b.rank || a.readings.length + a.drafts.length - b.readings.length - b.drafts.length || (a.id < b.id ? -1 : 1));
  const isPartial = watch.stopped() !== undefined || reading.stopped() !== undefined;
  const isWhole = !isPartial && given.length === 0 && options.parties === undefined;
  return { findings, parties, readingSets, drafts, isPartial, idleAcceptances: isWhole ? idleAcceptances(context.model, findings) : [] };
}

/** States and organizations that some instrument binds, or may come to bind, or that custom or the dossier's own law names as bearers. */
function partiesOf(base: BaseWorld): readonly string[] {
  const { program, state } = base;
  const named = new Set<string>();
  for (const i of program.model.instruments) for (const p of [...i.parties, ...(state.participants.get(i.id) ?? [])]) named.add(state.successors.get(p) ?? p);
  for (const norm of program.norms) if (norm.bearer.kind === 'thing' && (norm.kind === 'obligation' || norm.kind === 'prohibition')) named.add(state.successors.get(norm.bearer.id) ?? norm.bearer.id);
  return [...named].filter((p) => program.kindsOf.get(p)?.has('Actor') ?? false);
}

function draftsOf(base: BaseWorld): readonly string[] {
  return base.program.model.instruments.filter((i) => i.kind === 'draft' && i.parties.length > 0 && base.state.instruments.get(i.id)?.isIn !== true).map((i) => i.id);
}

/** At most so many sets of more than two readings are looked at. */
const MOST_FULL_SETS = 8;

/** As many readings together as exclude each other nowhere, where that is more than two: what no two bring about, these may. */
function fullSets(context: QuestionContext, readings: readonly string[]): readonly (readonly string[])[] {
  const sets: (readonly string[])[] = [];
  for (const first of readings) {
    const set = [first];
    for (const r of readings) if (r !== first && excludedPair(context, [...set, r]) === undefined) set.push(r);
    const sorted = readings.filter((r) => set.includes(r));
    if (sorted.length > 2 && sets.length < MOST_FULL_SETS && !sets.some((s) => s.join() === sorted.join())) sets.push(sorted);
  }
  return sets;
}

type Finding = Omit<SurveyFinding, 'fingerprint' | 'accepted'>;

/** Every party, without drafts and with each draft that names it, under each set of readings; a finding is told with the fewest of both. */
function forcedBreaches(context: QuestionContext, parties: readonly string[], drafts: readonly string[], readingSets: readonly (readonly string[])[], watch: Watch): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const readings of readingSets) {
    for (const draft of [undefined, ...drafts]) {
      for (const party of parties) {
        if (watch.stopped()) return [...found.values()];
        for (const finding of breachesOf(context, party, draft, readings, watch)) {
          if (!found.has(finding.id)) found.set(finding.id, readings.length > 2 ? withFewest(context, draft, finding, readingSets[0] ?? [], watch) : finding);
        }
      }
    }
  }
  return [...found.values()];
}

function breachesOf(context: QuestionContext, party: string, draft: string | undefined, readings: readonly string[], watch: Watch): readonly Finding[] {
  const base = baseWorld(context, readings);
  if (draft !== undefined && !isNamed(base.program, draft, party, base)) return [];
  const assumed = assume(base.program, base.state, draft === undefined ? [] : [inForce(draft)]);
  if (assumed.contradiction) return [];
  const make = (edit?: Parameters<Remake>[0]): World => keepWorld(context, base, assumed, { parties: [party], assumptions: [], readings, edit }, watch);
  return coresFor(make, party, readings, draft === undefined ? [] : [draft]);
}

/** Readings without which it arises as well are not told with it, but for those taken as given. */
function withFewest(context: QuestionContext, draft: string | undefined, finding: Finding, given: readonly string[], watch: Watch): Finding {
  let least = finding;
  for (const reading of finding.readings.filter((r) => !given.includes(r))) {
    const fewer = breachesOf(context, finding.party ?? '', draft, least.readings.filter((r) => r !== reading), watch).find((f) => f.id === finding.id);
    if (fewer) least = fewer;
  }
  return least;
}

function inForce(draft: string): Assumption {
  return { kind: 'holds', formula: { kind: 'in-force', instrument: { kind: 'thing', id: draft } }, origin: { file: '', from: 0, to: 0 } };
}

function isNamed(program: Program, draft: string, party: string, base: BaseWorld): boolean {
  return program.instruments.get(draft)?.parties.some((p) => p === party || base.state.successors.get(p) === party) ?? false;
}

/** One core after another: a provision of the last one is left out, until the party can keep the rest. */
function coresFor(make: (edit?: Parameters<Remake>[0]) => World, party: string, readings: readonly string[], drafts: readonly string[]): readonly Finding[] {
  const found: Finding[] = [];
  const left: string[] = [];
  for (let round = 0; round < MOST_CORES; round++) {
    const without: Parameters<Remake>[0] = (law) => law.filter((l) => !left.includes(l.provision));
    const world = make(left.length === 0 ? undefined : without);
    if (isWon(world) !== false) return found;
    const result = playGame(world);
    if (result.kind !== 'lost') return found;
    const core = coreOf(world, (edit) => make((law) => edit(without(law))), isWon, citedIn(world, result.witness));
    if (!core) return found;
    found.push(breachFinding(party, core, result.witness, readings, drafts));
    if (core.provisions[0] === undefined) return found;
    left.push(core.provisions[core.provisions.length - 1] as string);
  }
  return found;
}

function citedIn(world: World, witness: Witness): readonly string[] {
  const norms = new Set<string>();
  for (const s of witness.steps) {
    for (const b of s.breaches) norms.add(b.norm);
    for (const o of s.options ?? []) for (const c of o.costs) norms.add(c.norm);
  }
  return suspectsOf(world.program, norms);
}

function breachFinding(party: string, core: Core, witness: Witness, readings: readonly string[], drafts: readonly string[]): Finding {
  const provisions = [...core.provisions].sort();
  const kind: SurveyKind = provisions.length >= 2 ? 'collision' : 'forced-breach';
  const under = [...(readings.length > 0 ? [`under ${readings.join(' and ')}`] : []), ...(drafts.length > 0 ? [`once ${drafts.join(' and ')} is in force`] : [])].join(', ');
  const what = kind === 'collision' ? `${party} cannot always keep ${provisions.length === 2 ? 'both ' : ''}${joinAnd(provisions.map((p) => `\`${p}\``))}${provisions.length === 2 ? '' : ' together'}` : `${party} can be made to breach ${provisions.map((p) => `\`${p}\``).join(', ')}`;
  return {
    id: `${kind}:${provisions.join('+')}:${party}`, kind, rank: RANKS[kind], party, provisions, claims: [], readings, drafts, witness, core, priorities: core.priorities,
    text: under === '' ? what : `${what} ${under}`,
  };
}

function circles(context: QuestionContext, base: BaseWorld): readonly Finding[] {
  return findCircles(base.program, context.model, base.state).filter((circle) => isInTheWay(base.program, circle)).map((circle) => {
    const isClaim = (ref: string): boolean => context.model.claims.some((c) => c.id === ref);
    return {
      id: `circular:${circle.refs.join('+')}`, kind: 'circular', rank: RANKS.circular, provisions: circle.refs.filter((r) => !isClaim(r)), claims: circle.refs.filter(isClaim),
      readings: [], drafts: [], priorities: [], circle, text: `each waits for the other: ${circle.waits.map((w) => w.text).join('; ')}`,
    };
  });
}

/** A quarter of the time goes to what can be told without playing. */
function quartered(context: QuestionContext): QuestionContext {
  const { budget } = context;
  return budget?.millis === undefined ? context : { ...context, budget: { ...budget, millis: budget.millis / 4 } };
}

/** What can be told from the texts and today's state without playing; nothing where that takes too long. */
function staticFindings(base: BaseWorld, watch: Watch): readonly Finding[] {
  try {
    return readTexts(base, relax(base.program, base.state, watch.tick));
  } catch (error) {
    if (error instanceof Stopped) return [];
    throw error;
  }
}

function readTexts({ program, state }: BaseWorld, relaxed: Relaxed): readonly Finding[] {
  const isOver = (provision: string): boolean => { const i = instrumentOf(program, provision); return i !== undefined && state.instruments.get(i)?.endedOn !== undefined; };
  const dead = new Set<string>();
  const findings: Finding[] = [];
  const push = (kind: SurveyKind, provision: string, text: string, more: readonly string[] = []): void => {
    const provisions = [provision, ...more];
    const id = `${kind}:${provisions.join('+')}`;
    if (!findings.some((f) => f.id === id)) findings.push({ id, kind, rank: RANKS[kind], provisions, claims: [], readings: [], drafts: [], priorities: [], text });
  };
  for (const norm of program.norms) {
    if (isOver(norm.provision) || norm.kind === 'power') continue;
    const never = whyNever(relaxed, norm);
    if (never !== undefined) { dead.add(norm.id); push('never-applies', norm.provision, `\`${norm.provision}\` can never apply: ${never}`); continue; }
    const noMeans = norm.kind === 'obligation' && isDue(relaxed, norm.id) ? whyNoMeans(relaxed, norm) : undefined;
    if (noMeans !== undefined) push('no-means', norm.provision, `nobody could perform \`${norm.provision}\`: ${noMeans}`);
  }
  for (const { norm, by } of findRedundancies(program, (n) => !dead.has(n.id) && !isOver(n.provision))) {
    if (norm.provision !== by.provision) push('redundant', norm.provision, `\`${norm.provision}\` asks nothing that \`${by.provision}\` does not`, [by.provision]);
  }
  return findings;
}

/** Done or lapsed duties need no means any more. */
function isDue(relaxed: Relaxed, norm: string): boolean {
  const { program, state } = relaxed.g;
  const instances = state.instances.filter((i) => i.norm === norm);
  if (instances.length === 0) return true;
  const isRepeated = program.normById.get(norm)?.trigger !== undefined;
  return isRepeated || instances.some((i) => i.status === 'active' || i.status === 'pending' || i.status === 'suspended');
}

function withAcceptance(context: QuestionContext, finding: Finding): SurveyFinding {
  const { model } = context;
  const fingerprint = fingerprintOf(model, { provisions: finding.provisions, claims: finding.claims, ...groundsOf(context, finding) });
  const known = model.accepted.filter((a) => a.finding === finding.id);
  const accepted = known.find((a) => a.fingerprint === undefined || a.fingerprint === fingerprint) ?? known[0];
  if (!accepted) return { ...finding, fingerprint };
  return { ...finding, fingerprint, accepted: { because: accepted.because, isStale: accepted.fingerprint !== undefined && accepted.fingerprint !== fingerprint } };
}

/** A breach rests on its provisions and on whatever bears on them: what counts as what, powers to leave, exceptions, ranks. */
function groundsOf(context: QuestionContext, { kind, readings, core }: Finding): Pick<Grounds, 'law' | 'acts'> {
  if (!core || (kind !== 'collision' && kind !== 'forced-breach')) return {};
  const { program, state } = baseWorld(context, readings);
  const cone = coneOf(program, state, { norms: program.norms.filter((n) => core.norms.includes(n.id)), formulas: [], events: [], acts: [] });
  return { law: cone.law, acts: program.model.acts.filter((a) => cone.acts.has(a.id) && a.treatyAct === undefined) };
}

/** Acceptances of findings that a survey would make, which it no longer makes. */
function idleAcceptances(model: Model, findings: readonly SurveyFinding[]): readonly { readonly finding: string; readonly because: string }[] {
  return model.accepted.filter((a) => Object.keys(RANKS).includes(a.finding.slice(0, a.finding.indexOf(':'))) && !findings.some((f) => f.id === a.finding));
}
