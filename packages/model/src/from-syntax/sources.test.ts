import { expect, test } from 'vitest';
import { claimWords, reportWords } from '../words/log.ts';
import { makeWordbook, speak } from '../words/speech.ts';
import { compileText as compileAll, type Compiled } from './compile.ts';

/** Hints at names that a test leaves unused are no matter here. */
function compileText(text: string): Compiled {
  const compiledAll = compileAll(text);
  return { ...compiledAll, diagnostics: compiledAll.diagnostics.filter(({ severity }) => severity !== 'info') };
}

const PRELUDE = `dossier "D".
kind Territory.
State: Japan, USSR, Russia.
Territory: Shikotan, Habomai.
fact State administers Territory, one State at a time.
act giver:State transfers land:Territory to taker:State.
instrument X between Japan and USSR.
Enters into force on exchange of ratifications.
article 9.
USSR shall transfer Shikotan to Japan.
draft P between Japan and Russia.
Enters into force on exchange of ratifications.
article security.
Each party shall not transfer Habomai to the other party.
report tass1 by TASS on 2019-01-22 "Headline", at "https://example.org/1".
notice kremlin1 by Kremlin on 2018-11.
dossier "D".
`;

const compiled = (text: string): Compiled => compileText(PRELUDE + text);
const said = (text: string): string[] => {
  const { model, diagnostics } = compiled(text);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return model.claims.map((claim) => claimWords(speak(makeWordbook(model), [], new Map(), { dates: 'iso' }), claim));
};
const errors = (text: string): string[] => compiled(text).diagnostics.map(({ code, message }) => `${code} ${message}`);

test('reports and notices', () => {
  const { model } = compiled('report r2 by "Japan Times", reprints tass1. report r3 by TASS, on 2019-01-23, corrects tass1.');
  expect(model.reports.map(({ id, kind, by, reprints, corrects, at }) => [id, kind, by, reprints ?? corrects ?? at])).toEqual([
    ['tass1', 'report', 'TASS', 'https://example.org/1'], ['kremlin1', 'notice', 'Kremlin', undefined], ['r2', 'report', 'Japan Times', 'tass1'], ['r3', 'report', 'TASS', 'tass1'],
  ]);
  expect(model.reports[0] && reportWords(speak(makeWordbook(model)), model.reports[0])).toBe('TASS, 22 January 2019, “Headline”');
});

test('chains, citations, manner and doubt', () => {
  expect(said('claim c in tass1: TASS reports that Kyodo, citing "diplomatic sources", says that P article security is proposed.'))
    .toEqual(['TASS reports that Kyodo, citing “diplomatic sources”, says that article security of P is proposed']);
  expect(said('claim c in tass1: Kyodo reportedly suggests that Japan administers Shikotan.')).toEqual(['Kyodo suggests (reportedly) that Japan administers Shikotan']);
  expect(said('claim c in tass1: possibly Kyodo says that "the alliance is at stake".')).toEqual(['Kyodo says (possibly) that “the alliance is at stake”']);
  expect(said('claim c in tass1: "Foreign Ministry of Japan" declines to comment on whether P article security is proposed.'))
    .toEqual(['“Foreign Ministry of Japan” declines to comment on whether article security of P is proposed']);
  expect(said('claim c in tass1: Kyodo confirms that USSR shall transfer Shikotan to Japan.')).toEqual(['Kyodo confirms that USSR shall transfer Shikotan to Japan']);
});

test('dated events become a claim for each act; below a report no `in` is needed', () => {
  expect(said('claim decl in tass1: TASS states that Japan and USSR ratify X on 1956-12-08.')).toEqual([
    'TASS states that Japan ratified X on 1956-12-08', 'TASS states that USSR ratified X on 1956-12-08',
  ]);
  const { model } = compiled('report r2 by TASS.\nclaim decl: TASS states that on 1956-12-08 Japan and USSR ratify X.\nbelieve decl.');
  expect(model.claims.map(({ id, report }) => [id, report])).toEqual([['decl', 'r2'], ['decl.2', 'r2']]);
  expect(model.beliefs.map(({ ref, isBelieved }) => [ref, isBelieved])).toEqual([['decl', true], ['decl.2', true]]);
});

