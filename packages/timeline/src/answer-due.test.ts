/** By when a duty must be performed: the last day, and in plain words why there is none. */
import { dayFromIso } from '@servanda/base';
import { compileText, parseAsk } from '@servanda/model';
import { describe, expect, it } from 'vitest';
import { answerAsk, isTimelineAsk, makeTeller, openWorlds } from './index.ts';

const HEAD = `
dossier "Small".
State: Alba, Borea, Cinder.
act State pays State.
act State reports to State.
instrument Pact between Alba and Borea.
Enters into force on exchange of ratifications.
article 1.
`;
const IN_FORCE = '\nOn 2020-02-01 Alba and Borea exchange ratifications of Pact.\n';

function ask(text: string, question: string, on: string): { kind: string; sentence: string } {
  const compiled = compileText(`${HEAD}${text}`);
  const asked = parseAsk(compiled, question).question?.ask;
  if (!asked || !isTimelineAsk(asked)) throw new Error(`not read: ${question}`);
  const { answer, sentence, days } = answerAsk(openWorlds(compiled.model), makeTeller(compiled.model), asked, dayFromIso(on));
  return { kind: `${answer.kind}${days.length > 0 ? ` of ${String(days.length)}` : ''}`, sentence };
}

const PAY = `Alba shall pay Borea within 6 months after this instrument enters into force.${IN_FORCE}`;
const QUESTION = 'By when must Alba pay Borea?';

describe('by when', () => {
  it.each([
    ['the last day', PAY, QUESTION, '2020-06-01', 'date of 1', 'Alba shall pay Borea by 2020-08-01.'],
    ['the same for `when`', PAY, 'When must Alba pay Borea?', '2020-06-01', 'date of 1', 'Alba shall pay Borea by 2020-08-01.'],
    ['but not for `since when`', PAY, 'Since when must Alba pay Borea?', '2020-06-01', 'date of 1', 'Alba shall pay Borea on 2020-02-01.'],
    ['a last day that has passed', PAY, QUESTION, '2020-08-02', 'date of 1', 'Alba shall pay Borea by 2020-08-01; that day has passed and it has not been done.'],
    ['what was done in time', `${PAY}On 2020-03-01 Alba pays Borea.`, QUESTION, '2020-06-01', 'date of 1', 'Alba shall pay Borea by 2020-08-01; it has been done, on 2020-03-01.'],
    ['what was done late', `${PAY}On 2020-09-01 Alba pays Borea.`, QUESTION, '2020-10-01', 'date of 1', 'Alba shall pay Borea by 2020-08-01; that day has passed and it has not been done in time; it was done on 2020-09-01.'],
    ['no last day', `Alba shall pay Borea.${IN_FORCE}`, QUESTION, '2020-06-01', 'no', 'Alba shall pay Borea, but Pact article 1 sets no last day.'],
    ['not yet due', `Alba shall pay Borea within 3 months after Cinder reports to Borea.${IN_FORCE}`, QUESTION, '2020-06-01', 'no',
      'Alba shall, but not yet, pay Borea; it is due only within 3 months after Cinder reports to Borea.'],
    ['waiting', `Alba shall pay Borea after Cinder reports to Borea.${IN_FORCE}`, QUESTION, '2020-06-01', 'no',
      'Alba shall, but not yet, pay Borea; it is due only after Cinder reports to Borea, and Pact article 1 sets no last day.'],
    ['nothing requires it', `Borea shall pay Alba.${IN_FORCE}`, QUESTION, '2020-06-01', 'no', 'There is no day by which Alba shall pay Borea: no obligation in the dossier requires it.'],
    ['several duties', `When Cinder reports to Alba, Alba shall pay Borea within 10 days.${IN_FORCE}On 2020-05-01 Cinder reports to Alba. On 2020-05-05 Cinder reports to Alba.`, QUESTION, '2020-05-06', 'date of 2',
      'Alba shall pay Borea by 2020-05-11; Alba shall pay Borea by 2020-05-15.'],
    ['the round that runs', `Alba shall report to Borea each year.${IN_FORCE}`, 'When must Alba report to Borea?', '2022-06-01', 'date of 1', 'Alba shall report to Borea by 2023-01-31.'],
    ['before an event whose day is set', `Alba shall pay Borea before Later enters into force.${IN_FORCE}instrument Later between Alba and Borea. Enters into force 5 years after ratification by Alba and Borea. On 2020-02-01 Alba and Borea ratify Later.`, QUESTION, '2022-06-01', 'date of 1', 'Alba shall pay Borea by 2025-01-31.'],
    ['before an event whose day is not known', `Alba shall pay Borea before Cinder reports to Borea.${IN_FORCE}`, QUESTION, '2022-06-01', 'no', 'Alba shall pay Borea before Cinder reports to Borea; the day of that is not known.'],
    ['a day in doubt', `Alba shall pay Borea within 10 days after Cinder reports to Borea.${IN_FORCE}On 2020-05 Cinder reports to Borea.`, QUESTION, '2020-07-01', 'date',
      'The last day falls between 2020-05-11 and 2020-06-10; which day it is, is not known.'],
    ['a name that another State continues', `Alba shall pay Borea by 2020-12-31.${IN_FORCE}Cinder continues Alba from 2020-06-01.`, QUESTION, '2020-07-01', 'date of 1', 'Cinder shall pay Borea by 2020-12-31.'],
  ])('tells %s', (_, text, question, on, kind, sentence) => {
    expect(ask(text, question, on)).toEqual({ kind, sentence });
  });
});
