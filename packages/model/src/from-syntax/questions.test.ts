import { expect, test } from 'vitest';
import { askWords, assumptionWords, expectationWords } from '../words/question.ts';
import { makeWordbook, speak } from '../words/speech.ts';
import { compileText as compileAll, type Compiled } from './compile.ts';

/** Hints at names that a test leaves unused are no matter here. */
function compileText(text: string): Compiled {
  const compiledAll = compileAll(text);
  return { ...compiledAll, diagnostics: compiledAll.diagnostics.filter(({ severity }) => severity !== 'info') };
}

const PRELUDE = `dossier "D".
kind Territory.
State: Japan, USSR, Russia, USA.
Territory: Shikotan, Habomai.
fact State administers Territory, one State at a time.
fact State and State are at war, mutual.
act giver:State transfers land:Territory to taker:State.
act State deploys forces on Territory.
act State attacks State.
instrument X between Japan and USSR.
Enters into force on exchange of ratifications.
article 9.
USSR shall transfer Shikotan to Japan.
draft P between Japan and Russia.
Enters into force on exchange of ratifications.
draft P2 between Japan and Russia.
Enters into force on exchange of ratifications.
report tass1 by TASS on 2019-01-22.
claim decl in tass1: TASS states that Japan ratifies X on 1956-12-08.
reading force "Force".
reading prompt "Prompt".
reading late "Late", excluding prompt.
question q "T".
`;

const compiled = (text: string): Compiled => compileText(PRELUDE + text);
const messages = (text: string): string[] => compiled(text).diagnostics.map(({ code, message }) => `${code} ${message}`);

/** What a question is taken to ask, in words. */
function asks(text: string): string | undefined {
  const { model, diagnostics } = compiled(text);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  const ask = model.questions[0]?.ask;
  return ask && `${ask.kind}: ${askWords(speak(makeWordbook(model), [], new Map(), { dates: 'iso' }), ask)}`;
}

