/** Terms, variables, and the application of a pattern to terms: the smallest pieces of a sentence. Read next: `terms.ts`. */

/** What an argument stands for. */
export type Term =
  | { readonly kind: 'thing'; readonly id: string }
  /** Bound by a `Quantified` of the same sentence. Names that the author didn't give start with `$`. */
  | { readonly kind: 'var'; readonly name: string }
  /** A provision as an argument of a treaty act (reserving, invoking): its id, e.g. `VCLT.66`. */
  | { readonly kind: 'provision'; readonly id: string };

/** A variable and what it ranges over. Binding order is list order. */
export interface Quantified {
  readonly name: string;
  readonly over:
    | { readonly kind: 'kind'; readonly of: string }
    /** The parties for which the instrument is in force (or applied provisionally) on the day. */
    | { readonly kind: 'parties'; readonly instrument: Term }
    | { readonly kind: 'group'; readonly id: string };
  /** Variables (or things) this one must differ from: `the other party`. */
  readonly distinctFrom?: readonly Term[];
}

/** An act or fact with its arguments, by role. */
export interface Application {
  /** Id of the `ActPattern` or `FactPattern`. */
  readonly pattern: string;
  readonly args: readonly Term[];
}
