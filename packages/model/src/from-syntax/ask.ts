/**
 * Questions and statements asked from outside the dossier, on a command line or in a search box, in the dossier's own words:
 * `Can Japan keep every commitment? assuming PeaceTreaty is in force`. They are read as a question's section would be.
 */
import { sortDiagnostics, span, type Diagnostic, type PartialDate } from '@servanda/base';
import { parse, type SyntaxSentence } from '@servanda/syntax';
import type { Formula } from '../ir/formula.ts';
import type { Model } from '../ir/model.ts';
import type { Question } from '../ir/question.ts';
import { sentencesOf as allSentences } from './load.ts';
import { elaborate, elaborateAs } from './elaborate.ts';
import type { Item } from './items.ts';
import type { Vocabulary } from './matching.ts';
import { statementForm } from './questions-forms.ts';
import { assembleQuestion, statementOf } from './questions.ts';
import type { SentenceContext } from './sense.ts';

/** A compiled dossier, as far as asking it needs. */
export interface Askable {
  readonly scope: Vocabulary;
  readonly model: Pick<Model, 'readings'>;
}

/** The name of the asked text in places of diagnostics. */
export const ASKED = 'question';
const CONTEXT: SentenceContext = { section: 'question', provision: 'dossier', question: ASKED };

/** The question that a text asks, with its assumptions and expected answers; or why it is not understood. */
export function parseAsk({ scope, model }: Askable, text: string): { readonly question?: Question; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const items: { item: Item; sentence: SyntaxSentence }[] = [];
  for (const sentence of sentencesOf(text, diagnostics)) {
    const read = elaborate(sentence, scope, CONTEXT, ASKED);
    diagnostics.push(...read.diagnostics);
    for (const item of read.items) items.push({ item, sentence });
  }
  const origin = span(ASKED, 0, text.length);
  const { question, diagnostics: found } = assembleQuestion({
    id: ASKED, title: text.trim(), origin, hasErrors: diagnostics.length > 0,
    asks: items.flatMap(({ item }) => (item.kind === 'ask' ? [{ ask: item.ask, origin }] : [])),
    assumptions: items.flatMap(({ item }) => (item.kind === 'assumption' ? [item.assumption] : [])),
    expectations: items.flatMap(({ item }) => (item.kind === 'expectation' ? [item.expectation] : [])),
  }, model.readings);
  const all = sortDiagnostics([...diagnostics, ...found]);
  return all.some(({ severity }) => severity === 'error') || !question ? { diagnostics: all } : { question, diagnostics: all };
}

/** A statement about a day. */
export interface Stated {
  readonly statement: Formula;
  readonly on?: PartialDate;
  readonly knownOn?: PartialDate;
}

/** The statement that a text makes: `Japan and USSR are at war`, `USSR shall transfer Shikotan to Japan on 1957-01-01`; a yes-or-no question will do too. */
export function parseStatement(dossier: Askable, text: string): { readonly stated?: Stated; readonly diagnostics: readonly Diagnostic[] } {
  const syntax: Diagnostic[] = [];
  const [sentence, ...others] = sentencesOf(text, syntax);
  if (!sentence) return { diagnostics: syntax };
  const read = others.length > 0 ? undefined : elaborateAs(sentence, dossier.scope, CONTEXT, statementForm, statementOf);
  if (read?.value) return { stated: read.value, diagnostics: syntax };
  const asked = parseAsk(dossier, text);
  const ask = asked.question?.ask;
  if (ask?.kind === 'holds') {
    const { statement, on, knownOn } = ask;
    return { stated: { statement, ...(on && { on }), ...(knownOn && { knownOn }) }, diagnostics: [] };
  }
  return { diagnostics: sentence.end === '?' || !read ? asked.diagnostics : [...syntax, ...read.diagnostics] };
}

/** Words that begin an assumption, and an expected answer, behind a question without a mark between them. */
const ASSUMING = new Set(['assuming', 'supposing', 'given']);

/** Made by syntax where a sentence has no end mark. */
const NO_FULL_STOP = 'E0101';

/** The sentences of a text; a missing mark at the end is no matter here. */
function sentencesOf(text: string, diagnostics: Diagnostic[]): readonly SyntaxSentence[] {
  const { syntax } = parse(ASKED, text);
  diagnostics.push(...syntax.diagnostics.filter(({ code }) => code !== NO_FULL_STOP));
  return [...allSentences(syntax)].flatMap(splitAtAssumption);
}

/** `Can Japan keep its word assuming X is in force?` is a question and an assumption. */
function splitAtAssumption(sentence: SyntaxSentence): readonly SyntaxSentence[] {
  const at = sentence.tokens.findIndex((token, i) => i > 0 && token.kind === 'word' && ASSUMING.has(token.value));
  if (at < 0) return [sentence];
  const end = sentence.tokens[at - 1]?.value === ',' ? at - 1 : at;
  return [{ ...sentence, tokens: sentence.tokens.slice(0, end) }, { ...sentence, tokens: sentence.tokens.slice(at) }];
}
