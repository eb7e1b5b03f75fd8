/** What a step brings about. Effects are the only record of a run: timeline indexes them, `why` follows their causes. */
import type { Day } from '@servanda/base';
import type { Formula, PartyStatus } from '@servanda/model';

/** A pattern with constant arguments. */
export interface Ground {
  readonly pattern: string;
  readonly args: readonly string[];
}

/** What an effect follows from. */
export interface Because {
  /** Sentences of law and clauses: ids of `Law`, or `clause:INSTRUMENT:NAME` for final clauses, `kernel:VCLT 55` for rules of the kernel. */
  readonly law: readonly string[];
  /** Earlier effects, by their number. */
  readonly effects: readonly number[];
  /** The log entry (or assumption, or move) that happened. */
  readonly entry?: string;
}

/** The life of a duty: pending → active → fulfilled | breached | lapsed | discharged; suspended ⇄ active. */
export type ObligationStatus = 'pending' | 'active' | 'suspended' | 'fulfilled' | 'breached' | 'lapsed' | 'discharged';

/** Open instances may still change; the others are final (a breach may still be performed late). */
export const OPEN: readonly ObligationStatus[] = ['pending', 'active', 'suspended'];

/** What can be brought about. */
export type EffectContent =
  | { readonly kind: 'act'; readonly act: Ground; readonly countsAs?: Ground }
  | { readonly kind: 'fact'; readonly fact: Ground; readonly value: boolean }
  | { readonly kind: 'status'; readonly instrument: string; readonly party: string; readonly from: PartyStatus; readonly to: PartyStatus }
  /** The instrument as such enters into force or ceases. */
  | { readonly kind: 'in-force'; readonly instrument: string; readonly value: boolean }
  | { readonly kind: 'provisional'; readonly instrument: string; readonly party: string; readonly value: boolean }
  /** Operation between two parties is suspended, resumed, or never begins (an objection that opposes it). */
  | { readonly kind: 'relation'; readonly instrument: string; readonly between: readonly [string, string]; readonly value: 'suspended' | 'resumed' | 'opposed' }
  | { readonly kind: 'reservation'; readonly provision: string; readonly party: string; readonly value: boolean }
  | { readonly kind: 'objection'; readonly provision: string; readonly party: string; readonly to: string }
  | { readonly kind: 'scheduled'; readonly what: 'entry' | 'withdrawal' | 'expiry' | 'end-of-provisional' | 'termination'; readonly instrument: string; readonly party?: string; readonly on: Day }
  | { readonly kind: 'unscheduled'; readonly what: 'withdrawal'; readonly instrument: string; readonly party: string }
  /** Absent `expiry`: without limit of time. */
  | { readonly kind: 'renewed'; readonly instrument: string; readonly expiry?: Day }
  /** Bearer, counterparties and act as they are then: a continuing State may take them over later. */
  | { readonly kind: 'obligation'; readonly instance: number; readonly to: ObligationStatus; readonly lastDay?: Day; readonly bearer: string; readonly toward: readonly string[]; readonly act: Ground }
  | { readonly kind: 'breach'; readonly breach: number }
  | { readonly kind: 'performed-late'; readonly instance: number }
  | { readonly kind: 'continuity'; readonly successor: string; readonly predecessor: string }
  | { readonly kind: 'finding'; readonly finding: Finding };

/** One thing brought about: numbered from 0 in a run, dated, with what it follows from. */
export type Effect = EffectContent & { readonly n: number; readonly day: Day; readonly because: Because };

/** A part of an act's precondition that did not hold, and of a fact true of one at a time, of whom it was true instead. */
export interface FailedCondition {
  readonly condition: Formula;
  readonly instead?: Ground;
}

/** Something in the log or the clauses that a reader must know; never stops the run. */
export type Finding =
  | { readonly code: 'no-power'; readonly act: Ground }
  | { readonly code: 'impossible-act'; readonly act: Ground; readonly failed: readonly FailedCondition[] }
  | { readonly code: 'not-eligible'; readonly act: Ground; readonly clause: 'eligibility' | 'signature' | 'parent' | 'window' | 'not-negotiating' | 'means' }
  | { readonly code: 'reservation-not-permitted'; readonly act: Ground }
  | { readonly code: 'repeated-act'; readonly act: Ground }
  | { readonly code: 'nothing-to-revoke'; readonly act: Ground }
  | { readonly code: 'not-a-party'; readonly act: Ground }
  | { readonly code: 'ambiguous-day'; readonly clause: string; readonly from: Day; readonly choices: readonly { readonly missingDay: string; readonly day: Day }[] }
  | { readonly code: 'official-date-differs'; readonly instrument: string; readonly party?: string; readonly status: 'enters-into-force' | 'ceases'; readonly official: Day; readonly computed?: Day }
  | { readonly code: 'unregulated-exit'; readonly act: Ground }
  | { readonly code: 'nothing-to-extend'; readonly instrument: string }
  | { readonly code: 'out-of-range'; readonly clause: string }
  | { readonly code: 'before-nonexistent'; readonly act: Ground };
