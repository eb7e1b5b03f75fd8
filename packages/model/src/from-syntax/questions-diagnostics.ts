/** What can be wrong with questions and their expected answers: codes E0701–E0711. */
import { catalogue, defineDiagnostic, joinAnd, joinOr, suggestion } from '@servanda/base';

const quoted = (names: readonly string[]): string[] => names.map((name) => `\`${name}\``);

/** A question section that asks nothing. */
export const nothingAsked = defineDiagnostic<{ name: string }>({
  code: 'E0701',
  severity: 'error',
  title: 'question that asks nothing',
  explain: `
A question's section holds a sentence with a question mark, such as \`Is X in force for Japan on 1957-01-01?\`, and usually what is expected:
\`Expect yes.\``,
  example: 'question q1.\nExpect yes.',
  render: ({ name }) => `the question \`${name}\` asks nothing; write a sentence with a question mark below its heading`,
});

/** Several questions in one section. */
export const askedTwice = defineDiagnostic<{ name: string }>({
  code: 'E0702',
  severity: 'error',
  title: 'two questions in one',
  explain: 'Each question has a heading of its own, so that its answer has a name. The first one of the section counts.',
  example: 'State: A. instrument X open to any State.\nquestion q1.\nIs X in force? Is A a party to X?',
  render: ({ name }) => `\`${name}\` asks a question already; give this one a heading of its own, \`question NAME.\``,
});

/** An expected answer of the wrong sort. */
export const answerDoesNotFit = defineDiagnostic<{ answer: string; wanted: readonly string[] }>({
  code: 'E0703',
  severity: 'error',
  title: 'expected answer does not fit the question',
  explain: `
A question whether something is so or can be is answered with \`yes\`, \`no\` or \`unknown\`; \`When …?\` with a date, or \`never\`; \`Who …?\` and
\`What does … owe?\` with names, or \`nobody\` and \`nothing\`; a comparison of two drafts with \`equivalent\`, or \`stricter\`, \`looser\`
or \`incomparable\`, for each party.`,
  example: 'State: A. instrument X open to any State.\nquestion q1.\nIs X in force? Expect 1957-01-01.',
  render: ({ answer, wanted }) => `this question is not answered by ${answer}; expect ${joinOr(wanted)}`,
});

/** Two expectations for the same readings. */
export const expectedTwice = defineDiagnostic<{ readings: readonly string[] }>({
  code: 'E0704',
  severity: 'error',
  title: 'two answers expected',
  explain: 'A question has one answer under one set of readings and after the same events. Remove one of the two, or say under which reading it is expected.',
  example: 'State: A. instrument X open to any State.\nquestion q1.\nIs X in force? Expect yes; no.',
  render: ({ readings }) => `two different answers are expected under ${readings.length === 0 ? 'no reading' : joinAnd(quoted(readings))}; remove one of them`,
});

/** Readings that exclude each other, expected together. */
export const excludedReadings = defineDiagnostic<{ one: string; other: string }>({
  code: 'E0705',
  severity: 'error',
  title: 'readings that exclude each other',
  explain: 'A reading that excludes another cannot hold together with it, so there is no answer under both.',
  example: 'State: A. instrument X open to any State.\nreading wide.\nreading narrow "N", excluding wide.\nquestion q1.\nIs X in force? Expect yes under wide and narrow.',
  render: ({ one, other }) => `\`${one}\` and \`${other}\` exclude each other; no answer can be expected under both`,
});

