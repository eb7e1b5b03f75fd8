import { describe, expect, test } from 'vitest';
import { baseOfThird, formsOfBase, formsOfThird, pluralOf } from './inflection.ts';

/** third, base, past, participle, gerund */
const VERBS: readonly (readonly [string, string, string, string, string])[] = [
  ['transfers', 'transfer', 'transferred', 'transferred', 'transferring'],
  ['attacks', 'attack', 'attacked', 'attacked', 'attacking'],
  ['administers', 'administer', 'administered', 'administered', 'administering'],
  ['takes', 'take', 'took', 'taken', 'taking'],
  ['gives', 'give', 'gave', 'given', 'giving'],
  ['makes', 'make', 'made', 'made', 'making'],
  ['holds', 'hold', 'held', 'held', 'holding'],
  ['begins', 'begin', 'began', 'begun', 'beginning'],
  ['lays', 'lay', 'laid', 'laid', 'laying'],
  ['leaves', 'leave', 'left', 'left', 'leaving'],
  ['sends', 'send', 'sent', 'sent', 'sending'],
  ['carries', 'carry', 'carried', 'carried', 'carrying'],
  ['deploys', 'deploy', 'deployed', 'deployed', 'deploying'],
  ['passes', 'pass', 'passed', 'passed', 'passing'],
  ['establishes', 'establish', 'established', 'established', 'establishing'],
  ['ceases', 'cease', 'ceased', 'ceased', 'ceasing'],
  ['recognises', 'recognise', 'recognised', 'recognised', 'recognising'],
  ['has', 'have', 'had', 'had', 'having'],
  ['does', 'do', 'did', 'done', 'doing'],
  ['goes', 'go', 'went', 'gone', 'going'],
  ['embargoes', 'embargo', 'embargoed', 'embargoed', 'embargoing'],
  ['withdraws', 'withdraw', 'withdrew', 'withdrawn', 'withdrawing'],
  ['commits', 'commit', 'committed', 'committed', 'committing'],
  ['stops', 'stop', 'stopped', 'stopped', 'stopping'],
  ['enters', 'enter', 'entered', 'entered', 'entering'],
  ['agrees', 'agree', 'agreed', 'agreed', 'agreeing'],
  ['dies', 'die', 'died', 'died', 'dying'],
  ['fixes', 'fix', 'fixed', 'fixed', 'fixing'],
  ['pays', 'pay', 'paid', 'paid', 'paying'],
];

describe('verbs', () => {
  test.each(VERBS)('%s', (third, base, past, participle, gerund) => {
    expect(formsOfThird(third)).toEqual({ third, base, past, participle, gerund });
    if (base !== 'die') expect(formsOfBase(base)).toEqual({ third, base, past, participle, gerund });
  });

  test('forms that the author gives come first', () => {
    expect(formsOfThird('frobs', ['frob', 'frobbed', 'frubben', 'frobing'])).toEqual({ third: 'frobs', base: 'frob', past: 'frobbed', participle: 'frubben', gerund: 'frobing' });
    expect(formsOfThird('lies', ['lie', 'lied'])).toMatchObject({ past: 'lied', participle: 'lied', gerund: 'lying' });
  });

  test('the copula', () => {
    expect(formsOfThird('is')).toEqual({ third: 'is', base: 'be', past: 'was', participle: 'been', gerund: 'being' });
    expect(formsOfThird('are')).toMatchObject({ third: 'is', base: 'are', past: 'were' });
  });

  test('words that only look like a third person', () => expect(baseOfThird('pass')).toBe('pass'));
});

test('plurals', () => {
  expect(['State', 'Territory', 'Party', 'Class', 'Bay'].map(pluralOf)).toEqual(['States', 'Territories', 'Parties', 'Classes', 'Bays']);
});
