/** Conditions and events: what can be true on a day, and what can occur. Read next: `norm.ts`. */
import type { PartialDate, DateStep, Counting } from '@servanda/base';
import type { Application, Quantified, Term } from './application.ts';

/**
 * Where a party stands toward an instrument (VCLT arts. 2(1)(f)–(g), 14–15, 24–25, 54–60).
 * `ended`: the instrument itself is over (expired, terminated). `negotiating` took part but has neither signed nor consented; `contracting` consented, not yet in force for it.
 */
export type PartyStatus = 'none' | 'negotiating' | 'signatory' | 'contracting' | 'party' | 'suspended' | 'withdrawn' | 'ended';

/** A condition, evaluated on a day in a state. Free variables are existential, bound left to right. */
export type Formula =
  | { readonly kind: 'true' }
  | { readonly kind: 'fact'; readonly fact: Application }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and'; readonly of: readonly Formula[] }
  | { readonly kind: 'or'; readonly of: readonly Formula[] }
  | { readonly kind: 'exists'; readonly vars: readonly Quantified[]; readonly of: Formula }
  | { readonly kind: 'every'; readonly vars: readonly Quantified[]; readonly of: Formula }
  /** At least `n` different values of the first variable satisfy `of`. */
  | { readonly kind: 'at-least'; readonly n: number; readonly vars: readonly Quantified[]; readonly of: Formula }
  /** `X is in force [for P [toward Q]]`; `provisionally` counts only provisional application. Without `party`: has entered into force and not ended. */
  | { readonly kind: 'in-force'; readonly instrument: Term; readonly party?: Term; readonly toward?: Term; readonly isProvisional?: boolean }
  | { readonly kind: 'status'; readonly party: Term; readonly instrument: Term; readonly is: PartyStatus }
  /** `P has transferred X to Y`: the act occurred on or before this day (and, with `after`, since that event last occurred). */
  | { readonly kind: 'done'; readonly act: Application }
  /** A breach of the provision stands on record. */
  | { readonly kind: 'breached'; readonly provision: string; readonly by?: Term; readonly toward?: Term }
  /** `P is bound by article 9 [toward Q]`: the provision applies (reservations and objections considered). */
  | { readonly kind: 'bound'; readonly provision: string; readonly party: Term; readonly toward?: Term }
  /** `P shall A` / `may A` / `shall not A`, as a statement about the day: in questions and `why` only. */
  | { readonly kind: 'modal'; readonly modal: 'shall' | 'shall-not' | 'may'; readonly act: Application }
  | { readonly kind: 'date'; readonly is: 'before' | 'from' | 'after' | 'through' | 'on'; readonly date: PartialDate }
  | { readonly kind: 'same'; readonly left: Term; readonly right: Term }
  | { readonly kind: 'is-a'; readonly term: Term; readonly of: string }
  | { readonly kind: 'in-group'; readonly term: Term; readonly group: string }
  /** The instrument's text has a clause of this sort (`has a denunciation clause`). */
  | { readonly kind: 'has-clause'; readonly instrument: Term; readonly clause: 'withdrawal' | 'provisional-application' | 'duration' | 'reservations' };

/** Something that occurs. Variables not yet bound are bound by the match. */
export type EventPattern =
  | { readonly kind: 'act'; readonly act: Application }
  /** `X enters into force [for P]`. Without `party`: for the instrument as such. */
  | { readonly kind: 'enters-into-force'; readonly instrument: Term; readonly party?: Term }
  /** `X ceases to be in force [for P]`: withdrawal took effect, expiry, termination. */
  | { readonly kind: 'ceases'; readonly instrument: Term; readonly party?: Term }
  /** `P breaches article 5 [toward Q]`; without `provision`, any provision of `instrument`. */
  | { readonly kind: 'breach'; readonly provision?: string; readonly instrument?: Term; readonly by?: Term; readonly toward?: Term }
  | { readonly kind: 'deadline-passes'; readonly provision: string }
  /** An obligation of the provision has been fulfilled. */
  | { readonly kind: 'fulfilment'; readonly provision: string; readonly by?: Term }
  /** The condition becomes true, having been false (or the dossier begins with it true). */
  | { readonly kind: 'becomes'; readonly condition: Formula }
  | { readonly kind: 'date'; readonly date: PartialDate };

/** `When E1 or E2 [and C], …`: any of the events, while the condition holds (in the state just before the event). */
export interface Trigger {
  readonly events: readonly EventPattern[];
  readonly condition?: Formula;
}

/** A day computed from another. */
export type DateExpr =
  | { readonly kind: 'date'; readonly date: PartialDate }
  /** The (first, or for triggers latest) occurrence of an event. */
  | { readonly kind: 'event'; readonly event: EventPattern }
  /** The day the norm was triggered, notice was received, the threshold was met: the clause's own day 0. */
  | { readonly kind: 'origin' }
  | { readonly kind: 'steps'; readonly from: DateExpr; readonly steps: readonly DateStep[]; readonly counting?: Counting }
  /** The later of two dates (`but not before 1995-01-13`). */
  | { readonly kind: 'latest'; readonly of: readonly DateExpr[] }
  | { readonly kind: 'earliest'; readonly of: readonly DateExpr[] };

/** When performance must have happened. */
export type Deadline =
  /** Last day, included (`within 6 months after E`, `by D`, `through D`); for `before D` the model stores `D` and `isExclusive`. */
  | { readonly kind: 'day'; readonly day: DateExpr; readonly isExclusive?: boolean }
  /** `before E`: breached when E occurs first. */
  | { readonly kind: 'before-event'; readonly event: EventPattern };

