/** Members of a group without a share, where a clause counts shares among the group. */
import type { Diagnostic } from '@servanda/base';
import { weightMissing } from '../diagnostics.ts';
import type { Threshold } from '../ir/instrument.ts';
import type { Model } from '../ir/model.ts';

type WeightThreshold = Extract<Threshold, { kind: 'weight' }>;

export function missingWeights(model: Model): readonly Diagnostic[] {
  const groups = new Map(model.groups.map((group) => [group.id, group]));
  const weights = new Map(model.weights.map((weight) => [weight.id, weight]));
  return model.instruments.flatMap(({ clauses }) => clauses.entry.flatMap(({ threshold, origin }) => weightsIn(threshold).flatMap((part) => {
    const weight = weights.get(part.weight);
    const group = part.among?.kind === 'group' ? groups.get(part.among.id) : undefined;
    if (!weight || !group) return [];
    const names = group.members.filter((member) => weight.values[member] === undefined);
    return names.length === 0 ? [] : [weightMissing(origin, { weight: weight.id, names, group: group.id })];
  })));
}

function weightsIn(threshold: Threshold): readonly WeightThreshold[] {
  if (threshold.kind === 'weight') return [threshold];
  return threshold.kind === 'and' || threshold.kind === 'or' ? threshold.of.flatMap(weightsIn) : [];
}
