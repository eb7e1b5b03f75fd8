/** The forms of final clauses: signature, consent, entry into force, duration, reservations, counting. Withdrawal is a norm (`law-forms.ts`). */
import { addDays, intervalOf, partialDateOfDay, type MissingDay, type PartialDate, type Period } from '@servanda/base';
import type { TreatyAct } from '../ir/treaty-acts.ts';
import { condition } from './conditions.ts';
import { amongList, entryDate, lawDate, ownDate, threshold } from './dates.ts';
import { articleLabel, count, date, groupName, period, placed, quoted } from './lexemes.ts';
import { choice, later, listOf, map, memo, type Place, type Rule } from './matching.ts';
import { DOCUMENT, instrumentNoun, nameNoun, thisInstrument } from './nouns.ts';
import type { AmongSurface, Condition, DateSurface, Noun } from './surface.ts';
import { maybe, says, template } from './template.ts';

export type WhoSurface =
  | { readonly kind: 'any' | 'signatories' | 'negotiating' }
  | { readonly kind: 'parties-to'; readonly instrument: Noun; readonly place: Place }
  | { readonly kind: 'group'; readonly group: string; readonly place: Place }
  | { readonly kind: 'named'; readonly nouns: readonly Noun[] };

export interface EntrySurface {
  readonly day?: DateSurface;
  readonly when?: Condition;
  /** `provided that all ratifications are deposited by D`: what must have happened, and by which day at the latest. */
  readonly provided?: { readonly of: readonly AmongSurface[]; readonly by?: PartialDate };
  readonly place: Place;
}

/** Labels of articles, as a reservation clause lists them. */
export type Labels = readonly { readonly value: string; readonly place: Place }[];

export type ClauseSurface =
  | { readonly kind: 'consent'; readonly by: readonly TreatyAct[]; readonly isSubject: boolean; readonly place: Place }
  | { readonly kind: 'open-for-signature'; readonly from?: PartialDate; readonly through?: PartialDate; readonly isUntil?: boolean; readonly who?: WhoSurface; readonly place: Place }
  | { readonly kind: 'eligibility'; readonly act: TreatyAct | 'any'; readonly who: WhoSurface; readonly from?: PartialDate; readonly through?: PartialDate; readonly place: Place }
  | { readonly kind: 'entry'; readonly all?: EntrySurface; readonly later?: EntrySurface; readonly place: Place }
  | { readonly kind: 'provisional'; readonly mode: 'signature' | 'declaration' | 'date'; readonly from?: DateSurface; readonly who?: WhoSurface; readonly place: Place }
  | { readonly kind: 'duration'; readonly term?: Period; readonly until?: PartialDate; readonly isUntil?: boolean; readonly renewal?: Period | 'indefinite'; readonly notice?: Period; readonly place: Place }
  | { readonly kind: 'reservations'; readonly rule: 'none' | 'only' | 'except'; readonly labels: Labels; readonly place: Place }
  /** How the term that another sentence states goes on. */
  | { readonly kind: 'renewal'; readonly renewal: Period | 'indefinite'; readonly notice?: Period; readonly place: Place }
  /** `Withdrawal takes effect 6 months after receipt of the notice`: for the powers to withdraw that don't say it themselves. */
  | { readonly kind: 'withdrawal-effect'; readonly period: Period; readonly place: Place }
  | { readonly kind: 'minimum'; readonly n: number; readonly place: Place }
  | { readonly kind: 'missing-day'; readonly rule: MissingDay; readonly place: Place }
  | { readonly kind: 'expiry'; readonly rule: 'same-day' | 'day-after'; readonly place: Place }
  | { readonly kind: 'source'; readonly texts: readonly string[]; readonly place: Place }
  | { readonly kind: 'depositary'; readonly name: Noun; readonly place: Place };

