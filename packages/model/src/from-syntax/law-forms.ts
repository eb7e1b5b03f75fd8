/** The forms of sentences of law: norms, constitutive rules, counts-as, priority, exceptions, survival. */
import { invariant } from '@servanda/base';
import { basePredicate, bePredicate, clause, gerundPredicate, noun, simpleNoun } from './clauses.ts';
import { condition, eventNounCondition } from './conditions.ts';
import { lawDate } from './dates.ts';
import { sources } from './declarations.ts';
import type { LawCore, LawRefSurface, LawSurface, Modal, Qualifier } from './law-surface.ts';
import { articleLabel, date, period, placed } from './lexemes.ts';
import { TREATY_ACT_PATTERNS } from './treaty-act-phrases.ts';
import { choice, filter, firstOf, guarded, listOf, map, memo, NONE, someOf, type Input, type Match, type Rule } from './matching.ts';
import { instrumentNoun, provisionNoun } from './nouns.ts';
import type { Clause, Condition, Predicate } from './surface.ts';
import { maybe, says, template } from './template.ts';

const event = choice(condition, eventNounCondition);
const anyPeriod = choice(
  period,
  says('day', { n: 1, unit: 'day' as const }), says('week', { n: 1, unit: 'week' as const }),
  says('month', { n: 1, unit: 'month' as const }), says('year', { n: 1, unit: 'year' as const }),
);

/** `on 1995-01-13`, `on the 30th day after …`; not an event by itself. */
const countedDay = filter(lawDate, (day) => day.kind !== 'event', { kind: 'sort', text: 'a date' });

const MODAL_WORDS = new Set(['shall', 'may', 'must', 'will', 'cannot', 'undertakes', 'undertake', 'agrees', 'agree', 'is', 'are', 'has', 'have']);
const TRIGGER_WORDS = new Set(['if', 'when', 'whenever', 'where', 'once', 'while', 'unless']);

/** Behind a condition that stands first, `without consulting B` is said of its subject (`conditions.ts`), not of the bearer. */
function guardedGerund<T>(rule: Rule<T>): Rule<T> {
  return (input, at) => {
    const before = input.tokens.slice(0, at).map(({ value }) => value);
    const isBearers = !TRIGGER_WORDS.has(before[0] ?? '') || before.some((word) => MODAL_WORDS.has(word));
    return isBearers ? rule(input, at) : NONE;
  };
}

/** `without consulting B`, `before attacking C`: done by the subject of the sentence. */
const ownGerund: Rule<Condition> = map(guardedGerund(gerundPredicate), (said, place): Condition => ({
  kind: 'clause', clause: { kind: 'said', subject: { kind: 'pronoun', word: 'itself', place: { at: place.at, end: place.at + 1 } }, predicate: said, place },
}));

/** What the years in `after 3 years from …` are counted from is part of them. */
const COUNTED_FROM = new Set(['from', 'after', 'following', 'of', 'in']);
function notBefore<T>(words: ReadonlySet<string>, rule: Rule<T>): Rule<T> {
  return Object.assign((input: Input, at: number) => rule(input, at).filter(({ end }) => !words.has(input.tokens[end]?.value ?? '')), { firstWords: rule.firstWords });
}

/** `has been in force for 20 years` is a condition; what holds for so long has its period elsewhere. */
function notBehind<T>(words: RegExp, rule: Rule<T>): Rule<T> {
  return Object.assign((input: Input, at: number) => (words.test(input.tokens[at - 1]?.value ?? '') ? NONE : rule(input, at)), { firstWords: rule.firstWords });
}

