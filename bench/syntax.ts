/**
 * What parsing costs: a 10,000-line dossier at once, beside Lezer's bare parse of the same text; after a one-character
 * edit; formatting; and a million lines. Run `node bench/syntax.ts` (`--quick` leaves the million lines out).
 */
import { format, parse, treatyParser, type ParsedFile } from '@servanda/syntax';

const SECTION = `
// What the parties owe each other.
instrument Treaty_N "Treaty of Friendship No. N, done at Moscow on 19 October 1956" between Japan and Russia.
Subject to ratification. Enters into force on the 30th day after the 35th ratification.
source "UNTS 263, p. 99".

article 1.
When this instrument enters into force, Japan and Russia are no longer at war.

article 9 "Territory", according to kyodo1.
Russia shall transfer Shikotan and Habomai to Japan within 6 months after PeaceTreaty enters into force,
  unless Japan denounces this instrument; either party may take hostile action against a third State
  if 55% of the parties agree.
From 1970-06-23, either party may denounce this instrument, with effect 1 year after notice.

article 10.
When any State X attacks either party at any Territory that Japan administers,
  each party shall assist the other party against X.
On 1956-10-19 Japan and Russia sign Treaty_N.
On 1956-12-12 Japan and Russia exchange ratifications of Treaty_N, according to "UNTS 263".   // at Tokyo
`;

/** A dossier of about so many lines. */
export function dossierOf(lines: number): string {
  const sectionLines = SECTION.split('\n').length - 1;
  return Array.from({ length: Math.ceil(lines / sectionLines) }, (_, i) => SECTION.replaceAll('_N', `_${i}`).replaceAll('No. N', `No. ${i}`)).join('');
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;
}

function measure(runs: number, what: (run: number) => void): number {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    what(run);
    times.push(performance.now() - start);
  }
  return median(times);
}

function report(what: string, ms: number, remark = ''): void {
  console.log(`${what.padEnd(44)} ${ms.toFixed(2).padStart(9)} ms  ${remark}`);
}

/** A character is put in and taken out again at places all over the text. */
function measureEdits(text: string, runs: number): number {
  let parsed: ParsedFile = parse('bench.treaty', text);
  return measure(runs, (run) => {
    const at = text.indexOf('transfer', ((run >> 1) * 7919 * 13) % (text.length - 5000));
    const next = run % 2 === 0 ? `${text.slice(0, at)}x${text.slice(at)}` : text;
    parsed = parse('bench.treaty', next, parsed);
  });
}

const text = dossierOf(10_000);
console.log(`${text.split('\n').length - 1} lines, ${text.length} characters, node ${process.version}`);
measure(5, () => parse('bench.treaty', text));
const bare = measure(25, () => treatyParser.parse(text));
report('Lezer alone', bare);
const whole = measure(25, () => parse('bench.treaty', text));
report('parse', whole, `${(whole / bare).toFixed(2)} times Lezer alone`);
report('parse after a one-character edit', measureEdits(text, 400));
report('format', measure(5, () => format(text)));
if (!process.argv.includes('--quick')) {
  const million = dossierOf(1_000_000);
  report(`parse ${million.split('\n').length - 1} lines`, measure(1, () => parse('bench.treaty', million)));
  console.log(`memory ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB`);
}
