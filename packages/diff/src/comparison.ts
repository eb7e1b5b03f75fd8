/** What a comparison of two drafts or two versions says. Plain data; days are integers (see base). Read next: `compare.ts`. */
import type { Day, StopReason } from '@servanda/base';
import type { Ground } from '@servanda/semantics';

/** The second side seen from the first, for one party. */
export type Relation = 'equivalent' | 'stricter' | 'looser' | 'incomparable';

/** Everything a comparison says. */
export interface Comparison {
  readonly parties: readonly PartyRelation[];
  /** Sentences of law on one side only, or changed; texts by `lawWords`. */
  readonly provisions: readonly ProvisionChange[];
  readonly scope: ComparisonScope;
}

/** The relation for one party, with a run each way where there is one. */
export interface PartyRelation {
  readonly party: string;
  readonly relation: Relation;
  /** A shortest run that the first side permits the party and the second forbids it. */
  readonly onlyFirst?: DividingRun;
  /** A shortest run that the second side permits the party and the first forbids it. */
  readonly onlySecond?: DividingRun;
}

/** A run that one side permits and the other does not. */
export interface DividingRun {
  readonly steps: readonly RunStep[];
  /** What the forbidding side holds against the party at the end. */
  readonly burden: Burden;
}

/** An act on a day, or time passing. */
export interface RunStep {
  readonly day: Day;
  /** Absent: time passes to the day. */
  readonly act?: Ground;
}

/** What is held against a party: a breach, or a duty. */
export type Burden =
  | { readonly kind: 'breach'; readonly norm: string; readonly provision: string; readonly toward: readonly string[]; readonly act?: Ground }
  /** A duty that the other side does not impose. */
  | { readonly kind: 'duty'; readonly norm: string; readonly provision: string; readonly act: Ground; readonly lastDay?: Day };

/** A place whose sentences differ. */
export interface ProvisionChange {
  readonly provision: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Within what the relations were established. */
export interface ComparisonScope {
  readonly from: Day;
  /** Runs of at most so many acts. */
  readonly maxActs: number;
  readonly situations: number;
  /** True when every situation within reach was looked at, so that `equivalent` needs no bound. */
  readonly isClosed: boolean;
  readonly stoppedBy?: StopReason;
  /** Acts that were tried. */
  readonly acts: readonly Ground[];
}
