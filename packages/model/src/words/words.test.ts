import { expect, test } from 'vitest';
import type { PartialDate } from '@servanda/base';
import type { Formula } from '../ir/formula.ts';
import type { Instrument } from '../ir/instrument.ts';
import type { Norm } from '../ir/norm.ts';
import type { ActPattern, Application, FactPattern, PhrasePart, Quantified, Term, VerbForms } from '../ir/terms.ts';
import { formsOfThird } from '../from-syntax/inflection.ts';
import { dateExprWords, deadlineWords, thresholdWords } from './dates.ts';
import { formulaWords, eventWords } from './formula.ts';
import { entryWords, finalClauseWords, instrumentTitle } from './instrument.ts';
import { lawWords, normWords } from './law.ts';
import { claimWords, logEntryWords } from './log.ts';
import { applicationWords, applicationsWords, type ClauseStyle } from './phrase.ts';
import { answerWords, askWords, assumptionWords, expectationWords } from './question.ts';
import { makeWordbook, provisionWords, speak, type Speech } from './speech.ts';

const origin = { file: 't', from: 0, to: 0 };
const ymd = (text: string): PartialDate => {
  const [year = 0, month, day] = text.split('-').map(Number);
  return { year, ...(month && { month }), ...(day && { day }) };
};

/** `State transfers* Territory to State`: the verb is starred, slots are capitalised. */
function parts(text: string): { parts: PhrasePart[]; roles: { kind: string }[] } {
  const roles: { kind: string }[] = [];
  const list = text.split(' ').map((word): PhrasePart => {
    if (word.endsWith('*')) return { kind: 'verb', forms: formsOfThird(word.slice(0, -1)) as VerbForms };
    if (!/^[A-Z]/.test(word)) return { kind: 'word', text: word };
    roles.push({ kind: word });
    return { kind: 'slot', role: roles.length - 1 };
  });
  return { parts: list, roles };
}
const fact = (text: string): FactPattern => ({ id: text.replace('*', ''), isMutual: false, ...parts(text) });
const act = (text: string, actorRoles = [0]): ActPattern => ({ id: text.replace('*', ''), actorRoles, effects: [], ...parts(text) });

const clauses: Instrument['clauses'] = {
  consentBy: [], isSubjectToRatification: false, entry: [], withdrawal: [], eligibility: [], reservations: { rule: 'unspecified', provisions: [] },
  counting: { missingDay: 'refuse', expiryOfYear: 'same-day' },
};
const instrument = (id: string, parties: string[], title?: string): Instrument => ({ id, kind: 'instrument', parties, sources: [], clauses, origin, ...(title && { title }) });

const BOOK = makeWordbook({
  facts: [fact('State administers* Territory'), fact('State and State are* at war'), fact('Territory is* demilitarized')],
  acts: [
    act('State transfers* Territory to State'), act('State assists* State against State'), act('State attacks* State at Territory'),
    act('State exchanges* ratifications of Instrument'), act('State denounces* Instrument'), act('State and State agree* to speed up talks', [0, 1]),
    act('State takes* hostile action against State'),
  ],
  instruments: [instrument('SecurityTreaty', ['Japan', 'USA']), instrument('JointDeclaration', ['Japan', 'USSR'], 'Joint Declaration of 19 October 1956'), instrument('Open', [])],
  provisions: [{ id: 'JointDeclaration.9', instrument: 'JointDeclaration', article: '9', origin }, { id: 'SecurityTreaty.5', instrument: 'SecurityTreaty', article: '5', origin }],
});

const term = (name: string): Term => (/^[$]|^[X-Z]$/.test(name) ? { kind: 'var', name } : { kind: 'thing', id: name });
const app = (pattern: string, ...args: string[]): Application => ({ pattern, args: args.map(term) });
const over = (name: string, of: string): Quantified => ({ name, over: { kind: 'kind', of } });
const party = (name: string, instrumentId: string, ...others: string[]): Quantified =>
  ({ name, over: { kind: 'parties', instrument: term(instrumentId) }, ...(others.length > 0 && { distinctFrom: others.map(term) }) });
const speech = (vars: Quantified[] = [], bindings: Record<string, string> = {}): Speech =>
  speak(BOOK, vars, new Map(Object.entries(bindings).map(([name, id]) => [name, term(id)])));

const transfer = app('State transfers Territory to State', 'Russia', 'Shikotan', 'Japan');
const war = app('State and State are at war', 'Japan', 'USSR');

