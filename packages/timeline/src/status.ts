/** Who stands where on a day: instruments per party, duties, facts, breaches; each `unknown` where the dates leave it open. */
import { intervalOf, type Day, type Truth } from '@servanda/base';
import type { PartyStatus } from '@servanda/model';
import { OPEN, type Breach, type ObligationInstance, type ObligationStatus } from '@servanda/semantics';
import { effectAt, indexAt, valueAt, type History, type Series } from './history.ts';
import { agreed, truthIn, type Worlds } from './worlds.ts';

/** A party's standing toward an instrument on a day. */
export interface PartyStanding {
  readonly party: string;
  /** Where the instrument ended or was left before another State continued this party: that other State. */
  readonly continuedBy?: string;
  /** The State from which it has this standing, as it continues it. */
  readonly continues?: { readonly party: string; readonly since?: Day };
  /** `unknown` when the dates of the log leave it open; `possible` then lists what it may be. */
  readonly status: PartyStatus | 'unknown';
  readonly possible: readonly PartyStatus[];
  /** Since when, unless that is in doubt. */
  readonly since?: Day;
  readonly isProvisional: Truth;
  /** VCLT 18: signed or consented, not yet in force. */
  readonly hasInterimDuty: Truth;
  /** Withdrawal notified, taking effect on this later day. */
  readonly leavesOn?: Day;
  /** Entry into force for the party is set for this later day. */
  readonly entersOn?: Day;
}

/** An instrument on a day: in force or not, since and until when, and its parties. */
export interface InstrumentStanding {
  readonly instrument: string;
  readonly isInForce: Truth;
  readonly since?: Day;
  readonly until?: Day;
  readonly parties: readonly PartyStanding[];
}

/** What to leave out of the status of a day. */
export interface StatusQuery {
  /** Only this party's standing (and instruments it has to do with). */
  readonly party?: string;
  readonly instrument?: string;
}

/** Every instrument's standing on the day; `custom` bodies of law are left out. */
export function statusOn(worlds: Worlds, day: Day, query: StatusQuery = {}): readonly InstrumentStanding[] {
  const { program } = worlds;
  const found: InstrumentStanding[] = [];
  for (const instrument of program.model.instruments) {
    if (instrument.kind === 'custom' || (query.instrument !== undefined && instrument.id !== query.instrument)) continue;
    const participants = worlds.histories[0].final.participants.get(instrument.id) ?? [];
    const all = [...new Set([...instrument.parties, ...participants])];
    const parties = all.map((p) => withContinuity(worlds, instrument.id, standingOn(worlds, instrument.id, p, day), day))
      .filter((s) => s.status !== 'none' && (query.party === undefined || s.party === query.party || s.continuedBy === query.party));
    if (query.party !== undefined && parties.length === 0) continue;
    found.push({ instrument: instrument.id, ...wholeOn(worlds, instrument.id, day), parties });
  }
  return found;
}

/** With the State it continues in this standing, or the one that continues it, whose standing it then no longer is. */
function withContinuity(worlds: Worlds, instrument: string, standing: PartyStanding, day: Day): PartyStanding {
  const { status, party } = standing;
  const [history] = worlds.histories;
  const { continuities } = worlds.model;
  if (status === 'ended' || status === 'withdrawn') {
    const next = continuities.find((c) => c.predecessor === party && intervalOf(c.from).first <= day);
    return next === undefined ? standing : { ...standing, continuedBy: next.successor };
  }
  const effect = history.effects[effectAt(history.statuses.get(`${instrument}|${party}`), day) ?? -1];
  const law = effect?.because.law.find((id) => id.startsWith('continuity:'));
  const continuity = law === undefined ? undefined : continuities[Number(law.slice('continuity:'.length))];
  if (!effect || continuity?.successor !== party) return standing;
  const before = standingOn(worlds, instrument, continuity.predecessor, (effect.day - 1) as Day);
  return before.status === status ? { ...standing, continues: { party: before.party, since: before.since } } : standing;
}

function wholeOn(worlds: Worlds, id: string, day: Day): Pick<InstrumentStanding, 'isInForce' | 'since' | 'until'> {
  const isInForce = truthIn(worlds, (h) => valueAt(h.inForce.get(id), day) ?? false);
  const { value: since, isAgreed } = agreed(worlds, (h) => lastChange(h, id, day));
  return { isInForce, since: isAgreed ? since : undefined, until: isInForce === 'yes' ? nextEnd(worlds, id, day) : undefined };
}

function lastChange(h: History, id: string, day: Day): Day | undefined {
  const series = h.inForce.get(id);
  return series?.days[indexAt(series, day)] as Day | undefined;
}

/** The end already decided by the log and the clauses, if it lies ahead and all worlds agree. */
function nextEnd(worlds: Worlds, id: string, day: Day): Day | undefined {
  const { value, isAgreed } = agreed(worlds, (h) => {
    const series = h.inForce.get(id);
    return series?.days[indexAt(series, day) + 1] as Day | undefined;
  });
  return isAgreed ? value : undefined;
}