const act = choice<readonly TreatyAct[]>(
  says('ratification', ['ratify', 'exchange']), says('(acceptance)', ['accept']), says('approval', ['approve']), says('accession', ['accede']),
  says('exchange of [the] [instruments of] (ratification | ratifications)', ['exchange', 'ratify']), says('(signature | definitive signature)', ['sign']),
  says('succession', ['succeed']), says('[mutual] (notification | notifications) [of [the] completion [of [domestic | internal] procedures]]', ['notify-completion']),
);
const joiner = choice(says(', or', null), says(', and', null), says(',', null), says('or', null), says('and', null));
const acts = map(listOf(act, joiner), (all) => [...new Set(all.flat())]);

const nameList = listOf(nameNoun, joiner);
const who: Rule<WhoSurface> = choice<WhoSurface>(
  template('(any | all | every) [other] (State | States | State or organization | (State | States) (which | that) (is | are) [a] (Member | Members) of the United Nations)', {}, (): WhoSurface => ({ kind: 'any' })),
  template('[(any | all | the)] [State | States] (party | parties) to {instrument}', { instrument: instrumentNoun }, ({ instrument }, place): WhoSurface => ({ kind: 'parties-to', instrument, place })),
  template('(any | all | every | each) [other] (State | States) (which | that | who) (is | are) [a] (party | parties | Member | Members) (to | of) {instrument}', { instrument: instrumentNoun }, ({ instrument }, place): WhoSurface => ({ kind: 'parties-to', instrument, place })),
  template('[(any | all | the)] (signatory | signatories) [State | States]', {}, (): WhoSurface => ({ kind: 'signatories' })),
  template('[(any | all | the)] negotiating (State | States)', {}, (): WhoSurface => ({ kind: 'negotiating' })),
  template('[(any | all)] [the] [(member | members) of] {group}', { group: groupName }, ({ group }): WhoSurface => ({ kind: 'group', group: group.name, place: group.place })),
  template('{names}', { names: nameList }, ({ names }): WhoSurface => ({ kind: 'named', nouns: names })),
);
const byWho = maybe(template('[,] (by | for) {who}', { who }, ({ who: them }) => them));

/** The last day that `before` leaves. */
function dayBefore(day: PartialDate): PartialDate {
  return partialDateOfDay(addDays(intervalOf(day).first, -1));
}
const lastDay = choice<PartialDate>(template('[,] (by | through | on or before | not later than | no later than) {day}', { day: date }, ({ day }) => day), template('[,] before {day}', { day: date }, ({ day }) => dayBefore(day)));
const everybody = (place: Place): readonly AmongSurface[] => [{ kind: 'all', of: 'parties', place }];
const consented = '(ratified | consented | deposited (its | their | an) (instrument | instruments) of ratification | deposited (its | their) (instrument | instruments)) [(it | this instrument)]';
/** `all ratifications are deposited by D`, `3 States have ratified by D`. */
const fulfilment: Rule<NonNullable<EntrySurface['provided']>> = choice<NonNullable<EntrySurface['provided']>>(
  template('[all] [the] (ratifications | instruments of ratification) (are | have been | were) (deposited | exchanged) [{by}]', { by: maybe(lastDay) }, ({ by }, place) => ({ of: everybody(place), ...(by && { by }) })),
  template('[at least] {n} (ratifications | instruments of ratification | instruments) (have been | are | were) deposited [by {of}] [{by}]', { n: count, of: maybe(amongList), by: maybe(lastDay) }, ({ n, of, by }, place) =>
    ({ of: [{ kind: 'number', n, isOther: false, isSignatories: false, place }, ...(of ?? [])], ...(by && { by }) })),
  template(`{of} (have | has) ${consented} [{by}]`, { of: amongList, by: maybe(lastDay) }, ({ of, by }) => ({ of, ...(by && { by }) })),
);
const shortfall: Rule<NonNullable<EntrySurface['provided']>> = template(`(fewer | less) than {n} [(States | parties | signatories | signatory States)] (have | has) ${consented} [{by}]`, { n: count, by: maybe(lastDay) }, ({ n, by }, place) =>
  ({ of: [{ kind: 'number', n, isOther: false, isSignatories: false, place }], ...(by && { by }) }));
/** `or, failing that, on the first day of the month following the last ratification`. */
const failingThat: Rule<DateSurface> = template('[,] or [,] (failing that | otherwise | if later) [,] {day}', { day: entryDate }, ({ day }) => day);
const fixedDay: Rule<DateSurface> = map(date, (day, place): DateSurface => ({ kind: 'date', date: day, place }));

