import { expect, test } from 'vitest';
import { askWords, assumptionWords, expectationWords } from '../words/question.ts';
import { formulaWords } from '../words/formula.ts';
import { makeWordbook, speak } from '../words/speech.ts';
import { parseAsk, parseStatement } from './ask.ts';
import { compileText } from './compile.ts';

const dossier = compileText(`dossier "D".
kind Territory.
State: Japan, USSR.
Territory: Shikotan.
fact State and State are at war, mutual.
act State transfers Territory to State.
instrument X between Japan and USSR.
Enters into force on exchange of ratifications.
reading force "Force".
`);
const speech = () => speak(makeWordbook(dossier.model), [], new Map(), { dates: 'iso' });

function check(text: string): string[] {
  const { question, diagnostics } = parseAsk(dossier, text);
  if (!question) return diagnostics.map(({ code, message, span }) => `${code} ${message} <<${text.slice(span.from, span.to)}>>`);
  return [
    askWords(speech(), question.ask), ...question.assumptions.map((each) => `assuming ${assumptionWords(speech(), each)}`),
    ...question.expectations.map((each) => `expect ${expectationWords(speech(), each)}`),
  ];
}

test('a question with what it assumes and expects, with or without marks', () => {
  expect(check('Can Japan keep every commitment? assuming X is in force')).toEqual(['Can Japan keep every commitment?', 'assuming X is in force']);
  expect(check('can Japan keep every commitment, assuming X is in force and Japan and USSR are at war?'))
    .toEqual(['Can Japan keep every commitment?', 'assuming X is in force', 'assuming Japan and USSR are at war']);
  expect(check('Is X in force for Japan on 1957-01-01')).toEqual(['Is X in force for Japan on 1957-01-01?']);
  expect(check('Is X in force? Expect no under force.')).toEqual(['Is X in force?', 'expect no under force']);
});

test('what is not understood is told with its place in the text', () => {
  expect(check('Is X in force for Jappan?')).toEqual(['E0201 no State named `Jappan`; did you mean `Japan`? <<Jappan>>']);
  expect(check('What now?')[0]).toMatch(/^E0301 /);
  expect(check('')).toEqual(['E0701 the question `question` asks nothing; write a sentence with a question mark below its heading <<>>']);
});

function stated(text: string): string {
  const { stated: found, diagnostics } = parseStatement(dossier, text);
  return found ? `${formulaWords(speech(), found.statement)}${found.on ? ` on ${String(found.on.year)}` : ''}` : diagnostics.map(({ code }) => code).join();
}

test.each([
  ['Japan and USSR are at war', 'Japan and USSR are at war'],
  ['Japan and USSR are not at war on 1957-01-01.', 'Japan and USSR are not at war on 1957'],
  ['X is in force for Japan', 'X is in force for Japan'],
  ['USSR shall transfer Shikotan to Japan on 2019-01-22', 'USSR shall transfer Shikotan to Japan on 2019'],
  ['USSR has transferred Shikotan to Japan', 'USSR has transferred Shikotan to Japan'],
  ['Is X in force for Japan on 1957?', 'X is in force for Japan on 1957'],
  ['Is X in force for Japan', 'X is in force for Japan'],
  ['X is in force for Jappan', 'E0201'], ['nonsense', 'E0301'], ['', ''],
])('the statement %j', (text, words) => {
  expect(stated(text)).toBe(words);
});