/** A party’s status in one history: a binary search. */
export function statusIn(history: History, instrument: string, party: string, day: Day): PartyStatus {
  const known = valueAt(history.statuses.get(`${instrument}|${party}`), day);
  if (known !== undefined) return known;
  const definition = history.program.instruments.get(instrument);
  if (definition?.kind === 'custom') return history.program.kindsOf.get(party)?.has('State') ? 'party' : 'none';
  return definition?.parties.includes(party) ? 'negotiating' : 'none';
}

/** One party's standing toward one instrument: a few binary searches. */
export function standingOn(worlds: Worlds, instrument: string, party: string, day: Day): PartyStanding {
  const key = `${instrument}|${party}`;
  const possible = [...new Set(worlds.histories.map((h) => statusIn(h, instrument, party, day)))];
  const status = possible.length === 1 ? possible[0] as PartyStatus : 'unknown';
  const since = agreed(worlds, (h) => { const s = h.statuses.get(key); return s?.days[indexAt(s, day)] as Day | undefined; });
  const interim = truthIn(worlds, (h) => isInterim(h, instrument, party, day));
  return {
    party, status, possible, since: since.isAgreed ? since.value : undefined,
    isProvisional: truthIn(worlds, (h) => valueAt(h.provisional.get(key), day) ?? false),
    hasInterimDuty: interim, ...aheadOf(worlds, key, status, day),
  };
}

function isInterim(h: History, instrument: string, party: string, day: Day): boolean {
  const status = statusIn(h, instrument, party, day);
  const whole = h.inForce.get(instrument);
  const hasEnded = valueAt(whole, day) === false && indexAt(whole, day) > 0;
  return !hasEnded && (status === 'signatory' || status === 'contracting');
}

function aheadOf(worlds: Worlds, key: string, status: PartyStatus | 'unknown', day: Day): Pick<PartyStanding, 'leavesOn' | 'entersOn'> {
  const next = agreed(worlds, (h) => {
    const series = h.statuses.get(key);
    const i = indexAt(series, day) + 1;
    const to = series?.values[i];
    return to === undefined ? '' : `${to}@${series?.days[i]}`;
  });
  if (!next.isAgreed || next.value === '') return {};
  const [to, on] = next.value.split('@') as [PartyStatus, string];
  if (to === 'party' && status !== 'party') return isDecided(worlds, key, Number(on) as Day, day) ? { entersOn: Number(on) as Day } : {};
  if ((to === 'withdrawn' || to === 'ended') && status === 'party') return isDecided(worlds, key, Number(on) as Day, day) ? { leavesOn: Number(on) as Day } : {};
  return {};
}

/** Whether a later change had already been set on the calendar by the day (rather than by what happened after it). */
function isDecided(worlds: Worlds, key: string, on: Day, day: Day): boolean {
  const [instrument, party] = key.split('|');
  return worlds.histories.every((h) => h.effects.some((e) => e.kind === 'scheduled' && e.instrument === instrument && e.day <= day && e.on === on && (e.party === undefined || e.party === party)));
}

/** A duty on a day. */
export interface Duty {
  readonly instance: ObligationInstance;
  readonly norm: string;
  readonly status: ObligationStatus | 'unknown';
  readonly possible: readonly ObligationStatus[];
  readonly since?: Day;
}

/** Which duties are asked for. */
export interface DutyQuery {
  readonly bearer?: string;
  readonly toward?: string;
  /** Also those that are over (fulfilled, lapsed, breached, discharged). Default: open ones. */
  readonly includesClosed?: boolean;
}

/** The duties that exist on the day. Duties of different worlds are matched by norm, bearer, act and trigger. */
export function dutiesOn(worlds: Worlds, day: Day, query: DutyQuery = {}): readonly Duty[] {
  const byKey = new Map<string, { instance: ObligationInstance; statuses: (ObligationStatus | undefined)[]; since: (Day | undefined)[] }>();
  worlds.histories.forEach((h, w) => {
    const rank = new Map<string, number>();
    for (const instance of h.final.instances) {
      const base = `${instance.norm}|${instance.act.pattern}|${instance.act.args.join('|')}`;
      const n = rank.get(base) ?? 0;
      rank.set(base, n + 1);
      const series = h.duties[instance.id];
      const status = valueAt(series, day);
      if (status === undefined) continue;
      const entry = byKey.get(`${base}#${n}`) ?? { instance: asOf(h, instance, series, day), statuses: [], since: [] };
      entry.statuses[w] = status;
      entry.since[w] = series?.days[indexAt(series, day)] as Day | undefined;
      byKey.set(`${base}#${n}`, entry);
    }
  });
  const duties = [...byKey.values()].map((e) => dutyOf(e, worlds.histories.length));
  return duties.filter((d) => isAsked(worlds, d, query));
}

