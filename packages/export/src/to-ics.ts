/** Deadlines and changes of status that are already set → an iCalendar file (RFC 5545) of all-day events. */
import { isoFromDay, joinAnd, ymdOfDay, type Day } from '@servanda/base';
import { cleanText } from './escape.ts';
import type { ReportInput } from './report-input.ts';

/** What a calendar can't know from the report. */
export interface CalendarOptions {
  /** When the file is made, an ISO 8601 instant (`2019-01-22T12:00:00Z`): `DTSTAMP` of every event. */
  readonly stamp: string;
  /** Also what lies before the report's day. */
  readonly includesPast?: boolean;
}

/** An all-day event. */
export interface CalendarEvent {
  /** The same for the same deadline or change in every export, so that a calendar updates and does not double it. */
  readonly uid: string;
  readonly day: Day;
  readonly summary: string;
  readonly description: string;
  readonly category: 'deadline' | 'status';
}

/** What goes into the calendar, in order of days. */
export function calendarEvents(report: ReportInput, includesPast = false): readonly CalendarEvent[] {
  const all = [...deadlines(report), ...entries(report), ...exits(report), ...ends(report)];
  return all.filter((event) => includesPast || event.day >= report.on).sort((a, b) => a.day - b.day || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0));
}

/** The calendar file. The library that writes it is loaded when it is first needed. */
export async function toIcs(report: ReportInput, { stamp, includesPast = false }: CalendarOptions): Promise<string> {
  const { default: ical } = await import('ical-generator');
  const made = new Date(stamp);
  const calendar = ical({ name: cleanText(report.title), prodId: { company: 'Servanda', product: 'Servanda', language: 'EN' } });
  for (const event of calendarEvents(report, includesPast)) {
    const { year, month, day } = ymdOfDay(event.day);
    calendar.createEvent({
      id: event.uid, stamp: made, allDay: true, start: new Date(Date.UTC(year, month - 1, day)), end: new Date(Date.UTC(year, month - 1, day + 1)),
      summary: cleanText(event.summary), description: cleanText(event.description), categories: [{ name: event.category }],
    });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}

function deadlines(report: ReportInput): readonly CalendarEvent[] {
  return report.duties.flatMap((duty): CalendarEvent[] => {
    if (duty.lastDay === undefined || !duty.isOpen) return [];
    const toward = duty.toward.length === 0 ? '' : ` Owed to ${joinAnd(duty.toward)}.`;
    return [{
      uid: uidOf('duty', duty.id), day: duty.lastDay, summary: `Last day: ${duty.bearer} to ${duty.act}`, category: 'deadline',
      description: `${duty.words}. Under ${duty.place.label}.${toward} Performance on this day is in time.`,
    }];
  });
}

function entries(report: ReportInput): readonly CalendarEvent[] {
  const whole = report.forecast.flatMap((f): CalendarEvent[] => (f.status === 'scheduled' && f.on !== undefined
    ? [{ uid: uidOf('entry', f.instrument), day: f.on, summary: `${nameOf(report, f.instrument)} enters into force`, description: 'Set by its final clauses and the log.', category: 'status' }] : []));
  const own = report.instruments.flatMap((i) => i.standings.flatMap((s): CalendarEvent[] => (s.entersOn !== undefined && !whole.some((event) => event.uid === uidOf('entry', i.id) && event.day === s.entersOn)
    ? [{ uid: uidOf('entry', i.id, s.party), day: s.entersOn, summary: `${i.title ?? i.id} enters into force for ${s.party}`, description: 'Set by its final clauses and the log.', category: 'status' }] : [])));
  return [...whole, ...own];
}

function exits(report: ReportInput): readonly CalendarEvent[] {
  return report.instruments.flatMap((i) => i.standings.flatMap((s): CalendarEvent[] => (s.leavesOn !== undefined && s.leavesOn !== i.until
    ? [{ uid: uidOf('exit', i.id, s.party), day: s.leavesOn, summary: `${s.party} ceases to be a party to ${i.title ?? i.id}`, description: 'Its withdrawal takes effect at the start of this day.', category: 'status' }] : [])));
}

function ends(report: ReportInput): readonly CalendarEvent[] {
  return report.instruments.flatMap((i): CalendarEvent[] => (i.until !== undefined
    ? [{ uid: uidOf('end', i.id), day: i.until, summary: `${i.title ?? i.id} ceases to be in force`, description: `In force until ${isoFromDay(i.until)}, which is the first day without it.`, category: 'status' }] : []));
}

function nameOf(report: ReportInput, instrument: string): string {
  return report.instruments.find((i) => i.id === instrument)?.title ?? instrument;
}

/** Letters and digits stand for themselves, all else for its code point, so that different things never share a name. */
function uidOf(...parts: readonly string[]): string {
  const name = parts.map((part) => [...part].map((c) => (/[A-Za-z0-9]/.test(c) ? c : `_${(c.codePointAt(0) ?? 0).toString(16)}_`)).join('')).join('-');
  return `${name}@servanda`;
}
