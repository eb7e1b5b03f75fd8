/** Looking up and replaying give the same answer, on every day of a small history with a continuity, a withdrawal and a breach. */
import { dayFromIso, type Day } from '@servanda/base';
import { compileText, parseStatement } from '@servanda/model';
import { isTrueStatement } from '@servanda/semantics';
import { describe, expect, it } from 'vitest';
import { stateAt } from './history.ts';
import { isTrueOn } from './truth-on.ts';
import { openWorlds } from './worlds.ts';

const text = `
dossier "Small".
State: A, B, C, D.
D continues A from 2001-05-01.
fact State trusts State.
fact State and State are friends, mutual.
act State insults State.
instrument T "T" among A, B and C.
Enters into force on ratification by A and B.
article 1.
Each party shall not insult the other party.
article 2.
Any party may withdraw from this instrument, with effect 1 month after notice.
Initially A trusts B.
On 2001-02-01 A and B ratify T.
On 2001-03-01 C ratifies T.
On 2001-03-05 A and B are friends.
On 2001-04-01 A insults B.
On 2001-05-10 B no longer trusts C.
On 2001-06-01 C withdraws from T.
`;

const statements = [
  'T is in force', 'T is in force for A', 'T is in force for C', 'T is in force for D', 'C is a party to T', 'A is a party to T', 'D is a party to T',
  'A trusts B', 'D trusts B', 'A and B are friends', 'B and D are friends', 'article 1 of T is breached by A', 'T article 1 is breached by D', 'A does not trust B',
  'T is not in force for C',
];

describe('isTrueOn', () => {
  const compiled = compileText(text);
  const worlds = openWorlds(compiled.model);
  const [history] = worlds.histories;
  const days = Array.from({ length: 200 }, (_, i) => (dayFromIso('2001-01-15') + i) as Day);

  it.each(statements.flatMap((said) => {
    const { stated } = parseStatement(compiled, said);
    return stated ? [{ said, formula: stated.statement }] : [];
  }))('agrees with the state: $said', ({ formula }) => {
    const replayed = days.map((day) => isTrueStatement(history.program, stateAt(history, day), formula));
    expect(days.map((day) => isTrueOn(history, formula, day))).toEqual(replayed);
  });

  it('reads the statements of this test', () => {
    expect(statements.filter((said) => parseStatement(compiled, said).stated).length).toBeGreaterThan(10);
  });
});
