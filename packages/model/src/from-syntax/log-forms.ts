/**
 * The forms of the log: `On D …`, `In 2018-11 …`, `Since D …`, `Initially …`, with their sources and what else follows; and
 * `believe`, `disbelieve`, `accept finding`. What they mean: log.ts.
 */
import { addDays, intervalOf, invariant, partialDateOfDay, type PartialDate, type Period } from '@servanda/base';
import { condition } from './conditions.ts';
import { noun } from './clauses.ts';
import { date, newName, period, placed, quoted } from './lexemes.ts';
import { choice, filter, listOf, someOf, type Place, type Rule } from './matching.ts';
import { instrumentNoun, provisionNoun } from './nouns.ts';
import type { Condition, Noun, Predicate } from './surface.ts';
import { maybe, says, template } from './template.ts';
import { TREATY_ACT_PATTERNS } from './treaty-act-phrases.ts';

/** A source: a name of the dossier, or a text in quotes. */
export interface SourceSurface {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly place: Place;
}

/** What follows an entry after a comma. */
export type LogTail =
  | { readonly kind: 'according'; readonly sources: readonly SourceSurface[] }
  | { readonly kind: 'known-from'; readonly date: PartialDate }
  | { readonly kind: 'effect'; readonly date: PartialDate; readonly place: Place }
  | { readonly kind: 'at'; readonly text: string }
  /** `with a reservation to article 9`: made with the consent. */
  | { readonly kind: 'reservation'; readonly to: readonly Noun[] }
  | { readonly kind: 'binding' };

/** A sentence of the log. */
export interface LogSurface {
  readonly kind: 'log';
  readonly when: 'on' | 'since' | 'initially';
  readonly date?: PartialDate;
  readonly happening: Condition;
  readonly at?: string;
  readonly tails: readonly LogTail[];
  readonly place: Place;
}

/** `On D the parties extend X through D2`. */
export interface ExtensionSurface {
  readonly kind: 'extension';
  readonly date: PartialDate;
  readonly who?: Noun;
  readonly instrument: Noun;
  readonly term: ExtensionTerm;
  readonly at?: string;
  readonly tails: readonly LogTail[];
  readonly place: Place;
}

/** How far; with neither, without limit of time. `isUntil`: said so that the last day is in doubt. */
export interface ExtensionTerm {
  readonly through?: PartialDate;
  readonly by?: Period;
  readonly isUntil?: boolean;
  readonly place: Place;
}

/** A sentence about sources or findings. */
export type StanceSurface =
  | { readonly kind: 'belief'; readonly isBelieved: boolean; readonly sources: readonly SourceSurface[]; readonly place: Place }
  | { readonly kind: 'accepted'; readonly finding: string; readonly because?: string; readonly place: Place };

const NOT_SOURCES = new Set(['known', 'with', 'by', 'according', 'and', 'or', 'that', 'the', 'a', 'an', 'on', 'in', 'to', 'because']);
const source: Rule<SourceSurface> = choice<SourceSurface>(
  template('{text}', { text: placed(quoted) }, ({ text }) => ({ text: text.value, isQuoted: true, place: text.place })),
  template('[(claim | report | notice)] {name}', { name: placed(filter(newName, (name) => !NOT_SOURCES.has(name.toLowerCase()), { kind: 'sort', text: 'a source' })) },
    ({ name }) => ({ text: name.value, isQuoted: false, place: name.place })),
);
const comma = choice(says(', and', null), says(',', null), says('and', null));
/** `kyodo1`, `tass1 and "UNTS 263"`. */
export const sourceList: Rule<readonly SourceSurface[]> = listOf(source, comma);

/** `article 9`, `articles 9 of X`, also in a list without the word. */
const reserved: Rule<Noun> = provisionNoun;

