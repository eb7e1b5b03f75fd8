import { expect, test } from 'vitest';
import { logEntryWords } from '../words/log.ts';
import { makeWordbook, speak } from '../words/speech.ts';
import { compileText as compileAll, type Compiled } from './compile.ts';

/** Hints at names that a test leaves unused are no matter here. */
function compileText(text: string): Compiled {
  const compiledAll = compileAll(text);
  return { ...compiledAll, diagnostics: compiledAll.diagnostics.filter(({ severity }) => severity !== 'info') };
}

const PRELUDE = `dossier "D".
kind Territory.
State: Japan, USSR, USA, Depositary.
Territory: Shikotan, Habomai.
fact State administers Territory, one State at a time.
fact State and State are at war, mutual.
act giver:State transfers land:Territory to taker:State, possible when giver administers land, makes taker administer land.
act State and State agree to speed up talks, mutual.
report tass1 by TASS on 2019-01-22.
instrument X "Joint Declaration" between Japan and USSR.
article 9.
Japan shall transfer Shikotan to USSR.
instrument Y open to any State.
dossier "D".
`;

/** The log entries of some sentences, in words, and the messages. */
function check(text: string): { log: string[]; messages: string[]; at: string[] } {
  const source = PRELUDE + text;
  const { model, diagnostics } = compileText(source);
  const book = makeWordbook(model);
  return {
    log: model.log.map((entry) => logEntryWords(speak(book, [], new Map(), { dates: 'iso' }), entry)),
    messages: diagnostics.map(({ code, message }) => `${code} ${message}`),
    at: diagnostics.map(({ span }) => source.slice(span.from, span.to)),
  };
}
const log = (text: string): string[] => {
  const { log: entries, messages } = check(text);
  expect(messages).toEqual([]);
  return entries;
};

test('acts, each subject by itself, in any tense', () => {
  expect(log('On 1956-10-19 Japan and USSR sign X.')).toEqual(['On 1956-10-19, Japan signed X.', 'On 1956-10-19, USSR signed X.']);
  expect(log('On 1956-10-19, Japan signed X.')).toEqual(['On 1956-10-19, Japan signed X.']);
  expect(log('In 1956-10 the parties sign X.'.replace('the parties', 'Japan and USSR'))).toEqual(['In 1956-10, Japan signed X.', 'In 1956-10, USSR signed X.']);
  expect(log('On 1956-12-12 Japan exchanges ratifications of X and USSR transfers Shikotan and Habomai to Japan.')).toEqual([
    'On 1956-12-12, Japan exchanged ratifications of X.', 'On 1956-12-12, USSR transferred Shikotan to Japan.', 'On 1956-12-12, USSR transferred Habomai to Japan.',
  ]);
  expect(log('On 2018-11-14 Japan and USA agree to speed up talks.')).toEqual(['On 2018-11-14, Japan and USA agreed to speed up talks.']);
  expect(log('On 1956-10-19 Shikotan is transferred by USSR to Japan.')).toEqual(['On 1956-10-19, USSR transferred Shikotan to Japan.']);
});

test('facts come about and end; some hold when the dossier begins', () => {
  expect(log('Initially Shikotan is administered by Japan. Initially, Japan and USSR are at war.')).toEqual(['Initially, Japan administered Shikotan.', 'Initially, Japan and USSR were at war.']);
  expect(log('On 1956-12-12 Japan and USSR are no longer at war.')).toEqual(['On 1956-12-12, Japan and USSR were no longer at war.']);
  expect(log('Since 1945-09 USSR administers Shikotan. From 1945, Habomai is administered by USSR.')).toEqual(['In 1945-09, USSR administered Shikotan.', 'In 1945, USSR administered Habomai.']);
});

test('official dates, with and without a notification that settles them', () => {
  expect(log('On 1956-12-12 X enters into force. On 1956-12-12 X enters into force for Japan and USSR, by notification of the depositary.')).toEqual([
    'On 1956-12-12, X entered into force, on the official record.', 'On 1956-12-12, X entered into force for Japan, by notification of the depositary.',
    'On 1956-12-12, X entered into force for USSR, by notification of the depositary.',
  ]);
  expect(log('On 1970-01-01 Y ceases to be in force for USA.')).toEqual(['On 1970-01-01, Y ceased to be in force for USA, on the official record.']);
});

