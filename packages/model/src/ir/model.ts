/** The model: one dossier, resolved. The only thing the engine sees. JSON form: `to-json.ts`. */
import type { PartialDate, Span } from '@servanda/base';
import type { AcceptedFinding, Belief, Claim, LogEntry, Report } from './log.ts';
import type { Instrument, Provision } from './instrument.ts';
import type { Law } from './norm.ts';
import type { Question } from './question.ts';
import type { ActPattern, Continuity, FactPattern, Group, Kind, Thing, Weight } from './terms.ts';

/** A set of assumptions about what the law means: `reading force "…"`. */
export interface Reading {
  readonly id: string;
  readonly title?: string;
  /** Readings that cannot hold together with this one (`excludes prompt`). */
  readonly excludes: readonly string[];
  readonly origin: Span;
}

/** A dossier, resolved. */
export interface Model {
  readonly title?: string;
  /** The dossier's day: the default date of every question. */
  readonly asOf?: PartialDate;
  readonly kinds: readonly Kind[];
  readonly things: readonly Thing[];
  readonly groups: readonly Group[];
  readonly weights: readonly Weight[];
  readonly continuities: readonly Continuity[];
  readonly facts: readonly FactPattern[];
  /** The author's acts and the treaty acts of the kernel. */
  readonly acts: readonly ActPattern[];
  readonly instruments: readonly Instrument[];
  readonly provisions: readonly Provision[];
  readonly law: readonly Law[];
  readonly readings: readonly Reading[];
  readonly log: readonly LogEntry[];
  readonly reports: readonly Report[];
  readonly claims: readonly Claim[];
  readonly beliefs: readonly Belief[];
  readonly accepted: readonly AcceptedFinding[];
  readonly questions: readonly Question[];
  /** Every file read, dossier first, for rendering spans. */
  readonly files: readonly string[];
}

export type { Span };
