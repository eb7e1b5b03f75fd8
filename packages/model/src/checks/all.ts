/** All checks of a dossier that reads well sentence by sentence but not as a whole. One file a check. */
import type { Diagnostic } from '@servanda/base';
import type { Collected } from '../from-syntax/collect.ts';
import type { Occurrence } from '../from-syntax/sense.ts';
import type { Model } from '../ir/model.ts';

export interface Checked {
  readonly model: Model;
  readonly collected: Collected;
  readonly occurrences: readonly (readonly Occurrence[])[];
}

export function checkModel(_: Checked): readonly Diagnostic[] {
  return [];
}
