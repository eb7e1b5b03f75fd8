/** The facade: what a dossier is opened from, queries that name nothing, answers as plain data, what is shared and what is not. */
import { describe, expect, it } from 'vitest';
import { openDossier, openModel } from './index.ts';

const TEXT = `
dossier "Small".
as of 2020-06-01.
State: Alba "Kingdom of Alba", Borea, Cinder.
act State pays State.
instrument Pact "Pact of friendship" between Alba and Borea.
Enters into force on exchange of ratifications.
article 1 "Payment".
Alba shall pay Borea within 6 months after this instrument enters into force.
On 2020-02-01 Alba and Borea exchange ratifications of Pact.
report herald by Herald on 2020-03-01 "Friends".
claim early in herald: Herald states that Alba ratifies Pact on 2020-01-31.
reading late "Six months mean a year".
Pact article 1 is due within 12 months.
question due. Must Alba pay Borea? Expect yes.
question wrong. Is Pact in force for Alba on 2020-01-31? Expect yes.
`;

describe('opening', () => {
  it('takes a text, texts by name, and a host', () => {
    const folder = { 'dossier.treaty': 'dossier "Two files".\ninclude "more.treaty".\n', 'more.treaty': 'State: Alba.\n' };
    const host = { read: (path: string) => (Object.hasOwn(folder, path) ? folder[path as keyof typeof folder] : undefined) };
    expect(openDossier(TEXT).model.title).toBe('Small');
    expect(openDossier(folder).files).toEqual(['dossier.treaty', 'more.treaty']);
    expect(openDossier(host).files).toEqual(['dossier.treaty', 'more.treaty']);
  });

  it('never throws for what the author wrote', () => {
    for (const text of ['', 'nonsense', '\u0000\uffff', 'instrument X between', 'include "../outside".', 'include "dossier.treaty".']) {
      const dossier = openDossier(text);
      expect(() => JSON.stringify([dossier.status(), dossier.check(), dossier.timeline(), dossier.due(), dossier.forecast(), dossier.claims(), dossier.why('Alba pays'), dossier.ask('x')])).not.toThrow();
    }
  });

  it('says that there is no dossier', () => {
    const dossier = openDossier({ 'notes.txt': 'x' });
    expect(dossier.files).toEqual([]);
    expect(dossier.diagnostics.map((d) => d.severity)).toEqual(['error']);
  });

  it('opens a model without text', () => {
    const { model } = openDossier(TEXT);
    const dossier = openModel(JSON.parse(JSON.stringify(model)) as typeof model);
    expect(dossier.status().instruments[0]).toMatchObject({ instrument: 'Pact', isInForce: 'yes', since: '2020-02-01' });
    expect(dossier.why('Pact is in force').problems[0]?.kind).toBe('statement');
  });
});

describe('queries', () => {
  const dossier = openDossier(TEXT);

  it('take names, titles and any letter case', () => {
    expect(dossier.status({ for: 'kingdom of alba' }).for).toBe('Alba');
    expect(dossier.duties({ for: 'ALBA' }).duties).toHaveLength(1);
  });

  it.each([
    [dossier.status({ for: 'Albo' }), 'no party named `Albo`; did you mean `Alba`?'],
    [dossier.status({ on: '2020-02-30' }), 'there is no date `2020-02-30`: February 2020 has 29 days; did you mean `2020-02-29`?'],
    [dossier.due({ before: '2020' }), '`2020` is not a single day; give the day too, such as `2020-01-01`'],
    [dossier.status({ readings: ['lat'] }), 'no reading named `lat`; did you mean `late`?'],
    [dossier.status({ believe: ['Herld'] }), 'no source named `Herld`; did you mean `herald`?'],
    [dossier.forecast('Pakt'), 'no instrument named `Pakt`; did you mean `Pact`?'],
    [dossier.ask('du'), 'no question named `du`; there are `due`, `wrong`'],
    [dossier.timeline({ to: 'never' }), '`never` is not a day; days are written year-month-day, such as `2019-01-22`'],
    [dossier.timeline({ to: '22.01.2019' }), '`22.01.2019` is not written as a day; did you mean `2019-01-22`?'],
  ])('answer what names nothing with what was meant (%#)', (report, message) => {
    expect(report.problems.map((p) => p.message)).toEqual([message]);
  });

  it('say that there is no source where there is none', () => {
    expect(openDossier('dossier "Bare".\nState: Alba.\n').status({ believe: ['foo'] }).problems.map((p) => p.message)).toEqual([
      'no source named `foo`: the dossier has no reports and no claims, and its log cites nobody, so there is nothing to believe; name sources by `according to`',
    ]);
  });

  it('place what is wrong with a statement in its own text', () => {
    const [problem] = dossier.why('Alba paints Borea').problems;
    expect(problem?.diagnostics?.[0]?.span.file).toBe('question');
  });
});

