/**
 * Reading a 10,000-line dossier: parse, resolve and check beside Lezer's bare parse of the same text; and after a one-character
 * edit. Run `node bench/model.ts` (`--short`: fewer runs).
 */
import { compileText } from '@servanda/model';
import { treatyParser } from '@servanda/syntax';

const isShort = process.argv.includes('--short');

const HEAD = `dossier "Ten thousand lines".
as of 2019-01-22.
kind Territory.
State: Japan, Russia.
Territory: Shikotan, Habomai.
fact State administers Territory, one State at a time.
fact State and State are at war, mutual.
act giver:State transfers land:Territory to taker:State, possible when giver administers land, makes taker administer land.
act State attacks State at Territory.
act State takes hostile action against State.
act State assists State against State.
draft PeaceTreaty between Japan and Russia.
Enters into force on exchange of ratifications.
`;

/** Like the instruments of the flagship: articles, final clauses, log. */
const SECTION = `
instrument Treaty_N "Treaty of Friendship No. N, done at Moscow on 19 October 1956" between Japan and Russia.
source "263 UNTS 99".
Subject to ratification.
Enters into force on exchange of ratifications.

article 1.
When this instrument enters into force, Japan and Russia are no longer at war.

article 9 "Territory".
Russia shall transfer Shikotan and Habomai to Japan within 6 months after PeaceTreaty enters into force.
Each party shall not take hostile action against the other party.
From 1970-06-23, either party may denounce this instrument, with effect 1 year after notice.

article 10.
When any State X attacks either party at any Territory that Japan administers,
  each party shall assist the other party against X.

On 1956-10-19 Japan and Russia sign Treaty_N.
On 1956-12-12 Japan and Russia exchange ratifications of Treaty_N, according to "263 UNTS 99".   // at Tokyo
`;

function dossierOf(lines: number): string {
  const each = SECTION.split('\n').length - 1;
  return HEAD + Array.from({ length: Math.ceil(lines / each) }, (_, i) => SECTION.replaceAll('_N', `_${i}`).replaceAll('No. N', `No. ${i}`)).join('');
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;
}

function timed(what: () => void): number {
  const from = performance.now();
  what();
  return performance.now() - from;
}

const text = dossierOf(10_000);
const errors = compileText(text).diagnostics.filter((d) => d.severity === 'error');
if (errors.length > 0) throw new Error(errors[0]?.message);

const lezer: number[] = [];
const whole: number[] = [];
for (let i = 0; i < (isShort ? 5 : 15); i++) {
  lezer.push(timed(() => treatyParser.parse(text)));
  whole.push(timed(() => compileText(text)));
}
console.log(`10,000 lines (${Math.round(text.length / 1024)} kB), medians of ${whole.length}`);
console.log(`  Lezer's bare parse              ${median(lezer).toFixed(0)} ms`);
console.log(`  parse, resolve and check        ${median(whole).toFixed(0)} ms   (${(median(whole) / median(lezer)).toFixed(1)} × Lezer alone)`);

let previous = compileText(text);
let current = text;
const edits: number[] = [];
const edit = (next: string): void => {
  current = next;
  edits.push(timed(() => { previous = compileText(current, 'dossier.treaty', previous); }));
};
for (let i = 0; i < (isShort ? 20 : 60); i++) {
  const at = current.indexOf('Russia shall transfer', (current.length * (i % 7)) / 8) + 'Russia shall transfer'.length;
  edit(`${current.slice(0, at)}x${current.slice(at)}`);
  edit(`${current.slice(0, at)}${current.slice(at + 1)}`);
}
console.log(`  after a one-character edit      ${median(edits).toFixed(1)} ms   (median of ${edits.length} keystrokes, half of which break a sentence)`);
