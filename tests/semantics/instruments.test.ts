/** The life of instruments, on texts: docs/semantics.md §3, one boundary each. */
import { describe, expect, it } from 'vitest';
import { check, linesOn } from './check.ts';

describe('consent', () => {
  it('is established by exchange where the clause says so, not by ratification at home', () => {
    const text = 'instrument T between A and B.\nSubject to ratification.\nEnters into force on exchange of ratifications.\nOn 2000-01-01 A and B ratify T.\nOn 2000-02-01 A and B exchange ratifications of T.\n';
    check(text, '2000-01-31', ['status'], ['A T: negotiating', 'B T: negotiating']);
    check(text, '2000-02-01', ['status'], ['A T: party', 'B T: party']);
  });
  it('by a means that the clauses lack has no effect and is reported', () => {
    const lines = linesOn('instrument T.\nSubject to ratification.\nEnters into force on the 1st ratification.\nOn 2000-01-01 A accedes to T.\n', '2000-01-02', ['status', 'finding']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^F0104 .*does not provide|do not provide/);
  });
  it('of a stranger to a treaty between named parties has no effect', () => {
    const text = 'instrument T between A and B.\nEnters into force on exchange of ratifications.\nOn 2000-01-01 A and B exchange ratifications of T.\nOn 2000-02-01 C accedes to T.\n';
    check(text, '2000-03-01', ['status'], ['A T: party', 'B T: party']);
  });
});

describe('interim, provisional', () => {
  it('applies provisionally from signature until entry into force', () => {
    const text = 'instrument T between A and B.\nSubject to ratification.\nApplied provisionally from signature.\nEnters into force on ratification by A and B.\nOn 2000-01-01 A and B sign T.\nOn 2000-02-01 A ratifies T.\nOn 2000-03-01 B ratifies T.\n';
    check(text, '2000-01-01', ['status'], ['A T: signatory, provisionally', 'B T: signatory, provisionally']);
    check(text, '2000-02-01', ['status'], ['A T: contracting, provisionally', 'B T: signatory, provisionally']);
    check(text, '2000-03-01', ['status'], ['A T: party', 'B T: party']);
  });
});

describe('exit', () => {
  const open = (clause: string, log: string): string => `instrument T.\nEnters into force on the 2nd ratification.\n${clause}\nOn 2000-01-01 A, B and C ratify T.\n${log}\n`;

  it('takes effect when the clause says, and only for the one that leaves', () => {
    const text = open('Any party may withdraw from this instrument, with effect 1 year after notice.', 'On 2000-06-01 A withdraws from T.');
    check(text, '2001-05-31', ['status'], ['A T: party', 'B T: party', 'C T: party']);
    check(text, '2001-06-01', ['status'], ['A T: withdrawn', 'B T: party', 'C T: party']);
  });
  it('on the day after, where expiry of a year is counted so (Energy Charter Treaty art. 47)', () => {
    const text = open('Any party may withdraw from this instrument, with effect 1 year after notice.\nCounting: expiry of a year falls on the day after.', 'On 2014-12-31 A withdraws from T.');
    check(text, '2015-12-31', ['status'], ['A T: party', 'B T: party', 'C T: party']);
    check(text, '2016-01-01', ['status'], ['A T: withdrawn', 'B T: party', 'C T: party']);
  });
  it('can be revoked before it takes effect (VCLT 68)', () => {
    const text = open('Any party may withdraw from this instrument, with effect 1 year after notice.', 'On 2000-06-01 A withdraws from T.\nOn 2000-07-01 A revokes its withdrawal from T.');
    check(text, '2001-06-01', ['status'], ['A T: party', 'B T: party', 'C T: party']);
  });
  it('without a clause has no effect and is reported (VCLT 56)', () => {
    const lines = linesOn(open('', 'On 2000-06-01 A withdraws from T.'), '2010-01-01', ['status', 'finding']);
    expect(lines.filter((l) => l.includes('party'))).toHaveLength(3);
    expect(lines.some((l) => l.startsWith('F0102'))).toBe(true);
  });
  it('leaves a surviving article in force for its time', () => {
    const text = open('article 10.\nEach party shall not attack any State.\narticle 11.\nArticle 10 continues to apply for 20 years after withdrawal takes effect.\nAny party may withdraw from this instrument.', 'On 2001-01-01 A withdraws from T.\nOn 2020-12-31 A attacks D.\nOn 2021-01-01 A attacks D.');
    check(text, '2022-01-01', ['breach'], ['2020-12-31 A breaches T.10 toward B, C']);
  });
});

describe('a protocol', () => {
  it('is in force for a party only once its parent is', () => {
    const text = 'instrument P.\nEnters into force on the 2nd ratification.\ninstrument Q, protocol to P.\nEnters into force on the 2nd ratification.\nOn 2000-01-01 A and B ratify P.\nOn 2000-02-01 A and C ratify Q.\nOn 2000-03-01 C ratifies P.\n';
    check(text, '2000-02-01', ['status'], ['A P: party', 'B P: party', 'A Q: party', 'C Q: contracting']);
    check(text, '2000-03-01', ['status'], ['A P: party', 'B P: party', 'C P: party', 'A Q: party', 'C Q: party']);
  });
});

