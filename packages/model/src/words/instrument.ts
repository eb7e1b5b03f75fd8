/** The final clauses of an instrument as sentences, in the order in which treaties have them. */
import { formatPartialDate, formatPeriod, joinAnd, joinOr, plural } from '@servanda/base';
import type { EligibilityClause, EntryClause, Instrument, ProvisionalClause, Threshold } from '../ir/instrument.ts';
import type { TreatyAct } from '../ir/treaty-acts.ts';
import { allWords, dateExprWords, thresholdWords } from './dates.ts';
import { formulaWords } from './formula.ts';
import { capital } from './law.ts';
import { dateWords, provisionWords, type Speech } from './speech.ts';

const ACT_NOUNS: Readonly<Record<TreatyAct, string>> = {
  'sign': 'signature', 'ratify': 'ratification', 'accept': 'acceptance', 'approve': 'approval', 'accede': 'accession', 'exchange': 'exchange of ratifications',
  'succeed': 'succession', 'notify-completion': 'notification of completed procedures', 'withdraw': 'withdrawal', 'revoke': 'revocation of notice',
  'suspend': 'suspension', 'resume': 'resumption', 'terminate': 'termination', 'apply-provisionally': 'provisional application',
  'end-provisional': 'end of provisional application', 'reserve': 'reservation', 'withdraw-reservation': 'withdrawal of a reservation',
  'object': 'objection', 'oppose': 'objection opposing entry into force', 'accept-reservation': 'acceptance of a reservation',
};

/** How a State joins, as a verb. */
const JOINING: Readonly<Partial<Record<TreatyAct, string>>> = { sign: 'sign', ratify: 'ratify', accept: 'accept', approve: 'approve', accede: 'accede', succeed: 'succeed' };

/** A treaty act as a noun: `ratification`. */
export function treatyActNoun(act: TreatyAct): string {
  return ACT_NOUNS[act];
}

/** Each final clause as a sentence with its full stop. */
export function finalClauseWords(speech: Speech, instrument: Instrument): readonly string[] {
  const { clauses } = instrument;
  const sentences: string[] = [];
  const say = (sentence: string | undefined | false): void => {
    if (typeof sentence === 'string') sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
  };
  say(clauses.isSubjectToRatification && 'subject to ratification');
  say(clauses.consentBy.length > 0 && `consent to be bound is expressed by ${joinOr(clauses.consentBy.map(treatyActNoun))}`);
  say(clauses.openForSignature && `open for signature${windowWords(speech, clauses.openForSignature)}`);
  for (const each of clauses.eligibility) say(eligibilityWords(speech, each));
  for (const each of clauses.entry) say(entryWords(speech, each));
  say(clauses.provisional && provisionalWords(speech, clauses.provisional));
  say(durationWords(speech, instrument));
  say(reservationWords(speech, instrument));
  say(clauses.minimumParties && `ceases to be in force when fewer than ${plural(clauses.minimumParties.n, 'party', 'parties')} remain`);
  if (clauses.counting.origin) for (const each of countingWords(instrument)) say(each);
  return sentences;
}

function windowWords(speech: Speech, { from, through }: { from?: Parameters<typeof dateWords>[1]; through?: Parameters<typeof dateWords>[1] }): string {
  return (from ? ` from ${dateWords(speech, from)}` : '') + (through ? ` through ${dateWords(speech, through)}` : '');
}

/** `enters into force on the 30th day after the 35th ratification`. */
export function entryWords(speech: Speech, { for: whom, threshold, day }: EntryClause): string {
  const what = thresholdWords(speech, threshold);
  const lead = whom === 'later' ? 'for a later party, enters into force' : 'enters into force';
  return `${lead} ${onDay(dateExprWords(speech, day, day.kind === 'origin' ? onThreshold(threshold, what) : what))}`;
}

function onThreshold(threshold: Threshold, what: string): string {
  return threshold.kind === 'event' ? what.replace(/^the day on which /, 'when ') : what;
}

function onDay(day: string): string {
  return /^(?:when |\d+ (?:day|week|month|year)s? after)/.test(day) ? day : `on ${day}`;
}

function eligibilityWords(speech: Speech, { act, who, from, through }: EligibilityClause): string {
  const what = act === 'any' ? 'become a party' : (JOINING[act] ?? `make use of ${treatyActNoun(act)}`);
  const window = windowWords(speech, { ...(from && { from }), ...(through && { through }) });
  switch (who.kind) {
    case 'any': return `any State may ${what}${window}`;
    case 'parties-to': return `only parties to ${who.instrument} may ${what}${window}`;
    case 'condition': return `only a State ${who.variable} may ${what} if ${formulaWords(speech, who.condition)}${window}`;
    default: return `only ${allWords(who).replace(/^all /, '')} may ${what}${window}`;
  }
}

function provisionalWords(speech: Speech, { mode, from, by }: ProvisionalClause): string {
  const who = by ? ` by ${allWords(by)}` : '';
  switch (mode) {
    case 'declaration': return 'any signatory may apply the instrument provisionally';
    case 'signature': return `applied provisionally from signature${who}`;
    case 'date': return `applied provisionally${from ? ` from ${dateExprWords(speech, from)}` : ''}${who}`;
  }
}

function durationWords(speech: Speech, { clauses: { duration } }: Instrument): string | undefined {
  if (!duration) return undefined;
  const first = duration.term ? `for ${formatPeriod(duration.term)}` : duration.until ? `through ${dateWords(speech, duration.until)}` : 'without limit of time';
  if (duration.renewal === undefined) return `remains in force ${first}`;
  if (duration.renewal === 'indefinite') return `remains in force ${first}; thereafter indefinitely`;
  const notice = duration.notice ? ` unless a party gives notice ${formatPeriod(duration.notice)} before expiry` : '';
  return `remains in force ${first}; renewed for ${formatPeriod(duration.renewal)} at a time${notice}`;
}

function reservationWords(speech: Speech, { clauses: { reservations } }: Instrument): string | undefined {
  const articles = joinAnd(reservations.provisions.map((id) => provisionWords(speech.book, id)));
  switch (reservations.rule) {
    case 'unspecified': return undefined;
    case 'none': return 'no reservations may be made';
    case 'only': return `reservations may be made to ${articles} only`;
    case 'except': return `no reservations may be made to ${articles}`;
  }
}

function* countingWords({ clauses: { counting } }: Instrument): Generator<string> {
  if (counting.expiryOfYear === 'day-after') yield 'the expiry of a year falls on the day after';
  if (counting.missingDay === 'last-day-of-month') yield 'a day that does not exist falls on the last day of the month';
  if (counting.missingDay === 'first-day-of-next-month') yield 'a day that does not exist falls on the first day of the next month';
}

/** `Treaty of peace, as reported, between Japan and Russia (draft)`: what an instrument is, in a line. */
export function instrumentTitle({ id, title, parties, kind, doneOn }: Instrument): string {
  const between = parties.length === 0 ? '' : `, ${parties.length === 2 ? 'between' : 'among'} ${joinAnd(parties)}`;
  const note = kind === 'instrument' ? '' : ` (${kind === 'draft' ? 'draft' : 'customary law'})`;
  return capital(`${title ?? id}${between}${doneOn ? `, done on ${formatPartialDate(doneOn)}` : ''}${note}`);
}
