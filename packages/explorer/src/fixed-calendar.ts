/**
 * Months and years as fixed numbers of days, for searching. Where the periods of a question come in the same order from whatever
 * day they are counted (`interesting-days.ts`), a year may as well always have the length that it has from today: the
 * game is the same, and situations met in a leap year and in another are one. Runs are shown with the true calendar again.
 */
import { addPeriod, type Day, type Period } from '@servanda/base';
import type { Model } from '@servanda/model';
import { type Program, type State } from '@servanda/semantics';

export function withFixedPeriods(model: Model, from: Day): Model {
  return { ...model, law: fixed(model.law, from), instruments: fixed(model.instruments, from) };
}

function fixed<T>(value: T, from: Day): T {
  if (Array.isArray(value)) return value.map((v: unknown) => fixed(v, from)) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (isPeriod(value)) return daysOf(value, from) as T;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, key === 'origin' ? v : fixed(v, from)])) as T;
}

function isPeriod(value: object): value is Period {
  const unit = (value as { unit?: unknown }).unit;
  return typeof (value as { n?: unknown }).n === 'number' && (unit === 'month' || unit === 'year');
}

/** How long the period is when it begins on the day; where that is open, by the earlier choice, as `step` has it. */
function daysOf(period: Period, from: Day): Period {
  const outcome = addPeriod(from, period);
  const end = outcome.kind === 'day' ? outcome.day : outcome.kind === 'ambiguous' ? outcome.choices[0]?.day ?? from : from;
  return { n: end - from, unit: 'day' };
}

/** Rounds of recurring duties go on from the next one that the calendar has. */
export function withFixedRounds(program: Program, state: State): State {
  const instances = state.instances.slice();
  for (const item of state.agenda) {
    const instance = item.kind === 'recur' ? instances[item.instance] : undefined;
    const every = instance && program.normById.get(instance.norm)?.every;
    if (item.kind !== 'recur' || !instance || every?.unit !== 'day') continue;
    instances[item.instance] = { ...instance, activeSince: (item.on - every.n * item.round) as Day };
  }
  return { ...state, instances };
}
