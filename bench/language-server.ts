/**
 * What a keystroke costs in a dossier of 10,000 lines: the text read again, the dossier compiled again, and, through the
 * protocol and a process of its own, the time until the editor has fresh diagnostics and proposals. Run
 * `node bench/language-server.ts` (`--short` for fewer keystrokes). Fails when a median misses what it has to reach.
 */
import { openDossier } from '@servanda/dossier';
import { parse, type ParsedFile } from '@servanda/syntax';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startClient } from '../tests/e2e/protocol-client.ts';

const isShort = process.argv.includes('--short');
const STATES = 200;
const root = join(import.meta.dirname, '..');

function treaty(n: number): string {
  const [a, b, treaty] = [`S${n % STATES}`, `S${(n * 7 + 1) % STATES}`, `Treaty${n}`];
  return `
// The treaty numbered ${n}.
instrument ${treaty} "Treaty of Friendship No. ${n}" between ${a} and ${b}.
Subject to ratification. Enters into force on exchange of ratifications.
Remains in force for 50 years; renewed for 5 years at a time unless a party gives notice 1 year before expiry.

article 1 "Peace".
When this instrument enters into force, ${a} and ${b} are no longer at war.

article 2 "Territory".
${a} shall transfer T${n % 50} to ${b} within 6 months after this instrument enters into force.

article 3 "Assistance".
When any State X attacks either party at any Territory that ${a} administers,
  each party shall assist the other party against X.

article 4. ${b} may deploy forces on any Territory that ${a} administers.

article 5. Each party shall not attack the other party at T3 unless ${a} has attacked ${b} at T${n % 50}.

On ${1950 + (n % 40)}-0${1 + (n % 9)}-11 ${a} and ${b} sign ${treaty}.
On ${1951 + (n % 40)}-0${1 + (n % 9)}-12 ${a} and ${b} exchange ratifications of ${treaty}.
`;
}

/** A dossier of at least so many lines, without mistakes. */
function dossierOf(lines: number): string {
  const names = (count: number, name: (i: number) => string): string => Array.from({ length: count }, (_, i) => name(i)).join(', ');
  let text = `dossier "Two hundred States".
as of 2019-01-22.
kind Territory.
State: ${names(STATES, (i) => `S${i} "State number ${i}"`)}.
Territory: ${names(50, (i) => `T${i}`)}.
fact State administers Territory, one State at a time.
fact State and State are at war, mutual.
act giver:State transfers land:Territory to taker:State, possible when giver administers land, makes taker administer land.
act State attacks State at Territory.
act State assists State against State.
act State deploys forces on Territory.
`;
  const perTreaty = treaty(0).split('\n').length - 1;
  const count = Math.ceil((lines - text.split('\n').length) / perTreaty);
  text += Array.from({ length: count }, (_, n) => treaty(n)).join('');
  return text;
}

const FILE = 'dossier.treaty';
const text = dossierOf(10_000);
let failures = 0;

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;
}

function report(what: string, times: readonly number[], limit?: number): void {
  const [middle, worst] = [median(times), Math.max(...times)];
  const isMissed = limit !== undefined && middle > limit;
  if (isMissed) failures += 1;
  console.log(`${what.padEnd(56)} ${middle.toFixed(1).padStart(7)} ms  worst ${worst.toFixed(0).padStart(5)} ms${limit === undefined ? '' : `  limit ${limit} ms${isMissed ? ': missed' : ''}`}`);
}

/** A place somewhere in the text, another for each run, and what is typed there. */
interface Keystroke {
  readonly find: string;
  readonly nth: number;
  readonly typed: string;
}

/** `within 6 months` becomes `within 16 months`, in one treaty after the other. */
function keystroke(run: number): Keystroke {
  const n = (run * 7919) % 400;
  return { find: 'within 6 months', nth: n + 1, typed: 'within 16 months' };
}

function offsetOf({ find, nth }: Keystroke): number {
  let offset = -1;
  for (let i = 0; i < nth; i += 1) offset = text.indexOf(find, offset + 1);
  return offset;
}

/** Types and takes back, in turn; what is measured is the work after each. */
function typed(runs: number, work: (text: string) => void): number[] {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const stroke = keystroke(run >> 1);
    const at = offsetOf(stroke);
    const started = performance.now();
    work(run % 2 === 0 ? text.slice(0, at) + stroke.typed + text.slice(at + stroke.find.length) : text);
    times.push(performance.now() - started);
  }
  return times;
}

function measureInProcess(runs: number): void {
  let parsed: ParsedFile = parse(FILE, text);
  typed(20, (next) => { parsed = parse(FILE, next, parsed); });
  report('a keystroke, syntax', typed(runs, (next) => { parsed = parse(FILE, next, parsed); }), 16);
  const started = performance.now();
  let dossier = openDossier({ [FILE]: text });
  console.log(`opened in ${(performance.now() - started).toFixed(0)} ms; ${dossier.model.law.length} sentences of law, ${dossier.model.log.length} of the log, ${dossier.diagnostics.length} diagnostics`);
  typed(20, (next) => { dossier = dossier.update(FILE, next); });
  report('a keystroke, the dossier compiled again', typed(runs, (next) => { dossier = dossier.update(FILE, next); }));
  report('a new name declared, the dossier compiled again', Array.from({ length: isShort ? 3 : 7 }, (_, i) => {
    const before = performance.now();
    dossier = dossier.update(FILE, text.replace('State: S0', `State: New${i}, S0`));
    return performance.now() - before;
  }));
}

async function measureThroughProtocol(runs: number): Promise<void> {
  const client = await startClient(process.execPath, [join(root, 'packages', 'language-server', 'src', 'main.ts'), '--stdio']);
  const uri = pathToFileURL(join(root, 'bench', 'not-on-disk', FILE)).href;
  await client.open(uri, text);
  await client.diagnostics(uri, (_, version) => version === 1);
  let version = 1;
  const strokes: number[] = [];
  const proposals: number[] = [];
  const hovers: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { find, typed: replace, nth } = keystroke(run >> 1);
    const started = performance.now();
    if (run % 2 === 0) await client.edit(uri, find, replace, nth);
    else await client.edit(uri, replace, find);
    version += 1;
    await client.diagnostics(uri, (_, at) => at === version);
    strokes.push(performance.now() - started);
  }
  for (let run = 0; run < runs / 4; run += 1) {
    const position = client.at(uri, 'shall transfer ', run + 1, 'shall '.length);
    const started = performance.now();
    await client.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
    proposals.push(performance.now() - started);
    const before = performance.now();
    await client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: position.line, character: position.character + 2 } });
    hovers.push(performance.now() - before);
  }
  report('a keystroke to fresh diagnostics, through the protocol', strokes, 100);
  report('completion, through the protocol', proposals);
  report('hover, through the protocol', hovers);
  await client.stop();
}

console.log(`${text.split('\n').length - 1} lines, ${text.length} characters, node ${process.version}`);
measureInProcess(isShort ? 60 : 300);
await measureThroughProtocol(isShort ? 30 : 100);
// A quick look beside other work says nothing of times.
process.exitCode = failures > 0 && !isShort ? 1 : 0;
