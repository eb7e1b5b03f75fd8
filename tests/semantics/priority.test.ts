/** Which of two provisions prevails for one party toward another (docs/semantics.md §4), asked of `prevails` itself. */
import { compileText } from '@servanda/model';
import { contextOf } from '@servanda/explorer';
import { prepare, prevails } from '@servanda/semantics';
import { describe, expect, it } from 'vitest';

/** Two treaties that A, B and C may be parties to, with one article each; what stands in the heading, in the article, in the log. */
interface Sketch {
  readonly first?: string;
  readonly second?: string;
  readonly more?: string;
  readonly parties?: readonly [string, string];
  readonly log?: string;
}

function treaty(name: string, heading: string, more: string): string {
  return `instrument ${name}${heading}.\nEnters into force on the 2nd ratification.\narticle 1.\nEach party shall not help any State.\narticle 2.\nEach party shall not attack any State.\n${more}\n`;
}

/** The rule by which X.1 prevails over Y.1 for A toward B, in words; and the other way round after a slash. */
function ruling({ first = '', second = '', more = '', parties = ['A, B and C', 'A, B and C'], log = '' }: Sketch, [high, low]: readonly [string, string] = ['X.1', 'Y.1'], toward: 'B' | 'C' | 'nobody' = 'B'): string {
  const text = `kind Place.\nState: A, B, C.\nact State helps State.\nact State attacks State.\n${treaty('X', first, '')}${treaty('Y', second, '')}${more}\ndossier "Log".\n${log}On 2001-03-01 ${parties[0]} ratify X.\nOn 2001-05-01 ${parties[1]} ratify Y.\n`;
  const { model, diagnostics } = compileText(text);
  expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  const program = prepare(model);
  const state = contextOf(model).startState(program);
  const told = (a: string, b: string): string => {
    const rule = prevails(program, state, a, b, 'A', toward === 'nobody' ? undefined : toward);
    return rule === undefined ? 'no' : rule.kind === 'later-treaty' ? `${rule.later} later than ${rule.earlier}` : `${rule.kind} ${model.law.find((l) => l.id === rule.law)?.provision ?? ''}`;
  };
  return `${told(high, low)} / ${told(low, high)}`;
}

describe('the later treaty', () => {
  it('is the one concluded later, by year, month and day', () => {
    expect(ruling({ first: ', done on 1990-05-20', second: ', done on 1989-12-31' })).toBe('X later than Y / no');
    expect(ruling({ first: ', done on 1990-05-20', second: ', done on 1990-04-30' })).toBe('X later than Y / no');
    expect(ruling({ first: ', done on 1990-05-20', second: ', done on 1990-05-19' })).toBe('X later than Y / no');
    expect(ruling({ first: ', done on 1990-05-19', second: ', done on 1990-05-20' })).toBe('no / Y later than X');
    expect(ruling({ first: ', done on 1990-12-01', second: ', done on 1991-01-31' })).toBe('no / Y later than X');
  });
  it('is neither of two that were concluded on one day', () => {
    expect(ruling({ first: ', done on 1990-05-20', second: ', done on 1990-05-20' })).toBe('no / no');
  });
  it('without a date of conclusion goes by the first signature or consent', () => {
    expect(ruling({})).toBe('no / Y later than X');
    expect(ruling({ log: 'On 2001-02-10 A signs Y.\n' })).toBe('X later than Y / no');
    expect(ruling({ log: 'On 2001-02-28 A signs Y.\n', second: ', done on 2001-03-02' })).toBe('no / Y later than X');
    expect(ruling({ first: ', done on 2001-05-02' })).toBe('X later than Y / no');
    expect(ruling({ first: ', done on 2001-04-30' })).toBe('no / Y later than X');
    expect(ruling({ first: ', done on 2001-05-01' })).toBe('no / no');
  });
  it('counts only between two that are parties to both, and toward somebody', () => {
    expect(ruling({ parties: ['A and B', 'A and C'] })).toBe('no / no');
    expect(ruling({ parties: ['A and C', 'A and B'] })).toBe('no / no');
    expect(ruling({}, ['X.1', 'Y.1'], 'C')).toBe('no / Y later than X');
  });
  it('is a treaty: neither custom nor an article of the same treaty', () => {
    const custom = 'custom K.\narticle 1.\nA State shall not help any State.\n';
    expect(ruling({ more: custom }, ['X.1', 'K.1'])).toBe('no / no');
    expect(ruling({}, ['X.1', 'X.2'])).toBe('no / no');
  });
});

describe('a clause', () => {
  it('decides before the dates do, and against them', () => {
    expect(ruling({ more: 'X article 1 prevails over Y article 1.\n' })).toMatch(/^clause .*\/ no$/);
    expect(ruling({ more: 'Y article 1 prevails over X article 1.\n', first: ', done on 2010-01-01' })).toMatch(/^no \/ clause /);
    expect(ruling({ more: 'X article 2 prevails over Y article 1.\n' })).toBe('no / Y later than X');
    expect(ruling({ more: 'X prevails over Y.\n' })).toMatch(/^clause .*\/ no$/);
  });
  it('over any other instrument says nothing about the articles of its own', () => {
    expect(ruling({ more: 'X prevails over any other instrument.\n' })).toMatch(/^clause .*\/ no$/);
    expect(ruling({ more: 'X prevails over any other instrument.\n' }, ['X.1', 'X.2'])).toBe('no / no');
    expect(ruling({ more: 'X article 1 prevails over any other instrument.\n' }, ['X.1', 'X.2'])).toBe('no / no');
  });
  it('of a treaty binds the two that are parties to it', () => {
    const third = (parties: string): Sketch => ({ more: `instrument Z.\nEnters into force on the 2nd ratification.\narticle 1.\nX prevails over Y.\nOn 2001-06-01 ${parties} ratify Z.\n` });
    expect(ruling(third('A and B'))).toBe('clause Z.1 / no');
    expect(ruling(third('A and C'))).toBe('no / Y later than X');
    expect(ruling(third('A and C'), ['X.1', 'Y.1'], 'nobody')).toBe('clause Z.1 / no');
    expect(ruling(third('B and C'), ['X.1', 'Y.1'], 'nobody')).toBe('no / no');
  });
});

describe('the Charter', () => {
  const charter = (parties: string): Sketch => ({
    more: `instrument Charter.\nEnters into force on the 2nd ratification.\narticle 103.\nObligations under X prevail over any other instrument, under article 103.\nY prevails over X.\nOn 2001-06-01 ${parties} ratify Charter.\n`,
  });
  it('prevails for its members, whoever the other side is, and before any clause', () => {
    expect(ruling(charter('A and B'))).toBe('charter Charter.103 / no');
    expect(ruling(charter('A and C'))).toBe('charter Charter.103 / no');
  });
  it('does not for those that are not', () => {
    expect(ruling(charter('B and C'))).toBe('no / Y later than X');
  });
});
