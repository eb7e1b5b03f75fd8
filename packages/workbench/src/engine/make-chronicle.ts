/** An opened dossier, from one viewpoint → its chronicle: every standing, duty, fact and event as spans of days. Next: lives.ts. */
import { FAR_PAST, isoFromDay, parseIsoDay, type Day, type Span } from '@servanda/base';
import type { Dossier, Place } from '@servanda/dossier';
import { askWords, claimContentWords, makeWordbook, speak, type Model, type Norm } from '@servanda/model';
import { makeTeller, statusIn, type History, type Teller, type Worlds } from '@servanda/timeline';
import { daysOfIso } from '../app/dates.ts';
import type { Chronicle, ClaimLine, DutyLife, DutyState, FactLife, Holding, InstrumentLife, LawLine, PartyLife, QuestionHead, Standing } from './chronicle.ts';
import { livesOf, truthLives } from './lives.ts';
import { placeOf } from './places.ts';

/** Everything the views show of the dossier as it is opened and viewed. */
export function makeChronicle(dossier: Dossier): Chronicle {
  const { model } = dossier;
  const worlds = dossier.worlds();
  const teller = makeTeller(model);
  const places = (span: Span, label: string): Place => placeOf(dossier.sources, span, label);
  const instruments = instrumentsOf(worlds, places);
  const duties = dutiesOf(worlds, teller, places);
  const events = dossier.timeline().rows.map((row) => ({ ...row, ...(row.on === undefined ? {} : daysOfIso(row.on)) }));
  const facts = factsOf(worlds, teller);
  const today = parseIsoDay(dossier.today) ?? (0 as Day);
  return {
    entry: dossier.entry, title: model.title, today, ...extentOf(today, instruments, duties, events),
    readings: model.readings.map(({ id, title, excludes }) => ({ id, title, excludes })),
    names: model.things.map(({ id, kind, title }) => ({ id, kind, title })),
    actors: actorsOf(model, instruments, duties), instruments, duties,
    law: lawOf(model, teller, places),
    breaches: dossier.status({ on: isoFromDay(worlds.histories[0].through) }).breaches.map((b) => ({ ...b, day: parseIsoDay(b.on) ?? 0 })),
    facts, events,
    questions: questionsOf(model, places), claims: claimsOf(model), holdings: holdingsOf(model, facts),
    sources: model.reports.map((r) => ({ id: r.id, kind: r.kind, by: r.by, on: r.on && isoOf(r.on), title: r.title, place: places(r.origin, r.id) })),
    diagnostics: dossier.diagnostics, findings: dossier.findings(),
    worlds: { count: worlds.histories.length, isExhaustive: worlds.isExhaustive },
  };
}

type Places = (span: Span, label: string) => Place;

function isoOf(date: { year: number; month?: number; day?: number }): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return [String(date.year), ...(date.month === undefined ? [] : [two(date.month)]), ...(date.day === undefined ? [] : [two(date.day)])].join('-');
}

function instrumentsOf(worlds: Worlds, places: Places): InstrumentLife[] {
  const { model } = worlds;
  return model.instruments.filter((i) => i.kind !== 'custom').map((i): InstrumentLife => {
    const participants = worlds.histories.flatMap((h) => h.final.participants.get(i.id) ?? []);
    const parties = [...new Set([...i.parties, ...participants])];
    return {
      id: i.id, kind: i.kind, title: i.title, place: places(i.origin, i.id),
      inForce: truthLives(worlds.histories.map((h) => h.inForce.get(i.id))),
      parties: parties.map((p) => partyOf(worlds, i.id, p)),
    };
  });
}

function partyOf(worlds: Worlds, instrument: string, party: string): PartyLife {
  const key = `${instrument}|${party}`;
  const initial = statusIn(worlds.histories[0], instrument, party, FAR_PAST);
  return {
    party,
    lives: livesOf<Exclude<Standing, 'unknown'>, Standing>(worlds.histories.map((h) => h.statuses.get(key)), (status) => status ?? initial, 'unknown', 'none'),
    provisional: truthLives(worlds.histories.map((h) => h.provisional.get(key)), 'no'),
  };
}

/** A duty is the same in two worlds when norm, act and number agree (as `dutiesOn` matches them). */
function dutiesOf(worlds: Worlds, teller: Teller, places: Places): DutyLife[] {
  const found = new Map<string, { world: number; instance: number }[]>();
  worlds.histories.forEach((h, world) => {
    const rank = new Map<string, number>();
    h.final.instances.forEach((instance) => {
      const base = `${instance.norm}|${instance.act.pattern}|${instance.act.args.join('|')}`;
      const n = rank.get(base) ?? 0;
      rank.set(base, n + 1);
      const key = `${base}#${n}`;
      const list = found.get(key);
      if (list) list.push({ world, instance: instance.id }); else found.set(key, [{ world, instance: instance.id }]);
    });
  });
  return [...found].map(([id, members]) => dutyOf(worlds, teller, places, id, members));
}

function dutyOf(worlds: Worlds, teller: Teller, places: Places, id: string, members: readonly { world: number; instance: number }[]): DutyLife {
  const { histories, program } = worlds;
  const first = members[0] as { world: number; instance: number };
  const history = histories[first.world] as History;
  const instance = history.final.instances[first.instance]!;
  const norm = program.normById.get(instance.norm) as Norm;
  const series = histories.map((_, world) => {
    const member = members.find((m) => m.world === world);
    return member === undefined ? undefined : histories[world]?.duties[member.instance];
  });
  const lives = livesOf<Exclude<DutyState, 'unknown'>, DutyState>(series, (status) => status ?? 'absent', 'unknown', 'absent')
    .map((life) => ({ ...life, lastDay: lastDayOn(history, first.instance, life.from) }));
  const ground = { ...instance, status: 'active' as const, lastDay: undefined };
  return {
    id, norm: norm.id, provision: norm.provision, instrument: program.provisions.get(norm.provision)?.instrument,
    bearer: instance.bearer, toward: owedTo(worlds, instance.bearer, instance.toward, norm), statement: teller.duty(ground),
    waitsFor: teller.waiting(instance), place: places(norm.origin, norm.provision), lives,
  };
}