test.each<[Application, ClauseStyle, string]>([
  [transfer, {}, 'Russia transfers Shikotan to Japan'],
  [transfer, { polarity: 'not' }, 'Russia does not transfer Shikotan to Japan'],
  [transfer, { form: 'past' }, 'Russia transferred Shikotan to Japan'],
  [transfer, { form: 'past', polarity: 'not' }, 'Russia did not transfer Shikotan to Japan'],
  [transfer, { form: 'perfect' }, 'Russia has transferred Shikotan to Japan'],
  [transfer, { form: 'perfect', polarity: 'not' }, 'Russia has not transferred Shikotan to Japan'],
  [transfer, { form: 'bare' }, 'transfer Shikotan to Japan'],
  [transfer, { form: 'gerund' }, 'transferring Shikotan to Japan'],
  [app('State takes hostile action against State', 'Russia', 'Japan'), { form: 'past' }, 'Russia took hostile action against Japan'],
  [app('State administers Territory', 'Japan', 'Shikotan'), { polarity: 'no-longer' }, 'Japan no longer administers Shikotan'],
  [war, {}, 'Japan and USSR are at war'],
  [war, { polarity: 'no-longer' }, 'Japan and USSR are no longer at war'],
  [war, { form: 'past', polarity: 'not' }, 'Japan and USSR were not at war'],
  [war, { form: 'perfect' }, 'Japan and USSR have been at war'],
  [war, { form: 'bare' }, 'be at war'],
  [app('Territory is demilitarized', 'Shikotan'), {}, 'Shikotan is demilitarized'],
  [app('State and State agree to speed up talks', 'Japan', 'Russia'), {}, 'Japan and Russia agree to speed up talks'],
  [app('State assists State against State', 'Japan', 'Japan', 'Russia'), {}, 'Japan assists itself against Russia'],
  [app('nonsense', 'Japan'), {}, 'nonsense (Japan)'],
])('%j %j', (application, style, words) => {
  expect(applicationWords(speech(), application, style)).toBe(words);
});

test('acts that differ in one role are said together', () => {
  const habomai = app('State transfers Territory to State', 'Russia', 'Habomai', 'Japan');
  expect(applicationsWords(speech(), [transfer, habomai])).toBe('Russia transfers Shikotan and Habomai to Japan');
  expect(applicationsWords(speech(), [transfer, habomai], { form: 'bare', list: 'or' })).toBe('transfer Shikotan or Habomai to Japan');
  const exchange = (who: string) => app('State exchanges ratifications of Instrument', who, 'JointDeclaration');
  expect(applicationsWords(speech(), [exchange('Japan'), exchange('USSR')])).toBe('Japan and USSR exchange ratifications of JointDeclaration');
  expect(applicationsWords(speech(), [transfer, exchange('Japan')])).toBe('Russia transfers Shikotan to Japan and Japan exchanges ratifications of JointDeclaration');
});

const norm = (more: Partial<Norm>): Norm =>
  ({ kind: 'obligation', id: 'n', provision: 'SecurityTreaty.5', origin, vars: [], bearer: term('Japan'), acts: [], exceptions: [], ...more });

const assist = norm({
  vars: [over('X', 'State'), party('$ally', 'SecurityTreaty'), over('$territory', 'Territory'), party('$bearer', 'SecurityTreaty', '$ally')],
  bearer: term('$bearer'),
  trigger: { events: [{ kind: 'act', act: app('State attacks State at Territory', 'X', '$ally', '$territory') }], condition: { kind: 'fact', fact: app('State administers Territory', 'Japan', '$territory') } },
  acts: [app('State assists State against State', '$bearer', '$ally', 'X')],
  deadline: { kind: 'day', day: { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period: { n: 90, unit: 'day' } }] } },
});

