/** What a question assumes is so for questions about the past and the future alike; what cannot be so together is named. */
import { describe, expect, it } from 'vitest';
import { openDossier } from './index.ts';

const TEXT = `
dossier "Assumptions".
as of 2010-01-01.
State: Alba, Borea.
fact State is neutral.
act State attacks State.
instrument Old between Alba and Borea.
Enters into force on exchange of ratifications.
Remains in force through 2005-01-01.
draft New between Alba and Borea.
Enters into force on exchange of ratifications.
article 1.
Alba shall not attack Borea.
On 2000-01-01 Alba and Borea exchange ratifications of Old.
question entered assuming New is in force. Is New in force for Borea?
question fact assuming Alba is neutral. Is Alba neutral on 2012-01-01?
question never assuming Old is in force. Is Old in force?
question both assuming Alba is neutral and Alba is not neutral. Is Old in force?
question ahead assuming Alba is neutral and Alba is not neutral. Can Alba keep every commitment?
question ruled_out assuming Alba attacks Borea and no State attacks Borea. Can Alba keep every commitment?
question unread assuming nobody is neutral. Can Alba keep every commitment?
question misexpected. Can Alba keep every commitment? Expect maybe.
question leads assuming Alba is neutral and Alba is not neutral. What must happen before New is in force?
`;

describe('assumptions', () => {
  const dossier = openDossier(TEXT);

  it.each([['entered', 'yes'], ['fact', 'yes'], ['never', 'unknown'], ['both', 'unknown'], ['ahead', 'unknown'], ['ruled_out', 'unknown'], ['leads', 'unknown'], ['unread', 'unknown'], ['misexpected', 'yes']])('%s', (question, answer) => {
    expect(dossier.ask(question).answer.text).toBe(answer);
  });

  it.each([
    ['never', 'this assumption cannot hold: Old is in force'],
    ['both', 'these assumptions cannot hold together: Alba is neutral; Alba is not neutral'],
    ['ahead', 'these assumptions cannot hold together: Alba is neutral; Alba is not neutral'],
    ['ruled_out', 'these assumptions cannot hold together: Alba attacks Borea; this never happens: someone attacks Borea'],
    ['unread', 'a sentence of the question was not understood, so that what it supposes is not known: see the message about it'],
    ['leads', 'these assumptions cannot hold together: Alba is neutral; Alba is not neutral'],
  ])('%s names what cannot hold', (question, why) => { expect(dossier.ask(question).unknownBecause).toBe(why); });
});
