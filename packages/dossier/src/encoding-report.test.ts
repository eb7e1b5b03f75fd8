/** Questions as programs for other engines: what the programs say of themselves, and what is said of questions that cannot be written. */
import { expect, test } from 'vitest';
import { openDossier } from './open-dossier.ts';
import type { EncodingReport } from './reports.ts';

const HEAD = `dossier "Two". as of 2020-06-01.
State: Alba, Borea.
act State warns State.
act State helps State.
fact State is safe.
instrument Pact between Alba and Borea. Enters into force on signature.
On 2020-01-01 Alba and Borea sign Pact.
`;
const KEEP = 'question q. Can Alba keep every commitment?';

function ask(law: string, question: string, given = 'q'): EncodingReport {
  return openDossier(`${HEAD}instrument Law between Alba and Borea. Enters into force on signature.\n${law}\nOn 2020-01-01 Alba and Borea sign Law.\n${question}\n`).encode(given, { format: 'clingo' });
}

const messages = (report: EncodingReport): readonly string[] => report.problems.map((p) => p.message.replace('`q` cannot be written for clingo; what its programs do not express: ', ''));

test.each([
  ['a duty that recurs', 'article 1. Alba shall warn Borea every year.', KEEP, ['Law article 1 recurs (Law article 1, dossier.treaty:9)']],
  ['law set off by a breach', 'article 1. Borea shall help Alba by 2021-01-01.\narticle 2. When Borea breaches article 1, Alba shall warn Borea within 5 days.', KEEP, ['Law article 2 waits for something other than an act (Law article 2, dossier.treaty:10)']],
  ['a duty that lasts while a condition does', 'article 1. Alba shall warn Borea while Borea is safe.', KEEP, ['Law article 1 lasts while a condition does (Law article 1, dossier.treaty:9)']],
  ['a duty of later', 'article 1. From 2021-01-01, Alba shall warn Borea.', KEEP, ['Law article 1 begins on a later day (Law article 1, dossier.treaty:9)']],
  ['somebody else who keeps its word', 'article 1. Alba shall warn Borea.', 'question q assuming Borea keeps its commitments. Can Alba keep every commitment?', ['the assumption that somebody keeps its commitments']],
  ['all the ways', 'article 1. Alba shall warn Borea.', 'question q. How can Alba warn Borea?', ['a question for all the ways that lead somewhere, which is not answered by yes or no']],
  ['the past', 'article 1. Alba shall warn Borea.', 'question q. Is Law in force?', ['a question that is not about what can happen']],
] as const)('%s is refused, and nothing is written', (_, law, question, expected) => {
  const report = ask(law, question);
  expect(messages(report)).toEqual(expected);
  expect(report.program).toBeUndefined();
});

test('all the reasons are told, and which other questions can be written', () => {
  const report = ask('article 1. Alba shall warn Borea every year.\narticle 2. From 2021-01-01, Alba shall help Borea.', `${KEEP}\nquestion other. Can Borea keep every commitment?`);
  expect(messages(report)).toHaveLength(2);
  expect(report.others).toEqual(['other']);
});

test('a name that is not there gets the nearest', () => {
  expect(ask('article 1. Alba shall warn Borea.', 'question promises. Can Alba keep every commitment?', 'promiss').problems.map((p) => p.message)).toEqual(['no question named `promiss`; did you mean `promises`?']);
});

test('a program says what it is of, and which article stands behind which rule', () => {
  const { program = '', problems } = ask('article 1. When Borea warns Alba, Alba shall help Borea within 5 days.\narticle 2. Alba shall not help Borea while Alba is safe.', KEEP);
  expect(problems).toEqual([]);
  expect(program).toContain('% Question:  q. Can Alba keep every commitment?');
  expect(program).toContain('% m0: Borea warns Alba (the others)\n%   may set X0 to 6: a duty is open: Alba helps Borea, owed to Borea (Law article 1)');
});

test('what its author writes cannot end a comment', () => {
  const { program = '' } = openDossier(`${HEAD.replace('"Two"', '"Two */ /* more"')}question q. Can Alba keep every commitment?\n`).encode('q', { format: 'promela' });
  expect(program.split('\n')[0]).toBe('/* Dossier:   Two * / / * more, on 2020-06-01 */');
});
