/** The report itself: places, reasons, doubt, and what is told of whom. */
import { dayFromIso } from '@servanda/base';
import { makeTeller, openWorlds } from '@servanda/timeline';
import { expect, test } from 'vitest';
import { dossier, plainNames, worldsOf } from '../test/dossier.ts';
import { reportInput } from './from-worlds.ts';
import { answerRow } from './from-answer.ts';
import { playOf, strategyRows } from './from-witness.ts';
import type { WhyNode } from './report-input.ts';
import { pruneReason } from './why-tree.ts';

const { worlds, sources } = worldsOf();
const report = reportInput(worlds, { sources });

test('the day is the dossier’s own unless given', () => {
  expect(report.on).toBe(dayFromIso('2019-01-22'));
  expect(reportInput(worlds, { on: dayFromIso('1960-01-01') }).instruments.map((i) => i.isInForce)).toEqual(['yes', 'no', 'no']);
});

test('joined, the pieces are the text, and every place points into it', () => {
  expect(report.text.map((file) => file.pieces.map((piece) => piece.text).join(''))).toEqual(sources.map(({ text }) => text));
  const anchors = new Set(report.text.flatMap((file) => file.pieces.flatMap((piece) => piece.anchor ?? [])));
  const places = [...report.duties.map((d) => d.place), ...report.log.map((e) => e.place), ...report.rules.map((r) => r.place)];
  expect(places.every((place) => place.anchor !== undefined && anchors.has(place.anchor))).toBe(true);
});

test('without the text, its law is said in words', () => {
  const { text, duties } = reportInput(worlds);
  expect(text.map(({ file }) => file)).toEqual(['Declaration', 'Peace', 'Convention', 'log']);
  const piece = text.flatMap(({ pieces }) => pieces).find(({ anchor }) => anchor === duties[0]!.place.anchor);
  expect(piece?.text).toBe('Southland shall report to Northland by 30 June 2019.\n');
});

test('rules are said of those they bind', () => {
  expect(report.rules.map((rule) => [rule.kind, rule.bearers.map(({ words }) => words)])).toEqual([
    ['prohibition', ['Northland shall not attack the other party', 'Southland shall not attack the other party']],
    ['power', ['Northland', 'Southland', 'Westland'].map((party) => `${party} may denounce Convention, with effect 1 year after notice`)],
  ]);
});

test('a duty that waits says for what, and why', () => {
  const waiting = report.duties.find((duty) => duty.status === 'pending')!;
  expect(waiting).toMatchObject({ bearer: 'Northland', toward: ['Southland'], act: 'transfer Islet to Southland', waiting: 'it is due only after Peace enters into force' });
  expect(waiting.why.map(({ text }) => text)).toContain('Peace has not entered into force: ratifications have not been exchanged (Northland and Southland)');
});

test('a breach still to come is none', () => {
  const due = report.duties.find((duty) => duty.status === 'active')!;
  expect(due.segments.map(({ status }) => status)).toEqual(['active']);
  expect(report.breaches.map(({ by, on }) => [by, on])).toEqual([['Northland', dayFromIso('1957-07-01')]]);
});

test('doubt names the entry that causes it', () => {
  const doubtful = reportInput(worlds, { sources, on: dayFromIso('1970-03-15') }).instruments.find((i) => i.id === 'Convention')!.standings[0]!;
  expect(doubtful).toMatchObject({ party: 'Northland', status: 'unknown' });
  expect(doubtful.why).toMatchObject([{ text: 'the log has 1970-03, no exact day', places: [{ line: 30, quote: 'On 1970-03 Northland ratifys Convention.' }] }]);
});

test('what nobody believed says so', () => {
  expect(report.log.filter((entry) => !entry.isCounted).map(({ according }) => according)).toEqual([['wire1']]);
  const believing = reportInput(openWorlds(dossier(plainNames).model, { believe: ['Wire'] }), { sources });
  expect(believing.log.every((entry) => entry.isCounted)).toBe(true);
  expect(believing.findings.map(({ code, places }) => [code, places.at(-1)?.line])).toEqual([['official-date-differs', 29]]);
});

test('no reason is told twice in one explanation', () => {
  const count = (nodes: readonly WhyNode[], texts: string[] = []): string[] => { for (const node of nodes) { texts.push(`${node.day}${node.text}`); count(node.children, texts); } return texts; };
  for (const duty of report.duties) for (const node of duty.why) { const told = count([node]); expect(new Set(told).size).toBe(told.length); }
});

