/** What is missing for entry into force, from the day's state and no further data. */
import type { Day } from '@servanda/base';
import { isInForce, lackingOf, type Lacking, type State } from '@servanda/semantics';
import { stateAt, type History } from './history.ts';
import type { Worlds } from './worlds.ts';

/** What stands between an instrument and its entry into force. */
export interface Forecast {
  readonly instrument: string;
  readonly status: 'in-force' | 'ended' | 'scheduled' | 'waiting';
  /** Entry into force, past or set. */
  readonly on?: Day;
  readonly lacking: readonly Lacking[];
  /** Signatories (or named parties) whose consent is outstanding and would count. */
  readonly candidates: readonly string[];
  /** Of those whose consent is missing by name, the ones that have signed. */
  readonly signed: readonly string[];
}

/** Forecasts for one instrument or for every one that is not in force, as of the end of the day. */
export function forecastOn(worlds: Worlds, day: Day, instrument?: string): readonly Forecast[] {
  const history = worlds.histories[0];
  const state = stateAt(history, day);
  return worlds.model.instruments
    .filter((i) => i.kind !== 'custom' && (instrument === undefined ? !isInForce(worlds.program, state, i.id) : i.id === instrument))
    .map((i) => forecastOf(history, state, i.id));
}

function forecastOf(history: History, state: State, id: string): Forecast {
  const { program } = history;
  const instrument = program.instruments.get(id);
  const now = state.instruments.get(id);
  const none = { instrument: id, lacking: [], candidates: [], signed: [] };
  if (!instrument) return { ...none, status: 'waiting' };
  if (now?.endedOn !== undefined) return { ...none, status: 'ended', on: now.endedOn };
  if (now?.isIn) return { ...none, status: 'in-force', on: now.entryOn };
  if (now?.thresholdOn !== undefined) return { ...none, status: 'scheduled', on: now.entryOn };
  const clause = instrument.clauses.entry.find((e) => e.for === 'all');
  const lacking = lackingOf(program, state, instrument, clause?.threshold ?? { kind: 'consent-of-all' });
  const missing = lacking.flatMap((l) => ('missing' in l ? l.missing : []));
  const signed = missing.filter((p) => state.stands.get(`${id}|${p}`)?.signedOn !== undefined);
  return { instrument: id, status: 'waiting', lacking, candidates: candidatesOf(state, id, instrument.parties), signed };
}

function candidatesOf(state: State, id: string, named: readonly string[]): readonly string[] {
  const participants = state.participants.get(id) ?? [];
  return [...new Set([...named, ...participants])].filter((p) => {
    const stand = state.stands.get(`${id}|${p}`);
    return stand?.consentOn === undefined && stand?.succeededBy === undefined && !state.successors.has(p) && (named.includes(p) || stand?.signedOn !== undefined);
  });
}
