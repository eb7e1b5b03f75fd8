/**
 * Questions about the future: the flagship's question on every commitment under all readings, its survey, three families that grow (a ring
 * of alliances and pacts, conditional steps in sequence, deadlines that interleave) beside clingo and spin on the same questions, a question about
 * two instruments among 500, and how soon a search stops when told to. Run `node bench/explorer.ts [flagship] [families] [slicing] [stopping]`
 * (`--short`: tiny sizes). Whatever the
 * figures say is shown; it fails only where the engines give different answers.
 */
import { compileText, type Model } from '@servanda/model';
import { ask, contextOf, readingTable, survey, type Outcome } from '@servanda/explorer';
import type { Problem } from '@servanda/encoder';
import { exampleModel } from '../tests/peers/example-model.ts';
import { FAMILIES, familyModel, type Family } from '../tests/peers/families.ts';
import { problemFor } from '../tests/peers/questions.ts';
import { askClingo, askSpin, hasClingo, hasSpin, planWithClingo, type PeerAnswer } from '../tests/peers/run.ts';

const isShort = process.argv.includes('--short');
/** Seconds that an engine gets for one question; it is asked for no larger size once it needed more. */
const CAP = isShort ? 3 : Number(process.env['BENCH_CAP'] ?? 60);

function timed<T>(what: () => T): { value: T; ms: number } {
  const from = performance.now();
  const value = what();
  return { value, ms: performance.now() - from };
}

function best<T>(times: number, what: () => T): { value: T; ms: number } {
  let found = timed(what);
  for (let i = 1; i < times; i++) { const next = timed(what); if (next.ms < found.ms) found = next; }
  return found;
}

const verdictOf = (o: Outcome): { readonly isSo: boolean | undefined; readonly positions: number } =>
  (o.kind === 'paths' ? { isSo: undefined, positions: 0 } : { isSo: o.verdict.kind === 'unknown' ? undefined : o.verdict.kind === 'holds', positions: o.verdict.scope.positions });

function flagship(): void {
  const model = exampleModel('kurils');
  const question = model.questions.find((q) => q.id === 'promises');
  if (!question) throw new Error('the flagship has lost its question');
  const first = timed(() => { const context = contextOf(model); for (const { readings } of question.expectations) ask(context, question, { readings }); });
  const five = best(isShort ? 3 : 10, () => { const context = contextOf(model); for (const { readings } of question.expectations) ask(context, question, { readings }); });
  const table = best(isShort ? 2 : 5, () => readingTable(contextOf(model), question));
  const found = best(isShort ? 2 : 5, () => survey(contextOf(model)));
  console.log('the flagship, best of several runs in one process');
  console.log(`  every commitment, the five sets of readings   ${five.ms.toFixed(0)} ms   (goal 100; the first time ${first.ms.toFixed(0)})`);
  console.log(`  every commitment, all ${table.value.rows.length} sets of readings      ${table.ms.toFixed(0)} ms`);
  console.log(`  survey, ${found.value.findings.length} findings                          ${found.ms.toFixed(0)} ms   (goal 1,000)`);
}

// ---- Families.

interface Engine { readonly name: string; readonly ask: (model: Model, which: number) => PeerAnswer }

function engines(isReach: boolean): readonly Engine[] {
  const problem = (model: Model, which: number): Problem => {
    const [question] = model.questions;
    const expectation = question?.expectations[which];
    if (!question || !expectation) throw new Error('no such question');
    return problemFor(model, question, expectation);
  };
  return [
    { name: 'servanda', ask: (model, which) => ours(model, which) },
    ...(hasClingo ? [{ name: 'clingo', ask: (model: Model, which: number) => askClingo(problem(model, which), CAP) }] : []),
    ...(hasClingo && isReach ? [{ name: 'clingo, plan', ask: (model: Model, which: number) => planWithClingo(problem(model, which), CAP) }] : []),
    ...(hasSpin ? [{ name: 'spin', ask: (model: Model, which: number) => askSpin(problem(model, which), isShort ? 8 : CAP, isShort ? '-O0' : '-O2') }] : []),
  ];
}

