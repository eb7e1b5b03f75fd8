/**
 * Declarations that nothing uses. Things are left out: a dossier may well name a State that nothing happens to. Library files too, and
 * acts that bring about what something else looks at.
 */
import type { Diagnostic } from '@servanda/base';
import { unusedName } from '../diagnostics.ts';
import type { Model } from '../ir/model.ts';
import type { Declared, NameKind } from '../from-syntax/scope.ts';
import type { Occurrence } from '../from-syntax/sense.ts';

const LOOKED_AT: ReadonlySet<NameKind> = new Set<NameKind>(['kind', 'group', 'weight', 'fact', 'act']);

export function unusedNames(declared: readonly Declared[], occurrences: readonly (readonly Occurrence[])[], kindsInUse: ReadonlySet<string>, acts: Model['acts']): readonly Diagnostic[] {
  const candidates = declared.filter(({ id, of, span }) => LOOKED_AT.has(of) && !span.file.startsWith('library:') && !(of === 'kind' && kindsInUse.has(id)));
  const unused = new Set(candidates.map(({ id }) => id));
  for (const list of occurrences) {
    // Most names are used early on: what follows needn't be looked at.
    if (unused.size === 0) return [];
    for (const each of list) if (!each.isDefinition && LOOKED_AT.has(each.of)) unused.delete(each.id);
  }
  for (const { id, effects } of acts) if (unused.has(id) && effects.some((e) => !unused.has(e.fact.pattern))) unused.delete(id);
  return candidates.filter(({ id }) => unused.has(id)).map(({ id, of, span }) => unusedName(span, { name: id, what: of }));
}
