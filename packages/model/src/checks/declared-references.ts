/** Names that declarations and headings refer to: parties, members, holders of shares, parents, readings excluded. Sentences' own names are checked where they are read. */
import { didYouMean, type Diagnostic, type Span } from '@servanda/base';
import { notAnActor, unknownName } from '../diagnostics.ts';
import { isKindOf, titledThing, type NameKind, type Scope } from '../from-syntax/scope.ts';
import type { Occurrence } from '../from-syntax/sense.ts';
import type { Model } from '../ir/model.ts';

export function declaredReferences(occurrences: readonly Occurrence[], scope: Scope): readonly Diagnostic[] {
  return occurrences.flatMap(({ id, of, span, isDefinition }) => {
    const names = isDefinition ? undefined : namesOf(of, scope);
    return names === undefined || names.has(id) ? [] : [unknown(span, id, of, names, scope)];
  });
}

function namesOf(of: NameKind, scope: Scope): { readonly has: (name: string) => boolean; readonly keys: () => Iterable<string> } | undefined {
  switch (of) {
    case 'thing': return scope.things;
    case 'kind': return scope.kinds;
    case 'instrument': return scope.instruments;
    case 'reading': return scope.readings;
    default: return undefined;
  }
}

function unknown(span: Span, name: string, of: NameKind, names: { readonly keys: () => Iterable<string> }, scope: Scope): Diagnostic {
  const nearest = didYouMean(name, names.keys()) ?? (of === 'thing' ? titledThing(name, scope.things.values()) : undefined);
  const fixes = nearest === undefined ? [] : [{ title: `write \`${nearest}\``, edits: [{ span, text: nearest }] }];
  const wanted = of === 'thing' ? 'State' : of === 'instrument' ? 'Instrument' : of;
  return unknownName(span, { name, wanted, ...(nearest !== undefined && { nearest }) }, { fixes });
}

/** Parties, successors and holders of shares must be actors. */
export function actorsOnly(model: Model, scope: Scope): readonly Diagnostic[] {
  const check = (name: string, role: string, span: Span | undefined): readonly Diagnostic[] => {
    const thing = scope.things.get(name);
    return thing === undefined || span === undefined || isKindOf(scope, thing.kind, 'Actor') ? [] : [notAnActor(span, { name, kind: thing.kind, role })];
  };
  return [
    ...model.instruments.flatMap(({ parties, origin }) => parties.flatMap((party) => check(party, 'a party', origin))),
    ...model.continuities.flatMap(({ successor, predecessor, origin }) => [successor, predecessor].flatMap((name) => check(name, 'continued', origin))),
    ...model.weights.flatMap(({ values, origin }) => Object.keys(values).flatMap((name) => check(name, 'the holder of a share', origin))),
  ];
}
