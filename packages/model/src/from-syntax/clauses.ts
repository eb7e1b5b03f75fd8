/**
 * Clauses: `Japan administers Shikotan`, `Japan and USSR are no longer at war`, `PeaceTreaty is in force for Japan`,
 * `article 5 is breached by Russia`. The author's phrases and the built-in predicates stand side by side: what follows a
 * subject is looked up by its first word in both. Read next: `conditions.ts`, `dates.ts`.
 */
import { choice, filter, later, map, memo, miss, NONE, one, type Input, type Match, type Matches, type PhraseVariant, type Place, type Rule, type VerbIndex } from './matching.ts';
import { count, date, groupName, kindName } from './lexemes.ts';
import { instrumentNoun, nounFits, nounRule, provisionNoun } from './nouns.ts';
import type { Clause, Noun, Polarity, Predicate, Tense } from './surface.ts';
import { phraseName } from './phrase-index.ts';
import { maybe, says, template, walk } from './template.ts';

const nouns = nounRule(later(() => relatives));
/** Any noun phrase, lists included. */
export const noun: Rule<Noun> = nouns.noun;
/** A noun phrase that is no list. */
export const simpleNoun: Rule<Noun> = nouns.simple;

const slots = new Map<string, Rule<Noun>>();
/** Fillers of a slot of this kind. In a lenient match any noun will do. */
export function slotOf(kind: string): Rule<Noun> {
  const known = slots.get(kind);
  if (known) return known;
  const fitting = filter(noun, (value, input) => input.isLenient || nounFits(input, value, kind), { kind: 'name', of: kind });
  const rule: Rule<Noun> = (input, at) => {
    const { wanted, trying } = input;
    input.wanted = kind;
    input.trying = undefined;
    const matches = fitting(input, at);
    input.wanted = wanted;
    input.trying = trying;
    return matches;
  };
  slots.set(kind, rule);
  return rule;
}
export const actorNoun = slotOf('Actor');

interface Be {
  readonly tense: Tense;
  readonly polarity: Polarity;
}

const BE = new Set(['is', 'are', 'was', 'were']);
const PASSING = new Set(['already', 'still', 'currently', 'now', 'then', 'since', 'also', 'ever']);
const BE_FIRST: ReadonlySet<string> = new Set([...BE, 'has', 'have', 'had']);

/** `is`, `are not`, `is no longer`, `was`, `has been`, `has not been`. */
const be: Rule<Be> = Object.assign(
  memo((input: Input, at: number): Matches<Be> => {
    const word = input.tokens[at]?.value ?? '';
    if (BE.has(word)) {
      const { polarity, end } = negation(input, at + 1);
      return one({ tense: word === 'was' || word === 'were' ? 'past' : 'present', polarity }, end);
    }
    if (word === 'has' || word === 'have' || word === 'had') {
      const { polarity, end } = negation(input, at + 1);
      if (input.tokens[end]?.value === 'been') return one({ tense: 'perfect', polarity }, end + 1);
    }
    return miss(input, at, { kind: 'word', text: 'is' });
  }),
  { firstWords: () => BE_FIRST },
);

/** `not`, `no longer`, `never`, and words that change nothing (`already`). */
function negation(input: Input, at: number): { polarity: Polarity; end: number } {
  let end = at;
  let polarity: Polarity = 'yes';
  for (;;) {
    const word = input.tokens[end]?.value ?? '';
    if (PASSING.has(word)) end += 1;
    else if (word === 'not' || word === 'never') {
      polarity = 'not';
      end += 1;
    } else if (word === 'no' && input.tokens[end + 1]?.value === 'longer') {
      polarity = 'no-longer';
      end += 2;
    } else return { polarity, end };
  }
}

/** Phrases found under the word at `at`, in one form. */
function variants(input: Input, at: number, form: keyof VerbIndex, index: VerbIndex, said: { tense: Tense; polarity: Polarity; from: number }, out: Match<Predicate>[]): void {
  const found = index[form].get(input.tokens[at]?.value ?? '');
  if (found === undefined) {
    if (input.isTracking) for (const [word, [first]] of index[form]) miss(input, at, { kind: 'word', text: word, by: first && phraseName(first.pattern) });
    return;
  }
  const before = out.length;
  for (const variant of found) runVariant(input, at, at + 1, variant, said, out);
  if (out.length - before > 1) noteOverlap(input, out, before);
}

