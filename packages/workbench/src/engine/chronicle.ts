/**
 * The whole of a dossier from one viewpoint as spans of days. The worker makes it once; every view reads any date off it
 * without asking again, so that moving the date costs no round trip. Days count from 1970-01-01 as in the engine.
 */
import type { Diagnostic } from '@servanda/base';
import type { BreachRow, ComparisonReport, Place, TimelineRow } from '@servanda/dossier';

/** Something that is so from `from` through `to`, both included; `to` absent: without an end in sight. */
export interface Life<V> {
  readonly from: number;
  readonly to?: number;
  readonly value: V;
  /** Several, where the dates of the log leave it open; `value` is then `unknown`. */
  readonly possible?: readonly V[];
}

export type Standing = 'none' | 'negotiating' | 'signatory' | 'contracting' | 'party' | 'suspended' | 'withdrawn' | 'ended' | 'unknown';
/** `absent`: the duty does not exist; only among what it may be. */
export type DutyState = 'absent' | 'pending' | 'active' | 'suspended' | 'fulfilled' | 'breached' | 'lapsed' | 'discharged' | 'unknown';
export type Truth = 'yes' | 'no' | 'unknown';

export interface Name {
  readonly id: string;
  readonly kind: string;
  readonly title?: string;
}

export interface PartyLife {
  readonly party: string;
  readonly lives: readonly Life<Standing>[];
  readonly provisional: readonly Life<Truth>[];
}

export interface InstrumentLife {
  readonly id: string;
  readonly kind: 'instrument' | 'draft' | 'custom';
  readonly title?: string;
  readonly place?: Place;
  readonly inForce: readonly Life<Truth>[];
  readonly parties: readonly PartyLife[];
}

export interface DutyLife {
  readonly id: string;
  readonly norm: string;
  readonly provision: string;
  readonly instrument?: string;
  readonly bearer: string;
  readonly toward: readonly string[];
  /** `Russia shall transfer Shikotan to Japan` */
  readonly statement: string;
  readonly waitsFor?: string;
  readonly place?: Place;
  readonly lives: readonly (Life<DutyState> & { readonly lastDay?: number })[];
}

/** A sentence of law that applies while its instrument is in force: what must not, what may be done. */
export interface LawLine {
  readonly id: string;
  readonly kind: 'obligation' | 'prohibition' | 'permission' | 'power';
  readonly instrument?: string;
  readonly provision: string;
  readonly text: string;
  readonly place?: Place;
}

export interface FactLife {
  readonly pattern: string;
  readonly args: readonly string[];
  readonly sentence: string;
  readonly lives: readonly Life<Truth>[];
}

/** A claim with its chain: the outermost speaker first, each link citing the next. */
export interface ClaimLine {
  readonly id: string;
  readonly report?: string;
  readonly chain: readonly { readonly who: string; readonly modality: string; readonly citing: readonly string[]; readonly hedge?: string }[];
  /** What is claimed, in words. */
  readonly content: string;
}

/** Which things have one holder at a time, by a fact of the dossier: `State administers Territory`. */
export interface Holding {
  readonly thing: string;
  readonly lives: readonly { readonly holder: string; readonly from: number; readonly to?: number; readonly isSure: boolean }[];
}

export interface QuestionHead {
  readonly id: string;
  readonly title?: string;
  readonly words: string;
  readonly place: Place;
  /** Sets of readings under which an answer is expected. */
  readonly expected: readonly (readonly string[])[];
}

export interface Chronicle {
  readonly entry: string;
  readonly title?: string;
  /** The dossier's own day. */
  readonly today: number;
  /** First and last day that anything is dated. */
  readonly first: number;
  readonly last: number;
  readonly readings: readonly { readonly id: string; readonly title?: string; readonly excludes: readonly string[] }[];
  readonly names: readonly Name[];
  /** States and other actors that have to do with some instrument or duty, in the order of the dossier. */
  readonly actors: readonly string[];
  readonly instruments: readonly InstrumentLife[];
  readonly duties: readonly DutyLife[];
  readonly law: readonly LawLine[];
  readonly breaches: readonly (BreachRow & { readonly day: number })[];
  readonly facts: readonly FactLife[];
  readonly events: readonly (TimelineRow & { readonly first?: number; readonly last?: number })[];
  readonly questions: readonly QuestionHead[];
  readonly claims: readonly ClaimLine[];
  /** By fact pattern. */
  readonly holdings: readonly { readonly pattern: string; readonly verb: string; readonly kind: string; readonly of: readonly Holding[] }[];
  readonly sources: readonly { readonly id: string; readonly kind: 'report' | 'notice'; readonly by: string; readonly on?: string; readonly title?: string; readonly place: Place }[];
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: readonly Diagnostic[];
  /** How many ways of placing doubtful dates were tried, and whether those were all. */
  readonly worlds: { readonly count: number; readonly isExhaustive: boolean };
}

/** An act that can be let happen: words and places to fill. */
export interface WrittenAct {
  readonly id: string;
  readonly isTreatyAct: boolean;
  readonly parts: readonly ({ readonly kind: 'word'; readonly text: string } | { readonly kind: 'slot'; readonly role: number })[];
  readonly roles: readonly { readonly name?: string; readonly kind: string; readonly isOptional: boolean; readonly choices: readonly string[] }[];
}

/** What follows from a line of play. */
export interface PlayReport {
  readonly steps: readonly { readonly on: string; readonly sentence: string; readonly then: readonly string[] }[];
  readonly problems: readonly string[];
  /** What is otherwise on the last day than it would be without the moves. */
  readonly changes: readonly Change[];
}

export interface Change {
  readonly what: 'standing' | 'in-force' | 'duty' | 'breach' | 'fact';
  readonly sentence: string;
  readonly before: string;
  readonly after: string;
}

/** A repair in the dossier's own words, and every question whose answer it changes under the same readings. */
export interface TriedRepair {
  readonly sentences: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** Errors that the text has with the repair in it. */
  readonly problems: readonly string[];
  readonly answers: readonly { readonly id: string; readonly title: string; readonly before: string; readonly after: string }[];
}

/** Two versions by their effect: what differs on the day, and what each permits that the other does not. */
export interface Difference {
  /** Errors in the text of the other version. */
  readonly problems: readonly string[];
  readonly changes: readonly Change[];
  readonly report: ComparisonReport;
}

/** What is so on a day; undefined before anything is. */
export function at<L extends { readonly from: number; readonly to?: number }>(lives: readonly L[], day: number): L | undefined {
  let low = 0;
  for (let high = lives.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((lives[middle] as L).from <= day) low = middle + 1; else high = middle;
  }
  const life = lives[low - 1];
  return life && (life.to === undefined || life.to >= day) ? life : undefined;
}
