/**
 * Everything that happened or took effect, dated, in order: the log's own entries and what clauses made of them. One row says
 * what a reader would say in one breath: a treaty entering into force for sixty States is one row, not sixty.
 */
import { FAR_PAST, formatPartialDate, isoFromDay, unreachable, ymdOfDay, type Day } from '@servanda/base';
import { applicationsWords, type Application, type LogEntry, type PartyStatus } from '@servanda/model';
import type { Effect } from '@servanda/semantics';
import { namesWords, type History } from '@servanda/timeline';
import type { TimelineOptions } from './dossier.ts';
import { reportHead, type Lens } from './lens.ts';
import { readInstrument, readOptionalDay, readParty } from './query.ts';
import type { Place, TimelineReport, TimelineRow } from './reports.ts';
import { distinct } from './why-report.ts';

export function timelineReport(lens: Lens, options: TimelineOptions): TimelineReport {
  const from = readOptionalDay(options.from);
  const to = readOptionalDay(options.to);
  const party = readParty(lens.model, options.for);
  const instrument = readInstrument(lens.model, options.instrument);
  const problems = [...from.problems, ...to.problems, ...party.problems, ...instrument.problems];
  const head = { ...reportHead(lens, problems), from: options.from, to: options.to, for: party.value };
  if (problems.length > 0) return { ...head, rows: [] };
  const groups = groupsOf(lens, from.value, to.value, party.value);
  const daysOf = doubtfulDays(lens);
  const rows = groups.map((g) => rowOf(lens, g, daysOf))
    .filter((row) => (party.value === undefined || row.parties.includes(party.value)) && (instrument.value === undefined || row.instrument === instrument.value));
  return { ...head, rows };
}

/** Effects told together. */
interface Group {
  readonly key: string;
  readonly first: Effect;
  readonly effects: Effect[];
}

function groupsOf(lens: Lens, from: Day | undefined, to: Day | undefined, party: string | undefined): readonly Group[] {
  const [history] = lens.worlds.histories;
  const telling = new Set<string>();
  const groups: Group[] = [];
  const byKey = new Map<string, Group>();
  const named = namesIn(history);
  for (const effect of history.effects) {
    if (effect.kind === 'continuity' && !named.has(effect.predecessor) && !named.has(effect.successor)) continue;
    if ((from !== undefined && effect.day < from) || (to !== undefined && effect.day > to) || !isTold(history, effect) || isReplaced(history, effect)) continue;
    // Asked about one party, what it shares with others is told of it alone; an act done jointly stays one.
    if (party !== undefined && effect.kind !== 'act' && !partiesOf(lens, effect).includes(party)) continue;
    const key = `${keyOf(lens, effect)}${party !== undefined && subjectOf(lens, effect) === party ? '|own' : ''}`;
    const known = byKey.get(key);
    if (known) { known.effects.push(effect); continue; }
    const group: Group = { key, first: effect, effects: [effect] };
    byKey.set(key, group);
    groups.push(group);
    if (effect.kind === 'status') telling.add(`${effect.day}|${effect.instrument}|${effect.to === 'party'}`);
  }
  // Where it is said for whom an instrument enters into force, that it does goes without saying.
  return groups.filter(({ first: e }) => e.kind !== 'in-force' || !telling.has(`${e.day}|${e.instrument}|${e.value}`));
}

/** The names that the dossier has anything to say of. A library of States knows successions that do not matter to it. */
function namesIn({ effects }: History): ReadonlySet<string> {
  const names = new Set<string>();
  for (const e of effects) {
    if (e.kind === 'act') for (const id of e.act.args) names.add(id);
    if (e.kind === 'fact') for (const id of e.fact.args) names.add(id);
    if (e.kind === 'status') names.add(e.party);
    if (e.kind === 'obligation') names.add(e.bearer);
  }
  return names;
}

const STATUS_TOLD: readonly PartyStatus[] = ['party', 'suspended', 'withdrawn', 'ended'];

/** What the act itself says already (`signs`, hence signatory) is not told again, nor that for a successor an instrument ended long ago. */
function isTold(history: History, e: Effect): boolean {
  switch (e.kind) {
    case 'act': return e.countsAs === undefined;
    case 'status': return STATUS_TOLD.includes(e.to) && !(e.to === 'ended' && e.because.law.some((id) => id.startsWith('continuity:')));
    case 'obligation': return e.to !== 'breached' && (e.to !== 'pending' || history.duties[e.instance]?.days[1] !== e.day);
    case 'scheduled': return e.on > e.day;
    case 'provisional': case 'fact': case 'in-force': case 'relation': case 'reservation': case 'objection': case 'unscheduled': case 'renewed':
    case 'breach': case 'performed-late': case 'continuity': case 'finding': return true;
    default: return unreachable(e);
  }
}

/** Of facts that are true of one at a time, that the old one ends goes without saying when the new one begins. */
function isReplaced({ effects, program }: History, e: Effect): boolean {
  if (e.kind !== 'fact' || e.value) return false;
  const role = program.functionalRole.get(e.fact.pattern);
  const next = effects[e.n + 1];
  return role !== undefined && next?.kind === 'fact' && next.value && next.day === e.day && next.fact.pattern === e.fact.pattern
    && next.fact.args.every((arg, i) => i === role || arg === e.fact.args[i]);
}

