/**
 * The forms of publications and claims. A claim's content is one of the dossier's own sentences, said by somebody, perhaps
 * quoting somebody else: the chain is as deep as the sentence. What it means: sources.ts.
 */
import type { PartialDate } from '@servanda/base';
import type { Token } from '@servanda/syntax';
import type { ClaimContent } from '../ir/log.ts';
import { basePredicate, clause, fitsSubject, gerundPredicate, modalPredicate, noun } from './clauses.ts';
import { condition } from './conditions.ts';
import { date, newName, placed, quoted } from './lexemes.ts';
import type { SourceSurface } from './log-forms.ts';
import { choice, filter, later, listOf, makeInput, many, map, memo, NONE, type Input, type Match, type Place, type Rule } from './matching.ts';
import { instrumentNoun, provisionNoun } from './nouns.ts';
import type { Clause, Condition, Noun, Predicate } from './surface.ts';
import { maybe, says, template } from './template.ts';

/** `report tass1 by TASS on 2019-01-22 "headline", at "https://…", reprints kyodo1`. */
export interface ReportSurface {
  readonly kind: 'report' | 'notice';
  readonly name: { readonly value: string; readonly place: Place };
  readonly by?: string;
  readonly on?: PartialDate;
  readonly title?: string;
  readonly at?: string;
  readonly reprints?: { readonly value: string; readonly place: Place };
  readonly corrects?: { readonly value: string; readonly place: Place };
}

type ReportPart = Partial<Omit<ReportSurface, 'kind' | 'name'>>;
type Attitude = Extract<ClaimContent, { kind: 'attitude' }>['attitude'];

/** How somebody says something, in the words of the claim. */
export interface SayingSurface {
  readonly who: string;
  readonly modality: string;
  readonly citing: readonly SourceSurface[];
  readonly hedge?: string;
}

/** On what an attitude depends. */
export interface DependenceSurface {
  readonly isPromise: boolean;
  readonly condition?: Condition;
  /** `on the promise of transferring …`, `on condition of Russia transferring …`. */
  readonly gerund?: { readonly subject?: Noun; readonly act: Predicate };
}

/** What is said. */
export type ContentSurface =
  | { readonly kind: 'said'; readonly saying: SayingSurface; readonly content: ContentSurface }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'proposed'; readonly provision: Noun; readonly isNegated: boolean; readonly place: Place }
  | {
      readonly kind: 'attitude'; readonly subject: Noun; readonly attitude: Attitude; readonly isNegated: boolean; readonly act?: Predicate; readonly that?: Clause;
      readonly dependence?: DependenceSurface; readonly place: Place;
    }
  | { readonly kind: 'stated'; readonly condition: Condition; readonly on?: PartialDate; readonly place: Place }
  | { readonly kind: 'modal'; readonly subject: Noun; readonly predicate: Predicate; readonly on?: PartialDate; readonly place: Place };

/** `claim NAME in REPORT: …`. */
export interface ClaimSurface {
  readonly kind: 'claim';
  readonly name: { readonly value: string; readonly place: Place };
  readonly report?: { readonly value: string; readonly place: Place };
  readonly content: ContentSurface;
  readonly hedge?: string;
  readonly on?: PartialDate;
}

const name = placed(newName);
const speaker: Rule<string> = choice(quoted, filter(newName, (text) => /^\p{Lu}/u.test(text) || /\d/.test(text), { kind: 'sort', text: 'who says it' }));

const reportPart = choice<ReportPart>(
  template('[,] by {by}', { by: choice(quoted, newName) }, ({ by }) => ({ by })),
  template('[,] (on | of | dated) {on}', { on: date }, ({ on }) => ({ on })),
  template('[,] at {at}', { at: quoted }, ({ at }) => ({ at })),
  template('[,] (reprints | reprinting | repeats | repeating) {of}', { of: name }, ({ of }) => ({ reprints: of })),
  template('[,] (corrects | correcting | replaces | replacing | supersedes | superseding) {of}', { of: name }, ({ of }) => ({ corrects: of })),
  template('[,] {title}', { title: quoted }, ({ title }) => ({ title })),
);

/** The heading of a report or notice, as far as it goes. */
export const reportForm: Rule<ReportSurface> = template('{kind} {name} {parts}', {
  kind: choice(says('report', 'report' as const), says('notice', 'notice' as const)), name, parts: many(reportPart),
}, ({ kind, name: of, parts }): ReportSurface => ({ ...Object.assign({}, ...parts), kind, name: of }) as ReportSurface);