function ours(model: Model, which: number): PeerAnswer {
  const question = model.questions[0];
  const readings = question?.expectations[which]?.readings ?? [];
  if (!question) throw new Error('no question');
  const { value, ms } = timed(() => verdictOf(ask(contextOf(model, { clock: () => performance.now(), budget: { millis: CAP * 1000 } }), question, { readings })));
  return { isSo: value.isSo, millis: ms, states: value.positions };
}

function family(f: Family): void {
  console.log(`\n${f.name}: ${f.what}`);
  const count = familyModel(f, 4).questions[0]?.expectations.length ?? 0;
  for (let which = 0; which < count; which++) {
    const expectation = familyModel(f, 4).questions[0]?.expectations[which];
    console.log(`  ${expectation?.readings.length === 0 ? 'as it is' : `under ${expectation?.readings.join()}`}, expected ${expectation?.answer.kind}`);
    console.log(`  ${'n'.padStart(5)} ${engines(f.name === 'steps').map((e) => `${e.name} ms`.padStart(WIDTH) + 'states'.padStart(11)).join('')}`);
    grow(f, which, expectation?.answer.kind === 'yes');
  }
}

/** What takes less than a second is asked three times, of every engine, and the least told: none has to be warm. */
function leastOf(what: () => PeerAnswer): PeerAnswer {
  let least = what();
  for (let n = 1; n < 3 && least.millis < 1000 && !isShort; n++) { const next = what(); if (next.millis < least.millis) least = next; }
  return least;
}

/** Every engine until it needs more than its time; ours as far as any other came, and twice beyond. */
function grow(f: Family, which: number, expected: boolean): void {
  const all = engines(f.name === 'steps');
  const done = new Set<string>();
  const before = new Map<string, number>();
  let alone = 0;
  for (const n of sizes(f)) {
    const model = familyModel(f, n);
    const cells = all.map((e) => {
      if (done.has(e.name)) return ''.padStart(WIDTH + 11);
      const a = leastOf(() => e.ask(model, which));
      if (a.isSo !== undefined && a.isSo !== expected) throw new Error(`${e.name} says ${a.isSo ? 'yes' : 'no'} at ${f.name} ${n}`);
      if (a.isSo === undefined || a.millis > CAP * 1000) { done.add(e.name); return `> ${CAP} s`.padStart(WIDTH) + ''.padStart(11); }
      const growth = before.has(e.name) ? ` ×${(a.millis / (before.get(e.name) ?? 1)).toFixed(1)}` : '';
      before.set(e.name, a.millis);
      const alone = a.searching === undefined ? '' : ` (${a.searching.toFixed(0)})`;
      return `${a.millis.toFixed(0)}${alone}${growth}`.padStart(WIDTH) + String(a.states ?? '').padStart(11);
    });
    console.log(`  ${String(n).padStart(5)} ${cells.join('')}`);
    if (done.size === all.length) break;
    if (all.every((e) => e.name === 'servanda' || done.has(e.name)) && alone++ >= 1) break;
  }
}

/** Of a column of times: the whole, of spin the search alone in brackets, and how many times more than the size before. */
const WIDTH = 20;

function sizes(f: Family): readonly number[] {
  if (isShort) return f.name === 'steps' ? [3, 4] : [3, 4];
  if (f.name === 'steps') return [3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24];
  return f.name === 'ring' ? [4, 5, 6, 7, 8, 9] : [3, 4, 5, 6, 7, 8, 9, 10];
}

// ---- Slices, and stopping.

const PAIR = `instrument Alliance between A and B. Enters into force on signature.
article 5. When C attacks B, A shall assist B against C within 90 days.
instrument Pact between A and C. Enters into force on signature.
article 1. A shall not take hostile action against C.
On 2020-01-01 A and B sign Alliance.
On 2020-01-01 A and C sign Pact.
question q. Can A keep every commitment? Expect no.
`;