const qualifier: Rule<Qualifier> = memo(choice<Qualifier>(
  template('(when | whenever | if | once | as soon as | where | in case | in the event that) {c}', { c: condition }, ({ c }): Qualifier => ({ kind: 'trigger', condition: c })),
  template('(upon | on) {c}', { c: eventNounCondition }, ({ c }): Qualifier => ({ kind: 'trigger', condition: c })),
  template('(while | as long as | so long as | provided that | provided | on condition that) {c}', { c: condition }, ({ c }): Qualifier => ({ kind: 'while', condition: c })),
  template('(unless | except when | except if | except where) {c}', { c: condition }, ({ c }): Qualifier => ({ kind: 'unless', condition: c })),
  template('without [(first | previously | prior)] {c}', { c: ownGerund }, ({ c }): Qualifier => ({ kind: 'unless', condition: c })),
  template('(before | prior to) {c}', { c: ownGerund }, ({ c }): Qualifier => ({ kind: 'before', condition: c })),
  template('(after | following) {c}', { c: ownGerund }, ({ c }): Qualifier => ({ kind: 'after', condition: c })),
  template('until {day}', { day: date }, ({ day }, place): Qualifier => ({ kind: 'until-date', date: day, place })),
  template('until {c}', { c: event }, ({ c }): Qualifier => ({ kind: 'until', condition: c })),
  template('(within | in) {period} (after | of | from | following) {from}', { period, from: lawDate }, ({ period: length, from }): Qualifier => ({ kind: 'within', period: length, from })),
  notBehind(/^(?:force|effect)$/, template('(for | during) [(a period of | the first | the)] [(at least | no less than | not less than)] {period} [(after | from | following | beginning on | starting on) {from}]', { period, from: maybe(lawDate) }, ({ period: length, from }, place): Qualifier => ({ kind: 'for', period: length, ...(from && { from }), place }))),
  template('within {period}', { period }, ({ period: length }): Qualifier => ({ kind: 'within', period: length })),
  template('(by | through | not later than | no later than | on or before) {day}', { day: lawDate }, ({ day }): Qualifier => ({ kind: 'by', day })),
  template('(before | prior to) {day}', { day: date }, ({ day }, place): Qualifier => ({ kind: 'before-date', day: { kind: 'date', date: day, place } })),
  template('(before | prior to) {c}', { c: event }, ({ c }): Qualifier => ({ kind: 'before', condition: c })),
  template('(after | following) {day}', { day: date }, ({ day }, place): Qualifier => ({ kind: 'after-date', day: { kind: 'date', date: day, place } })),
  template('(after | following) {c}', { c: event }, ({ c }): Qualifier => ({ kind: 'after', condition: c })),
  template('(after | from | once it has been in force for) {period} (in force | of being in force | have passed since its entry into force | after its entry into force | after entry into force)', { period }, ({ period: length }, place): Qualifier => ({ kind: 'in-force-for', period: length, place })),
  notBefore(COUNTED_FROM, template('(after | following) [[the] (expiry | expiration | end) of] [a period of] {period} [(from | after) [the date of] [(its | the)] entry into force [of {x}]]', { period, x: maybe(instrumentNoun) }, ({ period: length, x }, place): Qualifier => ({ kind: 'in-force-for', period: length, instrument: x, place }))),
  template('(after | following) {day}', { day: countedDay }, ({ day }): Qualifier => ({ kind: 'from', day })),
  template('(after | once) {x} has been in force for {period}', { x: instrumentNoun, period }, ({ period: length, x }, place): Qualifier => ({ kind: 'in-force-for', period: length, instrument: x, place })),
  says('[,] (at any time | at all times) [,]', { kind: 'always' } as Qualifier),
  template('[(only | starting | beginning | as)] (from | beginning [on] | starting [on] | not before | no earlier than | not earlier than | on or after) {day}', { day: lawDate }, ({ day }): Qualifier => ({ kind: 'from', day })),
  template('on {day}', { day: countedDay }, ({ day }): Qualifier => ({ kind: 'on', day })),
  template('(each | every) {period}', { period: anyPeriod }, ({ period: length }): Qualifier => ({ kind: 'every', period: length })),
  says('(annually | once a year | yearly)', { kind: 'every', period: { n: 1, unit: 'year' } } as Qualifier),
  template('with effect [(on | from)] {day}', { day: lawDate }, ({ day }): Qualifier => ({ kind: 'effect', steps: day })),
  template('[,] (on | by | upon | with | giving | by giving | subject to) [(at least | not less than)] {period} [(prior | written | prior written)] (notice | notification) [in writing] [(to | given to) (the other party | the other parties | all other parties | all parties | the depositary | each other party)]', { period }, ({ period: length }): Qualifier => ({ kind: 'effect', period: length })),
  template('(on | by | upon | with | by giving) [(prior | written | prior written)] (notice | notification) [in writing] [(to | given to) (the other party | the other parties | all other parties | all parties | the depositary | each other party)]', {}, (): Qualifier => ({ kind: 'always' })),
  says('with immediate effect', { kind: 'effect' } as Qualifier),
  template('according to {sources}', { sources }, ({ sources: named }): Qualifier => ({ kind: 'according', sources: named })),
));

