/** The log as happenings in order: which entries count as fact, which were known by a day, and where partial dates are placed. */
import { FAR_PAST, intervalOf, type Day } from '@servanda/base';
import type { Application, Claim, LogEntry, Model, Report } from '@servanda/model';
import type { Ground, Happening } from '@servanda/semantics';

/** Which of the log counts, seen from where. */
export interface Viewpoint {
  /** Only what was known by this day: the second clock. */
  readonly knownOn?: Day;
  /** Sources that count as fact besides those the dossier believes; `*` for all. */
  readonly believe?: readonly string[];
}

/** An entry with the days it may have fallen on. */
export interface PlacedEntry {
  readonly entry: LogEntry;
  readonly first: Day;
  readonly last: Day;
}

/** A happening on its day. */
export interface DatedHappening {
  readonly day: Day;
  readonly happening: Happening;
}

/**
 * The entries that count as fact from the viewpoint. An entry without `according to` is the author's own word. One that rests on
 * quoted texts or official notices is believed unless disbelieved; one that rests only on reports or claims is not, unless
 * the dossier or the viewpoint believes one of them, their report, or their speaker. What is claimed to have happened, or to be so,
 * counts when it is believed by one of these names, not by default; a report does not count from the day another corrects it.
 */
export function entriesThatCount(model: Model, viewpoint: Viewpoint = {}): readonly PlacedEntry[] {
  const trust = trustOf(model, viewpoint);
  const placed: PlacedEntry[] = [];
  for (const entry of [...model.log, ...believedClaims(model, trust)]) {
    if (!trust.counts(entry)) continue;
    if (viewpoint.knownOn !== undefined && !isKnownBy(model, trust, entry, viewpoint.knownOn)) continue;
    const interval = entry.date ? intervalOf(entry.date) : { first: FAR_PAST, last: FAR_PAST };
    placed.push({ entry, ...interval });
  }
  return placed;
}

/** Whether an entry had become known by the end of the day: its own publication's day, else that of its sources that count, else its own date. */
function isKnownBy(model: Model, trust: Trust, entry: LogEntry, day: Day): boolean {
  if (entry.knownFrom) return intervalOf(entry.knownFrom).first <= day;
  const published = entry.according.filter(trust.isBelieved).map((ref) => firstPrinted(model, ref)).filter((d): d is Day => d !== undefined);
  if (published.length > 0) return Math.min(...published) <= day;
  return entry.date === undefined || intervalOf(entry.date).first <= day;
}

/** What was printed again had become known when it was first printed. */
function firstPrinted(model: Model, ref: string): Day | undefined {
  const own = publicationDay(model, ref);
  const original = originalsOf(model, ref).map((r) => publicationDay(model, r.id)).filter((d): d is Day => d !== undefined);
  return own === undefined ? undefined : Math.min(own, ...original) as Day;
}

/** The reports of which the report (or the claim's) is a reprint. */
function originalsOf({ reports, claims }: Model, ref: string): readonly Report[] {
  const found: Report[] = [];
  const first = claims.find((c) => c.id === ref)?.report ?? ref;
  let next = reports.find((r) => r.id === first)?.reprints;
  while (next !== undefined && !found.some((r) => r.id === next)) {
    const report = reports.find((r) => r.id === next);
    if (!report) break;
    found.push(report);
    next = report.reprints;
  }
  return found;
}

/** Claims believed by name, as entries of the log: what happened on a stated day, and what is so from the day it is said. */
function believedClaims(model: Model, trust: Trust): readonly LogEntry[] {
  const cited = new Set(model.log.flatMap((e) => e.according));
  return model.claims.flatMap((claim): LogEntry[] => {
    if (claim.isNegated || cited.has(claim.id) || claim.chain.some((link) => !ASSERTING.has(link.modality)) || !trust.isNamed(claim.id)) return [];
    const content = contentOf(claim);
    const on = 'on' in claim.content ? claim.content.on : undefined;
    const date = on ?? (content?.kind === 'fact' ? claim.on ?? model.reports.find((r) => r.id === claim.report)?.on : undefined);
    return content && date ? [{ id: claim.id, date, content, according: [claim.id], origin: claim.origin }] : [];
  });
}

/** Who suggests or denies something, or does not comment, says not that it is so. */
const ASSERTING: ReadonlySet<string> = new Set(['states', 'says', 'reports', 'confirms']);

function contentOf({ content }: Claim): LogEntry['content'] | undefined {
  if (content.kind === 'event') return content.content;
  if (content.kind !== 'statement') return undefined;
  const isNot = content.statement.kind === 'not';
  const inner = content.statement.kind === 'not' ? content.statement.of : content.statement;
  return inner.kind === 'fact' ? { kind: 'fact', fact: inner.fact, value: !isNot } : undefined;
}