test('norms in general and for those they bind', () => {
  expect(normWords(speech(), assist)).toBe(
    'When any State X attacks any party at any Territory while Japan administers that Territory, the other party shall assist that party against X within 90 days',
  );
  const bound = speech([], { X: 'Russia', $ally: 'USA', $territory: 'Honshu', $bearer: 'Japan' });
  expect(normWords(bound, assist, { withoutTrigger: true })).toBe('Japan shall assist USA against Russia within 90 days');
  expect(normWords(speech(), norm({
    kind: 'prohibition', vars: [party('$bearer', 'SecurityTreaty'), party('$other', 'SecurityTreaty', '$bearer')], bearer: term('$bearer'),
    acts: [app('State takes hostile action against State', '$bearer', '$other')],
  }))).toBe('Each party shall not take hostile action against the other party');
  expect(normWords(speech(), norm({
    kind: 'prohibition', vars: [party('$bearer', 'Open'), party('$other', 'Open', '$bearer')], bearer: term('$bearer'),
    acts: [app('State takes hostile action against State', '$bearer', '$other')], condition: { kind: 'not', of: { kind: 'fact', fact: war } },
  }))).toBe('Each party shall not take hostile action against any other party unless Japan and USSR are at war');
  expect(normWords(speech(), norm({
    bearer: term('USSR'), acts: [app('State transfers Territory to State', 'USSR', 'Shikotan', 'Japan'), app('State transfers Territory to State', 'USSR', 'Habomai', 'Japan')],
    after: { kind: 'enters-into-force', instrument: term('PeaceTreaty') },
  }))).toBe('USSR shall transfer Shikotan and Habomai to Japan after PeaceTreaty enters into force');
  expect(normWords(speech(), norm({
    kind: 'power', vars: [party('$p', 'SecurityTreaty')], bearer: term('$p'), acts: [app('State denounces Instrument', '$p', 'SecurityTreaty')],
    from: { kind: 'date', date: ymd('1970-06-23') }, effectiveOn: { kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'after', period: { n: 1, unit: 'year' } }] },
  }))).toBe('From 23 June 1970, any party may denounce SecurityTreaty, with effect 1 year after notice');
});

test('the other sentences of law', () => {
  const base = { id: 'l', provision: 'p', origin };
  const vars = [over('X', 'State'), over('Y', 'State'), over('Z', 'State')];
  expect(lawWords(speech(), {
    ...base, kind: 'counts-as', vars, act: app('State assists State against State', 'X', 'Y', 'Z'), as: app('State takes hostile action against State', 'X', 'Z'),
  })).toBe('When any State X assists any State Y against any State Z, that counts as X takes hostile action against Z');
  expect(lawWords(speech(), {
    ...base, kind: 'constitutive', vars: [], trigger: { events: [{ kind: 'enters-into-force', instrument: term('JointDeclaration') }] },
    effects: [{ kind: 'fact', fact: war, value: false }, { kind: 'terminate', instrument: term('Open'), party: term('Japan') }],
  })).toBe('When JointDeclaration enters into force, Japan and USSR are no longer at war and Open terminates for Japan');
  expect(lawWords(speech(), { ...base, kind: 'priority', superior: { kind: 'provision', id: 'SecurityTreaty.5' }, inferior: { kind: 'any' }, basis: 'clause' }))
    .toBe('article 5 of SecurityTreaty prevails over any other instrument');
  const exception = { act: app('State assists State against State', '$x', 'Y', '$z'), vars: [over('$x', 'State'), over('Y', 'State'), over('$z', 'State')], origin };
  expect(lawWords(speech(), { ...base, kind: 'modifier', target: { kind: 'provision', id: 'SecurityTreaty.5' }, change: { kind: 'exception', exception } }))
    .toBe('article 5 of SecurityTreaty does not forbid assisting any State Y against any State');
  expect(lawWords(speech(), {
    ...base, kind: 'modifier', target: { kind: 'provision', id: 'JointDeclaration.9' }, change: { kind: 'survival', survival: { period: { n: 20, unit: 'year' }, origin } },
  })).toBe('article 9 of the Joint Declaration of 19 October 1956 continues to apply for 20 years after withdrawal takes effect');
});

const administers: Formula = { kind: 'fact', fact: app('State administers Territory', 'Japan', 'Shikotan') };
const inForce: Formula = { kind: 'in-force', instrument: term('Open'), party: term('Japan') };
test.each<[Formula, string]>([
  [{ kind: 'not', of: administers }, 'Japan does not administer Shikotan'],
  [{ kind: 'and', of: [administers, { kind: 'or', of: [inForce, { kind: 'not', of: { kind: 'fact', fact: war } }] }] },
    'Japan administers Shikotan and either Open is in force for Japan or Japan and USSR are not at war'],
  [{ kind: 'not', of: { kind: 'and', of: [administers, inForce] } }, 'Japan does not administer Shikotan or Open is not in force for Japan'],
  [{ kind: 'exists', vars: [over('X', 'State')], of: { kind: 'fact', fact: app('State administers Territory', 'X', 'Shikotan') } }, 'there is a State X such that X administers Shikotan'],
  [{ kind: 'at-least', n: 3, vars: [over('$s', 'State')], of: { kind: 'status', party: term('$s'), instrument: term('Open'), is: 'party' } }, 'at least 3 States are parties to Open'],
  [{ kind: 'status', party: term('Japan'), instrument: term('Open'), is: 'withdrawn' }, 'Japan has withdrawn from Open'],
  [{ kind: 'done', act: transfer }, 'Russia has transferred Shikotan to Japan'],
  [{ kind: 'breached', provision: 'JointDeclaration.9', by: term('Russia') }, 'article 9 of the Joint Declaration of 19 October 1956 is breached by Russia'],
  [{ kind: 'modal', modal: 'shall', act: transfer }, 'Russia shall transfer Shikotan to Japan'],
  [{ kind: 'date', is: 'from', date: ymd('2018-11') }, 'it is from November 2018'],
  [{ kind: 'is-a', term: term('EU'), of: 'Organization' }, 'EU is an Organization'],
])('%j', (formula, words) => {
  expect(formulaWords(speech(), formula)).toBe(words);
});

