/** A dossier run by the engine and by the oracle: the first day on which they differ, in words; and the smallest dossier that still does. */
import { dayFromIso, type Day } from '@servanda/base';
import { initialState, prepare, statusOf, stepInPlace, type Effect, type Program, type State } from '@servanda/semantics';
import { iso } from './calendar.ts';
import type { Dossier } from './generate.ts';
import { oracleRun, type Snapshot } from './interpreter.ts';

export interface Difference {
  readonly day: number;
  /** What only the engine says, and what only the oracle says. */
  readonly engine: readonly string[];
  readonly oracle: readonly string[];
}

/** The day as the engine takes it. */
export const engineDay = (day: number): Day => dayFromIso(iso(day));

function snapshotOf(program: Program, state: State, day: number, effects: readonly Effect[]): Snapshot {
  const actors = program.byKind.get('Actor') ?? [];
  return {
    day,
    stands: program.model.instruments.flatMap((i) => actors.map((p) => (
      `${i.id} ${p} ${statusOf(program, state, i.id, p)}${state.stands.get(`${i.id}|${p}`)?.isProvisional === true ? ' provisional' : ''}`))),
    facts: [...state.facts.keys()].sort(),
    duties: state.instances.map((d) => `${d.norm} ${d.bearer}: ${[d.act.pattern, ...d.act.args].join('|')} ${d.status} ${d.lastDay ?? '-'}`).sort(),
    breaches: state.breaches.map((b) => `${b.norm} ${b.by}>${[...b.toward].sort().join()} ${b.on}`).sort(),
    findings: [...new Set(effects.flatMap((e) => (e.kind === 'finding' && e.day === day ? [e.finding.code] : [])))].sort(),
  };
}

/** Runs the engine from stop to stop: the days on which something happens, or by the oracle changes, and those before and after. */
export function engineRun({ model, log, from }: Dossier, stops: readonly number[]): Map<number, Snapshot> {
  const program = prepare(model);
  const { state, effects: atStart } = initialState(program);
  const effects: Effect[] = [...atStart];
  const found = new Map<number, Snapshot>();
  stepInPlace(program, state, engineDay(from), { kind: 'pass' });
  for (const day of stops) {
    effects.push(...stepInPlace(program, state, engineDay(day), { kind: 'pass' }));
    for (const { happening } of log.filter((h) => h.day === day)) effects.push(...stepInPlace(program, state, engineDay(day), happening));
    found.set(day, snapshotOf(program, state, day, effects));
  }
  return found;
}

/** A snapshot as lines, each with its sort. */
export const linesOf = ({ stands, facts, duties, breaches, findings }: Snapshot): string[] => [
  ...stands, ...facts.map((f) => `fact ${f}`), ...duties.map((d) => `duty ${d}`), ...breaches.map((b) => `breach ${b}`), ...findings.map((f) => `finding ${f}`)];

function without(a: readonly string[], b: readonly string[]): string[] {
  const rest = b.slice();
  return a.filter((x) => { const at = rest.indexOf(x); if (at >= 0) rest.splice(at, 1); return at < 0; });
}

/** Where the two first differ; nothing when they agree on every day. */
export function differenceOf(dossier: Dossier): Difference | undefined {
  const oracle = oracleRun(dossier.model, dossier.log, dossier.from, dossier.to, dossier.isThorough);
  const stops = new Set<number>();
  const last = oracle.at(-1)?.day ?? dossier.from;
  const stop = (day: number): void => { for (const d of [day - 1, day, day + 1]) if (d >= dossier.from && d <= last) stops.add(d); };
  oracle.forEach((s, n) => { if (n > 0 && JSON.stringify({ ...s, day: 0 }) !== JSON.stringify({ ...oracle[n - 1], day: 0 })) stop(s.day); });
  for (const { day } of dossier.log) stop(day);
  stop(last);
  const engine = engineRun(dossier, [...stops].sort((a, b) => a - b));
  for (const theirs of oracle) {
    const ours = engine.get(theirs.day);
    if (!ours) continue;
    const [a, b] = [linesOf(ours), linesOf(theirs)];
    const difference = { day: theirs.day, engine: without(a, b), oracle: without(b, a) };
    if (difference.engine.length + difference.oracle.length > 0) return difference;
  }
  return undefined;
}

