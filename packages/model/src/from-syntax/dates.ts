/**
 * Days as clauses state them: `the 30th day after the 35th ratification`, `12 months after PeaceTreaty enters into force`,
 * `the first day of the 6th month after the month of …`. Nested as deep as the text goes. What stands at the bottom
 * differs: in an entry-into-force clause a threshold of consents, in a norm an event.
 */
import type { DateStep } from '@servanda/base';
import { noun } from './clauses.ts';
import { condition, eventNounCondition } from './conditions.ts';
import { count, date, groupName, ordinalNumber, percent, period, weightName } from './lexemes.ts';
import { choice, filter, later, listOf, map, memo, type Rule } from './matching.ts';
import { excepted, instrumentNoun, nameNoun } from './nouns.ts';
import type { AmongSurface, DateSurface, Noun, ThresholdSurface, WeightSurface } from './surface.ts';
import { maybe, says, template } from './template.ts';

const after = '(after | following | from)';

/** Dates whose bottom is `base`; a plain date always will do. */
function dateRule(base: Rule<DateSurface>): Rule<DateSurface> {
  const inner: Rule<DateSurface> = later(() => bottom);
  const stepped = (text: string, step: (n: number) => DateStep, n: Rule<number>): Rule<DateSurface> =>
    template(text, { n, from: inner }, ({ n: count, from }, place): DateSurface => steps(from, step(count), place));
  const one = says('', 1);
  const forms: Rule<DateSurface> = memo(choice<DateSurface>(
    template('{date}', { date }, ({ date: day }, place): DateSurface => ({ kind: 'date', date: day, place })),
    stepped(`[on] the {n} day ${after} {from}`, (n) => ({ kind: 'nth-day-after', n }), ordinalNumber),
    stepped(`[on] the day after {n} {from}`, () => ({ kind: 'nth-day-after', n: 1 }), one),
    template(`[(on | at)] [the (expiry | expiration | end) of] [a period of] {period} ${after} {from}`, { period, from: inner },
      ({ period: length, from }, place): DateSurface => steps(from, { kind: 'after', period: length }, place)),
    template('{period} before {from}', { period, from: inner }, ({ period: length, from }, place): DateSurface => steps(from, { kind: 'before', period: length }, place)),
    stepped(`[on] the first day of the month ${after} {n} [the month (of | in which)] {from}`, () => ({ kind: 'first-of-month-after' }), one),
    stepped(`[on] the first day of the {n} month ${after} [the month (of | in which)] {from}`, (n) => ({ kind: 'first-of-month-after', n }), ordinalNumber),
    stepped('[on] the (last day | end) of the month {n} (of | in which) {from}', () => ({ kind: 'end-of-month' }), one),
    template('[on] the (date | day | moment | time) (of | on which | when | at which) {from}', { from: inner }, ({ from }) => from),
    template('[on] the (later | latest) of {a} and {b}', { a: inner, b: inner }, ({ a, b }, place): DateSurface => ({ kind: 'latest', of: [a, b], place })),
    template('[on] the (earlier | earliest) of {a} and {b}', { a: inner, b: inner }, ({ a, b }, place): DateSurface => ({ kind: 'earliest', of: [a, b], place })),
  ));
  const bottom = memo(choice<DateSurface>(forms, base));
  const floored = template('{day} [,] but not (before | earlier than) {floor}', { day: bottom, floor: bottom }, ({ day, floor }, place): DateSurface =>
    ({ kind: 'latest', of: [day, floor], place }));
  const capped = template('{day} [,] (but not | or) later than {cap}', { day: bottom, cap: date }, ({ day, cap }, place): DateSurface =>
    ({ kind: 'earliest', of: [day, { kind: 'date', date: cap, place }], place }));
  return memo(choice<DateSurface>(floored, capped, bottom));
}

function steps(from: DateSurface, step: DateStep, place: { at: number; end: number }): DateSurface {
  return from.kind === 'steps' ? { kind: 'steps', from: from.from, steps: [...from.steps, step], place } : { kind: 'steps', from, steps: [step], place };
}

const eventBase = choice<DateSurface>(
  map(condition, (event, place): DateSurface => ({ kind: 'event', event, place })),
  map(eventNounCondition, (event, place): DateSurface => ({ kind: 'event', event, place })),
);
/** A day in a norm or a question: counted from a date or an event. */
export const lawDate: Rule<DateSurface> = dateRule(eventBase);