/** Two different phrases that take the same words in full. */
function noteOverlap(input: Input, out: readonly Match<Predicate>[], from: number): void {
  for (let i = from; i < out.length; i += 1) {
    for (let j = i + 1; j < out.length; j += 1) {
      const [a, b] = [out[i], out[j]];
      if (a?.end === b?.end && a?.value.kind === 'phrase' && b?.value.kind === 'phrase' && a.value.pattern !== b.value.pattern && !a.value.isPartial && !b.value.isPartial) input.hasOverlap = true;
    }
  }
}

function afterBe(input: Input, at: number, index: VerbIndex, said: { tense: Tense; polarity: Polarity; from: number }, out: Match<Predicate>[]): void {
  const word = input.tokens[at]?.value ?? '';
  const before = out.length;
  for (const variant of index.afterBe.get(word) ?? NONE_FOUND) runVariant(input, said.from, at, variant, said, out);
  for (const variant of index.afterBe.get('') ?? NONE_FOUND) runVariant(input, said.from, at, variant, said, out);
  if (out.length - before > 1) noteOverlap(input, out, before);
  if (input.isTracking) for (const [key, [first]] of index.afterBe) if (key !== '' && key !== word) miss(input, at, { kind: 'word', text: key, by: first && phraseName(first.pattern) });
}
const NONE_FOUND: readonly PhraseVariant[] = [];

function runVariant(input: Input, verbAt: number, at: number, variant: PhraseVariant, said: { tense: Tense; polarity: Polarity; from: number }, out: Match<Predicate>[]): void {
  const values: (Noun | undefined)[] = [];
  const outer = input.trying;
  input.trying = input.isTracking ? phraseName(variant.pattern) : undefined;
  walk(variant.start, input, at, values, (end) => {
    out.push({
      value: {
        kind: 'phrase', pattern: variant.pattern, isAct: variant.isAct, args: values.slice(), subjectRoles: variant.subjectRoles,
        tense: said.tense, polarity: said.polarity, place: { at: said.from, end }, verbPlace: { at: verbAt, end: Math.max(at, verbAt + 1) },
        ...(variant.isPartial && { isPartial: true }),
      },
      end,
    });
  });
  input.trying = outer;
}

/** Finite predicates made of declared phrases. */
function phrases(input: Input, at: number, index: VerbIndex): Matches<Predicate> {
  const word = input.tokens[at]?.value ?? '';
  const out: Match<Predicate>[] = [];
  const from = at;
  if (BE_FIRST.has(word)) {
    for (const match of be(input, at)) afterBe(input, match.end, index, { ...match.value, from }, out);
  }
  if (word === 'has' || word === 'have' || word === 'had') {
    const { polarity, end } = negation(input, at + 1);
    variants(input, end, 'participle', index, { tense: 'perfect', polarity, from }, out);
  }
  if (word === 'does' || word === 'do' || word === 'did') {
    const { polarity, end } = negation(input, at + 1);
    if (polarity !== 'yes') variants(input, end, 'base', index, { tense: word === 'did' ? 'past' : 'present', polarity, from }, out);
  }
  const { polarity, end } = negation(input, at);
  if (polarity === 'yes' || polarity === 'no-longer' || input.tokens[at]?.value === 'never') finite(input, end, index, polarity, from, out);
  return out.length === 0 ? NONE : out;
}

function finite(input: Input, at: number, index: VerbIndex, polarity: Polarity, from: number, out: Match<Predicate>[]): void {
  const third = out.length;
  variants(input, at, 'third', index, { tense: 'present', polarity, from }, out);
  if (out.length === third) variants(input, at, 'base', index, { tense: 'present', polarity, from }, out);
  if (out.length === third) variants(input, at, 'past', index, { tense: 'past', polarity, from }, out);
}

const toward = '[(toward | towards | with regard to | in relation to | against) {toward}]';
const polarPlace = (said: Be): { polarity: Polarity; tense: Tense } => ({ polarity: said.polarity, tense: said.tense });

