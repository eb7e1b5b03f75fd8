/** Variables that a sentence of law uses in what it says but binds only inside a condition. */
import type { Diagnostic } from '@servanda/base';
import { unboundVariable } from '../diagnostics.ts';
import type { Model } from '../ir/model.ts';
import type { Law } from '../ir/norm.ts';
import type { Application, Term } from '../ir/terms.ts';

export function unboundVariables(model: Model): readonly Diagnostic[] {
  return model.law.flatMap(checked);
}

const known = new WeakMap<Law, readonly Diagnostic[]>();

function checked(law: Law): readonly Diagnostic[] {
  const before = known.get(law);
  if (before) return before;
  const found = check(law);
  known.set(law, found);
  return found;
}

function check(law: Law): readonly Diagnostic[] {
  const terms = termsOf(law);
  if (terms.length === 0 || !('vars' in law)) return [];
  const bound = new Set(law.vars.map((variable) => variable.name));
  const names = new Set(terms.flatMap((term) => (term.kind === 'var' && !bound.has(term.name) && !term.name.startsWith('$') ? [term.name] : [])));
  return [...names].map((name) => unboundVariable(law.origin, { name }));
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