/** A reading that nobody declared. */
export const unknownReading = defineDiagnostic<{ name: string; nearest?: string }>({
  code: 'E0706',
  severity: 'error',
  title: 'unknown reading',
  explain: 'After `under` stand readings of the dossier: `reading force "…".`',
  example: 'State: A. instrument X open to any State.\nquestion q1.\nIs X in force? Expect yes under force.',
  render: ({ name, nearest }) => `no reading is named \`${name}\`${suggestion(nearest)}${nearest === undefined ? `; declare it: \`reading ${name} "what it takes the law to mean".\`` : ''}`,
});

/** `after` something that is no act of somebody named. */
export const notAnAct = defineDiagnostic<{ words: string }>({
  code: 'E0707',
  severity: 'error',
  title: 'an act of somebody named',
  explain: `
What an answer is expected after, and what a question assumes to happen, are acts of somebody who is named: \`after Russia transfers Shikotan to Japan\`. What is
merely so is assumed with \`assuming X is in force\`.`,
  example: 'State: A. instrument X open to any State.\nquestion q1.\nIs X in force? Expect yes, after any State ratifies X.',
  render: ({ words }) => `\`${words}\` is not an act of somebody named; write for instance \`after Japan ratifies X\``,
});

/** A comparison of something with itself. */
export const comparedWithItself = defineDiagnostic<{ name: string }>({
  code: 'E0708',
  severity: 'error',
  title: 'the same thing twice',
  explain: 'A comparison or a conflict is between two: name two instruments or two provisions.',
  example: 'State: A. instrument X open to any State.\nquestion q1.\nWhat does X change compared with X?',
  render: ({ name }) => `\`${name}\` stands on both sides; name two different ones`,
});

/** A name after `Is … contradicted`, or in a circle, that nothing has. */
export const unknownReference = defineDiagnostic<{ name: string; nearest?: string }>({
  code: 'E0709',
  severity: 'error',
  title: 'no such claim, report or provision',
  explain: 'The question is about a claim, report, provision or instrument that the dossier does not have.',
  example: 'question q1.\nIs claim decl contradicted?',
  render: ({ name, nearest }) => `no claim, report, provision or instrument is named \`${name}\`${suggestion(nearest)}`,
});

/** An entry of the log below a question's heading. */
export const entryInQuestion = defineDiagnostic<{ words: string }>({
  code: 'E0710',
  severity: 'error',
  title: 'happening below a question',
  explain: `
What stands below a question's heading belongs to the question. What happened stands in the log: above the first question, or below a heading of its own,
such as \`dossier "What happened".\` What is only supposed to happen goes into the question with \`assuming\`.`,
  example: 'State: A. instrument X open to any State.\nquestion q1. Is X in force?\nOn 2001-01-01 A ratifies X.',
  render: ({ words }) => `\`${words} …\` says what happened and stands below a question; move it above the questions, or put the heading \`dossier "What happened".\` before it`,
});

/** What no question begins with. */
export const notAQuestion = defineDiagnostic<{ found: string }>({
  code: 'E0711',
  severity: 'error',
  title: 'no question begins so',
  explain: `
Questions begin with \`Is\`, \`Are\`, \`Does\`, \`Has\` (whether something is so), \`Must\`, \`May\` (what is owed or permitted), \`When does X enter into force\`, \`Who\`, \`Which States\`, \`What does P owe\`, \`What is
missing for X to enter into force\`, \`Why\`, \`Can P …\`, \`How can\`, \`What must happen before\`, \`Do X and Y conflict\`, \`What does X change compared with Y\`.`,
  example: 'State: A. instrument X open to any State.\nquestion q1.\nFoo?',
  render: ({ found }) => `no question begins with \`${found}\`; questions begin with \`Is …\`, \`Does …\`, \`Has …\`, \`Must …\`, \`May …\`, \`When does …\`, \`Who …\`, \`Which …\`, \`What does … owe\`, \`What is missing for …\`, \`Why …\`, \`Can …\`, or \`Do … conflict\``,
});

/** Every kind of diagnostic about questions. */
export const questionsCatalogue = catalogue(
  nothingAsked, askedTwice, answerDoesNotFit, expectedTwice, excludedReadings, unknownReading, notAnAct, comparedWithItself, unknownReference, entryInQuestion, notAQuestion,
);
