/** Which norms may undo which: a duty excuses what is forbidden, a prohibition discharges a duty, where it prevails (docs/semantics.md §4). */
import type { LawRef, Norm } from '@servanda/model';
import { instrumentOf, type Program } from '@servanda/semantics';

/** Whether the one may keep the other from being breached. */
export function mayUndo(program: Program, high: Norm, low: Norm): boolean {
  if (!mayRank(program, high.provision, low.provision)) return false;
  if (high.kind === 'obligation') return low.kind === 'prohibition' && isOnOneAct(program, high, low);
  return high.kind === 'prohibition' && low.kind === 'obligation' && isOnOneAct(program, low, high);
}

/** Whether an act that the obligation requires may be one that the prohibition forbids. */
function isOnOneAct(program: Program, obligation: Norm, prohibition: Norm): boolean {
  return prohibition.acts.some((a) => obligation.acts.some((b) => a.pattern === b.pattern || countsAs(program, b.pattern, a.pattern)));
}

function covers(program: Program, ref: LawRef, provision: string): boolean {
  return ref.kind === 'any' || (ref.kind === 'provision' ? ref.id === provision : instrumentOf(program, provision) === ref.id);
}

/** Whether a rule may let the first prevail over the second. Between parties to both of two treaties the later one prevails. */
export function mayRank(program: Program, a: string, b: string): boolean {
  if (program.priorities.some((r) => covers(program, r.superior, a) && covers(program, r.inferior, b))) return true;
  const [i, j] = [instrumentOf(program, a), instrumentOf(program, b)].map((id) => program.instruments.get(id ?? ''));
  if (!i || !j || i.id === j.id) return false;
  if (i.parties.length === 0 || j.parties.length === 0) return true;
  return i.parties.filter((p) => j.parties.includes(p)).length > 1;
}

function countsAs(program: Program, from: string, to: string, depth = 0): boolean {
  return depth < 8 && program.model.law.some((l) => l.kind === 'counts-as' && l.act.pattern === from && (l.as.pattern === to || countsAs(program, l.as.pattern, to, depth + 1)));
}
