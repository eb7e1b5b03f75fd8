/** Versions of one treaty whose relation is known beforehand. */
import { describe, expect, it } from 'vitest';
import { openDossier } from './index.ts';

const TREATY = `
dossier "Arms".
as of 2010-06-01.
State: Alba, Borea.
act State tests missiles.
act State files a report.
act State admits inspectors of State.
act State asks inspection of State.
instrument Arms "Arms treaty" between Alba and Borea.
Enters into force on exchange of ratifications.
Remains in force for 10 years.
article 1.
No party shall test missiles.
article 2.
When either party asks inspection of the other party, the other party shall admit inspectors of it within 10 days.
article 3.
Either party may withdraw from this instrument, with effect 6 months after notice.
dossier "Log".
On 2010-01-01 Alba and Borea exchange ratifications of Arms.
question end. When does Arms cease to be in force?
`;

const DRAFT = `
dossier "Draft".
as of 2010-06-01.
State: Alba, Borea.
act State tests missiles.
draft Peace between Alba and Borea.
Enters into force on exchange of ratifications.
article 1.
No party shall test missiles.
`;

function compared(change: (text: string) => string, text = TREATY): string {
  const report = openDossier(text).compareWith(openDossier(change(text)), {});
  return report.parties.map((p) => `${p.party} ${p.relation}`).join(', ');
}

const SAME = 'Alba equivalent, Borea equivalent';

describe('two versions of a treaty', () => {
  it.each<[string, string, (text: string) => string]>([
    ['the same', SAME, (t) => t],
    ['another title, another order', SAME, (t) => t.replace('"Arms treaty"', '"Treaty on arms"').replace('State: Alba, Borea', 'State: Borea, Alba')],
    ['another name', SAME, (t) => t.replaceAll('Arms', 'Weapons')],
    ['another number', SAME, (t) => t.replace('article 2', 'article 7')],
    ['a shorter deadline', 'Alba stricter, Borea stricter', (t) => t.replace('within 10 days', 'within 5 days')],
    ['a longer notice', 'Alba stricter, Borea stricter', (t) => t.replace('6 months', '1 year')],
    ['a permission beside the prohibition', 'Alba looser, Borea looser', (t) => t.replace('article 3', 'article 2_1.\nEither party may test missiles.\narticle 3')],
    ['a shorter duration', 'Alba looser, Borea looser', (t) => t.replace('for 10 years', 'for 5 years')],
    ['a later entry into force, and so a later end', 'Alba stricter, Borea stricter', (t) => t.replace('on exchange', '30 days after exchange')],
    ['one party let off', 'Alba equivalent, Borea looser', (t) => t.replace('No party shall test', 'Alba shall not test')],
    ['one freed, the other bound', 'Alba stricter, Borea looser', (t) => t.replace('No party shall test missiles', 'Alba shall not test missiles.\nAlba shall file a report by 2011-01-01')],
    ['a notice in the log', 'Alba looser, Borea looser', (t) => t.replace('question end', 'On 2010-05-01 Alba withdraws from Arms.\nquestion end')],
  ])('%s', (_, expected, change) => { expect(compared(change)).toBe(expected); });

  it('says which sentences differ, and which answers change', () => {
    const report = openDossier(TREATY).compareWith(openDossier(TREATY.replace('for 10 years', 'for 5 years')), {});
    expect(report.provisions.map((p) => p.provision)).toEqual(['Arms']);
    expect(report.questions.map((q) => [q.id, q.before, q.after])).toEqual([['end', '2020-01-01', '2015-01-01']]);
    expect(report.parties[0]?.onlySecond?.steps).toEqual([{ on: '2015-01-01', sentence: 'Time passes.', then: [] }, { on: '2015-01-01', sentence: 'Alba tests missiles.', by: 'Alba', then: [] }]);
  });

  it('says no more of a bounded search than that nothing was found', () => {
    const report = openDossier(TREATY).compareWith(openDossier(TREATY.replace('No party shall test', 'Alba shall not test')), { budget: { steps: 50 } });
    expect(report.isExhaustive).toBe(false);
    expect(report.parties[0]?.sentence).toBe('For Alba no change was found.');
  });

  it('tells what a treaty is called on the other side', () => {
    const report = openDossier(TREATY).compareWith(openDossier(TREATY.replaceAll('Arms', 'Weapons')), {});
    expect(report.scope).toContain("the first's Arms is the second's Weapons");
    expect(report.provisions).toEqual([]);
  });
});

describe('two versions of a draft', () => {
  it('are compared as if each were in force', () => {
    expect(compared((t) => t.replace('No party shall', 'Alba shall not'), DRAFT)).toBe('Alba equivalent, Borea looser');
    expect(compared((t) => t.slice(0, t.indexOf('draft Peace')), DRAFT)).toBe('Alba looser, Borea looser');
    expect(compared((t) => t, DRAFT)).toBe(SAME);
  });

  it('are in force for what waits for them in another treaty', () => {
    const waiting = `${DRAFT}instrument Old between Alba and Borea.\nEnters into force on signature.\narticle 1.\nAlba shall test missiles after Peace enters into force.\nOn 2010-01-01 Alba and Borea sign Old.\n`;
    expect(compared((t) => t.replace('Alba shall test', 'Alba may test'), waiting)).toMatch(/^Alba (looser|incomparable)/);
  });

  it('may be signed where what differs waits for that', () => {
    const waiting = `${DRAFT}instrument Old between Alba and Borea.\nEnters into force on signature.\narticle 1.\nAlba shall test missiles after Borea signs Late.\ninstrument Late between Alba and Borea.\nEnters into force on signature.\nOn 2010-01-01 Alba and Borea sign Old.\n`;
    expect(compared((t) => t.replace('Alba shall test', 'Alba may test'), waiting)).toMatch(/^Alba (looser|incomparable)/);
  });
});