const entryDay: Rule<EntrySurface> = choice<EntrySurface>(
  template('(on | from) {day} [,] (provided that | provided | on condition that | if) {provided} [{otherwise}]', { day: fixedDay, provided: fulfilment, otherwise: maybe(failingThat) }, ({ day, provided, otherwise }, place): EntrySurface =>
    ({ day: otherwise ? { kind: 'latest', of: [otherwise, day], place } : day, provided, place })),
  template('(on | from) {day} [,] unless {provided}', { day: fixedDay, provided: shortfall }, ({ day, provided }, place): EntrySurface => ({ day, provided, place })),
  template('(when | once | as soon as) [the | all [the]] [instruments of] (ratification | ratifications) (of | by) [all] [the] (signatories | signatory States | States signatories | signatory) have been deposited', {}, (_, place): EntrySurface =>
    ({ day: { kind: 'threshold', threshold: { kind: 'by', all: [{ kind: 'all', of: 'signatories', place }], place }, place }, place })),
  template('[immediately] [(on | upon | at)] {day}', { day: entryDate }, ({ day }, place): EntrySurface => ({ day, place })),
  template('[immediately] after {threshold}', { threshold }, ({ threshold: of }, place): EntrySurface => ({ day: { kind: 'threshold', threshold: of, place }, place })),
  template('(when | once | as soon as | if) {c}', { c: condition }, ({ c }, place): EntrySurface => ({ when: c, place })),
);
const joining = '(ratifying | acceding | accepting | approving | ratifying or acceding | that ratifies | that accedes | that ratifies or accedes | which ratifies | which accedes)';
const joins = '(which | that | whose | ratifying | acceding | accepting | approving | signing)';
const laterParty = `(for | with respect to | in respect of) ((a | any | each | every) [other] (later (party | State | signatory) | (State | party | signatory) ${joining} (thereafter | later | subsequently | afterwards | it thereafter | after its entry into force | after that date)) | later (parties | States) | (States | parties) ${joining} (thereafter | later))`;
const it = `[((this | the present) ${DOCUMENT} | the (treaty | agreement | convention | protocol | declaration | pact | charter | covenant | statute) | it)]`;
/** `enters into force` and what treaties say for it. */
const ENTERS = '((enters | shall [thereafter] enter) into force [thereafter] | (comes | shall [thereafter] come) into (force | effect) | (becomes | shall become) effective | (takes | shall take) effect)';
/** `For each State ratifying this Convention or acceding to it after the deposit of the 35th instrument, …`: who comes later. */
const joiningLater = template(`(for | with respect to | in respect of | in relation to) ((a | any | each | every) [other] (State | party | signatory | State or organization) | States | parties | signatories) [,] ${joins} {words}`, { words: upToComma() }, () => null);

/** Words up to a comma: every comma there is. */
function upToComma(): Rule<null> {
  return ({ tokens }, at) => tokens.flatMap((token, i) => (i > at && token.value === ',' && token.kind === 'punctuation' ? [{ value: null, end: i + 1 }] : []));
}

/** One or more words, whatever they are, but no end of a part of the sentence. */
function someWords(): Rule<null> {
  return ({ tokens }, at) => {
    const out: { value: null; end: number }[] = [];
    for (let end = at + 1; end <= tokens.length && tokens[end - 1]?.value !== ';'; end += 1) out.push({ value: null, end });
    return out;
  };
}

