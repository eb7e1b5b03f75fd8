/**
 * Sentences of the log become log entries: one for each act or fact, each of its subjects by itself. Entries have no number
 * yet; assemble.ts gives it when all files' entries stand in order. Read next: sources.ts.
 */
import { formatPartialDate, intervalOf, type PartialDate } from '@servanda/base';
import type { AcceptedFinding, Belief, LogContent, LogEntry } from '../ir/log.ts';
import type { Application, Term } from '../ir/terms.ts';
import { applicationsOf, subjectTerms } from './interpret-clauses.ts';
import { untilDate } from '../diagnostics.ts';
import { instrumentTerm, termsOf, wordsAt } from './interpret-nouns.ts';
import {
  acceptedWithoutReason, actSince, bareSource, choiceInLog, didNotHappen, initialAct, knownBeforeItHappened, noLaterEffect, notOneOccurrence, statusInLog,
} from './log-diagnostics.ts';
import type { ExtensionSurface, LogSurface, LogTail, SourceSurface, StanceSurface } from './log-forms.ts';
import type { Place } from './matching.ts';
import { relativeFormula } from './interpret-clauses.ts';
import { spanAt, type Sense } from './sense.ts';
import { didYouMeanName } from './sources-names.ts';
import type { Clause, Condition } from './surface.ts';

/** A log entry before it has its number. */
export type LogDraft = Omit<LogEntry, 'id'>;

/** The entries of a sentence of the log. What is wrong goes to `sense.diagnostics`. */
export function logEntries(sense: Sense, surface: LogSurface): readonly LogDraft[] {
  sense.isStated = true;
  const done = happenings(sense, surface.happening).flatMap((clause) => contentsOf(sense, clause, surface));
  const contents = [...done, ...reservationsWith(sense, done, surface)];
  const tails = readTails(sense, surface);
  if (tails.effect && contents.some((content) => content.kind !== 'act')) {
    sense.diagnostics.push(noLaterEffect(spanAt(sense, tails.effect.place), { words: wordsAt(sense, conditionPlace(surface.happening, surface.place)) }));
  }
  return contents.map((content) => ({
    ...timeOf(content, surface, tails),
    content: withTails(content, isSuccession(content) ? { ...tails, effect: undefined } : tails),
    according: tails.according,
    ...(surface.at !== undefined && { at: surface.at }),
    ...(sense.context.reading !== undefined && { reading: sense.context.reading }),
    origin: spanAt(sense, { at: 0, end: sense.input.tokens.length }),
  }));
}

/** What a State reserves in the sentence that tells of its consent, each article by itself. */
function reservationsWith(sense: Sense, done: readonly LogContent[], { tails }: LogSurface): readonly LogContent[] {
  const to = tails.flatMap((tail) => (tail.kind === 'reservation' ? tail.to : []));
  return done.flatMap((content) => {
    if (content.kind !== 'act') return [];
    const [actor, instrument] = content.act.args;
    if (actor === undefined || instrument?.kind !== 'thing') return [];
    const outer = sense.instrument;
    sense.instrument = instrument.id;
    const provisions = to.flatMap((noun) => termsOf(sense, noun, 'Provision', relativeFormula));
    sense.instrument = outer;
    return provisions.filter(isKnown).map((provision): LogContent => ({ kind: 'act', act: { pattern: '$reserve', args: [actor, provision] } }));
  });
}

const isSuccession = (content: LogContent): boolean => content.kind === 'act' && content.act.pattern === '$succeed';

/** A State succeeds to a treaty from the day of succession (VCST 22–23, 34); the notification, of a later day, is when that became known. */
function timeOf(content: LogContent, { date }: Pick<LogSurface, 'date'>, { effect, knownFrom }: Tails): Pick<LogDraft, 'date' | 'knownFrom'> {
  const known = knownFrom ?? (effect && isSuccession(content) ? date : undefined);
  const day = effect && isSuccession(content) ? effect.date : date;
  return { ...(day && { date: day }), ...(known && { knownFrom: known }) };
}

/** The entry of `On D the parties extend X through D2`. Who does it is read for its names; the term is the parties' own affair. */
export function extensionEntries(sense: Sense, surface: ExtensionSurface): readonly LogDraft[] {
  const { term, who, date } = surface;
  const instrument = instrumentTerm(sense, surface.instrument, surface.place);
  if (who && who.kind !== 'the-parties') termsOf(sense, who, 'Actor', relativeFormula);
  if (term.isUntil && term.through) {
    sense.diagnostics.push(untilDate(spanAt(sense, { at: term.place.at, end: term.place.end }), { date: formatPartialDate(term.through) }));
  }
  const tails = readTails(sense, surface);
  if (instrument.kind !== 'thing' || instrument.id === '?') return [];
  return [{
    date, content: { kind: 'extended', instrument: instrument.id, ...(term.through && { through: term.through }), ...(term.by && { by: term.by }) },
    according: tails.according, ...(surface.at !== undefined && { at: surface.at }), ...(tails.knownFrom && { knownFrom: tails.knownFrom }),
    ...(sense.context.reading !== undefined && { reading: sense.context.reading }), origin: spanAt(sense, { at: 0, end: sense.input.tokens.length }),
  }];
}

