/** The explorer's witnesses and strategies → plays and rows in words, for pictures and pages. */
import { isoFromDay, joinAnd, longDate, unreachable, type Day } from '@servanda/base';
import type { Cost, Option, Shown, Strategy, Witness, WitnessStep } from '@servanda/explorer';
import type { Effect, Ground } from '@servanda/semantics';
import { placeWords, standingWords, type Teller } from '@servanda/timeline';
import type { Choice, Play, StrategyRow, Turn } from './play.ts';

/** What it takes to put a witness into words. */
export interface Telling {
  readonly teller: Teller;
  readonly title: string;
  readonly dates?: 'long' | 'iso';
}

/** A witness as a play. */
export function playOf(witness: Witness, telling: Telling): Play {
  return {
    title: telling.title, turns: witness.steps.map((step) => turnOf(step, telling)),
    outcome: outcomeWords(witness.shows, telling), isLost: witness.shows.kind !== 'goal',
  };
}

function turnOf(step: WitnessStep, telling: Telling): Turn {
  const { teller } = telling;
  const words = step.move.kind === 'act' ? teller.act(step.move.act) : `time passes to ${dateOf(telling, step.move.to)}`;
  return {
    day: dateOf(telling, step.day), side: step.side, actor: step.by, words,
    consequences: [...step.effects.flatMap((effect) => consequence(effect, teller)), ...step.duties.map((duty) => dutyWords(duty, step.day, teller)), ...step.breaches.map(breachWords)],
    options: (step.options ?? []).filter((option) => !isTaken(option, step)).map((option) => choiceOf(option, telling)),
  };
}

function dateOf({ dates }: Telling, day: Day): string {
  return dates === 'iso' ? isoFromDay(day) : longDate(day);
}

/** The step's own move is among its options. */
function isTaken({ acts }: Option, { move }: WitnessStep): boolean {
  if (move.kind === 'time') return acts.length === 0;
  return acts.length === 1 && acts[0]?.pattern === move.act.pattern && acts[0].args.join('|') === move.act.args.join('|');
}

function choiceOf({ acts, outcome, costs }: Option, { teller }: Telling): Choice {
  const words = acts.length === 0 ? 'do nothing' : joinAnd(acts.map((act) => teller.act(act)));
  const said = costs.map(costWords);
  return { words, costs: outcome === 'open-duty' ? [...said, 'a duty stays open for ever'] : outcome === 'later' ? said.map((cost) => `later, ${cost}`) : said };
}

/** `breach of SecurityTreaty article 5, toward USA`. */
function costWords({ provision, toward }: Cost): string {
  return `breach of ${placeWords(provision)}${toward.length === 0 ? '' : `, toward ${joinAnd(toward)}`}`;
}

function outcomeWords(shows: Shown, { teller }: Telling): string {
  switch (shows.kind) {
    case 'goal': return 'it has come about';
    case 'goal-missed': return 'the others can keep it from ever coming about';
    case 'breach': return joinAnd(shows.costs.map(breachWords));
    case 'never-discharged': return `the duty of ${shows.party} under ${placeWords(shows.provision)} (${teller.act(shows.act)}) stays open for ever`;
    default: return unreachable(shows);
  }
}

function breachWords(cost: Cost): string {
  return `${cost.party} is in ${costWords(cost)}`;
}

function dutyWords({ norm, bearer, toward, act, to, lastDay }: WitnessStep['duties'][number], day: Day, teller: Teller): string {
  return teller.duty({ id: 0, norm, bindings: {}, bearer, toward, act, status: to, triggeredOn: day, lastDay, cause: 0 });
}

/** What else a reader wants to know of a step: what counts as what, facts, entries into force, standings. */
function consequence(effect: Effect, teller: Teller): readonly string[] {
  switch (effect.kind) {
    case 'act': return effect.countsAs ? [`this counts as: ${teller.act(effect.countsAs)}`] : [];
    case 'fact': return [teller.fact(effect.fact, effect.value)];
    case 'in-force': return [`${effect.instrument} ${effect.value ? 'enters into force' : 'ceases to be in force'}`];
    case 'status': return effect.to === 'party' ? [] : [standingWords(effect.party, effect.instrument, effect.to)];
    default: return [];
  }
}

/** A strategy's table in words, in the order of the days on which its situations are met. */
export function strategyRows(strategy: Strategy, teller: Teller, dates: 'long' | 'iso' = 'long'): readonly StrategyRow[] {
  const say = (act: Ground): string => teller.act(act);
  return strategy.entries.map((entry, i) => ({ entry, i })).sort((a, b) => a.entry.day - b.entry.day || a.i - b.i)
    .map(({ entry }) => ({ day: dates === 'iso' ? isoFromDay(entry.day) : longDate(entry.day), situation: entry.situation, acts: entry.acts.map(say) }));
}