test('events, dates and thresholds', () => {
  const entry = { kind: 'event', event: { kind: 'enters-into-force', instrument: term('Open') } } as const;
  expect(eventWords(speech(), { kind: 'breach', provision: 'SecurityTreaty.5', by: term('Japan'), toward: term('USA') })).toBe('Japan breaches article 5 of SecurityTreaty toward USA');
  expect(dateExprWords(speech(), { kind: 'steps', from: entry, steps: [{ kind: 'nth-day-after', n: 30 }, { kind: 'first-of-month-after' }] }))
    .toBe('the first day of the month after the 30th day after Open enters into force');
  expect(deadlineWords(speech(), { kind: 'day', day: { kind: 'steps', from: entry, steps: [{ kind: 'after', period: { n: 6, unit: 'month' } }] } })).toBe('within 6 months after Open enters into force');
  expect(deadlineWords(speech(), { kind: 'day', day: { kind: 'date', date: ymd('2019-06-01') }, isExclusive: true })).toBe('before 1 June 2019');
  const steps = (n: number) => ({ kind: 'steps', from: { kind: 'origin' }, steps: [{ kind: 'nth-day-after', n }] }) as const;
  expect(entryWords(speech(), { for: 'all', threshold: { kind: 'count', n: 35 }, day: steps(30), origin })).toBe('enters into force on the 30th day after the 35th ratification');
  expect(entryWords(speech(), { for: 'later', threshold: { kind: 'own-consent' }, day: steps(30), origin })).toBe('for a later party, enters into force on the 30th day after its own ratification');
  expect(entryWords(speech(), { for: 'all', threshold: { kind: 'exchange' }, day: { kind: 'origin' }, origin })).toBe('enters into force on the exchange of ratifications');
  expect(thresholdWords(speech(), { kind: 'and', of: [{ kind: 'count', n: 55 }, { kind: 'weight', weight: 'emissions', percent: 55, among: { kind: 'group', id: 'Annex1' } }] }))
    .toBe('ratification by 55 parties that together hold 55% of emissions of Annex1');
  expect(thresholdWords(speech(), { kind: 'and', of: [
    { kind: 'all', among: { kind: 'named', ids: ['USA', 'UK', 'USSR'] } }, { kind: 'count', n: 40, among: { kind: 'signatories' }, except: ['USA', 'UK', 'USSR'] },
  ] })).toBe('ratification by USA, UK, USSR and 40 other signatories');
});

test('final clauses', () => {
  const full: Instrument = {
    ...instrument('Pact', ['USSR', 'Japan'], 'Neutrality Pact'), kind: 'draft', doneOn: ymd('1941-04-13'),
    clauses: {
      ...clauses, isSubjectToRatification: true, openForSignature: { through: ymd('1941-12-31') },
      duration: { term: { n: 5, unit: 'year' }, renewal: { n: 5, unit: 'year' }, notice: { n: 1, unit: 'year' }, origin },
      reservations: { rule: 'none', provisions: [] }, counting: { missingDay: 'refuse', expiryOfYear: 'day-after', origin }, minimumParties: { n: 2, origin },
    },
  };
  expect(instrumentTitle(full)).toBe('Neutrality Pact, between USSR and Japan, done on 1941-04-13 (draft)');
  expect(finalClauseWords(speech(), full)).toEqual([
    'Subject to ratification.', 'Open for signature through 31 December 1941.',
    'Remains in force for 5 years; renewed for 5 years at a time unless a party gives notice 1 year before expiry.',
    'No reservations may be made.', 'Ceases to be in force when fewer than 2 parties remain.', 'The expiry of a year falls on the day after.',
  ]);
});

