/** What if: a dossier with further happenings at the end of its log, and what follows from them that was not so without them. */
import { hasErrors, intervalOf, isoFromDay, parseIsoDay, partialDateOfDay, type Day } from '@servanda/base';
import { contentWords, parseEvent, type LogEntry, type Model } from '@servanda/model';
import type { Desk } from './desk.ts';
import type { SupposedEvent } from './dossier.ts';
import type { Lens } from './lens.ts';
import type { QueryProblem, TimelineRow } from './reports.ts';
import { timelineReport } from './timeline-report.ts';

/** The happenings as entries of the log, and what could not be read. */
export interface ReadEvents {
  readonly entries: readonly LogEntry[];
  readonly events: readonly { readonly on: string; readonly sentence: string }[];
  readonly problems: readonly QueryProblem[];
}

/** Since when what is supposed was known: always. */
export const LONG_KNOWN = { year: 1000 };

/** Reads happenings in the dossier's words. One without a day falls on the day of the one before it, the first on `today`. */
export function readEvents({ compiled }: Desk, lens: Lens, given: readonly SupposedEvent[], today: Day): ReadEvents {
  const entries: LogEntry[] = [];
  const events: { on: string; sentence: string }[] = [];
  const problems: QueryProblem[] = [];
  let day = today;
  for (const { text, on } of given) {
    const stated = on === undefined ? undefined : parseIsoDay(on);
    if (on !== undefined && stated === undefined) problems.push({ kind: 'date', given: on, message: `\`${on}\` is not a day` });
    const { happening, diagnostics } = compiled ? parseEvent(compiled, text) : { happening: undefined, diagnostics: [] };
    if (!happening || hasErrors(diagnostics)) {
      const message = diagnostics.find((d) => d.severity === 'error')?.message ?? `\`${text}\` cannot be read as something that happens`;
      problems.push({ kind: 'statement', given: text, message, ...(diagnostics.length > 0 && { diagnostics }) });
      continue;
    }
    day = happening.date ? intervalOf(happening.date).first : stated ?? day;
    const date = happening.date ?? partialDateOfDay(day);
    for (const content of happening.contents) {
      entries.push({ id: `supposed#${entries.length + 1}`, date, content, according: [], knownFrom: LONG_KNOWN, origin: { file: 'happening', from: 0, to: text.length } });
      events.push({ on: isoFromDay(day), sentence: contentWords(lens.speech(), content) });
    }
  }
  return { entries, events, problems };
}

export function withEntries(model: Model, entries: readonly LogEntry[]): Model {
  return { ...model, log: [...model.log, ...entries] };
}

/** What is in one timeline and not in the other, both ways. */
export function changesBetween(before: Lens, after: Lens): { readonly follows: readonly TimelineRow[]; readonly averted: readonly TimelineRow[] } {
  const [old, now] = [timelineReport(before, {}).rows, timelineReport(after, {}).rows];
  return { follows: without(now, old), averted: without(old, now) };
}

function without(rows: readonly TimelineRow[], others: readonly TimelineRow[]): readonly TimelineRow[] {
  const keyOf = (row: TimelineRow): string => `${row.on}|${row.sentence}`;
  const counts = new Map<string, number>();
  for (const row of others) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const left = counts.get(keyOf(row)) ?? 0;
    counts.set(keyOf(row), left - 1);
    return left <= 0;
  });
}