/** The day on which a claim, report or notice was published. */
export function publicationDay(model: Model, ref: string): Day | undefined {
  const claim = model.claims.find((c) => c.id === ref);
  const own = claim?.on ?? model.reports.find((r) => r.id === (claim?.report ?? ref))?.on;
  return own && intervalOf(own).first;
}

interface Trust {
  readonly counts: (entry: LogEntry) => boolean;
  readonly isBelieved: (ref: string) => boolean;
  /** Believed by one of its names, and not merely since nothing speaks against it. */
  readonly isNamed: (ref: string) => boolean;
}

function trustOf(model: Model, viewpoint: Viewpoint): Trust {
  const believed = new Set([...model.beliefs.filter((b) => b.isBelieved).map((b) => b.ref), ...(viewpoint.believe ?? [])]);
  const disbelieved = new Set(model.beliefs.filter((b) => !b.isBelieved).map((b) => b.ref));
  const reports = new Map(model.reports.map((r) => [r.id, r]));
  const claims = new Map(model.claims.map((c) => [c.id, c]));
  const corrected = correctedBy(model, viewpoint.knownOn);
  const reportOf = (ref: string): Report | undefined => reports.get(claims.get(ref)?.report ?? ref);
  const names = (ref: string): readonly string[] => {
    const report = reportOf(ref);
    return [ref, ...(claims.get(ref)?.chain.map((l) => l.who) ?? []), ...(report ? [report.id, report.by] : []), ...originalsOf(model, ref).flatMap((r) => [r.id, r.by])];
  };
  const isNamed = (ref: string): boolean => {
    const all = names(ref);
    if (all.some((n) => disbelieved.has(n))) return false;
    // Whoever believes a report by its own name means that version.
    const report = reportOf(ref);
    if (report && corrected.has(report.id)) return believed.has(ref) || believed.has(report.id);
    return believed.has('*') || all.some((n) => believed.has(n));
  };
  const isBelieved = (ref: string): boolean => {
    if (isNamed(ref)) return true;
    const report = reportOf(ref);
    if (names(ref).some((n) => disbelieved.has(n)) || (report && corrected.has(report.id))) return false;
    return report ? report.kind === 'notice' : !claims.has(ref);
  };
  const cache = new Map<string, boolean>();
  const remembered = (ref: string): boolean => {
    const known = cache.get(ref);
    if (known !== undefined) return known;
    const value = isBelieved(ref);
    cache.set(ref, value);
    return value;
  };
  return { isNamed, isBelieved: remembered, counts: (entry) => entry.according.length === 0 || entry.according.some(remembered) };
}

/** The reports that others had corrected by the day. */
function correctedBy(model: Model, knownOn: Day | undefined): ReadonlySet<string> {
  return new Set(model.reports.flatMap((r) => (r.corrects !== undefined && (knownOn === undefined || r.on === undefined || intervalOf(r.on).first <= knownOn) ? [r.corrects] : [])));
}

/**
 * Happenings in order of day, entries of one day in the order of the dossier. `dayOf` places each entry in its interval;
 * `happenings` are those of the entries, where the caller has them.
 */
export function happeningsOf(
  entries: readonly PlacedEntry[], dayOf: (entry: PlacedEntry, index: number) => Day, happenings = entries.map(({ entry }) => happeningOf(entry)),
): readonly DatedHappening[] {
  const all = entries.map((placed, index) => ({ day: dayOf(placed, index), happening: happenings[index] as Happening, index }));
  for (let i = 1; i < all.length; i++) {
    if ((all[i] as { day: Day }).day < (all[i - 1] as { day: Day }).day) return all.sort((a, b) => a.day - b.day || a.index - b.index);
  }
  return all;
}

/** What an entry of the log means to `step`. */
export function happeningOf(entry: LogEntry): Happening {
  const content = entry.content;
  switch (content.kind) {
    case 'act': return { kind: 'act', act: ground(content.act), effectiveOn: content.effectiveOn, entry: entry.id };
    case 'fact': return { kind: 'fact', fact: ground(content.fact), value: content.value, entry: entry.id };
    case 'official': return { ...content, kind: 'official', entry: entry.id };
    case 'extended': return { ...content, kind: 'extended', entry: entry.id };
    default: return { kind: 'pass', entry: entry.id };
  }
}

/** Log arguments are constants. */
export function ground(app: Application): Ground {
  return { pattern: app.pattern, args: app.args.map((t) => (t.kind === 'var' ? t.name : t.id)) };
}
