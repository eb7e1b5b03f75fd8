/**
 * Sentence forms as they are written: `'on {date} {clause}[, according to {sources}]'` becomes a rule.
 *
 *     word        that word, in any letter case           , ; :      that mark
 *     [ … ]       may be left out                          (a | b)    one or the other
 *     {name}      what the rule `name` matches, handed to `build` under that name
 *
 * A hole that may stay empty is given as `maybe(rule)`. The text is compiled once into a small automaton; the author's
 * phrases are compiled into the same nodes (`phrase-index.ts`).
 */
import { invariant } from '@servanda/base';
import { miss, NONE, type Input, type Match, type Matches, type Node, type Place, type Rule } from './matching.ts';

export const END: Node = { kind: 'end' };
const NO_NODES: readonly Node[] = [];

/** A choice between branches. */
function split(branches: readonly Node[]): Node {
  if (branches.length < 3 || branches.some(({ kind }) => kind !== 'word')) return { kind: 'split', branches };
  const byWord = new Map<string, Node[]>();
  for (const branch of branches) {
    const word = branch.kind === 'word' ? branch.text : '';
    const known = byWord.get(word);
    if (known) known.push(branch);
    else byWord.set(word, [branch]);
  }
  return { kind: 'split', branches, byWord };
}

/** Follows every path; `values` is filled as it goes, and handed to `found` at each end. */
export function walk(node: Node, input: Input, at: number, values: unknown[], found: (end: number) => void): void {
  let here = node;
  let position = at;
  for (;;) {
    switch (here.kind) {
      case 'word': {
        const token = input.tokens[position];
        if (token === undefined || token.value !== here.text || token.kind === 'string') {
          miss(input, position, { kind: 'word', text: here.text });
          return;
        }
        position += 1;
        here = here.next;
        break;
      }
      case 'put':
        values[here.index] = here.value;
        here = here.next;
        break;
      case 'hole': {
        const matches = here.rule(input, position);
        const index = here.index;
        const next = here.next;
        for (const match of matches) {
          values[index] = match.value;
          walk(next, input, match.end, values, found);
        }
        values[index] = undefined;
        return;
      }
      case 'split': {
        // A branch whose first word is not there is passed over without a call, unless its lack is to be noted.
        const word = input.isTracking ? undefined : input.tokens[position]?.value ?? '';
        const branches = word === undefined ? here.branches : here.byWord ? here.byWord.get(word) ?? NO_NODES : here.branches;
        for (const branch of branches) {
          if (word === undefined || branch.kind !== 'word' || branch.text === word) walk(branch, input, position, values, found);
        }
        return;
      }
      case 'end':
        found(position);
        return;
    }
  }
}

interface Maybe<T> {
  readonly maybe: Rule<T>;
}

/** A hole inside `[ ]` or `( | )`, whose value may be absent. */
export function maybe<T>(rule: Rule<T>): Maybe<T> {
  return { maybe: rule };
}

/** The rules that fill a form's holes, by name. */
export type Holes = Readonly<Record<string, Rule<unknown> | Maybe<unknown>>>;
/** What the holes yield. */
export type ValuesOf<H extends Holes> = {
  readonly [K in keyof H]: H[K] extends Maybe<infer T> ? T | undefined : H[K] extends (...args: never[]) => Matches<infer T> ? T : never;
};

/** The rule for a written form. `build` gets the holes' values and the place of the whole. */
export function template<H extends Holes, T>(text: string, holes: H, build: (values: ValuesOf<H>, place: Place, input: Input) => T): Rule<T> {
  const names = Object.keys(holes);
  let start: Node | null = null;
  const automaton = (): Node => (start ??= compile(text, names, holes));
  const collect = (input: Input, at: number, from: Node, values: unknown[], position: number, out: Match<T>[]): void => {
    walk(from, input, position, values, (end) => {
      const record: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i += 1) record[names[i] as string] = values[i];
      out.push({ value: build(record as ValuesOf<H>, { at, end }, input), end });
    });
  };
  // Most attempts fail at the first step: that is looked at before anything is allocated.
  const run = (input: Input, at: number): Matches<T> => {
    const first = automaton();
    if (first.kind === 'word') {
      const token = input.tokens[at];
      if (token === undefined || token.value !== first.text || token.kind === 'string') return miss(input, at, { kind: 'word', text: first.text });
    }
    const out: Match<T>[] = [];
    if (first.kind === 'hole') {
      const matches = first.rule(input, at);
      if (matches.length === 0) return NONE;
      const values: unknown[] = [];
      for (const match of matches) {
        values[first.index] = match.value;
        collect(input, at, first.next, values, match.end, out);
      }
    } else collect(input, at, first, [], at, out);
    return out.length === 0 ? NONE : out;
  };
  let firsts: ReadonlySet<string> | null | undefined;
  return Object.assign(run, { shape: text, firstWords: () => (firsts === undefined ? (firsts = firstWordsOf(automaton())) : firsts) });
}

/** A form without holes that stands for a fixed value: `says('on signature', 'signature')`. */
export function says<T>(text: string, value: T): Rule<T> {
  return template(text, {}, () => value);
}

function firstWordsOf(node: Node): ReadonlySet<string> | null {
  switch (node.kind) {
    case 'word': return new Set([node.text]);
    case 'hole': return node.rule.firstWords?.() ?? null;
    case 'put': return firstWordsOf(node.next);
    case 'end': return null;
    case 'split': {
      const union = new Set<string>();
      for (const branch of node.branches) {
        const words = firstWordsOf(branch);
        if (words === null) return null;
        for (const word of words) union.add(word);
      }
      return union;
    }
  }
}

const PIECE = /\{(\w+)\}|([[\]()|])|([^\s[\](){}|,;:?]+)|([,;:?])/g;

function compile(text: string, names: readonly string[], holes: Holes): Node {
  const pieces = [...text.matchAll(PIECE)].map((match) => match[0]);
  let at = 0;

  const sequence = (closing: string | null): ((next: Node) => Node)[] => {
    const branches: ((next: Node) => Node)[][] = [[]];
    for (;;) {
      const piece = pieces[at];
      at += 1;
      if (piece === undefined || piece === closing) {
        invariant(piece === (closing ?? undefined), `the form \`${text}\` lacks ${closing}`);
        return branches.length === 1 ? branches[0] ?? [] : [(next) => split(branches.map((branch) => link(branch, next)))];
      }
      if (piece === '|') branches.push([]);
      else branches.at(-1)?.push(element(piece));
    }
  };
  const element = (piece: string): ((next: Node) => Node) => {
    if (piece === '[') {
      const inner = sequence(']');
      return (next) => split([link(inner, next), next]);
    }
    if (piece === '(') {
      const inner = sequence(')');
      return (next) => link(inner, next);
    }
    if (piece.startsWith('{')) return hole(piece.slice(1, -1));
    return (next) => ({ kind: 'word', text: piece.toLowerCase(), next });
  };
  const hole = (name: string): ((next: Node) => Node) => {
    const index = names.indexOf(name);
    const given = holes[name];
    invariant(given !== undefined, `the form \`${text}\` has no rule for {${name}}`);
    const rule: Rule<unknown> = typeof given === 'function' ? given : given.maybe;
    return (next) => ({ kind: 'hole', index, rule, next });
  };
  return link(sequence(null), END);
}

function link(elements: readonly ((next: Node) => Node)[], end: Node): Node {
  return elements.reduceRight((next, element) => element(next), end);
}