const entry = choice<ClauseSurface>(
  template(`{who} [${it} ${ENTERS} [for (that | such) (State | party)]] {later}`, { who: joiningLater, later: entryDay }, ({ later }, place): ClauseSurface => ({ kind: 'entry', later, place })),
  template(`${it} ${ENTERS} {all} [(; | ,) [and] (${laterParty} [,] | {who}) [${it} ${ENTERS}] {later}]`, { all: entryDay, later: maybe(entryDay), who: maybe(joiningLater) }, ({ all, later }, place): ClauseSurface => ({ kind: 'entry', all, later, place })),
  template(`${laterParty} [,] [${it} ${ENTERS}] {later}`, { later: entryDay }, ({ later }, place): ClauseSurface => ({ kind: 'entry', later, place })),
  template(`${it} enters into force ${laterParty} {later}`, { later: entryDay }, ({ later }, place): ClauseSurface => ({ kind: 'entry', later, place })),
  // `Upon the deposit of ratifications by all the signatory States, the treaty shall enter into force for those States.`
  template(`(upon | on) {day} [,] ${it} ${ENTERS} [(for | between) (those States | them) [{words}]]`, { day: map(threshold, (of, place): DateSurface => ({ kind: 'threshold', threshold: of, place })), words: maybe(someWords()) }, ({ day }, place): ClauseSurface => ({ kind: 'entry', all: { day, place }, place })),
  // `The treaty shall thereafter enter into force for any acceding State upon the deposit of its instrument of accession.`
  template(`${it} ${ENTERS} (for | with respect to | in respect of | as to) ((a | any | each | every) [other] [(acceding | ratifying | such)] (State | party | signatory) | other States | such States) [${joins} {words}] [(on | upon | at)] {later}`, { words: maybe(someWords()), later: ownDate }, ({ later }, place): ClauseSurface =>
    ({ kind: 'entry', later: { day: later, place }, place })),
  // `Any ratification effected after that date shall become effective on …`, `any such State shall become a party to it on …`
  template(`any (ratification | accession | acceptance | approval) {words} ${ENTERS} [(on | upon | at)] {later}`, { words: someWords(), later: ownDate }, ({ later }, place): ClauseSurface => ({ kind: 'entry', later: { day: later, place }, place })),
  template(`[after the entry into force of {x} [,]] (any | each | every) [such] (State | State or organization) [${joins} {words}] shall become a party [to (it | {x})] [(on | upon | at)] {later}`, { x: maybe(instrumentNoun), words: maybe(someWords()), later: ownDate }, ({ later }, place): ClauseSurface =>
    ({ kind: 'entry', later: { day: later, place }, place })),
);

const notice = template('unless (a | any | either | one) (party | of the parties) (gives | has given) notice [of (termination | denunciation | withdrawal)] [[at least] {period}] before (expiry | its expiry | the expiry | the expiry of the term | the end of the term | the end of that period)', { period: maybe(period) }, ({ period: length }) => length);
/** `unless denounced in writing by either party one year before its expiration`. */
const denounced = template('unless [it is] (denounced | terminated) [in writing] [by (a | any | either | one) (party | of the parties)] [[at least] {period}] (before | prior to) [(its | the)] (expiry | expiration | termination)', { period: maybe(period) }, ({ period: length }) => length);
const renewal = choice<{ renewal: Period | 'indefinite'; notice?: Period }>(
  template('[(and is | it is | is | and shall be)] [(automatically | tacitly)] (renewed | extended | prolonged) [(automatically | tacitly)] for [(further | successive | another)] {length} [at a time] [[,] {notice}]', { length: period, notice: maybe(notice) },
    ({ length, notice: before }) => ({ renewal: length, notice: before })),
  template('[(and is | it is | is | and shall be)] [(automatically | tacitly)] (renewed | extended | prolonged) for [(further | successive)] periods of {length} [[,] {notice}]', { length: period, notice: maybe(notice) },
    ({ length, notice: before }) => ({ renewal: length, notice: before })),
  template('[and] [shall] (continue | continues | remain | remains) in (force | effect) thereafter (for an unlimited period | for an indefinite period | indefinitely | without limit | until terminated) [[,] {notice}]', { notice: maybe(choice(notice, denounced)) }, ({ notice: before }) => ({ renewal: 'indefinite' as const, notice: before })),
  template('[(and | it remains in force)] (thereafter | then) (indefinitely | without limit) [[,] {notice}]', { notice: maybe(notice) }, ({ notice: before }) => ({ renewal: 'indefinite' as const, notice: before })),
);
const remains = `${it} (([(shall | will)] (remain | continue | be) | remains | continues | is) (in force | in effect | valid) | is concluded)`;
const duration = choice<ClauseSurface>(
  template(`${remains} for [a (period | term) of] {term} [[as] (from | after | following) [the date of] [(its | the)] entry into force] [[(; | ,)] {renewal}]`, { term: period, renewal: maybe(choice(renewal, later(() => proviso))) }, ({ term, renewal: more }, place): ClauseSurface =>
    ({ kind: 'duration', term, renewal: more?.renewal, notice: more?.notice, place })),
  template(`${remains} through {until} [(; | ,) {renewal}]`, { until: date, renewal: maybe(renewal) }, ({ until, renewal: more }, place): ClauseSurface => ({ kind: 'duration', until, renewal: more?.renewal, notice: more?.notice, place })),
  template(`${remains} before {until}`, { until: date }, ({ until }, place): ClauseSurface => ({ kind: 'duration', until: dayBefore(until), place })),
  template(`${remains} until {until}`, { until: date }, ({ until }, place): ClauseSurface => ({ kind: 'duration', until, isUntil: true, place })),
  template(`${remains} (indefinitely | without limit of time | for an unlimited period | for an indefinite period | until [it is] terminated [by [mutual] (agreement | consent) [(of | between) the parties]])`, {}, (_, place): ClauseSurface => ({ kind: 'duration', place })),
  template(`${it} shall terminate {term} after [the date of] its entry into force`, { term: period }, ({ term }, place): ClauseSurface => ({ kind: 'duration', term, place })),
  template(`${it} shall be of a permanent nature and shall remain in force indefinitely`, {}, (_, place): ClauseSurface => ({ kind: 'duration', place })),
  template(`[${it} (is | shall be) [concluded] (of | for)] [an] (unlimited | indefinite) (duration | period)`, {}, (_, place): ClauseSurface => ({ kind: 'duration', place })),
);

