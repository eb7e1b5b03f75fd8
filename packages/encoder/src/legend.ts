/** Acts, variables and provisions of a transition system in words: for the comments of the programs written from it. */
import type { Model } from '@servanda/model';
import { makeTeller, placeWords } from '@servanda/timeline';
import type { Deed, Meaning, Move, Problem, Variable } from './problem.ts';

/** Speaks of one model; every text is one line of plain words. */
export interface Legend {
  readonly act: (deed: Deed) => string;
  readonly variable: (v: Variable) => string;
  /** Which breaches the act is and what it changes, each with the provision that says so. `first` is the number of the first variable. */
  readonly move: (problem: Problem, move: Move, first?: number) => readonly string[];
  /** Deadlines that may pass and treaties that may end. */
  readonly night: (problem: Problem, first?: number) => readonly string[];
}

/** The words of a model for its transition systems. */
export function makeLegend(model: Model): Legend {
  const teller = makeTeller(model);
  const act = (deed: Deed): string => oneLine(teller.act(deed));
  const meaning = (m: Meaning): string => {
    switch (m.kind) {
      case 'fact': return oneLine(teller.fact(m.deed, true));
      case 'done': return `it has happened: ${act(m.deed)}`;
      case 'duty': return `${dutyOf(m)} (${provisionWords(m.provision)})`;
      case 'waiting': return `${dutyOf(m)}, but not yet (${provisionWords(m.provision)})`;
      case 'window': return `${provisionWords(m.provision)} applies to ${m.bearer} after: ${act(m.from)}`;
      case 'notice': return `${m.party} has given notice under ${m.instrument}`;
      case 'in-force': return `${m.instrument} is in force`;
      case 'term': return `the term of ${m.instrument} runs`;
      case 'goal': return 'what the question asks for has been done';
    }
  };
  const dutyOf = (m: Extract<Meaning, { kind: 'duty' | 'waiting' }>): string => `a duty is open: ${act(m.deed)}${m.named === undefined ? '' : `, owed to ${m.named}`}`;
  const variable = (v: Variable): string => `${meaning(v.means)}${v.countsDown ? ': days left, today included; 0 if not' : ''}`;
  const changed = (m: Meaning, value: number): string => {
    if (value > 0) return meaning(m);
    switch (m.kind) {
      case 'fact': return oneLine(teller.fact(m.deed, false));
      case 'duty': return `the duty is over: ${act(m.deed)} (${provisionWords(m.provision)})`;
      case 'waiting': return `it waits no more: ${act(m.deed)} (${provisionWords(m.provision)})`;
      default: return `no longer: ${meaning(m)}`;
    }
  };
  const hasPlace = (m: Meaning): boolean => m.kind === 'duty' || m.kind === 'waiting' || m.kind === 'window';
  const change = (problem: Problem, w: Move['writes'][number], first: number): string => {
    const v = problem.variables[w.variable];
    if (v === undefined) return '';
    const by = w.by === undefined || hasPlace(v.means) ? '' : ` (${provisionWords(w.by)})`;
    return `${w.when.kind === 'const' ? 'sets' : 'may set'} X${first + w.variable} to ${w.value}: ${changed(v.means, w.value)}${by}`;
  };
  return {
    act, variable,
    move: (problem, move, first = 0) => [
      ...move.forbids.map((f) => `${f.when.kind === 'const' ? 'breaches' : 'may breach'} ${provisionWords(f.provision)} (${f.bearer})`),
      ...move.writes.map((w) => change(problem, w, first)),
    ].filter((line, i, all) => line !== '' && all.indexOf(line) === i),
    night: (problem, first = 0) => [
      ...problem.variables.flatMap((v) => (v.means.kind === 'duty' && v.countsDown ? [`the last day may pass: ${act(v.means.deed)} (${provisionWords(v.means.provision)})`] : [])),
      ...problem.night.writes.map((w) => change(problem, w, first)),
    ].filter((line, i, all) => line !== '' && all.indexOf(line) === i),
  };
}

/** `SecurityTreaty article 5`, `the reading force`, `the dossier`. */
export function provisionWords(provision: string): string {
  if (provision === 'dossier') return 'what the dossier itself says';
  return provision.startsWith('reading:') ? `the reading ${provision.slice('reading:'.length)}` : placeWords(provision);
}

/** Titles and quotations may hold anything; a comment ends with its line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /').replaceAll('/*', '/ *').trim();
}
