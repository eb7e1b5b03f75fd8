/** Names declared twice. Kinds, things, groups, weights and instruments share one set of names; so do facts and acts. */
import type { Diagnostic } from '@servanda/base';
import { duplicateName } from '../diagnostics.ts';
import type { Declared, NameKind } from '../from-syntax/scope.ts';

const SET: Readonly<Record<NameKind, string>> = {
  kind: 'thing', thing: 'thing', group: 'thing', weight: 'weight', instrument: 'thing', fact: 'phrase', act: 'phrase',
  article: 'article', reading: 'reading', report: 'report', claim: 'report', question: 'question', variable: 'variable',
};
const WORDS: Readonly<Record<NameKind, string>> = {
  kind: 'kind', thing: 'thing', group: 'group', weight: 'weight', instrument: 'instrument', fact: 'fact', act: 'act',
  article: 'article', reading: 'reading', report: 'report', claim: 'claim', question: 'question', variable: 'variable',
};

export function duplicateNames(declared: readonly Declared[]): readonly Diagnostic[] {
  const first = new Map<string, Declared>();
  const found: Diagnostic[] = [];
  for (const each of declared) {
    const key = `${SET[each.of]} ${each.id}`;
    const before = first.get(key);
    if (!before) first.set(key, each);
    else {
      found.push(duplicateName(each.span, { name: each.of === 'article' ? each.id.slice(each.id.indexOf('.') + 1) : each.id, what: WORDS[each.of], other: WORDS[before.of] }, {
        related: [{ span: before.span, message: `the ${WORDS[before.of]} \`${before.id}\` is declared here` }],
      }));
    }
  }
  return found;
}
