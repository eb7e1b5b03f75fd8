/**
 * The forms of the log: `On D …`, `In 2018-11 …`, `Since D …`, `Initially …`, with their sources and what else follows; and
 * `believe`, `disbelieve`, `accept finding`. What they mean: log.ts.
 */
import type { PartialDate } from '@servanda/base';
import { condition } from './conditions.ts';
import { date, newName, placed, quoted } from './lexemes.ts';
import { choice, filter, listOf, someOf, type Place, type Rule } from './matching.ts';
import type { Condition } from './surface.ts';
import { maybe, says, template } from './template.ts';

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
  | { readonly kind: 'binding' };

/** A sentence of the log. */
export interface LogSurface {
  readonly kind: 'log';
  readonly when: 'on' | 'since' | 'initially';
  readonly date?: PartialDate;
  readonly happening: Condition;
  readonly tails: readonly LogTail[];
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

const tail: Rule<LogTail> = choice<LogTail>(
  template('[,] according to {sources}', { sources: sourceList }, ({ sources }) => ({ kind: 'according', sources })),
  template('[,] [(first | publicly | only)] known (from | since | on) {day}', { day: date }, ({ day }) => ({ kind: 'known-from', date: day })),
  template('[,] with effect [(on | from | as of)] {day}', { day: date }, ({ day }, place) => ({ kind: 'effect', date: day, place })),
  says('[,] (by | according to | as in) [(a | the)] notification (of | by | from) the depositary', { kind: 'binding' } as LogTail),
);

function entry(text: string, when: LogSurface['when']): Rule<LogSurface> {
  return template(`${text} {happening} {tails}`, { day: maybe(date), happening: condition, tails: someOf(tail) }, ({ day, happening, tails }, place): LogSurface =>
    ({ kind: 'log', when, ...(day && { date: day }), happening, tails, place }));
}

/** A sentence of the log. Only those that begin with a date or `initially`; the date may not come last, where it would belong to a norm. */
export const logForm: Rule<LogSurface> = choice<LogSurface>(
  entry('(on | in) {day} [,]', 'on'),
  entry('(from | since | as from) {day} [(on | onwards)] [,]', 'since'),
  entry('(initially | originally | at first | at the outset | to begin with) [,]', 'initially'),
);

/** `believe Kyodo`, `disbelieve claim decl`, `accept finding "…", because "…"`. */
export const stanceForm: Rule<StanceSurface> = choice<StanceSurface>(
  template('(believe | trust) {sources}', { sources: sourceList }, ({ sources }, place) => ({ kind: 'belief', isBelieved: true, sources, place })),
  template('(disbelieve | distrust | do not believe) {sources}', { sources: sourceList }, ({ sources }, place) => ({ kind: 'belief', isBelieved: false, sources, place })),
  template('accept [the] finding {finding} [[,] because {because}]', { finding: choice(quoted, newName), because: maybe(quoted) },
    ({ finding, because }, place) => ({ kind: 'accepted', finding, ...(because !== undefined && { because }), place })),
);
