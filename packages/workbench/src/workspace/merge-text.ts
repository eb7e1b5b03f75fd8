/**
 * Three versions of a text → one: what only one side changed is taken from it, what both changed differently is a conflict
 * that shows both. Line by line, by the longest common subsequence (Hunt and McIlroy 1976; diff3: Khanna, Kunal and Pierce 2007).
 */

/** The merged text, and how many places both sides changed. */
export interface Merge {
  readonly text: string;
  readonly conflicts: number;
}

interface Change {
  /** Lines of the base that are replaced. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** Merges `mine` and `theirs`, which both come from `base`. Conflicts stand in comments of the language, so that the text still reads. */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  if (mine === theirs || theirs === base) return { text: mine, conflicts: 0 };
  if (mine === base) return { text: theirs, conflicts: 0 };
  const lines = base.split('\n');
  const [a, b] = [changesOf(lines, mine.split('\n')), changesOf(lines, theirs.split('\n'))];
  const out: string[] = [];
  let [at, i, j, conflicts] = [0, 0, 0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    const first = !y || (x && (x.from < y.from || (x.from === y.from && x.to <= y.to))) ? x as Change : y;
    const group = overlapping(a, b, i, j, first);
    out.push(...lines.slice(at, group.from));
    const [ours, yours] = [applied(lines, a.slice(i, group.i), group), applied(lines, b.slice(j, group.j), group)];
    if (group.i === i) out.push(...yours);
    else if (group.j === j || ours.join('\n') === yours.join('\n')) out.push(...ours);
    else { conflicts += 1; out.push('// yours:', ...ours, '// on disk:', ...yours.map((line) => `// ${line}`), '// end of what both changed'); }
    [at, i, j] = [group.to, group.i, group.j];
  }
  out.push(...lines.slice(at));
  return { text: out.join('\n'), conflicts };
}

interface Group { readonly from: number; readonly to: number; readonly i: number; readonly j: number }

/** All changes of both sides that touch one stretch of the base. */
function overlapping(a: readonly Change[], b: readonly Change[], i: number, j: number, first: Change): Group {
  let { from, to } = first;
  let [p, q] = [i, j];
  const touches = (c: Change | undefined): c is Change => c !== undefined && c.from <= to && (c.from < to || c.to === c.from || from === to || c.from === first.from);
  for (let grew = true; grew;) {
    grew = false;
    while (touches(a[p])) { from = Math.min(from, a[p]!.from); to = Math.max(to, a[p]!.to); p += 1; grew = true; }
    while (touches(b[q])) { from = Math.min(from, b[q]!.from); to = Math.max(to, b[q]!.to); q += 1; grew = true; }
  }
  return { from, to, i: p, j: q };
}

function applied(lines: readonly string[], changes: readonly Change[], group: Group): string[] {
  const out: string[] = [];
  let at = group.from;
  for (const change of changes) {
    out.push(...lines.slice(at, change.from), ...change.lines);
    at = change.to;
  }
  return [...out, ...lines.slice(at, group.to)];
}

/** The changes that make `after` of `before`, in order. Common beginning and end are taken off first: edits are small. */
export function changesOf(before: readonly string[], after: readonly string[]): Change[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [a, b] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const whole = a.length * b.length > 4_000_000;
  const kept = whole ? [] : commonLines(a, b);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const [p, q] of [...kept, [a.length, b.length] as const]) {
    if (p > i || q > j) changes.push({ from: start + i, to: start + p, lines: b.slice(j, q) });
    [i, j] = [p + 1, q + 1];
  }
  return changes;
}

/** Pairs of indexes of a longest common subsequence. */
function commonLines(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i * width + j] = a[i] === b[j] ? length[(i + 1) * width + j + 1]! + 1 : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) { pairs.push([i, j]); i += 1; j += 1; }
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
}
