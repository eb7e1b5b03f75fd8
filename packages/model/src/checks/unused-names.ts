/** Declarations that nothing uses. Things are left out: a dossier may well name a State that nothing happens to. Library files too. */
import type { Diagnostic } from '@servanda/base';
import { unusedName } from '../diagnostics.ts';
import type { Declared, NameKind } from '../from-syntax/scope.ts';
import type { Occurrence } from '../from-syntax/sense.ts';

const LOOKED_AT: ReadonlySet<NameKind> = new Set<NameKind>(['kind', 'group', 'weight', 'fact', 'act']);

export function unusedNames(declared: readonly Declared[], occurrences: readonly (readonly Occurrence[])[], kindsInUse: ReadonlySet<string>): readonly Diagnostic[] {
  const candidates = declared.filter(({ of, span }) => LOOKED_AT.has(of) && !span.file.startsWith('library:'));
  if (candidates.length === 0) return [];
  const used = new Set<string>();
  for (const list of occurrences) for (const each of list) if (!each.isDefinition && LOOKED_AT.has(each.of)) used.add(each.id);
  return candidates
    .filter(({ id, of }) => !used.has(id) && !(of === 'kind' && kindsInUse.has(id)))
    .map(({ id, of, span }) => unusedName(span, { name: id, what: of }));
}
