/** The one style, by example. */
import { expect, test } from 'vitest';
import { format } from './format.ts';

const cases: readonly { name: string; before: string; after: string }[] = [
  {
    name: 'space inside and between sentences',
    before: '  As   of 2019-01-22 .\n\n\n\nState:Japan ,USA"United States" .\n',
    after: 'As of 2019-01-22.\n\nState: Japan, USA "United States".\n',
  },
  {
    name: 'headings: small keyword, an empty line above, comments above go along',
    before: 'DOSSIER "D". as of 2019. Article 1.\nA b.\n// doc\narticle 2 ( 4 ) , according to k.',
    after: 'dossier "D". as of 2019.\n\narticle 1.\nA b.\n\n// doc\narticle 2 (4), according to k.\n',
  },
  {
    name: 'sentences that share a line still do',
    before: 'instrument X.\nSubject to ratification.   Enters into force on signature.\nA b.',
    after: 'instrument X.\nSubject to ratification. Enters into force on signature.\nA b.\n',
  },
  {
    name: 'a list of sections, one line each',
    before: 'question a.  Is it?  Expect yes.\nquestion b.  Is it?  // really\nquestion c. Is it?\n\nquestion d. Is it?\n',
    after: 'question a. Is it? Expect yes.\nquestion b. Is it?  // really\nquestion c. Is it?\n\nquestion d. Is it?\n',
  },
  {
    name: 'long sentences break where a reader would pause',
    before: 'When any State X attacks either party at any Territory that Japan administers, each party shall assist the other party against X.',
    after: 'When any State X attacks either party at any Territory that Japan administers,\n  each party shall assist the other party against X.\n',
  },
  {
    name: 'parts of a declaration have a line each',
    before: 'act giver:State transfers land:Territory to taker:State, possible when giver administers land, makes taker administer land.',
    after: 'act giver:State transfers land:Territory to taker:State,\n  possible when giver administers land,\n  makes taker administer land.\n',
  },
  {
    name: 'a long part behind a semicolon has its line, short ones share one',
    before: 'Remains in force for 5 years; renewed for 5 years at a time unless a party gives notice 1 year before expiry.\nExpect yes; yes under force; yes under prompt; no under force and prompt; yes under force, prompt and self_defence.',
    after: 'Remains in force for 5 years;\n  renewed for 5 years at a time unless a party gives notice 1 year before expiry.\nExpect yes; yes under force; yes under prompt; no under force and prompt;\n  yes under force, prompt and self_defence.\n',
  },
  {
    name: 'breaks that are not needed go',
    before: 'Japan\n  shall assist\n\tUSA.',
    after: 'Japan shall assist USA.\n',
  },
  {
    name: 'comments',
    before: '// header\n\n   // above\nA b.// behind\nC   // inside\n  // on its own line\n d // before the mark\n.\n\n\n// last  ',
    after: '// header\n\n// above\nA b.  // behind\nC  // inside\n  // on its own line\n  d  // before the mark\n  .\n\n// last\n',
  },
  {
    name: 'sentences with errors stay as they are',
    before: 'A  b .\nU.S.   may   go.   C   d.\nmissing   stop\n\nE   f.',
    after: 'A b.\nU.S.   may   go.   C d.\nmissing   stop\n\nE f.\n',
  },
  { name: 'line ends', before: 'A b.\r\nC d.\r\n', after: 'A b.\nC d.\n' },
  { name: 'nothing', before: '\n \n', after: '' },
  { name: 'not text', before: 'A\0b', after: 'A\0b' },
];

test.each(cases)('$name', ({ before, after }) => {
  expect(format(before)).toBe(after);
  expect(format(after)).toBe(after);
});

test('a narrower line', () => {
  expect(format('Japan shall assist USA if USA is attacked, unless Japan denounces X.', { width: 40 })).toBe(
    'Japan shall assist USA\n  if USA is attacked,\n  unless Japan denounces X.\n',
  );
});