const labels = listOf(placed(articleLabel), choice(says(', and', null), says(',', null), says('and', null), says('or', null)));
const toArticles = template('to (article | articles) {labels}', { labels }, ({ labels: all }) => all);
const NO_LABELS: Labels = [];
const reservations = choice<ClauseSurface>(
  template(`no (reservations | reservation | reservations or exceptions) ((may be made | are permitted | are allowed | shall be permitted | is admissible | shall be admissible | are admissible) [(to | in respect of) {x}] | [to {x}] (may be made | are permitted | are allowed | shall be permitted))`, { x: maybe(thisInstrument) }, (_, place): ClauseSurface => ({ kind: 'reservations', rule: 'none', labels: NO_LABELS, place })),
  template('((the | its) (articles | provisions) of {x} | {x}) (shall not be | are not | is not) subject to [general] reservations', { x: thisInstrument }, (_, place): ClauseSurface => ({ kind: 'reservations', rule: 'none', labels: NO_LABELS, place })),
  template('reservations to {x} (are not permitted | are not allowed | are prohibited | may not be made | shall not be (permitted | allowed | made))', { x: thisInstrument }, (_, place): ClauseSurface => ({ kind: 'reservations', rule: 'none', labels: NO_LABELS, place })),
  template('no reservations (may be made | are permitted | are allowed | shall be permitted) [{to}]', { to: maybe(toArticles) }, ({ to }, place): ClauseSurface => ({ kind: 'reservations', rule: to ? 'except' : 'none', labels: to ?? NO_LABELS, place })),
  template('reservations (are not permitted | are not allowed | are prohibited | may not be made) [{to}]', { to: maybe(toArticles) }, ({ to }, place): ClauseSurface => ({ kind: 'reservations', rule: to ? 'except' : 'none', labels: to ?? NO_LABELS, place })),
  template('reservations (may be made | are permitted | are allowed) {to} only', { to: toArticles }, ({ to }, place): ClauseSurface => ({ kind: 'reservations', rule: 'only', labels: to, place })),
  template('reservations (may be made | are permitted | are allowed) only {to}', { to: toArticles }, ({ to }, place): ClauseSurface => ({ kind: 'reservations', rule: 'only', labels: to, place })),
  template('reservations (may be made | are permitted | are allowed) except {to}', { to: toArticles }, ({ to }, place): ClauseSurface => ({ kind: 'reservations', rule: 'except', labels: to, place })),
);

