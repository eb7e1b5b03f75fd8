/** A State that continues another: who was bound at the time, what is so of whom, and what ends for both. */
import { dayFromIso, isoFromDay } from '@servanda/base';
import { compileText, parseStatement } from '@servanda/model';
import { describe, expect, it } from 'vitest';
import { isTrueOn, makeTeller, openWorlds, statusOn, why } from './index.ts';

const compiled = compileText(`
dossier "War and peace".
State: USSR, Russia, Japan.
Russia continues USSR from 1991-12-26.
kind Land.
Land: Island.
fact State and State are at war, mutual.
fact State trusts State.
fact State administers Land, one State at a time.
instrument Pact between Japan and USSR.
Enters into force on exchange of ratifications. Remains in force for 5 years.
instrument Peace between Japan and Russia.
Enters into force on exchange of ratifications.
article 1. When this instrument enters into force, Japan and Russia are no longer at war.
instrument Older between Japan and USSR.
Enters into force on exchange of ratifications.
On 1941-04-25 Japan and USSR exchange ratifications of Pact.
On 1950-01-01 Japan and USSR exchange ratifications of Older.
On 1945-08-08 Japan and USSR are at war.
On 1945-08-08 USSR trusts Japan.
On 1945-09-01 USSR administers Island.
On 1995-01-01 Japan and Russia exchange ratifications of Peace.
On 1996-01-01 Russia no longer trusts Japan.
On 1997-01-01 Japan administers Island.
`);
const worlds = openWorlds(compiled.model);
const [history] = worlds.histories;

function isSo(said: string, on: string): boolean {
  const { stated } = parseStatement(compiled, said);
  if (!stated) throw new Error(said);
  return isTrueOn(history, stated.statement, dayFromIso(on));
}

describe('what is on record of the State continued', () => {
  it.each([
    ['Russia trusts Japan', '1991-12-25', false], ['Russia trusts Japan', '1991-12-26', true], ['Russia trusts Japan', '1996-01-01', false],
    ['USSR trusts Japan', '1996-01-01', false], ['Japan and Russia are at war', '1994-12-31', true], ['Japan and Russia are at war', '1995-01-01', false],
    ['Japan and USSR are at war', '1995-01-01', false], ['Russia administers Island', '1996-12-31', true], ['Russia administers Island', '1997-01-01', false],
  ])('is said of the one that continues it, and ends with it: %s on %s is %s', (said, on, expected) => {
    expect(isSo(said, on)).toBe(expected);
  });
});

describe('words', () => {
  const teller = makeTeller(compiled.model);
  const told = (said: string, on: string): readonly string[] => {
    const { stated } = parseStatement(compiled, said);
    return stated ? why(worlds, teller, stated.statement, dayFromIso(on)).reasons.map((r) => r.text) : [];
  };

  it('say why what is so of one is not yet so of the other', () => {
    expect(told('Russia trusts Japan', '1980-01-01')).toEqual([
      'USSR trusts Japan, but Russia continues USSR only from 1991-12-26; until then what is so of USSR is not so of Russia',
    ]);
    expect(told('Older is in force for Russia', '1980-01-01')).toContain('USSR is a party to Older, but Russia continues USSR only from 1991-12-26');
  });

  it('end a fact under the name of today', () => {
    const ends = history.effects.filter((e) => e.kind === 'fact' && !e.value).map((e) => `${isoFromDay(e.day)} ${teller.effect(e, history)}`);
    expect(ends).toEqual(['1995-01-01 Japan and Russia are no longer at war', '1996-01-01 Russia no longer trusts Japan', '1997-01-01 Russia no longer administers Island']);
  });
});

describe('status', () => {
  const parties = (instrument: string, on: string): readonly string[] => statusOn(worlds, dayFromIso(on), { instrument })[0]?.parties.map((p) => `${p.party} ${p.status} ${p.since === undefined ? '' : isoFromDay(p.since)}`) ?? [];

  it('names the party of the time for what was over before', () => {
    expect(parties('Pact', '2000-01-01')).toEqual(['Japan ended 1946-04-25', 'USSR ended 1946-04-25']);
    expect(statusOn(worlds, dayFromIso('2000-01-01'), { instrument: 'Pact', party: 'Russia' })[0]?.parties[0]).toMatchObject({ party: 'USSR', continuedBy: 'Russia' });
  });

  it('names the State that continues it for what goes on', () => {
    expect(parties('Older', '2000-01-01')).toEqual(['Japan party 1950-01-01', 'Russia party 1991-12-26']);
    expect(statusOn(worlds, dayFromIso('2000-01-01'), { instrument: 'Older', party: 'Russia' })[0]?.parties[0]?.continues).toEqual({ party: 'USSR', since: dayFromIso('1950-01-01') });
  });
});
