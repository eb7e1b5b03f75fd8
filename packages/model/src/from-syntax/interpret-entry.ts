/** Entry-into-force clauses: what must have happened (`Threshold`) and the day that follows from it (`DateExpr`). */
import type { Span } from '@servanda/base';
import type { EntryClause, PartySet, Threshold } from '../ir/instrument.ts';
import { badEntry } from '../diagnostics.ts';
import type { EntrySurface } from './clause-forms.ts';
import { dateOf, eventOfCondition } from './interpret-dates.ts';
import { relativeFormula } from './interpret-clauses.ts';
import { reportUnknownOf, termsOf, wordsAt } from './interpret-nouns.ts';
import { spanAt, uses, type Sense } from './sense.ts';
import type { AmongSurface, DateSurface, Noun, ThresholdSurface, WeightSurface } from './surface.ts';

export function entryOf(sense: Sense, surface: EntrySurface, forWhom: EntryClause['for']): EntryClause | undefined {
  const origin = spanAt(sense, surface.place);
  if (surface.when) return { for: forWhom, threshold: { kind: 'event', event: eventOfCondition(sense, surface.when) }, day: { kind: 'origin' }, origin };
  const { provided } = surface;
  if (surface.day && provided) return providedEntry(sense, surface.day, provided, forWhom, origin);
  const base = surface.day && baseOf(surface.day);
  if (surface.day && base) return { for: forWhom, threshold: ofTheTreaty(sense, base, forWhom) ?? thresholdOfBase(sense, base), day: dateOf(sense, surface.day, (each) => each === base), origin };
  sense.diagnostics.push(badEntry(origin, { words: wordsAt(sense, surface.place) }));
  return undefined;
}

/** `on D, provided that all ratifications are deposited by D`: the threshold is what is provided, not after its last day; the day is the fixed one. */
function providedEntry(sense: Sense, day: DateSurface, { of, by }: NonNullable<EntrySurface['provided']>, forWhom: EntryClause['for'], origin: Span): EntryClause {
  const consents = byThreshold(sense, of);
  const threshold: Threshold = by ? { kind: 'and', of: [consents, { kind: 'date', date: by, isLast: true }] } : consents;
  return { for: forWhom, threshold, day: dateOf(sense, day, (each) => each.kind === 'threshold'), origin };
}

/** `It comes into force upon its ratification`: the treaty's, by all its parties, not a later party's own. */
function ofTheTreaty(sense: Sense, base: DateSurface, forWhom: EntryClause['for']): Threshold | undefined {
  if (forWhom !== 'all' || base.kind !== 'threshold' || base.threshold.kind !== 'own-consent') return undefined;
  const { place } = base.threshold;
  const words = sense.input.tokens.slice(place.at, place.end).map(({ value }) => value);
  return words[0] === 'its' && !words.includes('own') ? allOf(sense, { kind: 'all', of: 'parties', place }) : undefined;
}

/** What the steps count from. A fixed date beside it (`but not before 1995-01-13`) is a floor, not the base. */
function baseOf(day: DateSurface): DateSurface | undefined {
  switch (day.kind) {
    case 'steps': return baseOf(day.from);
    case 'latest': case 'earliest': {
      const bases = day.of.map(baseOf).filter((base) => base !== undefined && base.kind !== 'date');
      return bases.length === 1 ? bases[0] : bases.length === 0 ? day.of[0] : undefined;
    }
    default: return day;
  }
}

function thresholdOfBase(sense: Sense, base: DateSurface): Threshold {
  switch (base.kind) {
    case 'date': return { kind: 'date', date: base.date };
    case 'event': return { kind: 'event', event: eventOfCondition(sense, base.event) };
    case 'threshold': return thresholdOf(sense, base.threshold);
    default: return { kind: 'consent-of-all' };
  }
}

function thresholdOf(sense: Sense, surface: ThresholdSurface): Threshold {
  switch (surface.kind) {
    case 'nth': {
      const among = surface.among === undefined ? undefined : setOf(sense, surface.among);
      return { kind: 'count', n: surface.n, ...(among && { among }) };
    }
    case 'by': return byThreshold(sense, surface.all);
    case 'notification': return { kind: 'consent-of-all' };
    case 'last': return allOf(sense, { kind: 'all', of: 'parties', except: [], place: surface.place });
    case 'exchange': case 'signature': case 'own-consent': case 'own-signature': case 'consent-of-all': return { kind: surface.kind };
  }
}