/** The duty as it was on the day: bearer, counterparties and act before any continuity that came later. */
function asOf(h: History, instance: ObligationInstance, series: Series<ObligationStatus> | undefined, day: Day): ObligationInstance {
  const effect = h.effects[effectAt(series, day) ?? -1];
  return effect?.kind === 'obligation' ? { ...instance, bearer: effect.bearer, toward: effect.toward, act: effect.act } : instance;
}

function dutyOf(e: { instance: ObligationInstance; statuses: readonly (ObligationStatus | undefined)[]; since: readonly (Day | undefined)[] }, worlds: number): Duty {
  const possible = [...new Set(e.statuses.filter((s): s is ObligationStatus => s !== undefined))];
  const isSure = possible.length === 1 && e.statuses.filter((s) => s !== undefined).length === worlds;
  const days = new Set(e.since);
  return { instance: e.instance, norm: e.instance.norm, status: isSure ? possible[0] as ObligationStatus : 'unknown', possible, since: days.size === 1 ? e.since[0] : undefined };
}

function isAsked(worlds: Worlds, duty: Duty, query: DutyQuery): boolean {
  if (!query.includesClosed && !duty.possible.some((s) => OPEN.includes(s))) return false;
  if (query.bearer !== undefined && duty.instance.bearer !== query.bearer) return false;
  if (query.toward === undefined) return true;
  const toward = duty.instance.toward;
  if (toward.length > 0) return toward.includes(query.toward);
  const instrument = worlds.program.provisions.get(worlds.program.normById.get(duty.norm)?.provision ?? '')?.instrument;
  return instrument !== undefined && query.toward !== duty.instance.bearer && (worlds.histories[0].final.participants.get(instrument) ?? []).includes(query.toward);
}

/** A duty with a deadline ahead. */
export interface DueItem {
  readonly duty: Duty;
  /** The last day on which performance is in time. */
  readonly lastDay: Day;
}

/** Deadlines that lie on or after `from` and not after `before`, of duties active on `from`; earliest first. */
export function dueItems(worlds: Worlds, from: Day, before: Day | undefined, query: DutyQuery = {}): readonly DueItem[] {
  const reference = worlds.histories[0];
  return dutiesOn(worlds, from, query).filter((d) => d.possible.includes('active') || d.possible.includes('suspended'))
    .flatMap((duty): DueItem[] => {
      const lastDay = lastDayAt(reference, duty.instance.id, from);
      return lastDay === undefined || lastDay < from || (before !== undefined && lastDay > before) ? [] : [{ duty, lastDay }];
    })
    .sort((a, b) => a.lastDay - b.lastDay || (a.duty.norm < b.duty.norm ? -1 : 1));
}

/** The last day as it stood on the day (suspension moves it). */
export function lastDayAt(history: History, instance: number, day: Day): Day | undefined {
  const n = effectAt(history.duties[instance], day);
  const effect = n === undefined ? undefined : history.effects[n];
  return effect?.kind === 'obligation' ? effect.lastDay : undefined;
}

/** Breaches dated on or before the day, in every world (`yes`) or some (`unknown`). */
export function breachesBy(worlds: Worlds, day: Day): readonly { readonly breach: Breach; readonly isSure: boolean }[] {
  const counted = new Map<string, { breach: Breach; n: number }>();
  for (const h of worlds.histories) {
    const seen = new Set<string>();
    for (const breach of h.final.breaches) {
      if (breach.on > day) continue;
      const base = `${breach.norm}|${breach.by}|${breach.act?.pattern ?? ''}|${breach.act?.args.join('|') ?? ''}`;
      let key = base;
      for (let k = 2; seen.has(key); k++) key = `${base}#${k}`;
      seen.add(key);
      const known = counted.get(key);
      if (known) known.n++; else counted.set(key, { breach, n: 1 });
    }
  }
  return [...counted.values()].map(({ breach, n }) => ({ breach, isSure: n === worlds.histories.length })).sort((a, b) => a.breach.on - b.breach.on);
}

/** Facts true on the day (`unknown` where worlds differ). */
export function factsOn(worlds: Worlds, day: Day): readonly { readonly key: string; readonly truth: Truth; readonly since?: Day }[] {
  const keys = new Set(worlds.histories.flatMap((h) => [...h.facts.keys()]));
  const found: { key: string; truth: Truth; since?: Day }[] = [];
  for (const key of keys) {
    const truth = truthIn(worlds, (h) => valueAt(h.facts.get(key), day) ?? false);
    if (truth === 'no') continue;
    const since = agreed(worlds, (h) => { const s = h.facts.get(key); return s?.days[indexAt(s, day)] as Day | undefined; });
    found.push({ key, truth, since: since.isAgreed ? since.value : undefined });
  }
  return found;
}

