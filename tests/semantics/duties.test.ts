/** The life of duties and prohibitions, on texts: docs/semantics.md §4, one boundary each. */
import { describe, it } from 'vitest';
import { check } from './check.ts';

/** A treaty between A and B in force since 2000-01-01, with the articles given. */
function treaty(articles: string, log = ''): string {
  return `instrument T between A and B.\nEnters into force on exchange of ratifications.\n${articles}\nOn 2000-01-01 A and B exchange ratifications of T.\n${log}\n`;
}

describe('an obligation with a deadline', () => {
  const text = (log: string): string => treaty('article 1.\nWhen A attacks B, A shall pay B within 10 days.', `On 2000-02-01 A attacks B.\n${log}`);

  it('is in time on its last day', () => {
    check(text('On 2000-02-11 A pays B.'), '2000-02-12', ['duty', 'breach'], ['fulfilled: A has performed its duty to pay B by 2000-02-11']);
  });
  it('is active through its last day and breached on the day after', () => {
    check(text(''), '2000-02-11', ['duty', 'breach'], ['active: A shall pay B by 2000-02-11']);
    check(text(''), '2000-02-12', ['duty', 'breach'], ['breached: A has failed to pay B by 2000-02-11', '2000-02-12 A breaches T.1 toward B']);
  });
  it('stays breached when performed late', () => {
    check(text('On 2000-02-12 A pays B.'), '2000-03-01', ['duty', 'breach'], ['breached: A has failed to pay B by 2000-02-11', '2000-02-12 A breaches T.1 toward B']);
  });
  it('arises afresh at each occurrence', () => {
    check(text('On 2000-02-05 A attacks B.'), '2000-02-05', ['duty'], ['active: A shall pay B by 2000-02-11', 'active: A shall pay B by 2000-02-15']);
  });
});

describe('an obligation that waits', () => {
  const text = (log: string): string => treaty('article 1.\nA shall pay B after B informs A.', log);

  it('is pending until its event, then active', () => {
    check(text('On 2000-03-01 B informs A.'), '2000-02-29', ['duty'], ['pending: A shall, but not yet, pay B']);
    check(text('On 2000-03-01 B informs A.'), '2000-03-01', ['duty'], ['active: A shall pay B']);
  });
  it('is discharged when performed before it is due', () => {
    check(text('On 2000-02-01 A pays B.'), '2000-02-01', ['duty'], ['discharged: A no longer needs to pay B']);
  });
});

describe('an obligation before an event', () => {
  it('is breached when the event comes first', () => {
    check(treaty('article 1.\nA shall pay B before B informs A.', 'On 2000-03-01 B informs A.'), '2000-03-01', ['breach'], ['2000-03-01 A breaches T.1 toward B']);
  });
});

describe('the end of an instrument', () => {
  const text = treaty('article 1.\nWhen A attacks B, A shall pay B within 60 days.\narticle 2.\nEither party may denounce this instrument, with effect 30 days after notice.', 'On 2000-02-01 A attacks B.\nOn 2000-02-10 A denounces T.');

  it('releases from what is not yet due (VCLT 70)', () => {
    check(text, '2000-03-10', ['duty', 'status'], ['active: A shall pay B by 2000-04-01', 'A T: party', 'B T: party']);
    check(text, '2000-03-11', ['duty', 'status', 'breach'], ['lapsed: A is released from the duty to pay B by 2000-04-01', 'A T: ended', 'B T: ended']);
  });
});

describe('suspension', () => {
  const text = (log: string): string => treaty('article 1.\nWhen A attacks B, A shall pay B within 10 days.\narticle 2.\nB may suspend this instrument toward A.', `On 2000-02-01 A attacks B.\nOn 2000-02-06 B suspends T toward A.\n${log}`);

  it('stops the clock, and the days left run on afterwards', () => {
    check(text(''), '2000-03-01', ['duty', 'breach'], ['suspended: A for the time being need not pay B by 2000-02-11']);
    check(text('On 2000-03-01 B resumes T toward A.'), '2000-03-01', ['duty'], ['active: A shall pay B by 2000-03-06']);
  });
});

