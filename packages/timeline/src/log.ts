/** The log as happenings in order: which entries count as fact, which were known by a day, and where partial dates are placed. */
import { FAR_PAST, intervalOf, type Day } from '@servanda/base';
import type { Application, LogEntry, Model } from '@servanda/model';
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
 * the dossier or the viewpoint believes one of them, their report, or their speaker.
 */
export function entriesThatCount(model: Model, viewpoint: Viewpoint = {}): readonly PlacedEntry[] {
  const trust = trustOf(model, viewpoint);
  const placed: PlacedEntry[] = [];
  for (const entry of model.log) {
    if (!trust.counts(entry)) continue;
    if (viewpoint.knownOn !== undefined && !isKnownBy(model, entry, viewpoint.knownOn)) continue;
    const interval = entry.date ? intervalOf(entry.date) : { first: FAR_PAST, last: FAR_PAST };
    placed.push({ entry, ...interval });
  }
  return placed;
}

/** Whether an entry had become known by the end of the day: its own publication's day, else its sources', else its own date. */
function isKnownBy(model: Model, entry: LogEntry, day: Day): boolean {
  if (entry.knownFrom) return intervalOf(entry.knownFrom).first <= day;
  const published = entry.according.map((ref) => publicationDay(model, ref)).filter((d): d is Day => d !== undefined);
  if (published.length > 0) return Math.min(...published) <= day;
  return entry.date === undefined || intervalOf(entry.date).first <= day;
}

/** The day on which a claim, report or notice was published. */
export function publicationDay(model: Model, ref: string): Day | undefined {
  const claim = model.claims.find((c) => c.id === ref);
  const own = claim?.on ?? model.reports.find((r) => r.id === (claim?.report ?? ref))?.on;
  return own && intervalOf(own).first;
}

interface Trust {
  readonly counts: (entry: LogEntry) => boolean;
}

function trustOf(model: Model, viewpoint: Viewpoint): Trust {
  const believed = new Set([...model.beliefs.filter((b) => b.isBelieved).map((b) => b.ref), ...(viewpoint.believe ?? [])]);
  const disbelieved = new Set(model.beliefs.filter((b) => !b.isBelieved).map((b) => b.ref));
  const reports = new Map(model.reports.map((r) => [r.id, r]));
  const claims = new Map(model.claims.map((c) => [c.id, c]));
  const names = (ref: string): readonly string[] => {
    const claim = claims.get(ref);
    const report = reports.get(claim?.report ?? ref);
    return [ref, ...(claim ? claim.chain.map((l) => l.who) : []), ...(report ? [report.id, report.by, ...(report.reprints ? [report.reprints] : [])] : [])];
  };
  const isBelieved = (ref: string): boolean => {
    const all = names(ref);
    if (all.some((n) => disbelieved.has(n))) return false;
    if (believed.has('*') || all.some((n) => believed.has(n))) return true;
    const claim = claims.get(ref);
    const report = reports.get(claim?.report ?? ref);
    return report ? report.kind === 'notice' : claim === undefined;
  };
  const cache = new Map<string, boolean>();
  const remembered = (ref: string): boolean => {
    const known = cache.get(ref);
    if (known !== undefined) return known;
    const value = isBelieved(ref);
    cache.set(ref, value);
    return value;
  };
  return { counts: (entry) => entry.according.length === 0 || entry.according.some(remembered) };
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
