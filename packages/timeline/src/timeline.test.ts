/** Timeline on small models built by hand: the final clauses of cases/dates.md come out, and so does doubt. */
import { dayFromIso, isoFromDay, parsePartialDate, type PartialDate, type Span } from '@servanda/base';
import type { ActPattern, EntryClause, FinalClauses, Instrument, LogEntry, Model, TreatyAct } from '@servanda/model';
import { TREATY_ACTS } from '@servanda/model';
import { describe, expect, it } from 'vitest';
import { openWorlds, standingOn, statusOn } from './index.ts';

const origin: Span = { file: 'x', from: 0, to: 0 };

function on(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (parsed.kind !== 'date') throw new Error(text);
  return parsed.date;
}

const acts: readonly ActPattern[] = TREATY_ACTS.map((act): ActPattern => ({
  id: act, parts: [], roles: [{ kind: 'State' }, { kind: 'Instrument' }], actorRoles: [0], effects: [], treatyAct: act,
}));

function clauses(entry: readonly EntryClause[], more: Partial<FinalClauses> = {}): FinalClauses {
  return {
    consentBy: [], isSubjectToRatification: true, entry, withdrawal: [], eligibility: [], reservations: { rule: 'unspecified', provisions: [] },
    counting: { missingDay: 'refuse', expiryOfYear: 'same-day' }, ...more,
  };
}

function model(instrument: Partial<Instrument> & Pick<Instrument, 'clauses'>, log: readonly (readonly [string, TreatyAct, string])[], more: Partial<Model> = {}): Model {
  const parties = [...new Set(log.map((l) => l[2]))];
  const entries = log.map(([date, act, party], i): LogEntry => ({
    id: `log#${i}`, date: on(date), according: [], origin,
    content: { kind: 'act', act: { pattern: act, args: [{ kind: 'thing', id: party }, { kind: 'thing', id: 'T' }] } },
  }));
  return {
    kinds: [{ id: 'Actor' }, { id: 'State', parent: 'Actor' }, { id: 'Instrument' }],
    things: parties.map((id) => ({ id, kind: 'State', aliases: [], codes: {} })), groups: [], weights: [], continuities: [], facts: [], acts,
    instruments: [{ id: 'T', kind: 'instrument', parties: [], sources: [], origin, ...instrument }], provisions: [{ id: 'T', instrument: 'T', origin }],
    law: [], readings: [], log: entries, reports: [], claims: [], beliefs: [], accepted: [], questions: [], files: [], ...more,
  };
}

describe('entry into force', () => {
  const rome = [
    { for: 'all', origin, threshold: { kind: 'count', n: 2 }, day: { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'nth-day-after', n: 60 }, { kind: 'first-of-month-after' }] } },
    { for: 'later', origin, threshold: { kind: 'own-consent' }, day: { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'nth-day-after', n: 60 }, { kind: 'first-of-month-after' }] } },
  ] as const;

  it('is on the clause’s day for the first, on their own for later parties (Rome Statute art. 126)', () => {
    const worlds = openWorlds(model({ clauses: clauses(rome) }, [
      ['2001-01-01', 'ratify', 'A'], ['2002-04-11', 'ratify', 'B'], ['2003-01-31', 'accede', 'Albania'], ['2002-07-01', 'ratify', 'Australia'],
    ]));
    const since = (party: string): string => isoFromDay(standingOn(worlds, 'T', party, dayFromIso('2020-01-01')).since ?? dayFromIso('1000-01-01'));
    expect(['A', 'B', 'Albania', 'Australia'].map(since)).toEqual(['2002-07-01', '2002-07-01', '2003-05-01', '2002-09-01']);
    expect(standingOn(worlds, 'T', 'A', dayFromIso('2002-06-30'))).toMatchObject({ status: 'contracting', entersOn: dayFromIso('2002-07-01') });
    expect(statusOn(worlds, dayFromIso('2002-07-01'))[0]).toMatchObject({ isInForce: 'yes', since: dayFromIso('2002-07-01') });
  });

  it('is unknown on the days that a partial date leaves in doubt, and known on all others', () => {
    const worlds = openWorlds(model({ parties: ['A', 'B'], clauses: clauses([{ for: 'all', origin, threshold: { kind: 'exchange' }, day: { kind: 'origin' } }]) }, [
      ['1956-12', 'exchange', 'A'], ['1956-12-12', 'exchange', 'B'],
    ]));
    const at = (iso: string): string => standingOn(worlds, 'T', 'A', dayFromIso(iso)).status;
    expect(['1956-11-30', '1956-12-11', '1956-12-12', '1956-12-30', '1956-12-31'].map(at)).toEqual(['negotiating', 'unknown', 'unknown', 'unknown', 'party']);
    expect(worlds.isExhaustive).toBe(true);
  });

  it('ends a bilateral treaty when its renewable term runs out after timely notice (Neutrality Pact 1941)', () => {
    const duration = { term: { n: 5, unit: 'year' }, renewal: { n: 5, unit: 'year' }, notice: { n: 1, unit: 'year' }, origin } as const;
    const worlds = openWorlds(model({ parties: ['Japan', 'USSR'], clauses: clauses([{ for: 'all', origin, threshold: { kind: 'consent-of-all' }, day: { kind: 'origin' } }], { duration }) }, [
      ['1941-04-25', 'ratify', 'Japan'], ['1941-04-25', 'ratify', 'USSR'], ['1945-04-05', 'withdraw', 'USSR'],
    ]));
    const whole = statusOn(worlds, dayFromIso('1945-08-09'))[0];
    expect(whole).toMatchObject({ isInForce: 'yes', until: dayFromIso('1946-04-25') });
    expect(statusOn(worlds, dayFromIso('1946-04-25'))[0]?.isInForce).toBe('no');
  });

  it('renews for another term when the notice comes too late', () => {
    const duration = { term: { n: 5, unit: 'year' }, renewal: { n: 5, unit: 'year' }, notice: { n: 1, unit: 'year' }, origin } as const;
    const worlds = openWorlds(model({ parties: ['Japan', 'USSR'], clauses: clauses([{ for: 'all', origin, threshold: { kind: 'consent-of-all' }, day: { kind: 'origin' } }], { duration }) }, [
      ['1941-04-25', 'ratify', 'Japan'], ['1941-04-25', 'ratify', 'USSR'], ['1945-04-26', 'withdraw', 'USSR'],
    ]));
    expect(statusOn(worlds, dayFromIso('1946-04-25'))[0]).toMatchObject({ isInForce: 'yes', until: dayFromIso('1951-04-25') });
  });
});
