/**
 * What treaties say and the language has no sentence for: recognised by its words, so that the message can say how it is modelled.
 * Asked only for a sentence that fits nothing (`failure.ts`).
 */
import { parsePartialDate, type Diagnostic, type Fix } from '@servanda/base';
import type { SyntaxSentence, Token } from '@servanda/syntax';
import { consentOfAnother, reachesBack, twoSentences } from '../diagnostics.ts';
import { placeBetween, placeSpan } from './matching.ts';
import type { IsReadable } from './repair.ts';
import type { SentenceContext } from './sense.ts';

/** The first that is recognised. */
export function knownTrouble(sentence: SyntaxSentence, context: SentenceContext, isReadable: IsReadable): Diagnostic | undefined {
  return retroactive(sentence, context) ?? withoutConsent(sentence) ?? (context.section === 'question' ? undefined : joined(sentence, isReadable));
}

const valueAt = (tokens: readonly Token[], at: number): string => tokens[at]?.value ?? '';

/** Words that begin what holds for both parts. */
const BEFORE_ALL = new Set(['when', 'whenever', 'if', 'where', 'once', 'after', 'before', 'from', 'until', 'while', 'unless', 'on', 'upon', 'within', 'by', 'during', 'in', 'as']);

/** `A shall help B; B shall help A`, `A shall help B, and B shall help A`: each part is a sentence. */
function joined(sentence: SyntaxSentence, isReadable: IsReadable): Diagnostic | undefined {
  const { tokens } = sentence;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'string' || at === 0) continue;
    const isSemicolon = token.value === ';';
    if (!isSemicolon && token.value !== 'and') continue;
    const from = isSemicolon && valueAt(tokens, at + 1) === 'and' ? at + 2 : at + 1;
    const to = !isSemicolon && valueAt(tokens, at - 1) === ',' ? at - 1 : at;
    const [before, next] = [tokens[to - 1], tokens[from]];
    if (!before || !next || !isReadable(tokens.slice(0, to)) || (!isSemicolon && !isReadable(tokens.slice(from)))) continue;
    const text = `. ${next.text.charAt(0).toUpperCase()}`;
    const fix: Fix = { title: 'make them two sentences', edits: [{ span: placeBetween(sentence, before.to, next.from + 1), text }] };
    const isConditional = BEFORE_ALL.has(valueAt(tokens, 0));
    return twoSentences(placeSpan(sentence, { at, end: at + 1 }), { mark: token.text, isConditional }, { fixes: isConditional ? [] : [fix] });
  }
  return undefined;
}

/** `without the prior written consent of B`: consent is an act, and the dossier has to say which. */
function withoutConsent(sentence: SyntaxSentence): Diagnostic | undefined {
  const { tokens } = sentence;
  const at = tokens.findIndex(({ value }) => value === 'without');
  const of = tokens.findIndex(({ value }, i) => at >= 0 && i > at && i < at + 7 && /^(?:consent|approval|agreement|permission|authori[sz]ation)$/.test(value));
  if (at < 0 || of < 0) return undefined;
  const end = endOfNoun(tokens, of + 1);
  const whose = end > of + 2 ? tokens.slice(of + 2, end).map(({ text }) => text).join(' ') : 'the other party';
  const [first] = tokens;
  const isNamed = first !== undefined && /^\p{Lu}/u.test(first.text) && /^(?:shall|may|must|will|undertakes)$/.test(valueAt(tokens, 1));
  const to = isNamed ? first.text : tokens.slice(0, 6).some(({ value }) => value === 'party' || value === 'parties') ? 'that party' : 'that State';
  return consentOfAnother(placeSpan(sentence, { at, end }), { words: tokens.slice(at, end).map(({ text }) => text).join(' '), by: whose, to });
}

/** Where `of B`, `of the other party` ends. */
function endOfNoun(tokens: readonly Token[], at: number): number {
  if (valueAt(tokens, at) !== 'of') return at;
  if (/^\p{Lu}/u.test(tokens[at + 1]?.text ?? '')) return at + 2;
  const last = tokens.findIndex(({ value }, i) => i > at && i < at + 5 && /^(?:party|parties|state|states)$/.test(value));
  return last < 0 ? at : last + 1;
}

/** `Enters into force on signature, with effect from 1990-01-01`, `Applies from 1990-01-01`: a day on which it was not yet in force. */
function retroactive(sentence: SyntaxSentence, { instrument, section }: SentenceContext): Diagnostic | undefined {
  if (instrument === undefined || section === 'question') return undefined;
  const { tokens } = sentence;
  const at = tokens.findIndex(({ kind, text }) => kind === 'date' && parsePartialDate(text).kind === 'date');
  const day = tokens[at];
  if (!day || at !== tokens.length - 1) return undefined;
  const words = tokens.slice(0, at).map(({ value }) => value).join(' ');
  const effect = /^(?:.* )?enters? into force(.*?)( ,)?( and)?( (?:applies|shall apply|takes effect|shall take effect|retroactively|retrospectively|effective|with (?:retroactive )?effect))+ (?:from|as of|as from|on)$/.exec(words);
  if (effect) {
    const from = tokens.findIndex(({ value }, i) => i > 2 && /^(?:applies|takes|retroactively|retrospectively|effective|with|shall)$/.test(value) && i > tokens.findIndex((each) => each.value === 'force'));
    const start = tokens.slice(0, from).findLast(({ value }) => value !== ',' && value !== 'and');
    const fixes: readonly Fix[] = start ? [{ title: `write \`but not before ${day.text}\``, edits: [{ span: placeBetween(sentence, start.to, day.to), text: `, but not before ${day.text}` }] }] : [];
    return reachesBack(placeSpan(sentence, { at: from, end: at + 1 }), { date: day.text, hasEntry: true }, { fixes });
  }
  if (!/^(?:(?:it|(?:this|the) \S+) )?(?:shall )?(?:apply|applies|be applicable|is applicable|take effect|takes effect|be effective|is effective|have effect|has effect|produces? effects?|become effective|becomes effective)(?: retroactively| retrospectively)? (?:from|as of|as from|on|since)$/.test(words)) return undefined;
  const [first] = tokens;
  const fixes: readonly Fix[] = first ? [{ title: `write \`Enters into force on ${day.text}\``, edits: [{ span: placeBetween(sentence, first.from, day.to), text: `Enters into force on ${day.text}` }] }] : [];
  return reachesBack(placeSpan(sentence, { at: 0, end: at + 1 }), { date: day.text, hasEntry: false }, { fixes });
}
