/** Compilation as a whole: declarations, what an edit costs and keeps, occurrences, hostile input. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileText } from './compile.ts';
import { expectationsAt } from './expectations.ts';

const preamble = readFileSync(new URL('../../test/preamble.treaty', import.meta.url), 'utf8');
const errorsOf = (text: string): readonly string[] => compileText(text).diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`);

test('an act that brings about what something else looks at is used', () => {
  const text = 'State: A, B.\nfact State is neutral.\nact giver:State declares neutrality, makes giver be neutral.\n';
  const codes = (more: string): readonly string[] => compileText(text + more).diagnostics.map(({ code }) => code);
  expect(codes('instrument T between A and B.\narticle 1. While A is neutral, B shall not help A.\nact State helps State.\n')).toEqual([]);
});

describe('declarations', () => {
  const { model, diagnostics } = compileText(`dossier "Talks". as of 2019-01.
kind Territory, Rank. kind Island, a Territory.
State: Japan, USA "United States of America" also "US", "U.S.", USSR from 1922-12-30 to 1991-12-26, Russia iso3 "RUS" code "365".
islands: Shikotan "Shikotan-tō".
Russia continues USSR from 1991-12-26, according to "note of 24 December 1991".
group Allies: Japan, USA.
weight tons: Japan 10.5, USA 20%, total 100.
fact State administers Territory, one State at a time.
fact State and State are at war, mutual.
act giver:State hands (hand, handed, handed, handing) land:Territory over to taker:State, possible when giver administers land and giver is at war with taker, makes taker administer land and giver no longer at war with taker.
reading wide "…". reading narrow "…", excluding wide.
Initially Japan administers Shikotan. `);

  test('no errors', () => expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]));
  test('title and date', () => expect([model.title, model.asOf]).toEqual(['Talks', { year: 2019, month: 1 }]));
  test('kinds', () => expect(model.kinds.map(({ id, parent }) => [id, parent])).toEqual([
    ['Actor', undefined], ['State', 'Actor'], ['Organization', 'Actor'], ['Instrument', undefined], ['Territory', undefined], ['Rank', undefined], ['Island', 'Territory'],
  ]));
  test('things', () => expect(model.things.map(({ origin: _, ...thing }) => thing)).toEqual([
    { id: 'Japan', kind: 'State', aliases: [], codes: {} },
    { id: 'USA', kind: 'State', title: 'United States of America', aliases: ['US', 'U.S.'], codes: {} },
    { id: 'USSR', kind: 'State', aliases: [], codes: {}, existsFrom: { year: 1922, month: 12, day: 30 }, existsTo: { year: 1991, month: 12, day: 26 } },
    { id: 'Russia', kind: 'State', aliases: [], codes: { iso3: 'RUS', code: '365' } },
    { id: 'Shikotan', kind: 'Island', title: 'Shikotan-tō', aliases: [], codes: {} },
  ]));
  test('groups, weights, continuity', () => {
    expect(model.groups.map(({ id, members }) => [id, members])).toEqual([['Allies', ['Japan', 'USA']]]);
    expect(model.weights.map(({ id, values, total }) => [id, values, total])).toEqual([['tons', { Japan: 10.5, USA: 20 }, 100]]);
    expect(model.continuities.map(({ successor, predecessor, from }) => [successor, predecessor, from.year])).toEqual([['Russia', 'USSR', 1991]]);
  });
  test('facts', () => expect(model.facts.map(({ id, isMutual, functionalRole }) => [id, isMutual, functionalRole])).toEqual([
    ['State administers Territory', false, 0], ['State and State are at war', true, undefined],
  ]));
  test('readings', () => expect(model.readings.map(({ id, excludes }) => [id, excludes])).toEqual([['wide', []], ['narrow', ['wide']]]));
});

test('what an act makes and needs', () => {
  const { model, diagnostics } = compileText(`kind Territory. State: A, B. Territory: I.
fact State administers Territory.
fact State and State are at war, mutual.
act giver:State hands land:Territory over to taker:State, possible when giver administers land and giver is at war with taker,
  makes taker administer land and giver no longer be at war with taker.
Initially A administers I. Initially A and B are at war. On 1990-01-01 A hands I over to B.`);
  expect(diagnostics).toEqual([]);
  const act = model.acts.find(({ treatyAct }) => treatyAct === undefined);
  const role = (n: number): object => ({ kind: 'var', name: `$${n}` });
  expect(act?.possible).toEqual({ kind: 'and', of: [
    { kind: 'fact', fact: { pattern: 'State administers Territory', args: [role(0), role(1)] } },
    { kind: 'fact', fact: { pattern: 'State and State are at war', args: [role(0), role(2)] } },
  ] });
  expect(act?.effects).toEqual([
    { kind: 'fact', fact: { pattern: 'State administers Territory', args: [role(2), role(1)] }, value: true },
    { kind: 'fact', fact: { pattern: 'State and State are at war', args: [role(0), role(2)] }, value: false },
  ]);
});

describe('an edit', () => {
  const text = `${preamble}article 4. A shall pay B.\narticle 5. A shall not arm B.\n`;

  test('gives what compiling afresh gives, wherever it is', () => {
    let previous = compileText(text);
    for (let at = 0; at < text.length; at += 17) {
      for (const changed of [`${text.slice(0, at)}x${text.slice(at)}`, text.slice(0, at) + text.slice(at + 3), text]) {
        previous = compileText(changed, 'dossier.treaty', previous);
        const fresh = compileText(changed);
        expect(JSON.stringify(previous.diagnostics)).toBe(JSON.stringify(fresh.diagnostics));
        expect(JSON.stringify(previous.model)).toBe(JSON.stringify(fresh.model));
      }
    }
  });

  test('keeps the law of other sentences, and moves it', () => {
    const before = compileText(text);
    const [first, second] = before.model.law;
    const after = compileText(text.replace('A shall pay B', 'A shall pay C'), 'dossier.treaty', before);
    expect(after.model.law[0]).not.toBe(first);
    expect(after.model.law[1]).toBe(second);
    const moved = compileText(`// a remark\n${text}`, 'dossier.treaty', after);
    expect(moved.model.law[1]).toBe(second);
    expect(moved.model.law[1]?.origin.from).toBe(text.indexOf('A shall not arm B') + '// a remark\n'.length);
  });

  test('of a declaration is seen by every sentence', () => {
    const before = compileText(text);
    const after = compileText(text.replace('act State arms State.', 'act State equips State.'), 'dossier.treaty', before);
    expect(after.diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(compileText(text, 'dossier.treaty', after).diagnostics).toEqual(compileText(text).diagnostics);
  });
});

test('occurrences: definitions and uses of names and phrases', () => {
  const text = 'State: A, B.\nact State pays State.\ninstrument T between A and B.\narticle 1. When any State X pays A, B shall pay X.\narticle 2. Article 1 is subject to article 2.';
  const found = compileText(text).occurrences().map(({ id, of, span, isDefinition }) => `${text.slice(span.from, span.to)} ${of} ${id}${isDefinition ? '!' : ''}`);
  expect(found).toEqual(expect.arrayContaining([
    'A thing A!', 'B thing B!', 'State pays State act State pays State!', 'T instrument T!', '1 article T.1!', '2 article T.2!', 'A thing A', 'B thing B', 'State kind State',
    'X variable X!', 'X variable X', 'pays act State pays State', 'pay act State pays State', '1 article T.1', '2 article T.2',
  ]));
  expect(found.filter((each) => each === 'X variable X')).toHaveLength(1);
});

describe('what may come next', () => {
  const at = (text: string): readonly string[] => {
    const whole = preamble + text;
    const [before = '', after = ''] = whole.split('|');
    return expectationsAt(compileText(before + after), 'dossier.treaty', before.length)?.expected.map(({ text: word }) => word) ?? [];
  };

  test('after a subject: verbs and modals', () => expect(at('article 4. A |.')).toEqual(expect.arrayContaining(['shall', 'may', 'pays', 'transfers'])));
  test('after a modal: base forms', () => {
    expect(at('article 4. A shall |.')).toEqual(expect.arrayContaining(['pay', 'arm', 'transfer', 'refrain']));
    expect(at('article 4. A shall |.')).not.toContain('pays');
  });
  test('in a slot: things of its kind, and what binds one', () => {
    const expected = at('article 4. A shall deploy forces on |.');
    expect(expected).toEqual(expect.arrayContaining(['North', 'Shikotan', 'any']));
    expect(expected).not.toContain('USA');
  });
  test('while a word is being typed it is left out', () => expect(at('article 4. A shall tran|.')).toContain('transfer'));
  test('in a final clause', () => expect(at('Enters into force |.')).toEqual(expect.arrayContaining(['on', 'when'])));
  test('at the start of a sentence: forms, names, headings', () => expect(at('article 4. A shall pay B. |')).toEqual(expect.arrayContaining(['when', 'A', 'article', 'question'])));
  test('after something that fits nothing: nothing', () => expect(at('article 4. A blorps the |.')).toEqual([]));
  test('in a file that is not there', () => expect(expectationsAt(compileText(''), 'other.treaty', 0)).toBeUndefined());
});

describe('hostile input', () => {
  test('a sentence without end in it', () => {
    const list = Array.from({ length: 400 }, () => 'A').join(', ');
    expect(errorsOf(`${preamble}article 4. ${list} and B shall pay C.`)).toEqual([]);
    expect(errorsOf(`${preamble}article 4. When ${Array.from({ length: 60 }, () => 'A is neutral').join(' and ')}, A shall pay B.`)).toEqual([]);
    expect(errorsOf(`${preamble}article 4. When ${Array.from({ length: 60 }, () => 'A is neutral or B is neutral').join(' and ')}, A shall blorp B.`)).toHaveLength(1);
    expect(errorsOf(`${preamble}article 4. ${'('.repeat(3000)}A is neutral.`).length).toBeGreaterThan(0);
    expect(errorsOf(`${preamble}article 4. A shall deploy forces on ${'any Territory that A administers and '.repeat(40)}North.`).length).toBeLessThan(2);
  });
  test('words of objects', () => expect(errorsOf('State: constructor, toString, __proto__.\nact constructor hasOwnProperty.\nweight __proto__: constructor 5.').length).toBeLessThan(3));
  test('headings without a name', () => expect(() => compileText('instrument. article. reading. question. draft "x". dossier. custom 5.')).not.toThrow());
  test('declarations cut short', () => {
    const text = 'kind. fact. act State. act State, makes. group. group X:. weight. weight X: A. State:. State: A also. X continues. as of. reading r excludes. act A:B c. act State (a, b).';
    expect(() => compileText(text)).not.toThrow();
    for (let end = 0; end < preamble.length; end += 7) expect(() => compileText(preamble.slice(0, end))).not.toThrow();
  });
});

test('other names and codes stand for their thing where they mean one only', () => {
  const { model, diagnostics } = compileText(`dossier "D".
State: Usa "United States of America" also "US" "United States" iso3 "USA", Japan iso3 "JPN" cow "JAP", Austria cow "AUS", Australia iso3 "AUS".
act State helps State.
group Both: US, JPN.
weight votes: US 40, JPN 25.
instrument T between US and JPN.
article 1.
USA shall help JPN.
When any State X helps US, X may help JAP.
dossier "Log".
On 2000-01-01 US signs T.
`);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(model.groups[0]?.members).toEqual(['Usa', 'Japan']);
  expect(model.weights[0]?.values).toEqual({ Usa: 40, Japan: 25 });
  expect(model.instruments[0]?.parties).toEqual(['Usa', 'Japan']);
  expect(model.log[0]?.content).toMatchObject({ act: { args: [{ id: 'Usa' }, { id: 'T' }] } });
  expect(JSON.stringify(model.law)).not.toMatch(/"(?:US|USA|JPN|JAP)"/);
  const unclear = compileText('dossier "D".\nState: Austria cow "AUS", Australia iso3 "AUS".\nact State helps State.\nOn 2000-01-01 AUS helps Austria.');
  expect(unclear.diagnostics.map(({ code }) => code)).toContain('E0201');
});
