/** Provisions that another one makes superfluous: it asks the same, or more, of the same parties under the same or fewer conditions. */
import { intervalOf } from '@servanda/base';
import type { Application, Deadline, Norm, Quantified, Term } from '@servanda/model';
import { instrumentOf, type Program } from '@servanda/semantics';

export interface Redundancy { readonly norm: Norm; readonly by: Norm }

export function findRedundancies(program: Program, isAlive: (norm: Norm) => boolean): readonly Redundancy[] {
  const norms = program.norms.filter((n) => (n.kind === 'obligation' || n.kind === 'prohibition') && isAlive(n));
  const found: Redundancy[] = [];
  const place = new Map(norms.map((norm, i) => [norm, i]));
  // Only law about the same sort of act can make law superfluous.
  const byAct = new Map<string, Norm[]>();
  for (const norm of norms) for (const pattern of new Set(norm.acts.map((a) => a.pattern))) { const list = byAct.get(pattern); if (list) list.push(norm); else byAct.set(pattern, [norm]); }
  for (const norm of norms) {
    const others = byAct.get(norm.acts[0]?.pattern ?? '') ?? [];
    const by = others.find((other) => other !== norm && covers(program, other, norm) && !(covers(program, norm, other) && (place.get(other) ?? 0) > (place.get(norm) ?? 0)));
    if (by) found.push({ norm, by });
  }
  return found;
}

/** Whether whoever keeps `a` keeps `b` as well. */
function covers(program: Program, a: Norm, b: Norm): boolean {
  if (a.kind !== b.kind || instrumentOf(program, a.provision) !== instrumentOf(program, b.provision)) return false;
  if (a.exceptions.length > 0 || shape(a.every) !== shape(b.every)) return false;
  const names = new Map<string, Term>();
  if (!bindsTo(program, a, b, a.bearer, b.bearer, names)) return false;
  if (!b.acts.every((act) => a.acts.some((other) => coversAct(program, a, b, other, act, new Map(names))))) return false;
  if (a.toward !== undefined && (b.toward === undefined || !bindsTo(program, a, b, a.toward, b.toward, names))) return false;
  return isSameOrLess(a.trigger, b.trigger, a.kind) && isSameOrLess(a.condition, b.condition, a.kind) && isSameOrLess(a.after, b.after, a.kind) && isSameOrLess(a.from, b.from, a.kind) && hasSameTime(a, b);
}

/** Fewer conditions make a prohibition wider; a duty set off otherwise is another duty. */
function isSameOrLess(a: unknown, b: unknown, kind: Norm['kind']): boolean {
  return (a === undefined && kind === 'prohibition') || shape(a) === shape(b);
}

function hasSameTime(a: Norm, b: Norm): boolean {
  if (a.kind === 'prohibition') return a.deadline === undefined || shape(a.deadline) === shape(b.deadline);
  // A duty without deadline is kept by whoever keeps the same with one, one with a later deadline by whoever keeps the earlier.
  return b.deadline === undefined || shape(a.deadline) === shape(b.deadline) || (a.deadline !== undefined && isEarlier(a.deadline, b.deadline));
}

/** Two last days of the calendar, or two periods of one unit counted from the same. */
function isEarlier(a: Deadline, b: Deadline): boolean {
  if (a.kind !== 'day' || b.kind !== 'day' || a.isExclusive !== b.isExclusive) return false;
  if (a.day.kind === 'date' && b.day.kind === 'date') return intervalOf(a.day.date).last < intervalOf(b.day.date).first;
  if (a.day.kind !== 'steps' || b.day.kind !== 'steps' || shape(a.day.from) !== shape(b.day.from) || shape(a.day.counting) !== shape(b.day.counting)) return false;
  const [x, moreOfA] = a.day.steps;
  const [y, moreOfB] = b.day.steps;
  return x?.kind === 'after' && y?.kind === 'after' && moreOfA === undefined && moreOfB === undefined && x.period.unit === y.period.unit && x.period.n < y.period.n;
}

function coversAct(program: Program, a: Norm, b: Norm, wide: Application, narrow: Application, names: Map<string, Term>): boolean {
  return wide.pattern === narrow.pattern && wide.args.every((t, i) => { const u = narrow.args[i]; return u === undefined || bindsTo(program, a, b, t, u, names); });
}

/** Whether the wider norm's term can stand for the narrower one's. */
function bindsTo(program: Program, a: Norm, b: Norm, wide: Term, narrow: Term, names: Map<string, Term>): boolean {
  if (wide.kind !== 'var') return narrow.kind === wide.kind && narrow.id === wide.id;
  const known = names.get(wide.name);
  if (known) return JSON.stringify(known) === JSON.stringify(narrow);
  names.set(wide.name, narrow);
  const range = a.vars.find((v) => v.name === wide.name);
  if (!range) return narrow.kind === 'var';
  if (narrow.kind === 'var') { const other = b.vars.find((v) => v.name === narrow.name); return other !== undefined && isWithin(program, other, range); }
  return contains(program, range, narrow.id);
}

function contains(program: Program, range: Quantified, id: string): boolean {
  const { over } = range;
  switch (over.kind) {
    case 'kind': return program.kindsOf.get(id)?.has(over.of) ?? false;
    case 'group': return program.groups.get(over.id)?.includes(id) ?? false;
    case 'parties': return over.instrument.kind === 'thing' && (program.instruments.get(over.instrument.id)?.parties.includes(id) ?? false);
    default: return over;
  }
}

function isWithin(program: Program, narrow: Quantified, wide: Quantified): boolean {
  if (shape(narrow.over) === shape(wide.over)) return true;
  if (wide.over.kind !== 'kind') return false;
  const { of } = wide.over;
  const { over } = narrow;
  if (over.kind === 'kind') return (program.byKind.get(over.of) ?? []).every((id) => program.kindsOf.get(id)?.has(of) ?? false);
  return over.kind === 'parties' && (of === 'State' || of === 'Actor');
}

/** The text of a condition without its places. */
function shape(value: unknown): string {
  return JSON.stringify(value, (key, v: unknown) => (key === 'origin' ? undefined : v)) ?? '';
}
