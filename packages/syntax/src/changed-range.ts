/** Two texts to the one range in which they differ. */

/** `from`–`toA` of the old text was replaced by `from`–`toB` of the new one; all else is the same. */
export interface ChangedRange {
  readonly from: number;
  readonly toA: number;
  readonly toB: number;
}

/** Block by block first: comparing slices is far faster than comparing characters. */
const BLOCK = 2048;

/** What changed between two texts: their common start and, behind it, their common end are left out. */
export function changedRange(before: string, after: string): ChangedRange {
  const from = commonStart(before, after);
  const end = commonEnd(before, after, Math.min(before.length, after.length) - from);
  return { from, toA: before.length - end, toB: after.length - end };
}

function commonStart(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let i = 0;
  while (i + BLOCK <= limit && b.startsWith(a.slice(i, i + BLOCK), i)) i += BLOCK;
  while (i < limit && a.charCodeAt(i) === b.charCodeAt(i)) i += 1;
  return i;
}

function commonEnd(a: string, b: string, limit: number): number {
  let i = 0;
  while (i + BLOCK <= limit && b.endsWith(a.slice(a.length - i - BLOCK, a.length - i), b.length - i)) i += BLOCK;
  while (i < limit && a.charCodeAt(a.length - 1 - i) === b.charCodeAt(b.length - 1 - i)) i += 1;
  return i;
}