describe('reservations', () => {
  const text = (log: string): string => `instrument T.\nEnters into force on the 2nd ratification.\narticle 1.\nEach party shall not attack the other parties.\nOn 2000-01-01 A, B and C ratify T.\n${log}\n`;

  it('take the article out of relations with the reserving State, both ways (VCLT 21)', () => {
    check(text('On 2000-01-01 A makes a reservation to article 1 of T.\nOn 2000-02-01 A attacks B.\nOn 2000-02-02 B attacks A.\nOn 2000-02-03 B attacks C.'), '2000-03-01', ['breach'], ['2000-02-03 B breaches T.1 toward C']);
  });
});

describe('continuity', () => {
  it('carries treaty relations and open duties over, from its day', () => {
    const text = 'D continues A from 2000-06-01.\ninstrument T between A and B.\nEnters into force on exchange of ratifications.\narticle 1.\nA shall pay B after B informs A.\nOn 2000-01-01 A and B exchange ratifications of T.\nOn 2000-07-01 B informs D.\n';
    check(text, '2000-05-31', ['status', 'duty'], ['A T: party', 'B T: party', 'pending: A shall, but not yet, pay B']);
    check(text, '2000-07-01', ['status', 'duty'], ['B T: party', 'D T: party', 'active: D shall pay B']);
  });
});

describe('extension of a term', () => {
  const T = 'instrument T between A and B.\nEnters into force on signature.\nRemains in force for 5 years.\nOn 1970-03-05 A and B sign T.\n';
  it('moves the expiry', () => {
    check(T, '1975-03-05', ['status'], ['A T: ended', 'B T: ended']);
    const extended = `${T}On 1974-06-01 the parties extend T through 1976-12-31.\n`;
    check(extended, '1976-12-31', ['status'], ['A T: party', 'B T: party']);
    check(extended, '1977-01-01', ['status'], ['A T: ended', 'B T: ended']);
    const further = `${T}On 1974-06-01 T is extended for 2 years.\n`;
    check(further, '1977-03-04', ['status'], ['A T: party', 'B T: party']);
    check(further, '1977-03-05', ['status'], ['A T: ended', 'B T: ended']);
    check(`${T}On 1974-06-01 T is extended indefinitely.\n`, '2020-01-01', ['status'], ['A T: party', 'B T: party']);
  });
  it('is reported where there is nothing to extend', () => {
    const lines = linesOn(`${T}On 1976-06-01 T is extended for 2 years.\n`, '1977-01-01', ['finding']);
    expect(lines).toEqual(['F0107 T is not extended: it is not in force, has no term to add to, or would have ended before']);
  });
});

describe('entry on a fixed day, if enough have ratified', () => {
  const T = 'instrument T among A, B and C.\nEnters into force on 1999-01-01, provided that all ratifications are deposited by 1998-10-31.\nOn 1998-05-01 A and B ratify T.\n';
  it('asks for them by the last day, and for all but those left out', () => {
    check(`${T}On 1998-10-31 C ratifies T.\n`, '1998-12-31', ['status'], ['A T: contracting', 'B T: contracting', 'C T: contracting']);
    check(`${T}On 1998-10-31 C ratifies T.\n`, '1999-01-01', ['status'], ['A T: party', 'B T: party', 'C T: party']);
    check(`${T}On 1998-11-01 C ratifies T.\n`, '1999-06-01', ['status'], ['A T: contracting', 'B T: contracting', 'C T: contracting']);
    check('instrument T among A, B and C.\nEnters into force on ratification by all parties except C.\nOn 1998-05-01 A and B ratify T.\n', '1998-05-01', ['status'], ['A T: party', 'B T: party', 'C T: negotiating']);
  });
});

describe('official dates', () => {
  it('that differ are reported and not obeyed', () => {
    const lines = linesOn('instrument T between A and B.\nEnters into force on the 30th day after ratification by A and B.\nOn 2000-01-01 A and B ratify T.\nOn 2000-01-30 T enters into force.\n', '2000-01-30', ['status', 'finding']);
    expect(lines.filter((l) => l.includes('contracting'))).toHaveLength(2);
    expect(lines.find((l) => l.startsWith('F0110'))).toContain('2000-01-31');
  });
  it('are obeyed when the depositary has notified them', () => {
    check('instrument T.\nEnters into force on the 5th ratification.\nOn 2000-01-01 A and B ratify T.\nOn 2000-03-01 T enters into force, by notification of the depositary.\n', '2000-03-01', ['status'], ['A T: party', 'B T: party']);
  });
});

describe('doubt', () => {
  it('is unknown only where the partial date matters', () => {
    const text = 'instrument T between A and B.\nEnters into force on exchange of ratifications.\nOn 2000-02 A and B exchange ratifications of T.\n';
    check(text, '2000-01-31', ['status'], ['A T: negotiating', 'B T: negotiating']);
    check(text, '2000-02-10', ['status'], ['A T: unknown', 'B T: unknown']);
    check(text, '2000-02-29', ['status'], ['A T: party', 'B T: party']);
  });
  it('is unknown between the choices for a day that does not exist', () => {
    const text = 'instrument T.\nEnters into force 1 month after the 2nd ratification.\nOn 2001-01-31 A and B ratify T.\n';
    check(text, '2001-02-27', ['status'], ['A T: contracting', 'B T: contracting']);
    check(text, '2001-02-28', ['status'], ['A T: unknown', 'B T: unknown']);
    check(text, '2001-03-01', ['status'], ['A T: party', 'B T: party']);
  });
});
