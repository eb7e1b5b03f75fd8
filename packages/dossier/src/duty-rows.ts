/** Duties and breaches as rows: the sentence, the last day, what a pending duty waits for, where the text says so. */
import type { Day } from '@servanda/base';
import type { ObligationInstance } from '@servanda/semantics';
import { breachesBy, dueItems, dutiesOn, lastDayAt, placeWords, type Duty } from '@servanda/timeline';
import type { DueOptions, DutiesOptions } from './dossier.ts';
import { iso, nameOn, reportHead, type Lens } from './lens.ts';
import { readOptionalDay, readQuery } from './query.ts';
import type { BreachRow, DueReport, DutiesReport, DutyRow } from './reports.ts';

export function dutiesReport(lens: Lens, options: DutiesOptions): DutiesReport {
  const query = readQuery(lens, options);
  const duties = query.problems.length > 0 ? [] : dutiesOn(lens.worlds, query.day, { bearer: query.party, toward: query.toward, includesClosed: options.all ?? false });
  return { ...reportHead(lens, query.problems), on: query.on, duties: duties.map((d) => dutyRow(lens, d, query.day)) };
}

export function dutyRow(lens: Lens, duty: Duty, day: Day): DutyRow {
  const { worlds, teller, places } = lens;
  const { norm, instance, status, possible, since } = duty;
  const definition = worlds.program.normById.get(norm);
  const provision = definition?.provision ?? norm;
  const lastDay = lastDayAt(worlds.histories[0], instance.id, day);
  const shown: ObligationInstance = { ...instance, status: status === 'unknown' ? (possible[0] ?? instance.status) : status, lastDay };
  const waitsFor = shown.status === 'pending' ? teller.waiting(instance) : undefined;
  return {
    id: `${norm}|${instance.act.pattern}|${instance.act.args.join('|')}@${instance.triggeredOn}`,
    norm, provision, instrument: worlds.program.provisions.get(provision)?.instrument, bearer: instance.bearer, toward: instance.toward,
    status, possible, since: iso(since), lastDay: iso(lastDay), sentence: teller.duty(shown), waitsFor, performance: teller.act(instance.act), place: places.ofLaw(norm),
  };
}

export function breachRows(lens: Lens, day: Day, party: string | undefined, toward: string | undefined): readonly BreachRow[] {
  const isNow = (id: string, asked: string | undefined): boolean => asked === undefined || id === asked || nameOn(lens, id, day) === asked;
  return breachesBy(lens.worlds, day)
    .filter(({ breach }) => isNow(breach.by, party) && (breach.toward.length === 0 || toward === undefined || breach.toward.some((q) => isNow(q, toward))))
    .map(({ breach, isSure }): BreachRow => {
      const owed = breach.toward.length === 0 ? '' : `, toward ${breach.toward.join(' and ')}`;
      const history = lens.worlds.histories.find((h) => h.final.breaches.includes(breach)) ?? lens.worlds.histories[0];
      const effect = history.effects[breach.cause];
      const told = effect?.kind === 'breach' ? lens.teller.effect(effect, history) : `${breach.by} is in breach of ${placeWords(breach.provision)}${owed}`;
      return { provision: breach.provision, by: breach.by, toward: breach.toward, on: iso(breach.on) ?? '', isSure, sentence: told, place: lens.places.ofLaw(breach.norm) };
    });
}

export function dueReport(lens: Lens, options: DueOptions): DueReport {
  const query = readQuery(lens, options);
  const before = readOptionalDay(options.before);
  const problems = [...query.problems, ...before.problems];
  const head = { ...reportHead(lens, problems), on: query.on, before: iso(before.value) };
  if (problems.length > 0) return { ...head, due: [], open: [] };
  const asked = { bearer: query.party, toward: query.toward };
  const items = dueItems(lens.worlds, query.day, before.value, asked);
  const due = items.map(({ duty, lastDay }) => ({ ...dutyRow(lens, duty, query.day), lastDay: iso(lastDay) ?? '', daysLeft: lastDay - query.day }));
  const open = dutiesOn(lens.worlds, query.day, asked).filter((d) => d.possible.includes('active') && lastDayAt(lens.worlds.histories[0], d.instance.id, query.day) === undefined);
  return { ...head, due, open: open.map((d) => dutyRow(lens, d, query.day)) };
}