test('sources, the day it became known, and a later effect', () => {
  expect(log('On 1969-01-01 USA withdraws from Y, with effect on 1970-01-01, according to tass1 and "UNTS 263, p. 99", known from 1969-02.'))
    .toEqual(['On 1969-01-01, USA withdrew from Y, with effect on 1970-01-01, according to tass1 and “UNTS 263, p. 99”, known from 1969-02.']);
});

test('in the text of an instrument and in a reading', () => {
  expect(log('instrument Z between Japan and USA.\nOn 1960-01-19 the parties sign this instrument.')).toEqual(['On 1960-01-19, Japan signed Z.', 'On 1960-01-19, USA signed Z.']);
  const { model } = compileText(`${PRELUDE}reading r "R".\nOn 1960-01-19 Japan signs Y.`);
  expect(model.log.map(({ id, reading }) => [id, reading])).toEqual([['log#1', 'r']]);
});

test.each([
  ['On 1951-09-08 Japan does not sign X.', 'E0601', 'Japan does not sign X'],
  ['On 1956-12-12 Japan is a party to X.', 'E0602', 'Japan is a party to X'],
  ['On 1956-12-12 X is in force.', 'E0602', 'X is in force'],
  ['On 1956-12-12 Japan breaches X article 9.', 'E0602', 'Japan breaches X article 9'],
  ['On 1956-10-19 any State signs X.', 'E0603', 'any State signs X'],
  ['On 1956-10-19 Shikotan is transferred to Japan.', 'E0603', 'Shikotan is transferred to Japan'],
  ['On 1956-10-19 Japan or USSR signs X.', 'E0604', 'Japan or USSR signs X'],
  ['On 1956-10-19 Japan signs X or USSR signs X.', 'E0604', 'Japan signs X or USSR signs X'],
  ['On 1945-09-02 Japan administers Shikotan, with effect on 1946-01-01.', 'E0605', ', with effect on 1946-01-01'],
  ['Initially Japan signs X.', 'E0610', 'Japan signs X'],
  ['Since 1956-10-19 Japan signs X.', 'E0611', 'Japan signs X'],
  ['On 1956-10-19 Japan signs X, according to tass2.', 'E0613', 'tass2'],
  ['On 1956-10-19 Japan signs X, known from 1955-01-01.', 'E0616', 'On 1956-10-19 Japan signs X, known from 1955-01-01'],
  ['accept finding "f".', 'E0615', 'accept finding "f"'],
  ['On 1956-10-19 Jappan signs X.', 'E0201', 'Jappan'],
])('%s', (text, code, at) => {
  const result = check(text);
  expect([result.messages.map((message) => message.slice(0, 5)), result.at]).toEqual([[code], [at]]);
});

test('messages are kind and exact', () => {
  expect(check('On 1956-10-19 Japan signs X, according to tass2.').messages[0]).toBe('E0613 no report or claim is named `tass2`; did you mean `tass1`?');
  expect(check('On 1956-10-19 Shikotan is transferred to Japan.').messages[0])
    .toBe('E0603 `Shikotan is transferred to Japan` leaves open who or what is meant; an entry of the log names each of them');
});

test('where it happened is kept as a note', () => {
  expect(log('On 1956-10-19 at "Moscow", Japan signs X. On 1956-10-20 Japan signs X, at "Tokyo", according to tass1.')).toEqual([
    'On 1956-10-19 at Moscow, Japan signed X.', 'On 1956-10-20 at Tokyo, Japan signed X, according to tass1.',
  ]);
});

test('the parties extend the term', () => {
  expect(log('On 1995-05-11 X is extended indefinitely. On 1960-01-01 the parties extend X through 1965-12-31, according to tass1.')).toEqual([
    'On 1995-05-11, X was extended indefinitely.', 'On 1960-01-01, X was extended through 1965-12-31, according to tass1.',
  ]);
  expect(log('On 1960-01-01 at "Moscow", Japan and USSR agreed to extend X for a further 5 years. On 1961-01-01 X was extended by the parties before 1970-01-01.')).toEqual([
    'On 1960-01-01 at Moscow, X was extended for 5 years.', 'On 1961-01-01, X was extended through 1969-12-31.',
  ]);
  expect(check('On 1960-01-01 X is extended until 1965-12-31.').messages[0]).toMatch(/E0306/);
});
