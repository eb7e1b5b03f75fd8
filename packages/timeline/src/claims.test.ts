/** Claims against the log, against what the clauses lead to, and against each other. */
import { compileText } from '@servanda/model';
import { describe, expect, it } from 'vitest';
import { contradictionsIn } from './claims.ts';
import { makeTeller } from './teller.ts';
import { openWorlds } from './worlds.ts';

const PREFACE = `
dossier "Claims".
as of 2020-01-01.
kind Isle.
State: A, B, C.
Isle: Rock.
fact State holds Isle, one State at a time.
act State visits Isle.
instrument T between A and B.
Enters into force on exchange of ratifications.
On 2010-05-05 A and B exchange ratifications of T.
On 2012-01-01 A visits Rock.
On 2011-01-01 A holds Rock.
report r1 by Herald on 2019-01-01 "One".
report r2 by Gazette on 2019-02-01 "Two".
`;

/** `claim against what` for each contradiction. */
function check(claims: string, expected: readonly string[]): void {
  const { model, diagnostics } = compileText(PREFACE + claims);
  expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  const found = contradictionsIn(openWorlds(model), makeTeller(model));
  expect(found.map((c) => `${c.claim} against ${c.with.kind === 'status' ? 'status' : `${c.with.kind}${c.with.kind === 'claim' ? ` ${c.with.id}` : ''}`}`)).toEqual(expected);
}

describe('contradictions', () => {
  it('finds consent dated otherwise, whatever the act of consent is called', () => {
    check('claim c in r1: Herald states that A ratifies T on 2010-05-06.', ['c against entry']);
    check('claim c in r1: Herald states that A ratifies T on 2010-05-05.', []);
    check('claim c in r1: Herald states that A ratifies T on 2010-05.', []);
  });

  it('finds an act dated otherwise, and one that is denied', () => {
    check('claim c in r1: Herald states that A visits Rock on 2012-02-02.', ['c against entry']);
    check('claim c in r1: Herald denies that A visits Rock on 2012-01-01.', ['c against entry']);
  });

  it('does not take silence for a no', () => {
    check('claim c in r1: Herald states that B visits Rock on 2012-02-02.', []);
  });

  it('holds statements against the computed status on their day', () => {
    check('claim c in r1: Herald states that T is not in force for A.', ['c against status']);
    check('claim c in r1: Herald states that C is a party to T.', ['c against status']);
    check('claim c in r1: Herald states that B holds Rock.', ['c against status']);
  });

  it('finds claims that exclude each other', () => {
    check('claim c in r1: Herald states that C signs T on 2010-01-01.\nclaim d in r2: Gazette states that C signs T on 2010-01-02.', ['c against claim d', 'd against claim c']);
    check('claim c in r1: Herald states that C visits Rock on 2010-01-01.\nclaim d in r2: Gazette denies that C visits Rock on 2010-01-01.', ['c against claim d', 'd against claim c']);
  });

  it('hears no assertion where comment is declined', () => {
    check('claim c in r1: Herald declines to comment on whether C is a party to T.', []);
  });
});
