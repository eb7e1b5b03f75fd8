// The chronicle says of every day what the engine says of it; changes between two of them are what differs.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isoFromDay, type Day } from '@servanda/base';
import { openDossier } from '@servanda/dossier';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../src/engine/changes.ts';
import { at, type Chronicle } from '../src/engine/chronicle.ts';
import { makeChronicle } from '../src/engine/make-chronicle.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'examples', 'kurils');
const files = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.treaty')).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const dossier = openDossier(files);
const chronicle = makeChronicle(dossier);

describe('the chronicle of the flagship', () => {
  const days = [...new Set(chronicle.events.flatMap((e) => (e.first === undefined ? [] : [e.first - 1, e.first, e.last ?? e.first, (e.last ?? e.first) + 1])))];

  it('agrees with the engine on every day around every event', () => {
    for (const day of days) {
      const report = dossier.status({ on: isoFromDay(day as Day) });
      for (const row of report.instruments) {
        const life = chronicle.instruments.find((i) => i.id === row.instrument)!;
        expect(at(life.inForce, day)?.value ?? 'no', `${row.instrument} on ${report.on}`).toBe(row.isInForce);
        for (const party of row.parties) {
          const standing = at(life.parties.find((p) => p.party === party.party)!.lives, day)?.value ?? 'negotiating';
          expect(standing, `${party.party} and ${row.instrument} on ${report.on}`).toBe(party.status);
        }
      }
    }
  });

  it('has the duties of the engine, in their state and with their last day', () => {
    for (const day of days) {
      const rows = dossier.duties({ on: isoFromDay(day as Day), all: true }).duties;
      const live = chronicle.duties.flatMap((d) => { const life = at(d.lives, day); return life ? [{ d, life }] : []; });
      expect(live.length, isoFromDay(day as Day)).toBe(rows.length);
      expect(live.map(({ life }) => life.value).sort()).toEqual(rows.map((r) => r.status).sort());
    }
  });

  it('knows who holds what, and that a month leaves it open', () => {
    const held = (day: string): (string | undefined)[] => {
      const on = Date.parse(day) / 86_400_000;
      return chronicle.holdings[0]!.of.find((h) => h.thing === 'Shikotan')!.lives.filter((l) => l.from <= on && (l.to ?? Infinity) >= on).map((l) => (l.isSure ? l.holder : `${l.holder}?`));
    };
    expect(held('1945-08-31')).toEqual(['Japan']);
    expect(held('1945-09-15').sort()).toEqual(['Japan?', 'USSR?']);
    expect(held('1945-10-01')).toEqual(['USSR']);
    expect(held('2019-01-22')).toEqual(['Russia']);
  });

  it('survives the way to the page and back', () => {
    expect(structuredClone(chronicle)).toEqual(chronicle);
  });
});

describe('changes', () => {
  it('are none between a chronicle and itself', () => {
    expect(changesBetween(chronicle, chronicle, chronicle.today)).toEqual([]);
  });

  it('name what a further act changes', () => {
    const entry = 'dossier.treaty';
    const played: Chronicle = makeChronicle(dossier.update(entry, `${files[entry]}\nOn 2019-01-22 Russia transfers Shikotan to Japan.\n`));
    const changes = changesBetween(chronicle, played, chronicle.today);
    expect(changes.map((c) => `${c.what}: ${c.sentence}: ${c.before} → ${c.after}`)).toEqual(expect.arrayContaining([
      'fact: Japan administers Shikotan: no → yes', 'fact: Russia administers Shikotan: yes → no',
      'duty: Russia shall transfer Shikotan to Japan: pending → discharged',
    ]));
  });
});
