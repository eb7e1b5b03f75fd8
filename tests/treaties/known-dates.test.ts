/**
 * Treaties with known dates, in the words they are printed in: what their final clauses lead to is what the depositaries say. Each is a
 * few deposits only; a threshold that many States filled is stated by the depositary's notification of entry into force.
 */
import { dayFromIso, formatPartialDate } from '@servanda/base';
import { compileText, parseAsk } from '@servanda/model';
import { answerAsk, isTimelineAsk, makeTeller, openWorlds } from '@servanda/timeline';
import { describe, expect, test } from 'vitest';

function answers(text: string, questions: Readonly<Record<string, string>>, today = '2026-01-01'): Readonly<Record<string, string>> {
  const compiled = compileText(text);
  expect(compiled.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const worlds = openWorlds(compiled.model, {});
  const teller = makeTeller(compiled.model);
  return Object.fromEntries(Object.keys(questions).map((question) => {
    const ask = parseAsk(compiled, question).question?.ask;
    if (!ask || !isTimelineAsk(ask)) return [question, 'not read'];
    const { answer } = answerAsk(worlds, teller, ask, dayFromIso(today));
    return [question, answer.kind === 'date' ? formatPartialDate(answer.date) : answer.kind === 'names' ? answer.names.join(', ') : answer.kind];
  }));
}

const DOSSIERS: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  'the Rome Statute, articles 126 and 127': [`State: Albania, Burundi.
instrument RomeStatute open to all States, done at "Rome" on 1998-07-17.
This Statute is subject to ratification, acceptance or approval by signatory States.
article 120. No reservations may be made to this Statute.
article 126.
This Statute shall enter into force on the first day of the month after the 60th day following the date of the deposit of the 60th instrument of ratification, acceptance, approval or accession with the Secretary-General of the United Nations.
For each State ratifying, accepting, approving or acceding to this Statute after the deposit of the 60th instrument of ratification, acceptance, approval or accession, the Statute shall enter into force on the first day of the month after the 60th day following the deposit by such State of its instrument of ratification, acceptance, approval or accession.
article 127.
A State Party may, by written notification addressed to the Secretary-General of the United Nations, withdraw from this Statute.
The withdrawal shall take effect one year after the date of receipt of the notification, unless the notification specifies a later date.
dossier "Log".
On 2002-07-01 RomeStatute enters into force, by notification of the depositary.
On 2003-01-31 Albania ratifies RomeStatute. On 2004-09-21 Burundi ratifies RomeStatute.
On 2016-10-27 Burundi withdraws from RomeStatute.`, {
    'When does RomeStatute enter into force for Albania?': '2003-05-01',
    'When does RomeStatute enter into force for Burundi?': '2004-12-01',
    'When does RomeStatute cease to be in force for Burundi?': '2017-10-27',
  }],
  'the Paris Agreement, articles 21 and 28': [`State: USA.
instrument Paris "Paris Agreement" open to any State, done at "Paris" on 2015-12-12.
article 21.
Enters into force on the 30th day after the 55th ratification.
For each State that ratifies, accepts or approves this Agreement or accedes thereto after the conditions set out in paragraph 1 of this Article have been fulfilled, this Agreement shall enter into force on the thirtieth day after the date of deposit by such State of its instrument of ratification, acceptance, approval or accession.
article 28.
At any time after three years from the date on which this Agreement has entered into force for a Party, that Party may withdraw from this Agreement by giving written notification to the Depositary.
Any such withdrawal shall take effect upon expiry of one year from the date of receipt by the Depositary of the notification of withdrawal, or on such later date as may be specified in the notification of withdrawal.
dossier "Log".
On 2016-09-03 USA accepts Paris.
On 2016-11-04 Paris enters into force, by notification of the depositary.
On 2019-11-04 USA withdraws from Paris.
On 2021-01-20 USA accepts Paris.`, {
    'When does Paris cease to be in force for USA?': '2020-11-04',
    'Is Paris in force for USA on 2021-02-18?': 'no',
    'Is Paris in force for USA on 2021-02-19?': 'yes',
    'Since when may USA withdraw from Paris?': '2019-11-04',
  }],
  'the INF Treaty and its end': [`State: USA, USSR, Russia. Russia continues USSR from 1991-12-26.
act State possesses a ground-launched cruise missile.
instrument INF between USA and USSR, done at "Washington" on 1987-12-08.
article 6. Upon entry into force of this Treaty and thereafter, neither Party shall possess any ground-launched cruise missile.
article 15.
This Treaty shall be of unlimited duration.
Each Party shall, in exercising its national sovereignty, have the right to withdraw from this Treaty if it decides that extraordinary events related to the subject matter of this Treaty have jeopardized its supreme interests.
It shall give notice of its decision to withdraw to the other Party six months prior to withdrawal from this Treaty.
article 17. This Treaty, including the Memorandum of Understanding, enters into force on exchange of ratifications.
dossier "Log".
On 1988-06-01 USA and USSR exchange ratifications of INF.
On 2019-02-02 USA gives notice of its decision to withdraw from INF.`.replace('This Treaty, including the Memorandum of Understanding, enters', 'Enters'), {
    'When does INF cease to be in force?': '2019-08-02',
    'Is INF in force for Russia on 2019-08-01?': 'yes',
  }],
  'Open Skies: one right to withdraw, stated twice': [`State: USA, Canada, Hungary.
instrument OpenSkies among USA, Canada and Hungary, done at "Helsinki" on 1992-03-24.
Subject to ratification. Enters into force 60 days after the 20th ratification.
article 15.
A State Party shall have the right to withdraw from this Treaty.
Any party may withdraw from this instrument on 6 months' notice.
dossier "Log".
On 1993-12-03 USA ratifies OpenSkies.
On 2002-01-01 OpenSkies enters into force, by notification of the depositary.
On 2020-05-22 USA gives notice of withdrawal from OpenSkies.`, {
    'When does OpenSkies cease to be in force for USA?': '2020-11-22',
  }],
  'the United Kingdom and article 50': [`State: UK, Germany, France.
instrument TEU among UK, Germany and France, done at "Maastricht" on 1992-02-07.
Enters into force on 1993-11-01.
article 50. Any party may withdraw from this instrument, with effect 2 years after notice.
dossier "Log".
On 1992-02-07 UK, Germany and France sign TEU.
On 2017-03-29 UK gives notice of withdrawal from TEU.
On 2019-03-22 the withdrawal of UK from TEU is extended through 2019-04-12.
On 2019-04-11 the withdrawal of UK from TEU is extended through 2019-10-31.
On 2019-10-29 the withdrawal of UK from TEU is extended through 2020-01-31.`, {
    'When does TEU cease to be in force for UK?': '2020-02-01',
    'Is TEU in force for UK on 2019-03-30?': 'yes',
  }],
  'the Genocide Convention and the States that came of Czechoslovakia': [`State: Poland, Czechoslovakia from 1918-10-28 to 1992-12-31, CzechRepublic from 1993-01-01, Slovakia from 1993-01-01.
State: Croatia.
CzechRepublic continues Czechoslovakia from 1993-01-01. Slovakia continues Czechoslovakia from 1993-01-01.
instrument Genocide open to any State, done on 1948-12-09.
article 13.
The present Convention shall come into force on the ninetieth day following the date of deposit of the twentieth instrument of ratification or accession.
Any ratification or accession effected subsequent to the latter date shall become effective on the ninetieth day following the deposit of the instrument of ratification or accession.
article 14.
The present Convention shall remain in effect for a period of ten years as from the date of its coming into force.
It shall thereafter remain in force for successive periods of five years for such Contracting Parties as have not denounced it at least six months before the expiration of the current period.
dossier "Log".
On 1950-12-21 Czechoslovakia ratifies Genocide. On 1950-11-14 Poland accedes to Genocide.
On 1951-01-12 Genocide enters into force, by notification of the depositary.
On 1992-10-12 Croatia succeeds to Genocide, with effect from 1991-10-08.`, {
    'Is CzechRepublic a party to Genocide on 1993-01-01?': 'yes',
    'Is Slovakia a party to Genocide on 1993-01-01?': 'yes',
    'Since when is Croatia a party to Genocide?': '1991-10-08',
    'Is Genocide in force on 2020-01-01?': 'yes',
  }],
  'NAFTA and the treaty that replaced it': [`State: USA, Mexico, Canada.
instrument NAFTA among USA, Mexico and Canada, done on 1992-12-17.
Enters into force on 1994-01-01.
instrument USMCA among USA, Mexico and Canada, done on 2018-11-30, replacing NAFTA.
Enters into force on the first day of the third month following the last notification.
article 34. This Agreement shall terminate 16 years after the date of its entry into force.
dossier "Log".
On 1992-12-17 USA, Mexico and Canada sign NAFTA.
In 2020-04 Canada and Mexico notify completion of procedures for USMCA.
On 2020-04-24 USA notifies completion of procedures for USMCA.`, {
    'When does NAFTA enter into force?': '1994-01-01',
    'When does USMCA enter into force?': '2020-07-01',
    'When does NAFTA cease to be in force?': '2020-07-01',
    'When does USMCA cease to be in force?': '2036-07-01',
  }],
  'the CTBT and a ratification that was withdrawn': [`State: Russia "Russian Federation", France.
instrument CTBT open to all States, done on 1996-09-10.
This Treaty shall be subject to ratification by States Signatories according to their respective constitutional processes.
Enters into force 180 days after the 44th ratification, but not before 1998-09-24.
dossier "Log".
On 1996-09-24 France and RussianFederation sign CTBT. On 1998-04-06 France ratifies CTBT.
On 2000-06-30 Russia ratifies CTBT. On 2023-11-03 Russia revokes its ratification of CTBT.`, {
    'Has Russia ratified CTBT?': 'yes',
    'Is Russia a contracting State to CTBT on 2023-11-04?': 'no',
  }],
  'a term for what is forbidden': [`State: Alba, Borea.
act State enriches uranium above 3.67 percent.
instrument Plan between Alba and Borea, done on 2015-07-14.
Enters into force on signature.
article 1. Alba shall not enrich uranium above 3.67 percent for 15 years after 2016-01-16.
dossier "Log".
On 2015-07-14 Alba and Borea sign Plan.
On 2016-01-10 Alba enriches uranium above 3.67 percent.`, {
    'Is Plan article 1 breached by Alba on 2016-02-01?': 'no',
    'May Alba enrich uranium above 3.67 percent on 2020-01-01?': 'no',
    'May Alba enrich uranium above 3.67 percent on 2031-01-17?': 'yes',
  }],
};

