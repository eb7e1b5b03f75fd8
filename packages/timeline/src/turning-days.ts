/**
 * The days on which law may begin or cease to apply although nothing happens on them: the dates that sentences of law name, and
 * those that they count from what has happened (`After 3 years, any party may withdraw`).
 */
import { applySteps, DEFAULT_COUNTING, intervalOf, type DateStep, type Day, type PartialDate } from '@servanda/base';
import type { History } from './history.ts';

/** More combinations of a day with a period than this are not looked at. */
const MOST_COUNTED = 20_000;

export function turningDays({ program, effects, through }: History): readonly Day[] {
  const { dates, periods } = countedIn(program.model.law);
  const days = new Set<Day>();
  const turn = (first: Day, last: Day): void => { for (const day of [first, last + 1]) if (day <= through) days.add(day as Day); };
  for (const date of dates) turn(intervalOf(date).first, intervalOf(date).last);
  const happened = [...new Set(effects.map((e) => e.day))].slice(0, Math.floor(MOST_COUNTED / Math.max(1, periods.length)));
  for (const from of happened) {
    for (const steps of periods) {
      const outcome = applySteps(from, steps, DEFAULT_COUNTING);
      if (outcome.kind === 'day') turn(outcome.day, outcome.day);
      if (outcome.kind === 'ambiguous') for (const { day } of outcome.choices) turn(day, day);
    }
  }
  return [...days];
}

interface Counted {
  readonly dates: PartialDate[];
  readonly periods: (readonly DateStep[])[];
}

/** The dates and the periods anywhere in a piece of law. */
function countedIn(value: unknown, found: Counted = { dates: [], periods: [] }): Counted {
  if (typeof value !== 'object' || value === null) return found;
  const { kind, date, steps } = value as { kind?: unknown; date?: PartialDate; steps?: readonly DateStep[] };
  if (kind === 'date' && date) found.dates.push(date);
  if (kind === 'steps' && steps) found.periods.push(steps);
  for (const each of Object.values(value)) countedIn(each, found);
  return found;
}
