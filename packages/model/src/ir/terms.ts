/**
 * What sentences talk about: things, kinds, variables, and the author's own facts and acts.
 * Everything under `ir/` is plain, JSON-serialisable data; ids are the author's names. Read next: `formula.ts`.
 */
import type { PartialDate, Span } from '@servanda/base';
import type { Formula } from './formula.ts';
import type { FactEffect } from './norm.ts';
import type { TreatyAct } from './treaty-acts.ts';

export type { Application, Quantified, Term } from './application.ts';

/** A kind of thing. `State`, `Organization` and `Instrument` are built in; `parent` makes `State` and `Organization` both `Actor`s. */
export interface Kind {
  readonly id: string;
  readonly parent?: string;
  readonly origin?: Span;
}

/** A named thing: a State, a territory, an instrument (instruments are things of kind `Instrument` too). */
export interface Thing {
  readonly id: string;
  readonly kind: string;
  readonly title?: string;
  /** Other names under which tables and texts know it. */
  readonly aliases: readonly string[];
  /** ISO 3166 and Correlates-of-War codes, by scheme: `iso2`, `iso3`, `cow`, `cowcode`. */
  readonly codes: Readonly<Record<string, string>>;
  readonly existsFrom?: PartialDate;
  readonly existsTo?: PartialDate;
  readonly origin?: Span;
}

/** `Russia continues USSR from 1991-12-26`: the successor stands in all treaty relations of the predecessor from that day. */
export interface Continuity {
  readonly successor: string;
  readonly predecessor: string;
  readonly from: PartialDate;
  /** Who says so, or where it is recorded. Absent: nobody is named. */
  readonly according?: readonly string[];
  readonly origin?: Span;
}

/** A named list of things: `group Annex2: Algeria, Argentina, …`. */
export interface Group {
  readonly id: string;
  readonly members: readonly string[];
  readonly origin?: Span;
}

/** A share each actor holds: `weight emissions: USA 36.1, Japan 8.5.` Percentages in thresholds are of `total`. */
export interface Weight {
  readonly id: string;
  readonly values: Readonly<Record<string, number>>;
  /** The declared total, or the sum of the values. */
  readonly total: number;
  readonly origin?: Span;
}

/** A role of a fact or act: the slot's kind, and its name when the author gave one. */
export interface Role {
  /** May be left out at the end: `suspends X [toward Q]`. */
  readonly isOptional?: boolean;
  readonly name?: string;
  readonly kind: string;
}

/** One element of a declared phrase: a literal word with its inflected forms, or a slot. */
export type PhrasePart =
  | { readonly kind: 'word'; readonly text: string }
  /** The pattern's verb: the word that inflects. */
  | { readonly kind: 'verb'; readonly forms: VerbForms }
  | { readonly kind: 'slot'; readonly role: number };

/** The forms of a phrase’s verb, as declared or by the rules of English. */
export interface VerbForms {
  /** `transfers`, `is`, `takes` */
  readonly third: string;
  /** `transfer`, `be`, `take`; for `are`-patterns the plural present */
  readonly base: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
}

/** A sentence pattern that is true or false at a time. */
export interface FactPattern {
  /** Canonical text with slot kinds: `State administers Territory`. */
  readonly id: string;
  readonly parts: readonly PhrasePart[];
  readonly roles: readonly Role[];
  /** `one State at a time`: for given other roles, at most one filler of this role; making it true for another ends it. */
  readonly functionalRole?: number;
  /** `mutual`: symmetric in its first two roles; arguments are kept sorted by id. */
  readonly isMutual: boolean;
  /** `agreed …`: facts the engine itself maintains have an id starting with `$`. */
  readonly origin?: Span;
}

/** A sentence pattern for something an actor does. */
export interface ActPattern {
  readonly id: string;
  readonly parts: readonly PhrasePart[];
  readonly roles: readonly Role[];
  /** Indexes of the roles that act; one, or two for a mutual act (`State and State agree …`). */
  readonly actorRoles: readonly number[];
  /** Argument variables in `possible`, `effects` are named `$0`, `$1`, … by role. */
  readonly possible?: Formula;
  readonly effects: readonly FactEffect[];
  /** A treaty act of the kernel (`ratify`, `withdraw` …, see `treaty-acts.ts`), absent for the author's own. */
  readonly treatyAct?: TreatyAct;
  readonly origin?: Span;
}
