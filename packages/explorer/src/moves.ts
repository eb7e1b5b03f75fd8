/**
 * Who can do what: the constant acts that matter (`relevance.ts`) and the treaty acts on the instruments of the cone, sorted by who
 * controls them. Whether an act changes anything in a given state is left to trying it (`arena.ts`).
 */
import { CONSENT_ACTS, type Instrument, type TreatyAct } from '@servanda/model';
import { expressesConsent, groundKey, type Ground, type Program, type State } from '@servanda/semantics';
import { CONSENT_ORDER } from './assume.ts';
import type { Cone } from './cone.ts';
import type { Relevant } from './relevance.ts';
import { sideOf, type Side } from './sides.ts';
import { potentialParties } from './static-match.ts';

export interface Moves {
  readonly own: readonly Ground[];
  readonly others: readonly Ground[];
  /** Needs both sides: neither can force it, and in a game one of them will refuse. */
  readonly joint: readonly Ground[];
  /** Instruments that a party for which they are in force can leave by notice. */
  readonly leavable: ReadonlySet<string>;
  /** Instrument → parties that have the move of giving notice, or of taking it back. */
  readonly mayNotify: ReadonlyMap<string, readonly string[]>;
}

/** `whole`: the state that `state` was cut from; `asked`: what the question names. */
export function movesOf(program: Program, state: State, whole: State, cone: Cone, relevant: Relevant, own: ReadonlySet<string>, burdens: ReadonlySet<string>, asked: ReadonlySet<string>): Moves {
  const moves = { own: [] as Ground[], others: [] as Ground[], joint: [] as Ground[] };
  const leavable = new Set(program.model.instruments.filter((i) => hasPower(program, i.id, 'withdraw') || i.clauses.duration?.renewal !== undefined).map((i) => i.id));
  const seen = new Set<string>();
  const authored = [...relevant.acts.values()].filter((a) => !program.acts.get(a.pattern)?.treatyAct);
  for (const act of [...authored, ...treatyActs(program, state, whole, cone, own, asked)]) {
    const key = groundKey(act);
    if (seen.has(key)) continue;
    seen.add(key);
    const side = sideOf(program, act, own);
    if (!isVain(program, state, act, side, burdens)) moves[side].push(act);
  }
  return { ...moves, leavable, mayNotify: notifiers(program, [...moves.own, ...moves.others, ...moves.joint]) };
}

function notifiers(program: Program, acts: readonly Ground[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const act of acts) {
    const kind = program.acts.get(act.pattern)?.treatyAct;
    if (kind !== 'withdraw' && kind !== 'terminate' && kind !== 'suspend' && kind !== 'revoke') continue;
    const [party = '', instrument = ''] = act.args;
    const list = found.get(instrument);
    if (list) list.push(party); else found.set(instrument, [party]);
  }
  return found;
}

/** Leaving, or staying in, what can only weigh on the parties asked about. */
function isVain(program: Program, state: State, act: Ground, side: Side, burdens: ReadonlySet<string>): boolean {
  const kind = program.acts.get(act.pattern)?.treatyAct;
  const [party = '', instrument = ''] = act.args;
  if (!kind || !burdens.has(instrument)) return false;
  if (side === 'own') return kind === 'revoke' || kind === 'resume';
  if (kind === 'revoke') return state.stands.get(`${instrument}|${party}`)?.noticeOn === undefined;
  return kind === 'withdraw' || kind === 'terminate' || kind === 'suspend' || kind === 'end-provisional';
}

/**
 * One act stands for all the ways of expressing consent that have the same effect; exits and suspensions as the law has powers for them.
 * Ending a treaty by common consent is no way to keep it: only a question that names the treaty (`asked`) is about that.
 */
function treatyActs(program: Program, state: State, whole: State, cone: Cone, own: ReadonlySet<string>, asked: ReadonlySet<string>): readonly Ground[] {
  const acts: Ground[] = [];
  for (const id of cone.instruments) {
    const instrument = program.instruments.get(id);
    if (!instrument || instrument.kind === 'custom' || state.instruments.get(id)?.endedOn !== undefined) continue;
    const parties = potentialParties({ program, state }, instrument);
    // All have to agree (VCLT 54(b)): those who stand for others cannot do so for them.
    const isForAll = state.instruments.get(id)?.consents === whole.instruments.get(id)?.consents;
    const canEndTogether = asked.has(id) && isForAll && (parties.every((p) => own.has(p)) || parties.every((p) => !own.has(p)));
    for (const party of parties) for (const kind of kindsFor(program, state, cone, instrument, canEndTogether)) pushTreatyAct(program, acts, kind, party, id, parties);
  }
  return acts;
}