describe('treaties in their own words', () => {
  test.each(Object.entries(DOSSIERS))('%s', (_, [text, expected]) => {
    expect(answers(text, expected)).toEqual(expected);
  });
});

describe('what may be done later', () => {
  const text = `State: A, B.
act State tests weapons.
instrument T between A and B. Enters into force on the 2nd ratification.
article 1. After 3 years, either party may withdraw from this instrument, with effect 1 year after notice.
article 2. Neither party shall test weapons before 2015-01-01.
dossier "Log".
On 2010-01-01 A and B ratify T.`;
  test('is told with its day, which nothing on the calendar marks', () => {
    const questions = { 'When may A withdraw from T?': '2013-01-01', 'When may B test weapons?': '2015-01-01' };
    expect(answers(text, questions, '2011-01-01')).toEqual(questions);
  });
});

describe('signature', () => {
  test.each([
    ['Enters into force on 1990-01-01.', 'yes'],
    ['Enters into force on 1990-01-01. Subject to ratification.', 'no'],
    ['Enters into force on the 2nd ratification.', 'no'],
  ])('%s: does signature bind? %s', (clauses, expected) => {
    const text = `State: A, B.\ninstrument T between A and B. ${clauses}\ndossier "Log".\nOn 1989-12-01 A and B sign T.`;
    expect(answers(text, { 'Is T in force for A on 1990-01-01?': expected })).toEqual({ 'Is T in force for A on 1990-01-01?': expected });
  });
});