const HEDGES = '(reportedly | possibly | probably | allegedly | apparently | perhaps | likely | purportedly)';
const hedge: Rule<string> = choice(
  map(says(HEDGES, ''), (_, place, input) => input.tokens[place.at]?.value ?? ''),
  says('according to unconfirmed reports', 'according to unconfirmed reports'),
);
const modality: Rule<string> = choice(
  says('(states | stated | declares | declared | announces | announced | maintains | maintained | asserts | asserted | claims | claimed | alleges | alleged | contends | contended | insists | insisted)', 'states'),
  says('(says | said | writes | wrote | remarks | remarked | notes | noted | adds | added | tells | told)', 'says'),
  says('(reports | reported)', 'reports'),
  says('(suggests | suggested | speculates | speculated | believes | believed | hints | hinted | implies | implied | expects it possible)', 'suggests'),
  says('(confirms | confirmed)', 'confirms'),
  says('(denies | denied)', 'denies'),
);
/** Whom the speaker relies on: texts in quotes, and names with a capital, so that the verb behind them is not taken for one. */
const relied: Rule<readonly SourceSurface[]> = listOf(
  template('{who}', { who: placed(speaker) }, ({ who }): SourceSurface => ({ text: who.value, isQuoted: true, place: who.place })),
  choice(says(', and', null), says(',', null), says('and', null)),
);
const citing = template('[,] (citing | quoting | referring to | with reference to) {sources} [,]', { sources: relied }, ({ sources }) => sources);

const saying: Rule<SayingSurface> = choice<SayingSurface>(
  template('{who} [{citing}] [{hedge}] {how} [that]', { who: speaker, citing: maybe(citing), hedge: maybe(hedge), how: modality },
    ({ who, citing: sources, hedge: doubt, how }) => ({ who, modality: how, citing: sources ?? [], ...(doubt !== undefined && { hedge: doubt }) })),
  template('according to {who} [,]', { who: speaker }, ({ who }) => ({ who, modality: 'states', citing: [] })),
  template('{who} [{citing}] (declines | declined) to comment on [whether]', { who: speaker, citing: maybe(citing) },
    ({ who, citing: sources }) => ({ who, modality: 'declines-to-comment', citing: sources ?? [] })),
);

/** `Kyodo says that …`, with what it says; and hedges in front of it. */
const said: Rule<ContentSurface> = template('{saying} [[,] {citing}] {content}', { saying, citing: maybe(citing), content: later(() => contentForm) },
  ({ saying: by, citing: sources, content }): ContentSurface => ({ kind: 'said', saying: { ...by, citing: [...by.citing, ...(sources ?? [])] }, content }));

const UNDER_WAY = '(proposed | considered | discussed | planned | envisaged | contemplated | drafted | under consideration | under discussion | under negotiation)';
const proposed: Rule<ContentSurface> = choice<ContentSurface>(
  template(`{law} (is | are) [being] ${UNDER_WAY}`, { law: choice(provisionNoun, instrumentNoun) }, ({ law }, place) => ({ kind: 'proposed', provision: law, isNegated: false, place })),
  template(`{law} (is | are) (not | no longer) [being] ${UNDER_WAY}`, { law: choice(provisionNoun, instrumentNoun) }, ({ law }, place) => ({ kind: 'proposed', provision: law, isNegated: true, place })),
);

const READY = '(is | are | would be | was | were)';
const attitude = choice<{ attitude: Attitude; isNegated: boolean }>(
  says(`${READY} (ready | prepared | willing) to`, { attitude: 'ready', isNegated: false }),
  says(`${READY} (not ready | not prepared | not willing | unwilling) to`, { attitude: 'ready', isNegated: true }),
  says('(refuses | refuse | refused) to', { attitude: 'refuses', isNegated: false }),
  says('(promises | promise | promised | undertakes | undertake | offers | offer | offered | agrees | agreed) to', { attitude: 'promises', isNegated: false }),
  says('(expects | expect | expected | intends | intend | intended | plans | plan | planned) to', { attitude: 'expects', isNegated: false }),
  says('(demands | demand | demanded | asks | asked | wants | wanted) to', { attitude: 'demands', isNegated: false }),
);
const attitudeThat = choice<Attitude>(
  says('(demands | demand | demanded | insists | insist | insisted | asks | asked) that', 'demands'),
  says('(expects | expect | expected) that', 'expects'),
  says('(promises | promise | promised) that', 'promises'),
);

/**
 * `if Russia transfers Shikotan`, where the phrase goes on `to State`: the rest of a phrase may be left out at the end of a claim,
 * and stands for the one whose attitude it is (see `filledIn` in sources.ts). The missing words are put behind the sentence.
 */
const shortened: Rule<Condition> = (input, at) => {
  const out: Match<Condition>[] = [];
  for (const tail of tailsOf(input)) {
    const tokens = [...input.tokens, ...tail];
    const { variables, isLenient } = input;
    const longer = makeInput({ ...input.sentence, tokens }, input.scope, { variables, isLenient });
    for (const match of condition(longer, at)) if (match.end === tokens.length) out.push({ value: match.value, end: input.tokens.length });
  }
  return out.length === 0 ? NONE : out;
};

