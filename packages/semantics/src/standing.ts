/**
 * Where parties stand toward instruments and toward each other through them.
 * VCLT arts. 2(1), 14–15 (consent), 18 (interim duty), 20–21 (reservations), 24–25 (entry into force, provisional application),
 * 34 (third States), 54–60 (ending and suspension). Read next: `final-clauses.ts`.
 */
import { applySteps, FAR_FUTURE, type Day } from '@servanda/base';
import type { Instrument, PartyStatus, Survival } from '@servanda/model';
import type { Program } from './program.ts';
import { current, pairKey, standKey, type Reservation, type Stand, type State } from './state.ts';

/** The raw record of a party’s standing, if it has done anything about the instrument. */
export function standOf(state: State, instrument: string, party: string): Stand | undefined {
  return state.stands.get(standKey(instrument, party));
}

/** The status of a party toward an instrument at this moment. */
export function statusOf(program: Program, state: State, instrument: string, party: string): PartyStatus {
  const definition = program.instruments.get(instrument);
  if (state.successors.has(party)) return 'none';
  if (definition?.kind === 'custom') return program.kindsOf.get(party)?.has('State') ? 'party' : 'none';
  const stand = standOf(state, instrument, party);
  if (stand?.isIn) return stand.suspendedOn === undefined ? 'party' : 'suspended';
  const endedOn = state.instruments.get(instrument)?.endedOn;
  if (stand?.consentOn !== undefined && endedOn === undefined) return 'contracting';
  if (stand?.leftOn !== undefined) return endedOn === stand.leftOn ? 'ended' : 'withdrawn';
  if (stand?.signedOn !== undefined) return 'signatory';
  return definition?.parties.some((id) => current(state, id) === party) ? 'negotiating' : 'none';
}

/** In force for the party (suspension toward all takes it out), or applied provisionally. */
export function isBound(program: Program, state: State, instrument: string, party: string): boolean {
  const definition = program.instruments.get(instrument);
  if (definition?.kind === 'custom') return isUnderCustom(program, state, party);
  const stand = standOf(state, instrument, party);
  if (!stand || stand.succeededBy !== undefined) return false;
  return (stand.isIn && stand.suspendedOn === undefined) || stand.isProvisional;
}

/** Custom binds every actor but one that another continues. */
function isUnderCustom(program: Program, state: State, party: string): boolean {
  return !state.successors.has(party) && (program.kindsOf.get(party)?.has('Actor') ?? false);
}

/** The instrument as such: entered into force and not ended. */
export function isInForce(program: Program, state: State, instrument: string): boolean {
  if (program.instruments.get(instrument)?.kind === 'custom') return true;
  return state.instruments.get(instrument)?.isIn ?? false;
}

/** In force (or provisionally applied) between two parties: both bound, neither suspended toward the other, no objection opposing it. */
export function isBetween(program: Program, state: State, instrument: string, p: string, q: string): boolean {
  return p !== q && isBound(program, state, instrument, p) && isBound(program, state, instrument, q)
    && !state.pairs.has(pairKey(instrument, p, q));
}

/** Parties for which it is in force or applied provisionally, in order of appearance. */
export function partiesInForce(program: Program, state: State, instrument: string): readonly string[] {
  if (program.instruments.get(instrument)?.kind === 'custom') return (program.byKind.get('Actor') ?? []).filter((id) => !state.successors.has(id));
  const all = state.participants.get(instrument) ?? [];
  return all.filter((p) => isBound(program, state, instrument, p));
}

/** Bound by this provision: as by its instrument, and for as long as a survival clause has it continue after an exit. */
function isBoundByProvision(program: Program, state: State, provision: string, instrument: string, party: string): boolean {
  if (isBound(program, state, instrument, party)) return true;
  const survivals = program.survivals.get(provision);
  const leftOn = survivals && leftOnOf(state, instrument, party);
  return leftOn !== undefined && (survivals ?? []).some((s) => isRunning(program, state, instrument, s, leftOn));
}

/** Whether it has the standing that is asked for. Suspension leaves a party a party (VCLT 72). */
export function hasStanding(program: Program, state: State, instrument: string, party: string, is: PartyStatus): boolean {
  const status = statusOf(program, state, instrument, party);
  return status === is || (is === 'party' && status === 'suspended');
}

/** In, suspended or not. */
export function isMember(state: State, instrument: string, party: string): boolean {
  return !state.successors.has(party) && (standOf(state, instrument, party)?.isIn ?? false);
}

