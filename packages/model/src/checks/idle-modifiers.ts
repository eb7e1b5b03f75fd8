/** Sentences that change another one's norms where there is nothing of that sort to change. */
import type { Diagnostic } from '@servanda/base';
import { nothingToModify } from '../diagnostics.ts';
import type { Model } from '../ir/model.ts';
import type { Law, Modifier } from '../ir/norm.ts';

const WHAT: Readonly<Record<Modifier['change']['kind'], string>> = { exception: 'prohibition', deadline: 'duty', disapply: 'rule', survival: 'rule' };

export function idleModifiers(model: Model): readonly Diagnostic[] {
  const modifiers = model.law.filter((law): law is Modifier => law.kind === 'modifier');
  return modifiers.flatMap((modifier) => {
    const { target, change } = modifier;
    if (target.kind === 'any' || (change.kind === 'exception' && change.isSaving) || model.law.some((law) => isTarget(modifier, law) && canChange(change.kind, law))) return [];
    return [nothingToModify(modifier.origin, { target: target.id, what: WHAT[change.kind] })];
  });
}

function isTarget({ target }: Modifier, { provision }: Law): boolean {
  if (target.kind === 'any') return true;
  return provision === target.id || (target.kind === 'instrument' && provision.startsWith(`${target.id}.`));
}

function canChange(change: Modifier['change']['kind'], law: Law): boolean {
  switch (change) {
    case 'exception': return law.kind === 'prohibition';
    case 'deadline': return law.kind === 'obligation';
    case 'disapply': case 'survival': return law.kind !== 'modifier';
  }
}
