/**
 * Three-valued truth (Kleene's strong logic of indeterminacy: S. C. Kleene, Introduction to Metamathematics, 1952, §64).
 * `unknown` is a lack of information, never a third way of being: it goes away only where the answer is the same
 * whichever way the doubt falls. It is never shown as `no`.
 */

/** Whether something is so: known to be, known not to be, or not known. */
export type Truth = 'yes' | 'no' | 'unknown';

/** `no` if either is `no`, `yes` if both are `yes`, else `unknown`. */
export function and(a: Truth, b: Truth): Truth {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'unknown';
}

/** `yes` if either is `yes`, `no` if both are `no`, else `unknown`. */
export function or(a: Truth, b: Truth): Truth {
  if (a === 'yes' || b === 'yes') return 'yes';
  return a === 'no' && b === 'no' ? 'no' : 'unknown';
}

/** Swaps `yes` and `no`; what is unknown stays unknown. */
export function not(a: Truth): Truth {
  if (a === 'unknown') return 'unknown';
  return a === 'yes' ? 'no' : 'yes';
}

/** `and` over a list; `yes` for an empty one. */
export function all(truths: Iterable<Truth>): Truth {
  let result: Truth = 'yes';
  for (const truth of truths) {
    if (truth === 'no') return 'no';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

/** `or` over a list; `no` for an empty one. */
export function any(truths: Iterable<Truth>): Truth {
  let result: Truth = 'no';
  for (const truth of truths) {
    if (truth === 'yes') return 'yes';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

/** The truth of a claim that is known one way or the other. */
export function truthOf(claim: boolean): Truth {
  return claim ? 'yes' : 'no';
}