test.each([
  // whether something is so
  ['Is X in force for Japan on 1957-01-01?', 'holds: Is X in force for Japan on 1957-01-01?'],
  ['Is X in force between Japan and USSR?', 'holds: Is X in force for Japan toward USSR?'],
  ['Are Japan and USSR at war on 1945-08-08?', 'holds: Are Japan and USSR at war on 1945-08-08?'],
  ['Does Japan administer Shikotan in 1944?', 'holds: Does Japan administer Shikotan in 1944?'],
  ['Has USSR transferred Shikotan to Japan?', 'holds: Has USSR transferred Shikotan to Japan?'],
  ['Must USSR transfer Shikotan to Japan on 2019-01-22?', 'holds: Must USSR transfer Shikotan to Japan on 2019-01-22?'],
  ['May USA deploy forces on Shikotan?', 'holds: May USA deploy forces on Shikotan?'],
  ['Is Japan a party to X on 1957-01-01, as known on 1956-12-01?', 'holds: Is Japan a party to X on 1957-01-01, as known on 1956-12-01?'],
  ['Is X article 9 breached by USSR on 1957-01-01?', 'holds: Is article 9 of X breached by USSR on 1957-01-01?'],
  ['Is Japan bound by article 9 of X?', 'holds: Is Japan bound by article 9 of X?'],
  ['Is it true that Japan and USSR are not at war on 1957-01-01?', 'holds: Is it so that Japan and USSR are not at war on 1957-01-01?'],
  ['Was Shikotan administered by Japan on 1944-01-01?', 'holds: Does Japan administer Shikotan on 1944-01-01?'],
  // when
  ['When does X enter into force for Japan?', 'when: When does X enter into force for Japan?'],
  ['When did X enter into force?', 'when: When does X enter into force?'],
  ['On what date does X cease to be in force?', 'when: When does X cease to be in force?'],
  ['When does USSR transfer Shikotan to Japan?', 'when: When does USSR transfer Shikotan to Japan?'],
  ['When must USSR transfer Shikotan to Japan?', 'when: By when must USSR transfer Shikotan to Japan?'],
  ['By when must USSR transfer Shikotan to Japan?', 'when: By when must USSR transfer Shikotan to Japan?'],
  ['By what date shall USSR transfer Shikotan to Japan?', 'when: By when must USSR transfer Shikotan to Japan?'],
  ['Since when must USSR transfer Shikotan to Japan?', 'when: Since when must USSR transfer Shikotan to Japan?'],
  ['When may USA deploy forces on Shikotan?', 'when: Since when may USA deploy forces on Shikotan?'],
  // who
  ['Who is a party to X on 1957-01-01?', 'who: Who is a party to X on 1957-01-01?'],
  ['Which States are parties to X?', 'who: Who is a party to X?'],
  ['Who can withdraw from X?', 'who: Who may withdraw from X?'],
  ['Which States must transfer Shikotan to Japan?', 'who: Who shall transfer Shikotan to Japan?'],
  ['When can Japan withdraw from X?', 'when: Since when may Japan withdraw from X?'],
  ['Which parties are bound by X article 9?', 'who: Who is bound by article 9 of X?'],
  ['Who administers Shikotan on 1944-01-01?', 'who: Who administers Shikotan on 1944-01-01?'],
  ['Which Territory does Japan administer on 1944-01-01?', 'who: For which Territory is it so that Japan administers it on 1944-01-01?'],
  // what is owed
  ['What does USSR owe Japan on 1957-01-01?', 'owes: What does USSR owe Japan on 1957-01-01?'],
  ['What must USSR do?', 'owes: What does USSR owe?'],
  ["What are Japan's obligations toward USSR?", 'owes: What does Japan owe USSR?'],
  ['What obligations does Japan have on 1957-01-01?', 'owes: What does Japan owe on 1957-01-01?'],
  ['What is Japan bound to do?', 'owes: What does Japan owe?'],
  // what is missing
  ['What is missing for P to enter into force?', 'missing: What is missing for P to enter into force?'],
  ['What is still needed before P enters into force?', 'missing: What is missing for P to enter into force?'],
  ['What does P lack to enter into force?', 'missing: What is missing for P to enter into force?'],
  ['Why is P not yet in force on 2019-01-22?', 'missing: What is missing for P to enter into force on 2019-01-22?'],
  // what can happen
  ['Can USA deploy forces on Shikotan without breach?', 'possible: Can USA deploy forces on Shikotan without breach?'],
  ['Can USA lawfully deploy forces on Shikotan?', 'possible: Can USA deploy forces on Shikotan without breach?'],
  ['Can USA deploy forces on Shikotan after Russia transfers Shikotan to Japan?', 'possible: Can USA deploy forces on Shikotan after Russia transfers Shikotan to Japan?'],
  ['Is it possible that Japan administers Shikotan without breach?', 'possible: Is it possible that Japan administers Shikotan without breach?'],
  ['Can P enter into force?', 'possible: Is it possible that P is in force?'],
  ['Can Japan administer Shikotan?', 'possible: Is it possible that Japan administers Shikotan?'],
  ['Can Japan and USSR be at war without anyone in breach?', 'possible: Is it possible that Japan and USSR are at war without breach?'],
  // what leads to it
  ['What must happen before USSR shall transfer Shikotan to Japan?', 'leads-to: What must happen before USSR shall transfer Shikotan to Japan?'],
  ['How can Japan administer Shikotan?', 'leads-to: What must happen before Japan administers Shikotan?'],
  ['How can it come about that Japan administers Shikotan?', 'leads-to: What must happen before Japan administers Shikotan?'],
  ['Under what conditions must USSR transfer Shikotan to Japan?', 'leads-to: What must happen before USSR shall transfer Shikotan to Japan?'],
  // keeping commitments
  ['Can Japan keep every commitment?', 'keep: Can Japan keep every commitment?'],
  ['Can Japan and USA together keep all their obligations?', 'keep: Can Japan and USA keep every commitment?'],
  ['Can all parties to P keep every commitment?', 'keep: Can Japan and Russia keep every commitment?'],
  ['Can Japan keep its word?', 'keep: Can Japan keep every commitment?'],
  ['Is Japan able to honour all of its commitments?', 'keep: Can Japan keep every commitment?'],
  ['Can Japan avoid every breach?', 'keep: Can Japan keep every commitment?'],
  // ensuring, preventing
  ['Can Japan ensure that Japan administers Shikotan?', 'ensure: Can Japan ensure that Japan administers Shikotan?'],
  ['Can Japan prevent that Japan and USSR are at war?', 'prevent: Can Japan prevent that Japan and USSR are at war?'],
  ['Can Japan prevent USSR from attacking Japan?', 'prevent: Can Japan prevent that USSR attacks Japan?'],
  // conflicts, circles, claims, drafts
  ['Do X article 9 and P conflict?', 'conflict: Do X article 9 and P conflict?'],
  ['Is there a conflict between P and X?', 'conflict: Do P and X conflict?'],
  ['Is there a circular precondition?', 'circular: Is there a circular precondition?'],
  ['Is there a circular precondition between X article 9 and decl?', 'circular: Is there a circular precondition between X article 9 and decl?'],
  ['Is claim decl contradicted?', 'contradicted: Is decl contradicted?'],
  ['Does anything contradict decl?', 'contradicted: Is decl contradicted?'],
  ['What does P change compared with P2?', 'compare: What does P change compared with P2?'],
  ['How does P differ from P2?', 'compare: What does P change compared with P2?'],
])('%s', (text, words) => {
  expect(asks(text)).toBe(words);
});

