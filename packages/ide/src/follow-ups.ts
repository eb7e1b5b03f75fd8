/** Several words at once where a sentence of a treaty usually goes on in one of a few ways: after `Enters into force on`, `within`, `according to`. */
import { formatPartialDate } from '@servanda/base';
import type { Model, SentenceContext } from '@servanda/model';

/** A way to go on. */
export interface FollowUp {
  readonly label: string;
  /** With `${1:slot}` marks. */
  readonly insert: string;
  readonly kind: 'snippet' | 'source';
  readonly detail?: string;
}

interface Rule {
  /** What stands before. */
  readonly after: RegExp;
  readonly goOn: (model: Model, context: SentenceContext) => readonly FollowUp[];
}

const shown = (insert: string): string => insert.replace(/\$\{\d+:([^}]*)\}/g, '$1');
const snippets = (...inserts: readonly string[]): readonly FollowUp[] => inserts.map((insert) => ({ label: shown(insert), insert, kind: 'snippet' }));

const RULES: readonly Rule[] = [
  { after: /\benters$/i, goOn: () => snippets('into force') },
  {
    after: /^enters into force on$/i,
    goOn: () => snippets('exchange of ratifications.', 'signature.', 'the ${1:30th} day after exchange of ratifications.', 'the ${1:30th} day after the ${2:35th} ratification.', 'ratification by all signatories.'),
  },
  { after: /\b(?:within|every)$/i, goOn: () => snippets('${1:6} months', '${1:90} days', '${1:1} year') },
  { after: /\b(?:on|from|since|before|through|as of)$/i, goOn: (model) => [dateOf(model)] },
  { after: /\b(?:according to|believe)$/i, goOn: sourcesOf },
  { after: /^is ([\p{L}\p{N}_]+)$/iu, goOn: (_, { section }) => (section === 'question' ? snippets('in force for ${1:State}?', 'in force for ${1:State} on ${2:2019-01-22}?') : []) },
  { after: /\bexpect$/i, goOn: () => snippets('yes.', 'no.', 'unknown.') },
];

/** How the sentence usually goes on, likeliest first. `head`: the text before the word being typed. */
export function followUps(model: Model, context: SentenceContext, head: string): readonly FollowUp[] {
  const sentence = /[^.?]*$/.exec(head)?.[0].trim() ?? '';
  return RULES.filter(({ after }) => after.test(sentence)).flatMap(({ goOn }) => goOn(model, context));
}

/** The dossier's own day, to be written over. */
function dateOf({ asOf }: Model): FollowUp {
  const date = asOf && asOf.day !== undefined ? formatPartialDate(asOf) : '2000-01-01';
  return { label: date, insert: `\${1:${date}}`, kind: 'snippet', detail: asOf ? 'the day of the dossier' : 'a date' };
}

function sourcesOf({ reports, claims }: Model): readonly FollowUp[] {
  const names = [...reports.map((r): [string, string] => [r.id, `${r.kind} by ${r.by}`]), ...claims.map((c): [string, string] => [c.id, 'claim'])];
  return names.filter(([id]) => !id.includes('.')).map(([id, detail]) => ({ label: id, insert: id, kind: 'source', detail }));
}