/** Whom a duty is owed to; the other parties where the sentence names nobody. */
function owedTo(worlds: Worlds, bearer: string, toward: readonly string[], norm: Norm): readonly string[] {
  if (toward.length > 0) return toward;
  const instrument = worlds.program.instruments.get(worlds.program.provisions.get(norm.provision)?.instrument ?? '');
  const others = (instrument?.parties ?? []).filter((p) => p !== bearer);
  return others.length <= 4 ? others : [];
}

function lastDayOn(history: History, instance: number, day: number): number | undefined {
  const series = history.duties[instance];
  if (!series) return undefined;
  let last: number | undefined;
  series.days.forEach((on, i) => {
    const effect = history.effects[series.effects[i] as number];
    if (on <= day && effect?.kind === 'obligation') last = effect.lastDay;
  });
  return last;
}

function factsOf(worlds: Worlds, teller: Teller): FactLife[] {
  const keys = new Map(worlds.histories.flatMap((h) => [...h.factOf]));
  return [...keys].map(([key, fact]) => ({
    pattern: fact.pattern, args: fact.args, sentence: teller.fact(fact, true),
    lives: truthLives(worlds.histories.map((h) => h.facts.get(key)), 'no'),
  }));
}

function lawOf(model: Model, teller: Teller, places: Places): LawLine[] {
  const instrumentOf = new Map(model.provisions.map((p) => [p.id, p.instrument]));
  return model.law.flatMap((law): LawLine[] => {
    if (law.kind !== 'obligation' && law.kind !== 'prohibition' && law.kind !== 'permission' && law.kind !== 'power') return [];
    return [{ id: law.id, kind: law.kind, instrument: instrumentOf.get(law.provision), provision: law.provision, text: teller.norm(law.id), place: places(law.origin, law.provision) }];
  });
}

function questionsOf(model: Model, places: Places): QuestionHead[] {
  const book = makeWordbook(model);
  return model.questions.map((q) => ({
    id: q.id, title: q.title, words: askWords(speak(book), q.ask), place: places(q.origin, q.id),
    expected: q.expectations.map((e) => e.readings),
  }));
}

function claimsOf(model: Model): ClaimLine[] {
  const book = makeWordbook(model);
  return model.claims.map((claim) => ({
    id: claim.id, report: claim.report, chain: claim.chain.map(({ who, modality, citing, hedge }) => ({ who, modality: modality.replaceAll('-', ' '), citing, ...(hedge !== undefined && { hedge }) })),
    content: claimContentWords(speak(book), claim.content, claim.isNegated),
  }));
}

/** Facts of two roles of which an actor holds one at a time. */
function holdingsOf(model: Model, facts: readonly FactLife[]): Chronicle['holdings'] {
  const isActor = (kind: string | undefined): boolean => kind === 'State' || kind === 'Organization' || kind === 'Actor';
  return model.facts.flatMap((pattern) => {
    const holder = pattern.functionalRole;
    const thing = pattern.roles.findIndex((_, i) => i !== holder);
    if (holder === undefined || pattern.roles.length !== 2 || !isActor(pattern.roles[holder]?.kind)) return [];
    const byThing = new Map<string, Holding['lives'][number][]>();
    for (const fact of facts.filter((f) => f.pattern === pattern.id)) {
      const lives = fact.lives.map(({ from, to, value }) => ({ holder: fact.args[holder] ?? '', from, ...(to !== undefined && { to }), isSure: value === 'yes' }));
      byThing.set(fact.args[thing] ?? '', [...(byThing.get(fact.args[thing] ?? '') ?? []), ...lives]);
    }
    const verb = pattern.parts.find((part) => part.kind === 'verb');
    return [{ pattern: pattern.id, verb: verb?.kind === 'verb' ? verb.forms.participle : 'held', kind: pattern.roles[thing]?.kind ?? '', of: [...byThing].map(([id, lives]) => ({ thing: id, lives: lives.sort((a, b) => a.from - b.from) })) }];
  });
}

function actorsOf(model: Model, instruments: readonly InstrumentLife[], duties: readonly DutyLife[]): string[] {
  const involved = new Set([...instruments.flatMap((i) => i.parties.map((p) => p.party)), ...duties.map((d) => d.bearer)]);
  return model.things.map((t) => t.id).filter((id) => involved.has(id));
}

/** The days between which a time axis makes sense. */
function extentOf(today: Day, instruments: readonly InstrumentLife[], duties: readonly DutyLife[], events: readonly { first?: number; last?: number }[]): { first: number; last: number } {
  let [first, last] = [today as number, today as number];
  const see = (day: number | undefined): void => {
    if (day === undefined || day <= FAR_PAST) return;
    first = Math.min(first, day);
    last = Math.max(last, day);
  };
  for (const e of events) { see(e.first); see(e.last); }
  for (const i of instruments) for (const l of i.inForce) see(l.from);
  for (const d of duties) for (const l of d.lives) { see(l.from); see(l.lastDay); }
  return { first, last };
}

