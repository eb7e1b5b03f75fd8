/** What was so on a day, and what was known of it on another; whom to believe, and what was corrected, reprinted or denied. */
import { dayFromIso, intervalOf } from '@servanda/base';
import { compileText, parseAsk } from '@servanda/model';
import { describe, expect, it } from 'vitest';
import { answerAsk, contradictionsIn, isTimelineAsk, makeTeller, openWorlds } from './index.ts';

const HEAD = `
dossier "Two clocks".
State: Alba, Borea.
kind Land. Land: Isle.
fact State administers Land, one State at a time.
fact State is neutral.
instrument Pact between Alba and Borea.
Enters into force on exchange of ratifications.
`;
const EXCHANGE = 'Alba and Borea exchange ratifications of Pact';

function answer(text: string, question: string, believe: readonly string[] = []): string {
  const compiled = compileText(`${HEAD}${text}`);
  const ask = parseAsk(compiled, question).question?.ask;
  if (!ask || !isTimelineAsk(ask)) throw new Error(`not read: ${question}`);
  const knownOn = ask.kind === 'holds' && ask.knownOn ? intervalOf(ask.knownOn).last : undefined;
  const told = answerAsk(openWorlds(compiled.model, { knownOn, believe }), makeTeller(compiled.model), ask, dayFromIso('2020-12-31')).answer;
  return told.kind === 'date' ? `${told.date.year}-${told.date.month}-${told.date.day}` : told.kind;
}

const REPORT = 'report herald by Herald on 2020-03-01.\n';
const CORRECTED = `report h1 by Herald on 2020-02-01. report h2 by Herald on 2020-02-10, corrects h1. believe Herald.
On 2020-01-31 ${EXCHANGE}, according to h1. On 2020-02-02 ${EXCHANGE}, according to h2.`;
const TWO_SOURCES = `report h1 by Herald on 2020-02-01. notice n1 by Depositary on 2020-03-01. On 2020-01-31 ${EXCHANGE}, according to h1 and n1.`;
const CLAIMED = `report h1 by Herald on 2020-02-01.
claim one in h1: Herald says that Alba exchanges ratifications of Pact on 2020-01-20.
claim two in h1: Herald says that Borea exchanges ratifications of Pact on 2020-01-20.
claim three in h1: Herald says that Alba is neutral.
claim four in h1: Herald suggests that Borea is neutral.`;

describe('what is known', () => {
  it.each([
    ['a report is not believed by itself', `${REPORT}On 2020-02-01 ${EXCHANGE}, according to herald.`, 'Is Pact in force on 2020-02-15?', 'no'],
    ['an entry is known from its day of publication', `On 2020-02-01 ${EXCHANGE}, known from 2020-05-01.`, 'Is Pact in force on 2020-02-15, as known on 2020-04-30?', 'no'],
    ['that day included', `On 2020-02-01 ${EXCHANGE}, known from 2020-05-01.`, 'Is Pact in force on 2020-02-15, as known on 2020-05-01?', 'yes'],
    ['what was corrected counts no longer', CORRECTED, 'When does Pact enter into force?', '2020-2-2'],
    ['but did until the day of the correction', CORRECTED, 'Is Pact in force on 2020-02-01, as known on 2020-02-09?', 'yes'],
    ['and not from that day', CORRECTED, 'Is Pact in force on 2020-02-01, as known on 2020-02-10?', 'no'],
    ['of two sources the believed one makes it known', TWO_SOURCES, 'Is Pact in force on 2020-02-10, as known on 2020-02-15?', 'no'],
    ['when it is published', TWO_SOURCES, 'Is Pact in force on 2020-02-10, as known on 2020-03-01?', 'yes'],
    ['a reprint is its original’s word', `report h1 by Herald on 2020-02-01. report j1 by Journal on 2020-02-20, reprints h1. believe Herald.\nOn 2020-01-31 ${EXCHANGE}, according to j1.`, 'Is Pact in force on 2020-02-10, as known on 2020-02-01?', 'yes'],
    ['claims are not facts', CLAIMED, 'Is Pact in force on 2020-01-25?', 'no'],
    ['unless they are believed', `${CLAIMED} believe Herald.`, 'Is Pact in force on 2020-01-25?', 'yes'],
    ['from the day they are made', `${CLAIMED} believe Herald.`, 'Is Pact in force on 2020-01-25, as known on 2020-01-31?', 'no'],
    ['a claimed fact is so from the day it is said', `${CLAIMED} believe Herald.`, 'Is Alba neutral on 2020-02-01?', 'yes'],
    ['and not before', `${CLAIMED} believe Herald.`, 'Is Alba neutral on 2020-01-31?', 'no'],
    ['what is but suggested is no fact', `${CLAIMED} believe Herald.`, 'Is Borea neutral?', 'no'],
    ['disbelief goes before belief', `${CLAIMED} believe Herald. disbelieve claim three.`, 'Is Alba neutral?', 'no'],
  ])('%s', (_, text, question, expected) => {
    expect(answer(text, question)).toBe(expected);
  });

  it('takes the sources of the viewpoint, too', () => {
    expect([answer(CLAIMED, 'Is Alba neutral?', ['*']), answer(CLAIMED, 'Is Alba neutral?', ['three']), answer(CLAIMED, 'Is Alba neutral?', ['two'])]).toEqual(['yes', 'yes', 'no']);
  });
});

describe('contradictions', () => {
  const text = `${HEAD}On 2020-02-01 ${EXCHANGE}.\n${REPORT}claim early in herald: Herald states that Alba ratifies Pact on 2020-01-31.\n`;
  const { model } = compileText(text);
  const found = (knownOn?: string): readonly string[] => contradictionsIn(openWorlds(model, knownOn === undefined ? {} : { knownOn: dayFromIso(knownOn) }), makeTeller(model)).map((c) => c.claim);

  it('are of claims that had been made by the day', () => {
    expect([found(), found('2020-03-01'), found('2020-02-29')]).toEqual([['early'], ['early'], []]);
  });

  it('are told from the side that was asked about', () => {
    const compiled = compileText(`${HEAD}${REPORT}report g1 by Gazette on 2020-03-01.
claim one in herald: Herald says that Alba administers Isle.\nclaim two in g1: Gazette says that Borea administers Isle.\n`);
    const ask = parseAsk(compiled, 'Is claim one contradicted?').question?.ask;
    if (!ask || !isTimelineAsk(ask)) throw new Error('not read');
    const told = answerAsk(openWorlds(compiled.model), makeTeller(compiled.model), ask, dayFromIso('2020-12-31'));
    expect(told.sentence).toBe('Claim one is contradicted: claim two has it otherwise: “Borea administers Isle”.');
  });
});
