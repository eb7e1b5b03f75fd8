/** The acts of a model → phrases with places to fill, for making events happen. */
import type { ActPattern, Model, Role } from '@servanda/model';
import type { WrittenAct } from './chronicle.ts';

/** The author's own acts first, then the acts of treaty law. */
export function actsOf(model: Model): WrittenAct[] {
  const acts = model.acts.map((act) => written(model, act));
  return [...acts.filter((a) => !a.isTreatyAct), ...acts.filter((a) => a.isTreatyAct)];
}

function written(model: Model, act: ActPattern): WrittenAct {
  return {
    id: act.id, isTreatyAct: act.treatyAct !== undefined,
    parts: act.parts.map((part) => (part.kind === 'slot' ? { kind: 'slot', role: part.role } : { kind: 'word', text: part.kind === 'verb' ? part.forms.third : part.text })),
    roles: act.roles.map((role) => ({ name: role.name, kind: role.kind, isOptional: role.isOptional ?? false, choices: choicesOf(model, role) })),
  };
}

function choicesOf(model: Model, role: Role): string[] {
  return model.things.filter((thing) => isOfKind(model, thing.kind, role.kind)).map((thing) => thing.id);
}

function isOfKind(model: Model, kind: string | undefined, wanted: string): boolean {
  for (let at = kind, n = 0; at !== undefined && n < 50; n++) {
    if (at === wanted) return true;
    at = model.kinds.find((k) => k.id === at)?.parent;
  }
  return false;
}