function kindsFor(program: Program, state: State, cone: Cone, instrument: Instrument, canEndTogether: boolean): readonly TreatyAct[] {
  const kinds = new Set<TreatyAct>();
  const consent = CONSENT_ORDER.find((k) => expressesConsent(instrument, k));
  if (consent) kinds.add(consent);
  // Beyond the one that stands for all: those the law itself speaks of.
  for (const kind of CONSENT_ACTS) if (isSpokenOf(program, cone, kind) && expressesConsent(instrument, kind)) kinds.add(kind);
  if (instrument.clauses.provisional || hasSignatureThreshold(instrument) || isSpokenOf(program, cone, 'sign')) kinds.add('sign');
  if (canEndTogether || hasPower(program, instrument.id, 'terminate')) kinds.add('terminate');
  if (canLeave(program, state, instrument)) { kinds.add('withdraw'); kinds.add('revoke'); }
  const canSuspend = hasPower(program, instrument.id, 'suspend');
  if (canSuspend) kinds.add('suspend');
  if (canSuspend || program.model.law.some((l) => l.kind === 'constitutive' && l.effects.some((e) => e.kind === 'suspend'))) kinds.add('resume');
  if (instrument.clauses.provisional) { kinds.add('apply-provisionally'); kinds.add('end-provisional'); }
  return [...kinds];
}

/** By a power, by notice against renewal, or before being bound. */
function canLeave(program: Program, state: State, instrument: Instrument): boolean {
  if (hasPower(program, instrument.id, 'withdraw') || instrument.clauses.duration?.renewal !== undefined) return true;
  if (state.instruments.get(instrument.id)?.isIn !== true || instrument.parties.length !== 2) return true;
  return instrument.parties.some((p) => state.stands.get(`${instrument.id}|${p}`)?.isIn !== true && !state.successors.has(p));
}

function hasPower(program: Program, instrument: string, kind: TreatyAct): boolean {
  const pattern = program.treatyAct.get(kind);
  return program.norms.some((n) => n.kind === 'power' && n.acts.some((a) => a.pattern === pattern && (a.args[1]?.kind !== 'thing' || a.args[1].id === instrument)));
}

function hasSignatureThreshold(instrument: Instrument): boolean {
  return JSON.stringify(instrument.clauses.entry).includes('signature');
}

function isSpokenOf(program: Program, cone: Cone, kind: TreatyAct): boolean {
  const id = program.treatyAct.get(kind);
  return id !== undefined && cone.acts.has(id);
}

function pushTreatyAct(program: Program, acts: Ground[], kind: TreatyAct, party: string, instrument: string, parties: readonly string[]): void {
  const pattern = program.treatyAct.get(kind);
  if (pattern === undefined) return;
  acts.push({ pattern, args: [party, instrument] });
  if (kind !== 'suspend' && kind !== 'resume') return;
  for (const toward of parties) if (toward !== party) acts.push({ pattern, args: [party, instrument, toward] });
}

/** Treaty acts that plainly do nothing now; trying them would only cost time. */
export function isIdle(program: Program, moves: Moves, state: State, act: Ground): boolean {
  const kind = program.acts.get(act.pattern)?.treatyAct;
  if (!kind) return false;
  const [party = '', instrument = '', toward] = act.args;
  const stand = state.stands.get(`${instrument}|${party}`);
  switch (kind) {
    case 'ratify': case 'accept': case 'approve': case 'accede': case 'exchange': case 'succeed': case 'notify-completion':
      return stand?.consentOn !== undefined || state.instruments.get(instrument)?.endedOn !== undefined;
    case 'sign': return stand?.signedOn !== undefined;
    case 'withdraw': return !stand || (stand.signedOn === undefined && stand.consentOn === undefined) || stand.noticeOn !== undefined || (stand.isIn && !moves.leavable.has(instrument));
    case 'revoke': return stand?.noticeOn === undefined;
    case 'suspend': case 'terminate': return stand?.isIn !== true;
    case 'resume': return toward === undefined ? stand?.suspendedOn === undefined : state.pairs.size === 0;
    default: return false;
  }
}