test('a step that only repeats the clause above it is left out', () => {
  const leaf = { text: 'set for 1 May', day: dayFromIso('2000-05-01'), law: ['clause:X:entry'], children: [] };
  const act = { text: 'A ratifies X', day: dayFromIso('2000-05-01'), law: [], entry: 'log#1', children: [] };
  expect(pruneReason({ text: 'X enters into force', day: dayFromIso('2000-05-01'), law: ['clause:X:entry'], entry: 'log#1', children: [leaf, act] }))
    .toEqual({ text: 'X enters into force', day: dayFromIso('2000-05-01'), law: ['clause:X:entry'], entry: undefined, children: [act] });
});

test('a witness in words', () => {
  const teller = makeTeller(worlds.model);
  const attack = { pattern: 'attack', args: ['Northland', 'Southland'] };
  const told = playOf({
    start: report.on, events: 1, shows: { kind: 'breach', costs: [{ party: 'Southland', norm: 'n', provision: 'Declaration.9', toward: ['Northland'], on: report.on }] },
    steps: [
      { day: report.on, by: 'Northland', side: 'others', move: { kind: 'act', act: attack }, effects: [{ kind: 'in-force', instrument: 'Peace', value: true, n: 1, day: report.on, because: { law: [], effects: [] } }],
        duties: [{ norm: 'Declaration.9#1', provision: 'Declaration.9', bearer: 'Northland', toward: ['Southland'], act: { pattern: 'report', args: ['Northland', 'Southland'] }, to: 'active', lastDay: dayFromIso('2019-03-01') }], breaches: [] },
      { day: report.on, side: 'own', move: { kind: 'time', to: dayFromIso('2019-02-01') }, effects: [], duties: [], breaches: [{ party: 'Southland', norm: 'n', provision: 'Declaration.3', toward: [], on: report.on }], options: [{ acts: [], outcome: 'at-once', costs: [] }, { acts: [attack], outcome: 'later', costs: [{ party: 'Southland', norm: 'n', provision: 'Declaration.3', toward: [], on: report.on }] }] },
    ],
  }, { teller, title: 'A play', dates: 'iso' });
  expect(told).toEqual({
    title: 'A play', isLost: true, outcome: 'Southland is in breach of Declaration article 9, toward Northland',
    turns: [
      { day: '2019-01-22', side: 'others', actor: 'Northland', words: 'Northland attacks Southland', consequences: ['Peace enters into force', 'Northland shall report to Southland by 2019-03-01 (Declaration article 9)'], options: [] },
      { day: '2019-01-22', side: 'own', actor: 'Southland', words: 'Southland does nothing', consequences: [], options: [{ words: 'Northland attacks Southland', costs: ['breach of Declaration article 3, on 2019-01-22'] }] },
      { day: '2019-02-01', side: 'time', words: 'the last day has passed', consequences: ['Southland is in breach of Declaration article 3'], options: [] },
    ],
  });
  expect(strategyRows({ for: 'own', pursues: [], entries: [{ position: 'x', day: report.on, situation: ['report by 2019-01-30'], acts: [attack] }, { position: 'y', day: dayFromIso('2019-01-31'), situation: ['report by 2019-02-08'], acts: [attack] }] }, teller, 'iso')).toEqual([{ day: '2019-01-22', situation: ['report by 2019-01-30'], acts: ['Northland attacks Southland'] }]);
});

test('an answer with its cause, rank, remedies and the readings that decide', () => {
  const part = (kind: string, lines: readonly string[]) => ({ kind, title: kind, lines });
  const parts = [{ ...part('core', ['A article 1']), provisions: ['A.1'] }, part('priority', ['neither prevails']), part('repairs', ['`A.1` left out']), part('readings', ['under wide the answer is no'])];
  const row = answerRow({ question: 'Can it?', answer: { text: 'no' }, sentence: 'It cannot.', assuming: [], parts, scope: ['from here', 'to there'] }, ['wide'], { teller: makeTeller(worlds.model), dates: 'iso' });
  expect(row).toEqual({
    readings: ['wide'], got: 'no', explanation: ['It cannot.'], scope: 'from here; to there', core: ['A.1'], priorities: ['neither prevails'], repairs: ['A article 1 left out'], deciding: ['under wide the answer is no'],
  });
});
