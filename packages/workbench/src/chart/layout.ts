/**
 * A small graph → places for its nodes, always the same for the same graph: nodes begin on a circle and are moved by springs
 * along edges and repulsion between all (Fruchterman and Reingold 1991). Within a hundred nodes, which is what a reader can take in.
 */

export interface LayoutNode {
  readonly id: string;
  /** Half the room the node's label takes. */
  readonly halfWidth: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const ROUNDS = 260;

/** Places within `width` by `height`. */
export function layOut(nodes: readonly LayoutNode[], edges: readonly (readonly [string, string])[], width: number, height: number): Map<string, Spot> {
  const n = nodes.length;
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const px = nodes.map((_, i) => width / 2 + Math.cos((2 * Math.PI * i) / n) * width * 0.34);
  const py = nodes.map((_, i) => height / 2 + Math.sin((2 * Math.PI * i) / n) * height * 0.34);
  const pairs = edges.flatMap(([a, b]) => { const [i, j] = [index.get(a), index.get(b)]; return i === undefined || j === undefined ? [] : [[i, j] as const]; });
  const ideal = 0.72 * Math.sqrt((width * height) / Math.max(1, n));
  for (let round = 0; round < ROUNDS; round++) {
    const heat = (1 - round / ROUNDS) * ideal * 0.25;
    const [dx, dy] = [new Float64Array(n), new Float64Array(n)];
    repel(px, py, dx, dy, ideal);
    attract(pairs, px, py, dx, dy, ideal);
    for (let i = 0; i < n; i++) {
      const pull = 0.012;
      const [fx, fy] = [dx[i]! + (width / 2 - px[i]!) * pull, dy[i]! + (height / 2 - py[i]!) * pull];
      const length = Math.hypot(fx, fy) || 1;
      const room = nodes[i]!.halfWidth + 6;
      px[i] = Math.min(width - room, Math.max(room, px[i]! + (fx / length) * Math.min(length, heat)));
      py[i] = Math.min(height - 28, Math.max(28, py[i]! + (fy / length) * Math.min(length, heat)));
    }
  }
  spread(nodes, px, py, width, height);
  separate(nodes, px, py, width, height);
  return new Map(nodes.map((node, i) => [node.id, { x: px[i]!, y: py[i]! }]));
}

/** Stretches the picture to the room there is: what the springs leave empty at the edges helps nobody. */
function spread(nodes: readonly LayoutNode[], px: number[], py: number[], width: number, height: number): void {
  if (nodes.length < 2) return;
  const left = Math.min(...px.map((x, i) => x - nodes[i]!.halfWidth));
  const right = Math.max(...px.map((x, i) => x + nodes[i]!.halfWidth));
  const [top, bottom] = [Math.min(...py), Math.max(...py)];
  // Never by more than half: few nodes far apart are harder to read than a little air around them.
  const sx = Math.min(1.5, (width - 12) / Math.max(1, right - left));
  const sy = Math.min(1.5, (height - 56) / Math.max(1, bottom - top));
  nodes.forEach(({ halfWidth }, i) => {
    const x = width / 2 + (px[i]! - (left + right) / 2) * sx;
    px[i] = Math.min(width - halfWidth - 6, Math.max(halfWidth + 6, x));
    py[i] = height / 2 + (py[i]! - (top + bottom) / 2) * sy;
  });
}

function repel(px: readonly number[], py: readonly number[], dx: Float64Array, dy: Float64Array, ideal: number): void {
  for (let i = 0; i < px.length; i++) {
    for (let j = i + 1; j < px.length; j++) {
      const [x, y] = [px[i]! - px[j]! || 0.01 * (i - j), py[i]! - py[j]! || 0.01];
      const d2 = Math.max(25, x * x + y * y);
      const force = (ideal * ideal) / d2;
      dx[i]! += x * force; dy[i]! += y * force;
      dx[j]! -= x * force; dy[j]! -= y * force;
    }
  }
}

function attract(pairs: readonly (readonly [number, number])[], px: readonly number[], py: readonly number[], dx: Float64Array, dy: Float64Array, ideal: number): void {
  for (const [i, j] of pairs) {
    const [x, y] = [px[j]! - px[i]!, py[j]! - py[i]!];
    const force = Math.hypot(x, y) / ideal * 0.35;
    dx[i]! += x * force; dy[i]! += y * force;
    dx[j]! -= x * force; dy[j]! -= y * force;
  }
}

/** Labels that would lie on each other are pushed apart up and down. */
function separate(nodes: readonly LayoutNode[], px: number[], py: number[], width: number, height: number): void {
  for (let round = 0; round < 60; round++) {
    let moved = false;
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const overlapX = nodes[i]!.halfWidth + nodes[j]!.halfWidth + 8 - Math.abs(px[i]! - px[j]!);
        const overlapY = 50 - Math.abs(py[i]! - py[j]!);
        if (overlapX <= 0 || overlapY <= 0) continue;
        const by = (overlapY / 2 + 1) * (py[i]! <= py[j]! ? -1 : 1);
        py[i] = Math.min(height - 28, Math.max(28, py[i]! + by));
        py[j] = Math.min(height - 28, Math.max(28, py[j]! - by));
        if (py[i] === py[j]) px[i] = Math.min(width - nodes[i]!.halfWidth, Math.max(nodes[i]!.halfWidth, px[i]! - overlapX / 2));
        moved = true;
      }
    }
    if (!moved) return;
  }
}