describe('suspension toward all', () => {
  it('releases both in a treaty between two (VCLT 72)', () => {
    const text = treaty('article 1.\nWhen A attacks B, A shall pay B within 10 days.\narticle 2.\nB may suspend this instrument.\narticle 3.\nA shall inform B.', 'On 2000-02-01 A attacks B.\nOn 2000-02-06 B suspends T.');
    check(text, '2000-03-01', ['duty', 'breach'], ['suspended: A for the time being need not pay B by 2000-02-11', 'suspended: A for the time being need not inform B']);
  });
});

describe('a prohibition', () => {
  it('is breached by what counts as the act, toward those it is owed to', () => {
    check(treaty('article 1.\nEach party shall not attack the other party.\nWhen any State X helps C, that counts as X attacks B.', 'On 2000-02-01 A helps C.'), '2000-02-01', ['breach'], ['2000-02-01 A breaches T.1 toward B']);
  });
  it('does not catch the act from which an exception takes it out', () => {
    const text = `${treaty('article 1.\nEach party shall not attack the other party.', 'On 2000-02-01 A attacks B.')}\nreading lenient "No".\nT article 1 does not forbid attacking B.`;
    check(text, '2000-02-01', ['breach'], ['2000-02-01 A breaches T.1 toward B']);
    check(text, '2000-02-01', ['breach'], [], ['lenient']);
  });
  it('holds only while its condition does, in the state before the act', () => {
    const text = treaty('article 1.\nEach party shall not attack the other party while A is armed.', 'On 2000-02-01 A attacks B.\nOn 2000-02-02 A arms.\nOn 2000-02-02 A attacks B.');
    check(text, '2000-02-02', ['breach'], ['2000-02-02 A breaches T.1 toward B']);
  });
  it('gives way to a permission of its own instrument', () => {
    check(treaty('article 1.\nEach party shall not attack any State.\narticle 2.\nA may attack C.', 'On 2000-02-01 A attacks C.\nOn 2000-02-01 A attacks D.'), '2000-02-01', ['breach'], ['2000-02-01 A breaches T.1 toward B']);
  });
});

describe('two norms that cannot both be kept', () => {
  const pact = 'instrument Pact between A and B.\nEnters into force on exchange of ratifications.\narticle 1.\nEach party shall not help C.\nOn 2000-01-01 A and B exchange ratifications of Pact.\n';
  const alliance = (more = '', parties = 'A and C'): string => `instrument Alliance between ${parties}.\nEnters into force on exchange of ratifications.\narticle 1.\nWhen B attacks C, A shall help C within 10 days.\n${more}\nOn 2001-01-01 ${parties} exchange ratifications of Alliance.\nOn 2001-06-01 B attacks C.\n`;

  it('bind both, where the parties differ (VCLT 30(4)(b))', () => {
    check(`${pact}${alliance()}On 2001-06-02 A helps C.`, '2001-07-01', ['breach'], ['2001-06-02 A breaches Pact.1 toward B']);
    check(`${pact}${alliance()}`, '2001-07-01', ['breach'], ['2001-06-12 A breaches Alliance.1 toward C']);
  });
  it('follow an explicit clause of the instrument that gives way (VCLT 30(2))', () => {
    const yielding = pact.replace('On 2000-01-01', 'article 2.\nNothing in this instrument affects Alliance.\nOn 2000-01-01');
    check(`${yielding}${alliance()}On 2001-06-02 A helps C.`, '2001-07-01', ['breach'], []);
  });
  it('do not follow a clause that would take rights from a stranger (VCLT 34)', () => {
    check(`${pact}${alliance('article 2.\nThis instrument prevails over Pact.')}On 2001-06-02 A helps C.`, '2001-07-01', ['breach'], ['2001-06-02 A breaches Pact.1 toward B']);
  });
  it('follow the later treaty between the same parties (VCLT 30(3))', () => {
    check(`${pact}${alliance('', 'A and B')}On 2001-06-02 A helps C.`, '2001-07-01', ['breach'], []);
  });
});

describe('a recurring obligation', () => {
  it('is due once in each period', () => {
    const text = treaty('article 1.\nA shall inform B each year.', 'On 2000-06-01 A informs B.');
    check(text, '2000-12-31', ['duty'], ['fulfilled: A has performed its duty to inform B by 2000-12-31']);
    check(text, '2001-06-01', ['duty'], ['fulfilled: A has performed its duty to inform B by 2000-12-31', 'active: A shall inform B by 2001-12-31']);
    check(text, '2002-01-01', ['breach'], ['2002-01-01 A breaches T.1 toward B']);
  });
});