/** A verb of the kernel in its finite forms: `breaches`, `does not breach`, `has breached`. */
function verb(third: string, base: string, past: string, participle = past): Rule<Be> {
  return choice<Be>(
    says(`(${third} | ${base})`, { tense: 'present', polarity: 'yes' }),
    says(`(does | do) not ${base}`, { tense: 'present', polarity: 'not' }),
    says(`did not ${base}`, { tense: 'past', polarity: 'not' }),
    says(past, { tense: 'past', polarity: 'yes' }),
    says(`(has | have) [already] ${participle}`, { tense: 'perfect', polarity: 'yes' }),
    says(`(has | have) (not | never) ${participle}`, { tense: 'perfect', polarity: 'not' }),
    says(`no longer (${third} | ${base})`, { tense: 'present', polarity: 'no-longer' }),
  );
}

const enters = verb('enters', 'enter', 'entered');
const comes = verb('comes', 'come', 'came', 'come');
const ceases = verb('ceases', 'cease', 'ceased');
const breaches = choice(verb('breaches', 'breach', 'breached'), verb('violates', 'violate', 'violated'), verb('infringes', 'infringe', 'infringed'));
const fulfils = choice(verb('fulfils', 'fulfil', 'fulfilled'), verb('fulfills', 'fulfill', 'fulfilled'), verb('performs', 'perform', 'performed'));
const passes = verb('passes', 'pass', 'passed');

/** An instrument by name, or any at all: `a party to any Instrument X`, `that instrument`. */
const statusOf: Rule<Noun> = choice(instrumentNoun, filter(later(() => simpleNoun), (value) => (value.kind === 'quantified' || value.kind === 'that') && value.of.kind === 'kind' && value.of.id === 'Instrument', { kind: 'name', of: 'Instrument' }));

const lawNoun: Rule<Noun> = choice(provisionNoun, instrumentNoun);
/** `article 1 or article 2`: the breach of either. */
const eitherLaw: Rule<Noun> = choice(
  template('[either] {a} or {b}', { a: provisionNoun, b: provisionNoun }, ({ a, b }, place): Noun => ({ kind: 'list', items: [a, b], word: 'or', place })),
  template('{a} , {b} or {c}', { a: provisionNoun, b: provisionNoun, c: provisionNoun }, ({ a, b, c }, place): Noun => ({ kind: 'list', items: [a, b, c], word: 'or', place })),
  lawNoun,
);
const pair = template('between {a} and {b}', { a: later(() => simpleNoun), b: later(() => simpleNoun) }, ({ a, b }): readonly [Noun, Noun] => [a, b]);

