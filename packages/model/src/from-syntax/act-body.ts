/** `possible when C` and `makes F [and F]` of an act's declaration, with its roles as variables. */
import type { Diagnostic } from '@servanda/base';
import { unknownOption } from '../diagnostics.ts';
import type { Formula } from '../ir/formula.ts';
import type { FactEffect } from '../ir/norm.ts';
import type { Term } from '../ir/terms.ts';
import { basePredicate, bePredicate, noun, predicate as finitePredicate, simpleNoun } from './clauses.ts';
import type { PhraseSentence } from './collect.ts';
import { condition } from './conditions.ts';
import { effectsOf } from './interpret-law.ts';
import { hasUnknown } from './interpret-nouns.ts';
import { formulaOf } from './interpret-clauses.ts';
import type { Item } from './items.ts';
import { choice, complete, makeInput, map, memo, NONE, type Input, type Match, type Place, type Rule, variantOf, type Vocabulary } from './matching.ts';
import { variablesOf } from './nouns.ts';
import { makeSense, spanAt, type Occurrence, type Sense, type SentenceContext } from './sense.ts';
import type { Clause, Condition, Polarity, Predicate } from './surface.ts';
import { says, template } from './template.ts';

const polarity = choice<Polarity>(says('no longer', 'no-longer'), says('not', 'not'), says('', 'yes'));

const bare: Rule<Predicate> = choice(basePredicate, bePredicate);

/** `taker administer land`, `land is administered by taker`, `giver no longer administer land`, `land administered by taker`, `the two be at war`. */
const bareClause: Rule<Clause> = (input, at) => {
  const out: Match<Clause>[] = [];
  for (const subject of [...noun(input, at), ...simpleNoun(input, at)]) {
    for (const how of polarity(input, subject.end)) {
      for (const said of bare(input, how.end)) {
        const predicate = withPolarity(said.value, how.value);
        out.push({ value: { kind: 'said', subject: subject.value, predicate, place: { at, end: said.end } }, end: said.end });
      }
    }
    for (const said of finitePredicate(input, subject.end)) {
      out.push({ value: { kind: 'said', subject: subject.value, predicate: said.value, place: { at, end: said.end } }, end: said.end });
    }
  }
  return out.length === 0 ? NONE : out;
};

function withPolarity(predicate: Predicate, how: Polarity): Predicate {
  return predicate.kind === 'phrase' ? { ...predicate, polarity: how } : predicate;
}

const atom: Rule<Condition> = map(bareClause, (clause): Condition => ({ kind: 'clause', clause }));
const effects: Rule<Condition> = memo((input, at) => {
  const out: Match<Condition>[] = [];
  const extend = (parts: readonly Condition[], end: number): void => {
    const next = input.tokens[end]?.value;
    let from = next === ',' ? end + 1 : end;
    if (input.tokens[from]?.value === 'and') from += 1;
    if (from > end) for (const more of atom(input, from)) extend([...parts, more.value], more.end);
    const [only] = parts;
    out.push({ value: parts.length === 1 && only ? only : { kind: 'and', of: parts }, end });
  };
  for (const first of atom(input, at)) extend([first.value], first.end);
  return out;
});

const option = choice<{ possible?: Condition; effects?: Condition }>(
  template('possible (when | if | only when | only if | while) {c}', { c: condition }, ({ c }) => ({ possible: c })),
  template('(makes | make) {effects}', { effects }, ({ effects: made }) => ({ effects: made })),
);

export interface ActBody {
  readonly item: Item;
  readonly diagnostics: readonly Diagnostic[];
  readonly occurrences: readonly Occurrence[];
}

const CONTEXT: SentenceContext = { section: 'preamble', provision: 'dossier' };

/** Reads the options behind an act's or a fact's phrase. */
export function readActBody({ sentence, phrase, pattern, isAct }: PhraseSentence, scope: Vocabulary): ActBody {
  const roles = new Map<string, Term>();
  const kinds = new Map<string, string>();
  phrase.roles.forEach((role, i) => {
    if (role.name === undefined) return;
    roles.set(role.name, { kind: 'var', name: `$${i}` });
    kinds.set(role.name, role.kind);
  });
  // The only blank of its kind may go by the kind's name: `act State seals Site, makes Site is sealed`.
  phrase.roles.forEach(({ kind }, i) => {
    if (roles.has(kind) || scope.things.has(kind) || phrase.roles.filter((role) => role.kind === kind).length > 1) return;
    roles.set(kind, { kind: 'var', name: `$${i}` });
    kinds.set(kind, kind);
  });
  const variables = new Map([...kinds, ...variablesOf({ tokens: sentence.tokens, scope })]);
  const input = makeInput(sentence, scope, { variables });
  const sense = makeSense(input, CONTEXT, roles);
  const found = phrase.options.map((place) => readOption(input, place, isAct, sense));
  const stated = found.find((each) => each?.possible)?.possible;
  const isAgent: Formula | undefined = phrase.agent === undefined ? undefined : { kind: 'same', left: { kind: 'var', name: '$0' }, right: { kind: 'thing', id: phrase.agent } };
  const possible = isAgent && stated ? { kind: 'and' as const, of: [isAgent, stated] } : isAgent ?? stated;
  const made = found.flatMap((each) => each?.effects ?? []);
  const effectsMade = made.filter((effect): effect is FactEffect => effect.kind === 'fact' && !hasUnknown(effect));
  return { item: { kind: 'act-body', pattern: pattern.id, ...(possible && !hasUnknown(possible) && { possible }), effects: effectsMade }, diagnostics: sense.diagnostics, occurrences: sense.occurrences };
}

function readOption(input: Input, place: Place, isAct: boolean, sense: Sense): { possible?: ReturnType<typeof formulaOf>; effects?: ReturnType<typeof effectsOf> } | undefined {
  const words = input.tokens.slice(place.at, place.end).map((token) => token.text).join(' ');
  if (words === 'mutual' || (!isAct && /^one \S+ at a time$/i.test(words))) return undefined;
  const tokens = input.tokens.slice(0, place.end);
  for (const isLenient of [false, true]) {
    const [match] = complete(option, variantOf(input, { tokens, isLenient }), place.at);
    if (!match) continue;
    if (match.value.possible) return { possible: formulaOf(sense, match.value.possible, 'close') };
    if (match.value.effects) return { effects: effectsOf(sense, match.value.effects) };
  }
  sense.diagnostics.push(unknownOption(spanAt(sense, place), { words, isAct }));
  return undefined;
}
