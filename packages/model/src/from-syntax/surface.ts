/**
 * What matching yields before anything is resolved: noun phrases, clauses, dates as they are written, each with its place.
 * Plain data; what they mean is settled by `interpret-nouns.ts`, `interpret-clauses.ts` and `interpret-dates.ts`.
 */
import type { DateStep, PartialDate } from '@servanda/base';
import type { PartyStatus } from '../ir/formula.ts';
import type { ActPattern, FactPattern } from '../ir/terms.ts';
import type { Place } from './matching.ts';

/** Words before a noun that decide how its variable is bound. */
export type Quantifier = 'any' | 'each' | 'either' | 'no' | 'a' | 'another' | 'the' | 'at-least' | 'fewer-than';

/** What a quantified noun ranges over. */
export type NounOf =
  | { readonly kind: 'kind'; readonly id: string; readonly place: Place }
  /** `party`; of this instrument unless `to` names another. `State party` too. */
  | { readonly kind: 'party'; readonly to?: Noun }
  | { readonly kind: 'signatory'; readonly of?: Noun }
  | { readonly kind: 'member'; readonly group: string; readonly place: Place };

export type Noun =
  /** A name: a thing, a variable, an instrument, a group; unknown ones only in a lenient match. */
  | { readonly kind: 'name'; readonly name: string; readonly place: Place }
  | {
      readonly kind: 'quantified'; readonly quantifier: Quantifier; readonly of: NounOf; readonly place: Place;
      /** `any State X`. */
      readonly variable?: string;
      readonly variablePlace?: Place;
      /** Of `at least 3 States`. */
      readonly n?: number;
      /** `any other State`, `another party`. */
      readonly isOther?: boolean;
      /** `each party except A and B`. */
      readonly except?: readonly Noun[];
      readonly relatives: readonly Clause[];
    }
  /** `the parties`, `both parties`. */
  | { readonly kind: 'the-parties'; readonly place: Place; readonly to?: Noun; readonly except?: readonly Noun[] }
  /** `the other party`, `the other parties`, `the other State`. */
  | { readonly kind: 'the-other'; readonly of: NounOf; readonly isPlural: boolean; readonly place: Place }
  | { readonly kind: 'each-other'; readonly place: Place }
  /** `that State`, `that party`, `the State`: the one bound last. */
  | { readonly kind: 'that'; readonly of: NounOf; readonly place: Place }
  | { readonly kind: 'pronoun'; readonly word: 'it' | 'they' | 'itself'; readonly place: Place }
  | { readonly kind: 'this-instrument'; readonly place: Place }
  | { readonly kind: 'depositary'; readonly place: Place }
  /** `article 5`, `article 5 of X`, `X article 5`; `isThis`: `this article`. */
  | { readonly kind: 'provision'; readonly label: string; readonly isThis?: boolean; readonly labelPlace: Place; readonly instrument?: Noun; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly Noun[]; readonly word: 'and' | 'or'; readonly place: Place }
  /** The place in a relative clause that its head fills: `any Territory that Japan administers …`. */
  | { readonly kind: 'gap' };

export type Tense = 'present' | 'past' | 'perfect' | 'base' | 'gerund';
export type Polarity = 'yes' | 'not' | 'no-longer';
export type Pattern = ActPattern | FactPattern;

/** A predicate: everything of a clause but its subject. */
export type Predicate =
  | {
      readonly kind: 'phrase'; readonly pattern: Pattern; readonly isAct: boolean;
      /** By role; roles of `subjectRoles` are filled by the subject; absent ones were not said (`Shikotan is transferred to Japan`). */
      readonly args: readonly (Noun | undefined)[];
      readonly subjectRoles: readonly number[];
      readonly tense: Tense; readonly polarity: Polarity; readonly place: Place;
      /** Place of the verb and of the pattern's other words: uses of the author's phrase. */
      readonly verbPlace: Place;
      /** Its last slots are left out, and mean any. */
      readonly isPartial?: boolean;
    }
  | {
      readonly kind: 'in-force'; readonly polarity: Polarity; readonly isProvisional: boolean; readonly place: Place;
      readonly party?: Noun; readonly toward?: Noun; readonly between?: readonly [Noun, Noun];
    }
  | { readonly kind: 'enters-into-force'; readonly party?: Noun; readonly polarity: Polarity; readonly tense: Tense; readonly place: Place }
  | { readonly kind: 'ceases'; readonly party?: Noun; readonly polarity: Polarity; readonly tense: Tense; readonly place: Place }
  | { readonly kind: 'terminates'; readonly party?: Noun; readonly place: Place }
  | { readonly kind: 'suspended'; readonly isResumed: boolean; readonly party?: Noun; readonly toward?: Noun; readonly between?: readonly [Noun, Noun]; readonly place: Place }
  | { readonly kind: 'status'; readonly is: PartyStatus; readonly instrument?: Noun; readonly polarity: Polarity; readonly place: Place }
  | { readonly kind: 'breached'; readonly by?: Noun; readonly toward?: Noun; readonly polarity: Polarity; readonly place: Place }
  | { readonly kind: 'breaches'; readonly provision: Noun; readonly toward?: Noun; readonly polarity: Polarity; readonly tense: Tense; readonly place: Place }
  | { readonly kind: 'fulfils'; readonly provision: Noun; readonly tense: Tense; readonly place: Place }
  | { readonly kind: 'is-fulfilled'; readonly by?: Noun; readonly place: Place }
  | { readonly kind: 'bound'; readonly by: Noun; readonly toward?: Noun; readonly polarity: Polarity; readonly place: Place }
  | { readonly kind: 'same'; readonly other: Noun; readonly polarity: Polarity; readonly place: Place }
  | { readonly kind: 'is-a'; readonly of: string; readonly polarity: Polarity; readonly place: Place }
  | { readonly kind: 'in-group'; readonly group: string; readonly polarity: Polarity; readonly place: Place }
  | { readonly kind: 'has-clause'; readonly clause: 'withdrawal' | 'provisional-application' | 'duration' | 'reservations'; readonly polarity: Polarity; readonly place: Place }
  | { readonly kind: 'modal'; readonly modal: 'shall' | 'shall-not' | 'may'; readonly act: Predicate; readonly place: Place }
  | { readonly kind: 'passes'; readonly place: Place };

