/** Why a sentence fits nothing: the furthest place that any form or phrase reached, what it expected there, and the nearest phrase. */
import { didYouMean, editDistance, type Diagnostic, type Fix } from '@servanda/base';
import type { SyntaxSentence, Token } from '@servanda/syntax';
import { clauseInReading, clauseOutside, unknownName, unreadable } from '../diagnostics.ts';
import { clauseForm } from './clause-forms.ts';
import { claimTrouble } from './claim-trouble.ts';
import { knownTrouble } from './known-trouble.ts';
import { isNameLike } from './lexemes.ts';
import { logForm } from './log-forms.ts';
import { complete, makeInput, placeSpan, type Expected, type Input, type Vocabulary } from './matching.ts';
import { variablesOf } from './nouns.ts';
import { entryInQuestion, notAQuestion } from './questions-diagnostics.ts';
import { expectsVerb, MEANT, PREPOSITIONS, repairOf, type IsReadable, type Repair } from './repair.ts';
import type { SentenceContext } from './sense.ts';
import type { SentenceForm } from './sentence-form.ts';

export function explainFailure(sentence: SyntaxSentence, scope: Vocabulary, context: SentenceContext, forms: readonly SentenceForm[], isReadable: IsReadable): Diagnostic {
  const misplaced = finalClauseElsewhere(sentence, scope, context) ?? entryElsewhere(sentence, scope, context);
  if (misplaced) return misplaced;
  const known = knownTrouble(sentence, context, isReadable);
  if (known) return known;
  const input = makeInput(sentence, scope, { variables: variablesOf({ tokens: sentence.tokens, scope }), isTracking: true });
  for (const form of forms) complete(form.rule, input);
  return describe(sentence, input, isReadable, context, forms);
}

/** A final clause that stands outside an instrument. */
function finalClauseElsewhere(sentence: SyntaxSentence, scope: Vocabulary, context: SentenceContext): Diagnostic | undefined {
  if (context.instrument !== undefined) return undefined;
  const input = makeInput(sentence, scope, { isLenient: true });
  if (complete(clauseForm, input).length === 0) return undefined;
  const words = sentence.tokens.slice(0, 3).map((token) => token.text).join(' ');
  const span = placeSpan(sentence, { at: 0, end: sentence.tokens.length });
  return context.section === 'reading' ? clauseInReading(span, { words }) : clauseOutside(span, { words });
}

/** An entry of the log below a question. */
function entryElsewhere(sentence: SyntaxSentence, scope: Vocabulary, context: SentenceContext): Diagnostic | undefined {
  if (context.section !== 'question' || complete(logForm, makeInput(sentence, scope, { isLenient: true })).length === 0) return undefined;
  const words = sentence.tokens.slice(0, 3).map((token) => token.text).join(' ');
  return entryInQuestion(placeSpan(sentence, { at: 0, end: sentence.tokens.length }), { words });
}

/** Expectations that say little: they stand at every place where a noun may. */
const MOST_SHOWN = 4;

/** From so many words on a clause may be one that nobody meant to formalise. */
const LONG = 9;

/** In claims, and behind a report's name, a single word put in or right is the likelier remedy. */
function mayLackAWord({ tokens }: SyntaxSentence): boolean {
  return tokens[0]?.value === 'claim' ? tokens[1]?.value !== 'in' : tokens[2]?.value !== 'by';
}

/** A remedy that works, else what the sentence's first words say it was meant to be, else the place where it went wrong. */
function describe(sentence: SyntaxSentence, input: Input, isReadable: IsReadable, context: SentenceContext, forms: readonly SentenceForm[]): Diagnostic {
  const { tokens } = sentence;
  const ofClaim = claimTrouble(sentence, input.scope);
  if (ofClaim && !mayLackAWord(sentence)) return ofClaim;
  const repair = repairOf(sentence, input, isReadable);
  const isCutShort = sentence.end === null && repair?.text === undefined && repair?.at === tokens.length - 1;
  if (repair && !isCutShort) return remedied(sentence, repair);
  if (ofClaim) return ofClaim;
  const isQuestion = context.section === 'question' && forms.length > 1;
  if (isQuestion && input.furthest === 0) return notAQuestion(placeSpan(sentence, { at: 0, end: 1 }), { found: tokens[0]?.text ?? '' });
  const isProse = context.section === 'article' && tokens.length >= LONG;
  const token = tokens[input.furthest];
  const found = token && atToken(sentence, input, token, isProse);
  if (found) return found;
  const span = placeSpan(sentence, token ? { at: input.furthest, end: input.furthest + 1 } : { at: Math.max(0, tokens.length - 1), end: tokens.length });
  return unreadable(span, { ...(token && { found: token.text }), expected: shown(input.expected), isOpen: sentence.end === null, isProse });
}