const leading = qualifiers(template('{q} [,]', { q: qualifier }, ({ q }) => q), 0);
const trailing = qualifiers(template('[,] {q}', { q: qualifier }, ({ q }) => q), 1);

/** Any number of qualifiers, without looking further where none can begin. `comma`: where one may stand before the first. */
function qualifiers(one: Rule<Qualifier>, comma: 0 | 1): Rule<readonly Qualifier[]> {
  const some = someOf(one);
  const NO_QUALIFIERS: readonly Qualifier[] = [];
  return (input, at) => {
    const word = input.tokens[at]?.value;
    const first = comma === 1 && word === ',' ? input.tokens[at + 1]?.value : word;
    return input.isTracking || (first !== undefined && (qualifier.firstWords?.()?.has(first) ?? true)) ? some(input, at) : [{ value: NO_QUALIFIERS, end: at }];
  };
}

const solemnly = '[(hereby | solemnly | hereby solemnly | solemnly and | also | each | both | further | mutually)]';
const promises = '(undertakes | undertake | agrees | agree | pledges | pledge)';
const never = '(not | never | at no time | under no circumstances | not [,] (under | in) any circumstances | never under any circumstances | in no case)';
const modal: Rule<Modal> = choice<Modal>(
  says(`${solemnly} (shall | must | will | is to | are to | (is | are | shall be) (obliged | required | bound) to | (has | have) (the | a) duty to) [(each | both | also | at all times)]`, 'shall'),
  says(`${solemnly} ${promises} ${solemnly} to`, 'shall'),
  says(`${solemnly} (shall | must | will | is | are) [,] ${never} [,] [to]`, 'shall-not'),
  says(`${solemnly} ${promises} ${solemnly} [,] ${never} [,] to`, 'shall-not'),
  says('(may not | cannot | (is | are | shall be) forbidden to)', 'shall-not'),
  says('(may | (is | are | shall be) (entitled | free | permitted | allowed | authorised | authorized | at liberty) to | (has | have | shall have | reserves | reserve) the right to) [at any time]', 'may'),
);

/** One act or several: `transfer Shikotan to Japan and withdraw its forces`. */
function actList(act: Rule<Predicate>): Rule<{ acts: readonly Predicate[]; word: 'and' | 'or' }> {
  const run: Rule<{ acts: readonly Predicate[]; word: 'and' | 'or' }> = (input, at) => {
    const out: Match<{ acts: readonly Predicate[]; word: 'and' | 'or' }>[] = [];
    const extend = (acts: readonly Predicate[], word: 'and' | 'or', end: number): void => {
      const joiner = input.tokens[end]?.value;
      // `to use mines or to develop mines`.
      const from = input.tokens[end + 1]?.value === 'to' ? end + 2 : end + 1;
      if (joiner === 'and' || joiner === 'or') for (const next of act(input, from)) extend([...acts, next.value], joiner, next.end);
      out.push({ value: { acts, word }, end });
    };
    for (const first of act(input, at)) extend([first.value], 'and', first.end);
    return out.length === 0 ? NONE : out;
  };
  return run;
}

