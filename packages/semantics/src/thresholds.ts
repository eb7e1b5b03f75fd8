/** Thresholds of entry into force as formulas over who has consented so far. Also what is still missing, for the forecast. */
import { intervalOf, unreachable } from '@servanda/base';
import type { Instrument, PartySet, Threshold } from '@servanda/model';
import { current, NO_BINDINGS, type State } from './state.ts';
import { groupMembers } from './matching.ts';
import { forEachOccurred } from './occurred.ts';
import type { Program } from './program.ts';
import { standOf } from './standing.ts';

/** Those whose consent stands, in order of appearance. */
export function consentedTo(state: State, instrument: string): readonly string[] {
  return (state.participants.get(instrument) ?? []).filter((p) => {
    const stand = standOf(state, instrument, p);
    return stand?.consentOn !== undefined && stand.succeededBy === undefined;
  });
}

/** The parties a set names, on this day. */
export function membersOf(program: Program, state: State, instrument: Instrument, set: PartySet): readonly string[] {
  switch (set.kind) {
    case 'named': return [...new Set(set.ids.map((id) => current(state, id)))];
    case 'group': return groupMembers(program, state, set.id);
    case 'signatories': return (state.participants.get(instrument.id) ?? []).filter((p) => standOf(state, instrument.id, p)?.signedOn !== undefined && !state.successors.has(p));
    case 'negotiating': return [...new Set(instrument.parties.map((id) => current(state, id)))];
    default: return unreachable(set);
  }
}

/** What a threshold still lacks. Empty `parts` (and `isMet`) when it is met. */
export type Lacking =
  | { readonly kind: 'count'; readonly needed: number; readonly have: number; readonly among?: PartySet }
  | { readonly kind: 'named'; readonly missing: readonly string[] }
  | { readonly kind: 'weight'; readonly weight: string; readonly neededPercent: number; readonly havePercent: number; readonly among?: PartySet; readonly candidates: readonly { readonly party: string; readonly percent: number }[] }
  | { readonly kind: 'any-of'; readonly of: readonly (readonly Lacking[])[] }
  | { readonly kind: 'date' | 'event'; readonly threshold: Threshold }
  | { readonly kind: 'exchange' | 'signature'; readonly missing: readonly string[] };

/** What is missing; an empty list when the threshold is met in this state. */
export function lackingOf(program: Program, state: State, instrument: Instrument, threshold: Threshold, party?: string): readonly Lacking[] {
  switch (threshold.kind) {
    case 'count': return lackingCount(program, state, instrument, threshold);
    case 'all': return named('named', missingAmong(state, instrument, allBut(state, membersOf(program, state, instrument, threshold.among), threshold.except)));
    case 'weight': return lackingWeight(program, state, instrument, threshold);
    case 'and': return threshold.of.flatMap((part) => lackingOf(program, state, instrument, part, party));
    case 'or': {
      const parts = threshold.of.map((part) => lackingOf(program, state, instrument, part, party));
      return parts.some((p) => p.length === 0) ? [] : [{ kind: 'any-of', of: parts }];
    }
    case 'exchange': case 'consent-of-all': return lackingExchange(state, instrument, threshold.kind);
    case 'signature': return lackingSignature(state, instrument);
    case 'own-consent': return party !== undefined && standOf(state, instrument.id, party)?.consentOn !== undefined ? [] : named('named', party === undefined ? [] : [party]);
    case 'own-signature': return party !== undefined && standOf(state, instrument.id, party)?.signedOn !== undefined ? [] : [{ kind: 'signature', missing: party === undefined ? [] : [party] }];
    case 'date': return (threshold.isLast ? state.day <= intervalOf(threshold.date).last : intervalOf(threshold.date).first <= state.day) ? [] : [{ kind: 'date', threshold }];
    case 'event': return forEachOccurred(program, state, [], threshold.event, NO_BINDINGS, () => true) ? [] : [{ kind: 'event', threshold }];
    default: return unreachable(threshold);
  }
}

export function isMet(program: Program, state: State, instrument: Instrument, threshold: Threshold, party?: string): boolean {
  return lackingOf(program, state, instrument, threshold, party).length === 0;
}

function named(kind: 'named', missing: readonly string[]): readonly Lacking[] {
  return missing.length === 0 ? [] : [{ kind, missing }];
}

