/** The explorer's witnesses and strategies → plays and rows in words, for pictures and pages. */
import { isoFromDay, joinAnd, longDate, unreachable, type Day } from '@servanda/base';
import type { Cost, Option, Shown, Strategy, Witness, WitnessStep } from '@servanda/explorer';
import type { Effect, Ground, State } from '@servanda/semantics';
import { placeWords, standingWords, type Teller } from '@servanda/timeline';
import type { Choice, Play, StrategyRow, Turn } from './play.ts';

/** What it takes to put a witness into words. */
export interface Telling {
  readonly teller: Teller;
  readonly title: string;
  readonly dates?: 'long' | 'iso';
  /** The state after the run's last step, in which duties are named; without it changes of duties are left out. */
  readonly final?: State;
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
    consequences: step.effects.flatMap((effect) => consequence(effect, telling)),
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
    case 'breach': return joinAnd(shows.costs.map((cost) => `${cost.party} is in ${costWords(cost)}`));
    case 'never-discharged': return `the duty of ${shows.party} under ${placeWords(shows.provision)} (${teller.act(shows.act)}) stays open for ever`;
    default: return unreachable(shows);
  }
}

/** What a reader wants to know of a step: standings, entries into force, duties, breaches. */
function consequence(effect: Effect, { teller, final }: Telling): readonly string[] {
  switch (effect.kind) {
    case 'act': return effect.countsAs ? [`this counts as: ${teller.act(effect.countsAs)}`] : [];
    case 'fact': return [teller.fact(effect.fact, effect.value)];
    case 'in-force': return [`${effect.instrument} ${effect.value ? 'enters into force' : 'ceases to be in force'}`];
    case 'status': return effect.to === 'party' ? [] : [standingWords(effect.party, effect.instrument, effect.to)];
    case 'obligation': {
      const instance = final?.instances[effect.instance];
      return instance ? [teller.duty({ ...instance, status: effect.to, lastDay: effect.lastDay })] : [];
    }
    case 'breach': {
      const breach = final?.breaches[effect.breach];
      return breach ? [`${breach.by} is in breach of ${placeWords(breach.provision)}${breach.toward.length === 0 ? '' : `, toward ${joinAnd(breach.toward)}`}`] : [];
    }
    default: return [];
  }
}

/** A strategy's table in words, in the order of the days on which its situations are met. */
export function strategyRows(strategy: Strategy, teller: Teller, dates: 'long' | 'iso' = 'long'): readonly StrategyRow[] {
  const say = (act: Ground): string => teller.act(act);
  return strategy.entries.map((entry, i) => ({ entry, i })).sort((a, b) => a.entry.day - b.entry.day || a.i - b.i)
    .map(({ entry }) => ({ day: dates === 'iso' ? isoFromDay(entry.day) : longDate(entry.day), situation: entry.situation, acts: entry.acts.map(say) }));
}