const eligibleAct = choice<TreatyAct | 'any'>(
  says('(become parties | become a party | join | be parties) [(to this instrument | this instrument)]', 'any'), says('sign [this instrument]', 'sign'), says('accede [to this instrument]', 'accede'),
  says('accept [this instrument]', 'accept'), says('approve [this instrument]', 'approve'),
);
const goesOnThereafter =
  template(`${it} shall thereafter (remain | continue) in (force | effect) for (successive | further) periods of {length} [for such [Contracting] (parties | States) as have not denounced it] [unless [it is] denounced] [[at least] {notice} (before | prior to) [(the | its)] (expiry | expiration | end) of the (current | present) (period | term)]`, { length: period, notice: maybe(period) }, ({ length, notice: before }, place): ClauseSurface =>
    ({ kind: 'renewal', renewal: length, ...(before && { notice: before }), place }));
const ratifyOnly = says('ratify [this instrument]', 'ratify' as const);
const window = '[(from | after) {from}] [(through | to) {through}]';
const eligibility = choice<ClauseSurface>(
  template(`${it} [(is | shall be | remains | shall remain)] open (to | for) accession ${window} [{who}]`, { from: maybe(date), through: maybe(date), who: byWho }, ({ from, through, who: them }, place): ClauseSurface =>
    ({ kind: 'eligibility', act: 'accede', who: them ?? { kind: 'any' }, from, through, place })),
  template(`${it} [(is | shall be)] open (to | for) accession by any State (which | that) has not signed ({x} | it)`, { x: instrumentNoun }, (_, place): ClauseSurface => ({ kind: 'eligibility', act: 'accede', who: { kind: 'any' }, place })),
  template(`(any | a) State (which | that) (does not sign | has not signed | did not sign) {words} may accede (to {x} | to it) [at any time] [thereafter]`, { words: someWords(), x: maybe(thisInstrument) }, (_, place): ClauseSurface =>
    ({ kind: 'eligibility', act: 'accede', who: { kind: 'any' }, place })),
  template('only {who} may {act}', { who, act: choice(ratifyOnly, eligibleAct) }, ({ who: them, act: what }, place): ClauseSurface => ({ kind: 'eligibility', act: what, who: them, place })),
);

const missingDay = choice<MissingDay>(
  says('(falls on | is) the last day of (the | that) month', 'last-day-of-month'), says('(falls on | is) the first day of the (next | following) month', 'first-day-of-next-month'),
);
const counting = choice<ClauseSurface>(
  template('counting : [the] (expiry | expiration) of (a | the) [(year | month | period)] [or month] (falls on | is) the day after', {}, (_, place): ClauseSurface => ({ kind: 'expiry', rule: 'day-after', place })),
  template('counting : [the] (expiry | expiration) of (a | the) [(year | month | period)] [or month] (falls on | is) the same day', {}, (_, place): ClauseSurface => ({ kind: 'expiry', rule: 'same-day', place })),
  template('counting : a day that does not exist {rule}', { rule: missingDay }, ({ rule }, place): ClauseSurface => ({ kind: 'missing-day', rule, place })),
);

const from = choice<{ mode: 'signature' | 'date'; from?: DateSurface }>(
  says('[the [(date | day) of]] [its] signature', { mode: 'signature' as const }),
  template('{day}', { day: lawDate }, ({ day }) => ({ mode: 'date' as const, from: day })),
);
const applicant = choice<WhoSurface | undefined>(says('signatory [State]', { kind: 'signatories' }), says('negotiating State', { kind: 'negotiating' }), says('(State | party)', undefined));
const provisional = choice<ClauseSurface>(
  template(`${it} [(is | shall be)] applied provisionally from {start} [{who}]`, { start: from, who: byWho }, ({ start, who: them }, place): ClauseSurface => ({ kind: 'provisional', ...start, who: them, place })),
  template('(any | each) {who} may apply this instrument provisionally [from {start}]', { who: applicant, start: maybe(from) }, ({ who: them, start }, place): ClauseSurface => ({ kind: 'provisional', mode: 'declaration', from: start?.from, who: them, place })),
);