describe('a party that has suspended a treaty', () => {
  const text = `State: Alba, Borea, Cinder.
instrument T among Alba, Borea and Cinder. Enters into force on signature.
article 19. Each State Party shall have the right to withdraw from this instrument, with effect 150 days after notice.
article 20. Any party may suspend this instrument.
dossier "Log".
On 1990-01-01 Alba, Borea and Cinder sign T.
On 2007-12-12 Alba suspends its participation in T.
On 2023-06-10 Alba gives notice of withdrawal from T.`;
  test('is a party still, and may leave', () => {
    const questions = { 'Is Alba a party to T on 2010-01-01?': 'yes', 'Is T suspended for Alba on 2010-01-01?': 'yes', 'When does T cease to be in force for Alba?': '2023-11-07' };
    expect(answers(text, questions)).toEqual(questions);
  });
});

describe('with a reservation', () => {
  test('made in the sentence that tells of consent', () => {
    const text = `State: A, B, C.
act State refuses conciliation to State.
instrument T open to any State. Enters into force on the 2nd ratification. Open to accession.
article 66. No party shall refuse conciliation to any other party.
dossier "Log".
On 1980-01-01 A and B ratify T.
On 1980-02-01 C accedes to T, with a reservation to article 66.
On 1981-01-01 C refuses conciliation to A. On 1981-01-01 B refuses conciliation to A.`;
    const questions = { 'Is T article 66 breached by C?': 'no', 'Is T article 66 breached by B?': 'yes' };
    expect(answers(text, questions)).toEqual(questions);
  });
});