describe('answers', () => {
  const dossier = openDossier(TEXT);

  it('give the last day under each reading', () => {
    expect(dossier.due().due.map((d) => [d.lastDay, d.daysLeft, d.place?.label])).toEqual([['2020-08-01', 61, 'Pact article 1']]);
    expect(dossier.view({ readings: ['late'] }).due().due.map((d) => d.lastDay)).toEqual(['2021-02-01']);
    expect(dossier.due({ readings: ['late'] }).due.map((d) => d.lastDay)).toEqual(['2021-02-01']);
  });

  it('cite file, line and words', () => {
    const why = dossier.why('Alba shall pay Borea');
    expect(why).toMatchObject({ truth: 'yes', sentence: 'Yes. Alba shall pay Borea on 2020-06-01.' });
    expect(why.because[0]?.places[0]).toMatchObject({ label: 'Pact article 1', line: 9, text: 'Alba shall pay Borea within 6 months after this instrument enters into force.' });
  });

  it('tell what happened and what followed', () => {
    expect(dossier.timeline().rows.map((r) => `${r.on} ${r.sentence}`)).toEqual([
      '2020-02-01 Alba and Borea exchange ratifications of Pact',
      '2020-02-01 Pact enters into force for Alba and Borea',
      '2020-02-01 the duty of Alba to pay Borea is due, last day 2020-08-01',
      '2020-08-02 Alba is in breach of Pact article 1, toward Borea: it has failed to pay Borea',
    ]);
  });

  it('keep apart what lies after the dossier’s day', () => {
    expect(dossier.timeline().rows.map((r) => r.isAhead)).toEqual([false, false, false, true]);
  });

  it('tell once what is so of several, and of one party what is its own', () => {
    const several = openDossier(`dossier "Reports".\nas of 2020-06-01.\nState: Alba, Borea, Cinder.\nact State reports.\ninstrument Pact among Alba, Borea and Cinder.
Subject to ratification. Enters into force on ratification by all parties.\narticle 1.\nEach party shall report within 3 months after this instrument enters into force.
On 2020-02-01 Alba ratifies Pact.\nOn 2020-02-01 Borea ratifies Pact.\n`);
    const supposed = several.suppose([{ text: 'On 2020-05-01 Cinder ratifies Pact' }]).dossier;
    expect(several.forecast('Pact').rows[0]).toMatchObject({ sentence: 'Pact is not in force on 2020-06-01: consent of Cinder is missing.', signed: [] });
    expect(supposed.timeline().rows.slice(-2).map((r) => `${r.on} ${r.sentence}`)).toEqual([
      '2020-05-01 the duty of each of Alba, Borea and Cinder to report is due, last day 2020-08-01',
      '2020-08-02 each of Alba, Borea and Cinder is in breach of Pact article 1, toward the others: it has failed to report',
    ]);
    expect(supposed.timeline({ for: 'Borea' }).rows.slice(-1).map((r) => r.sentence)).toEqual(['Borea is in breach of Pact article 1, toward Alba and Cinder: it has failed to report']);
  });

  it('compare with what was expected, and give reasons for what differs', () => {
    const check = dossier.check();
    expect(check.counts).toMatchObject({ errors: 0, findings: 1, met: 1, failed: 1 });
    expect(check.isPassed).toBe(false);
    expect(check.questions.flatMap((q) => q.expectations).map((e) => [e.question, e.got, e.isMet, e.answer.because.length > 0])).toEqual([['due', 'yes', true, false], ['wrong', 'no', false, true]]);
    expect(check.findings.map((f) => f.code)).toEqual(['F0201']);
  });

  it('survive JSON', () => {
    const all = [dossier.status(), dossier.duties({ all: true }), dossier.why('Pact is in force'), dossier.due(), dossier.timeline(), dossier.forecast('Pact'), dossier.claims(), dossier.check(), dossier.ask('due')];
    expect(JSON.parse(JSON.stringify(all))).toEqual(JSON.parse(JSON.stringify(structuredClone(all))));
  });

  it('name the part of an act’s condition that did not hold, and what was so instead', () => {
    const act = 'act giver:State gives land:Land to taker:State,\n  possible when giver holds land and giver trusts taker,\n  makes taker hold land.\n';
    const finding = openDossier(`dossier "Land".\nState: Alba, Borea.\nkind Land.\nLand: Isle.\nfact State holds Land, one State at a time.\nfact State trusts State.\n${act}Initially Alba holds Isle.\nOn 2020-01-01 Borea gives Isle to Alba.\n`).findings()[0];
    expect(finding?.code).toBe('F0103');
    expect(finding?.message).toContain('not possible on that day, since Borea does not hold Isle (instead, Alba holds Isle) and Borea does not trust Alba; the entry is left out.');
    expect(finding?.related?.[0]?.message).toBe('what it needs (the act as declared)');
  });

  it('explain codes of every layer', () => {
    expect(['E0101', 'E0201', 'F0110'].map((code) => dossier.explainCode(code)?.startsWith(`## ${code}`))).toEqual([true, true, true]);
    expect(dossier.explainCode('E9999')).toBeUndefined();
  });
});

