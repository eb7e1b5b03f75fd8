/** Which norms may undo which: a duty excuses what is forbidden, a prohibition discharges a duty, where it prevails (docs/semantics.md §4). */
import type { LawRef, Norm } from '@servanda/model';
import { instrumentOf, type Program } from '@servanda/semantics';
import { withSuccessors } from './continuing.ts';
import { lawIndexOf, type LawIndex } from './law-index.ts';

/** Prohibitions of what the obligation requires, or obligations to do what the prohibition forbids, in another provision. */
function rivalsOf(program: Program, norm: Norm): readonly Norm[] {
  const index = lawIndexOf(program);
  if (norm.kind !== 'obligation' && norm.kind !== 'prohibition') return [];
  const [steps, rivals] = norm.kind === 'obligation' ? [index.countsFrom, index.forbidding] : [index.countsTo, index.requiring];
  const patterns = patternsFrom(steps, norm.acts.map((a) => a.pattern));
  return [...new Set([...patterns].flatMap((pattern) => rivals.get(pattern) ?? []))].filter((n) => n.provision !== norm.provision);
}

/** Norms that may keep this one from being breached. */
export function undoersOf(program: Program, low: Norm): readonly Norm[] {
  return rivalsOf(program, low).filter((high) => mayRank(program, high.provision, low.provision));
}

/** Whether the norm may keep some other from being breached. */
export function mayPrevail(program: Program, high: Norm): boolean {
  return rivalsOf(program, high).some((low) => mayRank(program, high.provision, low.provision));
}

/** The patterns and all that they count as (or, by `countsTo`, that count as them). */
function patternsFrom(steps: LawIndex['countsFrom'], patterns: readonly string[]): ReadonlySet<string> {
  const found = new Set(patterns);
  for (const pattern of found) for (const rule of steps.get(pattern) ?? []) { found.add(rule.as.pattern); found.add(rule.act.pattern); }
  return found;
}

function covers(program: Program, ref: LawRef, provision: string): boolean {
  return ref.kind === 'any' || (ref.kind === 'provision' ? ref.id === provision : instrumentOf(program, provision) === ref.id);
}

/** Whether a rule may let the first prevail over the second. Between parties to both of two treaties the later one prevails. */
function mayRank(program: Program, a: string, b: string): boolean {
  if (program.priorities.some((r) => covers(program, r.superior, a) && covers(program, r.inferior, b))) return true;
  const [i, j] = [instrumentOf(program, a), instrumentOf(program, b)].map((id) => program.instruments.get(id ?? ''));
  if (!i || !j || i.id === j.id) return false;
  if (i.parties.length === 0 || j.parties.length === 0) return true;
  // Parties to one may be so by continuing a party to the other.
  const [of, and] = [withSuccessors(program, i.parties), withSuccessors(program, j.parties)];
  return [...of].filter((p) => and.has(p)).length > 1;
}