/** What the kernel itself can say of a subject. */
const builtIn: Rule<Predicate> = choice<Predicate>(
  template(`{be} [{provisional}] (in force | in effect | binding) [for {party}] ${toward}`, { be, provisional: maybe(says('provisionally', true)), party: maybe(simpleNoun), toward: maybe(simpleNoun) },
    ({ be: said, provisional, party, toward: q }, place): Predicate => ({ kind: 'in-force', polarity: said.polarity, isProvisional: provisional === true, party, toward: q, place })),
  template('{be} [provisionally] in force {pair}', { be, pair }, ({ be: said, pair: between }, place): Predicate => ({ kind: 'in-force', polarity: said.polarity, isProvisional: false, between, place })),
  template('{be} in force for both {a} and {b}', { be, a: simpleNoun, b: simpleNoun }, ({ be: said, a, b }, place): Predicate => ({ kind: 'in-force', polarity: said.polarity, isProvisional: false, between: [a, b], place })),
  template('{be} (applied provisionally | provisionally applied) [(by | for) {party}]', { be, party: maybe(simpleNoun) },
    ({ be: said, party }, place): Predicate => ({ kind: 'in-force', polarity: said.polarity, isProvisional: true, party, place })),
  template('{v} effective [for {party}]', { v: verb('becomes', 'become', 'became', 'become'), party: maybe(noun) }, ({ v, party }, place): Predicate => ({ kind: 'enters-into-force', party, ...polarPlace(v), place })),
  template('{v} into (force | effect) [for {party}]', { v: comes, party: maybe(noun) }, ({ v, party }, place): Predicate => ({ kind: 'enters-into-force', party, ...polarPlace(v), place })),
  template('{v} into force [for {party}]', { v: enters, party: maybe(noun) }, ({ v, party }, place): Predicate => ({ kind: 'enters-into-force', party, ...polarPlace(v), place })),
  template('{v} to be in force [for {party}]', { v: ceases, party: maybe(noun) }, ({ v, party }, place): Predicate => ({ kind: 'ceases', party, ...polarPlace(v), place })),
  template('(terminates | terminate | expires | expire | lapses | lapse | ends | is terminated | are terminated) [for {party}]', { party: maybe(noun) },
    ({ party }, place): Predicate => ({ kind: 'terminates', party, place })),
  template(`(is | are) suspended [for {party}] ${toward}`, { party: maybe(simpleNoun), toward: maybe(simpleNoun) },
    ({ party, toward: q }, place): Predicate => ({ kind: 'suspended', isResumed: false, party, toward: q, place })),
  template('(is | are) suspended {pair}', { pair }, ({ pair: between }, place): Predicate => ({ kind: 'suspended', isResumed: false, between, place })),
  template(`(is | are) (resumed | no longer suspended) [for {party}] ${toward}`, { party: maybe(simpleNoun), toward: maybe(simpleNoun) },
    ({ party, toward: q }, place): Predicate => ({ kind: 'suspended', isResumed: true, party, toward: q, place })),
  template('{be} (a party | party | parties) [to {instrument}]', { be, instrument: maybe(statusOf) }, ({ be: said, instrument }, place): Predicate => ({ kind: 'status', is: 'party', instrument, polarity: said.polarity, place })),
  template('{be} (a signatory | signatories | signatory) [(to | of) {instrument}]', { be, instrument: maybe(statusOf) }, ({ be: said, instrument }, place): Predicate => ({ kind: 'status', is: 'signatory', instrument, polarity: said.polarity, place })),
  template('{be} a contracting (State | party) [to {instrument}]', { be, instrument: maybe(statusOf) }, ({ be: said, instrument }, place): Predicate => ({ kind: 'status', is: 'contracting', instrument, polarity: said.polarity, place })),
  template('{be} a negotiating State [of {instrument}]', { be, instrument: maybe(statusOf) }, ({ be: said, instrument }, place): Predicate => ({ kind: 'status', is: 'negotiating', instrument, polarity: said.polarity, place })),
  template(`{be} (breached | violated) [by {by}] ${toward}`, { be, by: maybe(simpleNoun), toward: maybe(simpleNoun) },
    ({ be: said, by, toward: q }, place): Predicate => ({ kind: 'breached', by, toward: q, polarity: said.polarity, place })),
  template(`{v} {law} ${toward}`, { v: breaches, law: eitherLaw, toward: maybe(simpleNoun) }, ({ v, law, toward: q }, place): Predicate => ({ kind: 'breaches', provision: law, toward: q, ...polarPlace(v), place })),
  template(`{be} in breach of {law} ${toward}`, { be, law: eitherLaw, toward: maybe(simpleNoun) }, ({ be: said, law, toward: q }, place): Predicate => ({ kind: 'breaches', provision: law, toward: q, tense: 'perfect', polarity: said.polarity, place })),
  template('{v} {law}', { v: fulfils, law: provisionNoun }, ({ v, law }, place): Predicate => ({ kind: 'fulfils', provision: law, tense: v.tense, place })),
  template('(is | are | has been | have been) (fulfilled | performed) [by {by}]', { by: maybe(simpleNoun) }, ({ by }, place): Predicate => ({ kind: 'is-fulfilled', by, place })),
  template(`{be} bound by {law} ${toward}`, { be, law: lawNoun, toward: maybe(simpleNoun) }, ({ be: said, law, toward: q }, place): Predicate => ({ kind: 'bound', by: law, toward: q, polarity: said.polarity, place })),
  template('{be} (a | an) {kind}', { be, kind: kindName }, ({ be: said, kind }, place): Predicate => ({ kind: 'is-a', of: kind, polarity: said.polarity, place })),
  template('{be} ((a | the) member of | a member State of | in | part of | one of | listed in) {group}', { be, group: groupName }, ({ be: said, group }, place): Predicate => ({ kind: 'in-group', group: group.name, polarity: said.polarity, place })),
  template('(belongs | belong) to {group}', { group: groupName }, ({ group }, place): Predicate => ({ kind: 'in-group', group: group.name, polarity: 'yes', place })),
  template('{be} {other}', { be, other: simpleNoun }, ({ be: said, other }, place): Predicate => ({ kind: 'same', other, polarity: said.polarity, place })),
  template('{has} (a | an | any) {clause} (clause | clauses | provision)', { has: verb('has', 'have', 'had'), clause: later(() => clauseName) },
    ({ has, clause: of }, place): Predicate => ({ kind: 'has-clause', clause: of, polarity: has.polarity, place })),
  template('(has | have) no {clause} (clause | clauses | provision)', { clause: later(() => clauseName) }, ({ clause: of }, place): Predicate => ({ kind: 'has-clause', clause: of, polarity: 'not', place })),
);

