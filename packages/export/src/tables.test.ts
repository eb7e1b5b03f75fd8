/** CSV, calendar and JSON are read back by readers that are not ours. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import Papa from 'papaparse';
import { afterEach, describe, expect, test } from 'vitest';
import { answered } from '../test/answered.ts';
import { hostileNames, plainNames, worldsOf, type Names } from '../test/dossier.ts';
import { reportInput } from './from-worlds.ts';
import type { ReportInput } from './report-input.ts';
import { REPORT_SCHEMA } from './report-schema.ts';
import { CSV_TABLES, toCsv } from './to-csv.ts';
import { calendarEvents, toIcs } from './to-ics.ts';
import { reportJson, toJson } from './to-json.ts';

function reportOf(names: Names): ReportInput {
  const { worlds, sources } = worldsOf(names);
  return reportInput(worlds, { sources, questions: answered, findings: [{ code: 'F0001', words: '=1+1', places: [{ origin: { file: 'dossier.treaty', from: 210, to: 215 }, label: 'here' }] }] });
}

describe.each([['plain', plainNames], ['hostile', hostileNames]] as const)('%s names', (_, names) => {
  const report = reportOf(names);

  test.each(CSV_TABLES)('the table %s is rectangular and holds no formula', (table) => {
    const csv = toCsv(report, table);
    const { data, errors } = Papa.parse<string[]>(csv, { skipEmptyLines: true, newline: '\r\n' });
    expect(errors).toEqual([]);
    expect(data.length).toBeGreaterThan(1);
    expect(new Set(data.map((row) => row.length)).size).toBe(1);
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    expect(toCsv(reportOf(names), table)).toBe(csv);
  });

  test('JSON fits its schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(REPORT_SCHEMA);
    const value: unknown = JSON.parse(toJson(report));
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    expect(value).toEqual(JSON.parse(JSON.stringify(reportJson(report))));
  });

  test('the calendar is valid, and nothing of the author’s becomes a line of it', async () => {
    const ics = await toIcs(report, { stamp: '2019-01-22T12:00:00Z' });
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of ics.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    const lines = ics.replace(/\r\n[ \t]/g, '').trimEnd().split('\r\n');
    expect(lines.at(0)).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^[A-Z-]+(;[A-Z-]+=[^:;]+)*:/);
    expect(lines.filter((line) => line === 'DTSTAMP:20190122T120000Z')).toHaveLength(2);
    const uids = lines.filter((line) => line.startsWith('UID:'));
    expect(new Set(uids).size).toBe(2);
    expect(await toIcs(reportOf(names), { stamp: '2019-01-22T12:00:00Z' })).toBe(ics);
  });
});

describe('what the tables say', () => {
  const report = reportOf(plainNames);
  const rows = (table: (typeof CSV_TABLES)[number]): Record<string, string>[] => Papa.parse<Record<string, string>>(toCsv(report, table), { header: true, skipEmptyLines: true }).data;

  test('status', () => { expect(rows('status').find((row) => row['party'] === 'Westland')).toMatchObject({ 'instrument': 'Convention', 'in force': 'yes', 'status': 'party', 'since': '1990-01-31', 'leaves on': '2019-09-01' }); });
  test('duties', () => { expect(rows('duties').map((row) => [row['bearer'], row['status'], row['last day'], row['line']])).toEqual([['Southland', 'active', '2019-06-30', '12'], ['Northland', 'pending', '', '11'], ['Northland', 'breached', '1957-06-30', '14']]); });
  test('timeline has doubt as a status', () => { expect(rows('timeline')).toContainEqual({ instrument: 'Convention', party: 'Northland', status: 'unknown', possible: 'contracting or none', from: '1970-03-01', until: '1970-03-31' }); });
  test('log keeps partial dates', () => { expect(rows('log').find((row) => row['date'] === '1970-03')).toMatchObject({ 'first day': '1970-03-01', 'last day': '1970-03-31', 'what happened': 'Northland ratified Convention' }); });
  test('questions', () => { expect(rows('questions').map((row) => [row['question'], row['readings'], row['answer'], row['as expected']])).toEqual([['promises', '', 'yes', 'yes'], ['promises', 'strict', 'no', 'no'], ['second', '', 'yes', '']]); });
  test('findings', () => { expect(rows('findings')).toMatchObject([{ code: 'F0001', finding: "'=1+1", line: '6' }]); });
});

describe('the calendar', () => {
  const zone = process.env['TZ'];
  afterEach(() => { if (zone === undefined) delete process.env['TZ']; else process.env['TZ'] = zone; });

  test.each(['Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Tokyo'])('says the same in %s', async (name) => {
    process.env['TZ'] = name;
    const ics = await toIcs(reportOf(plainNames), { stamp: '2019-01-22T12:00:00Z' });
    expect(ics).toContain('DTSTART;VALUE=DATE:20190630\r\nDTEND;VALUE=DATE:20190701');
    expect(ics).toContain('DTSTART;VALUE=DATE:20190901\r\nDTEND;VALUE=DATE:20190902');
  });

  test('leaves the past out unless asked', () => {
    const later = { ...reportOf(plainNames), on: 30_000 as ReportInput['on'] };
    expect(calendarEvents(later)).toEqual([]);
    expect(calendarEvents(later, true).map((event) => event.category)).toEqual(['deadline', 'status']);
  });
});
