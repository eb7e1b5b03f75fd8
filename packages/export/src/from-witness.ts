/** The explorer's witnesses and strategies → plays and rows in words, for pictures and pages. */
import { isoFromDay, joinAnd, longDate, unreachable, type Day } from '@servanda/base';
import type { Cost, DutyChange, Option, Shown, Strategy, Witness, WitnessStep } from '@servanda/explorer';
import type { Effect, Ground } from '@servanda/semantics';
import { placeWords, standingWords, type Teller } from '@servanda/timeline';
import { asCited } from './as-cited.ts';
import type { Choice, Play, StrategyRow, Turn } from './play.ts';

/** What it takes to put a witness into words. */
export interface Telling {
  readonly teller: Teller;
  readonly title: string;
  readonly dates?: 'long' | 'iso';
}

/** A witness as a play. */
export function playOf(witness: Witness, telling: Telling): Play {
  const own = ownOf(witness);
  return {
    title: telling.title, turns: witness.steps.flatMap((step) => turnsOf(step, own, telling)),
    outcome: outcomeWords(witness.shows, telling), isLost: witness.shows.kind !== 'goal',
  };
}

/** Whose turns have options: who answers for what the play shows, where it shows that. */
function ownOf({ steps, shows }: Witness): string | undefined {
  switch (shows.kind) {
    case 'breach': return [...new Set(shows.costs.map((cost) => cost.party))].join(' and ');
    case 'never-discharged': return shows.party;
    default: return steps.find((step) => step.side === 'own')?.by;
  }
}

/** A step as a turn; where the party lets time pass, its own turn, on which it does nothing, and then what time brings. */
function turnsOf(step: WitnessStep, own: string | undefined, telling: Telling): readonly Turn[] {
  const { teller } = telling;
  const options = (step.options ?? []).filter((option) => !isTaken(option, step)).map((option) => choiceOf(option, telling));
  const consequences = [...step.effects.flatMap((effect) => consequence(effect, teller)), ...dutyChanges(step, teller), ...step.breaches.map(breachWords)].map(asCited);
  if (step.move.kind === 'act') return [{ day: dateOf(telling, step.day), side: step.side, actor: step.by, words: asCited(teller.act(step.move.act)), consequences, options }];
  const time: Turn = { day: dateOf(telling, step.move.to), side: 'time', words: step.breaches.length > 0 ? 'the last day has passed' : 'time passes', consequences, options: [] };
  return options.length === 0 ? [time] : [{ day: dateOf(telling, step.day), side: 'own', ...(own !== undefined && { actor: own }), words: own === undefined ? 'nothing is done' : `${own} does nothing`, consequences: [], options }, time];
}

/** A duty that waits for nothing is pending and due in one step; a breach is told by itself. */
function dutyChanges(step: WitnessStep, teller: Teller): readonly string[] {
  const { duties, breaches } = step;
  const isLater = (d: DutyChange, e: DutyChange): boolean => e.norm === d.norm && e.bearer === d.bearer && teller.act(e.act) === teller.act(d.act);
  return duties.filter((d, i) => !(d.to === 'pending' && duties.some((e, j) => j > i && isLater(d, e))) && !(d.to === 'breached' && breaches.some((b) => b.norm === d.norm && b.party === d.bearer)))
    .map((duty) => `${dutyWords(duty, step.day, teller)} (${placeWords(duty.provision)})`);
}

function dateOf({ dates }: Telling, day: Day): string {
  return dates === 'iso' ? isoFromDay(day) : longDate(day);
}

/** The step's own move is among its options. */
function isTaken({ acts }: Option, { move }: WitnessStep): boolean {
  if (move.kind === 'time') return acts.length === 0;
  return acts.length === 1 && acts[0]?.pattern === move.act.pattern && acts[0].args.join('|') === move.act.args.join('|');
}

function choiceOf({ acts, outcome, costs }: Option, telling: Telling): Choice {
  const words = asCited(acts.length === 0 ? 'do nothing' : joinAnd(acts.map((act) => telling.teller.act(act))));
  const said = costs.map((cost) => asCited(`${costWords(cost)}, on ${dateOf(telling, cost.on)}`));
  if (outcome === 'open-duty') return { words, costs: [...said, 'a duty stays open for ever'] };
  return { words, costs: said.length > 0 ? said : ['the others prevail later'] };
}

/** `breach of SecurityTreaty article 5, toward USA`. */
function costWords({ provision, toward }: Cost): string {
  return `breach of ${placeWords(provision)}${toward.length === 0 ? '' : `, toward ${joinAnd(toward)}`}`;
}

function outcomeWords(shows: Shown, { teller }: Telling): string {
  switch (shows.kind) {
    case 'goal': return 'it has come about';
    case 'goal-missed': return 'the others can keep it from ever coming about';
    case 'breach': return asCited(joinAnd(shows.costs.map(breachWords)));
    case 'never-discharged': return `the duty of ${shows.party} under ${placeWords(shows.provision)} (${teller.act(shows.act)}) stays open for ever`;
    default: return unreachable(shows);
  }
}

function breachWords(cost: Cost): string {
  return `${cost.party} is in ${costWords(cost)}`;
}

function dutyWords({ norm, bearer, toward, act, to, lastDay }: DutyChange, day: Day, teller: Teller): string {
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

/** A strategy's table in words, in the order of the days on which its situations are met; what differs in the day alone is told once. */
export function strategyRows(strategy: Strategy | undefined, teller: Teller, dates: 'long' | 'iso' = 'long'): readonly StrategyRow[] {
  const say = (act: Ground): string => asCited(teller.act(act));
  const rows = (strategy?.entries ?? []).map((entry, i) => ({ entry, i })).sort((a, b) => a.entry.day - b.entry.day || a.i - b.i)
    .map(({ entry }) => ({ day: dates === 'iso' ? isoFromDay(entry.day) : longDate(entry.day), situation: entry.situation.map(asCited), acts: entry.acts.map(say) }));
  const told = new Set<string>();
  return rows.filter(({ situation, acts }) => {
    const key = JSON.stringify([situation, acts]).replace(/\d{4,}-\d\d-\d\d/g, '');
    return told.has(key) ? false : told.add(key);
  });
}