const clauseName = choice<'withdrawal' | 'provisional-application' | 'duration' | 'reservations'>(
  says('(withdrawal | denunciation | termination)', 'withdrawal'),
  says('provisional (application | application)', 'provisional-application'),
  says('(duration | term)', 'duration'),
  says('(reservation | reservations)', 'reservations'),
);

/** A finite predicate: `transfers Shikotan to Japan`, `is not in force`. */
export const predicate: Rule<Predicate> = memo((input, at) => {
  const own = phrases(input, at, input.scope.phrases);
  const kernel = builtIn(input, at);
  return own.length === 0 ? kernel : kernel.length === 0 ? own : [...own, ...kernel];
});

const gappedPredicate: Rule<Predicate> = memo((input, at) => phrases(input, at, input.scope.phrases.gapped));

/** The predicate after a modal: `transfer Shikotan to Japan`, `be administered by Japan`; not `not`. */
export const basePredicate: Rule<Predicate> = memo((input, at) => {
  const out: Match<Predicate>[] = [];
  const said = { tense: 'base', polarity: 'yes', from: at } as const;
  if (input.tokens[at]?.value === 'be') afterBe(input, at + 1, input.scope.phrases, said, out);
  variants(input, at, 'base', input.scope.phrases, said, out);
  return out.length === 0 ? NONE : out;
});

/** What stands after `be`, without it: `at war with Japan`, `administered by Japan`. */
export const bePredicate: Rule<Predicate> = (input, at) => {
  const out: Match<Predicate>[] = [];
  afterBe(input, at, input.scope.phrases, { tense: 'base', polarity: 'yes', from: at }, out);
  return out.length === 0 ? NONE : out;
};

/** `assisting a State`, `being at war`; also `to assist a State`. */
export const gerundPredicate: Rule<Predicate> = memo((input, at) => {
  const out: Match<Predicate>[] = [];
  const said = { tense: 'gerund', polarity: 'yes', from: at } as const;
  if (input.tokens[at]?.value === 'being') afterBe(input, at + 1, input.scope.phrases, said, out);
  variants(input, at, 'gerund', input.scope.phrases, said, out);
  return out.length === 0 ? NONE : out;
});

/** `shall A`, `shall not A`, `may A`, as something that is said of a subject. */
export const modalPredicate: Rule<Predicate> = choice<Predicate>(
  template('(shall | must | is to | are to | is bound to | are bound to | is obliged to | are obliged to | has to | have to) {act}', { act: basePredicate }, ({ act }, place): Predicate => ({ kind: 'modal', modal: 'shall', act, place })),
  template('(shall not | must not | may not | is not to | are not to) {act}', { act: basePredicate }, ({ act }, place): Predicate => ({ kind: 'modal', modal: 'shall-not', act, place })),
  template('(may | is free to | are free to) {act}', { act: basePredicate }, ({ act }, place): Predicate => ({ kind: 'modal', modal: 'may', act, place })),
);

const GAP: Noun = { kind: 'gap' };

/** What may follow `that`: the head does it (`that attacks Japan`), or it is done to the head (`that Japan administers`). */
const relativeClause: Rule<Clause> = choice<Clause>(
  map(predicate, (said, place): Clause => ({ kind: 'said', subject: GAP, predicate: said, place })),
  template('{subject} {said}', { subject: noun, said: gappedPredicate }, ({ subject, said }, place): Clause => ({ kind: 'said', subject, predicate: said, place })),
);

/** `administered by Japan`, without `that is`. */
const reducedPassive: Rule<Clause> = (input, at) => {
  const out: Match<Predicate>[] = [];
  for (const variant of input.scope.phrases.afterBe.get(input.tokens[at]?.value ?? '') ?? NONE_FOUND) {
    if (variant.subjectRoles[0] !== 0) runVariant(input, at, at, variant, { tense: 'present', polarity: 'yes', from: at }, out);
  }
  return out
    .filter(({ value }) => value.kind === 'phrase' && value.args[0] !== undefined)
    .map(({ value, end }) => ({ value: { kind: 'said', subject: GAP, predicate: value, place: { at, end } }, end }));
};

