/**
 * Our own bugs. What an author writes wrongly is a value (see diagnostic.ts); what the program itself gets wrong
 * throws here, and an application catches it once and asks for a report.
 */

/** Thrown by `invariant` and `unreachable`: the program is wrong, not its input. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws an `InvariantViolation` unless `condition` holds. `message` says what was relied upon. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantViolation(message);
}

/** Closes an exhaustive switch: the compiler refuses it while a case is missing, and it throws if one gets here anyway. */
export function unreachable(value: never): never {
  throw new InvariantViolation(`unexpected value: ${JSON.stringify(value)}`);
}