function keyOf(lens: Lens, e: Effect): string {
  const { places } = lens;
  const subject = subjectOf(lens, e);
  if (subject !== undefined) return `${e.kind}|${e.day}|${withoutToward(lens, e, lens.teller.effect(e, lens.worlds.histories[0])).replace(subject, '…')}`;
  if (e.kind === 'status') return `status|${e.day}|${e.instrument}|${e.to}`;
  if (e.kind !== 'act' || e.because.entry === undefined) return `${e.kind}|${e.n}`;
  const span = places.ofEntry(e.because.entry)?.span;
  return span ? `act|${e.day}|${span.file}|${span.from}|${e.act.pattern}` : `act|${e.n}`;
}

/** Whose duty or breach it is: the same of several parties on one day is told once. */
function subjectOf({ worlds }: Lens, e: Effect): string | undefined {
  if (e.kind === 'obligation') return e.bearer;
  return e.kind === 'breach' ? worlds.histories[0].final.breaches[e.breach]?.by : undefined;
}

function rowOf(lens: Lens, { first, effects }: Group, daysOf: DaysOf): TimelineRow {
  const days = daysOf(first);
  const entries = effects.flatMap((e) => (e.because.entry === undefined ? [] : [e.because.entry]));
  const places = effects.slice(0, MOST_PLACES).flatMap((e) => placesOf(lens, e));
  const entry = entries[0] === undefined ? undefined : lens.model.log.length < LONG_LOG ? lens.model.log.find((l) => l.id === entries[0]) : undefined;
  return {
    on: first.day === FAR_PAST ? undefined : dateOf(first, entry, days), isSure: days.length <= 1,
    kind: kindOf(first), isComputed: first.kind !== 'act' && !(first.kind === 'fact' && first.because.law.length === 0), isAhead: first.day > lens.today,
    sentence: withoutDoubtfulDay(sentenceOf(lens, first, effects), first, days), instrument: instrumentOf(lens, first), parties: [...new Set(effects.flatMap((e) => partiesOf(lens, e)))],
    places: distinct(places),
  };
}

/** What is set for a day that hangs on one not known does not name the day. */
function withoutDoubtfulDay(told: string, { kind }: Effect, days: readonly Day[]): string {
  return kind === 'scheduled' && days.length > 1 ? told.replace(/ on \d{4}-\d\d-\d\d/, '') : told;
}

/** A row for sixty parties cites its first few grounds. */
const MOST_PLACES = 8;
/** In a log of this length the day of the reference world is shown for partial dates, too. */
const LONG_LOG = 5_000;

/** What is stated with a partial date is shown with it; what follows from it, with the month or year it must fall in. */
function dateOf(effect: Effect, entry: LogEntry | undefined, days: readonly Day[]): string {
  const isStated = effect.kind === 'act' || effect.kind === 'fact';
  if (isStated && entry?.date && entry.date.day === undefined) return formatPartialDate(entry.date);
  const dates = days.map(ymdOfDay);
  const [one] = dates;
  if (!one || days.length === 1 || dates.some((d) => d.year !== one.year)) return isoFromDay(effect.day);
  return formatPartialDate(dates.every((d) => d.month === one.month) ? { year: one.year, month: one.month } : { year: one.year });
}

/** The days on which an effect of the reference world comes about in the worlds; several, or none in some of them, is doubt. */
type DaysOf = (effect: Effect) => readonly Day[];

/** Comparing effects takes time; beyond so many worlds a sample of them will do. */
const MOST_WORLDS = 40;

function doubtfulDays({ worlds }: Lens): DaysOf {
  const { histories } = worlds;
  if (histories.length === 1) return (effect) => [effect.day];
  const step = Math.max(1, Math.floor(histories.length / MOST_WORLDS));
  const sample = histories.filter((_, i) => i % step === 0 || i === histories.length - 1);
  const days = new Map<string, Set<Day>>();
  const counts = new Map<string, number>();
  for (const history of sample) {
    const seen = new Map<string, number>();
    for (const effect of history.effects) {
      const key = signatureOf(effect, seen);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      const known = days.get(key);
      if (known) known.add(effect.day); else days.set(key, new Set([effect.day]));
    }
  }
  const byEffect = new Map<number, readonly Day[]>();
  const seen = new Map<string, number>();
  for (const effect of histories[0].effects) {
    const key = signatureOf(effect, seen);
    const found = [...(days.get(key) ?? [])].sort((a, b) => a - b);
    byEffect.set(effect.n, counts.get(key) === sample.length ? found : [...found, effect.day]);
  }
  return (effect) => byEffect.get(effect.n) ?? [effect.day];
}

