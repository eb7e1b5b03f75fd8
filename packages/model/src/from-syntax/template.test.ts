import { describe, expect, test } from 'vitest';
import { parse } from '@servanda/syntax';
import { date, newName } from './lexemes.ts';
import { choice, complete, listOf, makeInput, memo, type Rule, type Vocabulary } from './matching.ts';
import { maybe, says, template } from './template.ts';

const NOTHING = { kinds: new Map(), kindWords: new Map(), things: new Map(), groups: new Map() } as unknown as Vocabulary;

function read<T>(rule: Rule<T>, text: string): readonly T[] {
  const sentence = parse('t', `${text}.`).syntax.sections[0]?.sentences[0];
  if (!sentence) throw new Error(`no sentence in ${text}`);
  return complete(rule, makeInput(sentence, NOTHING)).map(({ value }) => value);
}

function lacks(rule: Rule<unknown>, text: string): { readonly at: number; readonly expected: readonly string[] } {
  const sentence = parse('t', `${text}.`).syntax.sections[0]?.sentences[0];
  if (!sentence) throw new Error(`no sentence in ${text}`);
  const input = makeInput(sentence, NOTHING, { isTracking: true });
  complete(rule, input);
  return { at: input.furthest, expected: input.expected.map((each) => (each.kind === 'name' ? each.of : each.text)) };
}

const visit = template('(meet | visit) {who} [on {day}] [, twice]', { who: newName, day: maybe(date) }, ({ who, day }) => `${who}${day ? ` ${day.year}` : ''}`);

describe('templates', () => {
  test('words in any letter case, alternatives, options, holes', () => {
    expect(read(visit, 'meet Ann')).toEqual(['Ann']);
    expect(read(visit, 'VISIT Ann on 1990-01-01')).toEqual(['Ann 1990']);
    expect(read(visit, 'meet Ann on 1990, twice')).toEqual(['Ann 1990']);
    expect(read(visit, 'greet Ann')).toEqual([]);
    expect(read(visit, 'meet Ann once')).toEqual([]);
  });

  test('the furthest place and what it lacked', () => {
    expect(lacks(visit, 'meet Ann on Monday')).toEqual({ at: 3, expected: ['a date'] });
    expect(lacks(visit, 'meet')).toEqual({ at: 1, expected: ['a name'] });
    expect(lacks(visit, 'meet Ann at')).toEqual({ at: 2, expected: ['on', ',', 'the end of the sentence'] });
  });

  test('every way to match is found', () => {
    const word = template('{a}', { a: newName }, ({ a }) => a);
    const pair = template('{a} [and] {b}', { a: listOf(word, says('and', null)), b: word }, ({ a, b }) => [...a, b].join('+'));
    expect(read(pair, 'x y')).toEqual(['x+y']);
    const either = choice(template('{a} {b}', { a: newName, b: newName }, () => 'two'), template('one {b}', { b: newName }, () => 'one'));
    expect(read(either, 'one two')).toEqual(['two', 'one']);
  });

  test('a quoted word is no keyword', () => expect(read(says('meet', 1), '"meet"')).toEqual([]));

  test('a hole without its rule is our mistake', () => {
    expect(() => read(template('{who}', {}, () => 1), 'x')).toThrow('no rule for {who}');
    expect(() => read(template('meet [ {who}', { who: newName }, () => 1), 'x')).toThrow('lacks ]');
  });

  test('a rule is run once for a place', () => {
    let runs = 0;
    const counted = memo<string>((input, at) => {
      runs += 1;
      return newName(input, at);
    });
    const twice = choice(template('{a} x', { a: counted }, ({ a }) => a), template('{a} y', { a: counted }, ({ a }) => a));
    expect(read(twice, 'a y')).toEqual(['a']);
    expect(runs).toBe(1);
  });
});
