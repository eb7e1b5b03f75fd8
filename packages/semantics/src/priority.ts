/**
 * Which of two norms prevails for a party toward another when both cannot be kept. In order: the Charter (UN Charter art. 103),
 * an explicit clause (VCLT 30(2)), the later treaty between the same parties (VCLT 30(3), (4)(a)). Between treaties with
 * different parties no rule picks a winner (VCLT 30(4)(b), (5)).
 */
import { ymdOfDay, type Day } from '@servanda/base';
import type { LawRef } from '@servanda/model';
import { instrumentOf, type Program } from './program.ts';
import { concludedOn, isBetween, isBound } from './standing.ts';
import type { State } from './state.ts';

/** The rule by which one norm prevails over another. */
export type PriorityRule =
  | { readonly kind: 'charter' | 'clause'; readonly law: string }
  | { readonly kind: 'later-treaty'; readonly later: string; readonly earlier: string };

/** The rule by which provision `high` prevails over `low` for `p` toward `q` (`q` absent: toward nobody in particular). */
export function prevails(program: Program, state: State, high: string, low: string, p: string, q: string | undefined): PriorityRule | undefined {
  for (const basis of ['charter', 'clause'] as const) {
    const rule = explicitRule(program, state, basis, high, low, p, q);
    if (rule || explicitRule(program, state, basis, low, high, p, q)) return rule;
  }
  const later = instrumentOf(program, high);
  const earlier = instrumentOf(program, low);
  if (later === undefined || earlier === undefined || later === earlier || q === undefined) return undefined;
  if (!isBetween(program, state, later, p, q) || !isBetween(program, state, earlier, p, q)) return undefined;
  const a = dateOf(program, state, later);
  const b = dateOf(program, state, earlier);
  return a !== undefined && b !== undefined && a > b ? { kind: 'later-treaty', later, earlier } : undefined;
}

function dateOf(program: Program, state: State, id: string): number | undefined {
  const instrument = program.instruments.get(id);
  if (!instrument || instrument.kind === 'custom') return undefined;
  if (instrument.doneOn) return instrument.doneOn.year * 10_000 + (instrument.doneOn.month ?? 0) * 100 + (instrument.doneOn.day ?? 0);
  const day = concludedOn(instrument, state);
  return day === undefined ? undefined : dayNumber(day);
}

function explicitRule(program: Program, state: State, basis: 'charter' | 'clause', high: string, low: string, p: string, q: string | undefined): PriorityRule | undefined {
  const isWithin = instrumentOf(program, low) === instrumentOf(program, high);
  const rule = program.priorities.find((r) => r.basis === basis && covers(program, r.superior, high) && covers(program, r.inferior, low)
    && !(isWithin && (r.superior.kind === 'any' || r.inferior.kind === 'any')) && bindsPair(program, state, r.provision, basis, p, q));
  return rule && { kind: basis, law: rule.id };
}

function covers(program: Program, ref: LawRef, provision: string): boolean {
  switch (ref.kind) {
    case 'provision': return ref.id === provision;
    case 'instrument': return instrumentOf(program, provision) === ref.id;
    case 'any': return true;
    default: return false;
  }
}

/** A clause counts for those it binds; Charter art. 103 for every member, whoever the other side is. */
function bindsPair(program: Program, state: State, provision: string, basis: 'charter' | 'clause', p: string, q: string | undefined): boolean {
  const instrument = instrumentOf(program, provision);
  if (instrument === undefined) return true;
  if (basis === 'charter' || q === undefined) return isBound(program, state, instrument, p);
  return isBetween(program, state, instrument, p, q);
}

/** 19560101 for 1956-01-01, comparable with the number of a partial date. */
function dayNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = ymdOfDay(day);
  return year * 10_000 + month * 100 + dayOfMonth;
}
