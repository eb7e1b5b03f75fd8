/** Sentences of the log, of sources and of questions put together at random: each is read or gets a message, none makes the program throw. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelToJson } from '../json/to-json.ts';
import { claimWords, logEntryWords } from '../words/log.ts';
import { askWords, assumptionWords, expectationWords } from '../words/question.ts';
import { makeWordbook, speak } from '../words/speech.ts';
import { parseAsk, parseStatement } from './ask.ts';
import { compileText } from './compile.ts';

const PRELUDE = `dossier "D". kind Territory. State: Japan, USSR. Territory: Shikotan. group G: Japan, USSR.
fact State administers Territory. fact State and State are at war, mutual. act State transfers Territory to State.
instrument X between Japan and USSR.
Enters into force on signature.
article 9.
Japan shall transfer Shikotan to USSR.
report tass1 by TASS.
claim decl in tass1: TASS states that Japan ratifies X on 1956.
reading force "F".
question q.
`;
const WORDS = (
  'Japan USSR Shikotan X G article 9 decl tass1 force Nobody any State X1 each party no the other it itself that who which what when how is are does did can '
  + 'shall may has be not no longer and or , ; : ( ) if while unless after before on in from 1956-10-19 1956-10 1956 signs ratifies administers administer transfers transfer to '
  + 'at war enters enter into force ceases breached by bound party a TASS says reports denies citing "text" proposed ready conclude promise expect yes unknown nothing '
  + 'under assuming keep every commitment owe missing for conflict circular precondition contradicted compared with change believe accept finding because claim report '
  + 'initially since known according effect without breach possible ensure prevent transferring'
).split(' ');
const soup = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));
const STARTS = ['On 1956-10-19', 'Initially', 'claim c in tass1: TASS says that', 'claim c in tass1: Japan is ready to', 'Is', 'Can Japan', 'When does', 'Who', 'What', 'Expect', 'Assuming', 'believe', ''];

test('nothing throws, and what is read can be said', { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.constantFrom(...STARTS), soup, fc.constantFrom('.', '?'), (start, words, mark) => {
    const section = /^(?:Is|Can|When|Who|What|Expect|Assuming)/.test(start) ? '' : 'dossier "E".\n';
    const { model, diagnostics } = compileText(`${PRELUDE}Is X in force?\n${section}${start} ${words}${mark}`);
    const speech = () => speak(makeWordbook(model));
    for (const entry of model.log) expect(logEntryWords(speech(), entry)).toMatch(/\.$/);
    for (const claim of model.claims) expect(claimWords(speech(), claim)).not.toBe('');
    for (const { ask, assumptions, expectations } of model.questions) {
      expect(askWords(speech(), ask)).toMatch(/\?$/);
      for (const each of assumptions) expect(assumptionWords(speech(), each)).not.toBe('');
      for (const each of expectations) expect(expectationWords(speech(), each)).not.toBe('');
    }
    for (const each of diagnostics) expect(each.message).not.toBe('');
    JSON.stringify(modelToJson(model));
  }), { numRuns: 300 });
});

test('nor does anything asked from outside', () => {
  const dossier = compileText(`${PRELUDE}Is X in force?`);
  fc.assert(fc.property(fc.constantFrom(...STARTS), soup, (start, words) => {
    const asked = parseAsk(dossier, `${start} ${words}`);
    expect(asked.question !== undefined || asked.diagnostics.length > 0).toBe(true);
    const stated = parseStatement(dossier, `${start} ${words}`);
    expect(stated.stated !== undefined || stated.diagnostics.length > 0).toBe(true);
  }), { numRuns: 300 });
});
