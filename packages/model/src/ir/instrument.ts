/** Instruments and their final clauses as formulas over the log. Read next: `log.ts`. */
import type { PartialDate, Period, Span } from '@servanda/base';
import type { DateExpr, EventPattern, Formula } from './formula.ts';
import type { TreatyAct } from './treaty-acts.ts';

/** A treaty, a draft, or a body of custom. */
export interface Instrument {
  readonly id: string;
  readonly kind: 'instrument' | 'draft' | 'custom';
  readonly title?: string;
  /** Named in `between`/`among`; empty for an open multilateral treaty, whose parties come from the log. */
  readonly parties: readonly string[];
  /** `done on`: date of adoption or conclusion, for VCLT 30; else the earliest signature. */
  readonly doneOn?: PartialDate;
  /** Only a party to this one can be party here (`protocol to X`). */
  readonly parent?: string;
  readonly amends?: string;
  readonly replaces?: string;
  readonly depositary?: string;
  readonly sources: readonly string[];
  readonly according?: readonly string[];
  readonly clauses: FinalClauses;
  readonly origin: Span;
}

/** An article, or the whole of an instrument (`id` without a dot) for sentences outside articles; readings and the dossier have one too. */
export interface Provision {
  /** `Instrument.article`: `VCLT.66`, `PeaceTreaty.security`. */
  readonly id: string;
  readonly instrument?: string;
  readonly article?: string;
  readonly title?: string;
  readonly according?: readonly string[];
  readonly origin: Span;
}

/** The clauses by which the instrument itself lives. */
export interface FinalClauses {
  /** How consent is expressed. Empty: any means counts. `sign` here is definitive signature. */
  readonly consentBy: readonly TreatyAct[];
  /** `Subject to ratification`: signature alone does not bind. */
  readonly isSubjectToRatification: boolean;
  readonly entry: readonly EntryClause[];
  readonly provisional?: ProvisionalClause;
  readonly duration?: DurationClause;
  readonly withdrawal: readonly WithdrawalClause[];
  /** Signature open in this window; a signature outside it is a finding. */
  readonly openForSignature?: { readonly from?: PartialDate; readonly through?: PartialDate };
  /** `Only signatories may ratify`; `Open to accession by …`. */
  readonly eligibility: readonly EligibilityClause[];
  /** `No reservations may be made [to article 3]`. */
  readonly reservations: ReservationClause;
  readonly counting: CountingClause;
  /** `Ceases to be in force when fewer than N parties remain` (VCLT 55 otherwise). */
  readonly minimumParties?: { readonly n: number; readonly origin: Span };
}

/** `Enters into force DAY [; for a later party, DAY]`. */
export interface EntryClause {
  readonly for: 'all' | 'later';
  /** What must have happened; its day is `origin` in `day`. For `later`, the party's own consent. */
  readonly threshold: Threshold;
  readonly day: DateExpr;
  readonly origin: Span;
}

/** Met on the first day on which it holds. Counts are of instruments of consent deposited and standing. */
export type Threshold =
  /** The n-th deposit, by States in `among` and not in `except`. */
  | { readonly kind: 'count'; readonly n: number; readonly among?: PartySet; readonly except?: readonly string[] }
  /** All of `among` but those in `except` (`all signatories except N`). */
  | { readonly kind: 'all'; readonly among: PartySet; readonly except?: readonly string[] }
  /** Those that have consented (and belong to `among`) hold at least `percent` of the weight's total (of `among`'s share, when given). */
  | { readonly kind: 'weight'; readonly weight: string; readonly percent: number; readonly among?: PartySet; readonly isMoreThan?: boolean }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Threshold[] }
  /** All parties named have exchanged ratifications. */
  | { readonly kind: 'exchange' }
  /** All parties named have signed. */
  | { readonly kind: 'signature' }
  /** All parties named have consented by whatever means. */
  | { readonly kind: 'consent-of-all' }
  | { readonly kind: 'own-consent' }
  | { readonly kind: 'own-signature' }
  /** The date has come; `isLast`: it has not passed (`provided that all ratifications are deposited by D`). */
  | { readonly kind: 'date'; readonly date: PartialDate; readonly isLast?: boolean }
  | { readonly kind: 'event'; readonly event: EventPattern };

/** A set of States that a clause speaks of. */
export type PartySet =
  | { readonly kind: 'named'; readonly ids: readonly string[] }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'signatories' }
  | { readonly kind: 'negotiating' };

/** `Applied provisionally from signature / from DAY [by P]` until entry into force or notice (VCLT 25). */
export interface ProvisionalClause {
  /** Automatic for signatories (`from: signature`), or only for those that declare it (`apply-provisionally`). */
  readonly mode: 'signature' | 'declaration' | 'date';
  readonly from?: DateExpr;
  readonly by?: PartySet;
  readonly origin: Span;
}

/** `Remains in force for 5 years; renewed for 5 years at a time unless a party gives notice 1 year before expiry.` */
export interface DurationClause {
  readonly term?: Period;
  readonly until?: PartialDate;
  /** Renewal for this long at a time; absent: expires. `indefinite`: continues without term after the first. */
  readonly renewal?: Period | 'indefinite';
  /** Notice must be given at least this long before expiry to prevent renewal. */
  readonly notice?: Period;
  readonly origin: Span;
}

/** `[From D,] any party may withdraw [after N years in force], with effect N after notice`. A copy of the norm of kind `power` with act `withdraw`/`terminate`. */
export interface WithdrawalClause {
  readonly norm: string;
}

/** Who may do which act of consent, and when. */
export interface EligibilityClause {
  readonly act: TreatyAct | 'any';
  readonly who: PartySet | { readonly kind: 'parties-to'; readonly instrument: string } | { readonly kind: 'any' } | { readonly kind: 'condition'; readonly variable: string; readonly condition: Formula };
  readonly from?: PartialDate;
  readonly through?: PartialDate;
  readonly origin: Span;
}

/** Which reservations the instrument permits (VCLT 19). */
export interface ReservationClause {
  readonly rule: 'unspecified' | 'none' | 'only' | 'except';
  readonly provisions: readonly string[];
  readonly origin?: Span;
}

/** Choices the engine refuses to guess. */
export interface CountingClause {
  readonly missingDay: 'refuse' | 'last-day-of-month' | 'first-day-of-next-month';
  readonly expiryOfYear: 'same-day' | 'day-after';
  readonly origin?: Span;
}