/** The clauses that happened, in order; `or` is refused. */
function happenings(sense: Sense, condition: Condition): readonly Clause[] {
  switch (condition.kind) {
    case 'clause': return [condition.clause];
    case 'and': return condition.of.flatMap((part) => happenings(sense, part));
    case 'or':
      sense.diagnostics.push(choiceInLog(spanAt(sense, conditionPlace(condition)), { words: wordsAt(sense, conditionPlace(condition)) }));
      return [];
    case 'not':
      sense.diagnostics.push(didNotHappen(spanAt(sense, conditionPlace(condition)), { words: wordsAt(sense, conditionPlace(condition)) }));
      return [];
  }
}

/** From the first to the last clause of a condition. */
export function conditionPlace(condition: Condition, fallback: Place = { at: 0, end: 1 }): Place {
  if (condition.kind === 'clause') return condition.clause.place;
  if (condition.kind === 'not') return conditionPlace(condition.of, fallback);
  const places = condition.of.map((part) => conditionPlace(part, fallback));
  return { at: Math.min(...places.map((place) => place.at)), end: Math.max(...places.map((place) => place.end)) };
}

function contentsOf(sense: Sense, clause: Clause, { when }: Pick<LogSurface, 'when'>): readonly LogContent[] {
  const { place } = clause;
  const words = wordsAt(sense, place);
  if (clause.kind !== 'said') return refuse(sense, statusInLog(spanAt(sense, place), { words }));
  const { predicate } = clause;
  switch (predicate.kind) {
    case 'phrase': break;
    case 'enters-into-force': case 'ceases': case 'terminates':
      return officials(sense, clause, predicate.kind === 'enters-into-force' ? 'enters-into-force' : 'ceases');
    default: return refuse(sense, statusInLog(spanAt(sense, place), { words }));
  }
  if (predicate.isAct && predicate.polarity !== 'yes') return refuse(sense, didNotHappen(spanAt(sense, place), { words }));
  if (predicate.isAct && when === 'initially') return refuse(sense, initialAct(spanAt(sense, place), { words }));
  if (predicate.isAct && when === 'since') return refuse(sense, actSince(spanAt(sense, place), { words }));
  const { applications, word } = applicationsOf(sense, predicate, subjectTerms(sense, withInstrument(clause)));
  if (word === 'or' || (clause.subject.kind === 'list' && clause.subject.word === 'or')) return refuse(sense, choiceInLog(spanAt(sense, place), { words }));
  return grounded(sense, applications, place).map((application): LogContent =>
    predicate.isAct ? { kind: 'act', act: application } : { kind: 'fact', fact: application, value: predicate.polarity === 'yes' });
}

/** `The parties sign X`: the parties to X. */
function withInstrument(clause: Extract<Clause, { kind: 'said' }>): Extract<Clause, { kind: 'said' }> {
  const { subject, predicate } = clause;
  if (subject.kind !== 'the-parties' || subject.to || predicate.kind !== 'phrase') return clause;
  const to = predicate.args.find((arg, role) => arg?.kind === 'name' && predicate.pattern.roles[role]?.kind === 'Instrument');
  return to ? { ...clause, subject: { ...subject, to } } : clause;
}

function refuse(sense: Sense, diagnostic: Sense['diagnostics'][number]): readonly LogContent[] {
  sense.diagnostics.push(diagnostic);
  return [];
}

type Official = Extract<Clause, { kind: 'said' }>;

/** `X enters into force for Japan and USA`: an official date for each. */
function officials(sense: Sense, clause: Official, status: 'enters-into-force' | 'ceases'): readonly LogContent[] {
  const { predicate } = clause;
  if ('polarity' in predicate && predicate.polarity !== 'yes') {
    return refuse(sense, didNotHappen(spanAt(sense, clause.place), { words: wordsAt(sense, clause.place) }));
  }
  const party = 'party' in predicate ? predicate.party : undefined;
  const contents: LogContent[] = [];
  for (const subject of subjectTerms(sense, clause)) {
    if (subject.kind !== 'thing') continue;
    const parties = party === undefined ? [undefined] : expanded(sense, termsOf(sense, party, 'Actor', relativeFormula), clause.place);
    for (const each of parties) contents.push({ kind: 'official', status, instrument: subject.id, ...(each?.kind === 'thing' && { party: each.id }) });
  }
  return contents.filter((content) => content.kind !== 'official' || content.instrument !== '?');
}