test('attitudes and what they wait for', () => {
  expect(said('claim c in tass1: Kyodo says that Japan is ready to conclude P if Russia transfers Shikotan and Habomai to Japan.')).toEqual([
    'Kyodo says that Japan is ready to exchange ratifications of P if Russia transfers Shikotan and Habomai to Japan',
  ]);
  expect(said('claim c in tass1: Kyodo says that Japan is prepared to conclude P on the promise that Russia transfers Shikotan to Japan.'))
    .toEqual(['Kyodo says that Japan is ready to exchange ratifications of P on the promise that Russia transfers Shikotan to Japan']);
  expect(said('claim c in tass1: Kyodo says that Japan demands that Russia transfers Habomai to Japan.')).toEqual(['Kyodo says that Japan demands that Russia transfers Habomai to Japan']);
  expect(said('claim c in tass1: Kyodo says that Russia refuses to transfer Habomai to Japan.')).toEqual(['Kyodo says that Russia refuses to transfer Habomai to Japan']);
});

test('what is left out of a condition is filled with the one whose attitude it is', () => {
  expect(said('claim c in tass1: Kyodo says that Japan is ready to conclude P if Russia transfers Shikotan and Habomai.'))
    .toEqual(['Kyodo says that Japan is ready to exchange ratifications of P if Russia transfers Shikotan and Habomai to Japan']);
});

test('polarity: what is denied, and what is said not to be so', () => {
  const claims = (text: string) => compiled(text).model.claims.map(({ isNegated, content }) => [isNegated, content.kind]);
  expect(claims('claim c in tass1: Kremlin denies that P article security is proposed.')).toEqual([[true, 'proposed']]);
  expect(claims('claim c in tass1: Kremlin says that Japan does not administer Shikotan.')).toEqual([[true, 'statement']]);
  expect(claims('claim c in tass1: Kremlin denies that Japan does not administer Shikotan.')).toEqual([[false, 'statement']]);
  expect(claims('claim c in tass1: Kyodo says that P article security is not proposed.')).toEqual([[true, 'proposed']]);
});

test('beliefs and accepted findings', () => {
  const { model, diagnostics } = compiled('claim c in tass1: Kyodo says that "x".\nbelieve Kyodo and report tass1. disbelieve claim c. accept finding "f1", because "checked in the archive".\nreading r.\nbelieve TASS.');
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect(model.beliefs.map(({ ref, isBelieved, reading }) => [ref, isBelieved, reading])).toEqual([['Kyodo', true, undefined], ['tass1', true, undefined], ['c', false, undefined], ['TASS', true, 'r']]);
  expect(model.accepted.map(({ finding, because }) => [finding, because])).toEqual([['f1', 'checked in the archive']]);
});

test.each([
  ['claim c in tas1: Kyodo says that "x".', 'E0606 no report or notice is named `tas1`; did you mean `tass1`?'],
  ['claim c: Kyodo says that "x".', 'E0607 the claim `c` stands in no report; write `claim c in REPORT: …`, or put it below the report\'s heading'],
  ['report a by A, reprints b.\nreport b by B, reprints a.', 'E0608 `a` repeats `b` repeats `a`: a circle; one of them must be the original'],
  ['believe Kyoto. claim c in tass1: Kyodo says that "x".', 'E0612 no report, claim or speaker is named `Kyoto`; did you mean `Kyodo`?'],
  ['claim c in tass1: Kyodo says that Japan administers Shikotn.', 'E0201 no Territory named `Shikotn`; did you mean `Shikotan`?'],
])('%s', (text, message) => {
  expect(errors(text)).toEqual([message]);
});