/** What an effect says, without its day, and the how-manieth of its sort it is. */
function signatureOf({ n: _, day: _day, because: _because, ...content }: Effect, seen: Map<string, number>): string {
  const { on: _on, lastDay: _lastDay, ...rest } = content as Record<string, unknown>;
  const base = JSON.stringify(rest);
  const rank = (seen.get(base) ?? 0) + 1;
  seen.set(base, rank);
  return `${base}#${rank}`;
}

function placesOf({ places }: Lens, e: Effect): readonly Place[] {
  const entry = e.because.entry === undefined ? undefined : places.ofEntry(e.because.entry);
  return [...(entry ? [entry] : []), ...e.because.law.flatMap((id) => { const place = places.ofLaw(id); return place ? [place] : []; })];
}

function kindOf(e: Effect): TimelineRow['kind'] {
  switch (e.kind) {
    case 'act': case 'fact': case 'status': case 'in-force': case 'obligation': case 'breach': case 'relation': case 'continuity': case 'scheduled': case 'finding': return e.kind;
    case 'provisional': return 'status';
    case 'reservation': case 'objection': return 'relation';
    case 'unscheduled': case 'renewed': return 'scheduled';
    case 'performed-late': return 'obligation';
    default: return unreachable(e);
  }
}

function sentenceOf(lens: Lens, first: Effect, effects: readonly Effect[]): string {
  const { teller, worlds } = lens;
  if (first.kind === 'act' && effects.length > 1) {
    const acts = effects.flatMap((e): Application[] => (e.kind === 'act' ? [{ pattern: e.act.pattern, args: e.act.args.map((id) => ({ kind: 'thing', id })) }] : []));
    return applicationsWords(lens.speech(), acts);
  }
  if (first.kind === 'status' && effects.length > 1) {
    const parties = effects.flatMap((e) => (e.kind === 'status' ? [e.party] : []));
    const whom = namesWords(parties);
    return teller.effect({ ...first, party: whom }, worlds.histories[0]).replace(`${whom} is no longer a party`, `${whom} are no longer parties`);
  }
  const told = teller.effect(first, worlds.histories[0]);
  const subject = effects.length > 1 ? subjectOf(lens, first) : undefined;
  if (subject === undefined) return told;
  const subjects = [...new Set(effects.map((e) => subjectOf(lens, e) ?? ''))];
  return shared(lens, effects, told, subjects).replace(subject, `each of ${namesWords(subjects)}`);
}

/** A breach toward every other party is the same whoever commits it. */
function withoutToward({ worlds }: Lens, e: Effect, told: string): string {
  const breach = e.kind === 'breach' ? worlds.histories[0].final.breaches[e.breach] : undefined;
  return breach && worlds.program.normById.get(breach.norm)?.toward === undefined ? told.replace(TOWARD, '') : told;
}

const TOWARD = /, toward [^:]*/;
/** More States than this are counted. */
const FEW_TOWARD = 6;

/** What several say in one: toward the others, where they are in breach toward each other and nobody else. */
function shared(lens: Lens, effects: readonly Effect[], told: string, subjects: readonly string[]): string {
  const owed = new Set(effects.flatMap((e) => (e.kind === 'breach' ? lens.worlds.histories[0].final.breaches[e.breach]?.toward ?? [] : [])));
  const isMutual = subjects.every((each) => owed.has(each));
  const rest = [...owed].filter((each) => !subjects.includes(each));
  const whom = !isMutual || owed.size > FEW_TOWARD ? namesWords([...owed]) : rest.length === 0 ? 'the others' : `${namesWords(rest)} and each other`;
  return told.replace(TOWARD, `, toward ${whom}`);
}

function instrumentOf({ worlds }: Lens, e: Effect): string | undefined {
  if ('instrument' in e) return e.instrument;
  const [history] = worlds.histories;
  const provision = e.kind === 'obligation' ? history.program.normById.get(history.final.instances[e.instance]?.norm ?? '')?.provision
    : e.kind === 'breach' ? history.final.breaches[e.breach]?.provision : 'provision' in e ? e.provision : undefined;
  if (provision !== undefined) return history.program.provisions.get(provision)?.instrument;
  const args = e.kind === 'act' ? e.act.args : [];
  return args.find((id) => history.program.instruments.has(id));
}

function partiesOf({ worlds }: Lens, e: Effect): readonly string[] {
  const { final } = worlds.histories[0];
  switch (e.kind) {
    case 'act': return e.act.args;
    case 'fact': return e.fact.args;
    case 'obligation': case 'performed-late': {
      const duty = final.instances[e.instance];
      return duty ? [duty.bearer, ...duty.toward] : [];
    }
    case 'breach': {
      const breach = final.breaches[e.breach];
      return breach ? [breach.by, ...breach.toward] : [];
    }
    case 'relation': return e.between;
    case 'continuity': return [e.successor, e.predecessor];
    case 'objection': return [e.party, e.to];
    case 'finding': return 'act' in e.finding ? e.finding.act.args : [];
    case 'status': case 'provisional': case 'reservation': case 'unscheduled': return [e.party];
    case 'scheduled': return e.party === undefined ? [] : [e.party];
    case 'in-force': case 'renewed': return final.participants.get(e.instrument) ?? [];
    default: return unreachable(e);
  }
}