/** Applications without variables: `the parties` become the instrument's named parties, any other variable is refused. */
function grounded(sense: Sense, applications: readonly Application[], place: Place): readonly Application[] {
  if (applications.every(({ args }) => args.every(isKnown))) return applications;
  const result: Application[] = [];
  for (const { pattern, args } of applications) {
    let rows: readonly (readonly Term[])[] = [[]];
    for (const arg of args) {
      const terms = expanded(sense, [arg], place);
      rows = rows.flatMap((row) => terms.map((term) => [...row, term]));
    }
    for (const row of rows) if (row.every(isKnown)) result.push({ pattern, args: row });
  }
  return result;
}

/** Neither a variable nor the stand-in for a name that nobody knows. */
function isKnown(term: Term): boolean {
  return term.kind === 'provision' || (term.kind === 'thing' && term.id !== '?');
}

function expanded(sense: Sense, terms: readonly Term[], place: Place): readonly Term[] {
  return terms.flatMap((term): readonly Term[] => {
    if (term.kind !== 'var') return [term];
    const binding = sense.bound.find((each) => each.quantified.name === term.name);
    const over = binding?.quantified.over;
    if (binding?.how === 'every' && over?.kind === 'parties' && over.instrument.kind === 'thing') {
      const parties = sense.input.scope.instruments.get(over.instrument.id)?.parties ?? [];
      if (parties.length > 0) return parties.map((id): Term => ({ kind: 'thing', id }));
    }
    const span = spanAt(sense, place);
    const isTold = sense.diagnostics.some(({ code, span: at }) => code === notOneOccurrence.definition.code && at.from === span.from);
    if (!isTold) sense.diagnostics.push(notOneOccurrence(span, { words: wordsAt(sense, place) }));
    return [];
  });
}

interface Tails {
  readonly according: readonly string[];
  readonly knownFrom?: PartialDate;
  readonly effect?: { readonly date: PartialDate; readonly place: Place };
  readonly isBinding: boolean;
}

function readTails(sense: Sense, { tails, date, place }: Pick<LogSurface, 'tails' | 'date' | 'place'>): Tails {
  const find = <K extends LogTail['kind']>(kind: K): Extract<LogTail, { kind: K }> | undefined => tails.find((each): each is Extract<LogTail, { kind: K }> => each.kind === kind);
  const knownFrom = find('known-from')?.date;
  const effect = find('effect');
  if (knownFrom && date && intervalOf(knownFrom).last < intervalOf(date).first) {
    sense.diagnostics.push(knownBeforeItHappened(spanAt(sense, place), { known: formatPartialDate(knownFrom), date: formatPartialDate(date) }));
  }
  return {
    according: tails.flatMap((tail) => (tail.kind === 'according' ? tail.sources.map((source) => sourceName(sense, source)) : [])),
    ...(knownFrom && { knownFrom }),
    ...(effect && { effect }),
    isBinding: find('binding') !== undefined,
  };
}

/** The text of a source; a bare word that is no report or claim is reported. */
export function sourceName(sense: Sense, { text, isQuoted, place }: SourceSurface): string {
  const { reports, claims } = sense.input.scope;
  if (isQuoted) return text;
  if (reports.has(text)) sense.occurrences.push({ id: text, of: 'report', span: spanAt(sense, place), isDefinition: false });
  else if (claims.has(text)) sense.occurrences.push({ id: text, of: 'claim', span: spanAt(sense, place), isDefinition: false });
  else {
    const nearest = didYouMeanName(text, sense.input.scope);
    const span = spanAt(sense, place);
    const fixes = [
      ...(nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: nearest }] }]),
      { title: 'put it in quotation marks', edits: [{ span, text: `"${text}"` }] },
    ];
    sense.diagnostics.push(bareSource(span, { name: text, ...(nearest !== undefined && { nearest }) }, { fixes }));
  }
  return text;
}

function withTails(content: LogContent, { effect, isBinding }: Tails): LogContent {
  if (content.kind === 'act' && effect && content.act.pattern !== '$reserve') return { ...content, effectiveOn: effect.date };
  return content.kind === 'official' && isBinding ? { ...content, isBinding: true } : content;
}

/** What a sentence says about sources or findings. Whether anybody is called so is checked when all claims are known: `checkSources`. */
export function stanceOf(sense: Sense, surface: StanceSurface): { readonly beliefs: readonly Belief[]; readonly accepted: readonly AcceptedFinding[] } {
  const origin = spanAt(sense, surface.place);
  if (surface.kind === 'belief') {
    const { reading } = sense.context;
    const beliefs = surface.sources.map(({ text, place }): Belief => ({ ref: text, isBelieved: surface.isBelieved, ...(reading !== undefined && { reading }), origin: spanAt(sense, place) }));
    return { beliefs, accepted: [] };
  }
  if (surface.because === undefined) {
    sense.diagnostics.push(acceptedWithoutReason(origin, {}));
    return { beliefs: [], accepted: [] };
  }
  return { beliefs: [], accepted: [{ finding: surface.finding, because: surface.because, origin }] };
}