/** Who a variable over the parties may stand for: those bound or suspended, and those that left while a survival clause still runs for them. */
export function isPartyOrSurvivor(program: Program, state: State, instrument: string, party: string): boolean {
  if (isBound(program, state, instrument, party) || isMember(state, instrument, party)) return true;
  const survivals = program.survivalsOf.get(instrument);
  const leftOn = survivals && leftOnOf(state, instrument, party);
  return leftOn !== undefined && (survivals ?? []).some((s) => isRunning(program, state, instrument, s, leftOn));
}

/** A survival clause runs until its end is taken from the calendar: after the deadlines that had passed by then. */
function isRunning(program: Program, state: State, instrument: string, survival: Survival, leftOn: Day): boolean {
  const end = survivalEnd(program, instrument, survival, leftOn);
  return state.day < end || (state.isDawn && state.day === end);
}

/** The day since which one that was in is out. */
function leftOnOf(state: State, instrument: string, party: string): Day | undefined {
  const stand = standOf(state, instrument, party);
  return stand?.isIn || stand?.succeededBy !== undefined ? undefined : stand?.leftOn;
}

/** The first day on which a surviving provision no longer applies. */
export function survivalEnd(program: Program, instrument: string, survival: Survival, leftOn: Day): Day {
  if (!survival.period) return FAR_FUTURE;
  const counting = program.instruments.get(instrument)?.clauses.counting;
  const outcome = applySteps(leftOn, [{ kind: 'after', period: survival.period }], { missingDay: counting?.missingDay ?? 'refuse', expiryOfYear: 'same-day' });
  return outcome.kind === 'day' ? outcome.day : outcome.kind === 'ambiguous' ? outcome.choices[0]?.day ?? FAR_FUTURE : FAR_FUTURE;
}

/** The provision applies between the two: a reservation by either takes it out of their relations (VCLT 21(1), (3)). */
export function isProvisionBetween(
  program: Program, state: State, provision: string, p: string, q: string, reservations: readonly Reservation[] = state.reservations,
): boolean {
  const instrument = program.provisions.get(provision)?.instrument;
  if (instrument === undefined) return true;
  if (p === q || state.pairs.has(pairKey(instrument, p, q))) return false;
  if (!isBoundByProvision(program, state, provision, instrument, p) || !isBoundByProvision(program, state, provision, instrument, q)) return false;
  return !reservations.some((r) => r.provision === provision && (r.party === p || r.party === q));
}

/**
 * To whom `bearer` owes what the provision says: the given counterparty, or every other party, as far as the provision
 * applies between them. Law outside instruments and custom is owed to nobody in particular: `[]` with `applies` true.
 */
export function owedTo(
  program: Program, state: State, provision: string, bearer: string, toward: string | undefined, reservations: readonly Reservation[] = state.reservations,
): { applies: boolean; toward: readonly string[] } {
  const instrument = program.provisions.get(provision)?.instrument;
  const kind = instrument === undefined ? 'custom' : program.instruments.get(instrument)?.kind;
  if (kind === 'custom') return { applies: isUnderCustom(program, state, bearer), toward: toward === undefined ? [] : [toward] };
  const id = instrument as string;
  if (toward !== undefined) {
    const owes = isProvisionBetween(program, state, provision, bearer, toward, reservations);
    return { applies: owes, toward: owes ? [toward] : [] };
  }
  const others = (state.participants.get(id) ?? []).filter((q) => q !== bearer
    && (isBoundByProvision(program, state, provision, id, q) || standOf(state, id, q)?.isIn === true));
  const owed = others.filter((q) => isProvisionBetween(program, state, provision, bearer, q, reservations));
  // Dossiers may list only the parties that matter to them: one that is bound is bound although nobody else is listed.
  const isAlone = others.length === 0 && isBoundByProvision(program, state, provision, id, bearer);
  return { applies: owed.length > 0 || (isAlone && !reservations.some((r) => r.provision === provision && r.party === bearer)), toward: owed };
}

/** Signed or consented, not yet in force, intention not to become a party not made clear (VCLT 18). */
export function hasInterimDuty(program: Program, state: State, instrument: string, party: string): boolean {
  const status = statusOf(program, state, instrument, party);
  const ended = state.instruments.get(instrument)?.endedOn !== undefined;
  return !ended && (status === 'signatory' || status === 'contracting');
}

/** The day from which the later of two treaties is later: conclusion, else first signature, else first consent (VCLT 30). */
export function concludedOn(instrument: Instrument, state: State): Day | undefined {
  return state.instruments.get(instrument.id)?.firstActOn;
}
