/**
 * Status on many dates: 500 instruments, 200 parties, 100,000 logged events; the same small statuses computed by an
 * independent encoding in clingo, when it is installed. Run `node --expose-gc bench/timeline.ts` (`--short` for a tenth of it).
 */
import { dayFromIso, intervalOf, partialDateOfDay, type Day, type Span } from '@servanda/base';
import { CONSENT_ACTS, TREATY_ACTS, type ActPattern, type Instrument, type LogEntry, type Model, type TreatyAct } from '@servanda/model';
import { openWorlds, standingOn, statusIn, sweep } from '@servanda/timeline';
import { statusOf } from '@servanda/semantics';
import { execFileSync, spawnSync } from 'node:child_process';

const isShort = process.argv.includes('--short');
const origin: Span = { file: 'bench', from: 0, to: 0 };
const START = dayFromIso('1950-01-01');

/** A small generator with a known sequence (mulberry32), so that every run measures the same dossier. */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function instrument(i: number): Instrument {
  return {
    id: `T${i}`, kind: 'instrument', parties: [], sources: [], origin,
    clauses: {
      consentBy: [], isSubjectToRatification: true, withdrawal: [{ norm: `T${i}#1` }], eligibility: [], reservations: { rule: 'unspecified', provisions: [] },
      counting: { missingDay: 'last-day-of-month', expiryOfYear: 'same-day' },
      entry: [
        { for: 'all', origin, threshold: { kind: 'count', n: 20 + (i % 40) }, day: { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'nth-day-after', n: 30 }] } },
        { for: 'later', origin, threshold: { kind: 'own-consent' }, day: { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'nth-day-after', n: 30 }] } },
      ],
    },
  };
}

/** Instruments, parties and a log of so many events: signatures, consents, withdrawals, new consents. */
export function bigModel(instruments: number, parties: number, events: number, isPlain = false): Model {
  const next = random(42);
  const acts = TREATY_ACTS.map((act): ActPattern => ({ id: act, parts: [], roles: [{ kind: 'State' }, { kind: 'Instrument' }], actorRoles: [0], effects: [], treatyAct: act }));
  const stage = new Map<string, number>();
  const log = Array.from({ length: events }, (_, n): LogEntry | undefined => {
    const t = `T${Math.floor(next() * instruments)}`;
    const p = `P${Math.floor(next() * parties)}`;
    const at = (stage.get(`${t}|${p}`) ?? -1) + 1;
    stage.set(`${t}|${p}`, at);
    if (isPlain && at > 1) return undefined;
    const act: TreatyAct = at === 0 ? 'sign' : at % 2 === 1 ? CONSENT_ACTS[at % 3] ?? 'ratify' : 'withdraw';
    const day = (START + Math.floor((n * 25_000) / events)) as Day;
    return { id: `log#${n}`, date: partialDateOfDay(day), according: [], origin, content: { kind: 'act', act: { pattern: act, args: [{ kind: 'thing', id: p }, { kind: 'thing', id: t }] } } };
  }).filter((e): e is LogEntry => e !== undefined);
  return {
    kinds: [{ id: 'Actor' }, { id: 'State', parent: 'Actor' }, { id: 'Instrument' }],
    things: Array.from({ length: parties }, (_, i) => ({ id: `P${i}`, kind: 'State', aliases: [], codes: {} })),
    groups: [], weights: [], continuities: [], facts: [], acts, instruments: Array.from({ length: instruments }, (_, i) => instrument(i)),
    provisions: Array.from({ length: instruments }, (_, i) => ({ id: `T${i}`, instrument: `T${i}`, origin })),
    law: Array.from({ length: instruments }, (_, i) => ({
      kind: 'power' as const, id: `T${i}#1`, provision: `T${i}`, origin, vars: [{ name: '$bearer', over: { kind: 'parties' as const, instrument: { kind: 'thing' as const, id: `T${i}` } } }],
      bearer: { kind: 'var' as const, name: '$bearer' }, acts: [{ pattern: 'withdraw', args: [{ kind: 'var' as const, name: '$bearer' }, { kind: 'thing' as const, id: `T${i}` }] }], exceptions: [],
      effectiveOn: { kind: 'steps' as const, from: { kind: 'origin' as const }, steps: [{ kind: 'after' as const, period: { n: 12, unit: 'month' as const } }] },
    })),
    readings: [], log, reports: [], claims: [], beliefs: [], accepted: [], questions: [], files: [],
  };
}

function timed<T>(what: () => T): { value: T; ms: number } {
  const from = performance.now();
  const value = what();
  return { value, ms: performance.now() - from };
}

function megabytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().rss / 1_048_576;
}

