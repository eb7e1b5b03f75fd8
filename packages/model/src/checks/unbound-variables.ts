/** Variables that a sentence of law uses in what it says but binds only inside a condition. */
import type { Diagnostic } from '@servanda/base';
import { unboundVariable } from '../diagnostics.ts';
import type { Model } from '../ir/model.ts';
import type { Law } from '../ir/norm.ts';
import type { Application, Term } from '../ir/terms.ts';

export function unboundVariables(model: Model): readonly Diagnostic[] {
  return model.law.flatMap(check);
}

const NONE: readonly Diagnostic[] = [];

function check(law: Law): readonly Diagnostic[] {
  if (!('vars' in law)) return NONE;
  const names = termsOf(law).flatMap((term) => (term.kind === 'var' && !term.name.startsWith('$') && !law.vars.some(({ name }) => name === term.name) ? [term.name] : []));
  return names.length === 0 ? NONE : [...new Set(names)].map((name) => unboundVariable(law.origin, { name }));
}

const argsOf = (applications: readonly Application[]): readonly Term[] => applications.flatMap((application) => application.args);

function termsOf(law: Law): readonly Term[] {
  switch (law.kind) {
    case 'counts-as': return argsOf([law.as]);
    case 'constitutive': return law.effects.flatMap((effect) => (effect.kind === 'fact' ? effect.fact.args : [effect.instrument, ...(effect.party ? [effect.party] : [])]));
    case 'priority': case 'modifier': return [];
    default: return [law.bearer, ...(law.toward ? [law.toward] : []), ...argsOf(law.acts)];
  }
}