/** `If neither party gives notice one year before the expiry of this term, it shall remain in force for another five years`: how a term goes on. */
const goesOn = choice<Period | 'indefinite'>(
  template('(is | shall be | will be) [considered] [(automatically | tacitly)] (renewed | extended | prolonged) for [(another | a further | further | successive | the next)] [periods of] {length} [at a time]', { length: period }, ({ length }) => length),
  template('([(shall | will)] (remain | continue) | remains | continues) [to be] in (force | effect) for [(another | a further | further | successive)] [periods of] {length} [at a time]', { length: period }, ({ length }) => length),
  says('([(shall | will)] (remain | continue) | remains | continues) [to be] in (force | effect) (indefinitely | for an unlimited period | for an indefinite period | without limit)', 'indefinite'),
);
const goingOn = template(`((if | in case) (neither | neither of the | no) (party | parties) ((gives | has given | give) notice | (denounces | has denounced | denounce) (it | {x})) | unless (a | any | either | one) (party | of the parties) (gives | has given) notice) [(of | to) (termination | denunciation | withdrawal | terminate | denounce [it])] [[at least] {notice}] (before | prior to) [(the | its)] (expiry | expiration | end) [of ((this | the | that | each | such) [current] (term | period) | such [a] period)] [,] ${it} {more}`,
  { x: maybe(instrumentNoun), notice: maybe(period), more: goesOn }, ({ notice: before, more }, place): ClauseSurface => ({ kind: 'renewal', renewal: more, ...(before && { notice: before }), place }));

/** The rest of a sentence that only says what notice it counts from. */
const ofNotice: Rule<null> = ({ tokens }, at) => {
  const rest = tokens.slice(at).map(({ value }) => value);
  const isPlain = rest.some((word) => /^(?:notice|notification|instrument|receipt|deposit)$/.test(word)) && !rest.some((word) => /^(?:unless|if|or|and|but|;)$/.test(word));
  return isPlain ? [{ value: null, end: tokens.length }] : [];
};
/** Where and how soon instruments are exchanged: `at Bonn as soon as possible`, `with the Government of …`. Nothing, or the rest of the sentence. */
const proviso = template('[,] with the proviso that [,] in so far as (one | neither) of the [High] [Contracting] parties (does not denounce | denounces) it {notice} (before | prior to) the (expiry | expiration) of this (period | term) [,] the validity of this {x} shall automatically be (extended | prolonged) for {length}', { notice: period, x: says(DOCUMENT, true), length: template('[(another | a further)] {length}', { length: period }, ({ length }) => length) }, ({ notice: before, length }) => ({ renewal: length, notice: before }));
const circumstances: Rule<null> = ({ tokens }, at) => (at === tokens.length || /^(?:at|in|with|as|between)$/.test(tokens[at]?.value ?? '') ? [{ value: null, end: tokens.length }] : []);
const TAKES_EFFECT = '((takes | shall [only] take | will take) effect | (becomes | shall [only] become | is | shall be) effective)';
const withdrawalEffect = template(
  `[(any | any such | such | such a | the | a | this | each | its | that)] (withdrawal | denunciation | termination) ${TAKES_EFFECT} [(on | upon | at | after)] [[the] (expiry | expiration | end) of] [a period of] {period} (after | from | following) {rest}`,
  { period, rest: ofNotice }, ({ period: length }, place): ClauseSurface => ({ kind: 'withdrawal-effect', period: length, place }));
/** `It shall give notice of such withdrawal to all other parties three months in advance`, `six months prior to withdrawal`. */
const noticeAhead = template(
  '((it | such (State | party) | that (State | party) | (the | a) [withdrawing] (State | party) [intending to withdraw]) shall (give | provide) | (withdrawal | denunciation | such withdrawal) shall be effected by giving) [(prior | written)] (notice | notification) [of {words}] [at least] {period} (in advance | prior to | before) [{rest}]',
  { words: maybe(someWords()), period, rest: maybe(someWords()) }, ({ period: length }, place): ClauseSurface => ({ kind: 'withdrawal-effect', period: length, place }));