/** The members without those left out, or whoever continues these. */
function allBut(state: State, members: readonly string[], except: readonly string[] = []): readonly string[] {
  const left = new Set(except.map((id) => current(state, id)));
  return left.size === 0 ? members : members.filter((member) => !left.has(member));
}

function missingAmong(state: State, instrument: Instrument, members: readonly string[]): readonly string[] {
  return members.filter((m) => standOf(state, instrument.id, m)?.consentOn === undefined);
}

function lackingCount(program: Program, state: State, instrument: Instrument, t: Extract<Threshold, { kind: 'count' }>): readonly Lacking[] {
  if (!t.among && !t.except?.length) {
    const have = state.instruments.get(instrument.id)?.consents ?? 0;
    return have >= t.n ? [] : [{ kind: 'count', needed: t.n, have }];
  }
  const among = t.among && new Set(membersOf(program, state, instrument, t.among));
  const except = new Set((t.except ?? []).map((id) => current(state, id)));
  const have = consentedTo(state, instrument.id).filter((p) => (!among || among.has(p)) && !except.has(p)).length;
  return have >= t.n ? [] : [{ kind: 'count', needed: t.n, have, among: t.among }];
}

function lackingWeight(program: Program, state: State, instrument: Instrument, t: Extract<Threshold, { kind: 'weight' }>): readonly Lacking[] {
  const weight = program.model.weights.find((w) => w.id === t.weight);
  if (!weight) return [{ kind: 'weight', weight: t.weight, neededPercent: t.percent, havePercent: 0, among: t.among, candidates: [] }];
  const members = t.among && new Set(membersOf(program, state, instrument, t.among));
  const counts = (p: string): boolean => !members || members.has(p);
  const value = (p: string): number => valueFor(state, weight.values, p);
  const total = members ? [...members].reduce((sum, p) => sum + value(p), 0) : weight.total;
  const consented = consentedTo(state, instrument.id).filter(counts);
  const have = total === 0 ? 0 : (100 * consented.reduce((sum, p) => sum + value(p), 0)) / total;
  // Shares are given to a decimal or two; a sum of them is compared with a little room for binary fractions.
  const isEnough = t.isMoreThan ? have > t.percent + 1e-9 : have >= t.percent - 1e-9;
  if (isEnough) return [];
  const candidates = Object.keys(weight.values).filter((p) => counts(p) && !consented.includes(current(state, p)))
    .map((party) => ({ party: current(state, party), percent: total === 0 ? 0 : (100 * (weight.values[party] ?? 0)) / total }))
    .sort((a, b) => b.percent - a.percent || (a.party < b.party ? -1 : 1));
  return [{ kind: 'weight', weight: t.weight, neededPercent: t.percent, havePercent: have, among: t.among, candidates }];
}

/** A continuing State holds the weight listed for the one it continues. */
function valueFor(state: State, values: Readonly<Record<string, number>>, party: string): number {
  const own = values[party];
  if (own !== undefined) return own;
  for (const [predecessor] of state.successors) {
    const inherited = values[predecessor];
    if (inherited !== undefined && current(state, predecessor) === party) return inherited;
  }
  return 0;
}

function lackingExchange(state: State, instrument: Instrument, kind: 'exchange' | 'consent-of-all'): readonly Lacking[] {
  const parties = instrument.parties.map((id) => current(state, id));
  const missing = missingAmong(state, instrument, parties);
  if (parties.length === 0) return consentedTo(state, instrument.id).length >= 2 ? [] : [{ kind: 'count', needed: 2, have: consentedTo(state, instrument.id).length }];
  if (missing.length === 0) return [];
  return kind === 'exchange' ? [{ kind: 'exchange', missing }] : [{ kind: 'named', missing }];
}

function lackingSignature(state: State, instrument: Instrument): readonly Lacking[] {
  const missing = instrument.parties.map((id) => current(state, id)).filter((p) => standOf(state, instrument.id, p)?.signedOn === undefined);
  if (instrument.parties.length > 0) return missing.length === 0 ? [] : [{ kind: 'signature', missing }];
  const signed = (state.participants.get(instrument.id) ?? []).filter((p) => standOf(state, instrument.id, p)?.signedOn !== undefined && !state.successors.has(p)).length;
  return signed >= 2 ? [] : [{ kind: 'count', needed: 2, have: signed }];
}
