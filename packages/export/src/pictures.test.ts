/** Pictures are well-formed XML with a name and a description, whatever the names in them; doubt is drawn as doubt. */
import { dayFromIso } from '@servanda/base';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { answered, play } from '../test/answered.ts';
import { hostileNames, plainNames, worldsOf, type Names } from '../test/dossier.ts';
import { reportInput } from './from-worlds.ts';
import type { ReportInput } from './report-input.ts';
import { playToSvg, strategyToSvg } from './play-svg.ts';
import { timelineSvg } from './timeline-svg.ts';
import { ticksOf } from './time-scale.ts';
import { toDot, toSvg } from './to-dot.ts';
import { toMermaid } from './to-mermaid.ts';

function reportOf(names: Names): ReportInput {
  const { worlds, sources } = worldsOf(names);
  return reportInput(worlds, { sources });
}

function check(svg: string): void {
  expect(XMLValidator.validate(svg)).toBe(true);
  const root = (new XMLParser({ ignoreAttributes: false, preserveOrder: true, processEntities: true }).parse(svg) as Record<string, unknown>[])[0]!;
  const attributes = root[':@'] as Record<string, string>;
  expect(attributes['@_role']).toBe('img');
  const named = attributes['@_aria-labelledby']!.split(' ');
  const children = root['svg'] as Record<string, unknown>[];
  const texts = ['title', 'desc'].map((tag) => children.find((child) => tag in child)!);
  expect(texts.map((child) => (child[':@'] as Record<string, string>)['@_id'])).toEqual(named);
  for (const [i, tag] of ['title', 'desc'].entries()) expect(JSON.stringify(texts[i]![tag]).length).toBeGreaterThan(20);
  expect(svg).not.toMatch(/<script|onerror=[^&]*>|xlink:href|href=/i);
}

describe.each([['plain', plainNames], ['hostile', hostileNames]] as const)('%s names', (_, names) => {
  const report = reportOf(names);

  test('timeline', () => { check(timelineSvg(report)); expect(timelineSvg(report)).toBe(timelineSvg(reportOf(names))); });
  test('graph', async () => { check(await toSvg(report)); expect(await toSvg(report)).toBe(await toSvg(reportOf(names))); });
  test('play and strategy', () => {
    check(playToSvg({ ...play, outcome: names.treaty, turns: play.turns.map((turn) => ({ ...turn, words: names.a, actor: names.c, consequences: [names.place] })) }));
    check(strategyToSvg(answered[0]!.rows[0]!.strategy!, `What to do: ${names.dossier}`));
  });
  test('Mermaid has nothing of the author’s that it would read as its own', () => {
    for (const line of toMermaid(report).split('\n').slice(2)) expect(line.replaceAll('<br/>', '').replace(/"[^"<>{}`;=]*(?:#\d+;[^"<>{}`;=]*)*"/g, '')).not.toMatch(/["{}`]|<(?!-)/);
  });
});

test('the graph in DOT', () => {
  const dot = toDot(reportOf(plainNames));
  expect(dot).toContain('i1 [label="Declaration of friendship\\nin force since 1956-12-12", shape=box');
  expect(dot).toContain('p3 -> i3 [label="party until 2019-09-01", dir=none, penwidth=1.6');
  expect(dot).toContain('d1 [label="report to Northland\\ndue, last day 2019-06-30"');
  expect(dot).toContain('d2 -> p1 [label="owes", dir=back, arrowtail=none, style=dashed');
});

test('an entity in a name stays as it is written', async () => {
  expect(await toSvg(reportOf({ ...plainNames, treaty: 'A &amp; B' }))).toContain('A &amp;amp; B');
});

test('what the dates leave open is drawn as open, with a question mark where there is room', () => {
  const { worlds, sources } = worldsOf();
  const report = reportInput(worlds, { sources, on: dayFromIso('1970-03-15') });
  const svg = timelineSvg({ ...report, lanes: report.lanes.filter((lane) => lane.party === 'Northland' && lane.instrument === 'Convention'), log: [], duties: [] });
  expect(svg).toContain('>?</text>');
  expect(svg).toContain('not known: consented, not yet in force or no part in it');
});

test('a deadline to come is a diamond, a deadline missed a cross', () => {
  const svg = timelineSvg(reportOf(plainNames));
  expect(svg).toContain('<title>last day 30 June 2019</title>');
  expect(svg).toContain('<title>not performed in time: 1 July 1957</title>');
});

test.each([
  ['1941-01-01', '2019-01-22', 9, ['1950', '1960', '1970', '1980', '1990', '2000', '2010']],
  ['2018-11-01', '2019-06-30', 9, ['Nov 2018', 'Dec 2018', 'Jan 2019', 'Feb 2019', 'Mar 2019', 'Apr 2019', 'May 2019', 'Jun 2019']],
  ['1990-06-01', '1999-06-30', 9, ['1991', '1992', '1993', '1994', '1995', '1996', '1997', '1998', '1999']],
])('ticks from %s to %s', (first, last, most, expected) => {
  expect(ticksOf({ first: dayFromIso(first), last: dayFromIso(last) }, most).map(({ label }) => label)).toEqual(expected);
});

test('with many parties a row counts them', () => {
  const { worlds, sources } = worldsOf();
  const report = reportInput(worlds, { sources });
  const lane = report.lanes.find((each) => each.party === 'Westland')!;
  const svg = timelineSvg({ ...report, lanes: [...report.lanes, ...Array.from({ length: 20 }, (_, i) => ({ ...lane, party: `P${i}` }))] });
  expect(svg).toContain('number of parties, at most 23');
});