/** A final clause, or `source`, `Depositary:`. */
export const clauseForm: Rule<ClauseSurface> = memo(choice<ClauseSurface>(
  template(`${it} [(is | shall be)] subject to {by} [by (the signatories | the signatory States | all parties | the parties)]`, { by: acts }, ({ by }, place): ClauseSurface => ({ kind: 'consent', by, isSubject: !by.includes('sign'), place })),
  template(`${it} shall be (ratified {ratified} | approved {approved} | accepted {accepted}) [by (the (signatories | signatory States) | each [signatory] State | [(the | all | both)] [(High | States)] [Contracting] (parties | party))] [in accordance with their [respective] constitutional (procedures | processes | requirements)]`, { ratified: maybe(says('', true)), approved: maybe(says('', true)), accepted: maybe(says('', true)) }, ({ ratified, approved }, place): ClauseSurface =>
    ({ kind: 'consent', by: ratified ? ['ratify', 'exchange'] : approved ? ['approve'] : ['accept'], isSubject: true, place })),
  template('[the] (instruments of ratification | ratifications) shall be (exchanged | deposited) {rest}', { rest: circumstances }, (_, place): ClauseSurface => ({ kind: 'consent', by: ['ratify', 'exchange'], isSubject: true, place })),
  template('consent [to be bound [by this instrument]] is expressed by {by}', { by: acts }, ({ by }, place): ClauseSurface => ({ kind: 'consent', by, isSubject: !by.includes('sign'), place })),
  template(`${it} [is] (binding on signature | binding upon signature)`, {}, (_, place): ClauseSurface => ({ kind: 'consent', by: ['sign'], isSubject: false, place })),
  template(`${it} [(is | shall be)] (open | opened) for signature [(at | in) {at}] ${window} [{who}]`, { at: maybe(quoted), from: maybe(date), through: maybe(date), who: byWho }, ({ from: start, through, who: them }, place): ClauseSurface =>
    ({ kind: 'open-for-signature', from: start, through, who: them, place })),
  template(`${it} [(is | shall be)] open (for signature [(by | to | for) {who}] | to {who} for signature | to signature by {who}) [at {at}] [(on | from) {from}] [(before | until) its entry into force]`, { who: maybe(who), at: maybe(quoted), from: maybe(date) }, ({ who: them, from: start }, place): ClauseSurface =>
    ({ kind: 'open-for-signature', from: start, who: them, place })),
  template(`${it} [(is | shall be)] open for signature [by {who}] [at {at}] [from {from}] until {through}`, { who: maybe(who), at: maybe(quoted), from: maybe(date), through: date }, ({ who: them, from: start, through }, place): ClauseSurface =>
    ({ kind: 'open-for-signature', from: start, through, isUntil: true, who: them, place })),
  template('open for signature on {from}', { from: date }, ({ from: day }, place): ClauseSurface => ({ kind: 'open-for-signature', from: day, place })),
  withdrawalEffect, noticeAhead, goingOn, goesOnThereafter, eligibility, entry, provisional, duration, reservations, counting,
  template(`${it} (ceases | shall cease) to be in force (when | if) (fewer | less) than {n} parties remain`, { n: count }, ({ n }, place): ClauseSurface => ({ kind: 'minimum', n, place })),
  template(`if [,] [as a result of (denunciations | withdrawals) [,]] the number of parties [to {x}] (should become | becomes | falls | should fall) (less than | below) {n} [,] ${it} (ceases | shall cease) to be in force [{words}]`, { x: maybe(instrumentNoun), n: count, words: maybe(someWords()) }, ({ n }, place): ClauseSurface => ({ kind: 'minimum', n, place })),
  template('source {texts}', { texts: listOf(quoted, choice(says(',', null), says('and', null), says(';', null))) }, ({ texts }, place): ClauseSurface => ({ kind: 'source', texts, place })),
  template('(depositary | depositaries) : {names}', { names: nameList }, ({ names }, place): ClauseSurface => ({ kind: 'depositary', name: names[0] as Noun, place })),
));
