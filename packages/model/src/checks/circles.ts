/** Circles where none may be: acts that count as one another, priorities, protocols, continuity. */
import type { Diagnostic, Span } from '@servanda/base';
import { continuityCircle, countsAsCircle, priorityCircle, protocolCircle } from '../diagnostics.ts';
import type { Model } from '../ir/model.ts';
import type { CountsAs, LawRef, Priority } from '../ir/norm.ts';
import { cyclesOf, type Cycle, type Edge } from './cycles.ts';

export function circles(model: Model): readonly Diagnostic[] {
  return [...countsAsCircles(model), ...priorityCircles(model), ...protocolCircles(model), ...continuityCircles(model)];
}

/** Rules that can hold together: the dossier's own with those of one reading. */
function bySetting<T extends { readonly reading?: string }>(laws: readonly T[]): readonly (readonly T[])[] {
  const always = laws.filter((law) => law.reading === undefined);
  const readings = new Set(laws.flatMap((law) => law.reading ?? []));
  return [always, ...[...readings].map((reading) => laws.filter((law) => law.reading === undefined || law.reading === reading))];
}

/** The circles of all settings, each once. */
function distinct<T extends { readonly reading?: string; readonly id: string }>(laws: readonly T[], edge: (law: T) => Edge<T>): readonly Cycle<T>[] {
  const seen = new Set<string>();
  return bySetting(laws).flatMap((setting) => cyclesOf(setting.map(edge).filter(({ from, to }) => from !== to)).filter(({ edges }) => {
    const key = edges.map(({ because }) => because.id).sort().join();
    return !seen.has(key) && seen.add(key) !== undefined;
  }));
}

function related(spans: readonly (Span | undefined)[], message: string): { readonly span: Span; readonly message: string }[] {
  return spans.flatMap((span) => (span ? [{ span, message }] : []));
}

function countsAsCircles(model: Model): readonly Diagnostic[] {
  const rules = model.law.filter((law): law is CountsAs => law.kind === 'counts-as');
  if (rules.length < 2) return [];
  return distinct(rules, (rule) => ({ from: rule.act.pattern, to: rule.as.pattern, because: rule })).map(({ chain, edges }) => {
    const spans = edges.map(({ because }) => because.origin);
    return countsAsCircle(spans.at(-1) ?? { file: '', from: 0, to: 0 }, { chain }, { related: related(spans.slice(0, -1), 'this rule is part of the circle') });
  });
}

function priorityCircles(model: Model): readonly Diagnostic[] {
  const rules = model.law.filter((law): law is Priority => law.kind === 'priority' && law.superior.kind !== 'any' && law.inferior.kind !== 'any');
  if (rules.length < 2) return [];
  return distinct(rules, (rule) => ({ from: nameOf(rule.inferior), to: nameOf(rule.superior), because: rule })).map(({ chain, edges }) => {
    const spans = edges.map(({ because }) => because.origin);
    return priorityCircle(spans.at(-1) ?? { file: '', from: 0, to: 0 }, { chain }, { related: related(spans.slice(0, -1), 'this rule is part of the circle') });
  });
}

function nameOf(ref: LawRef): string {
  return ref.kind === 'any' ? '*' : ref.id;
}

function protocolCircles(model: Model): readonly Diagnostic[] {
  const edges = model.instruments.flatMap((instrument): Edge<Span>[] => (instrument.parent === undefined ? [] : [{ from: instrument.id, to: instrument.parent, because: instrument.origin }]));
  return cyclesOf(edges).map(({ chain, edges: circle }) => {
    const spans = circle.map(({ because }) => because);
    return protocolCircle(spans.at(-1) ?? { file: '', from: 0, to: 0 }, { chain }, { related: related(spans.slice(0, -1), 'this heading is part of the circle') });
  });
}

function continuityCircles(model: Model): readonly Diagnostic[] {
  const edges = model.continuities.map(({ successor, predecessor, origin }): Edge<Span | undefined> => ({ from: successor, to: predecessor, because: origin }));
  return cyclesOf(edges).flatMap(({ chain, edges: circle }) => {
    const spans = circle.map(({ because }) => because);
    const last = spans.at(-1);
    return last ? [continuityCircle(last, { chain }, { related: related(spans.slice(0, -1), 'this sentence is part of the circle') })] : [];
  });
}
