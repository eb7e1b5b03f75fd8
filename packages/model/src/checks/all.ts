/** All checks of a dossier that reads well sentence by sentence but perhaps not as a whole. One file a check. */
import type { Diagnostic } from '@servanda/base';
import type { Declared, Scope } from '../from-syntax/scope.ts';
import type { Occurrence } from '../from-syntax/sense.ts';
import type { Model } from '../ir/model.ts';
import { circles } from './circles.ts';
import { actorsOnly, declaredReferences } from './declared-references.ts';
import { duplicateNames } from './duplicate-names.ts';
import { idleModifiers } from './idle-modifiers.ts';
import { missingWeights } from './missing-weights.ts';
import { unboundVariables } from './unbound-variables.ts';
import { unusedNames } from './unused-names.ts';

/** What there is to check. */
export interface Checked {
  readonly model: Model;
  readonly scope: Scope;
  readonly declared: readonly Declared[];
  /** Of the declarations alone. */
  readonly declarations: readonly Occurrence[];
  readonly occurrences: readonly (readonly Occurrence[])[];
  /** Sentences went wrong: what they use is not known. */
  readonly hasErrors: boolean;
}

/** What the checks of declarations alone found, kept while those stay the same. */
const kept = new WeakMap<readonly Declared[], readonly Diagnostic[]>();

export function checkModel({ model, scope, declared, declarations, occurrences, hasErrors }: Checked): readonly Diagnostic[] {
  let ofDeclarations = kept.get(declared);
  if (!ofDeclarations) {
    ofDeclarations = [...duplicateNames(declared), ...declaredReferences(declarations, scope), ...actorsOnly(model, scope)];
    kept.set(declared, ofDeclarations);
  }
  const kindsInUse = new Set([...model.acts, ...model.facts].flatMap((pattern) => pattern.roles.map((role) => role.kind)));
  return [
    ...ofDeclarations, ...(hasErrors ? [] : unusedNames(declared, occurrences, kindsInUse, model.acts)), ...circles(model), ...missingWeights(model), ...unboundVariables(model), ...idleModifiers(model),
  ];
}
