/** The names that a source may have: of reports and claims. */
import { didYouMean } from '@servanda/base';
import type { Scope } from './scope.ts';

/** The report or claim that a name most likely stands for. */
export function didYouMeanName(name: string, { reports, claims }: Pick<Scope, 'reports' | 'claims'>): string | undefined {
  return didYouMean(name, [...reports, ...claims]);
}
