/**
 * An explanation pruned for reading: what is told twice is told once, as near to the answer as it comes, and a step that only
 * repeats the clause of the step above on the same day is left out.
 */
import type { Reason } from '@servanda/timeline';

/** The same explanation without repetition. The answer itself is always kept. */
export function pruneReason(root: Reason): Reason {
  return keep(root, nearestOf(root));
}

/** Each thing told, by the shallowest of its places in the tree. */
function nearestOf(root: Reason): ReadonlySet<Reason> {
  const seen = new Set<string>();
  const kept = new Set<Reason>();
  let level: readonly Reason[] = [root];
  while (level.length > 0) {
    for (const reason of level) {
      const key = `${reason.day ?? ''}|${reason.text}`;
      if (!seen.has(key)) { seen.add(key); kept.add(reason); }
    }
    level = level.filter((reason) => kept.has(reason)).flatMap((reason) => reason.children);
  }
  return kept;
}

function keep(reason: Reason, kept: ReadonlySet<Reason>): Reason {
  const children = reason.children.filter((child) => kept.has(child)).map((child) => keep(child, kept)).filter((child) => !isEcho(child, reason));
  const isShownBelow = children.some((child) => child.entry === reason.entry);
  return { ...reason, entry: isShownBelow ? undefined : reason.entry, children };
}

/** A step that says no more than its clause, which the step above cites for the same day. */
function isEcho(child: Reason, parent: Reason): boolean {
  return child.children.length === 0 && (child.entry === undefined || child.entry === parent.entry) && child.day === parent.day && child.law.length > 0 && child.law.every((id) => parent.law.includes(id));
}
