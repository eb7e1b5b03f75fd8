/** Circles in a small directed graph: depth first, each circle once, from its first node in the order given. */
export interface Edge<T> {
  readonly from: string;
  readonly to: string;
  readonly because: T;
}

export interface Cycle<T> {
  /** The nodes in order, the first again at the end. */
  readonly chain: readonly string[];
  readonly edges: readonly Edge<T>[];
}

/** The circles that close when every node is visited once; enough to name one for each knot. */
export function cyclesOf<T>(edges: readonly Edge<T>[]): readonly Cycle<T>[] {
  const next = new Map<string, Edge<T>[]>();
  for (const edge of edges) {
    const list = next.get(edge.from);
    if (list) list.push(edge);
    else next.set(edge.from, [edge]);
  }
  const done = new Set<string>();
  const found: Cycle<T>[] = [];
  for (const start of next.keys()) if (!done.has(start)) search(start, next, done, found);
  return found;
}

function search<T>(start: string, next: ReadonlyMap<string, readonly Edge<T>[]>, done: Set<string>, found: Cycle<T>[]): void {
  const path: { readonly node: string; readonly via?: Edge<T>; at: number }[] = [{ node: start, at: 0 }];
  const onPath = new Set([start]);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const edge = next.get(top.node)?.[top.at];
    top.at += 1;
    if (!edge) {
      done.add(top.node);
      onPath.delete(top.node);
      path.pop();
    } else if (onPath.has(edge.to)) {
      const from = path.findIndex((step) => step.node === edge.to);
      const steps = path.slice(from);
      found.push({ chain: [...steps.map((step) => step.node), edge.to], edges: [...steps.slice(1).flatMap((step) => step.via ?? []), edge] });
    } else if (!done.has(edge.to)) {
      onPath.add(edge.to);
      path.push({ node: edge.to, via: edge, at: 0 });
    }
  }
}
