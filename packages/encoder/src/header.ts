/** What stands above a program: what it was made from, what it covers, how to run it and how to read its answer. */
import type { Contest, Encoding } from './pose.ts';
import { oneLine, provisionWords, type Legend } from './legend.ts';
import type { Problem } from './problem.ts';

/** The engines that are written for: clingo (answer set programming) and spin (Promela). */
export type Engine = 'clingo' | 'promela';

/** What a program says of the question it was made from, in words. */
export interface About {
  readonly dossier: string;
  readonly question: string;
  /** The day the question is asked on, in ISO form. */
  readonly on: string;
  readonly readings: readonly string[];
  readonly assuming: readonly string[];
  /** Whether periods were made shorter (`short-periods.ts`). */
  readonly hasShortPeriods: boolean;
}

/** The lines of the header, as plain text. `command` are the lines that run the program, `answer` those that say how to read it. */
export function headerLines(about: About, encoding: Exclude<Encoding, { kind: 'outside' }>, command: readonly string[], answer: readonly string[]): readonly string[] {
  return [
    `Dossier:   ${oneLine(about.dossier)}, on ${about.on}`,
    `Question:  ${oneLine(about.question)}`,
    `Readings:  ${about.readings.length === 0 ? 'none' : about.readings.join(', ')}`,
    `Assuming:  ${about.assuming.length === 0 ? 'nothing' : about.assuming.map(oneLine).join('; ')}`,
    '',
    'To run it:', ...command.map((line) => `  ${line}`), '',
    'To read the answer:', ...answer.map((line) => `  ${line}`), '',
    ...coverage(encoding), '',
    ...(about.hasShortPeriods ? ['Periods: those of the dossier were replaced by shorter ones in the same order (one day, three, five, …), since what counts single days', 'gets lost in months. This is the answer for a dossier with these short periods; where sums of periods matter it may differ from the real one.', ''] : []),
  ];
}

const GAME = [
  'What is covered: a game in turns. At dawn the others do any acts, in any order; then the party (or the group) asked about does; then the',
  'night falls, days left go down by one, and what was due and is undone is breached. The party wins if it never breaches anything and no duty',
  'without a deadline stays open for ever.',
];
const REACH = ['What is covered: the situations that can be brought about by acts, in any order and on any days. At night days left go down by one, and', 'what was due and is undone is breached.'];
const FRAGMENT = [
  'What is in it: every act, fact, duty, prohibition, exception, permission, priority and way of leaving a treaty that the question depends on;',
  'nothing else of the dossier. It was made from the sentences of law, without the search by which servanda itself answers.',
];

function coverage(encoding: Exclude<Encoding, { kind: 'outside' }>): readonly string[] {
  return [...(encoding.kind === 'one' && encoding.problem.kind === 'reach' ? REACH : GAME), ...FRAGMENT];
}

/** The games of an encoding, each with what winning it means; a single system has no name. */
export function gamesOf(encoding: Exclude<Encoding, { kind: 'outside' }>): readonly { readonly label: string; readonly problem: Problem }[] {
  if (encoding.kind === 'one') return [{ label: '', problem: encoding.problem }];
  const [a, b] = encoding.provisions.map(provisionWords);
  return encoding.parties.flatMap(({ party, first, second, both }: Contest) => [
    { label: `${party} can keep ${a} alone`, problem: first }, { label: `${party} can keep ${b} alone`, problem: second }, { label: `${party} can keep both`, problem: both },
  ]);
}

/** One line for each variable: `X0  Japan administers HomeIslands`. */
export function variableLines(legend: Legend, problem: Problem): readonly string[] {
  return problem.variables.map((v, i) => `X${i}  ${legend.variable(v)}`);
}
