/** Questions a dossier asks, which are also its tests. Read next: `model.ts`. */
import type { PartialDate, Span } from '@servanda/base';
import type { EventPattern, Formula } from './formula.ts';
import type { Application, Term } from './application.ts';

/** A question of the dossier, with the answers its author expects. */
export interface Question {
  readonly id: string;
  readonly title?: string;
  readonly assumptions: readonly Assumption[];
  /** Absent when the question could not be read (a diagnostic says why). */
  readonly ask: Ask;
  readonly expectations: readonly Expectation[];
  /** A sentence of it was not understood, so that what it supposes is not known: it is not answered. */
  readonly isIncomplete?: true;
  readonly origin: Span;
}

/** What a question supposes. */
export type Assumption =
  /** `assuming C`: the question starts from the nearest state where C holds (for `X is in force`, with all parties' consent given as of the dossier's date). */
  | { readonly kind: 'holds'; readonly formula: Formula; readonly origin: Span }
  /** `assuming Russia transfers Shikotan to Japan [on D]`. */
  | { readonly kind: 'happens'; readonly act: Application; readonly on?: PartialDate; readonly origin: Span }
  /** `assuming Russia keeps its commitments`. */
  | { readonly kind: 'keeps'; readonly party: Term; readonly origin: Span }
  /** `assuming no party denounces SecurityTreaty`, `assuming Russia does not attack Japan`. */
  | { readonly kind: 'never'; readonly event: EventPattern; readonly origin: Span };

/** What is asked. */
export type Ask =
  /** `Is X in force for P on D?` */
  | { readonly kind: 'holds'; readonly statement: Formula; readonly on?: PartialDate; readonly knownOn?: PartialDate }
  /** `When does X enter into force for P?`: answers with a date. */
  | { readonly kind: 'when'; readonly event: EventPattern;
    /** `[By] when must P A?`: not the day on which the duty arose, but the last day on which it can be performed in time. */
    readonly isLastDay?: boolean;
    /** The day on which that is asked; a duty may have been put off, or be over. */
    readonly on?: PartialDate }
  /** `Who is a party to X on D?`, `Who is bound by article 9 of X on D?`: the values of `variable`. */
  | { readonly kind: 'who'; readonly variable: string; readonly of: string; readonly statement: Formula; readonly on?: PartialDate }
  /** `What does Japan owe [Russia] on D?` */
  | { readonly kind: 'owes'; readonly party: Term; readonly toward?: Term; readonly on?: PartialDate }
  /** `What is missing for X to enter into force?` */
  | { readonly kind: 'missing'; readonly instrument: string; readonly on?: PartialDate }
  /** `Can P A [without breach]?`, by P's own acts; `Is it possible that C [without breach]?`, `byAnyone` where C is an act. */
  | { readonly kind: 'possible'; readonly goal: Goal; readonly isWithoutBreach: boolean; readonly byAnyone?: true; readonly after?: EventPattern }
  /** `What must happen before P shall A?` / `How can C come about?` */
  | { readonly kind: 'leads-to'; readonly goal: Goal }
  | { readonly kind: 'keep'; readonly parties: readonly Term[] }
  | { readonly kind: 'ensure' | 'prevent'; readonly parties: readonly Term[]; readonly goal: Goal }
  | { readonly kind: 'conflict'; readonly a: string; readonly b: string }
  /** `Is there a circular precondition [between A and B]?` */
  | { readonly kind: 'circular'; readonly between: readonly string[] }
  /** `Is claim decl contradicted?` */
  | { readonly kind: 'contradicted'; readonly ref: string }
  /** `What does X change compared with Y?` */
  | { readonly kind: 'compare'; readonly a: string; readonly b: string };

/** What is to be brought about or kept from coming about. */
export type Goal =
  | { readonly kind: 'statement'; readonly formula: Formula }
  | { readonly kind: 'act'; readonly act: Application };

/** An answer that an author can expect. */
export type Answer =
  | { readonly kind: 'yes' | 'no' | 'unknown' }
  | { readonly kind: 'date'; readonly date: PartialDate }
  /** Names, compared as sets; `nobody`/`nothing` is the empty set. */
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'relation'; readonly relation: 'equivalent' | 'stricter' | 'looser' | 'incomparable'; readonly party?: string };

/** `Expect no under force and prompt.` Readings are exactly those in force; none named: no reading. */
export interface Expectation {
  readonly answer: Answer;
  readonly readings: readonly string[];
  /** `…, after Russia transfers Shikotan to Japan`: asked in the state after these further events on the dossier's day. */
  readonly after: readonly Application[];
  readonly origin: Span;
}
