/**
 * The name an author may have meant. Distance is the number of letters added, dropped, changed, or swapped with a
 * neighbour: Damerau–Levenshtein in its "optimal string alignment" form (L. Boytsov, "Indexing methods for approximate
 * dictionary searching", ACM JEA 16, 2011, §2.2). Letter case, accents, spaces, hyphens and underscores don't count.
 */

/** Longer names are not compared: nobody typed them, and comparing takes the square of the length. */
const LONGEST_NAME = 200;

/** How many typos a name of this length may have and still be recognised. */
function tolerance(length: number): number {
  if (length <= 2) return 0;
  return Math.min(4, Math.max(1, Math.floor(length / 3)));
}

/** The candidates near `name`, nearest first, at most `limit` of them. Ties: the same first letter, then the order given. */
export function nearestNames(name: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  if (name.length > LONGEST_NAME) return [];
  const wanted = fold(name);
  const most = tolerance(wanted.length);
  const found: { name: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === name) continue;
    const folded = fold(candidate);
    const distance = editDistance(wanted, folded, most);
    if (distance <= most) found.push({ name: candidate, score: 2 * distance + (folded[0] === wanted[0] ? 0 : 1) });
  }
  return found.sort((a, b) => a.score - b.score).slice(0, limit).map((each) => each.name);
}

/** The candidate that `name` most likely stands for, or nothing when none is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  return nearestNames(name, candidates, 1)[0];
}

/** The tail of a message: ``; did you mean `France`?``, or nothing when there is no suggestion. */
export function suggestion(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
}

const PLAIN = /^[a-z0-9]*$/;

function fold(name: string): string {
  const lower = name.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.normalize('NFD').replace(/[\p{M}\s_'’-]/gu, '');
}

/**
 * The edit distance between two texts, counted in UTF-16 units; `limit + 1` for anything beyond `limit`.
 * Three rolling rows, and it gives up on a row that is beyond the limit throughout.
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = nextRow(a, b, i, last, beforeLast);
    if (row.every((distance) => distance > limit)) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  const distance = last[b.length] ?? 0;
  return distance > limit ? limit + 1 : distance;
}

function nextRow(a: string, b: string, i: number, last: readonly number[], beforeLast: readonly number[]): number[] {
  const row = [i];
  const letter = a.charCodeAt(i - 1);
  for (let j = 1; j <= b.length; j += 1) {
    const other = b.charCodeAt(j - 1);
    let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (letter === other ? 0 : 1));
    if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2)) {
      best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
    }
    row.push(best);
  }
  return row;
}
