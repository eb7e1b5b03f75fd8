/** Replaying worlds together: each is what it is when replayed alone. */
import { compileText } from '@servanda/model';
import { expect, test } from 'vitest';
import { replay } from './history.ts';
import { openWorlds } from './worlds.ts';

const TEXT = `dossier "Doubt". as of 2000-01-01.
State: A, B, C.
act State attacks State.
instrument T between A, B and C.
Subject to ratification. Enters into force on the 30th day after the second ratification.
Any party may withdraw from this instrument, with effect 1 month after notice.
article 1. Each party shall not attack the other parties.
article 2. When any State X attacks a party, that party may attack X within 1 month.
On 1990-01-01 A, B and C sign T.
In 1990-02 A ratifies T.
On 1990-02-11 B ratifies T.
In 1990-03 C attacks A.
On 1990-03-20 A attacks C.
In 1990-04 B withdraws from T.
On 1990-06-01 C ratifies T.
`;

test('worlds replayed together are the worlds replayed alone', () => {
  const { model, diagnostics } = compileText(TEXT);
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  const { histories } = openWorlds(model);
  expect(histories.length).toBeGreaterThan(20);
  const alone = histories.map(({ program, happenings, options }) => replay(program, happenings, options));
  for (const [i, history] of histories.entries()) {
    const { program: _, ...rest } = history;
    const { program: __, ...other } = alone[i]!;
    expect(rest).toEqual(other);
  }
  expect(new Set(histories.map((h) => JSON.stringify(h.effects))).size).toBeGreaterThan(20);
});