const relativePronoun = says('[,] (that | which | who)', null);
const furtherRelative = template('and (that | which | who) {clause}', { clause: relativeClause }, ({ clause: said }) => said);

/** The relative clauses of one noun. */
const relatives: Rule<readonly Clause[]> = memo(choice<readonly Clause[]>(
  template('{that} {clause} [{further}]', { that: relativePronoun, clause: relativeClause, further: maybe(furtherRelative) },
    ({ clause: said, further }): readonly Clause[] => (further === undefined ? [said] : [said, further])),
  map(reducedPassive, (said): readonly Clause[] => [said]),
));

const opening: Rule<Clause> = (input, at) => {
  const found = input.scope.phrases.opening.get(input.tokens[at]?.value ?? '');
  if (found === undefined) return NONE;
  const out: Match<Predicate>[] = [];
  for (const variant of found) runVariant(input, at, at + 1, variant, { tense: 'present', polarity: 'yes', from: at }, out);
  return out.map(({ value, end }) => ({ value: { kind: 'said', subject: GAP, predicate: value, place: { at, end } }, end }));
};

const dateWord = choice<'before' | 'from' | 'after' | 'through' | 'on'>(
  says('before', 'before'), says('(on or after | from)', 'from'), says('after', 'after'), says('(on or before | through)', 'through'), says('on', 'on'),
);

const deadlinePasses = template('(the | a) deadline (of | for | in | under) {law} {v}', { law: provisionNoun, v: passes }, ({ law }, place): Clause => ({ kind: 'deadline-passes', provision: law, place }));
const special: Rule<Clause> = choice<Clause>(
  deadlinePasses,
  template('(it is | the date is) {is} {day}', { is: dateWord, day: date }, ({ is, day }, place): Clause => ({ kind: 'date', is, date: day, place })),
  template('(fewer | less) than {n} parties remain', { n: count }, ({ n }, place): Clause => ({ kind: 'fewer-parties', n, place })),
);

/** A whole clause. */
export const clause: Rule<Clause> = memo((input, at) => {
  const out: Match<Clause>[] = [];
  for (const match of special(input, at)) out.push(match);
  for (const match of opening(input, at)) out.push(match);
  for (const subject of noun(input, at)) {
    for (const said of predicate(input, subject.end)) {
      if (fitsSubject(input, subject.value, said.value)) {
        out.push({ value: { kind: 'said', subject: subject.value, predicate: said.value, place: { at, end: said.end } }, end: said.end });
      }
    }
  }
  return out.length === 0 ? NONE : out;
});

/** Whether the subject is of the kind the phrase asks for, so that `… Shikotan and Japan administers …` is not read as one subject. */
export function fitsSubject(input: Input, subject: Noun, said: Predicate): boolean {
  if (input.isLenient || subject.kind === 'gap') return true;
  switch (said.kind) {
    case 'phrase': {
      const fits = said.subjectRoles.every((role) => nounFits(input, subject, said.pattern.roles[role]?.kind ?? ''));
      return fits || missSubject(input, said.place, said.pattern.roles[said.subjectRoles[0] ?? 0]?.kind ?? '');
    }
    case 'modal': return fitsSubject(input, subject, said.act);
    default: break;
  }
  const wanted = BUILT_IN_SUBJECTS[said.kind];
  if (wanted === 'any') return subject.kind !== 'provision';
  return (wanted === 'law' && subject.kind === 'provision') || nounFits(input, subject, wanted === 'law' ? 'Instrument' : wanted);
}

/** Of what the kernel's own predicates are said; `law` is a provision or an instrument. */
const BUILT_IN_SUBJECTS: Readonly<Record<Exclude<Predicate['kind'], 'phrase' | 'modal'>, 'Instrument' | 'Actor' | 'law' | 'any'>> = {
  'in-force': 'Instrument', 'enters-into-force': 'Instrument', 'ceases': 'Instrument', 'terminates': 'Instrument', 'has-clause': 'Instrument',
  'suspended': 'law', 'breached': 'law', 'is-fulfilled': 'law',
  'status': 'Actor', 'breaches': 'Actor', 'fulfils': 'Actor', 'bound': 'Actor',
  'same': 'any', 'is-a': 'any', 'in-group': 'any', 'passes': 'any',
};

function missSubject(input: Input, place: Place, kind: string): false {
  miss(input, place.at, { kind: 'name', of: kind });
  return false;
}