/** Dossiers with one thing less. */
function* smaller(d: Dossier): Generator<Dossier> {
  const { model } = d;
  const drop = <T>(list: readonly T[], n: number): T[] => list.filter((_, k) => k !== n);
  for (let n = 0; n < d.log.length; n++) yield { ...d, log: drop(d.log, n) };
  for (let n = 0; n < model.law.length; n++) yield { ...d, model: { ...model, law: drop(model.law, n) } };
  for (let n = 0; n < model.continuities.length; n++) yield { ...d, model: { ...model, continuities: drop(model.continuities, n) } };
  for (const [n, law] of model.law.entries()) {
    for (const key of ['condition', 'after', 'from', 'deadline', 'every', 'survives', 'effectiveOn', 'toward', 'trigger'] as const) {
      if (key in law && (law as unknown as Record<string, unknown>)[key] !== undefined && !(law.kind === 'constitutive' && key === 'trigger')) { const { [key]: _, ...rest } = law as unknown as Record<string, unknown>; yield { ...d, model: { ...model, law: model.law.map((l, k) => (k === n ? rest as unknown as typeof l : l)) } }; }
    }
    if ('exceptions' in law && law.exceptions.length > 0) yield { ...d, model: { ...model, law: model.law.map((l, k) => (k === n ? { ...law, exceptions: [] } : l)) } };
    if ('effects' in law && law.effects.length > 1) yield { ...d, model: { ...model, law: model.law.map((l, k) => (k === n ? { ...law, effects: law.effects.slice(1) } : l)) } };
  }
  for (const [n, i] of model.instruments.entries()) {
    const changed = (rest: typeof i): Dossier => ({ ...d, model: { ...model, instruments: model.instruments.map((x, k) => (k === n ? rest : x)) } });
    const { duration: _d, provisional: _p, openForSignature: _o, minimumParties: _m, ...clauses } = i.clauses;
    for (const key of ['duration', 'provisional', 'openForSignature', 'minimumParties'] as const) {
      if (i.clauses[key]) yield changed({ ...i, clauses: { ...{ ...clauses, duration: _d, provisional: _p, openForSignature: _o, minimumParties: _m }, [key]: undefined } });
    }
    if (i.clauses.eligibility.length > 0) yield changed({ ...i, clauses: { ...i.clauses, eligibility: [] } });
    if (i.clauses.entry.length > 0) yield changed({ ...i, clauses: { ...i.clauses, entry: i.clauses.entry.slice(0, -1) } });
    if (i.clauses.consentBy.length > 0) yield changed({ ...i, clauses: { ...i.clauses, consentBy: [] } });
    if (i.parent !== undefined) yield changed({ ...i, parent: undefined });
    if (i.kind === 'custom') yield changed({ ...i, kind: 'instrument' });
  }
}

/** Drops laws, happenings, clauses one by one as long as what is left satisfies `isStill`. */
export function shrink(dossier: Dossier, isStill: (d: Dossier) => boolean): Dossier {
  for (let now = dossier; ;) {
    let next: Dossier | undefined;
    for (const d of smaller(now)) if (isStill(d)) { next = d; break; }
    if (!next) return now;
    now = next;
  }
}

/** The dossier and the difference, to be read by a person. */
export function dump(dossier: Dossier, difference: Difference | undefined): string {
  const brief = (x: unknown): string => JSON.stringify(x, (key, v: unknown) => (key === 'origin' || key === 'sources' || key === 'provisions' && Array.isArray(v) && v.length === 0 ? undefined : v))
    .replace(/\{"kind":"(?:thing|var)","(?:id|name)":("[^"]*")\}/g, '$1').replace(/"/g, '');
  const happening = (h: Dossier['log'][number]): string => `  ${iso(h.day)} ${brief(h.happening)}`;
  return [
    ...dossier.model.instruments.map((i) => `instrument ${brief(i)}`), ...dossier.model.continuities.map((c) => `continuity ${brief(c)}`),
    ...(JSON.stringify(dossier.model).includes('"Club"') ? [`Club ${brief(dossier.model.groups[0]?.members)}`] : []),
    ...dossier.model.law.map((l) => `law ${brief(l)}`), 'log', ...dossier.log.map(happening),
    difference ? `on ${iso(difference.day)} (day ${difference.day})` : 'they agree', ...(difference?.engine ?? []).map((x) => `  engine: ${x}`), ...(difference?.oracle ?? []).map((x) => `  oracle: ${x}`),
  ].join('\n');
}
