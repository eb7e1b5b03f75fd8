/**
 * Findings: what the log, the clauses and the claims show that a reader must know. None of them is a mistake in the text,
 * and none stops an answer. Codes `F01…` are about the log and the clauses, `F02…` about claims.
 */
import { catalogue, defineDiagnostic, type DiagnosticKind } from '@servanda/base';
import type { Finding } from '@servanda/semantics';

/** The finding in words; made by the teller, which knows the author's phrases. */
interface Told {
  readonly text: string;
  /** What `accept finding` names. */
  readonly id: string;
  readonly claim?: string;
}

function finding(code: string, title: string, explain: string): DiagnosticKind<Told> {
  return defineDiagnostic<Told>({ code, severity: 'warning', title, explain, render: ({ text }) => text });
}

const noPower = finding('F0101', 'act without a power',
  `The act would change legal relations (denunciation, termination, suspension), but no clause gave the actor the power to do it on
that day. It has no legal effect, and the run goes on without it. If there is a power, state it (\`either party may denounce this instrument, with effect 1 year after notice\`);
if the act was accepted by the other parties, log what they did.`);
const unregulatedExit = finding('F0102', 'exit from an instrument without a clause on it',
  `The instrument says nothing of denunciation or withdrawal. Then there is no exit unless the parties meant to admit one or it lies in the nature
of the treaty (VCLT 56(1)); the dossier has to say so, for example by including \`library:denunciation\`. The act has no legal effect.`);
const impossibleAct = finding('F0103', 'impossible act',
  `The act's own precondition (\`possible when …\`) did not hold on that day: a territory cannot be transferred by a State that does not administer it.
The finding names the part of the condition that failed, and what was so instead. The entry is left out. Log what made the condition true before it, or check the order and the dates of the entries.`);
const notEligible = finding('F0104', 'not open to this State',
  `The final clauses do not open the instrument to this State at this time, or ask for another step first (a signature before ratification, the parent treaty before its
protocol). Where the clause forbids the act, it has no effect; where it only orders steps, it is kept.`);
const reservationNotPermitted = finding('F0105', 'reservation that is not permitted',
  'The instrument forbids this reservation, or all reservations (VCLT 19). It has no effect: the State is bound by the provision.');
const repeatedAct = finding('F0106', 'done already',
  'The party had signed or consented already. The second act changes nothing. Often two sources report one act on two dates: keep one, and make the other a claim.');
const nothingToRevoke = finding('F0107', 'nothing to act on',
  'The act takes back, ends or resumes something that does not exist on that day: a notice that was not given, a suspension that is not in force; or it extends an instrument that is not in force or has no term to add to.');
const notAParty = finding('F0108', 'not bound by it',
  'The actor is not bound by the instrument that the act is about on that day.');
const ambiguousDay = finding('F0109', 'day that does not exist',
  `A clause counts months to a day that the month does not have: one month after 31 January. Treaties differ here, and the program does not guess. Say which day counts in the
instrument: \`Counting: a missing day falls on the last day of the month.\` Until then, answers that depend on it are \`unknown\`.`);
const officialDateDiffers = finding('F0110', 'official date differs from the computed one',
  `The log gives an official date of entry into force or end; the clauses and the other entries lead to another. Both are shown, and the computed one is used. Either an entry of the log
is wrong or missing, or the clause was read otherwise in practice. Where the parties follow the depositary, add \`by notification of the depositary\`: then the official date is obeyed.`);
const outOfRange = finding('F0111', 'day out of range', 'A clause leads to a day outside the years 1000–9999.');
const beforeNonexistent = finding('F0112', 'act of a State that did not exist',
  'The library of States, or the dossier, gives the State a first or last day, and the act lies outside. It is kept. Perhaps the predecessor is meant.');

/** A claim and an entry of the log. */
export const claimAgainstLog = finding('F0201', 'claim against the log',
  `A report says that something happened on one day; the log, which rests on other sources, has it on another, or has it where the report denies it. The log counts. To see what would follow from the
claim, use \`--believe\`.`);
/** A claim and what the clauses lead to. */
export const claimAgainstStatus = finding('F0202', 'claim against the computed status',
  'A report says that something is so; by the clauses and the log it is not, on the day it speaks of. `servanda why` shows what the computed status rests on.');
/** Two claims. */
export const claimAgainstClaim = finding('F0203', 'claims against each other',
  'Two claims cannot both be right. Neither is believed for that reason alone; `believe` and `disbelieve` say which counts.');

const KIND_OF: Readonly<Record<Finding['code'], DiagnosticKind<Told>>> = {
  'no-power': noPower, 'unregulated-exit': unregulatedExit, 'impossible-act': impossibleAct, 'not-eligible': notEligible,
  'reservation-not-permitted': reservationNotPermitted, 'repeated-act': repeatedAct, 'nothing-to-extend': nothingToRevoke, 'nothing-to-revoke': nothingToRevoke, 'not-a-party': notAParty,
  'ambiguous-day': ambiguousDay, 'official-date-differs': officialDateDiffers, 'out-of-range': outOfRange, 'before-nonexistent': beforeNonexistent,
};

/** The kind of diagnostic that shows a finding of the engine. */
export function kindOfFinding(code: Finding['code']): DiagnosticKind<Told> {
  return KIND_OF[code];
}

export const findingCatalogue = catalogue(...new Set(Object.values(KIND_OF)), claimAgainstLog, claimAgainstStatus, claimAgainstClaim);