const WITHDRAW = TREATY_ACT_PATTERNS.find(({ id }) => id === '$withdraw');
/** `withdraw`, `cease to be a party`: what is left is the instrument that says so. */
const exit: Rule<Predicate> = template('(withdraw | cease to be [a] party [to {x}])', { x: maybe(instrumentNoun) }, ({ x }, place): Predicate => {
  invariant(WITHDRAW !== undefined, 'withdrawal is a treaty act');
  return { kind: 'phrase', pattern: WITHDRAW, isAct: true, args: [undefined, x ?? { kind: 'this-instrument', place }], subjectRoles: [0], tense: 'base', polarity: 'yes', place, verbPlace: { at: place.at, end: place.at + 1 } };
});
const recipient = '(the other party | the other parties | all other parties | all parties | the depositary | each other party)';
/** `one year after its notice of denunciation has been given to the depositary`. */
const noticeEffect: Rule<Qualifier> = template(`[,] {period} after [(its | the | such | that)] (notice | notification) [of (withdrawal | denunciation | termination)] [(has been | is | was) (given | received | deposited)] [(to | by | with) ${recipient}]`, { period }, ({ period: length }): Qualifier =>
  ({ kind: 'effect', period: length }));

const isExit = (said: Predicate): boolean => said.kind === 'phrase' && (said.pattern.id === '$withdraw' || said.pattern.id === '$terminate');

const normCore: Rule<LawCore> = firstOf<LawCore>(
  template('{subject} {modal} {act} {effect}', { subject: noun, modal, act: filter(basePredicate, isExit, { kind: 'word', text: 'withdraw' }), effect: noticeEffect }, ({ subject, modal: how, act, effect }, place): LawCore =>
    ({ kind: 'norm', subject, modal: how, acts: [act], word: 'and', inner: [effect], place })),
  template('{subject} {modal} {act} {effect}', { subject: noun, modal, act: exit, effect: noticeEffect }, ({ subject, modal: how, act, effect }, place): LawCore =>
    ({ kind: 'norm', subject, modal: how, acts: [act], word: 'and', inner: [effect], place })),
  template('{subject} {modal} {acts}', { subject: noun, modal, acts: actList(choice(basePredicate, exit)) }, ({ subject, modal: how, acts }, place): LawCore =>
    ({ kind: 'norm', subject, modal: how, acts: acts.acts, word: acts.word, place })),
  template('{subject} {modal} , {inner} , {acts}', { subject: noun, modal, inner: someOf(qualifier), acts: actList(basePredicate) }, ({ subject, modal: how, inner, acts }, place): LawCore =>
    ({ kind: 'norm', subject, modal: how, acts: acts.acts, word: acts.word, inner, place })),
  template('{subject} , {inner} , {modal} {acts}', { subject: noun, inner: someOf(qualifier), modal, acts: actList(basePredicate) }, ({ subject, modal: how, inner, acts }, place): LawCore =>
    ({ kind: 'norm', subject, modal: how, acts: acts.acts, word: acts.word, inner, place })),
  template('neither {a} nor {b} (shall | may | will | must) {acts}', { a: simpleNoun, b: simpleNoun, acts: actList(basePredicate) }, ({ a, b, acts }, place): LawCore =>
    ({ kind: 'norm', subject: { kind: 'list', items: [a, b], word: 'and', place }, modal: 'shall-not', acts: acts.acts, word: acts.word, place })),
  template('{subject} (is | are | shall be) (prohibited | prevented | barred | precluded) from {acts}', { subject: noun, acts: actList(gerundPredicate) }, ({ subject, acts }, place): LawCore =>
    ({ kind: 'norm', subject, modal: 'shall-not', acts: acts.acts, word: acts.word, place })),
  template('{subject} (shall | must | undertakes to | undertake to | agrees to | agree to) (refrain | abstain | desist) from {acts}', { subject: noun, acts: actList(gerundPredicate) }, ({ subject, acts }, place): LawCore =>
    ({ kind: 'norm', subject, modal: 'shall-not', acts: acts.acts, word: acts.word, place })),
);
const countsCore: Rule<LawCore> = template('(that | this | it | which) counts as {as}', { as: condition }, ({ as }, place): LawCore => ({ kind: 'counts-as', as, place }));
const effectsCore: Rule<LawCore> = template('{effects}', { effects: condition }, ({ effects }, place): LawCore => ({ kind: 'effects', effects, place }));
/** `USA and Mexico shall no longer be at war`: what comes to an end. */
const noLonger: Rule<LawCore> = template('{subject} (shall no longer be | shall cease to be) {said}', { subject: noun, said: bePredicate }, ({ subject, said }, place): LawCore => ({
  kind: 'effects', place,
  effects: { kind: 'clause', clause: { kind: 'said', subject, predicate: said.kind === 'phrase' ? { ...said, tense: 'present', polarity: 'no-longer' } : said, place } },
}));
/** What has a modal is a norm, and nothing else is tried. */
const core: Rule<LawCore> = memo(firstOf<LawCore>(noLonger, normCore, countsCore, effectsCore));

