/** What the forms of sentences of law yield before interpretation. Read next: `law-forms.ts`, `interpret-law.ts`. */
import type { PartialDate, Period } from '@servanda/base';
import type { Place } from './matching.ts';
import type { Clause, Condition, DateSurface, Noun, Predicate } from './surface.ts';

/** What stands before or behind the core of a sentence of law: when, until when, under what condition. */
export type Qualifier =
  | { readonly kind: 'trigger'; readonly condition: Condition }
  | { readonly kind: 'while' | 'unless' | 'until' | 'before' | 'after'; readonly condition: Condition }
  | { readonly kind: 'until-date'; readonly date: PartialDate; readonly place: Place }
  /** `lasts`: `for 5 years`, all along and not once within them. */
  | { readonly kind: 'within'; readonly period: Period; readonly from?: DateSurface; readonly lasts?: Place }
  | { readonly kind: 'by' | 'before-date' | 'from' | 'after-date' | 'on'; readonly day: DateSurface }
  /** `After 10 years in force`. */
  | { readonly kind: 'in-force-for'; readonly period: Period; readonly instrument?: Noun; readonly place: Place }
  /** `at any time`, `by written notice`: changes nothing. */
  | { readonly kind: 'always' }
  | { readonly kind: 'every'; readonly period: Period }
  /** `with effect 1 year after notice`, `on 6 months' notice`. */
  | { readonly kind: 'effect'; readonly steps?: DateSurface; readonly period?: Period }
  | { readonly kind: 'according'; readonly sources: readonly string[] };

export type Modal = 'shall' | 'shall-not' | 'may';

export type LawCore =
  | { readonly kind: 'norm'; readonly subject: Noun; readonly modal: Modal; readonly acts: readonly Predicate[]; readonly word: 'and' | 'or'; readonly inner?: readonly Qualifier[]; readonly place: Place }
  | { readonly kind: 'effects'; readonly effects: Condition; readonly place: Place }
  | { readonly kind: 'counts-as'; readonly as: Condition; readonly place: Place };

/** Provisions and instruments as a sentence lists them: `articles 5 to 7 of X`, `any other instrument`. */
export type LawRefSurface =
  | { readonly kind: 'law'; readonly noun: Noun; readonly place: Place }
  | { readonly kind: 'articles'; readonly labels: readonly { readonly label: string; readonly place: Place }[]; readonly isRange: boolean; readonly instrument?: Noun; readonly place: Place }
  | { readonly kind: 'any'; readonly place: Place };

export type LawSurface =
  | { readonly kind: 'law'; readonly leading: readonly Qualifier[]; readonly core: LawCore; readonly trailing: readonly Qualifier[]; readonly place: Place }
  /** `assisting counts as taking part`. */
  | { readonly kind: 'gerunds'; readonly act: Predicate; readonly as: Predicate; readonly place: Place }
  | { readonly kind: 'priority'; readonly superior: LawRefSurface; readonly inferior: LawRefSurface; readonly isCharter: boolean; readonly place: Place }
  | { readonly kind: 'exception'; readonly isSaving?: boolean; readonly target: LawRefSurface; readonly who?: Noun; readonly act?: Predicate; readonly clause?: Clause; readonly when?: Condition; readonly place: Place }
  | { readonly kind: 'due'; readonly target: LawRefSurface; readonly deadline: Qualifier; readonly place: Place }
  | { readonly kind: 'disapply'; readonly target: LawRefSurface; readonly to?: LawRefSurface; readonly place: Place }
  | { readonly kind: 'survival'; readonly target: LawRefSurface; readonly period?: Period; readonly place: Place };
