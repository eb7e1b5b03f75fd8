/** Final clauses to the parts of `FinalClauses`; `final-clauses.ts` puts an instrument's parts together. */
import { formatPartialDate, type PartialDate, type Period } from '@servanda/base';
import { untilDate } from '../diagnostics.ts';
import type { DurationClause, EligibilityClause, EntryClause, FinalClauses, PartySet, ProvisionalClause, ReservationClause } from '../ir/instrument.ts';
import type { TreatyAct } from '../ir/treaty-acts.ts';
import type { ClauseSurface, WhoSurface } from './clause-forms.ts';
import { dateOf } from './interpret-dates.ts';
import { entryOf, idsOf, isByNotification } from './interpret-entry.ts';
import { instrumentTerm, provisionOf, reportUnknownOf } from './interpret-nouns.ts';
import { spanAt, uses, type Sense } from './sense.ts';
import type { Span } from '@servanda/base';

/** One part of an instrument's final clauses, with the place of the sentence it comes from. */
export type ClausePart = { readonly origin: Span } & (
  | { readonly kind: 'consent'; readonly by: readonly TreatyAct[]; readonly isSubject: boolean }
  | { readonly kind: 'entry'; readonly entries: readonly EntryClause[] }
  | { readonly kind: 'provisional'; readonly clause: ProvisionalClause }
  | { readonly kind: 'duration'; readonly clause: DurationClause }
  | { readonly kind: 'open-for-signature'; readonly window: NonNullable<FinalClauses['openForSignature']> }
  | { readonly kind: 'eligibility'; readonly clause: EligibilityClause }
  | { readonly kind: 'reservations'; readonly clause: ReservationClause }
  | { readonly kind: 'counting'; readonly change: Partial<FinalClauses['counting']> }
  | { readonly kind: 'renewal'; readonly renewal: Period | 'indefinite'; readonly notice?: Period }
  | { readonly kind: 'withdrawal-effect'; readonly period: Period }
  | { readonly kind: 'minimum'; readonly n: number }
  | { readonly kind: 'source'; readonly texts: readonly string[] }
  | { readonly kind: 'depositary'; readonly id: string }
);

export function interpretClause(sense: Sense, surface: ClauseSurface): readonly ClausePart[] {
  const origin = spanAt(sense, surface.place);
  switch (surface.kind) {
    case 'consent': return [{ kind: 'consent', by: surface.by, isSubject: surface.isSubject, origin }];
    case 'open-for-signature': return openForSignature(sense, surface, origin);
    case 'eligibility': return [{ kind: 'eligibility', origin, clause: eligibility(sense, surface.act, surface.who, surface, origin) }];
    case 'entry': {
      const all = surface.all && entryOf(sense, surface.all, 'all');
      const later = surface.later && entryOf(sense, surface.later, 'later');
      const consent: readonly ClausePart[] = isByNotification(surface.all?.day) ? [{ kind: 'consent', by: ['notify-completion'], isSubject: true, origin }] : [];
      return [...consent, { kind: 'entry', entries: [...(all ? [all] : []), ...(later ? [later] : [])], origin }];
    }
    case 'provisional': {
      const by = surface.who && partySet(sense, surface.who);
      return [{ kind: 'provisional', origin, clause: { mode: surface.mode, ...(surface.from && { from: dateOf(sense, surface.from) }), ...(by && { by }), origin } }];
    }
    case 'duration': return duration(sense, surface, origin);
    case 'reservations': {
      const provisions = surface.labels.flatMap(({ value, place }) => provisionOf(sense, { kind: 'provision', label: value, labelPlace: place, place }) ?? []);
      return [{ kind: 'reservations', clause: { rule: surface.rule, provisions, origin }, origin }];
    }
    case 'renewal': return [{ kind: 'renewal', renewal: surface.renewal, ...(surface.notice && { notice: surface.notice }), origin }];
    case 'withdrawal-effect': return [{ kind: 'withdrawal-effect', period: surface.period, origin }];
    case 'minimum': return [{ kind: 'minimum', n: surface.n, origin }];
    case 'missing-day': return [{ kind: 'counting', change: { missingDay: surface.rule }, origin }];
    case 'expiry': return [{ kind: 'counting', change: { expiryOfYear: surface.rule }, origin }];
    case 'source': return [{ kind: 'source', texts: surface.texts, origin }];
    case 'depositary': return idsOf(sense, surface.name).map((id): ClausePart => ({ kind: 'depositary', id, origin }));
  }
}

function openForSignature(sense: Sense, surface: Extract<ClauseSurface, { kind: 'open-for-signature' }>, origin: Span): readonly ClausePart[] {
  const window = { ...(surface.from && { from: surface.from }), ...(surface.through && { through: surface.through }) };
  if (surface.isUntil && surface.through) reportUntil(sense, surface.through);
  const open: ClausePart = { kind: 'open-for-signature', window, origin };
  if (surface.who === undefined || surface.who.kind === 'any') return [open];
  return [open, { kind: 'eligibility', clause: eligibility(sense, 'sign', surface.who, surface, origin), origin }];
}

function eligibility(sense: Sense, act: TreatyAct | 'any', who: WhoSurface, { from, through }: Pick<EligibilityClause, 'from' | 'through'>, origin: Span): EligibilityClause {
  return { act, who: whoOf(sense, who), ...(from && { from }), ...(through && { through }), origin };
}

function whoOf(sense: Sense, who: WhoSurface): EligibilityClause['who'] {
  if (who.kind === 'any') return { kind: 'any' };
  if (who.kind === 'parties-to') {
    const term = instrumentTerm(sense, who.instrument, who.place);
    return { kind: 'parties-to', instrument: term.kind === 'thing' ? term.id : '?' };
  }
  return partySet(sense, who) ?? { kind: 'any' };
}

function partySet(sense: Sense, who: WhoSurface): PartySet | undefined {
  switch (who.kind) {
    case 'any': case 'parties-to': return undefined;
    case 'signatories': case 'negotiating': return { kind: who.kind };
    case 'named': return { kind: 'named', ids: who.nouns.flatMap((noun) => idsOf(sense, noun)) };
    case 'group':
      uses(sense, who.group, 'group', who.place);
      if (!sense.input.scope.groups.has(who.group)) reportUnknownOf(sense, 'group', who.group, who.place, sense.input.scope.groups.keys());
      return { kind: 'group', id: who.group };
  }
}

function duration(sense: Sense, surface: Extract<ClauseSurface, { kind: 'duration' }>, origin: Span): readonly ClausePart[] {
  const { term, until, renewal, notice } = surface;
  if (surface.isUntil && until) reportUntil(sense, until);
  return [{ kind: 'duration', origin, clause: { ...(term && { term }), ...(until && { until }), ...(renewal && { renewal }), ...(notice && { notice }), origin } }];
}

function reportUntil(sense: Sense, day: PartialDate): void {
  const at = sense.input.tokens.findIndex((token) => token.value === 'until');
  sense.diagnostics.push(untilDate(spanAt(sense, { at, end: at + 2 }), { date: formatPartialDate(day) }));
}
