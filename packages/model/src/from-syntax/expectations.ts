/** What may come next at a place in a file: for completion. The sentence is read up to there, and what the matcher then lacks is the answer. */
import { parse, type SyntaxFile, type SyntaxSentence } from '@servanda/syntax';
import type { Compiled } from './compile.ts';
import { FORMS } from './forms.ts';
import { complete, makeInput, type Expected, type Vocabulary } from './matching.ts';
import { variablesOf, type Names } from './nouns.ts';
import { outlineOf, type Outlined } from './outline.ts';
import { isKindOf, type NameKind } from './scope.ts';
import type { SentenceContext } from './sense.ts';

/** One thing that may come next. `phrase`: the phrase or form that the word belongs to. */
export type Expectable =
  | { readonly kind: 'word'; readonly text: string; readonly phrase?: string }
  | { readonly kind: 'name'; readonly text: string; readonly of: NameKind; readonly title?: string }
  /** `a date`, `a number`: nothing to list. */
  | { readonly kind: 'sort'; readonly text: string };

/** What fits at a place, and where that is. */
export interface ExpectedHere {
  /** The part of a word before the cursor, to be replaced. */
  readonly typed: string;
  readonly context: SentenceContext;
  readonly expected: readonly Expectable[];
}

const HEADINGS = ['dossier', 'instrument', 'draft', 'custom', 'article', 'reading', 'report', 'notice', 'question'];
const STARTERS = ['include', 'kind', 'State', 'fact', 'act', 'group', 'weight', 'table', 'claim', 'believe', 'as of'];

/** What fits at `offset` of a file of the dossier. Nothing for a file that it doesn't have. */
export function expectationsAt(compiled: Pick<Compiled, 'files' | 'scope'>, file: string, offset: number): ExpectedHere | undefined {
  const syntax = compiled.files.find((each) => each.file === file);
  if (!syntax) return undefined;
  const { outlined, sentence } = locate(syntax, offset);
  const context: SentenceContext = outlined?.context ?? { section: 'preamble', provision: 'dossier' };
  const before = sentence && offset > sentence.anchor.from ? tokensBefore(sentence, syntax.text, offset) : { prefix: undefined, typed: typedAt(syntax.text, offset) };
  return { typed: before.typed, context, expected: before.prefix === undefined ? beginnings(compiled.scope, context) : continuations(before.prefix, compiled.scope, context) };
}

function locate(file: SyntaxFile, offset: number): { outlined?: Outlined; sentence?: SyntaxSentence } {
  let found: { outlined?: Outlined; sentence?: SyntaxSentence } = {};
  for (const outlined of outlineOf([file])) {
    const { heading, sentences } = outlined.section;
    for (const sentence of heading ? [heading, ...sentences] : sentences) {
      if (sentence.anchor.from > offset) return found;
      const isInside = offset <= sentence.anchor.from + sentence.length - (sentence.end === null ? 0 : 1);
      found = isInside || sentence.end === null ? { outlined, sentence } : { outlined };
    }
  }
  return found;
}

/** The sentence up to the cursor; a word that the cursor touches is still being typed. */
function tokensBefore(sentence: SyntaxSentence, text: string, offset: number): { prefix: SyntaxSentence | undefined; typed: string } {
  const at = offset - sentence.anchor.from;
  const before = sentence.tokens.filter((token) => token.to < at || (token.to === at && token.kind !== 'word'));
  const typed = typedAt(text, offset);
  return { prefix: before.length === 0 ? undefined : { ...sentence, tokens: before }, typed };
}

function typedAt(text: string, offset: number): string {
  return /[\p{L}\p{N}_'-]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? '';
}

function beginnings(scope: Vocabulary, context: SentenceContext): readonly Expectable[] {
  const start = parse('', 'x.').syntax.sections[0]?.sentences[0];
  const words = [...HEADINGS, ...STARTERS].map((text): Expectable => ({ kind: 'word', text }));
  return start ? [...continuations({ ...start, tokens: [] }, scope, context), ...words] : words;
}

function continuations(prefix: SyntaxSentence, scope: Vocabulary, context: SentenceContext): readonly Expectable[] {
  const input = makeInput(prefix, scope, { variables: variablesOf({ tokens: prefix.tokens, scope }), isTracking: true });
  for (const form of FORMS) if (form.where(context)) complete(form.rule, input);
  if (input.furthest < prefix.tokens.length) return [];
  return distinct(input.expected.flatMap((expected) => listed(expected, input)));
}

function distinct(all: readonly Expectable[]): readonly Expectable[] {
  const seen = new Map<string, Expectable>();
  for (const each of all) {
    const key = `${each.kind} ${each.text}`;
    if (!seen.has(key)) seen.set(key, each);
  }
  return [...seen.values()];
}

function listed(expected: Expected, input: Names): readonly Expectable[] {
  if (expected.kind === 'word') return [{ kind: 'word', text: expected.text, ...(expected.by !== undefined && { phrase: expected.by }) }];
  if (expected.kind === 'sort') return [{ kind: 'sort', text: expected.text }];
  return namesOf(expected.of, input);
}

function namesOf(of: string, { scope, variables }: Names): readonly Expectable[] {
  const names = (all: Iterable<string>, what: NameKind): readonly Expectable[] => [...all].map((text) => ({ kind: 'name', text, of: what }));
  switch (of) {
    case 'group': return names(scope.groups.keys(), 'group');
    case 'weight': return names(scope.weights.keys(), 'weight');
    case 'reading': return names(scope.readings, 'reading');
    case 'report': return names(scope.reports, 'report');
    case 'claim': return names(scope.claims, 'claim');
    case 'kind': return names(scope.kinds.keys(), 'kind');
    case 'article': return [...scope.instruments.values()].flatMap(({ articles }) => names(articles, 'article'));
    default: break;
  }
  const fits = (kind: string): boolean => of === 'thing' || isKindOf(scope, kind, of);
  const things = [...scope.things.values()].filter((thing) => fits(thing.kind)).map((thing): Expectable =>
    ({ kind: 'name', text: thing.id, of: scope.instruments.has(thing.id) ? 'instrument' : 'thing', ...(thing.title !== undefined && { title: thing.title }) }));
  return [...things, ...names([...variables].filter(([, kind]) => fits(kind)).map(([name]) => name), 'variable')];
}
