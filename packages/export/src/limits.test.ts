/** What is too much for one page or picture is left out, and said to be. */
import { expect, test } from 'vitest';
import { worldsOf } from '../test/dossier.ts';
import { reportInput } from './from-worlds.ts';
import { graphOf } from './graph.ts';
import type { LogRow, ReportInput, StandingRow } from './report-input.ts';
import { toCsv } from './to-csv.ts';
import { toHtml } from './to-html.ts';

const { worlds, sources } = worldsOf();
const report = reportInput(worlds, { sources });

/** The Convention with so many parties more. */
function withParties(n: number): ReportInput {
  const names = Array.from({ length: n }, (_, i) => `P${i}`);
  const standing = report.instruments[2]!.standings[0]!;
  const more = names.map((party): StandingRow => ({ ...standing, party, why: [] }));
  return {
    ...report, parties: [...report.parties, ...names.map((id) => ({ id }))],
    instruments: report.instruments.map((i, n2) => (n2 === 2 ? { ...i, standings: [...i.standings, ...more] } : i)),
  };
}

test('few parties have an entry each', () => { expect(toHtml(report).match(/<article class="party">/g)).toHaveLength(3); });

test('of many, those with duties or breaches of their own; the rest are counted, and the table is folded', () => {
  const page = toHtml(withParties(100));
  expect(page.match(/<article class="party">/g)).toHaveLength(3);
  expect(page).toContain('101 other parties stand toward the instruments');
  expect(page).toContain('103 States have a standing, 103 of them as parties');
  expect(page).toContain('<h3>The parties</h3>');
});

test('more standings than a page holds are counted; the table of the status has them all', () => {
  const big = withParties(6_000);
  expect(toHtml(big)).toContain('party: 6003. Too many standings for one page');
  expect(toCsv(big, 'status').split('\r\n').filter((line) => line.startsWith('Convention'))).toHaveLength(6_003);
});

test('of a long log the last entries are told, and how many are not', () => {
  const entry: LogRow = report.log[1]!;
  const page = toHtml({ ...report, log: Array.from({ length: 1_500 }, (_, i) => ({ ...entry, id: `log#${i}` })) });
  expect(page).toContain('The last 1000 entries; 500 earlier ones are left out here.');
});

test('a picture of very many keeps those with duties, and says how many are not drawn', () => {
  const graph = graphOf(withParties(100));
  expect(graph.nodes.filter(({ kind }) => kind === 'party')).toHaveLength(24);
  expect(graph.nodes.map(({ label }) => label)).toContain('Northland');
  expect(graph.hidden).toBe(79);
});

test('a file too long to repeat is named', () => {
  const long = [{ file: 'dossier.treaty', text: `${sources[0]!.text}\n${'// x\n'.repeat(100_000)}` }];
  const told = reportInput(worlds, { sources: long });
  expect(told.text[0]).toMatchObject({ pieces: [], leftOut: expect.stringMatching(/^\d+ characters long/) as string });
  expect(told.duties[0]!.place).toMatchObject({ line: 12 });
  expect(told.duties[0]!.place.anchor).toBeUndefined();
});
