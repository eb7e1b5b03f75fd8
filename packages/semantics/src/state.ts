/**
 * The state of a dossier's world at a moment. Records are immutable; the collections that hold them are read-only here and
 * written in one way only, `own` in `run.ts`, which copies what `step` shares with the state it started from. Invariant: a
 * state reached by `step` is never mutated afterwards (tests/properties, "step leaves its input as it was"). Read next: `step.ts`.
 */
import { FAR_PAST, type Day } from '@servanda/base';
import type { TreatyAct } from '@servanda/model';
import type { Ground, ObligationStatus } from './effects.ts';

/** Values of variables, by name. */
export type Bindings = Readonly<Record<string, string>>;
/** No variable is bound. */
export const NO_BINDINGS: Bindings = {};

/** A party's standing toward an instrument: the raw facts that `statusOf` turns into a `PartyStatus`. */
export interface Stand {
  readonly party: string;
  readonly signedOn?: Day;
  readonly consentOn?: Day;
  readonly consentBy?: TreatyAct;
  /** In force for the party from this day (may lie ahead); set once the clauses allow computing it. */
  readonly entryOn?: Day;
  /** The moment has come. */
  readonly isIn: boolean;
  readonly provisionalFrom?: Day;
  readonly isProvisional: boolean;
  readonly noticeOn?: Day;
  /** Withdrawal takes effect on this day (may lie ahead). */
  readonly exitOn?: Day;
  /** When it last went out, whatever happened since. */
  readonly leftOn?: Day;
  /** When it last came in, whatever happened since. */
  readonly enteredOn?: Day;
  /** Suspended toward all; suspensions toward single parties are in `State.pairs`. */
  readonly suspendedOn?: Day;
  /** Replaced by a continuing State. */
  readonly succeededBy?: string;
  /** Number of the effect that last changed this record. */
  readonly cause: number;
}

/** The life of an instrument as such, apart from its parties. */
export interface InstrumentState {
  /** The threshold of initial entry into force was met on this day. */
  readonly thresholdOn?: Day;
  readonly entryOn?: Day;
  readonly isIn: boolean;
  /** First signature or consent. */
  readonly firstActOn?: Day;
  /** It has in fact entered into force, on this day. */
  readonly enteredOn?: Day;
  readonly endedOn?: Day;
  readonly expiryOn?: Day;
  /** How many consents stand; kept beside the stands so that a deposit is counted without looking at all of them. */
  readonly consents: number;
  readonly cause: number;
}

/** Before anything has happened to an instrument. */
export const NO_INSTRUMENT_STATE: InstrumentState = { isIn: false, consents: 0, cause: -1 };

/** A fact that is true, since when, and by which effect. */
export interface FactRecord {
  readonly fact: Ground;
  readonly since: Day;
  readonly cause: number;
}

/** An act that was done, and the last day on which it was. */
export interface DoneRecord {
  readonly act: Ground;
  readonly on: Day;
  readonly cause: number;
}

/** An obligation of one bearer in one case. */
export interface ObligationInstance {
  readonly id: number;
  readonly norm: string;
  readonly bindings: Bindings;
  readonly bearer: string;
  /** Empty: owed to all other parties. */
  readonly toward: readonly string[];
  /** Arguments may hold free variables (`any Territory`), written `?name`. */
  readonly act: Ground;
  readonly status: ObligationStatus;
  readonly triggeredOn: Day;
  readonly activeSince?: Day;
  /** The last day on which performance is in time. */
  readonly lastDay?: Day;
  readonly suspendedSince?: Day;
  readonly endedOn?: Day;
  readonly performedLateOn?: Day;
  readonly cause: number;
}

/** A breach on record. Breaches stay (VCLT 70(1)(b)). */
export interface Breach {
  readonly id: number;
  readonly norm: string;
  readonly provision: string;
  readonly by: string;
  readonly toward: readonly string[];
  /** Date of the breach: the day of the act, or the day after a deadline's last day. */
  readonly on: Day;
  readonly act?: Ground;
  readonly instance?: number;
  readonly cause: number;
}

/** A reservation that stands (VCLT 19). */
export interface Reservation {
  readonly provision: string;
  readonly party: string;
  readonly on: Day;
  readonly cause: number;
}

/** What the calendar will do. Phases of one day run in this order (docs/semantics.md, "the day"). */
export type AgendaPhase = 0 | 1 | 2 | 3 | 4;
/** Something the calendar will bring. Items are taken by day, rank and the order in which they were put down. */
export type AgendaItem = { readonly on: Day; readonly phase: AgendaPhase; readonly seq: number } & (
  | { readonly kind: 'deadline'; readonly instance: number }
  | { readonly kind: 'continuity'; readonly index: number }
  | { readonly kind: 'exit'; readonly instrument: string; readonly party: string }
  | { readonly kind: 'expiry'; readonly instrument: string }
  | { readonly kind: 'end'; readonly instrument: string }
  | { readonly kind: 'end-provisional'; readonly instrument: string; readonly party: string }
  | { readonly kind: 'entry'; readonly instrument: string; readonly party?: string }
  | { readonly kind: 'provisional'; readonly instrument: string; readonly party: string }
  | { readonly kind: 'activate'; readonly instance: number }
  | { readonly kind: 'recur'; readonly norm: string; readonly instance: number; readonly round: number }
  | { readonly kind: 'survival-ends'; readonly instrument: string; readonly party: string }
  | { readonly kind: 'date' }
);