function statusOnManyDates(): void {
  const [instruments, parties, events] = isShort ? [50, 100, 10_000] : [500, 200, 100_000];
  const model = bigModel(instruments, parties, events);
  const { value: worlds, ms: replayed } = timed(() => openWorlds(model, { through: (START + 25_400) as Day }));
  const days = Array.from({ length: 1_000 }, (_, i) => (START + i * 25) as Day);
  let parties1 = 0;
  const { ms: swept } = timed(() => sweep(worlds.histories[0], days, (day, state) => { parties1 += statusOf(worlds.program, state, 'T7', 'P3') === 'party' ? 1 : 0; void day; }));
  let parties2 = 0;
  const { ms: looked } = timed(() => { for (const day of days) parties2 += standingOn(worlds, 'T7', 'P3', day).status === 'party' ? 1 : 0; });
  const { ms: whole } = timed(() => { for (const day of days) for (let p = 0; p < parties; p++) statusIn(worlds.histories[0], 'T7', `P${p}`, day); });
  if (parties1 !== parties2) throw new Error(`the two ways disagree: ${parties1} and ${parties2}`);
  console.log(`${instruments} instruments, ${parties} parties, ${events} events, 1,000 dates`);
  console.log(`  one replay                              ${replayed.toFixed(0)} ms`);
  console.log(`  the state on each of 1,000 dates        ${swept.toFixed(0)} ms (one more replay)`);
  console.log(`  one party and instrument, one date      ${(looked / 1_000).toFixed(4)} ms`);
  console.log(`  one instrument, all parties, one date   ${(whole / 1_000).toFixed(4)} ms`);
  console.log(`  memory                                  ${megabytes().toFixed(0)} MB`);
}

/** Who is a party to a treaty with a threshold and a delay, on a day: the same in answer set programming. */
function againstClingo(): void {
  let hasClingo = true;
  try { execFileSync('clingo', ['--version']); } catch { hasClingo = false; }
  if (!hasClingo) { console.log('clingo is not installed (Debian package gringo): comparison skipped'); return; }
  console.log('against clingo: parties on the last day (same answers), ms');
  for (const events of isShort ? [100, 400] : [100, 1_000, 10_000]) {
    const model = bigModel(Math.ceil(events / 100), 60, events, true);
    const last = (START + 25_000) as Day;
    const { value: ours, ms } = timed(() => {
      const worlds = openWorlds(model, { through: last });
      return model.instruments.flatMap((i) => model.things.filter((t) => statusIn(worlds.histories[0], i.id, t.id, last) === 'party').map((t) => `${i.id},${t.id}`)).sort();
    });
    const { value: theirs, ms: clingo } = timed(() => clingoParties(model, last));
    if (ours.join() !== theirs.join()) throw new Error(`clingo disagrees at ${events} events: ${ours.length} against ${theirs.length} parties`);
    console.log(`  ${String(events).padStart(6)} events  servanda ${ms.toFixed(1).padStart(8)}   clingo (whole process) ${clingo.toFixed(1).padStart(8)}   ratio ${(clingo / ms).toFixed(1)}`);
  }
}

/** Entry into force on the 30th day after the n-th deposit; for later parties, after their own (no exits: `bigModel` with `isPlain`). */
const ENCODING = `
by(T,D,N) :- consent(T,_,D), N = #count { P : consent(T,P,E), E <= D }.
met(T,D) :- threshold(T,N), D = #min { X : by(T,X,M), M >= N }, D != #sup.
start(T,P,M+30) :- consent(T,P,D), met(T,M), D <= M.
start(T,P,D+30) :- consent(T,P,D), met(T,M), D > M.
party(T,P) :- start(T,P,D), D <= last.
#show party/2.
`;

function clingoParties(model: Model, last: Day): readonly string[] {
  const facts = model.instruments.map((_, n) => `threshold(${n},${20 + (n % 40)}).`);
  for (const { content, date } of model.log) {
    if (content.kind !== 'act' || content.act.pattern === 'sign' || !date) continue;
    const [party, treaty] = content.act.args as readonly { id: string }[];
    facts.push(`consent(${treaty?.id.slice(1)},${party?.id.slice(1)},${intervalOf(date).first - START}).`);
  }
  const input = `#const last=${last - START}.\n${facts.join('\n')}\n${ENCODING}`;
  // clingo exits with 30 when it has found the (only) answer set.
  const { stdout } = spawnSync('clingo', ['--outf=2', '-'], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  const values = (JSON.parse(stdout) as { Call: { Witnesses?: { Value: string[] }[] }[] }).Call[0]?.Witnesses?.[0]?.Value ?? [];
  return values.map((atom) => { const [t, p] = atom.slice(6, -1).split(','); return `T${t},P${p}`; }).sort();
}

statusOnManyDates();
againstClingo();