const tail: Rule<LogTail> = choice<LogTail>(
  template('[,] according to {sources}', { sources: sourceList }, ({ sources }) => ({ kind: 'according', sources })),
  template('[,] [(first | publicly | only)] known (from | since | on) {day}', { day: date }, ({ day }) => ({ kind: 'known-from', date: day })),
  template('[,] with effect [(on | from | as of)] {day}', { day: date }, ({ day }, place) => ({ kind: 'effect', date: day, place })),
  template('[,] (at | in) {text}', { text: quoted }, ({ text }) => ({ kind: 'at', text })),
  template('[,] [(with | subject to | making | and makes)] (a reservation | reservations) to {to}', { to: listOf(reserved, comma) }, ({ to }) => ({ kind: 'reservation', to })),
  says('[,] (by | according to | as in) [(a | the)] notification (of | by | from) the depositary', { kind: 'binding' } as LogTail),
);

function entry(text: string, when: LogSurface['when']): Rule<LogSurface> {
  return template(`${text} [(at | in) {at} [,]] {happening} {tails}`, { day: maybe(date), at: maybe(quoted), happening: condition, tails: someOf(tail) }, ({ day, at, happening, tails }, place): LogSurface =>
    ({ kind: 'log', when, ...(day && { date: day }), ...(at !== undefined && { at }), happening, tails: withoutPlace(tails), ...placeIn(tails), place }));
}

/** `On D P becomes a party to X`: said of P, but an official date of X for P. */
const standing: Rule<LogSurface> = choice<LogSurface>(
  template('(on | in) {day} [,] {who} (becomes | became | become) [a] (party | parties | member | members) (to | of) {x} {tails}', { day: date, who: noun, x: instrumentNoun, tails: someOf(tail) }, ({ day, who, x, tails }, place): LogSurface =>
    officially('enters-into-force', { day, who, x, tails }, place)),
  template('(on | in) {day} [,] {who} (ceases | ceased | cease) to be [a] (party | parties | member | members) (to | of) {x} {tails}', { day: date, who: noun, x: instrumentNoun, tails: someOf(tail) }, ({ day, who, x, tails }, place): LogSurface =>
    officially('ceases', { day, who, x, tails }, place)),
);

function officially(kind: 'enters-into-force' | 'ceases', { day, who, x, tails }: { readonly day: PartialDate; readonly who: Noun; readonly x: Noun; readonly tails: readonly LogTail[] }, place: Place): LogSurface {
  const happening: Condition = { kind: 'clause', clause: { kind: 'said', subject: x, predicate: { kind, party: who, polarity: 'yes', tense: 'present', place }, place } };
  return { kind: 'log', when: 'on', date: day, happening, tails: withoutPlace(tails), ...placeIn(tails), place };
}

const WITHDRAW = TREATY_ACT_PATTERNS.find(({ id }) => id === '$withdraw');
const newDay = choice<PartialDate>(
  template('to {day}', { day: date }, ({ day }) => day),
  template('through {day}', { day: date }, ({ day }) => partialDateOfDay(addDays(intervalOf(day).last, 1))),
);
/** `On D the withdrawal of P from X is postponed to D2`: a notice that is on its way gets another day. */
const postponed: Rule<LogSurface> = choice<LogSurface>(
  template('(on | in) {day} [(at | in) {at}] [,] the (withdrawal | denunciation) of {who} from {x} (is | was) (postponed | deferred | delayed | put off | extended) {to} {tails}', { day: date, at: maybe(quoted), who: noun, x: instrumentNoun, to: newDay, tails: someOf(tail) }, ({ day, who, x, to, tails, at }, place): LogSurface =>
    laterExit({ day, who, x, to, tails, at }, place)),
  template('(on | in) {day} [(at | in) {at}] [,] {who} (postpones | postponed | defers | deferred | delays | delayed) its (withdrawal from | denunciation of) {x} {to} {tails}', { day: date, at: maybe(quoted), who: noun, x: instrumentNoun, to: newDay, tails: someOf(tail) }, ({ day, who, x, to, tails, at }, place): LogSurface =>
    laterExit({ day, who, x, to, tails, at }, place)),
);

interface LaterExit {
  readonly day: PartialDate;
  readonly who: Noun;
  readonly x: Noun;
  readonly to: PartialDate;
  readonly at?: string;
  readonly tails: readonly LogTail[];
}

