/** Clauses joined by `and`, `or`, `not`; events named by nouns. `and` binds closer than `or`; parentheses may say otherwise. */
import { clause, fitsSubject, gerundPredicate, predicate, simpleNoun } from './clauses.ts';
import { choice, firstOf, later, memo, NONE, type Input, type Match, type Rule } from './matching.ts';
import { instrumentNoun, provisionNoun } from './nouns.ts';
import type { Condition, EventNoun } from './surface.ts';
import { maybe, says, template } from './template.ts';

type ActNoun = Extract<EventNoun, { kind: 'act' }>['act'];

const actNoun = choice<ActNoun>(
  says('signature', 'sign'), says('(ratification | acceptance | approval)', 'ratify'), says('deposit of (its | the | an) (instrument | instruments) of ratification', 'ratify'),
  says('(denunciation | withdrawal)', 'withdraw'), says('accession', 'accede'), says('suspension', 'suspend'),
  says('exchange of [the] [instruments of] (ratification | ratifications)', 'exchange'),
);

const the = '[(the | its | a | an)]';
/** `entry into force of X [for P]`, `signature of X by P`, `breach of article 5 by P`, `notice`. */
export const eventNoun: Rule<EventNoun> = memo(choice<EventNoun>(
  template(`${the} entry into force [of {x}] [for {p}]`, { x: maybe(instrumentNoun), p: maybe(simpleNoun) }, ({ x, p }): EventNoun => ({ kind: 'entry-into-force', instrument: x, party: p })),
  template(`${the} (termination | expiry | expiration) of {x} [for {p}]`, { x: instrumentNoun, p: maybe(simpleNoun) }, ({ x, p }): EventNoun => ({ kind: 'end', instrument: x, party: p })),
  template(`${the} {act} [of {x}] [by {p}]`, { act: actNoun, x: maybe(instrumentNoun), p: maybe(simpleNoun) }, ({ act, x, p }): EventNoun => ({ kind: 'act', act, instrument: x, by: p })),
  template('[(the | such | its)] [receipt of] [(the | such | a | its)] (notice | notification) [of (withdrawal | denunciation | termination)]', {}, (): EventNoun => ({ kind: 'notice' })),
  template(`${the} (breach | violation) of {law} [by {p}]`, { law: choice(provisionNoun, instrumentNoun), p: maybe(simpleNoun) }, ({ law, p }): EventNoun => ({ kind: 'breach', provision: law, by: p })),
  template('the deadline (of | for | in) {law}', { law: provisionNoun }, ({ law }): EventNoun => ({ kind: 'deadline', provision: law })),
  template(`${the} (fulfilment | performance) of {law} [by {p}]`, { law: provisionNoun, p: maybe(simpleNoun) }, ({ law, p }): EventNoun => ({ kind: 'fulfilment', provision: law, by: p })),
));

export const eventNounCondition: Rule<Condition> = template('{event}', { event: eventNoun }, ({ event }, place): Condition =>
  ({ kind: 'clause', clause: { kind: 'event-noun', event, place } }));

const atom: Rule<Condition> = memo((input, at) => {
  const token = input.tokens[at];
  if (token?.value === '(' || token?.value === 'not' || token?.value === 'either' || token?.value === 'it') {
    const grouped = group(input, at);
    if (grouped.length > 0) return grouped;
  }
  const found = clause(input, at);
  if (found.length === 0) return NONE;
  const out: Match<Condition>[] = [];
  for (const { value, end } of found) {
    const whole: Condition = { kind: 'clause', clause: value };
    if (input.tokens[end]?.value === 'without') for (const left of without(input, end)) out.push({ value: { kind: 'and', of: [whole, { kind: 'not', of: left.value }] }, end: left.end });
    out.push({ value: whole, end });
  }
  return out;
});

/** `A arms C without consulting B`: what the same subject has not done. */
const without: Rule<Condition> = template('without [(first | previously | prior)] {act}', { act: gerundPredicate }, ({ act }, place): Condition =>
  ({ kind: 'clause', clause: { kind: 'said', subject: { kind: 'pronoun', word: 'itself', place: { at: place.at, end: place.at + 1 } }, predicate: act, place } }));

const group: Rule<Condition> = firstOf<Condition>(
  template('{open} {c} {close}', { open: mark('('), close: mark(')'), c: later(() => condition) }, ({ c }) => c),
  template('not {open} {c} {close}', { open: mark('('), close: mark(')'), c: later(() => condition) }, ({ c }): Condition => ({ kind: 'not', of: c })),
  template('it is not (true | the case) that {c}', { c: later(() => atom) }, ({ c }): Condition => ({ kind: 'not', of: c })),
  template('not {c}', { c: later(() => atom) }, ({ c }): Condition => ({ kind: 'not', of: c })),
  template('either {c}', { c: later(() => condition) }, ({ c }) => c),
);

function mark(text: string): Rule<null> {
  return Object.assign(
    (input: Input, at: number) => (input.tokens[at]?.value === text && input.tokens[at]?.kind !== 'string' ? [{ value: null, end: at + 1 }] : NONE),
    { firstWords: () => new Set([text]) },
  );
}

/** `A and B`; after `and` the subject may be left out (`signs X and ratifies Y`). */
const conjunction: Rule<Condition> = memo((input, at) => joined(input, at, atom, 'and'));

/** Any condition, longest first. */
export const condition: Rule<Condition> = memo((input, at) => joined(input, at, conjunction, 'or'));

function joined(input: Input, at: number, part: Rule<Condition>, word: 'and' | 'or'): Match<Condition>[] {
  const out: Match<Condition>[] = [];
  for (const first of part(input, at)) {
    out.push(first);
    more(input, part, word, [first.value], first.end, out);
  }
  return out.length > 1 ? out.sort((a, b) => b.end - a.end) : out;
}

function more(input: Input, part: Rule<Condition>, word: 'and' | 'or', parts: readonly Condition[], end: number, out: Match<Condition>[]): void {
  let next = end;
  const hasComma = input.tokens[next]?.value === ',';
  if (hasComma) next += 1;
  const hasWord = input.tokens[next]?.value === word;
  if (!hasWord && (!hasComma || parts.length > 20)) return;
  if (hasWord) next += 1;
  // `and that A pays B` repeats a conjunction; `and that State is neutral` points back.
  const isRepeated = hasWord && (input.tokens[next]?.value === 'that' || input.tokens[next]?.value === 'if');
  const found = isRepeated ? [...part(input, next + 1), ...part(input, next)] : part(input, next);
  const continued = found.length > 0 || !hasWord ? found : sameSubject(input, next, parts.at(-1));
  for (const match of continued) {
    const longer = [...parts, match.value];
    if (hasWord) out.push({ value: { kind: word, of: longer }, end: match.end });
    more(input, part, word, longer, match.end, out);
  }
}

function sameSubject(input: Input, at: number, before: Condition | undefined): readonly Match<Condition>[] {
  let last = before;
  while (last?.kind === 'and' || last?.kind === 'or') last = last.of.at(-1);
  if (last?.kind !== 'clause' || last.clause.kind !== 'said') return NONE;
  const { subject } = last.clause;
  return predicate(input, at)
    .filter(({ value }) => fitsSubject(input, subject, value))
    .map(({ value, end }): Match<Condition> => ({ value: { kind: 'clause', clause: { kind: 'said', subject, predicate: value, place: { at, end } } }, end }));
}