const consentWord = '(ratification | ratifications | acceptance | acceptances | approval | approvals | accession | accessions | consent | consents | succession)';
const instrumentOf = '[the] [deposit of] [(the | an)] (instrument | instruments | deposit | deposits)';
/** `ratification, acceptance, approval or accession`; `instrument of ratification`; `deposit`. */
const consent: Rule<null> = choice<null>(
  template(`${consentWord} {more}`, { more: later(() => moreConsent) }, () => null),
  template(`${instrumentOf} [of] [(such | such an)] [(instrument | instruments) of] [${consentWord} {more}] [such (instrument | instruments)]`, { more: maybe(later(() => moreConsent)) }, () => null),
);
const moreConsent: Rule<null> = (input, at) => {
  let end = at;
  for (;;) {
    let next = end;
    while (input.tokens[next]?.value === ',' || input.tokens[next]?.value === 'or' || input.tokens[next]?.value === 'and') next += 1;
    if (/^instruments?$/.test(input.tokens[next]?.value ?? '') && input.tokens[next + 1]?.value === 'of') next += 2;
    if (next === end || !/^(?:ratification|acceptance|approval|accession|consent|succession)s?$/.test(input.tokens[next]?.value ?? '')) {
      return [{ value: null, end }];
    }
    end = next + 1;
  }
};

const people = '[(State | States | signatory State | signatory States | party | parties | parties to the convention | members | member States | Governments)]';
const weight: Rule<WeightSurface> = template(
  '((that | which | who) [(together | in total | collectively | jointly)] (hold | account for | represent | have) | [together] (holding | representing | accounting [in total] for | which accounted [in total] for)) [in total] [{more}] {percent} of [the] [total] {weight} [of {group}]',
  { more: maybe(choice(says('at least', false), says('more than', true), says('over', true))), percent, weight: weightName, group: maybe(groupName) },
  ({ more, percent: share, weight: of, group }): WeightSurface => ({ percent: share, isMoreThan: more === true, weight: of.name, weightPlace: of.place, group: group?.name }),
);
const names: Rule<readonly Noun[]> = map(noun, (found) => (found.kind === 'list' ? found.items : [found]));

const among: Rule<AmongSurface> = choice<AmongSurface>(
  template(`[(at least | no fewer than | not less than)] {n} [{other}] (${people} | {signatories} | of) [[of] {group}] [[,] including {including}] [{weight}]`, {
    n: count, other: maybe(says('other', true)), signatories: maybe(says('(signatories | signatory | signatory States | States signatories)', true)),
    group: maybe(groupName), including: maybe(names), weight: maybe(weight),
  }, ({ n, other, signatories, group, including, weight: share }, place): AmongSurface =>
    ({ kind: 'number', n, isOther: other === true, isSignatories: signatories === true, group: group?.name, including, weight: share, place })),
  template('(all | each | every) [of] [the] [(States | parties | members)] [(of | in | listed in)] {group} [{except}]', { group: groupName, except: maybe(excepted) }, ({ group, except }, place): AmongSurface => ({ kind: 'all', of: { group: group.name }, ...(except && { except }), place })),
  template('(all | each | every | both) [(the | of the)] (signatory | signatories | signatory States) [{except}]', { except: maybe(excepted) }, ({ except }, place): AmongSurface => ({ kind: 'all', of: 'signatories', ...(except && { except }), place })),
  template('(all | all the | each | both | both the | the | every) [contracting] (parties | party) [{except}]', { except: maybe(excepted) }, ({ except }, place): AmongSurface => ({ kind: 'all', of: 'parties', ...(except && { except }), place })),
  template('(all | all the | each | the | every) negotiating (States | State) [{except}]', { except: maybe(excepted) }, ({ except }, place): AmongSurface => ({ kind: 'all', of: 'negotiating', ...(except && { except }), place })),
  template('(States | parties) [of {group}] {weight}', { group: maybe(groupName), weight }, ({ group, weight: share }, place): AmongSurface => ({ kind: 'weight', weight: share, group: group?.name, place })),
  map(nameNoun, (found, place): AmongSurface => ({ kind: 'named', nouns: [found], place })),
);
const separator: Rule<unknown> = choice(says(', and by', null), says(', and', null), says('and by', null), says(',', null), says('and', null));
export const amongList = listOf(among, separator);

/** What parties notify each other of: `of the completion of their constitutional procedures`. */
const completion: Rule<null> = says('(of | that) [the] [their] [(completion | fulfilment) of] [(their | the | its)] [respective] [(domestic | internal | constitutional | national | necessary | legal)] [(procedures | requirements | formalities)] [(have been | are) (completed | fulfilled | met)] [[necessary | required] for [its | the] entry into force [of (this instrument | this agreement | this treaty)]]', null);

const LAST = '(all [the] parties | the parties | all [the] signatories | the last (State | party | signatory | signatory State | contracting party)) [to take this step]';