/** A clause: a subject and what is said of it, or one of the few clauses without. */
export type Clause =
  | { readonly kind: 'said'; readonly subject: Noun; readonly predicate: Predicate; readonly place: Place }
  | { readonly kind: 'date'; readonly is: 'before' | 'from' | 'after' | 'through' | 'on'; readonly date: PartialDate; readonly place: Place }
  | { readonly kind: 'deadline-passes'; readonly provision: Noun; readonly place: Place }
  | { readonly kind: 'fewer-parties'; readonly n: number; readonly place: Place }
  /** An event named by a noun: `entry into force of X`, `signature`, `notice`. */
  | { readonly kind: 'event-noun'; readonly event: EventNoun; readonly place: Place };

export type EventNoun =
  | { readonly kind: 'entry-into-force'; readonly instrument?: Noun; readonly party?: Noun }
  | { readonly kind: 'end'; readonly instrument?: Noun; readonly party?: Noun }
  | { readonly kind: 'act'; readonly act: 'sign' | 'ratify' | 'withdraw' | 'accede' | 'exchange' | 'suspend' | 'notify-completion'; readonly instrument?: Noun; readonly by?: Noun }
  | { readonly kind: 'notice' }
  | { readonly kind: 'breach'; readonly provision: Noun; readonly by?: Noun }
  | { readonly kind: 'deadline'; readonly provision: Noun }
  | { readonly kind: 'fulfilment'; readonly provision: Noun; readonly by?: Noun };

/** Conditions and lists of events share one form; whether a clause is an event is settled in interpretation. */
export type Condition =
  | { readonly kind: 'clause'; readonly clause: Clause }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] };

/** A day as written: steps from a base. */
export type DateSurface =
  | { readonly kind: 'date'; readonly date: PartialDate; readonly place: Place }
  | { readonly kind: 'event'; readonly event: Condition; readonly place: Place }
  | { readonly kind: 'threshold'; readonly threshold: ThresholdSurface; readonly place: Place }
  | { readonly kind: 'steps'; readonly from: DateSurface; readonly steps: readonly DateStep[]; readonly place: Place }
  | { readonly kind: 'latest' | 'earliest'; readonly of: readonly DateSurface[]; readonly place: Place };

export type ThresholdSurface =
  | { readonly kind: 'nth'; readonly n: number; readonly place: Place; readonly among?: AmongSurface }
  | { readonly kind: 'by'; readonly all: readonly AmongSurface[]; readonly place: Place }
  | { readonly kind: 'exchange' | 'signature' | 'notification' | 'own-consent' | 'own-signature' | 'consent-of-all' | 'last'; readonly place: Place };

/** `55 parties [of Annex1] that together hold 55% of emissions`, `all Annex2`, `USA, UK and 40 other signatories`. */
export type AmongSurface =
  | { readonly kind: 'number'; readonly n: number; readonly isOther: boolean; readonly isSignatories: boolean; readonly group?: string; readonly including?: readonly Noun[]; readonly weight?: WeightSurface; readonly place: Place }
  | { readonly kind: 'all'; readonly of: 'signatories' | 'parties' | 'negotiating' | { readonly group: string }; readonly except?: readonly Noun[]; readonly place: Place }
  | { readonly kind: 'named'; readonly nouns: readonly Noun[]; readonly place: Place }
  | { readonly kind: 'weight'; readonly weight: WeightSurface; readonly group?: string; readonly place: Place };

export interface WeightSurface {
  readonly percent: number;
  readonly isMoreThan: boolean;
  readonly weight: string;
  readonly weightPlace: Place;
  readonly group?: string;
}