/** What is to be said of the word that stands where nothing fits: another act is meant, a name or a word is misspelt, a verb is undeclared. */
function atToken(sentence: SyntaxSentence, input: Input, token: Token, isProse: boolean): Diagnostic | undefined {
  const span = placeSpan(sentence, { at: input.furthest, end: input.furthest + 1 });
  const treatyAct = MEANT[token.value];
  if (treatyAct !== undefined) return unreadable(span, { found: token.text, expected: [`\`${treatyAct}\``] });
  const name = unknownNameAt(token, input);
  if (name !== undefined) {
    const fixes: readonly Fix[] = [{ title: `write \`${name}\``, edits: [{ span, text: name }] }];
    return unknownName(span, { name: token.text, wanted: 'thing', nearest: name }, { fixes });
  }
  if (isNameLike(token) && input.expected.some((each) => each.kind === 'sort' && each.text === 'a text in quotes')) {
    return unreadable(span, { found: token.text, expected: ['a text in quotes'] }, { fixes: [{ title: 'put it in quotation marks', edits: [{ span, text: `"${token.text}"` }] }] });
  }
  const words = input.expected.flatMap((expected) => (expected.kind === 'word' ? [expected] : []));
  const near = token.kind === 'word' ? didYouMean(token.value, words.map((word) => word.text)) : undefined;
  const meant = near === undefined || !isTypo(token.value, near) ? samePreposition(token, input.expected) : words.find((word) => word.text === near);
  if (meant) return unreadable(span, { found: token.text, stands: token.text, expected: [`\`${meant.text}\``], wanted: `\`${meant.text}\``, ...(meant.by !== undefined && { nearest: meant.by }) });
  if (token.kind !== 'word' || !isVerbLike(token) || !expectsVerb(input.expected)) return undefined;
  return unreadable(span, { found: token.text, isVerb: true, expected: likelyVerbs(words.filter((word) => word.by !== undefined)), isProse });
}

/** The name that a word is nearest to, where a name was wanted and it is none. */
function unknownNameAt(token: Token, { expected, scope }: Input): string | undefined {
  if (!isNameLike(token) || scope.things.has(token.text) || !expected.some((each) => each.kind === 'name')) return undefined;
  return didYouMean(token.text, scope.things.keys());
}

/** What a remedy that works says was wrong. */
function remedied(sentence: SyntaxSentence, { at, text, by, isInserted, fix }: Repair): Diagnostic {
  const isPast = at >= sentence.tokens.length;
  const span = placeSpan(sentence, isPast ? { at: sentence.tokens.length - 1, end: sentence.tokens.length } : { at, end: at + 1 });
  const found = sentence.tokens[at]?.text;
  const nearest = by === undefined ? {} : { nearest: by };
  const common = { ...(found !== undefined && { found }), ...nearest };
  if (text === undefined) return unreadable(span, { ...common, expected: [], extra: found ?? '' }, { fixes: [fix] });
  if (isInserted) return unreadable(span, { ...common, expected: [], missing: text }, { fixes: [fix] });
  return unreadable(span, { ...common, stands: found ?? '', expected: [`\`${text}\``], wanted: `\`${text}\`` }, { fixes: [fix] });
}

const NO_VERBS = new Set('a an the and or of to in on at by for from with not no never that which who whose if when unless while all any each both either its their'.split(' '));
function isVerbLike({ text, value }: Token): boolean {
  return !/^\p{Lu}/u.test(text) && !NO_VERBS.has(value) && !/ly$/.test(value);
}

/** Some of the verbs that may stand there, the author's own first. */
function likelyVerbs(words: readonly Extract<Expected, { kind: 'word' }>[]): readonly string[] {
  return [...new Set(words.map(({ text }) => `\`${text}\``))].slice(0, MOST_SHOWN);
}

/** One preposition for another, where all that was expected comes from one phrase. */
function samePreposition(token: Token | undefined, expected: readonly Expected[]): Extract<Expected, { kind: 'word' }> | undefined {
  const [first] = expected;
  if (first?.kind !== 'word' || first.by === undefined || !PREPOSITIONS.has(token?.value ?? '') || !PREPOSITIONS.has(first.text)) return undefined;
  return expected.every((each) => each.kind === 'word' && each.by === first.by) ? first : undefined;
}

/** Close enough to say so where no remedy was found. */
function isTypo(word: string, near: string): boolean {
  // Two letters wrong and the first among them is another word: `announces` is no misspelt `denounces`.
  return editDistance(word, near, 2) <= (word.length > 7 && word.charAt(0) === near.charAt(0) ? 2 : 1);
}

/** The expectations as a reader wants them: kinds first, then words, a few of them. */
function shown(expected: readonly Expected[]): readonly string[] {
  const sorts = new Set<string>();
  const words = new Set<string>();
  for (const each of expected) {
    if (each.kind === 'sort') sorts.add(each.text);
    if (each.kind === 'name') sorts.add(each.of === 'thing' ? 'a name' : each.of === 'kind' ? 'a kind' : `${/^[AEIOU]/i.test(each.of) ? 'an' : 'a'} \`${each.of}\``);
  }
  const ofPhrases = expected.filter((each) => each.kind === 'word' && each.by !== undefined);
  for (const each of [...ofPhrases, ...expected]) if (each.kind === 'word') words.add(`\`${each.text}\``);
  const all = [...sorts, ...words];
  return all.length > MOST_SHOWN ? all.slice(0, MOST_SHOWN) : all;
}