/** What must have happened for an instrument to enter into force. */
export const threshold: Rule<ThresholdSurface> = memo(choice<ThresholdSurface>(
  template('[the] {n} {consent} [by {among}] [(is | has been | was) deposited [with the depositary]]', { n: ordinalNumber, consent, among: maybe(among) }, ({ n, among: of }, place): ThresholdSurface => ({ kind: 'nth', n, among: of, place })),
  template('[the] deposit of the {n} {consent} [by {among}]', { n: ordinalNumber, consent, among: maybe(among) }, ({ n, among: of }, place): ThresholdSurface => ({ kind: 'nth', n, among: of, place })),
  template('[(the | their | its)] {consent} by {among}', { consent, among: amongList }, ({ among: of }, place): ThresholdSurface => ({ kind: 'by', all: of, place })),
  template(`[the] [deposit of the] last {consent} [(by | of) [${LAST}]]`, { consent }, (_, place): ThresholdSurface => ({ kind: 'last', place })),
  template(`[the] deposit of the {consent} by the last (State | party | signatory | signatory State | contracting party) [to take this step]`, { consent }, (_, place): ThresholdSurface => ({ kind: 'last', place })),
  template('[(the | its)] deposit of {consent} by {among}', { consent, among: amongList }, ({ among: of }, place): ThresholdSurface => ({ kind: 'by', all: of, place })),
  template('[(the | their)] exchange of [the] [instruments of] (ratification | ratifications) [between the parties] [by the parties]', {}, (_, place): ThresholdSurface => ({ kind: 'exchange', place })),
  template('[the] [date of] [the] [receipt of] [the] [written] (exchange of [diplomatic] (notifications | notes) | (last | later | latter | second) [written] (notification | note) | last of the [written] (notifications | notes) | notifications) [[by which | in which | that | whereby] [the parties] [(notify | inform) each other] {completion}]', { completion: maybe(completion) }, (_, place): ThresholdSurface => ({ kind: 'notification', place })),
  template('[both] [the] parties [have] (notify | notified | inform | informed) (each other | one another | the depositary) [in writing] {completion}', { completion }, (_, place): ThresholdSurface => ({ kind: 'notification', place })),
  template('[(the | its)] signature [by (all | both | the | all the | both the) [(parties | signatories | negotiating States)]] [of {x}]', { x: maybe(later(() => nameNoun)) }, (_, place): ThresholdSurface => ({ kind: 'signature', place })),
  template('(its | their | his) own signature', {}, (_, place): ThresholdSurface => ({ kind: 'own-signature', place })),
  template("(its | their | that State's | that party's) [own] [deposit of its] {consent}", { consent }, (_, place): ThresholdSurface => ({ kind: 'own-consent', place })),
  template('[the] deposit (of (its | their) | by (that | such | the) [acceding] [Contracting] (State | party) of its | of that State\'s) [own] {consent}', { consent }, (_, place): ThresholdSurface => ({ kind: 'own-consent', place })),
  template('(that | such | the) [Contracting] (State | party) (has deposited | deposits | deposited) its [own] {consent}', { consent }, (_, place): ThresholdSurface => ({ kind: 'own-consent', place })),
  // `the deposit of ten instruments of ratification, including those of A and B`
  template('[the] deposit of [(at least | not less than | no fewer than)] {n} {consent} [by (States | Governments)] [[,] including [(those | the (ratifications | instruments)) of] {including}]', { n: count, consent, including: maybe(names) }, ({ n, including }, place): ThresholdSurface =>
    ({ kind: 'by', all: [{ kind: 'number', n, isOther: false, isSignatories: false, including, place }], place })),
  template('[(at least | not less than | no fewer than)] {n} {consent} (have been | are | has been) (deposited | received)', { n: count, consent }, ({ n }, place): ThresholdSurface =>
    ({ kind: 'by', all: [{ kind: 'number', n, isOther: false, isSignatories: false, place }], place })),
  template('{among} (have | has) (ratified [it] | deposited (their | its | an) {consent} | expressed (their | its) consent to be bound [by {x}])', { among: amongList, consent, x: maybe(instrumentNoun) }, ({ among: of }, place): ThresholdSurface => ({ kind: 'by', all: of, place })),
));

/** In a sentence on those who come later, a deposit is their own. */
const ownConsent: Rule<DateSurface> = choice<DateSurface>(
  map(filter(threshold, ({ kind }) => kind === 'own-consent' || kind === 'own-signature', { kind: 'sort', text: 'its own consent' }), (of, place): DateSurface => ({ kind: 'threshold', threshold: of, place })),
  template('[the] [date of] [the] deposit of (the | their | an) {consent}', { consent }, (_, place): DateSurface => ({ kind: 'threshold', threshold: { kind: 'own-consent', place }, place })),
);
export const ownDate: Rule<DateSurface> = dateRule(ownConsent);

const thresholdBase = choice<DateSurface>(
  map(threshold, (of, place): DateSurface => ({ kind: 'threshold', threshold: of, place })),
  map(condition, (event, place): DateSurface => ({ kind: 'event', event, place })),
  template('entry into force of {x}', { x: nameNoun }, ({ x }, place): DateSurface =>
    ({ kind: 'event', event: { kind: 'clause', clause: { kind: 'event-noun', event: { kind: 'entry-into-force', instrument: x }, place } }, place })),
);
/** A day in an entry-into-force clause. */
export const entryDate: Rule<DateSurface> = dateRule(thresholdBase);