function among(instruments: number): Model {
  const others = Array.from({ length: instruments - 2 }, (_, i) => `instrument I${i} between S${i} and S${i + 1}. Enters into force on signature.
article 1. Each party shall not take hostile action against the other party.
article 2. When S${i} attacks B, S${i + 1} shall assist B against S${i} within ${10 + (i % 50)} days.
On 2020-01-01 S${i} and S${i + 1} sign I${i}.`);
  const states = Array.from({ length: Math.max(0, instruments - 1) }, (_, i) => `, S${i}`).join('');
  return compileText(`dossier "Many". as of 2020-01-02.
State: A, B, C${instruments > 2 ? states : ''}.
act State attacks State.
act State takes hostile action against State.
act State assists State against State.
When any State X assists any State Y against any State Z, that counts as X takes hostile action against Z.
${others.join('\n')}
${PAIR}`).model;
}

function slicing(): void {
  console.log('\na question about two instruments, alone and among others (the log replayed once, not counted)');
  for (const n of isShort ? [2, 100] : [2, 100, 500]) {
    const model = among(n);
    const question = model.questions[0];
    if (!question) throw new Error('no question');
    const context = contextOf(model);
    const { value: first, ms: replayed } = timed(() => verdictOf(ask(context, question)));
    const { value, ms } = best(5, () => verdictOf(ask(context, question)));
    if (value.isSo !== false || first.isSo !== false) throw new Error('the pair must collide');
    console.log(`  ${String(n).padStart(4)} instruments   ${ms.toFixed(1).padStart(8)} ms   ${String(value.positions).padStart(4)} situations   (first time, with the replay, ${replayed.toFixed(0)} ms)`);
  }
}

function stopping(): void {
  const hard = familyModel(FAMILIES.find((f) => f.name === 'ring') ?? (FAMILIES[0] as Family), 10);
  const question = hard.questions[0];
  if (!question) throw new Error('no question');
  const after = isShort ? 200 : 1000;
  let told = 0;
  const from = performance.now();
  const isCancelled = (): boolean => { const now = performance.now(); if (told === 0 && now - from > after) told = now; return told > 0; };
  const outcome = ask(contextOf(hard, { cancellation: { isCancelled } }), question, { readings: ['helping'] });
  const late = told === 0 ? 0 : performance.now() - told;
  console.log(`\nstopping: told after ${after} ms, the answer \`${outcome.kind === 'paths' ? 'paths' : outcome.verdict.kind}\` came ${late.toFixed(0)} ms later (goal 100)`);
  const acts = Array.from({ length: isShort ? 1_000 : 10_000 }, (_, i) => i);
  const wide = compileText(`dossier "Wide". as of 2020-01-02.\nState: A, B.\n${acts.map((i) => `act State does thing${i}.`).join('\n')}
instrument T between A and B. Enters into force on signature.
${acts.map((i) => `article ${i}. When B does thing${i}, A shall not do thing${(i + 1) % acts.length}.`).join('\n')}
article must. When B does thing0, A shall do thing1 within 5 days.
On 2020-01-01 A and B sign T.\nquestion q. Can A keep every commitment? Expect unknown.`).model;
  const asked = wide.questions[0];
  if (!asked) throw new Error('no question');
  const budget = 2_000;
  const { value, ms } = timed(() => ask(contextOf(wide, { clock: () => performance.now(), budget: { millis: budget } }), asked));
  const verdict = value.kind === 'paths' ? undefined : value.verdict;
  const reason = verdict?.kind === 'unknown' ? ` (${verdict.reason.kind}${verdict.reason.kind === 'stopped' ? ` by ${verdict.reason.by}` : ''})` : '';
  console.log(`a dossier of ${acts.length} acts with a budget of ${budget} ms: \`${verdict?.kind}\`${reason} after ${ms.toFixed(0)} ms`);
}

function families(): void {
  if (!hasClingo || !hasSpin) console.log(`${[...(hasClingo ? [] : ['clingo']), ...(hasSpin ? [] : ['spin'])].join(' and ')} not installed: left out of the comparison`);
  console.log(`\nfamilies: each engine up to ${CAP} s; times of clingo and spin are of the whole process, spin with its compiler; in brackets that of its search alone; states: situations, of clingo the atoms of its ground program`);
  for (const f of FAMILIES) family(f);
}

const SECTIONS = { flagship, families, slicing, stopping };
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
for (const [name, run] of Object.entries(SECTIONS)) if (wanted.length === 0 || wanted.includes(name)) run();