const lawSentence: Rule<LawSurface> = template('{leading} {core} {trailing}', { leading, core, trailing }, ({ leading: before, core: middle, trailing: behind }, place): LawSurface =>
  ({ kind: 'law', leading: before, core: middle, trailing: middle.kind === 'norm' && middle.inner ? [...middle.inner, ...behind] : behind, place }));

const label = map(placed(articleLabel), ({ value, place }) => ({ label: value, place }));
const labels = listOf(label, choice(says(', and', null), says(',', null), says('and', null)));
const lawRef: Rule<LawRefSurface> = memo(choice<LawRefSurface>(
  template('articles {a} (to | through) {b} [of {x}]', { a: label, b: label, x: maybe(instrumentNoun) }, ({ a, b, x }, place): LawRefSurface => ({ kind: 'articles', labels: [a, b], isRange: true, instrument: x, place })),
  template('articles {labels} [of {x}]', { labels, x: maybe(instrumentNoun) }, ({ labels: all, x }, place): LawRefSurface => ({ kind: 'articles', labels: all, isRange: false, instrument: x, place })),
  template('(any | every) other (instrument | treaty | agreement | international agreement)', {}, (_, place): LawRefSurface => ({ kind: 'any', place })),
  template('(all | any) other (instruments | treaties | agreements | international agreements)', {}, (_, place): LawRefSurface => ({ kind: 'any', place })),
  template('[[the] obligations (under | of)] {law}', { law: choice(provisionNoun, instrumentNoun) }, ({ law }, place): LawRefSurface => ({ kind: 'law', noun: law, place })),
  template('[the] obligations of [the] (parties | members | Members) under {law}', { law: choice(provisionNoun, instrumentNoun) }, ({ law }, place): LawRefSurface => ({ kind: 'law', noun: law, place })),
));
const charter = maybe(says('[,] (under | by virtue of | in accordance with | as provided in) (article 103 | article 103 of the Charter | Charter article 103 | the Charter)', true));

const priority = choice<LawSurface>(
  template('{inferior} (is | are) subject to {superior} [{charter}]', { inferior: lawRef, superior: lawRef, charter }, ({ inferior, superior, charter: by }, place): LawSurface =>
    ({ kind: 'priority', superior, inferior, isCharter: by === true, place })),
  template('[in the event of [a] conflict [,]] {superior} (prevails | prevail | takes precedence | take precedence) over {inferior} [{charter}]', { superior: lawRef, inferior: lawRef, charter }, ({ superior, inferior, charter: by }, place): LawSurface =>
    ({ kind: 'priority', superior, inferior, isCharter: by === true, place })),
  template('[in the event of [a] conflict [,]] {superior} (prevails | prevail | takes precedence | take precedence) over {inferior} as Charter obligations', { superior: lawRef, inferior: lawRef }, ({ superior, inferior }, place): LawSurface =>
    ({ kind: 'priority', superior, inferior, isCharter: true, place })),
  template('nothing in {inferior} (affects | prejudices | impairs | [shall [(be deemed | be construed | be understood) to]] (affect | prejudice | impair)) {superior}', { inferior: lawRef, superior: lawRef }, ({ inferior, superior }, place): LawSurface =>
    ({ kind: 'priority', superior, inferior, isCharter: false, place })),
  template('{inferior} (is without prejudice to | are without prejudice to | does not affect | do not affect | is not to affect) {superior}', { inferior: lawRef, superior: lawRef }, ({ inferior, superior }, place): LawSurface =>
    ({ kind: 'priority', superior, inferior, isCharter: false, place })),
);