/** The ends of the author's acts that may be left out: the words and the actor after the last slot but one. */
function tailsOf(input: Input): readonly (readonly Token[])[] {
  const last = input.tokens.at(-1);
  const tails = new Map<string, readonly Token[]>();
  for (const { parts, roles, treatyAct } of input.scope.acts.values()) {
    const slot = parts.at(-1);
    const kind = slot?.kind === 'slot' ? roles[slot.role]?.kind : undefined;
    const before = parts.slice(0, -1).findLastIndex((part) => part.kind !== 'word');
    const words = parts.slice(before + 1, -1).flatMap((part) => (part.kind === 'word' ? [part.text] : []));
    if (!last || treatyAct !== undefined || kind === undefined || !ACTORS.has(kind) || words.length === 0 || parts[before]?.kind !== 'slot') continue;
    const texts = [...words, 'any', kind];
    tails.set(texts.join(' '), texts.map((text) => ({ ...last, kind: 'word', text, value: text.toLowerCase() })));
  }
  return [...tails.values()];
}

const ACTORS = new Set(['State', 'Organization', 'Actor']);

const dependence: Rule<DependenceSurface> = choice<DependenceSurface>(
  template('[,] (if | once | provided that | provided | on condition that | on the condition that | when | after) {c}', { c: condition }, ({ c }) => ({ isPromise: false, condition: c })),
  template('[,] on (the promise | the understanding | the assurance | a promise | an assurance) that {c}', { c: condition }, ({ c }) => ({ isPromise: true, condition: c })),
  template('[,] (on condition of | on the condition of | in exchange for | in return for) [{subject}] {act}', { subject: maybe(noun), act: gerundPredicate },
    ({ subject, act }) => ({ isPromise: false, gerund: { ...(subject && { subject }), act } })),
  template('[,] on (the promise | a promise) of [{subject}] {act}', { subject: maybe(noun), act: gerundPredicate },
    ({ subject, act }) => ({ isPromise: true, gerund: { ...(subject && { subject }), act } })),
  template('[,] (if | once | provided that | provided | on condition that | on the condition that) {c}', { c: shortened }, ({ c }) => ({ isPromise: false, condition: c })),
  template('[,] on (the promise | a promise) that {c}', { c: shortened }, ({ c }) => ({ isPromise: true, condition: c })),
);

const attitudes: Rule<ContentSurface> = choice<ContentSurface>(
  template('{subject} {how} {act} [{dependence}]', { subject: noun, how: attitude, act: basePredicate, dependence: maybe(dependence) }, ({ subject, how, act, dependence: on }, place): ContentSurface =>
    ({ kind: 'attitude', subject, ...how, act, ...(on && { dependence: on }), place })),
  template('{subject} {how} {that} [{dependence}]', { subject: noun, how: attitudeThat, that: clause, dependence: maybe(dependence) }, ({ subject, how, that, dependence: on }, place): ContentSurface =>
    ({ kind: 'attitude', subject, attitude: how, isNegated: false, that, ...(on && { dependence: on }), place })),
);

const onDay = template('[,] (on | in) {day}', { day: date }, ({ day }) => day);
const stated: Rule<ContentSurface> = choice<ContentSurface>(
  template('{c} [{on}]', { c: condition, on: maybe(onDay) }, ({ c, on }, place): ContentSurface => ({ kind: 'stated', condition: c, ...(on && { on }), place })),
  template('(on | in) {on} [,] {c}', { on: date, c: condition }, ({ on, c }, place): ContentSurface => ({ kind: 'stated', condition: c, on, place })),
);
const modal: Rule<ContentSurface> = (input, at) => {
  const out: Match<ContentSurface>[] = [];
  for (const subject of noun(input, at)) {
    for (const predicate of modalPredicate(input, subject.end)) {
      if (!fitsSubject(input, subject.value, predicate.value)) continue;
      const place = { at, end: predicate.end };
      out.push({ value: { kind: 'modal', subject: subject.value, predicate: predicate.value, place }, end: predicate.end });
      for (const on of onDay(input, predicate.end)) {
        out.push({ value: { kind: 'modal', subject: subject.value, predicate: predicate.value, on: on.value, place }, end: on.end });
      }
    }
  }
  return out.length === 0 ? NONE : out;
};

/** Anything that may be claimed. */
export const contentForm: Rule<ContentSurface> = memo(choice<ContentSurface>(
  said,
  template('{text}', { text: quoted }, ({ text }): ContentSurface => ({ kind: 'text', text })),
  proposed,
  attitudes,
  modal,
  stated,
));

/** What stands before the colon of a claim. */
export const claimHead: Rule<unknown> = template('claim {name} [in {report}] [[,] (on | of) {on}]', { name, report: maybe(name), on: maybe(date) }, () => null);
/** Who says it and the verb. */
export const sayingHead: Rule<unknown> = template('[{hedge} [,]] {saying}', { hedge: maybe(hedge), saying }, () => null);

/** A claim. A hedge may stand before what is said: `Kyodo says that reportedly …`. */
export const claimForm: Rule<ClaimSurface> = template('claim {name} [in {report}] [[,] (on | of) {on}] : [{hedge} [,]] {content}', {
  name, report: maybe(name), on: maybe(date), hedge: maybe(hedge), content: contentForm,
}, ({ name: of, report, on, hedge: doubt, content }): ClaimSurface =>
  ({ kind: 'claim', name: of, ...(report && { report }), ...(on && { on }), ...(doubt !== undefined && { hedge: doubt }), content }));