/** The world of a dossier at a moment. */
export interface State {
  day: Day;
  /** Atom key → record, of facts that are true. */
  facts: ReadonlyMap<string, FactRecord>;
  /** Pattern id → keys of its true atoms. */
  factsByPattern: ReadonlyMap<string, ReadonlySet<string>>;
  /** Act key → record of the last day it was done (counts-as included). */
  done: ReadonlyMap<string, DoneRecord>;
  doneByPattern: ReadonlyMap<string, ReadonlySet<string>>;
  /** `instrument|party` → stand. */
  stands: ReadonlyMap<string, Stand>;
  /** Instrument → parties with a stand, in order of appearance. */
  participants: ReadonlyMap<string, readonly string[]>;
  instruments: ReadonlyMap<string, InstrumentState>;
  /** `instrument|p|q` with p < q → suspended or opposed. */
  pairs: ReadonlyMap<string, 'suspended' | 'opposed'>;
  reservations: readonly Reservation[];
  /** Predecessor → State that continues it. */
  successors: ReadonlyMap<string, string>;
  instances: readonly ObligationInstance[];
  /** Act pattern → open instances that such an act may fulfil. */
  openByAct: ReadonlyMap<string, ReadonlySet<number>>;
  /** Instrument (`''` for none) → open instances. */
  openByInstrument: ReadonlyMap<string, ReadonlySet<number>>;
  /** norm id + bindings of standing obligations already created. */
  created: ReadonlySet<string>;
  /** Norms with standing obligations that have been made in every case so far. */
  made: ReadonlySet<string>;
  breaches: readonly Breach[];
  /** law id → keys of the bindings for which its `becomes` condition holds now. */
  holding: ReadonlyMap<string, ReadonlySet<string>>;
  /** Sorted by (on, phase, seq); the next item last. */
  agenda: readonly AgendaItem[];
  nextSeq: number;
  nextEffect: number;
  /** Deadlines of the day before are being looked at (rank 0 of the day): what ends today has not ended yet. */
  isDawn: boolean;
}

/** Nothing has happened yet. */
export function emptyState(): State {
  return {
    day: FAR_PAST, facts: new Map(), factsByPattern: new Map(), done: new Map(), doneByPattern: new Map(), stands: new Map(),
    participants: new Map(), instruments: new Map(), pairs: new Map(), reservations: [], successors: new Map(), instances: [],
    openByAct: new Map(), openByInstrument: new Map(), created: new Set(), made: new Set(), breaches: [], holding: new Map(), agenda: [],
    nextSeq: 0, nextEffect: 0, isDawn: false,
  };
}

/** The collections of a state: its maps, sets and lists. */
export const COLLECTIONS = [
  'facts', 'factsByPattern', 'done', 'doneByPattern', 'stands', 'participants', 'instruments', 'pairs', 'successors', 'instances',
  'openByAct', 'openByInstrument', 'created', 'made', 'breaches', 'holding', 'agenda',
] as const satisfies readonly (keyof State)[];

/** The name of a collection. */
export type Collection = (typeof COLLECTIONS)[number];

/** A collection as one may write it who owns it. */
export type Writable<C extends Collection> =
  State[C] extends ReadonlyMap<infer K, ReadonlySet<infer V>> ? Map<K, Set<V>>
  : State[C] extends ReadonlyMap<infer K, infer V> ? Map<K, V>
  : State[C] extends ReadonlySet<infer V> ? Set<V>
  : State[C] extends readonly (infer V)[] ? V[] : never;

/** A copy of one collection, sets inside it included; the records it holds are shared. */
export function copyOf<C extends Collection>(state: State, name: C): Writable<C> {
  const from: unknown = state[name];
  if (Array.isArray(from)) return from.slice() as unknown as Writable<C>;
  if (from instanceof Set) return new Set(from) as Writable<C>;
  const copy = new Map(from as ReadonlyMap<string, unknown>);
  for (const [key, value] of copy) { if (!(value instanceof Set)) break; copy.set(key, new Set(value)); }
  return copy as Writable<C>;
}

/** A copy that shares no collection with the original, for those who step in place. */
export function cloneState(state: State): State {
  const copy: State = { ...state };
  for (const name of COLLECTIONS) Object.assign(copy, { [name]: copyOf(state, name) });
  return copy;
}

/** Key of a party’s stand in `State.stands`. */
export function standKey(instrument: string, party: string): string {
  return `${instrument}|${party}`;
}

/** Key of a relation between two parties in `State.pairs`; the order of the two does not matter. */
export function pairKey(instrument: string, p: string, q: string): string {
  return p < q ? `${instrument}|${p}|${q}` : `${instrument}|${q}|${p}`;
}

/** Key of a constant act or fact. */
export function groundKey(ground: Ground): string {
  return ground.args.length === 0 ? ground.pattern : `${ground.pattern}|${ground.args.join('|')}`;
}

/**
 * The thing a name of the law stands for today: relations of a State that another continues have passed to that one.
 * Names in the log mean what they say; this is for sentences of law.
 */
export function current(state: State, id: string): string {
  if (state.successors.size === 0) return id;
  let now = id;
  for (let next = state.successors.get(now); next !== undefined; next = state.successors.get(now)) now = next;
  return now;
}