function laterExit({ day, who, x, to, at, tails }: LaterExit, place: Place): LogSurface {
  invariant(WITHDRAW !== undefined, 'withdrawal is a treaty act');
  const predicate: Predicate = { kind: 'phrase', pattern: WITHDRAW, isAct: true, args: [undefined, x], subjectRoles: [0], tense: 'present', polarity: 'yes', place, verbPlace: place };
  const all: readonly LogTail[] = [...withoutPlace(tails), { kind: 'effect', date: to, place }];
  return { kind: 'log', when: 'on', date: day, happening: { kind: 'clause', clause: { kind: 'said', subject: who, predicate, place } }, tails: all, ...(at !== undefined && { at }), ...placeIn(tails), place };
}

/** A sentence of the log. Only those that begin with a date or `initially`; the date may not come last, where it would belong to a norm. */
export const logForm: Rule<LogSurface> = choice<LogSurface>(
  entry('(on | in) {day} [,]', 'on'),
  standing, postponed,
  entry('(from | since | as from) {day} [(on | onwards)] [,]', 'since'),
  entry('(initially | originally | at first | at the outset | to begin with) [,]', 'initially'),
);

const extensionTerm: Rule<ExtensionTerm> = choice<ExtensionTerm>(
  template('(to | through | up to | up to and including) {day}', { day: date }, ({ day }, place) => ({ through: day, place })),
  template('before {day}', { day: date }, ({ day }, place) => ({ through: partialDateOfDay(addDays(intervalOf(day).first, -1)), place })),
  template('until {day}', { day: date }, ({ day }, place) => ({ through: day, isUntil: true, place })),
  template('(for | by) [(a further | another | a period of)] {length} [more]', { length: period }, ({ length }, place) => ({ by: length, place })),
  template('(indefinitely | without limit | without limit of time | for an unlimited period | for an indefinite period)', {}, (_, place) => ({ place })),
);
/** The parties extend a treaty's term; needs no declaration. */
export const extensionForm: Rule<ExtensionSurface> = choice<ExtensionSurface>(
  template('(on | in) {day} [(at | in) {at}] [,] {who} [(agree | agrees | agreed | decide | decides | decided) to] (extend | extends | extended | prolong | prolongs | prolonged) [the term of] {instrument} {term} {tails}',
    { day: date, at: maybe(quoted), who: noun, instrument: instrumentNoun, term: extensionTerm, tails: someOf(tail) }, ({ day, at, who, instrument, term, tails }, place): ExtensionSurface =>
      ({ kind: 'extension', date: day, who, instrument, term, ...(at !== undefined && { at }), ...placeIn(tails), tails: withoutPlace(tails), place })),
  template('(on | in) {day} [(at | in) {at}] [,] {instrument} (is | was | has been) (extended | prolonged) [by {who}] {term} [by {who}] {tails}',
    { day: date, at: maybe(quoted), who: maybe(noun), instrument: instrumentNoun, term: extensionTerm, tails: someOf(tail) }, ({ day, at, who, instrument, term, tails }, place): ExtensionSurface =>
      ({ kind: 'extension', date: day, ...(who && { who }), instrument, term, ...(at !== undefined && { at }), ...placeIn(tails), tails: withoutPlace(tails), place })),
);

/** The place that stands behind, `…, at "Moscow"`. */
function placeIn(tails: readonly LogTail[]): { readonly at?: string } {
  const found = tails.find((tail) => tail.kind === 'at');
  return found ? { at: found.text } : {};
}

function withoutPlace(tails: readonly LogTail[]): readonly LogTail[] {
  return tails.filter(({ kind }) => kind !== 'at');
}

/** `believe Kyodo`, `disbelieve claim decl`, `accept finding "…", because "…"`. */
export const stanceForm: Rule<StanceSurface> = choice<StanceSurface>(
  template('(believe | trust) {sources}', { sources: sourceList }, ({ sources }, place) => ({ kind: 'belief', isBelieved: true, sources, place })),
  template('(disbelieve | distrust | do not believe) {sources}', { sources: sourceList }, ({ sources }, place) => ({ kind: 'belief', isBelieved: false, sources, place })),
  template('accept [the] finding {finding} [[,] because {because}]', { finding: choice(quoted, newName), because: maybe(quoted) },
    ({ finding, because }, place) => ({ kind: 'accepted', finding, ...(because !== undefined && { because }), place })),
);