describe('what if', () => {
  const dossier = openDossier(TEXT);

  it('adds to the log and tells what changes', () => {
    const supposed = dossier.suppose([{ text: 'On 2020-07-01 Alba pays Borea' }]);
    expect(supposed.problems).toEqual([]);
    expect(supposed.follows.map((r) => r.sentence)).toContain('the duty of Alba to pay Borea is fulfilled');
    expect(supposed.averted.map((r) => r.on)).toEqual(['2020-08-02']);
    expect(supposed.dossier.status({ on: '2020-09-01' }).breaches).toEqual([]);
    expect(dossier.status({ on: '2020-09-01' }).breaches).toHaveLength(1);
  });

  it('says what cannot be read', () => {
    expect(dossier.suppose([{ text: 'Alba sings' }]).problems).toHaveLength(1);
  });
});

describe('accepted findings', () => {
  const accepting = (dossier: ReturnType<typeof openDossier>): string => String(dossier.findings()[0]?.data?.['accept']).replace('…', 'known');

  it('worry nobody until what they rest on changes', () => {
    const sentence = accepting(openDossier(TEXT));
    expect(sentence).toMatch(/^accept finding "claim:early@[0-9a-f]{16}", because "known"\.$/);
    const text = TEXT.replace('reading late', `${sentence}\nreading late`);
    expect(openDossier(text).findings().map((f) => [f.severity, f.message.endsWith('(accepted: known)')])).toEqual([['info', true]]);
    expect(openDossier(text).check().counts.findings).toBe(0);
    const changed = openDossier(text.replace('ratifies Pact on 2020-01-31', 'ratifies Pact on 2020-01-30'));
    expect(changed.findings().map((f) => f.severity)).toEqual(['warning']);
  });
});

describe('survey', () => {
  const text = `dossier "Collision".\nState: A, B, C.\nact State helps State.\n`
    + 'instrument One between A and B.\nEnters into force on exchange of ratifications.\narticle 1.\nA shall help B within 30 days after this instrument enters into force.\n'
    + 'instrument Two between A and C.\nEnters into force on exchange of ratifications.\narticle 1.\nA shall not help B.\n'
    + 'On 2020-01-01 A and C exchange ratifications of Two.\nOn 2020-01-02 A and B exchange ratifications of One.\n';

  it('finds what collides, names the parties and the rule', () => {
    const [row] = openDossier(text).survey().rows;
    expect(row).toMatchObject({ kind: 'collision', party: 'A', rank: 1, readings: [], drafts: [] });
    expect(row?.places.map((p) => p.label)).toEqual(['One article 1', 'Two article 1']);
    expect(row?.parts.map((p) => p.kind)).toContain('run');
  });

  it('stops when told to, and says so', () => {
    const answer = openDossier(text).ask('Can A keep every commitment?', { cancellation: { isCancelled: () => true } });
    expect(answer).toMatchObject({ answer: { kind: 'unknown' }, unknownBecause: 'it was called off' });
    expect(openDossier(text).ask('Can A keep every commitment?', { budget: { steps: 1 } }).answer.kind).toBe('unknown');
  });

  it('finds nothing where nothing is', () => {
    expect(openDossier(TEXT).survey().rows.filter((r) => r.rank < 3)).toEqual([]);
  });
});

describe('editing', () => {
  it('answers from the new text, and again as before when the edit is undone', () => {
    const dossier = openDossier(TEXT);
    const before = dossier.due().due[0]?.lastDay;
    const changed = dossier.update('dossier.treaty', TEXT.replace('6 months', '7 months'));
    expect(changed.due().due[0]?.lastDay).toBe('2020-09-01');
    expect(changed.update('dossier.treaty', TEXT).due().due[0]?.lastDay).toBe(before);
  });
});

describe('versions', () => {
  it('compares what they permit', () => {
    const report = openDossier(TEXT).compareWith(openDossier(TEXT.replace('6 months', '3 months')), { on: '2020-02-02' });
    expect(report.parties.map((p) => [p.party, p.relation])).toContainEqual(['Alba', 'stricter']);
    expect(report.provisions.map((p) => p.kind)).toEqual(['changed']);
    expect(openDossier(TEXT).compareWith(openDossier(TEXT))).toMatchObject({ relation: 'equivalent', provisions: [], questions: [] });
  });
});