test('the log, claims and names of provisions', () => {
  const entry = { id: 'log#1', origin, according: ['UNTS 263', 'tass1'] };
  expect(logEntryWords(speech(), { ...entry, date: ymd('1956-12-12'), content: { kind: 'act', act: app('State exchanges ratifications of Instrument', 'Japan', 'JointDeclaration') } }))
    .toBe('On 12 December 1956, Japan exchanged ratifications of JointDeclaration, according to “UNTS 263” and tass1.');
  expect(logEntryWords(speech(), { id: 'log#2', origin, according: [], content: { kind: 'fact', fact: war, value: true } })).toBe('Initially, Japan and USSR were at war.');
  expect(logEntryWords(speech(), { id: 'log#3', origin, according: [], date: ymd('2018-11'), knownFrom: ymd('2019'), content: { kind: 'official', status: 'enters-into-force', instrument: 'Open', party: 'Japan' } }))
    .toBe('In November 2018, Open entered into force for Japan, on the official record, known from 2019.');
  const link = { modality: 'reports', citing: [] } as const;
  expect(claimWords(speech(), {
    id: 'c', origin, isNegated: false, content: { kind: 'proposed', provision: 'SecurityTreaty.5' },
    chain: [{ ...link, who: 'TASS' }, { who: 'Kyodo', modality: 'says', citing: ['diplomatic sources'], hedge: 'reportedly' }],
  })).toBe('TASS reports that Kyodo, citing “diplomatic sources”, says (reportedly) that article 5 of SecurityTreaty is proposed');
  expect(claimWords(speech(), {
    id: 'c', origin, isNegated: false, chain: [{ ...link, who: 'Kyodo' }],
    content: { kind: 'attitude', party: term('Japan'), attitude: 'ready', act: app('State denounces Instrument', 'Japan', 'Open'), condition: { acts: [transfer], isPromise: true } },
  })).toBe('Kyodo reports that Japan is ready to denounce Open on the promise that Russia transfers Shikotan to Japan');
  expect(claimWords(speech(), {
    id: 'c', origin, isNegated: false, chain: [{ who: 'TASS', modality: 'states', citing: [] }],
    content: { kind: 'event', on: ymd('1956-12-08'), content: { kind: 'act', act: app('State exchanges ratifications of Instrument', 'Japan', 'JointDeclaration') } },
  })).toBe('TASS states that Japan exchanged ratifications of JointDeclaration on 8 December 1956');
  expect(['JointDeclaration.9', 'JointDeclaration', 'Unknown.2'].map((id) => provisionWords(BOOK, id, 'short'))).toEqual(['JointDeclaration article 9', 'JointDeclaration', 'Unknown article 2']);
});

test('questions and answers', () => {
  expect(askWords(speech(), { kind: 'holds', statement: inForce, on: ymd('1957-01-01') })).toBe('Is Open in force for Japan on 1 January 1957?');
  expect(askWords(speech(), { kind: 'holds', statement: administers, knownOn: ymd('2019') })).toBe('Does Japan administer Shikotan, as known in 2019?');
  expect(askWords(speech(), { kind: 'who', variable: '$who', of: 'State', statement: { kind: 'status', party: term('$who'), instrument: term('Open'), is: 'party' } })).toBe('Who is a party to Open?');
  expect(askWords(speech(), { kind: 'who', variable: '$who', of: 'Territory', statement: { kind: 'fact', fact: app('State administers Territory', 'Japan', '$who') } }))
    .toBe('For which Territory is it so that Japan administers it?');
  expect(askWords(speech(), { kind: 'possible', goal: { kind: 'act', act: transfer }, isWithoutBreach: true })).toBe('Can Russia transfer Shikotan to Japan without breach?');
  expect(askWords(speech(), { kind: 'keep', parties: [term('Japan'), term('USA')] })).toBe('Can Japan and USA keep every commitment?');
  expect(askWords(speech(), { kind: 'prevent', parties: [term('Japan')], goal: { kind: 'statement', formula: { kind: 'fact', fact: war } } })).toBe('Can Japan prevent that Japan and USSR are at war?');
  expect(assumptionWords(speech(), { kind: 'keeps', party: term('Russia'), origin })).toBe('Russia keeps every commitment');
  expect(answerWords(speech(), { kind: 'names', names: [] })).toBe('nobody');
  expect(expectationWords(speech(), { answer: { kind: 'relation', relation: 'stricter', party: 'Japan' }, readings: ['force', 'prompt'], after: [transfer], origin }))
    .toBe('stricter for Japan under force and prompt, after Russia transfers Shikotan to Japan');
});
