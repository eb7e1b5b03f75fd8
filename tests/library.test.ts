/** The library's rules, each on a small dossier: what the article gives, what it doesn't, and that a dossier can replace it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDossier } from '@servanda/dossier';
import { describe, expect, it } from 'vitest';

const LIBRARY = join(dirname(dirname(fileURLToPath(import.meta.url))), 'library');

const TWO_STATES = `dossier "Test". as of 2010-01-01.
include "library:treaty-law".
include "library:charter".
State: A, B, C.
instrument Pact "Pact" between A and B, done on 2000-01-01.
article 1.
Each party shall not use force against the other party.
`;

/** Answers, in order, to questions about a dossier that includes both files of the library. */
function answers(text: string, ...questions: readonly string[]): readonly string[] {
  const dossier = openDossier(`${TWO_STATES}${text}`, { library: (path) => readFileSync(join(LIBRARY, path), 'utf8') });
  expect(dossier.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  return questions.map((question) => dossier.ask(question).answer.text);
}

describe('consent (art. 11)', () => {
  it('is given by any expression of it', () => {
    expect(answers('On 2000-01-01 A ratifies Pact. On 2000-02-01 B expresses its consent to be bound by Pact.',
      'Is Pact in force on 2000-01-31?', 'Is Pact in force on 2000-02-01?')).toEqual(['no', 'yes']);
  });
});

describe('the interim duty (art. 18)', () => {
  const breach = 'Is TreatyLaw article 18 breached by A?';

  it('binds a signatory', () => {
    expect(answers('On 2000-01-01 A signs Pact. On 2000-02-01 A defeats the object and purpose of Pact.', breach)).toEqual(['yes']);
  });

  it('binds one that has consented and waits', () => {
    expect(answers('On 2000-01-01 A ratifies Pact. On 2000-02-01 A defeats the object and purpose of Pact.', breach)).toEqual(['yes']);
  });

  it('binds no outsider, and no party: the treaty itself does', () => {
    expect(answers('On 2000-02-01 A defeats the object and purpose of Pact.', breach)).toEqual(['no']);
    expect(answers('On 2000-01-01 A ratifies Pact. On 2000-01-01 B ratifies Pact. On 2000-02-01 A defeats the object and purpose of Pact.', breach)).toEqual(['no']);
  });
});

describe('denunciation without a clause (art. 56)', () => {
  const left = 'On 2000-01-01 A ratifies Pact. On 2000-01-01 B ratifies Pact. On 2001-03-05 A denounces Pact. ';

  it('is excluded', () => {
    expect(answers(left, 'Is Pact in force for A on 2009-01-01?')).toEqual(['yes']);
  });

  it('takes twelve months where it is implied', () => {
    expect(answers(`Initially Pact is denounceable by its nature. ${left}`, 'When does Pact cease to be in force?')).toEqual(['2002-03-05']);
  });

  it('can be replaced by a rule of the dossier', () => {
    const own = 'custom Own "Own". TreatyLaw article 56 does not apply.\n'
      + 'Any Actor P may denounce any Instrument X, with effect 2 months after notice, provided that P is a party to X.\n';
    expect(answers(`${own}${left}`, 'When does Pact cease to be in force?')).toEqual(['2001-05-05']);
  });
});

describe('suspension for breach (art. 60)', () => {
  const broken = 'On 2000-01-01 A ratifies Pact. On 2000-01-01 B ratifies Pact. On 2001-01-01 B uses force against A. ';
  const suspended = 'Is Pact in force between A and B on 2001-02-02?';

  it('is a power, not automatic', () => {
    expect(answers(`${broken}On 2001-01-01 B is in material breach of Pact.`, suspended)).toEqual(['yes']);
  });

  it('needs a material breach', () => {
    expect(answers(`${broken}On 2001-02-01 A suspends Pact toward B.`, suspended)).toEqual(['yes']);
    expect(answers(`${broken}On 2001-01-01 B is in material breach of Pact. On 2001-02-01 A suspends Pact toward B.`, suspended)).toEqual(['no']);
  });

  it('is not for the one in breach', () => {
    expect(answers(`${broken}On 2001-01-01 B is in material breach of Pact. On 2001-02-01 B suspends Pact toward A.`, suspended)).toEqual(['yes']);
  });
});

describe('the Charter', () => {
  const members = 'On 1955-01-01 A, B and C accede to Charter. ';

  it('forbids force, and lets the attacked use it (arts. 2(4) and 51)', () => {
    expect(answers(`${members}On 2001-01-01 B uses force against C. On 2001-01-02 C uses force against B.`,
      'Is Charter article 2_4 breached by B?', 'Is Charter article 2_4 breached by C?')).toEqual(['yes', 'no']);
  });

  it('prevails over another treaty (art. 103)', () => {
    const duty = 'instrument Aid "Aid" between A and C. article 1. A shall act against the measures on B within 10 days after C signs Aid.\n'
      + 'On 2001-01-01 A and C ratify Aid. Initially B is under measures of the Security Council. On 2001-02-01 C signs Aid.\n';
    expect(answers(`${members}${duty}`, 'Is Aid article 1 breached by A on 2001-03-01?')).toEqual(['no']);
    expect(answers(`${members}${duty}custom Own "Own". Charter article 103 does not apply.\n`, 'Is Aid article 1 breached by A on 2001-03-01?')).toEqual(['yes']);
  });
});