test.each([
  ['Expect yes.', ['yes']],
  ['Expect no under force and prompt; yes under force; unknown.', ['no under force and prompt', 'yes under force', 'unknown']],
  ['Expect yes under no reading, after Russia transfers Shikotan to Japan.', ['yes, after Russia transfers Shikotan to Japan']],
  ['Expect yes, after Russia transfers Shikotan to Japan and USA attacks Japan. Expect no under force.', ['yes, after Russia transfers Shikotan to Japan and USA attacks Japan', 'no under force']],
])('expected: %s', (text, words) => {
  const { model, diagnostics } = compiled(`Is X in force? ${text}`);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect(model.questions[0]?.expectations.map((each) => expectationWords(speak(makeWordbook(model)), each))).toEqual(words);
});

test.each([
  ['When does X enter into force?', 'Expect 1956-12-12.', '12 December 1956'], ['When does X enter into force?', 'Expect never.', 'nobody'],
  ['Who is a party to X?', 'Expect Japan and USSR.', 'Japan and USSR'], ['Who is a party to X?', 'Expect nobody.', 'nobody'],
  ['What does USSR owe?', 'Expect X article 9.', 'X.9'], ['What does USSR owe?', 'Expect nothing.', 'nobody'],
  ['What does P change compared with P2?', 'Expect stricter for Japan.', 'stricter for Japan'], ['What does P change compared with P2?', 'Expect no change.', 'equivalent'],
])('%s %s', (ask, expected, words) => {
  const { model, diagnostics } = compiled(`${ask} ${expected}`);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect(model.questions[0]?.expectations.map((each) => expectationWords(speak(makeWordbook(model)), each))).toEqual([words]);
});

test('assumptions, in the heading and by themselves', () => {
  const { model, diagnostics } = compiled(`question r "R" assuming P is in force and Japan and USSR are at war.
Assuming that Russia keeps its commitments, and Russia transfers Shikotan to Japan on 2019-02-01.
Assuming no party to X attacks Japan; Russia does not attack Japan; USSR never attacks USA.
Is X in force?
`.replace('question r', 'Is X in force?\nquestion r'));
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect(model.questions[1]?.assumptions.map((each) => `${each.kind}: ${assumptionWords(speak(makeWordbook(model)), each)}`)).toEqual([
    'holds: P is in force', 'holds: Japan and USSR are at war', 'keeps: Russia keeps every commitment', 'happens: Russia transfers Shikotan to Japan on 1 February 2019',
    expect.stringMatching(/^never: .* attacks Japan$/), 'never: this never happens: Russia attacks Japan', 'never: this never happens: USSR attacks USA',
  ]);
});

test.each([
  ['Expect yes.', 'E0701 the question `q` asks nothing; write a sentence with a question mark below its heading'],
  ['Is X in force? Is P in force?', 'E0702 `q` asks a question already; give this one a heading of its own, `question NAME.`'],
  ['Is X in force? Expect 1957-01-01.', 'E0703 this question is not answered by the date 1957-01-01; expect `yes`, `no` or `unknown`'],
  ['When does X enter into force? Expect yes.', 'E0703 this question is not answered by `yes`; expect a date, `never` or `unknown`'],
  ['Is X in force? Expect yes; no.', 'E0704 two different answers are expected under no reading; remove one of them'],
  ['Is X in force? Expect yes under late and prompt.', 'E0705 `late` and `prompt` exclude each other; no answer can be expected under both'],
  ['Is X in force? Expect yes under forse.', 'E0706 no reading is named `forse`; did you mean `force`?'],
  ['Is X in force? Expect yes, after any State attacks Japan.', 'E0707 `any State attacks Japan` is not an act of somebody named; write for instance `after Japan ratifies X`'],
  ['What does X change compared with X?', 'E0708 `X` stands on both sides; name two different ones'],
  ['Is claim dcl contradicted?', 'E0709 no claim, report, provision or instrument is named `dcl`; did you mean `decl`?'],
  ['Is X in force for Jappan?', 'E0201 no State named `Jappan`; did you mean `Japan`?'],
])('wrong: %s', (text, message) => {
  expect(messages(text)).toEqual([message]);
});

test('a question that is not understood gets one message', () => {
  const found = messages('Would Japan like to dance? Expect yes.');
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^E0301 /);
});