/** `ratification by USA, UK, USSR and 40 other signatories`. */
function byThreshold(sense: Sense, all: readonly AmongSurface[]): Threshold {
  const named = all.flatMap((each) => (each.kind === 'named' ? each.nouns.flatMap((noun) => idsOf(sense, noun)) : []));
  const parts: Threshold[] = named.length === 0 ? [] : [{ kind: 'all', among: { kind: 'named', ids: named } }];
  for (const each of all) if (each.kind !== 'named') parts.push(...partsOf(sense, each, named));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', of: parts };
}

function partsOf(sense: Sense, surface: Exclude<AmongSurface, { kind: 'named' }>, named: readonly string[]): readonly Threshold[] {
  switch (surface.kind) {
    case 'all': return [allOf(sense, surface)];
    case 'weight': return [weightOf(sense, surface.weight, surface.group, surface)];
    case 'number': {
      const among = setOf(sense, surface);
      const including = (surface.including ?? []).flatMap((noun) => idsOf(sense, noun));
      return [
        ...(including.length > 0 ? [{ kind: 'all', among: { kind: 'named', ids: including } } as const] : []),
        { kind: 'count', n: surface.n, ...(among && { among }), ...(surface.isOther && named.length > 0 && { except: named }) },
        ...(surface.weight ? [weightOf(sense, surface.weight, surface.group, surface)] : []),
      ];
    }
  }
}

/** All of a set, but those it leaves out. The parties of a treaty between named ones are a set; of an open one, its signatories are meant. */
function allOf(sense: Sense, surface: Extract<AmongSurface, { kind: 'all' }>): Threshold {
  if (!surface.except) return surface.of === 'parties' ? { kind: 'consent-of-all' } : { kind: 'all', among: setOf(sense, surface) ?? { kind: 'signatories' } };
  const except = surface.except.flatMap((noun) => idsOf(sense, noun));
  const parties = sense.input.scope.instruments.get(sense.instrument ?? '')?.parties ?? [];
  const among: PartySet = surface.of !== 'parties' ? setOf(sense, surface) ?? { kind: 'signatories' } : parties.length > 0 ? { kind: 'negotiating' } : { kind: 'signatories' };
  return { kind: 'all', among, ...(except.length > 0 && { except }) };
}

function weightOf(sense: Sense, weight: WeightSurface, group: string | undefined, { place }: AmongSurface): Threshold {
  uses(sense, weight.weight, 'weight', weight.weightPlace);
  if (!sense.input.scope.weights.has(weight.weight)) reportUnknownOf(sense, 'weight', weight.weight, weight.weightPlace, sense.input.scope.weights.keys());
  const id = weight.group ?? group;
  if (id !== undefined) groupSet(sense, id, place);
  return { kind: 'weight', weight: weight.weight, percent: weight.percent, ...(id !== undefined && { among: { kind: 'group', id } }), ...(weight.isMoreThan && { isMoreThan: true }) };
}

function setOf(sense: Sense, surface: AmongSurface): PartySet | undefined {
  switch (surface.kind) {
    case 'named': return { kind: 'named', ids: surface.nouns.flatMap((noun) => idsOf(sense, noun)) };
    case 'weight': return surface.group === undefined ? undefined : groupSet(sense, surface.group, surface.place);
    case 'number': return surface.group !== undefined ? groupSet(sense, surface.group, surface.place) : surface.isSignatories ? { kind: 'signatories' } : undefined;
    case 'all': return typeof surface.of === 'object' ? groupSet(sense, surface.of.group, surface.place) : surface.of === 'negotiating' ? { kind: 'negotiating' } : { kind: 'signatories' };
  }
}

function groupSet(sense: Sense, id: string, place: AmongSurface['place']): PartySet {
  const at = sense.input.tokens.findIndex((token, i) => i >= place.at && i < place.end && token.text === id);
  const where = at < 0 ? place : { at, end: at + 1 };
  uses(sense, id, 'group', where);
  if (!sense.input.scope.groups.has(id)) reportUnknownOf(sense, 'group', id, where, sense.input.scope.groups.keys());
  return { kind: 'group', id };
}

/** Ids of the actors a noun names; a group stands for its members. */
export function idsOf(sense: Sense, noun: Noun): readonly string[] {
  return termsOf(sense, noun, 'Actor', relativeFormula).flatMap((term) => (term.kind === 'thing' && term.id !== '?' ? [term.id] : []));
}

/** Whether the day counts from the parties' notifications, by which they then consent. */
export function isByNotification(day: DateSurface | undefined): boolean {
  switch (day?.kind) {
    case 'threshold': return day.threshold.kind === 'notification';
    case 'steps': return isByNotification(day.from);
    case 'latest': case 'earliest': return day.of.some(isByNotification);
    default: return false;
  }
}