const forbids = '(does | do) not (forbid | prohibit | prevent | preclude | bar | exclude)';
const when = maybe(template('[,] (when | if | while | where) {c}', { c: condition }, ({ c }) => c));
const nothingIn = 'nothing in {target} (prevents | shall prevent | precludes | shall preclude | prohibits | shall prohibit | forbids | shall forbid | shall be (construed | interpreted) (as (preventing | prohibiting | precluding) | to (prevent | prohibit | preclude)))';
const exception = choice<LawSurface>(
  template(`${nothingIn} {who} from {act} [{when}]`, { target: lawRef, who: simpleNoun, act: gerundPredicate, when }, ({ target, who, act, when: c }, place): LawSurface => ({ kind: 'exception', isSaving: true, target, act, who, when: c, place })),
  template(`${nothingIn} {act} [{when}]`, { target: lawRef, act: gerundPredicate, when }, ({ target, act, when: c }, place): LawSurface => ({ kind: 'exception', isSaving: true, target, act, when: c, place })),
  template(`{target} ${forbids} {act} [{when}]`, { target: lawRef, act: gerundPredicate, when }, ({ target, act, when: c }, place): LawSurface => ({ kind: 'exception', target, act, when: c, place })),
  template(`{target} ${forbids} {who} from {act} [{when}]`, { target: lawRef, who: simpleNoun, act: gerundPredicate, when }, ({ target, who, act, when: c }, place): LawSurface => ({ kind: 'exception', target, who, act, when: c, place })),
  template(`{target} ${forbids} that {clause} [{when}]`, { target: lawRef, clause: choice(clause, bareClause()), when }, ({ target, clause: said, when: c }, place): LawSurface => ({ kind: 'exception', target, clause: said, when: c, place })),
);

/** `that Japan assist USA`: the subjunctive. */
function bareClause(): Rule<Clause> {
  return template('{subject} {act}', { subject: noun, act: basePredicate }, ({ subject, act }, place) => ({ kind: 'said' as const, subject, predicate: act, place }));
}

const due = choice<LawSurface>(
  template('{target} (is | are) (due | to be performed | to be fulfilled) {deadline}', { target: lawRef, deadline: qualifier }, ({ target, deadline }, place): LawSurface => ({ kind: 'due', target, deadline, place })),
  template('{target} (must | shall) be (performed | fulfilled) {deadline}', { target: lawRef, deadline: qualifier }, ({ target, deadline }, place): LawSurface => ({ kind: 'due', target, deadline, place })),
);
const disapply = template('{target} (does | do) not apply [to {to}]', { target: lawRef, to: maybe(lawRef) }, ({ target, to }, place): LawSurface => ({ kind: 'disapply', target, to, place }));
const survival = choice<LawSurface>(
  template('{target} (continues | continue | shall continue) (to (apply | bind | be binding | be effective) | in (force | effect) | effective) [(for [a (further | period of | further period of)] {period} | indefinitely | without limit)] [(after | following) (withdrawal | termination | denunciation | expiry | its termination | its expiry) [(takes | has taken) effect] | from the date of [its] (termination | withdrawal | expiry)]',
    { target: lawRef, period: maybe(period) }, ({ target, period: length }, place): LawSurface => ({ kind: 'survival', target, period: length, place })),
  template('{target} (survives | survive) (withdrawal | termination | expiry | denunciation) [(for | by) {period}]', { target: lawRef, period: maybe(period) }, ({ target, period: length }, place): LawSurface => ({ kind: 'survival', target, period: length, place })),
);
const gerunds = template('{act} counts as {as}', { act: gerundPredicate, as: gerundPredicate }, ({ act, as }, place): LawSurface => ({ kind: 'gerunds', act, as, place }));

/** Sentences about other sentences: they begin with a provision or an instrument, or as here. */
const META_STARTERS = new Set(['nothing', 'in', 'the']);
const meta: Rule<LawSurface> = guarded(
  (input, at) => META_STARTERS.has(input.tokens[at]?.value ?? '') || input.scope.phrases.gerund.has(input.tokens[at]?.value ?? '') || lawRef(input, at).length > 0,
  choice<LawSurface>(priority, exception, due, disapply, survival, gerunds),
);
export const lawForm: Rule<LawSurface> = choice<LawSurface>(meta, lawSentence);
