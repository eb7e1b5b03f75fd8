/**
 * Sets of situations that can come back to each other: strongly connected components that hold a cycle, by two depth-first
 * searches (Sharir 1981). Used by the checkers only, which share no search with what they check.
 */
export function knotsOf(days: ReadonlyMap<string, { readonly next: ReadonlySet<string> }>): readonly (readonly string[])[] {
  const back = new Map<string, string[]>();
  for (const [id, n] of days) for (const to of n.next) { const list = back.get(to); if (list) list.push(id); else back.set(to, [id]); }
  const order: string[] = [];
  const seen = new Set<string>();
  for (const first of days.keys()) {
    const path: { readonly id: string; readonly next: string[] }[] = [];
    const enter = (id: string): void => { seen.add(id); path.push({ id, next: [...days.get(id)?.next ?? []] }); };
    if (!seen.has(first)) enter(first);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = top.next.pop();
      if (to === undefined) { order.push(top.id); path.pop(); } else if (!seen.has(to) && days.has(to)) enter(to);
    }
  }
  const placed = new Set<string>();
  const knots: string[][] = [];
  for (const first of order.reverse()) {
    if (placed.has(first)) continue;
    const knot: string[] = [];
    const todo = [first];
    placed.add(first);
    for (let id = todo.pop(); id !== undefined; id = todo.pop()) { knot.push(id); for (const from of back.get(id) ?? []) if (days.has(from) && !placed.has(from)) { placed.add(from); todo.push(from); } }
    if (knot.length > 1 || days.get(first)?.next.has(first)) knots.push(knot);
  }
  return knots;
}
