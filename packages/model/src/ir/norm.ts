/** Sentences of law as data: norms, constitutive rules, counts-as, priority, and what readings change. Read next: `instrument.ts`. */
import type { Period, Span } from '@servanda/base';
import type { DateExpr, Deadline, EventPattern, Formula, Trigger } from './formula.ts';
import type { Application, Quantified, Term } from './application.ts';

interface SentenceOfLaw {
  /** Stable id: provision id, `#`, and the sentence's number in it: `SecurityTreaty.5#1`. */
  readonly id: string;
  /** The article (or instrument, dossier, reading) it stands in: see `Provision.id`. */
  readonly provision: string;
  /** Set when the sentence holds only under this reading. */
  readonly reading?: string;
  /** Claim, report or quoted source it is known from; absent for authentic text. */
  readonly according?: readonly string[];
  readonly origin: Span;
}

/**
 * `subject shall | shall not | may act`. Bearer and counterparty are terms of `act`/`vars`:
 * `each party shall not attack the other party` has vars `$bearer`, `$other` over the parties.
 */
export interface Norm extends SentenceOfLaw {
  readonly kind: 'obligation' | 'prohibition' | 'permission' | 'power';
  /** In binding order: first those the trigger binds, then the bearer's, then the rest. Unmatched ones are universal for obligations to be made (one instance each) and existential in prohibitions. */
  readonly vars: readonly Quantified[];
  readonly bearer: Term;
  /** To whom it is owed; absent: to every other party (in a bilateral treaty, the other one). */
  readonly toward?: Term;
  /** All of these for an obligation (`Shikotan and Habomai`: two instances), any of them otherwise. */
  readonly acts: readonly Application[];
  /** Obligation: borne jointly by `the parties`. Display only; each party bears it. */
  readonly isJoint?: boolean;
  /** `When E, …`: a fresh instance (obligation) or application (others) at each occurrence. */
  readonly trigger?: Trigger;
  /** `… after E`: pending until E occurs, then active from that day. */
  readonly after?: EventPattern;
  /** `while C`, `when C`, with `unless C` negated: must hold for a prohibition/permission/power at the moment of the act, for an obligation at creation. */
  readonly condition?: Formula;
  /** `From 1970-06-23, …`: not before this day. */
  readonly from?: DateExpr;
  readonly deadline?: Deadline;
  /** `each year`: a fresh instance at the start of each period since activation, due by its end unless a deadline says otherwise. */
  readonly every?: Period;
  /** Power: when its exercise takes effect, `origin` being the day of notice (`with effect 1 year after notice`). Absent: at once. */
  readonly effectiveOn?: DateExpr;
  /** Prohibition: acts carved out by a permission sentence that names it (`X does not forbid assisting …`). */
  readonly exceptions: readonly Exception[];
  /** Continues to bind for this long after the instrument has ceased for the party (survival clause). */
  readonly survives?: Survival;
}

/** An act taken out of a prohibition, under a condition if one is stated. */
export interface Exception {
  readonly act: Application;
  readonly vars: readonly Quantified[];
  readonly condition?: Formula;
  readonly origin: Span;
}

/** `Article 10 continues to apply for 20 years after withdrawal takes effect`. `period` absent: without end. */
export interface Survival {
  readonly period?: Period;
  readonly origin: Span;
}

/** `When E or C, F.` */
export interface Constitutive extends SentenceOfLaw {
  readonly kind: 'constitutive';
  readonly vars: readonly Quantified[];
  readonly trigger: Trigger;
  readonly effects: readonly LegalEffect[];
}

/** A fact comes about, or ends. */
export interface FactEffect {
  readonly kind: 'fact';
  readonly fact: Application;
  /** false for `no longer`. */
  readonly value: boolean;
}

/** What a constitutive rule brings about. */
export type LegalEffect =
  | FactEffect
  /** The instrument terminates, for `party` or as a whole. */
  | { readonly kind: 'terminate'; readonly instrument: Term; readonly party?: Term }
  | { readonly kind: 'suspend' | 'resume'; readonly instrument: Term; readonly party?: Term; readonly toward?: Term };

/** `When A, that counts as B.` Transitive; evaluated in the state before the act. */
export interface CountsAs extends SentenceOfLaw {
  readonly kind: 'counts-as';
  readonly vars: readonly Quantified[];
  readonly act: Application;
  readonly condition?: Formula;
  readonly as: Application;
}

/** A reference to a provision or a whole instrument; `any` is every other instrument. */
export type LawRef =
  | { readonly kind: 'provision'; readonly id: string }
  | { readonly kind: 'instrument'; readonly id: string }
  | { readonly kind: 'any' };

/** `superior` prevails over `inferior` where both cannot be kept. */
export interface Priority extends SentenceOfLaw {
  readonly kind: 'priority';
  readonly superior: LawRef;
  readonly inferior: LawRef;
  /** `charter` for obligations under the UN Charter (art. 103), `clause` for an explicit clause (VCLT 30(2)). */
  readonly basis: 'charter' | 'clause';
}

/** Changes to other sentences, made by a reading or by the dossier; folded into the norms by `underReadings`. */
export interface Modifier extends SentenceOfLaw {
  readonly kind: 'modifier';
  readonly target: LawRef;
  readonly change:
    /** `isSaving`: `nothing in X shall prevent P from …`, said whether anything there forbids it or not. */
    | { readonly kind: 'exception'; readonly exception: Exception; readonly isSaving?: boolean }
    | { readonly kind: 'deadline'; readonly deadline: Deadline }
    /** `X does not apply [to Y]`. */
    | { readonly kind: 'disapply'; readonly to?: LawRef }
    | { readonly kind: 'survival'; readonly survival: Survival };
}

/** A sentence of law. */
export type Law = Norm | Constitutive | CountsAs | Priority | Modifier;
